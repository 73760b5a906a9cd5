/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-grid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-byte-scan.h"
#include "ef-error.h"
#include "ef-large-memory.h"
#include "ef-work-split.h"

/* Cells that a table may have beyond what its bytes and rows allow for. */
#define SPARE_CELLS (1 << 22)

#define CHECK_INTERVAL 1024

/* Bytes of a part, and parts, that are scanned by one processor each: a few for every processor,
 * so that none has to wait long for another. */
#define PART_MIN (2 << 20)
#define PARTS_OF_PROCESSOR 4
#define PARTS_MAX 32

/* A part of the text, from where a line begins up to where the next part's does, that is scanned on
 * its own as if no quote were open there. That is found out afterwards.
 *
 * Several parts write their rows into one array, each where it would begin if every line of those
 * before it were a row. There cannot be more, so nothing has to grow, and where there are fewer
 * only the gap is closed. */
typedef struct
{
  EfGrid *grid; /* of its rows; lines are counted from 1 (owned, but for the array of rows) */
  EfScanner scanner;
  gsize start;
  gsize stop;
  gsize n_lines;
  guint n_allocated; /* rows */
  EfProgress *progress;
  int *n_told; /* atomic: KiB that all parts together have told of */
  gsize told;  /* up to where this part has */
  GCancellable *cancellable;
  GError *error;
} Part;

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

/* Writes the lines of the rows down, one by one, with room for @n_allocated. */
static void
list_lines (EfGrid *self, guint n_allocated)
{
  self->lines = g_new (guint32, n_allocated);
  for (guint i = 0; i < self->n_rows; i++)
    self->lines[i] = self->first_line + i;
}

/* Remembers that the row which is about to be added begins in @line. Only from the first row
 * that is not where it is expected is there a list. */
static void
note_line (EfGrid *self, guint line, guint n_allocated)
{
  if (self->n_rows == 0)
    self->first_line = line;
  if (self->lines == NULL && line == self->first_line + self->n_rows)
    return;
  if (self->lines == NULL)
    list_lines (self, n_allocated);
  self->lines[self->n_rows] = line;
}

static void
allocate_rows (EfGrid *self, gsize n)
{
  const gsize stride = self->n_columns + 1;

  self->starts = g_realloc_n (self->starts, n, stride * sizeof *self->starts);
  ef_large_memory_hint (self->starts, n * stride * sizeof *self->starts);
  if (self->lines != NULL)
    self->lines = g_renew (guint32, self->lines, n);
}

/* FALSE with @error if so many rows of @self cannot be in @length bytes. */
static gboolean
check_size (const EfGrid *self, gsize length, GError **error)
{
  if ((gsize) self->n_rows * self->n_columns <= length + self->n_rows + SPARE_CELLS)
    return TRUE;

  g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE,
               _("Most rows have far fewer cells than the first one, which names %u columns. "
                 "This is no table."),
               self->n_columns);
  return FALSE;
}

/* Makes room for more rows, the next of which is at @position: at first for as many as there seem
 * to come. */
static gboolean
grow (Part *part, gsize position)
{
  EfGrid *self = part->grid;
  const gsize stride = self->n_columns + 1;
  const gsize begin = self->n_rows > 0 ? self->starts[0] : position;
  const gsize length = part->stop - begin;
  gsize n = 1024;

  if (self->n_rows > 0)
    n = MAX ((gsize) self->n_rows * 5 / 4,
             (gsize) ((double) self->n_rows * (double) length
                      / (double) MAX (position - begin, 1) * 1.05));
  n = MAX (n, (gsize) self->n_rows + 1024);

  if (!check_size (self, length, &part->error))
    return FALSE;
  n = MIN (n, (length + SPARE_CELLS) / stride + self->n_rows + 1024);
  n = MIN (n, G_MAXUINT32 - 1);
  part->n_allocated = (guint) n;
  allocate_rows (self, n);

  return TRUE;
}

/* Half of the work is done when everything is scanned. */
static void
tell_progress (Part *part)
{
  const int n = (int) ((part->scanner.position - part->told) >> 10);

  part->told += (gsize) n << 10;
  ef_progress_set (part->progress, (guint64) (g_atomic_int_add (part->n_told, n) + n),
                   part->scanner.length >> 9);
}

