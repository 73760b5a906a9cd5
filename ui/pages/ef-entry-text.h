/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows @text in @row as what holds. The row takes every change while it has the focus for
 * something that was typed, and would offer to apply it; but what the program writes, such as
 * "40 %" where "40%" was typed, is applied already. */
void ef_entry_text_show (AdwEntryRow *row, const char *text);

G_END_DECLS
