/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-view.h"

#include "ef-chart-picture.h"
#include "ef-kinetic.h"
#include "ef-note-grip.h"

G_BEGIN_DECLS

/* A wheel click, a key press. */
#define EF_CHART_VIEW_ZOOM_STEP 1.25

/* What the pointer is doing since it was pressed. */
typedef enum
{
  EF_DRAG_NONE,
  EF_DRAG_PRESSED, /* not far enough yet to tell a drag from a click */
  EF_DRAG_PAN,
  EF_DRAG_BOX,     /* a rectangle is drawn to zoom to */
  EF_DRAG_LIMIT,   /* the line of a limit is moved */
  EF_DRAG_NAME,    /* the name of a point is moved */
  EF_DRAG_LEGEND,  /* the legend is moved */
  EF_DRAG_NOTE,    /* a note is moved */
} EfDrag;

struct _EfChartView
{
  GtkWidget parent_instance;

  EfChartData *data; /* NULL: nothing is shown */
  EfChartSpec *spec;
  EfViewport *viewport;
  const EfTheme *theme;
  GArray *selection;       /* guint32 rows, ascending */
  GArray *selected_points; /* guint32 points of these rows, ascending */

  EfChartPicture *picture;
  gboolean composed; /* the picture is of the present size, view and chart */

  gint hovered; /* point under the pointer or with the keyboard focus, -1 if none */
  gint pinned;  /* point whose card stays, -1 if none */
  GtkWidget *card;
  GtkWidget *marks;

  EfDrag drag;
  gboolean drag_shift;   /* Shift was held at the press */
  double drag_x, drag_y; /* where it began */
  double pan_x, pan_y;   /* offset that is already in the view */
  EfRect box;            /* of EF_DRAG_BOX */
  EfLimit limit;         /* under the pointer at the press */
  gint name;             /* the point whose name was there, -1: none */
  double name_x, name_y; /* where its middle was */
  gboolean over_legend;  /* the legend was there */
  gboolean over_note;    /* a note was there: */
  EfNoteGrip pressed_grip;
  EfNoteGrip note_grip;  /* what a hand holds or held last, or keys move */
  gboolean note_chosen;  /* keys move it */
  EfNote *note;          /* as it was when the hand took it */
  guint n_hidden_labels; /* of the last picture */
  guint hidden_idle;     /* tells of it, 0 if there is nothing to tell */
  gboolean pinching;
  double zoom_scale;     /* of the running pinch at its last event */
  double zoom_x, zoom_y; /* its middle */
  gint64 pinch_end;      /* when the last one ended, of g_get_monotonic_time(); 0: never */
  EfKinetic kinetic;     /* of the chart that was let go */
  guint glide;           /* the callback that moves it, 0 if it rests */
  gint64 glide_time;     /* frame time it has come to, 0 before the first */
  guint step_timeout;    /* closes the history step of scrolling and keys; 0 when none is open */
  double pointer_x, pointer_y; /* last known, for scroll zoom */
};

/* ef-chart-view.c */

/* The rectangle of the data in the widget and what is shown there; FALSE if there is no chart. */
gboolean ef_chart_view_get_plot (EfChartView *self, EfRect *plot, EfView *view);
/* Where @point is in the widget; 0, 0 if there is no chart. */
void     ef_chart_view_locate (EfChartView *self, guint point, double *x, double *y);
/* The point near a place of the widget, or -1. */
gint     ef_chart_view_pick (EfChartView *self, double x, double y);
/* Selects @point (-1: nothing); @add: besides what is selected, or takes it out. */
void     ef_chart_view_select_point (EfChartView *self, gint point, gboolean add);
void     ef_chart_view_set_hovered (EfChartView *self, gint point);
void     ef_chart_view_pin (EfChartView *self, gint point);
void     ef_chart_view_activate_point (EfChartView *self, guint point);

/* What is shown is another picture now. */
void     ef_chart_view_compose_again (EfChartView *self);

/* ef-chart-view-card.c: the card beside its point. */
void     ef_chart_view_allocate_card (EfChartView *self, int width, int height);
/* How much of the chart's width a card beside the point may have. */
int      ef_chart_view_get_room_beside (EfChartView *self, guint point);
/* Says in a tooltip which mixture a place of the line of mixtures is. */
gboolean ef_chart_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard_mode,
                                      GtkTooltip *tooltip);
