/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-resamples.h"
#include "ef-compose.h"
#include "ef-label-placer.h"
#include "ef-point-density.h"
#include "ef-text-ruler.h"

G_BEGIN_DECLS

typedef struct _EfLegendLayout EfLegendLayout;
typedef struct _EfScalesLayout EfScalesLayout;

/* What stands beside words in the legend. */
typedef enum
{
  EF_SAMPLE_LINE,
  EF_SAMPLE_KNEE,
  EF_SAMPLE_BAND,
  EF_SAMPLE_ERROR_BAR,
  EF_SAMPLE_TRAIL,
  EF_SAMPLE_GHOST,
  EF_SAMPLE_STAR,
} EfSample;

/* A line that the frontier or a part of it makes, or what else the legend explains. */
typedef struct
{
  EfSample sample;
  const char *css;
  char *id;
  char *words; /* tooltip, and what the legend says; NULL: not in the legend */
  char *brief; /* what the legend says where it has no room for the words; or NULL */
  const EfPointLine *line; /* NULL: no line, or that of */
  const EfSurface *surface; /* what resamples attain; or NULL */
  EfColour colour;
  double width; /* 0: only points */
  double dash[2];
  gboolean pointed; /* the points on it are outstanding */
  double *corners;  /* page coordinates, once the plot has its place */
  guint n_corners;
} EfCurveLayout;

/* A line of a ruler in its place. */
typedef struct
{
  EfRulerKind kind;
  char id[32];
  char *label;
  double *corners; /* page coordinates */
  guint n_corners;
  gboolean has_words;
  double words[4]; /* the middle line of the words, from end to end */
} EfRulerLayout;

typedef enum
{
  EF_BAR_END_OPEN,
  EF_BAR_END_CAP,
  EF_BAR_END_ARROW, /* it goes on beyond the plot */
} EfBarEnd;

/* A bar of the bounds of a value, in page coordinates: along one axis, at a place of the other. */
typedef struct
{
  double from, to;
  EfBarEnd from_end, to_end;
  double across;
  gboolean vertical;
} EfBarLayout;

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
  const EfMarkerScales *scales, *front_scales; /* of the points, and opaque ones of the frontier;
                                                * NULL without steps of colour and size */
  gboolean dense;     /* the density takes the place of the points */
  guint n_in_view;    /* points in the view, if it does */
  guint densest;      /* the most points in a cell, once they are counted */
  const EfMarkerScales *density_scales;
  EfScalesLayout *scales_layout; /* what the legend says of them, or NULL */

  EfRect plot;
  double ax, bx, ay, by; /* scale space to page, as in EfMarkerRun */
  GArray *x_ticks, *y_ticks; /* element-type EfTick */
  GPtrArray *title_lines, *subtitle_lines, *foot_lines; /* element-type utf8 */
  GPtrArray *x_title_lines, *y_title_lines;             /* the same, of the axes */
  double y_title_room; /* points down from the top of the plot in which the title of y stands */
  EfLegendLayout *legend_layout; /* NULL: no legend */
  gboolean legend_below;         /* the plot, as beside it there is too little room */
  gboolean legend_beside;        /* the plot, as there is no better place */
  GArray *curves; /* element-type EfCurveLayout, the lowest first, the frontier last; the legend
                   * goes the other way */
  GArray *rulers; /* element-type EfRulerLayout; NULL before they have their place */
  GArray *note_boxes; /* element-type EfRect, of the texts of annotations; NULL without points */
  EfRect limit_boxes[2]; /* what the limits on x and y say; without width where there is none */
  EfPointDensity *density; /* of the points in the plot; NULL without */
  EfPointDensity *ghost_density; /* of those of a ghost; NULL without */
  gboolean direct;        /* groups are named where they are */
  gboolean unnamed_group; /* one of them found no place there */
} EfComposer;

/* Maps @view to @plot. */
void ef_compose_map (const EfRect *plot, const EfView *view, double *ax, double *bx, double *ay,
                     double *by);
