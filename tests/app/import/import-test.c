/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

#include <math.h>
#include <string.h>

EfImportResult *
import_data (const char *name, const void *data, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  EfImportResult *result = ef_import_bytes (bytes, name, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);

  return result;
}

EfImportResult *
import_text (const char *name, const char *text)
{
  return import_data (name, text, strlen (text));
}

void
import_data_fails (const char *name, const void *data, gsize length, EfError code,
                   const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (EfImportResult) result = ef_import_bytes (bytes, name, NULL, NULL, &error);

  g_assert_null (result);
  g_assert_error (error, EF_ERROR, (gint) code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, error->message);
}

void
import_text_fails (const char *name, const char *text, EfError code, const char *words)
{
  import_data_fails (name, text, strlen (text), code, words);
}

EfTable *
get_only_table (const EfImportResult *result)
{
  EfCatalogNode *root = ef_import_result_get_root (result);

  g_assert_cmpuint (ef_catalog_node_count_tables (root), ==, 1);
  while (ef_catalog_node_get_n_tables (root) == 0)
    root = ef_catalog_node_get_child (root, 0);

  return ef_catalog_node_get_table (root, 0);
}

static EfTable *
find_table (EfCatalogNode *node, const char *path)
{
  for (guint i = 0; i < ef_catalog_node_get_n_tables (node); i++)
    if (strcmp (ef_table_get_path (ef_catalog_node_get_table (node, i)), path) == 0)
      return ef_catalog_node_get_table (node, i);
  for (guint i = 0; i < ef_catalog_node_get_n_children (node); i++)
    {
      EfTable *table = find_table (ef_catalog_node_get_child (node, i), path);

      if (table != NULL)
        return table;
    }

  return NULL;
}

EfTable *
get_table (const EfImportResult *result, const char *path)
{
  EfTable *table = find_table (ef_import_result_get_root (result), path);

  if (table == NULL)
    g_error ("there is no table “%s”", path);

  return table;
}

EfColumn *
get_column (EfTable *table, const char *name)
{
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    if (strcmp (ef_column_get_name (ef_table_get_column (table, i)), name) == 0)
      return ef_table_get_column (table, i);

  g_error ("there is no column “%s”", name);
}

void
assert_measure (EfTable *table, const char *name, const char *quantity, const char *unit)
{
  EfColumn *column = get_column (table, name);
  const EfQuantity *found = ef_column_get_quantity (column);
  const EfUnit *in = ef_column_get_unit (column);

  g_assert_cmpstr (found != NULL ? ef_quantity_get_id (found) : NULL, ==, quantity);
  g_assert_cmpstr (in != NULL ? ef_unit_get_id (in) : NULL, ==, unit);
}

void
assert_place (EfTable *table, guint row, const char *name, const char *place)
{
  EfColumn *column = name != NULL ? get_column (table, name) : NULL;
  g_autofree char *found = ef_table_describe_place (table, row, column);

  g_assert_cmpstr (found, ==, place);
}

void
assert_names (EfTable *table, const char *names)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "|" : "",
                            ef_column_get_name (ef_table_get_column (table, i)));
  g_assert_cmpstr (joined->str, ==, names);
}

void
assert_cells (EfTable *table, const char *name, const char *cells)
{
  EfColumn *column = get_column (table, name);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint row = 0; row < ef_table_get_n_rows (table); row++)
    {
      g_autofree char *cell = ef_column_dup_cell (column, row);

      g_string_append_printf (joined, "%s%s", row > 0 ? "|" : "", cell);
    }
  g_assert_cmpstr (joined->str, ==, cells);
}

void
assert_number (EfTable *table, const char *name, guint row, double value)
{
  EfColumn *column = get_column (table, name);

  g_assert_cmpint (ef_column_get_kind (column), !=, EF_COLUMN_TEXT);
  if (isnan (value))
    g_assert_true (isnan (ef_column_get_numbers (column)[row]));
  else
    g_assert_cmpfloat (ef_column_get_numbers (column)[row], ==, value);
}

guint
count_diagnostics (const EfImportResult *result, const char *words)
{
  EfDiagnostics *diagnostics = ef_import_result_get_diagnostics (result);
  guint n = 0;

  for (guint i = 0; i < ef_diagnostics_get_n_kept (diagnostics); i++)
    {
      const EfDiagnostic *diagnostic = ef_diagnostics_get (diagnostics, i);
      g_autofree char *text = ef_diagnostic_to_string (diagnostic);

      if (strstr (text, words) != NULL)
        n += diagnostic->n_same;
    }

  return n;
}

