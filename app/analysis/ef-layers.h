/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-points.h"

G_BEGIN_DECLS

/**
 * ef_layers_rank:
 * @n_layers: (out): the highest rank
 *
 * Which front a point would be on if the fronts were peeled off one after the other: the front has
 * rank 1, the front of what is left without it has rank 2 ("second frontier"), and so on. This is
 * the rank of non-dominated sorting (Goldberg 1989; Deb, Pratap, Agarwal and Meyarivan 2002),
 * counted from one. Points equal on both axes have the same rank.
 *
 * On two axes a rank is one more than the highest rank among the points that dominate it, so it
 * needs no peeling: the points are taken from the best to the worst x, and each one looks for the
 * first layer whose best y so far it betters. Takes O(n log n).
 *
 * Returns: (transfer full) (array length=n): a rank for each point, 0 where it is not comparable
 */
guint32 *ef_layers_rank (const EfPoints *points, guint32 *n_layers);

/**
 * ef_layers_list:
 * @ranks: as returned by ef_layers_rank()
 * @n_lists: how many layers to list, from the front on
 * @starts: (out) (array): where each layer starts in the result, and where the last one ends: room
 * for @n_lists + 1; layers that do not exist are empty
 *
 * Returns: (transfer full): the points of the first @n_lists layers, layer by layer; within a layer
 * by ascending x, equal x by ascending index, as ef_pareto_front() has them
 */
guint32 *ef_layers_list (const EfPoints *points,
                         const guint32  *ranks,
                         guint32         n_lists,
                         gsize          *starts);

G_END_DECLS
