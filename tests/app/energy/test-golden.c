/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-estimate.h"
#include "golden-rows.h"

#include <math.h>
#include <string.h>

#define MWH 3.6e9

/* What the notes of cards say that state no energy. */
#define IMPLIED "implied kgCO2e per kWh of device energy (grid x PUE)="

/* How far the formula is from print, in percent, formula minus print: the README beside the file
 * has the table. Rounded there to two digits. */
static const struct
{
  const char *source;
  double energy_low, energy_high;
  double carbon_low, carbon_high;
} tolerances[] = {
  { "Patterson", -1.17, 0.18, -0.80, 1.16 },
  { "Strubell", -0.58, 0.06, -0.93, 0.13 },
  { "Touvron et al. 2023 (LLaMA)", 0.05, 0.80, -1.24, 0.06 },
  { "Touvron et al. 2023 (Llama 2)", NAN, NAN, -0.005, 0.025 },
  { "Luccioni", 0, 0, -1.28, 0.02 },
  { "Groeneveld", NAN, NAN, -1.28, 1.09 },
  { "OLMo 2", NAN, NAN, 0.37, 0.37 },
  { "Du", -0.14, -0.14, NAN, NAN },
};

/* The one contradiction in print that the table names. */
#define LINE_OF_OPT 72

static guint
find_tolerance (const char *source)
{
  for (guint i = 0; i < G_N_ELEMENTS (tolerances); i++)
    if (g_str_has_prefix (source, tolerances[i].source))
      return i;

  return G_N_ELEMENTS (tolerances);
}

static void
assert_percent (double computed, double printed, double low, double high)
{
  double percent = (computed / printed - 1) * 100;

  g_test_message ("%.6g computed, %.6g printed: %+.3f %%", computed, printed, percent);
  g_assert_cmpfloat (percent, >=, low - 0.006);
  g_assert_cmpfloat (percent, <=, high + 0.006);
}

static void
fill (EfEnergyInputs *inputs, const GoldenRow *row)
{
  ef_energy_inputs_init (inputs, EF_ACTIVITY_TRAINING);
  inputs->inputs[EF_INPUT_HOURS] = ef_assumption_reported (row->hours, "hours");
  inputs->inputs[EF_INPUT_DEVICES] = ef_assumption_reported (row->chips, "chips");
  inputs->inputs[EF_INPUT_POWER] = ef_assumption_reported (row->power, "power_w");
  inputs->inputs[EF_INPUT_ENERGY] = ef_assumption_reported (row->energy * MWH, "energy_mwh");
  inputs->inputs[EF_INPUT_INTENSITY]
    = ef_assumption_reported (row->intensity * 1000, "grid_kgco2_per_kwh");
}

/* Energy of the stated inputs, against the value that was computed by others and against print. */
static void
check_energy (const GoldenRow *row, guint tolerance)
{
  EfEnergyInputs inputs;
  EfEstimate estimate;
  double calculated = golden_row_get_note (row, "calc_mwh");

  fill (&inputs, row);
  if (row->basis != GOLDEN_BASIS_WITHOUT_PUE)
    inputs.inputs[EF_INPUT_PUE] = ef_assumption_reported (row->pue, "pue");
  if (!ef_energy_estimate (&inputs, &estimate) || isnan (calculated))
    return;

  g_assert_cmpint (estimate.origin, ==, EF_ORIGIN_DERIVED);
  g_assert_cmpfloat_with_epsilon (estimate.value / MWH / calculated, 1, 1e-3);
  if (!isnan (row->energy))
    assert_percent (estimate.value / MWH, row->energy, tolerances[tolerance].energy_low,
                    tolerances[tolerance].energy_high);
}

/* Carbon of the published energy, or of the computed one where none is published. */
static void
check_carbon (const GoldenRow *row, guint tolerance)
{
  EfEnergyInputs inputs;
  EfEstimate estimate;
  EfScope scope = row->basis == GOLDEN_BASIS_WITHOUT_PUE ? EF_SCOPE_ACCELERATOR : EF_SCOPE_SITE;
  double calculated = golden_row_get_note (row, "calc_t");

  fill (&inputs, row);
  inputs.inputs[EF_INPUT_PUE] = ef_assumption_reported (row->pue, "pue");
  if (isnan (row->energy))
    {
      if (!ef_energy_estimate (&inputs, &estimate))
        return;
      inputs.inputs[EF_INPUT_ENERGY] = ef_assumption_reported (estimate.value, "energy_mwh");
      scope = estimate.footprint.scope;
    }
  if (!ef_energy_estimate_carbon (&inputs, scope, &estimate) || isnan (calculated))
    return;

  g_assert_cmpfloat_with_epsilon (estimate.value / 1000, calculated, 1e-3 * calculated + 1e-12);
  /* What BLOOM took idling, rounded in print, is in no row of the table of tolerances. */
  if (isnan (row->carbon) || isnan (tolerances[tolerance].carbon_low)
      || (row->basis == GOLDEN_BASIS_NONE && !isnan (row->energy)))
    return;
  if (row->carbon == 0)
    g_assert_cmpfloat (estimate.value, ==, 0);
  else if (row->line == LINE_OF_OPT)
    assert_percent (estimate.value / 1000, row->carbon, 6.92, 6.92);
  else
    assert_percent (estimate.value / 1000, row->carbon, tolerances[tolerance].carbon_low,
                    tolerances[tolerance].carbon_high);
}

