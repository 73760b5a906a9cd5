/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-output.h"

G_BEGIN_DECLS

/* Called with the file that was chosen. */
typedef void (*EfFigureFileChosen) (GtkWindow *dialog, GFile *file);

/* Asks where the figure is to go; the name that is proposed is made of @title and the format. */
void     ef_figure_file_choose (GtkWindow *dialog, const char *title, EfOutputFormat format,
                                EfFigureFileChosen chosen);

/**
 * ef_figure_file_write_async:
 * @source: the callback's
 * @output: (transfer full)
 * @data: its points, or NULL to find them
 *
 * Makes the figure in a worker and puts it into @file, whole or not at all; and the paragraph on
 * its methods beside it, if @output has one.
 */
void     ef_figure_file_write_async (gpointer source, EfOutput *output, EfChartData *data,
                                     GFile *file, GAsyncReadyCallback callback,
                                     gpointer user_data);
/* @remark: (out): a sentence if there is something to know about the figure, or NULL */
gboolean ef_figure_file_write_finish (GAsyncResult *result, GFile **file, char **remark,
                                      GError **error);

G_END_DECLS
