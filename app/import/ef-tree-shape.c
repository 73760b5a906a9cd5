/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-tree-shape.h"

#include "ef-number.h"

/* Children of a mapping that could be the rows of a table, inside of a row. */
#define KEYED_MIN 3
/* Numbers by name that are rows: fewer are the columns of one. */
#define PLAIN_MIN 20
/* A name and a value may have so many more members beside them. */
#define PAIR_MEMBERS_MAX 4

gboolean
ef_tree_is_number (const EfTreeNode *node)
{
  double value;

  return ef_tree_get_text (node) != NULL && ef_number_read_plain (node->text, node->length, &value);
}

const EfTreeNode *
ef_tree_get_pair_name (const EfTreeNode *node)
{
  static const char *const keys[] = { "name", "metric", "measure", "key", "type", NULL };

  return ef_tree_get_any (node, keys);
}

const EfTreeNode *
ef_tree_get_pair_value (const EfTreeNode *node)
{
  static const char *const keys[] = { "value", "val", "score", NULL };

  return ef_tree_get_any (node, keys);
}

/* A list of names with values: columns of the row around it. */
gboolean
ef_tree_is_list_of_pairs (const EfTreeNode *node)
{
  if (!ef_tree_is (node, EF_TREE_LIST) || node->n_children == 0)
    return FALSE;
  for (guint i = 0; i < node->n_children; i++)
    {
      const EfTreeNode *item = ef_tree_at (node, i);

      if (!ef_tree_is (item, EF_TREE_MAPPING) || item->n_children > PAIR_MEMBERS_MAX
          || ef_tree_get_text (ef_tree_get_pair_name (item)) == NULL
          || !ef_tree_is (ef_tree_get_pair_value (item), EF_TREE_SCALAR))
        return FALSE;
    }

  return TRUE;
}

gboolean
ef_tree_is_list_of_scalars (const EfTreeNode *node)
{
  if (!ef_tree_is (node, EF_TREE_LIST) || node->n_children == 0)
    return FALSE;
  for (guint i = 0; i < node->n_children; i++)
    if (!ef_tree_is (ef_tree_at (node, i), EF_TREE_SCALAR))
      return FALSE;

  return TRUE;
}

gboolean
ef_tree_is_list_of_mappings (const EfTreeNode *node)
{
  guint n = 0;

  if (!ef_tree_is (node, EF_TREE_LIST))
    return FALSE;
  for (guint i = 0; i < node->n_children; i++)
    n += ef_tree_is (ef_tree_at (node, i), EF_TREE_MAPPING);

  return n > 0 && 2 * n >= node->n_children;
}

/* Rows without keys, as TensorBoard writes them: [[time, step, value], ...]. */
gboolean
ef_tree_is_list_of_tuples (const EfTreeNode *node)
{
  if (!ef_tree_is (node, EF_TREE_LIST) || node->n_children < 2)
    return FALSE;
  for (guint i = 0; i < node->n_children; i++)
    if (!ef_tree_is_list_of_scalars (ef_tree_at (node, i)) || ef_tree_at (node, i)->n_children < 2
        || ef_tree_at (node, i)->n_children != ef_tree_at (node, 0)->n_children)
      return FALSE;

  return TRUE;
}

/* Numbers only, and many: what each belongs to is its key. */
gboolean
ef_tree_is_mapping_of_numbers (const EfTreeNode *node)
{
  if (!ef_tree_is (node, EF_TREE_MAPPING) || node->n_children < PLAIN_MIN)
    return FALSE;
  for (guint i = 0; i < node->n_children; i++)
    if (!ef_tree_is_number (ef_tree_at (node, i)))
      return FALSE;

  return TRUE;
}

/* Whether what the mappings in @node have, @n of them, most of them have. */
static gboolean
have_common_keys (const EfTreeNode *node, guint n)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer count;
  guint n_all = 0;
  guint n_common = 0;

  for (guint i = 0; i < node->n_children; i++)
    for (guint j = 0; j < ef_tree_at (node, i)->n_children; j++)
      {
        gpointer key = (gpointer) ef_tree_at (ef_tree_at (node, i), j)->key;

        count = g_hash_table_lookup (counts, key);
        g_hash_table_insert (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
        n_all++;
      }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    if (2 * GPOINTER_TO_UINT (count) > n)
      n_common += GPOINTER_TO_UINT (count);

  return 2 * n_common > n_all;
}

/* Mappings that are built alike: each is named by its key. */
gboolean
ef_tree_is_mapping_of_mappings (const EfTreeNode *node, gboolean inner)
{
  guint n = 0;

  if (!ef_tree_is (node, EF_TREE_MAPPING))
    return FALSE;
  for (guint i = 0; i < node->n_children; i++)
    {
      const EfTreeNode *child = ef_tree_at (node, i);

      if (ef_tree_is (child, EF_TREE_MAPPING))
        n++;
      else if (!ef_tree_is (child, EF_TREE_SCALAR))
        return FALSE;
    }

  /* A date or a version may stand among them. */
  return n >= (inner ? KEYED_MIN : 2) && 5 * n >= 4 * node->n_children
         && have_common_keys (node, n);
}
