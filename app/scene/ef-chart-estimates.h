/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"

G_BEGIN_DECLS

/* The estimates of a chart on its axes, and what they do to its frontier. */

/* TRUE for the columns that a scenario adds. */
gboolean ef_chart_is_estimate (const char *column);
/* TRUE for those of them that are of carbon, which follows from energy and a grid. */
gboolean ef_chart_is_carbon_estimate (const char *column);
/* TRUE for those of them that count the runs of a year. */
gboolean ef_chart_is_yearly (const char *column);

/* Puts a column of estimates onto an axis: the one that has energy or carbon already, else the one
 * of which less is better, else x. What was said of the column before goes. */
void ef_chart_spec_show_estimate (EfChartSpec *spec, const EfChartData *data, const char *column);
/* The other way round, for a chart without a scenario: where there is an estimate, what @source
 * reports comes back, or what it suggests. */
void ef_chart_spec_drop_estimates (EfChartSpec *spec, EfTable *source);
/* For a chart with a scenario that no longer counts runs: what showed those of a year shows one. */
void ef_chart_spec_drop_years (EfChartSpec *spec);
/* For a chart that gets its first scenario: an axis with energy or carbon as they are reported gets
 * the estimates, so that something moves. TRUE if there was one. */
gboolean ef_chart_spec_adopt_estimates (EfChartSpec *spec, const EfChartData *data);

/* The rows that are on the frontier of @to and not on that of @from: who enters, or, the other way
 * round, who leaves. (transfer full, element-type guint32), ascending x */
GArray *ef_chart_data_list_entering (const EfChartData *from, const EfChartData *to);

/* "A, B, C, D and 5 more": rows that are points of @data, translated (transfer full). */
char   *ef_chart_data_list_names (const EfChartData *data, const EfChartSpec *spec,
                                  const GArray *rows);
/* Who is new on the frontier of @to and who is gone from that of @from, in a line each, or that
 * both have the same points; translated (transfer full). */
char   *ef_chart_data_describe_entering (const EfChartData *from, const EfChartData *to,
                                         const EfChartSpec *spec);

G_END_DECLS
