/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "ef-chart-data.h"
#include "ef-scene.h"
#include "ef-ticks.h"

G_BEGIN_DECLS

typedef struct
{
  double width, height;       /* points */
  const EfTheme *theme;
  const EfTickStyle *ticks;
  PangoContext *pango;        /* measures text; its resolution is 72, so a unit is a point */
  double font_size;           /* points */
  double type_min;            /* points: what is smaller than font_size is no smaller than this, as
                               * a journal asks for; 0: nobody asks */
  gboolean screen;            /* no title block and no source line: the window has them */
  const guint32 *selected;    /* points to label beside the front, n_selected of them */
  guint n_selected;
  const EfSceneLabel *labels_before; /* of the picture before this one, of the same data: names
                                      * stay where they were if they can; n_labels_before */
  guint n_labels_before;
  const guint8 *group_looks;  /* which colour and shape of the theme each group has, for figures in
                               * which several charts name the same groups; NULL: in order */
  gboolean legend_only;       /* nothing but the legend of the chart, at the top left; the plot of
                               * the scene says how large it is */
  gboolean bare_x, bare_y;    /* no title on that axis: a neighbour has the same */
  const char *rows_note;      /* below the figure, of rows left out; "": nothing; NULL: its own */
  double left, top, right, bottom; /* the least of the margins around the plot, points */
} EfComposeOptions;

/* Lays out the chart: margins by content, ticks by room, legend in the emptiest corner, labels that
 * do not overlap. Pure: same input, same scene. (transfer full) */
EfScene *ef_chart_compose (EfChartData *data, const EfChartSpec *spec, const EfView *view,
                           const EfComposeOptions *options);

/* Point in the page to scale space and back, for a scene of ef_chart_compose() with that view. */
void ef_chart_page_to_view (const EfRect *plot, const EfView *view, double px, double py,
                            double *sx, double *sy);
void ef_chart_view_to_page (const EfRect *plot, const EfView *view, double sx, double sy,
                            double *px, double *py);

G_END_DECLS
