/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "ef-draft-private.h"
#include "ef-drafts.h"
#include "ef-error.h"
#include "scratch-folder.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Drafts on disk: what a process leaves that ends badly is found by the next one, and by no other
 * while it lives. */

typedef struct
{
  char *folder; /* of the drafts; its parent is ours as well */
  char *parent;
} Place;

static void
place_init (Place *place, gconstpointer unused)
{
  place->parent = scratch_folder_new ();
  place->folder = g_build_filename (place->parent, "deeper", "drafts", NULL);
}

static void
place_clear (Place *place, gconstpointer unused)
{
  scratch_folder_remove (place->parent);
  g_free (place->parent);
  g_free (place->folder);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

/* Path of the first file in the folder that ends so. */
static char *
find_file (const char *folder, const char *suffix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, suffix))
      return g_build_filename (folder, name, NULL);

  return NULL;
}

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
write_draft (EfDraft *draft, EfDocument *document, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  guint64 state = 0;
  gboolean done;

  ef_draft_write_async (draft, document, cancellable, take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  done = ef_draft_write_finish (result, &state, error);
  g_assert_cmpuint (state, ==, ef_document_get_state (document));

  return done;
}

static EfDocument *
load_draft (EfDraft *draft, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ef_draft_load_async (draft, NULL, NULL, NULL, take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return ef_draft_load_finish (result, error);
}

static EfDraft *
make_draft (Place *place, EfDocument *document)
{
  g_autoptr (GError) error = NULL;
  EfDraft *draft = ef_draft_new (place->folder, NULL, NULL, &error);

  g_assert_no_error (error);
  write_draft (draft, document, NULL, &error);
  g_assert_no_error (error);

  return draft;
}

/* A worker that has told of its end may hold the draft, and so the lock, for a moment still. */
static GPtrArray *
adopt (Place *place, guint max, guint expected)
{
  GPtrArray *drafts = ef_drafts_adopt (place->folder, max);

  for (guint i = 0; i < 5000 && drafts->len < expected; i++)
    {
      g_ptr_array_unref (drafts);
      g_usleep (1000);
      drafts = ef_drafts_adopt (place->folder, max);
    }
  g_assert_cmpuint (drafts->len, ==, expected);

  return drafts;
}

static EfDraft *
adopt_one (Place *place)
{
  g_autoptr (GPtrArray) drafts = adopt (place, 10, 1);

  return ef_draft_ref (g_ptr_array_index (drafts, 0));
}

static void
assert_none (Place *place)
{
  g_autoptr (GPtrArray) drafts = ef_drafts_adopt (place->folder, 10);

  g_assert_cmpuint (drafts->len, ==, 0);
}

static void
assert_equal (EfDocument *a, EfDocument *b)
{
  g_autoptr (GBytes) one = ef_project_to_bytes (a, FALSE);
  g_autoptr (GBytes) other = ef_project_to_bytes (b, FALSE);

  g_assert_true (g_bytes_equal (one, other));
}

static void
test_round_trip (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (EfDocument) loaded = NULL;
  g_autofree char *path = g_build_filename (place->parent, "größe %41.frontier", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (EfFileState) state = NULL;
  g_autoptr (GError) error = NULL;
  EfDraft *draft;

  g_assert_true (g_file_set_contents (path, "as it was", -1, NULL));
  state = ef_file_state_read (file, NULL, NULL);
  draft = ef_draft_new (place->folder, file, state, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ef_draft_get_time (draft), ==, 0);
  g_assert_true (write_draft (draft, document, NULL, &error));
  g_assert_true (ef_document_is_modified (document));
  ef_draft_unref (draft);

  draft = adopt_one (place);
  g_assert_true (g_file_equal (ef_draft_get_file (draft), file));
  g_assert_true (ef_file_state_check (ef_draft_get_file_state (draft), file, NULL, NULL));
  g_assert_cmpint (ABS (ef_draft_get_time (draft) - g_get_real_time () / G_USEC_PER_SEC), <, 60);
  loaded = load_draft (draft, &error);
  g_assert_no_error (error);
  assert_equal (document, loaded);

  /* The file proper was never touched; when somebody else does, it shows. */
  g_assert_true (g_file_set_contents (path, "as it is", -1, NULL));
  g_assert_false (ef_file_state_check (ef_draft_get_file_state (draft), file, NULL, NULL));

  ef_draft_discard (draft);
  ef_draft_unref (draft);
  g_assert_cmpuint (count_files (place->folder), ==, 0);
}

static EfTable *
get_only_table (EfDocument *document)
{
  return ef_catalog_find_table (ef_document_get_catalog (document), NULL, NULL);
}

/* A project keeps quiet about where its sources were if they were elsewhere. A draft tells, to the
 * project that is recovered from it. */
static void
test_sources (Place *place, gconstpointer unused)
{
  static const char uri[] = "file:///home/ann/a%20b%25/models.csv";
  g_autoptr (EfSource) source = ef_source_new ("models.csv", uri, "delimited", NULL);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfTable) table = NULL;
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (EfDocument) loaded = NULL;
  g_autoptr (EfDraft) draft = NULL;

  g_ptr_array_add (columns,
                   ef_column_builder_end (ef_column_builder_new ("Model", EF_COLUMN_TEXT)));
  table = ef_table_new ("models", "models", columns, 0, source, EF_PLACE_POINTER, "/0", NULL);
  fixture_add_table (document, table);
  draft = make_draft (place, document);
  loaded = load_draft (draft, NULL);
  g_assert_cmpstr (ef_source_get_uri (ef_table_get_source (get_only_table (loaded))), ==, uri);
}

/* What was recovered is unsaved, whatever is undone. */
static void
test_modified (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (EfDraft) draft = make_draft (place, document);
  g_autoptr (EfDocument) loaded = load_draft (draft, NULL);

  g_assert_true (ef_document_is_modified (loaded));
  ef_document_set_title (loaded, "Other", "Rename");
  g_assert_true (ef_document_is_modified (loaded));
  ef_document_undo (loaded);
  g_assert_true (ef_document_is_modified (loaded));
  ef_document_set_saved_state (loaded, ef_document_get_state (loaded));
  g_assert_false (ef_document_is_modified (loaded));
  ef_draft_discard (draft);
}

static void
test_same_bytes (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (EfDraft) draft = make_draft (place, document);
  g_autofree char *path = find_file (place->folder, ".frontier");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;

  g_assert_true (g_file_get_contents (path, &before, &length_before, NULL));
  g_usleep (G_USEC_PER_SEC + G_USEC_PER_SEC / 10); /* a time in it would be in seconds */
  g_assert_true (write_draft (draft, document, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
}

static void
assert_mode (const char *path, mode_t mode)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, mode);
}

static void
test_private (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (EfDraft) draft = NULL;
  g_autofree char *project = NULL;
  g_autofree char *origin = NULL;
  mode_t mask = umask (0);

  g_assert_cmpint (g_mkdir_with_parents (place->folder, 0777), ==, 0);
  draft = make_draft (place, document);
  umask (mask);
  project = find_file (place->folder, ".frontier");
  origin = find_file (place->folder, ".draft");

  assert_mode (place->folder, 0700);
  assert_mode (project, 0600);
  assert_mode (origin, 0600);
}

/* ---- Who owns it ---- */

static void
test_owned (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  EfDraft *draft = make_draft (place, document);
  EfDraft *adopted;

  assert_none (place);
  ef_draft_unref (draft);
  adopted = adopt_one (place);
  assert_none (place);
  ef_draft_unref (adopted);
  ef_draft_unref (adopt_one (place));
}

/* A process of its own that makes a draft, says so on its output, and waits to be killed. */
static void
be_the_owner (const char *folder)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (EfDraft) draft = ef_draft_new (folder, NULL, NULL, NULL);

  g_assert_nonnull (draft);
  g_assert_true (write_draft (draft, document, NULL, NULL));
  g_assert_cmpint (write (STDOUT_FILENO, "R", 1), ==, 1);
  g_usleep (60 * G_USEC_PER_SEC);
}

static void
test_killed (Place *place, gconstpointer program)
{
  const char *argv[] = { program, "--own-a-draft", place->folder, NULL };
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (EfDocument) loaded = NULL;
  g_autoptr (EfDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  char ready = '\0';
  int output;
  GPid child;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &child, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read (output, &ready, 1), ==, 1);
  g_assert_cmpint (ready, ==, 'R');
  assert_none (place);

  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  draft = adopt_one (place);
  loaded = load_draft (draft, &error);
  g_assert_no_error (error);
  assert_equal (document, loaded);
  g_close (output, NULL);
}

/* ---- What is found ---- */

static void
touch (const char *folder, const char *id, const char *suffix)
{
  g_autofree char *name = g_strconcat (id, suffix, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
}

/* What crashes leave at bad moments goes; what is not ours stays. */
static void
test_leftovers (Place *place, gconstpointer unused)
{
  static const char id[] = "01234567-89ab-4cde-8f01-23456789abcd";

  g_assert_cmpint (g_mkdir_with_parents (place->folder, 0700), ==, 0);
  touch (place->folder, id, ".draft");
  touch (place->folder, id, ".opening");
  touch (place->folder, id, ".frontier.A1B2C3");
  touch (place->folder, "notes", ".txt");
  touch (place->folder, "01234567-89ab-4cde-8f01-23456789abcX", ".frontier");
  assert_none (place);
  g_assert_cmpuint (count_files (place->folder), ==, 2);
}

static void
test_without_origin (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (EfDocument) loaded = NULL;
  EfDraft *draft = make_draft (place, document);
  g_autofree char *origin = find_file (place->folder, ".draft");

  ef_draft_unref (draft);
  g_assert_cmpint (g_remove (origin), ==, 0);
  draft = adopt_one (place);
  g_assert_null (ef_draft_get_file (draft));
  loaded = load_draft (draft, NULL);
  assert_equal (document, loaded);
  ef_draft_discard (draft);
  ef_draft_unref (draft);
  g_assert_cmpuint (count_files (place->folder), ==, 0);
}

static void
test_odd_origins (Place *place, gconstpointer unused)
{
  static const char *const origins[] = {
    "", "\xff\xfe\n", "[Draft]\nURI=\n", "[Draft]\nURI=relative\n", "[Draft]\nURI=\\\n",
    "[Draft]\nSize=9999999999999999999999\nHash=\n", "[Other]\nURI=file:///etc/passwd\n",
    "[Draft\n", "[Draft]\nURI=/etc/passwd\n",
  };
  g_autoptr (EfDocument) document = fixture_document ();
  g_autofree char *large = g_strnfill (200000, 'x');
  g_autofree char *path = NULL;

  ef_draft_unref (make_draft (place, document));
  path = find_file (place->folder, ".draft");
  for (gsize i = 0; i <= G_N_ELEMENTS (origins); i++)
    {
      const char *content = i < G_N_ELEMENTS (origins) ? origins[i] : large;
      g_autoptr (EfDraft) draft = NULL;

      g_assert_true (g_file_set_contents (path, content, -1, NULL));
      draft = adopt_one (place);
      g_assert_null (ef_draft_get_file (draft));
      g_assert_nonnull (ef_draft_get_file_state (draft));
    }
}

static void
set_time (const char *path, guint64 seconds)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_attribute_uint64 (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, seconds,
                                              G_FILE_QUERY_INFO_NONE, NULL, NULL));
}

