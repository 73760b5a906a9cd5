/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"
#include "ef-near-front.h"

G_BEGIN_DECLS

/* Finds the frontiers that @spec asks for, and what keeps to its limits, over the values, groups
 * and directions of @data. Nothing where a direction is unknown. */
void ef_chart_fronts_find (EfChartData *data, const EfChartSpec *spec);
/* A tolerance as the analyses want it; nothing for a percentage of ratings and ranks, which have no
 * zero. */
EfMargin ef_chart_fronts_get_margin (const EfTolerance *tolerance, const EfAxisData *axis);
void ef_chart_fronts_clear (EfChartData *data);
/* Those of the groups anew, after these have changed. */
void ef_chart_fronts_follow_groups (EfChartData *data, const EfChartSpec *spec);

G_END_DECLS
