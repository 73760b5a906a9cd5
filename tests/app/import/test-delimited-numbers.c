/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

#include <math.h>
#include <string.h>

/* Numbers in small files through the reader of delimited text: their forms, units and bounds, and
 * what is said of those that are left out. */

#define TABLE(result, text)                                                                        \
  g_autoptr (EfImportResult) result = import_text ("t.csv", text);                                 \
  EfTable *table = get_only_table (result)

static EfColumnKind
kind_of (EfTable *table, const char *name)
{
  return ef_column_get_kind (get_column (table, name));
}

static void
test_threshold (void)
{
  TABLE (result, "n,four of five,three of five,one\n"
                 "a,1,1,\n"
                 "b,2,2,7\n"
                 "c,3,3,\n"
                 "d,4,x,\n"
                 "e,word,y,\n");

  g_assert_cmpint (kind_of (table, "four of five"), ==, EF_COLUMN_NUMBER);
  assert_cells (table, "four of five", "1|2|3|4|word");
  assert_number (table, "four of five", 4, NAN);
  assert_told (result, "t.csv:6: Column “four of five”: “word” is left out");
  g_assert_cmpint (kind_of (table, "three of five"), ==, EF_COLUMN_TEXT);
  assert_cells (table, "three of five", "1|2|3|x|y");
  assert_told (result, "only 3 of its 5 cells are numbers");
  g_assert_cmpint (kind_of (table, "one"), ==, EF_COLUMN_NUMBER);
}

static void
test_missing (void)
{
  TABLE (result, "n,x\na,1\nb,-\nc,N/A\nd,nan\ne,\nf,–\ng,2\n");

  g_assert_cmpint (kind_of (table, "x"), ==, EF_COLUMN_NUMBER);
  g_assert_cmpuint (ef_column_get_n_present (get_column (table, "x")), ==, 2);
  assert_no_diagnostics (result);
}

static void
test_forms (void)
{
  TABLE (result, "n,x\na,+9\nb,-3\nc,.711\nd,5.29410245202458E-05\ne,1e-1\nf,1.2e+24\n");
  static const double expected[] = { 9, -3, 0.711, 5.29410245202458e-5, 0.1, 1.2e24 };

  for (guint row = 0; row < G_N_ELEMENTS (expected); row++)
    assert_number (table, "x", row, expected[row]);
  assert_no_diagnostics (result);
}

static void
test_decimal_commas (void)
{
  TABLE (result, "name;x;y;z\n"
                 "a;1,5;1,234;1\n"
                 "b;22,75;5,678;2\n"
                 "c;1,234;9,012;3\n");

  assert_number (table, "x", 0, 1.5);
  assert_number (table, "x", 1, 22.75);
  assert_number (table, "x", 2, 1.234);
  /* The file writes decimal commas, so the cells that could be either are read that way too,
   * with a warning. */
  assert_number (table, "y", 0, 1.234);
  assert_told (result, "Column “x”: the comma in 3 cells");
  assert_told (result, "Column “y”: in 3 cells the comma could also");
}

static void
test_german_numbers (void)
{
  TABLE (result, "Modell;Parameter;Wert\n"
                 "A;1.234,5;91,2\n"
                 "B;12,5;80,1\n"
                 "C;2.000.000;-0,5\n");

  assert_number (table, "Parameter", 0, 1234.5);
  assert_number (table, "Parameter", 1, 12.5);
  assert_number (table, "Parameter", 2, 2e6);
  assert_number (table, "Wert", 2, -0.5);
  assert_cells (table, "Parameter", "1.234,5|12,5|2.000.000");
}

static void
test_thousands (void)
{
  TABLE (result, "name,x,y\n"
                 "a,\"1,234\",\"1,234.5\"\n"
                 "b,\"5,678\",\"99,45\"\n"
                 "c,\"9,012\",\"1,000\"\n"
                 "d,12,8\n"
                 "e,13,9\n");

  assert_number (table, "x", 0, 1234);
  /* One cell of the column can only have thousands, so “99,45” is refused rather than guessed
   * at. */
  assert_number (table, "y", 0, 1234.5);
  assert_number (table, "y", 1, NAN);
  assert_number (table, "y", 2, 1000);
  assert_told (result, "t.csv:3: Column “y”: “99,45” is left out");
}

static void
test_two_numbers (void)
{
  TABLE (result, "name,size\n"
                 "a,\"2260275840,2290000001\"\n"
                 "b,14180000\nc,3\nd,4\ne,5\n");

  assert_number (table, "size", 0, NAN);
  assert_number (table, "size", 1, 14180000);
  assert_told (result, "“2260275840,2290000001” is left out");
}

static void
test_suffixes (void)
{
  TABLE (result, "name,params,data\n"
                 "a,220k,400M\n"
                 "b,3.0m,2B\n"
                 "c,1.82 M,80M\n"
                 "d,7B,2B\n");

  assert_number (table, "params", 0, 220e3);
  assert_number (table, "params", 1, 3e6);
  assert_number (table, "params", 2, 1.82e6);
  assert_number (table, "params", 3, 7e9);
  assert_cells (table, "params", "220k|3.0m|1.82 M|7B");
  /* Names of data sets, not the numbers 400 and 2. */
  g_assert_cmpint (kind_of (table, "data"), ==, EF_COLUMN_TEXT);
}

