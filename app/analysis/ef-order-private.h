/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-points.h"

#include <string.h>

G_BEGIN_DECLS

/* An integer that orders as the (finite) numbers do. Adding zero makes -0 the same number as +0,
 * which it is for every comparison, but not for its bits. Among numbers of one sign the key is
 * nearly their logarithm, so steps of equal width suit data that spans magnitudes as well as
 * data that does not. */
static inline gint64
ef_order_get_key (double value)
{
  gint64 bits;

  value += 0.0;
  memcpy (&bits, &value, sizeof bits);

  return bits ^ ((bits >> 63) & G_MAXINT64);
}

/* Orders @indices by ascending values[index] * sign. Stable. The values are not NAN. */
void ef_order_by_value (const double *values, double sign, guint32 *indices, gsize n);

/* Orders the @indices of comparable points from better to worse x, points of one x from better to
 * worse y. Stable. */
void ef_order_by_place (const EfPoints *points, guint32 *indices, gsize n);

/**
 * ef_order_points:
 * @n_ordered: (out): how many points are comparable
 *
 * Returns: (transfer full): these, as by ef_order_by_place(), equal points by ascending index
 */
guint32 *ef_order_points (const EfPoints *points, gsize *n_ordered);

G_END_DECLS
