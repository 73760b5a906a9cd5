/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-cli-output.h"
#include "ef-table.h"

G_BEGIN_DECLS

/**
 * ef_cli_show_groups:
 * @rows: (element-type guint): the rows of @table that count
 * @key: the column to group by, as ef_table_find_column() takes it
 * @summary: (nullable): a word of EfGroupSummary; NULL is the mean
 * @n_max: groups to print at most
 *
 * Prints one line for each value of a column: how many rows have it, and what stands for their
 * numbers. Says what is wrong where it cannot.
 */
EfCliStatus ef_cli_show_groups (EfTable *table, GArray *rows, const char *key,
                                const char *summary, guint n_max, EfCliFormat format);

G_END_DECLS
