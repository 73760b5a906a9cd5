/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-label-row.h"

#include "ef-chart-page.h"
#include "fixture.h"

/* Names of single points: moved by keys in the chart, switched in the row of the inspector. */
typedef struct
{
  EfDocument *document;
  EfWorkspace *workspace;
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *row;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->document = fixture_create_document ();
  fixture->workspace = ef_workspace_new (fixture->document);
  fixture->page = g_object_new (EF_TYPE_CHART_PAGE, "vexpand", TRUE, NULL);
  fixture->row = g_object_new (EF_TYPE_LABEL_ROW, NULL);
  gtk_box_append (GTK_BOX (box), fixture->page);
  gtk_box_append (GTK_BOX (box), fixture->row);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 500);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  ef_chart_page_set_workspace (EF_CHART_PAGE (fixture->page), fixture->workspace);
  ef_label_row_set_workspace (EF_LABEL_ROW (fixture->row), fixture->workspace);
  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Images"));
  ef_workspace_wait (fixture->workspace);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->workspace);
  g_object_unref (fixture->document);
}

static EfPointLabel
get_label (Fixture *fixture, guint row)
{
  const guint64 *ids = ef_table_get_row_ids (ef_workspace_get_table (fixture->workspace));

  return ef_point_labels_get (ef_workspace_get_spec (fixture->workspace)->point_labels, ids[row]);
}

static void
select_row (Fixture *fixture, guint32 row)
{
  ef_workspace_set_selection (fixture->workspace, &row, 1);
}

static void
do_action (Fixture *fixture, const char *name)
{
  EfChartView *view = ef_chart_page_get_view (EF_CHART_PAGE (fixture->page));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), name, NULL));
  ef_workspace_wait (fixture->workspace);
}

/* The first row, alpha, is on the frontier. */
static void
test_moved_by_keys (Fixture *fixture, gconstpointer data)
{
  EfPointLabel first, second;

  select_row (fixture, 0);
  do_action (fixture, "chart.label-up");
  first = get_label (fixture, 0);
  g_assert_true (first.placed);
  do_action (fixture, "chart.label-right");
  second = get_label (fixture, 0);
  g_assert_cmpfloat_with_epsilon (second.dx, first.dx + 0.5, 0.06);
  g_assert_cmpfloat_with_epsilon (second.dy, first.dy, 0.06);

  do_action (fixture, "chart.reset-label");
  g_assert_false (get_label (fixture, 0).placed);
  ef_document_undo (fixture->document);
  g_assert_true (get_label (fixture, 0).placed);
  g_assert_cmpfloat (get_label (fixture, 0).dx, ==, second.dx);
  /* The first step made the chart a part of the project as well. */
  for (guint i = 0; i < 2 && get_label (fixture, 0).placed; i++)
    ef_document_undo (fixture->document);
  g_assert_false (get_label (fixture, 0).placed);
}

static void
test_switched (Fixture *fixture, gconstpointer data)
{
  GtkSwitch *shown;

  g_assert_false (gtk_widget_get_visible (fixture->row));
  select_row (fixture, 0);
  g_assert_true (gtk_widget_get_visible (fixture->row));

  do_action (fixture, "chart.toggle-label");
  g_assert_cmpint (get_label (fixture, 0).shown, ==, EF_POINT_LABEL_OFF);
  /* Back to what the chart says for all leaves nothing behind. */
  do_action (fixture, "chart.toggle-label");
  g_assert_cmpint (get_label (fixture, 0).shown, ==, EF_POINT_LABEL_AUTO);
  g_assert_cmpuint (ef_workspace_get_spec (fixture->workspace)->point_labels->len, ==, 0);

  /* The row is that switch. */
  shown = GTK_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (fixture->row)));
  /* Activating it would take as long as its knob moves. */
  gtk_switch_set_active (shown, !gtk_switch_get_active (shown));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (get_label (fixture, 0).shown, ==, EF_POINT_LABEL_OFF);
}

static void
test_legend_moved (Fixture *fixture, gconstpointer data)
{
  EfChartView *view = ef_chart_page_get_view (EF_CHART_PAGE (fixture->page));

  g_signal_emit_by_name (view, "legend-moved", EF_LEGEND_BOTTOM_LEFT);
  g_assert_cmpint (ef_workspace_get_spec (fixture->workspace)->legend, ==, EF_LEGEND_BOTTOM_LEFT);
  ef_document_undo (fixture->document);
  g_assert_cmpint (ef_workspace_get_spec (fixture->workspace)->legend, ==, EF_LEGEND_AUTO);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/pages/label-row/moved-by-keys", Fixture, NULL, set_up, test_moved_by_keys,
              tear_down);
  g_test_add ("/pages/label-row/switched", Fixture, NULL, set_up, test_switched, tear_down);
  g_test_add ("/pages/label-row/legend-moved", Fixture, NULL, set_up, test_legend_moved,
              tear_down);

  return g_test_run ();
}
