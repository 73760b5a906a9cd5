/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#ifdef GDK_WINDOWING_X11
#include <dlfcn.h>
#include <gdk/x11/gdkx.h>
#endif

#include "ef-table-cell.h"
#include "fixture.h"
#include "table-page-fixture.h"

/* The headers of the columns, and what clicks on them do. */

static GtkLabel *
find_title_label (TablePage *fixture, guint position)
{
  GtkWidget *title =
    gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (fixture->view)));

  while (position-- > 0)
    title = gtk_widget_get_next_sibling (title);
  return fixture_find_widget (title, GTK_TYPE_LABEL, 0);
}

static void
assert_title (TablePage *fixture, guint position, const char *text, float xalign)
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
test_align_headers (TablePage *fixture, gconstpointer data)
{
  assert_title (fixture, 0, "★", 0);
  assert_title (fixture, 1, "model", 0);
  assert_title (fixture, 2, "size", 1);
  gtk_check_button_set_active (fixture->check, TRUE);
  assert_title (fixture, 4, "Rank of frontier", 1);
  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "size");
  assert_title (fixture, 2, "score", 1);
  table_page_group_by (fixture, "kind");
  assert_title (fixture, 0, "kind", 0);
  assert_title (fixture, 1, "★", 0);
}

/* A sentence in a header does not make its column wider than the window. */
static void
test_long_header (TablePage *fixture, gconstpointer data)
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
has_tip (TablePage *fixture, int x, int y)
{
  GtkTooltip *tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown;

  g_signal_emit_by_name (fixture->view, "query-tooltip", x, y, FALSE, tooltip, &shown);
  g_object_unref (tooltip);
  return shown;
}

/* Nor where one types into a popover that hangs over the headers. */
static void
test_popover_without_tip (TablePage *fixture, gconstpointer data)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *entry = gtk_entry_new ();
  GtkLabel *title = find_title_label (fixture, 1);
  double x, y;

  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  gtk_widget_set_parent (popover, GTK_WIDGET (fixture->page));
  while (gtk_widget_get_width (GTK_WIDGET (title)) == 0)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_translate_coordinates (GTK_WIDGET (title), GTK_WIDGET (fixture->view), 2, 2, &x, &y);
  g_assert_true (has_tip (fixture, (int) x, (int) y));
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (entry);
  g_assert_false (has_tip (fixture, (int) x, (int) y));
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_unparent (popover);
}

static GtkWidget *
find_arrow (TablePage *fixture, guint position)
{
  GtkWidget *label = GTK_WIDGET (find_title_label (fixture, position));
  GtkWidget *after = gtk_widget_get_next_sibling (label);

  return after != NULL ? after : gtk_widget_get_prev_sibling (label);
}

/* What decides about equals has an arrow, too, and loses it when it is not sorted by any more. */
static void
test_later_arrow (TablePage *fixture, gconstpointer data)
{
  table_page_sort_by (fixture, "kind", GTK_SORT_DESCENDING);
  g_assert_false (gtk_widget_has_css_class (find_arrow (fixture, 4), "ef-later"));
  table_page_sort_by (fixture, "size", GTK_SORT_ASCENDING);
  g_assert_true (gtk_widget_has_css_class (find_arrow (fixture, 4), "ef-later"));
  g_assert_true (gtk_widget_has_css_class (find_arrow (fixture, 4), "descending"));
  g_assert_false (gtk_widget_has_css_class (find_arrow (fixture, 4), "unsorted"));
  g_assert_true (gtk_widget_has_css_class (find_arrow (fixture, 2), "ascending"));
  g_assert_false (gtk_widget_has_css_class (find_arrow (fixture, 2), "ef-later"));
  /* Headers are made anew when columns come and go. */
  gtk_widget_activate_action (fixture->page, "table.hide-column", "s", "score");
  g_assert_true (gtk_widget_has_css_class (find_arrow (fixture, 3), "ef-later"));
  table_page_sort_by (fixture, "kind", GTK_SORT_ASCENDING);
  g_assert_false (gtk_widget_has_css_class (find_arrow (fixture, 3), "ef-later"));
  g_assert_true (gtk_widget_has_css_class (find_arrow (fixture, 3), "ascending"));
  g_assert_true (gtk_widget_has_css_class (find_arrow (fixture, 2), "ef-later"));
  for (guint i = 0; i < 4; i++)
    ef_document_undo (fixture->document);
  g_assert_true (gtk_widget_has_css_class (find_arrow (fixture, 2), "unsorted"));
  g_assert_true (gtk_widget_has_css_class (find_arrow (fixture, 4), "unsorted"));
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
test_menu_without_tip (TablePage *fixture, gconstpointer data)
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

/* Nor above a dialog, whose window is the upper one. */
static void
test_dialog_without_tip (TablePage *fixture, gconstpointer data)
{
  GtkWidget *title = GTK_WIDGET (find_title_label (fixture, 2));
  GtkWidget *dialog = gtk_window_new ();
  graphene_point_t header;

  while (gtk_widget_get_width (title) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_compute_point (title, GTK_WIDGET (fixture->view),
                                           &GRAPHENE_POINT_INIT (5, 5), &header));
  g_assert_true (has_tip (fixture, (int) header.x, (int) header.y));
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (fixture->window));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_false (has_tip (fixture, (int) header.x, (int) header.y));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_true (has_tip (fixture, (int) header.x, (int) header.y));
}

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
find_title (TablePage *fixture, const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (fixture->view);
  GtkWidget *widget =
    gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (fixture->view)));
  GtkColumnViewColumn *wanted = table_page_find_column (fixture, title);

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
click_header (TablePage *fixture, Pointer *pointer, const char *title)
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
test_click_headers (TablePage *fixture, gconstpointer data)
{
  Pointer pointer = { NULL };

  if (!find_pointer (&pointer))
    {
      g_test_skip ("Nothing here can move a pointer");
      return;
    }
  click_header (fixture, &pointer, "score");
  table_page_assert_rows (fixture, "13042");
  click_header (fixture, &pointer, "score");
  table_page_assert_rows (fixture, "24031");

  click_header (fixture, &pointer, "kind");
  table_page_assert_rows (fixture, "24031");
  g_assert_cmpstr (table_page_get_sort_words (fixture), ==, "kind ↑, then score ↓");
  click_header (fixture, &pointer, "kind");
  table_page_assert_rows (fixture, "31240");
  g_assert_cmpstr (table_page_get_sort_words (fixture), ==, "kind ↓, then score ↓");
  click_header (fixture, &pointer, "score");
  table_page_assert_rows (fixture, "13042");
  g_assert_cmpstr (table_page_get_sort_words (fixture), ==, "score ↑, then kind ↓");
}

#endif

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  TABLE_PAGE_ADD ("align-headers", test_align_headers);
  TABLE_PAGE_ADD ("long-header", test_long_header);
  TABLE_PAGE_ADD ("menu-without-tip", test_menu_without_tip);
  TABLE_PAGE_ADD ("popover-without-tip", test_popover_without_tip);
  TABLE_PAGE_ADD ("dialog-without-tip", test_dialog_without_tip);
  TABLE_PAGE_ADD ("later-arrow", test_later_arrow);
#ifdef GDK_WINDOWING_X11
  TABLE_PAGE_ADD ("click-headers", test_click_headers);
#endif
  return g_test_run ();
}
