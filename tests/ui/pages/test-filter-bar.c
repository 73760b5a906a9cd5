/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-filter-bar.h"

#include <adwaita.h>
#include <math.h>

#include "ef-facet-bars.h"
#include "ef-facet-popover.h"
#include "ef-index-list.h"
#include "fixture.h"

/* The bar in a window that is on screen, because a closed popover does nothing. */
typedef struct
{
  EfDocument *document;
  EfWorkspace *workspace;
  GtkWidget *window;
  GtkWidget *bar;
  EfFacetPopover *popover;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = fixture_create_document ();
  fixture->workspace = ef_workspace_new (fixture->document);
  fixture->bar = g_object_new (EF_TYPE_FILTER_BAR, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->bar);
  ef_filter_bar_set_workspace (EF_FILTER_BAR (fixture->bar), fixture->workspace);
  fixture->popover = fixture_get_widget (fixture->bar, EF_TYPE_FACET_POPOVER, 0);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!gtk_widget_get_mapped (fixture->bar))
    g_main_context_iteration (NULL, TRUE);
  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Images"));
  ef_workspace_wait (fixture->workspace);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  /* A window that takes an open popover with it still hears of the pointer over it. */
  gtk_popover_popdown (GTK_POPOVER (fixture->popover));
  while (gtk_widget_get_mapped (GTK_WIDGET (fixture->popover)) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->workspace);
  g_object_unref (fixture->document);
}

static void
open_column (Fixture *fixture, const char *column)
{
  ef_filter_bar_open (EF_FILTER_BAR (fixture->bar), column);
  ef_facet_popover_wait (fixture->popover);
}

/* The list of values is the second one of the popover. */
static EfIndexList *
get_values (Fixture *fixture)
{
  return fixture_get_widget (fixture->popover, EF_TYPE_INDEX_LIST, 1);
}

static void
click_value (Fixture *fixture, guint index)
{
  ef_index_list_select (get_values (fixture), index);
  g_signal_emit_by_name (get_values (fixture), "activated");
  ef_workspace_wait (fixture->workspace);
  ef_facet_popover_wait (fixture->popover);
}

static void
assert_filter (Fixture *fixture, const char *filter, guint n_points)
{
  g_assert_cmpstr (ef_workspace_get_spec (fixture->workspace)->filter, ==, filter);
  ef_workspace_wait (fixture->workspace);
  g_assert_cmpuint (ef_workspace_get_data (fixture->workspace)->n, ==, n_points);
}

/* The words of the pieces, which are buttons with a button to remove them. */
static void
assert_pieces (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GtkWidget *scroller = fixture_get_widget (fixture->bar, GTK_TYPE_SCROLLED_WINDOW, 0);
  GtkWidget *button;

  for (guint i = 0; (button = fixture_find_widget (scroller, GTK_TYPE_BUTTON, i)) != NULL; i += 2)
    g_string_append_printf (words, "%s%s", i > 0 ? "; " : "",
                            gtk_widget_get_tooltip_text (button));
  g_assert_cmpstr (words->str, ==, expected);
}

static void
click_remove (Fixture *fixture, guint piece)
{
  GtkWidget *scroller = fixture_get_widget (fixture->bar, GTK_TYPE_SCROLLED_WINDOW, 0);

  g_signal_emit_by_name (fixture_get_widget (scroller, GTK_TYPE_BUTTON, 2 * piece + 1), "clicked");
  ef_workspace_wait (fixture->workspace);
}

/* Three rows are of the kind "CNN", two of "ViT". */
static void
test_values (Fixture *fixture, gconstpointer data)
{
  open_column (fixture, "kind");
  click_value (fixture, 1);
  assert_filter (fixture, "kind = \"ViT\"", 2);
  assert_pieces (fixture, "kind: ViT");
  click_value (fixture, 0);
  assert_filter (fixture, "kind in (\"CNN\", \"ViT\")", 5);
  click_value (fixture, 1);
  assert_filter (fixture, "kind = \"CNN\"", 3);

  /* Undo takes the clicks back one by one, and the lines follow. */
  ef_document_undo (fixture->document);
  assert_filter (fixture, "kind in (\"CNN\", \"ViT\")", 5);
  ef_document_undo (fixture->document);
  ef_document_undo (fixture->document);
  assert_filter (fixture, NULL, 5);
  assert_pieces (fixture, "");
}

