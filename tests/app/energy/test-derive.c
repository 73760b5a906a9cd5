/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-derive.h"

#include "ef-column-footprint.h"
#include "ef-energy-estimate.h"
#include "ef-energy-trace.h"
#include "energy-fixture.h"

#include <math.h>
#include <string.h>

static EfTable *
derive (EfTable *table, const char *scenario_text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EfScenario) scenario = ef_scenario_from_text (scenario_text, &error);

  g_assert_no_error (error);

  return ef_energy_derive (table, scenario, NULL, NULL);
}

static void
assert_cell (EfTable *table, const char *header, guint row, double value, EfOrigin origin)
{
  EfColumn *column = ef_table_find_column (table, header);

  g_assert_nonnull (column);
  g_test_message ("%s, row %u", header, row);
  if (isnan (value))
    {
      g_assert_true (isnan (ef_column_get_numbers (column)[row]));
      return;
    }
  g_assert_cmpfloat_with_epsilon (ef_column_get_numbers (column)[row] / value, 1, 1e-9);
  g_assert_cmpint (ef_column_get_cell_origin (column, row), ==, origin);
}

static const char *
get_formula (EfTable *table, const char *header, guint row)
{
  return ef_column_get_cell_formula (ef_table_find_column (table, header), row);
}

/* Reported where it is, derived from what is reported, estimated from the hardware, or nothing. */
static void
test_best_source (void)
{
  g_autoptr (EfTable) table = fixture_table ("Model,Hardware,GPU hours,Power (W),PUE,Energy (MWh),"
                                             "Grid intensity (g/kWh),Carbon emissions (t)\n"
                                             "A,A100 SXM4 80GB,1000,400,1.1,0.5,385,0.2\n"
                                             "B,A100 SXM4 80GB,184320,400,1.1,,385,\n"
                                             "C,NVIDIA H100 SXM5,1000,,,,,\n"
                                             "D,abacus,1000,,,,,\n"
                                             "E,,,,,,,7\n");
  g_autoptr (EfTable) more = derive (table, "grid=100");
  EfColumn *energy = ef_table_find_column (more, EF_ENERGY_COLUMN);
  guint counts[EF_N_ORIGINS];

  assert_cell (more, EF_ENERGY_COLUMN, 0, 500, EF_ORIGIN_REPORTED);
  assert_cell (more, EF_ENERGY_COLUMN, 1, 81100.8, EF_ORIGIN_DERIVED);
  assert_cell (more, EF_ENERGY_COLUMN, 2, 700, EF_ORIGIN_ESTIMATED);
  assert_cell (more, EF_ENERGY_COLUMN, 3, NAN, 0);
  assert_cell (more, EF_ENERGY_COLUMN, 4, NAN, 0);
  assert_cell (more, EF_CARBON_COLUMN, 0, 200, EF_ORIGIN_REPORTED);
  assert_cell (more, EF_CARBON_COLUMN, 1, 31223.808, EF_ORIGIN_DERIVED);
  assert_cell (more, EF_CARBON_COLUMN, 2, 70, EF_ORIGIN_ESTIMATED);
  assert_cell (more, EF_CARBON_COLUMN, 3, NAN, 0);
  assert_cell (more, EF_CARBON_COLUMN, 4, 7000, EF_ORIGIN_REPORTED);

  g_assert_null (get_formula (more, EF_ENERGY_COLUMN, 0));
  g_assert_cmpstr (get_formula (more, EF_ENERGY_COLUMN, 1), ==,
                   "device-hours*power; device-hours=reported::GPU hours; "
                   "power=reported::Power (W); pue=reported::PUE");
  g_assert_cmpstr (get_formula (more, EF_ENERGY_COLUMN, 2), ==,
                   "device-hours*power; device-hours=reported::GPU hours; "
                   "power=reference:700:nvidia-h100-sxm5");
  g_assert_cmpstr (get_formula (more, EF_CARBON_COLUMN, 2), ==,
                   "energy*intensity; energy=reported::Energy estimate (kWh); "
                   "intensity=chosen:100:");

  /* What is estimated has a range, and what is not has none. */
  g_assert_cmpfloat_with_epsilon (ef_column_get_lows (energy)[2], 700 * 0.63, 1e-9);
  g_assert_cmpfloat_with_epsilon (ef_column_get_highs (energy)[2], 700 * 1.08, 1e-9);
  g_assert_true (isnan (ef_column_get_lows (energy)[1]));
  ef_column_count_origins (energy, counts);
  g_assert_cmpuint (counts[EF_ORIGIN_REPORTED], ==, 1);
  g_assert_cmpuint (counts[EF_ORIGIN_DERIVED], ==, 1);
  g_assert_cmpuint (counts[EF_ORIGIN_ESTIMATED], ==, 1);
}