static void
test_percent (void)
{
  TABLE (result, "name,acc,mixed,fraction\n"
                 "a,77.0%,92.5%,92.5%\n"
                 "b,70.8%,91,0.91\n"
                 "c,60%,90%,0.9\n");

  assert_number (table, "acc", 0, 77);
  assert_cells (table, "acc", "77.0%|70.8%|60%");
  assert_number (table, "mixed", 1, 91);
  g_assert_cmpuint (count_diagnostics (result, "Column “acc”"), ==, 0);
  assert_told (result, "Column “mixed”: 2 of 3 numbers have a percent sign, "
                                               "the others none");
  assert_told (result, "Column “fraction”: 1 of 3 numbers have a percent "
                                               "sign, and the others look like fractions");
}

static void
test_units_in_cells (void)
{
  TABLE (result, "name,CO2cost,latency (ms),id\n"
                 "a,37.55 kg,12,26a66f0d\n"
                 "b,12.38 kg,0.3 s,5b0fa12a\n"
                 "c,1 kg,5 ms,77c0ffee\n");
  EfColumn *co2 = get_column (table, "CO2cost");

  assert_number (table, "CO2cost", 0, 37.55);
  assert_cells (table, "CO2cost", "37.55 kg|12.38 kg|1 kg");
  g_assert_true (ef_column_get_unit (co2) == ef_unit_find ("kg", -1));
  assert_number (table, "latency (ms)", 0, 12);
  assert_number (table, "latency (ms)", 1, 300);
  assert_number (table, "latency (ms)", 2, 5);
  assert_cells (table, "latency (ms)", "12|0.3 s|5 ms");
  /* Digits followed by letters are no numbers with units. */
  g_assert_cmpint (kind_of (table, "id"), ==, EF_COLUMN_TEXT);
}

static void
test_remarks (void)
{
  TABLE (result, "name,x\na,78.0 (three splits)\nb,2\nc,3\nd,4\ne,5\n");

  assert_number (table, "x", 0, 78);
  assert_cells (table, "x", "78.0 (three splits)|2|3|4|5");
  assert_told (result, "t.csv:2: Column “x”: “78.0 (three splits)” is taken as "
                                               "78");
}

/* 700 W are 0.7 kW to the last digit. */
static void
test_units_converted (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "a.csv", "model,power,latency\na,0.3 kW,800 µs\nb,700 W,8 ms\nc,1 kW,1.2 s\n");
  EfTable *table = get_table (result, "a.csv");

  assert_number (table, "power", 1, 0.7);
  assert_number (table, "latency", 1, 8000);
  assert_number (table, "latency", 2, 1200000);
}

/* Which unit is not known, and which does not fit, is said. */
static void
test_units_told (void)
{
  TABLE (result, "name,latency (ms),context,thing\n"
                 "a,5,8k tokens,12\n"
                 "b,6 frobs,16k tokens,14\n"
                 "c,7 GB,32k tokens,15\n"
                 "d,0.5 s,64k tokens,16\n"
                 "e,9,128k tokens,6.7B\n");

  assert_number (table, "latency (ms)", 1, 6);
  assert_number (table, "latency (ms)", 3, 500);
  assert_number (table, "context", 4, 128000);
  assert_number (table, "thing", 4, NAN);
  assert_told (result, "Column “latency (ms)”: 1 value has a unit that is not known here: “frobs”. "
                       "It is taken as it stands.");
  assert_told (result, "Column “latency (ms)”: 1 value has a unit that does not fit the column: "
                       "“GB”. It is taken as it stands.");
  /* No unit, but what is counted. */
  g_assert_cmpuint (count_diagnostics (result, "“tokens”"), ==, 0);
  assert_told (result, "t.csv:6: Column “thing”: “6.7B” is left out: a number with a letter as of "
                       "thousands, millions or billions");
}

static void
test_uncertainty (void)
{
  TABLE (result, "name,x,score,95_pct_ci\n"
                 "a,0.25±0.005,1470,+5/-4\n"
                 "b,2.53 ± 0.40,1446,+6/-6\n"
                 "c,1,900,\n");
  EfColumn *x = get_column (table, "x");
  EfColumn *score = get_column (table, "score");

  g_assert_cmpfloat (ef_column_get_lows (x)[1], ==, 2.13);
  g_assert_cmpfloat (ef_column_get_highs (x)[1], ==, 2.93);
  g_assert_true (isnan (ef_column_get_lows (x)[2]));
  g_assert_cmpfloat (ef_column_get_numbers (score)[0], ==, 1470);
  g_assert_cmpfloat (ef_column_get_lows (score)[0], ==, 1466);
  g_assert_cmpfloat (ef_column_get_highs (score)[0], ==, 1475);
  g_assert_true (isnan (ef_column_get_lows (score)[2]));
  g_assert_cmpint (kind_of (table, "95_pct_ci"), ==, EF_COLUMN_TEXT);
}

