/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Does the work for everything from @start up to @end, which is not among it. */
typedef void (*EfWorkFunc) (gsize start, gsize end, gpointer user_data);

/**
 * ef_work_split:
 * @n: how many there are to do
 * @least: no part has fewer than this, or there is one part; starting a thread takes as long as
 *   some 20,000 additions
 * @func: (scope call): called once for each part, on several threads at a time, and not at all if
 *   @n is 0
 *
 * Divides work into even parts, a few for each processor, the first of which the calling thread
 * does, and waits for all of them. Who is done with a part takes the next one, so that a thread
 * which has to share its processor holds nobody up for long. What comes out must not hang on where
 * the parts begin.
 */
void ef_work_split (gsize n, gsize least, EfWorkFunc func, gpointer user_data);

G_END_DECLS