/* A name that may mean several devices: the first is taken, all make the range. */
static void
test_ambiguous_hardware (void)
{
  g_autoptr (EfTable) table = fixture_table ("Model,Hardware,GPU hours\n"
                                             "A,8x A100,1000\n");
  g_autoptr (EfTable) more = derive (table, "");
  EfColumn *energy = ef_table_find_column (more, EF_ENERGY_COLUMN);

  assert_cell (more, EF_ENERGY_COLUMN, 0, 400, EF_ORIGIN_ESTIMATED);
  g_assert_cmpfloat_with_epsilon (ef_column_get_lows (energy)[0], 250 * 0.63, 1e-9);
  g_assert_cmpfloat_with_epsilon (ef_column_get_highs (energy)[0], 400 * 1.08, 1e-9);
  g_assert_null (ef_table_find_column (more, EF_CARBON_COLUMN));
}

/* Hours of all together count as often as there are devices, which the hardware's name may say. */
static void
test_hours (void)
{
  g_autoptr (EfTable) table = fixture_table ("Model,Hardware,Training time (hours),Chips\n"
                                             "A,TPU v3,20,512\n"
                                             "B,TPUv3x32,168,\n"
                                             "C,TPU v3,168,\n");
  g_autoptr (EfTable) more = derive (table, "power=measured,pue=1.12");

  assert_cell (more, EF_ENERGY_COLUMN, 0, 20 * 512 * 0.283 * 1.12, EF_ORIGIN_ESTIMATED);
  assert_cell (more, EF_ENERGY_COLUMN, 1, 168 * 32 * 0.283 * 1.12, EF_ORIGIN_ESTIMATED);
  assert_cell (more, EF_ENERGY_COLUMN, 2, NAN, 0);
  g_assert_nonnull (
    strstr (get_formula (more, EF_ENERGY_COLUMN, 0), "power=reference:283:google-tpu-v3#measured"));
}

/* Nothing but parameters and tokens. */
static void
test_parameters (void)
{
  g_autoptr (EfTable) table = fixture_table ("Model,Parameters (B),Training tokens,Hardware\n"
                                             "GPT-3,175,300e9,V100 SXM2 32GB\n"
                                             "X,1,,V100 SXM2 32GB\n");
  g_autoptr (EfTable) more = derive (table, "utilisation=20%");
  g_autoptr (EfTable) less = derive (table, "");
  EfColumn *energy = ef_table_find_column (less, EF_ENERGY_COLUMN);

  assert_cell (more, EF_ENERGY_COLUMN, 0, 3.15e23 / (125e12 * 0.2) * 300 / 3.6e6,
               EF_ORIGIN_ESTIMATED);
  assert_cell (more, EF_ENERGY_COLUMN, 1, NAN, 0);
  /* What was observed elsewhere has a wide range. */
  g_assert_cmpfloat (ef_column_get_highs (energy)[0] / ef_column_get_lows (energy)[0], >, 3);
  g_assert_nonnull (
    strstr (get_formula (less, EF_ENERGY_COLUMN, 0), "utilisation=assumed:0.3135:utilisation"));
}

