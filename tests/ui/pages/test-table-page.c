/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-page.h"

#include <adwaita.h>
#ifdef GDK_WINDOWING_X11
#include <dlfcn.h>
#include <gdk/x11/gdkx.h>
#endif

#include "ef-index-list.h"
#include "ef-row-list.h"
#include "ef-table-cell.h"
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
  /* All columns have room. */
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 400);
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
      guint group;

      if (ef_row_get_group (row, &group))
        g_string_append_printf (order, "%s[%u]", i > 0 ? " " : "", group);
      else
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
  const char *own = "★, model, size, score, kind";

  assert_titles (fixture, own);
  gtk_check_button_set_active (fixture->check, TRUE);
  assert_titles (fixture, "★, model, size, score, Rank of frontier, "
                          "Efficiency: Parameters, Gap: Parameters, Efficiency: Accuracy, "
                          "Gap: Accuracy, Contribution, kind");
  gtk_check_button_set_active (fixture->check, FALSE);
  assert_titles (fixture, own);
}

/* They belong to the chart: the project keeps them, and undo takes them back. */
static void
test_computed_is_a_step (Fixture *fixture, gconstpointer data)
{
  const char *own = "★, model, size, score, kind";

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
  assert_titles (fixture, "★, model, size, score, Rank of frontier, "
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
  EfIndexList *list = fixture_get_widget (fixture->page, EF_TYPE_INDEX_LIST, 1);
  GtkMenuButton *button = fixture_get_widget (fixture->page, GTK_TYPE_MENU_BUTTON, 1);

  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, "4 columns");
  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "size");
  assert_titles (fixture, "★, model, score, kind");
  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, "3 of 4 columns");

  /* What is computed stands behind the axes that are shown. */
  gtk_check_button_set_active (fixture->check, TRUE);
  assert_titles (fixture, "★, model, score, Rank of frontier, Efficiency: Parameters, "
                          "Gap: Parameters, Efficiency: Accuracy, Gap: Accuracy, Contribution, "
                          "kind");
  gtk_check_button_set_active (fixture->check, FALSE);

  gtk_menu_button_popup (button);
  ef_index_list_select (list, 3);
  g_signal_emit_by_name (list, "activated");
  assert_titles (fixture, "★, model, score");
  ef_index_list_select (list, 1);
  g_signal_emit_by_name (list, "activated");
  assert_titles (fixture, "★, model, size, score");

  gtk_menu_button_popdown (button);
  ef_document_undo (fixture->document);
  assert_titles (fixture, "★, model, score");
  while (ef_document_is_modified (fixture->document))
    ef_document_undo (fixture->document);
  assert_titles (fixture, "★, model, size, score, kind");

  /* The last one to go is none. */
  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "model");
  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "size");
  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "score");
  assert_titles (fixture, "★, kind");
  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "kind");
  assert_titles (fixture, "★, model, size, score, kind");
}

/* ---- Groups ---- */

/* CNN has the rows 0, 2 and 4, ViT has 1 and 3. */
static void
group_by (Fixture *fixture, const char *column)
{
  gtk_widget_activate_action (fixture->page, "table.group-by", "s", column);
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  group_by (fixture, "kind");
  assert_titles (fixture, "kind, ★, model, size, score");
  assert_rows (fixture, "[0]024 [1]13");
  g_assert_true (ef_document_is_modified (fixture->document));

  /* Of the filter, too; and a column of numbers makes a group of each. */
  g_assert_true (ef_workspace_set_filter (fixture->workspace, "score > 65", NULL));
  assert_rows (fixture, "[0]024");
  ef_document_undo (fixture->document);
  group_by (fixture, "size");
  assert_titles (fixture, "size, ★, model, score, kind");
  assert_rows (fixture, "[0]1 [1]0 [2]3 [3]2 [4]4");

  ef_document_undo (fixture->document);
  assert_titles (fixture, "kind, ★, model, size, score");
  group_by (fixture, "");
  assert_titles (fixture, "★, model, size, score, kind");
  assert_rows (fixture, "01234");
}

