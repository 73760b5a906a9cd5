/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "ef-bounds-kind.h"
#include "ef-refresh.h"
#include "import-test.h"
#include "scratch-folder.h"

/* A folder of files as one import. */

typedef struct
{
  char *path;
  GFile *folder;
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *top = scratch_folder_new ();

  fixture->path = g_build_filename (top, "cards", NULL);
  g_mkdir (fixture->path, 0700);
  fixture->folder = g_file_new_for_path (fixture->path);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *top = g_path_get_dirname (fixture->path);

  scratch_folder_remove (top);
  g_object_unref (fixture->folder);
  g_free (fixture->path);
}

static void
put (Fixture *fixture, const char *path, const char *text)
{
  g_autofree char *whole = g_build_filename (fixture->path, path, NULL);
  g_autofree char *folder = g_path_get_dirname (whole);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (whole, text, -1, NULL));
}

static void
put_card (Fixture *fixture, const char *path, const char *metric, const char *value)
{
  g_autofree char *text = g_strdup_printf (
    "---\nlicense: mit\nmodel-index:\n- results:\n  - metrics: [{type: %s, value: %s}]\n---\n",
    metric, value);

  put (fixture, path, text);
}

static EfImportResult *
import_folder (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  EfImportResult *result = ef_import_file (fixture->folder, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);

  return result;
}

static void
assert_fails (Fixture *fixture, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ef_import_file (fixture->folder, NULL, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NO_RESULTS);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, error->message);
}

/* All cards in one table, in the order of their paths; who is called README goes by his folder. */
static void
test_cards (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EfImportResult) result = NULL;
  g_autofree char *place = NULL;
  EfTable *table;

  put_card (fixture, "org/b/README.md", "accuracy", "0.5");
  put_card (fixture, "org/a/README.md", "accuracy", "Training");
  put_card (fixture, "c_model.README.md", "f1", "0.7");
  put_card (fixture, "README.md", "f1", "0.8");
  put (fixture, "org/a/.eval_results/x.yaml",
       "- dataset: {id: org/hard, task_id: default}\n  value: 20.9\n");
  put_card (fixture, "org/d/README.md", "accuracy", "0.6");
  result = import_folder (fixture);
  table = get_table (result, "cards > Results");

  assert_cells (table, "model", "cards|c_model|org/a|org/a|org/b|org/d");
  assert_cells (table, "card", "README.md|c_model.README.md|org/a/.eval_results/x.yaml|"
                               "org/a/README.md|org/b/README.md|org/d/README.md");
  assert_cells (table, "accuracy", "|||Training|0.5|0.6");
  assert_cells (table, "value", "||20.9|||");
  place = ef_table_describe_place (table, 4, get_column (table, "accuracy"));
  g_assert_cmpstr (place, ==, "org/b/README.md: model-index[0].results[0].metrics[0].value");
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EfImportResult) result = NULL;
  EfSource *source;

  put_card (fixture, "a.md", "accuracy", "0.5");
  put_card (fixture, "b.md", "accuracy", "0.6");
  put_card (fixture, "c.md", "accuracy", "Training");
  put_card (fixture, "d.md", "accuracy", "[1]");
  result = import_folder (fixture);
  source = ef_import_result_get_source (result);

  assert_told (result, "c.md:model-index[0].results[0].metrics[0].value: Column “accuracy”: "
                       "“Training” is left out");
  assert_told (result, "d.md:model-index[0].results[0].metrics[0].value: The value of");
  g_assert_cmpstr (ef_source_get_name (source), ==, "cards");
  g_assert_cmpstr (ef_source_get_format (source), ==, "folder");
  g_assert_cmpuint (strlen (ef_source_get_hash (source)), ==, 32);
  g_assert_cmpstr (ef_import_result_get_summary (result), ==, "4 cards: 4 rows");
}

