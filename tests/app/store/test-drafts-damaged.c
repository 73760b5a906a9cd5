/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "draft-fixture.h"

#include "fixture.h"

#include "ef-error.h"

#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

/* Drafts that are damaged, and folders in which none can be kept. */

static void
test_damaged (DraftPlace *place, gconstpointer unused)
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
test_cut_short (DraftPlace *place, gconstpointer unused)
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
test_deadly (DraftPlace *place, gconstpointer unused)
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
test_many_damaged (DraftPlace *place, gconstpointer unused)
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
test_unwritable (DraftPlace *place, gconstpointer unused)
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
test_full_disk (DraftPlace *place, gconstpointer unused)
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
test_cancelled (DraftPlace *place, gconstpointer unused)
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
  g_test_init (&argc, &argv, NULL);

#define add(name, function)                                                                        \
  g_test_add ("/store/drafts-damaged/" name, DraftPlace, NULL, draft_place_init, function,         \
              draft_place_clear)

  add ("damaged", test_damaged);
  add ("cut-short", test_cut_short);
  add ("deadly", test_deadly);
  add ("many-damaged", test_many_damaged);
  add ("unwritable", test_unwritable);
  add ("full-disk", test_full_disk);
  add ("cancelled", test_cancelled);

  return g_test_run ();
}
