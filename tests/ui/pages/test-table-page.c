/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-formula.h"
#include "ef-index-list.h"
#include "ef-table-cell.h"
#include "ef-table-page.h"
#include "fixture.h"
#include "table-page-fixture.h"

#include <string.h>

/* Which columns, rows and cells the page shows, and in which order. */

static void
test_computed (TablePage *fixture, gconstpointer data)
{
  const char *own = "★, model, size, score, kind";

  table_page_assert_titles (fixture, own);
  gtk_check_button_set_active (fixture->check, TRUE);
  table_page_assert_titles (fixture, "★, model, size, score, Rank of frontier, "
                          "Efficiency: Parameters, Gap: Parameters, Efficiency: Accuracy, "
                          "Gap: Accuracy, Contribution, kind");
  gtk_check_button_set_active (fixture->check, FALSE);
  table_page_assert_titles (fixture, own);
}

/* They belong to the chart: the project keeps them, and undo takes them back. */
static void
test_computed_is_a_step (TablePage *fixture, gconstpointer data)
{
  const char *own = "★, model, size, score, kind";

  g_assert_false (ef_document_is_modified (fixture->document));
  gtk_check_button_set_active (fixture->check, TRUE);
  g_assert_true (ef_document_get_chart (fixture->document, "chart-1")->computed);
  ef_document_undo (fixture->document);
  g_assert_false (gtk_check_button_get_active (fixture->check));
  table_page_assert_titles (fixture, own);
  g_assert_false (ef_document_is_modified (fixture->document));
  ef_document_redo (fixture->document);
  g_assert_true (gtk_check_button_get_active (fixture->check));

  ef_workspace_add_chart (fixture->workspace, NULL, "Add Chart");
  g_assert_false (gtk_check_button_get_active (fixture->check));
  table_page_assert_titles (fixture, own);
  ef_workspace_show_chart (fixture->workspace, "chart-1");
  g_assert_true (gtk_check_button_get_active (fixture->check));
}

/* The axes are the other way round: what is computed along them is named anew. */
static void
test_other_axes (TablePage *fixture, gconstpointer data)
{
  EfChartSpec *spec;

  gtk_check_button_set_active (fixture->check, TRUE);
  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  ef_chart_spec_set_string (&spec->x.column, "score");
  ef_chart_spec_set_string (&spec->y.column, "size");
  ef_workspace_change (fixture->workspace, spec, NULL, "Change Axes");
  table_page_assert_titles (fixture, "★, model, size, score, Rank of frontier, "
                          "Efficiency: Accuracy, Gap: Accuracy, Efficiency: Parameters, "
                          "Gap: Parameters, Contribution, kind");
}

/* Zeta (5 M; 70), alpha (1 M; 60) and Beta (20 M; 80) are efficient. Gamma (10 M; 65) could do with
 * half, and delta (40 M; 79) with half as well. */
static void
test_sort (TablePage *fixture, gconstpointer data)
{
  EfChartSpec *spec;

  gtk_check_button_set_active (fixture->check, TRUE);
  table_page_assert_rows (fixture, "01234");
  table_page_sort_by (fixture, "Gap: Parameters", GTK_SORT_DESCENDING);
  table_page_assert_rows (fixture, "43012");
  table_page_sort_by (fixture, "Efficiency: Accuracy", GTK_SORT_ASCENDING);
  table_page_assert_rows (fixture, "34012");

  /* With Beta hidden, delta is efficient; the order follows, and what has no value is last. */
  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  ef_chart_spec_set_hidden (
    spec, ef_table_get_row_ids (ef_workspace_get_table (fixture->workspace))[2], TRUE);
  ef_workspace_change (fixture->workspace, spec, NULL, "Hide");
  table_page_assert_rows (fixture, "30142");

  gtk_check_button_set_active (fixture->check, FALSE);
  table_page_assert_rows (fixture, "01234");
}

static void
filter_cell (TablePage *fixture, int index, guint row, guint what)
{
  gtk_widget_activate_action (fixture->page, "table.filter-cell", "(iuu)", index, row, what);
  ef_workspace_wait (fixture->workspace);
}

