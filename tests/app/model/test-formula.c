/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-formula.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "ef-error.h"

/* Formulas over a table of three models; the last one lacks most values. */

static EfColumn *
new_numbers (const char *header, double first, double second)
{
  EfColumnBuilder *builder = ef_column_builder_new (header, EF_COLUMN_NUMBER);
  const EfUnit *unit = NULL;
  const EfQuantity *quantity = ef_quantity_recognise (header, &unit);

  ef_column_builder_set_quantity (builder, quantity, unit);
  ef_column_builder_add_number (builder, first);
  ef_column_builder_add_number (builder, second);
  ef_column_builder_add_missing (builder, NULL, 0);

  return ef_column_builder_end (builder);
}

static EfTable *
new_table (void)
{
  static const struct
  {
    const char *header;
    double first, second;
  } numbers[] = {
    { "params (B)", 7, 0.5 },       { "tokens", 1e12, 2e12 },  { "score", 50, 0 },
    { "average power (W)", 200, 400 }, { "duration (h)", 2, 0.5 }, { "energy (kWh)", 0.5, 2 },
    { "x-y`z", 3, -4 },             { "samples_per_sec", 100, 0 }, { "emissions (kg)", 1, 3 },
  };
  g_autoptr (GPtrArray) columns
    = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  EfColumnBuilder *names = ef_column_builder_new ("model", EF_COLUMN_TEXT);

  for (guint i = 0; i < 3; i++)
    ef_column_builder_add_text (names, "m", -1);
  g_ptr_array_add (columns, ef_column_builder_end (names));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_ptr_array_add (columns, new_numbers (numbers[i].header, numbers[i].first,
                                           numbers[i].second));

  return ef_table_new ("t", "t", columns, 3, NULL, EF_PLACE_LINE, "", NULL);
}

static EfColumn *
compute (const char *text, const char *name, guint *n_undefined, GError **error)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfFormula) formula = ef_formula_parse (text, error);

  if (formula == NULL)
    return NULL;
  g_assert_cmpstr (ef_formula_get_text (formula), ==, text);

  return ef_formula_compute (formula, table, name, n_undefined, NULL, error);
}

static void
assert_values (const char *text, const char *name, double first, double second)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EfColumn) column = compute (text, name, NULL, &error);
  const double expected[2] = { first, second };

  g_test_message ("%s = %s", name, text);
  g_assert_no_error (error);
  g_assert_cmpuint (ef_column_get_n_rows (column), ==, 3);
  for (guint i = 0; i < 2; i++)
    {
      double value = ef_column_get_numbers (column)[i];

      if (isnan (expected[i]))
        g_assert_true (isnan (value));
      else
        g_assert_cmpfloat (fabs (value - expected[i]), <=, fabs (expected[i]) * 1e-14);
    }
}

