/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-dated-sieve-private.h"

#include "ef-order-private.h"
#include "ef-points-private.h"

/*
 * The sieve of ef-pareto.c with a staircase for each of 64 epochs: for every step over x the best y
 * of all better steps in all earlier epochs. They are made of some thousands of points picked at
 * equal distances, and a point that is no better than its staircase is dominated, for certain, by
 * an older one. Some ten thousand of a million pass: those of the first epochs, and those near
 * what was the front in their time.
 *
 * Epochs are of equal length. Where one date is far away from all others these are of one epoch
 * and all pass: then the sorts are what costs.
 */

#define N_EPOCHS 64
#define N_STEPS 1024
#define N_SAMPLES 32768

typedef struct
{
  const EfPoints *points;
  const double *dates;
  double x_sign;
  double y_sign;
  double first;      /* date */
  double per_epoch;  /* how much of one a unit of dates is */
  gint64 low;        /* keys of x; others fall on the first or last step */
  gint64 high;
  guint shift;
  double limits[N_EPOCHS][N_STEPS]; /* points of this epoch and step have to be below it */
} Sieve;

static inline gboolean
is_used (const Sieve *self,
         gsize        index)
{
  return ef_points_is_comparable (self->points, index) && isfinite (self->dates[index]);
}

static inline guint
find_epoch (const Sieve *self,
            gsize        index)
{
  double epoch = (self->dates[index] - self->first) * self->per_epoch;

  return (guint) CLAMP (epoch, 0, N_EPOCHS - 1);
}

static inline guint
find_step (const Sieve *self,
           gsize        index)
{
  gint64 key = ef_order_get_key (self->points->x[index] * self->x_sign);

  return (guint) (((guint64) CLAMP (key, self->low, self->high) - (guint64) self->low) >>
                  self->shift);
}

/* Where epochs and steps are, by the samples. FALSE if there is only one epoch. */
static gboolean
find_ranges (Sieve *self,
             gsize  stride)
{
  double last = -INFINITY;

  self->first = INFINITY;
  self->low = G_MAXINT64;
  self->high = G_MININT64;

  for (gsize i = 0; i < self->points->n; i += stride)
    {
      gint64 key;

      if (!is_used (self, i))
        continue;

      key = ef_order_get_key (self->points->x[i] * self->x_sign);
      self->low = MIN (self->low, key);
      self->high = MAX (self->high, key);
      self->first = MIN (self->first, self->dates[i]);
      last = MAX (last, self->dates[i]);
    }

  if (!(self->first < last) || !isfinite (last - self->first))
    return FALSE;

  self->per_epoch = N_EPOCHS / (last - self->first);
  for (self->shift = 0;
       (((guint64) self->high - (guint64) self->low) >> self->shift) >= N_STEPS;)
    self->shift++;

  return isfinite (self->per_epoch);
}

/* From the best of each epoch and step to the best of all that are earlier and better: within an
 * epoch dates are not compared, and within a step x is not, so neither sets a limit to itself. */
static void
spread_limits (Sieve *self)
{
  g_autofree double *earlier = g_new (double, N_STEPS);

  for (guint step = 0; step < N_STEPS; step++)
    earlier[step] = INFINITY;

  for (guint epoch = 0; epoch < N_EPOCHS; epoch++)
    {
      double *limits = self->limits[epoch];
      double best = INFINITY;

      for (guint step = 0; step < N_STEPS; step++)
        {
          double own = limits[step];

          limits[step] = best;
          best = MIN (best, earlier[step]);
          earlier[step] = MIN (earlier[step], own);
        }
    }
}

static void
fill (Sieve *self,
      gsize  stride)
{
  for (guint epoch = 0; epoch < N_EPOCHS; epoch++)
    for (guint step = 0; step < N_STEPS; step++)
      self->limits[epoch][step] = INFINITY;

  for (gsize i = 0; i < self->points->n; i += stride)
    if (is_used (self, i))
      {
        double *limit = &self->limits[find_epoch (self, i)][find_step (self, i)];

        *limit = MIN (*limit, self->points->y[i] * self->y_sign);
      }

  spread_limits (self);
}

guint32 *
ef_dated_sieve_sift (const EfPoints *points,
                     const double   *dates,
                     gsize          *n_passed)
{
  g_autofree Sieve *self = g_new (Sieve, 1);
  guint32 *passed = g_new (guint32, points->n);
  /* Odd, so it does not fall in step with data that repeats every 10 or 16 rows. */
  gsize stride = points->n > N_SAMPLES ? (points->n / N_SAMPLES) | 1 : 1;
  gboolean sieving;

  self->points = points;
  self->dates = dates;
  self->x_sign = ef_direction_get_sign (points->x_direction);
  self->y_sign = ef_direction_get_sign (points->y_direction);
  sieving = points->n > N_STEPS && find_ranges (self, stride);
  if (sieving)
    fill (self, stride);

  *n_passed = 0;
  for (gsize i = 0; i < points->n; i++)
    if (is_used (self, i) &&
        (!sieving || points->y[i] * self->y_sign < self->limits[find_epoch (self, i)]
                                                               [find_step (self, i)]))
      passed[(*n_passed)++] = (guint32) i;

  return passed;
}
