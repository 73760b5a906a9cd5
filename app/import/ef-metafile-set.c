/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-metafile-set.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-encoding.h"
#include "ef-error.h"

#define COMMENT_BEGIN "<!--"
#define COMMENT_END "-->"
#define COMMENT_MARK "Type: model-index"

struct _EfMetafileSet
{
  EfReading *reading;
  GFile *root;        /* folder of the opened file, or NULL */
  GPtrArray *files;   /* (element-type EfMetafile), with models */
  GPtrArray *others;  /* (element-type EfMetafile), only followed */
  GHashTable *loaded; /* URI to EfMetafile, or to NULL if it could not be read */
  gsize n_bytes;
  guint n_missing;
  char *missing; /* the first */
  gboolean exhausted; /* too many or too large, and that was said */
};

static void
metafile_free (gpointer data)
{
  EfMetafile *self = data;

  g_free (self->part);
  g_clear_object (&self->folder);
  ef_tree_free (self->tree);
  g_free (self);
}

void
ef_metafile_set_free (EfMetafileSet *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->root);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->others);
  g_hash_table_unref (self->loaded);
  g_free (self->missing);
  g_free (self);
}

guint
ef_metafile_set_get_n (const EfMetafileSet *self)
{
  return self->files->len;
}

const EfMetafile *
ef_metafile_set_get (const EfMetafileSet *self, guint index)
{
  return g_ptr_array_index (self->files, index);
}

guint
ef_metafile_set_get_n_missing (const EfMetafileSet *self)
{
  return self->n_missing;
}

const char *
ef_metafile_set_get_missing (const EfMetafileSet *self)
{
  return self->missing;
}

static const char *
get_name (const EfMetafileSet *self, const char *part)
{
  return part != NULL ? part : ef_input_get_name (self->reading->input);
}

static void
report (EfMetafileSet *self, const char *part, const EfTreeNode *node, const char *message)
{
  g_autofree char *place = ef_tree_dup_path (node, NULL);

  ef_diagnostics_add (self->reading->diagnostics, EF_SEVERITY_WARNING, get_name (self, part),
                      *place != '\0' ? place : NULL, "%s", message);
}

/* Documents of a text */

const char *
ef_metafile_find_comment (const char *text, const char *limit, const char **end)
{
  while (text < limit
         && (text = memmem (text, (gsize) (limit - text), COMMENT_BEGIN, strlen (COMMENT_BEGIN)))
              != NULL)
    {
      text += strlen (COMMENT_BEGIN);
      *end = memmem (text, (gsize) (limit - text), COMMENT_END, strlen (COMMENT_END));
      if (*end == NULL)
        *end = limit;
      while (text < *end && g_ascii_isspace (*text))
        text++;
      if ((gsize) (*end - text) >= strlen (COMMENT_MARK)
          && memcmp (text, COMMENT_MARK, strlen (COMMENT_MARK)) == 0)
        return text;
      text = *end;
    }

  return NULL;
}

/* Adds the document of a text to @list. NULL with @error if there is none. */
static EfMetafile *
add_document (EfMetafileSet *self, GPtrArray *list, const char *text, gsize length,
              guint first_line, const char *part, GFile *folder, GError **error)
{
  EfTree *tree = ef_tree_read_yaml (text, length, first_line, get_name (self, part),
                                    self->reading->diagnostics, error);
  EfMetafile *file;

  if (tree == NULL)
    return NULL;
  file = g_new0 (EfMetafile, 1);
  file->part = g_strdup (part);
  file->folder = folder != NULL ? g_object_ref (folder) : NULL;
  file->tree = tree;
  g_ptr_array_add (list, file);

  return file;
}

/* A text is one document, or Markdown with any number of comments that are each. */
static EfMetafile *
add_documents (EfMetafileSet *self, GPtrArray *list, const char *text, gsize length,
               const char *part, GFile *folder, GError **error)
{
  const char *limit = text + length;
  const char *end = text;
  const char *comment = ef_metafile_find_comment (text, limit, &end);
  EfMetafile *first = NULL;
  const char *counted = text;
  guint line = 1;

  if (comment == NULL)
    return add_document (self, list, text, length, 1, part, folder, error);
  for (; comment != NULL; comment = ef_metafile_find_comment (end, limit, &end))
    {
      g_autoptr (GError) broken = NULL;
      EfMetafile *file;

      for (; counted < comment; counted++)
        line += *counted == '\n';
      file = add_document (self, list, comment, (gsize) (end - comment), line, part, folder,
                           &broken);
      if (file == NULL)
        ef_diagnostics_add (self->reading->diagnostics, EF_SEVERITY_ERROR, get_name (self, part),
                            NULL, "%s", broken->message);
      first = first != NULL ? first : file;
    }
  if (first == NULL)
    g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                 _("“%s” holds a description of models in a comment, but it cannot be read."),
                 get_name (self, part));

  return first;
}

