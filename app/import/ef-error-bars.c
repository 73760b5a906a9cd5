/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-error-bars.h"

#include <math.h>
#include <string.h>

#include "ef-number.h"

/* Words of headers that announce an interval. */
static const char *const words[] = { "ci", "ci95", "interval", "margin" };

static gboolean
announces_interval (const char *header)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *folded = g_ascii_strdown (header, -1);

  for (char *p = folded; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p))
      *p = ' ';
  parts = g_strsplit (folded, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (words); j++)
      if (strcmp (parts[i], words[j]) == 0)
        return TRUE;

  return FALSE;
}

/* "+5/-5" as bounds around 0: the number reader knows all the forms once there is a value in
 * front. */
static gboolean
read_margins (const char *text, double *low, double *high)
{
  const EfNumberStyle style = { EF_COMMA_THOUSANDS, FALSE };
  g_autofree char *with_value = g_strconcat ("0 ", text, NULL);
  EfNumber number;

  if (ef_number_read (with_value, -1, &style, &number) != EF_NUMBER_OK || isnan (number.low)
      || isnan (number.high))
    return FALSE;
  *low = number.low;
  *high = number.high;

  return TRUE;
}

/* The numbers with bounds, or NULL if too few cells of @margins are margins. */
static EfColumn *
with_bounds (EfColumn *numbers, EfColumn *margins)
{
  const guint n_rows = ef_column_get_n_rows (numbers);
  const double *values = ef_column_get_numbers (numbers);
  g_autoptr (EfColumnBuilder) builder = NULL;
  guint n_read = 0;

  builder = ef_column_builder_new (ef_column_get_name (numbers), EF_COLUMN_NUMBER);
  ef_column_builder_set_quantity (builder, ef_column_get_quantity (numbers),
                                  ef_column_get_unit (numbers));
  ef_column_builder_reserve (builder, n_rows);
  for (guint row = 0; row < n_rows; row++)
    {
      const char *original = ef_column_get_original (numbers, row);
      double low = NAN;
      double high = NAN;

      if (read_margins (ef_column_get_text (margins, row), &low, &high))
        n_read++;
      if (isnan (values[row]))
        ef_column_builder_add_missing (builder, original, -1);
      else
        ef_column_builder_add_number_full (builder, values[row], values[row] + low,
                                           values[row] + high, original, -1);
    }
  if (n_read == 0 || n_read * 5 < ef_column_get_n_present (margins) * 4)
    return NULL;

  return ef_column_builder_end (g_steal_pointer (&builder));
}

void
ef_error_bars_attach (GPtrArray *columns)
{
  for (guint i = 1; i < columns->len; i++)
    {
      EfColumn *margins = g_ptr_array_index (columns, i);
      EfColumn *numbers = g_ptr_array_index (columns, i - 1);
      EfColumn *bounded;

      if (ef_column_get_kind (margins) != EF_COLUMN_TEXT
          || ef_column_get_kind (numbers) != EF_COLUMN_NUMBER
          || ef_column_get_lows (numbers) != NULL
          || !announces_interval (ef_column_get_name (margins)))
        continue;
      bounded = with_bounds (numbers, margins);
      if (bounded != NULL)
        {
          g_ptr_array_index (columns, i - 1) = bounded;
          ef_column_unref (numbers);
        }
    }
}
