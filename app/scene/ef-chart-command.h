/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"

G_BEGIN_DECLS

/* More rows that are hidden one by one than a command is fit for. */
#define EF_CHART_COMMAND_HIDDEN_MAX 200

/**
 * ef_chart_command_new:
 * @table: the table of the chart, for limits and the view; NULL with @chart_id
 * @input: the file that is rendered: a table, a project or a figure
 * @chart_id: the chart of a project, which says everything else then; or NULL
 * @table_path: the table of a file that has several, or NULL
 * @output: the figure
 *
 * The command that draws the chart, quoted for a shell: `frontier render models.csv -x params ...`.
 *
 * Returns: (transfer full)
 */
char *ef_chart_command_new (const EfChartSpec *spec,
                            EfTable           *table,
                            const char        *input,
                            const char        *chart_id,
                            const char        *table_path,
                            const char        *output);

/* FALSE if options of the command line cannot say all of the chart, because of very many points
 * that are hidden, names that were put somewhere, and annotations: only a project brings it along
 * then. */
gboolean ef_chart_command_is_complete (const EfChartSpec *spec);

G_END_DECLS
