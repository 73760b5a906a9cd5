/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfStepsDialog:
 *
 * What each step along the frontier costs, as a table, and what can be said of the frontier as a
 * whole. It stays beside the chart and follows it; a row selects its two points there.
 */
#define EF_TYPE_STEPS_DIALOG (ef_steps_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EfStepsDialog, ef_steps_dialog, EF, STEPS_DIALOG, AdwWindow)

GtkWidget *ef_steps_dialog_new (GtkWindow *parent, EfWorkspace *workspace);

G_END_DECLS
