/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-methods.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "ef-energy-derive.h"
#include "ef-formula.h"
#include "scene-fixture.h"

static const char *const names[] = { "a", "b", "c", "d" };
static const char *const machines[] = { "NVIDIA H100 SXM5", "NVIDIA H100 SXM5", "", "abacus" };
static const double hours[] = { 1000, 2000, NAN, 500 };
static const double energies[] = { NAN, NAN, 70, NAN };
static const double scores[] = { 10, 20, 30, 40 };

/* Energy of a and b is estimated, that of c reported, that of d unknown. */
static EfTable *
new_table (void)
{
  return fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, 4),
                        fixture_texts ("Hardware", EF_ROLE_NONE, machines, 4),
                        fixture_numbers ("GPU hours", hours, 4),
                        fixture_numbers ("Training energy (kWh)", energies, 4),
                        fixture_numbers ("Accuracy", scores, 4), NULL);
}

static void
add_scenario (EfChartSpec *spec, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EfScenario) scenario = ef_scenario_from_text (text, &error);

  g_assert_no_error (error);
  g_assert_true (ef_what_if_put (&spec->what_if, scenario));
}

/* @ghost: of a scenario of its own, or NULL. */
static char *
describe_beside (const char *scenario_text, const char *ghost, const char *x, const char *language)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = NULL;
  g_autoptr (GError) error = NULL;

  if (scenario_text != NULL)
    {
      const EfScenario *first;

      add_scenario (spec, scenario_text);
      first = spec->what_if.scenarios->pdata[0];
      ef_what_if_set_current (&spec->what_if, first->name);
    }
  if (ghost != NULL)
    {
      const EfScenario *second;

      add_scenario (spec, ghost);
      second = spec->what_if.scenarios->pdata[1];
      ef_what_if_set_ghost (&spec->what_if, second->name);
    }
  ef_chart_spec_set_string (&spec->x.column, x);
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  data = ef_chart_data_new (table, spec, NULL, &error);
  g_assert_no_error (error);

  return ef_chart_methods_new (data, spec, ef_tick_style_for_language (language));
}

static char *
describe (const char *scenario_text, const char *x, const char *language)
{
  return describe_beside (scenario_text, NULL, x, language);
}

static void
test_reported (void)
{
  g_autofree char *text = describe (NULL, "GPU hours", "en");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[0], "The figure shows 3 points of “"));
  g_assert_nonnull (strstr (lines[0], ": Accuracy against GPU hours"));
  g_assert_nonnull (strstr (lines[0], " Vertical axis: linear, higher is better; "
                                    "horizontal axis: "));
  g_assert_true (
    g_str_has_suffix (lines[0], " Rows that are not shown: 1 without a value on an axis."));
  g_assert_true (g_str_has_prefix (lines[1], "The efficient frontier is “d” alone: it is at "));
  g_assert_cmpstr (lines[2], ==, "All values that are shown are reported.");
  g_assert_cmpstr (lines[3], ==, "");
}

/* Carbon is made of energy, so the energy is described as well, and all that went into either. */
static void
test_estimated (void)
{
  g_autofree char *text = describe ("name=Here,pue=1.1,grid=100", EF_CARBON_COLUMN, "en");

  g_assert_nonnull (strstr (text, "\nAll points are estimated.\n"));
  g_assert_nonnull (strstr (text, "\nOf “Carbon estimate”, 3 values were estimated "
                                  "as energy × grid intensity. The ranges of these estimates "
                                  "reach from 63 % to 108 % of their values.\n"));
  g_assert_nonnull (strstr (text, "\nOf “Energy estimate”, 2 values were estimated as device "
                                  "hours × power × PUE; 1 value is reported. The ranges of "));
  g_assert_nonnull (strstr (text, " Power of a device 700 W (NVIDIA H100 SXM5 80GB; "));
  g_assert_nonnull (strstr (text, "\nReference data: NVIDIA H100 Tensor Core GPU, data sheet, "
                                  "2023, https://"));
  g_assert_nonnull (
    strstr (text, "\nAssumed in “Here”: 100\u00a0g/kWh, PUE\u00a01.1.\n"));
  /* Each input once, however many rows it has. */
  g_assert_null (strstr (strstr (text, "Power of a device") + 1, "Power of a device"));
}

