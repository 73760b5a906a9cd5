/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "ef-theme.h"

G_BEGIN_DECLS

/* Every shape covers the same area as the circle of the same diameter, so no group looks heavier
 * than another. Players take outlines only from here. */

/* The polygon of @shape as x, y pairs for a diameter of 1 around 0, 0, y downwards; NULL for the
 * circle. @n: how many corners. */
const double *ef_marker_shape_get_polygon (EfShape shape, guint *n);

/* Distance from the centre to the farthest corner, in diameters. */
double ef_marker_shape_get_reach (EfShape shape);

/* What a hollow shape leaves open, as a share of its diameter. */
#define EF_MARKER_SHAPE_HOLE 0.62

/* Appends the closed outline around (@x, @y) to the path of @cr; of a @hollow shape also that of
 * its hole, in the other direction, so that filling leaves it open. */
void ef_marker_shape_trace (EfShape shape, gboolean hollow, cairo_t *cr, double x, double y,
                            double diameter);

G_END_DECLS
