/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "compose-fixture.h"
#include "ef-chart-bounds.h"
#include "ef-chart-columns.h"
#include "ef-chart-insight.h"
#include "ef-chart-methods.h"
#include "ef-chart-resamples.h"
#include "scene-fixture.h"

/* How uncertain a frontier is: of bounds, of runs, as bands and bars on the chart. */

static EfColumn *
create_bounded (const char *header, const double *values, const double *margins, guint n)
{
  g_autoptr (EfColumn) plain = fixture_numbers (header, values, n);
  EfColumnBuilder *builder = ef_column_builder_new (header, EF_COLUMN_NUMBER);

  ef_column_builder_set_quantity (builder, ef_column_get_quantity (plain),
                                  ef_column_get_unit (plain));
  for (guint i = 0; i < n; i++)
    ef_column_builder_add_number_full (builder, values[i], values[i] - margins[i],
                                       values[i] + margins[i], NULL, 0);
  return ef_column_builder_end (builder);
}

static const char *const names[] = { "Maybe", "Likely", "Never", "Always" };
static const double params[] = { 10, 10, 10, 1 };
static const double scores[] = { 80, 81, 60, 50 };

/* "Maybe" is better than "Likely" if it is one standard error better than stated. */
static EfTable *
create_table (const double *margins)
{
  guint n = G_N_ELEMENTS (names);

  return fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, n),
                        fixture_numbers ("Params (M)", params, n),
                        create_bounded ("Accuracy", scores, margins, n), NULL);
}

static EfChartData *
create_data (EfTable *table, EfChartSpec *spec)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EfChartData) points = NULL;
  EfChartData *data;

  ef_chart_spec_set_string (&spec->x.column, "Params (M)");
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  points = ef_chart_data_new (table, spec, NULL, &error);
  g_assert_no_error (error);
  data = ef_chart_resamples_complete (points, spec, NULL, &error);
  g_assert_no_error (error);
  return data;
}

static void
test_membership (void)
{
  const double margins[] = { 1, 0, 1, 0 };
  g_autoptr (EfTable) table = create_table (margins);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = NULL;
  g_autofree char *words = NULL;

  spec->uncertainty.bands = TRUE;
  spec->uncertainty.n_resamples = 10000;
  data = create_data (table, spec);
  g_assert_null (data->resamples->refusal);
  g_assert_cmpuint (data->resamples->n_uncertain, ==, 2);
  g_assert_cmpfloat (data->resamples->y_bounds.coverage, ==, EF_COVERAGE_STANDARD);
  g_assert_cmpint (data->resamples->y_bounds.kind, ==, EF_BOUNDS_UNKNOWN);
  /* A normal deviate is above 1 in 15.87 % of all cases; four standard deviations of the count. */
  g_assert_cmpfloat_with_epsilon (data->resamples->membership[0], 0.1587, 0.0146);
  g_assert_cmpfloat_with_epsilon (data->resamples->membership[1], 0.8413, 0.0146);
  g_assert_cmpfloat (data->resamples->membership[2], ==, 0);
  g_assert_cmpfloat (data->resamples->membership[3], ==, 1);
  words = ef_chart_data_describe_membership (data, 3, &ef_tick_style_plain);
  g_assert_cmpstr (words, ==, "On the frontier in 100 % of 10000 resamples.");
}

/* Bounds that enclose more say that values are surer. */
static void
test_coverage (void)
{
  const double margins[] = { 1, 0, 1, 0 };
  g_autoptr (EfTable) table = create_table (margins);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = NULL;

  spec->uncertainty.bands = TRUE;
  spec->uncertainty.coverage = 0.95;
  spec->uncertainty.n_resamples = 10000;
  data = create_data (table, spec);
  /* Above 1.96: 2.5 %. */
  g_assert_cmpfloat_with_epsilon (data->resamples->membership[0], 0.025, 0.0063);
}

static void
test_seed (void)
{
  const double margins[] = { 1, 0, 1, 0 };
  g_autoptr (EfTable) table = create_table (margins);
  double seen[3];

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
      g_autoptr (EfChartData) data = NULL;

      spec->uncertainty.bands = TRUE;
      spec->uncertainty.n_resamples = 10000;
      spec->uncertainty.seed = i < 2 ? 7 : 8;
      data = create_data (table, spec);
      seen[i] = data->resamples->membership[0];
    }
  g_assert_cmpfloat (seen[0], ==, seen[1]);
  g_assert_cmpfloat (seen[0], !=, seen[2]);
}

