/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfInspector:
 *
 * The side of the window where one says what the chart shows: axes, colour, labels, filter, hidden
 * points, and how many rows became points. Every control makes one step of the history.
 */
#define EF_TYPE_INSPECTOR (ef_inspector_get_type ())
G_DECLARE_FINAL_TYPE (EfInspector, ef_inspector, EF, INSPECTOR, GtkWidget)

void ef_inspector_set_workspace (EfInspector *self, EfWorkspace *workspace);
/* Puts the cursor into the filter. */
void ef_inspector_focus_filter (EfInspector *self);

G_END_DECLS