/* A click on a cell keeps or excludes what stands in it; the table follows. */
static void
test_filter_cells (TablePage *fixture, gconstpointer data)
{
  enum { KEEP, EXCLUDE, AT_LEAST, AT_MOST };

  filter_cell (fixture, 3, 0, KEEP);
  table_page_assert_rows (fixture, "024");
  filter_cell (fixture, 3, 0, EXCLUDE);
  table_page_assert_rows (fixture, "13");
  g_assert_cmpstr (ef_workspace_get_spec (fixture->workspace)->filter, ==,
                   "kind not in (\"CNN\")");
  filter_cell (fixture, 0, 1, EXCLUDE);
  table_page_assert_rows (fixture, "3");
  ef_document_undo (fixture->document);
  ef_document_undo (fixture->document);
  ef_document_undo (fixture->document);
  table_page_assert_rows (fixture, "01234");
  filter_cell (fixture, 2, 0, AT_LEAST);
  filter_cell (fixture, 1, 2, AT_MOST);
  table_page_assert_rows (fixture, "02");
  /* Rows that are not there, as of a menu that is still open. */
  filter_cell (fixture, 2, 99, AT_LEAST);
  filter_cell (fixture, 99, 0, AT_LEAST);
  table_page_assert_rows (fixture, "02");
}

static void
text_read_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

/* What the file wrote, of columns of the table as of computed ones. */
static void
test_copy_cell (TablePage *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->page);
  const gint indices[] = { 0, 2, 0 };
  const guint rows[] = { 1, 0, 99 };
  const char *expected[] = { "alpha", "70", "70" };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *text = NULL;

      gtk_widget_activate_action (fixture->page, "table.copy-cell", "(iu)", indices[i], rows[i]);
      gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
      while (text == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpstr (text, ==, expected[i]);
    }
}

/* Selected rows in the order in which they stand, below the titles of the shown columns. */
static void
test_copy_rows (TablePage *fixture, gconstpointer data)
{
  static const guint32 rows[] = { 1, 3, 4 };
  EfTablePage *page = EF_TABLE_PAGE (fixture->page);
  g_autofree char *text = NULL;

  g_assert_cmpuint (ef_table_page_copy_rows (page), ==, 0);
  ef_workspace_set_selection (fixture->workspace, rows, G_N_ELEMENTS (rows));
  table_page_sort_by (fixture, "score", GTK_SORT_DESCENDING);
  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "kind");
  g_assert_cmpuint (ef_table_page_copy_rows (page), ==, 3);
  while (g_main_context_iteration (NULL, FALSE) || text == NULL)
    {
      g_clear_pointer (&text, g_free);
      gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->page), NULL, text_read_cb,
                                     &text);
      while (text == NULL)
        g_main_context_iteration (NULL, TRUE);
      if (strstr (text, "delta") != NULL)
        break;
    }
  g_assert_cmpstr (text, ==, "model\tsize\tscore\ndelta\t40000000\t79\n"
                             "Gamma\t10000000\t65\nalpha\t1000000\t60\n");
}

/* Waits for a cell with that text. */
static GtkWidget *
find_cell (TablePage *fixture, const char *text)
{
  while (TRUE)
    {
      EfTableCell *cell;

      for (guint i = 0; (cell = fixture_find_widget (fixture->page, EF_TYPE_TABLE_CELL, i)) != NULL;
           i++)
        {
          g_autofree char *shown = ef_table_cell_dup_text (cell);

          if (g_strcmp0 (shown, text) == 0 && gtk_widget_get_width (GTK_WIDGET (cell)) > 0)
            return GTK_WIDGET (cell);
        }
      g_main_context_iteration (NULL, TRUE);
    }
}

/* The menu of the cell under the middle of a widget. */
static GMenuModel *
open_menu (TablePage *fixture, GtkWidget *cell)
{
  g_autoptr (GListModel) controllers
    = gtk_widget_observe_controllers (GTK_WIDGET (fixture->view));
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (cell, GTK_WIDGET (fixture->view), &bounds));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) &&
          gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_SECONDARY)
        g_signal_emit_by_name (controller, "pressed", 1,
                               (double) (bounds.origin.x + bounds.size.width / 2),
                               (double) (bounds.origin.y + bounds.size.height / 2));
    }
  return gtk_popover_menu_get_menu_model (
    fixture_get_widget (fixture->page, GTK_TYPE_POPOVER_MENU, 0));
}

/* Activates the shortcut of the page whose trigger is called so. */
static gboolean
press_key (GtkWidget *page, const char *trigger)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page);
  g_autoptr (GtkShortcutTrigger) wanted = gtk_shortcut_trigger_parse_string (trigger);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) shortcuts = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (shortcuts))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (shortcuts); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, k);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, page, NULL);
        }
    }

  return FALSE;
}

