/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-draft.h"
#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfWindow:
 *
 * One project in one window: the pages side by side, and the actions that concern the project as a
 * whole. How files get in is in ef-window-files.c, how a project gets out in ef-window-save.c.
 */
#define EF_TYPE_WINDOW (ef_window_get_type ())
G_DECLARE_FINAL_TYPE (EfWindow, ef_window, EF, WINDOW, AdwApplicationWindow)

GtkWidget   *ef_window_new (GtkApplication *application);
/* Reads a project or data; a project goes to a new window unless this one is untouched. */
void         ef_window_open (EfWindow *self, GFile *file);
/* The same for files that were named together: those that are model cards become one table. */
void         ef_window_open_files (EfWindow *self, GFile *const *files, guint n_files);
/* Shows what @draft holds, which was read into @document (EfDraft), as a project that is not saved.
 * For a window that is untouched. The window owns the draft from then on. */
void         ef_window_recover (EfWindow *self, EfDocument *document, EfDraft *draft,
                                EfDiagnostics *diagnostics);
/* Shows how far a worker is ("Exporting “results.csv”"), and lets the user cancel it: in the place
 * of what was shown of another one. It need not work for this window. */
void         ef_window_show_busy (EfWindow *self, const char *words, EfProgress *progress,
                                  GCancellable *cancellable);
/* It is done; nothing if @progress is not what is shown. */
void         ef_window_end_busy (EfWindow *self, EfProgress *progress);
/* Keeps safe what is not saved yet; @callback when it is, or could not be. */
void         ef_window_flush_async (EfWindow *self, GAsyncReadyCallback callback,
                                    gpointer user_data);
EfWorkspace *ef_window_get_workspace (EfWindow *self);
/* TRUE while nothing was opened or made in this window. */
gboolean     ef_window_is_untouched (EfWindow *self);
/* Says a sentence for a few seconds. */
void         ef_window_show_notice (EfWindow *self, const char *text);
/* TRUE while files are being read. */
gboolean     ef_window_is_busy (EfWindow *self);

G_END_DECLS
