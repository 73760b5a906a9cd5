/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"

G_BEGIN_DECLS

/* Which rows of a table are points of a chart, and why the others are not. What becomes of each row
 * is kept in an array of states, which only these functions read. */

/* The state of every row, by filter, hand, totals and the axes, which are known. (transfer full)
 * NULL with @error if the filter is not one. */
guint8 *ef_chart_rows_sort (const EfChartData *data, const EfChartSpec *spec, GError **error);

/* Finds the first and the last date of the points, and marks those that come later than asked
 * for. */
void    ef_chart_rows_mark_later (EfChartData *data, const EfFrontSpec *spec, guint8 *states);

/* Makes the rows of the points, and counts those that are left out. */
void    ef_chart_rows_take (EfChartData *data, const guint8 *states);

/* Widens the extent to what comes later: the axes stay where they are while time goes by. */
void    ef_chart_rows_include_later (EfChartData *data, const guint8 *states);

/* The rows of points and of those that come later, ascending (transfer full) (element-type
 * guint32). */
GArray *ef_chart_rows_list_all_days (const EfChartData *data, const guint8 *states);

G_END_DECLS
