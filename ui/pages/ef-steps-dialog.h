/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfStepsDialog:
 *
 * What each step along the frontier costs, as a table, what can be said of the frontier as a whole,
 * and how long each point was on it. It stays beside the chart and follows it; a row selects its
 * points there.
 */
#define EF_TYPE_STEPS_DIALOG (ef_steps_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EfStepsDialog, ef_steps_dialog, EF, STEPS_DIALOG, AdwWindow)

GtkWidget *ef_steps_dialog_new (GtkWindow *parent, EfWorkspace *workspace);
/* @page: "steps", "indicators" or "history" */
void       ef_steps_dialog_show_page (EfStepsDialog *self, const char *page);

G_END_DECLS
