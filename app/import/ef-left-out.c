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

/* Those that are known of the table already, to add more. */
static GPtrArray *
copy_names (EfTable *table)
{
  GPtrArray *known = ef_table_get_left_out (table);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; known != NULL && i < known->len; i++)
    g_ptr_array_add (names, g_strdup (g_ptr_array_index (known, i)));

  return names;
}

EfTable *
ef_left_out_drop_columns (EfTable *table)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (EfTable) kept = NULL;

  g_return_val_if_fail (table != NULL, NULL);

  if (count_columns (table) == 0)
    return ef_table_ref (table);

  names = copy_names (table);
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);

      if (ef_column_get_role (column) != EF_ROLE_LEFT_OUT)
        g_ptr_array_add (columns, column);
      else if (!g_ptr_array_find_with_equal_func (names, ef_column_get_name (column), g_str_equal,
                                                  NULL))
        g_ptr_array_add (names, g_strdup (ef_column_get_name (column)));
    }
  kept = ef_table_with_columns (table, columns);

  return ef_table_with_left_out (kept, names);
}

/* By the very name. */
static gboolean
has_column (EfTable *table, const char *name)
{
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    if (g_str_equal (ef_column_get_name (ef_table_get_column (table, i)), name))
      return TRUE;

  return FALSE;
}

EfTable *
ef_left_out_decide_again (EfTable *table, EfTable *before)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (EfTable) decided = NULL;
  GPtrArray *left_out;

  g_return_val_if_fail (table != NULL && before != NULL, NULL);

  left_out = ef_table_get_left_out (before);
  if (left_out == NULL)
    return ef_table_ref (table);

  names = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < left_out->len; i++)
    g_hash_table_add (names, g_ptr_array_index (left_out, i));
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);
      const char *name = ef_column_get_name (column);

      g_ptr_array_add (columns, g_hash_table_contains (names, name) && !has_column (before, name)
                                  ? ef_column_with_role (column, EF_ROLE_LEFT_OUT)
                                  : ef_column_ref (column));
    }
  decided = ef_table_with_columns (table, columns);

  return ef_table_with_left_out (decided, left_out);
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
          kept = ef_left_out_drop_columns (table);
          g_ptr_array_add (owned, kept);
        }
      g_hash_table_insert (changed, table, kept);
    }

  return ef_catalog_node_replace_tables (root, changed);
}
