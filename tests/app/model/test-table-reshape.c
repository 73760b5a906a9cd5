/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-error.h"
#include "ef-formula.h"
#include "ef-table-reshape.h"
#include "ef-words.h"
#include "model-test.h"

#include <math.h>
#include <string.h>

/* So are its formulas. */
static void
assert_german_formula (const char *formula, const char *expected)
{
  g_autofree char *same = ef_aggregate_describe_formula (formula);
  EF_WORDS_IN ("de");
  g_autofree char *words = ef_aggregate_describe_formula (formula);

  g_assert_cmpstr (same, ==, formula);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_formulas (void)
{
  assert_german_formula ("mean and range of 3 rows, by model, size",
                         "Mittelwert und Spannweite aus 3 Zeilen, nach model, size");
  assert_german_formula ("median and range of rows, by model",
                         "Median und Spannweite aus Zeilen, nach model");
  assert_german_formula ("max and standard error of 2 rows, by model",
                         "größter Wert und Standardfehler aus 2 Zeilen, nach model");
  assert_german_formula ("count of rows, by model", "Zahl der Zeilen, nach model");
  assert_german_formula ("mean and range of love", "mean and range of love");
  assert_german_formula ("a * b", "a * b");
}

/* Whoever made the table, its places are said in the language of who reads them. */
static void
assert_german_place (const EfTable *table, guint row, const char *expected)
{
  EF_WORDS_IN ("de");
  g_autofree char *place = ef_table_describe_place (table, row, NULL);

  g_assert_cmpstr (place, ==, expected);
}

/* Tables that are made of the rows of another. */

/* @text: a line for each row, cells between bars; the kinds of the columns are "t" and "n", and the
 * first column of texts holds names. */
static EfTable *
new_table (const char *header, const char *kinds, const char *text)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_auto (GStrv) names = g_strsplit (header, "|", -1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_rows = g_strv_length (lines);

  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean is_text = kinds[i] == 't';
      EfColumnBuilder *builder
        = ef_column_builder_new (names[i], is_text ? EF_COLUMN_TEXT : EF_COLUMN_NUMBER);

      if (i == 0)
        ef_column_builder_set_role (builder, EF_ROLE_NAME);
      for (guint row = 0; row < n_rows; row++)
        {
          g_auto (GStrv) cells = g_strsplit (lines[row], "|", -1);

          if (is_text)
            ef_column_builder_add_text (builder, cells[i], -1);
          else
            ef_column_builder_add_number (
              builder, *cells[i] != '\0' ? g_ascii_strtod (cells[i], NULL) : NAN);
        }
      g_ptr_array_add (columns, ef_column_builder_end (builder));
    }

  return ef_table_new ("r.csv", "r.csv", columns, n_rows, NULL, EF_PLACE_LINE, "", NULL);
}

static GPtrArray *
list (const char *text)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (names, g_strdup (parts[i]));

  return names;
}

static void
assert_names (EfTable *table, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "",
                            ef_column_get_name (ef_table_get_column (table, i)));
  g_assert_cmpstr (text->str, ==, expected);
}

