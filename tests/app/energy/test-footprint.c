/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-footprint.h"

#include "ef-column-footprint.h"
#include "ef-energy-derive.h"
#include "ef-error.h"
#include "ef-equivalent.h"
#include "ef-words.h"
#include "energy-fixture.h"

#include <locale.h>
#include <math.h>

static void
test_words (void)
{
  for (guint i = EF_SCOPE_UNKNOWN; i <= EF_SCOPE_LIFE_CYCLE; i++)
    {
      EfScope scope;

      g_assert_true (ef_scope_from_word (ef_scope_to_word (i), &scope));
      g_assert_cmpint (scope, ==, i);
      g_assert_cmpstr (ef_scope_to_label (i), !=, "");
    }
  for (guint i = EF_ACTIVITY_UNKNOWN; i <= EF_ACTIVITY_INFERENCE; i++)
    {
      EfActivity activity;

      g_assert_true (ef_activity_from_word (ef_activity_to_word (i), &activity));
      g_assert_cmpint (activity, ==, i);
      g_assert_cmpstr (ef_activity_to_label (i), !=, "");
    }
  for (guint i = EF_BASIS_UNKNOWN; i <= EF_BASIS_MARKET; i++)
    {
      EfBasis basis;

      g_assert_true (ef_basis_from_word (ef_basis_to_word (i), &basis));
      g_assert_cmpint (basis, ==, i);
      g_assert_cmpstr (ef_basis_to_label (i), !=, "");
    }
  for (guint i = EF_NETTING_UNKNOWN; i <= EF_NETTING_NET; i++)
    {
      EfNetting netting;

      g_assert_true (ef_netting_from_word (ef_netting_to_word (i), &netting));
      g_assert_cmpint (netting, ==, i);
      g_assert_cmpstr (ef_netting_to_label (i), !=, "");
    }
}

/* Like with like: each way in which two numbers can differ, and what is said of it. */
static void
test_sums (void)
{
  const EfFootprint training = {
    EF_SCOPE_SITE, EF_ACTIVITY_TRAINING, EF_BASIS_LOCATION, EF_NETTING_GROSS,
  };
  EfFootprint others[4] = { training, training, training, training };
  static const char *const messages[] = {
    "These cannot be added: one is training, the other inference.",
    "These cannot be added: one is with the overhead of the site (PUE), the other life cycle, "
    "with making the machines and idling.",
    "These cannot be added: one is location-based, the other market-based.",
    "These cannot be added: one is gross, the other net of carbon-free energy.",
  };
  double sum;

  others[0].activity = EF_ACTIVITY_INFERENCE;
  others[1].scope = EF_SCOPE_LIFE_CYCLE;
  others[2].basis = EF_BASIS_MARKET;
  others[3].netting = EF_NETTING_NET;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const double values[] = { 31.22, 62.44, 1 };
      const EfFootprint footprints[] = { training, training, others[i] };
      g_autoptr (GError) error = NULL;

      g_assert_true (ef_footprint_sum (values, footprints, 2, &sum, &error));
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (sum, 93.66, 1e-12);
      g_assert_false (ef_footprint_sum (values, footprints, 3, &sum, &error));
      g_assert_error (error, EF_ERROR, EF_ERROR_SYNTAX);
      g_assert_cmpstr (error->message, ==, messages[i]);
      g_assert_true (isnan (sum));
    }
}

static void
test_nothing_to_add (void)
{
  const double missing[] = { 1, NAN };
  const EfFootprint footprints[2] = { { 0 } };
  double sum;

  g_assert_true (ef_footprint_sum (NULL, NULL, 0, &sum, NULL));
  g_assert_cmpfloat (sum, ==, 0);
  g_assert_true (ef_footprint_sum (missing, footprints, 2, &sum, NULL));
  g_assert_true (isnan (sum));
}

static char *
describe (EfTable *table, const char *header, gint row)
{
  return ef_column_footprint_describe (table, ef_table_find_column (table, header), row);
}

/* What a column says for all of its rows, by its quantity and its header. */
static void
test_columns (void)
{
  g_autoptr (EfTable) table = fixture_table (
    "Model,Training energy (kWh),GPU energy per query (Wh),"
    "Training Market-Based Greenhouse Gas Emissions (metric tons CO2eq),Net carbon emissions (kg)\n"
    "A,1,2,3,4\n");
  g_autofree char *energy = describe (table, "Training energy (kWh)", -1);
  g_autofree char *query = describe (table, "GPU energy per query (Wh)", -1);
  g_autofree char *market = describe (
    table, "Training Market-Based Greenhouse Gas Emissions (metric tons CO2eq)", -1);
  g_autofree char *net = describe (table, "Net carbon emissions (kg)", -1);
  g_autofree char *name = describe (table, "Model", -1);
  /* A list of columns knows no table. */
  g_autofree char *alone
    = ef_column_footprint_describe (NULL, ef_table_find_column (table, "Training energy (kWh)"),
                                    -1);

  g_assert_cmpstr (energy, ==, "training");
  g_assert_cmpstr (alone, ==, "training");
  g_assert_cmpstr (query, ==, "inference, accelerators only");
  g_assert_cmpstr (market, ==, "training, market-based");
  g_assert_cmpstr (net, ==, "net of carbon-free energy");
  g_assert_null (name);
}

