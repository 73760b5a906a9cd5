/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"

G_BEGIN_DECLS

/**
 * ef_chart_sota_new:
 * @data, @spec: a chart
 *
 * The state of the art over time: a chart of the same rows with the benefit of this one, which is
 * the axis where higher is better, against the date, where earlier is better. So its frontier is
 * the running best, and what only equals it later is not on it. Its title says so in the language
 * of the chart.
 *
 * Returns: (transfer full): NULL with EF_ERROR_NOT_FOUND where there are no dates, and where it is
 * not known what is better
 */
EfChartSpec *ef_chart_sota_new (const EfChartData *data, const EfChartSpec *spec, GError **error);

/* Where dates stand below a score and nobody said which of them are better, earlier ones are: the
 * frontier is the state of the art. TRUE if that makes the direction of these two axes
 * EF_DIRECTION_LOWER and EF_DIRECTION_REASON_FIRST. */
gboolean     ef_chart_sota_is_assumed (const EfColumn *x, EfDirection x_direction,
                                       const EfColumn *y, EfDirection y_direction);
/* Does so. @data: whose axes are known. */
void         ef_chart_sota_assume (EfChartData *data);

/* TRUE if the frontier of these points is a running best over time. */
gboolean     ef_chart_data_is_sota (const EfChartData *data);

G_END_DECLS
