/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-resampler-private.h"

#include "ef-points-private.h"

#include <gsl/gsl_cdf.h>

/* No draw is farther out than this: the normal deviate of 2^-54, rounded up. */
#define DEVIATE_MAX 8.5

/* One axis of a model, raw, and how far one standard deviation goes on either side: a difference,
 * or the logarithm of a factor. */
typedef struct
{
  double value;
  double down;
  double up;
} Spread;

struct _EfResampler
{
  guint64 seed;
  guint32 *models; /* those that are drawn */
  gsize n_models;

  /* Error bars: for each of the models. */
  Spread *x_spreads;
  Spread *y_spreads;
  gboolean x_log;
  gboolean y_log;

  /* Runs: those of the model at i are ordered[starts[i]] to ordered[starts[i + 1]]. */
  const EfPoints *runs;
  guint32 *ordered;
  gsize *starts;
};

/* Spreads every bit of the input over all of the output (the finaliser of SplitMix64; Steele, Lea
 * and Flood 2014). */
static inline guint64
mix_bits (guint64 bits)
{
  bits = (bits ^ (bits >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  bits = (bits ^ (bits >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return bits ^ (bits >> 31);
}

/* The uniform deviate number @counter of a resample: above 0, below 1, the same for the same three
 * numbers. */
static inline double
draw_uniform (guint64 seed,
              guint   resample,
              guint64 counter)
{
  const guint64 golden = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint64 bits = mix_bits (seed + golden);

  bits = mix_bits (bits + golden * ((guint64) resample + 1));
  bits = mix_bits (bits + golden * (counter + 1));

  return ((double) (bits >> 11) + 0.5) * 0x1p-53;
}

/* How far it is from one bound up to the other, where that is a distance. */
static double
get_deviation (double   from,
               double   to,
               gboolean log_scale,
               double   bound_deviate)
{
  double distance = log_scale ? log (to / from) : to - from;

  return distance > 0 && isfinite (distance) ? distance / bound_deviate : 0;
}

static void
spread_init (Spread       *self,
             double        value,
             const double *low,
             const double *high,
             gsize         index,
             gboolean      log_scale,
             double        bound_deviate)
{
  self->value = value;
  self->down = low != NULL ? get_deviation (low[index], value, log_scale, bound_deviate) : 0;
  self->up = high != NULL ? get_deviation (value, high[index], log_scale, bound_deviate) : 0;
}

static double
spread_get (const Spread *self,
            double        deviate,
            gboolean      log_scale)
{
  double error = deviate * (deviate < 0 ? self->down : self->up);

  return log_scale ? self->value * exp (error) : self->value + error;
}

/* The best and the worst that a value can be drawn as, turned. */
static double
spread_get_extreme (const Spread *self,
                    EfDirection   direction,
                    gboolean      best,
                    gboolean      log_scale)
{
  double sign = ef_direction_get_sign (direction);

  return spread_get (self, best ? -sign * DEVIATE_MAX : sign * DEVIATE_MAX, log_scale) * sign;
}

/* Who is dominated at their best by another at its worst never is on the front. The others move up.
 * */
static void
keep_contenders (EfResampler *self,
                 EfDirection  x_direction,
                 EfDirection  y_direction)
{
  g_autofree double *worst_x = g_new (double, self->n_models);
  g_autofree double *worst_y = g_new (double, self->n_models);
  EfPoints worst = { worst_x, worst_y, self->n_models, EF_DIRECTION_LOWER, EF_DIRECTION_LOWER };
  g_auto (EfSteps) steps = { 0 };
  gsize n = 0;

  for (gsize i = 0; i < self->n_models; i++)
    {
      worst_x[i] = spread_get_extreme (&self->x_spreads[i], x_direction, FALSE, self->x_log);
      worst_y[i] = spread_get_extreme (&self->y_spreads[i], y_direction, FALSE, self->y_log);
    }
  ef_steps_init_front (&steps, &worst);

  for (gsize i = 0; i < self->n_models; i++)
    {
      double x = spread_get_extreme (&self->x_spreads[i], x_direction, TRUE, self->x_log);
      double y = spread_get_extreme (&self->y_spreads[i], y_direction, TRUE, self->y_log);
      gsize before = ef_steps_find_x (&steps, x);

      /* The steps before are strictly better in x; the last of them is the best in y. */
      if (before > 0 && steps.y[before - 1] < y)
        continue;

      self->models[n] = self->models[i];
      self->x_spreads[n] = self->x_spreads[i];
      self->y_spreads[n] = self->y_spreads[i];
      n++;
    }

  self->n_models = n;
}

EfResampler *
ef_resampler_new_bars (const EfPoints    *points,
                       const EfErrorBars *bars,
                       guint64            seed)
{
  EfResampler *self = g_new0 (EfResampler, 1);
  double x_deviate = gsl_cdf_ugaussian_Pinv ((1 + bars->x_coverage) / 2);
  double y_deviate = gsl_cdf_ugaussian_Pinv ((1 + bars->y_coverage) / 2);

  self->seed = seed;
  self->x_log = bars->x_log;
  self->y_log = bars->y_log;
  self->models = g_new (guint32, points->n);
  self->x_spreads = g_new (Spread, points->n);
  self->y_spreads = g_new (Spread, points->n);

  for (gsize i = 0; i < points->n; i++)
    {
      if (!ef_points_is_comparable (points, i) || (bars->x_log && points->x[i] <= 0) ||
          (bars->y_log && points->y[i] <= 0))
        continue;

      self->models[self->n_models] = (guint32) i;
      spread_init (&self->x_spreads[self->n_models], points->x[i], bars->x_low, bars->x_high, i,
                   bars->x_log, x_deviate);
      spread_init (&self->y_spreads[self->n_models], points->y[i], bars->y_low, bars->y_high, i,
                   bars->y_log, y_deviate);
      self->n_models++;
    }

  keep_contenders (self, points->x_direction, points->y_direction);

  return self;
}

/* Comparable runs sorted by model, in the order of the input. */
EfResampler *
ef_resampler_new_runs (const EfPoints *runs,
                       const guint32  *models,
                       guint32         n_models,
                       guint64         seed)
{
  EfResampler *self = g_new0 (EfResampler, 1);
  g_autofree gsize *ends = NULL;

  self->seed = seed;
  self->runs = runs;
  self->n_models = n_models;
  self->models = g_new (guint32, n_models);
  self->starts = g_new0 (gsize, (gsize) n_models + 1);

  for (guint32 i = 0; i < n_models; i++)
    self->models[i] = i;

  for (gsize i = 0; i < runs->n; i++)
    if (models[i] < n_models && ef_points_is_comparable (runs, i))
      self->starts[models[i] + 1]++;
  for (guint32 i = 0; i < n_models; i++)
    self->starts[i + 1] += self->starts[i];

  self->ordered = g_new (guint32, self->starts[n_models]);
  ends = g_memdup2 (self->starts, n_models * sizeof *ends);
  for (gsize i = 0; i < runs->n; i++)
    if (models[i] < n_models && ef_points_is_comparable (runs, i))
      self->ordered[ends[models[i]]++] = (guint32) i;

  return self;
}

void
ef_resampler_free (EfResampler *self)
{
  g_free (self->models);
  g_free (self->x_spreads);
  g_free (self->y_spreads);
  g_free (self->ordered);
  g_free (self->starts);
  g_free (self);
}

const guint32 *
ef_resampler_get_models (const EfResampler *self,
                         gsize             *n_models)
{
  *n_models = self->n_models;

  return self->models;
}

static void
draw_runs (const EfResampler *self,
           guint              resample,
           double            *x,
           double            *y)
{
  for (gsize i = 0; i < self->n_models; i++)
    {
      gsize start = self->starts[i];
      gsize n = self->starts[i + 1] - start;

      x[i] = 0;
      y[i] = 0;
      for (gsize k = 0; k < n; k++)
        {
          gsize drawn = (gsize) (draw_uniform (self->seed, resample, start + k) * (double) n);
          guint32 run = self->ordered[start + MIN (drawn, n - 1)];

          x[i] += self->runs->x[run];
          y[i] += self->runs->y[run];
        }

      /* Without runs 0 / 0, which is no value. */
      x[i] /= (double) n;
      y[i] /= (double) n;
    }
}

static double
draw_spread (const EfResampler *self,
             const Spread      *spread,
             gboolean           log_scale,
             guint              resample,
             guint64            counter)
{
  /* Exact values cost no deviate. */
  if (spread->down == 0 && spread->up == 0)
    return spread->value;

  return spread_get (spread, gsl_cdf_ugaussian_Pinv (draw_uniform (self->seed, resample, counter)),
                     log_scale);
}

void
ef_resampler_draw (const EfResampler *self,
                   guint              resample,
                   double            *x,
                   double            *y)
{
  if (self->runs != NULL)
    {
      draw_runs (self, resample, x, y);
      return;
    }

  for (gsize i = 0; i < self->n_models; i++)
    {
      guint64 counter = 2 * (guint64) self->models[i];

      x[i] = draw_spread (self, &self->x_spreads[i], self->x_log, resample, counter);
      y[i] = draw_spread (self, &self->y_spreads[i], self->y_log, resample, counter + 1);
    }
}
