/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "draft-fixture.h"

#include "fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Drafts on disk: what a process leaves that ends badly is found by the next one, and by no other
 * while it lives. */

static void
test_round_trip (DraftPlace *place, gconstpointer unused)
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
test_sources (DraftPlace *place, gconstpointer unused)
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
test_modified (DraftPlace *place, gconstpointer unused)
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
test_same_bytes (DraftPlace *place, gconstpointer unused)
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
test_private (DraftPlace *place, gconstpointer unused)
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
test_owned (DraftPlace *place, gconstpointer unused)
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
test_killed (DraftPlace *place, gconstpointer program)
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
test_leftovers (DraftPlace *place, gconstpointer unused)
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
test_without_origin (DraftPlace *place, gconstpointer unused)
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
test_odd_origins (DraftPlace *place, gconstpointer unused)
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
test_newest_first (DraftPlace *place, gconstpointer unused)
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
test_links (DraftPlace *place, gconstpointer unused)
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
test_no_folder (DraftPlace *place, gconstpointer unused)
{
  assert_none (place);
  g_assert_false (g_file_test (place->folder, G_FILE_TEST_EXISTS));
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
  g_test_add ("/store/drafts/" name, DraftPlace, data, draft_place_init, function,                 \
              draft_place_clear)
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

  return g_test_run ();
}
