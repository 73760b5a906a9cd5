/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pareto.h"

#include "ef-order-private.h"
#include "ef-points-private.h"

/*
 * The front of a million points in about the time it takes to read them.
 *
 * Sorting a million points costs a hundred times more than looking at each of them once, and almost
 * all of them are nowhere near the front. So the points are sieved before they are sorted. A
 * staircase of 4,096 steps over x holds, for every step, the best y of all steps that are better in
 * x; a point that is no better than that is dominated, for certain, by a point of a better step.
 * What passes the sieve is not known to be on the front: it still has to be sorted and swept.
 *
 * The sieve is used twice. The first staircase is made of a few thousand points picked at equal
 * distances, and leaves some thousands of a million; the second is made of those, and leaves about
 * a hundred. This reads the whole input once, where filling a staircase with all of it would read
 * it twice.
 *
 * Where every point is on the front (a loss curve, say) the sieve cannot help and the sort is what
 * costs.
 */

#define N_STEPS 4096
/* Points the first staircase is made of; also the number of points below which one sieve is
 * enough. */
#define N_SAMPLES 4096

typedef struct
{
  const double *x;
  const double *y;
  double x_sign; /* 1 where lower is better, -1 where higher is */
  double y_sign;
} Turned;

/* Steps of equal width over the keys low to high; keys outside fall on the first or last step. */
typedef struct
{
  gint64 low;
  gint64 high;
  guint shift;
  double limits[N_STEPS]; /* points of this step have to be below it */
} Sieve;

static inline gboolean
turned_is_comparable (const Turned *self,
                      gsize         index)
{
  return isfinite (self->x[index]) && isfinite (self->y[index]);
}

static inline guint
sieve_find_step (const Sieve *self,
                 double       turned_x)
{
  gint64 key = CLAMP (ef_order_get_key (turned_x), self->low, self->high);

  return (guint) (((guint64) key - (guint64) self->low) >> self->shift);
}

/* Makes the staircase of the points @indices, or of @n points @stride apart if that is NULL. */
static void
sieve_fill (Sieve         *self,
            const Turned  *points,
            const guint32 *indices,
            gsize          n,
            gsize          stride)
{
  double best = INFINITY;

  self->low = G_MAXINT64;
  self->high = G_MININT64;
  self->shift = 0;

  for (gsize i = 0; i < n; i++)
    {
      gsize index = indices != NULL ? indices[i] : i * stride;

      if (turned_is_comparable (points, index))
        {
          gint64 key = ef_order_get_key (points->x[index] * points->x_sign);

          self->low = MIN (self->low, key);
          self->high = MAX (self->high, key);
        }
    }

  if (self->low > self->high)
    self->low = self->high = 0;

  while ((((guint64) self->high - (guint64) self->low) >> self->shift) >= N_STEPS)
    self->shift++;

  for (guint step = 0; step < N_STEPS; step++)
    self->limits[step] = INFINITY;

  for (gsize i = 0; i < n; i++)
    {
      gsize index = indices != NULL ? indices[i] : i * stride;

      if (turned_is_comparable (points, index))
        {
          guint step = sieve_find_step (self, points->x[index] * points->x_sign);

          self->limits[step] = MIN (self->limits[step], points->y[index] * points->y_sign);
        }
    }

  /* From the best of each step to the best of all better steps: within a step x is not compared,
   * so a step sets no limit to itself. */
  for (guint step = 0; step < N_STEPS; step++)
    {
      double own = self->limits[step];

      self->limits[step] = best;
      best = MIN (best, own);
    }
}

/* Both sieves write what passes, in the order of the input, and return how many did. A missing y
 * fails the comparison by itself; the other values that do not compare are seldom good enough to
 * get as far as the second test. */
static gsize
sieve_pass_all (const Sieve  *self,
                const Turned *points,
                gsize         n,
                guint32      *passed)
{
  gsize n_passed = 0;

  for (gsize i = 0; i < n; i++)
    {
      guint step = sieve_find_step (self, points->x[i] * points->x_sign);

      if (points->y[i] * points->y_sign < self->limits[step] && turned_is_comparable (points, i))
        passed[n_passed++] = (guint32) i;
    }

  return n_passed;
}

static gsize
sieve_pass_again (const Sieve  *self,
                  const Turned *points,
                  guint32      *indices,
                  gsize         n)
{
  gsize n_passed = 0;

  for (gsize i = 0; i < n; i++)
    {
      guint32 index = indices[i];
      guint step = sieve_find_step (self, points->x[index] * points->x_sign);

      if (points->y[index] * points->y_sign < self->limits[step])
        indices[n_passed++] = index;
    }

  return n_passed;
}

/* Indices, ascending, of points that may be on the front. */
static guint32 *
sift_points (const Turned *points,
             gsize         n,
             gsize        *n_candidates)
{
  g_autofree Sieve *sieve = g_new (Sieve, 1);
  guint32 *candidates = g_new (guint32, n);

  /* The stride is odd, so it does not fall in step with data that repeats every 10 or 16 rows. */
  if (n > N_SAMPLES)
    {
      gsize stride = (n / N_SAMPLES) | 1;

      sieve_fill (sieve, points, NULL, (n - 1) / stride + 1, stride);
    }
  else
    {
      sieve_fill (sieve, points, NULL, n, 1);
    }

  *n_candidates = sieve_pass_all (sieve, points, n, candidates);

  if (n > N_SAMPLES)
    {
      sieve_fill (sieve, points, candidates, *n_candidates, 0);
      *n_candidates = sieve_pass_again (sieve, points, candidates, *n_candidates);
    }

  return candidates;
}