/* Pans so that @point is in the middle, if it is out of the view. */
void     ef_chart_view_reveal (EfChartView *self, guint point);

/* ef-chart-view-overlay.c: what follows the pointer and the selection. */
void     ef_chart_view_snapshot_overlay (EfChartView *self, GtkSnapshot *snapshot);

/* ef-chart-view-actions.c: keys and menus, and the steps of the view history. */
void     ef_chart_view_install_actions (GtkWidgetClass *widget_class);
void     ef_chart_view_init_actions (EfChartView *self);
void     ef_chart_view_stop_actions (EfChartView *self);
/* Scrolling and keys come in pieces; the pieces that follow each other are one step. */
void     ef_chart_view_keep_step_open (EfChartView *self);
/* What comes now is no part of it. */
void     ef_chart_view_close_step (EfChartView *self);

/* ef-chart-view-glide.c: what a drag leaves behind. */

/* Glides on with a speed in pixels per second, in the step of the view history that is open now;
 * not if it is too slow for that or the person wants no animations. */
void     ef_chart_view_start_glide (EfChartView *self, double x, double y);
void     ef_chart_view_stop_glide (EfChartView *self);

/* ef-chart-view-limits.c */

/* The limit whose line is near a place of the widget. */
EfLimit  ef_chart_view_find_limit (EfChartView *self, double x, double y);
/* Asks for the line of @limit to go through a place of the widget. */
void     ef_chart_view_move_limit (EfChartView *self, EfLimit limit, double x, double y);
void     ef_chart_view_show_limit_cursor (EfChartView *self, EfLimit limit);

/* ef-chart-view-names.c */

/* The point whose name is at a place of the widget, or -1. */
gint     ef_chart_view_find_name (EfChartView *self, double x, double y);
/* A hand takes the name of @point; then asks for it to be as far from where it was. */
void     ef_chart_view_begin_name (EfChartView *self, gint point);
void     ef_chart_view_drag_name (EfChartView *self, double x, double y);
gboolean ef_chart_view_is_over_legend (EfChartView *self, double x, double y);
/* Shows where the legend would go, and asks for it to go there. */
void     ef_chart_view_drag_legend (EfChartView *self, double x, double y);
void     ef_chart_view_drop_legend (EfChartView *self, double x, double y);
/* Tells how many names found no place, if that is new. */
void     ef_chart_view_update_hidden (EfChartView *self);
void     ef_chart_view_move_name_action (GtkWidget *widget, const char *action_name,
                                         GVariant *parameter);
void     ef_chart_view_name_action (GtkWidget *widget, const char *action_name,
                                    GVariant *parameter);

/* ef-chart-view-notes.c */

/* What of a note is near a place of the widget; @lines: also lines and edges. */
gboolean ef_chart_view_find_note (EfChartView *self, double x, double y, gboolean lines,
                                  EfNoteGrip *grip);
void     ef_chart_view_show_note_cursor (EfChartView *self, EfNotePart part);
/* A hand takes it, goes so far, and lets go; @keep FALSE: it goes back. */
void     ef_chart_view_begin_note (EfChartView *self, const EfNoteGrip *grip);
void     ef_chart_view_drag_note (EfChartView *self, double x, double y);
void     ef_chart_view_drop_note (EfChartView *self, gboolean keep);
/* What keys move; FALSE: no note. */
gboolean ef_chart_view_get_chosen_note (EfChartView *self, EfNoteGrip *grip);
void     ef_chart_view_leave_note (EfChartView *self);
gboolean ef_chart_view_nudge_note (EfChartView *self, int right, int down);
void     ef_chart_view_choose_note_action (GtkWidget *widget, const char *action_name,
                                           GVariant *parameter);

/* ef-chart-view-input.c: pointer and touch. */
void     ef_chart_view_init_input (EfChartView *self);
/* Moves what is shown by pixels. */
void     ef_chart_view_pan_by (EfChartView *self, double x, double y);
/* Two fingers with their middle at @x, @y, which are @scale times as far apart as at the begin. */
void     ef_chart_view_begin_pinch (EfChartView *self, double x, double y);
void     ef_chart_view_pinch (EfChartView *self, double scale, double x, double y);

G_END_DECLS
