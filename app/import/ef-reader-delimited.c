/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-dialect.h"
#include "ef-encoding.h"
#include "ef-error.h"
#include "ef-grid-columns.h"
#include "ef-row-lengths.h"

/* Tables as text: comma-, semicolon-, tab- and bar-separated files, and what is pasted from a
 * spreadsheet.
 *
 * The steps, each in a file of its own: the bytes become UTF-8 (ef-encoding), the head tells the
 * dialect (ef-dialect), the text is cut into a grid of offsets (ef-scanner, ef-grid), the first
 * rows tell the names of the columns (ef-table-header), each column is read over all its cells
 * (ef-grid-columns, ef-typed-column) and the columns get roles (ef-roles). Nothing is copied before
 * it is known what it is. */

#define ID "delimited"

/* A text of fewer words may be a name. */
#define PROSE_MIN_BLANKS 6

/* Everything one import goes through. */
typedef struct
{
  EfReading *reading;
  const char *file;
  GBytes *text;
  EfByteKinds kinds;
  EfGrid *grid;
  EfTableHeader *header;
  guint n_rows;       /* of data */
  guint n_notes;      /* rows of prose below */
  GPtrArray *columns; /* (element-type EfColumn) */
  EfTableParts *parts; /* where the file says itself that values come from, or NULL */
} Delimited;

static void
delimited_clear (Delimited *self)
{
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->grid, ef_grid_free);
  g_clear_pointer (&self->header, ef_table_header_free);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->parts, ef_table_parts_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Delimited, delimited_clear)

/* Recognising */

static gboolean
is_named_like_a_table (const char *file_name)
{
  static const char *const endings[] = { ".csv", ".tsv", ".tab", ".csv.gz", ".tsv.gz" };
  g_autofree char *folded = g_ascii_strdown (file_name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i]))
      return TRUE;

  return FALSE;
}

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  const gboolean named = is_named_like_a_table (file_name);
  const gboolean cut = length >= EF_INPUT_PEEK;
  EfDialectGuess guess;
  gsize text_length;
  g_autofree char *text = ef_encoding_head_to_utf8 ((const char *) head, length, &text_length);
  const char *start = text;
  gboolean has_columns;

  while (g_ascii_isspace (*start))
    start++;
  text_length -= (gsize) (start - text);
  if (text_length == 0 || strchr (named ? "<{" : "<{[", *start) != NULL
      || memchr (start, '\0', text_length) != NULL || g_str_has_prefix (start, "---\n"))
    return 0;

  has_columns = ef_dialect_guess (start, text_length, cut, &guess);
  if (named)
    return has_columns ? 0.5 + 0.4 * guess.consistency : 0.3;
  if (!has_columns || guess.n_records < 2 || guess.consistency < 0.9)
    return 0;

  return 0.3 + 0.4 * guess.consistency;
}

/* Reading */

static void
warn (Delimited *self, EfSeverity severity, guint line, const char *message)
{
  g_autofree char *place = line > 0 ? g_strdup_printf ("%u", line) : NULL;

  ef_diagnostics_add (self->reading->diagnostics, severity, self->file, place, "%s", message);
}

static gboolean
read_text (Delimited *self, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gboolean truncated = FALSE;

  bytes = ef_input_get_bytes (self->reading->input, &truncated, self->reading->cancellable, error);
  if (bytes == NULL)
    return FALSE;
  ef_reading_set_source (self->reading, ID);

  if (truncated)
    {
      gsize length;
      const char *text = g_bytes_get_data (bytes, &length);
      const char *last = g_strrstr_len (text, (gssize) length, "\n");
      GBytes *whole_lines;

      /* Half a row would be a wrong row. */
      warn (self, EF_SEVERITY_ERROR, 0,
            _("The file breaks off: its end is missing. The rows before are read."));
      whole_lines = g_bytes_new_from_bytes (bytes, 0, last != NULL ? (gsize) (last + 1 - text) : 0);
      g_bytes_unref (bytes);
      bytes = whole_lines;
    }

  self->text = ef_encoding_to_utf8 (bytes, self->file, self->reading->diagnostics, &self->kinds,
                                    error);
  return self->text != NULL;
}

