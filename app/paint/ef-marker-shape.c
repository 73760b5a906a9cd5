/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-marker-shape.h"

#include <math.h>
#include <string.h>

/* The outlines of the marker shapes.
 *
 * The polygons are constants, not computed at start: figures have to come out the same to the byte
 * wherever they are made, and sines differ in the last digit between C libraries. Each is scaled so
 * that its area is that of the circle with diameter 1. */

typedef struct
{
  guint n;
  double reach;
  double corners[2 * EF_MARKER_SHAPE_CORNERS];
} Polygon;

static const Polygon polygons[EF_N_SHAPES] = {
  [EF_SHAPE_CIRCLE] = { 0, 0.5, { 0 } },
  [EF_SHAPE_SQUARE]
  = { 4, 0.6267, { -0.4431, -0.4431, 0.4431, -0.4431, 0.4431, 0.4431, -0.4431, 0.4431 } },
  [EF_SHAPE_TRIANGLE] = { 3, 0.7776, { 0, -0.7776, 0.6734, 0.3888, -0.6734, 0.3888 } },
  [EF_SHAPE_DIAMOND] = { 4, 0.6267, { 0, -0.6267, 0.6267, 0, 0, 0.6267, -0.6267, 0 } },
  [EF_SHAPE_PLUS]
  = { 12, 0.6650, { -0.1780, -0.6407, 0.1780,  -0.6407, 0.1780,  -0.1780, 0.6407,  -0.1780,
                    0.6407,  0.1780,  0.1780,  0.1780,  0.1780,  0.6407,  -0.1780, 0.6407,
                    -0.1780, 0.1780,  -0.6407, 0.1780,  -0.6407, -0.1780, -0.1780, -0.1780 } },
  [EF_SHAPE_CROSS]
  = { 12, 0.6650, { 0.3272,  -0.5788, 0.5788,  -0.3272, 0.2517,  0,       0.5788,  0.3272,
                    0.3272,  0.5788,  0,       0.2517,  -0.3272, 0.5788,  -0.5788, 0.3272,
                    -0.2517, 0,       -0.5788, -0.3272, -0.3272, -0.5788, 0,       -0.2517 } },
  [EF_SHAPE_TRIANGLE_DOWN] = { 3, 0.7776, { 0, 0.7776, 0.6734, -0.3888, -0.6734, -0.3888 } },
  [EF_SHAPE_STAR] = { 10, 0.7707, { 0,       -0.7706, 0.2038,  -0.2806, 0.7329,  -0.2381, 0.3298,
                                    0.1072,  0.4530,  0.6235,  0,       0.3468,  -0.4530, 0.6235,
                                    -0.3298, 0.1072,  -0.7329, -0.2381, -0.2038, -0.2806 } },
  [EF_SHAPE_PENTAGON]
  = { 5,
      0.5748,
      { 0, -0.5747, 0.5466, -0.1776, 0.3378, 0.4650, -0.3378, 0.4650, -0.5466, -0.1776 } },
  [EF_SHAPE_HEXAGON] = { 6,
                         0.5499,
                         { 0, -0.5498, 0.4762, -0.2749, 0.4762, 0.2749, 0, 0.5498, -0.4762, 0.2749,
                           -0.4762, -0.2749 } },
};

static const Polygon *
find_polygon (EfShape shape)
{
  return &polygons[(guint) shape < EF_N_SHAPES ? shape : EF_SHAPE_CIRCLE];
}

const double *
ef_marker_shape_get_polygon (EfShape shape, guint *n)
{
  const Polygon *polygon = find_polygon (shape);

  g_return_val_if_fail (n != NULL, NULL);

  *n = polygon->n;
  return polygon->n > 0 ? polygon->corners : NULL;
}

double
ef_marker_shape_get_reach (EfShape shape)
{
  return find_polygon (shape)->reach;
}

/* Cuts off what is left of the centre, edge by edge (Sutherland and Hodgman 1974). @out has room
 * for twice as many corners; returns how many there are. */
static guint
keep_right (const double *corners, guint n, double *out)
{
  guint n_out = 0;

  for (guint i = 0; i < n; i++)
    {
      const double *a = &corners[2 * i];
      const double *b = &corners[2 * ((i + 1) % n)];

      if (a[0] >= 0)
        {
          out[2 * n_out] = a[0];
          out[2 * n_out++ + 1] = a[1];
        }
      if ((a[0] < 0) != (b[0] < 0))
        {
          out[2 * n_out] = 0;
          out[2 * n_out++ + 1] = a[1] + (b[1] - a[1]) * (a[0] / (a[0] - b[0]));
        }
    }

  return n_out;
}

guint
ef_marker_shape_get_hole (EfShape shape, EfForm form, double *corners)
{
  const Polygon *polygon = find_polygon (shape);
  double turned[2 * EF_MARKER_SHAPE_CORNERS];

  g_return_val_if_fail (corners != NULL, 0);

  if (form == EF_FORM_FILLED)
    return 0;
  for (guint i = 0; i < 2 * polygon->n; i += 2)
    {
      turned[i] = polygon->corners[2 * polygon->n - 2 - i] * EF_MARKER_SHAPE_HOLE;
      turned[i + 1] = polygon->corners[2 * polygon->n - 1 - i] * EF_MARKER_SHAPE_HOLE;
    }
  if (form == EF_FORM_HALF)
    return keep_right (turned, polygon->n, corners);
  memcpy (corners, turned, 2 * polygon->n * sizeof *corners);

  return polygon->n;
}

static void
trace_polygon (
  const double *corners, guint n, cairo_t *cr, double x, double y, double diameter)
{
  cairo_new_sub_path (cr);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, x + corners[2 * i] * diameter, y + corners[2 * i + 1] * diameter);
  cairo_close_path (cr);
}

static void
trace_disc (cairo_t *cr, double x, double y, double diameter)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, diameter / 2, 0, 2 * G_PI);
  cairo_close_path (cr);
}

static void
trace_hole (EfShape shape, EfForm form, cairo_t *cr, double x, double y, double diameter)
{
  double corners[4 * EF_MARKER_SHAPE_CORNERS];
  double radius = EF_MARKER_SHAPE_HOLE * diameter / 2;

  if (find_polygon (shape)->n > 0)
    {
      guint n = ef_marker_shape_get_hole (shape, form, corners);

      trace_polygon (corners, n, cr, x, y, diameter);
      return;
    }

  cairo_new_sub_path (cr);
  if (form == EF_FORM_HALF)
    cairo_arc_negative (cr, x, y, radius, G_PI / 2, -G_PI / 2);
  else
    cairo_arc_negative (cr, x, y, radius, 2 * G_PI, 0);
  cairo_close_path (cr);
}

void
ef_marker_shape_trace (
  EfShape shape, EfForm form, cairo_t *cr, double x, double y, double diameter)
{
  const Polygon *polygon = find_polygon (shape);

  g_return_if_fail (cr != NULL);

  if (polygon->n == 0)
    trace_disc (cr, x, y, diameter);
  else
    trace_polygon (polygon->corners, polygon->n, cr, x, y, diameter);
  if (form == EF_FORM_FILLED)
    return;

  trace_hole (shape, form, cr, x, y, diameter);
  if (form == EF_FORM_DOTTED)
    trace_disc (cr, x, y, EF_MARKER_SHAPE_DOT * diameter);
}
