/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-origins.h"

#include <math.h>
#include <string.h>

#include "compose-fixture.h"
#include "ef-chart-words.h"
#include "scene-fixture.h"

#define N 6

static const char *const names[N] = { "a", "b", "c", "d", "e", "f" };
static const double parameters[N] = { 1, 2, 4, 8, 16, 32 };
static const double accuracies[N] = { 10, 40, 30, 60, 50, 70 };

static EfColumn *
create_column (const char *name, EfOrigin origins[N])
{
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);

  ef_column_builder_set_quantity (builder, ef_quantity_find ("parameters"),
                                  ef_unit_find_by_id ("million"));
  ef_column_builder_set_origin (builder, EF_ORIGIN_ESTIMATED, "guess");
  for (guint i = 0; i < N; i++)
    {
      double value = parameters[i];

      if (origins[i] == EF_ORIGIN_ESTIMATED)
        ef_column_builder_add_number_full (builder, value, value / 2, value * 2, NULL, 0);
      else
        ef_column_builder_add_number (builder, value);
    }
  for (guint i = 0; i < N; i++)
    if (origins[i] != EF_ORIGIN_ESTIMATED)
      ef_column_builder_set_cell_origin (builder, i, origins[i],
                                         origins[i] == EF_ORIGIN_DERIVED ? "a * b" : NULL);

  return ef_column_builder_end (builder);
}

/* "Params (M)" of b and d is estimated, that of c derived, of e edited, of the rest reported. */
static EfTable *
new_table (void)
{
  static EfOrigin origins[N] = { EF_ORIGIN_REPORTED, EF_ORIGIN_ESTIMATED, EF_ORIGIN_DERIVED,
                                 EF_ORIGIN_ESTIMATED, EF_ORIGIN_EDITED,   EF_ORIGIN_REPORTED };

  return fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, N),
                        create_column ("Params (M)", origins),
                        fixture_numbers ("Accuracy", accuracies, N), NULL);
}

static EfTable *
new_reported_table (void)
{
  return fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, N),
                        fixture_numbers ("Params (M)", parameters, N),
                        fixture_numbers ("Accuracy", accuracies, N), NULL);
}

static void
test_points (void)
{
  g_auto (Chart) chart = { 0 };
  const EfChartData *data;

  chart_init (&chart, new_table ());
  chart_compose (&chart);
  data = chart.data;
  g_assert_true (data->has_forms);
  g_assert_cmpuint (data->n_of_origin[EF_ORIGIN_REPORTED], ==, 2);
  g_assert_cmpuint (data->n_of_origin[EF_ORIGIN_EDITED], ==, 1);
  g_assert_cmpuint (data->n_of_origin[EF_ORIGIN_DERIVED], ==, 1);
  g_assert_cmpuint (data->n_of_origin[EF_ORIGIN_ESTIMATED], ==, 2);
  /* What somebody typed is as certain as what somebody published. */
  g_assert_cmpuint (data->forms[EF_FORM_FILLED].n, ==, 3);
  g_assert_cmpuint (data->forms[EF_FORM_HALF].n, ==, 1);
  g_assert_cmpuint (data->forms[EF_FORM_HALF].points[0], ==, 2);
  g_assert_cmpuint (data->forms[EF_FORM_HOLLOW].n, ==, 2);
  g_assert_cmpuint (data->forms[EF_FORM_HOLLOW].points[1], ==, 3);
}

/* Where everything is reported there are no forms, no lists and no words. */
static void
test_all_reported (void)
{
  g_auto (Chart) chart = { 0 };

  chart_init (&chart, new_reported_table ());
  chart_compose (&chart);
  g_assert_null (chart.data->origins);
  g_assert_false (chart.data->has_forms);
  g_assert_cmpuint (chart.data->n_of_origin[EF_ORIGIN_REPORTED], ==, N);
  g_assert_null (fixture_find (chart.scene, "legend-origin"));
  g_assert_cmpuint (fixture_count (chart.scene, "range"), ==, 0);
  g_assert_null (ef_chart_data_describe_origins (chart.data));
}

/* What is estimated and no point leaves no trace; nor does the estimate of a missing size. */
static void
test_points_only (void)
{
  g_auto (Chart) chart = { 0 };

  chart_init (&chart, new_table ());
  ef_chart_spec_set_string (&chart.spec->filter, "model = \"a\" or model = \"f\"");
  chart_compose (&chart);
  g_assert_cmpuint (chart.data->n, ==, 2);
  g_assert_false (chart.data->has_forms);
}