/* Chosen from the columns; then the other summary. */
static void
test_choose_groups (Fixture *fixture, gconstpointer data)
{
  EfIndexList *list = fixture_get_widget (fixture->page, EF_TYPE_INDEX_LIST, 0);
  GtkMenuButton *button = fixture_get_widget (fixture->page, GTK_TYPE_MENU_BUTTON, 0);
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  GtkToggleButton *best = fixture_get_widget (popover, GTK_TYPE_TOGGLE_BUTTON, 1);

  gtk_menu_button_popup (button);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (best)));
  ef_index_list_select (list, 3);
  g_signal_emit_by_name (list, "activated");
  assert_rows (fixture, "[0]024 [1]13");

  gtk_menu_button_popup (button);
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (best)));
  gtk_toggle_button_set_active (best, TRUE);
  g_assert_cmpint (ef_workspace_get_spec (fixture->workspace)->table.summary, ==,
                   EF_GROUP_SUMMARY_BEST);
  ef_document_undo (fixture->document);
  g_assert_false (gtk_toggle_button_get_active (best));
  gtk_menu_button_popdown (button);
}

/* Groups are folded by the menu, by Enter, and by what is in the head; whatever becomes of the
 * rows, they stay so. */
static void
test_fold (Fixture *fixture, gconstpointer data)
{
  GtkWidget *head;

  group_by (fixture, "kind");
  g_signal_emit_by_name (fixture->view, "activate", 0);
  assert_rows (fixture, "[0] [1]13");
  g_signal_emit_by_name (fixture->view, "activate", 2);
  assert_rows (fixture, "[0] [1]13");
  g_assert_true (ef_workspace_set_filter (fixture->workspace, "score > 60", NULL));
  assert_rows (fixture, "[0] [1]3");
  ef_document_undo (fixture->document);
  gtk_column_view_sort_by_column (fixture->view, find_column (fixture, "kind"),
                                  GTK_SORT_DESCENDING);
  assert_rows (fixture, "[0]13 [1]");
  g_signal_emit_by_name (fixture->view, "activate", 3);
  assert_rows (fixture, "[0]13 [1]024");

  gtk_widget_activate_action (fixture->page, "table.fold-all", "b", TRUE);
  assert_rows (fixture, "[0] [1]");
  gtk_widget_activate_action (fixture->page, "table.fold-all", "b", FALSE);
  assert_rows (fixture, "[0]13 [1]024");

  head = fixture_get_widget (GTK_WIDGET (fixture->view), GTK_TYPE_BUTTON, 0);
  g_assert_true (GTK_IS_BUTTON (head));
  gtk_test_accessible_assert_state (head, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  gtk_test_accessible_assert_property (head, GTK_ACCESSIBLE_PROPERTY_LABEL, "ViT, 2 rows");
  g_signal_emit_by_name (head, "clicked");
  assert_rows (fixture, "[0] [1]024");
  gtk_test_accessible_assert_state (head, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);

  /* The project knows it, and it is no step of the history. */
  g_assert_cmpuint (ef_document_get_chart (fixture->document, "chart-1")->table.folded->len, ==, 1);
  ef_workspace_add_chart (fixture->workspace, NULL, "Add Chart");
  assert_rows (fixture, "01234");
  ef_workspace_show_chart (fixture->workspace, "chart-1");
  assert_rows (fixture, "[0] [1]024");

  /* Another column begins anew; what was sorted by stays. */
  group_by (fixture, "size");
  group_by (fixture, "kind");
  assert_rows (fixture, "[0]13 [1]024");
}

/* Means of CNN: sizes 5, 20 and 40, scores 70, 80 and 79; of ViT 1 and 10, 60 and 65. Groups are in
 * the order of what stands for them, and rows within. */
static void
test_sort_groups (Fixture *fixture, gconstpointer data)
{
  group_by (fixture, "kind");
  gtk_column_view_sort_by_column (fixture->view, find_column (fixture, "size"),
                                  GTK_SORT_ASCENDING);
  assert_rows (fixture, "[0]13 [1]024");
  gtk_column_view_sort_by_column (fixture->view, find_column (fixture, "score"),
                                  GTK_SORT_DESCENDING);
  assert_rows (fixture, "[0]240 [1]31");
  /* By names, which say nothing of groups. */
  gtk_column_view_sort_by_column (fixture->view, find_column (fixture, "model"),
                                  GTK_SORT_DESCENDING);
  assert_rows (fixture, "[0]042 [1]31");
  /* What was sorted by stays. */
  group_by (fixture, "");
  assert_rows (fixture, "03421");
}

static void
assert_selected (Fixture *fixture, const char *expected)
{
  guint n;
  const guint32 *rows = ef_workspace_get_selection (fixture->workspace, &n);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%u", rows[i]);
  g_assert_cmpstr (text->str, ==, expected);
}

/* The head of a group stands for its rows. [0]024 [1]13 is at 0123 456. */
static void
test_select_groups (Fixture *fixture, gconstpointer data)
{
  static const guint32 all_of_vit[] = { 1, 3 };
  GtkSelectionModel *selection = gtk_column_view_get_model (fixture->view);

  group_by (fixture, "kind");
  gtk_selection_model_select_item (selection, 0, TRUE);
  assert_selected (fixture, "024");
  g_assert_true (gtk_selection_model_is_selected (selection, 3));
  gtk_selection_model_unselect_item (selection, 2);
  assert_selected (fixture, "04");
  g_assert_false (gtk_selection_model_is_selected (selection, 0));
  gtk_selection_model_select_item (selection, 2, FALSE);
  g_assert_true (gtk_selection_model_is_selected (selection, 0));
  gtk_selection_model_unselect_item (selection, 0);
  assert_selected (fixture, "");

  /* From the first row of one group to the first of the next, whose head is between. */
  gtk_selection_model_select_range (selection, 2, 4, TRUE);
  assert_selected (fixture, "124");
  gtk_selection_model_select_all (selection);
  assert_selected (fixture, "01234");
  gtk_selection_model_select_item (selection, 5, TRUE);
  assert_selected (fixture, "1");

  /* Those of a folded group, and what the chart selects. */
  g_signal_emit_by_name (fixture->view, "activate", 0);
  gtk_selection_model_select_item (selection, 0, FALSE);
  assert_selected (fixture, "0124");
  ef_workspace_set_selection (fixture->workspace, all_of_vit, 2);
  g_assert_true (gtk_selection_model_is_selected (selection, 1));
  g_assert_false (gtk_selection_model_is_selected (selection, 0));
  g_signal_emit_by_name (fixture->view, "activate", 0);
  assert_selected (fixture, "13");
  g_assert_true (gtk_selection_model_is_selected (selection, 5));
}

/* A point that is chosen in the chart comes to light, whether the table is looked at or not; who
 * folds its group again has it so. */
static void
test_reveal (Fixture *fixture, gconstpointer data)
{
  static const guint32 row_of_vit[] = { 3 }, row_of_cnn[] = { 2 };
  static const guint32 all_of_vit[] = { 1, 3 };
  GtkSelectionModel *selection = gtk_column_view_get_model (fixture->view);

  group_by (fixture, "kind");
  gtk_widget_activate_action (fixture->page, "table.fold-all", "b", TRUE);
  ef_workspace_set_selection (fixture->workspace, all_of_vit, 2);
  assert_rows (fixture, "[0] [1]");
  ef_workspace_set_selection (fixture->workspace, row_of_vit, 1);
  assert_rows (fixture, "[0] [1]13");
  g_assert_true (gtk_selection_model_is_selected (selection, 3));
  g_signal_emit_by_name (fixture->view, "activate", 1);
  assert_rows (fixture, "[0] [1]");
  assert_selected (fixture, "3");

  gtk_widget_set_visible (fixture->page, FALSE);
  ef_workspace_set_selection (fixture->workspace, row_of_cnn, 1);
  assert_rows (fixture, "[0] [1]");
  gtk_widget_set_visible (fixture->page, TRUE);
  while (!gtk_widget_get_mapped (fixture->page))
    g_main_context_iteration (NULL, TRUE);
  assert_rows (fixture, "[0]024 [1]");
  g_assert_true (gtk_selection_model_is_selected (selection, 2));
}

/* ---- What is sorted by ---- */

static const char *
get_sort_words (Fixture *fixture)
{
  GObject *label =
    gtk_widget_get_template_child (fixture->page, EF_TYPE_TABLE_PAGE, "sort_label");

  return gtk_label_get_text (GTK_LABEL (label));
}

static void
sort_by (Fixture *fixture, const char *title, GtkSortType type)
{
  gtk_column_view_sort_by_column (fixture->view, find_column (fixture, title), type);
}

/* Whatever becomes of the columns, all that was sorted by stays as long as it is shown. */
static void
test_sorts_stay (Fixture *fixture, gconstpointer data)
{
  sort_by (fixture, "score", GTK_SORT_DESCENDING);
  sort_by (fixture, "kind", GTK_SORT_ASCENDING);
  assert_rows (fixture, "24031");
  g_assert_cmpstr (get_sort_words (fixture), ==, "kind ↑, then score ↓");

  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "size");
  gtk_check_button_set_active (fixture->check, TRUE);
  g_assert_cmpstr (get_sort_words (fixture), ==, "kind ↑, then score ↓");
  assert_rows (fixture, "24031");

  /* The column of the groups is made anew. */
  group_by (fixture, "kind");
  assert_rows (fixture, "[0]240 [1]31");
  g_assert_cmpstr (get_sort_words (fixture), ==, "kind ↑, then score ↓");
  group_by (fixture, "");
  assert_rows (fixture, "24031");
  sort_by (fixture, "kind", GTK_SORT_DESCENDING);
  assert_rows (fixture, "31240");
  g_assert_cmpstr (get_sort_words (fixture), ==, "kind ↓, then score ↓");

  /* The first one goes, and the next one is the first. */
  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "kind");
  assert_rows (fixture, "24031");
  g_assert_cmpstr (get_sort_words (fixture), ==, "");
  sort_by (fixture, "model", GTK_SORT_ASCENDING);
  g_assert_cmpstr (get_sort_words (fixture), ==, "model ↑, then score ↓");
}

