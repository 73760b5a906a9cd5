/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-scenario-words.h"

#include "ef-estimate-column.h"

#include "ef-energy-derive.h"
#include "ef-words.h"

static void
assert_words (const char *text, const char *language, const char *expected)
{
  EF_WORDS_IN (language);
  g_autoptr (GError) error = NULL;
  g_autoptr (EfScenario) scenario = ef_scenario_from_text (text, &error);
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  words = ef_scenario_describe (scenario, ef_tick_style_for_language (language));
  g_assert_cmpstr (words, ==, expected);
}

static void
test_describe (void)
{
  assert_words ("", "en", "");
  assert_words ("name=a,grid=DEU,grid-year=2023", "en", "Germany (380.95\u00a0g/kWh, 2023)");
  assert_words ("grid=614.98", "en", "614.98\u00a0g/kWh");
  assert_words ("grid=35.5,pue=1.25", "en", "35.5\u00a0g/kWh, PUE\u00a01.25");
  assert_words ("hardware=nvidia-h100-sxm5,precision=fp8,utilisation=40%,power=measured", "en",
                "NVIDIA H100 SXM5 80GB, fp8, 40\u00a0% of the peak, measured power");
  assert_words ("activity=inference,tokens=500,runs=2e6,replace=yes", "en",
                "inference, 500 tokens a run, 2 M runs a year, in place of what is reported");
  assert_words ("activity=inference,tokens=1500,runs=1000", "en",
                "inference, 1500 tokens a run, 1000 runs a year");
  assert_words ("runs=123456", "en", "123,456 runs a year");
  assert_words ("runs=999999.9", "en", "1 M runs a year");
  assert_words ("runs=1000", "de", "1000 Läufe im Jahr");
  assert_words ("activity=inference,tokens=1,runs=1", "en",
                "inference, 1 token a run, 1 run a year");
  assert_words ("runs=1", "de", "1 Lauf im Jahr");
  assert_words ("runs=1.5", "en", "1.5 runs a year");
  assert_words ("grid=35.5,utilisation=0.355", "de",
                "35,5\u00a0g/kWh, 35,5\u00a0% der Spitzenleistung");
}

static void
assert_reach (const char *text, EfScenarioReach unapplied, const char *language,
              const char *expected)
{
  EF_WORDS_IN (language);
  g_autoptr (EfScenario) scenario = ef_scenario_from_text (text, NULL);
  g_autofree char *words
    = ef_scenario_describe_reach (scenario, &unapplied, ef_tick_style_for_language (language));

  g_assert_cmpstr (words, ==, expected);
}

/* What does not hold for all rows does not pretend to. */
static void
test_reach (void)
{
  assert_reach ("grid=35,pue=1.1,replace=yes", (EfScenarioReach){ 1, 12, 12, 0 }, "en",
                "35\u00a0g/kWh (applied to no row), PUE\u00a01.1 (not applied to 1 of 12 rows), "
                "in place of what is reported");
  assert_reach ("pue=1.1,replace=yes", (EfScenarioReach){ 3, 12, 40, 0 }, "de",
                "PUE\u00a01,1 (nicht angewandt auf 3 von 40 Zeilen), anstelle der berichteten "
                "Werte");
  /* No brackets beside brackets. */
  assert_reach ("grid=SWE,pue=1.1", (EfScenarioReach){ 0, 5, 5, 0 }, "en",
                "Sweden (35.89\u00a0g/kWh, 2024; applied to no row), PUE\u00a01.1");
}

/* What changes nothing is not supposed. */
static void
test_idle (void)
{
  static const char everything[] = "pue=1.1,hardware=nvidia-h100-sxm5-80gb,precision=fp8,"
                                   "utilisation=0.3,power=measured,activity=inference,tokens=50";
  static const struct
  {
    EfScenarioIdle idle;
    const char *words;
  } parts[] = {
    { EF_IDLE_HARDWARE, ", NVIDIA H100 SXM5 80GB" },
    { EF_IDLE_PRECISION, ", fp8" },
    { EF_IDLE_UTILISATION, ", 30\u00a0% of the peak" },
    { EF_IDLE_POWER, ", measured power" },
    { EF_IDLE_TOKENS, ", 50 tokens a run" },
  };
  g_autoptr (EfScenario) scenario = ef_scenario_from_text (everything, NULL);
  g_autofree char *whole = ef_scenario_describe (scenario, ef_tick_style_for_language ("en"));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) rest = g_string_new (whole);

      g_assert_cmpuint (g_string_replace (rest, parts[i].words, "", 0), ==, 1);
      assert_reach (everything, (EfScenarioReach){ 0, 0, 9, parts[i].idle }, "en", rest->str);
    }
}

