/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-table-groups.h"

G_BEGIN_DECLS

/**
 * EfTableView:
 * @columns: (element-type utf8): names of the columns that are shown, ascending, each once; NULL:
 *   those that matter for the chart first, and not too many
 * @group_by: name of the column by which rows are grouped, or NULL
 * @summary: what stands for the numbers of a group
 * @folded: (element-type utf8): what rows of folded groups have in @group_by, ascending, each once;
 *   "" for no value; NULL: none is folded
 *
 * How the table beside a chart is looked at.
 */
typedef struct
{
  GPtrArray *columns;
  char *group_by;
  EfGroupSummary summary;
  GPtrArray *folded;
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

G_END_DECLS