/* The chart keeps it, undo takes it back, and a hidden column that comes back is sorted by again.
 */
static void
test_sorts_are_kept (Fixture *fixture, gconstpointer data)
{
  g_assert_false (ef_document_is_modified (fixture->document));
  sort_by (fixture, "score", GTK_SORT_DESCENDING);
  sort_by (fixture, "kind", GTK_SORT_DESCENDING);
  assert_rows (fixture, "31240");
  g_assert_cmpuint (ef_workspace_get_spec (fixture->workspace)->table.sorts->len, ==, 2);
  ef_document_undo (fixture->document);
  assert_rows (fixture, "24031");
  ef_document_undo (fixture->document);
  assert_rows (fixture, "01234");
  g_assert_false (ef_document_is_modified (fixture->document));
  ef_document_redo (fixture->document);
  ef_document_redo (fixture->document);
  assert_rows (fixture, "31240");

  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "kind");
  assert_rows (fixture, "24031");
  ef_document_undo (fixture->document);
  assert_rows (fixture, "31240");
  g_assert_cmpstr (get_sort_words (fixture), ==, "kind ↓, then score ↓");

  /* Another chart of the table has its own. */
  ef_workspace_add_chart (fixture->workspace, NULL, "Add Chart");
  assert_rows (fixture, "01234");
  sort_by (fixture, "★", GTK_SORT_DESCENDING);
  assert_rows (fixture, "34012");
  ef_workspace_show_chart (fixture->workspace, "chart-1");
  assert_rows (fixture, "31240");

  gtk_column_view_sort_by_column (fixture->view, NULL, GTK_SORT_ASCENDING);
  assert_rows (fixture, "01234");
  g_assert_null (ef_workspace_get_spec (fixture->workspace)->table.sorts);
}

