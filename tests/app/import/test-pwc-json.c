/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

#include <math.h>
#include <string.h>

/* Evaluation tables of Papers with Code: small files of every version. */

/* Keys sorted, as the dumps have them: names stand behind what they name. */
static const char sorted_dump[] =
  "[\n"
  "  {\n"
  "    \"categories\": [\"Vision\"],\n"
  "    \"datasets\": [\n"
  "      {\n"
  "        \"dataset\": \"COCO\",\n"
  "        \"dataset_citations\": [],\n"
  "        \"dataset_links\": [{\"title\": \"x\", \"url\": \"http://example.org\"}],\n"
  "        \"description\": \"\",\n"
  "        \"sota\": {\n"
  "          \"metrics\": [\"MAP\", \"FPS\", \"inference time (ms)\"],\n"
  "          \"rows\": [\n"
  "            {\"code_links\": [{\"title\": \"a/b\", \"url\": \"https://example.org/code\"},\n"
  "                            {\"title\": \"c/d\", \"url\": \"https://example.org/other\"}],\n"
  "             \"metrics\": {\"FPS\": \"6.5\", \"MAP\": \"55.1\"}, \"model_links\": [],\n"
  "             \"model_name\": \"Vega\", \"paper_date\": \"2019-11-20\",\n"
  "             \"paper_title\": \"On Vega\", \"paper_url\": \"https://example.org/vega\"},\n"
  "            {\"code_links\": [], \"metrics\": {\"FPS\": \"62\", \"MAP\": \"48.3%\"},\n"
  "             \"model_links\": [], \"model_name\": \"Lynx\", \"paper_date\": null,\n"
  "             \"paper_title\": \"On Lynx\", \"paper_url\": \"\"},\n"
  "            {\"code_links\": [], \"metrics\": {\"MAP\": \"47.5\", \"extra\": \"1.82M\"},\n"
  "             \"model_links\": [], \"model_name\": \"Tern\", \"paper_date\": \"2020-04\",\n"
  "             \"paper_title\": \"On Tern\", \"paper_url\": \"https://example.org/tern\"},\n"
  "            {\"code_links\": [], \"metrics\": {\"MAP\": \"43\", \"FPS\": \"-\"},\n"
  "             \"model_links\": [], \"model_name\": \"Lynx\", \"paper_date\": \"2018-01-01\",\n"
  "             \"paper_title\": \"Lynx again\", \"paper_url\": \"\"}\n"
  "          ]\n"
  "        },\n"
  "        \"subdatasets\": []\n"
  "      }\n"
  "    ],\n"
  "    \"description\": \"Find <b>objects</b>.\\r\\n\\r\\n[More](http://example.org)\",\n"
  "    \"source_link\": null,\n"
  "    \"subtasks\": [],\n"
  "    \"synonyms\": [],\n"
  "    \"task\": \"Object Detection\"\n"
  "  }\n"
  "]\n";

static void
test_columns (void)
{
  g_autoptr (EfImportResult) result = import_text ("tables.json", sorted_dump);
  EfTable *table = get_table (result, "Object Detection > COCO");
  EfCatalogNode *root = ef_import_result_get_root (result);
  EfCatalogNode *task = ef_catalog_node_get_child (root, 0);
  EfColumn *map = get_column (table, "MAP");

  g_assert_cmpstr (ef_catalog_node_get_name (root), ==, "tables.json");
  g_assert_cmpstr (ef_catalog_node_get_name (task), ==, "Object Detection");
  g_assert_cmpstr (ef_catalog_node_get_description (task), ==, "Find objects.\n\nMore");
  assert_names (table, "model|MAP|FPS|extra|paper|date|link|code");
  assert_cells (table, "model", "Vega|Lynx|Tern|Lynx");
  assert_cells (table, "MAP", "55.1|48.3%|47.5|43");
  assert_number (table, "MAP", 1, 48.3);
  assert_cells (table, "FPS", "6.5|62||");
  assert_cells (table, "date", "2019-11-20||2020-04|2018-01-01");
  assert_cells (table, "code", "https://example.org/code|||");
  g_assert_cmpint (ef_column_get_role (get_column (table, "model")), ==, EF_ROLE_NAME);
  g_assert_cmpint (ef_column_get_role (get_column (table, "paper")), ==, EF_ROLE_PAPER);
  g_assert_cmpint (ef_column_get_role (get_column (table, "date")), ==, EF_ROLE_DATE);
  g_assert_cmpint (ef_column_get_role (get_column (table, "link")), ==, EF_ROLE_LINK);
  g_assert_cmpint (ef_column_get_direction (map), ==, EF_DIRECTION_HIGHER);
  g_assert_cmpint (ef_column_get_direction_reason (map), ==, EF_DIRECTION_REASON_ROW_ORDER);
  g_assert_cmpint (ef_column_get_direction_reason (get_column (table, "FPS")), ==,
                   EF_DIRECTION_REASON_QUANTITY);
  g_assert_cmpstr (ef_table_get_row_link (table, 0), ==, "https://example.org/vega");
  g_assert_cmpstr (ef_import_result_get_summary (result), ==, "4 rows; 1 table");
  g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (result)), ==, "pwc-json");
}

