/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cells-private.h"

#include <math.h>

static void
add_number (EfColumnBuilder *builder,
            const EfCells   *cells,
            guint            row,
            const char      *original)
{
  double low = cells->lows != NULL ? cells->lows[row] : NAN;
  double high = cells->highs != NULL ? cells->highs[row] : NAN;

  if (isnan (cells->numbers[row]))
    ef_column_builder_add_missing (builder, original, -1);
  else if (isnan (low) && isnan (high) && original == NULL)
    ef_column_builder_add_number (builder, cells->numbers[row]);
  else
    ef_column_builder_add_number_full (builder, cells->numbers[row], low, high, original, -1);
}

static void
add_cell (EfColumnBuilder *builder,
          const EfCells   *cells,
          guint            row)
{
  const char *original = cells->n_originals > 0 ? ef_cells_get_original (cells, row) : NULL;

  if (cells->kind != EF_COLUMN_TEXT)
    add_number (builder, cells, row, original);
  else if (cells->text_ids[row] == 0)
    ef_column_builder_add_missing (builder, original, -1);
  else
    ef_column_builder_add_text_id (builder, cells->text_ids[row]);
}

EfColumn *
ef_column_pick (const EfColumn *self,
                const guint32  *rows,
                guint           n_rows)
{
  const EfCells *cells;
  EfColumnBuilder *builder;
  gboolean has_origins;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (rows != NULL || n_rows == 0, NULL);

  cells = ef_column_get_cells (self);
  has_origins = ef_column_has_cell_origins (self);
  builder = ef_column_builder_new (ef_column_get_name (self), cells->kind);
  ef_column_builder_set_role (builder, ef_column_get_role (self));
  ef_column_builder_set_quantity (builder, ef_column_get_quantity (self),
                                  ef_column_get_unit (self));
  ef_column_builder_set_direction (builder, ef_column_get_direction (self),
                                   ef_column_get_direction_reason (self));
  ef_column_builder_set_origin (builder, ef_column_get_origin (self),
                                ef_column_get_formula (self));
  ef_column_builder_set_path (builder, ef_column_get_path (self));
  if (cells->kind == EF_COLUMN_TEXT)
    ef_column_builder_set_pool (builder, cells->pool);
  if (cells->kind == EF_COLUMN_DATE)
    ef_column_builder_set_date_precision (builder, cells->date_precision);
  ef_column_builder_reserve (builder, n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      guint row = rows[i];
      const EfCellOrigin *origin;

      if (row == EF_NO_ROW)
        {
          ef_column_builder_add_missing (builder, NULL, 0);
          continue;
        }

      g_assert (row < cells->n_rows);
      add_cell (builder, cells, row);
      origin = has_origins ? ef_cell_origins_find (cells->origins, row) : NULL;
      if (origin != NULL)
        ef_column_builder_set_cell_origin (builder, i, origin->origin,
                                           ef_cell_origins_get_formula (cells->origins, origin));
    }

  return ef_column_builder_end (builder);
}
