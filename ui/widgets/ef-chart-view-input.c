/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-view-private.h"

#include <math.h>

#include "ef-compose.h"

/* Pointer and touch. All of it ends in a handful of calls of the viewport; what a key can do too is
 * in ef-chart-view-actions.c. */

/* Touchpad pixels that make one wheel click. */
#define PIXELS_PER_CLICK 40.0

/* A rubber band smaller than this was a trembling hand. */
#define MIN_BOX 6

/* Milliseconds after a pinch in which a press is still a part of it. */
#define PINCH_COOL_DOWN 100

/* The card lies over the chart and has links and a list of its own. */
static gboolean
is_over_card (EfChartView *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return widget != NULL && (widget == self->card || gtk_widget_is_ancestor (widget, self->card));
}

/* Zooms about a place of the widget; over an axis only that axis zooms. */
static void
zoom_at (EfChartView *self, double x, double y, double factor)
{
  EfRect plot;
  EfView view;
  gboolean below, beside;

  if (!ef_chart_view_get_plot (self, &plot, &view))
    return;

  below = y > plot.y + plot.height;
  beside = x < plot.x;
  ef_viewport_zoom_about (self->viewport, CLAMP ((x - plot.x) / plot.width, 0, 1),
                          CLAMP (1 - (y - plot.y) / plot.height, 0, 1),
                          beside && !below ? 1 : factor, below && !beside ? 1 : factor);
}

void
ef_chart_view_pan_by (EfChartView *self, double x, double y)
{
  EfRect plot;
  EfView view;

  if (ef_chart_view_get_plot (self, &plot, &view))
    ef_viewport_pan (self->viewport, -x / plot.width, y / plot.height);
}

/* ---- Hover and scrolling ---- */

/* Points lie above lines. */
static EfLimit
find_limit (EfChartView *self, double x, double y)
{
  if (is_over_card (self, x, y) || ef_chart_view_pick (self, x, y) >= 0)
    return EF_LIMIT_NONE;
  return ef_chart_view_find_limit (self, x, y);
}

/* Texts lie above points, lines below them. */
static gboolean
find_note (EfChartView *self, double x, double y, EfNoteGrip *grip)
{
  return !is_over_card (self, x, y)
         && ef_chart_view_find_note (self, x, y, ef_chart_view_pick (self, x, y) < 0, grip);
}

static void
update_cursor (EfChartView *self, double x, double y)
{
  EfLimit limit = find_limit (self, x, y);
  EfNoteGrip grip;

  if (find_note (self, x, y, &grip))
    ef_chart_view_show_note_cursor (self, grip.part);
  else if (!is_over_card (self, x, y)
      && (ef_chart_view_find_name (self, x, y) >= 0 || ef_chart_view_is_over_legend (self, x, y)))
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
  else if (limit != EF_LIMIT_NONE)
    ef_chart_view_show_limit_cursor (self, limit);
  else if (self->hovered < 0)
    gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

static void
motion_cb (EfChartView *self, double x, double y)
{
  /* Widgets that move below a pointer at rest send motion too; it is not the person's. */
  if (x == self->pointer_x && y == self->pointer_y)
    return;

  self->pointer_x = x;
  self->pointer_y = y;
  if (self->drag != EF_DRAG_NONE)
    return;
  ef_chart_view_set_hovered (self,
                             is_over_card (self, x, y) ? -1 : ef_chart_view_pick (self, x, y));
  update_cursor (self, x, y);
}

static void
leave_cb (EfChartView *self)
{
  self->pointer_x = self->pointer_y = -1;
  ef_chart_view_set_hovered (self, -1);
}

static gboolean
scroll_cb (EfChartView *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  double clicks = dy;

  if (self->data == NULL || is_over_card (self, self->pointer_x, self->pointer_y))
    return GDK_EVENT_PROPAGATE;

  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE)
    clicks /= PIXELS_PER_CLICK;
  ef_chart_view_keep_step_open (self);
  zoom_at (self, self->pointer_x, self->pointer_y, pow (EF_CHART_VIEW_ZOOM_STEP, -clicks));
  return GDK_EVENT_STOP;
}

/* ---- Two fingers ---- */

