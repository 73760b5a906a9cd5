/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "ef-error.h"
#include "ef-project-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

/* Files on disk: whatever goes wrong, the old one stays whole and nothing else is left behind. */

typedef struct
{
  char *folder;
  char *path; /* of a project in it, which need not exist */
  GFile *file;
} Place;

static void
place_init (Place *place, gconstpointer unused)
{
  place->folder = g_dir_make_tmp ("frontier-XXXXXX", NULL);
  g_assert_nonnull (place->folder);
  place->path = g_build_filename (place->folder, "a.frontier", NULL);
  place->file = g_file_new_for_path (place->path);
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

static void
place_clear (Place *place, gconstpointer unused)
{
  empty_folder (place->folder);
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_object_unref (place->file);
  g_free (place->path);
  g_free (place->folder);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

static void
assert_contents (const char *path, const char *expected)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (contents, ==, expected);
}

/* The file holds what the document is now. */
static void
assert_saved (const char *path, EfDocument *document)
{
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) expected = ef_project_to_bytes (document, FALSE);
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpmem (contents, length, g_bytes_get_data (expected, NULL),
                   g_bytes_get_size (expected));
}

static void
assert_sentence (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "The project could not be saved: "));
}

/* Saving @document must fail and change nothing. */
static void
assert_fails (Place *place, EfDocument *document)
{
  guint64 state = ef_document_get_state (document);
  gboolean modified = ef_document_is_modified (document);
  g_autoptr (GError) error = NULL;

  g_assert_false (ef_project_save (document, place->file, NULL, &error));
  assert_sentence (error);
  g_assert_cmpuint (ef_document_get_state (document), ==, state);
  g_assert_cmpint (ef_document_is_modified (document), ==, modified);
}

