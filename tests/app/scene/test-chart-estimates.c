/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-estimates.h"

#include "ef-energy-derive.h"
#include "scene-fixture.h"

static const char *const names[] = { "A", "B", "C" };
static const char *const devices[] = { "A100 SXM4 80GB", "H100 SXM5", "V100 SXM2 16GB" };
static const double hours[] = { 1000, 2000, 9000 };
static const double scores[] = { 60, 70, 80 };
static const double carbons[] = { 500, 2, 3 };

static EfTable *
new_table (void)
{
  return fixture_table (fixture_texts ("Model", EF_ROLE_NAME, names, 3),
                        fixture_texts ("Hardware", EF_ROLE_NONE, devices, 3),
                        fixture_numbers ("GPU hours", hours, 3),
                        fixture_numbers ("Carbon emissions (kg)", carbons, 3),
                        fixture_numbers ("Accuracy", scores, 3), NULL);
}

/* Reported carbon makes room for estimates, and comes back. */
static void
test_adopt_and_drop (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = NULL;

  ef_chart_spec_set_string (&spec->x.column, "Carbon emissions (kg)");
  ef_chart_spec_set_string (&spec->x.title, "CO2");
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  ef_chart_spec_set_string (&spec->colour, EF_ENERGY_COLUMN);
  spec->has_view = TRUE;
  ef_chart_spec_set_string (&spec->colour, NULL);
  data = fixture_data (table, spec);

  g_assert_true (ef_chart_spec_adopt_estimates (spec, data));
  g_assert_cmpstr (spec->x.column, ==, EF_CARBON_COLUMN);
  g_assert_null (spec->x.title);
  g_assert_cmpstr (spec->y.column, ==, "Accuracy");
  g_assert_false (spec->has_view);

  ef_chart_spec_set_string (&spec->colour, EF_ENERGY_COLUMN);
  ef_chart_spec_drop_estimates (spec, table);
  g_assert_cmpstr (spec->x.column, ==, "Carbon emissions (kg)");
  g_assert_cmpstr (spec->y.column, ==, "Accuracy");
  g_assert_null (spec->colour);
}

/* The cost gives way, not the benefit. */
static void
test_show (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = NULL;
  g_autoptr (EfChartData) turned = NULL;

  ef_chart_spec_set_string (&spec->x.column, "GPU hours");
  spec->x.direction = EF_DIRECTION_LOWER;
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  data = fixture_data (table, spec);
  g_assert_false (ef_chart_spec_adopt_estimates (spec, data));
  ef_chart_spec_show_estimate (spec, data, EF_ENERGY_COLUMN);
  g_assert_cmpstr (spec->x.column, ==, EF_ENERGY_COLUMN);
  g_assert_cmpint (spec->x.direction, ==, EF_DIRECTION_UNKNOWN);
  g_assert_cmpstr (spec->y.column, ==, "Accuracy");

  ef_chart_spec_set_string (&spec->x.column, "Accuracy");
  spec->x.direction = EF_DIRECTION_HIGHER;
  ef_chart_spec_set_string (&spec->y.column, "GPU hours");
  spec->y.direction = EF_DIRECTION_LOWER;
  turned = fixture_data (table, spec);
  ef_chart_spec_show_estimate (spec, turned, EF_CARBON_COLUMN);
  g_assert_cmpstr (spec->y.column, ==, EF_CARBON_COLUMN);
  g_assert_cmpstr (spec->x.column, ==, "Accuracy");
}

static void
assert_rows (const GArray *rows, guint n, guint32 first)
{
  g_assert_cmpuint (rows->len, ==, n);
  if (n > 0)
    g_assert_cmpuint (g_array_index (rows, guint32, 0), ==, first);
}

/* A is dear as it is reported, and cheapest where all run on one grid. */
static void
test_entering (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfScenario) scenario
    = ef_scenario_from_text ("name=a,grid=100,replace=yes", NULL);
  g_autoptr (EfChartData) data = NULL;
  g_autoptr (GArray) entering = NULL;
  g_autoptr (GArray) leaving = NULL;
  g_autofree char *there = NULL;
  g_autofree char *back = NULL;
  g_autofree char *same = NULL;

  ef_chart_spec_set_string (&spec->x.column, EF_CARBON_COLUMN);
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  ef_what_if_put (&spec->what_if, scenario);
  ef_what_if_set_current (&spec->what_if, "a");
  data = fixture_data (table, spec);
  entering = ef_chart_data_list_entering (data->ghost, data);
  leaving = ef_chart_data_list_entering (data, data->ghost);
  assert_rows (entering, 1, 0);
  assert_rows (leaving, 0, 0);
  there = ef_chart_data_describe_entering (data->ghost, data, spec);
  back = ef_chart_data_describe_entering (data, data->ghost, spec);
  same = ef_chart_data_describe_entering (data, data, spec);
  g_assert_true (g_str_has_prefix (there, "New: "));
  g_assert_true (g_str_has_prefix (back, "Gone: "));
  g_assert_cmpstr (same, ==, "The same models are on it.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/chart-estimates/adopt-and-drop", test_adopt_and_drop);
  g_test_add_func ("/scene/chart-estimates/show", test_show);
  g_test_add_func ("/scene/chart-estimates/entering", test_entering);

  return g_test_run ();
}
