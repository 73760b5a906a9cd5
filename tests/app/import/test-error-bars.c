/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "ef-bounds-kind.h"
#include "ef-catalog.h"
#include "import-test.h"

/* Columns that say how sure another one is. */

static void
assert_bounds (EfTable *table, const char *name, guint row, double low, double high)
{
  EfColumn *column = get_column (table, name);

  g_assert_nonnull (ef_column_get_lows (column));
  g_assert_cmpfloat_with_epsilon (ef_column_get_lows (column)[row], low, 1e-9);
  g_assert_cmpfloat_with_epsilon (ef_column_get_highs (column)[row], high, 1e-9);
}

static void
assert_no_bounds (EfTable *table, const char *name)
{
  g_assert_null (ef_column_get_lows (get_column (table, name)));
}

static void
test_margins (void)
{
  g_autoptr (EfImportResult) result
    = import_text ("t.csv", "model,Elo,95% CI,score,score_ci\n"
                            "a,1470,+5/-4,0.5,±0.1\n"
                            "b,1446,+6/-6,0.6,\"[0.4, 0.7]\"\n"
                            "c,900,,0.7,±0.2\n");
  EfTable *table = get_only_table (result);

  assert_bounds (table, "Elo", 0, 1466, 1475);
  assert_bounds (table, "Elo", 1, 1440, 1452);
  g_assert_true (isnan (ef_column_get_lows (get_column (table, "Elo"))[2]));
  assert_bounds (table, "score", 0, 0.4, 0.6);
  assert_bounds (table, "score", 1, 0.4, 0.7);
  g_assert_cmpint (ef_column_get_kind (get_column (table, "95% CI")), ==, EF_COLUMN_TEXT);
  g_assert_cmpint (ef_column_get_direction (get_column (table, "Elo")), ==, EF_DIRECTION_HIGHER);
}

/* As the harness names them, in any order. */
static void
test_stderr (void)
{
  g_autoptr (EfImportResult) result
    = import_text ("t.csv", "model;acc_norm_stderr,none;acc,none;acc_stderr,none;acc_norm,none;n\n"
                            "a;0.02;0.5;0.01;0.25;10\n"
                            "b;0.03;0.6;N/A;0.35;20\n"
                            "c;0.04;0.7;0;0.45;30\n");
  EfTable *table = get_only_table (result);

  assert_bounds (table, "acc,none", 0, 0.49, 0.51);
  g_assert_true (isnan (ef_column_get_lows (get_column (table, "acc,none"))[1]));
  g_assert_true (isnan (ef_column_get_lows (get_column (table, "acc,none"))[2]));
  assert_bounds (table, "acc_norm,none", 2, 0.41, 0.49);
  assert_no_bounds (table, "n");
  assert_no_bounds (table, "acc_stderr,none");
  assert_cells (table, "acc_norm_stderr,none", "0.02|0.03|0.04");
}

static void
test_deviations (void)
{
  g_autoptr (EfImportResult) result
    = import_text ("t.csv", "model,score,score_std,F1 mean,F1 SD,latency (ms),Std Dev\n"
                            "a,10,1,0.5,0.125,7,2\n"
                            "b,20,2,0.75,0.25,8,3\n");
  EfTable *table = get_only_table (result);

  assert_bounds (table, "score", 1, 18, 22);
  assert_bounds (table, "F1 mean", 0, 0.375, 0.625);
  assert_bounds (table, "latency (ms)", 0, 5, 9);
}

/* The mean is what deviates, not the number of runs beside it. */
static void
test_mean (void)
{
  g_autoptr (EfImportResult) result
    = import_text ("t.csv", "model,mean,runs,std\na,10,3,1\nb,20,4,2\n");

  assert_bounds (get_only_table (result), "mean", 0, 9, 11);
  assert_no_bounds (get_only_table (result), "runs");
}

static void
test_ends (void)
{
  g_autoptr (EfImportResult) result
    = import_text ("t.csv", "model,rating,rating_lower,rating_upper,x,x_lower\n"
                            "a,1470,1466,1475,2,1\nb,1446,1441,1450,3,1\n");
  EfTable *table = get_only_table (result);

  assert_bounds (table, "rating", 0, 1466, 1475);
  assert_bounds (table, "rating", 1, 1441, 1450);
  assert_no_bounds (table, "x");
}

