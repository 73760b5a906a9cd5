/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-front-group.h"

#include "fixture.h"
#include "group-fixture.h"

typedef GroupFixture Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  group_fixture_start (fixture, EF_TYPE_FRONT_GROUP);
  ef_front_group_set_workspace (EF_FRONT_GROUP (fixture->group), fixture->workspace);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  group_fixture_stop (fixture);
}

static gpointer
get_widget (Fixture *fixture, GType type, guint index)
{
  return fixture_get_widget (fixture->group, type, index);
}

static const EfFrontSpec *
get_front (Fixture *fixture)
{
  return &ef_workspace_get_spec (fixture->workspace)->front;
}

static void
test_nothing_shown (Fixture *fixture, gconstpointer data)
{
  g_assert_false (gtk_widget_get_sensitive (fixture->group));
}

/* Each control changes the chart by one step, and undo brings it back to the control. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  GtkSwitch *shown = get_widget (fixture, GTK_TYPE_SWITCH, 0);
  AdwComboRow *curve = get_widget (fixture, ADW_TYPE_COMBO_ROW, 0);
  GtkSpinButton *layers = get_widget (fixture, GTK_TYPE_SPIN_BUTTON, 0);

  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Images"));
  g_assert_true (gtk_switch_get_active (shown));

  adw_combo_row_set_selected (curve, 1);
  g_assert_cmpint (get_front (fixture)->curve, ==, EF_CURVE_HULL);
  gtk_spin_button_spin (layers, GTK_SPIN_STEP_FORWARD, 1);
  gtk_spin_button_spin (layers, GTK_SPIN_STEP_FORWARD, 1);
  g_assert_cmpuint (get_front (fixture)->n_layers, ==, 3);
  gtk_spin_button_set_value (layers, 100);
  g_assert_cmpuint (get_front (fixture)->n_layers, ==, EF_FRONT_LAYERS_MAX);
  gtk_switch_set_active (shown, FALSE);
  g_assert_false (get_front (fixture)->shown);

  ef_document_undo (fixture->document);
  g_assert_true (gtk_switch_get_active (shown));
  ef_document_undo (fixture->document);
  g_assert_cmpfloat (gtk_spin_button_get_value (layers), ==, 1);
  ef_document_undo (fixture->document);
  g_assert_cmpuint (adw_combo_row_get_selected (curve), ==, 0);
  g_assert_false (ef_document_is_modified (fixture->document));
}

/* Where there are no groups there is nothing to ask for. */
static void
test_groups (Fixture *fixture, gconstpointer data)
{
  GtkSwitch *by_group = get_widget (fixture, GTK_TYPE_SWITCH, 1);
  EfChartSpec *spec;

  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Images"));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (by_group)));

  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  ef_chart_spec_set_string (&spec->colour, "kind");
  ef_workspace_change (fixture->workspace, spec, NULL, "Change Colour");
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (by_group)));
  gtk_switch_set_active (by_group, TRUE);
  g_assert_true (get_front (fixture)->by_group);
}

/* Adds a table of costs and ratings (transfer none). */
static EfTable *
add_ratings (EfDocument *document)
{
  static const char *const quantities[] = { "parameters", "elo" };
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfCatalogNode) root = ef_catalog_node_new ("ratings.csv", NULL);
  g_autoptr (EfTable) table = NULL;

  for (guint k = 0; k < G_N_ELEMENTS (quantities); k++)
    {
      EfColumnBuilder *builder = ef_column_builder_new (quantities[k], EF_COLUMN_NUMBER);

      ef_column_builder_set_quantity (builder, ef_quantity_find (quantities[k]), NULL);
      for (guint i = 0; i < 3; i++)
        ef_column_builder_add_number (builder, 1000 + 100 * i);
      g_ptr_array_add (columns, ef_column_builder_end (builder));
    }
  table = ef_table_new ("Ratings", "Ratings", columns, 3, NULL, EF_PLACE_LINE, "", NULL);
  ef_catalog_node_add_table (root, table);
  ef_catalog_node_seal (root);
  ef_document_add_source (document, root, "Import");
  return fixture_find_table (document, "Ratings");
}

