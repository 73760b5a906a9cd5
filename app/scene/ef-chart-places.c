/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-data.h"

#include <math.h>
#include <string.h>

#include "ef-ticks.h"

/* Between values, scale space and points: where something is, and what is there. */

/* Margin around the points where there is no view. */
#define FIT_MARGIN 0.06

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

  *view = spec->uncertainty.error_bars ? self->reach : self->extent;
  ef_scale_pad (self->x.scale, FIT_MARGIN, &view->x_min, &view->x_max);
  ef_scale_pad (self->y.scale, FIT_MARGIN, &view->y_min, &view->y_max);
}

/* ---- What is there ---- */

#define LANES 2
#define BLOCK 16

typedef double Lanes __attribute__ ((vector_size (LANES * sizeof (double))));
typedef gint64 Flags __attribute__ ((vector_size (LANES * sizeof (gint64))));

/* A place in scale space that somebody points at, and the nearest point so far. */
typedef struct
{
  const EfChartData *data;
  double px, py;
  double scale_x, scale_y;
  double best; /* the square of its distance */
  gint found;  /* or -1 */
} Search;

static inline double
get_square (const Search *self, guint point)
{
  double dx = (self->data->sx[point] - self->px) * self->scale_x;
  double dy = (self->data->sy[point] - self->py) * self->scale_y;

  return dx * dx + dy * dy;
}

static void
search_front (Search *self)
{
  for (guint i = 0; i < self->data->n_front; i++)
    {
      guint point = self->data->front[i];
      double square = get_square (self, point);

      if (square < self->best || (square == self->best && (gint) point > self->found))
        {
          self->best = square;
          self->found = (gint) point;
        }
    }
}

static void
search_range (Search *self, guint from, guint end)
{
  for (guint i = from; i < end; i++)
    {
      double square = get_square (self, i);

      if (square <= self->best)
        {
          self->best = square;
          self->found = (gint) i;
        }
    }
}

/* FALSE if none of the BLOCK numbers at @sx is from @low to @high. */
static inline gboolean
has_between (const double *sx, double low, double high)
{
  Flags any = { 0 };

  for (guint i = 0; i < BLOCK; i += LANES)
    {
      Lanes x;

      memcpy (&x, sx + i, sizeof x);
      any |= (Flags) (x >= low) & (Flags) (x <= high);
    }

  return (any[0] | any[1]) != 0;
}

/* A million points are more than the caches hold. Of a block whose points are all too far to the
 * left or right, as most are, the other coordinate need not be fetched. */
static void
search_points (Search *self, double radius)
{
  /* Rounding must not lose a point at the very edge. */
  double reach = radius / fabs (self->scale_x) * (1 + 1e-9) + fabs (self->px) * 1e-15;
  double low = self->px - reach, high = self->px + reach;
  guint i = 0;

  for (; i + BLOCK <= self->data->n; i += BLOCK)
    if (has_between (self->data->sx + i, low, high))
      search_range (self, i, i + BLOCK);
  search_range (self, i, self->data->n);
}

gint
ef_chart_data_find_nearest (
  const EfChartData *self, double px, double py, double scale_x, double scale_y, double radius)
{
  Search search = { self, px, py, scale_x, scale_y, radius * radius / 9, -1 };

  g_return_val_if_fail (self != NULL, -1);

  search_front (&search);
  if (search.found >= 0)
    return search.found;

  search.best = radius * radius;
  search_points (&search, radius);

  return search.found;
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
