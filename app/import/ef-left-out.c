/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-left-out.h"

#include <string.h>

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

/* ---- Whole tables ---- */

/* Where the table stands in its source, whatever that is called: the rest of its path. */
static const char *
get_place (EfCatalogNode *root, const EfTable *table)
{
  const char *path = ef_table_get_path (table);
  const char *name = ef_catalog_node_get_name (root);
  const gsize length = strlen (name);

  if (strncmp (path, name, length) != 0)
    return path;
  if (path[length] == '\0')
    return "";

  return g_str_has_prefix (path + length, EF_CATALOG_SEPARATOR)
           ? path + length + strlen (EF_CATALOG_SEPARATOR)
           : path;
}

/* What the table at a place is called. */
static const char *
get_last_part (const char *place)
{
  const char *last = g_strrstr (place, EF_CATALOG_SEPARATOR);

  return last != NULL ? last + strlen (EF_CATALOG_SEPARATOR) : place;
}

static gboolean
has_place (GPtrArray *places, const char *place)
{
  return places != NULL && g_ptr_array_find_with_equal_func (places, place, g_str_equal, NULL);
}

static void
add_place (GPtrArray *places, const char *place)
{
  if (!has_place (places, place))
    g_ptr_array_add (places, g_strdup (place));
}

static GPtrArray *
copy_places (GPtrArray *known)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; known != NULL && i < known->len; i++)
    add_place (places, g_ptr_array_index (known, i));

  return places;
}

/* @root without the tables that @changed has, with the places of what is left out of it. */
static EfCatalogNode *
replace_tables (EfCatalogNode *root, GHashTable *changed, GPtrArray *places)
{
  g_autoptr (EfCatalogNode) replaced = ef_catalog_node_replace_tables (root, changed);

  return places->len > 0 ? ef_catalog_node_with_left_out (replaced, places)
                         : g_steal_pointer (&replaced);
}

EfCatalogNode *
ef_left_out_drop (EfCatalogNode *root)
{
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GPtrArray) owned = NULL;
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (GHashTable) changed = NULL;

  g_return_val_if_fail (root != NULL, NULL);

  tables = ef_catalog_node_list_tables (root);
  owned = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_table_unref);
  places = copy_places (ef_catalog_node_get_left_out (root));
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
      else
        add_place (places, get_place (root, table));
      g_hash_table_insert (changed, table, kept);
    }

  return g_hash_table_size (changed) > 0 ? replace_tables (root, changed, places)
                                         : ef_catalog_node_ref (root);
}

/* Tables below @root that were not in @before, by their places (transfer full). */
static GHashTable *
list_new_tables (EfCatalogNode *root, EfCatalogNode *before)
{
  g_autoptr (GPtrArray) tables_before = ef_catalog_node_list_tables (before);
  g_autoptr (GPtrArray) tables = ef_catalog_node_list_tables (root);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *found = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < tables_before->len; i++)
    g_hash_table_add (known, (gpointer) get_place (before, g_ptr_array_index (tables_before, i)));
  for (guint i = 0; i < tables->len; i++)
    {
      EfTable *table = g_ptr_array_index (tables, i);
      const char *place = get_place (root, table);

      if (!g_hash_table_contains (known, place))
        g_hash_table_insert (found, (gpointer) place, table);
    }

  return found;
}

/* The only table of that name, wherever it stands; NULL if there is none, or several. */
static EfTable *
find_only_name (GHashTable *tables, const char *name)
{
  EfTable *found = NULL;
  GHashTableIter iter;
  gpointer table;

  g_hash_table_iter_init (&iter, tables);
  while (g_hash_table_iter_next (&iter, NULL, &table))
    if (g_str_equal (ef_table_get_name (table), name))
      {
        if (found != NULL)
          return NULL;
        found = table;
      }

  return found;
}

/* Takes the table that was left out at @place out of @tables; NULL if it is not there. */
static EfTable *
take_table (GHashTable *tables, const char *place, EfCatalogNode *root, gboolean by_name)
{
  EfTable *table = by_name ? find_only_name (tables, get_last_part (place))
                           : g_hash_table_lookup (tables, place);

  if (table != NULL)
    g_hash_table_remove (tables, get_place (root, table));

  return table;
}

EfCatalogNode *
ef_left_out_drop_again (EfCatalogNode *root, EfCatalogNode *before, GPtrArray *unknown)
{
  g_autoptr (GPtrArray) todo = g_ptr_array_new ();
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (GHashTable) tables = NULL;
  g_autoptr (GHashTable) dropped = NULL;
  GPtrArray *remembered;

  g_return_val_if_fail (root != NULL && before != NULL, NULL);

  remembered = ef_catalog_node_get_left_out (before);
  if (remembered == NULL)
    return ef_catalog_node_ref (root);

  places = copy_places (ef_catalog_node_get_left_out (root));
  for (guint i = 0; i < remembered->len; i++)
    if (!has_place (places, g_ptr_array_index (remembered, i)))
      g_ptr_array_add (todo, g_ptr_array_index (remembered, i));
  tables = list_new_tables (root, before);
  dropped = g_hash_table_new (NULL, NULL);
  for (guint by_name = FALSE; by_name <= TRUE; by_name++)
    for (guint i = 0; i < todo->len;)
      {
        const char *place = g_ptr_array_index (todo, i);
        EfTable *table = take_table (tables, place, root, by_name);

        if (table == NULL)
          {
            i++;
            continue;
          }
        g_hash_table_insert (dropped, table, NULL);
        add_place (places, get_place (root, table));
        g_ptr_array_remove_index (todo, i);
      }
  for (guint i = 0; i < todo->len; i++)
    {
      add_place (places, g_ptr_array_index (todo, i));
      if (unknown != NULL)
        g_ptr_array_add (unknown, g_strdup (g_ptr_array_index (todo, i)));
    }

  return replace_tables (root, dropped, places);
}
