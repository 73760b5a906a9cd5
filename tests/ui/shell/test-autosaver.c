/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-autosaver.h"

#include "ef-drafts.h"
#include "scratch-folder.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

/* When drafts are written and when they go. Delays are a few milliseconds, and what must happen is
 * waited for, however long it takes. */

#define SOON 5
#define NEVER 1000000

typedef struct
{
  char *parent;
  char *folder;
  EfDocument *document;
  EfAutosaver *autosaver;
  guint n_failures;
} Fixture;

static void
failed_cb (Fixture    *fixture,
           const char *message)
{
  g_assert_cmpuint (g_utf8_strlen (message, -1), >, 20);
  fixture->n_failures++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->parent = scratch_folder_new ();
  fixture->folder = g_build_filename (fixture->parent, "drafts", NULL);
  fixture->document = ef_document_new ();
  fixture->autosaver = ef_autosaver_new (fixture->folder);
  ef_autosaver_set_delays (fixture->autosaver, SOON, SOON);
  ef_autosaver_watch (fixture->autosaver, fixture->document);
  g_signal_connect_swapped (fixture->autosaver, "failed", G_CALLBACK (failed_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_unref (fixture->autosaver);
  g_object_unref (fixture->document);
  scratch_folder_remove (fixture->parent);
  g_free (fixture->folder);
  g_free (fixture->parent);
}

static void
change (Fixture    *fixture,
        const char *title)
{
  ef_document_set_title (fixture->document, title, "Rename");
}

static EfDraft *
wait_for_draft (Fixture *fixture)
{
  while (ef_autosaver_get_draft (fixture->autosaver) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return ef_autosaver_get_draft (fixture->autosaver);
}

static gboolean
flag_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, flag_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
take_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
flush (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  ef_autosaver_flush_async (fixture->autosaver, take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return ef_autosaver_flush_finish (fixture->autosaver, result);
}

static char *
find_file (Fixture    *fixture,
           const char *suffix)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (suffix == NULL || g_str_has_suffix (name, suffix))
      return g_build_filename (fixture->folder, name, NULL);
  return NULL;
}

static void
assert_empty (Fixture *fixture)
{
  g_autofree char *path = find_file (fixture, NULL);

  g_assert_null (path);
}

/* The title in the only draft there is. */
static void
assert_kept (Fixture    *fixture,
             const char *title)
{
  g_autofree char *path = find_file (fixture, ".frontier");
  g_autoptr (GFile) file = NULL;
  g_autoptr (EfDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (path);
  file = g_file_new_for_path (path);
  document = ef_project_load (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ef_document_get_title (document), ==, title);
}

static void
test_writes (Fixture      *fixture,
             gconstpointer data)
{
  run_for (10 * SOON);
  assert_empty (fixture); /* unmodified: nothing to lose */

  change (fixture, "One");
  assert_empty (fixture); /* not before the main loop runs */
  wait_for_draft (fixture);
  assert_kept (fixture, "One");
}

static void
test_unchanged (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = NULL;
  GStatBuf before, after;

  change (fixture, "One");
  wait_for_draft (fixture);
  path = find_file (fixture, ".frontier");
  g_assert_cmpint (g_stat (path, &before), ==, 0);

  g_assert_true (flush (fixture));
  g_object_notify (G_OBJECT (fixture->document), "title");
  run_for (20 * SOON);
  g_assert_cmpint (g_stat (path, &after), ==, 0);
  g_assert_cmpuint (before.st_ino, ==, after.st_ino); /* writing makes a new file */
}

/* Who never stops typing is kept all the same. */
static void
test_longest (Fixture      *fixture,
              gconstpointer data)
{
  ef_autosaver_set_delays (fixture->autosaver, NEVER, 10 * SOON);
  for (guint i = 0; ef_autosaver_get_draft (fixture->autosaver) == NULL; i++)
    {
      g_autofree char *title = g_strdup_printf ("Title %u", i);

      change (fixture, title);
      run_for (1);
    }
}

static void
test_quiet (Fixture      *fixture,
            gconstpointer data)
{
  ef_autosaver_set_delays (fixture->autosaver, NEVER, NEVER);
  change (fixture, "One");
  run_for (20 * SOON);
  assert_empty (fixture);

  g_assert_true (flush (fixture));
  assert_kept (fixture, "One");
}

/* Changes while the worker writes go into the next writing. */
static void
test_flush_is_complete (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GAsyncResult) first = NULL;

  ef_autosaver_set_delays (fixture->autosaver, NEVER, NEVER);
  change (fixture, "One");
  ef_autosaver_flush_async (fixture->autosaver, take_result_cb, &first);
  change (fixture, "Two");
  g_assert_true (flush (fixture));
  g_assert_nonnull (first);
  assert_kept (fixture, "Two");
}

static void
test_undone (Fixture      *fixture,
             gconstpointer data)
{
  change (fixture, "One");
  wait_for_draft (fixture);
  ef_document_undo (fixture->document);
  assert_empty (fixture);

  ef_document_redo (fixture->document);
  wait_for_draft (fixture);
  assert_kept (fixture, "One");
}

static void
test_saved (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/somewhere/a.frontier");

  change (fixture, "One");
  wait_for_draft (fixture);
  ef_document_set_saved_state (fixture->document, ef_document_get_state (fixture->document));
  ef_autosaver_set_file (fixture->autosaver, file, NULL);
  assert_empty (fixture);
  run_for (10 * SOON);
  assert_empty (fixture);

  change (fixture, "Two");
  wait_for_draft (fixture);
  g_assert_true (g_file_equal (ef_draft_get_file (wait_for_draft (fixture)), file));
}

/* What was changed while it was being saved is not in the file: it needs a draft of its own. */
static void
test_saved_too_early (Fixture      *fixture,
                      gconstpointer data)
{
  guint64 state;

  change (fixture, "One");
  state = ef_document_get_state (fixture->document);
  wait_for_draft (fixture);
  change (fixture, "Two");
  ef_document_set_saved_state (fixture->document, state);
  ef_autosaver_set_file (fixture->autosaver, NULL, NULL);
  wait_for_draft (fixture);
  assert_kept (fixture, "Two");
}

/* The worker may be anywhere when the draft is not wanted any more. */
static void
test_stopped_while_writing (Fixture      *fixture,
                            gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autofree char *title = g_strdup_printf ("Title %u", i);

      ef_autosaver_watch (fixture->autosaver, fixture->document);
      change (fixture, title);
      ef_autosaver_flush_async (fixture->autosaver, take_result_cb, &result);
      g_usleep (100 * i);
      ef_autosaver_stop (fixture->autosaver);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      assert_empty (fixture);
    }
}

/* Without being stopped it leaves what is not saved. */
static void
test_dropped (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = NULL;

  change (fixture, "One");
  wait_for_draft (fixture);
  drafts = ef_drafts_adopt (fixture->folder, 10);
  g_assert_cmpuint (drafts->len, ==, 0);
  g_object_unref (fixture->autosaver);
  fixture->autosaver = ef_autosaver_new (fixture->folder);
  assert_kept (fixture, "One");
}

static void
test_adopted (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (EfDraft) draft = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  change (fixture, "One");
  wait_for_draft (fixture);
  g_object_unref (fixture->autosaver);
  fixture->autosaver = ef_autosaver_new (fixture->folder);
  ef_autosaver_set_delays (fixture->autosaver, SOON, SOON);
  before = find_file (fixture, ".frontier");

  /* The worker may hold the lock for a moment still. */
  while (draft == NULL)
    {
      g_autoptr (GPtrArray) drafts = ef_drafts_adopt (fixture->folder, 1);

      if (drafts->len > 0)
        draft = ef_draft_ref (g_ptr_array_index (drafts, 0));
    }
  ef_autosaver_watch (fixture->autosaver, fixture->document);
  ef_autosaver_adopt (fixture->autosaver, draft);
  g_assert_true (ef_autosaver_get_draft (fixture->autosaver) == draft);
  change (fixture, "Two");
  g_assert_true (flush (fixture));
  after = find_file (fixture, ".frontier");
  g_assert_cmpstr (before, ==, after);
  assert_kept (fixture, "Two");
  ef_autosaver_stop (fixture->autosaver);
  assert_empty (fixture);
}

/* The larger the project, the rarer it is written. */
static void
test_rests (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GString) title = g_string_new (NULL);
  g_autofree char *path = NULL;
  GStatBuf first, now;
  gint64 start, cost;

  for (guint i = 0; i < 500000; i++)
    g_string_append_c (title, g_test_rand_int_range ('A', 'z'));
  change (fixture, title->str);
  start = g_get_monotonic_time ();
  g_assert_true (flush (fixture));
  cost = g_get_monotonic_time () - start;
  path = find_file (fixture, ".frontier");
  g_assert_cmpint (g_stat (path, &first), ==, 0);

  start = g_get_monotonic_time ();
  change (fixture, "Small");
  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (g_stat (path, &now), ==, 0);
    }
  while (now.st_ino == first.st_ino);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 15 * cost);
}