static void
test_places (void)
{
  g_autoptr (EfImportResult) result = import_text ("tables.json", sorted_dump);
  EfTable *table = get_table (result, "Object Detection > COCO");
  g_autofree char *place = ef_table_describe_place (table, 2, get_column (table, "MAP"));

  g_assert_cmpint (ef_table_get_place_kind (table), ==, EF_PLACE_POINTER);
  g_assert_cmpstr (ef_table_get_place (table), ==, "/0/datasets/0/sota/rows");
  g_assert_cmpstr (place, ==, "/0/datasets/0/sota/rows/2/metrics/MAP");
}

/* The oldest form: a single task, numbers as values, most keys missing. */
static void
test_single_task (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "task.json",
    "{\"task\": \"Go\", \"datasets\": [{\"dataset\": \"Elo\", \"sota\": {\"rows\": ["
    "{\"model_name\": \"a\", \"metrics\": {\"Score\": 17.3}},"
    "{\"model_name\": \"b\", \"metrics\": {\"Score\": 29}},"
    "null, 5,"
    "{\"model_name\": \"c\", \"metrics\": {\"Score\": -1.5e2}, \"uses_additional_data\": true},"
    "{\"model_name\": \"d\", \"metrics\": null}]}}]}");
  EfTable *table = get_table (result, "Go > Elo");

  assert_names (table, "model|Score|uses additional data");
  assert_cells (table, "Score", "17.3|29|-150|");
  assert_cells (table, "uses additional data", "||true|");
  g_assert_cmpstr (ef_table_get_place (table), ==, "/datasets/0/sota/rows");
  /* Places count everything in the list. */
  g_assert_cmpuint (ef_table_get_row_places (table)[2], ==, 4);
}

static void
test_subdatasets (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "tables.json",
    "[{\"task\": \"Correction\", \"datasets\": ["
    "{\"dataset\": \"CoNLL\", \"sota\": null, \"subdatasets\": ["
    "{\"subdataset\": \"Open\", \"sota\": {\"metrics\": [\"F0.5\"], \"rows\": ["
    "{\"model_name\": \"a\", \"metrics\": {\"F0.5\": \"61.34\"}}]}},"
    "{\"subdataset\": \"Closed\", \"sota\": {\"metrics\": [\"F0.5\"], \"rows\": ["
    "{\"model_name\": \"b\", \"metrics\": {\"F0.5\": \"54\"}}]}}]},"
    "{\"dataset\": \"Empty\", \"sota\": {\"metrics\": [\"F0.5\"], \"rows\": []}}]}]");
  EfCatalogNode *task = ef_catalog_node_get_child (ef_import_result_get_root (result), 0);
  EfTable *open = get_table (result, "Correction > CoNLL > Open");

  assert_cells (open, "F0.5", "61.34");
  g_assert_cmpstr (ef_table_get_place (open), ==, "/0/datasets/0/subdatasets/0/sota/rows");
  get_table (result, "Correction > CoNLL > Closed");
  g_assert_cmpuint (ef_catalog_node_get_n_children (task), ==, 1);
  g_assert_cmpstr (ef_catalog_node_get_name (ef_catalog_node_get_child (task, 0)), ==, "CoNLL");
  g_assert_cmpuint (ef_table_get_n_rows (get_table (result, "Correction > Empty")), ==, 0);
  g_assert_cmpuint (ef_catalog_node_count_tables (task), ==, 3);
}

