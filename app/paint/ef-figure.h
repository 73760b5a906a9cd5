/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Figures that can be opened again: the players put the project of a scene into the file, and here
 * it comes out again. In SVG it stands in <metadata>, in PNG in a chunk of text, in PDF it is an
 * attached file that any viewer can save. */

/* TRUE if the bytes begin like a kind of figure that may carry a project. */
gboolean ef_figure_sniff (const guint8 *head, gsize length);

/* The XML of the project in @figure (transfer full). What was made to do harm (bombs, entities,
 * lengths that are not true) ends in an error like what was damaged by accident.
 * @name: of the file, for messages
 * EF_ERROR_NO_RESULTS: a whole picture, perhaps, but without a project; EF_ERROR_DAMAGED;
 * EF_ERROR_TOO_LARGE. */
GBytes *ef_figure_get_project (GBytes *figure, const char *name, GError **error);

G_END_DECLS