/* What only looks so. */
static void
test_others (void)
{
  g_autoptr (EfImportResult) result
    = import_text ("t.csv", "model,score,SD,gain,gain_std,AP,AP_lower,AP_upper\n"
                            "a,1,3,0.5,-1,5,7,8\nb,2,4,0.5,-2,6,8,9\n");
  EfTable *table = get_only_table (result);

  assert_no_bounds (table, "score");
  assert_no_bounds (table, "gain");
  assert_no_bounds (table, "AP");
}

/* The table that the harness prints: value, sign and error in three columns. */
static void
test_markdown (void)
{
  g_autoptr (EfImportResult) result
    = import_text ("t.md", "# Results\n\n|Tasks|Metric|   |Value |   |Stderr|\n"
                           "|-----|------|---|-----:|---|-----:|\n"
                           "|arc  |acc   |↑  |0.5000|±  |0.0100|\n"
                           "|boolq|acc   |↑  |0.7000|±  |0.0200|\n");
  EfTable *table = get_only_table (result);

  assert_bounds (table, "Value", 0, 0.49, 0.51);
  assert_bounds (table, "Value", 1, 0.68, 0.72);
}

static void
test_shared (void)
{
  g_autoptr (EfImportResult) text = NULL;
  g_autoptr (EfImportResult) image = NULL;

  if (get_shared_dir () == NULL)
    return;
  text = import_shared ("data/3-frontiers/lmarena/lmarena_text.csv");
  assert_bounds (get_only_table (text), "arena_score", 0, 1465, 1475);
  assert_bounds (get_only_table (text), "arena_score", 1, 1440, 1452);
  image = import_shared ("data/3-frontiers/lmarena/lmarena_image.csv");
  assert_bounds (get_only_table (image), "arena_score", 1, 1130, 1138);
}

static void
assert_kind (EfTable *table, const char *name, EfBoundsKind kind)
{
  g_assert_cmpint (ef_bounds_kind_find (table, get_column (table, name)), ==, kind);
}

/* In documents as in tables; also where the ends say of what they are. */
static void
test_records (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "runs.json",
    "[{\"model\": \"a\", \"acc\": 5, \"acc_lower\": 4, \"acc_upper\": 7, \"loss\": 2.5,"
    " \"loss_sequences_lower_95\": 2, \"loss_sequences_upper_95\": 3,"
    " \"loss_tokens_lower_95\": 2.4,"
    " \"loss_tokens_upper_95\": 2.6},"
    " {\"model\": \"b\", \"acc\": 6, \"acc_lower\": 5, \"loss\": 2,"
    " \"loss_sequences_lower_95\": 1.5, \"loss_sequences_upper_95\": 2.25}]");
  EfTable *table = get_only_table (result);

  assert_bounds (table, "acc", 0, 4, 7);
  g_assert_true (isnan (ef_column_get_lows (get_column (table, "acc"))[1]));
  assert_bounds (table, "loss", 0, 2, 3);
  assert_bounds (table, "loss", 1, 1.5, 2.25);
  assert_kind (table, "loss", EF_BOUNDS_INTERVAL);
  g_assert_cmpint (ef_column_get_direction (get_column (table, "loss")), ==, EF_DIRECTION_LOWER);
  assert_no_bounds (table, "loss_tokens_lower_95");
}

/* Who states a range where others state a number gives no number of its own: the middle is ours.
 * Where nobody states one, there is none. */
static void
test_ranges (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "models.json",
    "[{\"name\": \"a\", \"parameters\": 7, \"context\": {\"min\": 1, \"max\": 4}},"
    " {\"name\": \"b\", \"parameters\": {\"min\": 70, \"max\": 120}},"
    " {\"name\": \"c\", \"parameters\": {\"min\": 9, \"max\": 1}}]");
  EfTable *table = get_only_table (result);
  EfColumn *parameters = get_column (table, "parameters");

  assert_cells (table, "parameters", "7|95|");
  assert_bounds (table, "parameters", 1, 70, 120);
  assert_kind (table, "parameters", EF_BOUNDS_RANGE);
  g_assert_cmpint (ef_column_get_cell_origin (parameters, 0), ==, EF_ORIGIN_REPORTED);
  g_assert_cmpint (ef_column_get_cell_origin (parameters, 1), ==, EF_ORIGIN_DERIVED);
  assert_cells (table, "parameters max", "|120|1");
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    g_assert_cmpstr (ef_column_get_name (ef_table_get_column (table, i)), !=, "context");
}

