/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What filters and formulas have in common: how their texts are read, and how it is said what is
 * wrong in them. */

/* EF_ERROR_SYNTAX, "Character 12: ...", for the byte at @start of @text. */
void ef_expression_set_error (GError **error, const char *text, gsize start, const char *format,
                              ...) G_GNUC_PRINTF (4, 5);

/* Behind the characters that are parts, behind digits. */
const char *ef_expression_skip (const char *text, gboolean (*is_part) (gunichar c));
const char *ef_expression_skip_digits (const char *text);
/* Behind digits with a point and an exponent; NULL if there are no digits. */
const char *ef_expression_skip_number (const char *text);

G_END_DECLS
