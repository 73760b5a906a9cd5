/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-chart-view.h"
#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfChartPage:
 *
 * The chart of the workspace with what belongs around it: zoom buttons, the reason where there is
 * nothing to draw, a spinner while a large table is worked out.
 */
#define EF_TYPE_CHART_PAGE (ef_chart_page_get_type ())
G_DECLARE_FINAL_TYPE (EfChartPage, ef_chart_page, EF, CHART_PAGE, GtkWidget)

void         ef_chart_page_set_workspace (EfChartPage *self, EfWorkspace *workspace);
EfChartView *ef_chart_page_get_view (EfChartPage *self);

G_END_DECLS