static guint
count_bounds (EfTable *table, const char *name)
{
  EfColumn *column = get_column (table, name);
  guint n = 0;

  g_assert_nonnull (ef_column_get_lows (column));
  for (guint row = 0; row < ef_column_get_n_rows (column); row++)
    n += !isnan (ef_column_get_lows (column)[row]);

  return n;
}

static void
test_shared_records (void)
{
  g_autoptr (EfImportResult) runs = NULL;
  g_autoptr (EfImportResult) models = NULL;
  EfTable *table;

  if (get_shared_dir () == NULL)
    return;
  runs = import_shared (
    "data/5-scaling-and-runs/mlfoundations-scaling/rw_original-d=1024_l=24_h=8-16.0.json");
  models = import_shared ("data/4-energy/ecologits/models.json");

  table = get_only_table (runs);
  assert_bounds (table, "loss", 0, 2.648421592712402, 2.8120847574869794);
  g_assert_cmpuint (count_bounds (table, "loss"), ==, 8);
  assert_kind (table, "loss", EF_BOUNDS_INTERVAL);

  /* 53 of 278 are stated as ranges, and 64 of 83. */
  table = get_only_table (models);
  g_assert_cmpuint (count_bounds (table, "parameters"), ==, 53);
  g_assert_cmpuint (count_bounds (table, "parameters active"), ==, 64);
  assert_kind (table, "parameters active", EF_BOUNDS_RANGE);
}

/* What the program writes beside estimates says how they came to be, and is no data. */
static void
test_estimates (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.csv", "Model,Energy estimate (kWh),Carbon (kg),Energy estimate (kWh): origin,"
             "Energy estimate (kWh): lower,Energy estimate (kWh): upper,"
             "Energy estimate (kWh): scope,Energy estimate (kWh): made of\n"
             "a,770,1,estimated,485,832,site,device hours × power;Hours: 1000\n"
             "b,50,2,reported,,,server,\n"
             "c,60,3,derived,,,site,hours × power\n"
             "d,,4,,,,,\n");
  EfTable *table = get_only_table (result);
  EfColumn *energy = get_column (table, "Energy estimate (kWh)");

  assert_names (table, "Model|Energy estimate (kWh)|Carbon (kg)|Energy estimate (kWh): scope");
  assert_bounds (table, "Energy estimate (kWh)", 0, 485, 832);
  g_assert_true (isnan (ef_column_get_lows (energy)[1]));
  g_assert_cmpint (ef_column_get_cell_origin (energy, 0), ==, EF_ORIGIN_ESTIMATED);
  g_assert_cmpint (ef_column_get_cell_origin (energy, 1), ==, EF_ORIGIN_REPORTED);
  g_assert_cmpint (ef_column_get_cell_origin (energy, 2), ==, EF_ORIGIN_DERIVED);
  g_assert_cmpstr (ef_column_get_cell_formula (energy, 0), ==,
                   "device hours × power;Hours: 1000");
  g_assert_true (isnan (ef_column_get_numbers (energy)[3]));
}

/* Other people's columns may have such names. */
static void
test_no_estimates (void)
{
  g_autoptr (EfImportResult) result
    = import_text ("t.csv", "Model,Tea (g),Tea (g): origin,Tea (g): made of\n"
                            "a,1,Assam,leaves\nb,2,estimated,buds\n");
  EfTable *table = get_only_table (result);

  assert_names (table, "Model|Tea (g)|Tea (g): origin|Tea (g): made of");
  g_assert_cmpint (ef_column_get_cell_origin (get_column (table, "Tea (g)"), 1), ==,
                   EF_ORIGIN_REPORTED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/error-bars/margins", test_margins);
  g_test_add_func ("/import/error-bars/stderr", test_stderr);
  g_test_add_func ("/import/error-bars/deviations", test_deviations);
  g_test_add_func ("/import/error-bars/mean", test_mean);
  g_test_add_func ("/import/error-bars/ends", test_ends);
  g_test_add_func ("/import/error-bars/others", test_others);
  g_test_add_func ("/import/error-bars/markdown", test_markdown);
  g_test_add_func ("/import/error-bars/shared", test_shared);
  g_test_add_func ("/import/error-bars/records", test_records);
  g_test_add_func ("/import/error-bars/ranges", test_ranges);
  g_test_add_func ("/import/error-bars/shared-records", test_shared_records);

  g_test_add_func ("/import/error-bars/estimates", test_estimates);
  g_test_add_func ("/import/error-bars/no-estimates", test_no_estimates);
  return g_test_run ();
}
