/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cell-text.h"

#include "ef-energy-trace.h"

#include <locale.h>
#include <math.h>
#include <string.h>

/* A longer text may not be seen whole. */
#define MAX_PLAIN_LENGTH 14

/* A number as it stands in the table, with the decimal point of the user's language. */
static char *
dup_number (double value)
{
  char buffer[EF_NUMBER_BUFFER];
  const char *point = localeconv ()->decimal_point;
  const char *dot;

  ef_number_to_text (value, buffer);
  dot = strchr (buffer, '.');
  if (dot == NULL || g_str_equal (point, "."))
    return g_strdup (buffer);
  return g_strdup_printf ("%.*s%s%s", (int) (dot - buffer), buffer, point, dot + 1);
}

/* As exact as a computed value deserves; NULL where there is no number. */
static char *
dup_rounded (const EfColumn *column,
             guint           row)
{
  const double *numbers = ef_column_get_numbers (column);
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (ef_column_get_kind (column) != EF_COLUMN_NUMBER || isnan (numbers[row]))
    return NULL;
  g_ascii_formatd (digits, sizeof digits, "%.4g", numbers[row]);
  return dup_number (g_ascii_strtod (digits, NULL));
}

char *
ef_cell_text_dup (const EfColumn *column,
                  guint           row)
{
  const char *original;

  g_return_val_if_fail (column != NULL, NULL);

  original = ef_column_get_original (column, row);
  if (original != NULL)
    return g_strdup (original);
  if (ef_column_get_kind (column) == EF_COLUMN_NUMBER)
    {
      double value = ef_column_get_numbers (column)[row];

      return isnan (value) ? g_strdup ("") : dup_number (value);
    }
  return ef_column_dup_cell (column, row);
}

char *
ef_cell_text_dup_marked (const EfColumn *column,
                         guint           row)
{
  EfOrigin origin = ef_column_get_cell_origin (column, row);
  g_autofree char *text = NULL;
  const char *glyph;

  text = origin == EF_ORIGIN_DERIVED || origin == EF_ORIGIN_ESTIMATED ? dup_rounded (column, row)
                                                                     : NULL;
  if (text == NULL)
    text = ef_cell_text_dup (column, row);
  glyph = *text != '\0' ? ef_origin_to_glyph (origin) : "";
  return *glyph != '\0' ? g_strdup_printf ("%s %s", glyph, text) : g_steal_pointer (&text);
}

char *
ef_cell_text_dup_tip (const EfTable  *table,
                      const EfColumn *column,
                      guint           row)
{
  char *trace = ef_energy_trace_cell (table, column, row);
  g_autofree char *text = NULL;

  if (trace != NULL)
    return trace;
  text = ef_cell_text_dup (column, row);
  return strlen (text) > MAX_PLAIN_LENGTH ? g_steal_pointer (&text) : NULL;
}
