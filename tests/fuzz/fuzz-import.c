/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "ef-document.h"
#include "ef-import.h"
#include "ef-project.h"

/* Any bytes, as a file somebody drops on the window. The corpus has a folder for each format. What
 * is imported can be shown, saved and opened again without a complaint; what is not is declined
 * with a sentence. */

static void
look_at_table (EfTable *table)
{
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    for (guint row = 0; row < ef_table_get_n_rows (table); row++)
      {
        g_autofree char *cell = ef_column_dup_cell (ef_table_get_column (table, i), row);

        g_assert_true (g_utf8_validate (cell, -1, NULL));
      }
}

static void
look_at_node (EfCatalogNode *node)
{
  g_assert_true (g_utf8_validate (ef_catalog_node_get_name (node), -1, NULL));
  for (guint i = 0; i < ef_catalog_node_get_n_tables (node); i++)
    look_at_table (ef_catalog_node_get_table (node, i));
  for (guint i = 0; i < ef_catalog_node_get_n_children (node); i++)
    look_at_node (ef_catalog_node_get_child (node, i));
}

static void
save_and_open (EfCatalogNode *root)
{
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfDocument) again = NULL;
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (GBytes) saved_again = NULL;
  g_autoptr (GError) error = NULL;

  ef_document_add_source (document, root, "Import");
  saved = ef_project_to_bytes (document, FALSE);
  again = ef_project_load_bytes (saved, "again.frontier", diagnostics, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);
  saved_again = ef_project_to_bytes (again, FALSE);
  g_assert_true (g_bytes_equal (saved, saved_again));
}

static void
look_at_diagnostics (EfDiagnostics *diagnostics)
{
  for (guint i = 0; i < ef_diagnostics_get_n_kept (diagnostics); i++)
    {
      g_autofree char *text = ef_diagnostic_to_string (ef_diagnostics_get (diagnostics, i));

      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (EfImportResult) result = ef_import_bytes (bytes, "dropped", NULL, NULL, &error);

  g_assert_true ((result == NULL) == (error != NULL));
  if (result == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  look_at_diagnostics (ef_import_result_get_diagnostics (result));
  look_at_node (ef_import_result_get_root (result));
  save_and_open (ef_import_result_get_root (result));

  return 0;
}