static void
assert_name (const char *text, const char *language, const char *expected)
{
  EF_WORDS_IN (language);
  g_autoptr (EfScenario) scenario = ef_scenario_from_text (text, NULL);
  g_autofree char *name
    = ef_scenario_dup_short_name (scenario, ef_tick_style_for_language (language));

  g_assert_cmpstr (name, ==, expected);
}

/* A scenario without a name is not called by its whole text. */
static void
test_short_name (void)
{
  assert_name ("grid=FRA,pue=1.1,replace=yes", "en", "France, PUE 1.1");
  assert_name ("grid=FRA,pue=1.1,utilisation=40%,runs=5,replace=yes", "de",
               "Frankreich, PUE 1,1");
  assert_name ("grid=35", "en", "35 g/kWh");
  assert_name ("pue=1.1,hardware=nvidia-h100-sxm5", "en", "H100 SXM5 80GB, PUE 1.1");
  assert_name ("activity=inference,tokens=500", "en", "Inference, 500 tokens a run");
  assert_name ("grid=FRA,activity=inference,tokens=500", "en", "France");
  assert_name ("precision=fp8", "en", "fp8");
  assert_name ("", "en", NULL);
  assert_name ("replace=yes", "en", NULL);
}

static void
assert_telling (const char *text, gboolean telling)
{
  g_autoptr (EfScenario) scenario = ef_scenario_from_text (text, NULL);

  g_assert_cmpint (ef_scenario_has_telling_name (scenario, ef_tick_style_for_language ("en")), ==,
                   telling);
}

/* What a person calls it is said, and not what it is called until then. */
static void
test_telling (void)
{
  EF_WORDS_IN ("en");

  assert_telling ("name=Sun,grid=SWE", TRUE);
  assert_telling ("name=Scenario A,grid=SWE", TRUE);
  assert_telling ("name=Scenario,grid=SWE", FALSE);
  assert_telling ("name=Scenario 2,grid=SWE", FALSE);
  assert_telling ("name=Scenario", FALSE);
  assert_telling ("name=Sweden,grid=SWE", FALSE);
  assert_telling ("name=Sweden 2,grid=SWE", FALSE);
  assert_telling ("name=PUE 1.1 (2),pue=1.1", FALSE);
  assert_telling ("name=Sweden,grid=POL", TRUE);
}

static void
test_titles (void)
{
  g_autofree char *title
    = ef_estimate_column_dup_title (EF_ENERGY_COLUMN, ef_unit_find_by_id ("megawatt-hour"));
  g_autofree char *carbon
    = ef_estimate_column_dup_title (EF_CARBON_COLUMN, ef_unit_find_by_id ("tonne"));

  g_assert_cmpstr (title, ==, "Energy estimate (MWh)");
  g_assert_cmpstr (carbon, ==, "Carbon estimate (t\u00a0CO₂e)");
  g_assert_cmpstr (ef_estimate_column_get_name (EF_ENERGY_YEAR_COLUMN), ==, "Energy per year");
  g_assert_cmpstr (ef_estimate_column_get_name (EF_CARBON_YEAR_COLUMN), ==, "Carbon per year");
  g_assert_null (ef_estimate_column_get_name ("Energy"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/scenario-words/describe", test_describe);
  g_test_add_func ("/scene/scenario-words/reach", test_reach);
  g_test_add_func ("/scene/scenario-words/idle", test_idle);
  g_test_add_func ("/scene/scenario-words/short-name", test_short_name);
  g_test_add_func ("/scene/scenario-words/telling", test_telling);
  g_test_add_func ("/scene/scenario-words/titles", test_titles);

  return g_test_run ();
}
