/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfExportDialog:
 *
 * Size, type and looks of the figure, with a preview that is the figure itself. What is set here is
 * part of the chart, so the next export begins where this one ended.
 *
 * Signal "exported" (GFile, string): the figure is on disk; a sentence if there is something to
 * know about it, or NULL.
 */
#define EF_TYPE_EXPORT_DIALOG (ef_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EfExportDialog, ef_export_dialog, EF, EXPORT_DIALOG, AdwWindow)

GtkWidget *ef_export_dialog_new (GtkWindow *parent, EfWorkspace *workspace);
/* What "Export…" does once the file is chosen. */
void       ef_export_dialog_write (EfExportDialog *self, GFile *file);

G_END_DECLS