static void
test_newest_first (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint64 time = 1000000000;

  for (guint i = 0; i < 4; i++)
    ef_draft_unref (make_draft (place, document));
  dir = g_dir_open (place->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (place->folder, name, NULL);

      if (g_str_has_suffix (name, ".frontier"))
        set_time (path, time++);
    }

  g_ptr_array_unref (adopt (place, 10, 4));
  drafts = adopt (place, 3, 3);
  for (guint i = 0; i < drafts->len; i++)
    g_assert_cmpint (ef_draft_get_time (g_ptr_array_index (drafts, i)), ==, 1000000003 - i);
  rest = adopt (place, 3, 1);
  g_assert_cmpint (ef_draft_get_time (g_ptr_array_index (rest, 0)), ==, 1000000000);
}

/* Nothing leads out of the folder, and nothing in it makes us wait. */
static void
test_links (Place *place, gconstpointer unused)
{
  static const char *const ids[] = { "01234567-89ab-4cde-8f01-23456789abc0",
                                     "01234567-89ab-4cde-8f01-23456789abc1",
                                     "01234567-89ab-4cde-8f01-23456789abc2",
                                     "01234567-89ab-4cde-8f01-23456789abc3" };
  g_autofree char *outside = g_build_filename (place->parent, "outside", NULL);
  g_auto (GStrv) paths = g_new0 (char *, 5);

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strconcat (ids[i], i < 2 ? ".frontier" : ".draft", NULL);

      paths[i] = g_build_filename (place->folder, name, NULL);
    }
  g_assert_cmpint (g_mkdir_with_parents (place->folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (outside, "precious", -1, NULL));
  g_assert_cmpint (symlink (outside, paths[0]), ==, 0);
  g_assert_cmpint (g_mkdir (paths[1], 0700), ==, 0);
  g_assert_cmpint (symlink (outside, paths[2]), ==, 0);
  g_assert_cmpint (mkfifo (paths[3], 0600), ==, 0);
  touch (place->folder, ids[2], ".frontier");
  touch (place->folder, ids[3], ".frontier");

  assert_none (place);
  g_assert_true (g_file_test (outside, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_test (paths[0], G_FILE_TEST_IS_SYMLINK));
}

static void
test_no_folder (Place *place, gconstpointer unused)
{
  assert_none (place);
  g_assert_false (g_file_test (place->folder, G_FILE_TEST_EXISTS));
}

/* ---- Damage ---- */

static void
test_damaged (Place *place, gconstpointer unused)
{
  static const char *const contents[] = { "", "\x1f\x8b", "not a project",
                                          "<project xmlns='urn:efficient-frontier:project:1'>" };

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (EfDocument) document = fixture_document ();
      EfDraft *draft = make_draft (place, document);
      g_autofree char *path = find_file (place->folder, ".frontier");
      g_autofree char *aside = NULL;
      g_autofree char *kept = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      g_assert_null (load_draft (draft, &error));
      g_assert_nonnull (error);
      g_assert_cmpuint (strlen (error->message), >, 10);
      aside = ef_draft_set_aside (draft, NULL);
      ef_draft_unref (draft);

      g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, contents[i]);
      assert_none (place);
      g_assert_cmpuint (count_files (place->folder), ==, 1); /* the folder of damaged ones */
    }
}

