/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cell-text.h"

#include <locale.h>
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

  assert_marked (column, 0, "4.31508×10⁻⁵");
  assert_marked (column, 1, "0.0012399");
  assert_marked (column, 2, "1234567890123456");
  assert_marked (column, 3, "12345.678901");
  assert_marked (column, 4, "0.5 (see part 3.1)");
}

static void
assert_brief (const EfColumn *column,
              guint           row,
              const char     *text)
{
  g_autofree char *brief = ef_cell_text_dup_brief (column, row);

  g_assert_cmpstr (brief, ==, text);
}

/* What a 32 bit number became in a file of 64 bit ones says no more than its first digits. */
static void
test_brief (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Energy", EF_COLUMN_NUMBER);
  g_autoptr (EfColumn) column = NULL;

  ef_column_builder_add_number (builder, 363.43359375);
  ef_column_builder_add_number (builder, 869.4404296875);
  ef_column_builder_add_number (builder, 79.25);
  ef_column_builder_add_number (builder, 123456789.25);
  ef_column_builder_add_number (builder, 1234567890123456);
  ef_column_builder_add_number_full (builder, 0.5, NAN, NAN, "0.5 (see part 3.1)", -1);
  column = ef_column_builder_end (builder);

  assert_brief (column, 0, "363.434");
  assert_brief (column, 1, "869.44");
  assert_brief (column, 2, "79.25");
  assert_brief (column, 3, "123456789");
  assert_brief (column, 4, "1234567890123456");
  assert_brief (column, 5, "0.5 (see part 3.1)");
}

static EfColumn *
create_numbers (const double *values,
                guint         n)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Score", EF_COLUMN_NUMBER);

  for (guint i = 0; i < n; i++)
    ef_column_builder_add_number (builder, values[i]);
  return ef_column_builder_end (builder);
}

static void
assert_formatted (const EfColumn *column,
                  guint           row,
                  const char     *text)
{
  EfNumberFormat format;
  g_autofree char *shown = NULL;

  ef_number_format_choose (&format, column);
  shown = ef_cell_text_dup_formatted (column, row, &format);
  g_assert_cmpstr (shown, ==, text);
}

/* Numbers of a column have as many decimals as it needs, and as it has room for. */
static void
test_decimals (void)
{
  static const double scores[] = { 74.5, 80, 79.25, NAN };
  static const double shares[] = { 0.26535540972, 0.25, 0.00001234 };
  static const double sizes[] = { 7e9, 13.5e9, 1439795200 };
  static const double few_fractions[] = { 7, 13, 70, 6.738415616 };
  static const double years[] = { 2019, 2021 };
  static const double amounts[] = { 6.35746e18, 120 };
  g_autoptr (EfColumn) score = create_numbers (scores, 4);
  g_autoptr (EfColumn) share = create_numbers (shares, 3);
  g_autoptr (EfColumn) size = create_numbers (sizes, 3);
  g_autoptr (EfColumn) few = create_numbers (few_fractions, 4);
  g_autoptr (EfColumn) year = create_numbers (years, 2);
  g_autoptr (EfColumn) amount = create_numbers (amounts, 2);

  assert_formatted (score, 0, "74.50");
  assert_formatted (score, 1, "80.00");
  assert_formatted (score, 2, "79.25");
  assert_formatted (score, 3, "");
  assert_formatted (share, 0, "0.265355");
  assert_formatted (share, 1, "0.250000");
  assert_formatted (share, 2, "1.234×10⁻⁵");
  assert_formatted (size, 2, "1439795200");
  assert_formatted (few, 0, "7.00");
  assert_formatted (few, 3, "6.74");
  assert_formatted (year, 0, "2019");
  assert_formatted (amount, 0, "6.357×10¹⁸");
  assert_formatted (amount, 1, "120");
}

/* One fraction of a number does not give decimals to millions of whole ones; it is not lost where
 * it says something. */
static void
test_large_numbers (void)
{
  static const double sizes[] = { 102e9, 256999999.99999997, 4e6, 2.5, 3e12 };
  static const double prices[] = { 387842678.08, 44588963.62, 22.81, 214467.02 };
  static const double mixed[] = { 96.8, 0.21612, 83.35, 284e9 };
  g_autoptr (EfColumn) size = create_numbers (sizes, 5);
  g_autoptr (EfColumn) price = create_numbers (prices, 4);
  g_autoptr (EfColumn) mix = create_numbers (mixed, 4);

  assert_formatted (size, 0, "102000000000");
  assert_formatted (size, 1, "257000000");
  assert_formatted (size, 2, "4000000");
  assert_formatted (size, 3, "2.5");
  assert_formatted (price, 0, "387842678");
  assert_formatted (price, 2, "22.81");
  assert_formatted (price, 3, "214467");
  assert_formatted (mix, 0, "96.80");
  assert_formatted (mix, 1, "0.22");
  assert_formatted (mix, 3, "284000000000.00");
}

