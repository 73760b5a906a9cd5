/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"

G_BEGIN_DECLS

/* What a chart is called: its own title, or else the path of the table without what the
 * line of the source says already, "Image Classification › ImageNet". A table that is called like
 * its file has no name for people; there it is what the axes show (transfer full). */
char *ef_chart_title_dup (const EfChartData *data, const EfChartSpec *spec);
/* The same in few words, for a panel among others and for names of files: no more of the path than
 * its end (transfer full). */
char *ef_chart_title_dup_short (const EfChartData *data, const EfChartSpec *spec);
/* Whether @table is called otherwise than its file. */
gboolean ef_chart_title_is_known (EfTable *table);
/* What the axes show, "Top-1 accuracy over Parameters"; NULL if @table has no such columns
 * (transfer full). */
char *ef_chart_title_dup_axes (EfTable *table, const EfChartSpec *spec);

G_END_DECLS
