/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pareto.h"

#include <math.h>
#include <string.h>

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
 * costs. It is a radix sort, so this case takes 30 times longer than the usual one, not the 90
 * times of a comparison sort.
 *
 * Inside, both axes are turned so that lower is better. Turning is a change of sign, hence exact:
 * no value is rounded anywhere, and points compare as the numbers they were given as.
 */

#define N_STEPS 4096
/* Points the first staircase is made of; also the number of points below which one sieve is
 * enough. */
#define N_SAMPLES 4096

#define DIGIT_BITS 11
#define N_DIGIT_VALUES (1u << DIGIT_BITS)
#define N_DIGITS 6 /* of 11 bits cover 64 */

typedef struct
{
  const double *x;
  const double *y;
  double x_sign; /* 1 where lower is better, -1 where higher is */
  double y_sign;
} Points;

/* Steps of equal width over the keys low to high; keys outside fall on the first or last step. */
typedef struct
{
  gint64 low;
  gint64 high;
  guint shift;
  double limits[N_STEPS]; /* points of this step have to be below it */
} Sieve;

typedef struct
{
  guint64 key; /* of the raw x */
  guint32 index;
} Entry;

/* An integer that orders as the (finite) numbers do. Adding zero makes -0 the same number as +0,
 * which it is for every comparison, but not for its bits. Among numbers of one sign the key is
 * nearly their logarithm, so steps of equal width suit data that spans magnitudes as well as
 * data that does not. */
static inline gint64
double_to_key (double value)
{
  gint64 bits;

  value += 0.0;
  memcpy (&bits, &value, sizeof bits);

  return bits ^ ((bits >> 63) & G_MAXINT64);
}

static inline gboolean
points_is_comparable (const Points *self,
                      gsize         index)
{
  return isfinite (self->x[index]) && isfinite (self->y[index]);
}

static inline guint
sieve_find_step (const Sieve *self,
                 double       turned_x)
{
  gint64 key = CLAMP (double_to_key (turned_x), self->low, self->high);

  return (guint) (((guint64) key - (guint64) self->low) >> self->shift);
}

/* Makes the staircase of the points @indices, or of @n points @stride apart if that is NULL. */
static void
sieve_fill (Sieve         *self,
            const Points  *points,
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

      if (points_is_comparable (points, index))
        {
          gint64 key = double_to_key (points->x[index] * points->x_sign);

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

      if (points_is_comparable (points, index))
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
                const Points *points,
                gsize         n,
                guint32      *passed)
{
  gsize n_passed = 0;

  for (gsize i = 0; i < n; i++)
    {
      guint step = sieve_find_step (self, points->x[i] * points->x_sign);

      if (points->y[i] * points->y_sign < self->limits[step] && points_is_comparable (points, i))
        passed[n_passed++] = (guint32) i;
    }

  return n_passed;
}

static gsize
sieve_pass_again (const Sieve  *self,
                  const Points *points,
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
sift_points (const Points *points,
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

static inline guint
get_digit (guint64 key,
           guint   digit)
{
  return (key >> (digit * DIGIT_BITS)) & (N_DIGIT_VALUES - 1);
}

/* Stable, least significant digit first. Digits that are the same in all keys are skipped:
 * values with few decimals or of one magnitude have many of these. */
static void
sort_entries (Entry *entries,
              gsize  n)
{
  g_autofree guint32 *counts = g_new0 (guint32, N_DIGITS * N_DIGIT_VALUES);
  g_autofree Entry *spare = g_new (Entry, n);
  Entry *from = entries;
  Entry *to = spare;

  for (gsize i = 0; i < n; i++)
    for (guint digit = 0; digit < N_DIGITS; digit++)
      counts[digit * N_DIGIT_VALUES + get_digit (entries[i].key, digit)]++;

  for (guint digit = 0; digit < N_DIGITS; digit++)
    {
      guint32 *positions = counts + digit * N_DIGIT_VALUES;
      guint32 position = 0;
      Entry *swap;

      if (positions[get_digit (from[0].key, digit)] == n)
        continue;

      for (guint value = 0; value < N_DIGIT_VALUES; value++)
        {
          guint32 count = positions[value];

          positions[value] = position;
          position += count;
        }

      for (gsize i = 0; i < n; i++)
        to[positions[get_digit (from[i].key, digit)]++] = from[i];

      swap = from;
      from = to;
      to = swap;
    }

  if (from != entries)
    memcpy (entries, from, n * sizeof *entries);
}

/* The candidates by ascending raw x, equal x by ascending index. */
static Entry *
list_entries (const Points  *points,
              const guint32 *candidates,
              gsize          n)
{
  Entry *entries = g_new (Entry, n);
  gboolean sorted = TRUE;

  for (gsize i = 0; i < n; i++)
    {
      gint64 key = double_to_key (points->x[candidates[i]]);

      /* Unsigned and in the same order, so that digits can be cut from it. */
      entries[i].key = (guint64) key ^ (G_GUINT64_CONSTANT (1) << 63);
      entries[i].index = candidates[i];
      sorted = sorted && (i == 0 || entries[i - 1].key <= entries[i].key);
    }

  if (!sorted)
    sort_entries (entries, n);

  return entries;
}

/* Walks the entries from the better end of x. Of those that share one x only the ones that share
 * the best y can be on the front, and they are if that y is better than everything before.
 * @front has room for all entries; it is filled in the order of the walk but from the matching
 * end, so it ascends in x whichever way the walk goes. */
static gsize
sweep_entries (const Points *points,
               const Entry  *entries,
               gsize         n,
               guint32      *front)
{
  gboolean upwards = points->x_sign > 0;
  gssize step = upwards ? 1 : -1;
  gssize end = upwards ? (gssize) n : -1;
  gssize out = upwards ? 0 : (gssize) n - 1;
  double best = INFINITY;
  gssize next;

  for (gssize first = out; first != end; first = next)
    {
      double group_best = INFINITY;

      for (next = first; next != end && entries[next].key == entries[first].key; next += step)
        group_best = MIN (group_best, points->y[entries[next].index] * points->y_sign);

      if (group_best >= best)
        continue;

      best = group_best;

      for (gssize i = first; i != next; i += step)
        if (points->y[entries[i].index] * points->y_sign == best)
          {
            front[out] = entries[i].index;
            out += step;
          }
    }

  if (upwards)
    return (gsize) out;

  memmove (front, front + out + 1, (n - 1 - (gsize) out) * sizeof *front);

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
  Points points = { x, y, 1, 1 };
  g_autofree guint32 *candidates = NULL;
  g_autofree Entry *entries = NULL;
  gsize n_candidates;

  g_return_val_if_fail (n_front != NULL, NULL);

  *n_front = 0;

  g_return_val_if_fail (n == 0 || (x != NULL && y != NULL), NULL);
  g_return_val_if_fail (n <= G_MAXUINT32, NULL);
  g_return_val_if_fail (x_direction != EF_DIRECTION_UNKNOWN, NULL);
  g_return_val_if_fail (y_direction != EF_DIRECTION_UNKNOWN, NULL);

  if (n == 0)
    return NULL;

  if (x_direction == EF_DIRECTION_HIGHER)
    points.x_sign = -1;
  if (y_direction == EF_DIRECTION_HIGHER)
    points.y_sign = -1;

  candidates = sift_points (&points, n, &n_candidates);
  if (n_candidates == 0)
    return NULL;

  entries = list_entries (&points, candidates, n_candidates);
  *n_front = sweep_entries (&points, entries, n_candidates, candidates);

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
