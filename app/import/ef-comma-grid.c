/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-comma-grid.h"

#include <string.h>

#include "ef-encoding.h"
#include "ef-row-lengths.h"

static const EfDialect commas = { .delimiter = ',', .newline = '\n' };

/* The cells of the first record. */
static guint
count_columns (const char *text, gsize length)
{
  EfScanner scanner;
  guint n = 0;

  ef_scanner_init (&scanner, text, length, &commas);
  if (ef_scanner_next (&scanner))
    n = scanner.n_cells;
  ef_scanner_clear (&scanner);

  return MAX (n, 1);
}

GStrv
ef_comma_grid_list_names (const guint8 *head, gsize length)
{
  gsize text_length;
  g_autofree char *text = ef_encoding_head_to_utf8 ((const char *) head, length, &text_length);
  const char *start = g_str_has_prefix (text, "\xEF\xBB\xBF") ? text + 3 : text;
  const gsize line = strcspn (start, "\r\n");
  GPtrArray *names = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EfGrid) grid = NULL;

  if (line > 0)
    {
      bytes = g_bytes_new (start, line);
      grid = ef_grid_new (bytes, &commas, count_columns (start, line), NULL, NULL, NULL);
    }
  for (guint i = 0; grid != NULL && grid->n_rows > 0 && i < grid->n_columns; i++)
    g_ptr_array_add (names, ef_comma_grid_dup (grid, 0, i));
  g_ptr_array_add (names, NULL);

  return (GStrv) g_ptr_array_free (names, FALSE);
}

EfGrid *
ef_comma_grid_read (EfReading *reading, GError **error)
{
  g_autoptr (GBytes) text = NULL;
  const char *data;
  gsize length;

  text = ef_reading_get_text (reading, error);
  if (text == NULL)
    return NULL;
  data = g_bytes_get_data (text, &length);

  return ef_grid_new (text, &commas, count_columns (data, length), reading->progress,
                      reading->cancellable, error);
}

void
ef_comma_grid_report_ragged (const EfGrid *self, EfReading *reading)
{
  EfRowLengths lengths = { 0 };

  for (guint i = 0; i < self->ragged->len; i++)
    {
      const EfRagged *ragged = &g_array_index (self->ragged, EfRagged, i);

      ef_row_lengths_add (&lengths, self->n_columns, ragged->n_found,
                          ef_grid_get_line (self, ragged->row));
    }
  ef_row_lengths_tell (&lengths, self->n_columns, ef_input_get_name (reading->input),
                       reading->diagnostics);
}

char *
ef_comma_grid_dup (const EfGrid *self, guint row, guint column)
{
  g_autoptr (GString) scratch = g_string_new (NULL);
  gsize length;
  const char *text = ef_grid_get (self, row, column, &length, scratch);

  return g_strndup (text, length);
}
