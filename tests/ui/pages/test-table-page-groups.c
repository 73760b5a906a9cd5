/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-index-list.h"
#include "fixture.h"
#include "table-page-fixture.h"

/* Rows in groups, which are folded, sorted and selected. */

static void
test_groups (TablePage *fixture, gconstpointer data)
{
  table_page_group_by (fixture, "kind");
  table_page_assert_titles (fixture, "kind, ★, model, size, score");
  table_page_assert_rows (fixture, "[0]024 [1]13");
  g_assert_true (ef_document_is_modified (fixture->document));

  /* Of the filter, too; and a column of numbers makes a group of each. */
  g_assert_true (ef_workspace_set_filter (fixture->workspace, "score > 65", NULL));
  table_page_assert_rows (fixture, "[0]024");
  ef_document_undo (fixture->document);
  table_page_group_by (fixture, "size");
  table_page_assert_titles (fixture, "size, ★, model, score, kind");
  table_page_assert_rows (fixture, "[0]1 [1]0 [2]3 [3]2 [4]4");

  ef_document_undo (fixture->document);
  table_page_assert_titles (fixture, "kind, ★, model, size, score");
  table_page_group_by (fixture, "");
  table_page_assert_titles (fixture, "★, model, size, score, kind");
  table_page_assert_rows (fixture, "01234");
}

static guint
count_heads (GtkWidget *widget)
{
  guint n = gtk_widget_has_css_class (widget, "group-head");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_heads (child);

  return n;
}

/* Without groups no row looks like the head of one. */
static void
test_heads (TablePage *fixture, gconstpointer data)
{
  table_page_group_by (fixture, "kind");
  g_assert_cmpuint (count_heads (GTK_WIDGET (fixture->view)), ==, 2);
  table_page_group_by (fixture, "");
  g_assert_cmpuint (count_heads (GTK_WIDGET (fixture->view)), ==, 0);
  ef_document_undo (fixture->document);
  g_assert_cmpuint (count_heads (GTK_WIDGET (fixture->view)), ==, 2);
  ef_document_undo (fixture->document);
  g_assert_cmpuint (count_heads (GTK_WIDGET (fixture->view)), ==, 0);
}

