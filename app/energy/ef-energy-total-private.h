/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-table.h"

G_BEGIN_DECLS

/* Why an estimate has no value in the row of a total that reports one: a scenario moved the rows
 * that it sums up. NULL for any other cell (transfer full). */
char *ef_energy_total_explain (const EfTable *table, const EfColumn *column, guint row);

G_END_DECLS
