/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cell-text.h"

#include <math.h>

/* 1234567.89 reported, derived and estimated; a missing value; a text of the file. */
static EfColumn *
create_column (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Energy", EF_COLUMN_NUMBER);

  ef_column_builder_set_origin (builder, EF_ORIGIN_REPORTED, NULL);
  for (guint i = 0; i < 3; i++)
    ef_column_builder_add_number (builder, 1234567.89);
  ef_column_builder_add_number (builder, NAN);
  ef_column_builder_add_number_full (builder, 5, NAN, NAN, "about five, as we think", -1);
  ef_column_builder_set_cell_origin (builder, 1, EF_ORIGIN_DERIVED, "a * b");
  ef_column_builder_set_cell_origin (builder, 2, EF_ORIGIN_ESTIMATED, "a * c");
  ef_column_builder_set_cell_origin (builder, 3, EF_ORIGIN_ESTIMATED, "a * c");
  return ef_column_builder_end (builder);
}

static void
assert_marked (const EfColumn *column,
               guint           row,
               const char     *text)
{
  g_autofree char *marked = ef_cell_text_dup_marked (column, row);

  g_assert_cmpstr (marked, ==, text);
}

/* What was computed has no more digits than it deserves, and its form before it. */
static void
test_marked (void)
{
  g_autoptr (EfColumn) column = create_column ();

  assert_marked (column, 0, "1234567.89");
  assert_marked (column, 1, "◐ 1235000");
  assert_marked (column, 2, "○ 1235000");
  assert_marked (column, 3, "");
  assert_marked (column, 4, "about five, as we think");
}

/* Cut at the edge of its column, a long fraction would lose its exponent. */
static void
test_long_fraction (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Rate", EF_COLUMN_NUMBER);
  g_autoptr (EfColumn) column = NULL;

  ef_column_builder_add_number (builder, 4.315076531004575e-05);
  ef_column_builder_add_number_full (builder, 0.0012399, NAN, NAN, "0.00123990598225430", -1);
  ef_column_builder_add_number (builder, 1234567890123456);
  ef_column_builder_add_number (builder, 12345.678901);
  ef_column_builder_add_number_full (builder, 0.5, NAN, NAN, "0.5 (see part 3.1)", -1);
  column = ef_column_builder_end (builder);

  assert_marked (column, 0, "4.31508e-5");
  assert_marked (column, 1, "0.0012399");
  assert_marked (column, 2, "1234567890123456");
  assert_marked (column, 3, "12345.678901");
  assert_marked (column, 4, "0.5 (see part 3.1)");
}

static EfTable *
create_table (EfColumn *column)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);

  g_ptr_array_add (columns, ef_column_ref (column));
  return ef_table_new ("Images", "Images", columns, ef_column_get_n_rows (column), NULL,
                       EF_PLACE_LINE, "", NULL);
}

static void
test_tip (void)
{
  g_autoptr (EfColumn) column = create_column ();
  g_autoptr (EfTable) table = create_table (column);
  g_autofree char *reported = ef_cell_text_dup_tip (table, column, 0);
  g_autofree char *estimated = ef_cell_text_dup_tip (table, column, 2);
  g_autofree char *missing = ef_cell_text_dup_tip (table, column, 3);
  g_autofree char *quoted = ef_cell_text_dup_tip (table, column, 4);

  g_assert_null (reported);
  g_assert_cmpstr (estimated, ==, "Estimated: 1235000\na * c");
  g_assert_null (missing);
  g_assert_cmpstr (quoted, ==, "about five, as we think");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/cell-text/marked", test_marked);
  g_test_add_func ("/widgets/cell-text/long-fraction", test_long_fraction);
  g_test_add_func ("/widgets/cell-text/tip", test_tip);
  return g_test_run ();
}
