/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfFilterBar:
 *
 * What the shown chart is filtered by, piece by piece, beside its name and so beside the table as
 * well: each piece can be taken away, and a click on it changes what was chosen. At its end the
 * button that filters by another column.
 */
#define EF_TYPE_FILTER_BAR (ef_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (EfFilterBar, ef_filter_bar, EF, FILTER_BAR, GtkWidget)

void ef_filter_bar_set_workspace (EfFilterBar *self, EfWorkspace *workspace);
/* Opens what there is to choose from in the column of that key; of all columns for NULL. */
void ef_filter_bar_open (EfFilterBar *self, const char *column);

G_END_DECLS
