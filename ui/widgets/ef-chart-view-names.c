/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-view-private.h"

#include <math.h>

#include "ef-compose.h"
#include "ef-front-marks.h"

/* Names of points and the legend, which a hand can move. The view changes nothing itself: it says
 * where the name or the legend should go, and whoever owns the specification moves it there. */

/* How far a key moves a name, and how fine a hand does, in type sizes. */
#define KEY_STEP 0.5
#define FINENESS 20.0
/* Where a name that is not in the picture comes from when a key moves it. */
#define START_Y (-1.2)

/* Asks for the middle of the name of @point to be at a place of the widget. */
static void
put_name (EfChartView *self, guint point, double x, double y)
{
  double em = ef_chart_picture_get_em (self->picture);
  double point_x, point_y;

  ef_chart_view_locate (self, point, &point_x, &point_y);
  g_signal_emit_by_name (self, "label-moved", self->data->rows[point],
                         round ((x - point_x) / em * FINENESS) / FINENESS,
                         round ((y - point_y) / em * FINENESS) / FINENESS);
}

gint
ef_chart_view_find_name (EfChartView *self, double x, double y)
{
  EfRect plot, box;
  EfView view;
  guint point;

  if (self->data == NULL || !ef_chart_view_get_plot (self, &plot, &view)
      || !ef_chart_picture_find_label (self->picture, x, y, &point, &box)
      || point >= self->data->n)
    return -1;

  return (gint) point;
}

void
ef_chart_view_begin_name (EfChartView *self, gint point)
{
  EfRect box;

  self->name = point;
  if (ef_chart_picture_get_label (self->picture, (guint) point, &box))
    {
      self->name_x = box.x + box.width / 2;
      self->name_y = box.y + box.height / 2;
    }
}

void
ef_chart_view_drag_name (EfChartView *self, double x, double y)
{
  if (self->data != NULL && self->name >= 0 && (guint) self->name < self->data->n)
    put_name (self, (guint) self->name, self->name_x + x, self->name_y + y);
}

gboolean
ef_chart_view_is_over_legend (EfChartView *self, double x, double y)
{
  EfRect plot, box;
  EfView view;

  return self->data != NULL && ef_chart_view_get_plot (self, &plot, &view)
         && ef_chart_picture_get_legend (self->picture, &box) && x >= box.x
         && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

/* Where a legend goes that is let go at a place: into the nearest corner, or out of the plot. */
static EfLegend
get_legend_at (const EfRect *plot, double x, double y)
{
  gboolean right = x > plot->x + plot->width / 2;

  if (y > plot->y + plot->height)
    return EF_LEGEND_BOTTOM;
  if (x > plot->x + plot->width)
    return EF_LEGEND_RIGHT;
  if (y > plot->y + plot->height / 2)
    return right ? EF_LEGEND_BOTTOM_RIGHT : EF_LEGEND_BOTTOM_LEFT;
  return right ? EF_LEGEND_TOP_RIGHT : EF_LEGEND_TOP_LEFT;
}

void
ef_chart_view_drag_legend (EfChartView *self, double x, double y)
{
  EfRect plot, box;
  EfView view;
  EfLegend legend;

  if (!ef_chart_view_get_plot (self, &plot, &view)
      || !ef_chart_picture_get_legend (self->picture, &box))
    return;

  legend = get_legend_at (&plot, x, y);
  self->box = box;
  self->box.x = legend == EF_LEGEND_TOP_LEFT || legend == EF_LEGEND_BOTTOM_LEFT
                  ? plot.x
                  : plot.x + plot.width - box.width;
  self->box.y = legend == EF_LEGEND_TOP_LEFT || legend == EF_LEGEND_TOP_RIGHT
                    || legend == EF_LEGEND_RIGHT
                  ? plot.y
                  : plot.y + plot.height - box.height;
  if (legend == EF_LEGEND_BOTTOM)
    self->box = (EfRect){ plot.x, plot.y + plot.height - box.height, plot.width, box.height };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ef_chart_view_drop_legend (EfChartView *self, double x, double y)
{
  EfRect plot;
  EfView view;

  if (ef_chart_view_get_plot (self, &plot, &view))
    g_signal_emit_by_name (self, "legend-moved", get_legend_at (&plot, x, y));
}

/* ---- Keys ---- */

/* The point whose name keys are about: the one in focus, else the only one that is selected. */
static gint
get_named_point (EfChartView *self)
{
  gint point = ef_front_marks_get_focused (EF_FRONT_MARKS (self->marks));

  if (point < 0 && self->selected_points->len == 1)
    point = (gint) g_array_index (self->selected_points, guint32, 0);
  return self->data != NULL ? point : -1;
}

void
ef_chart_view_move_name_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  EfChartView *self = EF_CHART_VIEW (widget);
  double em = ef_chart_picture_get_em (self->picture);
  int right = g_str_has_suffix (action_name, "-right") - g_str_has_suffix (action_name, "-left");
  int down = g_str_has_suffix (action_name, "-down") - g_str_has_suffix (action_name, "-up");
  gint point = get_named_point (self);
  EfRect plot, box;
  EfView view;
  double x, y;

  if (ef_chart_view_nudge_note (self, right, down))
    return;
  if (point < 0 || !ef_chart_view_get_plot (self, &plot, &view))
    return;

  ef_chart_view_locate (self, (guint) point, &x, &y);
  if (ef_chart_picture_get_label (self->picture, (guint) point, &box))
    {
      x = box.x + box.width / 2;
      y = box.y + box.height / 2;
    }
  else
    y += START_Y * em;
  put_name (self, (guint) point, x + right * KEY_STEP * em, y + down * KEY_STEP * em);
}

void
ef_chart_view_name_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  EfChartView *self = EF_CHART_VIEW (widget);
  gint point = get_named_point (self);

  if (point >= 0)
    g_signal_emit_by_name (self,
                           g_str_equal (action_name, "chart.toggle-label") ? "label-toggled"
                                                                           : "label-released",
                           self->data->rows[point]);
}

/* ---- How many there are not ---- */

static gboolean
tell_hidden_cb (gpointer user_data)
{
  EfChartView *self = user_data;

  self->hidden_idle = 0;
  g_object_notify (G_OBJECT (self), "n-hidden-labels");
  return G_SOURCE_REMOVE;
}

/* Not while the picture is made: whoever hears of it may want to change the size of things. */
void
ef_chart_view_update_hidden (EfChartView *self)
{
  guint n = ef_chart_picture_get_n_hidden_labels (self->picture);

  if (n == self->n_hidden_labels)
    return;
  self->n_hidden_labels = n;
  if (self->hidden_idle == 0)
    self->hidden_idle = g_idle_add (tell_hidden_cb, self);
}
