/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-document-private.h"

#include "ef-energy-derive.h"

/* The scenarios of a project are the same in all its charts, whoever changes them. */

/* Two charts, without scenarios. */
static EfDocument *
make_document (void)
{
  EfDocument *document = ef_document_new ();
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();

  ef_document_add_chart (document, spec, "Add");
  ef_document_add_chart (document, spec, "Add");

  return document;
}

static EfChartSpec *
copy_chart (EfDocument *document, const char *id)
{
  return ef_chart_spec_copy (ef_document_get_chart (document, id));
}

static void
put (EfChartSpec *spec, const char *text)
{
  g_autoptr (EfScenario) scenario = ef_scenario_from_text (text, NULL);

  g_assert_true (ef_what_if_put (&spec->what_if, scenario));
}

/* The chart puts a scenario and supposes it. */
static void
suppose (EfDocument *document, const char *id, const char *text, const char *merge_key)
{
  g_autoptr (EfChartSpec) spec = copy_chart (document, id);
  g_autoptr (EfScenario) scenario = ef_scenario_from_text (text, NULL);

  put (spec, text);
  ef_what_if_set_current (&spec->what_if, scenario->name);
  ef_document_change_chart (document, id, spec, merge_key, "Suppose");
}

/* "A grid=SWE|B |": the scenarios; and that all charts have them. */
static void
assert_scenarios (EfDocument *document, const char *expected)
{
  g_autoptr (GString) got = g_string_new (NULL);
  const GPtrArray *scenarios = ef_document_get_scenarios (document);

  for (guint i = 0; i < scenarios->len; i++)
    {
      g_autofree char *text = ef_scenario_to_text (scenarios->pdata[i]);

      g_string_append_printf (got, "%s%s", i > 0 ? "|" : "", text);
    }
  g_assert_cmpstr (got->str, ==, expected);
  for (guint i = 0; i < ef_document_get_n_charts (document); i++)
    {
      const char *id = ef_document_get_chart_id (document, i);

      g_assert_true (
        ef_scenarios_equal (ef_document_get_chart (document, id)->what_if.scenarios, scenarios));
    }
}

static void
assert_current (EfDocument *document, const char *id, const char *expected)
{
  g_assert_cmpstr (ef_document_get_chart (document, id)->what_if.current, ==, expected);
}

static void
test_offered (void)
{
  g_autoptr (EfDocument) document = make_document ();

  suppose (document, "chart-1", "name=A,grid=SWE", NULL);
  assert_scenarios (document, "name=A,grid=SWE");
  assert_current (document, "chart-1", "A");
  assert_current (document, "chart-2", NULL);

  suppose (document, "chart-2", "name=B", NULL);
  assert_scenarios (document, "name=A,grid=SWE|name=B");
  assert_current (document, "chart-1", "A");

  ef_document_undo (document);
  ef_document_undo (document);
  assert_scenarios (document, "");
  ef_document_redo (document);
  assert_scenarios (document, "name=A,grid=SWE");
}

/* A change in one chart is one in all that suppose it. */
static void
test_changed (void)
{
  g_autoptr (EfDocument) document = make_document ();

  suppose (document, "chart-1", "name=A,grid=SWE", NULL);
  suppose (document, "chart-2", "name=A,grid=POL", NULL);
  assert_scenarios (document, "name=A,grid=POL");
  g_assert_cmpstr (
    ef_what_if_get_current (&ef_document_get_chart (document, "chart-1")->what_if)->grid, ==,
    "POL");
}

static void
test_renamed (void)
{
  g_autoptr (EfDocument) document = make_document ();
  g_autoptr (EfChartSpec) spec = NULL;

  suppose (document, "chart-1", "name=A", NULL);
  suppose (document, "chart-2", "name=A", NULL);
  spec = copy_chart (document, "chart-2");
  ef_what_if_rename (&spec->what_if, "A", "Sweden");
  ef_document_change_chart (document, "chart-2", spec, NULL, "Rename");
  assert_current (document, "chart-1", "Sweden");
  assert_current (document, "chart-2", "Sweden");
  ef_document_undo (document);
  assert_current (document, "chart-1", "A");
  assert_scenarios (document, "name=A");
}

/* Who supposed what another chart removed supposes its neighbour; undo gives back exactly what was
 * there. */
static void
test_removed (void)
{
  g_autoptr (EfDocument) document = make_document ();
  g_autoptr (EfChartSpec) spec = NULL;

  suppose (document, "chart-1", "name=A", NULL);
  suppose (document, "chart-2", "name=B", NULL);
  spec = copy_chart (document, "chart-2");
  ef_what_if_remove (&spec->what_if, "A");
  ef_document_change_chart (document, "chart-2", spec, NULL, "Remove");
  assert_scenarios (document, "name=B");
  assert_current (document, "chart-1", "B");
  ef_document_undo (document);
  assert_scenarios (document, "name=A|name=B");
  assert_current (document, "chart-1", "A");
}

