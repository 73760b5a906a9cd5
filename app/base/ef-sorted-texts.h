/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where @text is in @sorted (element-type utf8, ascending by strcmp(); NULL: there are none), or
 * where it would have to be inserted. @found: (out): which of the two. */
guint ef_sorted_texts_find (const GPtrArray *sorted, const char *text, gboolean *found);

G_END_DECLS