/* ---- Headers ---- */

static GtkLabel *
find_title_label (Fixture *fixture, guint position)
{
  GtkWidget *title =
    gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (fixture->view)));

  while (position-- > 0)
    title = gtk_widget_get_next_sibling (title);
  return fixture_find_widget (title, GTK_TYPE_LABEL, 0);
}

static void
assert_title (Fixture *fixture, guint position, const char *text, float xalign)
{
  GtkLabel *label = find_title_label (fixture, position);

  g_assert_cmpstr (gtk_label_get_text (label), ==, text);
  g_assert_true (gtk_widget_get_hexpand (GTK_WIDGET (label)));
  g_assert_cmpfloat (gtk_label_get_xalign (label), ==, xalign);
  /* Beside the arrow, which is on the other side. */
  if (xalign == 1)
    g_assert_null (gtk_widget_get_next_sibling (GTK_WIDGET (label)));
}

/* As their cells: texts on the left, numbers on the right; also after columns came and went. */
static void
test_align_headers (Fixture *fixture, gconstpointer data)
{
  assert_title (fixture, 0, "★", 0);
  assert_title (fixture, 1, "model", 0);
  assert_title (fixture, 2, "size", 1);
  gtk_check_button_set_active (fixture->check, TRUE);
  assert_title (fixture, 4, "Rank of frontier", 1);
  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "size");
  assert_title (fixture, 2, "score", 1);
  group_by (fixture, "kind");
  assert_title (fixture, 0, "kind", 0);
  assert_title (fixture, 1, "★", 0);
}

