/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ef_markup_cell_clean:
 * @text: a cell of a table, a heading or another short piece of Markdown with HTML in it
 * @one_line: whether a break (`<br>`) only parts words, as in a header; otherwise two of them part
 *   several values: "a, b"
 * @link: (out) (optional) (transfer full): the first web address it links to, or NULL
 *
 * What a person reads of it, on one line: without emphasis, code marks, images and tags, links as
 * their text, entities resolved. Marks of footnotes go away (`79.5<sup>1</sup>`, `79.5[^a]`,
 * "79.5†"), because a number would swallow them; other raised and lowered text stays
 * (`tCO<sub>2</sub>eq`, `71.2<sub>±0.3</sub>`). Linear in @length.
 *
 * Returns: (transfer full): UTF-8 without control characters, "" if nothing is left
 */
char *ef_markup_cell_clean (const char *text, gsize length, gboolean one_line, char **link);

G_END_DECLS
