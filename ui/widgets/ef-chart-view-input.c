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
#define STEP_PAUSE 700

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

/* Zooms about a place of the widget; over an axis only that axis zooms. */
static void
zoom_at (EfChartView *self,
         double       x,
         double       y,
         double       factor)
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

/* ---- Pointer ---- */

static void
motion_cb (EfChartView *self,
           double       x,
           double       y)
{
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->data != NULL && !self->dragging)
    ef_chart_view_set_hovered (self, ef_chart_view_pick (self, x, y));
}

static void
leave_cb (EfChartView *self)
{
  if (self->data != NULL)
    ef_chart_view_set_hovered (self, -1);
}

static gboolean
scroll_cb (EfChartView              *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  double clicks = dy;

  if (self->data == NULL)
    return GDK_EVENT_PROPAGATE;

  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE)
    clicks /= PIXELS_PER_CLICK;
  keep_step_open (self);
  zoom_at (self, self->pointer_x, self->pointer_y, pow (ZOOM_STEP, -clicks));
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (EfChartView *self)
{
  close_step (self);
  self->zoom_scale = 1;
  ef_viewport_begin_step (self->viewport);
}

static void
pinch_cb (EfChartView *self,
          double       scale,
          GtkGesture  *gesture)
{
  double x, y;

  if (!gtk_gesture_get_bounding_box_center (gesture, &x, &y) || scale <= 0)
    return;

  zoom_at (self, x, y, scale / self->zoom_scale);
  self->zoom_scale = scale;
}

static void
pinch_end_cb (EfChartView *self)
{
  ef_viewport_end_step (self->viewport);
}

static void
drag_begin_cb (EfChartView    *self,
               double          x,
               double          y,
               GtkGestureDrag *gesture)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  self->drag_x = x;
  self->drag_y = y;
  self->pan_x = self->pan_y = 0;
  self->boxing = (state & GDK_SHIFT_MASK) != 0 && self->data != NULL;
  self->box = GRAPHENE_RECT_INIT ((float) x, (float) y, 0, 0);
}

static void
update_box (EfChartView  *self,
            const EfRect *plot,
            double        x,
            double        y)
{
  double left = CLAMP (MIN (self->drag_x, self->drag_x + x), plot->x, plot->x + plot->width);
  double right = CLAMP (MAX (self->drag_x, self->drag_x + x), plot->x, plot->x + plot->width);
  double top = CLAMP (MIN (self->drag_y, self->drag_y + y), plot->y, plot->y + plot->height);
  double bottom = CLAMP (MAX (self->drag_y, self->drag_y + y), plot->y, plot->y + plot->height);

  self->box = GRAPHENE_RECT_INIT ((float) left, (float) top, (float) (right - left),
                                  (float) (bottom - top));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_update_cb (EfChartView *self,
                double       x,
                double       y,
                GtkGesture  *gesture)
{
  EfRect plot;
  EfView view;

  if (!ef_chart_view_get_plot (self, &plot, &view))
    return;
  if (self->boxing)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      update_box (self, &plot, x, y);
      return;
    }
  if (!self->dragging)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) x, (int) y))
        return;
      self->dragging = TRUE;
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      close_step (self);
      ef_viewport_begin_step (self->viewport);
      ef_chart_view_set_hovered (self, -1);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
    }

  ef_viewport_pan (self->viewport, -(x - self->pan_x) / plot.width,
                   (y - self->pan_y) / plot.height);
  self->pan_x = x;
  self->pan_y = y;
}

static void
zoom_to_box (EfChartView *self)
{
  EfRect plot;
  EfView view, target;

  if (!ef_chart_view_get_plot (self, &plot, &view) || self->box.size.width < MIN_BOX ||
      self->box.size.height < MIN_BOX)
    return;

  ef_chart_page_to_view (&plot, &view, self->box.origin.x,
                         self->box.origin.y + self->box.size.height, &target.x_min, &target.y_min);
  ef_chart_page_to_view (&plot, &view, self->box.origin.x + self->box.size.width,
                         self->box.origin.y, &target.x_max, &target.y_max);
  close_step (self);
  ef_viewport_zoom_to (self->viewport, &target);
}

static void
drag_end_cb (EfChartView *self)
{
  if (self->boxing)
    {
      self->boxing = FALSE;
      zoom_to_box (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  if (self->dragging)
    {
      self->dragging = FALSE;
      ef_viewport_end_step (self->viewport);
      gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
    }
}

static void
released_cb (EfChartView *self,
             int          n_press,
             double       x,
             double       y,
             GtkGesture  *gesture)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gint point;

  if (self->data == NULL || self->dragging || self->boxing)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  point = ef_chart_view_pick (self, x, y);
  if (n_press == 2 && point < 0)
    {
      close_step (self);
      ef_viewport_fit (self->viewport);
      return;
    }
  if (n_press > 1)
    {
      if (point >= 0)
        g_signal_emit_by_name (self, "point-activated", self->data->rows[point]);
      return;
    }

  ef_chart_view_select_point (self, point, (state & GDK_CONTROL_MASK) != 0);
  ef_chart_view_pin (self, point);
}

/* ---- Actions ---- */

static void
zoom_by (EfChartView *self,
         double       factor)
{
  keep_step_open (self);
  ef_viewport_zoom_about (self->viewport, 0.5, 0.5, factor, factor);
}

static void
zoom_in_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  zoom_by (EF_CHART_VIEW (widget), ZOOM_STEP);
}

static void
zoom_out_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  zoom_by (EF_CHART_VIEW (widget), 1 / ZOOM_STEP);
}

