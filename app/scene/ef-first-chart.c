/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-first-chart.h"

#include "ef-table-reshape.h"

/* Fewer points than this on average are no curve. */
#define CURVE_POINTS_MIN 3

static gboolean
is_over_steps (const EfTable *table)
{
  gint x, y;

  ef_table_suggest_axes (table, &x, &y);

  return x >= 0 && y >= 0
         && ef_column_get_quantity (ef_table_get_column (table, (guint) x))
              == ef_quantity_find ("training-step");
}

/* How many different texts there are in the column; one text is as good as none. */
static guint
count_texts (const EfColumn *column)
{
  const guint32 *ids = ef_column_get_text_ids (column);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint row = 0; row < ef_column_get_n_rows (column); row++)
    if (ids[row] != 0)
      g_hash_table_add (seen, GUINT_TO_POINTER (ids[row]));

  return g_hash_table_size (seen);
}

/* TRUE if the column says of which run a row is: there are several, of several rows each. */
static gboolean
tells_runs (const EfColumn *column)
{
  guint n_runs;

  if (ef_column_get_kind (column) != EF_COLUMN_TEXT
      || (ef_column_get_role (column) != EF_ROLE_NAME
          && ef_column_get_role (column) != EF_ROLE_GROUP))
    return FALSE;
  n_runs = count_texts (column);

  return n_runs > 1 && ef_column_get_n_present (column) / n_runs >= CURVE_POINTS_MIN;
}

/* The column that says what the values of the chart are, where they are of several things. */
static const EfColumn *
find_metrics (const EfTable *table)
{
  gint index = ef_table_find_long_column (table, EF_TABLE_LONG_METRICS);
  const EfColumn *metrics = index >= 0 ? ef_table_get_column (table, (guint) index) : NULL;

  return metrics != NULL && ef_column_get_kind (metrics) == EF_COLUMN_TEXT
             && count_texts (metrics) > 1
           ? metrics
           : NULL;
}

EfChartSpec *
ef_first_chart_new (const EfTable *table)
{
  EfChartSpec *spec = ef_chart_spec_new ();
  const EfColumn *metrics;

  g_return_val_if_fail (table != NULL, spec);

  ef_chart_spec_set_string (&spec->table_id, ef_table_get_id (table));
  metrics = find_metrics (table);
  if (metrics != NULL)
    {
      ef_chart_spec_set_string (&spec->colour, ef_column_get_name (metrics));
      spec->front.by_group = TRUE;
    }
  for (guint i = 0; is_over_steps (table) && spec->colour == NULL
                    && i < ef_table_get_n_columns (table); i++)
    {
      const EfColumn *column = ef_table_get_column (table, i);

      if (tells_runs (column))
        ef_chart_spec_set_string (&spec->colour, ef_column_get_name (column));
    }

  return spec;
}
