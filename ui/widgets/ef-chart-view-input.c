/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-view-private.h"

#include <math.h>

#include "ef-compose.h"
#include "ef-front-marks.h"

/* Pointer, touch and keys. All of them end in a handful of calls of the viewport, and all but the
 * gestures are class actions, so menus, tests and assistive technologies can do what a hand can. */

/* A wheel click, a key press. */
#define ZOOM_STEP 1.25
#define PAN_STEP 0.1

/* Touchpad pixels that make one wheel click. */
#define PIXELS_PER_CLICK 40.0

/* A rubber band smaller than this was a trembling hand. */
#define MIN_BOX 6

/* Milliseconds after which scrolling or a key begins a new step of the view history. */
#define STEP_PAUSE 1000

static gboolean
close_step_cb (gpointer user_data)
{
  EfChartView *self = user_data;

  self->step_timeout = 0;
  ef_viewport_end_step (self->viewport);
  return G_SOURCE_REMOVE;
}

/* Scrolling and keys come in pieces; the pieces that follow each other are one step. */
static void
keep_step_open (EfChartView *self)
{
  if (self->step_timeout != 0)
    g_source_remove (self->step_timeout);
  else
    ef_viewport_begin_step (self->viewport);
  self->step_timeout = g_timeout_add (STEP_PAUSE, close_step_cb, self);
}

static void
close_step (EfChartView *self)
{
  if (self->step_timeout == 0)
    return;

  g_clear_handle_id (&self->step_timeout, g_source_remove);
  ef_viewport_end_step (self->viewport);
}

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

/* Moves what is shown by pixels. */
static void
pan_by (EfChartView *self, double x, double y)
{
  EfRect plot;
  EfView view;

  if (ef_chart_view_get_plot (self, &plot, &view))
    ef_viewport_pan (self->viewport, -x / plot.width, y / plot.height);
}

/* ---- Hover and scrolling ---- */

static void
motion_cb (EfChartView *self, double x, double y)
{
  /* Widgets that move below a pointer at rest send motion too; it is not the person's. */
  if (x == self->pointer_x && y == self->pointer_y)
    return;

  self->pointer_x = x;
  self->pointer_y = y;
  if (self->drag == EF_DRAG_NONE)
    ef_chart_view_set_hovered (self,
                               is_over_card (self, x, y) ? -1 : ef_chart_view_pick (self, x, y));
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
  keep_step_open (self);
  zoom_at (self, self->pointer_x, self->pointer_y, pow (ZOOM_STEP, -clicks));
  return GDK_EVENT_STOP;
}

/* ---- Two fingers ---- */

static void
pinch_begin_cb (EfChartView *self, GdkEventSequence *sequence, GtkGesture *gesture)
{
  close_step (self);
  self->zoom_scale = 1;
  self->zoom_x = self->zoom_y = 0;
  gtk_gesture_get_bounding_box_center (gesture, &self->zoom_x, &self->zoom_y);
  ef_viewport_begin_step (self->viewport);
}

/* The place between the fingers stays between them, also when both move. */
static void
pinch_cb (EfChartView *self, double scale, GtkGesture *gesture)
{
  double x, y;

  if (!gtk_gesture_get_bounding_box_center (gesture, &x, &y) || scale <= 0)
    return;

  pan_by (self, x - self->zoom_x, y - self->zoom_y);
  zoom_at (self, x, y, scale / self->zoom_scale);
  self->zoom_scale = scale;
  self->zoom_x = x;
  self->zoom_y = y;
}

static void
pinch_end_cb (EfChartView *self)
{
  ef_viewport_end_step (self->viewport);
}

/* ---- Dragging ---- */

static void
drag_begin_cb (EfChartView *self, double x, double y, GtkGesture *gesture)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);

  if (self->data == NULL || is_over_card (self, x, y))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->drag = EF_DRAG_PRESSED;
  self->drag_x = x;
  self->drag_y = y;
  self->pan_x = self->pan_y = 0;
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
  close_step (self);
  ef_chart_view_set_hovered (self, -1);
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
      pan_by (self, x - self->pan_x, y - self->pan_y);
      self->pan_x = x;
      self->pan_y = y;
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

