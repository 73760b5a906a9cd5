/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-trace.h"

#include "ef-energy-derive.h"
#include "ef-table-link.h"
#include "ef-words.h"
#include "energy-fixture.h"

#include <math.h>
#include <string.h>

static EfTable *
derive (const char *lines, const char *scenario_text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EfScenario) scenario = ef_scenario_from_text (scenario_text, &error);
  g_autoptr (EfTable) table = fixture_table (lines);

  g_assert_no_error (error);

  return ef_energy_derive (table, scenario, NULL, NULL);
}

static char *
trace (EfTable *table, const char *header, guint row)
{
  return ef_energy_trace_cell (table, ef_table_find_column (table, header), row);
}

/* Carbon goes back to energy, and that to what the row and the reference data say. */
static void
test_estimated (void)
{
  g_autoptr (EfTable) table
    = derive ("Model,Hardware,GPU hours\nA,NVIDIA H100 SXM5,1000\n", "grid=100,pue=1.1");
  g_autofree char *carbon = trace (table, EF_CARBON_COLUMN, 0);
  g_autofree char *energy = trace (table, EF_ENERGY_COLUMN, 0);

  g_assert_cmpstr (energy, ==,
                   "Estimated: 770 kWh (485.1 to 831.6)\n"
                   "device hours × power × PUE\n"
                   "= 1000 h × 700 W × 1.1 = 770 kWh\n"
                   "Device hours: 1000 GPU h, from the column “GPU hours”\n"
                   "Power of a device: 700 W (NVIDIA H100 SXM5 80GB; NVIDIA H100 Tensor Core GPU, "
                   "data sheet, 2023)"
                   ", for the range between 441 W and 756 W, as devices in use took 63 % to "
                   "108 % of their design power (Patterson et al., Carbon Emissions and Large "
                   "Neural Network Training, table 3, 2021)\n"
                   "Overhead of the site (PUE): 1.1, as chosen");
  g_assert_cmpstr (carbon, ==,
                   "Estimated: 77 kg (48.51 to 83.16)\n"
                   "energy × grid intensity\n"
                   "= 770 kWh × 100 g/kWh = 77 kg\n"
                   "Energy: 770 kWh (485.1 to 831.6), from the column “Energy estimate” = "
                   "device hours × power × PUE\n"
                   "= 1000 h × 700 W × 1.1 = 770 kWh\n"
                   "Device hours: 1000 GPU h, from the column “GPU hours”\n"
                   "Power of a device: 700 W (NVIDIA H100 SXM5 80GB; NVIDIA H100 Tensor Core GPU, "
                   "data sheet, 2023)"
                   ", for the range between 441 W and 756 W, as devices in use took 63 % to "
                   "108 % of their design power (Patterson et al., Carbon Emissions and Large "
                   "Neural Network Training, table 3, 2021)\n"
                   "Overhead of the site (PUE): 1.1, as chosen\n"
                   "Grid intensity: 100 g/kWh, as chosen");
}

