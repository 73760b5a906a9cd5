/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-table.h"

G_BEGIN_DECLS

/* Amounts of energy and carbon count the accelerators alone, or whole servers, or a site with its
 * cooling, and tables say which in a column of texts. What counts different things is not averaged.
 * What the words mean is for app/energy; here it matters only that they differ. */

/* The column of @table that says so, or NULL (transfer none). */
EfColumn *ef_table_find_scope_column (const EfTable *table);
/* The same, where the table has amounts of energy or carbon that it speaks of. */
EfColumn *ef_table_find_scope_of_amounts (const EfTable *table);
/* TRUE for numbers that are amounts of energy or carbon. */
gboolean  ef_column_is_amount (const EfColumn *column);

/**
 * ef_table_describe_scopes:
 * @amounts: (nullable): only rows with a value there count
 * @rows: (array length=n_rows): of @table
 *
 * Returns: (transfer full) (nullable): "accelerator (line 2), site (line 3, line 7)": what these
 *   rows count, where that differs; NULL where it does not
 */
char     *ef_table_describe_scopes (const EfTable *table, const EfColumn *amounts,
                                    const guint32 *rows, guint n_rows);

/* A sentence on which rows ef_table_aggregate() with these @keys, NULL for the column of names,
 * keeps apart for that reason; NULL for none (transfer full). */
char     *ef_table_describe_kept_apart (EfTable *table, GPtrArray *keys);

G_END_DECLS