/* Only files of which rows come are counted. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EfImportResult) result = NULL;

  put (fixture, "1.json", "{\"results\": {\"t\": {\"acc\": 0.25}}, \"versions\": {}}");
  put (fixture, "2.json", "{\"results\": {\"t\": {\"acc\": 0.5}}, \"versions\": {}}");
  put (fixture, "3.json", "{\"results\": {\"acc_stderr\": 1}, \"versions\": {}}");
  result = import_folder (fixture);
  assert_told (result, "3.json: “3.json” has the form of results of lm-evaluation-harness");
  g_assert_cmpstr (ef_import_result_get_summary (result), ==, "2 evaluations: 2 rows");
}

/* A file alone goes by its folder too: every model has a README.md. */
static void
test_one_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, "README.md");
  g_autoptr (GFile) other = g_file_get_child (fixture->folder, "other.md");
  g_autoptr (EfImportResult) result = NULL;
  g_autoptr (EfImportResult) named = NULL;

  put_card (fixture, "README.md", "accuracy", "[1]");
  put_card (fixture, "other.md", "accuracy", "0.5");
  result = ef_import_file (file, NULL, NULL, NULL);
  named = ef_import_file (other, NULL, NULL, NULL);

  assert_cells (get_table (result, "cards/README.md > Results"), "model", "cards");
  assert_told (result, "cards/README.md:model-index[0].results[0].metrics[0].value: The value of");
  g_assert_cmpstr (ef_source_get_name (ef_import_result_get_source (result)), ==,
                   "cards/README.md");
  assert_cells (get_table (named, "other.md > Results"), "model", "other");
}

/* Cards that say nothing are listed and counted; other files are read if somebody knows them. */
static void
test_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EfImportResult) result = NULL;

  put_card (fixture, "a.md", "accuracy", "0.5");
  put (fixture, "b.md", "---\nlicense: mit\n---\n");
  put (fixture, "c.md", "# A text\n");
  put (fixture, "d.md", "");
  put (fixture, "sub/table.csv", "model,score\na,1\nb,2\n");
  put (fixture, "zoo.md", "# Zoo\n| a | b |\n|---|---|\n| x | 1 |\n");
  put (fixture, "LICENSE", "You may do what you want.\n");
  put (fixture, "weights.bin", "\x01\x02\x03\x04");
  result = import_folder (fixture);

  assert_cells (get_table (result, "cards > Results"), "model", "a");
  assert_cells (get_table (result, "cards > Tables in the text > zoo.md > Zoo"), "b", "1");
  assert_cells (get_table (result, "sub/table.csv"), "score", "1|2");
  assert_told (result, "b.md: No results, emissions, energy or size are stated");
  assert_told (result, "c.md: No results, emissions, energy or size are stated");
  assert_told (result, "cards: 2 cards of 4 state nothing that can be plotted.");
  assert_told (result, "cards: 3 files are neither cards nor tables.");
  g_assert_cmpstr (ef_import_result_get_summary (result), ==,
                   "4 cards (2 used): 1 row; 1 table in the text; 1 other file");
}

static void
put_google_card (Fixture *fixture, const char *path, const char *name, const char *metrics)
{
  g_autofree char *text = g_strdup_printf (
    "{\"schema_version\": \"0.0.2\", \"model_details\": {\"name\": \"%s\"},\n"
    "\"quantitative_analysis\": {\"performance_metrics\": [%s]}}", name, metrics);

  put (fixture, path, text);
}

/* Cards of one format make a table, too; one alone stays what it is. */
static void
test_joined (Fixture *fixture, gconstpointer data)
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

/* JSON of no known format: files of the same keys make one table, each row of which says its file;
 * one like no other stays alone, and settings are left out. */
static void
test_alike (Fixture *fixture, gconstpointer data)
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
test_alike_names (Fixture *fixture, gconstpointer data)
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
test_alike_refreshed (Fixture *fixture, gconstpointer data)
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

/* Evaluations of several models are compared in one table. */
static void
test_joined_evaluations (Fixture *fixture, gconstpointer data)
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

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) missing = g_file_get_child (fixture->folder, "none");
  g_autoptr (GError) error = NULL;

  assert_fails (fixture, "In the folder “cards” there is no file with results.");
  put (fixture, "a.txt", "text\n");
  assert_fails (fixture, "there is no file with results.");
  put (fixture, "b.md", "---\nlicense: mit\n---\n");
  assert_fails (fixture, "there is 1 model card, but it states nothing that can be plotted.");
  g_assert_null (ef_import_file (missing, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* Nothing outside of the folder is read, nothing hidden, and no circle is walked. */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autofree char *outside = g_build_filename (fixture->path, "..", "outside", NULL);
  g_autofree char *link = g_build_filename (fixture->path, "link.md", NULL);
  g_autofree char *circle = g_build_filename (fixture->path, "circle", NULL);
  g_autoptr (EfImportResult) result = NULL;

  put_card (fixture, "../outside/README.md", "accuracy", "0.1");
  put_card (fixture, "a.md", "accuracy", "0.5");
  put_card (fixture, ".hidden/b.md", "accuracy", "0.6");
  put_card (fixture, ".c.md", "accuracy", "0.7");
  g_assert_cmpint (symlink (outside, link), ==, 0);
  g_assert_cmpint (symlink (".", circle), ==, 0);
  result = import_folder (fixture);

  assert_cells (get_only_table (result), "accuracy", "0.5");
  assert_told (result, "cards: 2 links to other places are not followed.");
}

static void
test_depth (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) path = g_string_new (NULL);
  g_autoptr (EfImportResult) result = NULL;

  put_card (fixture, "a.md", "accuracy", "0.5");
  for (guint i = 0; i < 60; i++)
    g_string_append (path, "d/");
  g_string_append (path, "b.md");
  put_card (fixture, path->str, "accuracy", "0.6");
  result = import_folder (fixture);
  assert_cells (get_only_table (result), "accuracy", "0.5");
  assert_told (result, "The folder holds more files than can be read.");
}

