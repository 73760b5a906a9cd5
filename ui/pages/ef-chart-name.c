/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-name.h"

#include <glib/gi18n-lib.h>

#include "ef-chart-words.h"

/* The column that an axis shows; NULL if the table has it no more. */
static EfColumn *
find_column (EfTable          *table,
             const EfAxisSpec *axis,
             gint              suggested)
{
  if (axis->column != NULL)
    return ef_table_find_column (table, axis->column);
  return suggested >= 0 ? ef_table_get_column (table, suggested) : NULL;
}

static char *
name_axis (EfTable          *table,
           const EfAxisSpec *axis,
           gint              suggested)
{
  EfColumn *column = find_column (table, axis, suggested);

  if (axis->title != NULL)
    return g_strdup (axis->title);
  if (column != NULL)
    return ef_chart_words_clean (ef_column_get_name (column));
  return g_strdup (axis->column);
}

char *
ef_chart_name_dup (EfDocument        *document,
                   const EfChartSpec *spec)
{
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;
  EfTable *table;
  gint suggested_x, suggested_y;

  g_return_val_if_fail (EF_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  if (spec->title != NULL)
    return g_strdup (spec->title);

  table = spec->table_id != NULL
            ? ef_catalog_get_table (ef_document_get_catalog (document), spec->table_id)
            : NULL;
  if (table == NULL)
    return g_strdup (_("Chart"));

  ef_table_suggest_axes (table, &suggested_x, &suggested_y);
  x = name_axis (table, &spec->x, suggested_x);
  y = name_axis (table, &spec->y, suggested_y);
  if (x == NULL || y == NULL)
    return g_strdup (ef_table_get_name (table));
  /* Translators: what the two axes of a chart show. */
  return g_strdup_printf (_("%s over %s"), y, x);
}

char **
ef_chart_name_list (EfDocument *document,
                    GPtrArray  *ids)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char **names;

  g_return_val_if_fail (EF_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  names = g_new0 (char *, ids->len + 1);
  for (guint i = 0; i < ids->len; i++)
    {
      const EfChartSpec *spec = ef_document_get_chart (document, ids->pdata[i]);
      char *name = ef_chart_name_dup (document, spec);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name)) + 1;

      g_hash_table_insert (counts, g_strdup (name), GUINT_TO_POINTER (count));
      names[i] = count > 1 ? g_strdup_printf ("%s (%u)", name, count) : g_strdup (name);
      g_free (name);
    }
  return names;
}
