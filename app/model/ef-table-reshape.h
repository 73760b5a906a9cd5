/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-table.h"

G_BEGIN_DECLS

/* Tables made of the rows of another. Each cell still says where it stands in the file, and what
 * made it; the table says of which other it was made and how. All run in any thread. */

/* A table made of another has at most that many cells. */
#define EF_TABLE_RESHAPE_MAX_CELLS 100000000

/* The format of the source of such a table. */
#define EF_TABLE_RESHAPE_FORMAT "reshaped"

/* The columns of a table with a row for each value, with a number behind it if there is such a name
 * already: what is measured, and the numbers. */
#define EF_TABLE_LONG_METRICS "Metric"
#define EF_TABLE_LONG_VALUES "Value"
/* One of these, by its name; -1 if @table is no such table. */
gint ef_table_find_long_column (const EfTable *table, const char *name);

/* What the bounds of a column that ef_table_aggregate() made are. */
gboolean ef_run_spread_find (const EfColumn *column, EfRunSpread *spread);
/* The formula of what ef_table_aggregate() made, in the person's language; any other one as it is
 * (transfer full). */
char    *ef_aggregate_describe_formula (const char *formula);

/**
 * ef_table_aggregate:
 * @keys: (element-type utf8) (nullable): columns in which the runs of one thing are equal, as
 *   ef_table_find_column() takes them; NULL: the column of names
 *
 * One row for all rows that are equal in @keys, in the order of the first ones; a row without one
 * of these stays alone. Of several numbers there is the statistic, with the spread as error bar;
 * one on which all runs agree stays as it is. Texts and dates stay where the runs agree; where
 * they agree nowhere, their column is left out. A column "Runs" counts rows. What was computed says
 * as its formula of how many numbers: "mean and range of 3 rows, by model".
 *
 * Amounts of energy and carbon that count different things are not averaged: the column that says
 * what they count is one of the keys then, see ef_table_describe_kept_apart().
 *
 * Returns: (transfer full): NULL with EF_ERROR_NOT_FOUND if a column is not there, EF_ERROR_SYNTAX
 *   for no keys, or a deviation or error about something else than the mean, or
 *   G_IO_ERROR_CANCELLED
 */
EfTable *ef_table_aggregate (EfTable *table, GPtrArray *keys, EfStatistic statistic,
                             EfRunSpread spread, GCancellable *cancellable, GError **error);

/**
 * ef_table_to_long:
 * @columns: (element-type utf8): columns of numbers
 *
 * One row for each value in @columns, with its column in "Metric" and itself in "Value"; "Unit" too
 * where the columns do not measure the same and some have one. Missing values make no row. The
 * other columns are repeated.
 *
 * Returns: (transfer full): NULL with EF_ERROR_NOT_FOUND if a column is not there, EF_ERROR_SYNTAX
 *   if it holds no numbers, EF_ERROR_NO_RESULTS if there is no value, EF_ERROR_TOO_LARGE, or
 *   G_IO_ERROR_CANCELLED
 */
EfTable *ef_table_to_long (EfTable *table, GPtrArray *columns, GCancellable *cancellable,
                           GError **error);

/**
 * ef_table_to_wide:
 * @metrics: the column of texts that says what is measured
 * @values: the column of numbers
 * @keys: (element-type utf8) (nullable): columns in which the rows of one thing are equal; NULL:
 *   all others, but for one that is called "Unit"
 *
 * One row for all rows that are equal in @keys, also in what they miss there, but a row without a
 * name stays alone; and a column for each metric, in the order in which they come. Units are those
 * of a column "Unit", else what the names of the metrics say. Columns that are not needed are left
 * out.
 *
 * Returns: (transfer full): NULL with EF_ERROR_NOT_FOUND if a column is not there, EF_ERROR_SYNTAX
 *   if one is of the wrong kind or there are several values for one cell, EF_ERROR_NO_RESULTS if
 *   there is no value, EF_ERROR_TOO_LARGE, or G_IO_ERROR_CANCELLED
 */
EfTable *ef_table_to_wide (EfTable *table, const char *metrics, const char *values,
                           GPtrArray *keys, GCancellable *cancellable, GError **error);

/* One of these, as @recipe says. */
EfTable *ef_table_reshape (EfTable *table, const EfTableRecipe *recipe, GCancellable *cancellable,
                           GError **error);

G_END_DECLS
