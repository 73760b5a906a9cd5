/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-points.h"
#include "ef-progress.h"

G_BEGIN_DECLS

/* More resamples than this tell nothing that fewer do not. */
#define EF_ATTAINMENT_MAX_RESAMPLES 10000
/* Corners of all resampled fronts together, for which there is room to make surfaces of. */
#define EF_ATTAINMENT_MAX_CORNERS (4u << 20)

/**
 * EfErrorBars:
 * @x_low, @x_high, @y_low, @y_high: (array length=n) (nullable): bounds of the values, raw; NULL
 * where an axis is exact
 * @x_coverage, @y_coverage: the share of outcomes that bounds enclose: 0.95 for a 95 % interval,
 * 0.6827 for one standard error or deviation
 * @x_log, @y_log: whether errors are factors: for quantities shown on a logarithmic axis
 *
 * How uncertain the values are. A value is taken as the median of what it might be, and each side
 * of it as half of a normal distribution of its own width (the "dimidated Gaussian" of Barlow
 * 2004), so that the bounds enclose just the share they are said to, asymmetric ones too. With
 * factors the same is true of logarithms. The axes err independently.
 *
 * A bound that is missing, on the wrong side of its value, or not positive where errors are factors
 * says nothing: the value is taken as exact to that side.
 */
typedef struct
{
  const double *x_low;
  const double *x_high;
  const double *y_low;
  const double *y_high;
  double x_coverage;
  double y_coverage;
  gboolean x_log;
  gboolean y_log;
} EfErrorBars;

/**
 * EfAttainmentOptions:
 * @seed: the same seed gives the same result, on any machine, whatever else is computed
 * @n_resamples: 1 to EF_ATTAINMENT_MAX_RESAMPLES
 * @levels: shares of the resamples, above 0 up to 1, one surface each
 */
typedef struct
{
  guint64 seed;
  guint n_resamples;
  const double *levels;
  guint n_levels;
} EfAttainmentOptions;

/**
 * EfAttainmentSurface:
 * @x, @y: (array length=n): its corners, raw, in ascending x; none of them dominates another
 *
 * What at least so many of the resamples attain: a front, to be drawn with ef_pareto_staircase().
 */
typedef struct
{
  double *x;
  double *y;
  gsize n;
} EfAttainmentSurface;

/**
 * EfAttainment:
 * @n_resamples: how many there were
 * @n_on_front: (array length=n_models): in how many of them each model was on the front; "on the
 * frontier in 83 % of resamples"
 * @surfaces: (array length=n_surfaces): one for each level; of the levels 0.1, 0.5 and 0.9 the
 * first is the best. @n_surfaces is 0 where all corners together exceed EF_ATTAINMENT_MAX_CORNERS
 *
 * The front of values that are uncertain: membership, and the empirical attainment function
 * (Grunert da Fonseca, Fonseca and Hall 2001; its surfaces as by López-Ibáñez, Paquete and Stützle
 * 2010), by a parametric or a plain bootstrap (Efron 1979).
 */
typedef struct
{
  guint n_resamples;
  gsize n_models;
  guint32 *n_on_front;
  EfAttainmentSurface *surfaces;
  guint n_surfaces;
} EfAttainment;

/**
 * ef_attainment_from_bars:
 * @progress: (nullable): how far it is
 * @cancellable: (nullable): to give up
 *
 * Draws all values anew from their error bars, as often as there are resamples. A point that cannot
 * be on the front in any of them costs nothing.
 *
 * Returns: (transfer full): NULL with G_IO_ERROR_CANCELLED; a model for each point
 */
EfAttainment *ef_attainment_from_bars (const EfPoints            *points,
                                       const EfErrorBars         *bars,
                                       const EfAttainmentOptions *options,
                                       EfProgress                *progress,
                                       GCancellable              *cancellable,
                                       GError                   **error);

/**
 * ef_attainment_from_runs:
 * @runs: one point for each run
 * @models: (array length=n): which model a run is of, below @n_models; EF_POINT_NONE for none
 *
 * For each resample draws from the comparable runs of each model as many as there are, with
 * replacement, and takes their mean: x and y of a run stay together. A model of a single run is
 * taken as exact, which it hardly is.
 *
 * Returns: (transfer full): NULL with G_IO_ERROR_CANCELLED
 */
EfAttainment *ef_attainment_from_runs (const EfPoints            *runs,
                                       const guint32             *models,
                                       guint32                    n_models,
                                       const EfAttainmentOptions *options,
                                       EfProgress                *progress,
                                       GCancellable              *cancellable,
                                       GError                   **error);

void ef_attainment_free (EfAttainment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfAttainment, ef_attainment_free)

G_END_DECLS
