/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-wheel.h"

/* Pixels of a row for one turn of the wheel. */
#define ROW_STEP 60

/* A GtkSpinButton takes every turn of the wheel, and has no property against it. What it listens
 * with is one of its controllers, which hears nothing in the phase NONE; the turn then goes on to
 * the page. */

static void
set_listening (GtkWidget *spin, gboolean listening)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (spin);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (
          controller, listening ? GTK_PHASE_BUBBLE : GTK_PHASE_NONE);
    }
}

static void
focus_entered_cb (GtkEventController *focus)
{
  set_listening (gtk_event_controller_get_widget (focus), TRUE);
}

static void
focus_left_cb (GtkEventController *focus)
{
  set_listening (gtk_event_controller_get_widget (focus), FALSE);
}

static void
spare_number (GtkWidget *spin)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (focus, "enter", G_CALLBACK (focus_entered_cb), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), NULL);
  gtk_widget_add_controller (spin, focus);
  set_listening (spin, FALSE);
}

void
ef_wheel_spare_numbers (GtkWidget *page)
{
  g_return_if_fail (GTK_IS_WIDGET (page));

  if (GTK_IS_SPIN_BUTTON (page))
    {
      spare_number (page);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (page); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ef_wheel_spare_numbers (child);
}

static gboolean
row_scrolled_cb (GtkEventController *controller, double dx, double dy, GtkScrolledWindow *scroller)
{
  GtkAdjustment *row = gtk_scrolled_window_get_hadjustment (scroller);

  if (dy == 0 || gtk_adjustment_get_upper (row) <= gtk_adjustment_get_page_size (row))
    return GDK_EVENT_PROPAGATE;
  gtk_adjustment_set_value (row, gtk_adjustment_get_value (row) + dy * ROW_STEP);

  return GDK_EVENT_STOP;
}

void
ef_wheel_turn_sideways (GtkScrolledWindow *scroller)
{
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));

  controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "scroll", G_CALLBACK (row_scrolled_cb), scroller);
  gtk_widget_add_controller (GTK_WIDGET (scroller), controller);
}
