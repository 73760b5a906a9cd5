/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfBrowser:
 *
 * The side of the window where one finds a benchmark: the tree of tasks and datasets, and a search
 * over all of them. Choosing a table shows it in the workspace.
 *
 * Signal "table-chosen": the user picked a table (a narrow window then folds the browser away).
 */
#define EF_TYPE_BROWSER (ef_browser_get_type ())
G_DECLARE_FINAL_TYPE (EfBrowser, ef_browser, EF, BROWSER, GtkWidget)

void ef_browser_set_workspace (EfBrowser *self, EfWorkspace *workspace);
/* Puts the cursor into the search entry. */
void ef_browser_focus_search (EfBrowser *self);

G_END_DECLS
