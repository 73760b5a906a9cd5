/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-column.h"

G_BEGIN_DECLS

/* Columns that say how sure another column is give it its bounds, and stay as they are:
 *
 * - margins as text ("+5/-5", "±5", "[1465, 1475]") under a header such as "95_pct_ci", for the
 *   numbers in front;
 * - standard errors and deviations, which are named by their numbers ("acc_stderr,none" for
 *   "acc,none", "score (std)"), or stand behind them ("Stderr"): as far below as above;
 * - lower and upper bounds, named in the same way ("rating_lower", "rating_upper").
 *
 * What has bounds already keeps them. @columns: (inout) (element-type EfColumn), of one table. */
void ef_error_bars_attach (GPtrArray *columns);

G_END_DECLS
