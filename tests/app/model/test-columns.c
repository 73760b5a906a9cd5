/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-column.h"

#include <math.h>
#include <string.h>

static void
test_numbers (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Params (M)", EF_COLUMN_NUMBER);
  g_autoptr (EfColumn) column = NULL;
  double min, max;

  ef_column_builder_set_quantity (builder, ef_quantity_find ("parameters"),
                                  ef_quantity_get_unit (ef_quantity_find ("parameters")));
  ef_column_builder_add_number (builder, 25.5);
  ef_column_builder_add_number (builder, NAN);
  ef_column_builder_add_number (builder, -3);
  ef_column_builder_add_number (builder, INFINITY);
  g_assert_cmpuint (ef_column_builder_get_n_rows (builder), ==, 4);
  column = ef_column_builder_end (builder);

  g_assert_cmpstr (ef_column_get_name (column), ==, "Params (M)");
  g_assert_cmpint (ef_column_get_kind (column), ==, EF_COLUMN_NUMBER);
  g_assert_cmpint (ef_column_get_role (column), ==, EF_ROLE_NONE);
  g_assert_cmpint (ef_column_get_origin (column), ==, EF_ORIGIN_REPORTED);
  g_assert_null (ef_column_get_formula (column));
  g_assert_cmpuint (ef_column_get_n_rows (column), ==, 4);
  g_assert_cmpfloat (ef_column_get_numbers (column)[0], ==, 25.5);
  g_assert_true (isnan (ef_column_get_numbers (column)[1]));
  g_assert_null (ef_column_get_text_ids (column));
  g_assert_null (ef_column_get_pool (column));
  g_assert_null (ef_column_get_lows (column));
  g_assert_null (ef_column_get_highs (column));

  /* Infinity is a value, but no end of a range. */
  g_assert_cmpuint (ef_column_get_n_present (column), ==, 3);
  g_assert_true (ef_column_get_range (column, &min, &max));
  g_assert_cmpfloat (min, ==, -3);
  g_assert_cmpfloat (max, ==, 25.5);
}

static void
test_empty (void)
{
  static const EfColumnKind kinds[] = { EF_COLUMN_NUMBER, EF_COLUMN_TEXT, EF_COLUMN_DATE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (EfColumn) column = NULL;
      double min, max;

      column = ef_column_builder_end (ef_column_builder_new ("x", kinds[i]));
      g_assert_cmpuint (ef_column_get_n_rows (column), ==, 0);
      g_assert_cmpuint (ef_column_get_n_present (column), ==, 0);
      g_assert_false (ef_column_get_range (column, &min, &max));
      g_assert_true ((ef_column_get_numbers (column) == NULL) == (kinds[i] == EF_COLUMN_TEXT));
      g_assert_true ((ef_column_get_text_ids (column) == NULL) == (kinds[i] != EF_COLUMN_TEXT));
      g_assert_cmpfloat (ef_column_get_factor (column), ==, 1);
    }
}

static void
test_texts (void)
{
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();
  EfColumnBuilder *builder = ef_column_builder_new ("model", EF_COLUMN_TEXT);
  g_autoptr (EfColumn) column = NULL;
  g_autofree char *cell = NULL;

  ef_column_builder_set_pool (builder, pool);
  ef_column_builder_set_role (builder, EF_ROLE_NAME);
  ef_column_builder_add_text (builder, "BERT", -1);
  ef_column_builder_add_text (builder, "BERT large", 4);
  ef_column_builder_add_text (builder, NULL, 0);
  ef_column_builder_add_text (builder, "", -1);
  ef_column_builder_add_missing (builder, NULL, 0);
  ef_column_builder_add_text_id (builder, ef_text_pool_find (pool, "BERT"));
  column = ef_column_builder_end (builder);

  g_assert_true (ef_column_get_pool (column) == pool);
  g_assert_cmpint (ef_column_get_role (column), ==, EF_ROLE_NAME);
  g_assert_cmpuint (ef_column_get_n_rows (column), ==, 6);
  g_assert_cmpuint (ef_column_get_n_present (column), ==, 3);
  g_assert_cmpuint (ef_column_get_text_ids (column)[0], ==, ef_column_get_text_ids (column)[1]);
  g_assert_cmpuint (ef_column_get_text_ids (column)[2], ==, 0);
  g_assert_cmpstr (ef_column_get_text (column, 5), ==, "BERT");
  g_assert_cmpstr (ef_column_get_text (column, 3), ==, "");
  cell = ef_column_dup_cell (column, 1);
  g_assert_cmpstr (cell, ==, "BERT");
  g_assert_null (ef_column_get_numbers (column));
}

