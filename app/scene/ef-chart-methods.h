/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"
#include "ef-ticks.h"

G_BEGIN_DECLS

/* How the chart was made, for the methods section of a report: the data and what was left out, what
 * the frontier is, how many points are reported, derived and estimated, by which formulas, from
 * which sources, and what was supposed. In the words of @style; paragraphs end with "\n". Takes
 * time in proportion to the points (transfer full). */
char *ef_chart_methods_new (const EfChartData *data, const EfChartSpec *spec,
                            const EfTickStyle *style);

/* What @data supposes, as ef_scenario_describe() says it: without the grid where no carbon is
 * shown, and without the runs where no axis is of a year (transfer full). Only where there is a
 * scenario. */
char *ef_chart_methods_describe_scenario (const EfChartData *data, const EfTickStyle *style);

G_END_DECLS
