/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-limit-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"
#include "ef-ticks.h"

/* The exact number with the decimal mark of the locale. */
static char *
format_number (double value)
{
  char buffer[EF_NUMBER_BUFFER];
  g_auto (GStrv) parts = g_strsplit (ef_number_to_text (value, buffer), ".", 2);

  return g_strjoinv (ef_tick_style_for_locale ()->decimal_point, parts);
}

char *
ef_limit_text_format (const EfColumn *column, double limit)
{
  const EfUnit *unit;
  const char *symbol;
  g_autofree char *number = NULL;

  g_return_val_if_fail (column != NULL, NULL);

  if (ef_column_get_kind (column) == EF_COLUMN_DATE)
    return ef_date_to_iso (limit, EF_DATE_DAY);

  unit = ef_column_get_unit (column);
  symbol = unit != NULL ? ef_unit_get_symbol (unit) : "";
  number = format_number (limit);
  return g_strconcat (number, *symbol != '\0' ? " " : "", symbol, NULL);
}

EfComma
ef_limit_text_get_comma (void)
{
  return strcmp (ef_tick_style_for_locale ()->decimal_point, ",") == 0 ? EF_COMMA_DECIMAL
                                                                       : EF_COMMA_THOUSANDS;
}

char *
ef_tolerance_text_format (const EfColumn *column, const EfTolerance *tolerance)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (column != NULL && tolerance != NULL, NULL);

  if (!(tolerance->amount > 0))
    return g_strdup ("");
  if (!tolerance->percent)
    return ef_limit_text_format (column, tolerance->amount);
  number = format_number (tolerance->amount);
  return g_strconcat (number, " %", NULL);
}

gboolean
ef_tolerance_text_read (const EfColumn *column,
                        const char     *text,
                        EfTolerance    *tolerance,
                        GError        **error)
{
  const EfNumberStyle style = { ef_limit_text_get_comma (), FALSE };
  g_autofree char *trimmed = NULL;
  EfNumber number;
  double amount = 0;
  gboolean percent;

  g_return_val_if_fail (column != NULL && text != NULL && tolerance != NULL, FALSE);

  trimmed = g_strstrip (g_strdup (text));
  if (*trimmed == '\0')
    {
      *tolerance = (EfTolerance){ 0, FALSE };
      return TRUE;
    }
  percent = ef_number_read (trimmed, -1, &style, &number) == EF_NUMBER_OK && number.percent;
  if (percent)
    amount = number.value;
  else if (!ef_column_read_value (column, trimmed, ef_limit_text_get_comma (), &amount, error))
    return FALSE;
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
