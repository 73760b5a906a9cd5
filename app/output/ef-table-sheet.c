/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-sheet.h"

#include <math.h>

#include "ef-filter.h"
#include "ef-provenance.h"

/* Rows between two looks at whether somebody cancelled. */
#define CHECK_INTERVAL 1024

EfTableSheet *
ef_table_sheet_new (EfTable *table, const char *filter, gboolean provenance, GError **error)
{
  g_autoptr (EfFilter) parsed = NULL;
  g_autofree guint8 *mask = NULL;
  EfTableSheet *self;

  g_return_val_if_fail (table != NULL, NULL);

  if (filter != NULL)
    {
      parsed = ef_filter_parse (filter, error);
      mask = parsed != NULL ? ef_filter_apply (parsed, table, error) : NULL;
      if (mask == NULL)
        return NULL;
    }
  self = g_new0 (EfTableSheet, 1);
  self->table = ef_table_ref (table);
  self->provenance = provenance;
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint row = 0; row < ef_table_get_n_rows (table); row++)
    if (mask == NULL || mask[row])
      g_array_append_val (self->rows, row);

  return self;
}

void
ef_table_sheet_free (EfTableSheet *self)
{
  ef_table_unref (self->table);
  g_array_unref (self->rows);
  g_clear_pointer (&self->progress, ef_progress_unref);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static void
add_value (EfTextSheet *sheet, const EfColumn *column, guint row)
{
  g_autofree char *date = NULL;
  double value;

  if (ef_column_get_kind (column) == EF_COLUMN_TEXT)
    {
      ef_text_sheet_add (sheet, ef_column_get_text (column, row));
      return;
    }
  value = ef_column_get_numbers (column)[row];
  if (ef_column_get_kind (column) == EF_COLUMN_NUMBER || isnan (value))
    {
      ef_text_sheet_add_number (sheet, value);
      return;
    }
  date = ef_date_to_iso (value, ef_column_get_date_precision (column));
  ef_text_sheet_add (sheet, date);
}

static void
add_provenance (EfTextSheet *sheet, const EfTable *table, const EfColumn *column, guint row)
{
  for (guint what = 0; what < EF_N_PROVENANCES; what++)
    {
      g_autofree char *cell = ef_provenance_dup_cell (table, column, row, what);

      ef_text_sheet_add (sheet, cell);
    }
}

static void
add_head (EfTextSheet *sheet, const EfTableSheet *self)
{
  for (guint i = 0; i < ef_table_get_n_columns (self->table); i++)
    {
      const EfColumn *column = ef_table_get_column (self->table, i);

      ef_text_sheet_add (sheet, ef_column_get_name (column));
      for (guint what = 0;
           self->provenance && ef_provenance_is_told (column) && what < EF_N_PROVENANCES; what++)
        {
          g_autofree char *title = ef_provenance_dup_title (ef_column_get_name (column), what);

          ef_text_sheet_add (sheet, title);
        }
    }
  ef_text_sheet_end_row (sheet);
}

static void
add_row (EfTextSheet *sheet, const EfTableSheet *self, guint row)
{
  for (guint i = 0; i < ef_table_get_n_columns (self->table); i++)
    {
      const EfColumn *column = ef_table_get_column (self->table, i);

      add_value (sheet, column, row);
      if (self->provenance && ef_provenance_is_told (column))
        add_provenance (sheet, self->table, column, row);
    }
  ef_text_sheet_end_row (sheet);
}

/* FALSE if somebody cancelled. */
static gboolean
go_on (const EfTableSheet *self, guint n_done)
{
  if (self->progress != NULL)
    ef_progress_set (self->progress, n_done, self->rows->len);

  return !g_cancellable_is_cancelled (self->cancellable);
}

char *
ef_table_sheet_to_text (gconstpointer source, EfSheetForm form, const char *decimal_point)
{
  const EfTableSheet *self = source;
  EfTextSheet *sheet = ef_text_sheet_new (form, decimal_point);

  add_head (sheet, self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (i % CHECK_INTERVAL == 0 && !go_on (self, i))
        {
          g_free (ef_text_sheet_end (sheet));
          return NULL;
        }
      add_row (sheet, self, g_array_index (self->rows, guint, i));
    }

  return ef_text_sheet_end (sheet);
}
