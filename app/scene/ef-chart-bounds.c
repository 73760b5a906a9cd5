/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-bounds.h"

#include <math.h>

#define BARS_MAX 3000
/* Of the extent, on each side. */
#define REACH_MAX 0.25

gboolean
ef_axis_data_has_bounds (const EfAxisData *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return ef_column_get_lows (self->column) != NULL || ef_column_get_highs (self->column) != NULL;
}

gboolean
ef_axis_data_get_bounds (const EfAxisData *self, guint row, double *low, double *high)
{
  const double *lows, *highs;
  double value;

  g_return_val_if_fail (self != NULL && low != NULL && high != NULL, FALSE);

  lows = ef_column_get_lows (self->column);
  highs = ef_column_get_highs (self->column);
  value = ef_column_get_numbers (self->column)[row];
  *low = lows != NULL && lows[row] < value ? lows[row] : NAN;
  *high = highs != NULL && highs[row] > value ? highs[row] : NAN;
  /* Nothing is infinitely far off. */
  if (!isfinite (*low))
    *low = NAN;
  if (!isfinite (*high))
    *high = NAN;

  return !isnan (*low) || !isnan (*high);
}

static gboolean
is_bounded (const EfChartData *data, guint point)
{
  double low, high;

  return ef_axis_data_get_bounds (&data->x, data->rows[point], &low, &high)
         || ef_axis_data_get_bounds (&data->y, data->rows[point], &low, &high);
}

guint
ef_chart_bounds_count (const EfChartData *data)
{
  guint n = 0;

  g_return_val_if_fail (data != NULL, 0);

  if (!ef_axis_data_has_bounds (&data->x) && !ef_axis_data_has_bounds (&data->y))
    return 0;
  for (guint i = 0; i < data->n; i++)
    n += is_bounded (data, i);

  return n;
}

EfBars
ef_chart_bounds_choose (const EfChartData *data)
{
  guint n = ef_chart_bounds_count (data);

  if (n <= BARS_MAX)
    return n > 0 ? EF_BARS_ALL : EF_BARS_NONE;

  n = 0;
  for (guint i = 0; i < data->n_front; i++)
    n += is_bounded (data, data->front[i]);
  return n > 0 && n <= BARS_MAX ? EF_BARS_OF_FRONT : EF_BARS_NONE;
}

/* Along one axis; @points: indices, or NULL for all. */
static void
widen (const EfAxisData *axis,
       const EfChartData *data,
       const guint32 *points,
       guint n,
       double *min,
       double *max)
{
  /* Where all points have one value there is nothing to press together. */
  double most = *max > *min ? REACH_MAX * (*max - *min) : INFINITY;
  double least = *min - most;
  double largest = *max + most;

  if (!ef_axis_data_has_bounds (axis))
    return;
  for (guint i = 0; i < n; i++)
    {
      double low, high, place;

      ef_axis_data_get_bounds (axis, data->rows[points != NULL ? points[i] : i], &low, &high);
      if (ef_axis_data_place (axis, low, &place))
        *min = MAX (least, MIN (*min, place));
      if (ef_axis_data_place (axis, high, &place))
        *max = MIN (largest, MAX (*max, place));
    }
}

EfView
ef_chart_bounds_get_reach (const EfChartData *data)
{
  EfView reach;
  EfBars bars;
  const guint32 *points;
  guint n;

  g_return_val_if_fail (data != NULL, (EfView){ 0 });

  reach = data->extent;
  bars = ef_chart_bounds_choose (data);
  if (bars == EF_BARS_NONE)
    return reach;

  points = bars == EF_BARS_OF_FRONT ? data->front : NULL;
  n = bars == EF_BARS_OF_FRONT ? data->n_front : data->n;
  widen (&data->x, data, points, n, &reach.x_min, &reach.x_max);
  widen (&data->y, data, points, n, &reach.y_min, &reach.y_max);
  return reach;
}