/* Cut anywhere: the project, or a sentence. */
static void
test_cut_short (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (EfDraft) draft = make_draft (place, document);
  g_autofree char *path = find_file (place->folder, ".frontier");
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (gsize cut = 0; cut < length; cut += 1 + cut / 16)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EfDocument) loaded = NULL;

      g_assert_true (g_file_set_contents (path, content, cut, NULL));
      loaded = load_draft (draft, &error);
      g_assert_null (loaded);
      g_assert_nonnull (error);
    }
}

/* A draft that ends the program must not do so at each start. */
static void
test_deadly (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (EfDraft) draft = make_draft (place, document);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < EF_DRAFT_MAX_ATTEMPTS; i++)
    {
      g_autoptr (EfDocument) loaded = load_draft (draft, NULL);

      g_assert_nonnull (loaded);
    }
  g_assert_null (load_draft (draft, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_DAMAGED);

  /* Once somebody says that it went well, it is as if nothing had been. */
  ef_draft_opened (draft);
  for (guint i = 0; i < EF_DRAFT_MAX_ATTEMPTS + 1; i++)
    {
      g_autoptr (EfDocument) loaded = load_draft (draft, NULL);

      g_assert_nonnull (loaded);
      ef_draft_opened (draft);
    }
}

static void
test_many_damaged (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autofree char *folder = g_build_filename (place->folder, "damaged", NULL);
  g_autofree char *last = NULL;
  EfDraft *draft;

  for (guint i = 0; i < EF_DRAFT_MAX_DAMAGED + 3; i++)
    {
      g_free (last);
      draft = make_draft (place, document);
      last = ef_draft_set_aside (draft, NULL);
      ef_draft_unref (draft);
      set_time (last, g_get_real_time () / G_USEC_PER_SEC - 1000 + i);
    }
  g_assert_cmpuint (count_files (folder), ==, EF_DRAFT_MAX_DAMAGED);
  g_assert_true (g_file_test (last, G_FILE_TEST_EXISTS));

  /* Too old by a day. */
  set_time (last, g_get_real_time () / G_USEC_PER_SEC - (EF_DRAFT_DAYS_DAMAGED + 1) * 86400);
  draft = make_draft (place, document);
  g_free (ef_draft_set_aside (draft, NULL));
  ef_draft_unref (draft);
  g_assert_false (g_file_test (last, G_FILE_TEST_EXISTS));
}

