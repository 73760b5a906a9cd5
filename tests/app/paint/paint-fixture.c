/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paint-fixture.h"

#include <stdlib.h>

static EfColour
grey (double level, double alpha)
{
  return (EfColour){ level, level, level, alpha };
}

static void
add_line (EfScene *scene,
          EfLayer layer,
          const char *css,
          const char *id,
          const EfColour *stroke,
          const double *points,
          guint n)
{
  EfPrimitive *line = ef_scene_add (scene, EF_PRIMITIVE_POLYLINE, layer, css, id);

  line->polyline.points = g_memdup2 (points, 2 * n * sizeof *points);
  line->polyline.n = n;
  line->stroke = *stroke;
  line->stroke_width = 1;
}

static EfPrimitive *
add_text (EfScene *scene,
          EfLayer layer,
          const char *css,
          const char *id,
          const char *text,
          double x,
          double y,
          EfAnchor anchor)
{
  EfPrimitive *primitive = ef_scene_add (scene, EF_PRIMITIVE_TEXT, layer, css, id);

  primitive->text.text = g_strdup (text);
  primitive->text.x = x;
  primitive->text.y = y;
  primitive->text.anchor = anchor;
  primitive->text.size = 8;
  primitive->fill = grey (0.1, 1);
  return primitive;
}

static void
add_ground (EfScene *scene)
{
  EfPrimitive *page = ef_scene_add (scene, EF_PRIMITIVE_RECT, EF_LAYER_BACKGROUND, "page", "page");
  EfPrimitive *legend;
  EfColour pale = grey (0.85, 1), dark = grey (0.3, 1);
  const double across[] = { 30, 55, 190, 55 };
  const double down[] = { 110.25, 10, 110.25, 100 };
  const double axes[] = { 30, 10, 30, 100, 190, 100 };

  page->rect.rect = (EfRect){ 0, 0, 200, 120 };
  page->fill = grey (1, 1);
  add_line (scene, EF_LAYER_GRID, "grid", "grid-y-0", &pale, across, 2);
  add_line (scene, EF_LAYER_GRID, "grid", "grid-x-0", &pale, down, 2);
  ef_scene_add (scene, EF_PRIMITIVE_RECT, EF_LAYER_FRAME, "legend", "legend");
  legend = (EfPrimitive *) ef_scene_get (scene, ef_scene_get_n (scene) - 1);
  legend->rect.rect = (EfRect){ 150, 14, 36, 20 };
  legend->rect.radius = 3;
  legend->fill = grey (0.95, 0.8);
  legend->stroke = pale;
  legend->stroke_width = 0.5;
  add_line (scene, EF_LAYER_FRAME, "axis", "axes", &dark, axes, 3);
}

static void
add_points (EfScene *scene)
{
  static const double x[] = { 0, 1, 2, 3, 4, 2.5 };
  static const double y[] = { 0, 2, 1, 3, 3.5, 9 };
  static const guint8 groups[] = { 0, 1, 0, 1, 0, 0 };
  static const guint8 skip[] = { 0, 0, 0, 1, 0, 0 };
  static const guint32 front[] = { 3 };
  EfPrimitive *points
    = ef_scene_add (scene, EF_PRIMITIVE_MARKERS, EF_LAYER_POINTS, "points", "points");
  EfMarkerRun *run = &points->markers;

  points->clipped = TRUE;
  *run = (EfMarkerRun){ .sx = x,
                        .sy = y,
                        .groups = groups,
                        .skip = skip,
                        .n = 6,
                        .ax = 32,
                        .bx = 40.5,
                        .ay = -20,
                        .by = 90,
                        .size = 6,
                        .n_groups = 2 };
  run->fills[0] = (EfColour){ 0.2, 0.4, 0.8, 0.75 };
  run->fills[1] = (EfColour){ 0.9, 0.4, 0.1, 0.75 };
  run->shapes[1] = EF_SHAPE_SQUARE;

  points = ef_scene_add (scene, EF_PRIMITIVE_MARKERS, EF_LAYER_CURVES, "front-point", "front-3");
  points->title = g_strdup ("Model <3> & co");
  points->markers = (EfMarkerRun){ .sx = x,
                                   .sy = y,
                                   .groups = groups,
                                   .indices = front,
                                   .n = 1,
                                   .ax = 32,
                                   .bx = 40.5,
                                   .ay = -20,
                                   .by = 90,
                                   .size = 9,
                                   .n_groups = 2,
                                   .outline = { 0, 0, 0, 1 },
                                   .outline_width = 1.5 };
  points->markers.fills[1] = (EfColour){ 0.9, 0.4, 0.1, 1 };
  points->markers.shapes[1] = EF_SHAPE_STAR;
}

static void
add_front (EfScene *scene)
{
  static const double line[] = { 30, 90, 72.5, 90, 72.5, 50, 136.5, 30 };
  static const double area[] = { 30, 100, 30, 90, 72.5, 90, 72.5, 50, 136.5, 50, 136.5, 100 };
  EfColour blue = { 0.1, 0.37, 0.7, 1 };
  EfPrimitive *fill
    = ef_scene_add (scene, EF_PRIMITIVE_POLYLINE, EF_LAYER_CURVES, "front-area", "area");
  EfPrimitive *front;

  fill->polyline.points = g_memdup2 (area, sizeof area);
  fill->polyline.n = 6;
  fill->polyline.closed = TRUE;
  fill->fill = (EfColour){ 0.2, 0.5, 0.9, 0.1 };
  fill->clipped = TRUE;
  add_line (scene, EF_LAYER_CURVES, "front", "front", &blue, line, 4);
  front = (EfPrimitive *) ef_scene_get (scene, ef_scene_get_n (scene) - 1);
  front->dash[0] = 4;
  front->dash[1] = 2;
  front->clipped = TRUE;
}