/* Without a pointer the menu is that of the row with the focus. */
static void
test_menu_by_key (TablePage *fixture, gconstpointer data)
{
  GtkWidget *row = find_cell (fixture, "alpha");
  g_autofree char *words = NULL;
  GMenuModel *menu;

  while (!gtk_widget_get_focusable (row))
    row = gtk_widget_get_parent (row);
  gtk_widget_grab_focus (row);
  g_assert_true (press_key (fixture->page, "<Shift>F10"));
  menu = gtk_popover_menu_get_menu_model (
    fixture_get_widget (fixture->page, GTK_TYPE_POPOVER_MENU, 0));
  g_assert_true (g_menu_model_get_item_attribute (menu, 1, G_MENU_ATTRIBUTE_LABEL, "s", &words));
  g_assert_cmpstr (words, ==, "Keep only “alpha”");
  gtk_popover_popdown (fixture_get_widget (fixture->page, GTK_TYPE_POPOVER_MENU, 0));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == row);
}

/* A table whose numbers have more digits than a cell shows. */
static EfTable *
add_fractions (TablePage *fixture)
{
  g_autoptr (EfColumnBuilder) names = ef_column_builder_new ("model", EF_COLUMN_TEXT);
  g_autoptr (EfColumnBuilder) shares = ef_column_builder_new ("share", EF_COLUMN_NUMBER);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();
  g_autoptr (EfTable) table = NULL;

  ef_column_builder_set_role (names, EF_ROLE_NAME);
  ef_column_builder_set_pool (names, pool);
  ef_column_builder_add_text (names, "only", -1);
  ef_column_builder_add_number (shares, 0.0028405622088984);
  g_ptr_array_add (columns, ef_column_builder_end (g_steal_pointer (&names)));
  g_ptr_array_add (columns, ef_column_builder_end (g_steal_pointer (&shares)));
  table = ef_table_new ("Fractions", "Fractions", columns, 1, NULL, EF_PLACE_LINE, "", NULL);
  return fixture_add_table (fixture->document, table);
}

/* A menu says what the cell says, and not more digits than that. */
static void
test_cell_menu (TablePage *fixture, gconstpointer data)
{
  const char *expected[] = { "_Copy value", "At least 0.002841", "At most 0.002841" };
  GMenuModel *menu;

  ef_workspace_show_table (fixture->workspace, add_fractions (fixture));
  table_page_assert_titles (fixture, "★, model, share");
  menu = open_menu (fixture, find_cell (fixture, "0.002841"));
  for (int i = 0; i < (int) G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *words = NULL;

      g_assert_true (
        g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &words));
      g_assert_cmpstr (words, ==, expected[i]);
    }
}

/* It stands beside the axes: at the end of a wide table it would not be shown at all. */
static void
test_formula_column (TablePage *fixture, gconstpointer data)
{
  g_autoptr (EfFormula) formula = ef_formula_parse ("score * 2", NULL);
  EfTable *table = ef_workspace_get_source (fixture->workspace);
  g_autoptr (EfColumn) column = ef_formula_compute (formula, table, "twice", NULL, NULL, NULL);
  g_autoptr (EfTable) next = ef_table_add_column (table, column);

  ef_document_replace_table (fixture->document, next, "Add Computed Column");
  ef_workspace_wait (fixture->workspace);
  table_page_assert_titles (fixture, "★, model, size, score, twice, kind");
}

/* Which columns are shown belongs to the chart as well; without a choice it is all of so few. */
static void
test_choose_columns (TablePage *fixture, gconstpointer data)
{
  EfIndexList *list = fixture_get_widget (fixture->page, EF_TYPE_INDEX_LIST, 1);
  GtkMenuButton *button = fixture_get_widget (fixture->page, GTK_TYPE_MENU_BUTTON, 1);

  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, "4 columns");
  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "size");
  table_page_assert_titles (fixture, "★, model, score, kind");
  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, "3 of 4 columns");

  /* What is computed stands behind the axes that are shown. */
  gtk_check_button_set_active (fixture->check, TRUE);
  table_page_assert_titles (fixture, "★, model, score, Rank of frontier, Efficiency: Parameters, "
                          "Gap: Parameters, Efficiency: Accuracy, Gap: Accuracy, Contribution, "
                          "kind");
  gtk_check_button_set_active (fixture->check, FALSE);

  gtk_menu_button_popup (button);
  ef_index_list_select (list, 3);
  g_signal_emit_by_name (list, "activated");
  table_page_assert_titles (fixture, "★, model, score");
  ef_index_list_select (list, 1);
  g_signal_emit_by_name (list, "activated");
  table_page_assert_titles (fixture, "★, model, size, score");

  gtk_menu_button_popdown (button);
  ef_document_undo (fixture->document);
  table_page_assert_titles (fixture, "★, model, score");
  while (ef_document_is_modified (fixture->document))
    ef_document_undo (fixture->document);
  table_page_assert_titles (fixture, "★, model, size, score, kind");

  /* The last one to go is none. */
  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "model");
  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "size");
  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "score");
  table_page_assert_titles (fixture, "★, kind");
  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "kind");
  table_page_assert_titles (fixture, "★, model, size, score, kind");
}

