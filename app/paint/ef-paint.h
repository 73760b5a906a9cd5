/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>
#include <pango/pango.h>

#include "ef-scene.h"

G_BEGIN_DECLS

/* A Pango context of 72 dpi with metrics independent of hinting and of the desktop's settings: what
 * scenes are measured with, so a figure is laid out the same everywhere (transfer full). Create one
 * per thread. */
PangoContext *ef_paint_create_pango_context (void);

/* Plays the layers in @layers (1u << EF_LAYER_...) to @cr, whose unit is already a point and
 * measures @scale device pixels: the caller has translated and scaled, not rotated. On image
 * targets lines along the axes snap to pixels and markers go through the fast painter; on vector
 * targets (PDF) everything stays vectors, except runs of more than 50,000 markers, which become
 * one picture. */
void ef_paint_cairo (EfScene *scene, cairo_t *cr, double scale, guint layers);

/* The fast painter: blends @run straight into an ARGB32 or RGB24 image of @scale device pixels a
 * point, origin at the page's origin less (@origin_x, @origin_y) device pixels, clipped to the
 * pixels whose centres @clip (points) covers. Groups are painted in their order, the first one
 * lowest, and entries of one group in that of the arrays. 10^6 points take about 10 ms on two
 * threads. */
void ef_paint_markers (cairo_surface_t   *image,
                       const EfMarkerRun *run,
                       const EfRect      *clip,
                       double             scale,
                       double             origin_x,
                       double             origin_y);

/* File bytes (transfer full); the same scene gives the same bytes, whatever the locale and the
 * time. EF_ERROR_TOO_LARGE if there is no memory for it or the format cannot hold it. A
 * @transparent PNG leaves out EF_LAYER_BACKGROUND. */
GBytes *ef_paint_to_svg (EfScene *scene, GError **error);
/* The same where letters are shapes, which look alike without the font, but are text no more. */
GBytes *ef_paint_to_outlined_svg (EfScene *scene, GError **error);
/* Either, where each run of more than @points_max markers is one picture in its place among the
 * elements, of 432 dpi; 0: never. */
GBytes *ef_paint_to_svg_with (EfScene *scene, gboolean outlined, guint points_max,
                              GError **error);
GBytes *ef_paint_to_png (EfScene *scene, double dpi, gboolean transparent, GError **error);
GBytes *ef_paint_to_pdf (EfScene *scene, GError **error);
/* One line per primitive, coordinates with two decimals: what golden tests compare (transfer
 * full). */
char   *ef_paint_to_text (EfScene *scene);

/* @format: "svg", "png" or "pdf" in any case, or NULL to go by the ending of the name;
 * EF_ERROR_SYNTAX for another. Writes atomically: on any error an old file is as it was. */
gboolean ef_paint_to_file (EfScene      *scene,
                           GFile        *file,
                           const char   *format,
                           double        dpi,
                           gboolean      transparent,
                           GCancellable *cancellable,
                           GError      **error);
/* The last part of that, for bytes that are there already. */
gboolean ef_paint_write_file (GFile        *file,
                              GBytes       *bytes,
                              GCancellable *cancellable,
                              GError      **error);

G_END_DECLS
