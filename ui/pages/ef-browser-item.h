/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "ef-catalog.h"

G_BEGIN_DECLS

/**
 * EfBrowserItem:
 *
 * A line of the browser: a node of the catalog or a table. The same node shown under two parents is
 * two items of one value.
 */
#define EF_TYPE_BROWSER_ITEM (ef_browser_item_get_type ())
G_DECLARE_FINAL_TYPE (EfBrowserItem, ef_browser_item, EF, BROWSER_ITEM, GObject)

EfBrowserItem *ef_browser_item_new_for_node (EfCatalogNode *node);
EfBrowserItem *ef_browser_item_new_for_table (EfTable *table);

EfTable       *ef_browser_item_get_table (EfBrowserItem *self); /* or NULL */
EfCatalogNode *ef_browser_item_get_node (EfBrowserItem *self);  /* or NULL */
/* What it is called on screen. */
const char    *ef_browser_item_get_name (EfBrowserItem *self);
/* Tables below a node, rows of a table. */
guint          ef_browser_item_get_count (EfBrowserItem *self);

/* What is below an item (transfer full), NULL for a table and for an empty node. Tables come first:
 * on the way down a task's own benchmarks are nearer than its sub-tasks. */
GListModel *ef_browser_item_create_children (EfBrowserItem *self);

/* The top level for a catalog (transfer full). A file that holds nothing but one table is that
 * table; the tasks of a single source stand at the top. */
GListModel *ef_browser_create_roots (EfCatalog *catalog);

/* Tables whose path holds every word of @text, whatever the case, best first: the name that was
 * typed, names that begin with it, hits in the table's own name before hits in its path, and those
 * at the beginning of a word before others. Equal ones: tables that may have a chart first, then
 * those with more rows (transfer full, element-type EfBrowserItem). At most @limit. */
GListModel *ef_browser_search (EfCatalog *catalog, const char *text, guint limit);

G_END_DECLS
