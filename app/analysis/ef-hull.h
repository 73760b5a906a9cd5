/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-points.h"

G_BEGIN_DECLS

/*
 * What a mixture of models can reach. If the cost and the score of traffic are averages over its
 * requests, sending the share 1 - s of them to one model and s to another reaches every point on
 * the line between the two: (1 - s) x1 + s x2, and the same for y. This is the linear case of
 * portfolio theory (Markowitz 1952). It holds in the units of the values, never in those of a
 * logarithmic axis: there the lines are curves.
 *
 * Not for ordinal quantities, whose averages mean nothing.
 */

/**
 * ef_hull_front:
 * @n_hull: (out): length of the result
 *
 * The corners of the convex hull of what mixtures can reach, on its better side (Andrew 1979).
 * Every corner is on the front, but not every point of the front is a corner. Points on a line
 * between two corners are none; of equal points the first one stands for all.
 *
 * Returns: (transfer full): indices in ascending x; NULL if @n_hull is 0
 */
guint32 *ef_hull_front (const EfPoints *points, gsize *n_hull);

/**
 * EfHullMix:
 * @first, @second: the two points to mix; the same one at a hull of one corner
 * @share: of @second, 0 to 1; that of @first is the rest
 * @x, @y: what the mixture reaches
 */
typedef struct
{
  guint32 first;
  guint32 second;
  double share;
  double x;
  double y;
} EfHullMix;

/* The mixture on the hull that has this x, or this y. FALSE where the hull does not reach.
 * @hull as returned by ef_hull_front(). */
gboolean ef_hull_mix_at_x (const EfPoints *points,
                           const guint32  *hull,
                           gsize           n_hull,
                           double          x,
                           EfHullMix      *mix);
gboolean ef_hull_mix_at_y (const EfPoints *points,
                           const guint32  *hull,
                           gsize           n_hull,
                           double          y,
                           EfHullMix      *mix);

/**
 * EfHullScales:
 * @x_log, @y_log: whether the axis is logarithmic
 * @x_tolerance, @y_tolerance: how far the drawn line may be off, in units of the axis, or in
 * decades if it is logarithmic; above zero
 */
typedef struct
{
  gboolean x_log;
  gboolean y_log;
  double x_tolerance;
  double y_tolerance;
} EfHullScales;

/**
 * ef_hull_curve:
 * @n_places: (out): how many pairs the result has
 *
 * The hull as a line to be drawn on the given scales: its corners, and between them as many places
 * as it takes for a straight line between neighbours to be on the hull within the tolerance.
 * Corners that a logarithmic axis cannot show are left out.
 *
 * Returns: (transfer full): pairs x, y in the units of the values, in ascending x; NULL if
 * @n_places is 0
 */
double *ef_hull_curve (const EfPoints     *points,
                       const guint32      *hull,
                       gsize               n_hull,
                       const EfHullScales *scales,
                       gsize              *n_places);

/* What the area under the hull is divided by. */
typedef enum
{
  EF_HULL_PER_RANGE,   /* by the costs it spans: the mean score over these costs */
  EF_HULL_PER_MAXIMUM, /* by the highest cost, as the code published with RouterBench does */
} EfHullNormal;

/**
 * ef_hull_get_aiq:
 * @x_end: up to which cost, as for several hulls that are compared; beyond its last corner the hull
 * stays level. NAN: up to its last corner
 *
 * Average improvement in quality (RouterBench, Hu et al. 2024, arXiv 2403.12031): the area under
 * the non-decreasing hull over the cost axis, divided as @normal says. The two are different
 * numbers: state which one it is.
 *
 * Returns: NAN unless lower x and higher y are better, or where the divisor is not positive
 */
double ef_hull_get_aiq (const EfPoints *points,
                        const guint32  *hull,
                        gsize           n_hull,
                        double          x_end,
                        EfHullNormal    normal);

G_END_DECLS
