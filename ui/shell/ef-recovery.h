/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens what earlier runs of the program left unsaved when they ended badly, each project in a
 * window of its own; a window that is untouched takes the first. At most EF_RECOVERY_MAX at once,
 * the rest at the next start. What cannot be read is set aside, and a dialog says where it is.
 * @folder: of the drafts. Reading goes on after the call has returned. */
#define EF_RECOVERY_MAX 10
void ef_recovery_start (GtkApplication *application, const char *folder);

G_END_DECLS
