/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-point-density.h"

#include <math.h>

/* Points on a side of a cell: less than a marker has, so that what lies beside a place is not
 * taken for what lies in it. */
#define CELL 2.0
#define CELLS_MAX 400
#define SAMPLES_MAX 50000

struct _EfPointDensity
{
  EfRect area;
  guint n_columns, n_rows;
  double weight; /* points that one sample stands for */
  guint32 *sums; /* samples above and left of each corner, (n_columns + 1) x (n_rows + 1) */
};

static guint32 *
get_sum (const EfPointDensity *self, guint column, guint row)
{
  return &self->sums[row * (self->n_columns + 1) + column];
}

static void
add_samples (EfPointDensity *self, const EfMarkerRun *run, guint stride)
{
  double x_scale = self->n_columns / self->area.width;
  double y_scale = self->n_rows / self->area.height;

  for (guint i = 0; i < run->n; i += stride)
    {
      guint entry = run->indices != NULL ? run->indices[i] : i;
      double column = (run->ax * run->sx[entry] + run->bx - self->area.x) * x_scale;
      double row = (run->ay * run->sy[entry] + run->by - self->area.y) * y_scale;

      if (column >= 0 && row >= 0 && column < self->n_columns && row < self->n_rows)
        *get_sum (self, (guint) column + 1, (guint) row + 1) += 1;
    }
}

static void
accumulate (EfPointDensity *self)
{
  for (guint row = 1; row <= self->n_rows; row++)
    {
      for (guint column = 1; column <= self->n_columns; column++)
        *get_sum (self, column, row) += *get_sum (self, column - 1, row)
                                        + *get_sum (self, column, row - 1)
                                        - *get_sum (self, column - 1, row - 1);
    }
}

EfPointDensity *
ef_point_density_new (const EfMarkerRun *run, const EfRect *area)
{
  EfPointDensity *self = g_new0 (EfPointDensity, 1);
  guint stride = run->n / SAMPLES_MAX + 1;

  self->area = *area;
  self->n_columns = (guint) CLAMP (ceil (area->width / CELL), 1, CELLS_MAX);
  self->n_rows = (guint) CLAMP (ceil (area->height / CELL), 1, CELLS_MAX);
  self->weight = stride;
  self->sums = g_new0 (guint32, (gsize) (self->n_columns + 1) * (self->n_rows + 1));
  add_samples (self, run, stride);
  accumulate (self);

  return self;
}

void
ef_point_density_free (EfPointDensity *self)
{
  g_free (self->sums);
  g_free (self);
}

/* The first cell that @rect touches and the first behind it, of columns and rows. */
static void
find_cells (const EfPointDensity *self, const EfRect *rect, guint x[2], guint y[2])
{
  double x_scale = self->n_columns / self->area.width;
  double y_scale = self->n_rows / self->area.height;
  double left = floor ((rect->x - self->area.x) * x_scale);
  double top = floor ((rect->y - self->area.y) * y_scale);
  double right = ceil ((rect->x + rect->width - self->area.x) * x_scale);
  double bottom = ceil ((rect->y + rect->height - self->area.y) * y_scale);

  x[0] = (guint) CLAMP (left, 0, self->n_columns);
  x[1] = (guint) CLAMP (right, 0, self->n_columns);
  y[0] = (guint) CLAMP (top, 0, self->n_rows);
  y[1] = (guint) CLAMP (bottom, 0, self->n_rows);
}

double
ef_point_density_count (const EfPointDensity *self, const EfRect *rect)
{
  guint x[2], y[2];

  find_cells (self, rect, x, y);
  if (x[0] >= x[1] || y[0] >= y[1])
    return 0;

  return self->weight
         * (*get_sum (self, x[1], y[1]) - *get_sum (self, x[0], y[1]) - *get_sum (self, x[1], y[0])
            + *get_sum (self, x[0], y[0]));
}

gboolean
ef_point_density_counts (const EfPointDensity *self, const EfRect *rect, double x, double y)
{
  guint columns[2], rows[2];
  double column = (x - self->area.x) * self->n_columns / self->area.width;
  double row = (y - self->area.y) * self->n_rows / self->area.height;

  find_cells (self, rect, columns, rows);
  return column >= columns[0] && column < columns[1] && row >= rows[0] && row < rows[1];
}
