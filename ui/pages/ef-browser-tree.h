/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-catalog.h"

G_BEGIN_DECLS

/* Which lines of the browser are unfolded. The tree is made anew when the catalog changes, and this
 * is what stays. */

/* A list of so many lines is looked through at a glance. */
#define EF_BROWSER_TREE_SHORT 12

/* The lines for a catalog, all folded (transfer full, rows of EfBrowserItem). */
GtkTreeListModel *ef_browser_tree_new (EfCatalog *catalog);

/* The paths of the unfolded lines (transfer full, a set of char *). */
GHashTable *ef_browser_tree_list_unfolded (GtkTreeListModel *tree);

/* Unfolds the lines whose paths are in @unfolded. Where that is NULL, as nobody has chosen yet,
 * nodes are opened as long as the list stays short, and what stands alone in any case. In both
 * cases the way to @shown is opened (nullable). */
void ef_browser_tree_unfold (GtkTreeListModel *tree, GHashTable *unfolded, EfTable *shown);

G_END_DECLS
