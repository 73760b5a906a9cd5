/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"
#include "ef-points.h"
#include "ef-ticks.h"

G_BEGIN_DECLS

/* A number about a frontier as a whole, in words for people. */
typedef struct
{
  char *name;
  char *value;   /* a dash where there is none */
  char *meaning; /* what it says, or why there is none, in whole sentences */
} EfIndicator;

/**
 * ef_chart_indicators_new:
 * @logarithms: measure areas as the chart shows them, that is of logarithms on a logarithmic axis
 * @style: how numbers are written
 *
 * How many points are on the frontier, the area that it dominates with the reference point that the
 * area means nothing without, and the mean of what mixtures reach, in both normalisations that are
 * in use.
 *
 * Returns: (transfer full) (element-type EfIndicator): empty where there is no frontier
 */
GArray *ef_chart_indicators_new (const EfChartData *data, const EfChartSpec *spec,
                                 gboolean logarithms, const EfTickStyle *style);

/* An empty list of them, which frees what they hold (transfer full) (element-type EfIndicator). */
GArray *ef_indicators_new (void);
/* Why no area of a chart with these axes means anything, translated; NULL if one does. */
const char *ef_chart_indicators_get_area_refusal (const EfChartData *data);
/* The points in the space that areas are measured in. Returns an array for @points to borrow, or
 * NULL (transfer full). */
double *ef_chart_indicators_get_measured (const EfChartData *data, gboolean logarithms,
                                          EfPoints *points);

/* The place that areas are measured up to, "2.1 M and 57.4"; NULL where there is none (transfer
 * full). */
char *ef_chart_indicators_dup_reference (const EfChartData *data, gboolean logarithms,
                                         const EfTickStyle *style);

/* Whether @logarithms makes a difference. */
gboolean ef_chart_indicators_have_logarithms (const EfChartData *data);

G_END_DECLS
