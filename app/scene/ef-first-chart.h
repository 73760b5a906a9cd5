/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-spec.h"
#include "ef-table.h"

G_BEGIN_DECLS

/* The chart that a table begins with: axes are left to ef_table_suggest_axes(). Where that shows
 * curves, something over the steps of several runs, each run has a colour; where it shows values of
 * several metrics, of a table with a row for each value, each has a colour and a frontier (transfer
 * full). */
EfChartSpec *ef_first_chart_new (const EfTable *table);

G_END_DECLS
