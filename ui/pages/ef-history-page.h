/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-history.h"
#include "ef-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EfHistoryPage:
 *
 * A table of how long each point was on the frontier, and who outdid it. A row that is chosen
 * selects its points in the window.
 */
#define EF_TYPE_HISTORY_PAGE (ef_history_page_get_type ())
G_DECLARE_FINAL_TYPE (EfHistoryPage, ef_history_page, EF, HISTORY_PAGE, GtkWidget)

void ef_history_page_set_workspace (EfHistoryPage *self, EfWorkspace *workspace);
/* @history: or NULL while there are no points */
void ef_history_page_show (EfHistoryPage *self, EfChartHistory *history);

G_END_DECLS
