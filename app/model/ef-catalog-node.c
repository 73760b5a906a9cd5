/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-catalog-private.h"

/* Nodes form a graph without cycles, not a tree: Papers with Code lists one task under several
 * parents. Every walk remembers what it has seen, else 22 occurrences of a task would be walked
 * 22 times, and a hostile file with shared subtrees on every level exponentially often. Walks
 * and the release of a graph go over a list of nodes instead of recursing, so no depth of
 * nesting can exhaust the stack. */
struct _EfCatalogNode
{
  gatomicrefcount refs;
  gboolean sealed;
  char *name;
  char *description;
  GPtrArray *children; /* of EfCatalogNode, a reference each */
  GPtrArray *tables;   /* of EfTable, a reference each */
  GPtrArray *left_out; /* of char, or NULL; shared between copies */
  guint n_tables;
  guint64 n_rows;
};

EfCatalogNode *
ef_catalog_node_new (const char *name,
                     const char *description)
{
  EfCatalogNode *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (EfCatalogNode, 1);
  g_atomic_ref_count_init (&self->refs);
  self->name = g_strdup (name);
  self->description = g_strdup (description);
  self->children = g_ptr_array_new ();
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_table_unref);

  return self;
}

EfCatalogNode *
ef_catalog_node_ref (EfCatalogNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);

  return self;
}

/* Frees a node that nobody refers to; children left without a reference join the list @dead. */
static void
free_node (EfCatalogNode *self,
           GPtrArray     *dead)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      EfCatalogNode *child = g_ptr_array_index (self->children, i);

      if (g_atomic_ref_count_dec (&child->refs))
        g_ptr_array_add (dead, child);
    }

  g_ptr_array_unref (self->children);
  g_ptr_array_unref (self->tables);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  g_free (self->description);
  g_free (self->name);
  g_free (self);
}

void
ef_catalog_node_unref (EfCatalogNode *self)
{
  g_autoptr (GPtrArray) dead = NULL;

  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  dead = g_ptr_array_new ();
  g_ptr_array_add (dead, self);
  while (dead->len > 0)
    free_node (g_ptr_array_steal_index_fast (dead, dead->len - 1), dead);
}

void
ef_catalog_node_add_child (EfCatalogNode *self,
                           EfCatalogNode *child)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (!self->sealed);
  g_return_if_fail (child != NULL && child != self);

  g_ptr_array_add (self->children, ef_catalog_node_ref (child));
}

void
ef_catalog_node_add_table (EfCatalogNode *self,
                           EfTable       *table)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (!self->sealed);
  g_return_if_fail (table != NULL);

  g_ptr_array_add (self->tables, ef_table_ref (table));
}

void
ef_catalog_node_set_left_out (EfCatalogNode *self,
                              GPtrArray     *places)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (!self->sealed);

  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  if (places != NULL)
    self->left_out = g_ptr_array_ref (places);
}

EfCatalogNode *
ef_catalog_node_with_left_out (EfCatalogNode *self,
                               GPtrArray     *places)
{
  EfCatalogNode *copy;

  g_return_val_if_fail (self != NULL && self->sealed, NULL);

  copy = ef_catalog_node_new (self->name, self->description);
  for (guint i = 0; i < self->children->len; i++)
    ef_catalog_node_add_child (copy, g_ptr_array_index (self->children, i));
  for (guint i = 0; i < self->tables->len; i++)
    ef_catalog_node_add_table (copy, g_ptr_array_index (self->tables, i));
  ef_catalog_node_set_left_out (copy, places);
  ef_catalog_node_seal (copy);

  return copy;
}

GPtrArray *
ef_catalog_node_get_left_out (const EfCatalogNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->left_out;
}

void
ef_catalog_node_collect_tables (EfCatalogNode *self,
                                GHashTable    *seen,
                                GPtrArray     *tables)
{
  g_autoptr (GPtrArray) todo = g_ptr_array_new ();

  g_ptr_array_add (todo, self);
  while (todo->len > 0)
    {
      EfCatalogNode *node = g_ptr_array_steal_index_fast (todo, todo->len - 1);

      if (!g_hash_table_add (seen, node))
        continue;

      for (guint i = 0; i < node->tables->len; i++)
        if (g_hash_table_add (seen, g_ptr_array_index (node->tables, i)))
          g_ptr_array_add (tables, g_ptr_array_index (node->tables, i));
      for (guint i = node->children->len; i > 0; i--)
        g_ptr_array_add (todo, g_ptr_array_index (node->children, i - 1));
    }
}

