/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder-fixture.h"

#include <math.h>

#include "ef-bounds-kind.h"
#include "ef-refresh.h"

/* Files of a folder that make one table. */

/* Cards of one format make a table, too; one alone stays what it is. */
static void
test_joined (FolderFixture *fixture, gconstpointer data)
{
  static const char bom[] =
    "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": [{\"type\": "
    "\"machine-learning-model\", \"name\": \"m\", \"modelCard\": {\"quantitativeAnalysis\": "
    "{\"performanceMetrics\": [{\"type\": \"F1\", \"value\": \"0.5\"}]}}}]}";
  g_autoptr (EfImportResult) result = NULL;
  g_autofree char *place = NULL;
  EfTable *table;

  put_card (fixture, "a.md", "accuracy", "0.5");
  put_google_card (fixture, "z/cats.json", "Cats",
                   "{\"type\": \"accuracy\", \"value\": \"0.97\"}");
  put_google_card (fixture, "dogs.json", "Dogs",
                   "{\"type\": \"recall\", \"value\": \"0.8\"}, {\"type\": \"accuracy\", "
                   "\"value\": \"?\"}");
  put (fixture, "m.cdx.json", bom);
  put (fixture, "table.csv", "model,score\na,1\nb,2\n");
  result = import_folder (fixture);

  table = get_table (result, "cards > Model Card Toolkit");
  assert_cells (table, "model", "Dogs|Cats");
  assert_cells (table, "accuracy", "|0.97");
  assert_number (table, "recall", 0, 0.8);
  g_assert_true (isnan (ef_column_get_numbers (get_column (table, "recall"))[1]));
  place = ef_table_describe_place (table, 1, get_column (table, "accuracy"));
  g_assert_cmpstr (place, ==, "z/cats.json, accuracy");
  assert_cells (get_table (result, "m.cdx.json"), "model", "m");
  assert_cells (get_table (result, "table.csv"), "model", "a|b");
  g_assert_cmpstr (ef_import_result_get_summary (result), ==,
                   "3 cards: 3 rows; 2 other files");
}

/* Evaluations of several models are compared in one table. */
static void
test_joined_evaluations (FolderFixture *fixture, gconstpointer data)
{
  g_autoptr (EfImportResult) result = NULL;
  g_autofree char *place = NULL;
  EfTable *table;

  put (fixture, "1b.json",
       "{\"results\": {\"t\": {\"acc\": 0.25, \"acc_stderr\": 0.125}, \"u\": {\"acc\": 0.5}},"
       "\"versions\": {}, \"config\": {\"model_args\": \"pretrained=e/1b\"}}");
  put (fixture, "2b.json", "{\"results\": {\"t\": {\"acc\": 0.75}}, \"versions\": {},"
                           "\"config\": {\"model_args\": \"pretrained=e/2b\"}}");
  put (fixture, "x.json",
       "{\"model_info\": {\"name\": \"x\", \"additional_details\": {\"params_billions\": 8}},"
       "\"evaluation_results\": [{\"evaluation_name\": \"E\","
       "\"score_details\": {\"score\": 1}}]}");
  put (fixture, "y.json",
       "{\"model_info\": {\"name\": \"y\", \"additional_details\": {\"params_billions\": 9}},"
       "\"evaluation_results\": [{\"evaluation_name\": \"E\","
       "\"score_details\": {\"score\": 2}}]}");
  result = import_folder (fixture);

  table = get_table (result, "cards > lm-evaluation-harness");
  assert_cells (table, "model", "e/1b|e/1b|e/2b");
  assert_cells (table, "task", "t|u|t");
  g_assert_cmpint (ef_bounds_kind_find (table, get_column (table, "acc")), ==, EF_BOUNDS_ERROR);
  assert_cells (table, "acc", "0.25|0.5|0.75");
  g_assert_cmpint (ef_column_get_role (get_column (table, "model")), ==, EF_ROLE_NAME);
  place = ef_table_describe_place (table, 2, get_column (table, "acc"));
  g_assert_cmpstr (place, ==, "2b.json: /results/t, acc");
  table = get_table (result, "cards > Every Eval Ever");
  assert_cells (table, "model", "x|y");
  assert_cells (table, "parameters", "8|9");
  assert_cells (table, "E", "1|2");
}

/* JSON of no known format: files of the same keys make one table, each row of which says its file;
 * one like no other stays alone, and settings are left out. */
static void
test_alike (FolderFixture *fixture, gconstpointer data)
{
  g_autoptr (EfImportResult) result = NULL;
  EfTable *table;

  put (fixture, "runs/a.json", "{\"Model\": \"m\", \"Energy/req (J)\": 50.5, \"BS\": 4}");
  put (fixture, "runs/b.json",
       "{\"Model\": \"n\", \"Energy/req (J)\": 70, \"BS\": 8, \"TP\": 2}");
  put (fixture, "chat.json",
       "{\"task\": \"chat\", \"configurations\": [{\"id\": \"m\", \"latency_ms\": 5},"
       " {\"id\": \"n\", \"latency_ms\": 6}]}");
  put (fixture, "quiz.json",
       "{\"task\": \"quiz\", \"configurations\": [{\"id\": \"m\", \"latency_ms\": 7},"
       " {\"id\": \"n\", \"latency_ms\": 8}]}");
  put (fixture, "sizes.json", "{\"m\": {\"params\": 1e9}, \"n\": {\"params\": 2e9}}");
  put (fixture, "package.json", "{\"name\": \"x\", \"version\": 3, \"files\": [\"a\", \"b\"]}");
  result = import_folder (fixture);

  /* Their files have nothing in common but their folder. */
  table = get_table (result, "cards > runs");
  assert_names (table, "Model|Energy/req (J)|BS|TP|file");
  assert_cells (table, "Model", "m|n");
  assert_cells (table, "TP", "|2");
  assert_cells (table, "file", "runs/a|runs/b");
  assert_measure (table, "Energy/req (J)", "inference-energy-per-request", "joule");
  assert_place (table, 1, "BS", "runs/b.json: /BS");

  table = get_table (result, "cards > configurations");
  assert_cells (table, "latency_ms", "5|6|7|8");
  assert_cells (table, "task", "chat|chat|quiz|quiz");
  assert_measure (table, "latency_ms", "latency", "millisecond");
  assert_place (table, 2, "latency_ms", "quiz.json: /configurations/0/latency_ms");

  assert_cells (get_table (result, "sizes.json"), "name", "m|n");
  assert_told (result, "cards: 1 file is neither a card nor a table.");
  g_assert_cmpstr (ef_import_result_get_summary (result), ==, "5 files: 8 rows");
}

/* Tables of a folder are called after what their files have in common, in whole words. */
static void
test_alike_names (FolderFixture *fixture, gconstpointer data)
{
  static const char *const chat = "{\"Model\": \"m\", \"Energy/req (J)\": 50.5, \"BS\": 4}";
  static const char *const sizes = "{\"name\": \"m\", \"params\": 1e9, \"depth\": 4}";
  static const char *const other = "{\"task\": \"m\", \"accuracy\": 0.5, \"loss\": 4}";
  g_autoptr (EfImportResult) result = NULL;

  put (fixture, "llm_chat_A100__gemma.json", chat);
  put (fixture, "mllm_chat_A100__llava.json", chat);
  put (fixture, "image-models.json", sizes);
  put (fixture, "imagine-models.json", sizes);
  put (fixture, "a.json", other);
  put (fixture, "b.json", other);
  result = import_folder (fixture);

  assert_cells (get_table (result, "cards > chat_A100"), "Model", "m|m");
  assert_cells (get_table (result, "cards > models"), "name", "m|m");
  assert_cells (get_table (result, "cards > JSON"), "task", "m|m");
}

/* One more file may change what all have in common; the table is the same, and no new one. */
static void
test_alike_refreshed (FolderFixture *fixture, gconstpointer data)
{
  static const char *const chat = "{\"Model\": \"m\", \"Energy/req (J)\": 50.5, \"BS\": 4}";
  static const char *const sizes = "{\"name\": \"m\", \"params\": 1e9, \"depth\": 4}";
  g_autoptr (EfImportResult) result = NULL;
  g_autoptr (EfImportResult) again = NULL;
  g_autoptr (EfCatalog) empty = ef_catalog_new ();
  g_autoptr (EfCatalog) catalog = NULL;
  g_autoptr (EfRefresh) refresh = NULL;
  g_autofree char *summary = NULL;
  g_autoptr (GError) error = NULL;

  put (fixture, "llm_chat_A100__gemma.json", chat);
  put (fixture, "mllm_chat_A100__llava.json", chat);
  put (fixture, "image-models.json", sizes);
  put (fixture, "imagine-models.json", sizes);
  result = import_folder (fixture);
  catalog = ef_catalog_add_root (empty, ef_import_result_get_root (result));
  put (fixture, "llm_chat_H100__gemma.json", chat);
  again = import_folder (fixture);
  assert_cells (get_table (again, "cards > chat"), "Model", "m|m|m");

  refresh = ef_refresh_new (catalog, 0, ef_import_result_get_root (again), NULL, NULL, &error);
  g_assert_no_error (error);
  summary = ef_refresh_summarise (refresh);
  g_assert_cmpstr (summary, ==, "1 row added");
}

#define TEST(name, function)                                                                       \
  g_test_add ("/import/folder-joined/" name, FolderFixture, NULL, folder_fixture_set_up,           \
              function, folder_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST ("joined", test_joined);
  TEST ("joined-evaluations", test_joined_evaluations);
  TEST ("alike", test_alike);
  TEST ("alike-names", test_alike_names);
  TEST ("alike-refreshed", test_alike_refreshed);

  return g_test_run ();
}