/* Where no value is uncertain there is nothing to draw, and it is said. */
static void
test_no_bounds (void)
{
  const double margins[] = { 0, 0, 0, 0 };
  g_autoptr (EfTable) table = create_table (margins);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = NULL;
  g_autoptr (EfChartData) runs = NULL;

  spec->uncertainty.bands = TRUE;
  data = create_data (table, spec);
  g_assert_cmpuint (ef_chart_bounds_count (data), ==, 0);
  g_assert_nonnull (data->resamples->refusal);
  g_assert_null (data->resamples->membership);
  g_assert_null (ef_chart_data_describe_membership (data, 0, &ef_tick_style_plain));

  spec->uncertainty.spread = EF_SPREAD_RUNS;
  runs = create_data (table, spec);
  g_assert_nonnull (runs->resamples->refusal);
  g_assert_cmpstr (runs->resamples->refusal, !=, data->resamples->refusal);
}

/* Two runs of one model, one of them better than the other model: the mean of two draws of them is
 * better in three of four cases. */
static void
test_runs (void)
{
  const char *const labels[] = { "Twice", "Twice", "Once" };
  const double costs[] = { 10, 10, 10 };
  const double results[] = { 70, 80, 72 };
  g_autoptr (EfTable) table
    = fixture_table (fixture_texts ("model", EF_ROLE_NAME, labels, 3),
                     fixture_numbers ("Params (M)", costs, 3),
                     fixture_numbers ("Accuracy", results, 3), NULL);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = NULL;

  spec->uncertainty.bands = TRUE;
  spec->uncertainty.spread = EF_SPREAD_RUNS;
  spec->uncertainty.n_resamples = 10000;
  data = create_data (table, spec);
  g_assert_null (data->resamples->refusal);
  g_assert_cmpuint (data->resamples->n_uncertain, ==, 1);
  g_assert_cmpfloat_with_epsilon (data->resamples->membership[0], 0.75, 0.0174);
  g_assert_cmpfloat (data->resamples->membership[0], ==, data->resamples->membership[1]);
  g_assert_cmpfloat_with_epsilon (data->resamples->membership[2], 0.25, 0.0174);
}

/* What tells runs of one model apart does not make them runs of several. */
static void
test_dated_runs (void)
{
  const char *const labels[] = { "Log", "Log", "Log" };
  const double costs[] = { 10, 10, 10 };
  const double results[] = { 70, 80, 72 };
  const double days[] = { 19000, 19001, 19002 };
  EfColumnBuilder *builder = ef_column_builder_new ("date", EF_COLUMN_DATE);
  g_autoptr (EfTable) table = NULL;
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = NULL;
  g_autofree char *label = NULL;

  ef_column_builder_set_role (builder, EF_ROLE_DATE);
  for (guint i = 0; i < 3; i++)
    ef_column_builder_add_number (builder, days[i]);
  table = fixture_table (fixture_texts ("project", EF_ROLE_NAME, labels, 3),
                         ef_column_builder_end (builder),
                         fixture_numbers ("Params (M)", costs, 3),
                         fixture_numbers ("Accuracy", results, 3), NULL);
  spec->uncertainty.bands = TRUE;
  spec->uncertainty.spread = EF_SPREAD_RUNS;
  data = create_data (table, spec);
  label = ef_chart_data_dup_label (data, spec, 0);
  g_assert_cmpstr (label, ==, "Log, 2022-01-08");
  g_assert_null (data->resamples->refusal);
  g_assert_cmpuint (data->resamples->n_uncertain, ==, 1);
  g_assert_cmpfloat (data->resamples->membership[0], ==, 1);
}