/* ---- Where nothing can be written ---- */

static void
assert_sentence (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "Unsaved changes cannot be kept in “"));
}

static void
test_unwritable (Place *place, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_build_filename (place->parent, "file", NULL);

  if (geteuid () == 0)
    g_assert_cmpint (seteuid (65534), ==, 0);
  g_assert_null (ef_draft_new (place->folder, NULL, NULL, &error));
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
  else
    {
      g_test_skip ("Only the superuser can make a folder that is not his.");
      return;
    }
  assert_sentence (error);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_null (ef_draft_new (file, NULL, NULL, &error));
  assert_sentence (error);
}

/* With a disk that really is full, where one can be made: the draft before stays whole. */
static void
test_full_disk (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (EfTable) table = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;
  EfDraft *draft;

  if (!g_test_subprocess ())
    {
      g_autofree char *marker = g_build_filename (place->parent, "no-small-disk", NULL);

      g_setenv ("EF_NO_SMALL_DISK", marker, TRUE);
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      if (g_file_test (marker, G_FILE_TEST_EXISTS))
        g_test_skip ("A small disk cannot be mounted here.");
      return;
    }

  if (unshare (CLONE_NEWNS) != 0 || mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0
      || mount ("tmpfs", place->parent, "tmpfs", 0, "size=64k") != 0)
    {
      g_assert_true (g_file_set_contents (g_getenv ("EF_NO_SMALL_DISK"), "", 0, NULL));
      return;
    }

  draft = make_draft (place, document);
  path = find_file (place->folder, ".frontier");
  g_assert_true (g_file_get_contents (path, &before, &length_before, NULL));

  /* Letters that packing cannot make much smaller. */
  for (guint i = 0; i < 200000; i++)
    g_string_append_c (text, g_test_rand_int_range (33, 127));
  table = fixture_text_table (text->str);
  fixture_add_table (document, table);
  g_assert_false (write_draft (draft, document, NULL, &error));
  assert_sentence (error);
  g_assert_cmpuint (count_files (place->folder), ==, 2);
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);

  ef_draft_discard (draft);
  ef_draft_unref (draft);
  g_assert_cmpuint (count_files (place->folder), ==, 0);
  g_assert_cmpint (umount2 (place->parent, MNT_DETACH), ==, 0);
}