/* Scans on up to where the part ends. */
static gboolean
fill (Part *part)
{
  EfGrid *self = part->grid;
  EfScanner *scanner = &part->scanner;
  guint n_records = 0;

  for (guint line = scanner->line; scanner->position < part->stop && ef_scanner_next (scanner);
       line = scanner->line)
    {
      const gsize n_bytes = scanner->starts[scanner->n_cells] - 1 - scanner->starts[0];

      if (++n_records % CHECK_INTERVAL == 0)
        {
          if (g_cancellable_set_error_if_cancelled (part->cancellable, &part->error))
            return FALSE;
          if (part->progress != NULL)
            tell_progress (part);
        }
      if (n_bytes == scanner->n_cells - 1)
        {
          self->n_blank += scanner->n_cells > 1;
          continue;
        }

      if (self->n_rows == part->n_allocated && !grow (part, scanner->starts[0]))
        return FALSE;
      note_line (self, line, part->n_allocated);
      copy_record (self, scanner, self->starts + (gsize) self->n_rows * (self->n_columns + 1));
      self->n_rows++;
    }
  self->n_unclosed = scanner->n_unclosed;
  self->unclosed_line = scanner->unclosed_line;

  return TRUE;
}

static void
fill_parts (gsize start, gsize end, gpointer user_data)
{
  Part *parts = user_data;

  for (gsize i = start; i < end; i++)
    fill (&parts[i]);
}

static EfGrid *
grid_new_empty (GBytes *bytes, const EfDialect *dialect, guint n_columns)
{
  EfGrid *self = g_new0 (EfGrid, 1);

  self->bytes = g_bytes_ref (bytes);
  self->text = g_bytes_get_data (bytes, NULL);
  self->dialect = *dialect;
  self->n_columns = n_columns;
  self->ragged = g_array_new (FALSE, FALSE, sizeof (EfRagged));

  return self;
}

/* Where the line behind the one at @position begins. */
static gsize
find_next_line (const EfGrid *self, gsize length, gsize position)
{
  const char *end = memchr (self->text + position, self->dialect.newline, length - position);

  return end != NULL ? (gsize) (end + 1 - self->text) : length;
}

static Part *
create_parts (EfGrid *self,
              gsize length,
              guint n,
              EfProgress *progress,
              int *n_told,
              GCancellable *cancellable)
{
  Part *parts = g_new0 (Part, n);
  gsize start = 0;

  for (guint i = 0; i < n; i++)
    {
      Part *part = &parts[i];

      part->grid = i == 0 ? self : grid_new_empty (self->bytes, &self->dialect, self->n_columns);
      part->cancellable = cancellable;
      part->progress = progress;
      part->n_told = n_told;
      part->start = part->told = start;
      part->stop = i + 1 < n ? find_next_line (self, length, MAX (length / n * (i + 1), start))
                             : length;
      ef_scanner_init (&part->scanner, self->text, length, &self->dialect);
      ef_scanner_start_at (&part->scanner, start);
      start = part->stop;
    }

  return parts;
}

static void
free_parts (Part *parts, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      ef_scanner_clear (&parts[i].scanner);
      g_clear_error (&parts[i].error);
      if (i == 0)
        continue;
      parts[i].grid->starts = NULL;
      ef_grid_free (parts[i].grid);
    }
  g_free (parts);
}

static void
count_lines (gsize start, gsize end, gpointer user_data)
{
  Part *parts = user_data;

  for (gsize i = start; i < end; i++)
    parts[i].n_lines = ef_byte_scan_count (parts[i].grid->text + parts[i].start,
                                           parts[i].stop - parts[i].start,
                                           parts[i].grid->dialect.newline);
}

/* Counts the lines and makes room for a row of each. FALSE if there can be no such table in so many
 * bytes: most lines are empty, or have far fewer cells than there are columns. */
