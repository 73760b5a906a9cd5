/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "ef-chart-view-private.h"
#include "ef-compose.h"
#include "widget-fixture.h"

/* The chart view as a person drives it: signals go to its real controllers, keys through its real
 * shortcuts. */

static void
count_cb (guint *count)
{
  (*count)++;
}

static EfView
get_view (WidgetFixture *fixture)
{
  EfView view;

  ef_viewport_get_view (ef_chart_view_get_viewport (fixture->view), &view);
  return view;
}

static void
assert_view (WidgetFixture *fixture, const EfView *expected)
{
  EfView view = get_view (fixture);
  double x = expected->x_max - expected->x_min, y = expected->y_max - expected->y_min;

  g_assert_cmpfloat_with_epsilon (view.x_min, expected->x_min, x * 1e-6);
  g_assert_cmpfloat_with_epsilon (view.x_max, expected->x_max, x * 1e-6);
  g_assert_cmpfloat_with_epsilon (view.y_min, expected->y_min, y * 1e-6);
  g_assert_cmpfloat_with_epsilon (view.y_max, expected->y_max, y * 1e-6);
}

static void
assert_selection (WidgetFixture *fixture, const guint32 *expected, guint n)
{
  guint n_rows;
  const guint32 *rows = ef_chart_view_get_selection (fixture->view, &n_rows);

  g_assert_cmpmem (rows, n_rows * sizeof *rows, expected, n * sizeof *expected);
}

static EfRect
get_plot (WidgetFixture *fixture)
{
  EfRect plot;
  EfView view;

  g_assert_true (ef_chart_view_get_plot (fixture->view, &plot, &view));
  return plot;
}

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

static void
click (WidgetFixture *fixture, int n_press, double x, double y)
{
  g_signal_emit_by_name (widget_fixture_find_controller (fixture, GTK_TYPE_GESTURE_CLICK),
                         "released", n_press, x, y);
}

static void
click_row (WidgetFixture *fixture, guint row)
{
  double x, y;

  widget_fixture_locate (fixture, row, &x, &y);
  click (fixture, 1, x, y);
}

