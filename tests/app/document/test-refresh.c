/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-document.h"

#include <string.h>

/* A source that was read again: what charts say of rows follows these. */

/* "a:paper|b" : names, and papers where @with_papers. */
static EfTable *
new_table (const char *text, gboolean with_papers)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  EfColumnBuilder *names = ef_column_builder_new ("model", EF_COLUMN_TEXT);
  EfColumnBuilder *papers = ef_column_builder_new ("paper", EF_COLUMN_TEXT);
  g_auto (GStrv) cells = g_strsplit (text, "|", -1);

  ef_column_builder_set_role (names, EF_ROLE_NAME);
  ef_column_builder_set_role (papers, EF_ROLE_PAPER);
  for (guint i = 0; cells[i] != NULL; i++)
    {
      ef_column_builder_add_text (names, cells[i], -1);
      ef_column_builder_add_text (papers, "A paper", -1);
    }
  g_ptr_array_add (columns, ef_column_builder_end (names));
  if (with_papers)
    g_ptr_array_add (columns, ef_column_builder_end (papers));
  else
    ef_column_builder_free (papers);

  return ef_table_new ("r.csv", "r.csv", columns, g_strv_length (cells), NULL, EF_PLACE_LINE, "",
                       NULL);
}

static EfCatalogNode *
new_root (EfTable *table)
{
  EfCatalogNode *root = ef_catalog_node_new ("r.csv", NULL);

  ef_catalog_node_add_table (root, table);
  ef_catalog_node_seal (root);

  return root;
}

static void
test_rows_follow (void)
{
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (EfTable) before = new_table ("a|b|gone", FALSE);
  g_autoptr (EfTable) after = new_table ("b|a", TRUE);
  g_autoptr (EfCatalogNode) root_before = new_root (before);
  g_autoptr (EfCatalogNode) root_after = new_root (after);
  g_autoptr (EfTableChanges) differences = ef_table_changes_new (before, after, NULL, NULL);
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  g_autoptr (GPtrArray) linked = g_ptr_array_new ();
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  EfPointLabel label = { .shown = EF_POINT_LABEL_ON };
  guint64 a = ef_table_get_row_ids (before)[0];
  guint64 gone = ef_table_get_row_ids (before)[2];
  guint64 a_now = ef_table_get_row_ids (after)[1];
  guint64 b_now = ef_table_get_row_ids (after)[0];
  const EfChartSpec *now;
  const char *chart;

  g_assert_cmpuint (a, !=, a_now);
  ef_document_add_source (document, root_before, "Import");
  ef_chart_spec_set_string (&spec->table_id, ef_table_get_id (before));
  ef_chart_spec_set_hidden (spec, a, TRUE);
  ef_chart_spec_set_hidden (spec, gone, TRUE);
  label.row_id = ef_table_get_row_ids (before)[1];
  ef_point_labels_set (spec->point_labels, &label);
  chart = ef_document_add_chart (document, spec, "Add");

  g_ptr_array_add (changes, differences);
  ef_document_refresh_source (document, 0, root_after, changes, linked, "Refresh");
  now = ef_document_get_chart (document, chart);
  g_assert_true (ef_chart_spec_is_hidden (now, a_now));
  g_assert_false (ef_chart_spec_is_hidden (now, a));
  g_assert_true (ef_chart_spec_is_hidden (now, gone));
  g_assert_cmpint (ef_point_labels_get (now->point_labels, b_now).shown, ==, EF_POINT_LABEL_ON);

  ef_document_undo (document);
  g_assert_true (ef_chart_spec_equal (ef_document_get_chart (document, chart), spec));
  g_assert_true (ef_catalog_get_root (ef_document_get_catalog (document), 0) == root_before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/refresh/rows-follow", test_rows_follow);

  return g_test_run ();
}