static void
drag_end_cb (EfChartView *self)
{
  EfDrag drag = self->drag;

  self->drag = EF_DRAG_NONE;
  if (drag == EF_DRAG_PAN)
    ef_viewport_end_step (self->viewport);
  else if (drag == EF_DRAG_BOX)
    zoom_to_box (self);
  if (drag == EF_DRAG_PAN || drag == EF_DRAG_BOX)
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
  gint point;

  if (self->data == NULL || is_over_card (self, x, y))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    {
      close_step (self);
      ef_chart_view_pin (self, -1);
      ef_viewport_fit (self->viewport);
    }
  if (n_press > 1)
    return;

  point = ef_chart_view_pick (self, x, y);
  if (point < 0 && (state & GDK_CONTROL_MASK) != 0)
    return;
  ef_chart_view_select_point (self, point, (state & GDK_CONTROL_MASK) != 0);
  ef_chart_view_pin (self, point);
}

/* ---- Actions ---- */

static void
zoom_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  EfChartView *self = EF_CHART_VIEW (widget);
  double factor = g_str_equal (action_name, "chart.zoom-in") ? ZOOM_STEP : 1 / ZOOM_STEP;

  keep_step_open (self);
  ef_viewport_zoom_about (self->viewport, 0.5, 0.5, factor, factor);
}

static void
fit_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  EfChartView *self = EF_CHART_VIEW (widget);

  close_step (self);
  ef_viewport_fit (self->viewport);
}

static void
history_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  EfChartView *self = EF_CHART_VIEW (widget);

  close_step (self);
  if (g_str_equal (action_name, "chart.back"))
    ef_viewport_go_back (self->viewport);
  else
    ef_viewport_go_forward (self->viewport);
}

static void
pan_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  EfChartView *self = EF_CHART_VIEW (widget);
  double x, y;

  g_variant_get (parameter, "(dd)", &x, &y);
  keep_step_open (self);
  ef_viewport_pan (self->viewport, x, y);
}

/* What assistive technologies can call has no parameters. */
static void
pan_step_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  EfChartView *self = EF_CHART_VIEW (widget);
  const char *direction = action_name + strlen ("chart.pan-");
  double x = g_str_equal (direction, "right") - g_str_equal (direction, "left");
  double y = g_str_equal (direction, "up") - g_str_equal (direction, "down");

  keep_step_open (self);
  ef_viewport_pan (self->viewport, x * PAN_STEP, y * PAN_STEP);
}

static void
walk_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  EfChartView *self = EF_CHART_VIEW (widget);
  int steps = 1;

  if (g_str_equal (action_name, "chart.previous-point"))
    steps = -1;
  else if (g_str_equal (action_name, "chart.first-point"))
    steps = G_MININT;
  else if (g_str_equal (action_name, "chart.last-point"))
    steps = G_MAXINT;

  close_step (self);
  ef_chart_view_pin (self, -1);
  ef_front_marks_walk (EF_FRONT_MARKS (self->marks), steps);
}

static void
select_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  EfChartView *self = EF_CHART_VIEW (widget);
  gint point = ef_front_marks_get_focused (EF_FRONT_MARKS (self->marks));

  if (point < 0)
    return;

  ef_chart_view_select_point (self, point, g_str_equal (action_name, "chart.add-point"));
  if (!g_str_equal (action_name, "chart.activate-point"))
    return;
  ef_chart_view_pin (self, point);
  ef_chart_view_activate_point (self, (guint) point);
}

/* One thing at a time: first the card, then the selection. FALSE if there was neither, so that
 * Escape may close what is around the chart. */
static gboolean
clear_one (EfChartView *self)
{
  if (self->pinned >= 0)
    ef_chart_view_pin (self, -1);
  else if (self->selection->len > 0)
    ef_chart_view_set_selection (self, NULL, 0);
  else
    return FALSE;
  return TRUE;
}

static void
clear_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ef_chart_view_pin (EF_CHART_VIEW (widget), -1);
  ef_chart_view_set_selection (EF_CHART_VIEW (widget), NULL, 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return clear_one (EF_CHART_VIEW (widget));
}

/* ---- Set-up ---- */

