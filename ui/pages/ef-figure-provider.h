/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-output.h"

G_BEGIN_DECLS

/**
 * EfFigureProvider:
 *
 * A chart on the clipboard: the same figure as SVG and as PNG, its frontier as text with tabs, and
 * its project, for this program. Each is made when somebody pastes it, in a worker.
 */
#define EF_TYPE_FIGURE_PROVIDER (ef_figure_provider_get_type ())
G_DECLARE_FINAL_TYPE (EfFigureProvider, ef_figure_provider, EF, FIGURE_PROVIDER, GdkContentProvider)

/* @data: the points of the chart in @output, which is copied. */
GdkContentProvider *ef_figure_provider_new (const EfOutput *output, EfChartData *data);

G_END_DECLS
