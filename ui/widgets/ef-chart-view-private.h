/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-view.h"

#include "ef-scene.h"

G_BEGIN_DECLS

struct _EfChartView
{
  GtkWidget parent_instance;

  EfChartData *data;       /* NULL: nothing is shown */
  EfChartSpec *spec;
  EfViewport *viewport;
  gboolean dark;
  GArray *selection;       /* guint32 rows, ascending */

  PangoContext *pango;
  EfScene *scene;          /* of the present size and view; NULL when either changed */
  GskRenderNode *picture;  /* of @scene; NULL when it has to be painted again */

  gint hovered;            /* point under the pointer, -1 if none */
  gint pinned;             /* point whose card stays, -1 if none */
  GtkWidget *card;
  double card_x, card_y;   /* the point it belongs to */
  GtkWidget *marks;

  /* Of the running drag. */
  gboolean dragging;
  gboolean boxing;         /* a rectangle is drawn, not the view moved */
  double drag_x, drag_y;   /* where it began */
  double pan_x, pan_y;     /* offset that is already in the view */
  graphene_rect_t box;
  double zoom_scale;       /* of the running pinch at its last event */
  guint step_timeout;      /* closes the history step of scrolling and keys; 0 when none is open */
  double pointer_x, pointer_y; /* last known, for scroll zoom */
};

/* ef-chart-view.c */
gboolean ef_chart_view_get_plot (EfChartView *self, EfRect *plot, EfView *view);
gint     ef_chart_view_pick (EfChartView *self, double x, double y);
void     ef_chart_view_select_point (EfChartView *self, gint point, gboolean add);
void     ef_chart_view_set_hovered (EfChartView *self, gint point);
void     ef_chart_view_pin (EfChartView *self, gint point);

/* ef-chart-view-input.c: gestures, scrolling, keys. */
void     ef_chart_view_init_input (EfChartView *self);
void     ef_chart_view_install_actions (GtkWidgetClass *widget_class);
void     ef_chart_view_stop_input (EfChartView *self);

G_END_DECLS