/* A drag that is let go with a speed. */
static void throw (WidgetFixture * fixture,
                   double x,
                   double y,
                   double by_x,
                   double by_y,
                   gboolean shift,
                   double speed_x,
                   double speed_y)
{
  gpointer gesture = widget_fixture_find_controller (fixture, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (gesture, "drag-begin", x, y);
  fixture->view->drag_shift = shift;
  for (int i = 1; i <= 10; i++)
    g_signal_emit_by_name (gesture, "drag-update", by_x * i / 10, by_y * i / 10);
  g_signal_emit_by_name (widget_fixture_find_controller (fixture, GTK_TYPE_GESTURE_SWIPE), "swipe",
                         speed_x, speed_y);
  g_signal_emit_by_name (gesture, "drag-end", by_x, by_y);
}

static void
drag (WidgetFixture *fixture, double x, double y, double by_x, double by_y, gboolean shift)
{
  throw (fixture, x, y, by_x, by_y, shift, 0, 0);
}

/* The mark that has the focus, by the row it stands for; -1 if none has. */
static gint
get_focused_row (WidgetFixture *fixture)
{
  gint point = fixture->view->hovered;
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  if (focus == NULL || gtk_widget_get_parent (focus) != fixture->view->marks)
    return -1;
  g_assert_cmpint (point, >=, 0);
  return (gint) fixture->data->rows[point];
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

/* ---- Points ---- */

static void
test_click_selects (WidgetFixture *fixture, gconstpointer data)
{
  const guint32 gamma[] = { 3 }, both[] = { 3, 5 }, eta[] = { 5 };
  EfRect plot = get_plot (fixture);
  guint n_changes = 0;
  double x, y;

  g_signal_connect_swapped (fixture->view, "selection-changed", G_CALLBACK (count_cb), &n_changes);
  click_row (fixture, 3);
  assert_selection (fixture, gamma, 1);
  g_assert_cmpuint (n_changes, ==, 1);
  click_row (fixture, 3);
  g_assert_cmpuint (n_changes, ==, 1);
  click_row (fixture, 5);
  assert_selection (fixture, eta, 1);

  widget_fixture_locate (fixture, 3, &x, &y);
  ef_chart_view_select_point (fixture->view, ef_chart_view_pick (fixture->view, x, y), TRUE);
  assert_selection (fixture, both, 2);
  ef_chart_view_select_point (fixture->view, ef_chart_view_pick (fixture->view, x, y), TRUE);
  assert_selection (fixture, eta, 1);

  click (fixture, 1, plot.x + plot.width - 5, plot.y + plot.height - 5);
  assert_selection (fixture, NULL, 0);
  g_assert_cmpuint (n_changes, ==, 5);
}

/* A drag that moved the view is no click. */
typedef struct
{
  EfLimit limit;
  double value;
  guint n;
} Moved;

static void
limit_moved_cb (Moved *moved, EfLimit limit, double value)
{
  moved->limit = limit;
  moved->value = value;
  moved->n++;
}

/* Shows limits of 20e6 and 70 and tells where their lines cross in the widget. */
static void
show_limits (WidgetFixture *fixture, double *x, double *y)
{
  double score_x, size_y;

  fixture->spec->x.has_limit = fixture->spec->y.has_limit = TRUE;
  fixture->spec->x.limit = 20e6;
  fixture->spec->y.limit = 70;
  ef_chart_data_unref (fixture->data);
  fixture->data = widget_fixture_create_data (fixture->table, fixture->spec);
  ef_chart_view_set_chart (fixture->view, fixture->data, fixture->spec);
  widget_fixture_settle (fixture);
  widget_fixture_locate (fixture, 2, x, &size_y); /* Beta: 20e6 */
  widget_fixture_locate (fixture, 0, &score_x, y); /* Zeta: 70 */
}

/* A hand on the line of a limit moves the line, not the chart. */
static void
test_drag_limit (WidgetFixture *fixture, gconstpointer data)
{
  EfView home;
  Moved moved = { EF_LIMIT_NONE, 0, 0 };
  double x, y, theta_x, theta_y;

  show_limits (fixture, &x, &y);
  home = get_view (fixture);
  g_signal_connect_swapped (fixture->view, "limit-moved", G_CALLBACK (limit_moved_cb), &moved);
  widget_fixture_locate (fixture, 6, &theta_x, &theta_y); /* 100e6, 85 */

  drag (fixture, x + 2, y + 60, theta_x - x - 2, 10, FALSE);
  g_assert_cmpint (moved.limit, ==, EF_LIMIT_X);
  g_assert_cmpuint (moved.n, >, 1);
  g_assert_cmpfloat_with_epsilon (moved.value, 100e6, 1e6);
  /* No more digits than a pixel is worth. */
  g_assert_cmpfloat (fmod (moved.value, 100000), ==, 0);

  drag (fixture, x + 60, y - 2, 10, theta_y - y + 2, FALSE);
  g_assert_cmpint (moved.limit, ==, EF_LIMIT_Y);
  g_assert_cmpfloat_with_epsilon (moved.value, 85, 0.2);
  assert_view (fixture, &home);
  assert_selection (fixture, NULL, 0);
}

/* Where there is no limit there is no line to take. */
static void
test_find_limit (WidgetFixture *fixture, gconstpointer data)
{
  EfRect plot = get_plot (fixture);
  double x, y;

  g_assert_cmpint (ef_chart_view_find_limit (fixture->view, plot.x + 50, plot.y + 50), ==,
                   EF_LIMIT_NONE);
  show_limits (fixture, &x, &y);
  g_assert_cmpint (ef_chart_view_find_limit (fixture->view, x + 4, y + 60), ==, EF_LIMIT_X);
  g_assert_cmpint (ef_chart_view_find_limit (fixture->view, x + 9, y + 60), ==, EF_LIMIT_NONE);
  g_assert_cmpint (ef_chart_view_find_limit (fixture->view, x + 60, y), ==, EF_LIMIT_Y);
  g_assert_cmpint (ef_chart_view_find_limit (fixture->view, x, plot.y + plot.height + 9), ==,
                   EF_LIMIT_NONE);
}

static void
test_drag_does_not_select (WidgetFixture *fixture, gconstpointer data)
{
  double x, y;

  widget_fixture_locate (fixture, 3, &x, &y);
  drag (fixture, x, y, 50, 30, FALSE);
  assert_selection (fixture, NULL, 0);
}

static void
test_selection_by_rows (WidgetFixture *fixture, gconstpointer data)
{
  const guint32 unsorted[] = { 6, 2, 7, 2 }, sorted[] = { 2, 6, 7 };
  g_autoptr (EfChartSpec) spec = ef_chart_spec_copy (fixture->spec);
  g_autoptr (EfChartData) fewer = NULL;
  guint n_changes = 0;

  g_signal_connect_swapped (fixture->view, "selection-changed", G_CALLBACK (count_cb), &n_changes);
  ef_chart_view_set_selection (fixture->view, unsorted, G_N_ELEMENTS (unsorted));
  assert_selection (fixture, sorted, G_N_ELEMENTS (sorted));
  ef_chart_view_set_selection (fixture->view, sorted, G_N_ELEMENTS (sorted));
  g_assert_cmpuint (n_changes, ==, 1);
  /* Row 7 has no place in the chart: it stays selected all the same. */
  g_assert_cmpuint (fixture->view->selected_points->len, ==, 2);

  ef_chart_spec_set_string (&spec->filter, "score < 82");
  fewer = widget_fixture_create_data (fixture->table, spec);
  ef_chart_view_set_chart (fixture->view, fewer, spec);
  assert_selection (fixture, sorted, G_N_ELEMENTS (sorted));
  g_assert_cmpuint (fixture->view->selected_points->len, ==, 1);
  widget_fixture_settle (fixture);
  ef_chart_view_set_selection (fixture->view, NULL, 0);
  g_assert_cmpuint (n_changes, ==, 2);
}

static void
test_walk_along_the_front (WidgetFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *trigger;
    gint row;
  } steps[] = {
    { "Home", 1 }, { "Right", 0 }, { "Down", 3 }, { "Right", 2 }, { "Right", 6 }, { "Right", 6 },
    { "Left", 2 }, { "Up", 3 },    { "End", 6 },  { "Home", 1 },  { "Left", 1 },  { "End", 6 },
  };
  const guint32 theta[] = { 6 }, both[] = { 1, 6 };

  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_assert_true (widget_fixture_press (fixture, steps[i].trigger));
      g_assert_cmpint (get_focused_row (fixture), ==, steps[i].row);
    }
  g_assert_true (widget_fixture_press (fixture, "space"));
  assert_selection (fixture, theta, 1);
  g_assert_true (widget_fixture_press (fixture, "Home"));
  g_assert_true (widget_fixture_press (fixture, "<Control>space"));
  assert_selection (fixture, both, 2);
}

