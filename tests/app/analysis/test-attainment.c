/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-attainment.h"

#include "ef-resampler-private.h"
#include "point-draws.h"

#include <math.h>
#include <string.h>

#define LOWER EF_DIRECTION_LOWER
#define HIGHER EF_DIRECTION_HIGHER

static const double levels[] = { 0.1, 0.5, 0.9, 1 };

/* Points with error bars of all kinds: none, one side, wrong side. */
typedef struct
{
  Draw draw;
  double low[2][DRAW_MAX];
  double high[2][DRAW_MAX];
  EfErrorBars bars;
} Uncertain;

static void
draw_uncertain (Uncertain *self,
                gsize      n_max,
                guint      round)
{
  draw_positive_points (&self->draw, n_max, round);
  for (guint axis = 0; axis < 2; axis++)
    for (gsize i = 0; i < self->draw.points.n; i++)
      {
        double value = axis == 0 ? self->draw.x[i] : self->draw.y[i];

        self->low[axis][i] = value * g_test_rand_double_range (0.5, 1.05);
        self->high[axis][i] = g_test_rand_bit () ? NAN
                                                 : value * g_test_rand_double_range (0.95, 2);
      }
  self->bars = (EfErrorBars){ self->low[0], self->high[0], self->low[1], self->high[1], 0.95, 0.95,
                              (round & 4) != 0, (round & 8) != 0 };
}

/* Resamples held against the definition: the same draws, and for the surfaces a count of the
 * resamples at every place that any of them has a corner at. */
static void
assert_attainment (const EfAttainment *attainment,
                   const EfResampler  *resampler,
                   const EfPoints     *directions)
{
  guint n_resamples = attainment->n_resamples;
  gsize n;
  const guint32 *models = ef_resampler_get_models (resampler, &n);
  g_autofree double *x = g_new (double, n * n_resamples);
  g_autofree double *y = g_new (double, n * n_resamples);
  g_autofree guint32 *n_on_front = g_new0 (guint32, attainment->n_models);

  for (guint r = 0; r < n_resamples; r++)
    {
      EfPoints drawn = { x + r * n, y + r * n, n, directions->x_direction,
                         directions->y_direction };

      ef_resampler_draw (resampler, r, x + r * n, y + r * n);
      for (gsize i = 0; i < n; i++)
        n_on_front[models[i]] += is_on_front (&drawn, i);
    }
  g_assert_cmpmem (attainment->n_on_front, attainment->n_models * sizeof (guint32),
                   n_on_front, attainment->n_models * sizeof (guint32));

  for (guint level = 0; level < attainment->n_surfaces; level++)
    {
      const EfAttainmentSurface *surface = &attainment->surfaces[level];

      for (gsize i = 0; i < surface->n; i++)
        g_assert_true (i == 0 || surface->x[i - 1] < surface->x[i]);

      for (gsize a = 0; a < n * n_resamples; a += 3)
        {
          double px = x[a], py = y[(a * 7 + 1) % (n * n_resamples)];
          guint n_attained = 0;
          gboolean behind = FALSE;

          for (guint r = 0; r < n_resamples; r++)
            for (gsize i = 0; i < n; i++)
              if (is_at_least_as_good (x[r * n + i], px, directions->x_direction) &&
                  is_at_least_as_good (y[r * n + i], py, directions->y_direction))
                {
                  n_attained++;
                  break;
                }

          for (gsize i = 0; i < surface->n; i++)
            behind = behind || (is_at_least_as_good (surface->x[i], px, directions->x_direction) &&
                                is_at_least_as_good (surface->y[i], py, directions->y_direction));
          g_assert_true (behind == (n_attained >= levels[level] * n_resamples));
        }
    }
}

