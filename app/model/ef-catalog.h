/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-table.h"

G_BEGIN_DECLS

/* Between the parts of a path that people read and type. */
#define EF_CATALOG_SEPARATOR " > "

/**
 * EfCatalogNode:
 *
 * A task, a dataset that holds sub-datasets, or an imported file: children and tables below it.
 * Nodes are immutable once ef_catalog_node_seal()ed, reference-counted, and may hang under several
 * parents (a task that Papers with Code lists twice is stored once).
 */
typedef struct _EfCatalogNode EfCatalogNode;

EfCatalogNode *ef_catalog_node_new (const char *name, const char *description);
EfCatalogNode *ef_catalog_node_ref (EfCatalogNode *self);
void           ef_catalog_node_unref (EfCatalogNode *self);
/* Both add a reference. No node may come to hang below itself. */
void           ef_catalog_node_add_child (EfCatalogNode *self, EfCatalogNode *child);
void           ef_catalog_node_add_table (EfCatalogNode *self, EfTable *table);
/* Counts what is below, and seals it too. Doing so again changes nothing. */
void           ef_catalog_node_seal (EfCatalogNode *self);

const char    *ef_catalog_node_get_name (const EfCatalogNode *self);
/* plain text, or NULL */
const char    *ef_catalog_node_get_description (const EfCatalogNode *self);
guint          ef_catalog_node_get_n_children (const EfCatalogNode *self);
EfCatalogNode *ef_catalog_node_get_child (const EfCatalogNode *self, guint index);
guint          ef_catalog_node_get_n_tables (const EfCatalogNode *self);
EfTable       *ef_catalog_node_get_table (const EfCatalogNode *self, guint index);
/* Distinct tables below and in the node, and their rows. */
guint          ef_catalog_node_count_tables (const EfCatalogNode *self);
guint64        ef_catalog_node_count_rows (const EfCatalogNode *self);
/* These tables, in tree order (transfer container, element-type EfTable). */
GPtrArray     *ef_catalog_node_list_tables (EfCatalogNode *self);
/* The same sealed node with other tables in the places of some. @tables: (element-type EfTable
 * EfTable): old to new, or to NULL for one that is dropped, with nodes that then hold nothing (but
 * for @self). What lies above none of them is shared; @self again if nothing changes (transfer
 * full). */
EfCatalogNode *ef_catalog_node_replace_tables (EfCatalogNode *self, GHashTable *tables);
/* The same with what @map makes of each table (transfer full), which may be the table again. */
EfCatalogNode *ef_catalog_node_map_tables (EfCatalogNode *self,
                                           EfTable *(*map) (EfTable *table, gpointer user_data),
                                           gpointer user_data);

/* The places in a source of tables that somebody left out of it whole, so that they do not come
 * back when it is read again: their paths from the source on, "" for the one that is called after
 * it; NULL for none (element-type utf8) (transfer none). Copies of the node with other tables keep
 * them; they are kept, not copied. */
GPtrArray     *ef_catalog_node_get_left_out (const EfCatalogNode *self);
void           ef_catalog_node_set_left_out (EfCatalogNode *self, GPtrArray *places);
/* The same sealed node with others (transfer full). */
EfCatalogNode *ef_catalog_node_with_left_out (EfCatalogNode *self, GPtrArray *places);

/* A sealed node with nothing below it but the way to @table, by the first of several; NULL if it is
 * not there (transfer full). */
EfCatalogNode *ef_catalog_node_keep_table (EfCatalogNode *self, EfTable *table);

/**
 * EfCatalog:
 *
 * All the data of a project: one root node per source, in the order of import. Immutable and
 * reference-counted; adding a source or replacing a table makes a new catalog.
 */
typedef struct _EfCatalog EfCatalog;

EfCatalog *ef_catalog_new (void);
/* Of many sources at once. @roots: sealed (element-type EfCatalogNode) (transfer none). */
EfCatalog *ef_catalog_new_for_roots (GPtrArray *roots);
EfCatalog *ef_catalog_ref (EfCatalog *self);
void       ef_catalog_unref (EfCatalog *self);

/* @root: the sealed node that holds everything of the source. A table's id is made of its path,
 * so two sources of one name need paths that differ, or ef_catalog_get_table() finds the first
 * only. */
EfCatalog *ef_catalog_add_root (EfCatalog *self, EfCatalogNode *root);
EfCatalog *ef_catalog_remove_root (EfCatalog *self, guint index);
/* The same with every occurrence of the table of @table's id replaced. */
EfCatalog *ef_catalog_replace_table (EfCatalog *self, EfTable *table);

guint          ef_catalog_get_n_roots (const EfCatalog *self);
EfCatalogNode *ef_catalog_get_root (const EfCatalog *self, guint index);
/* Distinct tables in tree order (transfer container, element-type EfTable). */
GPtrArray     *ef_catalog_list_tables (const EfCatalog *self);
/* The table of that id, or NULL (transfer none). */
EfTable       *ef_catalog_get_table (const EfCatalog *self, const char *id);

/* The one table that @path means: a whole path, with or without the name of the source, else
 * the end of one at part boundaries; of a table under several tasks any path will do. Case and
 * blanks do not matter, "/" may stand for " > ". No or several matches: EF_ERROR_NOT_FOUND with
 * the nearest candidates in the message. NULL @path: the only table, or the only one directly in
 * the only source (the results of a folder of cards, beside the tables in their texts). (transfer
 * none) */
EfTable *ef_catalog_find_table (const EfCatalog *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfCatalogNode, ef_catalog_node_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfCatalog, ef_catalog_unref)

G_END_DECLS