#define ROW(name, metric, value)                                                                   \
  "{\"model_name\": \"" name "\", \"metrics\": {\"" metric "\": \"" value "\"}}"
#define DATASET(name, metric, rows)                                                                \
  "{\"dataset\": \"" name "\", \"sota\": {\"metrics\": [\"" metric "\"], \"rows\": [" rows "]}}"
#define TASK(name, datasets, subtasks)                                                             \
  "{\"task\": \"" name "\", \"datasets\": [" datasets "], \"subtasks\": [" subtasks "]}"

/* The same task under two parents, and a task of the same name that is another one. */
static void
test_repeats (void)
{
#define SHARED TASK ("Shared", DATASET ("D", "Score", ROW ("a", "Score", "1")), "")
  g_autoptr (EfImportResult) result = import_text (
    "tables.json",
    "[" TASK ("One", "", SHARED) "," TASK ("Two", "", SHARED) ","
    TASK ("Three", "", TASK ("Shared", DATASET ("D", "Score", ROW ("a", "Score", "2")), "")) "]");
#undef SHARED
  EfCatalogNode *root = ef_import_result_get_root (result);
  EfCatalogNode *one = ef_catalog_node_get_child (ef_catalog_node_get_child (root, 0), 0);
  EfCatalogNode *two = ef_catalog_node_get_child (ef_catalog_node_get_child (root, 1), 0);
  EfCatalogNode *three = ef_catalog_node_get_child (ef_catalog_node_get_child (root, 2), 0);

  g_assert_true (one == two);
  g_assert_true (one != three);
  g_assert_true (ef_catalog_node_get_table (one, 0) == get_table (result, "One > Shared > D"));
  get_table (result, "Three > Shared > D");
  g_assert_cmpuint (ef_catalog_node_count_tables (root), ==, 2);
  g_assert_cmpuint (ef_catalog_node_count_rows (root), ==, 2);
  g_assert_cmpstr (ef_import_result_get_summary (result), ==,
                   "3 rows, 1 of them a repeat; 2 tables");
}

/* Two different data sets of one name in one task need different paths, since tables are found
 * by them. */
static void
test_equal_paths (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "tables.json",
    "[" TASK ("T", DATASET ("D", "Score", ROW ("a", "Score", "1")) ","
                   DATASET ("D", "Score", ROW ("a", "Score", "2")), "") "]");

  assert_cells (get_table (result, "T > D"), "Score", "1");
  assert_cells (get_table (result, "T > D (2)"), "Score", "2");
}

static EfDirection
get_direction (const char *rows, EfDirectionReason *reason)
{
  g_autofree char *text = g_strdup_printf (
    "[{\"task\": \"T\", \"datasets\": [{\"dataset\": \"D\", "
    "\"sota\": {\"metrics\": [\"Zork\"], \"rows\": [%s]}}]}]",
    rows);
  g_autoptr (EfImportResult) result = import_text ("tables.json", text);
  EfColumn *column = get_column (get_table (result, "T > D"), "Zork");

  *reason = ef_column_get_direction_reason (column);
  return ef_column_get_direction (column);
}

static void
test_row_order (void)
{
#define Z(value) ROW ("m", "Zork", value)
  static const struct
  {
    const char *rows;
    EfDirection direction;
  } cases[] = {
    { Z ("9") "," Z ("8") "," Z ("8") "," Z ("1"), EF_DIRECTION_HIGHER },
    { Z ("1") "," Z ("2") "," Z ("2") "," Z ("3.5%"), EF_DIRECTION_LOWER },
    { Z ("9") "," Z ("-") "," Z ("8") "," Z ("7") "," Z ("1"), EF_DIRECTION_HIGHER },
    { Z ("9") "," Z ("8") "," Z ("7"), EF_DIRECTION_UNKNOWN },
    { Z ("9") "," Z ("8") "," Z ("9") "," Z ("7"), EF_DIRECTION_UNKNOWN },
    { Z ("5") "," Z ("5") "," Z ("5") "," Z ("5"), EF_DIRECTION_UNKNOWN },
    { Z ("9") "," Z ("x") "," Z ("7") "," Z ("1"), EF_DIRECTION_UNKNOWN },
  };
#undef Z

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EfDirectionReason reason;

      g_assert_cmpint (get_direction (cases[i].rows, &reason), ==, cases[i].direction);
      g_assert_cmpint (reason, ==,
                       cases[i].direction != EF_DIRECTION_UNKNOWN ? EF_DIRECTION_REASON_ROW_ORDER
                                                                  : EF_DIRECTION_REASON_NONE);
    }
}

