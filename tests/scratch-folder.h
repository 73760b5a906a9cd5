/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* Folders for what a test writes. A machine that runs the suite a hundred times a day should not
 * keep a thousand of them. */

/* A new, empty folder among the temporary files. It must be freed. */
char *scratch_folder_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Removes what stands at @path with all that is in it. Links are removed, not followed. What is not
 * there need not be. */
void scratch_folder_remove (const char *path);

/* Removes @folder with all that is in it, and lets go of it. */
void scratch_folder_drop (GFile *folder);