static const struct
{
  guint keyval;
  GdkModifierType modifiers;
  const char *action;
} bindings[] = {
  { GDK_KEY_plus, 0, "chart.zoom-in" },
  { GDK_KEY_equal, 0, "chart.zoom-in" },
  { GDK_KEY_KP_Add, 0, "chart.zoom-in" },
  { GDK_KEY_plus, GDK_CONTROL_MASK, "chart.zoom-in" },
  { GDK_KEY_equal, GDK_CONTROL_MASK, "chart.zoom-in" },
  { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "chart.zoom-in" },
  { GDK_KEY_minus, 0, "chart.zoom-out" },
  { GDK_KEY_KP_Subtract, 0, "chart.zoom-out" },
  { GDK_KEY_minus, GDK_CONTROL_MASK, "chart.zoom-out" },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "chart.zoom-out" },
  { GDK_KEY_0, 0, "chart.fit" },
  { GDK_KEY_KP_0, 0, "chart.fit" },
  { GDK_KEY_0, GDK_CONTROL_MASK, "chart.fit" },
  { GDK_KEY_KP_0, GDK_CONTROL_MASK, "chart.fit" },
  { GDK_KEY_Left, GDK_ALT_MASK, "chart.back" },
  { GDK_KEY_Right, GDK_ALT_MASK, "chart.forward" },
  { GDK_KEY_Back, 0, "chart.back" },
  { GDK_KEY_Forward, 0, "chart.forward" },
  { GDK_KEY_Left, GDK_CONTROL_MASK, "chart.pan-left" },
  { GDK_KEY_Right, GDK_CONTROL_MASK, "chart.pan-right" },
  { GDK_KEY_Up, GDK_CONTROL_MASK, "chart.pan-up" },
  { GDK_KEY_Down, GDK_CONTROL_MASK, "chart.pan-down" },
  { GDK_KEY_Right, 0, "chart.next-point" },
  { GDK_KEY_Down, 0, "chart.next-point" },
  { GDK_KEY_Left, 0, "chart.previous-point" },
  { GDK_KEY_Up, 0, "chart.previous-point" },
  { GDK_KEY_Home, 0, "chart.first-point" },
  { GDK_KEY_End, 0, "chart.last-point" },
  { GDK_KEY_space, 0, "chart.select-point" },
  { GDK_KEY_space, GDK_CONTROL_MASK, "chart.add-point" },
  { GDK_KEY_Return, 0, "chart.activate-point" },
  { GDK_KEY_KP_Enter, 0, "chart.activate-point" },
};

static const struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "chart.zoom-in", NULL, zoom_action },
  { "chart.zoom-out", NULL, zoom_action },
  { "chart.fit", NULL, fit_action },
  { "chart.back", NULL, history_action },
  { "chart.forward", NULL, history_action },
  { "chart.pan", "(dd)", pan_action },
  { "chart.pan-left", NULL, pan_step_action },
  { "chart.pan-right", NULL, pan_step_action },
  { "chart.pan-up", NULL, pan_step_action },
  { "chart.pan-down", NULL, pan_step_action },
  { "chart.next-point", NULL, walk_action },
  { "chart.previous-point", NULL, walk_action },
  { "chart.first-point", NULL, walk_action },
  { "chart.last-point", NULL, walk_action },
  { "chart.select-point", NULL, select_action },
  { "chart.add-point", NULL, select_action },
  { "chart.activate-point", NULL, select_action },
  { "chart.clear", NULL, clear_action },
};

void
ef_chart_view_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class, bindings[i].keyval, bindings[i].modifiers,
                                         bindings[i].action, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

/* Buttons and menu items that go back grey out where there is nothing to go back to. */
static void
history_changed_cb (EfChartView *self)
{
  gboolean back, forward;

  g_object_get (self->viewport, "can-go-back", &back, "can-go-forward", &forward, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.back", back);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.forward", forward);
}

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
  GtkGesture *click = gtk_gesture_click_new ();

  self->pointer_x = self->pointer_y = -1;
  g_signal_connect_object (self->viewport, "notify::can-go-back", G_CALLBACK (history_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->viewport, "notify::can-go-forward",
                           G_CALLBACK (history_changed_cb), self, G_CONNECT_SWAPPED);
  history_changed_cb (self);
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
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);

  add_controller (self, motion);
  add_controller (self, scroll);
  add_controller (self, pinch);
  add_controller (self, drag);
  add_controller (self, click);
}

void
ef_chart_view_stop_input (EfChartView *self)
{
  g_clear_handle_id (&self->step_timeout, g_source_remove);
}
