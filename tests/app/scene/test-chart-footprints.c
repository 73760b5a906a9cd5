/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-footprints.h"

#include "ef-chart-methods.h"
#include "ef-what-if.h"
#include "scene-fixture.h"

#include <string.h>

#define N 4

static const char *const names[N] = { "a", "b", "c", "d" };
static const double energies[N] = { 1, 2, 3, 4 };
static const double accuracies[N] = { 60, 61, 62, 63 };

/* @scopes: NULL for a table that does not say them */
static EfTable *
new_table (const char *energy, const char *const *scopes)
{
  return fixture_table (
    fixture_texts ("model", EF_ROLE_NAME, names, N), fixture_numbers (energy, energies, N),
    fixture_numbers ("Accuracy", accuracies, N),
    scopes != NULL ? fixture_texts ("Energy scope", EF_ROLE_NONE, scopes, N) : NULL, NULL);
}

static EfChartSpec *
new_spec (const char *x)
{
  EfChartSpec *spec = ef_chart_spec_new ();

  ef_chart_spec_set_string (&spec->x.column, x);
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");

  return spec;
}

static void
assert_told (EfTable *table, const EfChartSpec *spec, EfFootprintsTold told, gboolean mixed,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EfChartData) data = ef_chart_data_new (table, spec, NULL, &error);
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  words = ef_chart_footprints_describe (data, spec, told, " ");
  g_assert_cmpstr (words, ==, expected);
  g_assert_cmpint (ef_chart_footprints_are_mixed (data), ==, mixed);
}

static void
test_mixed (void)
{
  static const char *const scopes[N] = { "server", "site", "", "server" };
  g_autoptr (EfTable) table = new_table ("Energy (kWh)", scopes);
  g_autoptr (EfChartSpec) spec = new_spec ("Energy (kWh)");
  static const char words[]
    = "“Energy (kWh)” counts different things, so compare with care: whole servers – 2 of 4; "
      "of unknown scope – 1 of 4; with the overhead of the site (PUE) – 1 of 4.";

  for (EfFootprintsTold told = EF_FOOTPRINTS_MIXED; told <= EF_FOOTPRINTS_ALL; told++)
    assert_told (table, spec, told, TRUE, words);

  /* Only the points count. */
  ef_chart_spec_set_string (&spec->filter, "`Energy scope` = \"server\"");
  assert_told (table, spec, EF_FOOTPRINTS_MIXED, FALSE, NULL);
  assert_told (table, spec, EF_FOOTPRINTS_KNOWN, FALSE, "“Energy (kWh)” counts: whole servers.");
}

static void
test_common (void)
{
  g_autoptr (EfTable) named = new_table ("Training energy incl. PUE (kWh)", NULL);
  g_autoptr (EfTable) plain = new_table ("Training energy (kWh)", NULL);
  g_autoptr (EfTable) other = new_table ("Params (M)", NULL);
  g_autoptr (EfChartSpec) spec = new_spec ("Training energy incl. PUE (kWh)");

  assert_told (named, spec, EF_FOOTPRINTS_KNOWN, FALSE,
               "“Training energy incl. PUE (kWh)” counts: training, with the overhead of the site "
               "(PUE).");
  ef_chart_spec_set_string (&spec->x.column, "Training energy (kWh)");
  assert_told (plain, spec, EF_FOOTPRINTS_KNOWN, FALSE, NULL);
  assert_told (plain, spec, EF_FOOTPRINTS_ALL, FALSE,
               "“Training energy (kWh)” counts: training, of unknown scope.");
  ef_chart_spec_set_string (&spec->x.column, "Params (M)");
  assert_told (other, spec, EF_FOOTPRINTS_ALL, FALSE, NULL);
}

/* The carbon of a scenario has the overhead of the site where the energy beside it has not, and
 * the size of the points is told as the axes are. */
static void
test_scenario (void)
{
  static const char *const scopes[N] = { "server", "server", "server", "server" };
  g_autoptr (EfTable) table = new_table ("Energy (kWh)", scopes);
  g_autoptr (EfChartSpec) spec = new_spec ("Carbon estimate (kgCO2e)");
  g_autoptr (EfScenario) scenario = ef_scenario_from_text ("grid=SWE,pue=1.5", NULL);
  g_autoptr (EfChartData) data = NULL;
  const EfAxisSpec plain = { NULL };
  g_autofree char *methods = NULL;
  g_autofree char *size = NULL;
  g_autofree char *x = NULL;

  scenario->name = g_strdup ("Sweden");
  ef_what_if_put (&spec->what_if, scenario);
  ef_what_if_set_current (&spec->what_if, "Sweden");
  ef_chart_spec_set_string (&spec->size, "Energy estimate (kWh)");
  assert_told (table, spec, EF_FOOTPRINTS_KNOWN, FALSE,
               "“Carbon estimate” counts: with the overhead of the site (PUE), "
               "location-based, gross. “Energy” counts: whole servers.");

  /* All energy is reported and called so; the carbon is not. */
  data = ef_chart_data_new (table, spec, NULL, NULL);
  size = ef_axis_data_dup_title (&data->size.axis, &plain);
  g_assert_cmpstr (size, ==, "Energy (kWh)");
  x = ef_axis_data_dup_title (&data->x, &spec->x);
  g_assert_true (g_str_has_prefix (x, "Carbon estimate ("));
  methods = ef_chart_methods_new (data, spec, ef_tick_style_for_language ("en"));
  g_assert_nonnull (strstr (methods, "“Energy” counts: whole servers."));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/chart-footprints/mixed", test_mixed);
  g_test_add_func ("/scene/chart-footprints/common", test_common);
  g_test_add_func ("/scene/chart-footprints/scenario", test_scenario);

  return g_test_run ();
}