static void
test_deterministic (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EfImportResult) one = NULL;
  g_autoptr (EfImportResult) two = NULL;
  g_autoptr (EfImportResult) changed = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *path = g_strdup_printf ("m%u/README.md", (i * 17) % 50);
      g_autofree char *value = g_strdup_printf ("%u", i);

      put_card (fixture, path, i % 3 == 0 ? "f1" : "accuracy", value);
    }
  one = import_folder (fixture);
  two = import_folder (fixture);
  first = describe_result (one);
  second = describe_result (two);
  g_assert_cmpstr (first, ==, second);

  put_card (fixture, "m7/README.md", "accuracy", "99");
  changed = import_folder (fixture);
  g_assert_cmpstr (ef_source_get_hash (ef_import_result_get_source (one)), !=,
                   ef_source_get_hash (ef_import_result_get_source (changed)));
}

static void
test_progress_and_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EfProgress) progress = ef_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (EfImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *path = g_strdup_printf ("m%u.md", i);

      put_card (fixture, path, "accuracy", "0.5");
    }
  result = ef_import_file (fixture->folder, progress, cancellable, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (ef_progress_get_fraction (progress), >, 0.9);

  g_cancellable_cancel (cancellable);
  g_assert_null (ef_import_file (fixture->folder, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Files that were given together */

static GPtrArray *
list_files (Fixture *fixture, const char *paths)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) parts = g_strsplit (paths, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (files, g_file_resolve_relative_path (fixture->folder, parts[i]));

  return files;
}

static void
assert_picked (Fixture *fixture, const char *paths, const char *picked)
{
  g_autoptr (GPtrArray) files = list_files (fixture, paths);
  g_autoptr (GPtrArray) cards = ef_import_pick_cards (files, NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < cards->len; i++)
    {
      g_autofree char *path = g_file_get_relative_path (fixture->folder,
                                                        g_ptr_array_index (cards, i));

      g_assert_true (g_ptr_array_find (files, g_ptr_array_index (cards, i), NULL));
      g_string_append_printf (found, "%s%s", i > 0 ? "|" : "", path);
    }
  g_assert_cmpstr (found->str, ==, picked);
}

static EfImportResult *
import_together (Fixture *fixture, const char *paths)
{
  g_autoptr (GPtrArray) files = list_files (fixture, paths);
  g_autoptr (GError) error = NULL;
  EfImportResult *result = ef_import_cards (files, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);

  return result;
}

static void
test_pick (Fixture *fixture, gconstpointer data)
{
  put_card (fixture, "b.md", "accuracy", "0.5");
  put_card (fixture, "a.txt", "accuracy", "0.6");
  put (fixture, "zoo.md", "# Zoo\n| a | b |\n|---|---|\n| x | 1 |\n");
  put (fixture, "t.csv", "model,score\na,1\nb,2\n");
  put (fixture, "card.json",
       "{\"model_details\": {\"name\": \"x\"}, \"quantitative_analysis\": {}}");
  put (fixture, "pointer.md",
       "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
  put_card (fixture, "folder/c.md", "accuracy", "0.7");

  /* In the order in which they were given; tables, pointers and folders are not among them. */
  assert_picked (fixture, "b.md|t.csv|a.txt|zoo.md|card.json|pointer.md|folder|none.md",
                 "b.md|a.txt|zoo.md");
  assert_picked (fixture, "t.csv|folder/c.md|b.md", "folder/c.md|b.md");
  /* Of each family there have to be two. */
  put_google_card (fixture, "other.json", "o", "{\"type\": \"F1\", \"value\": \"1\"}");
  assert_picked (fixture, "card.json|b.md|t.csv|other.json", "card.json|other.json");
  assert_picked (fixture, "card.json|b.md|a.txt|other.json", "card.json|b.md|a.txt|other.json");
  /* One is nothing to join. */
  assert_picked (fixture, "t.csv|b.md|folder", "");
  assert_picked (fixture, "b.md", "");
  /* What lies far apart has nothing to do with each other. */
  put_card (fixture, "one/two/near.md", "accuracy", "0.8");
  put_card (fixture, "one/two/three/far.md", "accuracy", "0.8");
  assert_picked (fixture, "b.md|one/two/near.md", "b.md|one/two/near.md");
  assert_picked (fixture, "b.md|one/two/three/far.md", "");
  assert_picked (fixture, "one/two/near.md|one/two/three/far.md",
                 "one/two/near.md|one/two/three/far.md");
}

static void
test_together (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EfImportResult) result = NULL;
  g_autofree char *place = NULL;
  EfSource *source;
  EfTable *table;

  put_card (fixture, "b.README.md", "accuracy", "0.5");
  put_card (fixture, "a.md", "f1", "0.25");
  put_card (fixture, "not-given.md", "f1", "0.75");
  put (fixture, "zoo.md", "# Zoo\n| a | b |\n|---|---|\n| x | 1 |\n");
  put (fixture, "empty.md", "---\nlicense: mit\n---\n");
  result = import_together (fixture, "b.README.md|zoo.md|a.md|empty.md|a.md");
  source = ef_import_result_get_source (result);
  table = get_table (result, "a + 3 > Results");

  assert_cells (table, "model", "a|b");
  assert_cells (table, "card", "a.md|b.README.md");
  assert_number (table, "f1", 0, 0.25);
  assert_number (table, "accuracy", 1, 0.5);
  assert_cells (get_table (result, "a + 3 > Tables in the text > zoo.md > Zoo"), "b", "1");
  place = ef_table_describe_place (table, 1, get_column (table, "accuracy"));
  g_assert_cmpstr (place, ==, "b.README.md: model-index[0].results[0].metrics[0].value");
  assert_told (result, "empty.md: No results, emissions, energy or size are stated");
  g_assert_cmpstr (ef_source_get_name (source), ==, "a + 3");
  g_assert_cmpstr (ef_source_get_format (source), ==, "cards");
  g_assert_null (ef_source_get_uri (source));
  g_assert_cmpstr (ef_import_result_get_summary (result), ==,
                   "4 cards (3 used): 2 rows; 1 table in the text");
}

/* Every model has a README.md: the folders that tell them apart are named, also where one of them
 * is around the other. */
static void
test_together_in_folders (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EfImportResult) apart = NULL;
  g_autoptr (EfImportResult) nested = NULL;
  g_autoptr (EfImportResult) evaluated = NULL;

  put_card (fixture, "org/a/README.md", "accuracy", "0.5");
  put_card (fixture, "org/b/README.md", "accuracy", "0.6");
  put_card (fixture, "README.md", "accuracy", "0.7");
  put (fixture, "org/a/.eval_results/x.yaml",
       "- dataset: {id: org/hard, task_id: default}\n  value: 20.9\n");
  put (fixture, "org/a/.eval_results/y.yaml",
       "- dataset: {id: org/easy, task_id: default}\n  value: 80\n");
  apart = import_together (fixture, "org/b/README.md|org/a/README.md");
  nested = import_together (fixture, "org/b/README.md|README.md");
  evaluated = import_together (fixture, "org/a/.eval_results/x.yaml|org/a/.eval_results/y.yaml");

  assert_cells (get_table (apart, "a + 1 > Results"), "model", "a|b");
  assert_cells (get_table (nested, "cards + 1 > Results"), "model", "cards|cards/org/b");
  assert_cells (get_table (evaluated, "a + 1 > Results"), "model", "a|a");
  assert_cells (get_table (evaluated, "a + 1 > Results"), "card",
                "a/.eval_results/x.yaml|a/.eval_results/y.yaml");
}

static void
test_together_joined (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EfImportResult) result = NULL;

  put_google_card (fixture, "b.json", "B", "{\"type\": \"F1\", \"value\": \"0.5\"}");
  put_google_card (fixture, "a.json", "A", "{\"type\": \"F1\", \"value\": \"0.25\"}");
  result = import_together (fixture, "b.json|a.json");
  assert_cells (get_only_table (result), "model", "A|B");
  g_assert_cmpstr (ef_table_get_path (get_only_table (result)), ==,
                   "a.json + 1 > Model Card Toolkit");
  g_assert_cmpstr (ef_import_result_get_summary (result), ==, "2 cards: 2 rows");
}

