/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "chart-hand.h"
#include "ef-chart-view-private.h"

/* The chart view as a person drives it: signals go to its real controllers, keys through its real
 * shortcuts. */

static void
assert_selection (WidgetFixture *fixture, const guint32 *expected, guint n)
{
  guint n_rows;
  const guint32 *rows = ef_chart_view_get_selection (fixture->view, &n_rows);

  g_assert_cmpmem (rows, n_rows * sizeof *rows, expected, n * sizeof *expected);
}

static void
click_row (WidgetFixture *fixture, guint row)
{
  double x, y;

  widget_fixture_locate (fixture, row, &x, &y);
  click (fixture, 1, x, y);
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
}

#define ADD(name, function)                                                                        \
  g_test_add ("/widgets/chart-view/" name, WidgetFixture, NULL, widget_fixture_set_up, function,   \
              widget_fixture_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
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
