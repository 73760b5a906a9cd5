/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-workspace.h"

#include "fixture.h"

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_looking_leaves_project_unmodified (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfWorkspace) workspace = ef_workspace_new (document);

  ef_workspace_show_table (workspace, fixture_find_table (document, "Images"));
  ef_workspace_show_table (workspace, fixture_find_table (document, "Video"));

  g_assert_null (ef_workspace_get_chart_id (workspace));
  g_assert_cmpuint (ef_document_get_n_charts (document), ==, 0);
  g_assert_false (ef_document_is_modified (document));
}

static void
test_points_and_front (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfWorkspace) workspace = ef_workspace_new (document);
  EfChartData *data;

  ef_workspace_show_table (workspace, fixture_find_table (document, "Images"));
  ef_workspace_wait (workspace);
  data = ef_workspace_get_data (workspace);

  g_assert_nonnull (data);
  g_assert_cmpuint (data->n, ==, 5);
  /* alpha (1 M; 60), Zeta (5 M; 70), Beta (20 M; 80): Gamma and delta are dominated. */
  g_assert_cmpuint (data->n_front, ==, 3);
  g_assert_cmpuint (data->rows[data->front[0]], ==, 1);
  g_assert_cmpuint (data->rows[data->front[1]], ==, 0);
  g_assert_cmpuint (data->rows[data->front[2]], ==, 2);
}

static void
test_first_change_keeps_chart (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfWorkspace) workspace = ef_workspace_new (document);
  EfChartSpec *spec;

  ef_workspace_show_table (workspace, fixture_find_table (document, "Images"));
  spec = ef_chart_spec_copy (ef_workspace_get_spec (workspace));
  ef_chart_spec_set_string (&spec->colour, "kind");
  ef_workspace_change (workspace, spec, NULL, "Change Colour");

  g_assert_cmpuint (ef_document_get_n_charts (document), ==, 1);
  g_assert_cmpstr (ef_workspace_get_chart_id (workspace), ==,
                   ef_document_get_chart_id (document, 0));
  g_assert_cmpstr (ef_workspace_get_spec (workspace)->colour, ==, "kind");
  g_assert_true (ef_document_is_modified (document));

  ef_document_undo (document);
  g_assert_null (ef_workspace_get_chart_id (workspace));
  g_assert_null (ef_workspace_get_spec (workspace)->colour);
  g_assert_false (ef_document_is_modified (document));

  ef_document_redo (document);
  g_assert_nonnull (ef_workspace_get_chart_id (workspace));
  g_assert_cmpstr (ef_workspace_get_spec (workspace)->colour, ==, "kind");
}

/* One that comes is shown, also by undo; when the shown one goes, its neighbour is. */
static void
test_charts_of_one_table (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfWorkspace) workspace = ef_workspace_new (document);
  EfChartSpec *spec;

  ef_workspace_show_table (workspace, fixture_find_table (document, "Images"));
  spec = ef_chart_spec_copy (ef_workspace_get_spec (workspace));
  ef_chart_spec_set_string (&spec->colour, "kind");
  ef_workspace_add_chart (workspace, spec, "Duplicate Chart");

  /* What was only looked at stays, in the same step. */
  g_assert_cmpuint (ef_document_get_n_charts (document), ==, 2);
  g_assert_null (ef_document_get_chart (document, "chart-1")->colour);
  g_assert_cmpstr (ef_workspace_get_chart_id (workspace), ==, "chart-2");
  g_assert_cmpstr (ef_workspace_get_spec (workspace)->colour, ==, "kind");
  g_assert_cmpstr (ef_document_get_current_chart (document), ==, "chart-2");

  ef_workspace_add_chart (workspace, NULL, "Add Chart");
  g_assert_cmpstr (ef_workspace_get_chart_id (workspace), ==, "chart-3");
  ef_workspace_show_chart (workspace, "chart-2");
  ef_document_remove_chart (document, "chart-2", "Remove Chart");
  g_assert_cmpstr (ef_workspace_get_chart_id (workspace), ==, "chart-3");
  ef_document_undo (document);
  g_assert_cmpstr (ef_workspace_get_chart_id (workspace), ==, "chart-2");
  ef_document_undo (document);
  g_assert_cmpstr (ef_workspace_get_chart_id (workspace), ==, "chart-2");

  ef_document_undo (document);
  g_assert_cmpuint (ef_document_get_n_charts (document), ==, 0);
  g_assert_null (ef_workspace_get_chart_id (workspace));
  g_assert_null (ef_workspace_get_spec (workspace)->colour);
  g_assert_false (ef_document_is_modified (document));
}

/* Who comes back to a table finds the chart that was left, as long as there is one. */
static void
test_table_shows_its_last_chart (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfWorkspace) workspace = ef_workspace_new (document);
  EfTable *images = fixture_find_table (document, "Images");
  EfTable *video = fixture_find_table (document, "Video");

  ef_workspace_show_table (workspace, images);
  ef_workspace_add_chart (workspace, NULL, "Add Chart");
  ef_workspace_add_chart (workspace, NULL, "Add Chart");
  ef_workspace_show_chart (workspace, "chart-2");
  ef_workspace_show_table (workspace, video);
  g_assert_null (ef_workspace_get_chart_id (workspace));
  ef_workspace_show_table (workspace, images);
  g_assert_cmpstr (ef_workspace_get_chart_id (workspace), ==, "chart-2");

  ef_workspace_show_table (workspace, video);
  ef_document_remove_chart (document, "chart-2", "Remove Chart");
  ef_workspace_show_table (workspace, images);
  g_assert_cmpstr (ef_workspace_get_chart_id (workspace), ==, "chart-1");
}

