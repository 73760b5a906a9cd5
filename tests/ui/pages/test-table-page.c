/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-page.h"

#include <adwaita.h>

#include "ef-index-list.h"
#include "ef-row-list.h"
#include "fixture.h"

/* The page in a window that is on screen, because a hidden one does nothing. */
typedef struct
{
  EfDocument *document;
  EfWorkspace *workspace;
  GtkWidget *window;
  GtkWidget *page;
  GtkColumnView *view;
  GtkCheckButton *check;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = fixture_create_document ();
  fixture->workspace = ef_workspace_new (fixture->document);
  fixture->page = g_object_new (EF_TYPE_TABLE_PAGE, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  ef_table_page_set_workspace (EF_TABLE_PAGE (fixture->page), fixture->workspace);
  fixture->view = fixture_find_widget (fixture->page, GTK_TYPE_COLUMN_VIEW, 0);
  fixture->check = fixture_find_widget (fixture->page, GTK_TYPE_CHECK_BUTTON, 0);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!gtk_widget_get_mapped (fixture->page))
    g_main_context_iteration (NULL, TRUE);
  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Images"));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->workspace);
  g_object_unref (fixture->document);
}

static void
assert_titles (Fixture *fixture, const char *expected)
{
  GListModel *columns = gtk_column_view_get_columns (fixture->view);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "",
                              gtk_column_view_column_get_title (column));
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
assert_rows (Fixture *fixture, const char *expected)
{
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (fixture->view));
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (EfRow) row = g_list_model_get_item (rows, i);

      g_string_append_printf (order, "%u", ef_row_get_index (row));
    }
  g_assert_cmpstr (order->str, ==, expected);
}

static GtkColumnViewColumn *
find_column (Fixture *fixture, const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (fixture->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_title (column), title))
        return column;
    }
  g_error ("There is no column “%s”", title);
}

static void
test_computed (Fixture *fixture, gconstpointer data)
{
  const char *own = "Frontier, model, size, score, kind";

  assert_titles (fixture, own);
  gtk_check_button_set_active (fixture->check, TRUE);
  assert_titles (fixture, "Frontier, model, size, score, Rank of frontier, "
                          "Efficiency: Parameters, Gap: Parameters, Efficiency: Accuracy, "
                          "Gap: Accuracy, Contribution, kind");
  gtk_check_button_set_active (fixture->check, FALSE);
  assert_titles (fixture, own);
}

/* They belong to the chart: the project keeps them, and undo takes them back. */
static void
test_computed_is_a_step (Fixture *fixture, gconstpointer data)
{
  const char *own = "Frontier, model, size, score, kind";

  g_assert_false (ef_document_is_modified (fixture->document));
  gtk_check_button_set_active (fixture->check, TRUE);
  g_assert_true (ef_document_get_chart (fixture->document, "chart-1")->computed);
  ef_document_undo (fixture->document);
  g_assert_false (gtk_check_button_get_active (fixture->check));
  assert_titles (fixture, own);
  g_assert_false (ef_document_is_modified (fixture->document));
  ef_document_redo (fixture->document);
  g_assert_true (gtk_check_button_get_active (fixture->check));

  ef_workspace_add_chart (fixture->workspace, NULL, "Add Chart");
  g_assert_false (gtk_check_button_get_active (fixture->check));
  assert_titles (fixture, own);
  ef_workspace_show_chart (fixture->workspace, "chart-1");
  g_assert_true (gtk_check_button_get_active (fixture->check));
}

/* The axes are the other way round: what is computed along them is named anew. */
static void
test_other_axes (Fixture *fixture, gconstpointer data)
{
  EfChartSpec *spec;

  gtk_check_button_set_active (fixture->check, TRUE);
  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  ef_chart_spec_set_string (&spec->x.column, "score");
  ef_chart_spec_set_string (&spec->y.column, "size");
  ef_workspace_change (fixture->workspace, spec, NULL, "Change Axes");
  assert_titles (fixture, "Frontier, model, size, score, Rank of frontier, "
                          "Efficiency: Accuracy, Gap: Accuracy, Efficiency: Parameters, "
                          "Gap: Parameters, Contribution, kind");
}

/* Zeta (5 M; 70), alpha (1 M; 60) and Beta (20 M; 80) are efficient. Gamma (10 M; 65) could do with
 * half, and delta (40 M; 79) with half as well. */
