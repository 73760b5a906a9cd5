/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-scene.h"

G_BEGIN_DECLS

/**
 * EfFigurePreview:
 *
 * A page as large as there is room, drawn by the player that also writes the files.
 */
#define EF_TYPE_FIGURE_PREVIEW (ef_figure_preview_get_type ())
G_DECLARE_FINAL_TYPE (EfFigurePreview, ef_figure_preview, EF, FIGURE_PREVIEW, GtkDrawingArea)

/* NULL: none yet. */
void     ef_figure_preview_set_scene (EfFigurePreview *self, EfScene *scene);
EfScene *ef_figure_preview_get_scene (EfFigurePreview *self);

G_END_DECLS
