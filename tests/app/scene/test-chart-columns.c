/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-columns.h"

#include <math.h>
#include <string.h>

#include "ef-date.h"
#include "scene-fixture.h"

static const double params[] = { 10, 40, 100, 50, 80, 40, NAN, -1 };
static const double scores[] = { 60, 70, 75, 59, 70, 70, 71, 72 };

/* Rows 0, 1, 2 and the twin 5 are the frontier; 4 is behind it, 3 behind 4. */
static EfTable *
create_table (const char *score)
{
  return fixture_table (fixture_numbers ("Params (M)", params, G_N_ELEMENTS (params)),
                        fixture_numbers (score, scores, G_N_ELEMENTS (scores)), NULL);
}

static EfChartSpec *
create_spec (const char *score)
{
  EfChartSpec *spec = ef_chart_spec_new ();

  ef_chart_spec_set_string (&spec->x.column, "Params (M)");
  ef_chart_spec_set_string (&spec->y.column, score);
  return spec;
}

static EfChartColumns *
create_columns (EfTable *table, const EfChartSpec *spec)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EfChartData) data = ef_chart_data_new (table, spec, NULL, &error);
  EfChartColumns *columns;

  g_assert_no_error (error);
  columns = ef_chart_columns_new (data, spec, NULL, &error);
  g_assert_no_error (error);
  return columns;
}

static guint
find (const EfChartColumns *columns, EfComputed computed)
{
  for (guint i = 0; i < columns->n; i++)
    {
      if (columns->columns[i].computed == computed)
        return i;
    }
  g_error ("The column %d is missing", computed);
}

/* The cells as people see them, with a comma between. */
static void
assert_cells (const EfChartColumns *columns, EfComputed computed, const char *expected)
{
  guint index = find (columns, computed);
  guint n_rows = ef_column_get_n_rows (columns->columns[index].column);
  g_autoptr (GString) cells = g_string_new (NULL);

  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *cell = ef_chart_columns_dup_cell (columns, index, row, &ef_tick_style_plain);

      g_string_append_printf (cells, "%s%s", row > 0 ? ", " : "", cell);
    }
  g_assert_cmpstr (cells->str, ==, expected);
}

static void
assert_names (const EfChartColumns *columns, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < columns->n; i++)
    g_string_append_printf (names, "%s\n", ef_column_get_name (columns->columns[i].column));
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_values (void)
{
  g_autoptr (EfTable) table = create_table ("Accuracy");
  g_autoptr (EfChartSpec) spec = create_spec ("Accuracy");
  g_autoptr (EfChartColumns) columns = NULL;

  spec->front.near_x = (EfTolerance){ 30, FALSE };
  columns = create_columns (table, spec);
  assert_names (columns, "Rank of frontier\nNear frontier\nEfficiency: Parameters\n"
                         "Gap: Parameters\nEfficiency: Accuracy\nGap: Accuracy\n"
                         "Contribution\n");
  assert_cells (columns, EF_COMPUTED_RANK, "1, 1, 1, 2, 2, 1, , ");
  assert_cells (columns, EF_COMPUTED_NEAR, "yes, yes, yes, no, no, yes, , ");
  assert_cells (columns, EF_COMPUTED_EFFICIENCY_X, "1, 1, 1, 0.2, 0.5, 1, , ");
  assert_cells (columns, EF_COMPUTED_GAP_X, "0, 0, 0, 40 M, 40 M, 0, , ");
  assert_cells (columns, EF_COMPUTED_EFFICIENCY_Y, "1, 1, 1, 0.843, 1, 1, , ");
  assert_cells (columns, EF_COMPUTED_GAP_Y, "0, 0, 0, 11, 0, 0, , ");
}

/* On logarithms of the size: the area reaches to 2.1 (126 M) and 57.4, and is 8.3394. Row 0 alone
 * adds 0.60206 x 2.6, row 2 alone 0.1 x 5; the twins stand for each other. */
static void
test_contributions (void)
{
  g_autoptr (EfTable) table = create_table ("Accuracy");
  g_autoptr (EfChartSpec) spec = create_spec ("Accuracy");
  g_autoptr (EfChartColumns) columns = create_columns (table, spec);
  guint index = find (columns, EF_COMPUTED_CONTRIBUTION);
  const double *shares = ef_column_get_numbers (columns->columns[index].column);

  g_assert_cmpfloat_with_epsilon (shares[0], 0.60206 * 2.6 / 8.3394, 1e-5);
  g_assert_cmpfloat_with_epsilon (shares[2], 0.1 * 5 / 8.3394, 1e-5);
  assert_cells (columns, EF_COMPUTED_CONTRIBUTION,
                "18.8\u00a0%, 0\u00a0%, 6\u00a0%, 0\u00a0%, 0\u00a0%, 0\u00a0%, , ");
  g_assert_nonnull (strstr (columns->columns[index].explanation,
                            "to the reference point, 125.89 M and 57.4:"));
}

