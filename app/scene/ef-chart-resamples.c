/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-resamples.h"

#include <math.h>

#include "ef-attainment.h"
#include "ef-chart-bounds.h"
#include "ef-chart-insight.h"
#include "ef-words.h"

#define PERCENT_DIGITS 3

static const double levels[EF_N_SURFACES] = { 0.1, 0.5, 0.9 };

G_STATIC_ASSERT (EF_RESAMPLES_MAX == EF_ATTAINMENT_MAX_RESAMPLES);

/* The bounds of the points of one side, or NULL where the axis has none (transfer full). */
static double *
gather_bounds (const EfChartData *data, const EfAxisData *axis, gboolean high_side)
{
  double *bounds;

  if (!ef_axis_data_has_bounds (axis))
    return NULL;

  bounds = g_new (double, MAX (data->n, 1));
  for (guint i = 0; i < data->n; i++)
    {
      double low, high;

      ef_axis_data_get_bounds (axis, data->rows[i], &low, &high);
      bounds[i] = high_side ? high : low;
    }

  return bounds;
}

/* ---- Runs ---- */

/* Which model each point is of: those of one name are one (transfer full). */
static guint32 *
number_models (const EfChartData *data, const EfChartSpec *spec, guint32 *n_models)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint32 *models = g_new (guint32, MAX (data->n, 1));

  *n_models = 0;
  for (guint i = 0; i < data->n; i++)
    {
      char *label = ef_chart_data_dup_model (data, spec, i);
      gpointer number;

      if (g_hash_table_lookup_extended (numbers, label, NULL, &number))
        {
          models[i] = GPOINTER_TO_UINT (number);
          g_free (label);
          continue;
        }
      models[i] = *n_models;
      g_hash_table_insert (numbers, label, GUINT_TO_POINTER ((*n_models)++));
    }

  return models;
}

static guint
count_repeated (const EfPoints *points, const guint32 *models, guint32 n_models)
{
  g_autofree guint32 *counts = g_new0 (guint32, MAX (n_models, 1));
  guint n = 0;

  for (gsize i = 0; i < points->n; i++)
    n += isfinite (points->x[i]) && isfinite (points->y[i]) && ++counts[models[i]] == 2;

  return n;
}

/* ---- Resamples ---- */

static void
set_membership (EfChartResamples *self,
                const EfPoints *points,
                const guint32 *models,
                const EfAttainment *attainment)
{
  self->membership = g_new (double, MAX (points->n, 1));
  for (gsize i = 0; i < points->n; i++)
    {
      gsize model = models != NULL ? models[i] : i;

      self->membership[i] = isfinite (points->x[i])
                              ? attainment->n_on_front[model] / (double) attainment->n_resamples
                              : NAN;
    }
}

/* Into scale space; on a logarithmic axis a mean of runs is positive as they are. */
static void
place_surface (EfSurface *self, const EfChartData *data, const EfAttainmentSurface *surface)
{
  self->sx = g_new (double, MAX (surface->n, 1));
  self->sy = g_new (double, MAX (surface->n, 1));
  for (gsize i = 0; i < surface->n; i++)
    if (ef_axis_data_place (&data->x, surface->x[i], &self->sx[self->n])
        && ef_axis_data_place (&data->y, surface->y[i], &self->sy[self->n]))
      self->n++;
}

static gboolean
take (EfChartResamples *self,
      const EfChartData *data,
      const EfPoints *points,
      const guint32 *models,
      EfAttainment *attainment)
{
  if (attainment == NULL)
    return FALSE;

  set_membership (self, points, models, attainment);
  for (guint i = 0; i < attainment->n_surfaces; i++)
    place_surface (&self->surfaces[i], data, &attainment->surfaces[i]);
  ef_attainment_free (attainment);
  return TRUE;
}

static gboolean
resample_bars (EfChartResamples *self,
               const EfChartData *data,
               const EfPoints *points,
               const EfAttainmentOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree double *x_low = gather_bounds (data, &data->x, FALSE);
  g_autofree double *x_high = gather_bounds (data, &data->x, TRUE);
  g_autofree double *y_low = gather_bounds (data, &data->y, FALSE);
  g_autofree double *y_high = gather_bounds (data, &data->y, TRUE);
  const EfErrorBars bars = { .x_low = x_low,
                             .x_high = x_high,
                             .y_low = y_low,
                             .y_high = y_high,
                             .x_coverage = self->x_bounds.coverage,
                             .y_coverage = self->y_bounds.coverage,
                             .x_log = data->x.scale == EF_SCALE_KIND_LOG,
                             .y_log = data->y.scale == EF_SCALE_KIND_LOG };

  self->n_uncertain = ef_chart_bounds_count (data);
  if (self->n_uncertain == 0)
    {
      self->refusal = _ ("No value of these points has an error bar, so there is nothing to draw "
                         "anew.");
      return TRUE;
    }
  return take (self, data, points, NULL,
               ef_attainment_from_bars (points, &bars, options, NULL, cancellable, error));
}

