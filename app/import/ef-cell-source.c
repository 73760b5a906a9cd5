/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cell-source.h"

/* Below this a column is read as a whole. */
#define LONG_COLUMN 4000
#define SAMPLES 512
#define PRESENT_MIN 64

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

void
ef_cell_source_report (EfCellSource *self, EfSeverity severity, guint row, const char *format, ...)
{
  const char *file = self->get_file != NULL ? self->get_file (self, row) : self->file;
  g_autofree char *place = self->describe_place (self, row);
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  ef_diagnostics_add (self->diagnostics, severity, file, place, "%s", message);
}
