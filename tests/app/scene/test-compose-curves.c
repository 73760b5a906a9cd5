/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "compose-fixture.h"
#include "scene-fixture.h"

static void
test_layers (void)
{
  g_auto (Chart) chart;
  const EfPrimitive *front, *second, *third;

  chart_init (&chart, fixture_models (120, 3, 3));
  chart.spec->front.n_layers = 3;
  chart_compose (&chart);
  front = fixture_find (chart.scene, "front");
  second = fixture_find (chart.scene, "layer-2");
  third = fixture_find (chart.scene, "layer-3");
  g_assert_nonnull (front);
  g_assert_nonnull (second);
  g_assert_nonnull (third);
  g_assert_null (fixture_find (chart.scene, "layer-4"));

  /* The line that matters most is the strongest. */
  g_assert_cmpfloat (second->stroke_width, <, front->stroke_width);
  g_assert_cmpfloat (second->stroke.a, <, front->stroke.a);
  g_assert_cmpfloat (third->stroke.a, <, second->stroke.a);
  g_assert_cmpuint (fixture_count (chart.scene, "legend-label"), ==, 3);
  g_assert_cmpstr (fixture_find (chart.scene, "legend-label-0")->text.text, ==,
                   "Efficient frontier");
  g_assert_cmpstr (fixture_find (chart.scene, "legend-label-1")->text.text, ==, "Second frontier");
  g_assert_cmpstr (second->title, ==, "Second frontier");
}

static void
test_group_fronts (void)
{
  g_auto (Chart) chart;

  chart_init (&chart, fixture_models (120, 3, 3));
  ef_chart_spec_set_string (&chart.spec->colour, "family");
  chart.spec->front.by_group = TRUE;
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "group-front"), ==, chart.data->n_groups);
  for (guint group = 0; group < chart.data->n_groups; group++)
    {
      g_autofree char *id = g_strdup_printf ("group-front-%u", group);
      const EfPrimitive *line = fixture_find (chart.scene, id);

      g_assert_cmpfloat (line->stroke.r, ==, chart.options.theme->groups[group].r);
      g_assert_true (g_str_has_suffix (line->title, "”"));
      g_assert_nonnull (strstr (line->title, chart.data->group_names[group]));
    }
  /* The groups, the frontier, and one entry for all the others. */
  g_assert_cmpuint (fixture_count (chart.scene, "legend-label"), ==, chart.data->n_groups + 2);

  ef_chart_spec_set_string (&chart.spec->colour, NULL);
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "group-front"), ==, 0);
}

static void
test_points_only (void)
{
  g_auto (Chart) chart;

  chart_init (&chart, fixture_models (120, 3, 3));
  chart.spec->front.curve = EF_CURVE_NONE;
  chart_compose (&chart);
  g_assert_null (fixture_find (chart.scene, "front"));
  g_assert_null (fixture_find (chart.scene, "legend-front"));
  g_assert_nonnull (fixture_find (chart.scene, "legend-front-point"));
  g_assert_cmpuint (fixture_count (chart.scene, "front-point"), ==, chart.data->n_front);
}

static void
test_hidden (void)
{
  g_auto (Chart) chart;

  chart_init (&chart, fixture_models (120, 3, 3));
  ef_chart_spec_set_string (&chart.spec->colour, "family");
  chart.spec->front = (EfFrontSpec){ FALSE, EF_CURVE_STAIRS, 3, TRUE };
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "front"), ==, 0);
  g_assert_cmpuint (fixture_count (chart.scene, "layer"), ==, 0);
  g_assert_cmpuint (fixture_count (chart.scene, "group-front"), ==, 0);
}

static double
get_x (const Chart *chart, double value)
{
  double position, x, y;
  EfRect plot;

  g_assert_true (ef_axis_data_place (&chart->data->x, value, &position));
  ef_scene_get_plot (chart->scene, &plot);
  ef_chart_view_to_page (&plot, &chart->view, position, 0, &x, &y);
  return x;
}

/* What may be spent: a line, a veil over what costs more, a ring around the best that is left. */
static void
test_limit (void)
{
  g_auto (Chart) chart;
  const EfPrimitive *line, *veil, *label, *ring;
  double place;

  chart_init (&chart, fixture_models (120, 3, 3));
  chart.spec->x.has_limit = TRUE;
  chart.spec->x.limit = 50;
  chart_compose (&chart);
  place = get_x (&chart, 50);
  line = fixture_find (chart.scene, "limit-x");
  veil = fixture_find (chart.scene, "veil-x");
  label = fixture_find (chart.scene, "limit-label-x");
  ring = fixture_find (chart.scene, "best");

  g_assert_cmpfloat_with_epsilon (line->polyline.points[0], place, 1e-6);
  g_assert_cmpfloat_with_epsilon (line->polyline.points[2], place, 1e-6);
  g_assert_cmpfloat_with_epsilon (veil->rect.rect.x, place, 1e-6);
  g_assert_cmpfloat (veil->fill.a, <, 0.2);
  g_assert_cmpstr (label->text.text, ==, "at most 50 M");
  g_assert_cmpfloat (label->text.x, >, place);
  g_assert_cmpuint (ring->markers.n, ==, 1);
  g_assert_cmpuint (ring->markers.indices[0], ==, chart.data->inside.best);
  g_assert_cmpfloat (chart.data->vx[chart.data->inside.best], <=, 50);
  g_assert_null (fixture_find (chart.scene, "limit-y"));

  chart.spec->x.has_limit = FALSE;
  chart_compose (&chart);
  g_assert_null (fixture_find (chart.scene, "limit-x"));
  g_assert_null (fixture_find (chart.scene, "best"));
}

/* What must be reached lies above its line. */
static void
test_limit_to_reach (void)
{
  g_auto (Chart) chart;
  const EfPrimitive *veil;
  EfRect plot;

  chart_init (&chart, fixture_models (120, 3, 3));
  chart.spec->y.has_limit = TRUE;
  chart.spec->y.limit = 80;
  chart_compose (&chart);
  ef_scene_get_plot (chart.scene, &plot);
  veil = fixture_find (chart.scene, "veil-y");
  g_assert_cmpfloat (veil->rect.rect.y, >, plot.y);
  g_assert_cmpfloat_with_epsilon (veil->rect.rect.y + veil->rect.rect.height,
                                  plot.y + plot.height, 1e-6);
  g_assert_cmpstr (fixture_find (chart.scene, "limit-label-y")->text.text, ==, "at least 80");

  /* Outside the plot, and where there is no place on the axis, there is no line. */
  chart.spec->y.limit = 1000;
  chart.spec->x.has_limit = TRUE;
  chart.spec->x.limit = -1;
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "limit"), ==, 0);
  g_assert_cmpuint (fixture_count (chart.scene, "best"), ==, 0);
  g_assert_cmpuint (chart.data->inside.n_inside, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/compose-curves/layers", test_layers);
  g_test_add_func ("/scene/compose-curves/group-fronts", test_group_fronts);
  g_test_add_func ("/scene/compose-curves/points-only", test_points_only);
  g_test_add_func ("/scene/compose-curves/hidden", test_hidden);
  g_test_add_func ("/scene/compose-limits/spend", test_limit);
  g_test_add_func ("/scene/compose-limits/reach", test_limit_to_reach);
  return g_test_run ();
}
