/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-column.h"

G_BEGIN_DECLS

/* The columns that ef_energy_derive() adds, in the words of figures. Their names in tables and
 * files are always the same, with the unit that the numbers are stored in; people read them in the
 * unit that suits the numbers. */

/* "Carbon estimate", without a unit; NULL for any other column. */
const char   *ef_estimate_column_get_name (const char *column);
/* The same of a column with cells: "Carbon emissions" where all of them are as reported, since
 * supposing something has then changed nothing; NULL for any other column. */
const char   *ef_estimate_column_get_shown_name (const EfColumn *column);
/* "Carbon estimate (t CO₂e)" with the unit @unit; NULL for any other column (transfer full). */
char         *ef_estimate_column_dup_title (const char *column, const EfUnit *unit);
/* "Training energy (kWh)", "Carbon emissions (t CO₂e)": how the title of any axis says its unit, so
 * that what was reported reads like what was estimated. @unit: (nullable). */
char         *ef_estimate_column_add_unit (const char *name, const EfUnit *unit);
/* The unit in which the amounts of @column read best; that of the column itself where it is no
 * estimate. NULL for a column without a unit. */
const EfUnit *ef_estimate_column_choose_unit (const EfColumn *column);
/* The same for one cell: that of its column, unless the cell is far from the others. */
const EfUnit *ef_estimate_column_choose_cell_unit (const EfColumn *column, guint row);

G_END_DECLS