/* A sentence in a header does not make its column wider than the window. */
static void
test_long_header (Fixture *fixture, gconstpointer data)
{
  const char *name = "Training Location-Based Greenhouse Gas Emissions (tons CO2eq)";
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfSource) source = ef_source_new ("card.md", NULL, "delimited", NULL);
  g_autoptr (EfCatalogNode) root = ef_catalog_node_new ("card.md", NULL);
  g_autoptr (EfTable) table = NULL;
  GtkLabel *label;
  int width;

  for (guint i = 0; i < 2; i++)
    {
      EfColumnBuilder *builder = ef_column_builder_new (i == 0 ? name : "size", EF_COLUMN_NUMBER);

      ef_column_builder_add_number (builder, 420 + i);
      ef_column_builder_add_number (builder, 2040 + i);
      g_ptr_array_add (columns, ef_column_builder_end (builder));
    }
  table = ef_table_new ("card.md", "card.md", columns, 2, source, EF_PLACE_LINE, "", NULL);
  ef_catalog_node_add_table (root, table);
  ef_catalog_node_seal (root);
  ef_document_add_source (fixture->document, root, "Import");
  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "card.md"));

  for (guint i = 1; i <= 2; i++)
    {
      label = find_title_label (fixture, i);
      gtk_widget_measure (GTK_WIDGET (label), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL,
                          NULL);
      g_assert_cmpint (width, <, 350);
      g_assert_true ((gtk_label_get_ellipsize (label) == PANGO_ELLIPSIZE_MIDDLE)
                     == g_str_equal (gtk_label_get_text (label), name));
    }
  /* All of it is there for the tip and the reader of screens. */
  g_assert_true (g_str_equal (gtk_label_get_text (find_title_label (fixture, 1)), name)
                 || g_str_equal (gtk_label_get_text (label), name));
}

static gboolean
has_tip (Fixture *fixture, int x, int y)
{
  GtkTooltip *tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown;

  g_signal_emit_by_name (fixture->view, "query-tooltip", x, y, FALSE, tooltip, &shown);
  g_object_unref (tooltip);
  return shown;
}

