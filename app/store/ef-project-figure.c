/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-private.h"

#include "ef-error.h"

#include <glib/gi18n-lib.h>

/* The project that a figure carries: what its chart shows, and nothing else of the project it comes
 * from. A table that would make the figure larger than any chart stays out of it, unless somebody
 * wants it there. */

/* Unasked. */
#define BYTES_MAX (16 << 20)
#define CHART_ID "chart-1"
#define PANELS_ID "panels-1"

/* @catalog and that table, below the nodes that lead to it. (transfer full) */
static EfCatalog *
add_table (EfCatalog *kept, EfCatalog *catalog, EfTable *table)
{
  for (guint i = 0; i < ef_catalog_get_n_roots (catalog); i++)
    {
      g_autoptr (EfCatalogNode) root
        = ef_catalog_node_keep_table (ef_catalog_get_root (catalog, i), table);

      if (root != NULL)
        return ef_catalog_add_root (kept, root);
    }

  return NULL;
}

static gboolean
is_small (guint64 n_cells, GError **error)
{
  if (n_cells <= EF_PROJECT_FIGURE_CELLS)
    return TRUE;
  g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE,
               _("The figure does not carry its project: the table has more than %d values."),
               EF_PROJECT_FIGURE_CELLS);

  return FALSE;
}

guint64
ef_project_count_figure_values (EfCatalog *catalog, const EfChartSpec *const *specs, guint n)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL); /* of tables */
  guint64 n_values = 0;

  g_return_val_if_fail (catalog != NULL, 0);

  for (guint i = 0; i < n; i++)
    {
      EfTable *table = specs[i]->table_id != NULL
                         ? ef_catalog_get_table (catalog, specs[i]->table_id)
                         : NULL;

      if (table != NULL && g_hash_table_add (seen, table))
        n_values += (guint64) ef_table_get_n_rows (table) * ef_table_get_n_columns (table);
    }

  return n_values;
}

/* The tables of the charts, each once. */
static EfCatalog *
keep_tables (EfCatalog *catalog, const EfChartSpec *const *specs, guint n)
{
  g_autoptr (EfCatalog) kept = ef_catalog_new ();

  for (guint i = 0; i < n; i++)
    {
      EfTable *table = ef_catalog_get_table (catalog, specs[i]->table_id);
      EfCatalog *more;

      g_return_val_if_fail (table != NULL, NULL);
      if (ef_catalog_get_table (kept, specs[i]->table_id) != NULL)
        continue;
      more = add_table (kept, catalog, table);
      g_return_val_if_fail (more != NULL, NULL);
      ef_catalog_unref (kept);
      kept = more;
    }

  return g_steal_pointer (&kept);
}

/* @layout with all of @chart_ids. (transfer full) */
static EfPanelsSpec *
name_charts (const EfPanelsSpec *layout, GPtrArray *chart_ids)
{
  EfPanelsSpec *named = ef_panels_spec_copy (layout);

  g_ptr_array_set_size (named->charts, 0);
  for (guint i = 0; i < chart_ids->len; i++)
    ef_panels_spec_add_chart (named, chart_ids->pdata[i]);

  return named;
}

/* Charts that are not of one document may bring scenarios of their own. */
static void
add_chart (EfProjectSnapshot *snapshot, const EfChartSpec *spec)
{
  EfChartSpec *copy = ef_chart_spec_copy (spec);

  ef_what_if_join (&copy->what_if, snapshot->scenarios);
  g_ptr_array_unref (snapshot->scenarios);
  snapshot->scenarios = ef_scenarios_copy (copy->what_if.scenarios);
  g_ptr_array_add (snapshot->charts, copy);
}

GBytes *
ef_project_for_figure (EfCatalog *catalog,
                       const EfChartSpec *spec,
                       gboolean large,
                       GCancellable *cancellable,
                       GError **error)
{
  return ef_project_for_panels (catalog, &spec, 1, NULL, large, cancellable, error);
}

GBytes *
ef_project_for_panels (EfCatalog *catalog,
                       const EfChartSpec *const *specs,
                       guint n,
                       const EfPanelsSpec *layout,
                       gboolean large,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (EfProjectSnapshot) snapshot = NULL;
  g_autoptr (EfCatalog) kept = NULL;
  g_autoptr (GBytes) xml = NULL;
  int bytes_max = large ? EF_PROJECT_FIGURE_BYTES : BYTES_MAX;

  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (specs != NULL && n > 0, NULL);

  if (!large && !is_small (ef_project_count_figure_values (catalog, specs, n), error))
    return NULL;
  kept = keep_tables (catalog, specs, n);
  if (kept == NULL)
    return NULL;

  snapshot = g_new0 (EfProjectSnapshot, 1);
  snapshot->catalog = g_steal_pointer (&kept);
  snapshot->current_chart = g_strdup (CHART_ID);
  snapshot->scenarios = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_scenario_free);
  snapshot->chart_ids = g_ptr_array_new_with_free_func (g_free);
  snapshot->charts = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_chart_spec_free);
  snapshot->panels_ids = g_ptr_array_new_with_free_func (g_free);
  snapshot->panels = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_panels_spec_free);
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (snapshot->chart_ids, g_strdup_printf ("chart-%u", i + 1));
      add_chart (snapshot, specs[i]);
    }
  if (layout != NULL)
    {
      g_ptr_array_add (snapshot->panels_ids, g_strdup (PANELS_ID));
      g_ptr_array_add (snapshot->panels, name_charts (layout, snapshot->chart_ids));
    }

  xml = ef_project_snapshot_write (snapshot, NULL, cancellable, error);
  if (xml != NULL && g_bytes_get_size (xml) > (gsize) bytes_max)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE,
                   _("The figure does not carry its project, which has more than %d MB."),
                   bytes_max >> 20);
      return NULL;
    }

  return g_steal_pointer (&xml);
}