/* Walking takes the view along. */
static void
test_walk_outside_the_view (WidgetFixture *fixture, gconstpointer data)
{
  EfView corner = { 7.9, 8.1, 84, 86 }, view;

  ef_viewport_zoom_to (ef_chart_view_get_viewport (fixture->view), &corner);
  widget_fixture_settle (fixture);
  g_assert_true (widget_fixture_press (fixture, "Home"));
  g_assert_cmpint (get_focused_row (fixture), ==, 1);
  view = get_view (fixture);
  g_assert_cmpfloat_with_epsilon ((view.x_min + view.x_max) / 2, 6, 1e-9);
  g_assert_cmpfloat_with_epsilon ((view.y_min + view.y_max) / 2, 60, 1e-9);
}

static void
activated_cb (guint *row, guint activated)
{
  *row = activated;
}

static void
test_enter_and_escape (WidgetFixture *fixture, gconstpointer data)
{
  const guint32 zeta[] = { 0 };
  guint row = G_MAXUINT;

  g_signal_connect_swapped (fixture->view, "point-activated", G_CALLBACK (activated_cb), &row);
  g_assert_true (widget_fixture_press (fixture, "Home"));
  g_assert_true (widget_fixture_press (fixture, "Right"));
  g_assert_true (widget_fixture_press (fixture, "Return"));
  g_assert_cmpuint (row, ==, 0);
  assert_selection (fixture, zeta, 1);
  g_assert_cmpint (fixture->view->pinned, >=, 0);
  /* First the card, then the selection, then the window's turn. */
  g_assert_true (widget_fixture_press (fixture, "Escape"));
  g_assert_cmpint (fixture->view->pinned, ==, -1);
  assert_selection (fixture, zeta, 1);
  g_assert_true (widget_fixture_press (fixture, "Escape"));
  assert_selection (fixture, NULL, 0);
  g_assert_false (widget_fixture_press (fixture, "Escape"));
}

