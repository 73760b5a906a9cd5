/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-catalog-private.h"

#include <string.h>

struct _EfCatalog
{
  GPtrArray *roots;  /* of EfCatalogNode, a reference each */
  GPtrArray *tables; /* distinct, in tree order; owned by the nodes */
  GHashTable *by_id; /* id to the first table of that id */
};

/* Takes over @roots. The lists are made at once: a catalog is read from several threads. */
static EfCatalog *
new_with_roots (GPtrArray *roots)
{
  EfCatalog *self = g_atomic_rc_box_new0 (EfCatalog);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  self->roots = roots;
  self->tables = g_ptr_array_new ();
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < roots->len; i++)
    ef_catalog_node_collect_tables (g_ptr_array_index (roots, i), seen, self->tables);
  for (guint i = self->tables->len; i > 0; i--)
    {
      EfTable *table = g_ptr_array_index (self->tables, i - 1);

      g_hash_table_replace (self->by_id, (gpointer) ef_table_get_id (table), table);
    }

  return self;
}

static gpointer
copy_node (gconstpointer node,
           gpointer      unused)
{
  return ef_catalog_node_ref ((EfCatalogNode *) node);
}

static GPtrArray *
copy_roots (const EfCatalog *self)
{
  return g_ptr_array_copy (self->roots, copy_node, NULL);
}

static GPtrArray *
new_roots (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ef_catalog_node_unref);
}

EfCatalog *
ef_catalog_new (void)
{
  return new_with_roots (new_roots ());
}

EfCatalog *
ef_catalog_new_for_roots (GPtrArray *roots)
{
  GPtrArray *copy;

  g_return_val_if_fail (roots != NULL, NULL);

  copy = g_ptr_array_copy (roots, copy_node, NULL);
  g_ptr_array_set_free_func (copy, (GDestroyNotify) ef_catalog_node_unref);

  return new_with_roots (copy);
}

EfCatalog *
ef_catalog_ref (EfCatalog *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
catalog_clear (gpointer data)
{
  EfCatalog *self = data;

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->roots, g_ptr_array_unref);
}

void
ef_catalog_unref (EfCatalog *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, catalog_clear);
}

EfCatalog *
ef_catalog_add_root (EfCatalog     *self,
                     EfCatalogNode *root)
{
  GPtrArray *roots;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (root != NULL, NULL);

  roots = copy_roots (self);
  g_ptr_array_add (roots, ef_catalog_node_ref (root));

  return new_with_roots (roots);
}

EfCatalog *
ef_catalog_remove_root (EfCatalog *self,
                        guint      index)
{
  GPtrArray *roots;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->roots->len, NULL);

  roots = copy_roots (self);
  g_ptr_array_remove_index (roots, index);

  return new_with_roots (roots);
}

EfCatalog *
ef_catalog_replace_table (EfCatalog *self,
                          EfTable   *table)
{
  g_autoptr (GHashTable) tables = NULL;
  g_autoptr (GHashTable) copies = NULL;
  GPtrArray *roots;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (table != NULL, NULL);

  tables = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->tables->len; i++)
    {
      EfTable *old = g_ptr_array_index (self->tables, i);

      if (strcmp (ef_table_get_id (old), ef_table_get_id (table)) == 0)
        g_hash_table_insert (tables, old, table);
    }

  copies = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) ef_catalog_node_unref);
  roots = new_roots ();
  for (guint i = 0; i < self->roots->len; i++)
    g_ptr_array_add (roots, ef_catalog_node_copy_with_tables (g_ptr_array_index (self->roots, i),
                                                              tables, copies));

  return new_with_roots (roots);
}

guint
ef_catalog_get_n_roots (const EfCatalog *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->roots->len;
}

EfCatalogNode *
ef_catalog_get_root (const EfCatalog *self,
                     guint            index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->roots->len, NULL);

  return g_ptr_array_index (self->roots, index);
}

GPtrArray *
ef_catalog_list_tables (const EfCatalog *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_ptr_array_copy (self->tables, NULL, NULL);
}

EfTable *
ef_catalog_get_table (const EfCatalog *self,
                      const char      *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}