void
ef_catalog_node_collect_post_order (EfCatalogNode *self,
                                    GHashTable    *seen,
                                    GPtrArray     *nodes)
{
  /* A NULL on the list says that the node under it has nothing left below it. */
  g_autoptr (GPtrArray) todo = g_ptr_array_new ();

  g_ptr_array_add (todo, self);
  while (todo->len > 0)
    {
      EfCatalogNode *node = g_ptr_array_steal_index_fast (todo, todo->len - 1);

      if (node == NULL)
        {
          node = g_ptr_array_steal_index_fast (todo, todo->len - 1);
          g_ptr_array_add (nodes, node);
          continue;
        }
      if (!g_hash_table_add (seen, node))
        continue;

      g_ptr_array_add (todo, node);
      g_ptr_array_add (todo, NULL);
      for (guint i = node->children->len; i > 0; i--)
        g_ptr_array_add (todo, g_ptr_array_index (node->children, i - 1));
    }
}

static void
count (EfCatalogNode *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();

  ef_catalog_node_collect_tables (self, seen, tables);
  self->n_tables = tables->len;
  self->n_rows = 0;
  for (guint i = 0; i < tables->len; i++)
    self->n_rows += ef_table_get_n_rows (g_ptr_array_index (tables, i));
}

void
ef_catalog_node_seal (EfCatalogNode *self)
{
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (GPtrArray) nodes = NULL;

  g_return_if_fail (self != NULL);

  seen = g_hash_table_new (NULL, NULL);
  nodes = g_ptr_array_new ();
  ef_catalog_node_collect_post_order (self, seen, nodes);
  for (guint i = 0; i < nodes->len; i++)
    {
      EfCatalogNode *node = g_ptr_array_index (nodes, i);

      if (!node->sealed)
        count (node);
      node->sealed = TRUE;
    }
}

/* TRUE if a table in the node is one of @tables, or a child has a copy. */
static gboolean
is_touched (const EfCatalogNode *self,
            GHashTable          *tables,
            GHashTable          *copies)
{
  for (guint i = 0; i < self->tables->len; i++)
    if (g_hash_table_contains (tables, g_ptr_array_index (self->tables, i)))
      return TRUE;

  for (guint i = 0; i < self->children->len; i++)
    if (g_hash_table_contains (copies, g_ptr_array_index (self->children, i)))
      return TRUE;

  return FALSE;
}

static EfCatalogNode *
copy_node (const EfCatalogNode *self,
           GHashTable          *tables,
           GHashTable          *copies)
{
  EfCatalogNode *copy = ef_catalog_node_new (self->name, self->description);

  ef_catalog_node_set_left_out (copy, self->left_out);
  for (guint i = 0; i < self->tables->len; i++)
    {
      EfTable *old = g_ptr_array_index (self->tables, i);
      gpointer table;

      if (!g_hash_table_lookup_extended (tables, old, NULL, &table))
        table = old;
      /* Mapped to nothing, it is dropped. */
      if (table != NULL)
        ef_catalog_node_add_table (copy, table);
    }

  for (guint i = 0; i < self->children->len; i++)
    {
      EfCatalogNode *old = g_ptr_array_index (self->children, i);
      EfCatalogNode *child = g_hash_table_lookup (copies, old);

      if (child == NULL || child->tables->len + child->children->len > 0)
        ef_catalog_node_add_child (copy, child != NULL ? child : old);
    }

  return copy;
}

EfCatalogNode *
ef_catalog_node_copy_with_tables (EfCatalogNode *self,
                                  GHashTable    *tables,
                                  GHashTable    *copies)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  EfCatalogNode *root;

  ef_catalog_node_collect_post_order (self, seen, nodes);
  for (guint i = 0; i < nodes->len; i++)
    {
      EfCatalogNode *node = g_ptr_array_index (nodes, i);

      if (!g_hash_table_contains (copies, node) && is_touched (node, tables, copies))
        g_hash_table_insert (copies, node, copy_node (node, tables, copies));
    }

  root = g_hash_table_lookup (copies, self);
  if (root == NULL)
    return ef_catalog_node_ref (self);

  ef_catalog_node_seal (root);

  return ef_catalog_node_ref (root);
}

