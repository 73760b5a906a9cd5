/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

#include <math.h>

/* Whole small files through the reader of delimited text. */

static void
test_plain (void)
{
  g_autoptr (EfImportResult) result = import_text ("models.csv",
                                                   "model,params (M),top1\n"
                                                   "alpha,5.5,71.25\n"
                                                   "beta,\"1,014.45\",80\n"
                                                   "gamma,,\n");
  EfTable *table = get_only_table (result);
  EfColumn *params = get_column (table, "params (M)");

  assert_names (table, "model|params (M)|top1");
  assert_cells (table, "params (M)", "5.5|1,014.45|");
  assert_number (table, "params (M)", 0, 5.5);
  assert_number (table, "params (M)", 1, 1014.45);
  assert_number (table, "params (M)", 2, NAN);
  assert_number (table, "top1", 1, 80);
  g_assert_cmpint (ef_column_get_role (get_column (table, "model")), ==, EF_ROLE_NAME);
  g_assert_cmpstr (ef_quantity_get_id (ef_column_get_quantity (params)), ==, "parameters");
  g_assert_cmpfloat (ef_column_get_factor (params), ==, 1e6);
  g_assert_cmpint (ef_column_get_direction (params), ==, EF_DIRECTION_LOWER);
  g_assert_cmpstr (ef_table_get_path (table), ==, "models.csv");
  g_assert_null (ef_table_get_row_places (table));
  g_assert_cmpstr (ef_import_result_get_summary (result), ==, "3 rows, 3 columns");
  g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (result)), ==, "delimited");
  assert_no_diagnostics (result);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/delimited/plain", test_plain);

  return g_test_run ();
}
