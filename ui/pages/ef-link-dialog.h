/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfLinkDialog:
 *
 * Links two tables of the document by the names of their models: which ones, how, what comes out,
 * and which names somebody must decide about. The linked table becomes part of the document, as one
 * step of the history, and is shown. Where a link was changed, "link-changed" says in a line what
 * that changed, with an EfDiagnostics of the details.
 */
#define EF_TYPE_LINK_DIALOG (ef_link_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EfLinkDialog, ef_link_dialog, EF, LINK_DIALOG, AdwWindow)

/* Begins with the table that is shown, and with the other one if there are just two. */
GtkWidget *ef_link_dialog_new (GtkWindow *parent, EfWorkspace *workspace);
/* The same with the link of @linked, a table of the document, to change it. */
GtkWidget *ef_link_dialog_new_for_table (GtkWindow *parent, EfWorkspace *workspace,
                                         EfTable *linked);

G_END_DECLS
