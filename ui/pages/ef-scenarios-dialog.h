/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfScenariosDialog:
 *
 * The scenarios of the shown chart side by side. It stays beside the chart and follows it.
 */
#define EF_TYPE_SCENARIOS_DIALOG (ef_scenarios_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EfScenariosDialog, ef_scenarios_dialog, EF, SCENARIOS_DIALOG, AdwWindow)

GtkWidget *ef_scenarios_dialog_new (GtkWindow *parent, EfWorkspace *workspace);

/* For tests: blocks until what is shown is up to date. */
void       ef_scenarios_dialog_wait (EfScenariosDialog *self);

G_END_DECLS