static gboolean
share_rows (Part *parts, guint n, gsize length)
{
  EfGrid *self = parts[0].grid;
  const gsize stride = self->n_columns + 1;
  gsize n_lines = 1; /* which no line end need follow */

  ef_work_split (n, 1, count_lines, parts);
  for (guint i = 0; i < n; i++)
    n_lines += parts[i].n_lines;
  if (n_lines * stride > length + SPARE_CELLS)
    return FALSE;

  allocate_rows (self, n_lines);
  for (guint i = 0; i < n; i++)
    {
      Part *part = &parts[i];

      part->n_allocated = (guint) n_lines;
      if (i > 0)
        part->grid->starts = parts[i - 1].grid->starts + parts[i - 1].n_lines * stride;
      n_lines -= part->n_lines;
    }

  return TRUE;
}

/* Appends the rows of @part, which begins behind @n_lines lines, to those of the first one. */
static void
append_rows (Part *first, const EfGrid *part, guint n_lines)
{
  EfGrid *self = first->grid;
  const gsize stride = self->n_columns + 1;
  const guint n = self->n_rows + part->n_rows;
  gboolean follows = part->lines == NULL && self->lines == NULL
                     && part->first_line + n_lines == self->first_line + self->n_rows;

  self->n_blank += part->n_blank;
  if (part->n_unclosed > 0)
    self->unclosed_line = part->unclosed_line + n_lines;
  self->n_unclosed += part->n_unclosed;
  if (part->n_rows == 0)
    return;

  if (self->n_rows == 0)
    {
      self->first_line = part->first_line + n_lines;
      follows = part->lines == NULL;
    }
  if (!follows && self->lines == NULL)
    list_lines (self, first->n_allocated);
  if (part->starts != self->starts + self->n_rows * stride)
    memmove (self->starts + self->n_rows * stride, part->starts,
             part->n_rows * stride * sizeof *self->starts);
  for (guint row = 0; !follows && row < part->n_rows; row++)
    self->lines[self->n_rows + row] = ef_grid_get_line (part, row) + n_lines;
  for (guint i = 0; i < part->ragged->len; i++)
    {
      EfRagged ragged = g_array_index (part->ragged, EfRagged, i);

      ragged.row += self->n_rows;
      g_array_append_val (self->ragged, ragged);
    }
  self->n_rows = n;
}

/* Scans the parts from @next on in the place of what was found in them, until @part ends where one
 * begins: a quoted cell that goes across a border does so in few of them. With quotes that nothing
 * closes, of which there may be only so many, up to the end. Returns the part to go on with. */
static guint
take_over (Part *part, const Part *parts, guint next, guint n)
{
  while (part->error == NULL && next < n
         && (part->scanner.position != part->stop || part->scanner.n_unclosed > 0))
    {
      next = part->scanner.n_unclosed > 0 ? n : next + 1;
      part->stop = parts[next - 1].stop;
      fill (part);
    }

  return next;
}

/* Puts the parts together. */
static gboolean
join_parts (Part *parts, guint n, GError **error)
{
  guint n_lines = 0;
  guint next;

  for (guint i = 0; i < n; i = next)
    {
      Part *part = &parts[i];

      next = take_over (part, parts, i + 1, n);
      if (part->error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&part->error));
          return FALSE;
        }
      if (i > 0)
        append_rows (&parts[0], part->grid, n_lines);
      n_lines += part->scanner.line - 1;
    }

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
  Part *parts;
  guint n_parts;
  gsize length = g_bytes_get_size (bytes);
  gboolean filled;
  int n_told = 0;

  g_return_val_if_fail (n_columns > 0, NULL);

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

  self = grid_new_empty (bytes, dialect, n_columns);
  n_parts = MAX (g_get_num_processors (), 2) * PARTS_OF_PROCESSOR;
  n_parts = (guint) CLAMP (length / PART_MIN, 1, MIN (n_parts, PARTS_MAX));
  parts = create_parts (self, length, n_parts, progress, &n_told, cancellable);
  if (n_parts > 1 && !share_rows (parts, n_parts, length))
    {
      free_parts (parts, n_parts);
      n_parts = 1;
      parts = create_parts (self, length, n_parts, progress, &n_told, cancellable);
    }
  ef_work_split (n_parts, 1, fill_parts, parts);
  filled = join_parts (parts, n_parts, error);
  free_parts (parts, n_parts);

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

gboolean
ef_grid_is_one_line_a_row (const EfGrid *self)
{
  return self->lines == NULL;
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
