/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfTimeBar:
 *
 * The frontier as of a day: a slider from the first date of the rows to the last, a button that
 * lets time go by, and who has entered and left the frontier since the day before. Not visible
 * unless the chart has such a day.
 */
#define EF_TYPE_TIME_BAR (ef_time_bar_get_type ())
G_DECLARE_FINAL_TYPE (EfTimeBar, ef_time_bar, EF, TIME_BAR, GtkWidget)

void ef_time_bar_set_workspace (EfTimeBar *self, EfWorkspace *workspace);

G_END_DECLS
