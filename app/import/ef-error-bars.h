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
 * - lower and upper bounds, named in the same way ("rating_lower", "rating_upper"), or by more
 *   ("loss_tokens_lower_95" for "loss").
 *
 * What has bounds already keeps them. @columns: (inout) (element-type EfColumn), of one table. */
void ef_error_bars_attach (GPtrArray *columns);

/* Numbers with the two ends of their bounds, by their places in a list of names. */
typedef struct
{
  guint value;
  guint low;
  guint high;
} EfErrorBarEnds;

/* The same for names alone, as far as they are of lower and upper bounds; of several the first.
 * @names: (element-type utf8). Returns: (transfer full) (element-type EfErrorBarEnds). */
GArray *ef_error_bars_find_ends (GPtrArray *names);

G_END_DECLS