/* Ids of several rows at a time, more and fewer than there is room for. */
static void
test_text_ids (void)
{
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();
  EfColumnBuilder *builder = ef_column_builder_new ("model", EF_COLUMN_TEXT);
  g_autoptr (EfColumn) column = NULL;
  guint32 ids[200] = { 0 };
  guint n_rows = 0;

  ids[1] = ef_text_pool_add (pool, "BERT", -1);
  ids[199] = ef_text_pool_add (pool, "GPT", -1);
  ef_column_builder_set_pool (builder, pool);
  ef_column_builder_add_text_ids (builder, ids, 0);
  for (guint n = 2; n <= 200; n += 99)
    {
      ef_column_builder_add_text_ids (builder, ids, n);
      n_rows += n;
    }
  column = ef_column_builder_end (builder);

  g_assert_cmpuint (ef_column_get_n_rows (column), ==, n_rows);
  g_assert_cmpuint (ef_column_get_n_present (column), ==, 4);
  g_assert_cmpstr (ef_column_get_text (column, 1), ==, "BERT");
  g_assert_cmpstr (ef_column_get_text (column, 3), ==, "BERT");
  g_assert_cmpstr (ef_column_get_text (column, n_rows - 1), ==, "GPT");
}

/* Texts of many rows, with a pool of the column's own: the arrays move while they grow. */
static void
test_many_texts (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("model", EF_COLUMN_TEXT);
  g_autoptr (EfColumn) column = NULL;

  for (guint i = 0; i < 10000; i++)
    {
      char text[16];

      g_snprintf (text, sizeof text, "model %u", i % 777);
      ef_column_builder_add_text (builder, text, -1);
    }
  column = ef_column_builder_end (builder);

  g_assert_cmpuint (ef_text_pool_get_size (ef_column_get_pool (column)), ==, 777);
  for (guint i = 0; i < 10000; i++)
    {
      char text[16];

      g_snprintf (text, sizeof text, "model %u", i % 777);
      g_assert_cmpstr (ef_column_get_text (column, i), ==, text);
    }
}

static void
test_originals (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Params", EF_COLUMN_NUMBER);
  g_autoptr (EfColumn) column = NULL;
  static const char *const cells[] = { "1.82 M", "3", "", "386x1", "77.0%", "0.1" };

  ef_column_builder_add_number_full (builder, 1.82e6, NAN, NAN, "1.82 M of", 6);
  ef_column_builder_add_number (builder, 3);
  ef_column_builder_add_missing (builder, NULL, 0);
  ef_column_builder_add_missing (builder, "386x1", -1);
  ef_column_builder_add_number_full (builder, 77, NAN, NAN, "77.0%", -1);
  ef_column_builder_add_number (builder, 0.1);
  column = ef_column_builder_end (builder);

  g_assert_cmpstr (ef_column_get_original (column, 0), ==, "1.82 M");
  g_assert_null (ef_column_get_original (column, 1));
  g_assert_null (ef_column_get_original (column, 2));
  g_assert_cmpstr (ef_column_get_original (column, 3), ==, "386x1");
  g_assert_cmpstr (ef_column_get_original (column, 4), ==, "77.0%");
  g_assert_null (ef_column_get_original (column, 5));
  g_assert_true (isnan (ef_column_get_numbers (column)[3]));
  g_assert_null (ef_column_get_lows (column));

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *cell = ef_column_dup_cell (column, i);

      g_assert_cmpstr (cell, ==, cells[i]);
    }
}

