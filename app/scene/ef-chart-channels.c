/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-channels.h"

#include <math.h>

#include "ef-scene.h"
#include "ef-ticks.h"

/*
 * The eye compares areas, so the area of a marker is its value. Diameters go in steps of 2 percent
 * from the greatest one down to a sixteenth of it: nobody sees the difference, and markers of one
 * step share what it takes to draw them. A value with less than 1/256 of the greatest area would
 * not be visible; such points get the least size, and the legend says from where on.
 */

#define SHADE_STEPS (EF_MARKER_SHADES - 1)
#define SIZE_STEPS (EF_MARKER_SIZES - 1)

gboolean
ef_chart_channels_can_be_size (const EfColumn *column)
{
  const EfQuantity *quantity;

  g_return_val_if_fail (column != NULL, FALSE);

  quantity = ef_column_get_quantity (column);

  return ef_column_get_kind (column) == EF_COLUMN_NUMBER
         && (quantity == NULL || !ef_quantity_is_ordinal (quantity));
}

guint8
ef_channel_get_shade (const EfChannel *self, double value)
{
  double position;

  g_return_val_if_fail (self != NULL, 0);

  if (!ef_axis_data_place (&self->axis, value, &position))
    return 0;
  /* All values are equal: neither a low nor a high one. */
  if (!(self->high > self->low))
    return SHADE_STEPS / 2;
  position = (position - self->low) / (self->high - self->low);

  return (guint8) (1 + CLAMP (floor (position * SHADE_STEPS), 0, SHADE_STEPS - 1));
}

guint8
ef_channel_get_size (const EfChannel *self, double value)
{
  double share;

  g_return_val_if_fail (self != NULL, 0);

  value *= self->axis.factor;
  if (!(value >= 0 && isfinite (value)))
    return 0;
  if (!(self->high > 0))
    return 1;
  /* Half the logarithm, because the diameter is the root of the area. */
  share = 1 + 0.5 * log (value / self->high) / log (EF_CHANNEL_SIZE_RATIO);

  return (guint8) (1 + lround (CLAMP (share, 0, 1) * (SIZE_STEPS - 1)));
}

double
ef_channel_get_diameter (guint step)
{
  double share = (MAX (step, 1) - 1) / (double) (SIZE_STEPS - 1);

  return pow (EF_CHANNEL_SIZE_RATIO, MIN (share, 1) - 1);
}

static void
find_range (EfChannel *channel, const guint32 *counted, guint n_counted)
{
  const double *numbers = ef_column_get_numbers (channel->axis.column);

  channel->low = INFINITY;
  channel->high = -INFINITY;
  for (guint i = 0; i < n_counted; i++)
    {
      double position = numbers[counted[i]] * channel->axis.factor;

      if (!isfinite (position) || (channel->axis.scale == EF_SCALE_KIND_LOG && position <= 0))
        continue;
      channel->low = MIN (channel->low, position);
      channel->high = MAX (channel->high, position);
    }
  if (!(channel->low <= channel->high))
    channel->low = channel->high = channel->axis.scale == EF_SCALE_KIND_LOG ? 1 : 0;
  channel->low = ef_scale_forward (channel->axis.scale, channel->low);
  channel->high = ef_scale_forward (channel->axis.scale, channel->high);
}

void
ef_chart_channels_find_shades (
  EfChannel *channel, const guint32 *rows, guint n, const guint32 *counted, guint n_counted)
{
  const double *numbers;
  guint8 *steps;

  g_return_if_fail (channel != NULL && channel->axis.column != NULL);

  find_range (channel, counted, n_counted);
  numbers = ef_column_get_numbers (channel->axis.column);
  steps = g_new (guint8, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      steps[i] = ef_channel_get_shade (channel, numbers[rows[i]]);
      channel->n_without += steps[i] == 0;
    }
  channel->steps = steps;
}

void
ef_chart_channels_find_sizes (
  EfChannel *channel, const guint32 *rows, guint n, const guint32 *counted, guint n_counted)
{
  const double *numbers;
  double least;
  guint8 *steps;

  g_return_if_fail (channel != NULL && channel->axis.column != NULL);

  find_range (channel, counted, n_counted);
  channel->low = 0;
  channel->high = MAX (channel->high, 0);
  least = channel->high / (EF_CHANNEL_SIZE_RATIO * EF_CHANNEL_SIZE_RATIO);
  numbers = ef_column_get_numbers (channel->axis.column);
  steps = g_new (guint8, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      steps[i] = ef_channel_get_size (channel, numbers[rows[i]]);
      channel->n_without += steps[i] == 0;
      channel->n_least += steps[i] > 0 && numbers[rows[i]] * channel->axis.factor < least;
    }
  channel->steps = steps;
}
