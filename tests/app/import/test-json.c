/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "ef-quantity.h"
#include "import-test.h"

/* JSON of no known kind: what is a row, and what columns are called. */

static void
test_list (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.json", "\xEF\xBB\xBF[{\"model\": \"a\", \"params (M)\": 5.5, \"top1_err\": \"24.9\",\n"
              " \"tags\": [\"x\", \"y\"], \"ok\": true},\n"
              " {\"model\": \"b\", \"params (M)\": null, \"extra/1\": 7}]");
  EfTable *table = get_only_table (result);

  assert_names (table, "model|params (M)|top1_err|tags|ok|extra/1");
  assert_cells (table, "model", "a|b");
  assert_cells (table, "tags", "x, y|");
  assert_number (table, "params (M)", 0, 5.5);
  assert_number (table, "params (M)", 1, NAN);
  assert_number (table, "top1_err", 0, 24.9);
  assert_number (table, "extra/1", 1, 7);
  assert_measure (table, "params (M)", "parameters", "million");
  assert_measure (table, "top1_err", "top-1-error", NULL);
  assert_place (table, 1, "model", "/1/model");
  g_assert_cmpint (ef_column_get_role (get_column (table, "model")), ==, EF_ROLE_NAME);
  g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (result)), ==, "json");
  assert_no_diagnostics (result);
}

static void
test_lines (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.jsonl", "{\"run_name\": \"a\", \"tokens\": 100, \"final_loss\": 3.5}\n"
               "{\"run_name\": \"a\", \"tokens\": 200, \"final_loss\": NaN}\n\n"
               "{\"run_name\": \"b\", \"tokens\": 100, \"step\": 4}\n");
  EfTable *table = get_only_table (result);

  assert_names (table, "run_name|tokens|final_loss|step");
  assert_cells (table, "run_name", "a|a|b");
  assert_cells (table, "final_loss", "3.5||");
  assert_measure (table, "tokens", "tokens", "one");
  assert_place (table, 2, "tokens", "/2/tokens");
  assert_told (result, ": 1 value is NaN");
}

/* Objects of the same keys are rows, called by theirs; a date among them is none. */
static void
test_keyed (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.json", "{\"org/a\": {\"flops\": 5, \"params\": 10},"
              "\"org/b\": {\"flops\": 6, \"params\": 20},"
              "\"c\": {\"params\": 30}, \"d\": {\"params\": 40}, \"created\": \"2020-09-04\"}");
  EfTable *table = get_only_table (result);

  assert_names (table, "name|flops|params|created");
  assert_cells (table, "name", "org/a|org/b|c|d");
  assert_cells (table, "params", "10|20|30|40");
  assert_cells (table, "created", "2020-09-04|2020-09-04|2020-09-04|2020-09-04");
  assert_place (table, 0, "flops", "/org~1a/flops");
}

static void
test_numbers_by_name (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (EfImportResult) result = NULL;

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (text, "%s\"d=%u\": 2.%u", i > 0 ? ", " : "", i, i);
  g_string_append (text, "}");
  result = import_text ("t.json", text->str);
  assert_names (get_only_table (result), "name|value");
  assert_number (get_only_table (result), "value", 7, 2.7);
}

/* What stands around rows belongs to each; a list of one is a part of the row. */
static void
test_under_key (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.json", "{\"task\": \"chat\", \"configurations\": [\n"
              "{\"model_id\": \"a\", \"energy_per_token_joules\": 0.5,"
              " \"history\": [{\"price\": 3}]},\n"
              "{\"model_id\": \"b\", \"energy_per_token_joules\": 0.25,"
              " \"history\": [{\"price\": 4}]}],\n"
              "\"meta\": {\"date\": \"2026-02-16\"}}");
  EfTable *table = get_table (result, "t.json > configurations");

  assert_names (table, "model_id|energy_per_token_joules|price|task|date");
  assert_cells (table, "task", "chat|chat");
  assert_cells (table, "price", "3|4");
  assert_cells (table, "date", "2026-02-16|2026-02-16");
  assert_measure (table, "energy_per_token_joules", "inference-energy-per-token", "joule");
  assert_place (table, 1, "task", "/configurations/1, task");
  assert_place (table, 1, "model_id", "/configurations/1/model_id");
}

