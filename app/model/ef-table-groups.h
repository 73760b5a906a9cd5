/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "ef-column.h"

G_BEGIN_DECLS

/* Nobody looks through more groups than this; a column of names makes none. */
#define EF_TABLE_GROUPS_MAX 10000

/* What stands for the numbers of a group. */
typedef enum
{
  EF_GROUP_SUMMARY_MEAN,
  EF_GROUP_SUMMARY_BEST, /* the lowest or the highest, whichever is better */
} EfGroupSummary;

/* "mean", "best": the words of files and of the command line. */
const char *ef_group_summary_to_word (EfGroupSummary self);
gboolean    ef_group_summary_from_word (const char *word, EfGroupSummary *self);
/* TRUE if it says something about @column: numbers, for a mean not on an ordinal scale, for the
 * best one with a known better end. */
gboolean    ef_group_summary_suits (EfGroupSummary self, const EfColumn *column);

/**
 * EfTableGroups:
 * @column: in whose value the rows of a group agree
 * @n: groups
 * @starts: n + 1 places in @rows: group i begins at starts[i] and ends before starts[i + 1]
 * @rows: rows of the table, group by group, within a group in the order that was asked for
 * @has_missing: the last group has the rows without a value
 *
 * Rows of a table by what stands in one column. Groups come by ascending value, texts byte by
 * byte; no group is empty. Immutable but for ef_table_groups_reorder().
 */
typedef struct
{
  EfColumn *column;
  guint n;
  guint32 *starts;
  guint32 *rows;
  gboolean has_missing;
} EfTableGroups;

/**
 * ef_table_groups_new:
 * @rows: the rows that count, each once, in the order to keep within a group
 *
 * Any thread; blocks.
 *
 * Returns: (transfer full): NULL with EF_ERROR_TOO_LARGE if there are more than
 *   EF_TABLE_GROUPS_MAX different values, or G_IO_ERROR_CANCELLED
 */
EfTableGroups *ef_table_groups_new (EfColumn *column, const guint32 *rows, guint n_rows,
                                    GCancellable *cancellable, GError **error);
void           ef_table_groups_free (EfTableGroups *self);

/* Rows in the group, at least one. */
guint          ef_table_groups_get_size (const EfTableGroups *self, guint group);
gboolean       ef_table_groups_is_missing (const EfTableGroups *self, guint group);

/**
 * ef_table_groups_summarise:
 * @column: numbers of the same table, which @summary must suit
 * @left_out: (nullable): a byte a row of the table: those that do not count
 * @apart: (nullable): texts in which rows must agree to have a mean, or NULL: see
 *   ef_table_find_scope_column()
 * @values: (out): one a group, in the unit of the column; NAN where no number is, and where
 *   they would be the mean of what does not count the same
 * @counts: (out) (nullable): of how many numbers each is
 *
 * Any thread.
 */
void           ef_table_groups_summarise (const EfTableGroups *self, const EfColumn *column,
                                          EfGroupSummary summary, const guint8 *left_out,
                                          const EfColumn *apart, double *values, guint32 *counts);

/* Another order of the groups: @order has each of them once, and the one without a value last if
 * there is one. */
void           ef_table_groups_reorder (EfTableGroups *self, const guint32 *order);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfTableGroups, ef_table_groups_free)

G_END_DECLS