/* What a figure shows faintly supposes something as well. */
static void
test_ghost (void)
{
  g_autofree char *data
    = describe ("name=Here,grid=100,pue=1.1,replace=yes", EF_ENERGY_COLUMN, "en");
  g_autofree char *named = describe_beside ("name=Here,grid=100", "name=There,grid=50",
                                            EF_CARBON_COLUMN, "en");
  g_autofree char *ours = describe_beside ("name=Here,grid=100", "name=Schweden,grid=SWE",
                                           EF_CARBON_COLUMN, "de");
  g_autofree char *none = describe (NULL, "GPU hours", "en");

  g_assert_true (g_str_has_suffix (data, "\nShown faintly beside it: what the data say.\n"));
  g_assert_true (g_str_has_suffix (named, "\nShown faintly beside it, assuming in “There”: "
                                          "50\u00a0g/kWh.\n"));
  g_assert_nonnull (strstr (ours, "\nBlass daneben gezeigt, angenommen: Schweden ("));
  g_assert_null (strstr (none, "faintly"));
}

/* What is supposed is told also where it changes nothing, and then that it does not. */
static void
test_unmoved (void)
{
  g_autofree char *text = describe ("name=Slow,utilisation=20%", "GPU hours", "en");
  g_autofree char *same = describe ("name=20 % of the peak,utilisation=20%", "GPU hours", "en");
  g_autofree char *ours = describe ("name=France\\, PUE 1.2 2,grid=FRA,pue=1.2", "GPU hours", "en");
  g_autofree char *moved = describe ("name=Here,grid=100", EF_CARBON_COLUMN, "en");
  g_autofree char *once = describe ("name=Here,grid=100,runs=12", EF_CARBON_COLUMN, "en");
  g_autofree char *yearly = describe ("name=Here,grid=100,runs=12", EF_CARBON_YEAR_COLUMN, "en");

  g_assert_true (g_str_has_suffix (text, "\nAssumed in “Slow”: 20\u00a0% of the peak. "
                                         "None of the values that are shown depends on it.\n"));
  g_assert_nonnull (strstr (same, "\nAssumed: 20\u00a0% of the peak."));
  g_assert_nonnull (strstr (ours, "\nAssumed: France ("));
  g_assert_null (strstr (moved, "depends on it"));
  /* Nothing that is shown is of a year. */
  g_assert_nonnull (strstr (once, "\nAssumed in “Here”: 100\u00a0g/kWh.\n"));
  g_assert_nonnull (strstr (yearly, "\nAssumed in “Here”: 100\u00a0g/kWh, 12 runs a year.\n"));
}

/* Hours of chips with their power are the same in any precision, and with any utilisation; with
 * another chip they are others. */
static void
test_idle (void)
{
  g_autofree char *same = describe ("name=Here,pue=1.1,precision=fp8,utilisation=20%,"
                                    "hardware=nvidia-a100-sxm4-80gb",
                                    EF_ENERGY_COLUMN, "en");
  g_autofree char *other = describe ("name=Here,pue=1.1,precision=fp8,"
                                     "hardware=nvidia-a100-sxm4-80gb,replace=yes",
                                     EF_ENERGY_COLUMN, "en");

  g_assert_nonnull (strstr (same, "\nAssumed in “Here”: PUE\u00a01.1, NVIDIA A100 SXM4 80GB.\n"));
  g_assert_nonnull (strstr (other, ", NVIDIA A100 SXM4 80GB, fp8, in place of what is reported."));
}

static void
test_german (void)
{
  g_autofree char *text = describe ("name=Hier,pue=1.1,grid=100", EF_CARBON_COLUMN, "de");

  g_assert_true (g_str_has_prefix (text, "Die Abbildung zeigt 3 Punkte aus „"));
  g_assert_nonnull (strstr (text, " Gerätestunden × Leistung × PUE; 1 Wert ist berichtet. "
                                  "Die Spannen "));
  g_assert_nonnull (strstr (text, "Eingaben, die nicht aus den Daten stammen: "));
  g_assert_null (strstr (text, " the "));
}