static void
add_words (EfScene *scene)
{
  EfPrimitive *text;

  text = add_text (scene, EF_LAYER_LABELS, "label", "label-3", "Größe ≥ 10²", 136.5, 24,
                   EF_ANCHOR_MIDDLE);
  text->text.halo = grey (1, 0.9);
  add_text (scene, EF_LAYER_FRAME, "tick-label", "tick-x-0", "0.5", 110.25, 110, EF_ANCHOR_MIDDLE);
  add_text (scene, EF_LAYER_FRAME, "tick-label", "tick-y-0", "55", 27, 58, EF_ANCHOR_END);
  text = add_text (scene, EF_LAYER_FRAME, "axis-title", "title-y", "Accuracy (%)", 10, 55,
                   EF_ANCHOR_MIDDLE);
  text->text.angle = 90;
  text->text.bold = TRUE;
}

EfScene *
paint_fixture_create_scene (void)
{
  EfScene *scene = ef_scene_new (200, 120);
  const EfRect plot = { 30, 10, 160, 90 };

  ef_scene_set_plot (scene, &plot);
  ef_scene_set_words (scene, "A \"title\" <of> words & more",
                      "Six points.\nOne is on the frontier.");
  ef_scene_set_font_family (scene, "DejaVu Sans, sans-serif");
  add_ground (scene);
  add_points (scene);
  add_front (scene);
  add_words (scene);
  return scene;
}

EfScene *
paint_fixture_create_cloud (guint n, guint n_groups, double opacity, const EfMarkerRun **run)
{
  EfScene *scene = ef_scene_new (200, 120);
  const EfRect plot = { 30, 10, 160, 90 };
  g_autoptr (GRand) random = g_rand_new_with_seed (20250724);
  EfPrimitive *points
    = ef_scene_add (scene, EF_PRIMITIVE_MARKERS, EF_LAYER_POINTS, "points", "points");
  double *places = g_new (double, 2 * n);
  guint8 *groups = g_new (guint8, n);

  ef_scene_set_plot (scene, &plot);
  ef_scene_hold (scene, places, g_free);
  ef_scene_hold (scene, groups, g_free);
  for (guint i = 0; i < n; i++)
    {
      places[i] = g_rand_double_range (random, -0.05, 1.05);
      places[n + i] = g_rand_double_range (random, -0.05, 1.05);
      groups[i] = (guint8) g_rand_int_range (random, 0, (gint32) n_groups);
    }
  points->clipped = TRUE;
  points->markers = (EfMarkerRun){ .sx = places,
                                   .sy = places + n,
                                   .groups = groups,
                                   .n = n,
                                   .ax = 160,
                                   .bx = 30,
                                   .ay = -90,
                                   .by = 100,
                                   .size = 6,
                                   .n_groups = n_groups };
  for (guint i = 0; i < n_groups; i++)
    {
      points->markers.fills[i] = (EfColour){ i % 3 / 2.0, i % 4 / 3.0, 1 - i / 10.0, opacity };
      points->markers.shapes[i] = (EfShape) i;
    }
  if (run != NULL)
    *run = &points->markers;
  return scene;
}

void
paint_fixture_scale_cloud (EfScene *scene, gboolean shaded, gboolean sized)
{
  EfMarkerRun *run = (EfMarkerRun *) &ef_scene_get (scene, 0)->markers;
  EfMarkerScales *scales = g_new0 (EfMarkerScales, 1);
  guint8 *steps = g_new (guint8, 2 * run->n);

  ef_scene_hold (scene, scales, g_free);
  ef_scene_hold (scene, steps, g_free);
  for (guint i = 0; i < run->n; i++)
    {
      steps[i] = (guint8) (i % EF_MARKER_SHADES);
      steps[run->n + i] = (guint8) (i * 7 % EF_MARKER_SIZES);
    }
  for (guint i = 0; i < EF_MARKER_SHADES; i++)
    scales->shades[i] = (EfColour){ i / 64.0, 0.5, 1 - i / 64.0, run->fills[0].a };
  for (guint i = 0; i < EF_MARKER_SIZES; i++)
    scales->diameters[i] = i == 0 ? 4 : 1 + i / 12.0;
  run->scales = scales;
  run->shades = shaded ? steps : NULL;
  run->sizes = sized ? steps + run->n : NULL;
}

double
paint_fixture_compare (cairo_surface_t *a, cairo_surface_t *b, guint *largest)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  double sum = 0;

  g_assert_cmpint (cairo_image_surface_get_width (b), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (b), ==, height);
  cairo_surface_flush (a);
  cairo_surface_flush (b);
  *largest = 0;
  for (int y = 0; y < height; y++)
    {
      const guint8 *row_a
        = cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a);
      const guint8 *row_b
        = cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b);

      for (int i = 0; i < 4 * width; i++)
        {
          guint difference = (guint) abs (row_a[i] - row_b[i]);

          sum += difference;
          *largest = MAX (*largest, difference);
        }
    }
  return sum / (4.0 * width * height);
}
