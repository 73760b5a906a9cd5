/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-sheet.h"

/* A table of @n rows on its way into a file. */
static EfTableSheet *
create_sheet (guint n)
{
  g_autoptr (GPtrArray) columns
    = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  EfColumnBuilder *builder = ef_column_builder_new ("Accuracy", EF_COLUMN_NUMBER);
  g_autoptr (EfTable) table = NULL;
  g_autoptr (GError) error = NULL;
  EfTableSheet *sheet;

  for (guint i = 0; i < n; i++)
    ef_column_builder_add_number (builder, i + 0.5);
  g_ptr_array_add (columns, ef_column_builder_end (builder));
  table = ef_table_new ("models", "models", columns, n, NULL, EF_PLACE_LINE, "", NULL);
  sheet = ef_table_sheet_new (table, "Accuracy < 3", FALSE, &error);
  g_assert_no_error (error);

  return sheet;
}

/* The rows that the filter leaves, and the form of numbers that is asked for. */
static void
test_text (void)
{
  g_autoptr (EfTableSheet) sheet = create_sheet (5);
  g_autofree char *csv = ef_table_sheet_to_text (sheet, EF_SHEET_CSV, ".");
  g_autofree char *tabs = ef_table_sheet_to_text (sheet, EF_SHEET_TABS, ",");

  g_assert_cmpstr (csv, ==, "Accuracy\n0.5\n1.5\n2.5\n");
  g_assert_cmpstr (tabs, ==, "Accuracy\n0,5\n1,5\n2,5\n");
}

/* What is cancelled leaves no half of a file. */
static void
test_cancel (void)
{
  g_autoptr (EfTableSheet) sheet = create_sheet (5);
  g_autofree char *whole = NULL;

  sheet->progress = ef_progress_new ();
  sheet->cancellable = g_cancellable_new ();
  whole = ef_table_sheet_to_text (sheet, EF_SHEET_CSV, ".");
  g_assert_cmpstr (whole, ==, "Accuracy\n0.5\n1.5\n2.5\n");
  g_assert_cmpfloat (ef_progress_get_fraction (sheet->progress), >=, 0);

  g_cancellable_cancel (sheet->cancellable);
  g_assert_null (ef_table_sheet_to_text (sheet, EF_SHEET_CSV, "."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/output/table-sheet/text", test_text);
  g_test_add_func ("/output/table-sheet/cancel", test_cancel);

  return g_test_run ();
}