/* The numbers that are written down give the result that is, in the unit that reads best. */
static void
test_arithmetic (void)
{
  static const struct
  {
    const char *lines, *scenario, *energy, *carbon;
  } cases[] = {
    { "Model,GPU hours,Power (W)\nA,184320,400\n", "grid=385,pue=1.1",
      "\n= 184320 h × 400 W × 1.1 = 81.1 MWh\nDevice hours: 184320 GPU h, ",
      "\n= 81100.8 kWh × 385 g/kWh = 31.22 t\n" },
    { "Model,Hardware,Training time (h)\nA,8x NVIDIA H100 SXM5,10\n", "grid=100",
      "\n= 10 h × 8 × 700 W = 56 kWh\n", "\n= 56 kWh × 100 g/kWh = 5.6 kg\n" },
    { "Model,Hardware,Parameters,Tokens\nA,NVIDIA A100 SXM4 80GB,7000000000,2e12\n",
      "grid=100,utilisation=0.5",
      "\n= 6 × 7000000000 × 2000000000000 / (312 TFLOP/s × 50 %) × 400 W = 59.83 MWh\n"
      "Power of a device",
      "\n= 59829.1 kWh × 100 g/kWh = 5983 kg\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EfTable) table = derive (cases[i].lines, cases[i].scenario);
      g_autofree char *energy = trace (table, EF_ENERGY_COLUMN, 0);
      g_autofree char *carbon = trace (table, EF_CARBON_COLUMN, 0);

      g_assert_nonnull (strstr (energy, cases[i].energy));
      g_assert_nonnull (strstr (carbon, cases[i].carbon));
    }
}

/* What a year takes is as many runs. */
static void
test_year (void)
{
  g_autoptr (EfTable) table
    = derive ("Model,GPU hours,Power (W)\nA,1000,400\n", "grid=100,runs=365");
  g_autofree char *energy = trace (table, EF_ENERGY_YEAR_COLUMN, 0);

  g_assert_nonnull (strstr (energy, "\n= 1000 h × 400 W × 365 runs = 146 MWh\n"));
}

/* What is assumed comes with its range and source. */
static void
test_assumed (void)
{
  g_autoptr (EfTable) table
    = derive ("Model,Hardware,Parameters,Tokens\nA,NVIDIA H100 SXM5,7000000000,1e12\n", "");
  g_autofree char *text = trace (table, EF_ENERGY_COLUMN, 0);

  g_assert_nonnull (
    strstr (text, "6 × parameters × tokens / (peak × utilisation) × power\n= 6 × "));
  g_assert_nonnull (strstr (text, "\nParameters: 7000000000"));
  g_assert_nonnull (strstr (text, "\nUtilisation: 31.35 %, assumed between 21.3 % and 46.2 % ("));
}

/* What makes the range of a power is told: how far devices are from their design power, and which
 * others a name may mean. */
static void
test_range (void)
{
  g_autoptr (EfTable) table
    = derive ("Model,Hardware,GPU hours\nA,A100,1000\nB,NVIDIA A100 SXM4 80GB,1000\n", "");
  g_autofree char *any = trace (table, EF_ENERGY_COLUMN, 0);
  g_autofree char *one = trace (table, EF_ENERGY_COLUMN, 1);

  g_assert_nonnull (strstr (any, ", for the range between 157.5 W and 432 W, as devices in use "
                                 "took 63 % to 108 % of their design power ("));
  g_assert_nonnull (strstr (any, "and as it may also be: "));
  g_assert_nonnull (strstr (any, "NVIDIA A100 PCIe 40GB (250 W)"));
  g_assert_nonnull (strstr (one, ", for the range between 252 W and 432 W, as "));
  g_assert_null (strstr (one, "may also be"));
}

/* A reported value needs no explanation, a missing one has none, a derived one says how. */
static void
test_others (void)
{
  g_autoptr (EfTable) table = derive ("Model,GPU hours,Power (W),Energy (MWh)\n"
                                      "A,1000,400,0.5\nB,1000,400,\nC,,,\n",
                                      "");
  g_autofree char *reported = trace (table, EF_ENERGY_COLUMN, 0);
  g_autofree char *derived = trace (table, EF_ENERGY_COLUMN, 1);
  g_autofree char *missing = trace (table, EF_ENERGY_COLUMN, 2);
  g_autofree char *name = trace (table, "Model", 0);

  g_assert_null (reported);
  g_assert_true (g_str_has_prefix (
    derived, "Derived: 400 kWh\ndevice hours × power\n= 1000 h × 400 W = 400 kWh\n"));
  g_assert_null (missing);
  g_assert_null (name);
  g_assert_cmpstr (ef_origin_to_glyph (EF_ORIGIN_REPORTED), ==, "");
  g_assert_cmpstr (ef_origin_to_glyph (EF_ORIGIN_DERIVED), !=,
                   ef_origin_to_glyph (EF_ORIGIN_ESTIMATED));
}

static EfTable *
add_formula (const char *formula)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Loop", EF_COLUMN_NUMBER);
  g_autoptr (EfTable) table = fixture_table ("Model\nA\n");
  g_autoptr (EfColumn) column = NULL;

  ef_column_builder_set_origin (builder, EF_ORIGIN_ESTIMATED, formula);
  ef_column_builder_add_number (builder, 1);
  column = ef_column_builder_end (builder);

  return ef_table_add_column (table, column);
}