/* ---- Focus ---- */

static void
test_one_tab_stop (WidgetFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  gtk_widget_grab_focus (fixture->before);
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (fixture->window) == GTK_WIDGET (fixture->view));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (fixture->window) == fixture->after);
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (fixture->window) == GTK_WIDGET (fixture->view));
  /* From a point one leaves the chart, not to the next point. */
  g_assert_true (widget_fixture_press (fixture, "Home"));
  g_assert_cmpint (get_focused_row (fixture), ==, 1);
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (fixture->window) == fixture->after);
}

/* New data does not throw the keyboard out. */
static void
test_focus_survives_new_data (WidgetFixture *fixture, gconstpointer data)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_copy (fixture->spec);
  g_autoptr (EfChartData) without_beta = NULL;
  g_autoptr (EfChartData) without_zeta = NULL;

  widget_fixture_press (fixture, "Home");
  widget_fixture_press (fixture, "Right");
  g_assert_cmpint (get_focused_row (fixture), ==, 0);
  ef_chart_spec_set_string (&spec->filter, "score != 80");
  without_beta = widget_fixture_create_data (fixture->table, spec);
  ef_chart_view_set_chart (fixture->view, without_beta, spec);
  g_assert_true (gtk_widget_get_parent (gtk_window_get_focus (fixture->window))
                 == fixture->view->marks);
  g_assert_cmpint (without_beta->rows[fixture->view->hovered], ==, 0);

  ef_chart_spec_set_string (&spec->filter, "score != 70");
  without_zeta = widget_fixture_create_data (fixture->table, spec);
  ef_chart_view_set_chart (fixture->view, without_zeta, spec);
  g_assert_true (gtk_window_get_focus (fixture->window) == GTK_WIDGET (fixture->view));
}

/* ---- The chart that is shown ---- */