static GtkEventController *
find_secondary_click (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller)
          && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller))
               == GDK_BUTTON_SECONDARY)
        return controller;
    }
  return NULL;
}

/* Where one reads a menu no tooltip comes up. */
static void
test_menu_without_tip (Fixture *fixture, gconstpointer data)
{
  GtkWidget *title = GTK_WIDGET (find_title_label (fixture, 2));
  GtkWidget *cell;
  graphene_point_t header, point;

  while (gtk_widget_get_width (title) == 0
         || (cell = fixture_find_widget (fixture->page, EF_TYPE_TABLE_CELL, 2)) == NULL
         || gtk_widget_get_width (cell) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_compute_point (title, GTK_WIDGET (fixture->view),
                                           &GRAPHENE_POINT_INIT (5, 5), &header));
  g_assert_true (gtk_widget_compute_point (cell, GTK_WIDGET (fixture->view),
                                           &GRAPHENE_POINT_INIT (5, 5), &point));
  g_assert_true (has_tip (fixture, (int) header.x, (int) header.y));
  g_signal_emit_by_name (find_secondary_click (GTK_WIDGET (fixture->view)), "pressed", 1,
                         (double) point.x, (double) point.y);
  g_assert_false (has_tip (fixture, (int) header.x, (int) header.y));
  gtk_popover_popdown (fixture_get_widget (fixture->page, GTK_TYPE_POPOVER_MENU, 0));
  g_assert_true (has_tip (fixture, (int) header.x, (int) header.y));
}

/* ---- Cells ---- */

/* The cell at that position of the view that belongs to the column at @index of the table. */
static GtkWidget *
find_table_cell (GtkWidget *widget, int index, guint position)
{
  GtkWidget *found = NULL;

  if (EF_IS_TABLE_CELL (widget))
    return ef_table_cell_get_column (EF_TABLE_CELL (widget))->index == index &&
                   ef_table_cell_get_position (EF_TABLE_CELL (widget)) == position
             ? widget
             : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_table_cell (child, index, position);
  return found;
}

static void
assert_cell (Fixture *fixture, int index, guint position, const char *expected)
{
  GtkWidget *cell = find_table_cell (GTK_WIDGET (fixture->view), index, position);
  g_autofree char *text = NULL;

  g_assert_nonnull (cell);
  text = ef_table_cell_dup_text (EF_TABLE_CELL (cell));
  g_assert_cmpstr (text, ==, expected);
}

/* A screen reader is told what a cell shows once it is drawn. */
static void
wait_for_name (Fixture *fixture, int index, guint position, const char *name)
{
  GtkWidget *cell = find_table_cell (GTK_WIDGET (fixture->view), index, position);

  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (cell)), ==,
                   GTK_ACCESSIBLE_ROLE_LABEL);
  for (char *diff = NULL;
       (diff = gtk_test_accessible_check_property (GTK_ACCESSIBLE (cell),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL, name)) != NULL;
       g_free (diff))
    g_main_context_iteration (NULL, TRUE);
}

/* The cells of a row, in the order in which keys and screen readers pass them. */
static void
assert_cells_of_row (GtkWidget *cell, const char *expected)
{
  GtkWidget *row = gtk_widget_get_parent (cell);
  g_autoptr (GString) indices = g_string_new (NULL);

  while (!g_str_equal (gtk_widget_get_css_name (row), "row"))
    row = gtk_widget_get_parent (row);
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *within = fixture_find_widget (child, EF_TYPE_TABLE_CELL, 0);

      g_string_append_printf (indices, "%s%d", indices->len > 0 ? " " : "",
                              ef_table_cell_get_column (EF_TABLE_CELL (within))->index);
    }
  g_assert_cmpstr (indices->str, ==, expected);
}