static void
test_chart_of_other_table_is_not_shown (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfWorkspace) workspace = ef_workspace_new (document);
  g_autoptr (EfChartSpec) other = ef_chart_spec_new ();

  ef_workspace_show_table (workspace, fixture_find_table (document, "Images"));
  ef_chart_spec_set_string (&other->table_id,
                            ef_table_get_id (fixture_find_table (document, "Video")));
  ef_document_add_chart (document, other, "Add Chart");
  g_assert_null (ef_workspace_get_chart_id (workspace));
}

/* A frontier without a cost is told as such. */
static void
test_compares_scores (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfWorkspace) workspace = ef_workspace_new (document);
  EfChartSpec *spec;

  ef_workspace_show_table (workspace, fixture_find_table (document, "Images"));
  g_assert_false (ef_workspace_compares_scores (workspace));
  spec = ef_chart_spec_copy (ef_workspace_get_spec (workspace));
  ef_chart_spec_set_string (&spec->x.column, "score");
  ef_workspace_change (workspace, spec, NULL, "Change Axis");
  ef_workspace_wait (workspace);
  g_assert_true (ef_workspace_compares_scores (workspace));
}

static void
test_hide_moves_front_and_undo_brings_back (void)
{
  static const guint32 rows[] = { 0 };
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfWorkspace) workspace = ef_workspace_new (document);
  guint n_selected;

  ef_workspace_show_table (workspace, fixture_find_table (document, "Images"));
  ef_workspace_set_selection (workspace, rows, 1);
  ef_workspace_hide_selection (workspace);

  ef_workspace_get_selection (workspace, &n_selected);
  g_assert_cmpuint (n_selected, ==, 0);
  g_assert_cmpuint (ef_workspace_get_data (workspace)->n, ==, 4);
  g_assert_cmpuint (ef_workspace_get_data (workspace)->left_out.hidden, ==, 1);
  /* Without Zeta, Gamma (10 M; 65) is on the frontier. */
  g_assert_cmpuint (
      ef_workspace_get_data (workspace)->rows[ef_workspace_get_data (workspace)->front[1]], ==, 3);

  ef_document_undo (document);
  g_assert_cmpuint (ef_workspace_get_data (workspace)->n, ==, 5);

  ef_document_redo (document);
  g_assert_cmpuint (ef_workspace_get_data (workspace)->n, ==, 4);
  ef_workspace_show_hidden (workspace);
  g_assert_cmpuint (ef_workspace_get_data (workspace)->n, ==, 5);
}

static void
test_bad_filter_is_an_error (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfWorkspace) workspace = ef_workspace_new (document);
  EfChartSpec *spec;

  ef_workspace_show_table (workspace, fixture_find_table (document, "Images"));
  spec = ef_chart_spec_copy (ef_workspace_get_spec (workspace));
  ef_chart_spec_set_string (&spec->filter, "nowhere > 1");
  ef_workspace_change (workspace, spec, NULL, "Change Filter");

  g_assert_null (ef_workspace_get_data (workspace));
  g_assert_nonnull (ef_workspace_get_error (workspace));
}

static void
test_selection_is_announced_once (void)
{
  static const guint32 rows[] = { 1, 3 };
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfWorkspace) workspace = ef_workspace_new (document);
  guint count = 0;

  ef_workspace_show_table (workspace, fixture_find_table (document, "Images"));
  g_signal_connect_swapped (workspace, "selection-changed", G_CALLBACK (count_cb), &count);
  ef_workspace_set_selection (workspace, rows, 2);
  ef_workspace_set_selection (workspace, rows, 2);
  g_assert_cmpuint (count, ==, 1);

  ef_workspace_show_table (workspace, fixture_find_table (document, "Video"));
  g_assert_cmpuint (count, ==, 2);
}

static void
test_removed_source_shows_nothing (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfWorkspace) workspace = ef_workspace_new (document);

  ef_workspace_show_table (workspace, fixture_find_table (document, "Images"));
  ef_document_remove_source (document, 0, "Remove");
  g_assert_null (ef_workspace_get_table (workspace));
  g_assert_null (ef_workspace_get_data (workspace));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/pages/workspace/compares-scores", test_compares_scores);
  g_test_add_func ("/pages/workspace/looking-leaves-project-unmodified",
                   test_looking_leaves_project_unmodified);
  g_test_add_func ("/pages/workspace/points-and-front", test_points_and_front);
  g_test_add_func ("/pages/workspace/first-change-keeps-chart", test_first_change_keeps_chart);
  g_test_add_func ("/pages/workspace/charts-of-one-table", test_charts_of_one_table);
  g_test_add_func ("/pages/workspace/table-shows-its-last-chart",
                   test_table_shows_its_last_chart);
  g_test_add_func ("/pages/workspace/chart-of-other-table-is-not-shown",
                   test_chart_of_other_table_is_not_shown);
  g_test_add_func ("/pages/workspace/hide-moves-front-and-undo-brings-back",
                   test_hide_moves_front_and_undo_brings_back);
  g_test_add_func ("/pages/workspace/bad-filter-is-an-error", test_bad_filter_is_an_error);
  g_test_add_func ("/pages/workspace/selection-is-announced-once",
                   test_selection_is_announced_once);
  g_test_add_func ("/pages/workspace/removed-source-shows-nothing",
                   test_removed_source_shows_nothing);

  return g_test_run ();
}
