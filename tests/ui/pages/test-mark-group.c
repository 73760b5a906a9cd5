/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-mark-group.h"

#include "ef-column-picker.h"
#include "ef-energy-derive.h"
#include "fixture.h"

/* Three models, of which the hours and the power are known. */
static void
add_hours (EfDocument *document)
{
  static const double hours[] = { 1000, 1001, 1002 }, watts[] = { 400, 401, 402 };
  static const double scores[] = { 60, 61, 62 };
  GPtrArray *columns = fixture_columns ();

  g_ptr_array_add (columns, fixture_numbers ("GPU hours", hours, 3));
  g_ptr_array_add (columns, fixture_numbers ("Power (W)", watts, 3));
  g_ptr_array_add (columns, fixture_numbers ("Accuracy", scores, 3));
  fixture_add_columns (document, "Hours", columns);
}

/* The columns of estimates are there only once the points are, and are shown then. */
static void
test_estimates (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfWorkspace) workspace = ef_workspace_new (document);
  g_autoptr (EfScenario) scenario = ef_scenario_from_text ("name=a,grid=400", NULL);
  GtkWidget *group = g_object_new (EF_TYPE_MARK_GROUP, NULL);
  GtkWidget *window = gtk_window_new ();
  EfColumnPicker *size;
  EfChartSpec *spec;

  add_hours (document);
  gtk_window_set_child (GTK_WINDOW (window), group);
  ef_mark_group_set_workspace (EF_MARK_GROUP (group), workspace);
  ef_workspace_show_table (workspace, fixture_find_table (document, "Hours"));
  ef_workspace_wait (workspace);

  spec = ef_chart_spec_copy (ef_workspace_get_spec (workspace));
  ef_chart_spec_set_string (&spec->x.column, "GPU hours");
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  ef_chart_spec_set_string (&spec->size, EF_ENERGY_COLUMN);
  g_assert_true (ef_what_if_put (&spec->what_if, scenario));
  ef_what_if_set_current (&spec->what_if, "a");
  ef_workspace_change (workspace, spec, NULL, "Suppose");
  ef_workspace_wait (workspace);

  size = fixture_get_widget (group, EF_TYPE_COLUMN_PICKER, 1);
  g_assert_cmpstr (ef_column_picker_get_column (size), ==, EF_ENERGY_COLUMN);

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/pages/mark-group/estimates", test_estimates);

  return g_test_run ();
}
