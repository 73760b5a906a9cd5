/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-bounds-reading.h"
#include "ef-chart-bounds.h"
#include "ef-energy-derive.h"

#include <math.h>

#include "scene-fixture.h"

/* Which points have error bars, and how much of these is in sight. */

static EfColumn *
create_bounded_from (EfOrigin origin, const char *header, const double *values, const double *lows,
                     const double *highs, guint n)
{
  g_autoptr (EfColumn) plain = fixture_numbers (header, values, n);
  EfColumnBuilder *builder = ef_column_builder_new (header, EF_COLUMN_NUMBER);

  ef_column_builder_set_quantity (builder, ef_column_get_quantity (plain),
                                  ef_column_get_unit (plain));
  ef_column_builder_set_direction (builder, EF_DIRECTION_LOWER, EF_DIRECTION_REASON_USER);
  ef_column_builder_set_origin (builder, origin, origin != EF_ORIGIN_REPORTED ? "a * b" : NULL);
  for (guint i = 0; i < n; i++)
    ef_column_builder_add_number_full (builder, values[i], lows[i], highs[i], NULL, 0);
  return ef_column_builder_end (builder);
}

static EfColumn *
create_bounded (const char *header, const double *values, const double *lows, const double *highs,
                guint n)
{
  return create_bounded_from (EF_ORIGIN_REPORTED, header, values, lows, highs, n);
}

static EfChartData *
create_data (EfChartSpec *spec, EfColumn *x, EfColumn *y)
{
  g_autoptr (EfTable) table = fixture_table (x, y, NULL);
  g_autoptr (GError) error = NULL;
  EfChartData *data;

  ef_chart_spec_set_string (&spec->x.column, ef_column_get_name (ef_table_get_column (table, 0)));
  ef_chart_spec_set_string (&spec->y.column, ef_column_get_name (ef_table_get_column (table, 1)));
  data = ef_chart_data_new (table, spec, NULL, &error);
  g_assert_no_error (error);
  return data;
}

static const double sizes[] = { 10, 100, 1000 };

static EfChartData *
create_scores (EfChartSpec *spec, const double *lows, const double *highs)
{
  static const double scores[] = { 50, 60, 70 };

  return create_data (spec, fixture_numbers ("Params (M)", sizes, 3),
                      create_bounded ("Accuracy", scores, lows, highs, 3));
}

/* Bars are in sight where they are shown. */
static void
test_reach (void)
{
  const double lows[] = { 48, 59, NAN }, highs[] = { 52, 61, 73 };
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = create_scores (spec, lows, highs);
  EfView without, with;

  g_assert_cmpuint (ef_chart_bounds_count (data), ==, 3);
  g_assert_cmpint (ef_chart_bounds_choose (data), ==, EF_BARS_ALL);
  g_assert_cmpfloat (data->extent.y_min, ==, 50);
  g_assert_cmpfloat (data->reach.y_min, ==, 48);
  g_assert_cmpfloat (data->reach.y_max, ==, 73);
  g_assert_cmpfloat (data->reach.x_min, ==, data->extent.x_min);

  ef_chart_data_get_view (data, spec, &without);
  g_assert_cmpfloat (without.y_min, >, 48);
  spec->uncertainty.error_bars = TRUE;
  ef_chart_data_get_view (data, spec, &with);
  g_assert_cmpfloat (with.y_min, <, 48);
  g_assert_cmpfloat (with.y_max, >, 73);
}

/* Ranges of what was computed are drawn without error bars too. */
static void
test_estimates (void)
{
  static const double scores[] = { 50, 60, 70 };
  const double lows[] = { 48, 59, 69 }, highs[] = { 52, 61, 73 };
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = create_data (
    spec, fixture_numbers ("Params (M)", sizes, 3),
    create_bounded_from (EF_ORIGIN_ESTIMATED, "Accuracy", scores, lows, highs, 3));
  EfView view;

  g_assert_false (spec->uncertainty.error_bars);
  ef_chart_data_get_view (data, spec, &view);
  g_assert_cmpfloat (view.y_min, <, 48);
  g_assert_cmpfloat (view.y_max, >, 73);
}

