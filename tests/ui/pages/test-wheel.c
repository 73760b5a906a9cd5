/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-wheel.h"

#include "ef-figure-format.h"
#include "ef-figure-looks.h"
#include "ef-front-group.h"
#include "ef-link-pair-list.h"
#include "ef-panels-dialog.h"
#include "ef-uncertainty-group.h"
#include "fixture.h"

/* A turn of the wheel over @widget, as GTK hands it on: from the widget to what it is in, until
 * somebody takes it. */
static void
turn_wheel (GtkWidget *widget, double dy)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
          gboolean taken = FALSE;

          if (!GTK_IS_EVENT_CONTROLLER_SCROLL (controller)
              || gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_BUBBLE)
            continue;
          g_signal_emit_by_name (controller, "scroll", 0.0, dy, &taken);
          if (taken)
            return;
        }
    }
}

/* Either way, as it may be at one of its ends. */
static void
assert_spared (GtkSpinButton *spin)
{
  double value = gtk_spin_button_get_value (spin);

  turn_wheel (GTK_WIDGET (spin), 1);
  g_assert_cmpfloat (gtk_spin_button_get_value (spin), ==, value);
  turn_wheel (GTK_WIDGET (spin), -1);
  g_assert_cmpfloat (gtk_spin_button_get_value (spin), ==, value);
}

/* Whatever page of settings it is, no number of it changes unseen. */
static void
test_pages (void)
{
  const GType types[] = {
    EF_TYPE_FIGURE_LOOKS,   EF_TYPE_FIGURE_FORMAT, EF_TYPE_FRONT_GROUP,
    EF_TYPE_LINK_PAIR_LIST, EF_TYPE_UNCERTAINTY_GROUP,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GtkWidget) page = g_object_ref_sink (g_object_new (types[i], NULL));
      GtkSpinButton *spin;
      guint n = 0;

      while ((spin = fixture_find_widget (page, GTK_TYPE_SPIN_BUTTON, n)) != NULL)
        {
          assert_spared (spin);
          n++;
        }
      g_assert_cmpuint (n, >, 0);
    }
}

static void
test_panels (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  GtkWidget *dialog;

  ef_document_add_chart (document, spec, "Add");
  dialog = ef_panels_dialog_new (NULL, document);
  assert_spared (fixture_get_widget (dialog, GTK_TYPE_SPIN_BUTTON, 0));
  gtk_window_destroy (GTK_WINDOW (dialog));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The turn that a number leaves alone scrolls the page; with the focus it is the number's. */
static void
test_focus (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *other = gtk_button_new_with_label ("Other");
  GtkWidget *spin = gtk_spin_button_new_with_range (0, 10, 1);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double where;

  gtk_box_append (GTK_BOX (page), other);
  gtk_box_append (GTK_BOX (page), spin);
  gtk_widget_set_size_request (page, -1, 2000);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), page);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 300);
  ef_wheel_spare_numbers (page);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 5);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  gtk_widget_grab_focus (other);
  turn_wheel (spin, 1);
  where = gtk_adjustment_get_value (down);
  g_assert_cmpfloat (where, >, 0);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)), ==, 5);

  gtk_widget_grab_focus (spin);
  where = gtk_adjustment_get_value (down);
  turn_wheel (spin, 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (down), ==, where);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)), ==, 4);

  gtk_widget_grab_focus (other);
  turn_wheel (spin, 1);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)), ==, 4);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The first controller that hears the wheel before what is inside. */
static gboolean
turn_captured (GtkWidget *scroller, double dy)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scroller);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE
          && gtk_event_controller_scroll_get_flags (GTK_EVENT_CONTROLLER_SCROLL (controller))
               == GTK_EVENT_CONTROLLER_SCROLL_VERTICAL)
        g_signal_emit_by_name (controller, "scroll", 0.0, dy, &taken);
    }

  return taken;
}

/* A row that is cut is moved; one that is not leaves the wheel to the page. */
static void
test_sideways (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkAdjustment *along = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_widget_set_size_request (row, 2000, 40);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), row);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 100);
  ef_wheel_turn_sideways (GTK_SCROLLED_WINDOW (scroller));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  g_assert_true (turn_captured (scroller, 2));
  g_assert_cmpfloat (gtk_adjustment_get_value (along), >, 50);
  g_assert_true (turn_captured (scroller, -5));
  g_assert_cmpfloat (gtk_adjustment_get_value (along), ==, 0);

  gtk_widget_set_size_request (row, 20, 40);
  gtk_test_widget_wait_for_draw (window);
  g_assert_false (turn_captured (scroller, 1));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/pages/wheel/focus", test_focus);
  g_test_add_func ("/pages/wheel/pages", test_pages);
  g_test_add_func ("/pages/wheel/panels", test_panels);
  g_test_add_func ("/pages/wheel/sideways", test_sideways);

  return g_test_run ();
}