/* The same cells show other rows when these are sorted, grouped and filtered. */
static void
test_cells (Fixture *fixture, gconstpointer data)
{
  enum { MODEL, SIZE, SCORE, KIND, FRONT = -2 };
  GtkWidget *cell = find_table_cell (GTK_WIDGET (fixture->view), MODEL, 0);

  assert_cell (fixture, MODEL, 0, "Zeta");
  assert_cell (fixture, FRONT, 0, "★");
  wait_for_name (fixture, MODEL, 0, "Zeta");
  wait_for_name (fixture, FRONT, 0, "On the frontier");
  wait_for_name (fixture, FRONT, 3, "");
  sort_by (fixture, "score", GTK_SORT_ASCENDING);
  assert_cell (fixture, MODEL, 0, "alpha");
  wait_for_name (fixture, MODEL, 0, "alpha");
  g_assert_true (find_table_cell (GTK_WIDGET (fixture->view), MODEL, 0) == cell);

  group_by (fixture, "kind");
  g_assert_true (find_table_cell (GTK_WIDGET (fixture->view), MODEL, 0) == cell);
  assert_cells_of_row (cell, "3 -2 0 1 2");
  assert_cell (fixture, MODEL, 0, "");
  assert_cell (fixture, KIND, 0, "ViT");
  assert_cell (fixture, SCORE, 0, "62.5");
  assert_cell (fixture, FRONT, 0, "★ 1");
  assert_cell (fixture, MODEL, 1, "alpha");
  assert_cell (fixture, KIND, 1, "ViT");
  wait_for_name (fixture, FRONT, 0, "1 on the frontier");
  group_by (fixture, "");
  assert_cells_of_row (cell, "-2 0 1 2 3");
  g_assert_true (ef_workspace_set_filter (fixture->workspace, "score > 75", NULL));
  assert_cell (fixture, MODEL, 0, "delta");
  g_assert_null (find_table_cell (GTK_WIDGET (fixture->view), MODEL, 2));
}

/* The number that a group has in common is written as those below it. */
static void
test_numbers_of_heads (Fixture *fixture, gconstpointer data)
{
  static const double sizes[] = { 0.5, 1.25 };
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfSource) source = ef_source_new ("sizes.csv", NULL, "delimited", NULL);
  g_autoptr (EfCatalogNode) root = ef_catalog_node_new ("sizes.csv", NULL);
  EfColumnBuilder *builder = ef_column_builder_new ("size", EF_COLUMN_NUMBER);
  g_autoptr (EfTable) table = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    ef_column_builder_add_number (builder, sizes[i]);
  g_ptr_array_add (columns, ef_column_builder_end (builder));
  table = ef_table_new ("sizes.csv", "sizes.csv", columns, 2, source, EF_PLACE_LINE, "", NULL);
  ef_catalog_node_add_table (root, table);
  ef_catalog_node_seal (root);
  ef_document_add_source (fixture->document, root, "Import");
  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "sizes.csv"));
  assert_cell (fixture, 0, 0, "0.50");
  group_by (fixture, "size");
  assert_cell (fixture, 0, 0, "0.50");
  assert_cell (fixture, 0, 1, "0.50");
  assert_cell (fixture, 0, 2, "1.25");
}

/* ---- Clicks on headers ---- */

#ifdef GDK_WINDOWING_X11

/* A pointer that clicks as a hand does, by the extension XTest of the X server: GTK has no other
 * way, and a header only believes events. */
typedef struct
{
  void *xtest;
  guint n_clicks;
  void (*move) (Display *display, int screen, int x, int y, unsigned long delay);
  void (*press) (Display *display, unsigned button, int down, unsigned long delay);
} Pointer;

static gboolean
find_pointer (Pointer *pointer)
{
  if (!GDK_IS_X11_DISPLAY (gdk_display_get_default ()))
    return FALSE;
  pointer->xtest = dlopen ("libXtst.so.6", RTLD_LAZY);
  if (pointer->xtest == NULL)
    return FALSE;
  *(void **) &pointer->move = dlsym (pointer->xtest, "XTestFakeMotionEvent");
  *(void **) &pointer->press = dlsym (pointer->xtest, "XTestFakeButtonEvent");
  return pointer->move != NULL && pointer->press != NULL;
}

