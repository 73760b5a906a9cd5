/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "chart-hand.h"
#include "ef-chart-view-private.h"

/* The chart view as a person looks closer: signals go to its real controllers, keys through its
 * real shortcuts. */

/* The place of scale space below a place of the widget. */
static void
look_below (WidgetFixture *fixture, double x, double y, double *sx, double *sy)
{
  EfRect plot = get_plot (fixture);
  EfView view = get_view (fixture);

  ef_chart_page_to_view (&plot, &view, x, y, sx, sy);
}

static void
move_to (WidgetFixture *fixture, double x, double y)
{
  g_signal_emit_by_name (widget_fixture_find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_MOTION),
                         "motion", x, y);
}

static void
scroll_by (WidgetFixture *fixture, double clicks)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (widget_fixture_find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_SCROLL),
                         "scroll", 0.0, clicks, &handled);
  g_assert_true (handled);
}

/* ---- Zoom and pan ---- */

static void
test_scroll_zooms_about_the_pointer (WidgetFixture *fixture, gconstpointer data)
{
  EfView home = get_view (fixture), view;
  EfRect plot = get_plot (fixture);
  double x = plot.x + plot.width * 0.3, y = plot.y + plot.height * 0.8;
  double before_x, before_y, after_x, after_y;

  look_below (fixture, x, y, &before_x, &before_y);
  move_to (fixture, x, y);
  scroll_by (fixture, -1);
  scroll_by (fixture, -2);
  view = get_view (fixture);
  g_assert_cmpfloat_with_epsilon ((home.x_max - home.x_min) / (view.x_max - view.x_min),
                                  pow (1.25, 3), 1e-9);
  g_assert_cmpfloat_with_epsilon ((home.y_max - home.y_min) / (view.y_max - view.y_min),
                                  pow (1.25, 3), 1e-9);
  /* The axes may have taken another pixel of room meanwhile. */
  look_below (fixture, x, y, &after_x, &after_y);
  g_assert_cmpfloat_with_epsilon (before_x, after_x, 12 / plot.width * (view.x_max - view.x_min));
  g_assert_cmpfloat_with_epsilon (before_y, after_y, 12 / plot.height * (view.y_max - view.y_min));

  /* Scrolling in one go is one step back. */
  g_assert_false (widget_fixture_press (fixture, "<Alt>Right"));
  g_assert_true (widget_fixture_press (fixture, "<Alt>Left"));
  assert_view (fixture, &home);
  g_assert_false (widget_fixture_press (fixture, "<Alt>Left"));
  g_assert_true (widget_fixture_press (fixture, "<Alt>Right"));
  assert_view (fixture, &view);
}

static void
test_scroll_over_an_axis (WidgetFixture *fixture, gconstpointer data)
{
  EfView home = get_view (fixture), view;
  EfRect plot = get_plot (fixture);

  move_to (fixture, plot.x + plot.width / 2, plot.y + plot.height + 8);
  scroll_by (fixture, -1);
  view = get_view (fixture);
  g_assert_cmpfloat (view.x_max - view.x_min, <, (home.x_max - home.x_min) * 0.9);
  g_assert_cmpfloat (view.y_min, ==, home.y_min);
  g_assert_cmpfloat (view.y_max, ==, home.y_max);
  plot = get_plot (fixture);
  move_to (fixture, plot.x - 8, plot.y + plot.height / 2);
  scroll_by (fixture, -1);
  g_assert_cmpfloat (get_view (fixture).x_min, ==, view.x_min);
  g_assert_cmpfloat (get_view (fixture).y_min, >, home.y_min);
}

