/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-column.h"
#include "ef-link-spec.h"

G_BEGIN_DECLS

typedef struct _EfTable EfTable;

/**
 * EfTableParts:
 *
 * Where the cells of a linked table come from: each of its columns from one of the tables that were
 * linked. A part is what such a table knows of its source and of where its rows stand in it, row by
 * row of the linked table: a table without columns. Filled by one thread, then shared and only read
 * from. Columns are known by their names in the linked table; one that is not known was computed
 * from the others.
 */
typedef struct _EfTableParts EfTableParts;

EfTableParts *ef_table_parts_new (void);
EfTableParts *ef_table_parts_ref (EfTableParts *self);
void          ef_table_parts_unref (EfTableParts *self);

/* @part: as ef_table_parts_pick() makes them. Returns its number. */
guint ef_table_parts_add (EfTableParts *self, EfTable *part);
/* The column @name of the linked table is @original in the part. */
void  ef_table_parts_add_column (EfTableParts *self, const char *name, guint part,
                                 const char *original);

/* The same where the column @name has become a computed one (transfer full). */
EfTableParts *ef_table_parts_without_column (const EfTableParts *self, const char *name);

/* How the table was linked, and from which tables, so that it can be done again. @spec is
 * copied. */
void ef_table_parts_set_recipe (EfTableParts *self, const EfLinkSpec *spec, const char *first_id,
                                const char *second_id);
/* NULL if it is not known. */
const EfLinkSpec *ef_table_parts_get_spec (const EfTableParts *self);
/* @side: 0 or 1. */
const char       *ef_table_parts_get_table_id (const EfTableParts *self, guint side);

guint    ef_table_parts_get_n (const EfTableParts *self);
EfTable *ef_table_parts_get (const EfTableParts *self, guint part); /* (transfer none) */
/* FALSE if the column was computed. */
gboolean ef_table_parts_find_column (const EfTableParts *self, const char *name, guint *part,
                                     const char **original);

/* As ef_table_describe_place(), with the file: "results.csv, line 12, column top1". "" where the
 * row has no partner in that part. */
char *ef_table_parts_describe (const EfTableParts *self, guint row, const EfColumn *column);

/* Where the row stands in the file of one part: "line 12"; "" for nowhere (transfer full). */
char *ef_table_parts_dup_place (const EfTableParts *self, guint part, guint row);

/* What @table knows of these of its rows, of which EF_NO_ROW is none (transfer full). */
EfTable *ef_table_parts_pick (EfTable *table, const guint32 *rows, guint n_rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfTableParts, ef_table_parts_unref)

G_END_DECLS