/* Means by hand: (1 + 2 + 6) / 3 = 3, deviation sqrt ((4 + 1 + 9) / 2) = sqrt (7). */
static void
test_aggregate (void)
{
  g_autoptr (EfTable) table = new_table ("model|size|score|note", "tnnt",
                                         "a|224|1|x\nb|224|5|x\na|224|2|x\na|384|9|w\n"
                                         "a|224|6|y\nb|224|5|z");
  g_autoptr (GPtrArray) keys = list ("model|size");
  g_autoptr (GError) error = NULL;
  g_autoptr (EfTable) mean
    = ef_table_aggregate (table, keys, EF_STATISTIC_MEAN, EF_RUN_SPREAD_RANGE, NULL, &error);
  g_autoptr (EfTable) deviation = NULL;
  g_autoptr (EfTable) lowest = NULL;
  g_autofree char *place = NULL;
  const EfColumn *score;

  g_assert_no_error (error);
  assert_names (mean, "model|size|score|note|Runs");
  assert_cells (mean, "model", "a|b|a");
  assert_cells (mean, "size", "224|224|384");
  assert_cells (mean, "score", "3|5|9");
  assert_cells (mean, "note", "||w");
  assert_cells (mean, "Runs", "3|2|1");

  score = ef_table_find_column (mean, "score");
  g_assert_cmpfloat (ef_column_get_lows (score)[0], ==, 1);
  g_assert_cmpfloat (ef_column_get_highs (score)[0], ==, 6);
  g_assert_true (isnan (ef_column_get_lows (score)[2]));
  g_assert_cmpint (ef_column_get_cell_origin (score, 0), ==, EF_ORIGIN_DERIVED);
  g_assert_cmpstr (ef_column_get_cell_formula (score, 0), ==,
                   "mean and range of 3 rows, by model, size");
  g_assert_cmpint (ef_column_get_cell_origin (score, 1), ==, EF_ORIGIN_REPORTED);
  /* No formula that could be computed from the new table. */
  g_assert_false (ef_formula_made (score));
  place = ef_table_describe_place (mean, 0, NULL);
  g_assert_cmpstr (place, ==, "line 2; line 4; line 6");
  assert_german_place (mean, 0, "Zeile 2; Zeile 4; Zeile 6");

  deviation = ef_table_aggregate (table, keys, EF_STATISTIC_MEAN, EF_RUN_SPREAD_DEVIATION, NULL,
                                  NULL);
  score = ef_table_find_column (deviation, "score");
  g_assert_cmpfloat_with_epsilon (ef_column_get_highs (score)[0], 3 + sqrt (7), 1e-12);
  g_assert_cmpstr (ef_column_get_cell_formula (score, 0), ==,
                   "mean and deviation of 3 rows, by model, size");
  lowest = ef_table_aggregate (table, keys, EF_STATISTIC_MIN, EF_RUN_SPREAD_RANGE, NULL, NULL);
  assert_cells (lowest, "score", "1|5|9");
}

/* The times of runs and their numbers are of no row that stands for several. */
static void
test_aggregate_left_out (void)
{
  g_autoptr (EfTable) table = new_table ("model|run|gpu|score", "tttn",
                                         "a|r1|H100|1\nb|r2|A100|5\na|r3|H100|2\nb|r4|H100|6");
  g_autoptr (EfTable) mean
    = ef_table_aggregate (table, NULL, EF_STATISTIC_MEAN, EF_RUN_SPREAD_RANGE, NULL, NULL);
  g_autoptr (EfTable) none = new_table ("model|run", "tt", "a|\na|");
  g_autoptr (EfTable) empty
    = ef_table_aggregate (none, NULL, EF_STATISTIC_MEAN, EF_RUN_SPREAD_RANGE, NULL, NULL);

  assert_names (mean, "model|gpu|score|Runs");
  assert_cells (mean, "gpu", "H100|");
  assert_names (empty, "model|Runs");
}

/* By hand: of 1, 2, 4, 9 the median is (2 + 4) / 2 = 3, the mean 4, the deviation
 * sqrt ((9 + 4 + 0 + 25) / 3) = sqrt (38 / 3), the standard error half of it; of 8, 1, 3 the median
 * is 3. The names are the keys where none are given. */
