/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfReshapeDialog:
 *
 * Makes a new table of the rows of the one that is shown: one row of repeated runs, a row for each
 * value, or a column for each metric. Says at once how large it is, or why it cannot be. It becomes
 * part of the document, as one step of the history, and is shown.
 */
#define EF_TYPE_RESHAPE_DIALOG (ef_reshape_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EfReshapeDialog, ef_reshape_dialog, EF, RESHAPE_DIALOG, AdwWindow)

/* @workspace shows a table. */
GtkWidget *ef_reshape_dialog_new (GtkWindow *parent, EfWorkspace *workspace);

G_END_DECLS