/* One run of inference, and a year of them. */
static void
test_inference (void)
{
  g_autoptr (EfTable) table = fixture_table ("Model,Parameters (B)\nA,7\nB,70\n");
  g_autoptr (EfTable) more
    = derive (table, "activity=inference,tokens=1000,hardware=nvidia-h100-sxm5,"
                     "utilisation=0.4,grid=100,runs=1e6");
  double joules = 2 * 7e9 * 1000 / (989.5e12 * 0.4) * 700;

  assert_cell (more, EF_ENERGY_COLUMN, 0, joules / 3.6e6, EF_ORIGIN_ESTIMATED);
  assert_cell (more, EF_ENERGY_YEAR_COLUMN, 1, joules * 10 * 1e6 / 3.6e6, EF_ORIGIN_ESTIMATED);
  assert_cell (more, EF_CARBON_YEAR_COLUMN, 1, joules * 10 * 1e6 / 3.6e6 / 10, EF_ORIGIN_ESTIMATED);
  g_assert_cmpstr (
    ef_quantity_get_id (ef_column_get_quantity (ef_table_find_column (more, EF_ENERGY_COLUMN))), ==,
    "inference-energy");
}

/* A country beside each row, and what the scenario says for those that have none. */
static void
test_places (void)
{
  g_autoptr (EfTable) table = fixture_table ("Model,country_iso_code,Energy (kWh)\n"
                                             "A,DEU,100\nB,SWE,100\nC,,100\nD,Atlantis,100\n");
  g_autoptr (EfTable) more = derive (table, "grid=world,grid-year=2023");
  g_autoptr (EfTable) world = derive (table, "grid=475");
  g_autoptr (EfTable) all = derive (table, "grid=475,replace=yes");

  assert_cell (more, EF_CARBON_COLUMN, 0, 38.095, EF_ORIGIN_ESTIMATED);
  assert_cell (more, EF_CARBON_COLUMN, 1, 4.0695, EF_ORIGIN_ESTIMATED);
  assert_cell (more, EF_CARBON_COLUMN, 2, NAN, 0);
  assert_cell (world, EF_CARBON_COLUMN, 2, 47.5, EF_ORIGIN_ESTIMATED);
  assert_cell (world, EF_CARBON_COLUMN, 3, 47.5, EF_ORIGIN_ESTIMATED);
  assert_cell (all, EF_CARBON_COLUMN, 0, 47.5, EF_ORIGIN_ESTIMATED);
  g_assert_cmpstr (get_formula (more, EF_CARBON_COLUMN, 0), ==,
                   "energy*intensity; energy=reported::Energy (kWh); "
                   "intensity=reference:380.95:DEU@2023");
}

/* A what-if replaces what is reported where it can be computed, and leaves it where it cannot. */
static void
test_replace (void)
{
  g_autoptr (EfTable) table
    = fixture_table ("Model,Hardware,GPU hours,Energy (kWh),Carbon emissions (kg)\n"
                     "A,A100 SXM4 80GB,1000,410,160\n"
                     "B,A100 SXM4 80GB,,500,200\n"
                     "C,,,,300\n");
  g_autoptr (EfTable) grid = derive (table, "grid=10,replace=yes");
  g_autoptr (EfTable) gaps = derive (table, "grid=10,hardware=nvidia-h100-sxm5");
  g_autoptr (EfTable) chip = derive (table, "grid=10,hardware=nvidia-h100-sxm5,replace=yes");

  assert_cell (grid, EF_ENERGY_COLUMN, 0, 410, EF_ORIGIN_REPORTED);
  assert_cell (grid, EF_CARBON_COLUMN, 0, 4.1, EF_ORIGIN_ESTIMATED);
  assert_cell (grid, EF_CARBON_COLUMN, 1, 5, EF_ORIGIN_ESTIMATED);
  assert_cell (grid, EF_CARBON_COLUMN, 2, 300, EF_ORIGIN_REPORTED);

  assert_cell (gaps, EF_ENERGY_COLUMN, 0, 410, EF_ORIGIN_REPORTED);
  assert_cell (gaps, EF_CARBON_COLUMN, 0, 160, EF_ORIGIN_REPORTED);

  /* The same work on another device takes as much less time as that is faster. */
  assert_cell (chip, EF_ENERGY_COLUMN, 0, 1000 * 312 / 989.5 * 0.7, EF_ORIGIN_ESTIMATED);
  assert_cell (chip, EF_ENERGY_COLUMN, 1, 500, EF_ORIGIN_REPORTED);
  g_assert_cmpstr (get_formula (chip, EF_ENERGY_COLUMN, 0), ==,
                   "device-hours*old-peak/peak*power; device-hours=reported::GPU hours; "
                   "power=reference:700:nvidia-h100-sxm5; "
                   "peak=reference:989500000000000:nvidia-h100-sxm5; "
                   "old-peak=reference:312000000000000:nvidia-a100-sxm4-80gb");
}