/* Whatever becomes of the columns, all that was sorted by stays as long as it is shown. */
static void
test_sorts_stay (TablePage *fixture, gconstpointer data)
{
  table_page_sort_by (fixture, "score", GTK_SORT_DESCENDING);
  table_page_sort_by (fixture, "kind", GTK_SORT_ASCENDING);
  table_page_assert_rows (fixture, "24031");
  g_assert_cmpstr (table_page_get_sort_words (fixture), ==, "kind ↑, then score ↓");

  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "size");
  gtk_check_button_set_active (fixture->check, TRUE);
  g_assert_cmpstr (table_page_get_sort_words (fixture), ==, "kind ↑, then score ↓");
  table_page_assert_rows (fixture, "24031");

  /* The column of the groups is made anew. */
  table_page_group_by (fixture, "kind");
  table_page_assert_rows (fixture, "[0]240 [1]31");
  g_assert_cmpstr (table_page_get_sort_words (fixture), ==, "kind ↑, then score ↓");
  table_page_group_by (fixture, "");
  table_page_assert_rows (fixture, "24031");
  table_page_sort_by (fixture, "kind", GTK_SORT_DESCENDING);
  table_page_assert_rows (fixture, "31240");
  g_assert_cmpstr (table_page_get_sort_words (fixture), ==, "kind ↓, then score ↓");

  /* The first one goes, and the next one is the first. */
  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "kind");
  table_page_assert_rows (fixture, "24031");
  g_assert_cmpstr (table_page_get_sort_words (fixture), ==, "");
  table_page_sort_by (fixture, "model", GTK_SORT_ASCENDING);
  g_assert_cmpstr (table_page_get_sort_words (fixture), ==, "model ↑, then score ↓");
}

/* The chart keeps it, undo takes it back, and a hidden column that comes back is sorted by again.
 */
static void
test_sorts_are_kept (TablePage *fixture, gconstpointer data)
{
  g_assert_false (ef_document_is_modified (fixture->document));
  table_page_sort_by (fixture, "score", GTK_SORT_DESCENDING);
  table_page_sort_by (fixture, "kind", GTK_SORT_DESCENDING);
  table_page_assert_rows (fixture, "31240");
  g_assert_cmpuint (ef_workspace_get_spec (fixture->workspace)->table.sorts->len, ==, 2);
  ef_document_undo (fixture->document);
  table_page_assert_rows (fixture, "24031");
  ef_document_undo (fixture->document);
  table_page_assert_rows (fixture, "01234");
  g_assert_false (ef_document_is_modified (fixture->document));
  ef_document_redo (fixture->document);
  ef_document_redo (fixture->document);
  table_page_assert_rows (fixture, "31240");

  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "kind");
  table_page_assert_rows (fixture, "24031");
  ef_document_undo (fixture->document);
  table_page_assert_rows (fixture, "31240");
  g_assert_cmpstr (table_page_get_sort_words (fixture), ==, "kind ↓, then score ↓");

  /* Another chart of the table has its own. */
  ef_workspace_add_chart (fixture->workspace, NULL, "Add Chart");
  table_page_assert_rows (fixture, "01234");
  table_page_sort_by (fixture, "★", GTK_SORT_DESCENDING);
  table_page_assert_rows (fixture, "34012");
  ef_workspace_show_chart (fixture->workspace, "chart-1");
  table_page_assert_rows (fixture, "31240");

  gtk_column_view_sort_by_column (fixture->view, NULL, GTK_SORT_ASCENDING);
  table_page_assert_rows (fixture, "01234");
  g_assert_null (ef_workspace_get_spec (fixture->workspace)->table.sorts);
}

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
assert_cell (TablePage *fixture, int index, guint position, const char *expected)
{
  GtkWidget *cell = find_table_cell (GTK_WIDGET (fixture->view), index, position);
  g_autofree char *text = NULL;

  g_assert_nonnull (cell);
  text = ef_table_cell_dup_text (EF_TABLE_CELL (cell));
  g_assert_cmpstr (text, ==, expected);
}

