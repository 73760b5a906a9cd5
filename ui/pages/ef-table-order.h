/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-row-list.h"
#include "ef-table-groups.h"

G_BEGIN_DECLS

/* What stands for the numbers of a column, one number a group. */
typedef struct
{
  EfColumn *column;
  double *values;  /* NAN where there is no number */
  guint32 *counts; /* of how many numbers */
} EfGroupNumbers;

/**
 * EfTableOrder:
 * @sorts: (element-type EfRowSort): what to sort by, the most important first
 * @front: (nullable): a column with 0 on the frontier and 1 elsewhere
 * @group_by: (nullable): the column in whose value the rows of a group agree
 * @summary: what stands for the numbers of a group
 * @summarised: (element-type EfColumn): whose numbers
 * @left_out: (nullable): a byte a row: those that do not count among these numbers
 * @rows, @n_rows: what came out: the rows that the filter lets through, in order
 * @groups: (nullable): the same rows in groups, in the order to show
 * @numbers: (element-type EfGroupNumbers): with @groups, for @summarised
 * @n_front: (nullable): with @groups and @front, rows on the frontier in each
 * @error: (nullable): why there are no groups
 *
 * The rows of a table as a page shows them: filtered, sorted and grouped. All values are its own or
 * immutable, so that a worker can do the work: set up, run once, then read.
 *
 * Groups come in the order of their values, or of what stands for them where the rows are sorted by
 * that: the first column to sort by orders groups and, within them, rows.
 */
typedef struct
{
  EfTable *table;
  char *filter;
  GArray *sorts;
  EfColumn *front;
  EfColumn *group_by;
  EfGroupSummary summary;
  GPtrArray *summarised;
  guint8 *left_out;

  guint32 *rows;
  guint n_rows;
  EfTableGroups *groups;
  GPtrArray *numbers;
  guint32 *n_front;
  GError *error;
} EfTableOrder;

/* @filter: NULL for all rows; one that does not fit lets all through. */
EfTableOrder *ef_table_order_new (EfTable *table, const char *filter);
void          ef_table_order_free (EfTableOrder *self);

/* Any thread; blocks. */
void          ef_table_order_run (EfTableOrder *self, GCancellable *cancellable);
/* The same in a worker, which owns @self until the callback takes it back. */
void          ef_table_order_run_async (EfTableOrder *self, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
/* Of one that was cancelled as well: then incomplete (transfer full). */
EfTableOrder *ef_table_order_run_finish (GAsyncResult *result);

/* What stands for the numbers of @column, or NULL. */
const EfGroupNumbers *ef_table_order_find_numbers (const EfTableOrder *self,
                                                   const EfColumn *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfTableOrder, ef_table_order_free)

G_END_DECLS