/* A device that fills gaps leaves the power alone that the table says, though not which device had
 * it. */
static void
test_reported_power (void)
{
  g_autoptr (EfTable) table = fixture_table ("Model,GPU hours,Training Power Consumption (W)\n"
                                             "A,1000,400\nB,1000,\n");
  g_autoptr (EfTable) gaps = derive (table, "hardware=nvidia-h100-sxm5");
  g_autoptr (EfTable) chip = derive (table, "hardware=nvidia-h100-sxm5,replace=yes");

  assert_cell (gaps, EF_ENERGY_COLUMN, 0, 400, EF_ORIGIN_DERIVED);
  assert_cell (gaps, EF_ENERGY_COLUMN, 1, 700, EF_ORIGIN_ESTIMATED);
  assert_cell (chip, EF_ENERGY_COLUMN, 0, 700, EF_ORIGIN_ESTIMATED);
}

/* A log of what devices took: the overhead of the site that is supposed comes to it. */
static void
test_measured_energy (void)
{
  g_autoptr (EfTable) table
    = fixture_table ("project_name,gpu_model,Training time (s),gpu_count,pue,Energy (kWh),"
                     "Carbon emissions (kg)\n"
                     "A,A100 SXM4 80GB,3600,8,1,2,0.8\n"
                     "B,A100 SXM4 80GB,3600,8,1.3,2,0.8\n");
  g_autoptr (EfTable) more = derive (table, "pue=1.2,grid=100,replace=yes");

  assert_cell (more, EF_ENERGY_COLUMN, 0, 2.4, EF_ORIGIN_ESTIMATED);
  assert_cell (more, EF_CARBON_COLUMN, 0, 0.24, EF_ORIGIN_ESTIMATED);
  g_assert_cmpstr (get_formula (more, EF_ENERGY_COLUMN, 0), ==,
                   "energy*pue; pue=chosen:1.2:; energy=reported::Energy (kWh)");
  assert_cell (more, EF_ENERGY_COLUMN, 1, 2, EF_ORIGIN_REPORTED);
  /* What this energy counts is not known: it may be with overhead already. */
  assert_cell (more, EF_CARBON_COLUMN, 1, 0.2, EF_ORIGIN_ESTIMATED);
}

/* The same computers at another site: what energy and carbon count of overhead goes, and that of
 * the site that is supposed comes. What is not known to count it stays. */
