/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-dialog.h"

#include <string.h>

#include "ef-column-line.h"
#include "ef-index-list.h"
#include "ef-link-pair-list.h"
#include "ef-link-setup.h"
#include "ef-table-picker.h"
#include "fixture.h"

/* Two tables are linked in the window. */

typedef struct
{
  EfDocument *document;
  EfWorkspace *workspace;
  GtkWidget *dialog; /* NULL once it is closed */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  EfTable *first;

  fixture->document = ef_document_new ();
  first = fixture_add_names (fixture->document, "first", "same|swin_large_p4|org/resnet|lonely");
  fixture_add_names (fixture->document, "second", "same|swin_larje_p4|resnet");
  fixture->workspace = ef_workspace_new (fixture->document);
  ef_workspace_show_table (fixture->workspace, first);
  fixture->dialog = ef_link_dialog_new (NULL, fixture->workspace);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->dialog);
  ef_workspace_wait (fixture->workspace);
  g_object_unref (fixture->workspace);
  g_object_unref (fixture->document);
}

/* Until the dialog says so. */
static void
wait_for (Fixture *fixture, const char *words)
{
  while (fixture_find_words (fixture->dialog, GTK_TYPE_LABEL, "label", words) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
get_link_button (Fixture *fixture)
{
  return fixture_find_words (fixture->dialog, GTK_TYPE_BUTTON, "label", "_Link");
}

static void
link_tables (Fixture *fixture)
{
  fixture_press (fixture->dialog, "_Link");
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
show_page (Fixture *fixture, const char *name)
{
  GtkStackSwitcher *switcher = fixture_get_widget (fixture->dialog, GTK_TYPE_STACK_SWITCHER, 0);

  gtk_stack_set_visible_child_name (gtk_stack_switcher_get_stack (switcher), name);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The toggle of the line in which a name stands, 0 to link and 1 to part. */
static void
toggle (Fixture *fixture, guint list_number, guint number)
{
  EfLinkPairList *list
    = fixture_get_widget (fixture->dialog, EF_TYPE_LINK_PAIR_LIST, list_number);
  GtkToggleButton *button;

  while (fixture_find_widget (list, GTK_TYPE_TOGGLE_BUTTON, number) == NULL)
    g_main_context_iteration (NULL, TRUE);
  button = fixture_get_widget (list, GTK_TYPE_TOGGLE_BUTTON, number);
  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

/* Of a linked table, lists of columns say which of both a column is of. */
static void
assert_origin (EfTable *table, guint index, const char *origin)
{
  EfColumn *column = ef_table_get_column (table, index);
  GtkWidget *line = g_object_ref_sink (ef_column_line_new ());
  const char *detail;

  ef_column_line_show (line, ef_column_get_name (column), column, table);
  detail = gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (line)));
  g_assert_true (g_str_has_suffix (detail, origin));
  g_object_unref (line);
}

/* With two tables there is nothing to choose; what is alike is not linked. */
static void
test_link (Fixture *fixture, gconstpointer data)
{
  EfTable *table;

  wait_for (fixture, "2 linked rows");
  wait_for (fixture, "To decide (1)");
  wait_for (fixture, "Names that differ (1)");
  wait_for (fixture, "Without partner (3)");
  link_tables (fixture);
  g_assert_null (fixture->dialog);

  table = ef_workspace_get_source (fixture->workspace);
  g_assert_cmpstr (ef_table_get_name (table), ==, "first + second");
  g_assert_cmpuint (ef_table_get_n_rows (table), ==, 2);
  assert_origin (table, 0, " · first");
  assert_origin (table, 1, " · first");
  assert_origin (table, 2, " · second");
  ef_document_undo (fixture->document);
  g_assert_null (ef_workspace_get_source (fixture->workspace));
}

static void
test_confirm (Fixture *fixture, gconstpointer data)
{
  EfTable *table;

  wait_for (fixture, "To decide (1)");
  show_page (fixture, "alike");
  toggle (fixture, 0, 0);
  wait_for (fixture, "3 linked rows");
  wait_for (fixture, "To decide (0)");
  show_page (fixture, "linked");
  toggle (fixture, 1, 1);
  wait_for (fixture, "2 linked rows");
  link_tables (fixture);

  table = ef_workspace_get_source (fixture->workspace);
  g_assert_cmpstr (ef_column_get_text (ef_table_find_column (table, "Match"), 1), ==, "confirmed");
  g_assert_cmpstr (ef_column_get_text (ef_table_find_column (table, "model"), 1), ==,
                   "swin_large_p4");
}

/* By the keys, which go on to the next pair. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  EfLinkPairList *list = fixture_get_widget (fixture->dialog, EF_TYPE_LINK_PAIR_LIST, 0);

  wait_for (fixture, "To decide (1)");
  show_page (fixture, "alike");
  gtk_widget_activate_action (GTK_WIDGET (list), "pair.one", NULL);
  g_assert_nonnull (fixture_find_words (fixture->dialog, GTK_TYPE_LABEL, "label", "To decide (1)"));
  ef_index_list_select (fixture_get_widget (list, EF_TYPE_INDEX_LIST, 0), 0);
  gtk_widget_activate_action (GTK_WIDGET (list), "pair.one", NULL);
  wait_for (fixture, "3 linked rows");
  gtk_widget_activate_action (GTK_WIDGET (list), "pair.two", NULL);
  wait_for (fixture, "2 linked rows");
  gtk_widget_activate_action (GTK_WIDGET (list), "pair.open", NULL);
  wait_for (fixture, "To decide (1)");
}

static void
test_confirm_all (Fixture *fixture, gconstpointer data)
{
  EfLinkPairList *list = fixture_get_widget (fixture->dialog, EF_TYPE_LINK_PAIR_LIST, 0);
  GtkSpinButton *spin = fixture_get_widget (list, GTK_TYPE_SPIN_BUTTON, 0);
  GtkWidget *button;

  wait_for (fixture, "To decide (1)");
  gtk_spin_button_set_value (spin, 1);
  button = fixture_find_words (GTK_WIDGET (list), GTK_TYPE_BUTTON, "label", "Confirm 0 pairs");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_spin_button_set_value (spin, 0.6);
  button = fixture_find_words (GTK_WIDGET (list), GTK_TYPE_BUTTON, "label", "Confirm 1 pair");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  wait_for (fixture, "3 linked rows");
}

/* Who chooses the second table as the first one swaps them; another one can be chosen. */
static void
test_tables (Fixture *fixture, gconstpointer data)
{
  EfTablePicker *first = fixture_get_widget (fixture->dialog, EF_TYPE_TABLE_PICKER, 0);
  EfTablePicker *second = fixture_get_widget (fixture->dialog, EF_TYPE_TABLE_PICKER, 1);
  EfTable *other = ef_table_picker_get_table (second);

  wait_for (fixture, "2 linked rows");
  g_assert_cmpstr (ef_table_get_name (ef_table_picker_get_table (first)), ==, "first");
  g_assert_cmpstr (ef_table_get_name (other), ==, "second");
  ef_table_picker_set_table (first, other);
  g_signal_emit_by_name (first, "picked");
  g_assert_true (ef_table_picker_get_table (first) == other);
  g_assert_cmpstr (ef_table_get_name (ef_table_picker_get_table (second)), ==, "first");
  g_assert_false (gtk_widget_get_sensitive (get_link_button (fixture)));
  wait_for (fixture, "2 linked rows");
  wait_for (fixture, "Names that differ (1)");
  /* Closed while it works, it leaves nothing behind. */
  gtk_switch_set_active (fixture_get_widget (fixture->dialog, GTK_TYPE_SWITCH, 0), TRUE);
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
}

static void
type_letter (GtkWidget *widget, guint letter)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", letter, 0, 0, &handled);
    }
  g_assert_true (handled);
}

/* Of several tables the one that shares most names is chosen, and comes first in the list, in which
 * neither the first table nor those without names stand. Letters search also a short list. */
static void
test_partner (Fixture *fixture, gconstpointer data)
{
  EfTablePicker *first = fixture_get_widget (fixture->dialog, EF_TYPE_TABLE_PICKER, 0);
  EfTablePicker *second = fixture_get_widget (fixture->dialog, EF_TYPE_TABLE_PICKER, 1);
  EfIndexList *list = fixture_get_widget (GTK_WIDGET (second), EF_TYPE_INDEX_LIST, 0);
  GtkWidget *button = fixture_get_widget (GTK_WIDGET (second), GTK_TYPE_MENU_BUTTON, 0);
  EfTable *third = fixture_add_names (fixture->document, "third", "same|lonely|resnet|x");

  ef_table_picker_set_catalog (first, ef_document_get_catalog (fixture->document));
  ef_table_picker_set_catalog (second, ef_document_get_catalog (fixture->document));
  ef_table_picker_set_table (second, NULL);
  g_signal_emit_by_name (second, "picked");
  g_signal_emit_by_name (first, "picked");
  g_assert_true (ef_table_picker_get_table (second) == third);
  wait_for (fixture, "3 linked rows");
  wait_for (fixture, "1 row of “first” has no partner and is left out.\n"
                     "1 row of “third” has no partner and is left out.\n"
                     "“Keep rows without partner” keeps all rows of “first”.");

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  wait_for (fixture, "3 rows · 2 names in common");
  g_assert_null (fixture_find_words (GTK_WIDGET (list), GTK_TYPE_LABEL, "label", "first"));
  g_assert_false (gtk_widget_get_visible (fixture_get_widget (list, GTK_TYPE_SEARCH_ENTRY, 0)));
  type_letter (GTK_WIDGET (list), GDK_KEY_s);
  g_assert_true (gtk_widget_get_visible (fixture_get_widget (list, GTK_TYPE_SEARCH_ENTRY, 0)));
}

/* Rows that come several times are told, and how the tables keep most rows. */
static void
test_repeats (Fixture *fixture, gconstpointer data)
{
  EfTablePicker *second = fixture_get_widget (fixture->dialog, EF_TYPE_TABLE_PICKER, 1);
  EfTable *many = fixture_add_names (fixture->document, "many", "same|same|a|b|c|d|e");

  ef_table_picker_set_table (second, many);
  g_signal_emit_by_name (second, "picked");
  wait_for (fixture, "3 rows of “first” have no partner and are left out.\n"
                     "5 rows of “many” have no partner and are left out.\n"
                     "Most rows stay if the tables are swapped and rows without partner are "
                     "kept.\n"
                     "1 row of “first” has several partners and comes once with each.");
}

/* What is missing is said; the counts of other tables do not stay. */
static void
test_missing (Fixture *fixture, gconstpointer data)
{
  EfTablePicker *first = fixture_get_widget (fixture->dialog, EF_TYPE_TABLE_PICKER, 0);
  EfTablePicker *second = fixture_get_widget (fixture->dialog, EF_TYPE_TABLE_PICKER, 1);
  EfTable *table = ef_table_picker_get_table (first);

  wait_for (fixture, "2 linked rows");
  ef_table_picker_set_table (first, NULL);
  g_signal_emit_by_name (first, "picked");
  wait_for (fixture, "Choose the first table");
  ef_table_picker_set_table (first, table);
  g_signal_emit_by_name (first, "picked");
  g_assert_nonnull (fixture_find_words (fixture->dialog, GTK_TYPE_LABEL, "label", "Linking…"));
  wait_for (fixture, "2 linked rows");
  ef_table_picker_set_table (second, NULL);
  g_signal_emit_by_name (second, "picked");
  wait_for (fixture, "Choose the second table");
}

static void
assert_focus_in (Fixture *fixture, guint table)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->dialog));

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (
    focus, fixture_get_widget (fixture->dialog, EF_TYPE_TABLE_PICKER, table)));
}

