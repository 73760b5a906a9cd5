/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-error.h"
#include "fixture.h"

static GBytes *
make (EfDocument *document, const char *chart)
{
  g_autoptr (GError) error = NULL;
  GBytes *project = ef_project_for_figure (ef_document_get_catalog (document),
                                           ef_document_get_chart (document, chart), FALSE, NULL,
                                           &error);

  g_assert_no_error (error);

  return project;
}

/* The chart comes back as it was, its table with it, and nothing else. */
static void
test_one_chart (void)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) project = make (document, "chart-2");
  g_autoptr (EfDocument) loaded
    = ef_project_load_bytes (project, "figure.svg", diagnostics, &error);
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) saved = NULL;
  const EfChartSpec *spec = ef_document_get_chart (document, "chart-2");

  g_assert_no_error (error);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);
  g_assert_true (ef_project_validate (project, "figure.svg", diagnostics, &error));
  g_assert_no_error (error);

  tables = ef_catalog_list_tables (ef_document_get_catalog (loaded));
  g_assert_cmpuint (tables->len, ==, 1);
  g_assert_cmpstr (ef_table_get_id (tables->pdata[0]), ==, spec->table_id);
  g_assert_cmpuint (ef_document_get_n_charts (loaded), ==, 1);
  g_assert_true (ef_chart_spec_equal (ef_document_get_chart (loaded, "chart-1"), spec));
  g_assert_null (ef_document_get_title (loaded));
  g_assert_null (ef_document_get_extensions (loaded));

  /* Saved, and put into a figure again, it is the same project. */
  again = make (loaded, "chart-1");
  g_assert_true (g_bytes_equal (again, project));
  saved = ef_project_to_bytes (loaded, FALSE);
  g_assert_true (g_bytes_equal (saved, project));
}

/* The figure of several charts comes back with them. */
static void
test_panels (void)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  const EfPanelsSpec *layout = ef_document_get_panels (document, "panels-2");
  const EfChartSpec *spec = ef_document_get_chart (document, "chart-2");
  const EfChartSpec *specs[] = { spec, spec };
  g_autoptr (GBytes) project = ef_project_for_panels (ef_document_get_catalog (document), specs, 2,
                                                      layout, FALSE, NULL, &error);
  g_autoptr (EfPanelsSpec) wanted = ef_panels_spec_copy (layout);
  g_autoptr (EfDocument) loaded = NULL;
  g_autoptr (GBytes) saved = NULL;

  g_assert_no_error (error);
  g_assert_true (ef_project_validate (project, "figure.svg", diagnostics, &error));
  g_assert_no_error (error);
  loaded = ef_project_load_bytes (project, "figure.svg", diagnostics, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);

  g_ptr_array_set_size (wanted->charts, 0);
  ef_panels_spec_add_chart (wanted, "chart-1");
  ef_panels_spec_add_chart (wanted, "chart-2");
  g_assert_cmpuint (ef_document_get_n_panels (loaded), ==, 1);
  g_assert_true (ef_panels_spec_equal (ef_document_get_panels (loaded, "panels-1"), wanted));
  saved = ef_project_to_bytes (loaded, FALSE);
  g_assert_true (g_bytes_equal (saved, project));
}

static void
test_too_large (void)
{
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (EfColumnBuilder) builder = ef_column_builder_new ("x", EF_COLUMN_NUMBER);
  g_autoptr (EfColumn) column = NULL;
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (EfTable) table = NULL;
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (GBytes) project = NULL;
  g_autoptr (EfDocument) again = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200001; i++)
    ef_column_builder_add_number (builder, i);
  column = ef_column_builder_end (g_steal_pointer (&builder));
  g_ptr_array_add (columns, column);
  table = ef_table_new ("t", "t", columns, 200001, NULL, EF_PLACE_LINE, "", NULL);
  fixture_add_table (document, table);
  ef_chart_spec_set_string (&spec->table_id, ef_table_get_id (table));

  g_assert_null (
    ef_project_for_figure (ef_document_get_catalog (document), spec, FALSE, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_TOO_LARGE);
  g_clear_error (&error);

  /* Unless somebody wants it there. */
  project = ef_project_for_figure (ef_document_get_catalog (document), spec, TRUE, NULL, &error);
  g_assert_no_error (error);
  again = ef_project_load_bytes (project, "figure", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (
    ef_table_get_n_rows (ef_catalog_get_table (ef_document_get_catalog (again), spec->table_id)),
    ==, 200001);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/figure/one-chart", test_one_chart);
  g_test_add_func ("/store/figure/panels", test_panels);
  g_test_add_func ("/store/figure/too-large", test_too_large);

  return g_test_run ();
}