static gboolean
resample_runs (EfChartResamples *self,
               const EfChartData *data,
               const EfChartSpec *spec,
               const EfPoints *points,
               const EfAttainmentOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  guint32 n_models;
  g_autofree guint32 *models = number_models (data, spec, &n_models);

  self->n_uncertain = count_repeated (points, models, n_models);
  if (self->n_uncertain == 0)
    {
      self->refusal = _ ("No two points have the same name, so there are no repeated runs.");
      return TRUE;
    }
  return take (
    self, data, points, models,
    ef_attainment_from_runs (points, models, n_models, options, NULL, cancellable, error));
}

EfChartResamples *
ef_chart_resamples_new (const EfChartData *data,
                        const EfChartSpec *spec,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (EfChartResamples) self = NULL;
  const EfUncertaintySpec *uncertainty;
  EfAttainmentOptions options = { .levels = levels, .n_levels = EF_N_SURFACES };
  EfPoints points;
  gboolean done;

  g_return_val_if_fail (data != NULL && spec != NULL, NULL);

  uncertainty = &spec->uncertainty;
  self = g_new0 (EfChartResamples, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->n_resamples = CLAMP (uncertainty->n_resamples, 1, EF_RESAMPLES_MAX);
  self->spread = uncertainty->spread;
  self->seed = uncertainty->seed;
  ef_bounds_reading_init (&self->x_bounds, data->table, data->x.column, uncertainty->coverage);
  ef_bounds_reading_init (&self->y_bounds, data->table, data->y.column, uncertainty->coverage);
  if (data->n_front == 0)
    {
      self->refusal = _ ("There is no frontier.");
      return g_steal_pointer (&self);
    }

  options.seed = uncertainty->seed;
  options.n_resamples = self->n_resamples;
  ef_chart_data_get_points (data, &points);
  done = self->spread == EF_SPREAD_RUNS
           ? resample_runs (self, data, spec, &points, &options, cancellable, error)
           : resample_bars (self, data, &points, &options, cancellable, error);

  return done ? g_steal_pointer (&self) : NULL;
}

EfChartResamples *
ef_chart_resamples_ref (EfChartResamples *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ef_chart_resamples_unref (EfChartResamples *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < EF_N_SURFACES; i++)
    {
      g_free (self->surfaces[i].sx);
      g_free (self->surfaces[i].sy);
    }
  g_free (self->membership);
  g_free (self);
}

EfChartData *
ef_chart_resamples_complete (EfChartData *data,
                             const EfChartSpec *spec,
                             GCancellable *cancellable,
                             GError **error)
{
  EfChartResamples *resamples;

  g_return_val_if_fail (data != NULL && spec != NULL, NULL);

  if (!spec->uncertainty.bands || data->resamples != NULL)
    return ef_chart_data_ref (data);
  resamples = ef_chart_resamples_new (data, spec, cancellable, error);

  return resamples != NULL ? ef_chart_data_with_resamples (data, resamples) : NULL;
}

char *
ef_chart_data_describe_membership (const EfChartData *data,
                                   guint point,
                                   const EfTickStyle *style)
{
  const EfChartResamples *resamples;
  g_autofree char *percent = NULL;

  g_return_val_if_fail (data != NULL && point < data->n && style != NULL, NULL);

  resamples = data->resamples;
  if (resamples == NULL || resamples->membership == NULL || isnan (resamples->membership[point]))
    return NULL;

  percent = ef_number_to_label (100 * resamples->membership[point], PERCENT_DIGITS, NULL, style);
  /* Translators: a percentage, and how often all values were drawn anew. */
  return g_strdup_printf (ngettext ("On the frontier in %s %% of %u resample.",
                                    "On the frontier in %s %% of %u resamples.",
                                    resamples->n_resamples),
                          percent, resamples->n_resamples);
}

char *
ef_chart_resamples_describe (const EfChartResamples *self, const EfTickStyle *style)
{
  g_autofree char *words = NULL;
  g_autofree char *caveat = NULL;

  g_return_val_if_fail (self != NULL && style != NULL, NULL);

  if (self->refusal != NULL)
    return NULL;
  if (self->spread == EF_SPREAD_RUNS)
    return g_strdup (_ ("Every model is the mean of as many of its runs as it has, drawn anew from "
                        "them."));
  words = ef_bounds_reading_dup_both (&self->x_bounds, &self->y_bounds, style);
  caveat = ef_bounds_reading_dup_caveat (&self->x_bounds, &self->y_bounds);
  /* Translators: what the error bars are, such as "one standard error", and perhaps more
   * sentences. */
  return g_strdup_printf (_ ("Values are drawn anew from their error bars: %s.%s"), words, caveat);
}

gboolean
ef_chart_spec_same_resamples (const EfChartSpec *a, const EfChartSpec *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return ef_uncertainty_spec_same_resamples (&a->uncertainty, &b->uncertainty)
         && (!a->uncertainty.bands || a->uncertainty.spread != EF_SPREAD_RUNS
             || g_strcmp0 (a->label, b->label) == 0);
}

guint64
ef_chart_resamples_estimate (const EfChartData *data, const EfChartSpec *spec)
{
  guint64 n;

  g_return_val_if_fail (data != NULL && spec != NULL, 0);

  n = spec->uncertainty.spread == EF_SPREAD_RUNS ? data->n : ef_chart_bounds_count (data);

  return n * spec->uncertainty.n_resamples;
}