void
assert_told (const EfImportResult *result, const char *words)
{
  guint n = count_diagnostics (result, words);

  if (n != 1)
    g_error ("%u diagnostics say “%s”", n, words);
}

void
assert_no_diagnostics (const EfImportResult *result)
{
  EfDiagnostics *diagnostics = ef_import_result_get_diagnostics (result);

  for (guint i = 0; i < ef_diagnostics_get_n_kept (diagnostics); i++)
    {
      g_autofree char *text = ef_diagnostic_to_string (ef_diagnostics_get (diagnostics, i));

      g_error ("unexpected diagnostic: %s", text);
    }
}

static void
describe_column (EfColumn *column, GString *out)
{
  const double *lows = ef_column_get_lows (column);
  const double *highs = ef_column_get_highs (column);

  g_string_append_printf (out, "  %s kind %d role %d direction %d/%d quantity %s unit %s\n",
                          ef_column_get_name (column), ef_column_get_kind (column),
                          ef_column_get_role (column), ef_column_get_direction (column),
                          ef_column_get_direction_reason (column),
                          ef_column_get_quantity (column) != NULL
                            ? ef_quantity_get_id (ef_column_get_quantity (column))
                            : "-",
                          ef_column_get_unit (column) != NULL
                            ? ef_unit_get_id (ef_column_get_unit (column))
                            : "-");
  for (guint row = 0; row < ef_column_get_n_rows (column); row++)
    {
      g_autofree char *cell = ef_column_dup_cell (column, row);

      g_string_append_printf (out, "    %s", cell);
      if (lows != NULL)
        g_string_append_printf (out, " [%g, %g]", lows[row], highs[row]);
      g_string_append_c (out, '\n');
    }
}

static void
describe_node (EfCatalogNode *node, gboolean places, GString *out)
{
  g_string_append_printf (out, "node %s: %s\n", ef_catalog_node_get_name (node),
                          ef_catalog_node_get_description (node));
  for (guint i = 0; i < ef_catalog_node_get_n_tables (node); i++)
    {
      EfTable *table = ef_catalog_node_get_table (node, i);

      g_string_append_printf (out, " table %s, %u rows at %s\n", ef_table_get_path (table),
                              ef_table_get_n_rows (table),
                              places ? ef_table_get_place (table) : "?");
      for (guint j = 0; j < ef_table_get_n_columns (table); j++)
        describe_column (ef_table_get_column (table, j), out);
    }
  for (guint i = 0; i < ef_catalog_node_get_n_children (node); i++)
    describe_node (ef_catalog_node_get_child (node, i), places, out);
}

char *
describe_tables (const EfImportResult *result)
{
  EfCatalogNode *root = ef_import_result_get_root (result);
  GString *out = g_string_new (ef_import_result_get_summary (result));

  for (guint i = 0; i < ef_catalog_node_get_n_children (root); i++)
    describe_node (ef_catalog_node_get_child (root, i), FALSE, out);

  return g_string_free (out, FALSE);
}

char *
describe_result (const EfImportResult *result)
{
  EfDiagnostics *diagnostics = ef_import_result_get_diagnostics (result);
  GString *out = g_string_new (ef_import_result_get_summary (result));

  g_string_append_printf (out, "\n%s %s\n",
                          ef_source_get_format (ef_import_result_get_source (result)),
                          ef_source_get_hash (ef_import_result_get_source (result)));
  describe_node (ef_import_result_get_root (result), TRUE, out);
  for (guint i = 0; i < ef_diagnostics_get_n_kept (diagnostics); i++)
    {
      g_autofree char *text = ef_diagnostic_to_string (ef_diagnostics_get (diagnostics, i));

      g_string_append_printf (out, "%s\n", text);
    }

  return g_string_free (out, FALSE);
}

const char *
get_shared_dir (void)
{
  const char *folder = g_getenv ("EF_SHARED_DIR");
  g_autofree char *data = folder != NULL ? g_build_filename (folder, "data", NULL) : NULL;

  if (data == NULL || !g_file_test (data, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the folder of real input files (EF_SHARED_DIR) is not there");
      return NULL;
    }

  return folder;
}

EfImportResult *
import_shared (const char *relative_path)
{
  g_autofree char *path = g_build_filename (g_getenv ("EF_SHARED_DIR"), relative_path, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  EfImportResult *result = ef_import_file (file, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);

  return result;
}