static void
test_aggregate_median (void)
{
  g_autoptr (EfTable) table
    = new_table ("model|score|one", "tnn", "a|9|7\nb|8|\na|1|\na|4|\nb|1|6\na||\nb|3|\na|2|5");
  g_autoptr (GError) error = NULL;
  g_autoptr (EfTable) median = ef_table_aggregate (table, NULL, EF_STATISTIC_MEDIAN,
                                                   EF_RUN_SPREAD_RANGE, NULL, &error);
  g_autoptr (EfTable) mean = NULL;
  const EfColumn *score;

  g_assert_no_error (error);
  assert_cells (median, "model", "a|b");
  assert_cells (median, "score", "3|3");
  assert_cells (median, "one", "6|6");
  assert_cells (median, "Runs", "5|3");
  score = ef_table_find_column (median, "score");
  g_assert_cmpfloat (ef_column_get_lows (score)[0], ==, 1);
  g_assert_cmpfloat (ef_column_get_highs (score)[0], ==, 9);
  /* Each says of how many numbers it is: one row of a has none. */
  g_assert_cmpstr (ef_column_get_cell_formula (score, 0), ==,
                   "median and range of 4 rows, by model");
  g_assert_cmpstr (ef_column_get_cell_formula (score, 1), ==,
                   "median and range of 3 rows, by model");
  g_assert_cmpint (ef_column_get_cell_origin (ef_table_find_column (median, "one"), 1), ==,
                   EF_ORIGIN_REPORTED);

  mean = ef_table_aggregate (table, NULL, EF_STATISTIC_MEAN, EF_RUN_SPREAD_ERROR, NULL, &error);
  g_assert_no_error (error);
  score = ef_table_find_column (mean, "score");
  g_assert_cmpfloat_with_epsilon (ef_column_get_highs (score)[0], 4 + sqrt (38.0 / 3) / 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (ef_column_get_lows (score)[0], 4 - sqrt (38.0 / 3) / 2, 1e-12);
  g_assert_cmpstr (ef_column_get_cell_formula (score, 0), ==,
                   "mean and standard error of 4 rows, by model");
}

static void
test_aggregate_errors (void)
{
  g_autoptr (EfTable) table = new_table ("model|score", "tn", "a|1\n|2\n|3\na|1e308\na|1.7e308");
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) unknown = list ("x");
  g_autoptr (GPtrArray) keys = list ("model");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EfTable) made = NULL;

  g_assert_null (ef_table_aggregate (table, none, EF_STATISTIC_MEAN, EF_RUN_SPREAD_RANGE, NULL,
                                     &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_SYNTAX);
  g_clear_error (&error);
  g_assert_null (ef_table_aggregate (table, unknown, EF_STATISTIC_MEAN, EF_RUN_SPREAD_RANGE, NULL,
                                     &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (ef_table_aggregate (table, keys, EF_STATISTIC_MAX, EF_RUN_SPREAD_DEVIATION, NULL,
                                     &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_SYNTAX);
  g_clear_error (&error);
  g_assert_null (ef_table_aggregate (table, keys, EF_STATISTIC_MEDIAN, EF_RUN_SPREAD_ERROR, NULL,
                                     &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_SYNTAX);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (ef_table_aggregate (table, keys, EF_STATISTIC_MEAN, EF_RUN_SPREAD_RANGE,
                                     cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* Rows without a name are not runs of one thing, and large numbers have a mean. */
  made = ef_table_aggregate (table, keys, EF_STATISTIC_MEAN, EF_RUN_SPREAD_RANGE, NULL, NULL);
  assert_cells (made, "Runs", "3|1|1");
  g_assert_true (isfinite (ef_column_get_numbers (ef_table_find_column (made, "score"))[0]));
}

static void
test_long (void)
{
  g_autoptr (EfTable) table = new_table ("model|top-1 accuracy|params (M)|seed", "tnnn",
                                         "a|80|5|1\nb||7|2");
  g_autoptr (GPtrArray) columns = list ("top-1 accuracy|params (M)");
  g_autoptr (GPtrArray) one = list ("top-1 accuracy");
  g_autoptr (GPtrArray) text = list ("model");
  g_autoptr (GError) error = NULL;
  g_autoptr (EfTable) made = ef_table_to_long (table, columns, NULL, &error);
  g_autoptr (EfTable) single = ef_table_to_long (table, one, NULL, NULL);
  g_autofree char *place = NULL;

  g_assert_no_error (error);
  assert_names (made, "model|seed|Metric|Value");
  assert_cells (made, "model", "a|a|b");
  assert_cells (made, "seed", "1|1|2");
  assert_cells (made, "Metric", "top-1 accuracy|params (M)|params (M)");
  assert_cells (made, "Value", "80|5|7");
  place = ef_table_describe_place (made, 2, NULL);
  g_assert_cmpstr (place, ==, "line 3, column params (M)");
  assert_german_place (made, 2, "Zeile 3, Spalte params (M)");
  g_assert_cmpuint (ef_table_get_n_rows (single), ==, 1);
  g_assert_null (ef_table_to_long (table, text, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_SYNTAX);
}

/* The same with what the headers of its numbers mean. */
static EfTable *
recognise (EfTable *plain)
{
  EfTable *table = ef_table_ref (plain);

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);
      const EfUnit *unit = NULL;
      const EfQuantity *quantity = ef_quantity_recognise (ef_column_get_name (column), &unit);
      g_autoptr (EfTable) before = table;
      g_autoptr (EfColumn) known = ef_column_with_quantity (column, quantity, unit);

      table = ef_table_replace_column (before, i, known);
    }

  return table;
}

/* Values are what one wants to see; all of them are better higher, be they of different things. */
static void
test_long_axes (void)
{
  g_autoptr (EfTable) plain
    = new_table ("model|top-1 accuracy|top-5 accuracy|accuracy|params (M)", "tnnnn",
                 "a|80|90|70|5\nb|81|92|60|7\nc|85|95|65|9");
  g_autoptr (EfTable) table = recognise (plain);
  g_autoptr (GPtrArray) columns = list ("top-1 accuracy|top-5 accuracy");
  g_autoptr (EfTable) made = ef_table_to_long (table, columns, NULL, NULL);
  gint x, y;

  assert_names (made, "model|accuracy|params (M)|Metric|Value");
  g_assert_cmpint (ef_column_get_direction (ef_table_find_column (made, "Value")), ==,
                   EF_DIRECTION_HIGHER);
  ef_table_suggest_axes (made, &x, &y);
  g_assert_cmpint (y, ==, 4);
  g_assert_cmpint (x, ==, 2);
}

/* There and back gives the same values, units included. */
static void
test_round_trip (void)
{
  g_autoptr (EfTable) plain = new_table ("model|accuracy|memory", "tnn", "a|80|5\nb||7\nc|60|");
  const EfUnit *unit = ef_unit_find ("GB", -1);
  g_autoptr (EfColumn) memory
    = ef_column_with_quantity (ef_table_find_column (plain, "memory"),
                               ef_quantity_recognise ("memory (GB)", NULL), unit);
  g_autoptr (EfTable) table = ef_table_replace_column (plain, 2, memory);
  g_autoptr (GPtrArray) columns = list ("accuracy|memory");
  g_autoptr (GError) error = NULL;
  g_autoptr (EfTable) made = ef_table_to_long (table, columns, NULL, &error);
  g_autoptr (EfTable) back = NULL;

  g_assert_no_error (error);
  assert_cells (made, "Unit", "|GB|GB|");
  back = ef_table_to_wide (made, "Metric", "Value", NULL, NULL, &error);
  g_assert_no_error (error);
  assert_names (back, "model|accuracy|memory");
  assert_cells (back, "model", "a|b|c");
  assert_cells (back, "accuracy", "80||60");
  assert_cells (back, "memory", "5|7|");
  g_assert_true (ef_column_get_unit (ef_table_find_column (back, "memory")) == unit);
}

/* What a file does not say of a thing it says in none of its rows; but who is without a name is
 * nobody else. */
static void
test_wide_missing (void)
{
  g_autoptr (EfTable) table = new_table ("model|what|number|size|note", "ttnnt",
                                         "a|x|1||\na|y|2||\na|x|3|9|\n|x|4|9|n\n|y|5|9|n");
  g_autoptr (GError) error = NULL;
  g_autoptr (EfTable) made = ef_table_to_wide (table, "what", "number", NULL, NULL, &error);

  g_assert_no_error (error);
  assert_names (made, "model|size|note|x|y");
  assert_cells (made, "model", "a|a||");
  assert_cells (made, "size", "|9|9|9");
  assert_cells (made, "x", "1|3|4|");
  assert_cells (made, "y", "2|||5");
}

static void
test_wide_errors (void)
{
  g_autoptr (EfTable) table = new_table ("model|what|number|seed", "ttnn",
                                         "a|x|1|1\na|x|2|2\na|y|3|1");
  g_autoptr (GPtrArray) model = list ("model");
  g_autoptr (GError) error = NULL;
  g_autoptr (EfTable) all = ef_table_to_wide (table, "what", "number", NULL, NULL, &error);

  g_assert_no_error (error);
  assert_names (all, "model|seed|x|y");
  assert_cells (all, "x", "1|2");
  assert_cells (all, "y", "3|");
  g_assert_null (ef_table_to_wide (table, "what", "number", model, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "“x”"));
  g_clear_error (&error);
  g_assert_null (ef_table_to_wide (table, "number", "number", NULL, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_SYNTAX);
  g_clear_error (&error);
  g_assert_null (ef_table_to_wide (table, "what", "nothing", NULL, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-reshape/formulas", test_formulas);
  g_test_add_func ("/table-reshape/aggregate", test_aggregate);
  g_test_add_func ("/table-reshape/aggregate-left-out", test_aggregate_left_out);
  g_test_add_func ("/table-reshape/aggregate-median", test_aggregate_median);
  g_test_add_func ("/table-reshape/aggregate-errors", test_aggregate_errors);
  g_test_add_func ("/table-reshape/long", test_long);
  g_test_add_func ("/table-reshape/long-axes", test_long_axes);
  g_test_add_func ("/table-reshape/round-trip", test_round_trip);
  g_test_add_func ("/table-reshape/wide-missing", test_wide_missing);
  g_test_add_func ("/table-reshape/wide-errors", test_wide_errors);

  return g_test_run ();
}