/* Sparse originals at random places against a plain list of all of them. */
static void
test_random_originals (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("x", EF_COLUMN_NUMBER);
  g_autoptr (EfColumn) column = NULL;
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 3000; i++)
    {
      char *original = NULL;

      if (g_test_rand_int_range (0, 7) == 0)
        original = g_strdup_printf ("<%d>", g_test_rand_int_range (0, 1000000));
      g_ptr_array_add (expected, original);
      ef_column_builder_add_number_full (builder, i, NAN, NAN, original, -1);
    }
  column = ef_column_builder_end (builder);

  for (guint i = 0; i < 3000; i++)
    g_assert_cmpstr (ef_column_get_original (column, i), ==, expected->pdata[i]);
}

/* Bounds appear with the first cell that has one; those before and after have none. */
static void
test_bounds (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("score", EF_COLUMN_NUMBER);
  g_autoptr (EfColumn) column = NULL;
  const double *lows, *highs;

  for (guint i = 0; i < 100; i++)
    ef_column_builder_add_number (builder, i);
  ef_column_builder_add_number_full (builder, 0.85, 0.83, 0.87, "0.85±0.02", -1);
  ef_column_builder_add_number_full (builder, 5, 4, NAN, NULL, 0);
  for (guint i = 0; i < 100; i++)
    ef_column_builder_add_number (builder, i);
  ef_column_builder_add_missing (builder, "n/a", -1);
  g_assert_cmpfloat (ef_column_builder_get_number (builder, 101), ==, 5);
  g_assert_true (isnan (ef_column_builder_get_number (builder, 202)));
  ef_column_builder_set_bounds (builder, 102, NAN, 7);
  column = ef_column_builder_end (builder);

  lows = ef_column_get_lows (column);
  highs = ef_column_get_highs (column);
  g_assert_cmpfloat (lows[100], ==, 0.83);
  g_assert_cmpfloat (highs[100], ==, 0.87);
  g_assert_cmpfloat (lows[101], ==, 4);
  g_assert_true (isnan (highs[101]));
  g_assert_true (isnan (lows[102]));
  g_assert_cmpfloat (highs[102], ==, 7);
  for (guint i = 0; i < 203; i++)
    if (i < 100 || i > 102)
      g_assert_true (isnan (lows[i]) && isnan (highs[i]));
}

static void
test_dates (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("date", EF_COLUMN_DATE);
  g_autoptr (EfColumn) column = NULL;
  g_autofree char *month = NULL;
  g_autofree char *missing = NULL;

  ef_column_builder_set_date_precision (builder, EF_DATE_MONTH);
  ef_column_builder_add_number (builder, ef_date_from_ymd (2021, 6, 1));
  ef_column_builder_add_missing (builder, NULL, 0);
  column = ef_column_builder_end (builder);

  month = ef_column_dup_cell (column, 0);
  missing = ef_column_dup_cell (column, 1);
  g_assert_cmpstr (month, ==, "2021-06");
  g_assert_cmpstr (missing, ==, "");
  g_assert_cmpint (ef_column_get_date_precision (column), ==, EF_DATE_MONTH);
  g_assert_cmpuint (ef_column_get_n_present (column), ==, 1);
}

static void
test_take_numbers (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("6 N D", EF_COLUMN_NUMBER);
  double *values = g_new (double, 3);
  g_autoptr (EfColumn) column = NULL;

  values[0] = 1;
  values[1] = NAN;
  values[2] = 3;
  ef_column_builder_set_origin (builder, EF_ORIGIN_DERIVED, "6 * params * tokens");
  ef_column_builder_take_numbers (builder, values, 3);
  ef_column_builder_add_number (builder, 4);
  column = ef_column_builder_end (builder);

  g_assert_cmpuint (ef_column_get_n_rows (column), ==, 4);
  g_assert_cmpuint (ef_column_get_n_present (column), ==, 3);
  g_assert_cmpfloat (ef_column_get_numbers (column)[3], ==, 4);
  g_assert_cmpint (ef_column_get_origin (column), ==, EF_ORIGIN_DERIVED);
  g_assert_cmpstr (ef_column_get_formula (column), ==, "6 * params * tokens");
}

