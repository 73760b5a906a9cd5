/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-catalog.h"

G_BEGIN_DECLS

/* Appends the tables in and below the node in tree order (its own, then those of its children
 * in turn), without those already in @seen, a set of nodes and tables, which grows. Takes no
 * references. */
void ef_catalog_node_collect_tables (EfCatalogNode *self, GHashTable *seen, GPtrArray *tables);

/* Appends @self and the nodes below it that are not in @seen yet, each after all its children. */
void ef_catalog_node_collect_post_order (EfCatalogNode *self, GHashTable *seen, GPtrArray *nodes);

/* As ef_catalog_node_replace_tables(); @copies (element-type EfCatalogNode EfCatalogNode) holds the
 * copies made so far, so that roots which share nodes share their copies. */
EfCatalogNode *ef_catalog_node_copy_with_tables (EfCatalogNode *self, GHashTable *tables,
                                                 GHashTable *copies);

G_END_DECLS
