/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-drafts.h"

#include "ef-draft-private.h"

#include <glib/gstdio.h>
#include <string.h>

/* What is in the folder is taken by its names: the first letters are the id of a draft, and every
 * name that begins with it belongs to that draft, also what is left of a file that was being
 * written when the process ended. Names of other forms are none of ours and stay. */

/* More names than any run of ours leaves behind; somebody else's are not worth the time. */
#define MAX_NAMES 10000

typedef struct
{
  char *id;
  gint64 time; /* of the project; 0: there is none */
} EfFound;

char *
ef_drafts_dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "efficient-frontier", "drafts", NULL);
}

static void
found_clear (gpointer data)
{
  g_free (((EfFound *) data)->id);
}

static gint
compare_found (gconstpointer a, gconstpointer b)
{
  const EfFound *one = a, *other = b;

  if (one->time != other->time)
    return one->time < other->time ? 1 : -1;

  return strcmp (one->id, other->id);
}

/* The id a name begins with, NULL if it does not. */
static char *
dup_id (const char *name)
{
  g_autofree char *id = g_strndup (name, EF_DRAFT_ID_LENGTH);

  if (strlen (id) < EF_DRAFT_ID_LENGTH || name[EF_DRAFT_ID_LENGTH] != '.'
      || !g_uuid_string_is_valid (id))
    return NULL;

  return g_steal_pointer (&id);
}

/* Names by id; the values are GPtrArray of char. */
static GHashTable *
list_names (const char *folder)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  for (guint n = 0; dir != NULL && n < MAX_NAMES && (name = g_dir_read_name (dir)) != NULL; n++)
    {
      g_autofree char *id = dup_id (name);
      GPtrArray *list = id != NULL ? g_hash_table_lookup (names, id) : NULL;

      if (id == NULL)
        continue;
      if (list == NULL)
        {
          list = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (names, g_steal_pointer (&id), list);
        }
      g_ptr_array_add (list, g_strdup (name));
    }

  return names;
}

static gint64
find_time (const char *folder, const char *id)
{
  g_autofree char *name = g_strconcat (id, EF_DRAFT_PROJECT_SUFFIX, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gint64 time = 0;

  return ef_draft_is_own_file (path, &time) ? MAX (time, 1) : 0;
}

static GArray *
sort_by_time (const char *folder, GHashTable *names)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (EfFound));
  GHashTableIter iter;
  gpointer id;

  g_array_set_clear_func (found, found_clear);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      EfFound one = { g_strdup (id), find_time (folder, id) };

      g_array_append_val (found, one);
    }
  g_array_sort (found, compare_found);

  return found;
}

static gboolean
has_project (const char *folder, const char *id)
{
  g_autofree char *name = g_strconcat (id, EF_DRAFT_PROJECT_SUFFIX, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf status;

  return g_lstat (path, &status) == 0;
}

/* Temporary files of a write that never ended: "ID.frontier.XXXXXX". */
static void
clear_half_written (const char *folder, const GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name + EF_DRAFT_ID_LENGTH, EF_DRAFT_PROJECT_SUFFIX ".")
          && ef_draft_is_own_file (path, NULL))
        g_unlink (path);
    }
}

GPtrArray *
ef_drafts_adopt (const char *folder, guint max)
{
  g_autoptr (GPtrArray) drafts
    = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_draft_unref);
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GArray) found = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  names = list_names (folder);
  found = sort_by_time (folder, names);
  for (guint i = 0; i < found->len; i++)
    {
      const EfFound *one = &g_array_index (found, EfFound, i);
      g_autoptr (EfDraft) draft = NULL;

      if (one->time != 0 && drafts->len >= max)
        continue;
      draft = ef_draft_adopt (folder, one->id);
      if (draft == NULL)
        continue;

      clear_half_written (folder, g_hash_table_lookup (names, one->id));
      /* Looked at again now that it is ours: it may have been written since. What has the name and
       * is no file of the user's (a link, a folder) was not put there by us. */
      if (find_time (folder, one->id) != 0)
        g_ptr_array_add (drafts, g_steal_pointer (&draft));
      else if (!has_project (folder, one->id))
        ef_draft_discard (draft);
    }

  return g_steal_pointer (&drafts);
}