/* What a row says, and what the formula of a cell says. */
static void
test_cells (void)
{
  g_autoptr (EfScenario) scenario = ef_scenario_from_text ("grid=100", NULL);
  g_autoptr (EfTable) table
    = fixture_table ("Model,Hardware,GPU hours,PUE,Training energy (kWh),Energy scope\n"
                     "A,NVIDIA H100 SXM5,1000,1.1,,\n"
                     "B,NVIDIA H100 SXM5,1000,,,\n"
                     "C,,,,5,life-cycle\n"
                     "D,,,,5,Accelerators only\n"
                     "E,,,,5,whole servers\n");
  g_autoptr (EfTable) more = ef_energy_derive (table, scenario, NULL, NULL);
  g_autofree char *site = describe (more, EF_CARBON_COLUMN, 0);
  g_autofree char *device = describe (more, EF_CARBON_COLUMN, 1);
  g_autofree char *energy = describe (more, EF_ENERGY_COLUMN, 1);
  g_autofree char *reported = describe (more, "Training energy (kWh)", 2);
  g_autofree char *cards = describe (more, "Training energy (kWh)", 3);
  g_autofree char *servers = describe (more, "Training energy (kWh)", 4);

  g_assert_cmpstr (site, ==,
                   "training, with the overhead of the site (PUE), location-based, gross");
  g_assert_cmpstr (device, ==, "training, accelerators only, location-based, gross");
  g_assert_cmpstr (energy, ==, "training, accelerators only");
  g_assert_cmpstr (reported, ==, "training, life cycle, with making the machines and idling");
  /* In the words that we have for people. */
  g_assert_cmpstr (cards, ==, "training, accelerators only");
  g_assert_cmpstr (servers, ==, "training, whole servers");
}

/* What a table reports of an unsaid activity is not of training because somebody estimates the rest
 * for it. */
static void
test_taken_over (void)
{
  g_autoptr (EfScenario) scenario = ef_scenario_from_text ("grid=100", NULL);
  g_autoptr (EfTable) table
    = fixture_table ("Model,Hardware,GPU hours,CO2 cost (kg)\n"
                     "A,,,7\n"
                     "B,NVIDIA H100 SXM5,1000,\n");
  g_autoptr (EfTable) all = fixture_table ("Model,CO2 cost (kg)\nA,7\nB,8\n");
  g_autoptr (EfTable) stated = fixture_table ("Model,Training CO2 (kg)\nA,7\n");
  g_autoptr (EfTable) more = ef_energy_derive (table, scenario, NULL, NULL);
  g_autoptr (EfTable) only = ef_energy_derive (all, scenario, NULL, NULL);
  g_autoptr (EfTable) known = ef_energy_derive (stated, scenario, NULL, NULL);
  g_autofree char *reported = describe (more, EF_CARBON_COLUMN, 0);
  g_autofree char *estimated = describe (more, EF_CARBON_COLUMN, 1);
  g_autofree char *common = describe (only, EF_CARBON_COLUMN, -1);
  g_autofree char *training = describe (known, EF_CARBON_COLUMN, 0);

  g_assert_null (reported);
  g_assert_cmpstr (estimated, ==, "training, accelerators only, location-based, gross");
  g_assert_null (common);
  g_assert_cmpstr (training, ==, "training");
}

/* A site or a grid that is supposed changes how much is counted, not of what. */
static void
test_of_amount (void)
{
  g_autoptr (EfScenario) scenario
    = ef_scenario_from_text ("grid=100,pue=1.2,replace=yes", NULL);
  g_autoptr (EfTable) table
    = fixture_table ("Model,energy_consumed,emissions,pue,scope\n"
                     "A,3,1,1,whole servers\n"
                     "B,3,1,1.5,with overhead\n");
  g_autoptr (EfTable) stated = fixture_table ("Model,Training energy excl. PUE (kWh)\nA,3\n");
  g_autoptr (EfTable) more = ef_energy_derive (table, scenario, NULL, NULL);
  g_autoptr (EfTable) known = ef_energy_derive (stated, scenario, NULL, NULL);
  g_autofree char *training = describe (known, EF_CARBON_COLUMN, 0);

  for (gint row = 0; row < 2; row++)
    {
      g_autofree char *energy = describe (more, EF_ENERGY_COLUMN, row);
      g_autofree char *carbon = describe (more, EF_CARBON_COLUMN, row);

      g_assert_cmpstr (energy, ==, "with the overhead of the site (PUE)");
      g_assert_cmpstr (carbon, ==, "with the overhead of the site (PUE), location-based, gross");
    }
  g_assert_cmpstr (training, ==,
                   "training, with the overhead of the site (PUE), location-based, gross");
}