/* The titles are the children of the header, in the order of the columns. */
static GtkWidget *
find_title (Fixture *fixture, const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (fixture->view);
  GtkWidget *widget =
    gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (fixture->view)));
  GtkColumnViewColumn *wanted = find_column (fixture, title);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (column == wanted)
        return widget;
      widget = gtk_widget_get_next_sibling (widget);
    }
  return NULL;
}

static void
changed_cb (gboolean *changed)
{
  *changed = TRUE;
}

/* Returns when the sorting has changed. Two clicks at one place would be a double click. */
static void
click_header (Fixture *fixture, Pointer *pointer, const char *title)
{
  Display *display = gdk_x11_display_get_xdisplay (gdk_display_get_default ());
  GtkNative *native = gtk_widget_get_native (fixture->page);
  GtkWidget *widget = find_title (fixture, title);
  GtkSorter *sorter = gtk_column_view_get_sorter (fixture->view);
  gboolean changed = FALSE;
  graphene_point_t point;
  double left, top;
  int width;
  gulong handler;

  /* Laid out, and at the corner of the screen, as no window manager moves it. */
  while ((width = gtk_widget_get_width (widget)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_compute_point (
    widget, GTK_WIDGET (native),
    &GRAPHENE_POINT_INIT ((float) (width * (1 + pointer->n_clicks++ % 2)) / 3,
                          (float) gtk_widget_get_height (widget) / 2),
    &point));
  gtk_native_get_surface_transform (native, &left, &top);
  handler = g_signal_connect_swapped (sorter, "changed", G_CALLBACK (changed_cb), &changed);
  pointer->move (display, -1, (int) (point.x + left), (int) (point.y + top), 0);
  pointer->press (display, GDK_BUTTON_PRIMARY, TRUE, 0);
  pointer->press (display, GDK_BUTTON_PRIMARY, FALSE, 0);
  gdk_display_flush (gdk_display_get_default ());
  while (!changed)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (sorter, handler);
}

/* A click sorts, another one turns around; what was clicked before decides about equals. */
static void
test_click_headers (Fixture *fixture, gconstpointer data)
{
  Pointer pointer = { NULL };

  if (!find_pointer (&pointer))
    {
      g_test_skip ("Nothing here can move a pointer");
      return;
    }
  click_header (fixture, &pointer, "score");
  assert_rows (fixture, "13042");
  click_header (fixture, &pointer, "score");
  assert_rows (fixture, "24031");

  click_header (fixture, &pointer, "kind");
  assert_rows (fixture, "24031");
  g_assert_cmpstr (get_sort_words (fixture), ==, "kind ↑, then score ↓");
  click_header (fixture, &pointer, "kind");
  assert_rows (fixture, "31240");
  g_assert_cmpstr (get_sort_words (fixture), ==, "kind ↓, then score ↓");
  click_header (fixture, &pointer, "score");
  assert_rows (fixture, "13042");
  g_assert_cmpstr (get_sort_words (fixture), ==, "score ↑, then kind ↓");
}

#endif

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
  ADD ("groups", test_groups);
  ADD ("choose-groups", test_choose_groups);
  ADD ("fold", test_fold);
  ADD ("sort-groups", test_sort_groups);
  ADD ("select-groups", test_select_groups);
  ADD ("reveal", test_reveal);
  ADD ("sorts-stay", test_sorts_stay);
  ADD ("sorts-are-kept", test_sorts_are_kept);
  ADD ("align-headers", test_align_headers);
  ADD ("long-header", test_long_header);
  ADD ("menu-without-tip", test_menu_without_tip);
  ADD ("cells", test_cells);
  ADD ("numbers-of-heads", test_numbers_of_heads);
#ifdef GDK_WINDOWING_X11
  ADD ("click-headers", test_click_headers);
#endif
#undef ADD
  return g_test_run ();
}
