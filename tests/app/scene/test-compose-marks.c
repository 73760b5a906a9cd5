/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "compose-fixture.h"
#include "scene-fixture.h"

/* The looks of the first point on the frontier. */
static const EfMarkerRun *
get_front (EfScene *scene)
{
  for (guint i = 0; i < ef_scene_get_n (scene); i++)
    if (g_str_equal (ef_scene_get (scene, i)->css, "front-point"))
      return &ef_scene_get (scene, i)->markers;
  g_assert_not_reached ();
}

/* Small letters, small markers: a figure for a column is one for a page, made smaller. */
static void
test_markers_follow_letters (void)
{
  g_auto (Chart) chart = { 0 };
  double points, front;

  chart_init (&chart, fixture_models (60, 3, 1));
  chart_compose (&chart);
  points = fixture_find (chart.scene, "points")->markers.size;
  front = get_front (chart.scene)->size;
  chart.options.font_size = 6;
  chart_compose (&chart);
  g_assert_cmpfloat_with_epsilon (fixture_find (chart.scene, "points")->markers.size,
                                  points * 6 / 9, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_front (chart.scene)->size, front * 6 / 9, 1e-9);
}

/* With area as amount, a small amount on the frontier is still there to see. */
static void
test_small_amounts (void)
{
  g_auto (Chart) chart = { 0 };
  const EfMarkerRun *front;
  const EfMarkerRun *points;
  double width;

  chart_init (&chart, fixture_models (60, 3, 1));
  ef_chart_spec_set_string (&chart.spec->size, "Params (M)");
  chart_compose (&chart);
  front = get_front (chart.scene);
  points = &fixture_find (chart.scene, "points")->markers;
  width = fixture_find (chart.scene, "front")->stroke_width;
  for (guint step = 1; step < EF_MARKER_SIZES; step++)
    {
      g_assert_cmpfloat (front->scales->diameters[step], >, 2 * width);
      g_assert_cmpfloat (points->scales->diameters[step], >=, 0.9);
      g_assert_cmpfloat (front->scales->diameters[step], >=, points->scales->diameters[step]);
    }
  /* Large ones are as large as they are. */
  g_assert_cmpfloat (front->scales->diameters[EF_MARKER_SIZES - 1], ==,
                     points->scales->diameters[EF_MARKER_SIZES - 1]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/compose-marks/markers-follow-letters", test_markers_follow_letters);
  g_test_add_func ("/scene/compose-marks/small-amounts", test_small_amounts);

  return g_test_run ();
}
