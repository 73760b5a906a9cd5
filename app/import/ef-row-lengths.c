/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-row-lengths.h"

#include <glib/gi18n-lib.h>

/* So many lines are named. */
#define LINES_MAX 5

void
ef_row_lengths_add (EfRowLengths *self, guint n_columns, guint n_cells, guint line)
{
  EfRowLengthsKind *kind = n_cells < n_columns ? &self->shorter : &self->longer;

  if (kind->n++ == 0)
    {
      kind->first_line = line;
      kind->first_cells = kind->least = kind->most = n_cells;
      kind->lines = g_string_new (NULL);
    }
  kind->least = MIN (kind->least, n_cells);
  kind->most = MAX (kind->most, n_cells);
  if (kind->n <= LINES_MAX)
    g_string_append_printf (kind->lines, "%s%u", kind->n > 1 ? ", " : "", line);
  else if (kind->n == LINES_MAX + 1)
    g_string_append (kind->lines, ", …");
}

static char *
describe_one (const EfRowLengthsKind *kind, guint n_columns, gboolean surplus)
{
  if (surplus)
    return g_strdup_printf (ngettext ("The table has %u column, but this row has %u cells. The "
                                      "cells behind are left out.",
                                      "The table has %u columns, but this row has %u cells. The "
                                      "cells behind are left out.",
                                      n_columns),
                            n_columns, kind->first_cells);

  return g_strdup_printf (ngettext ("The table has %u column, but this row has %u cells. The "
                                    "missing cells are left empty.",
                                    "The table has %u columns, but this row has %u cells. The "
                                    "missing cells are left empty.",
                                    n_columns),
                          n_columns, kind->first_cells);
}

static char *
describe_many (const EfRowLengthsKind *kind, guint n_columns, gboolean surplus)
{
  g_autofree char *cells = NULL;

  if (kind->least == kind->most)
    cells = g_strdup_printf ("%u", kind->most);
  else
    /* Translators: "2 to 5" (cells). */
    cells = g_strdup_printf (_("%u to %u"), kind->least, kind->most);
  if (surplus)
    /* Translators: rows, cells ("7" or "7 to 9"), columns, lines of the file ("3, 9, 14, …"). */
    return g_strdup_printf (ngettext ("%u rows have %s cell where the header has %u (lines %s). "
                                      "The cells behind are left out.",
                                      "%u rows have %s cells where the header has %u (lines %s). "
                                      "The cells behind are left out.",
                                      kind->most),
                            kind->n, cells, n_columns, kind->lines->str);

  return g_strdup_printf (ngettext ("%u rows have %s cell where the header has %u (lines %s). The "
                                    "missing cells are left empty.",
                                    "%u rows have %s cells where the header has %u (lines %s). The "
                                    "missing cells are left empty.",
                                    kind->most),
                          kind->n, cells, n_columns, kind->lines->str);
}

static void
tell (EfRowLengthsKind *kind, guint n_columns, gboolean surplus, const char *file,
      EfDiagnostics *diagnostics)
{
  g_autofree char *message = NULL;
  g_autofree char *place = NULL;

  if (kind->n == 0)
    return;
  message = kind->n == 1 ? describe_one (kind, n_columns, surplus)
                         : describe_many (kind, n_columns, surplus);
  place = g_strdup_printf ("%u", kind->first_line);
  ef_diagnostics_add_many (diagnostics, kind->n, EF_SEVERITY_WARNING, file, place, "%s", message);
  g_string_free (kind->lines, TRUE);
  *kind = (EfRowLengthsKind) { 0 };
}

void
ef_row_lengths_tell (EfRowLengths *self, guint n_columns, const char *file,
                     EfDiagnostics *diagnostics)
{
  tell (&self->shorter, n_columns, FALSE, file, diagnostics);
  tell (&self->longer, n_columns, TRUE, file, diagnostics);
}
