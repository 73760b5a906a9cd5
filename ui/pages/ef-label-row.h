/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfLabelRow:
 *
 * Whether the name of the selected point is shown in the chart, and a way back for one that was put
 * somewhere by hand.
 */
#define EF_TYPE_LABEL_ROW (ef_label_row_get_type ())
G_DECLARE_FINAL_TYPE (EfLabelRow, ef_label_row, EF, LABEL_ROW, AdwActionRow)

void ef_label_row_set_workspace (EfLabelRow *self, EfWorkspace *workspace);

/* The same for any row of the table, as one step of the history each. */
void ef_label_row_move (EfWorkspace *workspace, guint row, double dx, double dy);
void ef_label_row_toggle (EfWorkspace *workspace, guint row);
void ef_label_row_release (EfWorkspace *workspace, guint row);

G_END_DECLS