/* Formulas come with files: one of another program, and one that is made of itself. */
static void
test_foreign (void)
{
  g_autoptr (EfTable) other = add_formula ("a * b");
  g_autoptr (EfTable) loop = add_formula ("energy*intensity; energy=reported::Loop");
  g_autofree char *text = trace (other, "Loop", 0);
  g_autofree char *endless = trace (loop, "Loop", 0);

  g_assert_cmpstr (text, ==, "Estimated: 1\na * b");
  g_assert_cmpuint (strlen (endless), <, 1000);
}

static const EfColumn *
find_second_hours (EfTable *table)
{
  const EfColumn *found = NULL;

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    if (g_str_has_prefix (ef_column_get_name (ef_table_get_column (table, i)), "GPU hours"))
      found = ef_table_get_column (table, i);

  return found;
}

/* In a linked table the inputs are those of the row's own table, also where the other one has
 * columns of the same names. */
static void
test_linked (void)
{
  g_autoptr (EfTable) other = fixture_table ("Model,GPU hours,Score\nB,2,70\nA,1,60\n");
  g_autoptr (EfTable) table
    = derive ("Model,Hardware,GPU hours\nA,NVIDIA H100 SXM5,1000\n", "grid=100,pue=1.1");
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfLink) link = ef_table_link_rows (other, table, spec, NULL, NULL);
  g_autoptr (EfTable) linked = ef_table_link (other, table, spec, link, NULL, NULL, NULL);
  g_autoptr (EfScenario) scenario = ef_scenario_from_text ("grid=200,hardware=H100 SXM5", NULL);
  g_autoptr (EfTable) supposed = ef_energy_derive (linked, scenario, NULL, NULL);
  g_autofree char *energy = trace (linked, EF_ENERGY_COLUMN, 0);
  g_autofree char *carbon = trace (linked, EF_CARBON_COLUMN, 0);
  g_autofree char *anew = trace (supposed, EF_ENERGY_COLUMN, 0);
  const EfColumn *hours = find_second_hours (linked);
  g_autofree char *expected
    = g_strdup_printf ("\nDevice hours: 1000 GPU h, from the column “%s”\n",
                       ef_column_get_name (hours));

  g_assert_cmpstr (ef_column_get_name (hours), !=, "GPU hours");
  g_assert_nonnull (strstr (energy, expected));
  g_assert_nonnull (strstr (carbon, expected));
  /* What is estimated in the linked table is made of its own columns. */
  g_assert_nonnull (strstr (anew, "\nDevice hours: 1 GPU h, from the column “GPU hours”\n"));
}

/* What is far from one is written as people do. */
static void
test_powers (void)
{
  g_autoptr (EfTable) table
    = derive ("Model,Parameters\nA,7.456e9\n",
              "activity=inference,tokens=5e-9,hardware=nvidia-h100-sxm5,utilisation=0.3,pue=1.1");
  g_autofree char *energy = trace (table, EF_ENERGY_COLUMN, 0);

  g_assert_nonnull (strstr (energy, "Tokens: 5×10⁻⁹, as chosen"));
  g_assert_null (strstr (energy, "e-"));
}

/* In the language of a figure, whatever the locale. */
static void
test_language (void)
{
  g_autoptr (EfTable) table
    = derive ("Model,Hardware,GPU hours\nA,NVIDIA H100 SXM5,1000\n", "grid=100,pue=1.1");
  g_autofree char *text = NULL;

  EF_WORDS_IN ("de");
  text = trace (table, EF_ENERGY_COLUMN, 0);
  g_assert_true (g_str_has_prefix (text, "Geschätzt: 770 kWh (485,1 bis 831,6)\n"
                                         "Gerätestunden × Leistung × PUE\n"));
}