static void
test_many_refused (void)
{
  g_autoptr (GString) text = g_string_new ("name,x\n");
  g_autoptr (EfImportResult) result = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "n%u,%s\n", i, i % 10 == 0 ? "386x1" : "1.5");
  result = import_text ("t.csv", text->str);
  assert_told (result, "t.csv:2: Column “x”: 100 cells are left out: a product in place of a "
                       "number. “386x1” (2), “386x1” (12), “386x1” (22), “386x1” (32), …");
  g_assert_cmpuint (ef_diagnostics_count (ef_import_result_get_diagnostics (result),
                                          EF_SEVERITY_WARNING),
                    ==, 100);
}

/* Large tables are read by several threads, and long columns are sampled first. Nothing of that
 * shows. */
static void
test_large (void)
{
  g_autoptr (GString) text = g_string_new ("name,late,headings,x,date,y\n");
  g_autoptr (EfImportResult) result = NULL;
  g_autoptr (EfImportResult) again = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  EfDiagnostics *diagnostics;
  EfTable *table;

  for (guint i = 0; i < 50000; i++)
    {
      g_string_append_printf (text, "name %u,", i % 30000);
      if (i < 9000)
        g_string_append (text, "none yet,");
      else
        g_string_append_printf (text, "%u.25,", i);
      if (i % 100 == 0)
        g_string_append (text, "heading,");
      else
        g_string_append_printf (text, "%u,", i);
      g_string_append_printf (text, "%s,2020-%02u-%02u,%s\n", i % 25000 == 7 ? "386x1" : "1.5",
                              i % 12 + 1, i % 28 + 1, i % 25000 == 9 ? "oops" : "-7");
    }
  result = import_text ("large.csv", text->str);
  table = get_only_table (result);
  g_assert_cmpint (kind_of (table, "late"), ==, EF_COLUMN_NUMBER);
  assert_number (table, "late", 8999, NAN);
  assert_number (table, "late", 9000, 9000.25);
  g_assert_cmpint (kind_of (table, "headings"), ==, EF_COLUMN_NUMBER);
  g_assert_cmpuint (ef_column_get_n_present (get_column (table, "headings")), ==, 49500);
  g_assert_cmpstr (ef_column_get_text (get_column (table, "name"), 49999), ==, "name 19999");
  assert_number (table, "date", 49999, ef_date_from_ymd (2020, 49999 % 12 + 1, 49999 % 28 + 1));

  /* The diagnostics come by columns and then by rows, whichever thread was first. */
  diagnostics = ef_import_result_get_diagnostics (result);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 4);
  g_assert_cmpuint (ef_diagnostics_count (diagnostics, EF_SEVERITY_WARNING), ==,
                    9000 + 500 + 2 + 2);
  g_assert_cmpstr (ef_diagnostics_get (diagnostics, 0)->place, ==, "2");
  g_assert_nonnull (strstr (ef_diagnostics_get (diagnostics, 0)->reason, "9000 cells"));
  g_assert_cmpstr (ef_diagnostics_get (diagnostics, 2)->place, ==, "9");
  g_assert_cmpstr (ef_diagnostics_get (diagnostics, 2)->more, ==, "25009");
  g_assert_nonnull (strstr (ef_diagnostics_get (diagnostics, 3)->reason, "“oops”"));

  again = import_text ("large.csv", text->str);
  first = describe_result (result);
  second = describe_result (again);
  g_assert_true (strcmp (first, second) == 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/delimited-numbers/threshold", test_threshold);
  g_test_add_func ("/import/delimited-numbers/missing", test_missing);
  g_test_add_func ("/import/delimited-numbers/forms", test_forms);
  g_test_add_func ("/import/delimited-numbers/decimal-commas", test_decimal_commas);
  g_test_add_func ("/import/delimited-numbers/german-numbers", test_german_numbers);
  g_test_add_func ("/import/delimited-numbers/thousands", test_thousands);
  g_test_add_func ("/import/delimited-numbers/two-numbers", test_two_numbers);
  g_test_add_func ("/import/delimited-numbers/suffixes", test_suffixes);
  g_test_add_func ("/import/delimited-numbers/percent", test_percent);
  g_test_add_func ("/import/delimited-numbers/units-in-cells", test_units_in_cells);
  g_test_add_func ("/import/delimited-numbers/remarks", test_remarks);
  g_test_add_func ("/import/delimited-numbers/units-converted", test_units_converted);
  g_test_add_func ("/import/delimited-numbers/units-told", test_units_told);
  g_test_add_func ("/import/delimited-numbers/uncertainty", test_uncertainty);
  g_test_add_func ("/import/delimited-numbers/many-refused", test_many_refused);
  g_test_add_func ("/import/delimited-numbers/large", test_large);

  return g_test_run ();
}
