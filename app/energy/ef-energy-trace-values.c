/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-trace-private.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "ef-words.h"
#include "ef-estimate-column.h"
#include "ef-legible-unit.h"

/* The numbers of a trace, with their units, as people read them. */

/* Greater whole numbers are powers of ten times something. */
#define WHOLE_MAX 1e15
#define KILOWATT_HOURS_MIN 1e-3

/* In the manner of the locale, or of the language of a figure, which is the same everywhere. */
static char *
format_shortest (double value)
{
  gboolean in_figure = ef_words_get_entered () != NULL;
  const char *point = in_figure ? C_ ("decimal mark", ".") : localeconv ()->decimal_point;
  const char *mark = in_figure ? C_ ("thousands mark", ",") : localeconv ()->thousands_sep;
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[EF_NUMBER_BUFFER];
  const char *number = ef_number_to_text (value, buffer);
  gsize n_digits;

  if (*number == '-')
    g_string_append_c (text, *number++);
  n_digits = strspn (number, "0123456789");
  ef_number_append_grouped (text, number, n_digits,
                            n_digits >= EF_NUMBER_GROUPED_FROM ? mark : "");
  number += n_digits;
  if (*number == '.')
    {
      g_string_append (text, point);
      number++;
    }
  g_string_append (text, number);

  return ef_number_typeset_exponent (text->str);
}

/* With that many significant digits. */
static char *
format_number (double value, int digits)
{
  char rounded[G_ASCII_DTOSTR_BUF_SIZE];
  char format[] = "%.0g";

  format[2] = (char) ('0' + digits);
  g_ascii_formatd (rounded, sizeof rounded, format, value);

  return format_shortest (g_ascii_strtod (rounded, NULL));
}

char *
ef_energy_trace_format_exactly (double value)
{
  return value == rint (value) && fabs (value) < WHOLE_MAX ? format_shortest (value)
                                                           : format_number (value, 6);
}

char *
ef_energy_trace_format_cell (const EfColumn *column, guint row, double value)
{
  EfOrigin origin = ef_column_get_cell_origin (column, row);

  return origin == EF_ORIGIN_DERIVED || origin == EF_ORIGIN_ESTIMATED
           ? format_number (value, 4)
           : ef_energy_trace_format_exactly (value);
}

/* In kilowatt-hours, as grids are rated by, unless that would be a matter of counting zeros. */
static char *
format_energy (double joules)
{
  const EfUnit *unit = ef_unit_find_by_id ("kilowatt-hour");
  double value = joules / ef_unit_get_factor (unit);
  const EfUnit *legible
    = fabs (value) < KILOWATT_HOURS_MIN ? ef_legible_unit_for_value (unit, value) : unit;
  g_autofree char *number
    = ef_energy_trace_format_exactly (ef_legible_unit_convert (value, unit, legible));

  return g_strdup_printf ("%s %s", number, ef_unit_get_symbol (legible));
}

static char *
format_carbon (double kilograms)
{
  const EfUnit *unit = ef_unit_find_by_id ("kilogram");
  const EfUnit *legible = ef_legible_unit_for_value (unit, kilograms);
  g_autofree char *number
    = ef_energy_trace_format_exactly (ef_legible_unit_convert (kilograms, unit, legible));

  return g_strdup_printf ("%s %s", number, ef_unit_get_symbol (legible));
}

char *
ef_energy_trace_format_input (EfInput input, double value)
{
  double per_unit = input == EF_INPUT_PEAK || input == EF_INPUT_OLD_PEAK ? 1e12
                    : input == EF_INPUT_UTILISATION                      ? 0.01
                                                                         : 1;
  g_autofree char *number = ef_energy_trace_format_exactly (value / per_unit);

  switch (input)
    {
    case EF_INPUT_POWER:
      return g_strdup_printf (_("%s W"), number);
    case EF_INPUT_PEAK:
    case EF_INPUT_OLD_PEAK:
      return g_strdup_printf (_("%s TFLOP/s"), number);
    case EF_INPUT_INTENSITY:
      return g_strdup_printf (_("%s g/kWh"), number);
    case EF_INPUT_UTILISATION:
      return g_strdup_printf (_("%s %%"), number);
    case EF_INPUT_ENERGY:
      return format_energy (value);
    case EF_INPUT_CARBON:
      return format_carbon (value);
    default:
      return g_steal_pointer (&number);
    }
}

char *
ef_energy_trace_value (const EfColumn *column, guint row)
{
  const EfUnit *stated = ef_column_get_unit (column);
  const double *lows = ef_column_get_lows (column);
  const double *highs = ef_column_get_highs (column);
  const EfUnit *unit;
  g_autofree char *cell = NULL;
  g_autofree char *value = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (ef_column_get_kind (column) != EF_COLUMN_NUMBER)
    return ef_column_dup_cell (column, row);
  if (isnan (ef_column_get_numbers (column)[row]))
    return g_strdup ("");

  unit = ef_estimate_column_choose_cell_unit (column, row);
  cell = ef_energy_trace_format_cell (
    column, row, ef_legible_unit_convert (ef_column_get_numbers (column)[row], stated, unit));
  value = unit != NULL && *ef_unit_get_symbol (unit) != '\0'
            ? g_strdup_printf ("%s %s", cell, ef_unit_get_symbol (unit))
            : g_strdup (cell);
  if (lows == NULL || highs == NULL || isnan (lows[row]) || isnan (highs[row]))
    return g_steal_pointer (&value);

  low = ef_energy_trace_format_cell (
    column, row, ef_legible_unit_convert (lows[row], stated, unit));
  high = ef_energy_trace_format_cell (
    column, row, ef_legible_unit_convert (highs[row], stated, unit));

  /* Translators: a value with its unit, and its least and greatest: "4.2 t (2.1 to 8.4)" */
  return g_strdup_printf (_("%s (%s to %s)"), value, low, high);
}

char *
ef_energy_trace_share (double share)
{
  g_autofree char *number = format_number (share * 100, 3);

  return g_strdup_printf (_("%s %%"), number);
}
