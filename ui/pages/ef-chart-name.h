/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"
#include "ef-document.h"

G_BEGIN_DECLS

/* By what a chart of the document is called on screen: its title, or else what its axes show,
 * "Top-1 accuracy over Parameters". @drawn: (nullable): its points, if they are there: only they
 * know whether a column of estimates has any, or reported amounts alone (transfer full). */
char *ef_chart_name_dup (EfDocument *document, const EfChartSpec *spec, const EfChartData *drawn);
/* What its axes show alone; NULL if that is not known (transfer full). */
char *ef_chart_name_dup_axes (EfDocument *document, const EfChartSpec *spec);
/* The names of @ids (element-type utf8), in their order; equal ones are counted: "Chart (2)".
 * @shown: (nullable): the one of them that @drawn is of (transfer full). */
char **ef_chart_name_list (EfDocument *document, GPtrArray *ids, const char *shown,
                           const EfChartData *drawn);

/* By what a figure of several charts of the document is called on screen: its own name, or else
 * "Figure 2"; @panels_id NULL: one that is not in it yet (transfer full). */
char *ef_panels_name_dup (EfDocument *document, const char *panels_id);

G_END_DECLS