static void
test_units (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("infer_gmacs", EF_COLUMN_NUMBER);
  const EfUnit *unit;
  const EfQuantity *quantity = ef_quantity_recognise ("infer_gmacs", &unit);
  g_autoptr (EfColumn) column = NULL;

  ef_column_builder_set_quantity (builder, quantity, unit);
  column = ef_column_builder_end (builder);

  g_assert_true (ef_column_get_unit (column) == unit);
  g_assert_true (ef_column_get_quantity (column) == quantity);
  g_assert_cmpfloat (ef_column_get_factor (column), ==, 2e9);
}

static void
test_copies (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("score", EF_COLUMN_NUMBER);
  g_autoptr (EfColumn) column = NULL;
  g_autoptr (EfColumn) flipped = NULL;
  g_autoptr (EfColumn) renamed = NULL;
  g_autoptr (EfColumn) grouped = NULL;

  ef_column_builder_add_number_full (builder, 1, NAN, NAN, "one", -1);
  column = ef_column_builder_end (builder);
  flipped = ef_column_with_direction (column, EF_DIRECTION_LOWER, EF_DIRECTION_REASON_USER);
  renamed = ef_column_with_name (flipped, "points");
  grouped = ef_column_with_role (column, EF_ROLE_GROUP);

  g_assert_true (ef_column_get_numbers (renamed) == ef_column_get_numbers (column));
  g_assert_cmpstr (ef_column_get_name (column), ==, "score");
  g_assert_cmpstr (ef_column_get_name (renamed), ==, "points");
  g_assert_cmpint (ef_column_get_direction (column), ==, EF_DIRECTION_UNKNOWN);
  g_assert_cmpint (ef_column_get_direction (renamed), ==, EF_DIRECTION_LOWER);
  g_assert_cmpint (ef_column_get_direction_reason (renamed), ==, EF_DIRECTION_REASON_USER);
  g_assert_cmpint (ef_column_get_role (grouped), ==, EF_ROLE_GROUP);
  g_assert_cmpint (ef_column_get_role (flipped), ==, EF_ROLE_NONE);

  /* The data outlives the column that was first. */
  g_clear_pointer (&column, ef_column_unref);
  g_assert_cmpstr (ef_column_get_original (renamed, 0), ==, "one");
}

/* A direction that nobody stated follows the quantity; any other stays. */
static void
test_default_direction (void)
{
  const EfQuantity *accuracy = ef_quantity_find ("accuracy");
  const EfQuantity *error_rate = ef_quantity_find ("error-rate");
  const EfQuantity *tokens = ef_quantity_find ("tokens");
  EfColumnBuilder *builder = ef_column_builder_new ("x", EF_COLUMN_NUMBER);
  g_autoptr (EfColumn) column = NULL;
  g_autoptr (EfColumn) other = NULL;
  g_autoptr (EfColumn) unknown = NULL;
  g_autoptr (EfColumn) chosen = NULL;
  g_autoptr (EfColumn) kept = NULL;

  ef_column_builder_set_quantity (builder, accuracy, NULL);
  column = ef_column_builder_end (builder);
  g_assert_cmpint (ef_column_get_direction (column), ==, EF_DIRECTION_HIGHER);
  g_assert_cmpint (ef_column_get_direction_reason (column), ==, EF_DIRECTION_REASON_QUANTITY);

  other = ef_column_with_quantity (column, error_rate, NULL);
  g_assert_cmpint (ef_column_get_direction (other), ==, EF_DIRECTION_LOWER);
  unknown = ef_column_with_quantity (other, tokens, NULL);
  g_assert_cmpint (ef_column_get_direction (unknown), ==, EF_DIRECTION_UNKNOWN);
  g_assert_cmpint (ef_column_get_direction_reason (unknown), ==, EF_DIRECTION_REASON_NONE);

  chosen = ef_column_with_direction (column, EF_DIRECTION_LOWER, EF_DIRECTION_REASON_ROW_ORDER);
  kept = ef_column_with_quantity (chosen, accuracy, NULL);
  g_assert_cmpint (ef_column_get_direction (kept), ==, EF_DIRECTION_LOWER);
  g_assert_cmpint (ef_column_get_direction_reason (kept), ==, EF_DIRECTION_REASON_ROW_ORDER);
}

