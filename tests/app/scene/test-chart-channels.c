/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-channels.h"

#include <math.h>

#include "compose-fixture.h"
#include "ef-chart-table.h"
#include "ef-chart-words.h"
#include "ef-error.h"
#include "scene-fixture.h"

#define N 8

static const char *const names[N] = { "a", "b", "c", "d", "e", "f", "g", "h" };
static const double parameters[N] = { 1, 2, 4, 8, 16, 32, 64, 128 };
static const double accuracies[N] = { 10, 20, 30, 40, 50, 60, 70, 80 };
static const double energies[N] = { 1000, 500, 250, 40, 1, 0, -5, NAN };
static const double ratings[N] = { 1200, 1100, 1000, 900, 800, 700, 600, 500 };

static EfTable *
new_table (void)
{
  return fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, N),
                        fixture_numbers ("Params (M)", parameters, N),
                        fixture_numbers ("Accuracy", accuracies, N),
                        fixture_numbers ("Energy (kWh)", energies, N),
                        fixture_numbers ("Arena Elo", ratings, N), NULL);
}

/* (transfer full) of "Energy (kWh)" as size, and as colour on that scale. */
static EfChartData *
new_data (EfTable *table, EfScaleKind scale)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (GError) error = NULL;
  EfChartData *data;

  ef_chart_spec_set_string (&spec->x.column, "Params (M)");
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  ef_chart_spec_set_string (&spec->size, "Energy (kWh)");
  ef_chart_spec_set_string (&spec->colour, "Energy (kWh)");
  spec->colour_scale = scale;
  data = ef_chart_data_new (table, spec, NULL, &error);
  g_assert_no_error (error);

  return data;
}

/* Areas are in the proportion of the values, as far as 128 steps of the diameter can. */
static void
test_areas (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartData) data = new_data (table, EF_SCALE_KIND_LOG);
  double greatest = ef_channel_get_diameter (data->size.steps[0]);

  g_assert_cmpfloat (greatest, ==, 1);
  for (guint i = 0; i < 4; i++)
    {
      double area = pow (ef_channel_get_diameter (data->size.steps[i]) / greatest, 2);

      g_assert_cmpfloat_with_epsilon (area / (energies[i] / energies[0]), 1, 0.025);
    }
  for (guint step = 2; step < 128; step++)
    g_assert_cmpfloat (ef_channel_get_diameter (step), >, ef_channel_get_diameter (step - 1));
}

static void
test_without_size (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartData) data = new_data (table, EF_SCALE_KIND_LOG);

  /* 1 is less than a 256th of 1000, and zero is nothing, but both are known. */
  g_assert_cmpuint (data->size.steps[4], ==, 1);
  g_assert_cmpuint (data->size.steps[5], ==, 1);
  g_assert_cmpuint (data->size.n_least, ==, 2);
  g_assert_cmpuint (data->size.steps[6], ==, 0);
  g_assert_cmpuint (data->size.steps[7], ==, 0);
  g_assert_cmpuint (data->size.n_without, ==, 2);
}

static void
test_shades (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartData) log = new_data (table, EF_SCALE_KIND_LOG);
  g_autoptr (EfChartData) linear = new_data (table, EF_SCALE_KIND_LINEAR);

  g_assert_cmpuint (log->shade.steps[0], ==, 64);
  g_assert_cmpuint (log->shade.steps[4], ==, 1);
  /* log10 (40) is 0.534 of log10 (1000). */
  g_assert_cmpuint (log->shade.steps[3], ==, 1 + (guint) floor (log10 (40) / 3 * 64));
  g_assert_cmpuint (log->shade.n_without, ==, 3);
  g_assert_cmpuint (log->shade.steps[5], ==, 0);

  g_assert_cmpuint (linear->shade.steps[6], ==, 1);
  g_assert_cmpuint (linear->shade.steps[0], ==, 64);
  g_assert_cmpuint (linear->shade.steps[1], ==, 1 + (guint) floor (505 / 1005.0 * 64));
  g_assert_cmpuint (linear->shade.n_without, ==, 1);
}

