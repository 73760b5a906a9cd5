/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "ef-direction.h"

G_BEGIN_DECLS

/**
 * ef_pareto_front:
 * @x, @y: @n values each, in any unit; NAN or infinite means not comparable
 * @x_direction, @y_direction: LOWER or HIGHER
 * @n_front: (out): length of the result
 *
 * The points that no other point dominates. A point dominates another if it is at least as good on
 * both axes and better on one (weak dominance, Kung, Luccio and Preparata 1975). Points equal on
 * both axes all stay. Values are compared unrounded. A point with a missing value neither dominates
 * nor is on the front.
 *
 * Returns: (transfer full): indices in ascending x, equal x in ascending index; NULL if @n_front
 * is 0
 */
guint32 *ef_pareto_front (const double *x,
                          const double *y,
                          gsize         n,
                          EfDirection   x_direction,
                          EfDirection   y_direction,
                          gsize        *n_front);

/* How many different places the front has: exact duplicates count once. @front as returned
 * above. */
gsize ef_pareto_count_distinct (const double *x, const double *y, const guint32 *front,
                                gsize n_front);

/**
 * ef_pareto_staircase:
 * @front: indices as returned by ef_pareto_front()
 * @bounds: x_min, x_max, y_min, y_max of the region to draw in, same space as @x and @y
 * @out: (out) (array): pairs x, y; room for 2 * (2 * @n_front + 2) doubles
 *
 * The corners of the attainment curve, which bounds the region that is dominated: from the x-best
 * point vertically to the worse end of y, from the y-best point horizontally to the worse end of x,
 * steps between in the orientation of METHODS 1 (x LOWER: horizontal first; x HIGHER: vertical
 * first). Works in any monotone scale space.
 *
 * Returns: number of corners
 */
gsize ef_pareto_staircase (const double  *x,
                           const double  *y,
                           const guint32 *front,
                           gsize          n_front,
                           EfDirection    x_direction,
                           EfDirection    y_direction,
                           const double   bounds[4],
                           double        *out);

G_END_DECLS
