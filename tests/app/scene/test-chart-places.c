/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-data.h"

#include <math.h>

#include "scene-fixture.h"

/* What one sees of a chart at first, and how far one can look out. */

static const double params[] = { 10, 20, 20, 400 };
static const double accuracies[] = { 70, 75, 75, 80 };

static EfTable *
new_table (void)
{
  return fixture_table (fixture_numbers ("Params (M)", params, G_N_ELEMENTS (params)),
                        fixture_numbers ("Accuracy", accuracies, G_N_ELEMENTS (params)), NULL);
}

static void
test_view (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) data = fixture_data (table, spec);
  EfView fitted, view;

  ef_chart_data_get_view (data, spec, &fitted);
  g_assert_cmpfloat (fitted.x_min, <, data->extent.x_min);
  g_assert_cmpfloat (fitted.x_max, >, data->extent.x_max);
  g_assert_cmpfloat (fitted.y_min, <, data->extent.y_min);
  g_assert_cmpfloat (fitted.y_max, >, data->extent.y_max);

  spec->has_view = TRUE;
  spec->view = (EfView){ 1, 2, 3, 4 };
  ef_chart_data_get_view (data, spec, &view);
  g_assert_cmpmem (&view, sizeof view, &spec->view, sizeof view);

  /* What a damaged file may hold. */
  spec->view = (EfView){ 2, 2, 3, 4 };
  ef_chart_data_get_view (data, spec, &view);
  g_assert_cmpmem (&view, sizeof view, &fitted, sizeof view);
  spec->view = (EfView){ NAN, 2, 3, 4 };
  ef_chart_data_get_view (data, spec, &view);
  g_assert_cmpmem (&view, sizeof view, &fitted, sizeof view);
}

/* Four decades past the points on a logarithmic axis; two spans and zero on a linear one. */
static void
test_outermost (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) data = fixture_data (table, spec);
  g_autoptr (EfChartData) logarithmic = NULL;
  EfView fitted, outermost;
  double span;

  g_assert_cmpint (data->x.scale, ==, EF_SCALE_KIND_LOG);
  g_assert_cmpint (data->y.scale, ==, EF_SCALE_KIND_LINEAR);
  ef_chart_data_get_view (data, spec, &fitted);
  ef_chart_data_get_outermost (data, spec, &outermost);
  span = fitted.y_max - fitted.y_min;
  g_assert_cmpfloat_with_epsilon (outermost.x_min, fitted.x_min - 4, 1e-9);
  g_assert_cmpfloat_with_epsilon (outermost.x_max, fitted.x_max + 4, 1e-9);
  g_assert_cmpfloat (outermost.y_min, ==, 0);
  g_assert_cmpfloat_with_epsilon (outermost.y_max, fitted.y_max + 2 * span, 1e-9);

  /* The logarithm 0 is the value 1, which is no better end than others. */
  spec->y.scale = EF_SCALE_KIND_LOG;
  logarithmic = fixture_data (table, spec);
  ef_chart_data_get_outermost (logarithmic, spec, &outermost);
  g_assert_cmpfloat (outermost.y_min, <, -2);
}

/* A limit can be looked at wherever it is, and so can what a project or command line asked for. */
static void
test_outermost_holds_what_was_asked (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) data = fixture_data (table, spec);
  EfView plain, outermost;

  ef_chart_data_get_outermost (data, spec, &plain);
  spec->x.has_limit = TRUE;
  spec->x.limit = 1e12;
  ef_chart_data_get_outermost (data, spec, &outermost);
  g_assert_cmpfloat_with_epsilon (outermost.x_max, 18, 1e-9);
  g_assert_cmpfloat (outermost.x_min, ==, plain.x_min);

  spec->has_view = TRUE;
  spec->view = (EfView){ -40, 2, 1000, 2000 };
  ef_chart_data_get_outermost (data, spec, &outermost);
  g_assert_cmpfloat (outermost.x_min, ==, -40);
  g_assert_cmpfloat_with_epsilon (outermost.x_max, 18, 1e-9);
  g_assert_cmpfloat (outermost.y_min, ==, plain.y_min);
  g_assert_cmpfloat (outermost.y_max, ==, 2000);
}

/* Zero is where a logarithm ends and a day in 1970. */
static void
test_outermost_of_dates (void)
{
  static const double days[] = { 18000, 18100, 18200 };
  static const double scores[] = { 1, 2, 3 };
  EfColumnBuilder *builder = ef_column_builder_new ("Date", EF_COLUMN_DATE);
  g_autoptr (EfTable) table = NULL;
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = NULL;
  EfView fitted, outermost;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    ef_column_builder_add_number (builder, days[i]);
  table = fixture_table (ef_column_builder_end (builder), fixture_numbers ("Accuracy", scores, 3),
                         NULL);
  ef_chart_spec_set_string (&spec->x.column, "Date");
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  data = fixture_data (table, spec);
  g_assert_cmpint (data->x.scale, ==, EF_SCALE_KIND_DATE);
  ef_chart_data_get_view (data, spec, &fitted);
  ef_chart_data_get_outermost (data, spec, &outermost);
  g_assert_cmpfloat_with_epsilon (outermost.x_min,
                                  fitted.x_min - 2 * (fitted.x_max - fitted.x_min), 1e-6);
}

/* Numbers so large that there is nothing beyond them. */
static void
test_outermost_of_huge_numbers (void)
{
  static const double sizes[] = { -8e307, 0, 8e307 };
  static const double scores[] = { 1, 2, 3 };
  g_autoptr (EfTable) table = fixture_table (fixture_numbers ("Wobble", sizes, 3),
                                             fixture_numbers ("Accuracy", scores, 3), NULL);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = NULL;
  EfView fitted, outermost;

  ef_chart_spec_set_string (&spec->x.column, "Wobble");
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  spec->x.scale = EF_SCALE_KIND_LINEAR;
  data = fixture_data (table, spec);
  ef_chart_data_get_view (data, spec, &fitted);
  ef_chart_data_get_outermost (data, spec, &outermost);
  g_assert_cmpfloat (outermost.x_min, <=, fitted.x_min);
  g_assert_cmpfloat (outermost.x_max, >=, fitted.x_max);
  g_assert_true (isfinite (outermost.x_max - outermost.x_min));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/chart-places/view", test_view);
  g_test_add_func ("/scene/chart-places/outermost", test_outermost);
  g_test_add_func ("/scene/chart-places/outermost-holds-what-was-asked",
                   test_outermost_holds_what_was_asked);
  g_test_add_func ("/scene/chart-places/outermost-of-dates", test_outermost_of_dates);
  g_test_add_func ("/scene/chart-places/outermost-of-huge-numbers",
                   test_outermost_of_huge_numbers);
  return g_test_run ();
}