static void
test_arithmetic (void)
{
  static const struct
  {
    const char *text;
    double first, second;
  } cases[] = {
    { "score", 50, 0 },
    { " score + 1 ", 51, 1 },
    { "1 - 2 - 3 + score", 46, -4 },
    { "2 * 3 + score / 5 * 2", 26, 6 },
    { "2 * (3 + score) / 2", 53, 3 },
    { "-2 ^ 2 + score", 46, -4 },
    { "2 ^ 3 ^ 2 + 0 * score", 512, 512 },
    { "2 ^ -1 * score", 25, 0 },
    { "- - score", 50, 0 },
    { "`x-y``z` * 2", 6, -8 },
    { "abs(`x-y``z`)", 3, 4 },
    { "min(`x-y``z`, 1) + MAX(score, 7)", 51, 3 },
    { "sqrt(score * 2)", 10, 0 },
    { "log10(score * 2)", 2, NAN },
    { "ln(exp(`x-y``z`))", 3, -4 },
    { "1.5e1 × score ÷ 5 · 2 − .5", 299.5, -0.5 },
    { "1 / score", 0.02, NAN },
    { "exp(score * 100)", NAN, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_values (cases[i].text, "result", cases[i].first, cases[i].second);
}

/* A missing operand makes a missing result, also of what would not need it. */
static void
test_missing (void)
{
  static const char *const texts[]
    = { "score", "score * 0", "score ^ 0", "min(score, 1)", "max(1, score)" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EfColumn) column = compute (texts[i], "r", NULL, NULL);

      g_assert_true (isnan (ef_column_get_numbers (column)[2]));
    }
}

/* Rows without a finite result are counted, those without values are not. */
static void
test_undefined (void)
{
  guint n;
  g_autoptr (EfColumn) column = compute ("1 / score", "r", &n, NULL);
  g_autoptr (EfColumn) good = compute ("score", "r", &n, NULL);

  g_assert_cmpuint (n, ==, 0);
  g_clear_pointer (&column, ef_column_unref);
  column = compute ("ln(`x-y``z`) / score", "r", &n, NULL);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_units (void)
{
  static const struct
  {
    const char *text, *name, *quantity, *unit;
    double first, second;
  } cases[] = {
    /* What is counted, counts; FLOP follow from the name. */
    { "6 * parameters * tokens", "Training compute (FLOP)", "training-compute", "flop", 4.2e22,
      6e21 },
    { "6 * parameters * tokens", "Training FLOP (1E21)", "training-compute", "zflop", 42, 6 },
    { "6 FLOP * parameters * tokens", "c", NULL, "flop", 4.2e22, 6e21 },
    { "parameters * 2", "double params (M)", "parameters", "million", 14000, 1000 },
    { "parameters * 4 / 8", "memory (GB)", "memory", "gigabyte", 3.5, 0.25 },
    /* The name need not say of what. */
    { "parameters * 4 / 8", "Q4 (GB)", NULL, "gigabyte", 3.5, 0.25 },
    { "`average power (W)` * duration", "Q4 [kWh]", NULL, "kilowatt-hour", 0.4, 0.2 },
    { "`average power (W)` * duration", "all kWh", NULL, "kilowatt-hour", 0.4, 0.2 },
    { "parameters * 2", "Q4 (B)", NULL, NULL, 14e9, 1e9 },
    /* What a training takes is not what an item takes, though the name says neither. */
    { "6 * parameters * tokens", "FLOP", "training-compute", "flop", 4.2e22, 6e21 },
    { "2 * parameters * tokens", "FLOP", NULL, "flop", 1.4e22, 2e21 },
    { "2 * parameters * tokens", "Inference FLOP", "inference-compute", "flop", 1.4e22, 2e21 },
    { "2 * parameters", "FLOP", "inference-compute", "flop", 1.4e10, 1e9 },
    /* Power times time. */
    { "`average power (W)` * duration", "Energy (kWh)", "energy", "kilowatt-hour", 0.4, 0.2 },
    { "`average power (W)` * duration", "e", NULL, "joule", 1.44e6, 7.2e5 },
    { "`average power (W)` * 3 h", "Energy (kWh)", "energy", "kilowatt-hour", 0.6, 1.2 },
    { "energy + `average power (W)` * duration", "Total energy (kWh)", "energy", "kilowatt-hour",
      0.9, 2.2 },
    { "energy / duration", "Power (W)", "power", "watt", 250, 4000 },
    { "carbon / energy", "Carbon intensity (g/kWh)", "grid-intensity", "gram-per-kilowatt-hour",
      2000, 1500 },
    { "energy * 400 g/kWh", "Emissions (kg)", "carbon", "kilogram", 0.2, 0.8 },
    /* The item stands in the name. */
    { "1 / samples_per_sec", "Latency (ms)", "latency", "millisecond", 10, NAN },
    /* Nobody has a name for it: in the units of the columns. */
    { "score / energy", "Points per kWh", NULL, NULL, 100, 0 },
    { "score / sqrt(energy)", "p", NULL, NULL, 50 / sqrt (0.5), 0 },
    { "energy / energy", "ratio", NULL, NULL, 1, 1 },
    { "(energy / 1 kWh) ^ score * 2", "ratio", NULL, NULL, 2 * pow (0.5, 50), 2 },
    { "energy ^ 2 / energy", "Energy (kWh)", "energy", "kilowatt-hour", 0.5, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EfColumn) column = compute (cases[i].text, cases[i].name, NULL, NULL);
      const EfQuantity *quantity;
      const EfUnit *unit;

      assert_values (cases[i].text, cases[i].name, cases[i].first, cases[i].second);
      quantity = ef_column_get_quantity (column);
      unit = ef_column_get_unit (column);
      g_assert_cmpstr (unit != NULL ? ef_unit_get_id (unit) : NULL, ==, cases[i].unit);
      g_assert_cmpstr (quantity != NULL ? ef_quantity_get_id (quantity) : NULL, ==,
                       cases[i].quantity);
      g_assert_cmpint (ef_column_get_origin (column), ==, EF_ORIGIN_DERIVED);
      g_assert_cmpstr (ef_column_get_formula (column), ==, cases[i].text);
    }
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text, *name, *words;
    int code;
  } cases[] = {
    { "", "r", "Character 1: a column or a number", EF_ERROR_SYNTAX },
    { "1 +", "r", "Character 4: a column or a number", EF_ERROR_SYNTAX },
    { "(score", "r", "“)” is missing", EF_ERROR_SYNTAX },
    { "score)", "r", "Character 6: an operation", EF_ERROR_SYNTAX },
    { "average power", "r", "backquotes", EF_ERROR_SYNTAX },
    { "3 scores", "r", "no unit", EF_ERROR_SYNTAX },
    { "`score", "r", "not closed", EF_ERROR_SYNTAX },
    { "foo(score)", "r", "no function “foo”", EF_ERROR_SYNTAX },
    { "min(score)", "r", "another value", EF_ERROR_SYNTAX },
    { "sqrt(score, 1)", "r", "“)” is missing", EF_ERROR_SYNTAX },
    { "scpre * 2", "r", "Similar: “score”", EF_ERROR_NOT_FOUND },
    { "watts * 2", "r", "Similar: “average power (W)”.", EF_ERROR_NOT_FOUND },
    { "model * 2", "r", "“model” is no column of numbers", EF_ERROR_SYNTAX },
    { "energy + duration", "r", "Character 8: these do not fit together: energy and time",
      EF_ERROR_SYNTAX },
    { "energy + 1", "r", "energy and a plain number", EF_ERROR_SYNTAX },
    { "max(energy, score)", "r", "do not fit together", EF_ERROR_SYNTAX },
    { "log10(energy)", "r", "plain number, not energy", EF_ERROR_SYNTAX },
    { "energy ^ score", "r", "only have a number as its power", EF_ERROR_SYNTAX },
    { "2 ^ energy", "r", "plain number, not energy", EF_ERROR_SYNTAX },
    { "`average power (W)` * duration", "Time (s)",
      "gives energy, but “Time (s)” is said to be time", EF_ERROR_SYNTAX },
    { "`average power (W)` * 2", "Energy (kWh)", "energy per time", EF_ERROR_SYNTAX },
    { "`average power (W)` * duration", "Q4 (h)",
      "gives energy, but “Q4 (h)” is said to be time", EF_ERROR_SYNTAX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EfColumn) column = compute (cases[i].text, cases[i].name, NULL, &error);

      g_test_message ("%s: %s", cases[i].text, error != NULL ? error->message : "no error");
      g_assert_null (column);
      g_assert_error (error, EF_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

/* Whatever is typed or pasted. */
static void
test_hostile (void)
{
  static const char *const parts[]
    = { "(", "-", "1+(", "min(1,", "1*2^(", "sqrt(", "1+", "2^", "`", "\xff", "9", "e", ")" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (EfFormula) formula = NULL;

      for (guint k = 0; k < 20000; k++)
        g_string_append (text, parts[i]);
      g_string_append (text, "1");
      formula = ef_formula_parse (text->str, &error);
      g_assert_true ((formula == NULL) == (error != NULL));
    }
}

/* As deep as it is allowed, and more rows than a block has. */
static void
test_large (void)
{
  const guint n = 5000;
  double *values = g_new (double, n);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) columns
    = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  EfColumnBuilder *builder = ef_column_builder_new ("x", EF_COLUMN_NUMBER);
  g_autoptr (EfTable) table = NULL;
  g_autoptr (EfFormula) formula = NULL;
  g_autoptr (EfColumn) column = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    values[i] = i;
  ef_column_builder_take_numbers (builder, values, n);
  g_ptr_array_add (columns, ef_column_builder_end (builder));
  table = ef_table_new ("t", "t", columns, n, NULL, EF_PLACE_LINE, "", NULL);

  for (guint i = 0; i < 60; i++)
    g_string_append (text, "x+(");
  g_string_append (text, "x");
  for (guint i = 0; i < 60; i++)
    g_string_append_c (text, ')');
  formula = ef_formula_parse (text->str, NULL);
  column = ef_formula_compute (formula, table, "r", NULL, NULL, NULL);
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat (ef_column_get_numbers (column)[i], ==, 61.0 * i);

  g_cancellable_cancel (cancelled);
  g_assert_null (ef_formula_compute (formula, table, "r", NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static EfTable *
add_made (EfTable *table, const char *name, const char *text)
{
  g_autoptr (EfTable) before = table;
  g_autoptr (EfFormula) formula = ef_formula_parse (text, NULL);
  g_autoptr (EfColumn) column = ef_formula_compute (formula, before, name, NULL, NULL, NULL);

  return ef_table_add_column (before, column);
}

static double
get_first (EfTable *table, const char *name)
{
  return ef_column_get_numbers (ef_table_find_column (table, name))[0];
}

/* What was computed follows what it was computed from, and nothing else is touched. */
static void
test_follow (void)
{
  g_autoptr (EfTable) table = add_made (
    add_made (add_made (new_table (), "a", "score * 2"), "b", "a * 2"), "c", "tokens * 2");
  g_autoptr (EfFormula) formula = ef_formula_parse ("b + 1", NULL);
  g_autoptr (EfColumn) changed = new_numbers ("score", 10, 20);
  g_autoptr (EfTable) before = NULL;
  g_autoptr (EfTable) after = NULL;
  g_autoptr (EfTable) same = NULL;

  g_assert_true (ef_formula_made (ef_table_find_column (table, "b")));
  g_assert_false (ef_formula_made (ef_table_find_column (table, "score")));
  g_assert_true (ef_formula_uses (formula, table, ef_table_find_column (table, "b")));
  g_assert_true (ef_formula_uses (formula, table, ef_table_find_column (table, "score")));
  g_assert_false (ef_formula_uses (formula, table, ef_table_find_column (table, "c")));

  before = ef_table_replace_column (
    table, (guint) ef_table_find_column_index (table, "score"), changed);
  after = ef_formula_follow (before, "score");
  g_assert_cmpfloat (get_first (after, "a"), ==, 20);
  g_assert_cmpfloat (get_first (after, "b"), ==, 40);
  g_assert_true (ef_table_find_column (after, "c") == ef_table_find_column (table, "c"));
  same = ef_formula_follow (after, "energy (kWh)");
  g_assert_true (same == after);
}

/* A file may hold formulas that refer to each other, or to what is not there. */
static void
test_circle (void)
{
  g_autoptr (EfTable) table = add_made (add_made (new_table (), "a", "score * 2"), "b", "a * 2");
  g_autoptr (EfFormula) circle = ef_formula_parse ("b * 2", NULL);
  g_autoptr (EfColumn) column = ef_formula_compute (circle, table, "a", NULL, NULL, NULL);
  g_autoptr (EfTable) circular
    = ef_table_replace_column (table, (guint) ef_table_find_column_index (table, "a"), column);
  g_autoptr (EfTable) followed = ef_formula_follow (circular, NULL);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (EfTable) cut = NULL;
  g_autoptr (EfTable) kept = NULL;

  g_assert_true (ef_formula_uses (circle, circular, column));
  g_assert_cmpuint (ef_table_get_n_columns (followed), ==, ef_table_get_n_columns (table));

  g_ptr_array_add (columns, ef_table_find_column (table, "b"));
  cut = ef_table_with_columns (table, columns);
  kept = ef_formula_follow (cut, NULL);
  g_assert_cmpfloat (get_first (kept, "b"), ==, get_first (table, "b"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/formula/arithmetic", test_arithmetic);
  g_test_add_func ("/model/formula/missing", test_missing);
  g_test_add_func ("/model/formula/undefined", test_undefined);
  g_test_add_func ("/model/formula/units", test_units);
  g_test_add_func ("/model/formula/errors", test_errors);
  g_test_add_func ("/model/formula/hostile", test_hostile);
  g_test_add_func ("/model/formula/large", test_large);
  g_test_add_func ("/model/formula/follow", test_follow);
  g_test_add_func ("/model/formula/circle", test_circle);

  return g_test_run ();
}
