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
  chart.spec->front = (EfFrontSpec){ .shown = FALSE, .n_layers = 3, .by_group = TRUE };
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "front"), ==, 0);
  g_assert_cmpuint (fixture_count (chart.scene, "layer"), ==, 0);
  g_assert_cmpuint (fixture_count (chart.scene, "group-front"), ==, 0);
}

/* On linear axes the line of mixtures is straight from corner to corner, and no point of the front
 * lies on its better side. */
static void
test_hull (void)
{
  g_auto (Chart) chart;
  const EfPrimitive *line;
  EfRect plot;

  chart_init (&chart, fixture_models (120, 3, 3));
  chart.spec->x.scale = EF_SCALE_KIND_LINEAR;
  chart.spec->front.curve = EF_CURVE_HULL;
  chart_compose (&chart);
  line = fixture_find (chart.scene, "hull");
  g_assert_null (fixture_find (chart.scene, "front"));
  g_assert_cmpuint (line->polyline.n, ==, chart.data->hull.n + 2);
  ef_scene_get_plot (chart.scene, &plot);
  for (guint i = 1; i < line->polyline.n; i++)
    {
      const double *a = &line->polyline.points[2 * i - 2], *b = &line->polyline.points[2 * i];

      for (guint k = 0; k < chart.data->n_front; k++)
        {
          guint point = chart.data->front[k];
          double x, y;

          ef_chart_view_to_page (&plot, &chart.view, chart.data->sx[point], chart.data->sy[point],
                                 &x, &y);
          if (x >= a[0] && x <= b[0] && b[0] > a[0])
            g_assert_cmpfloat (y, >=, a[1] + (b[1] - a[1]) * (x - a[0]) / (b[0] - a[0]) - 0.01);
        }
    }
  g_assert_cmpstr (fixture_find (chart.scene, "legend-label-1")->text.text, ==,
                   "Mixtures of two (traffic may be split)");
}

/* On a logarithmic axis it is a curve above the chords. */
static void
test_hull_on_logarithmic_axis (void)
{
  g_auto (Chart) chart;

  chart_init (&chart, fixture_models (120, 3, 3));
  chart.spec->front.curve = EF_CURVE_HULL;
  chart_compose (&chart);
  g_assert_cmpint (chart.data->x.scale, ==, EF_SCALE_KIND_LOG);
  g_assert_cmpuint (fixture_find (chart.scene, "hull")->polyline.n, >, chart.data->hull.n + 10);
}

/* Ratings cannot be mixed: the steps stay, and it is said why. */
static void
test_hull_refused (void)
{
  static const double params[] = { 1, 2, 3 }, ratings[] = { 1000, 1100, 1120 };
  g_auto (Chart) chart;

  chart_init (&chart, fixture_table (fixture_numbers ("Params (M)", params, 3),
                                     fixture_numbers ("Elo", ratings, 3), NULL));
  ef_chart_spec_set_string (&chart.spec->y.column, "Elo");
  chart.spec->front.curve = EF_CURVE_HULL;
  chart.spec->front.knee = TRUE;
  chart_compose (&chart);
  g_assert_nonnull (chart.data->hull_refusal);
  g_assert_null (fixture_find (chart.scene, "hull"));
  g_assert_null (fixture_find (chart.scene, "knee"));
  g_assert_nonnull (fixture_find (chart.scene, "front"));
}

static void
test_knee (void)
{
  g_auto (Chart) chart;
  const EfPrimitive *ring;

  chart_init (&chart, fixture_models (120, 3, 3));
  chart.spec->front.knee = TRUE;
  chart_compose (&chart);
  ring = fixture_find (chart.scene, "knee");
  g_assert_cmpuint (ring->markers.n, ==, 1);
  g_assert_true (chart.data->on_front[ring->markers.indices[0]]);
  g_assert_nonnull (fixture_find (chart.scene, "legend-knee"));
}

/* A point is near the frontier if and only if it is on it or in the band. */
static void
test_band (void)
{
  g_auto (Chart) chart;
  EfRect plot;
  guint n_inside = 0;

  chart_init (&chart, fixture_models (300, 3, 3));
  chart.spec->front.near_x = (EfTolerance){ 37.7, TRUE };
  chart.spec->front.near_y = (EfTolerance){ 1.5, FALSE };
  chart_compose (&chart);
  ef_scene_get_plot (chart.scene, &plot);
  g_assert_cmpuint (fixture_count (chart.scene, "band"), >, 0);
  for (guint i = 0; i < chart.data->n; i++)
    {
      gboolean inside = FALSE;
      double x, y;

      if (chart.data->on_front[i])
        continue;
      ef_chart_view_to_page (&plot, &chart.view, chart.data->sx[i], chart.data->sy[i], &x, &y);
      for (guint k = 0; k < ef_scene_get_n (chart.scene) && !inside; k++)
        {
          const EfPrimitive *piece = ef_scene_get (chart.scene, k);
          const EfRect *rect = &piece->rect.rect;

          inside = g_str_equal (piece->css, "band") && x >= rect->x - 1e-6
                   && x <= rect->x + rect->width + 1e-6 && y >= rect->y - 1e-6
                   && y <= rect->y + rect->height + 1e-6;
        }
      g_assert_cmpint (inside, ==, chart.data->near_front[i]);
      n_inside += inside;
    }
  g_assert_cmpuint (n_inside, >, 0);
  g_assert_cmpuint (n_inside, ==, chart.data->n_near);
  g_assert_nonnull (fixture_find (chart.scene, "legend-band"));
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
  g_test_add_func ("/scene/compose-curves/hull", test_hull);
  g_test_add_func ("/scene/compose-curves/hull-on-logarithmic-axis",
                   test_hull_on_logarithmic_axis);
  g_test_add_func ("/scene/compose-curves/hull-refused", test_hull_refused);
  g_test_add_func ("/scene/compose-curves/knee", test_knee);
  g_test_add_func ("/scene/compose-band/holds-what-is-near", test_band);
  return g_test_run ();
}
