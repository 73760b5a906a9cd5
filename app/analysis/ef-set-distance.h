/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-points.h"

G_BEGIN_DECLS

/*
 * How far one set of points falls short of another. Both have the same directions; points that are
 * not comparable are left out. Where one of the two has no points left, the distance is NAN.
 *
 * In the formulas z is a value turned so that higher is better, p a point of the set and r one of
 * the reference.
 */

/**
 * ef_set_distance_additive:
 *
 * The additive epsilon indicator of Zitzler, Thiele, Laumanns, Fonseca and Grunert da Fonseca
 * (2003): max over r of min over p of max over the axes of z(r) - z(p). By so much every point of
 * the set has to be better on both axes to reach all of the reference; negative if it is more than
 * reached. The unit is that of both axes at once.
 */
double ef_set_distance_additive (const EfPoints *set, const EfPoints *reference);

/**
 * ef_set_distance_factor:
 *
 * The same for factors, which need no common unit: p / r where lower is better, r / p where higher
 * is. 1.05 says that 5 % are missing somewhere. Points that are not positive are left out.
 */
double ef_set_distance_factor (const EfPoints *set, const EfPoints *reference);

/**
 * ef_set_distance_inverted:
 *
 * Inverted generational distance (Coello Coello and Reyes Sierra 2004, with the plain mean): the
 * mean over r of the Euclidean distance to the nearest p. Needs axes of one unit: divide them by
 * something first.
 */
double ef_set_distance_inverted (const EfPoints *set, const EfPoints *reference);

/**
 * ef_set_distance_inverted_plus:
 *
 * IGD+ (Ishibuchi, Masuda, Tanigaki and Nojima 2015): the same, but only what p is worse than r on
 * an axis counts into a distance. Unlike the other one it never gets better when the set gets
 * worse.
 */
double ef_set_distance_inverted_plus (const EfPoints *set, const EfPoints *reference);

G_END_DECLS