static void
test_compare (void)
{
  g_autoptr (EfTable) table
    = fixture_table ("Model,Training energy (kWh),tCO2e\nA,2956,2.485\nB,,\nC,0.1,\n");
  const EfColumn *carbon = ef_table_find_column (table, "tCO2e");
  const EfColumn *energy = ef_table_find_column (table, "Training energy (kWh)");
  g_autofree char *car = ef_column_footprint_compare (carbon, 0, FALSE);
  g_autofree char *brief = ef_column_footprint_compare (carbon, 0, TRUE);
  g_autofree char *days = ef_column_footprint_compare (energy, 0, FALSE);

  g_assert_true (g_str_has_prefix (
    car, "as much as 10000 kilometres in an average passenger car (US EPA, "));
  g_assert_true (g_str_has_prefix (
    days, "as much as 100 days of electricity of an average US household (US EIA, "));
  g_assert_true (g_str_has_suffix (brief, " passenger car (US EPA, 2023)"));
  g_assert_null (ef_column_footprint_compare (carbon, 1, FALSE));
  /* Nobody knows what a millionth of a day is like. */
  g_assert_null (ef_column_footprint_compare (energy, 2, FALSE));
  g_assert_null (ef_column_footprint_compare (ef_table_find_column (table, "Model"), 0, FALSE));
}

/* Three digits are as many as anybody can imagine. */
static void
test_equivalent_digits (void)
{
  static const struct
  {
    double value;
    const char *text;
  } cases[] = {
    { 1234567, "1230000" }, { 12345, "12300" }, { 99.96, "100" }, { 12.345, "12.3" },
    { 5, "5" }, { 0.012345, "0.0123" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = ef_equivalent_format (cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_equivalent_locale (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_NUMERIC, NULL));
  g_autofree char *screen = NULL;
  g_autofree char *figure = NULL;

  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("the locale de_DE.UTF-8 is not there");
      return;
    }
  screen = ef_equivalent_format (1234567);
  {
    EF_WORDS_IN ("en");

    figure = ef_equivalent_format (12.345);
  }
  setlocale (LC_NUMERIC, before);
  g_assert_cmpstr (screen, ==, "1.230.000");
  g_assert_cmpstr (figure, ==, "12.3");
}

/* A log that lists what devices took says by that what the whole counts, also after a scenario has
 * computed some of it anew; and the carbon is that energy's. A part counts itself. */
static void
test_parts (void)
{
  g_autoptr (EfScenario) scenario = ef_scenario_from_text ("pue=1.2", NULL);
  g_autoptr (EfTable) log = fixture_table (
    "project_name,emissions,cpu_energy,gpu_energy,ram_energy,energy_consumed,pue\n"
    "sum,1,0.1,0.2,0.3,0.6,\n"
    "overhead,1,0.1,0.2,0.3,0.72,1.2\n"
    "other,1,0.1,0.2,0.3,5,1.2\n"
    "no gpu,1,0.1,,0.3,0.4,\n"
    "nothing,1,,,,0.4,\n");
  g_autoptr (EfTable) cards = fixture_table ("Model,energy_consumed,gpu_energy\nA,2,2\n");
  g_autoptr (EfTable) more = NULL;
  static const char *const counted[] = {
    "whole servers", "with the overhead of the site (PUE)", NULL, "whole servers", NULL,
  };
  g_autofree char *accelerators = describe (cards, "energy_consumed", 0);
  g_autofree char *part = describe (log, "cpu_energy", 0);

  for (guint row = 0; row < G_N_ELEMENTS (counted); row++)
    {
      g_autofree char *energy = describe (log, "energy_consumed", (gint) row);
      g_autofree char *carbon = describe (log, "emissions", (gint) row);

      g_assert_cmpstr (energy, ==, counted[row]);
      g_assert_cmpstr (carbon, ==, counted[row]);
    }
  g_assert_cmpstr (accelerators, ==, "accelerators only");
  g_assert_null (part);

  more = ef_energy_derive (log, scenario, NULL, NULL);
  for (guint row = 0; row < G_N_ELEMENTS (counted); row++)
    {
      g_autofree char *energy = describe (more, EF_ENERGY_COLUMN, (gint) row);

      g_assert_cmpstr (energy, ==, counted[row]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/energy/footprint/words", test_words);
  g_test_add_func ("/energy/footprint/sums", test_sums);
  g_test_add_func ("/energy/footprint/nothing-to-add", test_nothing_to_add);
  g_test_add_func ("/energy/footprint/columns", test_columns);
  g_test_add_func ("/energy/footprint/cells", test_cells);
  g_test_add_func ("/energy/footprint/parts", test_parts);
  g_test_add_func ("/energy/footprint/taken-over", test_taken_over);
  g_test_add_func ("/energy/footprint/of-amount", test_of_amount);
  g_test_add_func ("/energy/footprint/compare", test_compare);

  g_test_add_func ("/energy/footprint/equivalent-digits", test_equivalent_digits);
  g_test_add_func ("/energy/footprint/equivalent-locale", test_equivalent_locale);
  return g_test_run ();
}