EfCatalogNode *
ef_catalog_node_replace_tables (EfCatalogNode *self,
                                GHashTable    *tables)
{
  g_autoptr (GHashTable) copies = NULL;

  g_return_val_if_fail (self != NULL && self->sealed, NULL);
  g_return_val_if_fail (tables != NULL, NULL);

  copies = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) ef_catalog_node_unref);

  return ef_catalog_node_copy_with_tables (self, tables, copies);
}

EfCatalogNode *
ef_catalog_node_map_tables (EfCatalogNode *self,
                            EfTable *(*map) (EfTable *table, gpointer user_data),
                            gpointer user_data)
{
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GHashTable) mapped = NULL;

  g_return_val_if_fail (self != NULL && self->sealed, NULL);
  g_return_val_if_fail (map != NULL, NULL);

  tables = ef_catalog_node_list_tables (self);
  mapped = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) ef_table_unref);
  for (guint i = 0; i < tables->len; i++)
    {
      EfTable *table = map (tables->pdata[i], user_data);

      if (table == tables->pdata[i])
        ef_table_unref (table);
      else
        g_hash_table_insert (mapped, tables->pdata[i], table);
    }

  return ef_catalog_node_replace_tables (self, mapped);
}

/* The copy of @self for ef_catalog_node_keep_table(), once its children had theirs. */
static EfCatalogNode *
keep_in_node (const EfCatalogNode *self,
              EfTable             *table,
              GHashTable          *copies)
{
  gboolean has_table = g_ptr_array_find (self->tables, table, NULL);
  EfCatalogNode *kept = NULL;
  EfCatalogNode *copy;

  for (guint i = 0; i < self->children->len && !has_table && kept == NULL; i++)
    kept = g_hash_table_lookup (copies, g_ptr_array_index (self->children, i));
  if (!has_table && kept == NULL)
    return NULL;

  copy = ef_catalog_node_new (self->name, self->description);
  if (has_table)
    ef_catalog_node_add_table (copy, table);
  else
    ef_catalog_node_add_child (copy, kept);

  return copy;
}

EfCatalogNode *
ef_catalog_node_keep_table (EfCatalogNode *self,
                            EfTable       *table)
{
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (GHashTable) copies = NULL;
  g_autoptr (GPtrArray) nodes = NULL;
  EfCatalogNode *root;

  g_return_val_if_fail (self != NULL && table != NULL, NULL);

  seen = g_hash_table_new (NULL, NULL);
  copies = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) ef_catalog_node_unref);
  nodes = g_ptr_array_new ();
  ef_catalog_node_collect_post_order (self, seen, nodes);
  for (guint i = 0; i < nodes->len; i++)
    {
      EfCatalogNode *node = g_ptr_array_index (nodes, i);
      EfCatalogNode *copy = keep_in_node (node, table, copies);

      if (copy != NULL)
        g_hash_table_insert (copies, node, copy);
    }

  root = g_hash_table_lookup (copies, self);
  if (root == NULL)
    return NULL;
  ef_catalog_node_seal (root);

  return ef_catalog_node_ref (root);
}

GPtrArray *
ef_catalog_node_list_tables (EfCatalogNode *self)
{
  g_autoptr (GHashTable) seen = NULL;
  GPtrArray *tables;

  g_return_val_if_fail (self != NULL, NULL);

  seen = g_hash_table_new (NULL, NULL);
  tables = g_ptr_array_new ();
  ef_catalog_node_collect_tables (self, seen, tables);

  return tables;
}

const char *
ef_catalog_node_get_name (const EfCatalogNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

const char *
ef_catalog_node_get_description (const EfCatalogNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->description;
}

guint
ef_catalog_node_get_n_children (const EfCatalogNode *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->children->len;
}

EfCatalogNode *
ef_catalog_node_get_child (const EfCatalogNode *self,
                           guint                index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->children->len, NULL);

  return g_ptr_array_index (self->children, index);
}

guint
ef_catalog_node_get_n_tables (const EfCatalogNode *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->tables->len;
}

EfTable *
ef_catalog_node_get_table (const EfCatalogNode *self,
                           guint                index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->tables->len, NULL);

  return g_ptr_array_index (self->tables, index);
}

guint
ef_catalog_node_count_tables (const EfCatalogNode *self)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (self->sealed, 0);

  return self->n_tables;
}

guint64
ef_catalog_node_count_rows (const EfCatalogNode *self)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (self->sealed, 0);

  return self->n_rows;
}