static void
test_exclude (Fixture *fixture, gconstpointer data)
{
  GtkToggleButton *keep, *exclude;

  open_column (fixture, "kind");
  keep = fixture_get_widget (fixture->popover, GTK_TYPE_TOGGLE_BUTTON, 0);
  exclude = fixture_get_widget (fixture->popover, GTK_TYPE_TOGGLE_BUTTON, 1);
  click_value (fixture, 1);
  gtk_toggle_button_set_active (exclude, TRUE);
  assert_filter (fixture, "kind not in (\"ViT\")", 3);
  assert_pieces (fixture, "kind: not ViT");
  ef_document_undo (fixture->document);
  ef_facet_popover_wait (fixture->popover);
  g_assert_true (gtk_toggle_button_get_active (keep));
}

static void
test_range (Fixture *fixture, gconstpointer data)
{
  GtkEditable *low, *high;
  EfFacetBars *bars;

  open_column (fixture, "score");
  bars = fixture_get_widget (fixture->popover, EF_TYPE_FACET_BARS, 0);
  low = fixture_get_widget (fixture->popover, GTK_TYPE_ENTRY, 0);
  high = fixture_get_widget (fixture->popover, GTK_TYPE_ENTRY, 1);

  gtk_editable_set_text (low, "70");
  g_signal_emit_by_name (low, "activate");
  assert_filter (fixture, "score >= 70", 3);
  assert_pieces (fixture, "score ≥ 70");

  g_signal_emit_by_name (bars, "chosen", 61.2, INFINITY);
  assert_filter (fixture, "score >= 61.2", 4);
  g_signal_emit_by_name (bars, "chosen", -INFINITY, 75.0);
  assert_filter (fixture, "score <= 75", 3);
  ef_facet_popover_wait (fixture->popover);
  g_assert_cmpstr (gtk_editable_get_text (low), ==, "");
  g_assert_cmpstr (gtk_editable_get_text (high), ==, "75");

  /* What is no number changes nothing. */
  gtk_editable_set_text (high, "much");
  g_signal_emit_by_name (high, "activate");
  assert_filter (fixture, "score <= 75", 3);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (high), "error"));
}

/* What was written by hand has pieces as well, and stays beside what is clicked. */
static void
test_pieces (Fixture *fixture, gconstpointer data)
{
  g_assert_true (ef_workspace_set_filter (
    fixture->workspace, "kind = 'CNN' and (size < 5 or score > 60) and score < 80", NULL));
  assert_pieces (fixture, "kind: CNN; (size < 5 or score > 60); score < 80");
  open_column (fixture, "kind");
  click_value (fixture, 0);
  assert_pieces (fixture, "(size < 5 or score > 60); score < 80");
  click_remove (fixture, 0);
  g_assert_cmpstr (ef_workspace_get_spec (fixture->workspace)->filter, ==, "score < 80");
  click_remove (fixture, 0);
  assert_filter (fixture, NULL, 5);
  ef_document_undo (fixture->document);
  assert_pieces (fixture, "score < 80");
}

/* A filter that the table cannot take leaves a chart that can be mended. */
static void
test_wrong (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  EfChartSpec *spec;

  g_assert_false (ef_workspace_set_filter (fixture->workspace, "nothing > 5", &error));
  g_assert_nonnull (error);
  g_assert_null (ef_workspace_get_spec (fixture->workspace)->filter);

  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  ef_chart_spec_set_string (&spec->filter, "nothing > 5 and kind = 'CNN'");
  ef_workspace_change (fixture->workspace, spec, NULL, "Change");
  ef_workspace_wait (fixture->workspace);
  open_column (fixture, "kind");
  click_remove (fixture, 0);
  assert_filter (fixture, "kind = 'CNN'", 3);
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  EfIndexList *columns;

  open_column (fixture, NULL);
  columns = fixture_get_widget (fixture->popover, EF_TYPE_INDEX_LIST, 0);
  ef_index_list_select (columns, 3);
  g_signal_emit_by_name (columns, "activated");
  ef_facet_popover_wait (fixture->popover);
  click_value (fixture, 0);
  assert_filter (fixture, "kind = \"CNN\"", 3);
}

