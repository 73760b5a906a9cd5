/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-text-sheet.h"

G_BEGIN_DECLS

/* Makes text of @source; in any thread. (transfer full) NULL only if it was cancelled. */
typedef char *(*EfSheetFunc) (gconstpointer source, EfSheetForm form, const char *decimal_point);

/**
 * ef_sheet_copy:
 * @source: (transfer full): what @func makes text of; a worker @unrefs it
 *
 * Puts a table on the clipboard, with tabs and the user's decimal point, and as CSV. A worker makes
 * the text, however long it is.
 */
void ef_sheet_copy (gpointer source, GDestroyNotify unref, EfSheetFunc func,
                    GdkClipboard *clipboard, GAsyncReadyCallback callback, gpointer user_data);
void ef_sheet_copy_finish (GAsyncResult *result);

/* Writes a table into @file, in the form of its name. @cancellable (nullable) is what ends @func as
 * well; the file is left as it was then, with G_IO_ERROR_CANCELLED. */
void     ef_sheet_save (gpointer source, GDestroyNotify unref, EfSheetFunc func, GFile *file,
                        GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data);
gboolean ef_sheet_save_finish (GAsyncResult *result, GError **error);

/* What the name of a file asks for: Markdown for ".md", else CSV. */
EfSheetForm ef_sheet_get_form (GFile *file);
/* Lets a chooser offer these two forms. */
void ef_sheet_add_filters (GtkFileChooser *chooser);

G_END_DECLS