static void
test_view_of_the_specification (WidgetFixture *fixture, gconstpointer data)
{
  const EfView corner = { 6.5, 7.5, 65, 80 };
  EfView home = get_view (fixture), moved;
  g_autoptr (EfChartSpec) spec = ef_chart_spec_copy (fixture->spec);
  g_autoptr (EfChartData) turned = NULL;
  EfViewport *viewport = ef_chart_view_get_viewport (fixture->view);

  spec->has_view = TRUE;
  spec->view = corner;
  ef_chart_view_set_chart (fixture->view, fixture->data, spec);
  assert_view (fixture, &corner);

  /* What the person did, written back as the window does, stays. */
  ef_viewport_pan (viewport, 0.2, 0);
  moved = get_view (fixture);
  spec->view = moved;
  ef_chart_view_set_chart (fixture->view, fixture->data, spec);
  assert_view (fixture, &moved);
  ef_viewport_go_back (viewport);
  assert_view (fixture, &corner);

  spec->has_view = FALSE;
  ef_chart_view_set_chart (fixture->view, fixture->data, spec);
  assert_view (fixture, &home);

  /* Other axes: nothing to go back to. */
  ef_chart_spec_set_string (&spec->x.column, "score");
  ef_chart_spec_set_string (&spec->y.column, "size");
  turned = widget_fixture_create_data (fixture->table, spec);
  ef_chart_view_set_chart (fixture->view, turned, spec);
  g_assert_true (ef_viewport_is_fitted (viewport));
  ef_viewport_go_back (viewport);
  g_assert_true (ef_viewport_is_fitted (viewport));
  g_assert_cmpfloat (get_view (fixture).x_max, <, 3); /* log10 of a score */
}

/* ---- Accessibility ---- */

static void
test_accessible (WidgetFixture *fixture, gconstpointer data)
{
  static const char *const labels[] = { "alpha, ", "Zeta, ", "Gamma, ", "Beta, ", "Theta, " };
  GtkAccessible *view = GTK_ACCESSIBLE (fixture->view);
  g_autofree char *description = ef_chart_data_describe (fixture->data, fixture->spec);
  guint n = 0;

  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Images");
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->view->marks), GTK_ACCESSIBLE_ROLE_LIST);
  for (GtkWidget *mark = gtk_widget_get_first_child (fixture->view->marks); mark != NULL;
       mark = gtk_widget_get_next_sibling (mark))
    {
      GtkAccessible *item = GTK_ACCESSIBLE (mark);
      g_autofree char *label
        = gtk_test_accessible_check_property (item, GTK_ACCESSIBLE_PROPERTY_LABEL, "");

      g_assert_cmpuint (n, <, G_N_ELEMENTS (labels));
      gtk_test_accessible_assert_role (item, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      gtk_test_accessible_assert_relation (item, GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) n + 1);
      gtk_test_accessible_assert_relation (item, GTK_ACCESSIBLE_RELATION_SET_SIZE, 5);
      g_assert_true (gtk_widget_get_focusable (mark));
      /* With its name first: it is what one listens for. */
      g_assert_nonnull (label);
      g_assert_nonnull (strstr (label, labels[n]));
      n++;
    }
  g_assert_cmpuint (n, ==, 5);
}

static void
test_accessible_follows (WidgetFixture *fixture, gconstpointer data)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_copy (fixture->spec);
  g_autoptr (EfChartData) fewer = NULL;
  g_autofree char *description = NULL;

  ef_chart_spec_set_string (&spec->title, "Small models");
  ef_chart_spec_set_string (&spec->filter, "size < 15000000");
  fewer = widget_fixture_create_data (fixture->table, spec);
  description = ef_chart_data_describe (fewer, spec);
  ef_chart_view_set_chart (fixture->view, fewer, spec);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Small models");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/widgets/chart-view/" name, WidgetFixture, NULL, widget_fixture_set_up, function,   \
              widget_fixture_tear_down)

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
  ADD ("click-selects", test_click_selects);
  ADD ("drag-does-not-select", test_drag_does_not_select);
  ADD ("drag-limit", test_drag_limit);
  ADD ("find-limit", test_find_limit);
  ADD ("selection-by-rows", test_selection_by_rows);
  ADD ("walk-along-the-front", test_walk_along_the_front);
  ADD ("walk-outside-the-view", test_walk_outside_the_view);
  ADD ("enter-and-escape", test_enter_and_escape);
  ADD ("one-tab-stop", test_one_tab_stop);
  ADD ("focus-survives-new-data", test_focus_survives_new_data);
  ADD ("view-of-the-specification", test_view_of_the_specification);
  ADD ("accessible", test_accessible);
  ADD ("accessible-follows", test_accessible_follows);
  return g_test_run ();
}
