/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-cli-chart.h"
#include "ef-cli-figure.h"
#include "ef-cli-input.h"
#include "ef-output.h"

G_BEGIN_DECLS

/* What `frontier render` was asked for. */
typedef struct
{
  const char *argument; /* the input */
  char *table;
  char *chart_id;
  char *x;
  char *y;
  char *size;
  char *panels;
  char *output;
  char *methods;
  char *mapping;
  char *estimate;
  char **derived;
  char *ghost;
  EfCliChart chart;
  double dpi;
  gboolean sota;
  gboolean no_project;
  gboolean large_project;
  gboolean all;
  gboolean transparent;
  gboolean outlines;
  int points_max; /* -1: as usual */
  gboolean verbose;
} EfCliRender;

/* The chart of a project that is meant: by its id, else the one the project opens with, else the
 * first. NULL is no failure if none was asked for. (transfer none) */
const EfChartSpec *ef_cli_render_find_chart (const EfCliInput  *input,
                                             const EfCliRender *options,
                                             EfCliStatus       *status);

/**
 * ef_cli_render_find_spec:
 * @chart: of the project, or NULL for a new one
 * @table: (out) (transfer none): the table as the input has it
 *
 * The specification that is drawn: the chart with the options laid over it.
 *
 * Returns: (transfer full): NULL after saying what is wrong
 */
EfChartSpec *ef_cli_render_find_spec (const EfCliInput  *input,
                                      const EfCliRender *options,
                                      const EfCliFigure *figure,
                                      const EfChartSpec *chart,
                                      EfTable          **table,
                                      EfCliStatus       *status);

/* Warns of what a reader of the figure cannot see: points that are not drawn, and what was asked
 * for and is not there. */
void ef_cli_render_report_points (const EfChartData *data, const EfChartSpec *spec);
/* The same of a figure that is made. */
void ef_cli_render_report_figure (const EfOutputReport *report, const EfChartSpec *spec);

G_END_DECLS