/* A drag that becomes a pinch stays where it is. */
static void
abandon_drag (EfChartView *self)
{
  if (self->drag == EF_DRAG_PAN)
    ef_viewport_end_step (self->viewport);
  else if (self->drag == EF_DRAG_NOTE)
    ef_chart_view_drop_note (self, FALSE);
  self->drag = EF_DRAG_NONE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ef_chart_view_begin_pinch (EfChartView *self, double x, double y)
{
  ef_chart_view_close_step (self);
  abandon_drag (self);
  ef_chart_view_set_hovered (self, -1);
  self->pinching = TRUE;
  self->zoom_scale = 1;
  self->zoom_x = x;
  self->zoom_y = y;
  ef_viewport_begin_step (self->viewport);
}

/* The place between the fingers stays between them, also when both move. */
void
ef_chart_view_pinch (EfChartView *self, double scale, double x, double y)
{
  if (!self->pinching || !(scale > 0))
    return;

  ef_chart_view_pan_by (self, x - self->zoom_x, y - self->zoom_y);
  zoom_at (self, x, y, scale / self->zoom_scale);
  self->zoom_scale = scale;
  self->zoom_x = x;
  self->zoom_y = y;
}

static void
pinch_begin_cb (EfChartView *self, GdkEventSequence *sequence, GtkGesture *gesture)
{
  double x, y;

  if (!gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    return;

  /* Neither finger is a click. */
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  ef_chart_view_begin_pinch (self, x, y);
}

static void
pinch_cb (EfChartView *self, double scale, GtkGesture *gesture)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    ef_chart_view_pinch (self, scale, x, y);
}

static void
pinch_end_cb (EfChartView *self)
{
  if (!self->pinching)
    return;

  self->pinching = FALSE;
  self->pinch_end = g_get_monotonic_time ();
  ef_viewport_end_step (self->viewport);
}

/* ---- Dragging ---- */

/* Two fingers never leave the screen at once, and the one that stays trembles: that is no drag. */
static gboolean
is_rest_of_pinch (EfChartView *self)
{
  return self->pinching
         || (self->pinch_end != 0
             && g_get_monotonic_time () - self->pinch_end < PINCH_COOL_DOWN * 1000);
}

static void
drag_begin_cb (EfChartView *self, double x, double y, GtkGesture *gesture)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);

  /* A hand on it stops it. */
  ef_chart_view_stop_glide (self);
  if (is_rest_of_pinch (self))
    return;
  if (self->data == NULL || is_over_card (self, x, y))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->drag = EF_DRAG_PRESSED;
  self->drag_x = x;
  self->drag_y = y;
  self->pan_x = self->pan_y = 0;
  self->limit = find_limit (self, x, y);
  self->name = ef_chart_view_find_name (self, x, y);
  self->over_legend = ef_chart_view_is_over_legend (self, x, y);
  self->over_note = find_note (self, x, y, &self->pressed_grip);
  self->drag_shift
    = (gtk_event_controller_get_current_event_state (controller) & GDK_SHIFT_MASK) != 0;
}

static void
update_box (EfChartView *self, double x, double y)
{
  double left, right, top, bottom;
  EfRect plot;
  EfView view;

  if (!ef_chart_view_get_plot (self, &plot, &view))
    return;

  left = CLAMP (MIN (self->drag_x, self->drag_x + x), plot.x, plot.x + plot.width);
  right = CLAMP (MAX (self->drag_x, self->drag_x + x), plot.x, plot.x + plot.width);
  top = CLAMP (MIN (self->drag_y, self->drag_y + y), plot.y, plot.y + plot.height);
  bottom = CLAMP (MAX (self->drag_y, self->drag_y + y), plot.y, plot.y + plot.height);
  self->box = (EfRect){ left, top, right - left, bottom - top };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
begin_drag (EfChartView *self, GtkGesture *gesture)
{
  /* The press is no click any more. */
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  ef_chart_view_close_step (self);
  ef_chart_view_set_hovered (self, -1);
  if (!self->drag_shift && self->over_note)
    {
      self->drag = EF_DRAG_NOTE;
      ef_chart_view_begin_note (self, &self->pressed_grip);
      ef_chart_view_show_note_cursor (self, self->pressed_grip.part);
      return;
    }
  if (!self->drag_shift && (self->name >= 0 || self->over_legend))
    {
      self->drag = self->name >= 0 ? EF_DRAG_NAME : EF_DRAG_LEGEND;
      if (self->name >= 0)
        ef_chart_view_begin_name (self, self->name);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
      return;
    }
  if (self->limit != EF_LIMIT_NONE)
    {
      self->drag = EF_DRAG_LIMIT;
      ef_chart_view_show_limit_cursor (self, self->limit);
      return;
    }
  self->drag = self->drag_shift ? EF_DRAG_BOX : EF_DRAG_PAN;
  if (self->drag == EF_DRAG_PAN)
    ef_viewport_begin_step (self->viewport);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   self->drag == EF_DRAG_PAN ? "grabbing" : "crosshair");
}