static void
test_drag_pans (WidgetFixture *fixture, gconstpointer data)
{
  EfView home = get_view (fixture), view;
  EfRect plot = get_plot (fixture);
  double x = (home.x_max - home.x_min) / plot.width, y = (home.y_max - home.y_min) / plot.height;
  guint n_changes = 0;

  g_signal_connect_swapped (ef_chart_view_get_viewport (fixture->view), "changed",
                            G_CALLBACK (count_cb), &n_changes);
  drag (fixture, plot.x + 100, plot.y + 100, 60, -40, FALSE);
  g_assert_cmpuint (n_changes, >=, 5);
  /* The picture follows the pointer: to the right and up. The axes may need other room on the way.
   */
  view = get_view (fixture);
  g_assert_cmpfloat_with_epsilon (view.x_min, home.x_min - 60 * x, 4 * x);
  g_assert_cmpfloat_with_epsilon (view.y_min, home.y_min - 40 * y, 4 * y);
  g_assert_cmpfloat_with_epsilon (view.x_max - view.x_min, home.x_max - home.x_min, 1e-9);
  ef_viewport_go_back (ef_chart_view_get_viewport (fixture->view));
  assert_view (fixture, &home);

  /* A trembling hand is a click. */
  drag (fixture, plot.x + 100, plot.y + 100, 2, 1, FALSE);
  assert_view (fixture, &home);
}

/* Waits until the chart rests. A test that hangs is ended by the test runner. */
static void
wait_for_rest (WidgetFixture *fixture)
{
  while (fixture->view->glide != 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_drag_glides_on (WidgetFixture *fixture, gconstpointer data)
{
  EfViewport *viewport = ef_chart_view_get_viewport (fixture->view);
  EfView home = get_view (fixture), dragged, rested;
  EfRect plot = get_plot (fixture);
  double y = (home.y_max - home.y_min) / plot.height;

  throw (fixture, plot.x + 100, plot.y + 100, 20, 0, FALSE, 0, 800);
  dragged = get_view (fixture);
  g_assert_cmpuint (fixture->view->glide, !=, 0);
  g_assert_cmpint (fixture->view->drag, ==, EF_DRAG_NONE);
  wait_for_rest (fixture);

  /* A fourth of the speed, less what is too slow to see; straight down, as the hand went. */
  rested = get_view (fixture);
  g_assert_cmpfloat_with_epsilon (rested.y_min - dragged.y_min, 199.25 * y, 2 * y);
  g_assert_cmpfloat_with_epsilon (rested.y_max - rested.y_min, home.y_max - home.y_min, 1e-9);
  g_assert_cmpfloat (rested.x_min, ==, dragged.x_min);

  /* With its drag it is one step. */
  ef_viewport_go_back (viewport);
  assert_view (fixture, &home);
  g_assert_false (widget_fixture_press (fixture, "<Alt>Left"));
  ef_viewport_go_forward (viewport);
  assert_view (fixture, &rested);
}

static void
test_no_glide (WidgetFixture *fixture, gconstpointer data)
{
  EfRect plot = get_plot (fixture);
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (fixture->view));

  /* Let go at rest; a click; a rectangle. */
  throw (fixture, plot.x + 100, plot.y + 100, 20, 0, FALSE, 30, 30);
  g_assert_cmpuint (fixture->view->glide, ==, 0);
  throw (fixture, plot.x + 100, plot.y + 100, 2, 1, FALSE, 900, 0);
  g_assert_cmpuint (fixture->view->glide, ==, 0);
  throw (fixture, plot.x + 100, plot.y + 100, 60, 60, TRUE, 900, 0);
  g_assert_cmpuint (fixture->view->glide, ==, 0);

  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  throw (fixture, plot.x + 100, plot.y + 100, 20, 0, FALSE, 900, 0);
  g_assert_cmpuint (fixture->view->glide, ==, 0);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
}

static void
press_the_chart (WidgetFixture *fixture)
{
  EfRect plot = get_plot (fixture);

  g_signal_emit_by_name (widget_fixture_find_controller (fixture, GTK_TYPE_GESTURE_DRAG),
                         "drag-begin", plot.x + 10, plot.y + 10);
}

static void
press_escape (WidgetFixture *fixture)
{
  widget_fixture_press (fixture, "Escape");
}

static void
press_home (WidgetFixture *fixture)
{
  widget_fixture_press (fixture, "Home");
}

static void
press_plus (WidgetFixture *fixture)
{
  widget_fixture_press (fixture, "plus");
}

static void
scroll_once (WidgetFixture *fixture)
{
  EfRect plot = get_plot (fixture);

  move_to (fixture, plot.x + 10, plot.y + 10);
  scroll_by (fixture, 1);
}

static void
begin_pinch (WidgetFixture *fixture)
{
  ef_chart_view_begin_pinch (fixture->view, 200, 200);
}

static void
show_other_data (WidgetFixture *fixture)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_copy (fixture->spec);
  g_autoptr (EfChartData) fewer = NULL;

  ef_chart_spec_set_string (&spec->filter, "score < 82");
  spec->has_view = TRUE;
  ef_viewport_get_view (ef_chart_view_get_viewport (fixture->view), &spec->view);
  fewer = widget_fixture_create_data (fixture->table, spec);
  ef_chart_view_set_chart (fixture->view, fewer, spec);
}

