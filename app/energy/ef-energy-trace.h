/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-table.h"

G_BEGIN_DECLS

/* How a value came to be, in the words of people and back to the data. The words are those of
 * figures (see ef-words.h), numbers are in the user's format. */

/* What stands beside a value that is not plainly reported, in the form that its mark has on a
 * chart: "◐" derived, "○" estimated, "✎" edited; "" for a reported one. */
const char *ef_origin_to_glyph (EfOrigin origin);

/* What made a cell, as ef_energy_formula_new() wrote it: a line for the method, and one for each
 * input with value, unit, source and year. A formula that is not ours comes back as it is.
 * (transfer full) */
char *ef_energy_formula_describe (const char *formula);

/**
 * ef_energy_trace_cell:
 * @column: of @table
 *
 * Everything that a value was made of: "Estimated: 4.2 t (2.1 to 8.4)", the formula, and each input
 * with its value in this row and who says so; where an input was itself computed, its formula and
 * inputs as well. Lines end with "\n", but for the last.
 *
 * Returns: (transfer full) (nullable): NULL for a missing value, and for a reported one without a
 *   formula
 */
char *ef_energy_trace_cell (const EfTable *table, const EfColumn *column, guint row);
/* The same beside the values and traces of @told, of the same row, NULL-terminated: what these are,
 * and of what they are made, is not said once more. @column may be among them. */
char *ef_energy_trace_cell_beside (const EfTable *table, const EfColumn *column, guint row,
                                   const EfColumn *const *told);

/* A value with its unit and range, "4.2 t (2.1 to 8.4)"; "" if it is missing (transfer full). */
char *ef_energy_trace_value (const EfColumn *column, guint row);

G_END_DECLS
