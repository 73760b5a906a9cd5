/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-table.h"

G_BEGIN_DECLS

typedef enum
{
  EF_CHANGE_COLUMN_ADDED,
  EF_CHANGE_COLUMN_REMOVED,
  EF_CHANGE_ROW_ADDED,
  EF_CHANGE_ROW_REMOVED,
  EF_CHANGE_CELL,
} EfTableChangeKind;

#define EF_N_CHANGE_KINDS (EF_CHANGE_CELL + 1)

/* "column-added", "column-removed", "row-added", "row-removed", "cell": the words of files. */
const char *ef_table_change_kind_to_word (EfTableChangeKind kind);

/* One thing that differs. What does not belong to the kind is 0: an added row has no place before,
 * a column no row. */
typedef struct
{
  EfTableChangeKind kind;
  guint row_before;
  guint row_after;
  guint column_before;
  guint column_after;
} EfTableChange;

/**
 * EfTableChanges:
 *
 * What is different in a newer version of a table: not which lines of a file are, but which
 * results. Immutable, reference-counted.
 *
 * Rows are the same if what identifies them is: their name, group, paper and link as far as both
 * versions have these columns, whatever the order of the rows. Of several that are identified by
 * the same, those are that are most alike in all else, texts and dates before numbers, and if that
 * says nothing those at the same place in their order. Else, if only one row of each version is
 * left with a name, those two. Columns are the same by their name, and numbers by what
 * they measure, in whatever unit. Columns that formulas made are not looked at, since they only
 * follow.
 */
typedef struct _EfTableChanges EfTableChanges;

/* So many are kept; all are counted. */
#define EF_TABLE_CHANGES_MAX 2000

/* @before, @after: one of them may be NULL, where the table is new or gone. NULL with
 * G_IO_ERROR_CANCELLED. Runs in any thread. */
EfTableChanges *ef_table_changes_new (EfTable *before, EfTable *after, GCancellable *cancellable,
                                      GError **error);
EfTableChanges *ef_table_changes_ref (EfTableChanges *self);
void            ef_table_changes_unref (EfTableChanges *self);

EfTable  *ef_table_changes_get_before (const EfTableChanges *self); /* (transfer none), or NULL */
EfTable  *ef_table_changes_get_after (const EfTableChanges *self);  /* (transfer none), or NULL */
/* How many rows of before could have become another row as well: rows that say the same, and that
 * only their order tells apart. */
guint     ef_table_changes_get_n_unsure (const EfTableChanges *self);
/* TRUE if nothing differs, and the table is in both. */
gboolean  ef_table_changes_is_empty (const EfTableChanges *self);
guint64   ef_table_changes_count (const EfTableChanges *self, EfTableChangeKind kind);
/* Those that are kept, in the order of the kinds and then of the rows. */
guint     ef_table_changes_get_n_kept (const EfTableChanges *self);
const EfTableChange *ef_table_changes_get (const EfTableChanges *self, guint index);

/* The row of @after that a row of @before has become, or EF_NO_ROW. */
guint     ef_table_changes_find_row (const EfTableChanges *self, guint row_before);

/* What a change is about, as a table shows it: the label of its row, the name of its column, and
 * the cell before and after (transfer full). "" where there is no such thing. */
char     *ef_table_changes_dup_row (const EfTableChanges *self, const EfTableChange *change);
char     *ef_table_changes_dup_column (const EfTableChanges *self, const EfTableChange *change);
char     *ef_table_changes_dup_before (const EfTableChanges *self, const EfTableChange *change);
char     *ef_table_changes_dup_after (const EfTableChanges *self, const EfTableChange *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfTableChanges, ef_table_changes_unref)

G_END_DECLS
