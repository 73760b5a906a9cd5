/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-card-set.h"

#include <string.h>

#include "ef-cards.h"
#include "ef-folder-walk.h"
#include "ef-import-private.h"
#include "ef-look-alike.h"

gconstpointer
ef_card_set_find_family (GFile *file, GCancellable *cancellable)
{
  g_autoptr (EfInput) input = NULL;
  const EfReader *reader = NULL;
  const guint8 *head = NULL;
  gsize length;
  double confidence;

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) != G_FILE_TYPE_REGULAR)
    return NULL;
  input = ef_input_open (file, cancellable, NULL);
  if (input != NULL)
    head = ef_input_peek (input, &length, NULL);
  if (head != NULL && !ef_look_alike_refuse (head, length, ef_input_get_name (input), NULL))
    reader = ef_import_find_reader (head, length, ef_input_get_name (input), &confidence);

  if (reader == NULL)
    return NULL;
  if (reader->is_card)
    return &ef_reader_hf_card;

  return reader->joined_name != NULL ? reader : NULL;
}

GFile *
ef_card_set_find_common (GFile *folder, GFile *file)
{
  g_autoptr (GFile) common = g_object_ref (folder);

  while (common != NULL && !g_file_has_prefix (file, common))
    {
      GFile *parent = g_file_get_parent (common);

      g_object_unref (common);
      common = parent;
    }

  return g_steal_pointer (&common);
}

GFile *
ef_card_set_find_folder (GPtrArray *files)
{
  GFile *folder = g_file_get_parent (g_ptr_array_index (files, 0));

  for (guint i = 1; folder != NULL && i < files->len; i++)
    {
      GFile *common = ef_card_set_find_common (folder, g_ptr_array_index (files, i));

      if (common == NULL)
        continue;
      g_object_unref (folder);
      folder = common;
    }

  return folder;
}

static gint
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
list_paths (EfCardSet *self, GPtrArray *files)
{
  g_ptr_array_set_size (self->paths, 0);
  for (guint i = 0; i < files->len; i++)
    {
      char *path = g_file_get_relative_path (self->folder, g_ptr_array_index (files, i));

      if (path != NULL)
        g_ptr_array_add (self->paths, path);
    }

  g_ptr_array_sort (self->paths, compare_paths);
  for (guint i = self->paths->len; i > 1; i--)
    {
      const char *path = g_ptr_array_index (self->paths, i - 1);

      if (strcmp (path, g_ptr_array_index (self->paths, i - 2)) == 0)
        g_ptr_array_remove_index (self->paths, i - 1);
    }
}

/* TRUE if a path does not say what the model is called ("README.md"). */
static gboolean
leaves_one_unnamed (const EfCardSet *self)
{
  for (guint i = 0; i < self->paths->len; i++)
    {
      g_autofree char *path = g_filename_display_name (g_ptr_array_index (self->paths, i));
      g_autofree char *name = ef_cards_name_path (path);

      if (name == NULL)
        return TRUE;
    }

  return FALSE;
}

/* Makes the folder the one around it. */
static gboolean
step_up (EfCardSet *self)
{
  GFile *parent = g_file_get_parent (self->folder);

  if (parent == NULL)
    return FALSE;
  g_object_unref (self->folder);
  self->folder = parent;

  return TRUE;
}

static char *
make_name (const EfCardSet *self)
{
  g_autofree char *path = g_filename_display_name (g_ptr_array_index (self->paths, 0));
  g_autofree char *first = ef_cards_name_path (path);
  const char *name = first != NULL ? first : path;

  if (self->paths->len == 1)
    return g_strdup (name);

  return g_strdup_printf ("%s + %u", name, self->paths->len - 1);
}

EfCardSet *
ef_card_set_new (GPtrArray *files)
{
  g_autoptr (EfCardSet) self = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autofree char *base = NULL;

  g_return_val_if_fail (files != NULL && files->len > 0, NULL);

  folder = ef_card_set_find_folder (files);
  if (folder == NULL)
    return NULL;

  self = g_new0 (EfCardSet, 1);
  self->folder = g_steal_pointer (&folder);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  base = g_file_get_basename (self->folder);
  if (g_strcmp0 (base, EF_EVAL_RESULTS_FOLDER) == 0)
    step_up (self);
  list_paths (self, files);
  while (leaves_one_unnamed (self) && step_up (self))
    list_paths (self, files);
  self->name = make_name (self);

  return g_steal_pointer (&self);
}

void
ef_card_set_free (EfCardSet *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->folder);
  g_ptr_array_unref (self->paths);
  g_free (self->name);
  g_free (self);
}
