/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "draft-fixture.h"

#include "ef-drafts.h"
#include "ef-project.h"
#include "scratch-folder.h"

void
draft_place_init (DraftPlace *place, gconstpointer unused)
{
  place->parent = scratch_folder_new ();
  place->folder = g_build_filename (place->parent, "deeper", "drafts", NULL);
}

void
draft_place_clear (DraftPlace *place, gconstpointer unused)
{
  scratch_folder_remove (place->parent);
  g_free (place->parent);
  g_free (place->folder);
}

guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

/* Path of the first file in the folder that ends so. */
char *
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

gboolean
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

EfDocument *
load_draft (EfDraft *draft, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ef_draft_load_async (draft, NULL, NULL, NULL, take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return ef_draft_load_finish (result, error);
}

EfDraft *
make_draft (DraftPlace *place, EfDocument *document)
{
  g_autoptr (GError) error = NULL;
  EfDraft *draft = ef_draft_new (place->folder, NULL, NULL, &error);

  g_assert_no_error (error);
  write_draft (draft, document, NULL, &error);
  g_assert_no_error (error);

  return draft;
}

/* A worker that has told of its end may hold the draft, and so the lock, for a moment still. */
GPtrArray *
adopt (DraftPlace *place, guint max, guint expected)
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

EfDraft *
adopt_one (DraftPlace *place)
{
  g_autoptr (GPtrArray) drafts = adopt (place, 10, 1);

  return ef_draft_ref (g_ptr_array_index (drafts, 0));
}

void
assert_none (DraftPlace *place)
{
  g_autoptr (GPtrArray) drafts = ef_drafts_adopt (place->folder, 10);

  g_assert_cmpuint (drafts->len, ==, 0);
}

void
assert_equal (EfDocument *a, EfDocument *b)
{
  g_autoptr (GBytes) one = ef_project_to_bytes (a, FALSE);
  g_autoptr (GBytes) other = ef_project_to_bytes (b, FALSE);

  g_assert_true (g_bytes_equal (one, other));
}

void
set_time (const char *path, guint64 seconds)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_attribute_uint64 (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, seconds,
                                              G_FILE_QUERY_INFO_NONE, NULL, NULL));
}