/* Without any scenario left, no axis asks for estimates. */
static void
test_last_removed (void)
{
  static const double energies[] = { 1, 2 }, scores[] = { 3, 4 };
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  const char *const names[] = { "Energy (kWh)", "Accuracy" };
  g_autoptr (EfCatalogNode) root = ef_catalog_node_new ("a", NULL);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfTable) table = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      EfColumnBuilder *builder = ef_column_builder_new (names[i], EF_COLUMN_NUMBER);
      const EfUnit *unit = NULL;
      const EfQuantity *quantity = ef_quantity_recognise (names[i], &unit);

      ef_column_builder_set_quantity (builder, quantity, unit);
      for (guint row = 0; row < 2; row++)
        ef_column_builder_add_number (builder, i == 0 ? energies[row] : scores[row]);
      g_ptr_array_add (columns, ef_column_builder_end (builder));
    }
  table = ef_table_new ("a", "a", columns, 2, NULL, EF_PLACE_LINE, "", NULL);
  ef_catalog_node_add_table (root, table);
  ef_catalog_node_seal (root);
  ef_document_add_source (document, root, "Import");
  ef_chart_spec_set_string (&spec->table_id, ef_table_get_id (table));
  ef_document_add_chart (document, spec, "Add");
  put (spec, "name=A");
  ef_what_if_set_current (&spec->what_if, "A");
  ef_chart_spec_set_string (&spec->x.column, EF_CARBON_COLUMN);
  ef_document_add_chart (document, spec, "Add");

  ef_chart_spec_free (g_steal_pointer (&spec));
  spec = copy_chart (document, "chart-1");
  ef_what_if_remove (&spec->what_if, "A");
  ef_document_change_chart (document, "chart-1", spec, NULL, "Remove");
  assert_current (document, "chart-2", NULL);
  g_assert_cmpstr (ef_document_get_chart (document, "chart-2")->x.column, !=, EF_CARBON_COLUMN);
  ef_document_undo (document);
  assert_current (document, "chart-2", "A");
  g_assert_cmpstr (ef_document_get_chart (document, "chart-2")->x.column, ==, EF_CARBON_COLUMN);
}

static gint64
stopped_clock (gpointer user_data)
{
  return 0;
}

/* What is dragged is one step, for all charts, and none if it comes back. */
static void
test_merged (void)
{
  g_autoptr (EfDocument) document = make_document ();
  guint n_steps;

  ef_history_set_clock (ef_document_get_history (document), stopped_clock, NULL);
  suppose (document, "chart-2", "name=A,pue=1.1", NULL);
  suppose (document, "chart-1", "name=A,pue=1.1", NULL);
  n_steps = ef_history_get_n_steps (ef_document_get_history (document));
  suppose (document, "chart-1", "name=A,pue=1.2", "pue");
  suppose (document, "chart-1", "name=A,pue=1.3", "pue");
  g_assert_cmpuint (ef_history_get_n_steps (ef_document_get_history (document)), ==, n_steps + 1);
  assert_scenarios (document, "name=A,pue=1.3");
  ef_document_undo (document);
  assert_scenarios (document, "name=A,pue=1.1");
  ef_document_redo (document);
  assert_scenarios (document, "name=A,pue=1.3");
  ef_document_undo (document);

  suppose (document, "chart-1", "name=A,pue=1.2", "pue");
  suppose (document, "chart-1", "name=A,pue=1.1", "pue");
  g_assert_cmpuint (ef_history_get_n_steps (ef_document_get_history (document)), ==, n_steps);
  assert_scenarios (document, "name=A,pue=1.1");
}

/* A chart from elsewhere brings its own along. */
static void
test_added (void)
{
  g_autoptr (EfDocument) document = make_document ();
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();

  suppose (document, "chart-1", "name=A,grid=SWE", NULL);
  put (spec, "name=A,grid=POL");
  put (spec, "name=B");
  ef_what_if_set_current (&spec->what_if, "A");
  ef_document_add_chart (document, spec, "Add");
  assert_scenarios (document, "name=A,grid=SWE|name=A 2,grid=POL|name=B");
  assert_current (document, "chart-1", "A");
  assert_current (document, "chart-3", "A 2");
  ef_document_undo (document);
  assert_scenarios (document, "name=A,grid=SWE");
}

/* They are the project's, and stay when their chart goes. */
static void
test_chart_removed (void)
{
  g_autoptr (EfDocument) document = make_document ();
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();

  suppose (document, "chart-1", "name=A", NULL);
  ef_document_remove_chart (document, "chart-1", "Remove");
  ef_document_remove_chart (document, "chart-2", "Remove");
  assert_scenarios (document, "name=A");
  ef_document_add_chart (document, spec, "Add");
  assert_scenarios (document, "name=A");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/scenarios/offered", test_offered);
  g_test_add_func ("/document/scenarios/changed", test_changed);
  g_test_add_func ("/document/scenarios/renamed", test_renamed);
  g_test_add_func ("/document/scenarios/removed", test_removed);
  g_test_add_func ("/document/scenarios/last-removed", test_last_removed);
  g_test_add_func ("/document/scenarios/merged", test_merged);
  g_test_add_func ("/document/scenarios/added", test_added);
  g_test_add_func ("/document/scenarios/chart-removed", test_chart_removed);

  return g_test_run ();
}