/* Another site than the one that an energy counts: with both, and numbers that multiply. */
static void
test_other_site (void)
{
  g_autoptr (EfTable) table = derive ("Model,Energy (MWh),Carbon emissions (t),PUE,Energy counts\n"
                                      "BERT,1.58,0.632,1.58,with overhead\n"
                                      "OPT,324,,1.09,computers only\n",
                                      "pue=1.1,replace=yes");
  g_autofree char *energy = trace (table, EF_ENERGY_COLUMN, 0);
  g_autofree char *carbon = trace (table, EF_CARBON_COLUMN, 0);
  g_autofree char *computers = trace (table, EF_ENERGY_COLUMN, 1);

  g_assert_cmpstr (energy, ==,
                   "Estimated: 1.1 MWh\n"
                   "energy / reported PUE × assumed PUE\n"
                   "= 1580 kWh / 1.58 × 1.1 = 1.1 MWh\n"
                   "Overhead of the site (PUE): 1.1, as chosen\n"
                   "Energy: 1.58 MWh, from the column “Energy (MWh)”\n"
                   "Overhead that is reported (PUE): 1.58, from the column “PUE”");
  g_assert_cmpstr (carbon, ==,
                   "Estimated: 440 kg\n"
                   "carbon / reported PUE × assumed PUE\n"
                   "= 632 kg / 1.58 × 1.1 = 440 kg\n"
                   "Overhead of the site (PUE): 1.1, as chosen\n"
                   "Carbon: 0.632 t, from the column “Carbon emissions (t)”\n"
                   "Overhead that is reported (PUE): 1.58, from the column “PUE”");
  g_assert_nonnull (strstr (computers, "\nenergy of the computers × PUE\n"
                                       "= 324000 kWh × 1.1 = 356.4 MWh\n"));
}

/* Where energy and carbon stand side by side, the energy is traced once. */
static void
test_beside (void)
{
  g_autoptr (EfTable) table
    = derive ("Model,Hardware,GPU hours\nA,NVIDIA H100 SXM5,1000\n", "grid=100,pue=1.1");
  const EfColumn *told[] = { ef_table_find_column (table, EF_ENERGY_COLUMN),
                             ef_table_find_column (table, EF_CARBON_COLUMN), NULL };
  g_autofree char *energy = ef_energy_trace_cell_beside (table, told[0], 0, told);
  g_autofree char *carbon = ef_energy_trace_cell_beside (table, told[1], 0, told);
  g_autofree char *alone = ef_energy_trace_cell (table, told[1], 0);

  g_assert_nonnull (strstr (energy, "\nPower of a device: "));
  g_assert_null (strstr (carbon, "\nPower of a device: "));
  g_assert_nonnull (strstr (carbon, ")\nGrid intensity: "));
  g_assert_null (strstr (carbon, "from the column"));
  g_assert_nonnull (strstr (alone, "from the column “Energy estimate” = device hours × power × "
                                   "PUE\n"));
}

/* What stands above the trace is said once, where it has no range. */
static void
test_beside_values (void)
{
  g_autoptr (EfTable) table
    = derive ("Model,Power (W),GPU hours\nA,400,1000\n", "grid=100,pue=1.1");
  const EfColumn *told[] = { ef_table_find_column (table, EF_ENERGY_COLUMN),
                             ef_table_find_column (table, EF_CARBON_COLUMN), NULL };
  g_autofree char *carbon = ef_energy_trace_cell_beside (table, told[1], 0, told);

  g_assert_cmpstr (carbon, ==,
                   "Estimated: energy × grid intensity\n= 440 kWh × 100 g/kWh = 44 kg\n"
                   "Energy: 440 kWh\nGrid intensity: 100 g/kWh, as chosen");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/energy/trace/estimated", test_estimated);
  g_test_add_func ("/energy/trace/arithmetic", test_arithmetic);
  g_test_add_func ("/energy/trace/year", test_year);
  g_test_add_func ("/energy/trace/assumed", test_assumed);
  g_test_add_func ("/energy/trace/range", test_range);
  g_test_add_func ("/energy/trace/others", test_others);
  g_test_add_func ("/energy/trace/foreign", test_foreign);
  g_test_add_func ("/energy/trace/linked", test_linked);
  g_test_add_func ("/energy/trace/powers", test_powers);
  g_test_add_func ("/energy/trace/language", test_language);

  g_test_add_func ("/energy/trace/other-site", test_other_site);
  g_test_add_func ("/energy/trace/beside", test_beside);
  g_test_add_func ("/energy/trace/beside-values", test_beside_values);
  return g_test_run ();
}
