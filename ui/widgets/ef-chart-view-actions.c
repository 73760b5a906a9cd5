/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-view-private.h"

#include <string.h>

#include "ef-front-marks.h"

/* What keys, menus and buttons do. All of it is class actions, so tests and assistive technologies
 * can do what a hand can. */

/* Of the view, for a key. */
#define PAN_STEP 0.1

/* Milliseconds after which scrolling or a key begins a new step of the view history. */
#define STEP_PAUSE 1000

/* ---- Steps of the view history ---- */

static gboolean
close_step_cb (gpointer user_data)
{
  EfChartView *self = user_data;

  self->step_timeout = 0;
  ef_viewport_end_step (self->viewport);
  return G_SOURCE_REMOVE;
}

void
ef_chart_view_keep_step_open (EfChartView *self)
{
  ef_chart_view_stop_glide (self);
  if (self->step_timeout != 0)
    g_source_remove (self->step_timeout);
  else
    ef_viewport_begin_step (self->viewport);
  self->step_timeout = g_timeout_add (STEP_PAUSE, close_step_cb, self);
}

void
ef_chart_view_close_step (EfChartView *self)
{
  ef_chart_view_stop_glide (self);
  if (self->step_timeout == 0)
    return;

  g_clear_handle_id (&self->step_timeout, g_source_remove);
  ef_viewport_end_step (self->viewport);
}

/* ---- Actions ---- */

static void
zoom_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  EfChartView *self = EF_CHART_VIEW (widget);
  double factor = g_str_equal (action_name, "chart.zoom-in") ? EF_CHART_VIEW_ZOOM_STEP
                                                             : 1 / EF_CHART_VIEW_ZOOM_STEP;

  ef_chart_view_keep_step_open (self);
  ef_viewport_zoom_about (self->viewport, 0.5, 0.5, factor, factor);
}

static void
fit_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  EfChartView *self = EF_CHART_VIEW (widget);

  ef_chart_view_close_step (self);
  ef_viewport_fit (self->viewport);
}

static void
history_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  EfChartView *self = EF_CHART_VIEW (widget);

  ef_chart_view_close_step (self);
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
  ef_chart_view_keep_step_open (self);
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

  ef_chart_view_keep_step_open (self);
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

  ef_chart_view_close_step (self);
  ef_chart_view_pin (self, -1);
  ef_front_marks_walk (EF_FRONT_MARKS (self->marks), steps);
}

static void
select_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  EfChartView *self = EF_CHART_VIEW (widget);
  gint point = ef_front_marks_get_focused (EF_FRONT_MARKS (self->marks));

  ef_chart_view_close_step (self);
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
  ef_chart_view_close_step (self);
  if (self->pinned >= 0)
    ef_chart_view_pin (self, -1);
  else if (self->note_chosen)
    ef_chart_view_leave_note (self);
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
  { GDK_KEY_Left, GDK_SHIFT_MASK, "chart.label-left" },
  { GDK_KEY_Right, GDK_SHIFT_MASK, "chart.label-right" },
  { GDK_KEY_Up, GDK_SHIFT_MASK, "chart.label-up" },
  { GDK_KEY_Down, GDK_SHIFT_MASK, "chart.label-down" },
  { GDK_KEY_n, 0, "chart.next-note" },
  { GDK_KEY_n, GDK_SHIFT_MASK, "chart.previous-note" },
  { GDK_KEY_l, 0, "chart.toggle-label" },
  { GDK_KEY_l, GDK_SHIFT_MASK, "chart.reset-label" },
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
  { "chart.label-left", NULL, ef_chart_view_move_name_action },
  { "chart.label-right", NULL, ef_chart_view_move_name_action },
  { "chart.label-up", NULL, ef_chart_view_move_name_action },
  { "chart.label-down", NULL, ef_chart_view_move_name_action },
  { "chart.next-note", NULL, ef_chart_view_choose_note_action },
  { "chart.previous-note", NULL, ef_chart_view_choose_note_action },
  { "chart.toggle-label", NULL, ef_chart_view_name_action },
  { "chart.reset-label", NULL, ef_chart_view_name_action },
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

void
ef_chart_view_init_actions (EfChartView *self)
{
  g_signal_connect_object (self->viewport, "notify::can-go-back", G_CALLBACK (history_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->viewport, "notify::can-go-forward",
                           G_CALLBACK (history_changed_cb), self, G_CONNECT_SWAPPED);
  history_changed_cb (self);
}

void
ef_chart_view_stop_actions (EfChartView *self)
{
  ef_chart_view_stop_glide (self);
  g_clear_handle_id (&self->step_timeout, g_source_remove);
}