static void
show_other_view (WidgetFixture *fixture)
{
  ef_chart_view_set_chart (fixture->view, fixture->data, fixture->spec);
}

static void
test_glide_is_stopped (WidgetFixture *fixture, gconstpointer data)
{
  static void (*const stops[]) (WidgetFixture *) = {
    press_the_chart, press_escape, press_home,      press_plus,
    scroll_once,     begin_pinch,  show_other_data, show_other_view,
  };
  GtkGesture *pinch = widget_fixture_find_controller (fixture, GTK_TYPE_GESTURE_ZOOM);
  GtkGesture *drag = widget_fixture_find_controller (fixture, GTK_TYPE_GESTURE_DRAG);

  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      EfRect plot = get_plot (fixture);

      throw (fixture, plot.x + 100, plot.y + 100, 20, 0, FALSE, 900, 500);
      g_assert_cmpuint (fixture->view->glide, !=, 0);
      stops[i](fixture);
      g_assert_cmpuint (fixture->view->glide, ==, 0);
      g_assert_false (ef_kinetic_is_moving (&fixture->view->kinetic));
      g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);
      g_signal_emit_by_name (pinch, "end", NULL);
      fixture->view->pinch_end = 0;
    }
}

/* The window writes what is looked at back into the chart while it moves. */
static void
test_glide_goes_on_when_written_back (WidgetFixture *fixture, gconstpointer data)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_copy (fixture->spec);
  EfRect plot = get_plot (fixture);

  throw (fixture, plot.x + 100, plot.y + 100, 20, 0, FALSE, 900, 500);
  spec->has_view = TRUE;
  spec->view = get_view (fixture);
  ef_chart_view_set_chart (fixture->view, fixture->data, spec);
  g_assert_cmpuint (fixture->view->glide, !=, 0);
}

/* ---- Two fingers ---- */

/* Only real fingers give the gesture its middle, and only GTK can make their events: so what two
 * fingers do is called with the middle given, and the gesture itself says that they are gone. */
static void
end_pinch (WidgetFixture *fixture)
{
  g_signal_emit_by_name (widget_fixture_find_controller (fixture, GTK_TYPE_GESTURE_ZOOM), "end",
                         NULL);
}

static void
test_pinch_zooms_about_its_middle (WidgetFixture *fixture, gconstpointer data)
{
  EfView home = get_view (fixture), view;
  EfRect plot = get_plot (fixture);
  double x = plot.x + plot.width * 0.6, y = plot.y + plot.height * 0.4;
  double before_x, before_y, after_x, after_y;

  /* What was between the fingers stays between them, though they move. */
  look_below (fixture, x, y, &before_x, &before_y);
  ef_chart_view_begin_pinch (fixture->view, x, y);
  for (int i = 1; i <= 20; i++)
    ef_chart_view_pinch (fixture->view, 1 + i / 20.0, x - 4 * i, y + 3 * i);
  look_below (fixture, x - 80, y + 60, &after_x, &after_y);
  view = get_view (fixture);
  g_assert_cmpfloat_with_epsilon (home.x_max - home.x_min, 2 * (view.x_max - view.x_min), 1e-9);
  g_assert_cmpfloat_with_epsilon (home.y_max - home.y_min, 2 * (view.y_max - view.y_min), 1e-9);
  g_assert_cmpfloat_with_epsilon (before_x, after_x, 12 / plot.width * (view.x_max - view.x_min));
  g_assert_cmpfloat_with_epsilon (before_y, after_y, 12 / plot.height * (view.y_max - view.y_min));

  /* Fingers in one place, and what a broken driver says. */
  ef_chart_view_pinch (fixture->view, 0, x, y);
  ef_chart_view_pinch (fixture->view, -1, x, y);
  ef_chart_view_pinch (fixture->view, NAN, x, y);
  assert_view (fixture, &view);
  end_pinch (fixture);
  ef_chart_view_pinch (fixture->view, 3, x, y);
  assert_view (fixture, &view);

  g_assert_true (widget_fixture_press (fixture, "<Alt>Left"));
  assert_view (fixture, &home);
  g_assert_false (widget_fixture_press (fixture, "<Alt>Left"));
}

