/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-points.h"

G_BEGIN_DECLS

typedef enum
{
  EF_MARGIN_AMOUNT, /* so many units of the axis: an additive epsilon */
  EF_MARGIN_SHARE,  /* 0.05 is 5 %: a multiplicative epsilon, for positive values only */
} EfMarginKind;

/**
 * EfMargin:
 * @kind: what @value means
 * @value: 0 or more; finite
 *
 * How much worse on one axis still counts as near.
 */
typedef struct
{
  EfMarginKind kind;
  double value;
} EfMargin;

/**
 * ef_near_front_mask:
 * @mask: (out) (array length=n): 1 for each point that is near the front, else 0
 *
 * A point q is near the front if some point p on the front is better by no more than the margin on
 * either axis (epsilon dominance: Laumanns, Thiele, Deb and Zitzler 2002). An amount m on an axis
 * where lower is better allows q <= p + m; a share s allows q <= p (1 + s). Where higher is better
 * these are q >= p - m and q >= p / (1 + s): the share is the same step on a logarithmic scale in
 * both directions.
 *
 * Points on the front are near it. On an axis with a share, points that are not positive are left
 * out altogether: they are not on the front that the others are held against.
 *
 * Returns: how many are near
 */
gsize ef_near_front_mask (const EfPoints *points,
                          const EfMargin *x,
                          const EfMargin *y,
                          guint8         *mask);

/**
 * ef_near_front_distances:
 * @distances: (out) (array length=n): NAN for points that are left out
 *
 * How many times wider than given the margins would have to be, on both axes together, for the
 * point to be near: 0 on the front, up to 1 for points that are near. A share grows by powers: at
 * the distance t it is (1 + s)^t - 1. Where a margin is zero it stays zero, and the distance is
 * INFINITY if no margin on the other axis is enough.
 */
void ef_near_front_distances (const EfPoints *points,
                              const EfMargin *x,
                              const EfMargin *y,
                              double         *distances);

/**
 * ef_near_front_outline:
 * @front: indices as returned by ef_pareto_front(); positive on an axis with a share
 * @bounds: x_min, x_max, y_min, y_max of the region to draw in
 * @out: (out) (array): pairs x, y; room for 2 * (2 * @n_front + 2) doubles
 *
 * The worse side of the band: what is near the front lies between ef_pareto_staircase() and this
 * curve, wherever the curve is on the worse side of the staircase. Where it is not, there is no
 * band: between two points that are far apart. The curve turns the other way at its corners than
 * the staircase does, and ends at the better edges of @bounds, or at its last corner where that
 * lies beyond.
 *
 * Returns: number of corners, in ascending x
 */
gsize ef_near_front_outline (const EfPoints *points,
                             const guint32  *front,
                             gsize           n_front,
                             const EfMargin *x,
                             const EfMargin *y,
                             const double    bounds[4],
                             double         *out);

G_END_DECLS