/* Enter on a line that the arrows have reached, which is not selected. */
static void
test_columns_by_keys (Fixture *fixture, gconstpointer data)
{
  EfIndexList *columns;

  open_column (fixture, NULL);
  columns = fixture_get_widget (fixture->popover, EF_TYPE_INDEX_LIST, 0);
  gtk_widget_activate_action (fixture_get_widget (columns, GTK_TYPE_LIST_VIEW, 0),
                              "list.activate-item", "u", 3);
  ef_facet_popover_wait (fixture->popover);
  /* What is typed next looks for a value. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         GTK_WIDGET (get_values (fixture))));
  click_value (fixture, 0);
  assert_filter (fixture, "kind = \"CNN\"", 3);
}

/* Where it ends is said with as many digits as have room. */
static void
test_long_ends (Fixture *fixture, gconstpointer data)
{
  EfColumnBuilder *builder = ef_column_builder_new ("carbon", EF_COLUMN_NUMBER);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfTable) table = NULL;

  ef_column_builder_add_number (builder, 0.032161895514136715);
  ef_column_builder_add_number (builder, 107.03147746473374);
  g_ptr_array_add (columns, ef_column_builder_end (builder));
  table = ef_table_new ("Carbon", "Carbon", columns, 2, NULL, EF_PLACE_LINE, "", NULL);
  ef_workspace_show_table (fixture->workspace, fixture_add_table (fixture->document, table));
  ef_workspace_wait (fixture->workspace);
  open_column (fixture, "carbon");
  g_assert_cmpstr (gtk_entry_get_placeholder_text (
                     fixture_get_widget (fixture->popover, GTK_TYPE_ENTRY, 0)), ==, "0.0321619");
  g_assert_cmpstr (gtk_entry_get_placeholder_text (
                     fixture_get_widget (fixture->popover, GTK_TYPE_ENTRY, 1)), ==, "107.031");
}

/* Another filter begins with the list of columns, not where the last one ended. */
static void
test_open_again (Fixture *fixture, gconstpointer data)
{
  GtkStack *stack = fixture_get_widget (fixture->popover, GTK_TYPE_STACK, 0);

  open_column (fixture, "kind");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "column");
  gtk_popover_popdown (GTK_POPOVER (fixture->popover));
  while (gtk_widget_get_mapped (GTK_WIDGET (fixture->popover)))
    g_main_context_iteration (NULL, TRUE);
  gtk_menu_button_popup (fixture_get_widget (fixture->bar, GTK_TYPE_MENU_BUTTON, 0));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "columns");
}

/* Escape closes it, also from the entry, which has Escape for itself. */
static void
test_escape (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  ef_filter_bar_open (EF_FILTER_BAR (fixture->bar), NULL);
  ef_facet_popover_wait (fixture->popover);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->popover)));
  entry = fixture_get_widget (fixture->popover, GTK_TYPE_SEARCH_ENTRY, 0);
  g_signal_emit_by_name (entry, "stop-search");
  while (gtk_widget_get_visible (GTK_WIDGET (fixture->popover)))
    g_main_context_iteration (NULL, TRUE);
}

static int
measure (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* In a narrow window a piece was cut, and with it what removes it. */
static void
test_first_piece_is_whole (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scroller = fixture_get_widget (fixture->bar, GTK_TYPE_SCROLLED_WINDOW, 0);
  int empty = measure (scroller);
  GtkWidget *piece;

  g_assert_true (
    ef_workspace_set_filter (fixture->workspace, "size <= 20 and score > 60 and score < 99", NULL));
  piece = gtk_widget_get_parent (fixture_get_widget (scroller, GTK_TYPE_BUTTON, 0));
  g_assert_cmpint (measure (piece), >, empty);
  g_assert_cmpint (measure (scroller), >=, measure (piece));
  g_assert_cmpint (measure (scroller), <, 2 * measure (piece));
  g_assert_true (ef_workspace_set_filter (fixture->workspace, NULL, NULL));
  g_assert_cmpint (measure (scroller), ==, empty);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, function)                                                                        \
  g_test_add ("/pages/filter-bar/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("first-piece-is-whole", test_first_piece_is_whole);
  ADD ("values", test_values);
  ADD ("exclude", test_exclude);
  ADD ("range", test_range);
  ADD ("pieces", test_pieces);
  ADD ("wrong", test_wrong);
  ADD ("columns", test_columns);
  ADD ("columns-by-keys", test_columns_by_keys);
  ADD ("open-again", test_open_again);
  ADD ("long-ends", test_long_ends);
  ADD ("escape", test_escape);
#undef ADD
  return g_test_run ();
}
