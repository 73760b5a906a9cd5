/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfGroupChooser:
 *
 * By which column the rows of the table are grouped, and what stands for the numbers of a group.
 * What is chosen belongs to the chart and is a step of its history.
 */
#define EF_TYPE_GROUP_CHOOSER (ef_group_chooser_get_type ())
G_DECLARE_FINAL_TYPE (EfGroupChooser, ef_group_chooser, EF, GROUP_CHOOSER, GtkPopover)

void ef_group_chooser_set_workspace (EfGroupChooser *self, EfWorkspace *workspace);
/* @name: of a column; NULL: no groups. */
void ef_group_chooser_choose (EfGroupChooser *self, const char *name);

G_END_DECLS
