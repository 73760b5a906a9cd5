/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-axis-unit.h"

#include <string.h>

#include "ef-chart-words.h"
#include "ef-energy-derive.h"
#include "scene-fixture.h"

static const char *const names[] = { "A", "B", "C" };
static const char *const devices[] = { "A100 SXM4 80GB", "H100 SXM5", "V100 SXM2 16GB" };
static const double scores[] = { 60, 70, 80 };

static EfTable *
new_table (const double *hours, const char *header, const double *reported)
{
  return fixture_table (fixture_texts ("Model", EF_ROLE_NAME, names, 3),
                        fixture_texts ("Hardware", EF_ROLE_NONE, devices, 3),
                        fixture_numbers ("GPU hours", hours, 3),
                        fixture_numbers (header, reported, 3),
                        fixture_numbers ("Accuracy", scores, 3), NULL);
}

/* The chart of @column against the score, with estimates on a grid of 400 g/kWh. */
static EfChartData *
new_data (EfTable *table, const char *column, EfScaleKind scale, EfChartSpec *spec)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EfScenario) scenario = ef_scenario_from_text ("name=a,grid=400", NULL);
  EfChartData *data;

  ef_chart_spec_set_string (&spec->x.column, column);
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  spec->x.scale = scale;
  ef_what_if_put (&spec->what_if, scenario);
  ef_what_if_set_current (&spec->what_if, "a");
  data = ef_chart_data_new (table, spec, NULL, &error);
  g_assert_no_error (error);
  return data;
}

/* 8 t, 280 t and 810 t of carbon; from 20 to 2025 MWh. */
static const double many_hours[] = { 50000, 1000000, 6750000 };
static const double no_carbon[] = { 1, 1, 1 };

static char *
list_labels (const EfAxisData *axis, double min, double max)
{
  g_autoptr (GArray) ticks = ef_axis_unit_make_ticks (axis, min, max, 6, &ef_tick_style_plain);
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    if (g_array_index (ticks, EfTick, i).major)
      g_string_append_printf (labels, "%s%s=%g", labels->len > 0 ? " " : "",
                              g_array_index (ticks, EfTick, i).label,
                              g_array_index (ticks, EfTick, i).position);
  return g_string_free (labels, FALSE);
}

static void
test_estimates (void)
{
  g_autoptr (EfTable) table = new_table (many_hours, "Other", no_carbon);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = new_data (table, EF_CARBON_COLUMN, EF_SCALE_KIND_LOG, spec);
  g_autofree char *title = ef_axis_data_dup_title (&data->x, &spec->x);
  g_autofree char *name = ef_axis_data_dup_name (&data->x, &spec->x);
  g_autofree char *value = ef_axis_data_format_styled (&data->x, 31224, &ef_tick_style_plain);
  g_autofree char *small = ef_axis_data_format_styled (&data->x, 0.4, &ef_tick_style_plain);
  g_autofree char *great = ef_axis_data_format_styled (&data->x, 2e7, &ef_tick_style_plain);
  g_autofree char *labels = list_labels (&data->x, 3, 6);

  g_assert_cmpstr (title, ==, "Carbon estimate (t\u00a0CO₂e)");
  g_assert_cmpstr (name, ==, "Carbon estimate");
  g_assert_cmpstr (value, ==, "31.224\u00a0t");
  g_assert_cmpstr (small, ==, "400\u00a0g");
  g_assert_cmpstr (great, ==, "20\u00a0kt");
  /* Ticks stay where the values are, which are in kilograms. */
  g_assert_cmpstr (labels, ==, "1=3 10=4 100=5 1000=6");
}

/* A round number that stands for others is as short as at an axis; what somebody stated is not. */
static void
test_samples (void)
{
  g_autoptr (EfTable) table = new_table (many_hours, "Other", no_carbon);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = new_data (table, "GPU hours", EF_SCALE_KIND_LOG, spec);
  g_autofree char *stated = ef_axis_data_format_styled (&data->x, 2e7, &ef_tick_style_plain);
  g_autofree char *sample = ef_axis_data_format_sample (&data->x, 2e7, &ef_tick_style_plain);

  g_assert_cmpstr (stated, ==, "20,000,000\u00a0GPU h");
  g_assert_cmpstr (sample, ==, "20 M\u00a0GPU h");
}

static void
test_samples_of_a_stated_unit (void)
{
  static const double energies[] = { 1e6, 2e7, 3e8 };
  g_autoptr (EfTable) table = new_table (many_hours, "Energy (kWh)", energies);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = new_data (table, "Energy (kWh)", EF_SCALE_KIND_LOG, spec);
  g_autofree char *stated = ef_axis_data_format_styled (&data->x, 2e7, &ef_tick_style_plain);
  g_autofree char *sample = ef_axis_data_format_sample (&data->x, 2e7, &ef_tick_style_plain);
  g_autofree char *labels = list_labels (&data->x, 5, 8);

  g_assert_cmpstr (stated, ==, "20,000,000\u00a0kWh");
  g_assert_cmpstr (sample, ==, "20\u00a0GWh");
  g_assert_cmpstr (labels, ==, "10⁵=5 10⁶=6 10⁷=7 10⁸=8");
}

