/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder-fixture.h"

#include <string.h>
#include <unistd.h>

/* A folder of files as one import. */

/* All cards in one table, in the order of their paths; who is called README goes by his folder. */
static void
test_cards (FolderFixture *fixture, gconstpointer data)
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
test_places (FolderFixture *fixture, gconstpointer data)
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
test_refused (FolderFixture *fixture, gconstpointer data)
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
test_one_file (FolderFixture *fixture, gconstpointer data)
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
test_others (FolderFixture *fixture, gconstpointer data)
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
test_nothing (FolderFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) missing = g_file_get_child (fixture->folder, "none");
  g_autoptr (GError) error = NULL;

  assert_fails (fixture, "In the folder “cards” there is no file with results.");
  put (fixture, "a.txt", "text\n");
  assert_fails (fixture, "there is no file with results.");
  put (fixture, "b.md", "---\nlicense: mit\n---\n");
  assert_fails (fixture, "there is 1 model card, but it states nothing that can be plotted.");
  put (fixture, "b.md", "---\nmodel-index:\n- name: m\n  results: [\n---\n");
  assert_fails (fixture, "there is 1 model card, but it states nothing that can be plotted. "
                         "b.md:5:1: From here on this is not well-formed YAML");
  g_assert_null (ef_import_file (missing, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* Nothing outside of the folder is read, nothing hidden, and no circle is walked. */
static void
test_links (FolderFixture *fixture, gconstpointer data)
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
test_depth (FolderFixture *fixture, gconstpointer data)
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
test_deterministic (FolderFixture *fixture, gconstpointer data)
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
test_progress_and_cancel (FolderFixture *fixture, gconstpointer data)
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

/* A text that says where the files beside it come from is no table of models; one of what each of
 * them needs is. */
static void
test_listed (FolderFixture *fixture, gconstpointer data)
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
test_repeated (FolderFixture *fixture, gconstpointer data)
{
  g_autoptr (EfImportResult) result = NULL;

  put (fixture, "groups/core_scenarios.json", "[" GROUP ("0.5") "]");
  put (fixture, "groups/json/core_scenarios_accuracy.json", GROUP ("0.5"));
  put (fixture, "groups/json/other_accuracy.json", GROUP ("0.25"));
  result = import_folder (fixture);

  g_assert_cmpuint (ef_catalog_node_count_tables (ef_import_result_get_root (result)), ==, 2);
  assert_told (result, "1 file repeats what another one says, and is left out.");
}

#define TEST(name, function)                                                                       \
  g_test_add ("/import/folder/" name, FolderFixture, NULL, folder_fixture_set_up, function,        \
              folder_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST ("cards", test_cards);
  TEST ("places", test_places);
  TEST ("one-file", test_one_file);
  TEST ("refused", test_refused);
  TEST ("others", test_others);
  TEST ("listed", test_listed);
  TEST ("repeated", test_repeated);
  TEST ("nothing", test_nothing);
  TEST ("links", test_links);
  TEST ("depth", test_depth);
  TEST ("deterministic", test_deterministic);
  TEST ("progress-and-cancel", test_progress_and_cancel);

  return g_test_run ();
}