/* Walks the points, which ascend in raw x, from the better end. Of those that share one x only the
 * ones that share the best y can be on the front, and they are if that y is better than everything
 * before. What is on the front is written over what was walked, at the matching end, so it ascends
 * in x whichever way the walk goes. Returns how many these are, moved to the start. */
static gsize
sweep_points (const Turned *points,
              guint32      *indices,
              gsize         n)
{
  gboolean upwards = points->x_sign > 0;
  gssize step = upwards ? 1 : -1;
  gssize end = upwards ? (gssize) n : -1;
  gssize out = upwards ? 0 : (gssize) n - 1;
  double best = INFINITY;
  gssize next;

  for (gssize first = out; first != end; first = next)
    {
      double x = points->x[indices[first]];
      double group_best = INFINITY;

      for (next = first; next != end && points->x[indices[next]] == x; next += step)
        group_best = MIN (group_best, points->y[indices[next]] * points->y_sign);

      if (group_best >= best)
        continue;

      best = group_best;

      for (gssize i = first; i != next; i += step)
        if (points->y[indices[i]] * points->y_sign == best)
          {
            indices[out] = indices[i];
            out += step;
          }
    }

  if (upwards)
    return (gsize) out;

  memmove (indices, indices + out + 1, (n - 1 - (gsize) out) * sizeof *indices);

  return n - 1 - (gsize) out;
}

static void
add_corner (double *corners,
            gsize  *n,
            double  x,
            double  y)
{
  corners[2 * *n] = x;
  corners[2 * *n + 1] = y;
  (*n)++;
}

/* The edge on the worse side of y, or @y itself where that lies beyond: the curve never turns
 * back. */
static double
get_worse_y (double       y,
             EfDirection  direction,
             const double bounds[4])
{
  return direction == EF_DIRECTION_LOWER ? MAX (y, bounds[3]) : MIN (y, bounds[2]);
}

guint32 *
ef_pareto_front (const double *x,
                 const double *y,
                 gsize         n,
                 EfDirection   x_direction,
                 EfDirection   y_direction,
                 gsize        *n_front)
{
  Turned points = { x, y, 1, 1 };
  g_autofree guint32 *candidates = NULL;
  gsize n_candidates;

  g_return_val_if_fail (n_front != NULL, NULL);

  *n_front = 0;

  g_return_val_if_fail (n == 0 || (x != NULL && y != NULL), NULL);
  g_return_val_if_fail (n <= G_MAXUINT32, NULL);
  g_return_val_if_fail (x_direction != EF_DIRECTION_UNKNOWN, NULL);
  g_return_val_if_fail (y_direction != EF_DIRECTION_UNKNOWN, NULL);

  if (n == 0)
    return NULL;

  points.x_sign = ef_direction_get_sign (x_direction);
  points.y_sign = ef_direction_get_sign (y_direction);

  candidates = sift_points (&points, n, &n_candidates);
  if (n_candidates == 0)
    return NULL;

  ef_order_by_value (x, 1, candidates, n_candidates);
  *n_front = sweep_points (&points, candidates, n_candidates);

  return g_renew (guint32, g_steal_pointer (&candidates), *n_front);
}

gsize
ef_pareto_count_distinct (const double  *x,
                          const double  *y,
                          const guint32 *front,
                          gsize          n_front)
{
  gsize n_distinct = 0;

  g_return_val_if_fail (n_front == 0 || (x != NULL && y != NULL && front != NULL), 0);

  for (gsize i = 0; i < n_front; i++)
    if (i == 0 || x[front[i]] != x[front[i - 1]] || y[front[i]] != y[front[i - 1]])
      n_distinct++;

  return n_distinct;
}

gsize
ef_pareto_staircase (const double  *x,
                     const double  *y,
                     const guint32 *front,
                     gsize          n_front,
                     EfDirection    x_direction,
                     EfDirection    y_direction,
                     const double   bounds[4],
                     double        *out)
{
  gboolean x_lower = x_direction == EF_DIRECTION_LOWER;
  guint32 last;
  gsize n = 0;

  g_return_val_if_fail (x_direction != EF_DIRECTION_UNKNOWN, 0);
  g_return_val_if_fail (y_direction != EF_DIRECTION_UNKNOWN, 0);
  g_return_val_if_fail (n_front == 0 || (x != NULL && y != NULL && front != NULL), 0);
  g_return_val_if_fail (bounds != NULL && out != NULL, 0);

  if (n_front == 0)
    return 0;

  last = front[n_front - 1];

  if (x_lower)
    add_corner (out, &n, x[front[0]], get_worse_y (y[front[0]], y_direction, bounds));
  else
    add_corner (out, &n, MIN (x[front[0]], bounds[0]), y[front[0]]);

  for (gsize i = 0; i < n_front; i++)
    {
      double px = x[front[i]];
      double py = y[front[i]];

      if (i > 0)
        {
          double previous_x = x[front[i - 1]];
          double previous_y = y[front[i - 1]];

          if (px == previous_x)
            continue;

          if (x_lower)
            add_corner (out, &n, px, previous_y);
          else
            add_corner (out, &n, previous_x, py);
        }

      add_corner (out, &n, px, py);
    }

  if (x_lower)
    add_corner (out, &n, MAX (x[last], bounds[1]), y[last]);
  else
    add_corner (out, &n, x[last], get_worse_y (y[last], y_direction, bounds));

  return n;
}