/* A screen reader is told what a cell shows once it is drawn. */
static void
wait_for_name (TablePage *fixture, int index, guint position, const char *name)
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
test_cells (TablePage *fixture, gconstpointer data)
{
  enum { MODEL, SIZE, SCORE, KIND, FRONT = -2 };
  GtkWidget *cell = find_table_cell (GTK_WIDGET (fixture->view), MODEL, 0);

  assert_cell (fixture, MODEL, 0, "Zeta");
  assert_cell (fixture, FRONT, 0, "★");
  wait_for_name (fixture, MODEL, 0, "Zeta");
  wait_for_name (fixture, FRONT, 0, "On the frontier");
  wait_for_name (fixture, FRONT, 3, "");
  table_page_sort_by (fixture, "score", GTK_SORT_ASCENDING);
  assert_cell (fixture, MODEL, 0, "alpha");
  wait_for_name (fixture, MODEL, 0, "alpha");
  g_assert_true (find_table_cell (GTK_WIDGET (fixture->view), MODEL, 0) == cell);

  table_page_group_by (fixture, "kind");
  g_assert_true (find_table_cell (GTK_WIDGET (fixture->view), MODEL, 0) == cell);
  assert_cells_of_row (cell, "3 -2 0 1 2");
  assert_cell (fixture, MODEL, 0, "");
  assert_cell (fixture, KIND, 0, "ViT");
  assert_cell (fixture, SCORE, 0, "62.5");
  assert_cell (fixture, FRONT, 0, "★ 1");
  assert_cell (fixture, MODEL, 1, "alpha");
  assert_cell (fixture, KIND, 1, "ViT");
  wait_for_name (fixture, FRONT, 0, "1 on the frontier");
  table_page_group_by (fixture, "");
  assert_cells_of_row (cell, "-2 0 1 2 3");
  g_assert_true (ef_workspace_set_filter (fixture->workspace, "score > 75", NULL));
  assert_cell (fixture, MODEL, 0, "delta");
  g_assert_null (find_table_cell (GTK_WIDGET (fixture->view), MODEL, 2));
}

/* The number that a group has in common is written as those below it. */
static void
test_numbers_of_heads (TablePage *fixture, gconstpointer data)
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
  table_page_group_by (fixture, "size");
  assert_cell (fixture, 0, 0, "0.50");
  assert_cell (fixture, 0, 1, "0.50");
  assert_cell (fixture, 0, 2, "1.25");
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_left = user_data;

  return --(*n_left) > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* A row that is chosen before anybody looked at the table is in sight when it first is. */
static void
test_first_sight (TablePage *fixture, gconstpointer data)
{
  static const guint32 row[] = { 150 };
  EfTable *table = fixture_add_large_table (fixture->document, 200);
  GtkWidget *page = g_object_new (EF_TYPE_TABLE_PAGE, NULL);
  GtkAdjustment *rows;
  guint n_left = 20;

  ef_table_page_set_workspace (EF_TABLE_PAGE (page), fixture->workspace);
  ef_workspace_show_table (fixture->workspace, table);
  ef_workspace_wait (fixture->workspace);
  ef_workspace_set_selection (fixture->workspace, row, 1);
  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  gtk_widget_add_tick_callback (page, count_frame_cb, &n_left, NULL);
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  rows = gtk_scrollable_get_vadjustment (
    GTK_SCROLLABLE (fixture_find_widget (page, GTK_TYPE_COLUMN_VIEW, 0)));
  g_assert_cmpfloat (gtk_adjustment_get_value (rows), >, 0);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  TABLE_PAGE_ADD ("computed", test_computed);
  TABLE_PAGE_ADD ("computed-is-a-step", test_computed_is_a_step);
  TABLE_PAGE_ADD ("other-axes", test_other_axes);
  TABLE_PAGE_ADD ("sort", test_sort);
  TABLE_PAGE_ADD ("filter-cells", test_filter_cells);
  TABLE_PAGE_ADD ("copy-cell", test_copy_cell);
  TABLE_PAGE_ADD ("copy-rows", test_copy_rows);
  TABLE_PAGE_ADD ("cell-menu", test_cell_menu);
  TABLE_PAGE_ADD ("menu-by-key", test_menu_by_key);
  TABLE_PAGE_ADD ("formula-column", test_formula_column);
  TABLE_PAGE_ADD ("choose-columns", test_choose_columns);
  TABLE_PAGE_ADD ("sorts-stay", test_sorts_stay);
  TABLE_PAGE_ADD ("sorts-are-kept", test_sorts_are_kept);
  TABLE_PAGE_ADD ("cells", test_cells);
  TABLE_PAGE_ADD ("numbers-of-heads", test_numbers_of_heads);
  TABLE_PAGE_ADD ("first-sight", test_first_sight);
  return g_test_run ();
}
