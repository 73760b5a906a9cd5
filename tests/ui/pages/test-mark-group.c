/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-mark-group.h"

#include "ef-column-picker.h"
#include "ef-energy-derive.h"
#include "fixture.h"

static void
add_numbers (GPtrArray *columns, const char *name, double first)
{
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);
  const EfUnit *unit = NULL;
  const EfQuantity *quantity = ef_quantity_recognise (name, &unit);

  ef_column_builder_set_quantity (builder, quantity, unit);
  for (guint i = 0; i < 3; i++)
    ef_column_builder_add_number (builder, first + i);
  g_ptr_array_add (columns, ef_column_builder_end (builder));
}

/* Three models, of which the hours and the power are known. */
static void
add_hours (EfDocument *document)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfTable) table = NULL;

  add_numbers (columns, "GPU hours", 1000);
  add_numbers (columns, "Power (W)", 400);
  add_numbers (columns, "Accuracy", 60);
  table = ef_table_new ("Hours", "Hours", columns, 3, NULL, EF_PLACE_LINE, "", NULL);
  fixture_add_table (document, table);
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
