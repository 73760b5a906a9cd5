/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-text-sheet.h"

#include <math.h>

static void
assert_sheet (EfSheetForm form, const char *decimal_point, const char *expected)
{
  EfTextSheet *sheet = ef_text_sheet_new (form, decimal_point);
  g_autofree char *text = NULL;

  ef_text_sheet_add (sheet, "a, \"b\"");
  ef_text_sheet_add (sheet, "c\td|e\nf");
  ef_text_sheet_end_row (sheet);
  ef_text_sheet_add_number (sheet, 0.1 + 0.2);
  ef_text_sheet_add_computed (sheet, 57.5 - 50.6);
  ef_text_sheet_end_row (sheet);
  ef_text_sheet_add_number (sheet, NAN);
  ef_text_sheet_add (sheet, "");
  ef_text_sheet_end_row (sheet);
  text = ef_text_sheet_end (sheet);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_csv (void)
{
  assert_sheet (EF_SHEET_CSV, ".",
                "\"a, \"\"b\"\"\",\"c\td|e\nf\"\n0.30000000000000004,6.9\n,\n");
}

/* A number with a comma is one cell. */
static void
test_csv_comma (void)
{
  assert_sheet (EF_SHEET_CSV, ",",
                "\"a, \"\"b\"\"\",\"c\td|e\nf\"\n\"0,30000000000000004\",\"6,9\"\n,\n");
}

static void
test_tabs (void)
{
  assert_sheet (EF_SHEET_TABS, ",", "a, \"b\"\tc d|e f\n0,30000000000000004\t6,9\n\t\n");
}

static void
test_markdown (void)
{
  assert_sheet (EF_SHEET_MARKDOWN, ".",
                "| a, \"b\" | c\td\\|e f |\n|---|---|\n| 0.30000000000000004 | 6.9 |\n|  |  |\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/text-sheet/csv", test_csv);
  g_test_add_func ("/base/text-sheet/csv-comma", test_csv_comma);
  g_test_add_func ("/base/text-sheet/tabs", test_tabs);
  g_test_add_func ("/base/text-sheet/markdown", test_markdown);

  return g_test_run ();
}
