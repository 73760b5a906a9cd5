/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-known.h"

#include "ef-energy-derive.h"
#include "energy-fixture.h"

#include <string.h>

/* A table in a sentence: its only row has a value in each column. */
static EfTable *
new_table (const char *headers)
{
  g_auto (GStrv) names = g_strsplit (headers, ",", -1);
  g_autoptr (GString) csv = g_string_new (headers);

  g_string_append_c (csv, '\n');
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *value = strstr (names[i], "Hardware") != NULL  ? "NVIDIA H100 SXM5"
                          : strstr (names[i], "Country") != NULL ? "Sweden"
                          : strstr (names[i], "Model") != NULL   ? "A"
                                                                 : "7";

      g_string_append_printf (csv, "%s%s", i > 0 ? "," : "", value);
    }
  g_string_append_c (csv, '\n');

  return fixture_table (csv->str);
}

static void
assert_missing (const char *headers, const char *scenario_text, const char *part)
{
  g_autoptr (EfTable) table = new_table (headers);
  g_autoptr (GError) error = NULL;
  g_autoptr (EfScenario) scenario = ef_scenario_from_text (scenario_text, &error);
  g_autofree char *missing = NULL;

  g_assert_no_error (error);
  missing = ef_energy_describe_missing (table, scenario);
  g_test_message ("%s with %s: %s", headers, scenario_text, missing);
  if (part == NULL)
    g_assert_null (missing);
  else
    g_assert_nonnull (strstr (missing, part));
}

static void
test_missing (void)
{
  assert_missing ("Model,Accuracy", "", "nothing that energy follows from");
  assert_missing ("Model,energy", "", "“energy” has no unit");
  assert_missing ("Model,GPU hours", "", "Choose the hardware");
  assert_missing ("Model,Carbon emissions (kg)", "grid=SWE", "reports carbon, but nothing");
  assert_missing ("Model,Carbon emissions (kg),Parameters (B)", "grid=SWE", "Estimate inference");
  assert_missing ("Model,GPU hours", "hardware=nvidia-h100-sxm5", "Choose a grid");
  assert_missing ("Model,GPU hours,Hardware", "", "Choose a grid");
  assert_missing ("Model,GPU hours,Hardware", "grid=SWE", NULL);
  assert_missing ("Model,GPU hours,Hardware,Country", "", NULL);
  assert_missing ("Model,GPU hours,Hardware,Carbon emissions (kg)", "", NULL);
  assert_missing ("Model,Parameters (B)", "", "neither hours nor tokens");
  assert_missing ("Model,Parameters (B)", "activity=inference", "how many tokens");
  assert_missing ("Model,Parameters (B)", "activity=inference,tokens=5", "Choose the hardware");
  assert_missing ("Model,Parameters (B)",
                  "activity=inference,tokens=5,hardware=nvidia-h100-sxm5,grid=5", NULL);
}

/* What the columns promise is what a row gets. */
static void
test_agrees_with_derive (void)
{
  static const char *const tables[] = {
    "Model,Accuracy",
    "Model,GPU hours",
    "Model,GPU hours,Hardware",
    "Model,GPU hours,Hardware,Country",
    "Model,GPU hours,Power (W)",
    "Model,Parameters (B)",
    "Model,Training compute (FLOP),Hardware",
    "Model,Energy (MWh)",
    "Model,Energy (MWh),Grid intensity (g/kWh)",
    "Model,Carbon emissions (kg)",
  };
  static const char *const scenarios[] = {
    "",
    "grid=SWE",
    "hardware=nvidia-h100-sxm5",
    "hardware=nvidia-h100-sxm5,grid=35",
    "activity=inference,tokens=500,hardware=nvidia-h100-sxm5,grid=35",
    "activity=inference",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint k = 0; k < G_N_ELEMENTS (scenarios); k++)
      {
        g_autoptr (EfTable) table = new_table (tables[i]);
        g_autoptr (EfScenario) scenario = ef_scenario_from_text (scenarios[k], NULL);
        g_autoptr (EfTable) derived = ef_energy_derive (table, scenario, NULL, NULL);
        EfEnergyKnown known = ef_energy_get_known (table, scenario);

        g_test_message ("%s with %s", tables[i], scenarios[k]);
        g_assert_cmpint (known.energy, ==,
                         ef_table_find_column (derived, EF_ENERGY_COLUMN) != NULL);
        g_assert_cmpint (known.carbon, ==,
                         ef_table_find_column (derived, EF_CARBON_COLUMN) != NULL);
      }
}

static void
test_columns (void)
{
  g_autoptr (EfTable) table = new_table ("Model,Hardware,GPU hours,Accuracy");
  g_autoptr (EfScenario) scenario = ef_scenario_new ();
  g_autofree char *columns = ef_energy_describe_columns (table, scenario);

  g_assert_cmpstr (columns, ==, "GPU hours, Hardware");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/energy/known/missing", test_missing);
  g_test_add_func ("/energy/known/agrees-with-derive", test_agrees_with_derive);
  g_test_add_func ("/energy/known/columns", test_columns);

  return g_test_run ();
}
