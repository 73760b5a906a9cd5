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

/* What forms leave open, and the dot in it, as shares of the diameter. */
#define EF_MARKER_SHAPE_HOLE 0.62
#define EF_MARKER_SHAPE_DOT 0.3
/* No shape has more corners. */
#define EF_MARKER_SHAPE_CORNERS 12

/* What @form leaves open of a polygon, as x, y pairs for a diameter of 1 in the other direction, so
 * that filling both leaves it open: right of the centre where it is half filled. @corners has room
 * for twice EF_MARKER_SHAPE_CORNERS of them. Returns how many there are: 0 for the circle, and for
 * what is filled. */
guint ef_marker_shape_get_hole (EfShape shape, EfForm form, double *corners);

/* Appends the closed outline around (@x, @y) to the path of @cr, and that of what @form leaves
 * open. */
void ef_marker_shape_trace (EfShape shape, EfForm form, cairo_t *cr, double x, double y,
                            double diameter);

G_END_DECLS
