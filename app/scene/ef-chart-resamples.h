/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-bounds-reading.h"
#include "ef-chart-data.h"
#include "ef-ticks.h"

G_BEGIN_DECLS

/* What is attained in 10, 50 and 90 % of the resamples, in this order: the first is the best. */
#define EF_N_SURFACES 3

/* The corners of a front, in scale space and ascending x. */
typedef struct
{
  guint n;
  double *sx, *sy;
} EfSurface;

/**
 * EfChartResamples:
 * @refusal: why there are none, as a translated sentence; NULL if there are
 * @n_resamples, @seed: how many there are, and of which row of random numbers
 * @n_uncertain: points whose values carry a spread; of runs, the models that have more than one
 * @spread, @x_bounds, @y_bounds: what they were drawn from
 * @membership: (array length=points of the data): in which share of the resamples a point was on
 *   the frontier; NAN where it takes no part; NULL with @refusal
 * @surfaces: without corners with @refusal, or where the fronts have too many
 *
 * The frontier of a chart if its values were drawn again and again from their error bars, or its
 * models from their runs. Immutable and reference-counted.
 */
struct _EfChartResamples
{
  const char *refusal;
  guint n_resamples;
  guint32 seed;
  guint n_uncertain;
  EfSpread spread;
  EfBoundsReading x_bounds, y_bounds;
  double *membership;
  EfSurface surfaces[EF_N_SURFACES];
  gatomicrefcount ref_count;
};

/* As the uncertainty of @spec has it, whether or not it is shown. May take seconds: a worker's
 * work. NULL with G_IO_ERROR_CANCELLED. */
EfChartResamples *ef_chart_resamples_new (const EfChartData *data, const EfChartSpec *spec,
                                          GCancellable *cancellable, GError **error);
EfChartResamples *ef_chart_resamples_ref (EfChartResamples *self);
void              ef_chart_resamples_unref (EfChartResamples *self);

/* @data with the resamples that @spec shows: itself if it has them or needs none. NULL with
 * G_IO_ERROR_CANCELLED. (transfer full) */
EfChartData *ef_chart_resamples_complete (EfChartData *data, const EfChartSpec *spec,
                                          GCancellable *cancellable, GError **error);

/* "On the frontier in 83 % of 1000 resamples.", translated; NULL where nothing is known of the
 * point. (transfer full) */
char *ef_chart_data_describe_membership (const EfChartData *data, guint point,
                                         const EfTickStyle *style);

/* What was drawn from what, in whole sentences; NULL with a refusal. (transfer full) */
char *ef_chart_resamples_describe (const EfChartResamples *self, const EfTickStyle *style);

/* TRUE if both ask for the same resamples of the same points. */
gboolean ef_chart_spec_same_resamples (const EfChartSpec *a, const EfChartSpec *b);

/* How many values would be drawn, at most: what it costs. */
guint64 ef_chart_resamples_estimate (const EfChartData *data, const EfChartSpec *spec);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfChartResamples, ef_chart_resamples_unref)

G_END_DECLS
