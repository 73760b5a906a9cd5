/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "ef-quantity.h"
#include "import-test.h"

/* What programs write down that measure runs: BoAmps. */

static void
assert_unit (EfTable *table, const char *name, const char *quantity, const char *unit)
{
  EfColumn *column = get_column (table, name);
  const EfQuantity *known = ef_column_get_quantity (column);
  const EfUnit *stated = ef_column_get_unit (column);

  g_assert_cmpstr (known != NULL ? ef_quantity_get_id (known) : NULL, ==, quantity);
  g_assert_cmpstr (stated != NULL ? ef_unit_get_id (stated) : NULL, ==, unit);
}

/* BoAmps */

#define REPORT(algorithms, measures)                                                               \
  "{\"header\": {\"reportId\": \"1\", \"reportDatetime\": \"2025-02-03 10:00:00\"},"               \
  "\"task\": {\"taskStage\": \"training\", \"taskFamily\": \"chat\", \"nbRequest\": 3,"            \
  "\"algorithms\": [" algorithms "],"                                                              \
  "\"dataset\": [{\"dataUsage\": \"input\", \"dataType\": \"token\", \"dataQuantity\": 8}],"       \
  "\"measuredAccuracy\": 0.75},"                                                                   \
  "\"measures\": [" measures "],"                                                                  \
  "\"infrastructure\": {\"infraType\": \"onPremise\", \"components\": ["                           \
  "{\"componentName\": \"G\", \"componentType\": \"gpu\"}, {\"componentType\": \"ram\"}]},"        \
  "\"environment\": {\"country\": \"France\", \"powerSourceCarbonIntensity\": 50},"                \
  "\"quality\": \"high\"}"
#define ONE_MODEL "{\"foundationModelName\": \"m\", \"parametersNumber\": 13}"

static void
test_boamps (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "r.json", REPORT (ONE_MODEL, "{\"measurementMethod\": \"a\", \"powerConsumption\": 0.5,"
                                 "\"measurementDuration\": 90},"
                                 "{\"measurementMethod\": \"b\", \"powerConsumption\": 0.25},"
                                 "{\"measurementMethod\": \"c\"}"));
  EfTable *table = get_only_table (result);

  g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (result)), ==, "boamps");
  assert_names (table, "model|task|stage|country|infrastructure|hardware|measured by|quality|"
                       "accuracy|parameters|input token|requests|training energy|duration|"
                       "carbon intensity|date");
  assert_cells (table, "model", "m|m");
  assert_cells (table, "hardware", "G, ram|G, ram");
  assert_cells (table, "measured by", "a|b");
  assert_number (table, "parameters", 1, 13);
  assert_unit (table, "parameters", "parameters", "billion");
  assert_number (table, "training energy", 0, 0.5);
  assert_number (table, "training energy", 1, 0.25);
  assert_unit (table, "training energy", "training-energy", "kilowatt-hour");
  assert_number (table, "duration", 0, 90);
  assert_unit (table, "duration", "duration", "second");
  assert_unit (table, "carbon intensity", "grid-intensity", "gram-per-kilowatt-hour");
  assert_number (table, "accuracy", 0, 0.75);
  assert_cells (table, "requests", "3|3");
  assert_told (result, "r.json:measures[2]: The measure states no energy");
}

/* Then the size is of neither. */
static void
test_boamps_several_models (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "r.json", REPORT (ONE_MODEL ", {\"algorithmName\": \"n\"}", "{\"powerConsumption\": 1}"));
  EfTable *table = get_only_table (result);

  assert_cells (table, "model", "m, n");
  g_assert_null (ef_table_find_column (table, "parameters"));
  assert_told (result, "The report is of several models together");
}

static void
test_boamps_without_energy (void)
{
  import_text_fails ("r.json", REPORT (ONE_MODEL, "5, {}"), EF_ERROR_NO_RESULTS,
                     "no measure of energy in it");
  import_text_fails ("r.json", "{\"header\": 1, \"task\": 2, \"measures\": [3]}",
                     EF_ERROR_NO_RESULTS, "no measure of energy in it");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/run-logs/boamps", test_boamps);
  g_test_add_func ("/import/run-logs/boamps-several-models", test_boamps_several_models);
  g_test_add_func ("/import/run-logs/boamps-without-energy", test_boamps_without_energy);

  return g_test_run ();
}