static void
test_reasons (void)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  EfDirectionReason row_order = EF_DIRECTION_REASON_ROW_ORDER;

  for (guint i = EF_DIRECTION_REASON_NONE; i <= EF_DIRECTION_REASON_USER; i++)
    {
      const char *label = ef_direction_reason_to_label (i, EF_DIRECTION_HIGHER);

      g_assert_true (g_str_has_suffix (label, "."));
      g_assert_true (g_hash_table_add (labels, (gpointer) label));
    }

  g_assert_cmpstr (ef_direction_reason_to_label (row_order, EF_DIRECTION_HIGHER), ==,
                   "The rows are sorted from high to low in this column.");
  g_assert_cmpstr (ef_direction_reason_to_label (row_order, EF_DIRECTION_LOWER), ==,
                   "The rows are sorted from low to high in this column.");
}

static void
test_role_words (void)
{
  EfRole role = EF_ROLE_LINK;

  for (EfRole i = EF_ROLE_NONE; i <= EF_ROLE_PAPER; i++)
    {
      g_assert_true (ef_role_from_word (ef_role_to_word (i), &role));
      g_assert_cmpint (role, ==, i);
    }
  g_assert_cmpstr (ef_role_to_word (EF_ROLE_GROUP), ==, "group");
  g_assert_false (ef_role_from_word ("Name", &role));
  g_assert_false (ef_role_from_word ("", &role));
  g_assert_cmpint (role, ==, EF_ROLE_PAPER);
}

/* A column that is estimated but for a few cells. */
static void
test_cell_origins (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Energy", EF_COLUMN_NUMBER);
  g_autoptr (EfColumn) column = NULL;
  g_autoptr (EfColumn) renamed = NULL;
  guint counts[EF_N_ORIGINS];

  ef_column_builder_set_origin (builder, EF_ORIGIN_ESTIMATED, "device-power");
  for (guint i = 0; i < 6; i++)
    ef_column_builder_add_number (builder, i == 3 ? NAN : i);
  ef_column_builder_set_cell_origin (builder, 1, EF_ORIGIN_REPORTED, NULL);
  ef_column_builder_set_cell_origin (builder, 3, EF_ORIGIN_REPORTED, NULL);
  ef_column_builder_set_cell_origin (builder, 4, EF_ORIGIN_DERIVED, "hours x power");
  column = ef_column_builder_end (builder);

  g_assert_true (ef_column_has_cell_origins (column));
  g_assert_cmpint (ef_column_get_cell_origin (column, 0), ==, EF_ORIGIN_ESTIMATED);
  g_assert_cmpstr (ef_column_get_cell_formula (column, 0), ==, "device-power");
  g_assert_cmpint (ef_column_get_cell_origin (column, 1), ==, EF_ORIGIN_REPORTED);
  g_assert_null (ef_column_get_cell_formula (column, 1));
  g_assert_cmpint (ef_column_get_cell_origin (column, 4), ==, EF_ORIGIN_DERIVED);
  g_assert_cmpstr (ef_column_get_cell_formula (column, 4), ==, "hours x power");
  g_assert_cmpint (ef_column_get_cell_origin (column, 5), ==, EF_ORIGIN_ESTIMATED);

  /* The cell that is missing did not come to be at all. */
  ef_column_count_origins (column, counts);
  g_assert_cmpuint (counts[EF_ORIGIN_REPORTED], ==, 1);
  g_assert_cmpuint (counts[EF_ORIGIN_DERIVED], ==, 1);
  g_assert_cmpuint (counts[EF_ORIGIN_ESTIMATED], ==, 3);
  g_assert_cmpuint (counts[EF_ORIGIN_EDITED], ==, 0);

  renamed = ef_column_with_name (column, "E");
  g_assert_cmpint (ef_column_get_cell_origin (renamed, 4), ==, EF_ORIGIN_DERIVED);
}

