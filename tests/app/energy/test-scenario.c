/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-scenario.h"

#include "ef-energy-derive.h"
#include "ef-error.h"
#include "ef-scenario-reach.h"
#include "energy-fixture.h"

#include <math.h>

static void
test_new (void)
{
  g_autoptr (EfScenario) scenario = ef_scenario_new ();
  g_autofree char *text = ef_scenario_to_text (scenario);
  const char *const *keys = ef_scenario_get_keys ();

  g_assert_cmpstr (text, ==, "");
  for (guint i = 0; keys[i] != NULL; i++)
    g_assert_null (ef_scenario_get (scenario, keys[i]));
  g_assert_cmpint (scenario->activity, ==, EF_ACTIVITY_TRAINING);
  g_assert_true (isnan (scenario->pue));
}

/* What is set comes back, is copied, and can be unset. */
static const struct
{
  const char *key;
  const char *value;
  const char *kept;
} settings[] = {
  { "name", "Norway, by 2030 \\ low", "Norway, by 2030 \\ low" },
  { "grid", "Sweden", "SWE" },
  { "grid", "gcp us-central1", "gcp:us-central1" },
  { "grid", " 35.5 ", "35.5" },
  { "grid", "0", "0" },
  { "grid-year", "2023", "2023" },
  { "pue", "1.1", "1.1" },
  { "pue", "Google Cloud", "google" },
  { "utilisation", "0.4", "0.4" },
  { "utilisation", "40 %", "0.4" },
  { "hardware", "NVIDIA A100-SXM4-80GB", "nvidia-a100-sxm4-80gb" },
  { "precision", "FP8", "fp8" },
  { "power", "measured", "measured" },
  { "runs", "1e6", "1000000" },
  { "tokens", "500", "500" },
  { "activity", "inference", "inference" },
  { "replace", "yes", "yes" },
};

static void
test_settings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autoptr (EfScenario) scenario = ef_scenario_new ();
      g_autoptr (EfScenario) fresh = ef_scenario_new ();
      g_autoptr (EfScenario) copy = NULL;
      g_autoptr (EfScenario) again = NULL;
      g_autofree char *value = NULL;
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s=%s", settings[i].key, settings[i].value);
      g_assert_true (ef_scenario_set (scenario, settings[i].key, settings[i].value, &error));
      g_assert_no_error (error);
      value = ef_scenario_get (scenario, settings[i].key);
      g_assert_cmpstr (value, ==, settings[i].kept);

      copy = ef_scenario_copy (scenario);
      g_assert_true (ef_scenario_equal (copy, scenario));
      g_assert_false (ef_scenario_equal (copy, fresh));
      text = ef_scenario_to_text (scenario);
      again = ef_scenario_from_text (text, &error);
      g_assert_no_error (error);
      g_assert_true (ef_scenario_equal (again, scenario));

      g_assert_true (ef_scenario_set (scenario, settings[i].key, "", &error));
      g_assert_true (ef_scenario_equal (scenario, fresh));
      g_assert_false (ef_scenario_equal (copy, fresh));
    }
}

/* A place and a number of grams exclude each other. */
static void
test_one_of_two (void)
{
  g_autoptr (EfScenario) scenario
    = ef_scenario_from_text ("grid=DEU, pue=google, grid=50, pue=1.2, grid=FRA, pue=meta", NULL);

  g_assert_cmpstr (scenario->grid, ==, "FRA");
  g_assert_true (isnan (scenario->intensity));
  g_assert_cmpstr (scenario->site, ==, "meta");
  g_assert_true (isnan (scenario->pue));
}

