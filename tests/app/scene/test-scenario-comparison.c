/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-scenario-comparison.h"

#include "ef-energy-derive.h"
#include "scene-fixture.h"

#include <math.h>
#include <string.h>

static const char *const names[] = { "A", "B", "C" };
static const char *const devices[] = { "H100 SXM5", "H100 SXM5", "H100 SXM5" };
static const double hours[] = { 1000, 2000, 4000 };
static const double scores[] = { 60, 70, 65 };
/* A says too much, and C, which is behind B by its hours, says little. */
static const double carbons[] = { 9000, 200, 100 };

/* @axis: what stands beside the accuracy; @more: ends the words of both scenarios. */
static EfScenarioComparison *
compare_grids (const char *axis, const char *clean, const char *dirty, const char *more)
{
  g_autofree char *sunny = g_strconcat ("name=Sun,replace=yes,", clean, more, NULL);
  g_autofree char *sooty = g_strconcat ("name=Coal,replace=yes,", dirty, more, NULL);
  g_autoptr (EfTable) table
    = fixture_table (fixture_texts ("Model", EF_ROLE_NAME, names, 3),
                     fixture_texts ("Hardware", EF_ROLE_NONE, devices, 3),
                     fixture_numbers ("GPU hours", hours, 3),
                     fixture_numbers ("Carbon emissions (kg)", carbons, 3),
                     fixture_numbers ("Accuracy", scores, 3), NULL);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfScenario) sun = ef_scenario_from_text (sunny, NULL);
  g_autoptr (EfScenario) coal = ef_scenario_from_text (sooty, NULL);
  g_autoptr (EfChartData) data = NULL;
  g_autoptr (GError) error = NULL;
  EfScenarioComparison *comparison;

  ef_chart_spec_set_string (&spec->x.column, axis);
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  ef_what_if_put (&spec->what_if, sun);
  ef_what_if_put (&spec->what_if, coal);
  ef_what_if_set_current (&spec->what_if, "Sun");
  data = ef_chart_data_new (table, spec, NULL, &error);
  g_assert_no_error (error);
  comparison = ef_scenario_comparison_new (data, spec, &ef_tick_style_plain, NULL, &error);
  g_assert_no_error (error);

  return comparison;
}

static EfScenarioComparison *
compare_with (const char *axis, const char *more)
{
  return compare_grids (axis, "grid=30", "grid=1000", more);
}

static EfScenarioComparison *
compare (void)
{
  return compare_with (EF_CARBON_COLUMN, "");
}

static void
assert_cell (const EfScenarioComparison *self, guint line, EfCompared what, const char *expected)
{
  g_assert_cmpstr (ef_scenario_comparison_get_cell (self, line, what), ==, expected);
}

/* 700 W x 7000 h x 30 g/kWh = 147 kg. */
static void
test_lines (void)
{
  g_autoptr (EfScenarioComparison) self = compare ();

  g_assert_cmpuint (ef_scenario_comparison_get_n (self), ==, 3);
  assert_cell (self, 0, EF_COMPARED_SCENARIO, "As the data say");
  assert_cell (self, 1, EF_COMPARED_SCENARIO, "Sun");
  assert_cell (self, 2, EF_COMPARED_SCENARIO, "Coal");
  assert_cell (self, 1, EF_COMPARED_SUPPOSES, "30\u00a0g/kWh, in place of what is reported");
  assert_cell (self, 0, EF_COMPARED_CARBON, "9300\u00a0kg");
  assert_cell (self, 1, EF_COMPARED_CARBON, "147\u00a0kg");
  assert_cell (self, 2, EF_COMPARED_CARBON, "4900\u00a0kg");
  assert_cell (self, 0, EF_COMPARED_ENERGY, "4900\u00a0kWh");

  assert_cell (self, 0, EF_COMPARED_CHEAPEST, "100\u00a0kg: C");
  assert_cell (self, 1, EF_COMPARED_CHEAPEST, "21\u00a0kg: A");
  assert_cell (self, 0, EF_COMPARED_ENTERING, ""); /* it is what the others are against */
  assert_cell (self, 1, EF_COMPARED_ENTERING, "A");
  assert_cell (self, 1, EF_COMPARED_LEAVING, "C");
  assert_cell (self, 2, EF_COMPARED_LEAVING, "C");
}

