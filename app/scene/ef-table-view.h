/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-computed.h"
#include "ef-table-groups.h"

G_BEGIN_DECLS

/* Further columns make no difference that anybody looks for. */
#define EF_VIEW_SORTS_MAX 4

/**
 * EfViewSort:
 * @column: name of a column of the table; NULL: what is computed
 * @computed: without @column; EF_N_COMPUTED: whether the row is on the frontier, those first
 * @descending: the largest first
 *
 * One of the columns that the rows of a table are sorted by.
 */
typedef struct
{
  char *column;
  EfComputed computed;
  gboolean descending;
} EfViewSort;

/**
 * EfTableView:
 * @columns: (element-type utf8): names of the columns that are shown, ascending, each once; NULL:
 *   those that matter for the chart first, and not too many
 * @group_by: name of the column by which rows are grouped, or NULL
 * @summary: what stands for the numbers of a group
 * @folded: (element-type utf8): what rows of folded groups have in @group_by, ascending, each once;
 *   "" for no value; NULL: none is folded
 * @sorts: (element-type EfViewSort): what the rows are sorted by, the most important first, each
 *   once; columns that are not shown do not count; NULL: the order of the table
 *
 * How the table beside a chart is looked at.
 */
typedef struct
{
  GPtrArray *columns;
  char *group_by;
  EfGroupSummary summary;
  GPtrArray *folded;
  GArray *sorts;
} EfTableView;

/* @copy may hold anything before. */
void     ef_table_view_copy (EfTableView *copy, const EfTableView *self);
void     ef_table_view_clear (EfTableView *self);
/* Nothing is chosen; groups stay. */
void     ef_table_view_clear_columns (EfTableView *self);
/* But for what is folded, which is where one looks. */
gboolean ef_table_view_equal (const EfTableView *a, const EfTableView *b);

/* TRUE if the column of that name was chosen. */
gboolean ef_table_view_has_column (const EfTableView *self, const char *name);
/* Chooses it, or not any more; without any, nothing is chosen. */
void     ef_table_view_set_column (EfTableView *self, const char *name, gboolean shown);
/* @name NULL: no groups. Those of another column begin unfolded. */
void     ef_table_view_set_groups (EfTableView *self, const char *name, EfGroupSummary summary);
/* Of groups that there are; @texts (element-type utf8) in any order, or NULL. */
void     ef_table_view_set_folded (EfTableView *self, const GPtrArray *texts);
/* Behind the others; nothing if the column is among them already, or there are enough of them.
 * @computed: only without @column. */
void     ef_table_view_add_sort (EfTableView *self, const char *column, EfComputed computed,
                                 gboolean descending);
void     ef_table_view_clear_sorts (EfTableView *self);

G_END_DECLS
