/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-attainment.h"
#include "ef-efficiency.h"
#include "ef-front-history.h"
#include "ef-hypervolume.h"
#include "ef-layers.h"
#include "ef-near-front.h"
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

static const EfMargin share = { EF_MARGIN_SHARE, 0.05 };
static const EfMargin amount = { EF_MARGIN_AMOUNT, 0.5 };

static gsize
find_near (const EfPoints *points)
{
  g_autofree guint8 *mask = g_new (guint8, points->n);

  return ef_near_front_mask (points, &share, &amount, mask);
}

static gsize
measure_near (const EfPoints *points)
{
  g_autofree double *distances = g_new (double, points->n);

  ef_near_front_distances (points, &share, &amount, distances);

  return (gsize) distances[0];
}

static gsize
measure (const EfPoints *points,
         EfEfficiency    efficiency)
{
  g_autofree double *scores = g_new (double, points->n);

  ef_efficiency_measure (points, efficiency, scores);

  return (gsize) (1000 * scores[0]);
}

static gsize
measure_along_x (const EfPoints *points)
{
  return measure (points, EF_EFFICIENCY_X);
}

static gsize
measure_along_y (const EfPoints *points)
{
  return measure (points, EF_EFFICIENCY_Y);
}

static gsize
measure_hull (const EfPoints *points)
{
  return measure (points, EF_EFFICIENCY_HULL_X);
}

static gsize
measure_productivity (const EfPoints *points)
{
  return measure (points, EF_EFFICIENCY_PRODUCTIVITY);
}

static gsize
measure_contributions (const EfPoints *points)
{
  g_autofree double *contributions = g_new (double, points->n);

  ef_hypervolume_contributions (points, 1e30, 0, TRUE, contributions);

  return (gsize) contributions[0];
}

/* Ten years of days, in no order. */
static gsize
make_history (const EfPoints *points)
{
  g_autofree double *dates = g_new (double, points->n);
  g_autoptr (EfFrontHistory) history = NULL;

  for (gsize i = 0; i < points->n; i++)
    dates[i] = (double) ((i * 7919) % 3650);
  history = ef_front_history_new (points, dates);

  return history->n_stays;
}

/* A hundred resamples with errors of 5 % of the cost and half a point of the score. */
static gsize
attain (const EfPoints *points)
{
  static const double levels[] = { 0.1, 0.5, 0.9 };
  const EfAttainmentOptions options = { 1, 100, levels, G_N_ELEMENTS (levels) };
  g_autofree double *x_low = g_new (double, points->n);
  g_autofree double *y_low = g_new (double, points->n);
  EfErrorBars bars = { x_low, NULL, y_low, NULL, 0.95, 0.95, TRUE, FALSE };
  g_autoptr (EfAttainment) attainment = NULL;

  for (gsize i = 0; i < points->n; i++)
    {
      x_low[i] = points->x[i] / 1.05;
      y_low[i] = points->y[i] - 0.5;
    }
  attainment = ef_attainment_from_bars (points, &bars, &options, NULL, NULL, NULL);

  return attainment->surfaces[1].n;
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

  run ("near", find_near, SHAPE_MODELS, 1000000);
  run ("near", find_near, SHAPE_LINE, 1000000);
  run ("near-distances", measure_near, SHAPE_MODELS, 1000000);
  run ("near-distances", measure_near, SHAPE_LINE, 1000000);

  run ("along-x", measure_along_x, SHAPE_MODELS, 1000000);
  run ("along-y", measure_along_y, SHAPE_MODELS, 1000000);
  run ("hull-x", measure_hull, SHAPE_MODELS, 1000000);
  run ("productivity", measure_productivity, SHAPE_MODELS, 1000000);
  run ("along-x", measure_along_x, SHAPE_LINE, 1000000);

  run ("contributions", measure_contributions, SHAPE_MODELS, 1000000);
  run ("history", make_history, SHAPE_MODELS, 1000000);
  run ("history", make_history, SHAPE_LINE, 1000000);
  run ("attainment", attain, SHAPE_MODELS, 4000);
  run ("attainment", attain, SHAPE_MODELS, 1000000);

  return 0;
}