/* The run of all points with their looks, in place for the given map. */
void ef_compose_init_run (const EfComposer *self, EfMarkerRun *run);
/* TRUE if the colour of a point says something. */
gboolean ef_compose_has_colours (const EfComposer *self);
/* The diameter of a point. */
double ef_compose_get_point_size (const EfComposer *self, guint point);
/* How many points, and ghosts of them, reach into @rect or stand near it. */
double ef_compose_count_marks (const EfComposer *self, const EfRect *rect);
/* The colour of the frontier's line. */
const EfColour *ef_compose_get_front_colour (const EfComposer *self);
/* A line of text. */
EfPrimitive *ef_compose_add_text (const EfComposer *self, EfLayer layer, const char *css,
                                  const char *id, EfFace face, const char *text, double x, double y,
                                  EfAnchor anchor, const EfColour *colour);
/* A straight line; @width 0 adds none. */
void ef_compose_add_line (const EfComposer *self, EfLayer layer, const char *css, const char *id,
                          const double line[4], const EfColour *colour, double width);

/* ef-compose-bar.c: adds what of @layout is in the plot, with an arrow where it leaves that. */
void ef_compose_add_bar (const EfComposer *self, const EfBarLayout *layout, const char *css,
                         const char *id, const EfColour *colour, double width);

/* ef-compose-frame.c: margins, axes, grid, titles. Finds the place of the plot and the ticks. */
void ef_compose_frame_layout (EfComposer *self);
void ef_compose_frame_add_grid (const EfComposer *self);
void ef_compose_frame_add (const EfComposer *self);
/* Below the axis title. */
double ef_compose_frame_get_bottom (const EfComposer *self);

/* ef-compose-curves.c: the frontier and what goes with it. First which curves there are, then where
 * they run. */
void ef_compose_curves_measure (EfComposer *self);
void ef_compose_curves_place (EfComposer *self);
void ef_compose_curves_add (const EfComposer *self);
void ef_compose_curves_free (GArray *curves);
/* Corners of the frontier's line in @plot for @view, kept near it (transfer full), or NULL. */
double *ef_compose_curves_trace_front (const EfComposer *self, const EfRect *plot,
                                       const EfView *view, guint *n);
/* The corners of the stairs of any line of points (transfer full). */
double *ef_compose_curves_trace_stairs (const EfComposer *self, const EfPointLine *line,
                                        const EfRect *plot, const EfView *view, guint *n);
/* The same of what resamples attain. */
double *ef_compose_curves_trace_surface (const EfComposer *self, const EfSurface *surface,
                                         const EfRect *plot, const EfView *view, guint *n);
/* The same in its place, of all lines one after the other: calls @func for every segment. */
typedef void (*EfSegmentFunc) (const double segment[4], double width, gpointer user_data);
void ef_compose_curves_foreach (const EfComposer *self, EfSegmentFunc func, gpointer user_data);

/* ef-compose-limits.c: their words find their place before the names of points do. */
void ef_compose_limits_add (EfComposer *self);

/* ef-compose-rulers.c: lines along which something stays the same. First what the legend says of
 * them, then the lines, and their words before the names of points find their place. */
void ef_compose_rulers_list (const EfComposer *self);
void ef_compose_rulers_add (EfComposer *self);
void ef_compose_rulers_add_words (EfComposer *self);

/* ef-compose-hull.c: the corners of the line of mixtures in @plot for @view (transfer full). */
double *ef_compose_hull_trace (const EfComposer *self, const EfRect *plot, const EfView *view,
                               guint *n);

/* ef-compose-band.c: what is near the frontier. */
void ef_compose_band_list (const EfComposer *self); /* for the legend */
void ef_compose_band_add (const EfComposer *self);

/* ef-compose-bands.c: where the frontier is in most resamples. */
void ef_compose_bands_list (const EfComposer *self); /* for the legend */
void ef_compose_bands_add (const EfComposer *self);

/* ef-compose-error-bars.c: the bounds of values. */
void ef_compose_error_bars_list (const EfComposer *self); /* for the legend */
void ef_compose_error_bars_add (const EfComposer *self);

/* ef-compose-origins.c: how points came to be, by their form. Each takes a run with the looks of
 * the points, and adds one primitive for each form. */
void ef_compose_origins_add_points (const EfComposer *self, const EfMarkerRun *run);
/* The points of the frontier, and before that what is below those that are not filled. */
void ef_compose_origins_add_ground (const EfComposer *self, const EfMarkerRun *run);
void ef_compose_origins_add_front (const EfComposer *self, const EfMarkerRun *run);
EfForm ef_compose_origins_get_form (const EfComposer *self, guint point);
/* Gives all of @run that form. */
void ef_compose_origins_set_form (const EfComposer *self, EfMarkerRun *run, EfForm form);
void ef_compose_origins_add_ranges (const EfComposer *self);
/* Adds the texts of the rows of a legend (element-type utf8), and returns how many. */
guint ef_compose_origins_list (const EfComposer *self, GPtrArray *rows);
/* The symbol of the row with that number among them, around (@x, @y). */
void ef_compose_origins_add_symbol (const EfComposer *self, guint index, double x, double y);