/* Sums of a year are said to be that, beside those of one run. */
static void
test_years (void)
{
  g_autoptr (EfScenarioComparison) self = compare_with (EF_CARBON_YEAR_COLUMN, ",runs=10");
  g_autoptr (EfScenarioComparison) many = compare_with (EF_CARBON_YEAR_COLUMN, ",runs=1e8");

  assert_cell (self, 0, EF_COMPARED_CARBON, "9300\u00a0kg, 93\u00a0t a year");
  assert_cell (self, 1, EF_COMPARED_CARBON, "147\u00a0kg, 1.47\u00a0t a year");
  assert_cell (self, 1, EF_COMPARED_CHEAPEST, "210\u00a0kg a year: A");
  assert_cell (many, 0, EF_COMPARED_CARBON, "9300\u00a0kg, 930\u00a0Mt a year");
}

/* However different the scenarios are, all amounts of a column are in one unit: 147 g beside
 * 4900 kg would have to be read twice. */
static void
test_one_unit (void)
{
  g_autoptr (EfScenarioComparison) self
    = compare_grids (EF_CARBON_COLUMN, "grid=0.03", "grid=1000", "");

  assert_cell (self, 1, EF_COMPARED_CARBON, "0.147\u00a0kg");
  assert_cell (self, 2, EF_COMPARED_CARBON, "4900\u00a0kg");
  assert_cell (self, 1, EF_COMPARED_CHEAPEST, "0.021\u00a0kg: A");
  assert_cell (self, 2, EF_COMPARED_CHEAPEST, "700\u00a0kg: A");
}

/* What tells sums apart that cannot be added is said, whatever it is. */
static void
test_parts (void)
{
  static const char *const machines[] = { "H100 SXM5", "H100 SXM5", "" };
  static const double some[] = { 1000, 2000, NAN };
  static const double energies[] = { NAN, NAN, 70 };
  static const char *const counts[] = { "", "", "accelerators only" };
  g_autoptr (EfTable) table
    = fixture_table (fixture_texts ("Model", EF_ROLE_NAME, names, 3),
                     fixture_texts ("Hardware", EF_ROLE_NONE, machines, 3),
                     fixture_numbers ("GPU hours", some, 3),
                     fixture_numbers ("Energy (kWh)", energies, 3),
                     fixture_texts ("Energy scope", EF_ROLE_NONE, counts, 3),
                     fixture_numbers ("Accuracy", scores, 3), NULL);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfScenario) sun = ef_scenario_from_text ("name=Sun,grid=30", NULL);
  g_autoptr (EfChartData) data = NULL;
  g_autoptr (EfScenarioComparison) self = NULL;

  ef_chart_spec_set_string (&spec->x.column, EF_ENERGY_COLUMN);
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  ef_what_if_put (&spec->what_if, sun);
  ef_what_if_set_current (&spec->what_if, "Sun");
  data = fixture_data (table, spec);
  self = ef_scenario_comparison_new (data, spec, &ef_tick_style_plain, NULL, NULL);
  assert_cell (self, 1, EF_COMPARED_ENERGY,
               "2100\u00a0kWh: 2 of 3, training\n70\u00a0kWh: 1 of 3, an unknown activity");
}

static void
test_tsv (void)
{
  g_autoptr (EfScenarioComparison) self = compare ();
  g_autofree char *tsv = ef_scenario_comparison_to_tsv (self);
  g_auto (GStrv) lines = g_strsplit (tsv, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 5); /* head, three, and what ends the last */
  for (guint i = 0; i < 4; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, EF_N_COMPARED);
    }
  g_assert_true (g_str_has_prefix (lines[0], "Scenario\tSupposes\t"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/scenario-comparison/lines", test_lines);
  g_test_add_func ("/scene/scenario-comparison/years", test_years);
  g_test_add_func ("/scene/scenario-comparison/one-unit", test_one_unit);
  g_test_add_func ("/scene/scenario-comparison/parts", test_parts);
  g_test_add_func ("/scene/scenario-comparison/tsv", test_tsv);

  return g_test_run ();
}
