/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-compose.h"
#include "ef-point-density.h"
#include "ef-text-ruler.h"

G_BEGIN_DECLS

typedef struct _EfLegendLayout EfLegendLayout;

/* Everything that is known while one chart is laid out. Each part of the composition measures first
 * and adds its primitives later, when the plot has its final place. */
typedef struct
{
  EfChartData *data;
  const EfChartSpec *spec;
  const EfView *view;
  const EfComposeOptions *options;
  const EfTheme *theme;
  EfScene *scene;
  EfTextRuler *ruler;

  EfFace title, subtitle, axis_title, tick, legend, label, foot;
  double em; /* the font size, measure of all distances */

  gboolean has_front; /* there is one and it is shown */
  double marker_size, front_size; /* diameters */
  double front_width, outline_width;
  double opacity;

  EfRect plot;
  double ax, bx, ay, by; /* scale space to page, as in EfMarkerRun */
  GArray *x_ticks, *y_ticks; /* element-type EfTick */
  GPtrArray *title_lines, *subtitle_lines, *foot_lines; /* element-type utf8 */
  EfLegendLayout *legend_layout; /* NULL: no legend */
  double *stairs;                /* page coordinates: corners of the frontier's line */
  guint n_stairs;
  EfPointDensity *density; /* of the points in the plot */
} EfComposer;

/* Maps @view to @plot. */
void ef_compose_map (const EfRect *plot, const EfView *view, double *ax, double *bx, double *ay,
                     double *by);
/* Corners of the frontier's line in @plot for @view, kept near it (transfer full). */
double *ef_compose_make_stairs (const EfComposer *self, const EfRect *plot, const EfView *view,
                                guint *n);
/* The run of all points with their looks, in place for the given map. */
void ef_compose_init_run (const EfComposer *self, EfMarkerRun *run);
/* The colour of the frontier's line. */
const EfColour *ef_compose_get_front_colour (const EfComposer *self);
/* A line of text. */
EfPrimitive *ef_compose_add_text (const EfComposer *self, EfLayer layer, const char *css,
                                  const char *id, EfFace face, const char *text, double x, double y,
                                  EfAnchor anchor, const EfColour *colour);
/* A straight line; @width 0 adds none. */
void ef_compose_add_line (const EfComposer *self, EfLayer layer, const char *css, const char *id,
                          const double line[4], const EfColour *colour, double width);

/* ef-compose-frame.c: margins, axes, grid, titles. Finds the place of the plot and the ticks. */
void ef_compose_frame_layout (EfComposer *self);
void ef_compose_frame_add_grid (const EfComposer *self);
void ef_compose_frame_add (const EfComposer *self);

/* ef-compose-legend.c. Width of the legend if it stands right of the plot, else 0. */
void   ef_compose_legend_measure (EfComposer *self);
double ef_compose_legend_reserve (EfComposer *self);
void   ef_compose_legend_place (EfComposer *self);
void   ef_compose_legend_add (const EfComposer *self);
/* The rectangle inside the plot that it covers; FALSE if none. */
gboolean ef_compose_legend_get_box (const EfComposer *self, EfRect *box);
void   ef_compose_legend_free (EfLegendLayout *layout);

/* ef-compose-labels.c */
void ef_compose_labels_add (const EfComposer *self);

G_END_DECLS