/* A sentence in the first cell and nothing in the others: "Note 1: For methodology, please see". */
static gboolean
is_prose (const EfGrid *grid, guint row)
{
  gsize length;
  const char *text = ef_grid_get_raw (grid, row, 0, &length);
  guint n_blanks = 0;

  for (gsize i = 0; i < length; i++)
    n_blanks += text[i] == ' ';
  if (n_blanks < PROSE_MIN_BLANKS)
    return FALSE;

  for (guint column = 1; column < grid->n_columns; column++)
    {
      ef_grid_get_raw (grid, row, column, &length);
      if (length > 0)
        return FALSE;
    }

  return TRUE;
}

/* Notes below the table are no rows. */
static void
drop_notes (Delimited *self)
{
  guint n_rows = self->grid->n_rows;

  if (self->grid->n_columns < 3)
    return;
  while (n_rows > self->header->first_row && is_prose (self->grid, n_rows - 1))
    n_rows--;
  if (n_rows == self->header->first_row)
    return;

  self->n_notes = self->grid->n_rows - n_rows;
  self->grid->n_rows = n_rows;
}

static gboolean
read_grid (Delimited *self, GError **error)
{
  EfDialectGuess guess;
  gsize length;
  const char *text = g_bytes_get_data (self->text, &length);
  const gsize head = MIN (length, EF_INPUT_PEEK);

  ef_dialect_guess (text, head, head < length, &guess);
  self->grid = ef_grid_new (self->text, &guess.dialect, guess.n_columns, self->reading->progress,
                            self->reading->cancellable, error);
  if (self->grid == NULL)
    return FALSE;

  self->header = ef_table_header_find (self->grid);
  drop_notes (self);
  self->n_rows = self->grid->n_rows - self->header->first_row;
  if (self->n_rows == 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   self->header->n_rows > 0
                     ? _("“%s” holds a table with names of columns, but without rows.")
                     : _("“%s” holds no rows."),
                   self->file);
      return FALSE;
    }

  return TRUE;
}

/* Where no line ends behind the last row, and it is too short, the file was cut there. */
static gboolean
is_cut_off (const Delimited *self, const EfRagged *row)
{
  gsize length;
  const char *text = g_bytes_get_data (self->text, &length);

  return row->row + 1 == self->grid->n_rows && self->n_notes == 0
         && row->n_found < self->grid->n_columns
         && text[length - 1] != '\n' && text[length - 1] != '\r';
}

/* A delimiter at the end of the line makes one empty cell, which is nothing to lose. */
static void
report_ragged (Delimited *self)
{
  GArray *ragged = self->grid->ragged;
  const guint expected = self->grid->n_columns;
  EfRowLengths lengths = { 0 };

  for (guint i = 0; i < ragged->len; i++)
    {
      const EfRagged *row = &g_array_index (ragged, EfRagged, i);
      const guint line = ef_grid_get_line (self->grid, row->row);
      g_autofree char *message = NULL;

      if (row->row < self->header->first_row || row->row >= self->grid->n_rows)
        continue;
      if (!is_cut_off (self, row))
        {
          ef_row_lengths_add (&lengths, expected, row->n_found, line);
          continue;
        }
      message = g_strdup_printf (ngettext ("The file breaks off in this row: the table has %u "
                                           "column, but only %u cells are there. The last of "
                                           "them may be cut off, too.",
                                           "The file breaks off in this row: the table has %u "
                                           "columns, but only %u cells are there. The last of "
                                           "them may be cut off, too.",
                                           expected),
                                 expected, row->n_found);
      warn (self, EF_SEVERITY_WARNING, line, message);
    }
  ef_row_lengths_tell (&lengths, expected, self->file, self->reading->diagnostics);
}

