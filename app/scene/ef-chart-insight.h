/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"
#include "ef-points.h"
#include "ef-ticks.h"

G_BEGIN_DECLS

/* A sentence about a point. */
typedef struct
{
  char *text;
  gint other; /* the point that it names, or -1 */
} EfInsight;

/**
 * ef_chart_insight_new:
 * @point: of which point
 * @style: how numbers are written
 *
 * What a person wants to know of a point, in whole translated sentences. If it is not on the
 * frontier: what to take in its place, and what it lacks. If it is: what the next better one costs
 * and what the next cheaper one saves. Ratios and prices only where the quantities allow them.
 *
 * Returns: (transfer full) (element-type EfInsight): empty where there is no frontier
 */
GArray *ef_chart_insight_new (const EfChartData *data, const EfChartSpec *spec, guint point,
                              const EfTickStyle *style);

/* A price with as many digits as it deserves. */
double ef_chart_price_round (double price);

/* The points as the room of the analyses wants them: the values as the table states them, which
 * @data lends; what takes no part in the frontier is not comparable. */
void ef_chart_data_get_points (const EfChartData *data, EfPoints *points);

G_END_DECLS