static const struct
{
  const char *text;
  int code;
  const char *message;
} mistakes[] = {
  { "weather=fine", EF_ERROR_SYNTAX, "A scenario has no “weather”." },
  { "grid", EF_ERROR_SYNTAX, "“grid” has no “=” between what is set and its value." },
  { "grid=Atlantis", EF_ERROR_NOT_FOUND, "Nothing is known of “Atlantis”." },
  { "grid=-5", EF_ERROR_NOT_FOUND, "Nothing is known of “-5”." },
  { "pue=0.9", EF_ERROR_SYNTAX, "“0.9” is not a possible value of “pue”." },
  { "pue=Nobody", EF_ERROR_NOT_FOUND, "Nothing is known of “Nobody”." },
  { "utilisation=1.4", EF_ERROR_SYNTAX, "“1.4” is not a possible value of “utilisation”." },
  { "utilisation=0", EF_ERROR_SYNTAX, "“0” is not a possible value of “utilisation”." },
  { "utilisation=140%", EF_ERROR_SYNTAX, "“140%” is not a possible value of “utilisation”." },
  { "hardware=H200", EF_ERROR_NOT_FOUND,
    "“H200” may mean several: nvidia-h200-sxm, nvidia-h200-nvl." },
  { "precision=fp7", EF_ERROR_SYNTAX, "“fp7” is not a possible value of “precision”." },
  { "power=loud", EF_ERROR_SYNTAX, "“loud” is not a possible value of “power”." },
  { "runs=-1", EF_ERROR_SYNTAX, "“-1” is not a possible value of “runs”." },
  { "activity=unknown", EF_ERROR_SYNTAX, "“unknown” is not a possible value of “activity”." },
  { "replace=maybe", EF_ERROR_SYNTAX, "“maybe” is not a possible value of “replace”." },
  { "grid-year=98", EF_ERROR_SYNTAX, "“98” is not a possible value of “grid-year”." },
};

static void
test_mistakes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", mistakes[i].text);
      g_assert_null (ef_scenario_from_text (mistakes[i].text, &error));
      g_assert_error (error, EF_ERROR, mistakes[i].code);
      g_assert_cmpstr (error->message, ==, mistakes[i].message);
    }
}

static EfScenarioReach
count_reach (EfTable *table, const char *text)
{
  g_autoptr (EfScenario) scenario = ef_scenario_from_text (text, NULL);
  g_autoptr (EfTable) more = ef_energy_derive (table, scenario, NULL, NULL);
  const EfColumn *columns[] = { ef_table_find_column (more, EF_CARBON_COLUMN) };
  const guint32 rows[] = { 0, 1 };
  EfScenarioReach reach;

  ef_scenario_reach_count (scenario, more, columns, 1, rows, 2, &reach);

  return reach;
}

/* Who fills gaps is told only where there are none; who replaces, of each row that stays. */
static void
test_reach (void)
{
  g_autoptr (EfTable) reported = fixture_table ("Model,Training carbon (kg)\nA,4\nB,8\n");
  g_autoptr (EfTable) gaps = fixture_table (
    "Model,Training energy excl. PUE (kWh),Training carbon (kg)\nA,10,4\nB,20,\n");
  EfScenarioReach reach = count_reach (reported, "pue=1.2,grid=100");

  g_assert_cmpuint (reach.without_pue, ==, 2);
  g_assert_cmpuint (reach.without_grid, ==, 2);
  g_assert_cmpuint (reach.n, ==, 2);
  reach = count_reach (gaps, "pue=1.2,grid=100");
  g_assert_cmpuint (reach.without_pue, ==, 0);
  g_assert_cmpuint (reach.without_grid, ==, 0);
  reach = count_reach (reported, "pue=1.2,replace=yes");
  g_assert_cmpuint (reach.without_pue, ==, 2);
  g_assert_cmpuint (reach.without_grid, ==, 0);
}

/* What is supposed and goes into no value, also not by the energy that carbon is made of. */
static void
test_idle (void)
{
  static const char all[] = "grid=100,precision=fp8,utilisation=30%,hardware=nvidia-h100-sxm5-80gb";
  g_autoptr (EfTable) hours = fixture_table ("Model,GPU hours,Power (W)\nA,10,400\nB,20,300\n");
  g_autoptr (EfTable) flop = fixture_table ("Model,Training compute (FLOP)\nA,1e20\nB,1e21\n");
  g_autoptr (EfTable) nothing = fixture_table ("Model,Accuracy\nA,10\nB,20\n");

  g_assert_cmpint (count_reach (hours, "grid=100,precision=fp8,utilisation=30%").idle, ==,
                   EF_IDLE_HARDWARE | EF_IDLE_PRECISION | EF_IDLE_UTILISATION | EF_IDLE_POWER
                     | EF_IDLE_TOKENS);
  g_assert_cmpint (count_reach (flop, all).idle, ==, EF_IDLE_POWER | EF_IDLE_TOKENS);
  g_assert_cmpint (count_reach (nothing, all).idle, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/energy/scenario/new", test_new);
  g_test_add_func ("/energy/scenario/settings", test_settings);
  g_test_add_func ("/energy/scenario/one-of-two", test_one_of_two);
  g_test_add_func ("/energy/scenario/mistakes", test_mistakes);
  g_test_add_func ("/energy/scenario/reach", test_reach);
  g_test_add_func ("/energy/scenario/idle", test_idle);
  return g_test_run ();
}