static void
test_new_file (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (EfDocument) loaded = NULL;
  g_autoptr (EfProgress) progress = ef_progress_new ();
  g_autoptr (GError) error = NULL;
  mode_t mask = umask (0027);
  GStatBuf status;

  g_assert_true (ef_document_is_modified (document));
  ef_project_save (document, place->file, NULL, &error);
  umask (mask);
  g_assert_no_error (error);
  g_assert_false (ef_document_is_modified (document));
  assert_saved (place->path, document);
  g_assert_cmpuint (count_files (place->folder), ==, 1);
  g_assert_cmpint (g_stat (place->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0640);

  loaded = ef_project_load (place->file, NULL, progress, NULL, &error);
  g_assert_no_error (error);
  assert_saved (place->path, loaded);
  g_assert_cmpfloat (ef_progress_get_fraction (progress), ==, 1);
}

static void
test_old_file (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_true (g_file_set_contents (place->path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (place->path, 0666), ==, 0);
  ef_project_save (document, place->file, NULL, &error);
  g_assert_no_error (error);
  assert_saved (place->path, document);
  g_assert_cmpuint (count_files (place->folder), ==, 1);
  g_assert_cmpint (g_stat (place->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0666);
}

/* A link stays a link, and what it leads to is replaced. */
static void
test_link (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autofree char *target = g_build_filename (place->folder, "target", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (target, "old", -1, NULL));
  g_assert_cmpint (symlink ("target", place->path), ==, 0);
  ef_project_save (document, place->file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (place->path, G_FILE_TEST_IS_SYMLINK));
  assert_saved (target, document);
}

static void
test_packed (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (GBytes) packed = ef_project_to_bytes (document, TRUE);
  g_autofree char *other_path = g_strconcat (place->path, ".gz", NULL);
  g_autoptr (GFile) other = g_file_new_for_path (other_path);
  const char *paths[] = { place->path, other_path };

  /* One because it was packed before, the other because of its name. */
  g_assert_true (g_file_set_contents (place->path, "\x1f\x8bxyz", -1, NULL));
  g_assert_true (ef_project_save (document, place->file, NULL, NULL));
  g_assert_true (ef_project_save (document, other, NULL, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *contents = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (paths[i], &contents, &length, NULL));
      g_assert_cmpmem (contents, length, g_bytes_get_data (packed, NULL),
                       g_bytes_get_size (packed));
    }
}

/* For the superuser everything is writable, so the test stops being it for a moment. */
static void
become_nobody (void)
{
  if (geteuid () == 0)
    g_assert_cmpint (seteuid (65534), ==, 0);
}

static void
become_oneself (void)
{
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
}

static void
test_unwritable_folder (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();

  /* The file may be written; that must not tempt anybody to overwrite it in place. */
  g_assert_true (g_file_set_contents (place->path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (place->path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (place->folder, 0555), ==, 0);
  become_nobody ();
  assert_fails (place, document);
  become_oneself ();
  g_assert_cmpint (g_chmod (place->folder, 0755), ==, 0);
  assert_contents (place->path, "old");
  g_assert_cmpuint (count_files (place->folder), ==, 1);
}

static void
test_unwritable_file (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();

  /* The folder would allow to put another file in its place. */
  g_assert_true (g_file_set_contents (place->path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (place->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (place->folder, 0777), ==, 0);
  become_nobody ();
  assert_fails (place, document);
  become_oneself ();
  assert_contents (place->path, "old");
  g_assert_cmpuint (count_files (place->folder), ==, 1);
}

/* The disk takes the first half and refuses the rest. */
static void
test_half_written (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  struct rlimit old_limit, limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
  limit = old_limit;
  limit.rlim_cur = 1024;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  assert_fails (place, document);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
  g_assert_cmpuint (count_files (place->folder), ==, 0);

  g_assert_true (g_file_set_contents (place->path, "old", -1, NULL));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  assert_fails (place, document);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
  signal (SIGXFSZ, SIG_DFL);
  assert_contents (place->path, "old");
  g_assert_cmpuint (count_files (place->folder), ==, 1);
}

/* The same with a disk that really is full, where one can be made. */
static void
test_full_disk (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (EfTable) table = NULL;
  g_autofree char *text = g_strnfill (200000, 'x');

  if (!g_test_subprocess ())
    {
      g_autofree char *marker = g_build_filename (place->folder, "no-small-disk", NULL);

      /* A process cannot tell another that it skipped, except by a file. */
      g_setenv ("EF_NO_SMALL_DISK", marker, TRUE);
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      if (g_file_test (marker, G_FILE_TEST_EXISTS))
        g_test_skip ("A small disk cannot be mounted here.");
      g_unlink (marker);
      return;
    }

  if (unshare (CLONE_NEWNS) != 0 || mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0
      || mount ("tmpfs", place->folder, "tmpfs", 0, "size=64k") != 0)
    {
      g_assert_true (g_file_set_contents (g_getenv ("EF_NO_SMALL_DISK"), "", 0, NULL));
      return;
    }

  table = fixture_text_table (text);
  fixture_add_table (document, table);
  g_assert_true (g_file_set_contents (place->path, "old", -1, NULL));
  assert_fails (place, document);
  assert_contents (place->path, "old");
  g_assert_cmpuint (count_files (place->folder), ==, 1);
  g_assert_cmpint (umount2 (place->folder, MNT_DETACH), ==, 0);
}

static void
test_no_file (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (GError) error = NULL;
  g_autofree char *lost = g_build_filename (place->folder, "no", "such", "folder", NULL);
  Place elsewhere = { place->folder, lost, g_file_new_for_path (lost) };
  Place folder = { place->folder, place->folder, g_file_new_for_path (place->folder) };
  Place device = { place->folder, NULL, g_file_new_for_path ("/dev/null") };

  assert_fails (&elsewhere, document);
  assert_fails (&folder, document);
  assert_fails (&device, document);
  g_assert_false (g_file_test ("/dev/null", G_FILE_TEST_IS_REGULAR));
  g_assert_null (ef_project_load (elsewhere.file, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_object_unref (elsewhere.file);
  g_object_unref (folder.file);
  g_object_unref (device.file);
}

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* What is written is what was there when saving began, and only that counts as saved. */
static void
test_async (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (GBytes) expected = ef_project_to_bytes (document, FALSE);
  g_autofree char *contents = NULL;
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  ef_project_save_async (document, place->file, NULL, NULL, take_result_cb, &result);
  ef_document_set_title (document, "Changed meanwhile", "Rename");
  wait_for (&result);
  g_assert_true (ef_project_save_finish (result, NULL, &error));
  g_assert_no_error (error);
  g_clear_object (&result);

  g_assert_true (g_file_get_contents (place->path, &contents, &length, NULL));
  g_assert_cmpmem (contents, length, g_bytes_get_data (expected, NULL),
                   g_bytes_get_size (expected));
  g_assert_true (ef_document_is_modified (document));
  ef_document_undo (document);
  g_assert_false (ef_document_is_modified (document));
}

static void
test_async_failures (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  g_autofree char *lost = g_build_filename (place->folder, "no", "folder", NULL);
  g_autoptr (GFile) nowhere = g_file_new_for_path (lost);

  ef_project_save_async (document, nowhere, NULL, NULL, take_result_cb, &result);
  wait_for (&result);
  g_assert_false (ef_project_save_finish (result, NULL, &error));
  assert_sentence (error);
  g_clear_error (&error);
  g_clear_object (&result);

  g_cancellable_cancel (cancellable);
  ef_project_save_async (document, place->file, NULL, cancellable, take_result_cb, &result);
  wait_for (&result);
  g_assert_false (ef_project_save_finish (result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);

  g_assert_true (ef_document_is_modified (document));
  g_assert_cmpuint (count_files (place->folder), ==, 0);
}

/* Another program's work is not overwritten, unless one says so. */
static void
test_changed (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (EfFileState) state = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  ef_project_save_async (document, place->file, NULL, NULL, take_result_cb, &result);
  wait_for (&result);
  g_assert_true (ef_project_save_finish (result, &state, NULL));
  g_clear_object (&result);
  g_assert_nonnull (state);

  ef_document_set_title (document, "Changed", "Rename");
  g_assert_true (g_file_set_contents (place->path, "another's", -1, NULL));
  ef_project_save_async (document, place->file, state, NULL, take_result_cb, &result);
  wait_for (&result);
  g_assert_false (ef_project_save_finish (result, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_CHANGED);
  g_clear_object (&result);
  assert_contents (place->path, "another's");
  g_assert_true (ef_document_is_modified (document));
  g_clear_pointer (&state, ef_file_state_unref);

  ef_project_save_async (document, place->file, NULL, NULL, take_result_cb, &result);
  wait_for (&result);
  g_assert_true (ef_project_save_finish (result, &state, NULL));
  g_clear_object (&result);
  assert_saved (place->path, document);

  /* Our own file, saved again, is nobody else's. */
  ef_document_set_title (document, "Changed again", "Rename");
  ef_project_save_async (document, place->file, state, NULL, take_result_cb, &result);
  wait_for (&result);
  g_assert_true (ef_project_save_finish (result, NULL, NULL));
  g_clear_object (&result);
  assert_saved (place->path, document);
  g_assert_cmpuint (count_files (place->folder), ==, 1);
}

static void
test_load_async (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (EfDocument) loaded = NULL;
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfProgress) progress = ef_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  g_assert_true (ef_project_save (document, place->file, NULL, NULL));
  ef_project_load_async (place->file, diagnostics, progress, NULL, take_result_cb, &result);
  wait_for (&result);
  loaded = ef_project_load_finish (result, &error);
  g_assert_no_error (error);
  assert_saved (place->path, loaded);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);
  g_clear_object (&result);

  g_cancellable_cancel (cancellable);
  ef_project_load_async (place->file, NULL, NULL, cancellable, take_result_cb, &result);
  wait_for (&result);
  g_assert_null (ef_project_load_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(name, function)                                                                        \
  g_test_add ("/store/save/" name, Place, NULL, place_init, function, place_clear)

  add ("new-file", test_new_file);
  add ("old-file", test_old_file);
  add ("link", test_link);
  add ("packed", test_packed);
  add ("unwritable-folder", test_unwritable_folder);
  add ("unwritable-file", test_unwritable_file);
  add ("half-written", test_half_written);
  add ("full-disk", test_full_disk);
  add ("no-file", test_no_file);
  add ("async", test_async);
  add ("async-failures", test_async_failures);
  add ("changed", test_changed);
  add ("load-async", test_load_async);

  return g_test_run ();
}