static EfMetafile *
add_input (EfMetafileSet *self, GPtrArray *list, EfInput *input, const char *part, GFile *folder,
           GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) text = NULL;
  EfByteKinds kinds;
  const char *data;
  gsize length;

  ef_input_set_limit (input, EF_METAFILE_BYTES_MAX - self->n_bytes);
  bytes = ef_input_get_bytes (input, NULL, self->reading->cancellable, error);
  if (bytes == NULL)
    return NULL;
  self->n_bytes += g_bytes_get_size (bytes);
  text = ef_encoding_to_utf8 (bytes, get_name (self, part), self->reading->diagnostics, &kinds,
                              error);
  if (text == NULL)
    return NULL;
  data = g_bytes_get_data (text, &length);

  return add_documents (self, list, data, length, part, folder, error);
}

/* Files that are named */

static gboolean
is_exhausted (EfMetafileSet *self)
{
  if (self->n_bytes < EF_METAFILE_BYTES_MAX
      && g_hash_table_size (self->loaded) < EF_METAFILE_FILES_MAX)
    return FALSE;

  if (!self->exhausted)
    report (self, NULL, NULL,
            _("So many files are named here, or such large ones, that the others are not read."));
  self->exhausted = TRUE;

  return TRUE;
}

/* Reports why what @node names is not read. */
static void
miss (EfMetafileSet *self, const EfMetafile *from, const EfTreeNode *node, const char *message)
{
  report (self, from->part, node, message);
  if (self->n_missing++ == 0)
    self->missing = g_strdup (ef_tree_get_text (node));
}

/* The file that @path means, or NULL, which is reported: only what lies beside the opened file or
 * below is read. */
static GFile *
find_file (EfMetafileSet *self, const EfMetafile *from, const EfTreeNode *node)
{
  const char *path = ef_tree_get_text (node);
  g_autofree char *message = NULL;
  g_autoptr (GFile) file = NULL;

  if (from->folder == NULL)
    message = g_strdup_printf (_("“%s” is named here. It cannot be read, because it is not known "
                                 "where this text is from."),
                               path);
  else if (*path != '\0' && !g_path_is_absolute (path) && g_uri_peek_scheme (path) == NULL)
    {
      file = g_file_resolve_relative_path (from->folder, path);
      if (g_file_has_prefix (file, self->root))
        return g_steal_pointer (&file);
    }
  if (message == NULL)
    message = g_strdup_printf (_("“%s” is named here, but is not in the folder of the opened file. "
                                 "It is not read."),
                               path);
  miss (self, from, node, message);

  return NULL;
}

static EfMetafile *
load (EfMetafileSet *self, GPtrArray *list, const EfMetafile *from, const EfTreeNode *node)
{
  g_autoptr (GFile) file = find_file (self, from, node);
  g_autoptr (GFile) folder = NULL;
  g_autoptr (EfInput) input = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *path = NULL;
  g_autofree char *part = NULL;
  EfMetafile *loaded = NULL;

  if (file == NULL)
    return NULL;
  uri = g_file_get_uri (file);
  if (g_hash_table_lookup_extended (self->loaded, uri, NULL, (gpointer *) &loaded))
    return loaded;
  if (is_exhausted (self))
    return NULL;

  folder = g_file_get_parent (file);
  path = g_file_get_relative_path (self->root, file);
  part = g_filename_display_name (path);
  input = ef_input_open (file, self->reading->cancellable, &error);
  if (input != NULL)
    loaded = add_input (self, list, input, part, folder, &error);
  if (loaded == NULL)
    miss (self, from, node, error->message);
  g_hash_table_insert (self->loaded, g_steal_pointer (&uri), loaded);

  return loaded;
}

const EfMetafile *
ef_metafile_set_follow (EfMetafileSet *self, const EfMetafile *from, const EfTreeNode *node)
{
  return load (self, self->others, from, node);
}

/* Loads what a list of paths names, or a single one. What is no path is something else. */
static void
load_all (EfMetafileSet *self, const EfMetafile *from, const EfTreeNode *list)
{
  if (ef_tree_get_text (list) != NULL)
    load (self, self->files, from, list);
  for (guint i = 0; list != NULL && i < list->n_children; i++)
    if (ef_tree_get_text (ef_tree_at (list, i)) != NULL
        && !g_cancellable_is_cancelled (self->reading->cancellable))
      load (self, self->files, from, ef_tree_at (list, i));
}

EfMetafileSet *
ef_metafile_set_read (EfReading *reading, GError **error)
{
  static const char *const keys[] = { "Collections", "Models", "Import" };
  g_autoptr (EfMetafileSet) self = g_new0 (EfMetafileSet, 1);
  g_autoptr (GFile) opened = reading->uri != NULL ? g_file_new_for_uri (reading->uri) : NULL;

  self->reading = reading;
  self->root = opened != NULL ? g_file_get_parent (opened) : NULL;
  self->files = g_ptr_array_new_with_free_func (metafile_free);
  self->others = g_ptr_array_new_with_free_func (metafile_free);
  self->loaded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (add_input (self, self->files, reading->input, NULL, self->root, error) == NULL)
    return NULL;
  if (opened != NULL)
    g_hash_table_insert (self->loaded, g_file_get_uri (opened),
                         g_ptr_array_index (self->files, 0));

  /* The list grows while it is gone through. */
  for (guint i = 0; i < self->files->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
      {
        const EfMetafile *file = ef_metafile_set_get (self, i);

        load_all (self, file, ef_tree_get (ef_tree_get_root (file->tree), keys[k]));
      }
  if (g_cancellable_set_error_if_cancelled (reading->cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}