static void
test_failure (Fixture      *fixture,
              gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->folder, "in the way", -1, NULL));
  change (fixture, "One");
  while (fixture->n_failures == 0)
    g_main_context_iteration (NULL, TRUE);
  run_for (20 * SOON);
  change (fixture, "Two");
  g_assert_false (flush (fixture));
  g_assert_cmpuint (fixture->n_failures, ==, 1); /* told once */

  g_assert_cmpint (g_unlink (fixture->folder), ==, 0);
  wait_for_draft (fixture);
  assert_kept (fixture, "Two");
  g_assert_cmpuint (fixture->n_failures, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/shell/autosaver/writes", test_writes);
  ADD ("/shell/autosaver/unchanged", test_unchanged);
  ADD ("/shell/autosaver/longest", test_longest);
  ADD ("/shell/autosaver/quiet", test_quiet);
  ADD ("/shell/autosaver/flush-is-complete", test_flush_is_complete);
  ADD ("/shell/autosaver/undone", test_undone);
  ADD ("/shell/autosaver/saved", test_saved);
  ADD ("/shell/autosaver/saved-too-early", test_saved_too_early);
  ADD ("/shell/autosaver/stopped-while-writing", test_stopped_while_writing);
  ADD ("/shell/autosaver/dropped", test_dropped);
  ADD ("/shell/autosaver/adopted", test_adopted);
  ADD ("/shell/autosaver/rests", test_rests);
  ADD ("/shell/autosaver/failure", test_failure);
#undef ADD

  return g_test_run ();
}
