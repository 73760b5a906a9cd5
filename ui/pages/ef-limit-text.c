/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-limit-text.h"

#include <string.h>

#include "ef-ticks.h"

char *
ef_limit_text_format (const EfColumn *column, double limit)
{
  const EfUnit *unit = ef_column_get_unit (column);
  const char *symbol = unit != NULL ? ef_unit_get_symbol (unit) : "";
  const char *point = ef_tick_style_for_locale ()->decimal_point;
  char buffer[EF_NUMBER_BUFFER];
  g_auto (GStrv) parts = NULL;
  g_autofree char *number = NULL;

  g_return_val_if_fail (column != NULL, NULL);

  if (ef_column_get_kind (column) == EF_COLUMN_DATE)
    return ef_date_to_iso (limit, EF_DATE_DAY);

  parts = g_strsplit (ef_number_to_text (limit, buffer), ".", 2);
  number = g_strjoinv (point, parts);
  return g_strconcat (number, *symbol != '\0' ? " " : "", symbol, NULL);
}

EfComma
ef_limit_text_get_comma (void)
{
  return strcmp (ef_tick_style_for_locale ()->decimal_point, ",") == 0 ? EF_COMMA_DECIMAL
                                                                       : EF_COMMA_THOUSANDS;
}
