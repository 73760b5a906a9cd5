/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-folder-walk.h"

#include <string.h>

#define ATTRIBUTES \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," \
  G_FILE_ATTRIBUTE_STANDARD_IS_SYMLINK

void
ef_folder_walk_free (EfFolderWalk *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->paths);
  g_free (self);
}

static void list_folder (EfFolderWalk *self, GFile *folder, const char *path, guint depth,
                         GCancellable *cancellable, GError **error);

static void
take_entry (EfFolderWalk *self, GFile *folder, const char *path, guint depth, GFileInfo *info,
            GCancellable *cancellable)
{
  const char *name = g_file_info_get_name (info);
  const GFileType type = g_file_info_get_file_type (info);
  g_autofree char *inside = *path != '\0' ? g_build_filename (path, name, NULL) : g_strdup (name);

  if (g_file_info_get_is_symlink (info))
    self->n_links++;
  else if (*name == '.'
           && !(type == G_FILE_TYPE_DIRECTORY && strcmp (name, EF_EVAL_RESULTS_FOLDER) == 0))
    return;
  else if (type == G_FILE_TYPE_DIRECTORY && depth < EF_FOLDER_DEPTH_MAX)
    {
      g_autoptr (GFile) child = g_file_get_child (folder, name);
      g_autoptr (GError) error = NULL;

      list_folder (self, child, inside, depth + 1, cancellable, &error);
      self->n_unreadable += error != NULL;
    }
  else if (type == G_FILE_TYPE_DIRECTORY || self->paths->len == EF_FOLDER_FILES_MAX)
    self->cut = TRUE;
  else if (type == G_FILE_TYPE_REGULAR)
    g_ptr_array_add (self->paths, g_steal_pointer (&inside));
}

/* What was listed before an error stays. */
static void
list_folder (EfFolderWalk *self, GFile *folder, const char *path, guint depth,
             GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileEnumerator) entries = NULL;

  entries = g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                                       cancellable, error);
  while (entries != NULL)
    {
      GFileInfo *info;

      if (!g_file_enumerator_iterate (entries, &info, NULL, cancellable, error) || info == NULL)
        return;
      take_entry (self, folder, path, depth, info, cancellable);
    }
}

static gint
compare_paths (gconstpointer a, gconstpointer b)
{
  const char *const *first = a;
  const char *const *second = b;

  return strcmp (*first, *second);
}

EfFolderWalk *
ef_folder_walk (GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (EfFolderWalk) self = g_new0 (EfFolderWalk, 1);
  GError *cause = NULL;

  self->paths = g_ptr_array_new_with_free_func (g_free);
  list_folder (self, folder, "", 0, cancellable, &cause);
  if (cause == NULL)
    g_cancellable_set_error_if_cancelled (cancellable, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, cause);
      return NULL;
    }
  g_ptr_array_sort (self->paths, compare_paths);

  return g_steal_pointer (&self);
}
