/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-column-private.h"
#include "ef-error.h"
#include "ef-header-private.h"

/* Values that a person types beside a column: in a filter, as a limit. */

const EfDimension *
ef_column_get_dimension (const EfColumn *self)
{
  const EfUnit *unit = ef_column_get_unit (self);
  const EfQuantity *quantity = ef_column_get_quantity (self);

  if (unit != NULL)
    return unit->dimension;

  return quantity != NULL ? quantity->dimension : NULL;
}

gboolean
ef_column_convert (const EfColumn *self, const char *text, double *value, GError **error)
{
  const EfDimension *dimension;
  const EfUnit *unit = NULL;

  g_return_val_if_fail (self != NULL && text != NULL && value != NULL, FALSE);

  dimension = ef_column_get_dimension (self);
  /* A percent sign is never divided by, here as in the cells. */
  if (dimension == NULL && strcmp (text, "%") == 0)
    return TRUE;
  if (dimension == NULL && ef_magnitude_read (text) > 0)
    {
      *value *= ef_magnitude_read (text);
      return TRUE;
    }

  if (dimension != NULL)
    unit = ef_dimension_find_unit (dimension, text, dimension->unit);
  if (unit == NULL)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX, _("“%s” is not a unit of the column “%s”."),
                   text, ef_column_get_name (self));
      return FALSE;
    }
  if (ef_column_get_unit (self) == NULL && !dimension->bare)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX,
                   _("The unit of the column “%s” is not known, so its numbers cannot be compared "
                     "with %s."),
                   ef_column_get_name (self), text);
      return FALSE;
    }

  *value = *value * unit->factor / ef_column_get_factor (self);
  return TRUE;
}

static gboolean
read_number (const EfColumn *self, const char *text, EfComma comma, double *value, GError **error)
{
  const EfNumberStyle style = { comma, FALSE };
  EfNumber number;
  g_autofree char *unit = NULL;

  if (ef_number_read (text, -1, &style, &number) != EF_NUMBER_OK
      || number.reason != EF_NUMBER_REASON_NONE)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX, _("“%s” is not a number."), text);
      return FALSE;
    }

  *value = number.value;
  if (number.percent)
    return ef_column_convert (self, "%", value, error);
  if (number.unit == NULL)
    return TRUE;
  unit = g_strndup (number.unit, number.unit_length);
  return ef_column_convert (self, unit, value, error);
}

gboolean
ef_column_read_value (
  const EfColumn *self, const char *text, EfComma comma, double *value, GError **error)
{
  g_autofree char *trimmed = NULL;
  EfDatePrecision precision;

  g_return_val_if_fail (self != NULL && text != NULL && value != NULL, FALSE);
  g_return_val_if_fail (ef_column_get_kind (self) != EF_COLUMN_TEXT, FALSE);

  trimmed = g_strstrip (g_strdup (text));
  if (ef_column_get_kind (self) == EF_COLUMN_NUMBER)
    return read_number (self, trimmed, comma, value, error);

  if (ef_date_read (trimmed, -1, value, &precision))
    return TRUE;
  g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX, _("“%s” is not a date."), trimmed);
  return FALSE;
}