static void
test_row (gconstpointer data)
{
  const GoldenRow *row = data;
  guint tolerance = find_tolerance (row->source);

  g_assert_cmpuint (tolerance, <, G_N_ELEMENTS (tolerances));
  check_energy (row, tolerance);
  check_carbon (row, tolerance);
}

/* Llama 2, table 2, to the hundredth of a tonne. */
static void
test_llama2_exactly (gconstpointer data)
{
  const GPtrArray *rows = data;
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const GoldenRow *row = g_ptr_array_index (rows, i);
      EfEnergyInputs inputs;
      EfEstimate estimate;

      if (!g_str_has_prefix (row->source, "Touvron et al. 2023 (Llama 2)") || isnan (row->power))
        continue;

      fill (&inputs, row);
      inputs.inputs[EF_INPUT_PUE] = ef_assumption_reported (1.1, "pue");
      inputs.inputs[EF_INPUT_INTENSITY] = ef_assumption_reported (385, "grid");
      g_assert_true (ef_energy_estimate (&inputs, &estimate));
      inputs.inputs[EF_INPUT_ENERGY] = ef_assumption_reported (estimate.value, "energy");
      g_assert_true (ef_energy_estimate_carbon (&inputs, estimate.footprint.scope, &estimate));
      g_assert_cmpfloat_with_epsilon (estimate.value / 1000, row->carbon, 0.0125);
      n++;
    }
  g_assert_cmpuint (n, ==, 4);
}

/* What a card implies for the grid: the tonnes that it prints, by the energy that follows from its
 * hours and power, in kilograms for a kilowatt-hour of the devices. */
static void
test_implied (gconstpointer data)
{
  const GoldenRow *row = data;
  const char *implied = strstr (row->note, IMPLIED);
  EfEnergyInputs inputs;
  EfEstimate estimate;

  g_assert_nonnull (implied);
  ef_energy_inputs_init (&inputs, EF_ACTIVITY_TRAINING);
  inputs.inputs[EF_INPUT_DEVICE_HOURS] = ef_assumption_reported (row->hours, "hours");
  inputs.inputs[EF_INPUT_POWER] = ef_assumption_reported (row->power, "power_w");
  g_assert_true (ef_energy_estimate (&inputs, &estimate));
  g_assert_cmpint (estimate.method, ==, EF_METHOD_DEVICE_HOURS);
  /* Four digits are stated. */
  g_assert_cmpfloat_with_epsilon (row->carbon * 1000 / (estimate.value / 3.6e6)
                                    / g_ascii_strtod (implied + strlen (IMPLIED), NULL),
                                  1, 2.5e-4);
}

/* ---- Rows of another kind ---- */

static GPtrArray *all_rows;

/* A dash in print: of hours alone nothing follows, and missing is not zero. */
static void
test_dash (const GoldenRow *row)
{
  EfEnergyInputs inputs;
  EfEstimate estimate;

  g_assert_true (isnan (row->energy) && isnan (row->carbon));
  fill (&inputs, row);
  g_assert_false (ef_energy_estimate (&inputs, &estimate));
  g_assert_false (ef_energy_estimate_carbon (&inputs, EF_SCOPE_UNKNOWN, &estimate));
}

/* Sums of hours and tonnes of the other rows of the same printed table, without what stands on its
 * own. */
static void
add_up (const GoldenRow *total, double *hours, double *carbon)
{
  *hours = *carbon = 0;
  for (guint i = 0; i < all_rows->len; i++)
    {
      const GoldenRow *row = g_ptr_array_index (all_rows, i);

      if (row == total || !g_str_equal (row->source, total->source)
          || !g_str_equal (row->table, total->table))
        continue;
      *hours += isnan (row->hours) ? 0 : row->hours;
      *carbon += isnan (row->carbon) ? 0 : row->carbon;
    }
}

/* Hours are printed in thousands, tonnes as whole ones. */
static void
test_total (const GoldenRow *row)
{
  double hours, carbon;

  add_up (row, &hours, &carbon);
  g_assert_cmpfloat_with_epsilon (hours / row->hours, 1, 3e-3);
  g_assert_cmpfloat_with_epsilon (carbon, row->carbon, 1);
}

/* The card has the rows of the paper but one, which is in its total all the same. */
static void
test_wrong_total (const GoldenRow *row)
{
  double hours = 0, carbon = 0;

  for (guint i = 0; i < all_rows->len; i++)
    {
      const GoldenRow *part = g_ptr_array_index (all_rows, i);

      if (!g_str_has_prefix (part->source, "Touvron et al. 2023 (Llama 2)")
          || strstr (part->model, "Total") != NULL || strstr (part->model, "34B") != NULL)
        continue;
      hours += part->hours;
      carbon += part->carbon;
    }
  g_assert_cmpfloat (hours, ==, 2273280);
  g_assert_cmpfloat_with_epsilon (carbon, 385.08, 0.005);
  g_assert_cmpfloat (row->hours, ==, 3311616);
}