/* Nobody says what the range of an estimate is, and everybody knows; the trace of it says it. */
static void
test_words_of_estimates (void)
{
  const double scores[] = { 50, 60, 70 };
  const double lows[] = { 48, 59, 69 }, highs[] = { 52, 61, 73 };
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = create_data (
    spec, fixture_numbers ("Params (M)", sizes, 3),
    create_bounded_from (EF_ORIGIN_ESTIMATED, EF_ENERGY_COLUMN, scores, lows, highs, 3));
  g_autoptr (EfChartSpec) other_spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) other = create_scores (other_spec, lows, highs);
  g_autofree char *said = NULL;
  g_autofree char *words = NULL;
  g_autofree char *caveat = NULL;
  EfBoundsReading reading, unbounded;

  ef_bounds_reading_init (&reading, data->table, data->y.column, 0);
  ef_bounds_reading_init (&unbounded, data->table, data->x.column, 0);
  words = ef_bounds_reading_dup_words (&reading, &ef_tick_style_plain);
  caveat = ef_bounds_reading_dup_caveat (&unbounded, &reading);
  g_assert_cmpstr (words, ==, "range of the estimate");
  g_assert_cmpstr (caveat, ==,
                   " The range of an estimate is taken for one standard error to either side.");
  g_assert_null (ef_bounds_reading_describe_value (data, &data->y, 0, 0, &ef_tick_style_plain));

  said = ef_bounds_reading_describe_value (other, &other->y, 0, 0, &ef_tick_style_plain);
  g_assert_cmpstr (said, ==, "48 to 52: kind not stated");
}

/* One value of which little is known does not press the others together. */
static void
test_far (void)
{
  const double lows[] = { 49, 59, 69 }, highs[] = { 51, 61, 1e9 };
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = create_scores (spec, lows, highs);

  g_assert_cmpfloat (data->reach.y_min, ==, 49);
  g_assert_cmpfloat (data->reach.y_max, ==, 75);
}

/* Below zero a logarithmic scale has no place. */
static void
test_logarithmic (void)
{
  static const double scores[] = { 50, 60, 70 };
  const double lows[] = { -5, 80, 900 }, highs[] = { 12, 120, 1100 };
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = create_data (
    spec, create_bounded ("Params (M)", sizes, lows, highs, 3),
    fixture_numbers ("Accuracy", scores, 3));

  g_assert_cmpint (data->x.scale, ==, EF_SCALE_KIND_LOG);
  g_assert_cmpfloat (data->reach.x_min, ==, data->extent.x_min);
  g_assert_cmpfloat_with_epsilon (data->reach.x_max - data->extent.x_max, log10 (1.1), 1e-12);
}

/* One point alone may have a bar of any length. */
static void
test_alone (void)
{
  const double size = 10, score = 50, low = 20, high = 55;
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = create_data (spec, fixture_numbers ("Params (M)", &size, 1),
                                              create_bounded ("Accuracy", &score, &low, &high, 1));

  g_assert_cmpfloat (data->reach.y_min, ==, 20);
  g_assert_cmpfloat (data->reach.y_max, ==, 55);
}

/* Of too many bars those of the frontier are left, and only these count. */
static void
test_many (void)
{
  enum { N = 4000 };
  g_autofree double *x = g_new (double, N);
  g_autofree double *y = g_new (double, N);
  g_autofree double *lows = g_new (double, N);
  g_autofree double *highs = g_new (double, N);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = NULL;

  /* The first point is better than all others. */
  for (guint i = 0; i < N; i++)
    {
      x[i] = i + 1;
      y[i] = 100 + i;
      lows[i] = y[i] - 1;
      highs[i] = y[i] + 50;
    }
  data = create_data (spec, fixture_numbers ("Params (M)", x, N),
                      create_bounded ("Loss", y, lows, highs, N));

  g_assert_cmpuint (data->n_front, ==, 1);
  g_assert_cmpuint (ef_chart_bounds_count (data), ==, N);
  g_assert_cmpint (ef_chart_bounds_choose (data), ==, EF_BARS_OF_FRONT);
  g_assert_cmpfloat (data->reach.y_min, ==, 99);
  g_assert_cmpfloat (data->reach.y_max, ==, data->extent.y_max);
}

static void
test_none (void)
{
  static const double scores[] = { 50, 60, 70 };
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = create_data (spec, fixture_numbers ("Params (M)", sizes, 3),
                                              fixture_numbers ("Accuracy", scores, 3));

  g_assert_false (ef_axis_data_has_bounds (&data->y));
  g_assert_cmpint (ef_chart_bounds_choose (data), ==, EF_BARS_NONE);
  g_assert_cmpfloat (data->reach.y_min, ==, 50);
  g_assert_cmpfloat (data->reach.y_max, ==, 70);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/chart-bounds/reach", test_reach);
  g_test_add_func ("/scene/chart-bounds/words-of-estimates", test_words_of_estimates);
  g_test_add_func ("/scene/chart-bounds/far", test_far);
  g_test_add_func ("/scene/chart-bounds/estimates", test_estimates);
  g_test_add_func ("/scene/chart-bounds/logarithmic", test_logarithmic);
  g_test_add_func ("/scene/chart-bounds/alone", test_alone);
  g_test_add_func ("/scene/chart-bounds/many", test_many);
  g_test_add_func ("/scene/chart-bounds/none", test_none);

  return g_test_run ();
}
