/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-points-private.h"

#include "ef-pareto.h"

void
ef_steps_init (EfSteps        *self,
               const EfPoints *points,
               const guint32  *front,
               gsize           n_front)
{
  double x_sign = ef_direction_get_sign (points->x_direction);
  double y_sign = ef_direction_get_sign (points->y_direction);

  self->x = g_new (double, n_front);
  self->y = g_new (double, n_front);
  self->indices = g_new (guint32, n_front);
  self->n = 0;

  /* The front ascends in raw x, and its equal points in their index. Walked from the better end
   * that may be either way, so the first of equal points is not always met first. */
  for (gsize i = 0; i < n_front; i++)
    {
      guint32 index = front[x_sign > 0 ? i : n_front - 1 - i];
      double x = points->x[index] * x_sign;

      if (self->n > 0 && self->x[self->n - 1] == x)
        {
          self->indices[self->n - 1] = MIN (self->indices[self->n - 1], index);
          continue;
        }

      self->x[self->n] = x;
      self->y[self->n] = points->y[index] * y_sign;
      self->indices[self->n] = index;
      self->n++;
    }
}

void
ef_steps_init_front (EfSteps        *self,
                     const EfPoints *points)
{
  gsize n_front;
  g_autofree guint32 *front = ef_pareto_front (points->x, points->y, points->n,
                                               points->x_direction, points->y_direction, &n_front);

  ef_steps_init (self, points, front, n_front);
}

/* Whether the middle one of three steps is better than the line between the others. The long form
 * has room for products of any doubles, and its digits make that of two differences exact for most
 * data. */
static gboolean
is_corner (const EfSteps *self,
           gsize          before,
           gsize          middle,
           gsize          after)
{
  long double x = (long double) self->x[middle] - self->x[before];
  long double y = (long double) self->y[middle] - self->y[before];
  long double whole_x = (long double) self->x[after] - self->x[before];
  long double whole_y = (long double) self->y[after] - self->y[before];

  return y * whole_x < whole_y * x;
}

/* Andrew's monotone chain (1979): the steps are in order already. */
void
ef_steps_keep_hull (EfSteps *self)
{
  gsize n = 0;

  for (gsize i = 0; i < self->n; i++)
    {
      while (n >= 2 && !is_corner (self, n - 2, n - 1, i))
        n--;

      /* Behind the corners found so far there is room for this one in its own place. */
      self->x[n] = self->x[i];
      self->y[n] = self->y[i];
      self->indices[n] = self->indices[i];
      n++;
    }

  self->n = n;
}

void
ef_steps_clear (EfSteps *self)
{
  g_clear_pointer (&self->x, g_free);
  g_clear_pointer (&self->y, g_free);
  g_clear_pointer (&self->indices, g_free);
  self->n = 0;
}

/* NULL if nothing has to be left out. */
static double *
dup_positive (const double *values,
              gsize         n)
{
  double *copy = NULL;

  for (gsize i = 0; i < n; i++)
    if (values[i] <= 0)
      {
        if (copy == NULL)
          copy = g_memdup2 (values, n * sizeof *values);
        copy[i] = NAN;
      }

  return copy;
}

void
ef_positive_init (EfPositive     *self,
                  const EfPoints *points,
                  gboolean        x,
                  gboolean        y)
{
  self->points = *points;
  self->x = x ? dup_positive (points->x, points->n) : NULL;
  self->y = y ? dup_positive (points->y, points->n) : NULL;

  if (self->x != NULL)
    self->points.x = self->x;
  if (self->y != NULL)
    self->points.y = self->y;
}

void
ef_positive_clear (EfPositive *self)
{
  g_clear_pointer (&self->x, g_free);
  g_clear_pointer (&self->y, g_free);
}