static void
drag_update_cb (EfChartView *self, double x, double y, GtkGesture *gesture)
{
  if (self->drag == EF_DRAG_PRESSED
      && gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) x, (int) y))
    begin_drag (self, gesture);

  if (self->drag == EF_DRAG_BOX)
    {
      update_box (self, x, y);
    }
  else if (self->drag == EF_DRAG_PAN)
    {
      ef_chart_view_pan_by (self, x - self->pan_x, y - self->pan_y);
      self->pan_x = x;
      self->pan_y = y;
    }
  else if (self->drag == EF_DRAG_NAME)
    {
      ef_chart_view_drag_name (self, x, y);
    }
  else if (self->drag == EF_DRAG_LEGEND)
    {
      ef_chart_view_drag_legend (self, self->drag_x + x, self->drag_y + y);
      self->pan_x = x;
      self->pan_y = y;
    }
  else if (self->drag == EF_DRAG_NOTE)
    {
      ef_chart_view_drag_note (self, x, y);
    }
  else if (self->drag == EF_DRAG_LIMIT)
    {
      ef_chart_view_move_limit (self, self->limit, self->drag_x + x, self->drag_y + y);
    }
}

static void
zoom_to_box (EfChartView *self)
{
  double left = self->box.x, right = left + self->box.width;
  double top = self->box.y, bottom = top + self->box.height;
  EfView view, target;
  EfRect plot;

  if (!ef_chart_view_get_plot (self, &plot, &view) || right - left < MIN_BOX
      || bottom - top < MIN_BOX)
    return;

  ef_chart_page_to_view (&plot, &view, left, bottom, &target.x_min, &target.y_min);
  ef_chart_page_to_view (&plot, &view, right, top, &target.x_max, &target.y_max);
  ef_viewport_zoom_to (self->viewport, &target);
}

/* Comes before the end of the drag, whose step is open still. */
static void
swipe_cb (EfChartView *self, double x, double y)
{
  if (self->drag == EF_DRAG_PAN)
    ef_chart_view_start_glide (self, x, y);
}

static void
drag_end_cb (EfChartView *self)
{
  EfDrag drag = self->drag;

  self->drag = EF_DRAG_NONE;
  if (drag == EF_DRAG_PAN)
    ef_viewport_end_step (self->viewport);
  else if (drag == EF_DRAG_BOX)
    zoom_to_box (self);
  else if (drag == EF_DRAG_LEGEND)
    ef_chart_view_drop_legend (self, self->drag_x + self->pan_x, self->drag_y + self->pan_y);
  else if (drag == EF_DRAG_NOTE)
    ef_chart_view_drop_note (self, TRUE);
  if (drag > EF_DRAG_PRESSED)
    {
      gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
}

/* ---- Clicks ---- */

/* Not at the press: that may become a drag. */
static void
released_cb (EfChartView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  EfNoteGrip grip;
  gint point;

  if (self->data == NULL || is_over_card (self, x, y))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    {
      ef_chart_view_close_step (self);
      ef_chart_view_pin (self, -1);
      ef_viewport_fit (self->viewport);
    }
  if (n_press > 1)
    return;

  ef_chart_view_leave_note (self);
  if (find_note (self, x, y, &grip))
    {
      ef_chart_view_begin_note (self, &grip);
      ef_chart_view_drop_note (self, TRUE);
      return;
    }
  point = ef_chart_view_find_name (self, x, y);
  if (point < 0)
    point = ef_chart_view_pick (self, x, y);
  if (point < 0 && (state & GDK_CONTROL_MASK) != 0)
    return;
  ef_chart_view_select_point (self, point, (state & GDK_CONTROL_MASK) != 0);
  ef_chart_view_pin (self, point);
}

/* ---- Set-up ---- */

static void
add_controller (EfChartView *self, gpointer controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}

void
ef_chart_view_init_input (EfChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll
    = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *swipe = gtk_gesture_swipe_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->pointer_x = self->pointer_y = -1;
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect_swapped (pinch, "end", G_CALLBACK (pinch_end_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (swipe, "swipe", G_CALLBACK (swipe_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);

  add_controller (self, motion);
  add_controller (self, scroll);
  add_controller (self, pinch);
  add_controller (self, drag);
  /* What was added later hears of an event earlier. */
  add_controller (self, swipe);
  add_controller (self, click);

  /* One hand: what one of them claims or leaves, the others do not lose. */
  gtk_gesture_group (drag, swipe);
  gtk_gesture_group (drag, pinch);
}
