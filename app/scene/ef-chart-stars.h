/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"
#include "ef-ticks.h"

G_BEGIN_DECLS

/* The stars of a chart: what its specification asks for, of the points that it has. */

/* For ef-chart-data.c: the class column of @spec, and the stars of the points. FALSE if there is no
 * such column. */
gboolean ef_chart_stars_find_class (EfChartData *data, const EfChartSpec *spec, GError **error);
void     ef_chart_stars_find (EfChartData *data, const EfChartSpec *spec);
void     ef_chart_stars_clear (EfChartData *data);

/* Why the chart has no stars, or would have none, a translated sentence; else NULL (transfer
 * none). */
const char *ef_chart_stars_get_refusal (const EfChartData *data, const EfChartSpec *spec);

/* "Stars: fifths of range": the rule in few words, translated (transfer none). */
const char *ef_chart_stars_get_words (const EfChartSpec *spec);
/* "in each “Class”", translated, or NULL if all points are compared (transfer full). */
char       *ef_chart_stars_dup_class_words (const EfChartData *data);

/* What a point has and by which rule, for people: "★★★★☆ Stars: fifths of range".
 * NULL if it has none (transfer full). */
char *ef_chart_stars_describe (const EfChartData *data, const EfChartSpec *spec, guint point);

/* Sentences for a report: the rule, the edges, and what these stars are not. NULL without stars
 * (transfer full). */
char *ef_chart_stars_describe_rule (const EfChartData *data, const EfChartSpec *spec,
                                    const EfTickStyle *style);

G_END_DECLS
