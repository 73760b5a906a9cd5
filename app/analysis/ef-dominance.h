/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-points.h"

G_BEGIN_DECLS

/**
 * EfDominance:
 * @comparable: FALSE if a value is missing: then there is nothing else to say
 * @n_dominators: how many points dominate it; 0 says that it is on the front
 * @dominators: (array length=n_listed): those of them that are on the front, in ascending x, equal
 * x in ascending index. The other dominators are dominated by these, so who asks what beats a point
 * needs to look no further
 * @n_listed: length of @dominators, no more than was asked for
 * @n_on_front: how many there are on the front
 * @best_x: the point with the best x of those with y at least as good ("same score, 4.1 times less
 * energy"); of these the one with the best y, then the first. EF_POINT_NONE on the front
 * @best_y: the same the other way round: the best y of those with x at least as good
 *
 * What there is to say of a point that is not on the front.
 */
typedef struct
{
  gboolean comparable;
  gsize n_dominators;
  guint32 *dominators;
  gsize n_listed;
  gsize n_on_front;
  guint32 best_x;
  guint32 best_y;
} EfDominance;

/* @n_list_max: how many dominators to list at most */
void ef_dominance_init (EfDominance *self, const EfPoints *points, guint32 index,
                        gsize n_list_max);
void ef_dominance_clear (EfDominance *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EfDominance, ef_dominance_clear)

/**
 * EfComparison:
 * @x_difference, @y_difference: other - this
 * @x_ratio, @y_ratio: other / this; NAN unless both are positive
 *
 * One point against another, axis by axis.
 */
typedef struct
{
  double x_difference;
  double y_difference;
  double x_ratio;
  double y_ratio;
} EfComparison;

void ef_dominance_compare (const EfPoints *points,
                           guint32         index,
                           guint32         other,
                           EfComparison   *comparison);

/**
 * EfReach:
 * @x: where x would have to be, y staying as it is
 * @y: where y would have to be, x staying as it is
 * @both_x, @both_y: where the point meets the frontier first if it gets better on both axes at
 * once, as fast as the scales say
 * @steps: how many scales that is
 *
 * The least that a point has to change to reach the frontier, that is the staircase that bounds
 * what is dominated. There it is as good as points on the front on one axis; anything better is on
 * the front itself. On the front nothing has to change.
 */
typedef struct
{
  double x;
  double y;
  double both_x;
  double both_y;
  double steps;
} EfReach;

/**
 * ef_dominance_get_reach:
 * @x_scale, @y_scale: what counts as equally much on the two axes, above zero: the width of the
 * data, say, or a step the user names. On logarithmic axes hand in logarithms
 *
 * Returns: FALSE if the point is not comparable
 */
gboolean ef_dominance_get_reach (const EfPoints *points,
                                 guint32         index,
                                 double          x_scale,
                                 double          y_scale,
                                 EfReach        *reach);

G_END_DECLS