/* What the columns say of their bounds decides how far values are drawn, and is said. */
static void
test_kinds (void)
{
  static const struct
  {
    const char *header;
    double coverage;
    const char *drawn;
  } cases[] = {
    { "Accuracy_stderr", EF_COVERAGE_STANDARD,
      "Values are drawn anew from their error bars: one standard error." },
    { "Accuracy_std", EF_COVERAGE_STANDARD,
      "Values are drawn anew from their error bars: one standard deviation. A standard deviation "
      "is that of single runs: what is drawn is how one run of each might turn out, and the mean "
      "of several is surer than that." },
    { "95_pct_ci", EF_COVERAGE_INTERVAL,
      "Values are drawn anew from their error bars: 95 % interval." },
    { "Remarks", EF_COVERAGE_STANDARD,
      "Values are drawn anew from their error bars: kind not stated. Nothing says what the error "
      "bars are: they are taken for one standard error." },
  };
  const double margins[] = { 1, 0, 1, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n = G_N_ELEMENTS (names);
      g_autoptr (EfTable) table
        = fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, n),
                         fixture_numbers ("Params (M)", params, n),
                         create_bounded ("Accuracy", scores, margins, n),
                         fixture_numbers (cases[i].header, margins, n), NULL);
      g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
      g_autoptr (EfChartData) data = NULL;
      g_autofree char *drawn = NULL;
      g_autofree char *methods = NULL;

      spec->uncertainty.bands = TRUE;
      spec->uncertainty.error_bars = TRUE;
      data = create_data (table, spec);
      g_assert_cmpfloat (data->resamples->y_bounds.coverage, ==, cases[i].coverage);
      drawn = ef_chart_resamples_describe (data->resamples, &ef_tick_style_plain);
      g_assert_cmpstr (drawn, ==, cases[i].drawn);
      methods = ef_chart_methods_new (data, spec, &ef_tick_style_plain);
      g_assert_nonnull (strstr (methods, cases[i].drawn));
    }
}

/* Each axis has its own; a share that a person chose is for both. */
static void
test_axes (void)
{
  const double margins[] = { 1, 1, 1, 1 };
  guint n = G_N_ELEMENTS (names);
  g_autoptr (EfTable) table
    = fixture_table (create_bounded ("Params (M)", params, margins, n),
                     fixture_numbers ("Params (M) stderr", margins, n),
                     create_bounded ("Accuracy", scores, margins, n),
                     fixture_numbers ("Accuracy (95% CI)", margins, n), NULL);
  EfColumn *x = ef_table_get_column (table, 0);
  EfColumn *y = ef_table_get_column (table, 2);
  g_autofree char *own = NULL;
  g_autofree char *chosen = NULL;
  EfBoundsReading x_reading, y_reading;

  ef_bounds_reading_init (&x_reading, table, x, 0);
  ef_bounds_reading_init (&y_reading, table, y, 0);
  own = ef_bounds_reading_dup_both (&x_reading, &y_reading, &ef_tick_style_plain);
  g_assert_cmpstr (own, ==, "one standard error (x), 95 % interval (y)");
  g_assert_cmpfloat (x_reading.coverage, ==, EF_COVERAGE_STANDARD);
  g_assert_cmpfloat (y_reading.coverage, ==, EF_COVERAGE_INTERVAL);

  ef_bounds_reading_init (&x_reading, table, x, 0.9);
  ef_bounds_reading_init (&y_reading, table, y, 0.9);
  chosen = ef_bounds_reading_dup_both (&x_reading, &y_reading, &ef_tick_style_plain);
  g_assert_cmpstr (chosen, ==, "90 % interval");
}