static void
test_sort (Fixture *fixture, gconstpointer data)
{
  EfChartSpec *spec;

  gtk_check_button_set_active (fixture->check, TRUE);
  assert_rows (fixture, "01234");
  gtk_column_view_sort_by_column (fixture->view, find_column (fixture, "Gap: Parameters"),
                                  GTK_SORT_DESCENDING);
  assert_rows (fixture, "43012");
  gtk_column_view_sort_by_column (fixture->view, find_column (fixture, "Efficiency: Accuracy"),
                                  GTK_SORT_ASCENDING);
  assert_rows (fixture, "34012");

  /* With Beta hidden, delta is efficient; the order follows, and what has no value is last. */
  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  ef_chart_spec_set_hidden (
    spec, ef_table_get_row_ids (ef_workspace_get_table (fixture->workspace))[2], TRUE);
  ef_workspace_change (fixture->workspace, spec, NULL, "Hide");
  assert_rows (fixture, "30142");

  gtk_check_button_set_active (fixture->check, FALSE);
  assert_rows (fixture, "01234");
}

static void
filter_cell (Fixture *fixture, int index, guint row, guint what)
{
  gtk_widget_activate_action (fixture->page, "table.filter-cell", "(iuu)", index, row, what);
  ef_workspace_wait (fixture->workspace);
}

/* A click on a cell keeps or excludes what stands in it; the table follows. */
static void
test_filter_cells (Fixture *fixture, gconstpointer data)
{
  enum { KEEP, EXCLUDE, AT_LEAST, AT_MOST };

  filter_cell (fixture, 3, 0, KEEP);
  assert_rows (fixture, "024");
  filter_cell (fixture, 3, 0, EXCLUDE);
  assert_rows (fixture, "13");
  g_assert_cmpstr (ef_workspace_get_spec (fixture->workspace)->filter, ==,
                   "kind not in (\"CNN\")");
  filter_cell (fixture, 0, 1, EXCLUDE);
  assert_rows (fixture, "3");
  ef_document_undo (fixture->document);
  ef_document_undo (fixture->document);
  ef_document_undo (fixture->document);
  assert_rows (fixture, "01234");
  filter_cell (fixture, 2, 0, AT_LEAST);
  filter_cell (fixture, 1, 2, AT_MOST);
  assert_rows (fixture, "02");
  /* Rows that are not there, as of a menu that is still open. */
  filter_cell (fixture, 2, 99, AT_LEAST);
  filter_cell (fixture, 99, 0, AT_LEAST);
  assert_rows (fixture, "02");
}

/* Which columns are shown belongs to the chart as well; without a choice it is all of so few. */
static void
test_choose_columns (Fixture *fixture, gconstpointer data)
{
  EfIndexList *list = fixture_get_widget (fixture->page, EF_TYPE_INDEX_LIST, 0);
  GtkMenuButton *button = fixture_get_widget (fixture->page, GTK_TYPE_MENU_BUTTON, 0);

  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, "4 columns");
  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "size");
  assert_titles (fixture, "Frontier, model, score, kind");
  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, "3 of 4 columns");

  /* What is computed stands behind the axes that are shown. */
  gtk_check_button_set_active (fixture->check, TRUE);
  assert_titles (fixture, "Frontier, model, score, Rank of frontier, Efficiency: Parameters, "
                          "Gap: Parameters, Efficiency: Accuracy, Gap: Accuracy, Contribution, "
                          "kind");
  gtk_check_button_set_active (fixture->check, FALSE);

  gtk_menu_button_popup (button);
  ef_index_list_select (list, 3);
  g_signal_emit_by_name (list, "activated");
  assert_titles (fixture, "Frontier, model, score");
  ef_index_list_select (list, 1);
  g_signal_emit_by_name (list, "activated");
  assert_titles (fixture, "Frontier, model, size, score");

  gtk_menu_button_popdown (button);
  ef_document_undo (fixture->document);
  assert_titles (fixture, "Frontier, model, score");
  while (ef_document_is_modified (fixture->document))
    ef_document_undo (fixture->document);
  assert_titles (fixture, "Frontier, model, size, score, kind");

  /* The last one to go is none. */
  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "model");
  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "size");
  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "score");
  assert_titles (fixture, "Frontier, kind");
  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "kind");
  assert_titles (fixture, "Frontier, model, size, score, kind");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, function)                                                                        \
  g_test_add ("/pages/table-page/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("computed", test_computed);
  ADD ("computed-is-a-step", test_computed_is_a_step);
  ADD ("other-axes", test_other_axes);
  ADD ("sort", test_sort);
  ADD ("filter-cells", test_filter_cells);
  ADD ("choose-columns", test_choose_columns);
#undef ADD
  return g_test_run ();
}
