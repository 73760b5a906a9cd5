/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-points.h"

G_BEGIN_DECLS

/**
 * EfMarginalStep:
 * @from, @to: two neighbouring places of the front, @from the one with the better x; of equal
 * points the first stands for all
 * @dx, @dy: to - from, in the units of the axes: x gets worse, y gets better
 * @price: |dx| / |dy|, what the step costs in x per unit of y ("0.3 kWh for one more point"). On
 * the hull it rises from step to step; on the front it need not
 */
typedef struct
{
  guint32 from;
  guint32 to;
  double dx;
  double dy;
  double price;
} EfMarginalStep;

/**
 * ef_marginal_steps:
 * @front: indices in ascending x, as returned by ef_pareto_front() or ef_hull_front()
 * @n_steps: (out): one fewer than different places
 *
 * What the next unit of y costs, all along the front: from the point with the best x to the one
 * with the best y. Not for ordinal quantities.
 *
 * Returns: (transfer full): NULL if @n_steps is 0
 */
EfMarginalStep *ef_marginal_steps (const EfPoints *points,
                                   const guint32  *front,
                                   gsize           n_front,
                                   gsize          *n_steps);

/**
 * ef_marginal_find_knee:
 * @x_log, @y_log: whether to look at the logarithm of the axis, as a chart with such an axis shows
 * it
 * @bulge: (out) (optional): how far the knee is ahead, as below: above 0, below 1; left as it is
 * where there is none
 *
 * The point of the front beyond which more y becomes dear. The rule is that of Kneedle (Satopää,
 * Albrecht, Irwin and Raghavan 2011) without its smoothing: both axes are scaled so that the front
 * runs from 0 (the point with the best x) to 1 (the one with the best y), and the knee is where
 * scaled y is farthest ahead of scaled x. This is also the point farthest from the chord between
 * the ends. Of several the one with the best x.
 *
 * Returns: its index, or EF_POINT_NONE if there is none: fewer than three places that the axes can
 * show, or none of them ahead of the chord
 */
guint32 ef_marginal_find_knee (const EfPoints *points,
                               const guint32  *front,
                               gsize           n_front,
                               gboolean        x_log,
                               gboolean        y_log,
                               double         *bulge);

G_END_DECLS
