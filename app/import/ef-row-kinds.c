/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-row-kinds.h"

#include <string.h>

#include "ef-tree-path.h"
#include "ef-tree-shape.h"

/* Kinds of rows in a document; a real one has a handful. */
#define KINDS_MAX 200

struct _EfRowKinds
{
  GPtrArray *kinds;    /* (element-type EfRowKind) */
  GHashTable *by_path; /* path to EfRowKind (not owned) */
  GString *path;       /* of what is looked at */
};

static void
kind_free (gpointer data)
{
  EfRowKind *self = data;

  g_free (self->path);
  g_free (self->name);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

gboolean
ef_row_kind_is_table (const EfRowKind *kind)
{
  return kind != NULL && (kind->keyed || kind->most > 1 || !kind->inner);
}

const EfRowKind *
ef_row_kinds_find (EfRowKinds *self, GString *path)
{
  const gsize length = path->len;
  const EfRowKind *kind;

  ef_tree_path_push (path, EF_TREE_PATH_ANY);
  kind = g_hash_table_lookup (self->by_path, path->str);
  g_string_truncate (path, length);

  return kind;
}

static EfRowKind *
add_kind (EfRowKinds *self, const EfTreeNode *node, gboolean keyed, gboolean inner)
{
  EfRowKind *kind = g_new0 (EfRowKind, 1);

  kind->path = g_strdup (self->path->str);
  kind->name = g_strdup (node->key);
  kind->rows = g_ptr_array_new ();
  kind->keyed = keyed;
  kind->inner = inner;
  g_ptr_array_add (self->kinds, kind);
  g_hash_table_insert (self->by_path, kind->path, kind);

  return kind;
}

/* The rows in @node, which is where the path leads. NULL if there would be too many kinds. */
static EfRowKind *
ensure_kind (EfRowKinds *self, const EfTreeNode *node, gboolean keyed, gboolean inner)
{
  const gsize length = self->path->len;
  EfRowKind *kind;

  ef_tree_path_push (self->path, EF_TREE_PATH_ANY);
  kind = g_hash_table_lookup (self->by_path, self->path->str);
  if (kind == NULL && self->kinds->len < KINDS_MAX)
    kind = add_kind (self, node, keyed, inner);
  g_string_truncate (self->path, length);

  return kind;
}

static void
add_rows (EfRowKind *kind, const EfTreeNode *node, EfTreeKind of)
{
  if (kind == NULL)
    return;
  kind->most = MAX (kind->most, node->n_children);
  for (guint i = 0; i < node->n_children; i++)
    if (ef_tree_is (ef_tree_at (node, i), of))
      g_ptr_array_add (kind->rows, (gpointer) ef_tree_at (node, i));
}

static void survey (EfRowKinds *self, const EfTreeNode *node, gboolean inner);

static void
survey_members (EfRowKinds *self, const EfTreeNode *node, gboolean inner)
{
  const gsize length = self->path->len;

  for (guint i = 0; i < node->n_children; i++)
    {
      const EfTreeNode *child = ef_tree_at (node, i);

      if (ef_tree_is (child, EF_TREE_SCALAR))
        continue;
      ef_tree_path_push (self->path, child->key != NULL ? child->key : EF_TREE_PATH_ANY);
      survey (self, child, inner);
      g_string_truncate (self->path, length);
    }
}

static void
survey (EfRowKinds *self, const EfTreeNode *node, gboolean inner)
{
  const gboolean plain = !inner && ef_tree_is_mapping_of_numbers (node);
  const gboolean keyed = plain || ef_tree_is_mapping_of_mappings (node, inner);
  const gboolean tuples = !keyed && !inner && ef_tree_is_list_of_tuples (node);
  const gsize length = self->path->len;

  if (inner && ef_tree_is_list_of_pairs (node))
    return;
  if (!keyed && !tuples && !ef_tree_is_list_of_mappings (node))
    {
      survey_members (self, node, inner);
      return;
    }

  add_rows (ensure_kind (self, node, keyed, inner), node,
            plain ? EF_TREE_SCALAR : tuples ? EF_TREE_LIST : EF_TREE_MAPPING);
  ef_tree_path_push (self->path, EF_TREE_PATH_ANY);
  for (guint i = 0; i < node->n_children; i++)
    if (ef_tree_is (ef_tree_at (node, i), EF_TREE_MAPPING))
      survey_members (self, ef_tree_at (node, i), TRUE);
  g_string_truncate (self->path, length);
}

gboolean
ef_row_kinds_locate (EfRowKinds *self, const EfTreeNode *node, GString *path)
{
  const EfRowKind *kind;

  if (node->parent == NULL)
    {
      g_string_truncate (path, 0);
      return FALSE;
    }
  ef_row_kinds_locate (self, node->parent, path);
  kind = ef_row_kinds_find (self, path);
  ef_tree_path_push (path, kind != NULL || node->key == NULL ? EF_TREE_PATH_ANY : node->key);

  return kind != NULL && kind->keyed && node->key != NULL;
}

static gint
compare_counts (gconstpointer a, gconstpointer b)
{
  const EfRowKind *first = *(const EfRowKind *const *) a;
  const EfRowKind *second = *(const EfRowKind *const *) b;

  if (first->rows->len != second->rows->len)
    return first->rows->len > second->rows->len ? -1 : 1;

  return strcmp (first->path, second->path);
}

EfRowKinds *
ef_row_kinds_new (const EfTreeNode *root)
{
  EfRowKinds *self = g_new0 (EfRowKinds, 1);

  self->kinds = g_ptr_array_new_with_free_func (kind_free);
  self->by_path = g_hash_table_new (g_str_hash, g_str_equal);
  self->path = g_string_new (NULL);
  survey (self, root, FALSE);
  g_ptr_array_sort (self->kinds, compare_counts);

  return self;
}

void
ef_row_kinds_free (EfRowKinds *self)
{
  g_hash_table_unref (self->by_path);
  g_ptr_array_unref (self->kinds);
  g_string_free (self->path, TRUE);
  g_free (self);
}

guint
ef_row_kinds_get_n (const EfRowKinds *self)
{
  return self->kinds->len;
}

const EfRowKind *
ef_row_kinds_get (const EfRowKinds *self, guint i)
{
  return g_ptr_array_index (self->kinds, i);
}
