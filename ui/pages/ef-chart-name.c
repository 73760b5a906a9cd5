/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-name.h"

#include <glib/gi18n-lib.h>

#include "ef-catalog-title.h"
#include "ef-chart-title.h"

/* @table may be NULL. NULL if it has no columns that the axes could show. */
static char *
name_axes (EfTable           *table,
           const EfChartSpec *spec)
{
  return table != NULL ? ef_chart_title_dup_axes (table, spec) : NULL;
}

static EfTable *
find_table (EfDocument        *document,
            const EfChartSpec *spec)
{
  return spec->table_id != NULL
           ? ef_catalog_get_table (ef_document_get_catalog (document), spec->table_id)
           : NULL;
}

char *
ef_chart_name_dup_axes (EfDocument        *document,
                        const EfChartSpec *spec)
{
  g_return_val_if_fail (EF_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  return name_axes (find_table (document, spec), spec);
}

char *
ef_chart_name_dup (EfDocument        *document,
                   const EfChartSpec *spec,
                   const EfChartData *drawn)
{
  g_autofree char *axes = NULL;
  EfTable *table;

  g_return_val_if_fail (EF_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  if (spec->title != NULL)
    return g_strdup (spec->title);

  table = find_table (document, spec);
  /* Until the points are there, they are those of what was shown before. */
  axes = name_axes (drawn != NULL && drawn->source == table ? drawn->table : table, spec);
  if (axes != NULL)
    return g_steal_pointer (&axes);
  return g_strdup (table != NULL ? ef_table_get_title (table) : _("Chart"));
}

char **
ef_chart_name_list (EfDocument        *document,
                    GPtrArray         *ids,
                    const char        *shown,
                    const EfChartData *drawn)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char **names;

  g_return_val_if_fail (EF_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  names = g_new0 (char *, ids->len + 1);
  for (guint i = 0; i < ids->len; i++)
    {
      const EfChartSpec *spec = ef_document_get_chart (document, ids->pdata[i]);
      gboolean is_shown = g_strcmp0 (ids->pdata[i], shown) == 0;
      char *name = ef_chart_name_dup (document, spec, is_shown ? drawn : NULL);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name)) + 1;

      g_hash_table_insert (counts, g_strdup (name), GUINT_TO_POINTER (count));
      names[i] = count > 1 ? g_strdup_printf ("%s (%u)", name, count) : g_strdup (name);
      g_free (name);
    }
  return names;
}

char *
ef_panels_name_dup (EfDocument *document,
                    const char *panels_id)
{
  const EfPanelsSpec *spec;
  guint n = 0;

  g_return_val_if_fail (EF_IS_DOCUMENT (document), NULL);

  spec = panels_id != NULL ? ef_document_get_panels (document, panels_id) : NULL;
  if (spec != NULL && spec->name != NULL)
    return g_strdup (spec->name);

  while (n < ef_document_get_n_panels (document)
         && g_strcmp0 (ef_document_get_panels_id (document, n), panels_id) != 0)
    n++;
  /* Translators: the number of a figure in the project. */
  return g_strdup_printf (_("Figure %u"), n + 1);
}
