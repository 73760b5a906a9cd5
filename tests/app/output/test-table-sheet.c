/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-sheet.h"

#include <glib/gstdio.h>

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

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* Cancels after the first piece, as somebody does who has seen enough. */
static gboolean
take_piece (gpointer sink, const char *text, gsize length, GError **error)
{
  g_cancellable_cancel (sink);
  return TRUE;
}

/* Piece by piece it is the same text; what is cancelled on the way leaves the file as it was, and
 * nothing beside it. */
static void
test_save (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("table-sheet-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "table.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (EfTableSheet) sheet = create_sheet (5000);
  g_autofree char *expected = NULL;
  g_autofree char *text = NULL;

  g_array_set_size (sheet->rows, 0);
  for (guint row = 0; row < 5000; row++)
    g_array_append_val (sheet->rows, row);
  expected = ef_table_sheet_to_text (sheet, EF_SHEET_MARKDOWN, ".");
  g_assert_true (ef_table_sheet_save (sheet, EF_SHEET_MARKDOWN, file, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);

  sheet->cancellable = g_cancellable_new ();
  g_assert_false (ef_table_sheet_write (sheet, EF_SHEET_CSV, ".", take_piece, sheet->cancellable,
                                        &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (ef_table_sheet_save (sheet, EF_SHEET_CSV, file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (count_files (folder), ==, 1);

  g_remove (path);
  g_rmdir (folder);
}

/* A sink that is full, as a disk, once the head is written. */
static gboolean
refuse (gpointer sink, const char *text, gsize length, GError **error)
{
  if (length < 100)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
  return FALSE;
}

static void
test_full (void)
{
  g_autoptr (EfTableSheet) sheet = create_sheet (5000);
  g_autoptr (GError) error = NULL;

  g_array_set_size (sheet->rows, 0);
  for (guint row = 0; row < 5000; row++)
    g_array_append_val (sheet->rows, row);
  g_assert_false (ef_table_sheet_write (sheet, EF_SHEET_CSV, ".", refuse, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/output/table-sheet/text", test_text);
  g_test_add_func ("/output/table-sheet/cancel", test_cancel);
  g_test_add_func ("/output/table-sheet/save", test_save);
  g_test_add_func ("/output/table-sheet/full", test_full);

  return g_test_run ();
}
