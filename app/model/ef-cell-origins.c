/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cell-origins-private.h"

EfCellOrigins *
ef_cell_origins_new (void)
{
  EfCellOrigins *self = g_new0 (EfCellOrigins, 1);

  self->cells = g_array_new (FALSE, FALSE, sizeof (EfCellOrigin));
  self->formulas = ef_text_pool_new ();

  return self;
}

void
ef_cell_origins_free (EfCellOrigins *self)
{
  g_array_unref (self->cells);
  ef_text_pool_unref (self->formulas);
  g_free (self);
}

void
ef_cell_origins_add (EfCellOrigins *self,
                     guint          row,
                     EfOrigin       origin,
                     const char    *formula)
{
  EfCellOrigin cell = { row, ef_text_pool_add (self->formulas, formula, -1), origin };

  g_assert (self->cells->len == 0
            || g_array_index (self->cells, EfCellOrigin, self->cells->len - 1).row < row);

  g_array_append_val (self->cells, cell);
}

void
ef_cell_origins_seal (EfCellOrigins *self)
{
  ef_text_pool_freeze (self->formulas);
}

const EfCellOrigin *
ef_cell_origins_find (const EfCellOrigins *self,
                      guint                row)
{
  const EfCellOrigin *cells;
  guint first = 0;
  guint last;

  if (self == NULL)
    return NULL;

  cells = (const EfCellOrigin *) self->cells->data;
  last = self->cells->len;
  while (first < last)
    {
      guint middle = first + (last - first) / 2;

      if (cells[middle].row < row)
        first = middle + 1;
      else
        last = middle;
    }

  return first < self->cells->len && cells[first].row == row ? &cells[first] : NULL;
}

const char *
ef_cell_origins_get_formula (const EfCellOrigins *self,
                             const EfCellOrigin  *cell)
{
  return cell->formula != 0 ? ef_text_pool_get (self->formulas, cell->formula) : NULL;
}