static void
test_bars_brute_force (void)
{
  g_autofree Uncertain *uncertain = g_new (Uncertain, 1);

  for (guint round = 0; round < 64; round++)
    {
      const EfAttainmentOptions options = { round, 20, levels, G_N_ELEMENTS (levels) };
      g_autoptr (EfAttainment) attainment = NULL;
      g_autoptr (EfResampler) resampler = NULL;

      draw_uncertain (uncertain, 25, round);
      attainment = ef_attainment_from_bars (&uncertain->draw.points, &uncertain->bars, &options,
                                            NULL, NULL, NULL);
      resampler = ef_resampler_new_bars (&uncertain->draw.points, &uncertain->bars, round);
      g_assert_cmpuint (attainment->n_surfaces, ==, G_N_ELEMENTS (levels));
      assert_attainment (attainment, resampler, &uncertain->draw.points);
    }
}

static void
test_runs_brute_force (void)
{
  Draw draw;
  guint32 models[DRAW_MAX];

  for (guint round = 0; round < 64; round++)
    {
      const EfAttainmentOptions options = { 5 * round, 20, levels, G_N_ELEMENTS (levels) };
      g_autoptr (EfAttainment) attainment = NULL;
      g_autoptr (EfResampler) resampler = NULL;

      draw_points (&draw, 60, TRUE, round);
      for (gsize i = 0; i < draw.points.n; i++)
        models[i] = g_test_rand_int_range (0, 12) == 0 ? EF_POINT_NONE
                                                       : (guint32) g_test_rand_int_range (0, 14);
      attainment = ef_attainment_from_runs (&draw.points, models, 15, &options, NULL, NULL, NULL);
      resampler = ef_resampler_new_runs (&draw.points, models, 15, 5 * round);
      assert_attainment (attainment, resampler, &draw.points);
      g_assert_cmpuint (attainment->n_on_front[14], ==, 0); /* it has no runs */
    }
}

/* Leaving out who cannot be on the front changes no draw of the others: with and without a crowd of
 * hopeless points everyone else gets the same. */
static void
test_hopeless (void)
{
  g_autofree Uncertain *uncertain = g_new (Uncertain, 1);
  const EfAttainmentOptions options = { 7, 200, NULL, 0 };

  for (guint round = 0; round < 16; round++)
    {
      Draw *draw = &uncertain->draw;
      g_autoptr (EfAttainment) without = NULL;
      g_autoptr (EfAttainment) with = NULL;
      g_autoptr (EfResampler) resampler = NULL;
      gsize n, n_drawn;

      draw_uncertain (uncertain, 40, round);
      uncertain->bars.x_log = uncertain->bars.y_log = TRUE;
      n = draw->points.n;
      if (n == 0)
        continue;
      without = ef_attainment_from_bars (&draw->points, &uncertain->bars, &options, NULL, NULL,
                                         NULL);

      for (gsize i = n; i < DRAW_MAX; i++)
        {
          draw->x[i] = draw->points.x_direction == LOWER ? 1e30 : 1e-30;
          draw->y[i] = draw->points.y_direction == LOWER ? 1e30 : 1e-30;
          uncertain->low[0][i] = draw->x[i] / 2;
          uncertain->high[0][i] = draw->x[i] * 2;
          uncertain->low[1][i] = draw->y[i] / 2;
          uncertain->high[1][i] = NAN;
        }
      draw->points.n = DRAW_MAX;
      with = ef_attainment_from_bars (&draw->points, &uncertain->bars, &options, NULL, NULL, NULL);
      g_assert_cmpmem (with->n_on_front, n * sizeof (guint32),
                       without->n_on_front, n * sizeof (guint32));
      for (gsize i = n; i < DRAW_MAX; i++)
        g_assert_cmpuint (with->n_on_front[i], ==, 0);

      resampler = ef_resampler_new_bars (&draw->points, &uncertain->bars, 7);
      ef_resampler_get_models (resampler, &n_drawn);
      g_assert_cmpuint (n_drawn, <=, n);
    }
}