/* The sparse list against a dense one. */
static void
test_random_cell_origins (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("x", EF_COLUMN_NUMBER);
  g_autoptr (EfColumn) column = NULL;
  EfOrigin expected[2000] = { EF_ORIGIN_REPORTED };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      ef_column_builder_add_number (builder, i);
      if (g_test_rand_int_range (0, 3) != 0)
        continue;
      expected[i] = g_test_rand_int_range (0, EF_N_ORIGINS);
      ef_column_builder_set_cell_origin (builder, i, expected[i],
                                         expected[i] == EF_ORIGIN_DERIVED ? "f" : NULL);
    }
  column = ef_column_builder_end (builder);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpint (ef_column_get_cell_origin (column, i), ==, expected[i]);
      g_assert_cmpstr (ef_column_get_cell_formula (column, i), ==,
                       expected[i] == EF_ORIGIN_DERIVED ? "f" : NULL);
    }
}

/* What better is of numbers that are not known, the header may say. */
static void
test_stated_direction (void)
{
  static const struct
  {
    const char *header;
    EfDirection direction;
  } cases[] = {
    { "Priority (1=hi)", EF_DIRECTION_LOWER },
    { "Grade (1 = best)", EF_DIRECTION_LOWER },
    { "Zeta (lower is better)", EF_DIRECTION_LOWER },
    { "Zeta - Higher is better", EF_DIRECTION_HIGHER },
    { "Zeta ↓", EF_DIRECTION_LOWER },
    { "Zeta ⬆️", EF_DIRECTION_HIGHER },
    { "Grade (21=high)", EF_DIRECTION_UNKNOWN },
    { "Priority", EF_DIRECTION_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EfColumnBuilder *builder = ef_column_builder_new (cases[i].header, EF_COLUMN_NUMBER);
      EfColumnBuilder *texts = ef_column_builder_new (cases[i].header, EF_COLUMN_TEXT);
      g_autoptr (EfColumn) column = ef_column_builder_end (builder);
      g_autoptr (EfColumn) text = ef_column_builder_end (texts);

      g_assert_cmpint (ef_column_get_direction (column), ==, cases[i].direction);
      g_assert_cmpint (ef_column_get_direction_reason (column), ==,
                       cases[i].direction != EF_DIRECTION_UNKNOWN ? EF_DIRECTION_REASON_FILE
                                                                  : EF_DIRECTION_REASON_NONE);
      g_assert_cmpint (ef_column_get_direction (text), ==, EF_DIRECTION_UNKNOWN);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/columns/numbers", test_numbers);
  g_test_add_func ("/model/columns/empty", test_empty);
  g_test_add_func ("/model/columns/texts", test_texts);
  g_test_add_func ("/model/columns/text-ids", test_text_ids);
  g_test_add_func ("/model/columns/many-texts", test_many_texts);
  g_test_add_func ("/model/columns/originals", test_originals);
  g_test_add_func ("/model/columns/random-originals", test_random_originals);
  g_test_add_func ("/model/columns/bounds", test_bounds);
  g_test_add_func ("/model/columns/dates", test_dates);
  g_test_add_func ("/model/columns/take-numbers", test_take_numbers);
  g_test_add_func ("/model/columns/units", test_units);
  g_test_add_func ("/model/columns/copies", test_copies);
  g_test_add_func ("/model/columns/default-direction", test_default_direction);
  g_test_add_func ("/model/columns/reasons", test_reasons);
  g_test_add_func ("/model/columns/cell-origins", test_cell_origins);
  g_test_add_func ("/model/columns/random-cell-origins", test_random_cell_origins);
  g_test_add_func ("/model/columns/stated-direction", test_stated_direction);
  g_test_add_func ("/model/columns/role-words", test_role_words);
  return g_test_run ();
}
