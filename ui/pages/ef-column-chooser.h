/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfColumnChooser:
 *
 * Which of a table's columns are shown: found among hundreds by name, quantity or unit, each with a
 * check. The chart keeps the choice; each click is a step of the history.
 */
#define EF_TYPE_COLUMN_CHOOSER (ef_column_chooser_get_type ())
G_DECLARE_FINAL_TYPE (EfColumnChooser, ef_column_chooser, EF, COLUMN_CHOOSER, GtkPopover)

void ef_column_chooser_set_workspace (EfColumnChooser *self, EfWorkspace *workspace);
/* The columns that are shown now, which a first choice begins with. @columns: (element-type
 * EfColumn) (transfer none). */
void ef_column_chooser_set_shown (EfColumnChooser *self, GPtrArray *columns);
/* Shows the column, or not any more. */
void ef_column_chooser_show (EfColumnChooser *self, const char *name, gboolean shown);

G_END_DECLS
