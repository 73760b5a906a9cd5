/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-points.h"

G_BEGIN_DECLS

/**
 * EfEfficiency:
 *
 * What is measured of each point against the rest. The words of data envelopment analysis are in
 * brackets; they are about an input (x, lower is better) and an output (y, higher is better), and
 * the same questions can be asked of any two axes:
 *
 * @EF_EFFICIENCY_X: x* / x, where x* is the best x of all points with y at least as good [FDH,
 * input score theta; Deprins, Simar and Tulkens 1984]. "Same accuracy, 4.1 times less energy" is
 * 1 / theta.
 * @EF_EFFICIENCY_Y: y* / y, where y* is the best y of all points with x at least as good [FDH,
 * output score phi].
 * @EF_EFFICIENCY_HULL_X, @EF_EFFICIENCY_HULL_Y: the same, where mixtures of points count too [VRS;
 * Banker, Charnes and Cooper 1984].
 * @EF_EFFICIENCY_PRODUCTIVITY: benefit per cost, as a share of the best [CRS; Charnes, Cooper and
 * Rhodes 1978]. The reciprocal of a cost is a benefit and the other way round (seconds an image,
 * images a second), so the ratio is y / x where x is better lower and y higher, x / y the other way
 * round, 1 / (x y) where both are better lower (as the energy-delay product has it) and x y where
 * both are better higher.
 * @EF_EFFICIENCY_GAP_X: |x - x*|, by how many units of x the point falls short of the front while
 * its y stays.
 * @EF_EFFICIENCY_GAP_Y: |y - y*|, likewise.
 *
 * Ratios are at most 1 along an axis where lower is better and at least 1 where higher is: they say
 * what to multiply the value by. On the front they are 1, and gaps are 0.
 *
 * Ratios need positive values on a scale with a true zero. For the ratio along an axis this is
 * asked of that axis only: of the other one they need nothing but an order, except with mixtures.
 */
typedef enum
{
  EF_EFFICIENCY_X,
  EF_EFFICIENCY_Y,
  EF_EFFICIENCY_HULL_X,
  EF_EFFICIENCY_HULL_Y,
  EF_EFFICIENCY_PRODUCTIVITY,
  EF_EFFICIENCY_GAP_X,
  EF_EFFICIENCY_GAP_Y,
} EfEfficiency;

/* Why a point has no score. */
typedef enum
{
  EF_EFFICIENCY_REASON_NONE, /* it has one */
  EF_EFFICIENCY_REASON_MISSING,
  EF_EFFICIENCY_REASON_NOT_POSITIVE,
} EfEfficiencyReason;

/**
 * ef_efficiency_measure:
 * @scores: (out) (array length=n): NAN for points without a score
 *
 * Takes O((n + front) log front). Points without a score are left out altogether: they are not what
 * the others are measured against. (A cost of -1 or 0 is most often a word for "unknown".)
 */
void ef_efficiency_measure (const EfPoints *points, EfEfficiency efficiency, double *scores);

EfEfficiencyReason ef_efficiency_get_reason (const EfPoints *points,
                                             EfEfficiency    efficiency,
                                             guint32         index);
/* A translated sentence; NULL for REASON_NONE. */
const char *ef_efficiency_reason_to_label (EfEfficiencyReason reason);

G_END_DECLS