static void
test_cancelled (void)
{
  const double margins[] = { 1, 0, 1, 0 };
  g_autoptr (EfTable) table = create_table (margins);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = create_data (table, spec);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (data->resamples);
  spec->uncertainty.bands = TRUE;
  g_cancellable_cancel (cancellable);
  g_assert_null (ef_chart_resamples_complete (data, spec, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What looks at a point knows of it, and the column has it too. */
static void
test_words (void)
{
  const double margins[] = { 1, 0, 1, 0 };
  g_autoptr (EfTable) table = create_table (margins);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = NULL;
  g_autoptr (EfChartColumns) columns = NULL;
  g_autoptr (GArray) lines = NULL;
  const EfInsight *last;

  spec->uncertainty.bands = TRUE;
  data = create_data (table, spec);
  lines = ef_chart_insight_new (data, spec, 3, &ef_tick_style_plain);
  last = &g_array_index (lines, EfInsight, lines->len - 1);
  g_assert_cmpstr (last->text, ==, "On the frontier in 100 % of 1000 resamples.");

  columns = ef_chart_columns_new (data, spec, NULL, NULL);
  for (guint i = 0; i < columns->n; i++)
    if (columns->columns[i].computed == EF_COMPUTED_MEMBERSHIP)
      {
        g_autofree char *cell = ef_chart_columns_dup_cell (columns, i, 3, &ef_tick_style_plain);

        g_assert_cmpstr (cell, ==, "100\u00a0%");
        g_assert_cmpstr (ef_column_get_formula (columns->columns[i].column), ==,
                         "frontier-membership");
        return;
      }
  g_assert_not_reached ();
}

/* ---- On the chart ---- */

static void
make_complete (Chart *chart)
{
  EfChartData *points = chart->data;

  chart->data = ef_chart_resamples_complete (points, chart->spec, NULL, NULL);
  ef_chart_data_unref (points);
}

/* The region lies between the first and the last line, and the legend has it and the middle. */
static void
test_bands (void)
{
  const double margins[] = { 3, 3, 3, 3 };
  g_auto (Chart) chart;
  const EfPrimitive *region, *best, *worst;

  chart_init (&chart, create_table (margins));
  chart.spec->uncertainty.bands = TRUE;
  chart_compose (&chart);
  /* Not there yet: nothing is drawn that is not known. */
  g_assert_null (fixture_find (chart.scene, "attained-region"));

  make_complete (&chart);
  ef_scene_unref (chart.scene);
  chart.scene = ef_chart_compose (chart.data, chart.spec, &chart.view, &chart.options);
  region = fixture_find (chart.scene, "attained-region");
  best = fixture_find (chart.scene, "attained-10");
  worst = fixture_find (chart.scene, "attained-90");
  g_assert_nonnull (fixture_find (chart.scene, "attained-50"));
  g_assert_cmpuint (region->polyline.n, ==, best->polyline.n + worst->polyline.n);
  g_assert_true (region->polyline.closed);
  /* The last corner of both is at the right edge; the best one is higher up. */
  g_assert_cmpfloat (best->polyline.points[2 * best->polyline.n - 1], <,
                     worst->polyline.points[2 * worst->polyline.n - 1]);
  g_assert_cmpstr (fixture_find (chart.scene, "legend-label-1")->text.text, ==,
                   "Middle frontier of 1000 resamples");
  g_assert_cmpstr (fixture_find (chart.scene, "legend-label-2")->text.text, ==,
                   "Frontier in 10 to 90 % of them");
}

static void
test_error_bars (void)
{
  const double margins[] = { 3, 0, 100, 3 };
  g_auto (Chart) chart;
  const EfPrimitive *bar;

  chart_init (&chart, create_table (margins));
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "error-bar"), ==, 0);

  chart.spec->uncertainty.error_bars = TRUE;
  chart_compose (&chart);
  /* One of four is exact. */
  g_assert_cmpuint (fixture_count (chart.scene, "error-bar"), ==, 3);
  g_assert_null (fixture_find (chart.scene, "error-bar-y-1"));
  bar = fixture_find (chart.scene, "error-bar-y-0");
  /* A cap of two points at each end, and the bar between. */
  g_assert_cmpuint (bar->polyline.n, ==, 6);
  g_assert_cmpfloat (bar->polyline.points[1], >, bar->polyline.points[11]);
  g_assert_true (bar->clipped);
  g_assert_cmpstr (fixture_find (chart.scene, "legend-label-1")->text.text, ==,
                   "Error bars: kind not stated");

  chart.spec->uncertainty.coverage = 0.9;
  chart.spec->front.shown = FALSE;
  chart_compose (&chart);
  g_assert_cmpstr (fixture_find (chart.scene, "legend-label-0")->text.text, ==,
                   "Error bars: 90 % interval");
}

/* A bar that leaves the view goes on to the edge of the plot, and an arrow there says that it does
 * not end. */
static void
test_error_bars_that_leave (void)
{
  const double margins[] = { 3, 0, 100, 3 };
  g_auto (Chart) chart;
  const double *corners;
  EfRect plot;

  chart_init (&chart, create_table (margins));
  chart.spec->uncertainty.error_bars = TRUE;
  chart_compose (&chart);
  chart.spec->has_view = TRUE;
  chart.spec->view = chart.view;
  chart.spec->view.y_max = chart.data->sy[2] + 20;
  chart.spec->view.y_min = chart.data->sy[2] - 20;
  chart_compose (&chart);
  ef_scene_get_plot (chart.scene, &plot);
  g_assert_cmpuint (fixture_find (chart.scene, "error-bar-y-2")->polyline.n, ==, 10);
  corners = fixture_find (chart.scene, "error-bar-y-2")->polyline.points;
  /* The arrow at the lower end, the line, the arrow at the upper one. */
  g_assert_cmpfloat_with_epsilon (corners[3], plot.y + plot.height, 1e-9);
  g_assert_cmpfloat (corners[1], <, corners[3]);
  g_assert_cmpfloat (corners[0], <, corners[2]);
  g_assert_true (isnan (corners[6]));
  g_assert_cmpfloat_with_epsilon (corners[9], plot.y + plot.height, 1e-9);
  g_assert_cmpfloat_with_epsilon (corners[11], plot.y, 1e-9);
  g_assert_true (isnan (corners[12]));
  g_assert_cmpfloat_with_epsilon (corners[17], plot.y, 1e-9);
  g_assert_cmpfloat (corners[15], >, corners[17]);
}

/* A line of the legend for each axis whose bars are of another kind. */
static void
test_error_bars_of_axes (void)
{
  const double margins[] = { 3, 2, 1, 3 };
  guint n = G_N_ELEMENTS (names);
  g_auto (Chart) chart;

  chart_init (&chart, fixture_table (create_bounded ("Params (M)", params, margins, n),
                                     create_bounded ("Accuracy", scores, margins, n),
                                     fixture_numbers ("Accuracy std", margins, n), NULL));
  chart.spec->uncertainty.error_bars = TRUE;
  chart_compose (&chart);
  g_assert_cmpstr (fixture_find (chart.scene, "legend-label-1")->text.text, ==,
                   "Error bars (y): one standard deviation");
  g_assert_cmpstr (fixture_find (chart.scene, "legend-label-2")->text.text, ==,
                   "Error bars (x): kind not stated");
}

/* So many bars would hide the points: those of the frontier stay. */
static void
test_many_error_bars (void)
{
  const guint n = 5000;
  g_autofree double *costs = g_new (double, n);
  g_autofree double *values = g_new (double, n);
  g_autofree double *margins = g_new (double, n);
  g_auto (Chart) chart;

  for (guint i = 0; i < n; i++)
    {
      costs[i] = 1 + i;
      values[i] = i < 10 ? 50 + i : 20;
      margins[i] = 1;
    }
  chart_init (&chart, fixture_table (fixture_numbers ("Params (M)", costs, n),
                                     create_bounded ("Accuracy", values, margins, n), NULL));
  chart.spec->uncertainty.error_bars = TRUE;
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "error-bar"), ==, 10);
  g_assert_cmpstr (fixture_find (chart.scene, "legend-label-1")->text.text, ==,
                   "Error bars (frontier): kind not stated");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/chart-resamples/membership", test_membership);
  g_test_add_func ("/scene/chart-resamples/coverage", test_coverage);
  g_test_add_func ("/scene/chart-resamples/seed", test_seed);
  g_test_add_func ("/scene/chart-resamples/no-bounds", test_no_bounds);
  g_test_add_func ("/scene/chart-resamples/runs", test_runs);
  g_test_add_func ("/scene/chart-resamples/dated-runs", test_dated_runs);
  g_test_add_func ("/scene/chart-resamples/kinds", test_kinds);
  g_test_add_func ("/scene/chart-resamples/axes", test_axes);
  g_test_add_func ("/scene/chart-resamples/cancelled", test_cancelled);
  g_test_add_func ("/scene/chart-resamples/words", test_words);
  g_test_add_func ("/scene/chart-resamples/bands", test_bands);
  g_test_add_func ("/scene/chart-resamples/error-bars", test_error_bars);
  g_test_add_func ("/scene/chart-resamples/error-bars-that-leave", test_error_bars_that_leave);
  g_test_add_func ("/scene/chart-resamples/error-bars-of-axes", test_error_bars_of_axes);
  g_test_add_func ("/scene/chart-resamples/many-error-bars", test_many_error_bars);

  return g_test_run ();
}
