/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-grid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"
#include "ef-large-memory.h"

/* Cells that a table may have beyond what its bytes and rows allow for. */
#define SPARE_CELLS (1 << 22)

#define CHECK_INTERVAL 1024

/* Copies the record that the scanner stands at into row @row. */
static void
copy_record (EfGrid *self, const EfScanner *scanner, guint32 *row)
{
  const guint n_found = scanner->n_cells;
  const guint n_copied = MIN (n_found, self->n_columns);

  memcpy (row, scanner->starts, (n_copied + 1) * sizeof *row);
  for (guint i = n_copied + 1; i <= self->n_columns; i++)
    row[i] = row[n_copied];

  if (n_found != self->n_columns)
    {
      EfRagged ragged = { self->n_rows, n_found };

      g_array_append_val (self->ragged, ragged);
    }
}

/* Remembers that the row which is about to be added begins in @line. Only from the first row
 * that is not where it is expected is there a list. */
static void
note_line (EfGrid *self, guint line, guint n_allocated)
{
  if (self->n_rows == 0)
    self->first_line = line;
  if (self->lines == NULL)
    {
      if (line == self->first_line + self->n_rows)
        return;
      self->lines = g_new (guint32, n_allocated);
      for (guint i = 0; i < self->n_rows; i++)
        self->lines[i] = self->first_line + i;
    }
  self->lines[self->n_rows] = line;
}

/* Makes room for more rows: at first for as many as the file seems to have. */
static gboolean
grow (EfGrid *self, guint *n_allocated, gsize position, gsize length, GError **error)
{
  const gsize stride = self->n_columns + 1;
  gsize n = 1024;

  if (self->n_rows > 0)
    n = MAX ((gsize) self->n_rows * 5 / 4,
             (gsize) ((double) self->n_rows * (double) length / (double) position * 1.05));
  n = MAX (n, (gsize) self->n_rows + 1024);

  if ((gsize) self->n_rows * self->n_columns > length + self->n_rows + SPARE_CELLS)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE,
                   _("Most rows have far fewer cells than the first one, which names %u columns. "
                     "This is no table."),
                   self->n_columns);
      return FALSE;
    }
  n = MIN (n, (length + SPARE_CELLS) / stride + self->n_rows + 1024);
  n = MIN (n, G_MAXUINT32 - 1);
  *n_allocated = (guint) n;
  self->starts = g_realloc_n (self->starts, n, stride * sizeof *self->starts);
  ef_large_memory_hint (self->starts, n * stride * sizeof *self->starts);
  if (self->lines != NULL)
    self->lines = g_renew (guint32, self->lines, n);

  return TRUE;
}

static gboolean
fill (EfGrid *self, EfScanner *scanner, EfProgress *progress, GCancellable *cancellable,
      GError **error)
{
  guint n_allocated = 0;
  guint n_records = 0;
  guint line;

  for (line = 1; ef_scanner_next (scanner); line = scanner->line)
    {
      const gsize n_bytes = scanner->starts[scanner->n_cells] - 1 - scanner->starts[0];

      if (++n_records % CHECK_INTERVAL == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          if (progress != NULL)
            ef_progress_set (progress, scanner->position, scanner->length * 2);
        }
      if (n_bytes == scanner->n_cells - 1)
        {
          self->n_blank += scanner->n_cells > 1;
          continue;
        }

      if (self->n_rows == n_allocated
          && !grow (self, &n_allocated, scanner->starts[0], scanner->length, error))
        return FALSE;
      note_line (self, line, n_allocated);
      copy_record (self, scanner, self->starts + (gsize) self->n_rows * (self->n_columns + 1));
      self->n_rows++;
    }
  self->n_unclosed = scanner->n_unclosed;
  self->unclosed_line = scanner->unclosed_line;

  return TRUE;
}

EfGrid *
ef_grid_new (GBytes          *bytes,
             const EfDialect *dialect,
             guint            n_columns,
             EfProgress      *progress,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autoptr (EfGrid) self = NULL;
  EfScanner scanner;
  gsize length;
  gboolean filled;

  g_return_val_if_fail (n_columns > 0, NULL);

  self = g_new0 (EfGrid, 1);
  self->bytes = g_bytes_ref (bytes);
  self->text = g_bytes_get_data (bytes, &length);
  self->dialect = *dialect;
  self->n_columns = n_columns;
  self->ragged = g_array_new (FALSE, FALSE, sizeof (EfRagged));

  if (n_columns > EF_GRID_COLUMNS_MAX)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE,
                   _("The table has %u columns; at most %u can be read."), n_columns,
                   (guint) EF_GRID_COLUMNS_MAX);
      return NULL;
    }
  if (length >= G_MAXUINT32)
    {
      g_set_error_literal (error, EF_ERROR, EF_ERROR_TOO_LARGE,
                           _("Tables of more than 4 GiB cannot be read."));
      return NULL;
    }

  ef_scanner_init (&scanner, self->text, length, dialect);
  filled = fill (self, &scanner, progress, cancellable, error);
  ef_scanner_clear (&scanner);

  return filled ? g_steal_pointer (&self) : NULL;
}

void
ef_grid_free (EfGrid *self)
{
  if (self == NULL)
    return;

  g_bytes_unref (self->bytes);
  g_array_unref (self->ragged);
  g_free (self->starts);
  g_free (self->lines);
  g_free (self);
}

guint
ef_grid_get_line (const EfGrid *self, guint row)
{
  return self->lines != NULL ? self->lines[row] : self->first_line + row;
}

const char *
ef_grid_unquote (const EfGrid *self, const char *raw, gsize *length, GString *scratch)
{
  const char *last = raw + *length - 1;
  const char *start = raw + 1;
  const char *p;

  if (*last != '"')
    return raw;
  p = memchr (start, '"', (gsize) (last - start));
  if (p == NULL)
    {
      *length -= 2;
      return start;
    }

  g_string_truncate (scratch, 0);
  for (p = start; p < last;)
    {
      const char *quote = memchr (p, '"', (gsize) (last - p));

      if (quote == NULL)
        break;
      if (self->dialect.backslash && ef_scanner_is_escaped (start, 0, (gsize) (quote - start)))
        {
          g_string_append_len (scratch, p, quote - p - 1);
          p = quote + 1;
        }
      else if (quote + 1 < last && quote[1] == '"')
        {
          g_string_append_len (scratch, p, quote - p);
          p = quote + 2;
        }
      else
        return raw; /* text between two quotes, but not a quoted cell */
      g_string_append_c (scratch, '"');
    }
  g_string_append_len (scratch, p, last - p);
  *length = scratch->len;

  return scratch->str;
}
