/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ef_file_write:
 * @path: of a local file, in the encoding of file names
 * @contents: (array length=length): what the file will hold; @length of them, or -1 if a zero ends
 *   them
 * @flags, @mode: as in g_file_set_contents_full()
 *
 * Replaces a file whole, as g_file_set_contents_full() does, and says of what fails what somebody
 * asked for: the folder that is missing, and never the temporary file.
 *
 * Returns: FALSE with a G_FILE_ERROR
 */
gboolean ef_file_write (const char *path, const char *contents, gssize length,
                        GFileSetContentsFlags flags, int mode, GError **error);

/* FALSE, with a G_FILE_ERROR that is a sentence, if there is no folder for the file @path. */
gboolean ef_file_check_folder (const char *path, GError **error);

G_END_DECLS