/* What is worse has less than 1, whichever way the axes go. */
static void
test_directions (void)
{
  g_autoptr (EfTable) table = create_table ("Accuracy");
  g_autoptr (EfChartSpec) spec = create_spec ("Accuracy");
  g_autoptr (EfChartColumns) columns = NULL;

  spec->x.direction = EF_DIRECTION_HIGHER;
  spec->y.direction = EF_DIRECTION_LOWER;
  columns = create_columns (table, spec);
  /* The frontier is 3 (50; 59), 4 (80; 70) and 2 (100; 75). */
  assert_cells (columns, EF_COMPUTED_RANK, "2, 2, 1, 1, 1, 2, , ");
  assert_cells (columns, EF_COMPUTED_EFFICIENCY_X, "0.2, 0.5, 1, 1, 1, 0.5, , ");
  assert_cells (columns, EF_COMPUTED_EFFICIENCY_Y, "0.983, 0.843, 1, 1, 1, 0.843, , ");
  assert_cells (columns, EF_COMPUTED_GAP_Y, "1, 11, 0, 0, 0, 11, , ");
}

static void
test_derived (void)
{
  g_autoptr (EfTable) table = create_table ("Accuracy");
  g_autoptr (EfChartSpec) spec = create_spec ("Accuracy");
  g_autoptr (EfChartColumns) columns = create_columns (table, spec);
  const EfChartColumn *along;

  for (guint i = 0; i < columns->n; i++)
    {
      g_assert_cmpint (ef_column_get_origin (columns->columns[i].column), ==, EF_ORIGIN_DERIVED);
      g_assert_nonnull (ef_column_get_formula (columns->columns[i].column));
      g_assert_cmpuint (ef_column_get_n_rows (columns->columns[i].column), ==,
                        ef_table_get_n_rows (table));
    }
  along = &columns->columns[find (columns, EF_COMPUTED_EFFICIENCY_X)];
  g_assert_cmpstr (ef_column_get_formula (along->column), ==, "fdh-efficiency-x");
  g_assert_cmpstr (along->explanation, ==,
                   "The lowest Parameters of all points that are at least as good in Accuracy, "
                   "divided by the Parameters of the point. 1 is efficient; 0.25 says that a "
                   "quarter would do.");
}

/* Of a rating only the order means anything. */
static void
test_ordinal (void)
{
  g_autoptr (EfTable) table = create_table ("Elo");
  g_autoptr (EfChartSpec) spec = create_spec ("Elo");
  g_autoptr (EfChartColumns) columns = create_columns (table, spec);

  assert_names (columns, "Rank of frontier\nEfficiency: Parameters\nGap: Parameters\n");
  assert_cells (columns, EF_COMPUTED_EFFICIENCY_X, "1, 1, 1, 0.2, 0.5, 1, , ");
}

static void
test_reasons (void)
{
  g_autoptr (EfTable) table = create_table ("Accuracy");
  g_autoptr (EfChartSpec) spec = create_spec ("Accuracy");
  g_autoptr (EfChartColumns) columns = NULL;
  guint along;

  ef_chart_spec_set_hidden (spec, ef_table_get_row_ids (table)[4], TRUE);
  columns = create_columns (table, spec);
  along = find (columns, EF_COMPUTED_EFFICIENCY_X);
  g_assert_null (ef_chart_columns_get_reason (columns, along, 0));
  g_assert_cmpstr (ef_chart_columns_get_reason (columns, along, 4), ==,
                   "Rows that are hidden, filtered out or of a later day are not compared.");
  g_assert_cmpstr (ef_chart_columns_get_reason (columns, along, 6), ==,
                   "A value is missing on one of the axes.");
  g_assert_cmpstr (ef_chart_columns_get_reason (columns, along, 7), ==,
                   "A logarithmic axis has no place for values that are not above zero.");
}

/* Below zero there is a gap, but no ratio, and the others are not held against it. */
static void
test_not_positive (void)
{
  g_autoptr (EfTable) table = create_table ("Accuracy");
  g_autoptr (EfChartSpec) spec = create_spec ("Accuracy");
  g_autoptr (EfChartColumns) columns = NULL;

  spec->x.scale = EF_SCALE_KIND_LINEAR;
  columns = create_columns (table, spec);
  assert_cells (columns, EF_COMPUTED_RANK, "2, 2, 1, 3, 3, 2, , 1");
  assert_cells (columns, EF_COMPUTED_EFFICIENCY_X, "1, 1, 1, 0.2, 0.5, 1, , ");
  assert_cells (columns, EF_COMPUTED_GAP_Y, "12, 2, 0, 13, 2, 2, , 0");
  g_assert_cmpstr (
    ef_chart_columns_get_reason (columns, find (columns, EF_COMPUTED_EFFICIENCY_X), 7), ==,
    "A ratio needs a value above zero.");
  g_assert_null (ef_chart_columns_get_reason (columns, find (columns, EF_COMPUTED_GAP_Y), 7));
}