/* A text that says where the files beside it come from is no table of models; one of what each of
 * them needs is. */
static void
test_listed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EfImportResult) result = NULL;

  put (fixture, "x/t.csv", "model,score\na,1\nb,2\n");
  put (fixture, "x/u.csv", "model,score\na,1\nb,2\n");
  put (fixture, "x/SOURCE.md",
       "# x\n\n## Files\n\n| file | rows | bytes |\n|---|---|---|\n| t.csv | 2 | 24 |\n"
       "| u.csv | 2 | 24 |\n");
  put (fixture, "x/README.md",
       "# x\n\n## Files\n\n| file | params (B) |\n|---|---|\n| t.csv | 2 |\n| u.csv | 7 |\n");
  result = import_folder (fixture);

  assert_told (result,
               "x/SOURCE.md: The table “Files” lists the files beside it, and is left out.");
  assert_cells (get_table (result, "cards > Tables in the text > x/README.md > Files"),
                "params (B)", "2|7");
  g_assert_cmpuint (ef_catalog_node_count_tables (ef_import_result_get_root (result)), ==, 3);
}

#define GROUP(value)                                                                               \
  "{\"title\": \"t\", \"header\": [{\"value\": \"Model\", \"markdown\": false},"                   \
  "{\"value\": \"EM\", \"markdown\": false}], \"rows\": [[{\"value\": \"m\"},"                     \
  "{\"value\": " value "}], [{\"value\": \"n\"}, {\"value\": 0.75}]]}"

