/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-layers.h"
#include "ef-pareto.h"

#include <math.h>
#include <stdlib.h>

/* How long the analyses take: the median of several runs on made-up models, and on bad cases. The
 * models are those of the benchmark generator: cost log-normal, score saturating in log cost, with
 * noise. */

#define N_RUNS 11

typedef enum
{
  SHAPE_MODELS,
  SHAPE_MODELS_WITH_GAPS, /* a third has no cost */
  SHAPE_ROUNDED,          /* cost has few different values */
  SHAPE_LINE,             /* all on the front, in no order */
  SHAPE_CHAIN,            /* each dominated by the one before, in no order */
} Shape;

/* Returns a number worth printing: how many are on the front, say. */
typedef gsize (*Analysis) (const EfPoints *points);

static double
draw_normal (GRand *rand)
{
  double u = 1 - g_rand_double (rand);
  double v = g_rand_double (rand);

  return sqrt (-2 * log (u)) * cos (2 * G_PI * v);
}

static void
fill_points (Shape   shape,
             double *x,
             double *y,
             gsize   n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250724);

  for (gsize i = 0; i < n; i++)
    {
      double magnitude = 20 + 1.8 * draw_normal (rand);

      x[i] = pow (10, magnitude);
      y[i] = 88 / (1 + exp (-(magnitude - 19.3) / 1.25)) + 2.5 * draw_normal (rand);

      if (shape == SHAPE_MODELS_WITH_GAPS && i % 3 == 1)
        x[i] = NAN;
      else if (shape == SHAPE_ROUNDED)
        x[i] = pow (10, floor (20 * magnitude) / 20);
      else if (shape == SHAPE_LINE)
        y[i] = magnitude;
      else if (shape == SHAPE_CHAIN)
        y[i] = -magnitude;
    }
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static void
run (const char *name,
     Analysis    analysis,
     Shape       shape,
     gsize       n)
{
  static const char *const shapes[] = { "models", "gaps", "rounded", "line", "chain" };
  g_autofree double *x = g_new (double, n);
  g_autofree double *y = g_new (double, n);
  const EfPoints points = { x, y, n, EF_DIRECTION_LOWER, EF_DIRECTION_HIGHER };
  gint64 times[N_RUNS];
  gsize result = 0;

  fill_points (shape, x, y, n);

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      result = analysis (&points);
      times[i] = g_get_monotonic_time () - start;
    }

  qsort (times, N_RUNS, sizeof *times, compare_times);
  g_print ("%s-%s-%" G_GSIZE_FORMAT " %.2f ms (best %.2f; result %" G_GSIZE_FORMAT ")\n",
           name, shapes[shape], n, times[N_RUNS / 2] / 1000.0, times[0] / 1000.0, result);
}

static gsize
find_front (const EfPoints *points)
{
  gsize n_front;
  g_autofree guint32 *front = ef_pareto_front (points->x, points->y, points->n,
                                               points->x_direction, points->y_direction, &n_front);

  return n_front;
}

static gsize
rank_layers (const EfPoints *points)
{
  guint32 n_layers;
  g_autofree guint32 *ranks = ef_layers_rank (points, &n_layers);

  return n_layers;
}

int
main (void)
{
  run ("front", find_front, SHAPE_MODELS, 10000);
  run ("front", find_front, SHAPE_MODELS, 1000000);
  run ("front", find_front, SHAPE_MODELS_WITH_GAPS, 1000000);
  run ("front", find_front, SHAPE_LINE, 1000000);
  run ("front", find_front, SHAPE_MODELS, 10000000);

  run ("layers", rank_layers, SHAPE_MODELS, 1000000);
  run ("layers", rank_layers, SHAPE_ROUNDED, 1000000);
  run ("layers", rank_layers, SHAPE_LINE, 1000000);
  run ("layers", rank_layers, SHAPE_CHAIN, 1000000);

  return 0;
}