static void
fit_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  close_step (EF_CHART_VIEW (widget));
  ef_viewport_fit (EF_CHART_VIEW (widget)->viewport);
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  close_step (EF_CHART_VIEW (widget));
  ef_viewport_go_back (EF_CHART_VIEW (widget)->viewport);
}

static void
forward_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  close_step (EF_CHART_VIEW (widget));
  ef_viewport_go_forward (EF_CHART_VIEW (widget)->viewport);
}

static void
pan_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  EfChartView *self = EF_CHART_VIEW (widget);
  double x, y;

  g_variant_get (parameter, "(dd)", &x, &y);
  keep_step_open (self);
  ef_viewport_pan (self->viewport, x, y);
}

static void
walk_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  EfFrontMarks *marks = EF_FRONT_MARKS (EF_CHART_VIEW (widget)->marks);
  int steps = 1;

  if (g_str_equal (action_name, "chart.previous-point"))
    steps = -1;
  else if (g_str_equal (action_name, "chart.first-point"))
    steps = G_MININT;
  else if (g_str_equal (action_name, "chart.last-point"))
    steps = G_MAXINT;

  ef_chart_view_pin (EF_CHART_VIEW (widget), -1);
  ef_front_marks_walk (marks, steps);
}

static void
select_point_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  EfChartView *self = EF_CHART_VIEW (widget);
  gint point = ef_front_marks_get_focused (EF_FRONT_MARKS (self->marks));

  if (point < 0)
    return;

  ef_chart_view_select_point (self, point, FALSE);
  ef_chart_view_pin (self, point);
  g_signal_emit_by_name (self, "point-activated", self->data->rows[point]);
}

static void
clear_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  EfChartView *self = EF_CHART_VIEW (widget);

  ef_chart_view_set_hovered (self, -1);
  ef_chart_view_pin (self, -1);
  ef_chart_view_set_selection (self, NULL, 0);
}

static void
bind (GtkWidgetClass *widget_class,
      guint           keyval,
      GdkModifierType modifiers,
      const char     *action)
{
  gtk_widget_class_add_binding_action (widget_class, keyval, modifiers, action, NULL);
}

static void
bind_pan (GtkWidgetClass *widget_class,
          guint           keyval,
          double          x,
          double          y)
{
  gtk_widget_class_add_binding_action (widget_class, keyval, GDK_CONTROL_MASK, "chart.pan", "(dd)",
                                       x, y);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const guint closer[] = { GDK_KEY_plus, GDK_KEY_equal, GDK_KEY_KP_Add };
  static const guint farther[] = { GDK_KEY_minus, GDK_KEY_KP_Subtract };
  static const guint fit[] = { GDK_KEY_0, GDK_KEY_KP_0 };
  static const guint enter[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space };

  for (guint i = 0; i < G_N_ELEMENTS (closer); i++)
    {
      bind (widget_class, closer[i], 0, "chart.zoom-in");
      bind (widget_class, closer[i], GDK_CONTROL_MASK, "chart.zoom-in");
    }
  for (guint i = 0; i < G_N_ELEMENTS (farther); i++)
    {
      bind (widget_class, farther[i], 0, "chart.zoom-out");
      bind (widget_class, farther[i], GDK_CONTROL_MASK, "chart.zoom-out");
    }
  for (guint i = 0; i < G_N_ELEMENTS (fit); i++)
    {
      bind (widget_class, fit[i], 0, "chart.fit");
      bind (widget_class, fit[i], GDK_CONTROL_MASK, "chart.fit");
    }
  for (guint i = 0; i < G_N_ELEMENTS (enter); i++)
    bind (widget_class, enter[i], 0, "chart.select-point");
  bind (widget_class, GDK_KEY_Right, 0, "chart.next-point");
  bind (widget_class, GDK_KEY_Left, 0, "chart.previous-point");
  bind (widget_class, GDK_KEY_Down, 0, "chart.next-point");
  bind (widget_class, GDK_KEY_Up, 0, "chart.previous-point");
  bind (widget_class, GDK_KEY_Home, 0, "chart.first-point");
  bind (widget_class, GDK_KEY_End, 0, "chart.last-point");
  bind (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "chart.back");
  bind (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "chart.forward");
  bind (widget_class, GDK_KEY_Escape, 0, "chart.clear");
  bind_pan (widget_class, GDK_KEY_Left, -PAN_STEP, 0);
  bind_pan (widget_class, GDK_KEY_Right, PAN_STEP, 0);
  bind_pan (widget_class, GDK_KEY_Up, 0, PAN_STEP);
  bind_pan (widget_class, GDK_KEY_Down, 0, -PAN_STEP);
}

void
ef_chart_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "chart.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "chart.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "chart.fit", NULL, fit_action);
  gtk_widget_class_install_action (widget_class, "chart.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "chart.forward", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "chart.pan", "(dd)", pan_action);
  gtk_widget_class_install_action (widget_class, "chart.next-point", NULL, walk_action);
  gtk_widget_class_install_action (widget_class, "chart.previous-point", NULL, walk_action);
  gtk_widget_class_install_action (widget_class, "chart.first-point", NULL, walk_action);
  gtk_widget_class_install_action (widget_class, "chart.last-point", NULL, walk_action);
  gtk_widget_class_install_action (widget_class, "chart.select-point", NULL, select_point_action);
  gtk_widget_class_install_action (widget_class, "chart.clear", NULL, clear_action);
  add_bindings (widget_class);
}

static void
add_controller (EfChartView *self,
                gpointer     controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}

void
ef_chart_view_init_input (EfChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();

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

  /* A drag that begins to move the view takes the press away from the click. */
  gtk_gesture_group (click, drag);
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
