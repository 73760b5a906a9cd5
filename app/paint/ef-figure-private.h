/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-figure.h"

G_BEGIN_DECLS

/* What the project is called in each format. */
#define EF_FIGURE_NAMESPACE "urn:efficient-frontier:figure:1"
#define EF_FIGURE_PNG_KEY "Efficient Frontier project"
#define EF_FIGURE_PNG_COMMAND_KEY "Efficient Frontier command"
#define EF_FIGURE_PDF_TYPE "/application#2Fx-frontier+xml"
#define EF_FIGURE_PDF_NAME "chart.frontier"

/* A project that was put in is far smaller: what unpacks to more was not. */
#define EF_FIGURE_MAX_PROJECT (64 << 20)

/* How projects are packed. Tables are digits, among which zlib finds short repeats at every step
 * that cost more than they save. Without these, level 5 makes 10,000 rows smaller than level 9 does
 * with them, in 17 ms instead of 94. */
#define EF_FIGURE_PACK_LEVEL 5
#define EF_FIGURE_PACK_STRATEGY 1 /* Z_FILTERED */

/* Packs a project; the same bytes for the same bytes. */
GBytes *ef_figure_pack (GBytes *project, GZlibCompressorFormat format);
/* NULL with EF_ERROR_DAMAGED, or EF_ERROR_TOO_LARGE beyond EF_FIGURE_MAX_PROJECT. */
GBytes *ef_figure_unpack (const void *data, gsize length, GZlibCompressorFormat format,
                          GError **error);
/* "The project in the figure is damaged." */
void ef_figure_set_damaged (GError **error);

/* The project in a file of each kind. NULL without an error: there is none. */
GBytes *ef_figure_find_in_svg (const char *data, gsize length, GError **error);
GBytes *ef_figure_find_in_png (const guint8 *data, gsize length, GError **error);
GBytes *ef_figure_find_in_pdf (const char *data, gsize length, GError **error);

/* Attaches @project to a PDF as Cairo writes it, with @description (or NULL) beside it. */
gboolean ef_figure_attach_to_pdf (GByteArray *pdf, GBytes *project, const char *description,
                                  GError **error);

G_END_DECLS