static void
test_other_site (void)
{
  g_autoptr (EfTable) table
    = fixture_table ("Model,Training energy (kWh),Training emissions (kgCO2e),PUE,"
                     "Grid intensity (gCO2eq/kWh),Energy counts\n"
                     "BERT,1580,632,1.58,,with overhead\n"
                     "Zero,100,0,1.25,,with overhead\n"
                     "Gopher,1000,350,1.08,300,computers only\n"
                     "Dark,1000,350,1.08,,computers only\n"
                     "Bare,100,40,,400,with overhead\n"
                     "Less,100,40,0.9,400,with overhead\n"
                     "Who,100,40,1.2,400,\n"
                     "Life,100,40,1.2,400,life cycle\n"
                     "Lone,,40,1.2,,with overhead\n"
                     "Half,250,,1.25,400,with overhead\n");
  g_autoptr (EfTable) more = derive (table, "pue=1.1,replace=yes");
  g_autoptr (EfTable) gaps = derive (table, "pue=1.1");
  g_autoptr (EfTable) grid = derive (table, "pue=1.1,grid=100,replace=yes");

  assert_cell (more, EF_ENERGY_COLUMN, 0, 1100, EF_ORIGIN_ESTIMATED);
  assert_cell (more, EF_CARBON_COLUMN, 0, 440, EF_ORIGIN_ESTIMATED);
  g_assert_cmpstr (get_formula (more, EF_ENERGY_COLUMN, 0), ==,
                   "energy/old-pue*pue; pue=chosen:1.1:; "
                   "energy=reported::Training energy (kWh); old-pue=reported::PUE");
  g_assert_cmpstr (get_formula (more, EF_CARBON_COLUMN, 0), ==,
                   "carbon/old-pue*pue; pue=chosen:1.1:; "
                   "carbon=reported::Training emissions (kgCO2e); old-pue=reported::PUE");
  g_assert_cmpfloat (fixture_number (more, EF_CARBON_COLUMN, 1), ==, 0);
  assert_cell (more, EF_ENERGY_COLUMN, 2, 1100, EF_ORIGIN_ESTIMATED);
  assert_cell (more, EF_CARBON_COLUMN, 2, 330, EF_ORIGIN_ESTIMATED);
  assert_cell (more, EF_ENERGY_COLUMN, 3, 1100, EF_ORIGIN_ESTIMATED);
  assert_cell (more, EF_CARBON_COLUMN, 3, 350, EF_ORIGIN_REPORTED);
  for (guint row = 4; row < 8; row++)
    {
      assert_cell (more, EF_ENERGY_COLUMN, row, 100, EF_ORIGIN_REPORTED);
      assert_cell (more, EF_CARBON_COLUMN, row, 40, EF_ORIGIN_REPORTED);
    }
  assert_cell (more, EF_CARBON_COLUMN, 8, 40, EF_ORIGIN_REPORTED);
  assert_cell (more, EF_CARBON_COLUMN, 9, 220 * 0.4, EF_ORIGIN_ESTIMATED);

  /* Only gaps. */
  assert_cell (gaps, EF_ENERGY_COLUMN, 0, 1580, EF_ORIGIN_REPORTED);
  assert_cell (gaps, EF_CARBON_COLUMN, 9, 100, EF_ORIGIN_DERIVED);

  assert_cell (grid, EF_CARBON_COLUMN, 0, 110, EF_ORIGIN_ESTIMATED);
  assert_cell (grid, EF_CARBON_COLUMN, 2, 110, EF_ORIGIN_ESTIMATED);
  assert_cell (grid, EF_CARBON_COLUMN, 4, 10, EF_ORIGIN_ESTIMATED);
  assert_cell (grid, EF_CARBON_COLUMN, 8, 40, EF_ORIGIN_REPORTED);
}

/* A header may say what the amounts below it count. */
static void
test_other_site_by_header (void)
{
  g_autoptr (EfTable) table
    = fixture_table ("Model,Training energy with PUE (kWh),Carbon emissions without PUE (kg),PUE\n"
                     "A,120,40,1.2\n");
  g_autoptr (EfTable) more = derive (table, "pue=1.5,replace=yes");

  assert_cell (more, EF_ENERGY_COLUMN, 0, 150, EF_ORIGIN_ESTIMATED);
  assert_cell (more, EF_CARBON_COLUMN, 0, 40, EF_ORIGIN_REPORTED);
}

/* Another scenario over the result of the first is as if there had been none. */
static void
test_again (void)
{
  g_autoptr (EfTable) table = fixture_table ("Model,GPU hours,Power (W)\nA,100,400\nB,,\n");
  g_autoptr (EfTable) first = derive (table, "grid=100");
  g_autoptr (EfTable) second = derive (first, "grid=50");
  g_autoptr (EfTable) direct = derive (table, "grid=50");

  g_assert_cmpuint (ef_table_get_n_columns (first), ==, 5);
  g_assert_cmpuint (ef_table_get_n_columns (second), ==, 5);
  g_assert_cmpfloat (fixture_number (second, EF_CARBON_COLUMN, 0), ==,
                     fixture_number (direct, EF_CARBON_COLUMN, 0));
  assert_cell (second, EF_CARBON_COLUMN, 0, 2, EF_ORIGIN_ESTIMATED);
  g_assert_true (ef_table_get_row_ids (second)[0] == ef_table_get_row_ids (table)[0]);
}

