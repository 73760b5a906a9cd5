/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-document.h"

G_BEGIN_DECLS

/**
 * EfFigureList:
 *
 * The figures of several charts that a project has, below the list of its charts: each can be
 * opened, renamed and removed. Not visible where there are none.
 */
#define EF_TYPE_FIGURE_LIST (ef_figure_list_get_type ())
G_DECLARE_FINAL_TYPE (EfFigureList, ef_figure_list, EF, FIGURE_LIST, GtkWidget)

void ef_figure_list_set_document (EfFigureList *self, EfDocument *document);

G_END_DECLS