/* What the file wrote in the way of another country is the same number; what says more stays. */
static void
test_separators (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Rate", EF_COLUMN_NUMBER);
  g_autoptr (EfColumn) column = NULL;

  ef_column_builder_add_number_full (builder, 1014.45, NAN, NAN, "1,014.45", -1);
  ef_column_builder_add_number (builder, 305.08);
  ef_column_builder_add_number_full (builder, 31014.5, NAN, NAN, "31.014,5", -1);
  ef_column_builder_add_number_full (builder, 1820, NAN, NAN, "1.82 k", -1);
  ef_column_builder_add_number_full (builder, 2e6, NAN, NAN, "2", -1);
  ef_column_builder_set_cell_origin (builder, 1, EF_ORIGIN_DERIVED, "a * b");
  column = ef_column_builder_end (builder);

  assert_formatted (column, 0, "1014.45");
  assert_formatted (column, 1, "◐ 305.1\u2007");
  assert_formatted (column, 2, "31014.50");
  assert_formatted (column, 3, "1.82 k");
  assert_formatted (column, 4, "2");
}

static EfColumn *
create_made (const double *values,
             guint         n,
             guint         first_made)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Score", EF_COLUMN_NUMBER);

  for (guint i = 0; i < n; i++)
    {
      ef_column_builder_add_number (builder, values[i]);
      if (i >= first_made)
        ef_column_builder_set_cell_origin (builder, i, EF_ORIGIN_ESTIMATED, "a * b");
    }
  return ef_column_builder_end (builder);
}

/* The points of what was computed stand below those of what the file states, without digits that
 * it does not deserve; where all is computed, below each other. */
static void
test_computed (void)
{
  static const double values[] = { 31.22, 291.4, 62.2104, 290.316, 1234567, 62, 0.001234 };
  static const double whole[] = { 539, 62.44 };
  g_autoptr (EfColumn) mixed = create_made (values, 7, 2);
  g_autoptr (EfColumn) all = create_made (values, 4, 0);
  g_autoptr (EfColumn) among_whole = create_made (whole, 2, 1);

  assert_formatted (mixed, 1, "291.40");
  assert_formatted (mixed, 2, "○ 62.21");
  assert_formatted (mixed, 3, "○ 290.3\u2007");
  assert_formatted (mixed, 4, "○ 1235000\u2008\u2007\u2007");
  assert_formatted (mixed, 5, "○ 62\u2008\u2007\u2007");
  assert_formatted (mixed, 6, "○ 0.001234");
  assert_formatted (all, 0, "○ 31.22");
  assert_formatted (all, 1, "○ 291.4\u2007");
  assert_formatted (all, 3, "○ 290.3\u2007");
  assert_formatted (among_whole, 1, "○ 62.44");
}

/* In the user's way, with thousands that are parted where there are some ten. */
static void
test_locale (void)
{
  static const double amounts[] = { 1439795200, -12345.5, 305.08 };
  static const double years[] = { 2019.5 };
  g_autoptr (EfColumn) amount = create_numbers (amounts, 3);
  g_autoptr (EfColumn) year = create_numbers (years, 1);
  g_autoptr (EfColumn) made = create_made (amounts, 2, 0);

  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("There is no de_DE.UTF-8");
      return;
    }
  assert_formatted (amount, 0, "1.439.795.200");
  assert_formatted (amount, 1, "-12.346");
  assert_formatted (amount, 2, "305");
  assert_formatted (year, 0, "2019,5");
  assert_formatted (made, 1, "○ -12.350");
  assert_brief (amount, 0, "1.439.795.200");
  assert_brief (amount, 1, "-12.345,5");
  assert_brief (year, 0, "2019,5");
  setlocale (LC_NUMERIC, "C.UTF-8");
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
  const EfNumberFormat same = { 2, FALSE };
  const EfNumberFormat fewer = { 1, FALSE };
  g_autofree char *reported = ef_cell_text_dup_tip (table, column, 0, &same);
  g_autofree char *rounded = ef_cell_text_dup_tip (table, column, 0, &fewer);
  g_autofree char *estimated = ef_cell_text_dup_tip (table, column, 2, &same);
  g_autofree char *missing = ef_cell_text_dup_tip (table, column, 3, &same);
  g_autofree char *quoted = ef_cell_text_dup_tip (table, column, 4, &same);

  g_assert_null (reported);
  g_assert_cmpstr (rounded, ==, "1234567.89");
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
  g_test_add_func ("/widgets/cell-text/brief", test_brief);
  g_test_add_func ("/widgets/cell-text/decimals", test_decimals);
  g_test_add_func ("/widgets/cell-text/computed", test_computed);
  g_test_add_func ("/widgets/cell-text/large-numbers", test_large_numbers);
  g_test_add_func ("/widgets/cell-text/separators", test_separators);
  g_test_add_func ("/widgets/cell-text/locale", test_locale);
  g_test_add_func ("/widgets/cell-text/tip", test_tip);
  return g_test_run ();
}