static void
test_nothing (void)
{
  g_autoptr (EfTable) table = fixture_table ("Model,Accuracy\nA,1\n");
  g_autoptr (EfTable) empty = fixture_table ("Model,GPU hours\n");
  g_autoptr (EfTable) same = derive (table, "grid=DEU,pue=1.1");
  g_autoptr (EfTable) same_empty = derive (empty, "grid=DEU,pue=1.1");

  g_assert_true (same == table);
  g_assert_true (same_empty == empty);
}

/* Zeros, less than nothing, and infinity are no hours. */
static void
test_impossible_values (void)
{
  g_autoptr (EfTable) table = fixture_table ("Model,GPU hours,Power (W)\n"
                                             "A,0,400\nB,-5,400\nC,5,0\nD,1e308,1e308\nE,1,100\n");
  g_autoptr (EfTable) more = derive (table, "grid=DEU");

  for (guint row = 0; row < 4; row++)
    assert_cell (more, EF_ENERGY_COLUMN, row, NAN, 0);
  assert_cell (more, EF_ENERGY_COLUMN, 4, 0.1, EF_ORIGIN_DERIVED);
}

/* A scenario changes while somebody drags. Every row has its own numbers, and there are hundreds of
 * names of hardware. */
static void
test_speed (void)
{
  g_autoptr (GString) lines = g_string_new ("Model,Hardware,GPU hours,Power (W),PUE,"
                                            "country_iso_code\n");
  g_autoptr (EfTable) table = NULL;
  g_autoptr (EfTable) more = NULL;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < 100000; i++)
    if (i % 10 == 0)
      g_string_append_printf (lines, "m%u,%ux H100 no. %u,%u,,,FRA\n", i, i % 7 + 1, i % 1000,
                              i + 1);
    else
      g_string_append_printf (lines, "m%u,A100,%u,%s,%s,DEU\n", i, i + 1, i % 3 ? "400" : "",
                              i % 2 ? "1.1" : "");
  table = fixture_table (lines->str);

  for (guint i = 0; i < 5; i++)
    {
      gint64 start = g_get_monotonic_time ();

      g_clear_pointer (&more, ef_table_unref);
      more = derive (table, "grid=SWE,pue=1.2,replace=yes");
      least = MIN (least, (g_get_monotonic_time () - start) / 1000.0);
    }
  g_test_message ("%.1f ms for 100,000 rows", least);
  g_assert_cmpuint (ef_column_get_n_present (ef_table_find_column (more, EF_CARBON_COLUMN)), ==,
                    100000);
  if (g_test_perf ())
    g_assert_cmpfloat (least, <, 100);
}

/* A log of CodeCarbon has the region and the country, and only the latter has a grid. */
static void
test_place_that_is_known (void)
{
  g_autoptr (EfTable) table
    = fixture_table ("Model,Hardware,GPU hours,region,country_name,country_iso_code\n"
                     "A,NVIDIA H100 SXM5,1000,\xc3\xaele-de-france,France,FRA\n");
  g_autoptr (EfTable) more = derive (table, "grid-year=2023");
  const EfColumn *carbon = ef_table_find_column (more, EF_CARBON_COLUMN);

  g_assert_nonnull (carbon);
  g_assert_cmpfloat (ef_column_get_numbers (carbon)[0], >, 700 * 0.03);
  g_assert_cmpfloat (ef_column_get_numbers (carbon)[0], <, 700 * 0.09);
}