static void
report_structure (Delimited *self)
{
  if (self->header->n_skipped > 0)
    warn (self, EF_SEVERITY_INFO, ef_grid_get_line (self->grid, 0),
          _("The text above the table is left out."));
  if (self->n_notes > 0)
    warn (self, EF_SEVERITY_INFO, ef_grid_get_line (self->grid, self->grid->n_rows),
          _("The text below the table is left out."));
  if (self->header->n_rows == 0)
    warn (self, EF_SEVERITY_INFO, 0,
          _("The first row does not look like names, so the columns are numbered."));
  if (self->grid->n_unclosed > 0)
    warn (self, EF_SEVERITY_WARNING, self->grid->unclosed_line,
          _("A quotation mark is opened here and not closed in a way that makes sense. It is taken "
            "for a part of the text."));
  if (self->grid->n_blank > 0)
    {
      g_autofree char *message = NULL;

      message = g_strdup_printf (ngettext ("%u row without any content is left out.",
                                           "%u rows without any content are left out.",
                                           self->grid->n_blank),
                                 self->grid->n_blank);
      warn (self, EF_SEVERITY_INFO, 0, message);
    }
  report_ragged (self);
}

/* The result */

static EfTable *
make_table (Delimited *self)
{
  g_autofree guint32 *lines = NULL;
  g_autoptr (EfTable) table = NULL;
  if (!ef_grid_is_one_line_a_row (self->grid)
      || ef_grid_get_line (self->grid, self->header->first_row) != 2)
    {
      lines = g_new (guint32, self->n_rows);
      for (guint row = 0; row < self->n_rows; row++)
        lines[row] = ef_grid_get_line (self->grid, self->header->first_row + row);
    }

  table = ef_table_new (self->file, self->file, self->columns, self->n_rows,
                        self->reading->source, EF_PLACE_LINE, "", lines);
  if (self->parts == NULL)
    return g_steal_pointer (&table);

  warn (self, EF_SEVERITY_INFO, 0,
        _("Columns that say where the values come from are taken for that, and not for data."));

  return ef_table_with_parts (table, self->parts);
}

static void
summarise (Delimited *self)
{
  guint n_numbers = 0;
  g_autofree char *rows = NULL;
  g_autofree char *columns = NULL;

  for (guint i = 0; i < self->columns->len; i++)
    n_numbers += ef_column_get_kind (g_ptr_array_index (self->columns, i)) == EF_COLUMN_NUMBER;
  if (n_numbers == 0)
    warn (self, EF_SEVERITY_INFO, 0, _("No column holds numbers, so there is nothing to plot."));

  rows = g_strdup_printf (ngettext ("%'u row", "%'u rows", self->n_rows), self->n_rows);
  columns = g_strdup_printf (ngettext ("%'u column", "%'u columns", self->columns->len),
                             self->columns->len);
  /* Translators: "1,556 rows, 10 columns" */
  self->reading->summary = g_strdup_printf (_("%s, %s"), rows, columns);
}

static EfCatalogNode *
read_delimited (EfReading *reading, GError **error)
{
  g_auto (Delimited) self = { .reading = reading, .file = ef_input_get_name (reading->input) };
  g_autoptr (EfTable) table = NULL;
  EfCatalogNode *root;

  if (!read_text (&self, error) || !read_grid (&self, error))
    return NULL;
  report_structure (&self);
  self.columns
    = ef_grid_columns_read (self.grid, self.header, self.kinds, reading, &self.parts, error);
  if (self.columns == NULL)
    return NULL;

  table = make_table (&self);
  root = ef_catalog_node_new (self.file, NULL);
  ef_catalog_node_add_table (root, table);
  summarise (&self);

  return root;
}

const EfReader ef_reader_delimited = {
  .id = ID,
  .name = N_ ("Tables as text (CSV, TSV)"),
  .sniff = sniff,
  .read = read_delimited,
};