/* Of places and of what is supposed nothing stays in English, and no settings of programs. */
static void
test_german_places (void)
{
  g_autofree char *text
    = describe ("name=grid=DEU\\,pue=world,grid=DEU,pue=world,replace=yes", EF_CARBON_COLUMN, "de");
  g_autofree char *english = describe ("name=a,pue=world,grid=DEU", EF_CARBON_COLUMN, "en");

  g_assert_nonnull (strstr (text, "g/kWh (Deutschland; "));
  g_assert_nonnull (strstr (text, "(Durchschnitt von Rechenzentren; "));
  g_assert_nonnull (strstr (text, "Von „CO₂, geschätzt“"));
  g_assert_nonnull (strstr (text, "\nAngenommen: Deutschland ("));
  g_assert_null (strstr (text, "German"));
  g_assert_null (strstr (text, "estimate"));
  g_assert_null (strstr (text, "grid="));
  g_assert_nonnull (strstr (english, "(Germany; "));
}

/* What a year takes is that of one run, times all of them. */
static void
test_years (void)
{
  g_autofree char *text
    = describe ("name=a,pue=1.1,grid=100,runs=12", EF_CARBON_YEAR_COLUMN, "en");
  g_autofree char *reported = describe ("name=a,runs=12", EF_ENERGY_YEAR_COLUMN, "de");

  g_assert_nonnull (strstr (text, "\nOf “Carbon per year”, 3 values were estimated as energy × "
                                  "grid intensity × runs a year."));
  g_assert_nonnull (strstr (reported, " × Leistung × Läufe im Jahr"));
  g_assert_nonnull (strstr (reported, "Energie einer anderen Spalte × Läufe im Jahr"));
}

/* A supposed site is one more factor where it is known what an energy counts, and where it is not,
 * the paragraph says so. */
static void
test_other_site (void)
{
  static const char *const counts[] = { "with overhead", "computers only", "", "with overhead" };
  static const double measured[] = { 120, 100, 70, 50 };
  static const double pues[] = { 1.2, NAN, 1.3, NAN };
  g_autoptr (EfTable) table
    = fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, 4),
                     fixture_texts ("Energy counts", EF_ROLE_NONE, counts, 4),
                     fixture_numbers ("Training energy (kWh)", measured, 4),
                     fixture_numbers ("PUE", pues, 4),
                     fixture_numbers ("Accuracy", scores, 4), NULL);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfScenario) scenario = ef_scenario_from_text ("name=Low,pue=1.1,replace=yes", NULL);
  g_autoptr (EfChartData) data = NULL;
  g_autofree char *text = NULL;

  g_assert_true (ef_what_if_put (&spec->what_if, scenario));
  ef_what_if_set_current (&spec->what_if, scenario->name);
  ef_chart_spec_set_string (&spec->x.column, EF_ENERGY_COLUMN);
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  data = ef_chart_data_new (table, spec, NULL, NULL);
  g_assert_nonnull (data);
  g_assert_cmpfloat_with_epsilon (data->vx[0], 110, 1e-9);
  g_assert_cmpfloat_with_epsilon (data->vx[1], 110, 1e-9);
  g_assert_cmpuint (data->unapplied.without_pue, ==, 2);
  g_assert_cmpuint (data->unapplied.without_grid, ==, 0);

  text = ef_chart_methods_new (data, spec, ef_tick_style_for_language ("en"));
  g_assert_nonnull (strstr (text, "1 value was estimated as energy / reported PUE × assumed PUE; "
                                  "1 value was estimated as energy of the computers × PUE; "
                                  "2 values are reported"));
  g_assert_nonnull (strstr (text, "PUE\u00a01.1 (not applied to 2 of 4 rows), in place of what "
                                  "is reported. Reported amounts stay where nothing says"));
}

/* The path of a table with the words of ours in it, and the rows that sum up the others. */
static void
test_card (void)
{
  static const char *const models[] = { "A", "B", "Total" };
  static const double tonnes[] = { 10, 20, 30 };
  static const double counted[] = { 1, 2, 3 };
  g_autoptr (EfSource) source = ef_source_new ("card.md", NULL, "markdown", NULL);
  g_autoptr (GPtrArray) columns
    = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfTable) table = NULL;
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) data = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (columns, fixture_texts ("model", EF_ROLE_NAME, models, 3));
  g_ptr_array_add (columns, fixture_numbers ("CO2 emissions (t)", tonnes, 3));
  g_ptr_array_add (columns, fixture_numbers ("GPU hours", counted, 3));
  table = ef_table_new ("Hardware", "card.md > Tables in the text > Hardware", columns, 3, source,
                        EF_PLACE_LINE, "", NULL);
  ef_chart_spec_set_string (&spec->x.column, "CO2 emissions (t)");
  ef_chart_spec_set_string (&spec->y.column, "GPU hours");
  data = ef_chart_data_new (table, spec, NULL, NULL);
  g_assert_nonnull (data);

  ef_chart_spec_set_string (&spec->language, "de");
  text = ef_chart_methods_new (data, spec, ef_tick_style_for_language ("de"));
  g_assert_nonnull (strstr (text, " aus „card.md > Tabellen im Text > Hardware“: "));
  g_assert_nonnull (strstr (text, " Zeilen, die nicht gezeigt werden: 1 Summe anderer."));
}

