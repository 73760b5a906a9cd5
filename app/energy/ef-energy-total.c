/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-total-private.h"

#include <math.h>

#include "ef-estimate-column.h"
#include "ef-words.h"

static gboolean
is_total (const EfTable *table, guint row)
{
  g_autoptr (GArray) totals = ef_table_list_totals (table);

  for (guint i = 0; i < totals->len; i++)
    if (g_array_index (totals, guint32, i) == row)
      return TRUE;

  return FALSE;
}

/* Whether the row reports what @estimate would be of. */
static gboolean
is_reported (const EfTable *table, const EfColumn *estimate, guint row)
{
  const EfQuantity *quantity = ef_column_get_quantity (estimate);

  for (guint i = 0; quantity != NULL && i < ef_table_get_n_columns (table); i++)
    {
      const EfColumn *column = ef_table_get_column (table, i);
      const EfQuantity *other = ef_column_get_quantity (column);

      if (column != estimate && other != NULL && ef_column_get_kind (column) == EF_COLUMN_NUMBER
          && g_strcmp0 (ef_quantity_get_dimension (other), ef_quantity_get_dimension (quantity))
               == 0
          && isfinite (ef_column_get_numbers (column)[row]))
        return TRUE;
    }

  return FALSE;
}

char *
ef_energy_total_explain (const EfTable *table, const EfColumn *column, guint row)
{
  g_return_val_if_fail (table != NULL && column != NULL, NULL);

  if (ef_estimate_column_get_name (ef_column_get_name (column)) == NULL
      || ef_column_get_kind (column) != EF_COLUMN_NUMBER
      || !isnan (ef_column_get_numbers (column)[row]) || !is_reported (table, column, row)
      || !is_total (table, row))
    return NULL;

  return g_strdup (_ ("The total that is reported is left out: rows that it sums up have other "
                      "amounts under this scenario."));
}