/* What is reported in another unit is the same decimal, and what has more digits is left alone. */
static void
test_converted (void)
{
  g_autoptr (EfTable) table = fixture_table ("Model,Energy (MWh),tCO2e\n"
                                             "A,0.275,0.118841\n"
                                             "B,0.00035036442184434712,3.3e-7\n"
                                             "C,1287,552.1\n");
  g_autoptr (EfTable) more = derive (table, "grid=100");
  const double *energy = ef_column_get_numbers (ef_table_find_column (more, EF_ENERGY_COLUMN));
  const double *carbon = ef_column_get_numbers (ef_table_find_column (more, EF_CARBON_COLUMN));
  char buffer[EF_NUMBER_BUFFER];

  g_assert_cmpstr (ef_number_to_text (energy[0], buffer), ==, "275");
  g_assert_cmpstr (ef_number_to_text (carbon[0], buffer), ==, "118.841");
  g_assert_cmpfloat_with_epsilon (energy[1], 0.35036442184434712, 0.36e-15);
  g_assert_cmpstr (ef_number_to_text (carbon[1], buffer), ==, "0.00033");
  g_assert_cmpstr (ef_number_to_text (energy[2], buffer), ==, "1287000");
  g_assert_cmpstr (ef_number_to_text (carbon[2], buffer), ==, "552100");
}

/* A column of energy in kWh that came to be otherwise than by reading it. */
static EfTable *
add_energy (EfTable *table, EfOrigin origin, const char *formula)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Mean energy (kWh)", EF_COLUMN_NUMBER);
  const EfQuantity *quantity = ef_quantity_find ("training-energy");
  EfColumn *column;
  EfTable *more;

  ef_column_builder_set_quantity (builder, quantity, ef_unit_find ("kWh", -1));
  ef_column_builder_set_origin (builder, origin, formula);
  ef_column_builder_add_number_full (builder, 5, 4, 7, NULL, -1);
  column = ef_column_builder_end (builder);
  more = ef_table_add_column (table, column);
  ef_column_unref (column);

  return more;
}

/* A mean of runs, an estimate of another program and a number that somebody typed stay what they
 * are, with their ranges, and say what they are made of. */
static void
test_computed_columns (void)
{
  static const struct
  {
    EfOrigin origin;
    EfOrigin carbon; /* that a grid makes of it */
    const char *formula;
  } cases[] = {
    { EF_ORIGIN_REPORTED, EF_ORIGIN_DERIVED, NULL },
    { EF_ORIGIN_DERIVED, EF_ORIGIN_DERIVED, "mean and range of 3 rows" },
    { EF_ORIGIN_ESTIMATED, EF_ORIGIN_ESTIMATED, "mean and range of 3 rows" },
    { EF_ORIGIN_EDITED, EF_ORIGIN_DERIVED, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EfTable) plain = fixture_table ("Model,Grid intensity (g/kWh)\nA,100\n");
      g_autoptr (EfTable) table = add_energy (plain, cases[i].origin, cases[i].formula);
      g_autoptr (EfTable) more = derive (table, "");
      EfColumn *energy = ef_table_find_column (more, EF_ENERGY_COLUMN);
      g_autofree char *trace = ef_energy_trace_cell (more, energy, 0);

      assert_cell (more, EF_ENERGY_COLUMN, 0, 5, cases[i].origin);
      g_assert_cmpfloat_with_epsilon (ef_column_get_lows (energy)[0], 4, 1e-12);
      g_assert_cmpfloat_with_epsilon (ef_column_get_highs (energy)[0], 7, 1e-12);
      assert_cell (more, EF_CARBON_COLUMN, 0, 0.5, cases[i].carbon);
      if (cases[i].formula != NULL)
        {
          g_assert_cmpstr (get_formula (more, EF_ENERGY_COLUMN, 0), ==,
                           "energy; energy=reported::Mean energy (kWh)");
          g_assert_true (
            g_str_has_suffix (trace, ": 5 kWh (4 to 7)\nenergy of another column\n"
                                     "Energy: 5 kWh (4 to 7), from the column “Mean energy (kWh)” "
                                     "= mean and range of 3 rows"));
        }
      else
        {
          g_assert_null (get_formula (more, EF_ENERGY_COLUMN, 0));
        }
    }
}