/* Chosen from the columns; then the other summary. */
static void
test_choose_groups (TablePage *fixture, gconstpointer data)
{
  EfIndexList *list = fixture_get_widget (fixture->page, EF_TYPE_INDEX_LIST, 0);
  GtkMenuButton *button = fixture_get_widget (fixture->page, GTK_TYPE_MENU_BUTTON, 0);
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  GtkToggleButton *best = fixture_get_widget (popover, GTK_TYPE_TOGGLE_BUTTON, 1);

  gtk_menu_button_popup (button);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (best)));
  ef_index_list_select (list, 3);
  g_signal_emit_by_name (list, "activated");
  table_page_assert_rows (fixture, "[0]024 [1]13");

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
test_fold (TablePage *fixture, gconstpointer data)
{
  GtkWidget *head;

  table_page_group_by (fixture, "kind");
  g_signal_emit_by_name (fixture->view, "activate", 0);
  table_page_assert_rows (fixture, "[0] [1]13");
  g_signal_emit_by_name (fixture->view, "activate", 2);
  table_page_assert_rows (fixture, "[0] [1]13");
  g_assert_true (ef_workspace_set_filter (fixture->workspace, "score > 60", NULL));
  table_page_assert_rows (fixture, "[0] [1]3");
  ef_document_undo (fixture->document);
  table_page_sort_by (fixture, "kind", GTK_SORT_DESCENDING);
  table_page_assert_rows (fixture, "[0]13 [1]");
  g_signal_emit_by_name (fixture->view, "activate", 3);
  table_page_assert_rows (fixture, "[0]13 [1]024");

  gtk_widget_activate_action (fixture->page, "table.fold-all", "b", TRUE);
  table_page_assert_rows (fixture, "[0] [1]");
  gtk_widget_activate_action (fixture->page, "table.fold-all", "b", FALSE);
  table_page_assert_rows (fixture, "[0]13 [1]024");

  head = fixture_get_widget (GTK_WIDGET (fixture->view), GTK_TYPE_BUTTON, 0);
  g_assert_true (GTK_IS_BUTTON (head));
  gtk_test_accessible_assert_state (head, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  gtk_test_accessible_assert_property (head, GTK_ACCESSIBLE_PROPERTY_LABEL, "ViT, 2 rows");
  g_signal_emit_by_name (head, "clicked");
  table_page_assert_rows (fixture, "[0] [1]024");
  gtk_test_accessible_assert_state (head, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);

  /* The project knows it, and it is no step of the history. */
  g_assert_cmpuint (ef_document_get_chart (fixture->document, "chart-1")->table.folded->len, ==, 1);
  ef_workspace_add_chart (fixture->workspace, NULL, "Add Chart");
  table_page_assert_rows (fixture, "01234");
  ef_workspace_show_chart (fixture->workspace, "chart-1");
  table_page_assert_rows (fixture, "[0] [1]024");

  /* Another column begins anew; what was sorted by stays. */
  table_page_group_by (fixture, "size");
  table_page_group_by (fixture, "kind");
  table_page_assert_rows (fixture, "[0]13 [1]024");
}

/* Means of CNN: sizes 5, 20 and 40, scores 70, 80 and 79; of ViT 1 and 10, 60 and 65. Groups are in
 * the order of what stands for them, and rows within. */
static void
test_sort_groups (TablePage *fixture, gconstpointer data)
{
  table_page_group_by (fixture, "kind");
  table_page_sort_by (fixture, "size", GTK_SORT_ASCENDING);
  table_page_assert_rows (fixture, "[0]13 [1]024");
  table_page_sort_by (fixture, "score", GTK_SORT_DESCENDING);
  table_page_assert_rows (fixture, "[0]240 [1]31");
  /* By names, which say nothing of groups. */
  table_page_sort_by (fixture, "model", GTK_SORT_DESCENDING);
  table_page_assert_rows (fixture, "[0]042 [1]31");
  /* What was sorted by stays. */
  table_page_group_by (fixture, "");
  table_page_assert_rows (fixture, "03421");
}

static void
assert_selected (TablePage *fixture, const char *expected)
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
test_select_groups (TablePage *fixture, gconstpointer data)
{
  static const guint32 all_of_vit[] = { 1, 3 };
  GtkSelectionModel *selection = gtk_column_view_get_model (fixture->view);

  table_page_group_by (fixture, "kind");
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
test_reveal (TablePage *fixture, gconstpointer data)
{
  static const guint32 row_of_vit[] = { 3 }, row_of_cnn[] = { 2 };
  static const guint32 all_of_vit[] = { 1, 3 };
  GtkSelectionModel *selection = gtk_column_view_get_model (fixture->view);

  table_page_group_by (fixture, "kind");
  gtk_widget_activate_action (fixture->page, "table.fold-all", "b", TRUE);
  ef_workspace_set_selection (fixture->workspace, all_of_vit, 2);
  table_page_assert_rows (fixture, "[0] [1]");
  ef_workspace_set_selection (fixture->workspace, row_of_vit, 1);
  table_page_assert_rows (fixture, "[0] [1]13");
  g_assert_true (gtk_selection_model_is_selected (selection, 3));
  g_signal_emit_by_name (fixture->view, "activate", 1);
  table_page_assert_rows (fixture, "[0] [1]");
  assert_selected (fixture, "3");

  gtk_widget_set_visible (fixture->page, FALSE);
  ef_workspace_set_selection (fixture->workspace, row_of_cnn, 1);
  table_page_assert_rows (fixture, "[0] [1]");
  gtk_widget_set_visible (fixture->page, TRUE);
  while (!gtk_widget_get_mapped (fixture->page))
    g_main_context_iteration (NULL, TRUE);
  table_page_assert_rows (fixture, "[0]024 [1]");
  g_assert_true (gtk_selection_model_is_selected (selection, 2));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  TABLE_PAGE_ADD ("groups", test_groups);
  TABLE_PAGE_ADD ("heads", test_heads);
  TABLE_PAGE_ADD ("choose-groups", test_choose_groups);
  TABLE_PAGE_ADD ("fold", test_fold);
  TABLE_PAGE_ADD ("sort-groups", test_sort_groups);
  TABLE_PAGE_ADD ("select-groups", test_select_groups);
  TABLE_PAGE_ADD ("reveal", test_reveal);
  return g_test_run ();
}