/* HELM writes the tables of a list once more, each into a file. */
static void
test_repeated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EfImportResult) result = NULL;

  put (fixture, "groups/core_scenarios.json", "[" GROUP ("0.5") "]");
  put (fixture, "groups/json/core_scenarios_accuracy.json", GROUP ("0.5"));
  put (fixture, "groups/json/other_accuracy.json", GROUP ("0.25"));
  result = import_folder (fixture);

  g_assert_cmpuint (ef_catalog_node_count_tables (ef_import_result_get_root (result)), ==, 2);
  assert_told (result, "1 file repeats what another one says, and is left out.");
}

static void
test_together_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) picked = NULL;
  g_autoptr (EfProgress) progress = ef_progress_new ();
  g_autoptr (EfImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  put (fixture, "a.md", "---\nlicense: mit\n---\n");
  put (fixture, "b.md", "---\nlicense: mit\n---\n");
  put_card (fixture, "c.md", "accuracy", "0.5");
  files = list_files (fixture, "a.md|b.md");
  g_assert_null (ef_import_cards (files, NULL, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NO_RESULTS);
  g_assert_cmpstr (error->message, ==,
                   "None of the cards of “a + 1” states anything that can be plotted.");
  g_clear_error (&error);

  /* One that is gone does not spoil the others. */
  g_ptr_array_add (files, g_file_get_child (fixture->folder, "c.md"));
  g_ptr_array_add (files, g_file_get_child (fixture->folder, "gone.md"));
  result = ef_import_cards (files, progress, NULL, &error);
  g_assert_no_error (error);
  assert_cells (get_only_table (result), "model", "c");
  g_assert_cmpuint (count_diagnostics (result, "gone.md"), ==, 1);
  g_assert_cmpfloat (ef_progress_get_fraction (progress), ==, 0.75);

  g_cancellable_cancel (cancellable);
  g_assert_null (ef_import_cards (files, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  picked = ef_import_pick_cards (files, cancellable);
  g_assert_cmpuint (picked->len, ==, 0);
}

#define TEST(name, function) \
  g_test_add ("/import/folder/" name, Fixture, NULL, setup, function, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST ("cards", test_cards);
  TEST ("places", test_places);
  TEST ("one-file", test_one_file);
  TEST ("refused", test_refused);
  TEST ("others", test_others);
  TEST ("joined", test_joined);
  TEST ("joined-evaluations", test_joined_evaluations);
  TEST ("alike", test_alike);
  TEST ("alike-names", test_alike_names);
  TEST ("alike-refreshed", test_alike_refreshed);
  TEST ("listed", test_listed);
  TEST ("repeated", test_repeated);
  TEST ("nothing", test_nothing);
  TEST ("links", test_links);
  TEST ("depth", test_depth);
  TEST ("deterministic", test_deterministic);
  TEST ("progress-and-cancel", test_progress_and_cancel);
  TEST ("pick", test_pick);
  TEST ("together", test_together);
  TEST ("together-in-folders", test_together_in_folders);
  TEST ("together-joined", test_together_joined);
  TEST ("together-nothing", test_together_nothing);

  return g_test_run ();
}