/* Where one row has two, they are rows by themselves, with the row around them. */
static void
test_inner_rows (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.json", "{\"vendor\": \"v\", \"models\": [{\"id\": \"a\", \"prices\": [{\"input\": 1},"
              " {\"input\": 2}]}, {\"id\": \"b\", \"prices\": [{\"input\": 3}]}]}");
  EfTable *table = get_table (result, "t.json > models > prices");

  assert_names (table, "input|id|vendor");
  assert_cells (table, "input", "1|2|3");
  assert_cells (table, "id", "a|a|b");
  assert_place (table, 1, "input", "/models/0/prices/1/input");
}

/* The last key alone, two where it takes them to tell columns apart or to know the quantity. */
static void
test_names (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.json", "[{\"m\": \"a\", \"energy\": {\"total\": 5, \"cpu\": 2},"
              "\"p\": {\"min\": 1, \"max\": 2},"
              "\"q\": {\"min\": 3}, \"efficiency\": {\"value\": 7}},\n"
              "{\"m\": \"b\", \"energy\": {\"total\": 6}}]");
  EfTable *table = get_only_table (result);

  assert_names (table, "m|energy total|energy cpu|p min|p max|q min|efficiency");
  assert_measure (table, "energy total", "energy", NULL);
  assert_measure (table, "energy cpu", "component-energy", NULL);
}

static void
test_pairs (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.json", "[{\"m\": \"a\", \"metrics\": [{\"name\": \"Top 1 Accuracy\", \"value\": 75.5},"
              " {\"name\": \"F1\", \"value\": null}]},"
              "{\"m\": \"b\", \"metrics\": [{\"name\": \"F1\", \"value\": \"80%\"}]}]");
  EfTable *table = get_only_table (result);

  assert_names (table, "m|Top 1 Accuracy|F1");
  assert_number (table, "Top 1 Accuracy", 0, 75.5);
  assert_number (table, "F1", 1, 80);
}

/* Units that stand beside numbers, each for itself. */
static void
test_units (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.json", "[{\"m\": \"a\", \"energy\": {\"unit\": \"kWh\", \"total\": 2}, \"latency\": 5,"
              " \"latency_unit\": \"ms\", \"odd\": 3, \"odd_unit\": \"parsec per fortnight\"},"
              "{\"m\": \"b\", \"energy\": {\"unit\": \"J\", \"total\": 3600000}, \"latency\": 6,"
              " \"latency_unit\": \"ms\"}]");
  EfTable *table = get_only_table (result);
  EfColumn *energy = get_column (table, "energy total");

  assert_names (table, "m|energy total|latency|odd|odd_unit");
  assert_measure (table, "latency", "latency", "millisecond");
  assert_number (table, "latency", 1, 6);
  g_assert_cmpfloat_with_epsilon (ef_column_get_numbers (energy)[0]
                                    / ef_column_get_numbers (energy)[1], 2, 1e-9);
}

/* A unit that names no number is not that of a year, nor of what is known to be something else. */
static void
test_shared_unit (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.json", "[{\"zone\": \"a\", \"emission_factor\": 18, \"unit\": \"gCO2eq/kWh\","
              " \"year\": 2024, \"duration\": 5},"
              "{\"zone\": \"b\", \"emission_factor\": 20, \"unit\": \"gCO2eq/kWh\","
              " \"year\": 2023, \"duration\": 6}]");
  EfTable *table = get_only_table (result);

  assert_cells (table, "emission_factor", "18 gCO2eq/kWh|20 gCO2eq/kWh");
  assert_measure (table, "emission_factor", "grid-intensity", "gram-per-kilowatt-hour");
  assert_cells (table, "year", "2024|2023");
  assert_cells (table, "duration", "5|6");
}

static void
test_curve (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.json", "[[1559699797.28, 10, 0.5], [1559699798.5, 20, 0.25]]");

  assert_names (get_only_table (result), "Wall time|Step|Value");
  assert_cells (get_only_table (result), "Value", "0.5|0.25");
}

/* One object is one row, if something in it is known; settings of a program are none. */
static void
test_single (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.json", "{\"Model\": \"g\", \"TP\": 4, \"Energy/req (J)\": 230.6,"
              " \"Token tput (tok/s)\": 1051}");

  assert_names (get_only_table (result), "Model|TP|Energy/req (J)|Token tput (tok/s)");
  assert_measure (get_only_table (result), "Energy/req (J)", "inference-energy-per-request",
                  "joule");
  assert_measure (get_only_table (result), "Token tput (tok/s)", "throughput", "tokens-per-second");
  import_text_fails ("config.json", "{\"hidden\": 768, \"layers\": 12}", EF_ERROR_NO_RESULTS,
                     "Its top level has the keys: hidden, layers.");
}

/* Hostile and broken */

static void
test_cut_off (void)
{
  static const char text[] = "[{\"m\": \"a\", \"x\": 1}, {\"m\": \"b\", \"x\": 2}, {\"m\": \"c\"";
  g_autoptr (EfImportResult) result = import_text ("t.json", text);

  assert_cells (get_only_table (result), "x", "1|2|");
  assert_told (result, "cut off");
  for (gsize length = 1; length < sizeof text; length++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (EfImportResult) part = ef_import_bytes (bytes, "t.json", NULL, NULL, &error);

      g_assert_true ((part == NULL) == (error != NULL));
    }
}

static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (EfImportResult) result = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "{\"a\": [{\"b\": 1}, ");
  bytes = g_bytes_new (text->str, text->len);
  result = ef_import_bytes (bytes, "t.json", NULL, NULL, &error);
  g_assert_null (result);
  g_assert_error (error, EF_ERROR, EF_ERROR_TOO_LARGE);
}

/* A great deal around many rows would be as much as both multiplied. */
static void
test_around (void)
{
  g_autoptr (GString) text = g_string_new ("{\"meta\": {");
  g_autoptr (EfImportResult) result = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "\"k%u\": \"v\", ", i);
  g_string_append (text, "\"k\": 1}, \"rows\": [");
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "%s{\"m\": \"%u\", \"x\": %u}", i > 0 ? "," : "", i, i);
  g_string_append (text, "]}");
  result = import_text ("t.json", text->str);
  assert_names (get_table (result, "t.json > rows"), "m|x");
  assert_told (result, "what stands around them is left out");
}