/* A table with a formula made of its column of training energy and others, as a chart of it says
 * how it was made (transfer full). */
static char *
describe_formula (const char *formula_text, const char *language)
{
  static const double joules[] = { 3, 4, 5, 6 };
  g_autoptr (EfTable) table
    = fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, 4),
                     fixture_numbers ("Training energy (kWh)", energies, 4),
                     fixture_numbers ("Inference energy (kWh)", joules, 4),
                     fixture_numbers ("GPU energy (kWh)", joules, 4),
                     fixture_numbers ("Energy with PUE (kWh)", joules, 4),
                     fixture_numbers ("Accuracy", scores, 4), NULL);
  g_autoptr (EfFormula) formula = ef_formula_parse (formula_text, NULL);
  g_autoptr (EfColumn) made
    = ef_formula_compute (formula, table, "Sum (kWh)", NULL, NULL, NULL);
  g_autoptr (EfTable) with_sum = ef_table_add_column (table, made);
  g_autoptr (EfFormula) twice = ef_formula_parse ("2 * `Sum (kWh)`", NULL);
  g_autoptr (EfColumn) doubled
    = ef_formula_compute (twice, with_sum, "Twice (kWh)", NULL, NULL, NULL);
  g_autoptr (EfTable) whole = ef_table_add_column (with_sum, doubled);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = NULL;

  ef_chart_spec_set_string (&spec->x.column, "Twice (kWh)");
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  ef_chart_spec_set_string (&spec->language, language);
  data = fixture_data (whole, spec);

  return ef_chart_methods_new (data, spec, ef_tick_style_for_language (language));
}

/* Who reads the figure was not there when the window warned of such a sum; it is told also where
 * the column that is drawn is only made of the sum. */
static void
test_unlike (void)
{
  static const char sum[] = "`Training energy (kWh)` + `Inference energy (kWh)`";
  g_autofree char *text = describe_formula (sum, "en");
  g_autofree char *german = describe_formula (sum, "de");
  g_autofree char *scopes = describe_formula ("`GPU energy (kWh)` + `Energy with PUE (kWh)`", "en");
  g_autofree char *ratio
    = describe_formula ("`Training energy (kWh)` - `Inference energy (kWh)`", "en");

  g_assert_nonnull (strstr (text, "\nOf “Sum (kWh)”, 1 value was derived as `Training energy "
                                  "(kWh)` + `Inference energy (kWh)`. “Training energy (kWh)” and "
                                  "“Inference energy (kWh)” count different things. These cannot "
                                  "be added: one is training, the other inference.\n"));
  g_assert_nonnull (strstr (german, " „Training energy (kWh)“ und „Inference energy (kWh)“ zählen "
                                    "Verschiedenes. "));
  g_assert_null (strstr (german, "cannot"));
  g_assert_nonnull (strstr (scopes, "one is accelerators only, the other with the overhead of the "
                                    "site (PUE)."));
  g_assert_null (strstr (ratio, "different things"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/chart-methods/reported", test_reported);
  g_test_add_func ("/scene/chart-methods/estimated", test_estimated);
  g_test_add_func ("/scene/chart-methods/ghost", test_ghost);
  g_test_add_func ("/scene/chart-methods/unmoved", test_unmoved);
  g_test_add_func ("/scene/chart-methods/idle", test_idle);
  g_test_add_func ("/scene/chart-methods/years", test_years);
  g_test_add_func ("/scene/chart-methods/german", test_german);
  g_test_add_func ("/scene/chart-methods/other-site", test_other_site);
  g_test_add_func ("/scene/chart-methods/card", test_card);
  g_test_add_func ("/scene/chart-methods/german-places", test_german_places);
  g_test_add_func ("/scene/chart-methods/unlike", test_unlike);
  return g_test_run ();
}