/* Bounds enclose the share they are said to, on either side by itself. */
static void
test_coverage (void)
{
  enum { N = 40000 };
  const double value = 100, low = 90, high = 150;
  const EfPoints points = { &value, &value, 1, LOWER, HIGHER };

  for (guint round = 0; round < 2; round++)
    {
      const EfErrorBars bars = { &low, &high, &low, &high, 0.8, 0.8, round == 1, FALSE };
      g_autoptr (EfResampler) resampler = ef_resampler_new_bars (&points, &bars, 42);
      guint below = 0, low_half = 0, high_half = 0, above = 0, joint = 0;

      for (guint i = 0; i < N; i++)
        {
          double x, y;

          ef_resampler_draw (resampler, i, &x, &y);
          below += x < low;
          low_half += low <= x && x < value;
          high_half += value <= x && x <= high;
          above += x > high;
          joint += x < value && y < value;
        }

      /* Standard errors are below 0.0025. */
      g_assert_cmpfloat_with_epsilon (below / (double) N, 0.1, 0.01);
      g_assert_cmpfloat_with_epsilon (low_half / (double) N, 0.4, 0.01);
      g_assert_cmpfloat_with_epsilon (high_half / (double) N, 0.4, 0.01);
      g_assert_cmpfloat_with_epsilon (above / (double) N, 0.1, 0.01);
      g_assert_cmpfloat_with_epsilon (joint / (double) N, 0.25, 0.01);
    }
}

/* Exact values: every resample is the front itself, to the last digit, on any scale. */
static void
test_exact (void)
{
  Draw draw;
  const EfAttainmentOptions options = { 1, 10, levels, G_N_ELEMENTS (levels) };

  for (guint round = 0; round < 100; round++)
    {
      const EfErrorBars bars = { NULL, NULL, NULL, NULL, 0.95, 0.95, round & 4, round & 8 };
      g_autoptr (EfAttainment) attainment = NULL;

      draw_positive_points (&draw, 50, round);
      attainment = ef_attainment_from_bars (&draw.points, &bars, &options, NULL, NULL, NULL);
      for (gsize i = 0; i < draw.points.n; i++)
        g_assert_cmpuint (attainment->n_on_front[i], ==, is_on_front (&draw.points, i) ? 10 : 0);

      for (guint level = 0; level < attainment->n_surfaces; level++)
        for (gsize k = 0; k < attainment->surfaces[level].n; k++)
          {
            gboolean found = FALSE;

            for (gsize i = 0; i < draw.points.n; i++)
              found = found || (draw.x[i] == attainment->surfaces[level].x[k] &&
                                draw.y[i] == attainment->surfaces[level].y[k] &&
                                is_on_front (&draw.points, i));
            g_assert_true (found);
          }
    }
}

/* Two models of one score, one much surer than the other: even odds who is better, and then both or
 * one are on the front. */
static void
test_even_odds (void)
{
  const double x[] = { 1, 2 }, y[] = { 70, 70 }, low[] = { 69, 65 }, high[] = { 71, 75 };
  const EfPoints points = { x, y, 2, LOWER, HIGHER };
  const EfErrorBars bars = { NULL, NULL, low, high, 0.95, 0.95, FALSE, FALSE };
  const EfAttainmentOptions options = { 3, EF_ATTAINMENT_MAX_RESAMPLES, NULL, 0 };
  g_autoptr (EfAttainment) attainment = ef_attainment_from_bars (&points, &bars, &options, NULL,
                                                                 NULL, NULL);

  g_assert_cmpuint (attainment->n_on_front[0], ==, EF_ATTAINMENT_MAX_RESAMPLES);
  g_assert_cmpfloat_with_epsilon (attainment->n_on_front[1] / 10000.0, 0.5, 0.02);
}

