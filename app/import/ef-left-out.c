/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-left-out.h"

static guint
count_columns (const EfTable *table)
{
  guint n = 0;

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    n += ef_column_get_role (ef_table_get_column (table, i)) == EF_ROLE_LEFT_OUT;

  return n;
}

gboolean
ef_left_out_has_table (const EfTable *table)
{
  guint n;

  g_return_val_if_fail (table != NULL, FALSE);

  n = ef_table_get_n_columns (table);

  return n > 0 && count_columns (table) == n;
}

void
ef_left_out_count (EfCatalogNode *root, guint *n_tables, guint *n_columns)
{
  g_autoptr (GPtrArray) tables = NULL;

  g_return_if_fail (root != NULL && n_tables != NULL && n_columns != NULL);

  *n_tables = *n_columns = 0;
  tables = ef_catalog_node_list_tables (root);
  for (guint i = 0; i < tables->len; i++)
    {
      const EfTable *table = g_ptr_array_index (tables, i);

      if (ef_left_out_has_table (table))
        (*n_tables)++;
      else
        *n_columns += count_columns (table);
    }
}

static EfTable *
drop_columns (EfTable *table)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);

      if (ef_column_get_role (column) != EF_ROLE_LEFT_OUT)
        g_ptr_array_add (columns, column);
    }

  return ef_table_with_columns (table, columns);
}

EfCatalogNode *
ef_left_out_drop (EfCatalogNode *root)
{
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GPtrArray) owned = NULL;
  g_autoptr (GHashTable) changed = NULL;

  g_return_val_if_fail (root != NULL, NULL);

  tables = ef_catalog_node_list_tables (root);
  owned = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_table_unref);
  changed = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < tables->len; i++)
    {
      EfTable *table = g_ptr_array_index (tables, i);
      EfTable *kept = NULL;

      if (count_columns (table) == 0)
        continue;
      if (!ef_left_out_has_table (table))
        {
          kept = drop_columns (table);
          g_ptr_array_add (owned, kept);
        }
      g_hash_table_insert (changed, table, kept);
    }

  return ef_catalog_node_replace_tables (root, changed);
}