/* What was set is no result, whatever it is called. */
static void
test_settings (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.json", "{\"hyperparameters\": {\"acc\": 8, \"z_loss\": 0.0001, \"params\": 78914048},"
              " \"results\": [{\"loss\": 3.1, \"acc\": 0.5}, {\"loss\": 2.9, \"acc\": 0.6}]}");
  EfTable *table = get_only_table (result);

  assert_names (table, "loss|acc|hyperparameters acc|z_loss|params");
  assert_measure (table, "loss", "loss", NULL);
  assert_measure (table, "acc", "accuracy", NULL);
  assert_measure (table, "hyperparameters acc", NULL, NULL);
  assert_measure (table, "z_loss", NULL, NULL);
  assert_measure (table, "params", "parameters", "one");
}

static void
test_nothing (void)
{
  import_text_fails ("t.json", "[]", EF_ERROR_NO_RESULTS, "no model results");
  import_text_fails ("t.json", "{}", EF_ERROR_NO_RESULTS, "no model results");
  import_text_fails ("t.json", "[{\"a\": \"x\"}, {\"a\": \"y\"}]", EF_ERROR_NO_RESULTS,
                     "Its top level has the keys: a.");
  import_text_fails ("t.json", "[1, 2", EF_ERROR_DAMAGED,
                     "“t.json”, 1:6: The JSON text is cut off");
  import_text_fails ("t.json", "{x", EF_ERROR_DAMAGED, "“t.json”, 1:");
}