/* Enter does not close what was just opened: the table that is to be chosen has the focus. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  wait_for (fixture, "2 linked rows");
  assert_focus_in (fixture, 0);
  link_tables (fixture);

  fixture->dialog = ef_link_dialog_new (NULL, fixture->workspace);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  wait_for (fixture, "Choose the second table");
  assert_focus_in (fixture, 1);
}

static void
change_asked_cb (gboolean *asked)
{
  *asked = TRUE;
}

/* Of a table that is linked, the dialog says that it makes another one, and offers to change it. */
static void
test_linked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) change = g_simple_action_new ("change-link", NULL);
  GtkWidget *parent = gtk_window_new ();
  gboolean asked = FALSE;
  GtkWidget *row = fixture_find_words (fixture->dialog, ADW_TYPE_ACTION_ROW, "title",
                                       "Linked already");

  wait_for (fixture, "2 linked rows");
  g_assert_false (gtk_widget_get_visible (row));
  link_tables (fixture);

  g_signal_connect_swapped (change, "activate", G_CALLBACK (change_asked_cb), &asked);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (change));
  gtk_widget_insert_action_group (parent, "win", G_ACTION_GROUP (actions));
  fixture->dialog = ef_link_dialog_new (GTK_WINDOW (parent), fixture->workspace);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  wait_for (fixture, "Choose the second table");
  row = fixture_find_words (fixture->dialog, ADW_TYPE_ACTION_ROW, "title", "Linked already");
  g_assert_true (gtk_widget_get_visible (row));
  fixture_press (fixture->dialog, "_Change link…");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (asked);
  g_assert_null (fixture->dialog);
  gtk_window_destroy (GTK_WINDOW (parent));
}

#define ADD(path, function)                                                                       \
  g_test_add ("/pages/link-dialog/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("link", test_link);
  ADD ("confirm", test_confirm);
  ADD ("keys", test_keys);
  ADD ("confirm-all", test_confirm_all);
  ADD ("tables", test_tables);
  ADD ("partner", test_partner);
  ADD ("repeats", test_repeats);
  ADD ("missing", test_missing);
  ADD ("focus", test_focus);
  ADD ("linked", test_linked);

  return g_test_run ();
}
