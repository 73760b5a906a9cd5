/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfChartBar:
 *
 * Which chart of the table is shown, and the way to its others: a button with the name opens their
 * list, where one is chosen, added, copied, renamed or removed. Each change can be undone.
 * Ctrl+Page Up and Ctrl+Page Down go through them. Not visible while nothing is shown.
 */
#define EF_TYPE_CHART_BAR (ef_chart_bar_get_type ())
G_DECLARE_FINAL_TYPE (EfChartBar, ef_chart_bar, EF, CHART_BAR, GtkWidget)

void ef_chart_bar_set_workspace (EfChartBar *self, EfWorkspace *workspace);

G_END_DECLS