/* In a file whose tables are not sorted by result, one that happens to be sorted says nothing. */
static void
test_unsorted_file (void)
{
#define E(value) ROW ("m", "Error rate", value)
#define UP_AND_DOWN E ("1") "," E ("3") "," E ("2") "," E ("4")
  g_autoptr (EfImportResult) result = import_text (
    "tables.json",
    "[" TASK ("T", DATASET ("A", "Error rate", UP_AND_DOWN) ","
                   DATASET ("B", "Error rate", UP_AND_DOWN) ","
                   DATASET ("C", "Error rate", E ("9") "," E ("8") "," E ("7") "," E ("6")), "")
    "]");
#undef E
#undef UP_AND_DOWN
  EfColumn *column = get_column (get_table (result, "T > C"), "Error rate");

  g_assert_cmpint (ef_column_get_direction (column), ==, EF_DIRECTION_LOWER);
  g_assert_cmpint (ef_column_get_direction_reason (column), ==, EF_DIRECTION_REASON_QUANTITY);
}

static void
test_names (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "tables.json",
    "[" TASK (" Parsing\\n", DATASET ("D", "Score",
      "{\"model_name\": \"\", \"paper_title\": \"The paper\", \"metrics\": {\"Score\": 1}},"
      "{\"model_name\": \"\", \"paper_title\": \"\", \"metrics\": {\"Score\": 2}},"
      "{\"model_name\": \" Joshi \\u0002wzxhzdk:6\\u0003 (2019)\\n\", \"metrics\": {\"Score\": 3}},"
      "{\"model_name\": \"a\\nb\", \"metrics\": {\"Score\": 4}},"
      "{\"model_name\": \"caf\\u00e9 \\ud83d\\ude42\", \"metrics\": {\"Score\": 5}}"), "") "]");
  EfTable *table = get_table (result, "Parsing > D");

  assert_cells (table, "model", "The paper||Joshi  (2019)|a b|café 🙂");
  assert_told (result, "1 row names no model");
}

/* A NUL in the name of a metric must not make it equal to what stands before. */
static void
test_odd_metrics (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "tables.json",
    "[" TASK ("T", DATASET ("D", "X", ROW ("a", "X", "1") "," ROW ("b", "X\\u0000Y", "2") ","
                            ROW ("c", " X ", "3") "," ROW ("d", "", "4")), "") "]");

  assert_cells (get_table (result, "T > D"), "X", "1||3|");
  assert_cells (get_table (result, "T > D"), "XY", "|2||");
}

static void
test_nameless (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "tables.json",
    "[{\"datasets\": [{\"sota\": {\"rows\": [" ROW ("a", "Score", "1") "]}}], \"subtasks\": []}]");

  assert_cells (get_table (result, "task 1 > data set 1"), "Score", "1");
}

