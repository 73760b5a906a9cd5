/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Warnings end a test. Newer versions of libadwaita measure the large heading of a message dialog
 * for less room than it takes, and newer versions of GTK warn of that; it is not ours to mend. To
 * be called before anything else: of this warning, and of no other, nothing is heard there. */
void dialog_warnings_ignore (void);

G_END_DECLS