/* Beyond the knee more becomes dear: nothing of a rating has a price, and the row says so. */
static void
test_knee (Fixture *fixture, gconstpointer data)
{
  GtkSwitch *knee = get_widget (fixture, GTK_TYPE_SWITCH, 2);
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (knee), ADW_TYPE_ACTION_ROW);

  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Images"));
  ef_workspace_wait (fixture->workspace);
  g_assert_true (gtk_widget_is_sensitive (row));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Beyond it more becomes dear");

  ef_workspace_show_table (fixture->workspace, add_ratings (fixture->document));
  ef_workspace_wait (fixture->workspace);
  g_assert_false (gtk_widget_is_sensitive (row));
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                                   "Ratings and ranks say who is ahead"));
}

/* alpha (1 M; 60), Zeta (5 M; 70) and Beta (20 M; 80) are the frontier; delta has 79. */
static void
test_near (Fixture *fixture, gconstpointer data)
{
  AdwEntryRow *across = get_widget (fixture, ADW_TYPE_ENTRY_ROW, 0);
  AdwEntryRow *down = get_widget (fixture, ADW_TYPE_ENTRY_ROW, 1);
  EfChartData *chart;

  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Images"));
  ef_workspace_wait (fixture->workspace);
  gtk_editable_set_text (GTK_EDITABLE (across), "150 %");
  g_signal_emit_by_name (across, "apply");
  g_assert_true (get_front (fixture)->near_x.percent);
  g_assert_cmpfloat (get_front (fixture)->near_x.amount, ==, 150);
  ef_workspace_wait (fixture->workspace);
  gtk_editable_set_text (GTK_EDITABLE (down), "5");
  g_signal_emit_by_name (down, "apply");
  ef_workspace_wait (fixture->workspace);
  g_assert_false (get_front (fixture)->near_y.percent);
  chart = ef_workspace_get_data (fixture->workspace);
  g_assert_nonnull (chart->near_front);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (across)), ==, "150 %");

  /* What cannot be understood changes nothing. */
  gtk_editable_set_text (GTK_EDITABLE (down), "-3");
  g_signal_emit_by_name (down, "apply");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (down), "error"));
  g_assert_cmpfloat (get_front (fixture)->near_y.amount, ==, 5);

  gtk_editable_set_text (GTK_EDITABLE (down), "");
  g_signal_emit_by_name (down, "apply");
  g_assert_cmpfloat (get_front (fixture)->near_y.amount, ==, 0);
}

/* A rating has no zero, so no share of it is near; so many points of it may be. */
static void
test_near_rating (Fixture *fixture, gconstpointer data)
{
  AdwEntryRow *down = get_widget (fixture, ADW_TYPE_ENTRY_ROW, 1);

  ef_workspace_show_table (fixture->workspace, add_ratings (fixture->document));
  ef_workspace_wait (fixture->workspace);
  g_assert_nonnull (
    strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (down)), "no percent"));
  gtk_editable_set_text (GTK_EDITABLE (down), "5 %");
  g_signal_emit_by_name (down, "apply");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (down), "error"));
  g_assert_cmpfloat (get_front (fixture)->near_y.amount, ==, 0);

  gtk_editable_set_text (GTK_EDITABLE (down), "150");
  g_signal_emit_by_name (down, "apply");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (down), "error"));
  g_assert_cmpfloat (get_front (fixture)->near_y.amount, ==, 150);
  g_assert_false (get_front (fixture)->near_y.percent);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, function)                                                                        \
  g_test_add ("/pages/front-group/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("nothing-shown", test_nothing_shown);
  ADD ("changes", test_changes);
  ADD ("groups", test_groups);
  ADD ("knee", test_knee);
  ADD ("near", test_near);
  ADD ("near-rating", test_near_rating);
#undef ADD
  return g_test_run ();
}