static EfColumn *
create_dates (const int *years, guint n)
{
  g_autoptr (EfColumnBuilder) builder = ef_column_builder_new ("Date", EF_COLUMN_DATE);

  ef_column_builder_set_role (builder, EF_ROLE_DATE);
  for (guint i = 0; i < n; i++)
    ef_column_builder_add_number (builder, years[i] > 0 ? ef_date_from_ymd (years[i], 1, 1) : NAN);
  return ef_column_builder_end (g_steal_pointer (&builder));
}

/* As of a day, what came later is not there, and what has no date has no place in the order. */
static void
test_as_of (void)
{
  static const int years[] = { 2020, 2024, 2020, 0, 2021, 2020, 2020, 2020 };
  g_autoptr (EfTable) table
    = fixture_table (fixture_numbers ("Params (M)", params, G_N_ELEMENTS (params)),
                     fixture_numbers ("Accuracy", scores, G_N_ELEMENTS (scores)),
                     create_dates (years, G_N_ELEMENTS (years)), NULL);
  g_autoptr (EfChartSpec) spec = create_spec ("Accuracy");
  g_autoptr (EfChartColumns) columns = NULL;
  guint rank;

  spec->front.has_as_of = TRUE;
  spec->front.as_of = ef_date_from_ymd (2022, 1, 1);
  spec->front.near_x = (EfTolerance){ 30, FALSE };
  columns = create_columns (table, spec);
  rank = find (columns, EF_COMPUTED_RANK);
  assert_cells (columns, EF_COMPUTED_RANK, "1, , 1, , 2, 1, , ");
  assert_cells (columns, EF_COMPUTED_NEAR, "yes, , yes, , no, yes, , ");
  g_assert_cmpstr (ef_chart_columns_get_reason (columns, rank, 1), ==,
                   "Rows that are hidden, filtered out or of a later day are not compared.");
  g_assert_cmpstr (ef_chart_columns_get_reason (columns, rank, 3), ==,
                   "Without a date a point takes no part in the frontier as of a day.");
}

static void
test_no_frontier (void)
{
  g_autoptr (EfTable) table = create_table ("Zorkiness");
  g_autoptr (EfChartSpec) spec = create_spec ("Zorkiness");
  g_autoptr (EfChartColumns) columns = create_columns (table, spec);

  g_assert_cmpuint (columns->n, ==, 0);
  g_assert_true (ef_chart_columns_same_names (columns, NULL));
}

static void
test_names (void)
{
  g_autoptr (EfTable) table = create_table ("Accuracy");
  g_autoptr (EfChartSpec) spec = create_spec ("Accuracy");
  g_autoptr (EfChartColumns) before = create_columns (table, spec);
  g_autoptr (EfChartColumns) hidden = NULL;
  g_autoptr (EfChartColumns) renamed = NULL;

  ef_chart_spec_set_hidden (spec, ef_table_get_row_ids (table)[0], TRUE);
  hidden = create_columns (table, spec);
  g_assert_true (ef_chart_columns_same_names (before, hidden));
  g_assert_false (ef_chart_columns_same_names (before, NULL));
  ef_chart_spec_set_string (&spec->x.title, "Size");
  renamed = create_columns (table, spec);
  g_assert_false (ef_chart_columns_same_names (before, renamed));
}

static void
test_cancel (void)
{
  g_autoptr (EfTable) table = create_table ("Accuracy");
  g_autoptr (EfChartSpec) spec = create_spec ("Accuracy");
  g_autoptr (EfChartData) data = ef_chart_data_new (table, spec, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (ef_chart_columns_new (data, spec, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/chart-columns/values", test_values);
  g_test_add_func ("/scene/chart-columns/contributions", test_contributions);
  g_test_add_func ("/scene/chart-columns/directions", test_directions);
  g_test_add_func ("/scene/chart-columns/derived", test_derived);
  g_test_add_func ("/scene/chart-columns/ordinal", test_ordinal);
  g_test_add_func ("/scene/chart-columns/reasons", test_reasons);
  g_test_add_func ("/scene/chart-columns/not-positive", test_not_positive);
  g_test_add_func ("/scene/chart-columns/as-of", test_as_of);
  g_test_add_func ("/scene/chart-columns/no-frontier", test_no_frontier);
  g_test_add_func ("/scene/chart-columns/names", test_names);
  g_test_add_func ("/scene/chart-columns/cancel", test_cancel);
  return g_test_run ();
}
