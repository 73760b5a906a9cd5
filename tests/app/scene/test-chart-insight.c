/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-insight.h"
#include "ef-energy-derive.h"

#include <string.h>

#include "compose-fixture.h"
#include "scene-fixture.h"

static const char *const names[]
  = { "Small", "Middle", "Large", "Poor", "Wasteful", "Twin", "Lazy" };
static const double params[] = { 10, 40, 100, 50, 80, 40, 10 };
static const double accuracies[] = { 60, 70, 75, 59, 70, 70, 55 };

static EfTable *
create_table (void)
{
  return fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, G_N_ELEMENTS (names)),
                        fixture_numbers ("Params (M)", params, G_N_ELEMENTS (names)),
                        fixture_numbers ("Accuracy", accuracies, G_N_ELEMENTS (names)), NULL);
}

/* The sentences about a point, and the points they name: "... [2]". */
static void
assert_told (Chart *chart, guint point, const char *expected)
{
  g_autoptr (GArray) lines
    = ef_chart_insight_new (chart->data, chart->spec, point, &ef_tick_style_plain);
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const EfInsight *line = &g_array_index (lines, EfInsight, i);

      g_string_append (told, line->text);
      if (line->other >= 0)
        g_string_append_printf (told, " [%d]", line->other);
      g_string_append_c (told, '\n');
    }
  g_assert_cmpstr (told->str, ==, expected);
}

static void
test_dominated (void)
{
  g_auto (Chart) chart;

  chart_init (&chart, create_table ());
  chart_compose (&chart);
  assert_told (&chart, 3,
               "Not efficient: 3 points are at least as good on both axes.\n"
               "Small does better, 60 instead of 59, with 5 times less: 10 M instead of 50 M. [0]\n"
               "Middle reaches 70 instead of 59, at 40 M. [1]\n"
               "To be efficient it would need less than 10 M, or more than 70.\n");
  /* One point is the answer to both questions. */
  assert_told (&chart, 4,
               "Not efficient: 2 points are at least as good on both axes.\n"
               "Middle does the same with 2 times less: 40 M instead of 80 M. [1]\n"
               "To be efficient it would need less than 40 M, or more than 70.\n");
}

static void
test_efficient (void)
{
  g_auto (Chart) chart;
  const char *middle
    = "Efficient: no other point is better on one axis without being worse on the other.\n"
      "The next one that needs less is Small: 10 M instead of 40 M, for 60. [0]\n"
      "The next better one is Large: 75 instead of 70, at 100 M. There, 1 more of “Accuracy” "
      "costs 12 M of “Parameters”. [2]\n";

  chart_init (&chart, create_table ());
  chart_compose (&chart);
  assert_told (&chart, 1, middle);
  /* Its twin is as good. */
  assert_told (&chart, 5, middle);
  assert_told (&chart, 2,
               "Efficient: no other point is better on one axis without being worse on the other.\n"
               "The next one that needs less is Middle: 40 M instead of 100 M, for 70. [1]\n");
}

/* Of what is wanted nobody needs less. */
static void
test_wanted (void)
{
  g_auto (Chart) chart;

  chart_init (&chart, create_table ());
  ef_chart_spec_set_string (&chart.spec->x.column, "Accuracy");
  ef_chart_spec_set_string (&chart.spec->y.column, "Params (M)");
  chart.spec->x.direction = EF_DIRECTION_HIGHER;
  chart.spec->y.direction = EF_DIRECTION_LOWER;
  chart_compose (&chart);
  assert_told (&chart, 0,
               "Efficient: no other point is better on one axis without being worse on the other.\n"
               "The next one that has more is Middle: 70 instead of 60, for 40 M. [1]\n");
}

/* What was computed has no more digits here than on the card; and a price of parameters says that
 * it is of these. */
static void
test_digits (void)
{
  static const double energies[] = { 1, 2.34567, 5, 6, 8, 9, 10 };
  EfColumnBuilder *builder = ef_column_builder_new ("Energy (kWh)", EF_COLUMN_NUMBER);
  const EfUnit *unit = NULL;
  const EfQuantity *quantity = ef_quantity_recognise ("Energy (kWh)", &unit);
  g_auto (Chart) chart;

  ef_column_builder_set_quantity (builder, quantity, unit);
  for (guint i = 0; i < G_N_ELEMENTS (energies); i++)
    ef_column_builder_add_number (builder, energies[i]);
  ef_column_builder_set_cell_origin (builder, 1, EF_ORIGIN_DERIVED, "a * b");
  chart_init (&chart,
              fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, G_N_ELEMENTS (names)),
                             ef_column_builder_end (builder),
                             fixture_numbers ("Params (M)", params, G_N_ELEMENTS (names)), NULL));
  ef_chart_spec_set_string (&chart.spec->x.column, "Energy (kWh)");
  ef_chart_spec_set_string (&chart.spec->y.column, "Params (M)");
  chart.spec->y.direction = EF_DIRECTION_HIGHER;
  chart_compose (&chart);
  assert_told (&chart, 0,
               "Efficient: no other point is better on one axis without being worse on the other.\n"
               "The next better one is Middle: 40 M instead of 10 M, at 2.346\u00a0kWh. There, 1 M "
               "more of “Parameters” costs 0.0449\u00a0kWh. [1]\n");
}

/* Where there is nothing to save the sentence does not say so. */
static void
test_same_cost (void)
{
  g_auto (Chart) chart;

  chart_init (&chart, create_table ());
  chart_compose (&chart);
  assert_told (&chart, 6,
               "Not efficient: 1 point is at least as good on both axes.\n"
               "Small does better, 60 instead of 55, at the same 10 M. [0]\n"
               "To be efficient it would need less than 10 M, or more than 60.\n");
}

