/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-scene.h"

G_BEGIN_DECLS

/* The small change of SVG: numbers, colours and strings as they stand in attributes and style
 * sheets. All of it is free of the locale. */

#define EF_SVG_NUMBER_BUFFER 24

/* Writes @value with at most two decimals, without zeros at the end, to @buffer. Returns the end of
 * it; no NUL is written. What is not finite or absurdly large becomes 0: a figure with one odd
 * place must still open. */
char *ef_svg_write_number (char *buffer, double value);
void  ef_svg_append_number (GString *string, double value);

/* "#rrggbb"; the opacity is not in it. */
void ef_svg_append_colour (GString *string, const EfColour *colour);

/* A list of font families for CSS, names quoted where they need it. */
void ef_svg_append_families (GString *string, const char *families);

/* Valid UTF-8 with only characters that XML 1.0 allows, others replaced by U+FFFD (transfer full).
 * Escaping of "<" and "&" is left to the writer. */
char *ef_svg_clean (const char *text);

/* Path data of the letters of a text, in their place on the page, as @family (or NULL) has them. */
void ef_svg_append_outlines (GString *path, const EfPrimitive *text, const char *family);

/* Path data of an open or closed line. */
void ef_svg_append_path (GString *string, const double *points, guint n, gboolean closed);
/* Path data of a circle around 0, 0 that runs in that direction. */
void ef_svg_append_circle (GString *string, double radius, gboolean clockwise);
/* The half of it right of the centre, counter-clockwise. */
void ef_svg_append_right_half (GString *string, double radius);

G_END_DECLS
