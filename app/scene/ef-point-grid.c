/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-point-grid.h"

#include <math.h>

/* So many points in a cell on average: with fewer, the cells themselves take longer. */
#define POINTS_PER_CELL 16
#define SIDE_MAX 512

typedef struct
{
  double start; /* of the first cell */
  double scale; /* cells per unit; 0 if all points have one value */
} Axis;

struct _EfPointGrid
{
  const double *x, *y;
  Axis across, down;
  guint side;      /* cells along each axis */
  guint32 *starts; /* of each cell in @points, row by row, and one more */
  guint32 *points; /* by cell, ascending in each */
};

static Axis
find_axis (const double *values, guint n, guint side)
{
  double min = INFINITY;
  double max = -INFINITY;

  for (guint i = 0; i < n; i++)
    {
      min = values[i] < min ? values[i] : min;
      max = values[i] > max ? values[i] : max;
    }

  return (Axis){ min, max > min ? side / (max - min) : 0 };
}

/* The first and the last cell have what lies beyond them. */
static guint
find_cell (const Axis *axis, guint side, double value)
{
  double cell = (value - axis->start) * axis->scale;

  return !(cell > 0) ? 0 : cell >= side ? side - 1 : (guint) cell;
}

EfPointGrid *
ef_point_grid_new (const double *x, const double *y, guint n)
{
  EfPointGrid *self = g_new0 (EfPointGrid, 1);
  guint32 *cells = g_new (guint32, MAX (n, 1));
  guint n_cells;

  self->x = x;
  self->y = y;
  self->side = CLAMP ((guint) sqrt (n / (double) POINTS_PER_CELL), 1, SIDE_MAX);
  n_cells = self->side * self->side;
  self->across = find_axis (x, n, self->side);
  self->down = find_axis (y, n, self->side);
  self->starts = g_new0 (guint32, n_cells + 1);
  self->points = g_new (guint32, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      cells[i] = find_cell (&self->down, self->side, y[i]) * self->side
                 + find_cell (&self->across, self->side, x[i]);
      self->starts[cells[i]]++;
    }
  for (guint cell = 0, sum = 0; cell <= n_cells; cell++)
    {
      guint count = self->starts[cell];

      self->starts[cell] = sum;
      sum += count;
    }
  /* Each start moves to the end of its cell, which is the start of the next one. */
  for (guint i = 0; i < n; i++)
    self->points[self->starts[cells[i]]++] = i;
  for (guint cell = n_cells; cell > 0; cell--)
    self->starts[cell] = self->starts[cell - 1];
  self->starts[0] = 0;

  g_free (cells);
  return self;
}

void
ef_point_grid_free (EfPointGrid *self)
{
  if (self == NULL)
    return;
  g_free (self->starts);
  g_free (self->points);
  g_free (self);
}

gint
ef_point_grid_find_nearest (const EfPointGrid *self, double px, double py, double scale_x,
                            double scale_y, double radius)
{
  double reach_x = radius / fabs (scale_x);
  double reach_y = radius / fabs (scale_y);
  double best = radius * radius;
  guint left, right, top, bottom;
  gint found = -1;

  g_return_val_if_fail (self != NULL, -1);

  left = find_cell (&self->across, self->side, px - reach_x);
  right = find_cell (&self->across, self->side, px + reach_x);
  top = find_cell (&self->down, self->side, py - reach_y);
  bottom = find_cell (&self->down, self->side, py + reach_y);
  for (guint row = top; row <= bottom; row++)
    {
      /* The cells of a row stand one behind the other, and so do their points. */
      guint32 end = self->starts[row * self->side + right + 1];

      for (guint32 k = self->starts[row * self->side + left]; k < end; k++)
        {
          guint32 point = self->points[k];
          double dx = (self->x[point] - px) * scale_x;
          double dy = (self->y[point] - py) * scale_y;
          double distance = dx * dx + dy * dy;

          if (distance < best || (distance == best && (gint) point > found))
            {
              best = distance;
              found = (gint) point;
            }
        }
    }

  return found;
}
