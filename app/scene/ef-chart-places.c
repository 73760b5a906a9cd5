/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-data.h"

#include <math.h>
#include <string.h>

#include "ef-ticks.h"

/* Between values, scale space and points: where something is, and what is there. */

/* Margin around the points where there is no view. */
#define FIT_MARGIN 0.06
/* How far one may look past the points: so many times what they fill, or so many decades, which is
 * further than costs are drawn out and near enough for the points to be more than a speck. */
#define SPANS_OUT 2
#define DECADES_OUT 4

void
ef_chart_data_get_view (const EfChartData *self, const EfChartSpec *spec, EfView *view)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (spec != NULL);
  g_return_if_fail (view != NULL);

  *view = spec->view;
  /* A view that comes from a file may be anything. */
  if (spec->has_view && isfinite (view->x_min) && isfinite (view->x_max) && isfinite (view->y_min)
      && isfinite (view->y_max) && view->x_min < view->x_max && view->y_min < view->y_max)
    return;

  /* Ranges of estimates are drawn without error bars too. */
  *view = spec->uncertainty.error_bars || self->has_forms ? self->reach : self->extent;
  ef_scale_pad (self->x.scale, FIT_MARGIN, &view->x_min, &view->x_max);
  ef_scale_pad (self->y.scale, FIT_MARGIN, &view->y_min, &view->y_max);
}

/* Takes @position in, unless nothing can be as far apart as that. */
static void
take_in (double position, double *min, double *max)
{
  double low = MIN (*min, position);
  double high = MAX (*max, position);

  if (!isfinite (high - low))
    return;
  *min = low;
  *max = high;
}

/* The largest part of an axis that is worth a look, around what is from @min to @max. */
static void
extend_axis (const EfAxisData *axis, const EfAxisSpec *spec, double *min, double *max)
{
  double reach = axis->scale == EF_SCALE_KIND_LOG ? DECADES_OUT : SPANS_OUT * (*max - *min);
  double low = *min - reach;
  double high = *max + reach;
  double limit;

  take_in (low, min, max);
  take_in (high, min, max);
  /* For a linear axis that begins at zero, which is the honest one for shares. */
  if (axis->scale == EF_SCALE_KIND_LINEAR)
    take_in (0, min, max);
  if (spec->has_limit && ef_axis_data_place (axis, spec->limit, &limit))
    take_in (limit, min, max);
}

void
ef_chart_data_get_outermost (const EfChartData *self, const EfChartSpec *spec, EfView *outermost)
{
  g_autoptr (EfChartSpec) fitted = NULL;
  EfView view;

  g_return_if_fail (self != NULL);
  g_return_if_fail (spec != NULL);
  g_return_if_fail (outermost != NULL);

  fitted = ef_chart_spec_copy (spec);
  fitted->has_view = FALSE;
  ef_chart_data_get_view (self, fitted, outermost);
  extend_axis (&self->x, &spec->x, &outermost->x_min, &outermost->x_max);
  extend_axis (&self->y, &spec->y, &outermost->y_min, &outermost->y_max);

  /* What somebody asked for is never out of bounds. */
  ef_chart_data_get_view (self, spec, &view);
  take_in (view.x_min, &outermost->x_min, &outermost->x_max);
  take_in (view.x_max, &outermost->x_min, &outermost->x_max);
  take_in (view.y_min, &outermost->y_min, &outermost->y_max);
  take_in (view.y_max, &outermost->y_min, &outermost->y_max);
}

/* Most charts are drawn into files, and nobody points at these. Threads may ask together. */
static const EfPointGrid *
get_grid (const EfChartData *self)
{
  EfPointGrid **grid = &((EfChartData *) self)->grid;

  if (g_once_init_enter (grid))
    g_once_init_leave (grid, ef_point_grid_new (self->sx, self->sy, self->n));
  return *grid;
}

gint
ef_chart_data_find_nearest (
  const EfChartData *self, double px, double py, double scale_x, double scale_y, double radius)
{
  double best = radius * radius / 9;
  gint found = -1;

  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->n_front; i++)
    {
      guint point = self->front[i];
      double dx = (self->sx[point] - px) * scale_x;
      double dy = (self->sy[point] - py) * scale_y;
      double distance = dx * dx + dy * dy;

      if (distance < best || (distance == best && (gint) point > found))
        {
          best = distance;
          found = (gint) point;
        }
    }
  if (found >= 0)
    return found;

  return ef_point_grid_find_nearest (get_grid (self), px, py, scale_x, scale_y, radius);
}

gint
ef_chart_data_find_row (const EfChartData *self, guint row)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (self != NULL, -1);

  high = self->n;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->rows[middle] < row)
        low = middle + 1;
      else
        high = middle;
    }

  return low < self->n && self->rows[low] == row ? (gint) low : -1;
}

gboolean
ef_axis_data_is_ordinal (const EfAxisData *self)
{
  const EfQuantity *quantity;

  g_return_val_if_fail (self != NULL, FALSE);

  quantity = ef_column_get_quantity (self->column);
  return quantity != NULL && ef_quantity_is_ordinal (quantity);
}

gboolean
ef_axis_data_place (const EfAxisData *self, double value, double *position)
{
  g_return_val_if_fail (self != NULL && position != NULL, FALSE);

  *position = ef_scale_forward (self->scale, value * self->factor);
  return isfinite (*position);
}

double
ef_axis_data_get_value_at (const EfAxisData *self, double position)
{
  g_return_val_if_fail (self != NULL, NAN);

  return ef_scale_backward (self->scale, position) / self->factor;
}

gboolean
ef_axis_data_measures (const EfAxisData *self, const char *dimension)
{
  const EfUnit *unit;
  const EfQuantity *quantity;
  const char *own;

  g_return_val_if_fail (self != NULL && dimension != NULL, FALSE);

  unit = ef_column_get_unit (self->column);
  quantity = ef_column_get_quantity (self->column);
  own = unit != NULL       ? ef_unit_get_dimension (unit)
        : quantity != NULL ? ef_quantity_get_dimension (quantity)
                           : NULL;

  return own != NULL && strcmp (own, dimension) == 0;
}