static void
test_cancelled (Place *place, gconstpointer unused)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (EfDraft) draft = ef_draft_new (place->folder, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (write_draft (draft, document, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (place->folder), ==, 1);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--own-a-draft"))
    {
      be_the_owner (argv[2]);
      return 0;
    }

  g_test_init (&argc, &argv, NULL);

#define add_with(name, data, function)                                                             \
  g_test_add ("/store/drafts/" name, Place, data, place_init, function, place_clear)
#define add(name, function) add_with (name, NULL, function)

  add ("round-trip", test_round_trip);
  add ("sources", test_sources);
  add ("modified", test_modified);
  add ("same-bytes", test_same_bytes);
  add ("private", test_private);
  add ("owned", test_owned);
  add_with ("killed", argv[0], test_killed);
  add ("leftovers", test_leftovers);
  add ("without-origin", test_without_origin);
  add ("odd-origins", test_odd_origins);
  add ("newest-first", test_newest_first);
  add ("links", test_links);
  add ("no-folder", test_no_folder);
  add ("damaged", test_damaged);
  add ("cut-short", test_cut_short);
  add ("deadly", test_deadly);
  add ("many-damaged", test_many_damaged);
  add ("unwritable", test_unwritable);
  add ("full-disk", test_full_disk);
  add ("cancelled", test_cancelled);

  return g_test_run ();
}
