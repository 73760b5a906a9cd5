/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-axis-unit.h"

#include <math.h>

#include "ef-chart-words.h"
#include "ef-estimate-column.h"
#include "ef-legible-unit.h"

/* The least tick of a linear axis is about so much of its greatest. */
#define LINEAR_TICK 0.1

void
ef_axis_unit_choose (EfAxisData *axis, gboolean titled)
{
  const EfQuantity *quantity = ef_column_get_quantity (axis->column);
  double low, high;

  axis->chose_unit = FALSE;
  axis->unit = axis->factor == 1 ? ef_column_get_unit (axis->column) : NULL;
  if (quantity != NULL && ef_quantity_is_count_like (quantity))
    axis->unit = ef_quantity_get_unit (quantity);

  if (titled || axis->factor != 1 || !ef_legible_unit_has_multiples (axis->unit)
      || (ef_estimate_column_get_name (ef_column_get_name (axis->column)) == NULL
          && ef_chart_words_shows_unit_of_header (axis->column))
      || !ef_column_get_range (axis->column, &low, &high))
    return;

  if (axis->scale != EF_SCALE_KIND_LOG || !(low > 0))
    {
      high = fmax (fabs (low), fabs (high));
      low = LINEAR_TICK * high;
    }
  axis->unit = ef_legible_unit_for_range (axis->unit, low, high);
  axis->chose_unit = TRUE;
}

GArray *
ef_axis_unit_make_ticks (
  const EfAxisData *axis, double min, double max, guint n_wanted, const EfTickStyle *style)
{
  EfTickStyle beside = ef_tick_style_beside (style, axis->unit);
  const EfQuantity *quantity = ef_column_get_quantity (axis->column);
  int power = axis->chose_unit
                ? ef_legible_unit_get_power (ef_column_get_unit (axis->column), axis->unit)
                : 0;
  gboolean logarithmic = axis->scale == EF_SCALE_KIND_LOG;
  double times = pow (10, abs (power));
  GArray *ticks;

  if (power == 0)
    return ef_ticks_new (axis->scale, min, max, n_wanted, quantity, &beside);

  /* Units are thousands of each other, so ticks are at the same places in any of them. */
  if (logarithmic)
    ticks = ef_ticks_new (axis->scale, min + power, max + power, n_wanted, quantity, &beside);
  else if (power < 0)
    ticks = ef_ticks_new (axis->scale, min / times, max / times, n_wanted, quantity, &beside);
  else
    ticks = ef_ticks_new (axis->scale, min * times, max * times, n_wanted, quantity, &beside);
  for (guint i = 0; i < ticks->len; i++)
    {
      double *position = &g_array_index (ticks, EfTick, i).position;

      if (logarithmic)
        *position -= power;
      else
        *position = power < 0 ? *position * times : *position / times;
    }

  return ticks;
}

gboolean
ef_axis_unit_read_value (
  const EfAxisData *axis, const char *text, EfComma comma, double *value, GError **error)
{
  const EfNumberStyle style = { comma, FALSE };
  EfNumber number;

  g_return_val_if_fail (axis != NULL && text != NULL && value != NULL, FALSE);

  if (!ef_column_read_value (axis->column, text, comma, value, error))
    return FALSE;
  if (axis->chose_unit && ef_number_read (text, -1, &style, &number) == EF_NUMBER_OK
      && number.unit == NULL)
    *value = ef_legible_unit_convert (*value, axis->unit, ef_column_get_unit (axis->column));

  return TRUE;
}