/* A second finger makes a pinch of a drag; what the first one did is a step of its own. */
static void
test_pinch_after_drag (WidgetFixture *fixture, gconstpointer data)
{
  gpointer gesture = widget_fixture_find_controller (fixture, GTK_TYPE_GESTURE_DRAG);
  EfView home = get_view (fixture), dragged;
  EfRect plot = get_plot (fixture);

  g_signal_emit_by_name (gesture, "drag-begin", plot.x + 100, plot.y + 100);
  g_signal_emit_by_name (gesture, "drag-update", 40.0, 0.0);
  g_assert_cmpint (fixture->view->drag, ==, EF_DRAG_PAN);
  dragged = get_view (fixture);
  ef_chart_view_begin_pinch (fixture->view, plot.x + 200, plot.y + 100);
  g_signal_emit_by_name (gesture, "drag-update", 90.0, 0.0);
  assert_view (fixture, &dragged);
  ef_chart_view_pinch (fixture->view, 1.5, plot.x + 200, plot.y + 100);
  g_signal_emit_by_name (widget_fixture_find_controller (fixture, GTK_TYPE_GESTURE_SWIPE), "swipe",
                         900.0, 0.0);
  g_signal_emit_by_name (gesture, "drag-end", 90.0, 0.0);
  g_assert_cmpuint (fixture->view->glide, ==, 0);
  end_pinch (fixture);

  ef_viewport_go_back (ef_chart_view_get_viewport (fixture->view));
  assert_view (fixture, &dragged);
  ef_viewport_go_back (ef_chart_view_get_viewport (fixture->view));
  assert_view (fixture, &home);
}

/* The finger that leaves last is no drag, but the next press is. */
static void
test_pinch_cools_down (WidgetFixture *fixture, gconstpointer data)
{
  EfRect plot = get_plot (fixture);
  EfView pinched;

  ef_chart_view_begin_pinch (fixture->view, plot.x + 200, plot.y + 100);
  ef_chart_view_pinch (fixture->view, 1.5, plot.x + 200, plot.y + 100);
  end_pinch (fixture);
  pinched = get_view (fixture);
  g_assert_cmpint (fixture->view->pinch_end, !=, 0);
  /* However slow the machine is. */
  fixture->view->pinch_end = g_get_monotonic_time () + G_USEC_PER_SEC;
  throw (fixture, plot.x + 100, plot.y + 100, 60, 0, FALSE, 900, 0);
  assert_view (fixture, &pinched);
  g_assert_cmpuint (fixture->view->glide, ==, 0);

  fixture->view->pinch_end = g_get_monotonic_time () - 150 * 1000;
  drag (fixture, plot.x + 100, plot.y + 100, 60, 0, FALSE);
  g_assert_cmpfloat (get_view (fixture).x_min, <, pinched.x_min);
}

