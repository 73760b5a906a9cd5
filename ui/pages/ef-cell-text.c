/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cell-text.h"

#include <locale.h>
#include <math.h>
#include <string.h>

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
