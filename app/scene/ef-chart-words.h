/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"
#include "ef-ticks.h"

G_BEGIN_DECLS

/* The words of a chart with a given style of numbers: what a figure says must not depend on the
 * locale of the machine that draws it. All (transfer full). */
char *ef_axis_data_format_styled (const EfAxisData *self, double value, const EfTickStyle *style);
/* The same of a round number that stands for others, such as "20 M GPU h" in a legend. */
char *ef_axis_data_format_sample (const EfAxisData *self, double value, const EfTickStyle *style);
/* The value of a point on @axis, which is one of its two: of what was computed no more than four
 * digits. */
char *ef_chart_data_format_value (const EfChartData *self, const EfAxisData *axis, guint point,
                                  const EfTickStyle *style);
char *ef_chart_data_describe_styled (const EfChartData *self, const EfChartSpec *spec,
                                     const EfTickStyle *style);
/* @text without the blanks, arrows and emoji that leaderboards hang around it: "Average ⬆️" is
 * "Average". */
char *ef_chart_words_clean (const char *text);
/* What a group is called, cleaned; the names that are ours in the language of who draws, which on
 * screen is not that of the figure. */
char *ef_chart_data_dup_group_name (const EfChartData *self, guint group);
/* Whether a reader learns the unit from the header, or there is none. Headers of tables say it;
 * names that a format gives, and those of columns whose cells have units, do not. */
gboolean ef_chart_words_has_unit_in_header (const EfColumn *column);
/* The same where axes are titled: keys of files such as "energy_consumed", of which formats say the
 * unit, give way to the name of what they hold, whatever the language. */
gboolean ef_chart_words_shows_unit_of_header (const EfColumn *column);
/* The title of an axis without the unit that we would put behind it: for where a value that has one
 * follows. */
char *ef_axis_data_dup_name (const EfAxisData *self, const EfAxisSpec *spec);
/* TRUE for two columns of one quantity, whose name does not say which of them is meant. Either may
 * be NULL. */
gboolean ef_chart_words_measure_alike (const EfColumn *one, const EfColumn *other);
/* What an axis of @table by @spec shows, as its title says it but without a unit: "Parameters" for
 * "total_params". NULL if there is no column. */
char *ef_chart_words_name_axis (EfTable *table, const EfAxisSpec *spec);
/* The same of both axes of a chart. @suggested_x, @suggested_y: index of the column where @spec
 * names none, or -1. */
void ef_chart_words_name_axes (EfTable *table, const EfChartSpec *spec, gint suggested_x,
                               gint suggested_y, char **x, char **y);
/* What a tooltip says of a point: its name, and a line for each axis. */
char *ef_chart_data_dup_tip (const EfChartData *self, const EfChartSpec *spec, guint point,
                             const EfTickStyle *style);

G_END_DECLS