/* Of a rating only the order means anything: no price for a point of it. */
static void
test_ordinal (void)
{
  g_auto (Chart) chart;

  chart_init (&chart,
              fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, G_N_ELEMENTS (names)),
                             fixture_numbers ("Params (M)", params, G_N_ELEMENTS (names)),
                             fixture_numbers ("Elo", accuracies, G_N_ELEMENTS (names)), NULL));
  ef_chart_spec_set_string (&chart.spec->y.column, "Elo");
  chart_compose (&chart);
  assert_told (&chart, 0,
               "Efficient: no other point is better on one axis without being worse on the other.\n"
               "The next better one is Middle: 70 instead of 60, at 40 M. [1]\n");
  /* Costs keep their ratio. */
  assert_told (&chart, 4,
               "Not efficient: 2 points are at least as good on both axes.\n"
               "Middle does the same with 2 times less: 40 M instead of 80 M. [1]\n"
               "To be efficient it would need less than 40 M, or more than 70.\n");
}

/* "48 k times" is no word, and what is computed has no more digits than on the card. */
static void
test_few_digits (void)
{
  static const char *const two[] = { "Frugal", "Wasteful" };
  static const double energies[] = { 0.00123456, 59.4 };
  static const double scores[] = { 70, 60 };
  g_auto (Chart) chart;
  g_autoptr (EfScenario) scenario = ef_scenario_from_text ("pue=1.1,replace=yes,name=Site", NULL);

  chart_init (&chart,
              fixture_table (fixture_texts ("model", EF_ROLE_NAME, two, 2),
                             fixture_numbers ("Training energy excl. PUE (kWh)", energies, 2),
                             fixture_numbers ("Accuracy", scores, 2), NULL));
  g_assert_true (ef_what_if_put (&chart.spec->what_if, scenario));
  ef_what_if_set_current (&chart.spec->what_if, "Site");
  ef_chart_spec_set_string (&chart.spec->x.column, EF_ENERGY_COLUMN);
  ef_chart_spec_set_string (&chart.spec->y.column, "Accuracy");
  chart_compose (&chart);
  assert_told (&chart, 1,
               "Not efficient: 1 point is at least as good on both axes.\n"
               "Frugal does better, 70 instead of 60, with 48,000 times less: 1.358\u00a0Wh "
               "instead of 65.34\u00a0kWh. [0]\n"
               "To be efficient it would need less than 1.358\u00a0Wh, or more than 70.\n");
}

static void
test_no_frontier (void)
{
  g_auto (Chart) chart;

  chart_init (&chart,
              fixture_table (fixture_numbers ("Params (M)", params, G_N_ELEMENTS (params)),
                             fixture_numbers ("Zorkiness", accuracies, G_N_ELEMENTS (params)),
                             NULL));
  ef_chart_spec_set_string (&chart.spec->y.column, "Zorkiness");
  chart_compose (&chart);
  assert_told (&chart, 0, "");
}

/* Lines from a selected point to where it would be efficient. */
static void
test_reach (void)
{
  static const guint32 poor[] = { 3 }, middle[] = { 1 };
  g_auto (Chart) chart;
  const EfPrimitive *along_x, *along_y, *corner;
  double x, y, small_x, small_y, middle_x, middle_y;
  EfRect plot;

  chart_init (&chart, create_table ());
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "reach"), ==, 0);
  chart.options.selected = poor;
  chart.options.n_selected = 1;
  chart_compose (&chart);
  along_x = fixture_find (chart.scene, "reach-x");
  along_y = fixture_find (chart.scene, "reach-y");
  ef_scene_get_plot (chart.scene, &plot);
  ef_chart_view_to_page (&plot, &chart.view, chart.data->sx[3], chart.data->sy[3], &x, &y);
  ef_chart_view_to_page (&plot, &chart.view, chart.data->sx[0], chart.data->sy[0], &small_x,
                         &small_y);
  ef_chart_view_to_page (&plot, &chart.view, chart.data->sx[1], chart.data->sy[1], &middle_x,
                         &middle_y);
  corner = fixture_find (chart.scene, "reach-corner");
  g_assert_cmpfloat_with_epsilon (corner->rect.rect.x, plot.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (corner->rect.rect.x + corner->rect.rect.width, x, 1e-6);
  g_assert_cmpfloat_with_epsilon (corner->rect.rect.y, plot.y, 1e-6);
  g_assert_cmpfloat_with_epsilon (corner->rect.rect.y + corner->rect.rect.height, y, 1e-6);
  g_assert_cmpfloat_with_epsilon (along_x->polyline.points[0], x, 1e-6);
  g_assert_cmpfloat_with_epsilon (along_x->polyline.points[2], small_x, 1e-6);
  g_assert_cmpfloat_with_epsilon (along_x->polyline.points[3], y, 1e-6);
  g_assert_cmpfloat_with_epsilon (along_y->polyline.points[2], x, 1e-6);
  g_assert_cmpfloat_with_epsilon (along_y->polyline.points[3], middle_y, 1e-6);

  chart.options.selected = middle;
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "reach"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/chart-insight/dominated", test_dominated);
  g_test_add_func ("/scene/chart-insight/efficient", test_efficient);
  g_test_add_func ("/scene/chart-insight/wanted", test_wanted);
  g_test_add_func ("/scene/chart-insight/digits", test_digits);
  g_test_add_func ("/scene/chart-insight/same-cost", test_same_cost);
  g_test_add_func ("/scene/chart-insight/ordinal", test_ordinal);
  g_test_add_func ("/scene/chart-insight/no-frontier", test_no_frontier);
  g_test_add_func ("/scene/chart-insight/reach", test_reach);
  g_test_add_func ("/scene/chart-insight/few-digits", test_few_digits);
  return g_test_run ();
}
