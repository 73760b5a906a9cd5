/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-paint.h"

G_BEGIN_DECLS

/* What the players share. */

#define EF_MARKER_GROUPS G_N_ELEMENTS (((EfMarkerRun *) NULL)->fills)

/* The farthest that paint of a marker gets from its place, points. */
double ef_marker_run_get_reach (const EfMarkerRun *run);

/* Entries of @run to draw, in painting order: by group, within a group as in the arrays. Left out
 * are skipped entries, places that are no numbers, and markers wholly outside @clip (or NULL).
 * @starts: EF_MARKER_GROUPS + 1 positions; group g has the entries from starts[g] up to starts[g +
 * 1]. (transfer full) */
guint32 *ef_marker_run_order (const EfMarkerRun *run, const EfRect *clip, guint *starts);

/* Draws every marker as a path of Cairo's, a unit being a point: for vector targets and for markers
 * as large as a picture. */
void ef_paint_markers_as_paths (cairo_t *cr, const EfMarkerRun *run, const EfRect *clip);

/* How far the halo of a text reaches around its glyphs, points. */
#define EF_PAINT_HALO_WIDTH 1.25

G_END_DECLS