static void
test_linear (void)
{
  g_autoptr (EfTable) table = new_table (many_hours, "Other", no_carbon);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = new_data (table, EF_ENERGY_COLUMN, EF_SCALE_KIND_LINEAR, spec);
  g_autofree char *title = ef_axis_data_dup_title (&data->x, &spec->x);
  g_autofree char *labels = list_labels (&data->x, 0, 2e6);

  g_assert_cmpstr (title, ==, "Energy estimate (MWh)");
  g_assert_cmpstr (labels, ==, "0=0 500=500000 1000=1e+06 1500=1.5e+06 2000=2e+06");
}

/* Where the estimates are small, so is the unit, and another scenario may change it. */
static void
test_small (void)
{
  static const double few_hours[] = { 0.01, 0.02, 0.03 };
  g_autoptr (EfTable) table = new_table (few_hours, "Other", no_carbon);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = new_data (table, EF_CARBON_COLUMN, EF_SCALE_KIND_AUTO, spec);
  g_autofree char *title = ef_axis_data_dup_title (&data->x, &spec->x);

  g_assert_cmpstr (title, ==, "Carbon estimate (g\u00a0CO₂e)");
}

static void
assert_title_in (const char *header, const char *own_title, const char *expected, gboolean chosen)
{
  static const double carbon[] = { 31220, 62440, 291420 };
  g_autoptr (EfTable) table = new_table (many_hours, header, carbon);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = NULL;
  g_autofree char *title = NULL;

  ef_chart_spec_set_string (&spec->x.title, own_title);
  data = new_data (table, header, EF_SCALE_KIND_AUTO, spec);
  title = ef_axis_data_dup_title (&data->x, &spec->x);
  g_assert_cmpstr (title, ==, expected);
  g_assert_cmpint (data->x.chose_unit, ==, chosen);
}

/* In the unit of the file. */
static void
assert_title (const char *header, const char *own_title, const char *expected)
{
  assert_title_in (header, own_title, expected, FALSE);
}

/* A header that names its unit is what readers of the file compare with; so is a title that a
 * person wrote. */
static void
test_stated (void)
{
  assert_title ("Carbon emissions (kg)", NULL, "Carbon emissions (kg)");
  assert_title ("Energy (kWh)", NULL, "Energy (kWh)");
  assert_title (EF_CARBON_COLUMN, "CO2 in kg", "CO₂ in kg");
}

/* Headers of programs give way to what they mean, and of carbon it is said what is weighed. */
static void
test_programs (void)
{
  assert_title ("CO2_emissions(kg)", NULL, "Carbon emissions (kg\u00a0CO₂e)");
  assert_title ("duration(s)", NULL, "Duration (s)");
  assert_title ("MMLU_duration(s)", NULL, "MMLU_duration(s)");
}

/* A key does not name the unit that its format has; nobody would compare with thousands of millions
 * of grams. */
static void
test_keys (void)
{
  assert_title_in ("emissions", NULL, "Carbon emissions (t\u00a0CO₂e)", TRUE);
  assert_title_in ("co2_eq_emissions", NULL, "Carbon emissions (kg\u00a0CO₂e)", TRUE);
  assert_title ("emissions", "CO2 in kg", "CO₂ in kg");
}

/* A bare number is what the axis says, and any unit what it says itself. */
static void
test_read (void)
{
  g_autoptr (EfTable) table = new_table (many_hours, "Other", no_carbon);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = new_data (table, EF_CARBON_COLUMN, EF_SCALE_KIND_LOG, spec);
  g_autoptr (GError) error = NULL;
  double value;

  g_assert_true (ef_axis_unit_read_value (&data->x, " 5.5 ", EF_COMMA_THOUSANDS, &value, NULL));
  g_assert_cmpfloat (value, ==, 5500);
  g_assert_true (ef_axis_unit_read_value (&data->x, "5.5 kg", EF_COMMA_THOUSANDS, &value, NULL));
  g_assert_cmpfloat (value, ==, 5.5);
  g_assert_true (ef_axis_unit_read_value (&data->x, "5,5 kt", EF_COMMA_DECIMAL, &value, NULL));
  g_assert_cmpfloat (value, ==, 5.5e6);
  g_assert_true (ef_axis_unit_read_value (&data->y, "5", EF_COMMA_THOUSANDS, &value, NULL));
  g_assert_cmpfloat (value, ==, 5);
  g_assert_false (ef_axis_unit_read_value (&data->x, "much", EF_COMMA_THOUSANDS, &value, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/axis-unit/estimates", test_estimates);
  g_test_add_func ("/scene/axis-unit/samples", test_samples);
  g_test_add_func ("/scene/axis-unit/samples-of-a-stated-unit", test_samples_of_a_stated_unit);
  g_test_add_func ("/scene/axis-unit/linear", test_linear);
  g_test_add_func ("/scene/axis-unit/small", test_small);
  g_test_add_func ("/scene/axis-unit/stated", test_stated);
  g_test_add_func ("/scene/axis-unit/programs", test_programs);
  g_test_add_func ("/scene/axis-unit/keys", test_keys);
  g_test_add_func ("/scene/axis-unit/read", test_read);

  return g_test_run ();
}
