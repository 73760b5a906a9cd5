/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-marker-looks.h"
#include "ef-paint.h"

G_BEGIN_DECLS

/* What the players share. */

/* The farthest that paint of a marker gets from its place, points. */
double ef_marker_run_get_reach (const EfMarkerRun *run);

/* Entries of @run to draw, in painting order: by look, within a look as in the arrays. Left out are
 * skipped entries, places that are no numbers, and markers wholly outside @clip (or NULL). @starts:
 * (out) (transfer full): a position for each of ef_marker_looks_count() and one more; look k has
 * the entries from starts[k] up to starts[k + 1]. (transfer full), or NULL without a look */
guint32 *ef_marker_run_order (const EfMarkerRun *run, const EfRect *clip, guint **starts);

/* Pixels a point of pictures of markers inside of vectors: 432 dpi. */
#define EF_PAINT_PICTURE_SCALE 6.0
/* The markers of @run in @clip at that scale (transfer full). */
cairo_surface_t *ef_paint_markers_to_picture (const EfMarkerRun *run, const EfRect *clip);
/* A PNG of the image alone (transfer full); NULL if that fails. */
GBytes *ef_paint_image_to_png (cairo_surface_t *image);

/* Draws every marker as a path of Cairo's, a unit being a point: for vector targets and for markers
 * as large as a picture. */
void ef_paint_markers_as_paths (cairo_t *cr, const EfMarkerRun *run, const EfRect *clip);

/* The pixels of @image whose centres @clip (points) covers; FALSE if there are none. */
gboolean ef_marker_clip_to_pixels (cairo_surface_t *image, const EfRect *clip, double scale,
                                   double origin_x, double origin_y, int *left, int *top,
                                   int *width, int *height);

/* The part of ef_paint_markers() that paints markers one by one. */
void ef_paint_sized_markers (cairo_surface_t *image, const EfMarkerRun *run, const EfRect *clip,
                             double scale, double origin_x, double origin_y);

/* How far the halo of a text reaches around its glyphs, points. */
#define EF_PAINT_HALO_WIDTH 1.25

G_END_DECLS
