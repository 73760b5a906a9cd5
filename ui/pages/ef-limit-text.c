/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-limit-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-analysis.h"
#include "ef-axis-unit.h"
#include "ef-error.h"
#include "ef-legible-unit.h"
#include "ef-ticks.h"

/* The exact number with the decimal mark of the locale. */
static char *
format_number (double value)
{
  char buffer[EF_NUMBER_BUFFER];
  g_auto (GStrv) parts = g_strsplit (ef_number_to_text (value, buffer), ".", 2);

  return g_strjoinv (ef_tick_style_for_locale ()->decimal_point, parts);
}

static char *
format_with_unit (double value, const EfUnit *unit)
{
  const char *symbol = unit != NULL ? ef_unit_get_symbol (unit) : "";
  g_autofree char *number = format_number (value);

  return g_strconcat (number, *symbol != '\0' ? " " : "", symbol, NULL);
}

char *
ef_limit_text_format (const EfColumn *column, double limit)
{
  g_return_val_if_fail (column != NULL, NULL);

  if (ef_column_get_kind (column) == EF_COLUMN_DATE)
    return ef_date_to_iso (limit, EF_DATE_DAY);

  return format_with_unit (limit, ef_column_get_unit (column));
}

char *
ef_limit_text_format_on (const EfAxisData *axis, double limit)
{
  g_return_val_if_fail (axis != NULL, NULL);

  if (!axis->chose_unit)
    return ef_limit_text_format (axis->column, limit);

  return format_with_unit (
    ef_legible_unit_convert (limit, ef_column_get_unit (axis->column), axis->unit), axis->unit);
}

EfComma
ef_limit_text_get_comma (void)
{
  return strcmp (ef_tick_style_for_locale ()->decimal_point, ",") == 0 ? EF_COMMA_DECIMAL
                                                                       : EF_COMMA_THOUSANDS;
}

gboolean
ef_limit_text_read_number (const char *text,
                           const char *dimension,
                           double     *value,
                           gboolean   *percent)
{
  const gboolean counts = g_strcmp0 (dimension, "count") == 0;
  const EfNumberStyle style = { ef_limit_text_get_comma (), counts };
  g_autofree char *trimmed = NULL;
  const EfUnit *unit = NULL;
  EfNumber number;

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  trimmed = g_strstrip (g_strdup (text));
  if (ef_number_read (trimmed, -1, &style, &number) != EF_NUMBER_OK ||
      number.reason != EF_NUMBER_REASON_NONE || !isnan (number.low) || !isnan (number.high) ||
      (number.percent && percent == NULL))
    return FALSE;
  if (number.unit != NULL)
    {
      unit = ef_unit_find (number.unit, number.unit_length);
      if (unit == NULL || g_strcmp0 (ef_unit_get_dimension (unit), dimension) != 0)
        return FALSE;
    }
  *value = number.value * (unit != NULL ? ef_unit_get_factor (unit) : 1);
  if (percent != NULL)
    *percent = number.percent;
  return TRUE;
}

char *
ef_tolerance_text_format (const EfAxisData *axis, const EfTolerance *tolerance)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (axis != NULL && tolerance != NULL, NULL);

  if (!(tolerance->amount > 0))
    return g_strdup ("");
  if (!tolerance->percent)
    return ef_limit_text_format_on (axis, tolerance->amount);
  number = format_number (tolerance->amount);
  return g_strconcat (number, " %", NULL);
}

gboolean
ef_tolerance_text_read (const EfAxisData *axis,
                        const char       *text,
                        EfTolerance      *tolerance,
                        GError          **error)
{
  const EfNumberStyle style = { ef_limit_text_get_comma (), FALSE };
  g_autofree char *trimmed = NULL;
  const char *refusal;
  EfNumber number;
  double amount = 0;
  gboolean percent;

  g_return_val_if_fail (axis != NULL && text != NULL && tolerance != NULL, FALSE);

  trimmed = g_strstrip (g_strdup (text));
  if (*trimmed == '\0')
    {
      *tolerance = (EfTolerance){ 0, FALSE };
      return TRUE;
    }
  percent = ef_number_read (trimmed, -1, &style, &number) == EF_NUMBER_OK && number.percent;
  if (percent)
    amount = number.value;
  else if (!ef_axis_unit_read_value (axis, trimmed, ef_limit_text_get_comma (), &amount, error))
    return FALSE;
  refusal = ef_analysis_get_refusal (EF_ANALYSIS_SHARE, ef_axis_data_is_ordinal (axis), FALSE);
  if (percent && amount > 0 && refusal != NULL)
    {
      g_set_error_literal (error, EF_ERROR, EF_ERROR_SYNTAX, refusal);
      return FALSE;
    }
  if (!(amount >= 0))
    {
      g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX,
                   _("“%s” is below zero; what is near cannot be better than the frontier."),
                   trimmed);
      return FALSE;
    }
  *tolerance = (EfTolerance){ amount, percent && amount > 0 };
  return TRUE;
}
