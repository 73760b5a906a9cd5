/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "ef-records.h"
#include "import-test.h"

/* Rows that come one by one and become a table. */

typedef struct
{
  EfTextPool *pool;
  EfDiagnostics *diagnostics;
  EfRecords *records;
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  fixture->pool = ef_text_pool_new ();
  fixture->diagnostics = ef_diagnostics_new ();
  fixture->records = ef_records_new ("cards", fixture->pool, fixture->diagnostics);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  ef_records_free (fixture->records);
  ef_diagnostics_unref (fixture->diagnostics);
  ef_text_pool_unref (fixture->pool);
}

static EfTable *
end (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  EfTable *table = ef_records_end (fixture->records, "Cards", "cards > Cards", NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (table);

  return table;
}

static void
assert_only_diagnostic (Fixture *fixture, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_cmpuint (ef_diagnostics_get_n_kept (fixture->diagnostics), ==, 1);
  text = ef_diagnostic_to_string (ef_diagnostics_get (fixture->diagnostics, 0));
  g_assert_cmpstr (text, ==, expected);
}

static guint
get_metric (Fixture *fixture, const char *name)
{
  const EfField field = { .name = name };

  return ef_records_get_field (fixture->records, &field);
}

static void
test_table (Fixture *fixture, gconstpointer data)
{
  const EfField name = { .name = "model", .text = TRUE, .role = EF_ROLE_NAME, .rank = -1 };
  const EfField carbon = {
    .name = "emissions",
    .quantity = ef_quantity_find ("carbon"),
    .unit = ef_unit_find_by_id ("gram"),
    .rank = 1,
  };
  const guint grams = ef_records_get_field (fixture->records, &carbon);
  const guint accuracy = get_metric (fixture, "Accuracy");
  const guint models = ef_records_get_field (fixture->records, &name);
  g_autoptr (EfTable) table = NULL;
  g_autofree char *place = NULL;
  g_autofree char *bare = NULL;

  g_assert_cmpuint (get_metric (fixture, "Accuracy"), ==, accuracy);
  ef_records_begin_row (fixture->records, "a/README.md", "model-index[0].results[0]");
  ef_records_set (fixture->records, models, "12", NULL);
  ef_records_set (fixture->records, accuracy, "91.5%", ".metrics[0].value");
  ef_records_set_at (fixture->records, grams, "1500", "co2_eq_emissions");
  ef_records_begin_row (fixture->records, "b/README.md", "");
  ef_records_set (fixture->records, models, "b", NULL);
  ef_records_set (fixture->records, grams, "", NULL);
  table = end (fixture);

  assert_names (table, "model|Accuracy|emissions");
  assert_cells (table, "model", "12|b");
  assert_number (table, "Accuracy", 0, 91.5);
  assert_number (table, "Accuracy", 1, NAN);
  assert_number (table, "emissions", 0, 1500);
  g_assert_cmpint (ef_column_get_role (get_column (table, "model")), ==, EF_ROLE_NAME);
  g_assert_cmpstr (ef_unit_get_symbol (ef_column_get_unit (get_column (table, "emissions"))), ==,
                   "g");
  g_assert_cmpstr (ef_quantity_get_id (ef_column_get_quantity (get_column (table, "Accuracy"))), ==,
                   "accuracy");
  place = ef_table_describe_place (table, 0, NULL);
  g_assert_cmpstr (place, ==, "a/README.md: model-index[0].results[0]");
  bare = ef_table_describe_place (table, 1, NULL);
  g_assert_cmpstr (bare, ==, "b/README.md");
  g_assert_cmpuint (ef_diagnostics_get_n_kept (fixture->diagnostics), ==, 0);
}

/* Where every value of a column stands in its row, its place leads there; where they differ, it
 * only says which column it is. */
static void
test_places (Fixture *fixture, gconstpointer data)
{
  static const char *const suffixes[][4] = {
    { ".mean", "[1].value", "/acc", ".a" },
    { ".mean", "[1].value", "/acc", ".b" },
  };
  static const char *const names[] = { "a", "b", "c", "d" };
  static const char *const places[]
    = { "x.json: /r/1.mean", "x.json: /r/1[1].value", "x.json: /r/1/acc", "x.json: /r/1, d" };
  g_autoptr (EfTable) table = NULL;

  for (guint row = 0; row < G_N_ELEMENTS (suffixes); row++)
    {
      ef_records_begin_row (fixture->records, "x.json", row == 0 ? "/r/0" : "/r/1");
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        ef_records_set (fixture->records, get_metric (fixture, names[i]), "5", suffixes[row][i]);
    }
  table = end (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    assert_place (table, 1, names[i], places[i]);
}

/* What is in the pool already comes by its id; a second value counts only if it is the same. */
static void
test_ids (Fixture *fixture, gconstpointer data)
{
  const guint score = get_metric (fixture, "Score");
  const guint32 five = ef_text_pool_add (fixture->pool, "5", -1);
  const guint32 none = ef_text_pool_add (fixture->pool, "high", -1);
  const guint32 suffix = ef_text_pool_add (fixture->pool, ".value", -1);
  g_autoptr (EfTable) table = NULL;

  ef_records_begin_row (fixture->records, NULL, "results[0]");
  g_assert_true (ef_records_set_id (fixture->records, score, 0, suffix));
  g_assert_true (ef_records_set_id (fixture->records, score, five, suffix));
  g_assert_true (ef_records_set (fixture->records, score, "5", NULL));
  g_assert_false (ef_records_set_id (fixture->records, score, none, suffix));
  ef_records_begin_row (fixture->records, NULL, "results[1]");
  ef_records_set_id (fixture->records, score, none, suffix);
  ef_records_begin_row (fixture->records, NULL, "results[2]");
  ef_records_set_id (fixture->records, score, five, 0);
  table = end (fixture);
  assert_cells (table, "Score", "5|high|5");
  assert_number (table, "Score", 2, 5);
}

/* What cannot be used is told with its file and place. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  const guint score = get_metric (fixture, "Score");
  g_autoptr (EfTable) table = NULL;

  for (guint i = 0; i < 3; i++)
    {
      ef_records_begin_row (fixture->records, i == 1 ? "b.md" : NULL, "results[0]");
      ef_records_set (fixture->records, score, i == 1 ? "Training" : "1", ".value");
    }
  table = end (fixture);
  assert_cells (table, "Score", "1|Training|1");
  assert_number (table, "Score", 1, NAN);
  assert_only_diagnostic (fixture, "b.md:results[0].value: Column “Score”: “Training” is left out: "
                                   "text in place of a number.");
}

static void
test_refused_elsewhere (Fixture *fixture, gconstpointer data)
{
  const guint score = get_metric (fixture, "Score");
  g_autoptr (EfTable) table = NULL;

  ef_records_begin_row (fixture->records, NULL, "results[0]");
  ef_records_set (fixture->records, score, "1", NULL);
  ef_records_begin_row (fixture->records, NULL, "results[0]");
  ef_records_set_at (fixture->records, score, "020±002", "line 7");
  table = end (fixture);
  assert_only_diagnostic (fixture, "cards:line 7: Column “Score”: “020±002” is left out: a damaged "
                                   "number.");
}

/* The first value of a row stays. */
static void
test_twice (Fixture *fixture, gconstpointer data)
{
  const guint score = get_metric (fixture, "Score");
  g_autoptr (EfTable) table = NULL;

  ef_records_begin_row (fixture->records, NULL, "");
  g_assert_null (ef_records_get (fixture->records, score));
  g_assert_true (ef_records_set (fixture->records, score, "1", NULL));
  g_assert_true (ef_records_set (fixture->records, score, "1", NULL));
  g_assert_false (ef_records_set (fixture->records, score, "2", NULL));
  g_assert_cmpstr (ef_records_get (fixture->records, score), ==, "1");
  ef_records_begin_row (fixture->records, NULL, "");
  g_assert_null (ef_records_get (fixture->records, score));
  g_assert_true (ef_records_set (fixture->records, score, "3", NULL));
  table = end (fixture);
  assert_cells (table, "Score", "1|3");
}

/* Names are unique though ids tell fields apart, and a column that nothing is in is none. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  const EfField fields[] = {
    { .id = "own", .name = "model" }, { .name = "model" },       { .name = "model (2)" },
    { .id = "x", .name = "model" },   { .id = "y", .name = "" }, { .name = "never" },
  };
  g_autoptr (EfTable) table = NULL;

  ef_records_begin_row (fixture->records, NULL, "");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      guint number = ef_records_get_field (fixture->records, &fields[i]);

      g_assert_cmpuint (number, ==, i);
      if (i < 5)
        ef_records_set (fixture->records, number, "1", NULL);
    }
  table = end (fixture);
  assert_names (table, "model|model (2)|model (2) (2)|model (3)|?");
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EfTable) table = end (fixture);

  g_assert_cmpuint (ef_table_get_n_rows (table), ==, 0);
  g_assert_cmpuint (ef_table_get_n_columns (table), ==, 0);
}

/* A hundred thousand rows that each have a metric of their own would be 4 * 10^8 cells. */
static void
test_sparse (Fixture *fixture, gconstpointer data)
{
  const guint dense = get_metric (fixture, "dense");
  g_autoptr (EfTable) table = NULL;

  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *name = g_strdup_printf ("metric %u", i % 5000);

      ef_records_begin_row (fixture->records, NULL, "");
      ef_records_set (fixture->records, get_metric (fixture, name), "1", NULL);
      ef_records_set (fixture->records, dense, "2", NULL);
    }
  table = end (fixture);
  /* 2^22 + 64 * 179980 cells: */
  g_assert_cmpuint (ef_table_get_n_columns (table), ==, 157);
  g_assert_cmpuint (ef_column_get_n_present (get_column (table, "dense")), ==, 100000);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (fixture->diagnostics), ==, 2);
  g_assert_cmpuint (ef_diagnostics_count (fixture->diagnostics, EF_SEVERITY_ERROR), ==, 2);
}