/* "350-400 W": the implied intensity is a range too. */
static void
test_range (const GoldenRow *row)
{
  EfEnergyInputs inputs;
  EfEstimate estimate;

  ef_energy_inputs_init (&inputs, EF_ACTIVITY_TRAINING);
  inputs.inputs[EF_INPUT_DEVICE_HOURS] = ef_assumption_reported (row->hours, "hours");
  inputs.inputs[EF_INPUT_POWER]
    = (EfAssumption){ 375, 350, 400, EF_GIVEN_REPORTED, "power", NULL, 0 };
  g_assert_true (ef_energy_estimate (&inputs, &estimate));
  g_assert_cmpfloat_with_epsilon (row->carbon * 1000 / (estimate.high / 3.6e6), 0.408, 5e-4);
  g_assert_cmpfloat_with_epsilon (row->carbon * 1000 / (estimate.low / 3.6e6), 0.466, 5e-4);
}

/* A word in the place of the tonnes; hours and power make an energy all the same. */
static void
test_word (const GoldenRow *row)
{
  EfEnergyInputs inputs;
  EfEstimate estimate;

  g_assert_true (isnan (row->carbon));
  fill (&inputs, row);
  g_assert_true (ef_energy_estimate (&inputs, &estimate));
  g_assert_cmpfloat_with_epsilon (estimate.value / 3.6e6, row->line == 57 ? 1.19 : 1.68, 1e-9);
}

/* Every row without a value that others computed: what is tested of it, or why nothing is. */
static const struct
{
  guint line;
  const char *model;
  void (*test) (const GoldenRow *row);
  const char *reason;
} others[] = {
  { 29, "BERT_base", test_dash, NULL },
  { 30, "NAS (Evolved Transformer)", test_dash, NULL },
  { 31, "GPT-2", test_dash, NULL },
  { 43, "Llama 2 Total", test_total, NULL },
  { 44, "Llama 2 Total (card)", test_wrong_total, NULL },
  { 45, "Code Llama (all 12 models)", test_range, NULL },
  { 52, "Llama 3.1 Total", test_total, NULL },
  { 57, "Llama 3.2 1B SpinQuant", test_word, NULL },
  { 58, "Llama 3.2 3B SpinQuant", test_word, NULL },
  { 59, "Llama 3.2 Total", test_total, NULL },
  { 65, "Llama 4 Total", test_total, NULL },
  { 67, "BLOOM 176B", NULL, "embodied carbon, of which no inputs are stated" },
  { 69, "BLOOM 176B", NULL, "a sum over the life cycle, of which no inputs are stated" },
  { 84, "GLaM 64B/64E (600B tokens)", NULL, "an energy alone, of which no inputs are stated" },
};

static void
test_other (gconstpointer data)
{
  const GoldenRow *row = data;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (others[i].line != row->line)
        continue;
      g_assert_cmpstr (row->model, ==, others[i].model);
      if (others[i].test != NULL)
        others[i].test (row);
      else
        g_test_skip (others[i].reason);
      return;
    }
  g_test_message ("line %u, %s: neither a test nor a reason", row->line, row->model);
  g_test_fail ();
}

static void
test_missing (void)
{
  g_test_skip ("golden_energy.csv is not there");
}

static gboolean
states_inputs (const GoldenRow *row)
{
  return strstr (row->note, "calc_mwh=") != NULL || strstr (row->note, "calc_t=") != NULL;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) rows = NULL;
  guint n = 0;
  guint n_implied = 0;
  guint n_others = 0;

  g_test_init (&argc, &argv, NULL);
  rows = golden_rows_read ();
  if (rows == NULL)
    {
      g_test_add_func ("/energy/golden/missing", test_missing);
      return g_test_run ();
    }

  for (guint i = 0; i < rows->len; i++)
    {
      const GoldenRow *row = g_ptr_array_index (rows, i);
      g_autofree char *name = NULL;

      name = g_strdup_printf ("/energy/golden/line-%u-%s", row->line, row->model);
      g_strdelimit (name + strlen ("/energy/golden/"), "/ ", '-');
      if (states_inputs (row))
        {
          g_test_add_data_func (name, row, test_row);
          n++;
        }
      else if (strstr (row->note, IMPLIED) != NULL && row->chips == 1 && !isnan (row->hours)
               && !isnan (row->power))
        {
          g_test_add_data_func (name, row, test_implied);
          n_implied++;
        }
      else
        {
          g_test_add_data_func (name, row, test_other);
          n_others++;
        }
    }
  all_rows = rows;
  g_assert_cmpuint (n, ==, 54);
  g_assert_cmpuint (n_implied, ==, 15);
  /* None is listed that is not there. */
  g_assert_cmpuint (n_others, ==, G_N_ELEMENTS (others));
  g_test_add_data_func ("/energy/golden/llama-2-exactly", rows, test_llama2_exactly);

  return g_test_run ();
}
