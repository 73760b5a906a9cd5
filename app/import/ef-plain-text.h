/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text of files made fit to be shown: what Pango, XML and a person can do nothing with is taken
 * out. */

/**
 * ef_plain_text_tidy:
 * @length: (inout): length of @text; of the result when the function returns
 * @one_line: whether line breaks and tabs inside become blanks, as in names
 * @scratch: filled if more than trimming is needed
 *
 * Trims white space (also U+00A0) at both ends and removes characters that XML 1.0 forbids, and the
 * stash marks of a Markdown processor (U+0002 "wzxhzdk:" digits U+0003) as a unit. Bytes that are
 * not UTF-8 become U+FFFD.
 *
 * Returns: a part of @text, or the text of @scratch; not terminated
 */
const char *ef_plain_text_tidy (const char *text,
                                gsize      *length,
                                gboolean    one_line,
                                GString    *scratch);

/* Appends @text without the characters that XML 1.0 forbids and the stash marks, and with U+FFFD
 * for bytes that are not UTF-8. Everything else stays as it is. */
void ef_plain_text_append_allowed (GString *out, const char *text, gsize length);

/* TRUE if an HTML tag or entity occurs, as in `<a href="...">GPT</a>` and `R&amp;D`, but not in
 * "a < b". */
gboolean ef_plain_text_has_markup (const char *text, gsize length);

/* The text without tags, entities resolved, tidied into one line (transfer full). @link: (out)
 * (optional): the first http or https href, or NULL. Emoji links and the like leave their text. */
char *ef_plain_text_strip_html (const char *text, gsize length, char **link);

/* The same for descriptions, which mix Markdown and HTML: `[text](url)` becomes its text, images
 * go away, emphasis marks too; paragraphs stay. NULL if nothing is left (transfer full). */
char *ef_plain_text_from_description (const char *text, gsize length);

G_END_DECLS