static void
test_bounds (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *value, *low, *high;
    double bounds[2];
  } rows[] = {
    { "0.9", "0.85", "0.95", { 0.85, 0.95 } }, { "58.2", "57.48", "58.92%", { 57.48, 58.92 } },
    { "1", NULL, "1.5", { NAN, 1.5 } },        { "1", "0.5", "", { 0.5, NAN } },
    { "1", "n/a", "2", { NAN, 2 } },           { "1", NULL, NULL, { NAN, NAN } },
    { "1", "low", "2", { NAN, NAN } },         { "1", "1.1", "2", { NAN, NAN } },
    { "high", "1", "2", { NAN, NAN } },        { "3", "3", "3", { 3, 3 } },
  };
  const EfField words = { .name = "Word", .text = TRUE };
  guint field = get_metric (fixture, "Accuracy");
  const double *lows, *highs;
  g_autoptr (EfTable) table = NULL;
  EfColumn *column;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ef_records_begin_row (fixture->records, NULL, "/m");
      ef_records_set (fixture->records, field, rows[i].value, "/value");
      ef_records_set_bounds (fixture->records, field, rows[i].low, rows[i].high, "/interval");
    }
  /* What has no value has no bounds, and neither have words. */
  ef_records_begin_row (fixture->records, NULL, "/n");
  ef_records_set_bounds (fixture->records, field, "1", "2", "/interval");
  ef_records_set (fixture->records, ef_records_get_field (fixture->records, &words), "1", NULL);
  ef_records_set_bounds (fixture->records, ef_records_get_field (fixture->records, &words), "1",
                         "2", NULL);

  table = end (fixture);
  column = get_column (table, "Accuracy");
  lows = ef_column_get_lows (column);
  highs = ef_column_get_highs (column);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (lows[i] == rows[i].bounds[0]
                     || (isnan (lows[i]) && isnan (rows[i].bounds[0])));
      g_assert_true (highs[i] == rows[i].bounds[1]
                     || (isnan (highs[i]) && isnan (rows[i].bounds[1])));
    }
  g_assert_true (isnan (lows[G_N_ELEMENTS (rows)]));
  /* The word, and the two intervals. */
  g_assert_cmpuint (ef_diagnostics_get_n_kept (fixture->diagnostics), ==, 3);
  g_assert_cmpstr (ef_diagnostics_get (fixture->diagnostics, 1)->reason, ==,
                   "The bound “low” of an interval is no number. The value is shown without its "
                   "interval.");
  g_assert_cmpstr (ef_diagnostics_get (fixture->diagnostics, 2)->reason, ==,
                   "The interval from 1.1 to 2 does not hold its value 1, which is shown without "
                   "it.");
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  ef_records_begin_row (fixture->records, NULL, "");
  ef_records_set (fixture->records, get_metric (fixture, "a"), "1", NULL);
  g_cancellable_cancel (cancellable);
  g_assert_null (ef_records_end (fixture->records, "a", "a", NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define TEST(name, function) \
  g_test_add ("/import/records/" name, Fixture, NULL, setup, function, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST ("table", test_table);
  TEST ("places", test_places);
  TEST ("ids", test_ids);
  TEST ("refused", test_refused);
  TEST ("refused-elsewhere", test_refused_elsewhere);
  TEST ("twice", test_twice);
  TEST ("names", test_names);
  TEST ("empty", test_empty);
  TEST ("sparse", test_sparse);
  TEST ("bounds", test_bounds);
  TEST ("cancel", test_cancel);

  return g_test_run ();
}