/* Values that are no number. */
static void
test_values (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "tables.json",
    "[" TASK ("T", DATASET ("D", "X",
      ROW ("a", "X", "0.25±0.005") ","
      "{\"model_name\": \"b\", \"metrics\": {\"X\": [0.5, \"x\"]}},"
      "{\"model_name\": \"c\", \"metrics\": {\"X\": {\"f1\": [1, null]}}},"
      "{\"model_name\": \"d\", \"metrics\": {\"X\": null}},"
      "{\"model_name\": \"e\", \"metrics\": {\"X\": true}},"
      ROW ("f", "X", "2,200") "," ROW ("g", "X", "") "," ROW ("h", "X", "386x1") ","
      ROW ("i", "X", "3") "," ROW ("j", "X", "4") "," ROW ("k", "X", "5")), "") "]");
  EfTable *table = get_table (result, "T > D");
  EfColumn *x = get_column (table, "X");

  assert_cells (table, "X", "0.25±0.005|[0.5, x]|{f1: [1, null]}||true|2,200||386x1|3|4|5");
  assert_number (table, "X", 1, NAN);
  assert_number (table, "X", 5, 2200);
  g_assert_cmpfloat (ef_column_get_lows (x)[0], ==, 0.245);
  assert_told (result, "tables.json:/0/datasets/0/sota/rows/1/metrics/X: ");
  assert_told (result, "tables.json:/0/datasets/0/sota/rows/2/metrics/X: ");
  assert_told (result, "rows/4/metrics/X");
  assert_told (result, "rows/7/metrics/X");
}

static void
test_category (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "tables.json",
    "[" TASK ("T", DATASET ("D", "Score",
      "{\"model_name\": \"a\", \"metrics\": {\"Score\": \"1\", \"Extra/training\": \"Yes\"}},"
      "{\"model_name\": \"b\", \"metrics\": {\"Score\": \"2\", \"Extra/training\": \"No\"}}"), "")
    "]");
  EfTable *table = get_table (result, "T > D");
  g_autofree char *place = ef_table_describe_place (table, 0, get_column (table, "Extra/training"));

  g_assert_cmpint (ef_column_get_kind (get_column (table, "Extra/training")), ==, EF_COLUMN_TEXT);
  assert_cells (table, "Extra/training", "Yes|No");
  g_assert_cmpstr (place, ==, "/0/datasets/0/sota/rows/0/metrics/Extra~1training");
}

static void
test_decimal_comma (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "tables.json",
    "[" TASK ("T", DATASET ("D", "Acc", ROW ("a", "Acc", "99,45") "," ROW ("b", "Acc", "98.2") ","
                            ROW ("c", "Acc", "97,1")), "") "]");

  assert_number (get_table (result, "T > D"), "Acc", 0, 99.45);
  assert_number (get_table (result, "T > D"), "Acc", 1, 98.2);
  assert_told (result, "tables.json:/0/datasets/0: Column “Acc”: the comma in 2");
}

static void
test_metric_called_model (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "tables.json",
    "[" TASK ("T", DATASET ("D", "model", ROW ("a", "model", "1") "," ROW ("b", "model", "2")), "")
    "]");

  assert_names (get_table (result, "T > D"), "model (2)|model");
}

static void
test_no_rows (void)
{
  import_text_fails ("t.json", "[" TASK ("T", DATASET ("D", "X", ""), "") "]", EF_ERROR_NO_RESULTS,
                     "no row of results");
  import_text_fails ("t.json", "[{\"task\": \"T\", \"datasets\": [], \"subtasks\": []}]",
                     EF_ERROR_NO_RESULTS, "no row of results");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/pwc-json/columns", test_columns);
  g_test_add_func ("/import/pwc-json/places", test_places);
  g_test_add_func ("/import/pwc-json/single-task", test_single_task);
  g_test_add_func ("/import/pwc-json/subdatasets", test_subdatasets);
  g_test_add_func ("/import/pwc-json/repeats", test_repeats);
  g_test_add_func ("/import/pwc-json/equal-paths", test_equal_paths);
  g_test_add_func ("/import/pwc-json/row-order", test_row_order);
  g_test_add_func ("/import/pwc-json/unsorted-file", test_unsorted_file);
  g_test_add_func ("/import/pwc-json/names", test_names);
  g_test_add_func ("/import/pwc-json/odd-metrics", test_odd_metrics);
  g_test_add_func ("/import/pwc-json/nameless", test_nameless);
  g_test_add_func ("/import/pwc-json/values", test_values);
  g_test_add_func ("/import/pwc-json/category", test_category);
  g_test_add_func ("/import/pwc-json/decimal-comma", test_decimal_comma);
  g_test_add_func ("/import/pwc-json/metric-called-model", test_metric_called_model);
  g_test_add_func ("/import/pwc-json/no-rows", test_no_rows);

  return g_test_run ();
}
