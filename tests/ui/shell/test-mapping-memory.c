/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-mapping-memory.h"

#include <glib/gstdio.h>

#include "ef-import.h"
#include "scratch-folder.h"

/* What is remembered of reviews, between runs. */

typedef struct
{
  char *folder;
  GFile *file;
  EfImportResult *result;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  static const char csv[] = "model,sz\na,1\nb,2\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, sizeof csv - 1);

  fixture->folder = scratch_folder_new ();
  fixture->file
    = g_file_new_build_filename (fixture->folder, "below", "remembered.mapping.xml", NULL);
  fixture->result = ef_import_bytes (bytes, "m.csv", NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  scratch_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->file);
  ef_import_result_unref (fixture->result);
}

static EfCatalogNode *
get_root (Fixture *fixture)
{
  return ef_import_result_get_root (fixture->result);
}

static EfTable *
get_table (Fixture *fixture)
{
  return ef_catalog_node_get_table (get_root (fixture), 0);
}

static void
learn_direction (Fixture         *fixture,
                 EfMappingMemory *memory,
                 EfDirection      direction)
{
  EfColumnChoice choice = { .made = EF_CHOICE_DIRECTION, .direction = direction };
  g_autoptr (EfMapping) mapping = ef_mapping_new ();
  g_autoptr (EfCatalogNode) after = NULL;

  ef_mapping_choose (mapping, NULL, NULL, "sz", &choice);
  after = ef_mapping_apply (mapping, get_root (fixture), NULL);
  ef_mapping_memory_learn (memory, get_root (fixture), after, EF_LEARN_ANEW, NULL);
}

static EfDirection
get_direction (Fixture         *fixture,
               EfMappingMemory *memory)
{
  g_autoptr (EfMapping) mapping = ef_mapping_memory_dup (memory);
  g_autoptr (EfTable) table = ef_mapping_apply_to_table (mapping, get_table (fixture), NULL);

  return ef_column_get_direction (ef_table_get_column (table, 1));
}

static void
test_between_runs (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (EfMappingMemory) first = ef_mapping_memory_new (fixture->file);
  g_autoptr (EfMappingMemory) second = ef_mapping_memory_new (fixture->file);
  GStatBuf status;

  g_assert_cmpint (get_direction (fixture, first), ==, EF_DIRECTION_UNKNOWN);
  /* In the order in which they are learnt, though nobody waits. */
  learn_direction (fixture, first, EF_DIRECTION_LOWER);
  ef_mapping_memory_wait (first);
  learn_direction (fixture, first, EF_DIRECTION_HIGHER);
  ef_mapping_memory_wait (first);
  g_assert_cmpint (get_direction (fixture, first), ==, EF_DIRECTION_HIGHER);
  g_assert_cmpint (get_direction (fixture, second), ==, EF_DIRECTION_HIGHER);

  g_assert_cmpint (g_stat (g_file_peek_path (fixture->file), &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_nothing_new_is_not_written (Fixture      *fixture,
                                 gconstpointer data)
{
  g_autoptr (EfMappingMemory) memory = ef_mapping_memory_new (fixture->file);
  g_autoptr (GPtrArray) looked_at = g_ptr_array_new ();
  g_autoptr (EfMapping) mapping = NULL;

  ef_mapping_memory_learn (memory, get_root (fixture), get_root (fixture), EF_LEARN_ANEW, NULL);
  ef_mapping_memory_wait (memory);
  g_assert_false (g_file_query_exists (fixture->file, NULL));

  /* That it was right as it was read is something. */
  g_ptr_array_add (looked_at, get_table (fixture));
  ef_mapping_memory_learn (memory, get_root (fixture), get_root (fixture), EF_LEARN_ANEW,
                           looked_at);
  ef_mapping_memory_wait (memory);
  mapping = ef_mapping_memory_dup (memory);
  g_assert_true (ef_mapping_knows (mapping, get_table (fixture)));
  g_assert_true (g_file_query_exists (fixture->file, NULL));
}

/* A file that cannot be used stands in nobody's way; one of a newer version stays as it is. */
static void
test_other_files (Fixture      *fixture,
                  gconstpointer data)
{
  static const struct
  {
    const char *text;
    gboolean stays;
  } cases[] = {
    { "no mapping at all", FALSE },
    { "<mapping xmlns='urn:efficient-frontier:mapping:1'><tab", FALSE },
    { "<mapping xmlns='urn:efficient-frontier:mapping:2'/>", TRUE },
  };
  g_autofree char *folder = g_path_get_dirname (g_file_peek_path (fixture->file));

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EfMappingMemory) memory = NULL;
      g_autofree char *text = NULL;

      g_assert_true (
        g_file_set_contents (g_file_peek_path (fixture->file), cases[i].text, -1, NULL));
      memory = ef_mapping_memory_new (fixture->file);
      learn_direction (fixture, memory, EF_DIRECTION_LOWER);
      ef_mapping_memory_wait (memory);
      g_assert_cmpint (get_direction (fixture, memory), ==, EF_DIRECTION_LOWER);
      g_assert_true (g_file_get_contents (g_file_peek_path (fixture->file), &text, NULL, NULL));
      g_assert_cmpint (g_str_equal (text, cases[i].text), ==, cases[i].stays);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/shell/mapping-memory/between-runs", test_between_runs);
  ADD ("/shell/mapping-memory/nothing-new-is-not-written", test_nothing_new_is_not_written);
  ADD ("/shell/mapping-memory/other-files", test_other_files);
#undef ADD

  return g_test_run ();
}
