/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-text-table.h"

static void
cell_clear (gpointer data)
{
  EfTextCell *self = data;

  g_free (self->text);
  g_free (self->link);
}

static void
row_clear (gpointer data)
{
  EfTextRow *self = data;

  g_array_unref (self->cells);
}

EfTextTable *
ef_text_table_new (const char *heading, guint line)
{
  EfTextTable *self = g_new0 (EfTextTable, 1);

  self->heading = g_strdup (heading);
  self->line = line;
  self->rows = g_array_new (FALSE, FALSE, sizeof (EfTextRow));
  g_array_set_clear_func (self->rows, row_clear);

  return self;
}

void
ef_text_table_free (EfTextTable *self)
{
  if (self == NULL)
    return;

  g_free (self->heading);
  g_array_unref (self->rows);
  g_free (self);
}

EfTextRow *
ef_text_table_add_row (EfTextTable *self, guint line)
{
  EfTextRow row = { .line = line, .cells = g_array_new (FALSE, FALSE, sizeof (EfTextCell)) };

  g_array_set_clear_func (row.cells, cell_clear);
  g_array_append_val (self->rows, row);

  return &g_array_index (self->rows, EfTextRow, self->rows->len - 1);
}

void
ef_text_row_take_cell (EfTextRow *self, char *text, char *link, gboolean header)
{
  EfTextCell cell = { .text = text, .link = link, .header = header };

  g_array_append_val (self->cells, cell);
}

const EfTextCell *
ef_text_table_get (const EfTextTable *self, guint row, guint column)
{
  const EfTextRow *cells;

  if (row >= self->rows->len)
    return NULL;
  cells = &g_array_index (self->rows, EfTextRow, row);

  return column < cells->cells->len ? &g_array_index (cells->cells, EfTextCell, column) : NULL;
}

guint
ef_text_table_count_columns (const EfTextTable *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n = MAX (n, g_array_index (self->rows, EfTextRow, i).cells->len);

  return n;
}
