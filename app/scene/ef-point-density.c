/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-point-density.h"

#include <math.h>

/* Points on a side of a cell: about a marker. */
#define CELL 5.0
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

double
ef_point_density_count (const EfPointDensity *self, const EfRect *rect)
{
  double x_scale = self->n_columns / self->area.width;
  double y_scale = self->n_rows / self->area.height;
  double left = floor ((rect->x - self->area.x) * x_scale);
  double top = floor ((rect->y - self->area.y) * y_scale);
  double right = ceil ((rect->x + rect->width - self->area.x) * x_scale);
  double bottom = ceil ((rect->y + rect->height - self->area.y) * y_scale);
  guint x1 = (guint) CLAMP (left, 0, self->n_columns);
  guint x2 = (guint) CLAMP (right, 0, self->n_columns);
  guint y1 = (guint) CLAMP (top, 0, self->n_rows);
  guint y2 = (guint) CLAMP (bottom, 0, self->n_rows);

  if (x1 >= x2 || y1 >= y2)
    return 0;

  return self->weight
         * (*get_sum (self, x2, y2) - *get_sum (self, x1, y2) - *get_sum (self, x2, y1)
            + *get_sum (self, x1, y1));
}