/* ef-compose-ghost.c: the chart where something else is supposed; only where there is one. */
void    ef_compose_ghost_list (const EfComposer *self); /* for the legend */
/* The corners of its frontier (transfer full). */
double *ef_compose_ghost_trace (const EfComposer *self, guint *n);
void    ef_compose_ghost_add (const EfComposer *self);
void    ef_compose_ghost_add_symbol (const EfComposer *self, const EfCurveLayout *curve, double x,
                                     double y, double width);

/* ef-compose-reach.c: what a selected point lacks. */
void ef_compose_reach_add (const EfComposer *self);

/* ef-compose-legend.c: its entries. */
void   ef_compose_legend_measure (EfComposer *self);
void   ef_compose_legend_add (const EfComposer *self);
void   ef_compose_legend_free (EfLegendLayout *layout);

/* ef-compose-legend-place.c: where it stands. Width of the legend if it stands right of the plot,
 * else 0. */
double ef_compose_legend_reserve (EfComposer *self);
void   ef_compose_legend_place (EfComposer *self);
/* At the top left of a page that has nothing else; it takes the place of the plot. */
void   ef_compose_legend_place_alone (EfComposer *self);
/* How high it is if it stands below the plot, else 0. */
double ef_compose_legend_get_bottom_height (const EfComposer *self);
/* The rectangle inside the plot that it covers; FALSE if none. */
gboolean ef_compose_legend_get_box (const EfComposer *self, EfRect *box);

/* ef-compose-trails.c: lines that join points, below them; their line in the legend. */
void ef_compose_trails_list (const EfComposer *self);
void ef_compose_trails_add (const EfComposer *self);
void ef_compose_trails_add_sample (const EfComposer *self, const EfCurveLayout *curve, double x,
                                   double y, double width);

/* ef-compose-notes.c: what somebody drew; before the names of points, which keep away from it. */
void ef_compose_notes_add (EfComposer *self);

/* ef-compose-stars.c: bands of energy. What they are called keeps away from notes, and the names of
 * points from that. */
void  ef_compose_stars_list (const EfComposer *self); /* for the legend */
void  ef_compose_stars_add (const EfComposer *self);
void  ef_compose_stars_add_words (EfComposer *self);
/* @name, with stars where a chart has them at its points (transfer full). */
char *ef_compose_stars_dup_name (const EfComposer *self, guint point, const char *name);
void  ef_compose_stars_add_symbol (const EfComposer *self, const EfCurveLayout *curve, double x,
                                   double y, double width);

/* ef-compose-density.c: whether there are too many points for markers, and what takes their
 * place. */
void ef_compose_density_choose (EfComposer *self);
void ef_compose_density_add (EfComposer *self);

/* ef-compose-notes.c, for what keeps away from notes: the boxes of texts that have their places
 * (transfer full) (element-type EfRect), and whether two boxes meet. */
GArray  *ef_compose_notes_list_texts (const EfComposer *self, const EfView *view);
gboolean ef_compose_notes_meet (const EfRect *a, const EfRect *b);

/* ef-compose-scales.c: numbers as colour and size. First what their steps look like, then the part
 * of the legend that explains them, below the rest of it, in a box of its own width and height. */
void     ef_compose_scales_choose (EfComposer *self);
void     ef_compose_scales_measure (EfComposer *self);
/* Lays that part out: one below the other, or side by side where there is @room for it, points; 0:
 * there is none. FALSE without any. */
gboolean ef_compose_scales_get_size (const EfComposer *self, double room, double *width,
                                     double *height);
void     ef_compose_scales_add (const EfComposer *self, double x, double y);
void     ef_compose_scales_free (EfScalesLayout *layout);

/* ef-compose-labels.c */
void ef_compose_labels_add (EfComposer *self);

/* ef-compose-direct.c: the names of groups where these are. */
void ef_compose_direct_add (EfComposer *self, EfLabelPlacer *placer);

G_END_DECLS
