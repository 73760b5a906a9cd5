/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-hand.h"

#include "ef-chart-view-private.h"
#include "ef-compose.h"

void
count_cb (guint *count)
{
  (*count)++;
}

EfView
get_view (WidgetFixture *fixture)
{
  EfView view;

  ef_viewport_get_view (ef_chart_view_get_viewport (fixture->view), &view);
  return view;
}

void
assert_view (WidgetFixture *fixture, const EfView *expected)
{
  EfView view = get_view (fixture);
  double x = expected->x_max - expected->x_min, y = expected->y_max - expected->y_min;

  g_assert_cmpfloat_with_epsilon (view.x_min, expected->x_min, x * 1e-6);
  g_assert_cmpfloat_with_epsilon (view.x_max, expected->x_max, x * 1e-6);
  g_assert_cmpfloat_with_epsilon (view.y_min, expected->y_min, y * 1e-6);
  g_assert_cmpfloat_with_epsilon (view.y_max, expected->y_max, y * 1e-6);
}

EfRect
get_plot (WidgetFixture *fixture)
{
  EfRect plot;
  EfView view;

  g_assert_true (ef_chart_view_get_plot (fixture->view, &plot, &view));
  return plot;
}

void
click (WidgetFixture *fixture, int n_press, double x, double y)
{
  g_signal_emit_by_name (widget_fixture_find_controller (fixture, GTK_TYPE_GESTURE_CLICK),
                         "released", n_press, x, y);
}

void
throw (WidgetFixture *fixture, double x, double y, double by_x, double by_y, gboolean shift,
       double speed_x, double speed_y)
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

void
drag (WidgetFixture *fixture, double x, double y, double by_x, double by_y, gboolean shift)
{
  throw (fixture, x, y, by_x, by_y, shift, 0, 0);
}