/* What only colour or size say counts as well. */
static void
test_channels (void)
{
  static EfOrigin origins[N] = { EF_ORIGIN_REPORTED, EF_ORIGIN_REPORTED,  EF_ORIGIN_REPORTED,
                                 EF_ORIGIN_REPORTED, EF_ORIGIN_ESTIMATED, EF_ORIGIN_REPORTED };
  g_autoptr (EfTable) reported = new_reported_table ();
  g_autoptr (EfColumn) guess = create_column ("Guess", origins);
  g_auto (Chart) chart = { 0 };

  chart_init (&chart, ef_table_add_column (reported, guess));
  chart_compose (&chart);
  g_assert_false (chart.data->has_forms);
  ef_chart_spec_set_string (&chart.spec->size, "Guess");
  chart_compose (&chart);
  g_assert_true (chart.data->has_forms);
  g_assert_cmpuint (chart.data->forms[EF_FORM_HOLLOW].n, ==, 1);
  g_assert_cmpuint (chart.data->forms[EF_FORM_HOLLOW].points[0], ==, 4);
}

static void
test_scene (void)
{
  g_auto (Chart) chart = { 0 };
  const EfPrimitive *range;

  chart_init (&chart, new_table ());
  chart_compose (&chart);
  /* On the frontier are a, b, d and f; c and e are not. */
  g_assert_cmpint (fixture_find (chart.scene, "points-derived")->markers.form, ==, EF_FORM_HALF);
  g_assert_cmpint (fixture_find (chart.scene, "points")->markers.form, ==, EF_FORM_FILLED);
  g_assert_cmpint (fixture_find (chart.scene, "front-point-1")->markers.form, ==, EF_FORM_HOLLOW);
  g_assert_cmpint (fixture_find (chart.scene, "front-point-0")->markers.form, ==, EF_FORM_FILLED);
  /* The line of the frontier does not run through them. */
  g_assert_cmpint (fixture_find (chart.scene, "front-ground-estimated")->markers.form, ==,
                   EF_FORM_FILLED);

  /* From half to twice of 2, on an axis of logarithms. */
  range = fixture_find (chart.scene, "range-x-1");
  g_assert_nonnull (range);
  g_assert_cmpfloat (range->polyline.points[0], <, range->polyline.points[2]);
  g_assert_cmpfloat (range->polyline.points[1], ==, range->polyline.points[3]);
  g_assert_cmpuint (fixture_count (chart.scene, "range"), ==, 2);

  g_assert_cmpstr (fixture_find (chart.scene, "legend-label-1")->text.text, ==, "Reported (3)");
  g_assert_cmpstr (fixture_find (chart.scene, "legend-label-2")->text.text, ==, "Derived (1)");
  g_assert_cmpstr (fixture_find (chart.scene, "legend-label-3")->text.text, ==, "Estimated (2)");
  g_assert_cmpint (fixture_find (chart.scene, "legend-origin-estimated")->markers.form, ==,
                   EF_FORM_HOLLOW);
}

static void
test_words (void)
{
  g_auto (Chart) chart = { 0 };
  g_autofree char *tip = NULL;
  g_autofree char *reported = NULL;

  chart_init (&chart, new_table ());
  chart_compose (&chart);
  g_assert_nonnull (strstr (ef_scene_get_description (chart.scene),
                            " Of the points: 3 reported, 1 derived, 2 estimated."));
  tip = ef_chart_data_dup_tip (chart.data, chart.spec, 1, &ef_tick_style_plain);
  g_assert_cmpstr (tip, ==,
                   "b\nParameters: 2 M\nAccuracy: 40\nEstimated: 2 M (1 to 4)\nguess");
  reported = ef_chart_data_dup_tip (chart.data, chart.spec, 0, &ef_tick_style_plain);
  g_assert_cmpstr (reported, ==, "a\nParameters: 1 M\nAccuracy: 10");
}

/* A range that reaches zero has no end on an axis of logarithms. */
static void
test_endless (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Params (M)", EF_COLUMN_NUMBER);
  g_autoptr (EfColumn) column = NULL;
  EfAxisData axis = { .scale = EF_SCALE_KIND_LOG, .factor = 1 };
  double low, high;

  ef_column_builder_set_origin (builder, EF_ORIGIN_ESTIMATED, NULL);
  ef_column_builder_add_number_full (builder, 10, 0, 100, NULL, 0);
  ef_column_builder_add_number (builder, 10);
  column = ef_column_builder_end (builder);
  axis.column = column;
  g_assert_true (ef_chart_origins_get_range (&axis, 0, &low, &high));
  g_assert_cmpfloat (low, ==, -INFINITY);
  g_assert_cmpfloat (high, ==, 2);
  g_assert_false (ef_chart_origins_get_range (&axis, 1, &low, &high));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/chart-origins/points", test_points);
  g_test_add_func ("/scene/chart-origins/all-reported", test_all_reported);
  g_test_add_func ("/scene/chart-origins/points-only", test_points_only);
  g_test_add_func ("/scene/chart-origins/channels", test_channels);
  g_test_add_func ("/scene/chart-origins/scene", test_scene);
  g_test_add_func ("/scene/chart-origins/words", test_words);
  g_test_add_func ("/scene/chart-origins/endless", test_endless);
  return g_test_run ();
}
