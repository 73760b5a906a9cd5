/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "chart-hand.h"
#include "ef-chart-view-private.h"

/* Names of points and the legend, moved by a hand. As in a window, whoever hears of it changes the
 * chart. */

typedef struct
{
  WidgetFixture *fixture;
  guint row;
  guint n;
  EfLegend legend;
} Moved;

static guint64
get_row_id (WidgetFixture *fixture, guint row)
{
  return ef_table_get_row_ids (fixture->table)[row];
}

static void
label_moved_cb (Moved *self, guint row, double dx, double dy)
{
  WidgetFixture *fixture = self->fixture;
  EfPointLabel label = ef_point_labels_get (fixture->spec->point_labels, get_row_id (fixture, row));

  label.placed = TRUE;
  label.dx = dx;
  label.dy = dy;
  ef_point_labels_set (fixture->spec->point_labels, &label);
  ef_chart_view_set_chart (fixture->view, fixture->data, fixture->spec);
  self->row = row;
  self->n++;
}

static void
legend_moved_cb (Moved *self, EfLegend legend)
{
  self->legend = legend;
  self->n++;
}

static guint
find_point (WidgetFixture *fixture, guint row)
{
  for (guint i = 0; i < fixture->data->n; i++)
    if (fixture->data->rows[i] == row)
      return i;
  g_assert_not_reached ();
}

/* The middle of the name of a row, in pixels; FALSE if it is not shown. */
static gboolean
get_name (WidgetFixture *fixture, guint row, double *x, double *y)
{
  EfRect box;

  if (!ef_chart_picture_get_label (fixture->view->picture, find_point (fixture, row), &box))
    return FALSE;
  *x = box.x + box.width / 2;
  *y = box.y + box.height / 2;
  return TRUE;
}

static const EfPrimitive *
find_leader (WidgetFixture *fixture, guint row)
{
  g_autofree char *id = g_strdup_printf ("leader-%u", row);

  return ef_scene_find (ef_chart_picture_get_scene (fixture->view->picture), id);
}

/* A name goes where the hand goes, a line leads to it from its point, and the view stays. */
static void
test_drag_name (WidgetFixture *fixture, gconstpointer data)
{
  const guint row = 3; /* Gamma, in the middle of the frontier */
  Moved moved = { .fixture = fixture };
  EfView before = get_view (fixture);
  double x, y, there_x, there_y, em;

  g_signal_connect_swapped (fixture->view, "label-moved", G_CALLBACK (label_moved_cb), &moved);
  g_assert_true (get_name (fixture, row, &x, &y));
  g_assert_null (find_leader (fixture, row));
  drag (fixture, x, y, 60, 120, FALSE);
  widget_fixture_settle (fixture);
  g_assert_cmpuint (moved.n, >, 0);
  g_assert_cmpuint (moved.row, ==, row);
  g_assert_true (get_name (fixture, row, &there_x, &there_y));
  em = ef_chart_picture_get_em (fixture->view->picture);
  g_assert_cmpfloat_with_epsilon (there_x, x + 60, em / 20 + 0.5);
  g_assert_cmpfloat_with_epsilon (there_y, y + 120, em / 20 + 0.5);
  g_assert_nonnull (find_leader (fixture, row));
  assert_view (fixture, &before);

  /* Back beside its point it needs none. */
  drag (fixture, there_x, there_y, -60, -120, FALSE);
  widget_fixture_settle (fixture);
  g_assert_true (get_name (fixture, row, &there_x, &there_y));
  g_assert_cmpfloat_with_epsilon (there_x, x, em / 10 + 0.5);
  g_assert_null (find_leader (fixture, row));
}

/* What was put in its place by hand stays beside its point when the view moves. */
static void
test_name_follows (WidgetFixture *fixture, gconstpointer data)
{
  const guint row = 3;
  Moved moved = { .fixture = fixture };
  double x, y, point_x, point_y, way_x, way_y;

  g_signal_connect_swapped (fixture->view, "label-moved", G_CALLBACK (label_moved_cb), &moved);
  g_assert_true (get_name (fixture, row, &x, &y));
  drag (fixture, x, y, 50, 70, FALSE);
  widget_fixture_settle (fixture);
  g_assert_true (get_name (fixture, row, &x, &y));
  widget_fixture_locate (fixture, row, &point_x, &point_y);
  way_x = x - point_x;
  way_y = y - point_y;

  drag (fixture, point_x + 150, point_y - 40, -70, -30, FALSE);
  widget_fixture_settle (fixture);
  widget_fixture_locate (fixture, row, &x, &y);
  g_assert_cmpfloat (fabs (x - point_x), >, 30);
  g_assert_true (get_name (fixture, row, &point_x, &point_y));
  g_assert_cmpfloat_with_epsilon (point_x - x, way_x, 1);
  g_assert_cmpfloat_with_epsilon (point_y - y, way_y, 1);
}

/* The legend goes into the corner it is let go in, or out of the plot. */
static void
test_drag_legend (WidgetFixture *fixture, gconstpointer data)
{
  Moved moved = { .fixture = fixture };
  EfRect plot, box;

  g_signal_connect_swapped (fixture->view, "legend-moved", G_CALLBACK (legend_moved_cb), &moved);
  plot = get_plot (fixture);
  g_assert_true (ef_chart_picture_get_legend (fixture->view->picture, &box));
  drag (fixture, box.x + 5, box.y + 5, plot.x + plot.width - 20 - box.x - 5,
        plot.y + plot.height - 20 - box.y - 5, FALSE);
  g_assert_cmpuint (moved.n, ==, 1);
  g_assert_cmpint (moved.legend, ==, EF_LEGEND_BOTTOM_RIGHT);

  drag (fixture, box.x + 5, box.y + 5, 0, plot.y + plot.height + 15 - box.y - 5, FALSE);
  g_assert_cmpuint (moved.n, ==, 2);
  g_assert_cmpint (moved.legend, ==, EF_LEGEND_BOTTOM);
}

#define ADD(path, test)                                                                            \
  g_test_add (path, WidgetFixture, NULL, widget_fixture_set_up, test, widget_fixture_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/widgets/chart-view-names/drag-name", test_drag_name);
  ADD ("/widgets/chart-view-names/name-follows", test_name_follows);
  ADD ("/widgets/chart-view-names/drag-legend", test_drag_legend);

  return g_test_run ();
}
