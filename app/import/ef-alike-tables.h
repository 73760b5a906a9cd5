/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-catalog.h"

G_BEGIN_DECLS

/**
 * EfAlikeTables:
 *
 * Tables of documents of no known format in one folder. Those that stand in the same place of their
 * files and have most columns in common become one, with a column for the file: what a program
 * wrote into a file for each run, or a list for each vendor.
 */
typedef struct _EfAlikeTables EfAlikeTables;

/* The column that says of which file a row is. */
#define EF_ALIKE_TABLES_FILE "file"

/* @name: of the folder. */
EfAlikeTables *ef_alike_tables_new (const char *name);
void           ef_alike_tables_free (EfAlikeTables *self);

/* Takes the tables of a file if numbers of something known are in them, or enough numbers; FALSE if
 * they are left out. @kind: what the file is ("JSON"); @node: of the file (transfer none). */
gboolean ef_alike_tables_add (EfAlikeTables *self, const char *kind, const char *file,
                              EfCatalogNode *node);

guint ef_alike_tables_get_n_files (const EfAlikeTables *self);
guint ef_alike_tables_get_n_rows (const EfAlikeTables *self);

/* Adds a node for each table to @root. FALSE with @error only if cancelled. Once. */
gboolean ef_alike_tables_end (EfAlikeTables *self,
                              EfCatalogNode *root,
                              EfSource      *source,
                              GCancellable  *cancellable,
                              GError       **error);

/* When a folder is read again: TRUE if @read is the joined table @before, which one more file may
 * have given another name. */
gboolean ef_alike_tables_is_renamed (EfTable *read, EfTable *before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfAlikeTables, ef_alike_tables_free)

G_END_DECLS
