/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-private.h"

#include "ef-error.h"

#include <glib/gi18n-lib.h>

/* The project that a figure carries: what its chart shows, and nothing else of the project it comes
 * from. A table that would make the figure larger than any chart stays out of it. */

#define CELLS_MAX 200000
#define BYTES_MAX (16 << 20)
#define CHART_ID "chart-1"

/* A catalog of that table alone, below the nodes that lead to it. */
static EfCatalog *
keep_table (EfCatalog *catalog, EfTable *table)
{
  g_autoptr (EfCatalog) empty = ef_catalog_new ();

  for (guint i = 0; i < ef_catalog_get_n_roots (catalog); i++)
    {
      g_autoptr (EfCatalogNode) root
        = ef_catalog_node_keep_table (ef_catalog_get_root (catalog, i), table);

      if (root != NULL)
        return ef_catalog_add_root (empty, root);
    }

  return NULL;
}

static gboolean
is_small (EfTable *table, GError **error)
{
  guint64 n_rows = ef_table_get_n_rows (table);

  if (n_rows * ef_table_get_n_columns (table) <= CELLS_MAX)
    return TRUE;
  g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE,
               _("The figure does not carry its project: the table has more than %d values."),
               CELLS_MAX);

  return FALSE;
}

GBytes *
ef_project_for_figure (EfCatalog *catalog,
                       const EfChartSpec *spec,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (EfProjectSnapshot) snapshot = NULL;
  g_autoptr (EfCatalog) kept = NULL;
  g_autoptr (GBytes) xml = NULL;
  EfTable *table;

  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  table = ef_catalog_get_table (catalog, spec->table_id);
  g_return_val_if_fail (table != NULL, NULL);
  if (!is_small (table, error))
    return NULL;

  kept = keep_table (catalog, table);
  g_return_val_if_fail (kept != NULL, NULL);

  snapshot = g_new0 (EfProjectSnapshot, 1);
  snapshot->catalog = g_steal_pointer (&kept);
  snapshot->current_chart = g_strdup (CHART_ID);
  snapshot->chart_ids = g_ptr_array_new_with_free_func (g_free);
  snapshot->charts = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_chart_spec_free);
  g_ptr_array_add (snapshot->chart_ids, g_strdup (CHART_ID));
  g_ptr_array_add (snapshot->charts, ef_chart_spec_copy (spec));

  xml = ef_project_snapshot_write (snapshot, NULL, cancellable, error);
  if (xml != NULL && g_bytes_get_size (xml) > BYTES_MAX)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE,
                   _("The figure does not carry its project, which has more than %d MB."),
                   BYTES_MAX >> 20);
      return NULL;
    }

  return g_steal_pointer (&xml);
}
