/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-refresh-private.h"

#include <glib/gi18n-lib.h>

#include "ef-error.h"
#include "ef-remake.h"
#include "ef-table-link.h"
#include "ef-table-reshape.h"

/* Which sources are files that can be read again, and which were made of the tables of others. */

/* It was made of other tables: it has no file. */
static gboolean
was_made (EfTable *table)
{
  EfSource *source = ef_table_get_source (table);
  const char *format = source != NULL ? ef_source_get_format (source) : NULL;

  return g_strcmp0 (format, EF_TABLE_LINK_FORMAT) == 0
         || g_strcmp0 (format, EF_TABLE_RESHAPE_FORMAT) == 0;
}

EfTable *
ef_refresh_find_made (EfCatalogNode *root)
{
  g_autoptr (GPtrArray) tables = ef_catalog_node_list_tables (root);

  for (guint i = 0; i < tables->len; i++)
    if (was_made (g_ptr_array_index (tables, i)))
      return ef_table_ref (g_ptr_array_index (tables, i));

  return NULL;
}

/* The ids of the tables from files that @table was made of, and those between (transfer full). */
static GHashTable *
list_ancestors (EfCatalog *catalog, EfTable *table)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) todo = g_ptr_array_new ();

  g_ptr_array_add (todo, table);
  while (todo->len > 0)
    {
      EfTable *next = g_ptr_array_steal_index_fast (todo, todo->len - 1);

      for (guint i = 0; i < ef_table_get_n_inputs (next); i++)
        {
          const char *id = ef_table_get_input (next, i);
          EfTable *input = ef_catalog_get_table (catalog, id);

          if (input != NULL && g_hash_table_add (ids, (gpointer) id))
            g_ptr_array_add (todo, input);
        }
    }

  return ids;
}

static gboolean
has_any (EfCatalogNode *root, GHashTable *ids)
{
  g_autoptr (GPtrArray) tables = ef_catalog_node_list_tables (root);

  for (guint i = 0; i < tables->len; i++)
    if (g_hash_table_contains (ids, ef_table_get_id (g_ptr_array_index (tables, i)))
        && !was_made (g_ptr_array_index (tables, i)))
      return TRUE;

  return FALSE;
}

GArray *
ef_refresh_list_sources (EfCatalog *catalog, guint index)
{
  GArray *sources = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (EfTable) made = NULL;
  g_autoptr (GHashTable) ids = NULL;

  g_return_val_if_fail (catalog != NULL && index < ef_catalog_get_n_roots (catalog), sources);

  made = ef_refresh_find_made (ef_catalog_get_root (catalog, index));
  if (made == NULL)
    {
      g_array_append_val (sources, index);
      return sources;
    }
  ids = list_ancestors (catalog, made);
  for (guint i = 0; i < ef_catalog_get_n_roots (catalog); i++)
    if (i != index && has_any (ef_catalog_get_root (catalog, i), ids))
      g_array_append_val (sources, i);

  return sources;
}

gint
ef_refresh_find_source (EfCatalog *catalog, guint index, GError **error)
{
  g_autoptr (GArray) sources = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  const char *name;

  g_return_val_if_fail (catalog != NULL && index < ef_catalog_get_n_roots (catalog), -1);

  sources = ef_refresh_list_sources (catalog, index);
  if (sources->len == 1)
    return (gint) g_array_index (sources, guint, 0);

  name = ef_catalog_node_get_name (ef_catalog_get_root (catalog, index));
  for (guint i = 0; i < sources->len; i++)
    {
      EfCatalogNode *root = ef_catalog_get_root (catalog, g_array_index (sources, guint, i));

      g_string_append_printf (names, i > 0 ? ", “%s”" : "“%s”", ef_catalog_node_get_name (root));
    }
  if (sources->len > 1)
    /* Translators: the name of a table, and those of several sources. */
    g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                 _("“%s” was made of %s. Refresh these: it follows."), name, names->str);
  else
    g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                 _("“%s” was made of another table, and it is not known which. Refresh that, and "
                   "make it again."), name);

  return -1;
}
