/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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
 * @n_resamples: how many there are
 * @n_uncertain: points whose values carry a spread; of runs, the models that have more than one
 * @spread, @coverage: what they were drawn from; the coverage is the one that was used
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
  guint n_uncertain;
  EfSpread spread;
  double coverage;
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

/* TRUE if both ask for the same resamples of the same points. */
gboolean ef_chart_spec_same_resamples (const EfChartSpec *a, const EfChartSpec *b);

/* How many values would be drawn, at most: what it costs. */
guint64 ef_chart_resamples_estimate (const EfChartData *data, const EfChartSpec *spec);

/* Which share of the outcomes the bounds of these columns enclose: an interval's where a name says
 * so, as in "95_pct_ci", else that of one standard error. Also the column beside it counts, which
 * the bounds may come from. */
double ef_coverage_guess (const EfTable *table, const EfColumn *x, const EfColumn *y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfChartResamples, ef_chart_resamples_unref)

G_END_DECLS