/* The same numbers on any machine: part of the promise that a project looks the same everywhere. */
static void
test_seed (void)
{
  const double x[] = { 1, 2, 3, 2.5 }, y[] = { 70, 72, 74, 71 };
  const double low[] = { 68, 70, 71, 69 }, high[] = { 73, 74, 78, 76 };
  const EfPoints points = { x, y, 4, LOWER, HIGHER };
  const EfErrorBars bars = { NULL, NULL, low, high, 0.95, 0.95, FALSE, FALSE };
  const EfAttainmentOptions options = { 20250724, 1000, levels, 3 };
  const guint32 expected[] = { 1000, 860, 765, 339 };
  EfAttainmentOptions other = options;
  g_autoptr (EfAttainment) first = ef_attainment_from_bars (&points, &bars, &options, NULL, NULL,
                                                            NULL);
  g_autoptr (EfAttainment) again = ef_attainment_from_bars (&points, &bars, &options, NULL, NULL,
                                                            NULL);
  g_autoptr (EfAttainment) differently = NULL;

  other.seed++;
  differently = ef_attainment_from_bars (&points, &bars, &other, NULL, NULL, NULL);

  g_assert_cmpmem (first->n_on_front, 4 * sizeof (guint32), expected, sizeof expected);
  g_assert_cmpmem (first->n_on_front, 4 * sizeof (guint32), again->n_on_front,
                   4 * sizeof (guint32));
  g_assert_true (memcmp (first->n_on_front, differently->n_on_front, 4 * sizeof (guint32)) != 0);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpmem (first->surfaces[i].y, first->surfaces[i].n * sizeof (double),
                     again->surfaces[i].y, again->surfaces[i].n * sizeof (double));
}

static void
test_progress_and_cancel (void)
{
  const double x = 1, y = 2, low = 1.5;
  const EfPoints points = { &x, &y, 1, LOWER, HIGHER };
  const EfErrorBars bars = { NULL, NULL, &low, NULL, 0.95, 0.95, FALSE, FALSE };
  const EfAttainmentOptions options = { 3, 50, levels, 1 };
  g_autoptr (EfProgress) progress = ef_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (EfAttainment) attainment = NULL;
  g_autoptr (EfAttainment) cancelled = NULL;
  g_autoptr (GError) error = NULL;

  attainment = ef_attainment_from_bars (&points, &bars, &options, progress, cancellable, &error);
  g_assert_no_error (error);
  g_assert_nonnull (attainment);
  g_assert_cmpfloat (ef_progress_get_fraction (progress), ==, 1);

  g_cancellable_cancel (cancellable);
  cancelled = ef_attainment_from_bars (&points, &bars, &options, progress, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (cancelled);
}

/* More corners than there is room for: membership is counted all the same. */
static void
test_too_many_corners (void)
{
  enum { N = 50000 };
  g_autofree double *x = g_new (double, N);
  const EfPoints points = { x, x, N, LOWER, HIGHER };
  const EfErrorBars bars = { NULL, NULL, NULL, NULL, 0.95, 0.95, FALSE, FALSE };
  const EfAttainmentOptions options = { 3, EF_ATTAINMENT_MAX_CORNERS / N + 1, levels, 2 };
  g_autoptr (EfAttainment) attainment = NULL;

  for (gsize i = 0; i < N; i++)
    x[i] = i;

  attainment = ef_attainment_from_bars (&points, &bars, &options, NULL, NULL, NULL);
  g_assert_cmpuint (attainment->n_surfaces, ==, 0);
  g_assert_cmpuint (attainment->n_on_front[N / 2], ==, options.n_resamples);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/analysis/attainment/bars/brute-force", test_bars_brute_force);
  g_test_add_func ("/analysis/attainment/bars/hopeless", test_hopeless);
  g_test_add_func ("/analysis/attainment/bars/coverage", test_coverage);
  g_test_add_func ("/analysis/attainment/bars/exact", test_exact);
  g_test_add_func ("/analysis/attainment/bars/even-odds", test_even_odds);
  g_test_add_func ("/analysis/attainment/runs/brute-force", test_runs_brute_force);
  g_test_add_func ("/analysis/attainment/seed", test_seed);
  g_test_add_func ("/analysis/attainment/progress-and-cancel", test_progress_and_cancel);
  g_test_add_func ("/analysis/attainment/too-many-corners", test_too_many_corners);

  return g_test_run ();
}