/* Real files */

static void
test_shared (void)
{
  static const struct
  {
    const char *path;
    const char *table; /* NULL: the only one */
    guint n_rows;
    const char *column;
    const char *quantity;
    double first;
  } cases[] = {
    { "data/3-frontiers/ml-energy-v3/lm-arena-chat.json", NULL, 328, "energy_per_token_joules",
      "inference-energy-per-token", 0.6993091867226764 },
    { "data/3-frontiers/ml-energy-v3/gpqa.json", NULL, 187, "energy_per_token_joules",
      "inference-energy-per-token", 1.3662634337367148 },
    { "data/3-frontiers/ml-energy-v2/legacy__models.json", NULL, 23, "params", "parameters", 7 },
    { "data/3-frontiers/model-zoos/pycls__model_error.json", NULL, 36, "top1_err", "top-1-error",
      24.92 },
    { "data/3-frontiers/model-zoos/pycls__model_complexity.json", NULL, 65, "params", "parameters",
      1730714 },
    { "data/3-frontiers/llm-prices/openai.json", "openai.json > models > price_history", 50,
      "input", NULL, 20 },
    { "data/4-energy/co2js-ember/average-intensities.json", NULL, 222, "year", NULL, 2023 },
    { "data/4-energy/benchlab/benchmark_report.json", NULL, 5, "energy total", "energy",
      5.962644476126621e-05 },
    { "data/5-scaling-and-runs/gemstones/wandb_df_for_fitting_hot.jsonl", NULL, 220, "final_loss",
      "loss", 3.1010556221 },
    { "data/5-scaling-and-runs/mlfoundations-scaling/grid.json", NULL, 435, "value", NULL,
      2.7364922364552817 },
  };

  if (get_shared_dir () == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EfImportResult) result = import_shared (cases[i].path);
      EfTable *table = cases[i].table != NULL ? get_table (result, cases[i].table)
                                              : get_only_table (result);
      const EfQuantity *quantity = ef_column_get_quantity (get_column (table, cases[i].column));

      g_test_message ("%s", cases[i].path);
      g_assert_cmpuint (ef_table_get_n_rows (table), ==, cases[i].n_rows);
      if (cases[i].quantity != NULL)
        g_assert_cmpstr (ef_quantity_get_id (quantity), ==, cases[i].quantity);
      if (strcmp (cases[i].column, "year") != 0)
        assert_number (table, cases[i].column, 0, cases[i].first);
      if (g_str_has_suffix (cases[i].path, "legacy__models.json"))
        assert_measure (table, "params", "parameters", "billion");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/json/list", test_list);
  g_test_add_func ("/import/json/lines", test_lines);
  g_test_add_func ("/import/json/keyed", test_keyed);
  g_test_add_func ("/import/json/numbers-by-name", test_numbers_by_name);
  g_test_add_func ("/import/json/under-key", test_under_key);
  g_test_add_func ("/import/json/inner-rows", test_inner_rows);
  g_test_add_func ("/import/json/names", test_names);
  g_test_add_func ("/import/json/pairs", test_pairs);
  g_test_add_func ("/import/json/units", test_units);
  g_test_add_func ("/import/json/shared-unit", test_shared_unit);
  g_test_add_func ("/import/json/curve", test_curve);
  g_test_add_func ("/import/json/single", test_single);
  g_test_add_func ("/import/json/cut-off", test_cut_off);
  g_test_add_func ("/import/json/deep", test_deep);
  g_test_add_func ("/import/json/around", test_around);
  g_test_add_func ("/import/json/settings", test_settings);
  g_test_add_func ("/import/json/nothing", test_nothing);
  g_test_add_func ("/import/json/shared", test_shared);

  return g_test_run ();
}