static void
test_shift_drag_zooms_to_a_box (WidgetFixture *fixture, gconstpointer data)
{
  EfView home = get_view (fixture), expected;
  EfRect plot = get_plot (fixture);

  look_below (fixture, plot.x + 100, plot.y + 200, &expected.x_min, &expected.y_min);
  look_below (fixture, plot.x + 250, plot.y + 80, &expected.x_max, &expected.y_max);
  /* From any corner; outside of the plot it ends at its edge. */
  drag (fixture, plot.x + 250, plot.y + 200, -150, -120, TRUE);
  assert_view (fixture, &expected);
  ef_viewport_fit (ef_chart_view_get_viewport (fixture->view));
  plot = get_plot (fixture);
  look_below (fixture, plot.x, plot.y + plot.height / 2, &expected.x_min, &expected.y_max);
  drag (fixture, plot.x + 50, plot.y + plot.height / 2, -200, 2000, TRUE);
  g_assert_cmpfloat_with_epsilon (get_view (fixture).x_min, home.x_min, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_view (fixture).y_min, home.y_min, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_view (fixture).y_max, expected.y_max, 1e-9);

  /* What is no box is nothing. */
  ef_viewport_fit (ef_chart_view_get_viewport (fixture->view));
  drag (fixture, plot.x + 100, plot.y + 100, 3, 90, TRUE);
  assert_view (fixture, &home);
  g_assert_cmpint (fixture->view->drag, ==, EF_DRAG_NONE);
}

static void
test_double_click_fits (WidgetFixture *fixture, gconstpointer data)
{
  EfView home = get_view (fixture);
  EfRect plot = get_plot (fixture);

  g_assert_true (widget_fixture_press (fixture, "plus"));
  g_assert_cmpfloat (get_view (fixture).x_min, !=, home.x_min);
  click (fixture, 1, plot.x + 5, plot.y + 5);
  click (fixture, 2, plot.x + 5, plot.y + 5);
  assert_view (fixture, &home);
  g_assert_true (ef_viewport_is_fitted (ef_chart_view_get_viewport (fixture->view)));
}

static void
test_keys_zoom_and_pan (WidgetFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *trigger;
    double x, y; /* of the centre, in spans */
    double zoom;
  } keys[] = {
    { "plus", 0, 0, 1.25 },          { "equal", 0, 0, 1.25 },
    { "KP_Add", 0, 0, 1.25 },        { "<Control>plus", 0, 0, 1.25 },
    { "minus", 0, 0, 0.8 },          { "KP_Subtract", 0, 0, 0.8 },
    { "<Control>minus", 0, 0, 0.8 }, { "<Control>Left", -0.1, 0, 1 },
    { "<Control>Right", 0.1, 0, 1 }, { "<Control>Up", 0, 0.1, 1 },
    { "<Control>Down", 0, -0.1, 1 },
  };
  EfView home = get_view (fixture);
  double x = home.x_max - home.x_min, y = home.y_max - home.y_min;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      EfView expected = {
        (home.x_min + home.x_max) / 2 + keys[i].x * x - x / 2 / keys[i].zoom,
        (home.x_min + home.x_max) / 2 + keys[i].x * x + x / 2 / keys[i].zoom,
        (home.y_min + home.y_max) / 2 + keys[i].y * y - y / 2 / keys[i].zoom,
        (home.y_min + home.y_max) / 2 + keys[i].y * y + y / 2 / keys[i].zoom,
      };

      g_assert_true (widget_fixture_press (fixture, keys[i].trigger));
      assert_view (fixture, &expected);
      g_assert_true (widget_fixture_press (fixture, i % 2 == 0 ? "0" : "KP_0"));
      assert_view (fixture, &home);
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/widgets/chart-view-zoom/" name, WidgetFixture, NULL, widget_fixture_set_up,        \
              function, widget_fixture_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("scroll-zooms-about-the-pointer", test_scroll_zooms_about_the_pointer);
  ADD ("scroll-over-an-axis", test_scroll_over_an_axis);
  ADD ("drag-pans", test_drag_pans);
  ADD ("drag-glides-on", test_drag_glides_on);
  ADD ("no-glide", test_no_glide);
  ADD ("glide-is-stopped", test_glide_is_stopped);
  ADD ("glide-goes-on-when-written-back", test_glide_goes_on_when_written_back);
  ADD ("pinch-zooms-about-its-middle", test_pinch_zooms_about_its_middle);
  ADD ("pinch-after-drag", test_pinch_after_drag);
  ADD ("pinch-cools-down", test_pinch_cools_down);
  ADD ("shift-drag-zooms-to-a-box", test_shift_drag_zooms_to_a_box);
  ADD ("double-click-fits", test_double_click_fits);
  ADD ("keys-zoom-and-pan", test_keys_zoom_and_pan);
  return g_test_run ();
}
