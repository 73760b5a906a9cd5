/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder-fixture.h"

/* Files that were given together. */

static GPtrArray *
list_files (FolderFixture *fixture, const char *paths)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) parts = g_strsplit (paths, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (files, g_file_resolve_relative_path (fixture->folder, parts[i]));

  return files;
}

static void
assert_picked (FolderFixture *fixture, const char *paths, const char *picked)
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
import_together (FolderFixture *fixture, const char *paths)
{
  g_autoptr (GPtrArray) files = list_files (fixture, paths);
  g_autoptr (GError) error = NULL;
  EfImportResult *result = ef_import_cards (files, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);

  return result;
}

static void
test_pick (FolderFixture *fixture, gconstpointer data)
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
test_together (FolderFixture *fixture, gconstpointer data)
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
test_together_in_folders (FolderFixture *fixture, gconstpointer data)
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
test_together_joined (FolderFixture *fixture, gconstpointer data)
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

static void
test_together_nothing (FolderFixture *fixture, gconstpointer data)
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

#define TEST(name, function)                                                                       \
  g_test_add ("/import/folder-together/" name, FolderFixture, NULL, folder_fixture_set_up,         \
              function, folder_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST ("pick", test_pick);
  TEST ("together", test_together);
  TEST ("together-in-folders", test_together_in_folders);
  TEST ("together-joined", test_together_joined);
  TEST ("together-nothing", test_together_nothing);

  return g_test_run ();
}
