/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-output.h"

G_BEGIN_DECLS

/**
 * EfFigureFormat:
 *
 * Controls for what kind of file a figure becomes, and for what is in the file beside it.
 *
 * Signal "changed": another format or resolution.
 */
#define EF_TYPE_FIGURE_FORMAT (ef_figure_format_get_type ())
G_DECLARE_FINAL_TYPE (EfFigureFormat, ef_figure_format, EF, FIGURE_FORMAT, AdwPreferencesGroup)

/* There is more than one chart in it: no tables, and no paragraph about the one chart. */
void           ef_figure_format_set_pictures_only (EfFigureFormat *self);
/* Of every figure of a project there is to be a file: no paragraph about one chart. */
void           ef_figure_format_set_for_all (EfFigureFormat *self);
/* As many points as the figure has; where there are few, nobody is asked about them. */
void           ef_figure_format_set_n_points (EfFigureFormat *self, guint n_points);
/* As many tables as the charts of the figure use; the texts speak of one or of several. */
void           ef_figure_format_set_n_tables (EfFigureFormat *self, guint n_tables);
/* As many values as travel in the figure, or in the one of all in which most do; where there are
 * many, they do only if somebody says so. */
void           ef_figure_format_set_n_values (EfFigureFormat *self, guint64 n_values);
/* The resolution matters also where the size is in pixels. */
void           ef_figure_format_set_in_pixels (EfFigureFormat *self, gboolean in_pixels);

EfOutputFormat ef_figure_format_get_format (EfFigureFormat *self);
/* What the ending of the name that somebody typed says, if it is one of the formats to choose from;
 * otherwise the chosen one. */
EfOutputFormat ef_figure_format_get_format_for (EfFigureFormat *self, GFile *file);
double         ef_figure_format_get_dpi (EfFigureFormat *self);
/* All but the format, which @output was made for. */
void           ef_figure_format_apply (EfFigureFormat *self, EfOutput *output);

G_END_DECLS
