/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-points.h"

G_BEGIN_DECLS

/**
 * EfGrowingFront:
 *
 * A front that points are added to one by one. An addition takes O(log front), and what it removes
 * was added once. All coordinates are turned: lower is better.
 */
typedef struct _EfGrowingFront EfGrowingFront;

/* A place of the front. Equal points are at one place; who they are is for the caller to keep. */
typedef struct
{
  double x;
  double y;
  guint32 head; /* the caller's: what was given when the place came up */
} EfGrowingPlace;

/* @reference_x, @reference_y: of the area that is counted; INFINITY if it is not */
EfGrowingFront *ef_growing_front_new (double reference_x, double reference_y);
void            ef_growing_front_free (EfGrowingFront *self);

/**
 * ef_growing_front_add:
 * @head: for the new place, if it comes to one
 * @removed: (element-type guint32): filled with the heads of the places that the point dominates
 *
 * Returns: (nullable): the place of the point, its head another one if it was there already; NULL
 * if the point is dominated. Valid until the next addition
 */
EfGrowingPlace *ef_growing_front_add (EfGrowingFront *self,
                                      double          x,
                                      double          y,
                                      guint32         head,
                                      GArray         *removed);

/* The area between the front and the reference. */
double          ef_growing_front_get_area (const EfGrowingFront *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfGrowingFront, ef_growing_front_free)

G_END_DECLS
