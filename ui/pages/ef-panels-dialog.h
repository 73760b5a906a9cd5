/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-document.h"

G_BEGIN_DECLS

/**
 * EfPanelsDialog:
 *
 * The figures of several charts: which ones, in what grid, and what stands once for all, with a
 * preview. A figure becomes part of the project when it is kept or exported, as one step.
 *
 * Signals: "exported" (GFile, string): as of EfExportDialog; "kept": it is in the project now.
 */
#define EF_TYPE_PANELS_DIALOG (ef_panels_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EfPanelsDialog, ef_panels_dialog, EF, PANELS_DIALOG, AdwWindow)

/* @document: has a chart at least */
GtkWidget *ef_panels_dialog_new (GtkWindow *parent, EfDocument *document);
/* The figure of the project that is edited; it begins with the first one, or a new one. */
void       ef_panels_dialog_show_figure (EfPanelsDialog *self, const char *panels_id);
/* What "Export…" does once the file is chosen. */
void       ef_panels_dialog_write (EfPanelsDialog *self, GFile *file);

G_END_DECLS
