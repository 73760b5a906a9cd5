/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-stars-group.h"

#include "fixture.h"

/* The rows of the inspector for stars. */

/* Scores, parameters and energies of three models. */
static void
add_energies (EfDocument *document)
{
  static const double energies[] = { 1, 2, 9 }, scores[] = { 50, 60, 70 }, sizes[] = { 1, 5, 6 };
  GPtrArray *columns = fixture_columns ();

  g_ptr_array_add (columns, fixture_numbers ("Params (M)", sizes, 3));
  g_ptr_array_add (columns, fixture_numbers ("Energy (kWh)", energies, 3));
  g_ptr_array_add (columns, fixture_numbers ("Accuracy", scores, 3));
  fixture_add_columns (document, "Energy", columns);
}

/* Without energy the row says why; with it a choice is a step that can be undone. */
static void
test_change (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfWorkspace) workspace = ef_workspace_new (document);
  GtkWidget *group = g_object_new (EF_TYPE_STARS_GROUP, NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *row;
  EfChartSpec *spec;

  add_energies (document);
  gtk_window_set_child (GTK_WINDOW (window), group);
  ef_stars_group_set_workspace (EF_STARS_GROUP (group), workspace);
  ef_workspace_show_table (workspace, fixture_find_table (document, "Energy"));
  ef_workspace_wait (workspace);
  row = fixture_get_widget (group, ADW_TYPE_COMBO_ROW, 0);
  spec = ef_chart_spec_copy (ef_workspace_get_spec (workspace));
  ef_chart_spec_set_string (&spec->x.column, "Params (M)");
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  ef_workspace_change (workspace, spec, NULL, "Show Parameters");
  ef_workspace_wait (workspace);
  g_assert_false (gtk_widget_get_sensitive (row));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Stars rate energy, and neither axis shows that.");

  spec = ef_chart_spec_copy (ef_workspace_get_spec (workspace));
  ef_chart_spec_set_string (&spec->x.column, "Energy (kWh)");
  ef_workspace_change (workspace, spec, NULL, "Show Energy");
  ef_workspace_wait (workspace);
  g_assert_true (gtk_widget_get_sensitive (row));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "");

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), EF_STAR_RULE_MODELS);
  g_assert_cmpuint (ef_workspace_get_spec (workspace)->stars, ==, EF_STAR_RULE_MODELS);
  ef_workspace_wait (workspace);
  g_assert_nonnull (ef_workspace_get_data (workspace)->stars.stars);
  ef_document_undo (document);
  g_assert_cmpuint (ef_workspace_get_spec (workspace)->stars, ==, EF_STAR_RULE_NONE);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, EF_STAR_RULE_NONE);

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/pages/stars-group/change", test_change);

  return g_test_run ();
}
