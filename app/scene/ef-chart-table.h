/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"
#include "ef-ticks.h"

G_BEGIN_DECLS

/* A chart as text: what its picture shows, for spreadsheets, documents and web pages. Same chart,
 * same text, whatever the locale. All (transfer full), UTF-8, lines end in "\n". */

/* The points in the view of the chart in the order of the table, as CSV: name, x, y, group (if
 * there are groups), whether the point is on the frontier (1 or 0), and where the row stands in its
 * source. Values are exact and in the unit of the file; dates are of ISO 8601. */
char *ef_chart_data_to_csv (const EfChartData *self, const EfChartSpec *spec);
/* The beginning of it: the header and at most @n_points points. */
char *ef_chart_data_begin_csv (const EfChartData *self, const EfChartSpec *spec, guint n_points);

/* The frontier as a table in Markdown, numbers in @style, from low to high x. */
char *ef_chart_data_to_markdown (const EfChartData *self, const EfChartSpec *spec,
                                 const EfTickStyle *style);

/* The same with a tab between cells, as spreadsheets paste it. */
char *ef_chart_data_to_tsv (const EfChartData *self, const EfChartSpec *spec,
                            const EfTickStyle *style);

/* The same as a web page with that table. */
char *ef_chart_data_to_html (const EfChartData *self, const EfChartSpec *spec,
                             const EfTickStyle *style);

G_END_DECLS