/* One value is neither a low nor a high one, and no values are no failure. */
static void
test_nothing_to_compare (void)
{
  static const double same[3] = { 5, 5, NAN }, none[3] = { NAN, NAN, NAN };
  g_autoptr (EfTable) table = fixture_table (
    fixture_texts ("model", EF_ROLE_NAME, names, 3), fixture_numbers ("Params (M)", parameters, 3),
    fixture_numbers ("Accuracy", accuracies, 3), fixture_numbers ("same", same, 3),
    fixture_numbers ("none", none, 3), NULL);
  g_auto (Chart) chart = { 0 };

  chart_init (&chart, ef_table_ref (table));
  ef_chart_spec_set_string (&chart.spec->colour, "same");
  ef_chart_spec_set_string (&chart.spec->size, "none");
  chart_compose (&chart);
  g_assert_cmpuint (chart.data->shade.steps[0], ==, 32);
  g_assert_cmpuint (chart.data->shade.steps[2], ==, 0);
  g_assert_cmpuint (chart.data->size.n_without, ==, 3);
  g_assert_nonnull (fixture_find (chart.scene, "legend-no-colour"));
  g_assert_nonnull (fixture_find (chart.scene, "legend-no-size"));
}

/* Twice as many points of Elo are nothing twice. */
static void
test_refused (void)
{
  static const char *const columns[] = { "Arena Elo", "model", "no such" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (EfTable) table = new_table ();
      g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
      g_autoptr (GError) error = NULL;

      ef_chart_spec_set_string (&spec->size, columns[i]);
      g_assert_null (ef_chart_data_new (table, spec, NULL, &error));
      g_assert_error (error, EF_ERROR, EF_ERROR_NOT_FOUND);
    }
}

/* The legend shows round values in their true area, and says what has none. */
static void
test_legend (void)
{
  g_auto (Chart) chart = { 0 };
  const EfPrimitive *points, *sample, *label;

  chart_init (&chart, new_table ());
  ef_chart_spec_set_string (&chart.spec->size, "Energy (kWh)");
  chart_compose (&chart);
  points = fixture_find (chart.scene, "points");
  sample = fixture_find (chart.scene, "legend-scale-1");
  label = fixture_find (chart.scene, "legend-scale-label-1");
  g_assert_cmpstr (label->text.text, ==, "1000\u00a0kWh");
  g_assert_cmpfloat (sample->markers.size, ==, points->markers.scales->diameters[128]);
  label = fixture_find (chart.scene, "legend-scale-label-2");
  g_assert_cmpstr (label->text.text, ==, "200\u00a0kWh");
  sample = fixture_find (chart.scene, "legend-scale-2");
  g_assert_cmpfloat_with_epsilon (
    pow (sample->markers.size / points->markers.scales->diameters[128], 2), 0.2, 0.005);
  label = fixture_find (chart.scene, "legend-scale-label-4");
  g_assert_cmpstr (label->text.text, ==, "Below about 2\u00a0kWh (2)");
  label = fixture_find (chart.scene, "legend-scale-label-5");
  g_assert_cmpstr (label->text.text, ==, "No amount (2)");
  g_assert_cmpuint (ef_scene_get_n (chart.scene), >, 0);

  chart.spec->legend = EF_LEGEND_NONE;
  chart_compose (&chart);
  g_assert_null (fixture_find (chart.scene, "legend-scale-1"));
}

static void
test_words (void)
{
  g_auto (Chart) chart = { 0 };
  g_autofree char *tip = NULL;
  g_autofree char *csv = NULL;

  chart_init (&chart, new_table ());
  ef_chart_spec_set_string (&chart.spec->size, "Energy (kWh)");
  ef_chart_spec_set_string (&chart.spec->colour, "Arena Elo");
  chart_compose (&chart);
  g_assert_nonnull (strstr (ef_scene_get_description (chart.scene),
                            " Colour shows Arena Elo, from 500 to 1200. "
                            "The area of a point shows Energy (kWh), up to 1000"));
  tip = ef_chart_data_dup_tip (chart.data, chart.spec, 2, &ef_tick_style_plain);
  g_assert_cmpstr (tip, ==, "c\nParameters: 4 M\nAccuracy: 30\nArena Elo: 1000\n"
                            "Energy (kWh): 250\u00a0kWh");
  csv = ef_chart_data_to_csv (chart.data, chart.spec);
  g_assert_true (g_str_has_prefix (csv, "name,Params (M),Accuracy,Arena Elo,Energy (kWh),"));
  g_assert_nonnull (strstr (csv, "\nh,128,80,500,,"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/chart-channels/areas", test_areas);
  g_test_add_func ("/scene/chart-channels/without-size", test_without_size);
  g_test_add_func ("/scene/chart-channels/shades", test_shades);
  g_test_add_func ("/scene/chart-channels/nothing-to-compare", test_nothing_to_compare);
  g_test_add_func ("/scene/chart-channels/refused", test_refused);
  g_test_add_func ("/scene/chart-channels/legend", test_legend);
  g_test_add_func ("/scene/chart-channels/words", test_words);
  return g_test_run ();
}
