/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pareto.h"

#include <math.h>
#include <stdlib.h>

/* How long the front takes: the median of several runs on made-up models, and on the worst case,
 * where every point is on the front and they come in no order. The models are those of the
 * benchmark generator: cost log-normal, score saturating in log cost, with noise. */

#define N_RUNS 11

typedef enum
{
  SHAPE_MODELS,
  SHAPE_MODELS_WITH_GAPS, /* a third has no cost */
  SHAPE_LINE,             /* all on the front */
} Shape;

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
      else if (shape == SHAPE_LINE)
        y[i] = magnitude;
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
     Shape       shape,
     gsize       n)
{
  g_autofree double *x = g_new (double, n);
  g_autofree double *y = g_new (double, n);
  gint64 times[N_RUNS];
  gsize n_front = 0;

  fill_points (shape, x, y, n);

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autofree guint32 *front = NULL;

      front = ef_pareto_front (x, y, n, EF_DIRECTION_LOWER, EF_DIRECTION_HIGHER, &n_front);
      times[i] = g_get_monotonic_time () - start;
    }

  qsort (times, N_RUNS, sizeof *times, compare_times);
  g_print ("front-%s-%" G_GSIZE_FORMAT " %.2f ms (best %.2f, %" G_GSIZE_FORMAT " on the front)\n",
           name, n, times[N_RUNS / 2] / 1000.0, times[0] / 1000.0, n_front);
}

int
main (void)
{
  run ("models", SHAPE_MODELS, 10000);
  run ("models", SHAPE_MODELS, 1000000);
  run ("gaps", SHAPE_MODELS_WITH_GAPS, 1000000);
  run ("line", SHAPE_LINE, 1000000);
  run ("models", SHAPE_MODELS, 10000000);

  return 0;
}
