/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-output.h"

#include "ef-text-sheet.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Tables are printed for two kinds of reader. Text for people is aligned by what a terminal
 * shows, where a Chinese character takes two columns and a combining accent none, and is cleaned
 * of control characters. CSV (quoted as in RFC 4180, with the line ends of Unix) and JSON are
 * exact. Numbers look the same in all three: never rounded, never in the user's locale. */

struct _EfCliSheet
{
  FILE *stream;
  EfCliFormat format;
  guint n_columns;
  guint column;     /* of the next cell */
  gboolean *right;
  guint *widths;
  GString *field;   /* of CSV, on its way out */
  GStringChunk *texts;
  GPtrArray *cells; /* (element-type utf8), in texts, row by row; TEXT only */
};

gboolean
ef_cli_format_from_word (const char  *word,
                         EfCliFormat *format,
                         EfCliStatus *status)
{
  if (word == NULL || g_str_equal (word, "text"))
    *format = EF_CLI_FORMAT_TEXT;
  else if (g_str_equal (word, "csv"))
    *format = EF_CLI_FORMAT_CSV;
  else if (g_str_equal (word, "json"))
    *format = EF_CLI_FORMAT_JSON;
  else
    {
      *status = ef_cli_fail (EF_CLI_USAGE,
                             _("There is no format “%s”: it is text, csv or json."), word);
      return FALSE;
    }

  return TRUE;
}

guint
ef_cli_get_text_width (const char *text)
{
  guint width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (!g_unichar_iszerowidth (character))
        width += g_unichar_iswide (character) ? 2 : 1;
    }

  return width;
}

EfCliSheet *
ef_cli_sheet_new (FILE           *stream,
                  EfCliFormat     format,
                  const gboolean *right,
                  guint           n_columns)
{
  EfCliSheet *self = g_new0 (EfCliSheet, 1);

  self->stream = stream;
  self->format = format;
  self->n_columns = n_columns;
  self->right = g_memdup2 (right, n_columns * sizeof *right);
  self->widths = g_new0 (guint, n_columns);
  self->field = g_string_new (NULL);
  self->texts = g_string_chunk_new (4096);
  self->cells = g_ptr_array_new ();

  return self;
}

void
ef_cli_sheet_add (EfCliSheet *self,
                  const char *text)
{
  guint column = self->column;

  self->column = (column + 1) % self->n_columns;

  if (self->format == EF_CLI_FORMAT_CSV)
    {
      g_string_truncate (self->field, 0);
      ef_sheet_append_cell (self->field, EF_SHEET_CSV, text);
      fputs (self->field->str, self->stream);
      fputc (self->column == 0 ? '\n' : ',', self->stream);
    }
  else
    {
      g_autofree char *printable = ef_cli_dup_printable (text);
      char *kept = g_string_chunk_insert (self->texts, printable);

      self->widths[column] = MAX (self->widths[column], ef_cli_get_text_width (kept));
      g_ptr_array_add (self->cells, kept);
    }
}

void
ef_cli_sheet_add_title (EfCliSheet *self,
                        const char *title)
{
  ef_cli_sheet_add (self, self->format == EF_CLI_FORMAT_TEXT ? _(title) : title);
}

void
ef_cli_sheet_add_unsigned (EfCliSheet *self,
                           guint64     value)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GUINT64_FORMAT, value);
  ef_cli_sheet_add (self, text);
}

/* Nothing is left behind the last cell of the row that has text. */
static void
print_text_row (EfCliSheet        *self,
                const char *const *cells)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint column = 0; column < self->n_columns; column++)
    {
      int padding = (int) (self->widths[column] - ef_cli_get_text_width (cells[column]));

      if (column > 0)
        g_string_append (line, "  ");
      if (self->right[column])
        g_string_append_printf (line, "%*s%s", padding, "", cells[column]);
      else
        g_string_append_printf (line, "%s%*s", cells[column], padding, "");
    }

  fputs (g_strchomp (line->str), self->stream);
  fputc ('\n', self->stream);
}

void
ef_cli_sheet_end (EfCliSheet *self)
{
  for (guint i = 0; i + self->n_columns <= self->cells->len; i += self->n_columns)
    print_text_row (self, (const char *const *) self->cells->pdata + i);

  g_free (self->right);
  g_free (self->widths);
  g_string_free (self->field, TRUE);
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

static void
print_json_cb (void       *data,
               const char *text,
               size_t      length)
{
  fwrite (text, 1, length, data);
}

yajl_gen
ef_cli_json_new (FILE *stream)
{
  yajl_gen json = yajl_gen_alloc (NULL);

  yajl_gen_config (json, yajl_gen_beautify, 1);
  yajl_gen_config (json, yajl_gen_indent_string, "  ");
  yajl_gen_config (json, yajl_gen_print_callback, print_json_cb, stream);

  return json;
}

void
ef_cli_json_end (yajl_gen json)
{
  yajl_gen_free (json);
}

void
ef_cli_json_text (yajl_gen    json,
                  const char *text)
{
  if (text == NULL)
    yajl_gen_null (json);
  else
    yajl_gen_string (json, (const guchar *) text, strlen (text));
}

void
ef_cli_json_number (yajl_gen json,
                    double   value)
{
  char text[EF_NUMBER_BUFFER];

  if (!isfinite (value))
    {
      yajl_gen_null (json);
      return;
    }

  ef_number_to_text (value, text);
  yajl_gen_number (json, text, strlen (text));
}

void
ef_cli_json_member_text (yajl_gen    json,
                         const char *name,
                         const char *text)
{
  ef_cli_json_text (json, name);
  ef_cli_json_text (json, text);
}

void
ef_cli_json_member_unsigned (yajl_gen    json,
                             const char *name,
                             guint64     value)
{
  ef_cli_json_text (json, name);
  yajl_gen_integer (json, (long long) value);
}

const char *
ef_cli_get_unit_symbol (const EfColumn *column)
{
  const EfUnit *unit = ef_column_get_unit (column);
  const char *symbol = unit != NULL ? ef_unit_get_symbol (unit) : NULL;

  return symbol != NULL && *symbol != '\0' ? symbol : NULL;
}

char *
ef_cli_dup_value (const EfColumn *column,
                  guint           row)
{
  char text[EF_NUMBER_BUFFER];
  double value;

  if (ef_column_get_kind (column) == EF_COLUMN_TEXT)
    return g_strdup (ef_column_get_text (column, row));

  value = ef_column_get_numbers (column)[row];
  if (isnan (value))
    return g_strdup ("");

  if (ef_column_get_kind (column) == EF_COLUMN_DATE)
    return ef_date_to_iso (value, ef_column_get_date_precision (column));

  return g_strdup (ef_number_to_text (value, text));
}

void
ef_cli_json_value (yajl_gen        json,
                   const EfColumn *column,
                   guint           row)
{
  if (ef_column_get_kind (column) == EF_COLUMN_NUMBER)
    {
      ef_cli_json_number (json, ef_column_get_numbers (column)[row]);
    }
  else
    {
      g_autofree char *value = ef_cli_dup_value (column, row);

      ef_cli_json_text (json, *value != '\0' ? value : NULL);
    }
}
