/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-table.h"

G_BEGIN_DECLS

/* What rows are that miss a value in a column by which they are grouped. */
typedef enum
{
  EF_MISSING_KEYS_DIFFER, /* equal to none */
  EF_MISSING_KEYS_AGREE,  /* equal to others that miss the same, if they have a name */
} EfMissingKeys;

/* Rows of a table that are equal in some of its columns: in the order of their first rows. */
typedef struct
{
  guint n;         /* groups */
  guint32 *starts; /* n + 1 indices into @rows */
  guint32 *rows;   /* all rows, group by group, ascending in each */
} EfRowGroups;

/* @keys: (element-type EfColumn) of @table. @apart: (nullable): texts in which the rows of a group
 * agree as well, where none is one like any other. NULL with G_IO_ERROR_CANCELLED. */
EfRowGroups *ef_row_groups_new (EfTable *table, GPtrArray *keys, EfMissingKeys missing,
                                const EfColumn *apart, GCancellable *cancellable, GError **error);
void         ef_row_groups_free (EfRowGroups *self);

/* Where the rows of each group stand in their file, as ef_table_new_with_places() takes it
 * (transfer full). */
EfColumn    *ef_row_groups_list_places (const EfRowGroups *self, EfTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfRowGroups, ef_row_groups_free)

/* ef_table_describe_place() in English, for a table that is made of this one and keeps it as a
 * text: files are the same in every language. What describes that table says it in the person's
 * (transfer full). */
char     *ef_reshape_dup_place (EfTable *table, guint row, const EfColumn *column);

/* What a table made of @table is called, a column that is in none of @columns (element-type
 * EfColumn), and where it all comes from (transfer full). */
char     *ef_reshape_dup_name (EfTable *table, const char *what);
char     *ef_reshape_dup_column_name (GPtrArray *columns, const char *name);
EfSource *ef_reshape_dup_source (EfTable *table);
/* The columns that are named (transfer container); NULL with EF_ERROR_NOT_FOUND. */
GPtrArray *ef_reshape_find_columns (EfTable *table, GPtrArray *names, GError **error);
/* The columns by which runs belong together: those that are named, that of the names for NULL
 * (transfer container). NULL with EF_ERROR_NOT_FOUND or EF_ERROR_SYNTAX. */
GPtrArray *ef_reshape_find_keys (EfTable *table, GPtrArray *names, GError **error);
/* @made of @table by @recipe, which becomes its own (transfer full). */
EfTable  *ef_reshape_finish (EfTable *made, EfTable *table, EfTableRecipe *recipe);
/* FALSE with EF_ERROR_TOO_LARGE. */
gboolean  ef_reshape_check_size (guint64 n_rows, guint64 n_columns, GError **error);

G_END_DECLS
