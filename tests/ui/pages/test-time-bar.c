/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-time-bar.h"

#include <adwaita.h>

#include "fixture.h"

typedef struct
{
  EfDocument *document;
  EfWorkspace *workspace;
  GtkWidget *window;
  GtkWidget *bar;
} Fixture;

/* Early (2018; 10 M, 60) is outdone by Late (2020; 5 M, 70). */
static EfTable *
create_table (void)
{
  static const char *const names[] = { "Early", "Late" };
  static const double params[] = { 10e6, 5e6 }, scores[] = { 60, 70 };
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  EfColumnBuilder *name = ef_column_builder_new ("model", EF_COLUMN_TEXT);
  EfColumnBuilder *date = ef_column_builder_new ("date", EF_COLUMN_DATE);
  EfColumnBuilder *size = ef_column_builder_new ("size", EF_COLUMN_NUMBER);
  EfColumnBuilder *score = ef_column_builder_new ("score", EF_COLUMN_NUMBER);

  ef_column_builder_set_role (name, EF_ROLE_NAME);
  ef_column_builder_set_role (date, EF_ROLE_DATE);
  ef_column_builder_set_quantity (size, ef_quantity_find ("parameters"), NULL);
  ef_column_builder_set_quantity (score, ef_quantity_find ("accuracy"), NULL);
  for (guint i = 0; i < 2; i++)
    {
      ef_column_builder_add_text (name, names[i], -1);
      ef_column_builder_add_number (date, ef_date_from_ymd (2018 + 2 * (int) i, 1, 1));
      ef_column_builder_add_number (size, params[i]);
      ef_column_builder_add_number (score, scores[i]);
    }
  g_ptr_array_add (columns, ef_column_builder_end (name));
  g_ptr_array_add (columns, ef_column_builder_end (date));
  g_ptr_array_add (columns, ef_column_builder_end (size));
  g_ptr_array_add (columns, ef_column_builder_end (score));
  return ef_table_new ("T", "T", columns, 2, NULL, EF_PLACE_LINE, "", NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EfTable) table = create_table ();
  EfCatalogNode *root = ef_catalog_node_new ("dated.csv", NULL);

  ef_catalog_node_add_table (root, table);
  ef_catalog_node_seal (root);
  fixture->document = ef_document_new ();
  ef_document_add_source (fixture->document, root, "Import");
  ef_catalog_node_unref (root);
  ef_document_set_saved_state (fixture->document, ef_document_get_state (fixture->document));
  fixture->workspace = ef_workspace_new (fixture->document);
  fixture->bar = g_object_new (EF_TYPE_TIME_BAR, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->bar);
  ef_time_bar_set_workspace (EF_TIME_BAR (fixture->bar), fixture->workspace);
  ef_workspace_show_table (fixture->workspace, table);
  ef_workspace_wait (fixture->workspace);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->workspace);
  g_object_unref (fixture->document);
}

static gpointer
find_widget (GtkWidget *parent, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found
        = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
show_day (Fixture *fixture, double day)
{
  EfChartSpec *spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));

  spec->front.has_as_of = TRUE;
  spec->front.as_of = day;
  ef_workspace_change (fixture->workspace, spec, NULL, "Change Date");
  ef_workspace_wait (fixture->workspace);
}

static gboolean
says (GtkWidget *parent, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if ((GTK_IS_LABEL (child) && g_str_equal (gtk_label_get_text (GTK_LABEL (child)), text))
        || says (child, text))
      return TRUE;
  return FALSE;
}

static void
test_slider (Fixture *fixture, gconstpointer data)
{
  GtkRange *scale = find_widget (fixture->bar, GTK_TYPE_SCALE);
  double first = ef_date_from_ymd (2018, 1, 1), last = ef_date_from_ymd (2020, 1, 1);

  g_assert_false (gtk_widget_get_visible (fixture->bar));
  show_day (fixture, first);
  g_assert_true (gtk_widget_get_visible (fixture->bar));
  g_assert_cmpfloat (gtk_adjustment_get_lower (gtk_range_get_adjustment (scale)), ==, first);
  g_assert_cmpfloat (gtk_adjustment_get_upper (gtk_range_get_adjustment (scale)), ==, last);
  g_assert_true (says (fixture->bar, "2018-01-01"));

  gtk_range_set_value (scale, last);
  ef_workspace_wait (fixture->workspace);
  g_assert_cmpfloat (ef_workspace_get_spec (fixture->workspace)->front.as_of, ==, last);
  g_assert_true (says (fixture->bar, "New: Late. Outdone: Early."));

  ef_document_undo (fixture->document);
  ef_workspace_wait (fixture->workspace);
  g_assert_cmpfloat (gtk_range_get_value (scale), ==, first);
}

/* From the end it begins anew, and stops at the end. */
static void
test_play (Fixture *fixture, gconstpointer data)
{
  GtkToggleButton *play = find_widget (fixture->bar, GTK_TYPE_TOGGLE_BUTTON);
  GtkRange *scale = find_widget (fixture->bar, GTK_TYPE_SCALE);
  double first = ef_date_from_ymd (2018, 1, 1);

  show_day (fixture, ef_date_from_ymd (2020, 1, 1));
  gtk_toggle_button_set_active (play, TRUE);
  g_assert_cmpfloat (gtk_range_get_value (scale), ==, first);
  while (gtk_range_get_value (scale) == first)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (gtk_range_get_value (scale), >, first);
  gtk_toggle_button_set_active (play, FALSE);
  ef_workspace_wait (fixture->workspace);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, function)                                                                        \
  g_test_add ("/pages/time-bar/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("slider", test_slider);
  ADD ("play", test_play);
#undef ADD
  return g_test_run ();
}
