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

/* The ends of error bars and ranges, under headers by which they are known when they are read. */
static void
add_bounds (EfTextSheet *sheet, const EfColumn *column, guint row)
{
  const double *const bounds[] = { ef_column_get_lows (column), ef_column_get_highs (column) };

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    if (bounds[i] != NULL)
      ef_text_sheet_add_number (sheet, bounds[i][row]);
}

static void
add_bounds_head (EfTextSheet *sheet, const EfColumn *column)
{
  const double *const bounds[] = { ef_column_get_lows (column), ef_column_get_highs (column) };

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    if (bounds[i] != NULL)
      {
        g_autofree char *title
          = ef_provenance_dup_end_title (ef_column_get_name (column), i == 1);

        ef_text_sheet_add (sheet, title);
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
      if (self->provenance && ef_provenance_is_told (column))
        add_bounds_head (sheet, column);
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
        {
          add_provenance (sheet, self->table, column, row);
          add_bounds (sheet, column, row);
        }
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

/* Hands over what is written so far; FALSE with an error if it cannot be taken. */
static gboolean
flush (EfTextSheet *sheet, EfTableSheetSink func, gpointer sink, GError **error)
{
  gsize length;
  const char *text = ef_text_sheet_peek (sheet, &length);

  if (length > 0 && !func (sink, text, length, error))
    return FALSE;
  ef_text_sheet_forget (sheet);

  return TRUE;
}

/* @func NULL: all of it stays in @sheet. */
static gboolean
add_rows (const EfTableSheet *self, EfTextSheet *sheet, EfTableSheetSink func, gpointer sink,
          GError **error)
{
  add_head (sheet, self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (i % CHECK_INTERVAL == 0)
        {
          if (!go_on (self, i))
            {
              g_cancellable_set_error_if_cancelled (self->cancellable, error);
              return FALSE;
            }
          if (func != NULL && !flush (sheet, func, sink, error))
            return FALSE;
        }
      add_row (sheet, self, g_array_index (self->rows, guint, i));
    }

  return func == NULL || flush (sheet, func, sink, error);
}

char *
ef_table_sheet_to_text (gconstpointer source, EfSheetForm form, const char *decimal_point)
{
  EfTextSheet *sheet = ef_text_sheet_new (form, decimal_point);
  gboolean done = add_rows (source, sheet, NULL, NULL, NULL);
  char *text = ef_text_sheet_end (sheet);

  if (!done)
    g_clear_pointer (&text, g_free);

  return text;
}

gboolean
ef_table_sheet_write (const EfTableSheet *self, EfSheetForm form, const char *decimal_point,
                      EfTableSheetSink func, gpointer sink, GError **error)
{
  EfTextSheet *sheet;
  gboolean done;

  g_return_val_if_fail (self != NULL && func != NULL, FALSE);

  sheet = ef_text_sheet_new (form, decimal_point);
  done = add_rows (self, sheet, func, sink, error);
  g_free (ef_text_sheet_end (sheet));

  return done;
}

static gboolean
write_to_stream (gpointer stream, const char *text, gsize length, GError **error)
{
  return g_output_stream_write_all (stream, text, length, NULL, NULL, error);
}

gboolean
ef_table_sheet_save (const EfTableSheet *self, EfSheetForm form, GFile *file, GError **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GCancellable) never = g_cancellable_new ();

  g_return_val_if_fail (self != NULL && G_IS_FILE (file), FALSE);

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, self->cancellable, error);
  if (stream == NULL)
    return FALSE;
  if (ef_table_sheet_write (self, form, ".", write_to_stream, stream, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), self->cancellable, error);

  /* Closed like this, it drops what it has and leaves the file as it was. */
  g_cancellable_cancel (never);
  g_output_stream_close (G_OUTPUT_STREAM (stream), never, NULL);

  return FALSE;
}

typedef struct
{
  EfTableSheet *sheet;
  EfSheetForm form;
  GFile *file;
} Save;

static void
save_free (Save *self)
{
  ef_table_sheet_free (self->sheet);
  g_object_unref (self->file);
  g_free (self);
}

static void
save_in_worker (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Save *save = task_data;
  GError *error = NULL;

  if (ef_table_sheet_save (save->sheet, save->form, save->file, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
ef_table_sheet_save_async (EfTableSheet *self, EfSheetForm form, GFile *file,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Save *save;

  g_return_if_fail (self != NULL && G_IS_FILE (file));

  save = g_new (Save, 1);
  *save = (Save){ self, form, g_object_ref (file) };
  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, ef_table_sheet_save_async);
  g_task_set_name (task, "save a table");
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  g_task_run_in_thread (task, save_in_worker);
}

gboolean
ef_table_sheet_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, ef_table_sheet_save_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
