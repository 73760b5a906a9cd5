/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "ef-direction.h"

G_BEGIN_DECLS

/**
 * EF_POINT_NONE:
 *
 * Stands where an index of a point would, if there is no such point.
 */
#define EF_POINT_NONE G_MAXUINT32

/**
 * EfPoints:
 * @x, @y: @n values each, in any unit; NAN or infinite means not comparable
 * @n: at most EF_POINT_NONE
 * @x_direction, @y_direction: LOWER or HIGHER
 *
 * What the analyses of this room are about: points, and which values are the better ones on each
 * axis. A plain value that owns nothing. Points are named by their index everywhere.
 *
 * A point that is not comparable is never dominated, dominates nothing, is on no front and belongs
 * to no set that an analysis speaks of.
 */
typedef struct
{
  const double *x;
  const double *y;
  gsize n;
  EfDirection x_direction;
  EfDirection y_direction;
} EfPoints;

G_END_DECLS
