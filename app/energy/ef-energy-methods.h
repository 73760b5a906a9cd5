/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-table.h"

G_BEGIN_DECLS

/**
 * ef_energy_methods_describe:
 * @table: with computed columns
 * @columns: those of it that matter, @n_columns of them
 * @rows: those that matter, @n_rows of them
 *
 * How the values of these columns came to be, for the methods section of a report: for each column,
 * and each computed one that it was made of, how many are reported and how many were computed by
 * which formula, and where a formula adds what counts different things; then what was taken from
 * elsewhere or assumed; then the sources of that. In the words of figures. Takes time in proportion
 * to the rows.
 *
 * Returns: (transfer full) (nullable): paragraphs with "\n" between them; NULL if all is reported
 */
char *ef_energy_methods_describe (const EfTable *table, const EfColumn *const *columns,
                                  guint n_columns, const guint32 *rows, guint n_rows);

G_END_DECLS
