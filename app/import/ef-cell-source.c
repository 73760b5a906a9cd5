/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cell-source.h"

#include <glib/gi18n-lib.h>

/* Below this a column is read as a whole. */
#define LONG_COLUMN 4000
#define SAMPLES 512
#define PRESENT_MIN 64

/* Characters of a cell that a diagnostic quotes. */
#define QUOTE_MAX 60

/* The golden ratio in 32 bits. Its multiples fall evenly over a range and never in step with the
 * rows, so that a column in which every thousandth row is a heading is not judged by its
 * headings. */
#define GOLDEN 2654435769u

gboolean
ef_cell_source_is_hopeless (EfCellSource *self, gboolean (*test) (const char *text, gsize length))
{
  guint n_present = 0;

  if (self->n_rows < LONG_COLUMN)
    return FALSE;

  for (guint32 i = 0; i < SAMPLES; i++)
    {
      guint row = (guint) (((guint64) (i * GOLDEN) * self->n_rows) >> 32);
      gsize length;
      const char *text = self->get_text (self, row, &length);

      if (length == 0)
        continue;
      if (test (text, length))
        return FALSE;
      n_present++;
    }

  return n_present >= PRESENT_MIN;
}

static void
report (EfCellSource *self, guint n, EfSeverity severity, guint row, const char *format,
        va_list args)
{
  const char *file = self->get_file != NULL ? self->get_file (self, row) : self->file;
  g_autofree char *place = self->describe_place (self, row);
  g_autofree char *message = g_strdup_vprintf (format, args);

  ef_diagnostics_add_many (self->diagnostics, n, severity, file, place, "%s", message);
}

void
ef_cell_source_report (EfCellSource *self, EfSeverity severity, guint row, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  report (self, 1, severity, row, format, args);
  va_end (args);
}

void
ef_cell_source_report_many (EfCellSource *self, guint n, EfSeverity severity, guint row,
                            const char *format, ...)
{
  va_list args;

  va_start (args, format);
  report (self, n, severity, row, format, args);
  va_end (args);
}

char *
ef_cell_source_quote (EfCellSource *self, guint row)
{
  gsize length;
  const char *text = self->get_text (self, row, &length);
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) MIN (length, 4 * QUOTE_MAX));
  g_autofree char *shortened = NULL;

  for (char *p = valid; *p != '\0'; p++)
    if (g_ascii_isspace (*p) || (guint8) *p < 0x20)
      *p = ' ';
  if (g_utf8_strlen (valid, -1) <= QUOTE_MAX)
    return g_steal_pointer (&valid);
  shortened = g_utf8_substring (valid, 0, QUOTE_MAX);

  return g_strconcat (shortened, "…", NULL);
}

void
ef_cell_crowd_add (EfCellCrowd *self, guint row)
{
  if (self->n < EF_CELL_CROWD_QUOTES)
    self->rows[self->n] = row;
  self->n++;
}

char *
ef_cell_crowd_quote (const EfCellCrowd *self, EfCellSource *source)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < MIN (self->n, EF_CELL_CROWD_QUOTES); i++)
    {
      g_autofree char *quoted = ef_cell_source_quote (source, self->rows[i]);
      g_autofree char *place = source->describe_place (source, self->rows[i]);

      /* Translators: a cell and its place: "“386x1” (12)". */
      g_string_append_printf (list, _("“%s” (%s)"), quoted, place);
      g_string_append (list, i + 1 < self->n ? ", " : "");
    }
  if (self->n > EF_CELL_CROWD_QUOTES)
    g_string_append (list, "…");

  return g_string_free (list, FALSE);
}
