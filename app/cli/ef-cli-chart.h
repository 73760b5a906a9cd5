/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"
#include "ef-cli-notes.h"
#include "ef-cli-uncertainty.h"

G_BEGIN_DECLS

/**
 * EfCliChart:
 *
 * What the options of `frontier render` say of a chart beside its axes. Filled by GOption.
 */
typedef struct
{
  char *where;
  char *colour;
  char *size_by;
  char *trail;
  char *crowd;
  char *label;
  char *labels;
  char *log;
  char *linear;
  char *x_limit;
  char *y_limit;
  char *x_view;
  char *y_view;
  char **hidden;
  char *curve;
  int n_layers;
  char *near;
  char *as_of;
  char **rulers;
  char **notes;
  char **names;
  char *stars;
  char *legend;
  char *title;
  char *subtitle;
  char *source_line;
  char *x_title;
  char *y_title;
  char *theme;
  char *language;
  double font_size;
  double marker_size;
  double opacity;
  EfCliUncertainty uncertainty;
  gboolean bands;
  gboolean error_bars;
  gboolean no_frontier;
  gboolean by_group;
  gboolean knee;
} EfCliChart;

void ef_cli_chart_clear (EfCliChart *self);

#define EF_CLI_OPTIONS_CHART(chart) \
  EF_CLI_OPTION_WHERE ((chart).where), \
  { "hide", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(chart).hidden, \
    N_("Leave out the row of this label or id; may be given again"), N_("ROW") }, \
  { "limit-x", 0, 0, G_OPTION_ARG_STRING, &(chart).x_limit, \
    N_("A limit on x: “24 GB”, 7B; or none"), N_("VALUE") }, \
  { "limit-y", 0, 0, G_OPTION_ARG_STRING, &(chart).y_limit, N_("The same on y"), N_("VALUE") }, \
  { "view-x", 0, 0, G_OPTION_ARG_STRING, &(chart).x_view, \
    N_("What to show of x: 1B..70B"), N_("FROM..TO") }, \
  { "view-y", 0, 0, G_OPTION_ARG_STRING, &(chart).y_view, N_("The same of y"), N_("FROM..TO") }, \
  { "color", 'c', 0, G_OPTION_ARG_STRING, &(chart).colour, \
    N_("Give each text of this column its colour and shape, and numbers their place on a scale"), \
    N_("COLUMN") }, \
  { "size-by", 0, 0, G_OPTION_ARG_STRING, &(chart).size_by, \
    N_("Make the area of the points proportional to this column"), N_("COLUMN") }, \
  { "colour", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &(chart).colour, NULL, NULL }, \
  { "trail", 0, 0, G_OPTION_ARG_STRING, &(chart).trail, \
    N_("Join the points that have the same text in this column by a line"), N_("COLUMN") }, \
  { "crowd", 0, 0, G_OPTION_ARG_STRING, &(chart).crowd, \
    N_("What becomes of so many points that they cover each other: auto, points or density"), \
    N_("HOW") }, \
  { "opacity", 0, 0, G_OPTION_ARG_DOUBLE, &(chart).opacity, \
    N_("Of the points, up to 1"), N_("N") }, \
  { "label", 'l', 0, G_OPTION_ARG_STRING, &(chart).label, \
    N_("Name the points by this column"), N_("COLUMN") }, \
  { "labels", 0, 0, G_OPTION_ARG_STRING, &(chart).labels, \
    N_("Which points to name: none, front or all"), N_("WHICH") }, \
  { "log", 0, 0, G_OPTION_ARG_STRING, &(chart).log, \
    N_("Logarithmic scales: x, y, color or several with commas"), N_("SCALES") }, \
  { "linear", 0, 0, G_OPTION_ARG_STRING, &(chart).linear, \
    N_("Linear scales: x, y, color or several with commas"), N_("SCALES") }, \
  { "no-frontier", 0, 0, G_OPTION_ARG_NONE, &(chart).no_frontier, \
    N_("Do not draw the frontier"), NULL }, \
  { "curve", 0, 0, G_OPTION_ARG_STRING, &(chart).curve, \
    N_("The line of the frontier: stairs, hull (mixtures of two) or none"), N_("LINE") }, \
  { "layers", 0, 0, G_OPTION_ARG_INT, &(chart).n_layers, \
    N_("The first N frontiers, one behind the other"), N_("N") }, \
  { "by-group", 0, 0, G_OPTION_ARG_NONE, &(chart).by_group, \
    N_("A frontier for each colour too"), NULL }, \
  { "knee", 0, 0, G_OPTION_ARG_NONE, &(chart).knee, \
    N_("Mark the point beyond which more becomes dear"), NULL }, \
  { "near", 0, 0, G_OPTION_ARG_STRING, &(chart).near, \
    N_("The band near the frontier: by 5%, or for each axis 10%,0.5"), \
    N_("MARGIN[,MARGIN]") }, \
  { "as-of", 0, 0, G_OPTION_ARG_STRING, &(chart).as_of, \
    N_("The frontier as of a date (2023, 2023-06, 2023-06-30)"), N_("DATE") }, \
  { "error-bars", 0, 0, G_OPTION_ARG_NONE, &(chart).error_bars, \
    N_("Draw how far off values may be, where the file says so"), NULL }, \
  { "bands", 0, 0, G_OPTION_ARG_NONE, &(chart).bands, \
    N_("Draw where the frontier is if the values are drawn anew"), NULL }, \
  EF_CLI_OPTION_RUNS ((chart).uncertainty), \
  EF_CLI_OPTION_COVERAGE ((chart).uncertainty), \
  EF_CLI_OPTION_RESAMPLES ((chart).uncertainty), \
  EF_CLI_OPTION_SEED ((chart).uncertainty), \
  { "ruler", 'r', 0, G_OPTION_ARG_STRING_ARRAY, &(chart).rulers, \
    N_("Lines of equal compute, memory, energy, carbon or per-unit: compute=1e24, " \
       "memory=24GB@q4-0, carbon@SWE; may be given again"), \
    N_("KIND[=VALUES][@OF]") }, \
  { "stars", 0, 0, G_OPTION_ARG_STRING, &(chart).stars, \
    N_("One to five stars for the energy of an axis: range (fifths of the range), models (fifths " \
       "of the models) or none; with :COLUMN each of its texts is rated for itself"), \
    N_("RULE[:COLUMN]") }, \
  EF_CLI_OPTION_NOTE ((chart).notes), \
  EF_CLI_OPTION_NAME ((chart).names), \
  { "legend", 0, 0, G_OPTION_ARG_STRING, &(chart).legend, \
    N_("Where the legend is: auto, right, bottom, top-left, top-right, bottom-left, bottom-right " \
       "or none; direct names groups where they are"), \
    N_("PLACE") }, \
  { "title", 0, 0, G_OPTION_ARG_STRING, &(chart).title, N_("The title"), N_("TEXT") }, \
  { "subtitle", 0, 0, G_OPTION_ARG_STRING, &(chart).subtitle, N_("The line below it"), \
    N_("TEXT") }, \
  { "source-line", 0, 0, G_OPTION_ARG_STRING, &(chart).source_line, \
    N_("The line at the foot in place of the name of the source; empty for none"), \
    N_("TEXT") }, \
  { "title-x", 0, 0, G_OPTION_ARG_STRING, &(chart).x_title, N_("The title of x"), N_("TEXT") }, \
  { "title-y", 0, 0, G_OPTION_ARG_STRING, &(chart).y_title, N_("The title of y"), N_("TEXT") }, \
  { "theme", 0, 0, G_OPTION_ARG_STRING, &(chart).theme, \
    N_("The looks: light, dark, print, contrast, journal or a theme of your own"), \
    N_("THEME") }, \
  { "language", 0, 0, G_OPTION_ARG_STRING, &(chart).language, \
    N_("The language of the figure’s words: en, unless the project says otherwise, or de"), \
    N_("LANGUAGE") }, \
  { "font-size", 0, 0, G_OPTION_ARG_DOUBLE, &(chart).font_size, N_("In points"), N_("PT") }, \
  { "marker-size", 0, 0, G_OPTION_ARG_DOUBLE, &(chart).marker_size, \
    N_("In points, where letters have 9; smaller with smaller ones"), N_("PT") }

/* FALSE after saying what is wrong with options that can be judged without a table. */
gboolean ef_cli_chart_check (const EfCliChart *self, EfCliStatus *status);

/* Only what is one of some words: labels, legend, line, crowd, theme and language, which need no
 * table. FALSE after saying why not. */
gboolean ef_cli_chart_apply_words (const EfCliChart *self, EfChartSpec *spec,
                                   EfCliStatus *status);

/* Lays the options over @spec, whose axes are those of @table already. FALSE after saying why
 * not. */
gboolean ef_cli_chart_apply (const EfCliChart *self, EfChartSpec *spec, EfTable *table,
                             EfCliStatus *status);

/* What the options say of the view, once the points are there. FALSE after saying why not. */
gboolean ef_cli_chart_apply_view (const EfCliChart *self, EfChartSpec *spec,
                                  const EfChartData *data, EfCliStatus *status);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EfCliChart, ef_cli_chart_clear)

G_END_DECLS
