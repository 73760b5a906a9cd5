/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-points.h"

G_BEGIN_DECLS

/**
 * EfGrowingFront:
 *
 * A front that points are added to one by one. Who may come is known from the start, so their
 * places are put in order once, and the front is the set of places that are taken: an addition
 * looks at its neighbours there, and what it removes was added once.
 */
typedef struct _EfGrowingFront EfGrowingFront;

/* A place of the front. Equal points are at one place; who they are is for the caller to keep. */
typedef struct
{
  double x; /* turned: lower is better */
  double y;
  guint32 head; /* the caller's: what was given when the place was taken */
} EfGrowingPlace;

/**
 * ef_growing_front_new:
 * @points: these have to stay
 * @indices: (array length=n): those that may be added; they are comparable
 * @reference_x, @reference_y: of the area that is counted, in the units of the points; INFINITY if
 *   it is not
 *
 * Takes O(n log n) at worst, for a million points as long as to sort them.
 */
EfGrowingFront *ef_growing_front_new (const EfPoints *points,
                                      const guint32  *indices,
                                      gsize           n,
                                      double          reference_x,
                                      double          reference_y);
void            ef_growing_front_free (EfGrowingFront *self);

/**
 * ef_growing_front_add:
 * @index: of a point, one of those that were announced
 * @head: for its place, if the point is the first one there
 * @removed: (element-type guint32): filled with the heads of the places that the point dominates
 *
 * Returns: (nullable): the place of the point, its head another one if it was taken already; NULL
 * if the point is dominated
 */
EfGrowingPlace *ef_growing_front_add (EfGrowingFront *self,
                                      guint32         index,
                                      guint32         head,
                                      GArray         *removed);

/* The area between the front and the reference. */
double          ef_growing_front_get_area (const EfGrowingFront *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfGrowingFront, ef_growing_front_free)

G_END_DECLS
