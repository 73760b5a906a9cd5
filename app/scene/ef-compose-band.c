/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose-private.h"

#include <math.h>

#include "ef-chart-fronts.h"
#include "ef-chart-insight.h"
#include "ef-chart-words.h"
#include "ef-words.h"

/*
 * The band of what is near the frontier: between its staircase and the outline of the tolerance,
 * wherever the outline lies on the worse side. Both are functions of x with steps, so the band is
 * found by going through the steps of both from left to right.
 */

#define OPACITY 0.16

/* A function of x with steps, from corners in ascending x: pairs on the page. */
typedef struct
{
  const double *corners;
  guint n;
} Steps;

/* The value between two neighbouring steps, for an x that is on none of them. FALSE outside. */
static gboolean
get_value (const Steps *self, double x, double *y)
{
  for (guint i = 1; i < self->n; i++)
    {
      const double *a = &self->corners[2 * i - 2], *b = &self->corners[2 * i];

      if (a[1] == b[1] && MIN (a[0], b[0]) <= x && x <= MAX (a[0], b[0]))
        {
          *y = a[1];
          return TRUE;
        }
    }
  return FALSE;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* All x at which one of the two steps, ascending (transfer full, element-type double). */
static GArray *
list_breaks (const Steps *a, const Steps *b)
{
  GArray *breaks = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < a->n; i++)
    g_array_append_val (breaks, a->corners[2 * i]);
  for (guint i = 0; i < b->n; i++)
    g_array_append_val (breaks, b->corners[2 * i]);
  g_array_sort (breaks, compare_doubles);
  return breaks;
}

static void
add_piece (const EfComposer *self, guint index, const EfRect *rect)
{
  g_autofree char *id = g_strdup_printf ("band-%u", index);
  EfPrimitive *piece = ef_scene_add (self->scene, EF_PRIMITIVE_RECT, EF_LAYER_GRID, "band", id);

  piece->clipped = TRUE;
  piece->rect.rect = *rect;
  piece->fill = *ef_compose_get_front_colour (self);
  piece->fill.a = OPACITY;
}

/* One rectangle for each stretch on which neither steps. On the page y grows downwards. */
static void
add_pieces (const EfComposer *self, const Steps *front, const Steps *outline)
{
  g_autoptr (GArray) breaks = list_breaks (front, outline);
  gboolean below = self->data->y.direction == EF_DIRECTION_HIGHER;
  guint n_pieces = 0;

  for (guint i = 1; i < breaks->len; i++)
    {
      double left = g_array_index (breaks, double, i - 1);
      double right = g_array_index (breaks, double, i);
      double middle = (left + right) / 2, better, worse;

      if (!(right > left) || !get_value (front, middle, &better)
          || !get_value (outline, middle, &worse) || (below ? worse <= better : worse >= better))
        continue;
      add_piece (self, n_pieces++,
                 &(EfRect){ left, MIN (better, worse), right - left, fabs (worse - better) });
    }
}

/* The corners of the outline on the page (transfer full). */
static double *
trace_outline (const EfComposer *self, guint *n)
{
  const EfChartData *data = self->data;
  EfMargin x = ef_chart_fronts_get_margin (&self->spec->front.near_x, &data->x);
  EfMargin y = ef_chart_fronts_get_margin (&self->spec->front.near_y, &data->y);
  double bounds[4] = {
    ef_axis_data_get_value_at (&data->x, MIN (self->view->x_min, data->extent.x_min)),
    ef_axis_data_get_value_at (&data->x, MAX (self->view->x_max, data->extent.x_max)),
    ef_axis_data_get_value_at (&data->y, MIN (self->view->y_min, data->extent.y_min)),
    ef_axis_data_get_value_at (&data->y, MAX (self->view->y_max, data->extent.y_max)),
  };
  double *corners = g_new (double, 2 * (2 * (gsize) data->n_front + 2));
  EfPoints points;
  gsize n_corners;
  guint n_kept = 0;

  ef_chart_data_get_points (data, &points);
  n_corners
    = ef_near_front_outline (&points, data->front, data->n_front, &x, &y, bounds, corners);
  for (gsize i = 0; i < n_corners; i++)
    {
      double px, py;

      /* Below zero a logarithmic axis ends: as far out as the eye can see. */
      if (!ef_axis_data_place (&data->x, corners[2 * i], &px))
        px = self->view->x_min;
      if (!ef_axis_data_place (&data->y, corners[2 * i + 1], &py))
        py = self->view->y_min;
      corners[2 * n_kept] = self->ax * px + self->bx;
      corners[2 * n_kept + 1] = self->ay * py + self->by;
      n_kept++;
    }
  *n = n_kept;
  return corners;
}

/* "5 %", "2 GB" */
static char *
format_tolerance (const EfComposer *self, const EfTolerance *tolerance, const EfAxisData *axis)
{
  g_autofree char *number = NULL;

  if (!tolerance->percent)
    return ef_axis_data_format_styled (axis, tolerance->amount, self->options->ticks);
  number = ef_number_to_label (tolerance->amount, 4, NULL, self->options->ticks);
  return g_strconcat (number, "\u00a0%", NULL);
}

static char *
dup_words (const EfComposer *self)
{
  const EfFrontSpec *front = &self->spec->front;
  g_autofree char *x = format_tolerance (self, &front->near_x, &self->data->x);
  g_autofree char *y = format_tolerance (self, &front->near_y, &self->data->y);

  if (!(ef_chart_fronts_get_margin (&front->near_y, &self->data->y).value > 0))
    /* Translators: in the legend; %s is a tolerance, "5 %" or "2 GB". */
    return g_strdup_printf (_ ("Near the frontier (%s)"), x);
  if (!(ef_chart_fronts_get_margin (&front->near_x, &self->data->x).value > 0))
    return g_strdup_printf (_ ("Near the frontier (%s)"), y);
  /* Translators: in the legend; the tolerances along the horizontal and the vertical axis. */
  return g_strdup_printf (_ ("Near the frontier (%s, %s)"), x, y);
}

void
ef_compose_band_list (const EfComposer *self)
{
  EfCurveLayout curve = {
    .sample = EF_SAMPLE_BAND,
    .css = "band",
    .id = g_strdup ("band"),
    .words = dup_words (self),
    .colour = *ef_compose_get_front_colour (self),
  };

  curve.colour.a = OPACITY;
  g_array_append_val (self->curves, curve);
}

void
ef_compose_band_add (const EfComposer *self)
{
  g_autofree double *front = NULL;
  g_autofree double *outline = NULL;
  guint n_front, n_outline;

  if (!self->has_front || self->data->near_front == NULL)
    return;

  front = ef_compose_curves_trace_stairs (self, &self->data->layers[0], &self->plot, self->view,
                                          &n_front);
  outline = trace_outline (self, &n_outline);
  add_pieces (self, &(Steps){ front, n_front }, &(Steps){ outline, n_outline });
}
