/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-table.h"

G_BEGIN_DECLS

/* A long table has the values of all metrics in one column, and their units in the column of texts
 * behind it, which is called "Unit". Where these differ, its numbers are compared with care, if at
 * all: megawatt-hours are no tonnes. */

/* The units of a column of numbers that has none itself; NULL if there is no such column (transfer
 * none). */
EfColumn *ef_table_find_units (const EfTable *table, const EfColumn *column);

/**
 * ef_table_describe_mixed_units:
 * @rows: (array length=n) (nullable): those that count; all where it is NULL
 *
 * Returns: (transfer full) (nullable): "MWh (18), t (12)": the units that the values of these rows
 *   have, most first, "–" for none; NULL where all have the same
 */
char     *ef_table_describe_mixed_units (const EfTable *table, const EfColumn *column,
                                         const guint32 *rows, guint n);

G_END_DECLS
