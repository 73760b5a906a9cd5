/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-spec.h"

G_BEGIN_DECLS

/**
 * ef_chart_command_new:
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
                            const char        *input,
                            const char        *chart_id,
                            const char        *table_path,
                            const char        *output);

/* FALSE if the chart has something that options of the command line do not say, such as points that
 * are hidden: only a project brings it along then. */
gboolean ef_chart_command_is_complete (const EfChartSpec *spec);

G_END_DECLS
