/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-document-private.h"

/* A document with three charts, of which a figure shows two and another one the third. */
static EfDocument *
make_document (void)
{
  EfDocument *document = ef_document_new ();
  g_autoptr (EfChartSpec) chart = ef_chart_spec_new ();
  g_autoptr (EfPanelsSpec) pair = ef_panels_spec_new ();
  g_autoptr (EfPanelsSpec) single = ef_panels_spec_new ();

  for (guint i = 0; i < 3; i++)
    ef_document_add_chart (document, chart, "Add chart");
  ef_panels_spec_add_chart (pair, "chart-3");
  ef_panels_spec_add_chart (pair, "chart-1");
  ef_panels_spec_add_chart (single, "chart-2");
  ef_document_add_panels (document, pair, "Add pair");
  ef_document_add_panels (document, single, "Add single");

  return document;
}

/* "panels-1: chart-3 chart-1; panels-2: chart-2; " */
static void
assert_figures (EfDocument *document, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < ef_document_get_n_panels (document); i++)
    {
      const char *id = ef_document_get_panels_id (document, i);
      const EfPanelsSpec *spec = ef_document_get_panels (document, id);

      g_string_append_printf (found, "%s:", id);
      for (guint j = 0; j < spec->charts->len; j++)
        g_string_append_printf (found, " %s", (const char *) spec->charts->pdata[j]);
      g_string_append (found, "; ");
    }
  g_assert_cmpstr (found->str, ==, expected);
}

#define ALL "panels-1: chart-3 chart-1; panels-2: chart-2; "

static void
count_cb (EfDocument *document, guint *count)
{
  (*count)++;
}

static void
test_add_and_remove (void)
{
  g_autoptr (EfDocument) document = make_document ();
  g_autoptr (EfPanelsSpec) spec = ef_panels_spec_new ();
  guint n_told = 0;

  assert_figures (document, ALL);
  g_assert_null (ef_document_get_panels (document, "panels-9"));
  g_signal_connect (document, "panels-changed", G_CALLBACK (count_cb), &n_told);
  ef_document_remove_panels (document, "panels-1", "Remove");
  assert_figures (document, "panels-2: chart-2; ");
  g_assert_cmpuint (n_told, ==, 1);
  ef_document_undo (document);
  assert_figures (document, ALL);
  ef_document_undo (document);
  assert_figures (document, "panels-1: chart-3 chart-1; ");
  ef_document_redo (document);
  assert_figures (document, ALL);
  g_assert_cmpuint (n_told, ==, 4);

  /* Ids are never used again. */
  ef_document_undo (document);
  ef_panels_spec_add_chart (spec, "chart-1");
  g_assert_cmpstr (ef_document_add_panels (document, spec, "Add"), ==, "panels-3");
}

static void
test_change (void)
{
  g_autoptr (EfDocument) document = make_document ();
  g_autoptr (EfPanelsSpec) spec
    = ef_panels_spec_copy (ef_document_get_panels (document, "panels-1"));
  guint64 state = ef_document_get_state (document);

  ef_document_change_panels (document, "panels-1", spec, NULL, "Change");
  g_assert_cmpuint (ef_document_get_state (document), ==, state);

  spec->n_columns = 2;
  ef_document_change_panels (document, "panels-1", spec, "columns", "Change");
  g_assert_cmpuint (ef_document_get_panels (document, "panels-1")->n_columns, ==, 2);
  spec->n_columns = 1;
  ef_document_change_panels (document, "panels-1", spec, "columns", "Change");
  /* There and back is nothing. */
  g_assert_cmpuint (ef_document_get_state (document), ==, state);

  spec->separate_x = TRUE;
  ef_document_change_panels (document, "panels-1", spec, NULL, "Change");
  ef_document_undo (document);
  g_assert_false (ef_document_get_panels (document, "panels-1")->separate_x);
  g_assert_cmpuint (ef_document_get_state (document), ==, state);
}

/* What becomes of a figure whose chart goes is undone together with it. */
static void
test_charts_go (void)
{
  g_autoptr (EfDocument) document = make_document ();

  ef_document_remove_chart (document, "chart-3", "Remove chart");
  assert_figures (document, "panels-1: chart-1; panels-2: chart-2; ");
  ef_document_remove_chart (document, "chart-2", "Remove chart");
  assert_figures (document, "panels-1: chart-1; ");
  ef_document_remove_chart (document, "chart-1", "Remove chart");
  assert_figures (document, "");
  g_assert_cmpuint (ef_document_get_n_charts (document), ==, 0);

  for (guint i = 0; i < 3; i++)
    ef_document_undo (document);
  assert_figures (document, ALL);
  g_assert_cmpuint (ef_document_get_n_charts (document), ==, 3);
  for (guint i = 0; i < 3; i++)
    ef_document_redo (document);
  assert_figures (document, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/panels/add-and-remove", test_add_and_remove);
  g_test_add_func ("/document/panels/change", test_change);
  g_test_add_func ("/document/panels/charts-go", test_charts_go);

  return g_test_run ();
}