/* What is supposed of rows makes an old sum of them wrong, unless nothing of them follows it. */
static void
test_totals (void)
{
  g_autoptr (EfTable) table
    = fixture_table ("Model,Training energy (kWh),Training carbon (kg)\n"
                     "A,10,4\nB,20,8\nTotal,30,12\n");
  g_autoptr (EfTable) kept = derive (table, "grid=100");
  g_autoptr (EfTable) moved = derive (table, "grid=100,replace=yes");
  g_autoptr (EfTable) same = derive (table, "pue=1.2,replace=yes");
  const EfColumn *carbon = ef_table_find_column (moved, EF_CARBON_COLUMN);
  g_autofree char *reason = ef_energy_trace_cell (moved, carbon, 2);

  assert_cell (kept, EF_CARBON_COLUMN, 2, 12, EF_ORIGIN_REPORTED);
  assert_cell (moved, EF_CARBON_COLUMN, 1, 2, EF_ORIGIN_ESTIMATED);
  g_assert_true (isnan (fixture_number (moved, EF_CARBON_COLUMN, 2)));
  g_assert_cmpstr (reason, ==,
                   "The total that is reported is left out: rows that it sums up have other "
                   "amounts under this scenario.");
  assert_cell (moved, EF_ENERGY_COLUMN, 2, 30, EF_ORIGIN_REPORTED);
  /* Nothing says whether these count the overhead already. */
  assert_cell (same, EF_CARBON_COLUMN, 1, 8, EF_ORIGIN_REPORTED);
  assert_cell (same, EF_CARBON_COLUMN, 2, 12, EF_ORIGIN_REPORTED);
}

/* What a card reports of one run is computed for a year of them, and counts the same. */
static void
test_year (void)
{
  g_autoptr (EfTable) table = fixture_table ("Model,Scope,Carbon emissions (t)\n"
                                             "A,whole servers,2\n");
  g_autoptr (EfTable) more = derive (table, "runs=12");
  g_autofree char *trace
    = ef_energy_trace_cell (more, ef_table_find_column (more, EF_CARBON_YEAR_COLUMN), 0);
  EfFootprint footprint;

  assert_cell (more, EF_CARBON_COLUMN, 0, 2000, EF_ORIGIN_REPORTED);
  g_assert_null (get_formula (more, EF_CARBON_COLUMN, 0));
  assert_cell (more, EF_CARBON_YEAR_COLUMN, 0, 24000, EF_ORIGIN_DERIVED);
  g_assert_true (g_str_has_suffix (trace, "carbon of another column × runs a year\n"
                                          "= 2 t × 12 runs = 24 t\n"
                                          "Carbon: 2 t, from the column “Carbon emissions (t)”"));
  g_assert_true (ef_column_footprint_get (
    more, ef_table_find_column (more, EF_CARBON_YEAR_COLUMN), 0, &footprint));
  g_assert_cmpint (footprint.scope, ==, EF_SCOPE_SERVER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/energy/derive/best-source", test_best_source);
  g_test_add_func ("/energy/derive/ambiguous-hardware", test_ambiguous_hardware);
  g_test_add_func ("/energy/derive/converted", test_converted);
  g_test_add_func ("/energy/derive/hours", test_hours);
  g_test_add_func ("/energy/derive/parameters", test_parameters);
  g_test_add_func ("/energy/derive/inference", test_inference);
  g_test_add_func ("/energy/derive/places", test_places);
  g_test_add_func ("/energy/derive/replace", test_replace);
  g_test_add_func ("/energy/derive/reported-power", test_reported_power);
  g_test_add_func ("/energy/derive/measured-energy", test_measured_energy);
  g_test_add_func ("/energy/derive/other-site", test_other_site);
  g_test_add_func ("/energy/derive/other-site-by-header", test_other_site_by_header);
  g_test_add_func ("/energy/derive/again", test_again);
  g_test_add_func ("/energy/derive/computed-columns", test_computed_columns);
  g_test_add_func ("/energy/derive/totals", test_totals);
  g_test_add_func ("/energy/derive/year", test_year);
  g_test_add_func ("/energy/derive/nothing", test_nothing);
  g_test_add_func ("/energy/derive/impossible-values", test_impossible_values);
  g_test_add_func ("/energy/derive/speed", test_speed);
  g_test_add_func ("/energy/derive/place-that-is-known", test_place_that_is_known);
  return g_test_run ();
}
