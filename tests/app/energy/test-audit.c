/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-audit-private.h"
#include "ef-prose.h"

#include "energy-fixture.h"

#include <math.h>
#include <string.h>

/* "R1 A; R6 A": what was found, by rule and label; what is no contradiction is in brackets. */
static char *
describe (GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const EfAuditFinding *finding = g_ptr_array_index (findings, i);
      gboolean info = finding->severity == EF_SEVERITY_INFO;

      g_test_message ("%s %s, %s: %s", ef_audit_rule_to_word (finding->rule), finding->label,
                      finding->place, finding->reason);
      g_string_append_printf (text, "%s%s%s %s%s", i > 0 ? "; " : "", info ? "(" : "",
                              ef_audit_rule_to_word (finding->rule), finding->label,
                              info ? ")" : "");
    }

  return g_string_free (text, FALSE);
}

static void
assert_findings (const char *lines, const char *expected)
{
  g_autoptr (EfTable) table = fixture_table (lines);
  g_autoptr (GPtrArray) findings = ef_audit_table (table);
  g_autofree char *found = describe (findings);

  g_assert_cmpstr (found, ==, expected);
}

static const char *
get_reason (GPtrArray *findings, guint index)
{
  return ((const EfAuditFinding *) g_ptr_array_index (findings, index))->reason;
}

/* Energy against the hours and the power, or the hardware, that stand beside it. */
static void
test_work (void)
{
  assert_findings ("Model,GPU hours,Power (W),Energy (kWh),PUE\n"
                   "A,1000,400,4000,\nB,1000,400,400,\nC,1000,400,44,1.1\n"
                   "D,1000,400,440,1.1\nE,1000,400,350,\nF,1000,400,3000,\nG,1000,400,40000,\n"
                   "H,1000,400,400000,\nI,1000,0,400,\n",
                   "R5 A; R5 C; R5 G; R5 H");
  assert_findings ("Model,Hardware,GPU hours,Energy (kWh)\n"
                   "A,A100 SXM4 80GB,1000,4100\nB,A100 SXM4 80GB,1000,410\n"
                   "C,A100 SXM4 80GB,1000,41\nD,T4,1000,700\nE,abacus,1000,4100\n",
                   "R5 A");
}

static void
assert_card (const char *carbon, const char *text, const char *expected)
{
  g_autofree char *lines = g_strdup_printf ("Model,Carbon (kg),Score\nA,%s,1\nA,%s,2\n", carbon,
                                            carbon);
  g_autoptr (EfTable) table = fixture_table (lines);
  g_autoptr (GPtrArray) findings = ef_audit_findings_new ();
  g_autoptr (GArray) numbers = ef_prose_read (text, NULL);
  g_autofree char *found = NULL;

  ef_audit_card (findings, table, 0, ef_table_get_n_rows (table),
                 (const EfProseNumber *) numbers->data, numbers->len);
  found = describe (findings);
  g_assert_cmpstr (found, ==, expected);
}

/* The head of a card against its text: GPT-3 with ten times its carbon, and amounts that only look
 * alike. */
static void
test_card (void)
{
  assert_card ("5521000", "Training took 1,287 MWh: 552.1 tCO2eq.", "R5 A");
  assert_card ("552.1", "It was 552.1 tCO2eq.", "R5 A");
  assert_card ("552100", "It was 552.1 tCO2eq.", "");
  assert_card ("552100", "It was 552.1 tCO2eq, or 5,521,000 kg CO2eq by others.", "");
  assert_card ("5520000", "It was 552.1 tCO2eq.", "");
  assert_card ("5000", "It was 50 tCO2eq, 500 kg CO2eq.", "");
  assert_card ("24700", "24.7 tonnes CO2eq", "");
  assert_card ("", "It was 552.1 tCO2eq.", "");
}

/* Case 1: 7.0M hours at 700 W, and 12.9 t; its sibling has 2,040 t. */
static void
test_llama33 (void)
{
  g_autoptr (EfTable) table = fixture_table ("Model,Hardware,GPU hours,Power (W),tCO2e\n"
                                             "Llama 3.1 8B,H100-80GB,1460000,700,420\n"
                                             "Llama 3.1 70B,H100-80GB,7000000,700,2040\n"
                                             "Llama 3.3 70B,H100-80GB,7000000,700,12.9\n");
  g_autoptr (GPtrArray) findings = ef_audit_table (table);
  g_autofree char *found = describe (findings);
  const EfAuditFinding *first = g_ptr_array_index (findings, 0);

  g_assert_cmpstr (found, ==, "R1 Llama 3.3 70B; R6 Llama 3.3 70B");
  g_assert_cmpstr (first->place, ==, "line 4");
  g_assert_cmpfloat_with_epsilon (first->printed, 0.0026327, 1e-6);
  g_assert_cmpstr (get_reason (findings, 0), ==,
                   "12.9 t for 7000000 device hours × 700 W = 4900 MWh is 0.002633 kg/kWh; "
                   "grids emit about 0.005 to 1.3.");
  g_assert_cmpstr (get_reason (findings, 1), ==,
                   "12.9 t, but “Llama 3.1 70B” took about as long on alike hardware and "
                   "emitted 2040 t: 158.1 times apart.");
  g_assert_cmpuint (ef_audit_count_contradictions (findings), ==, 2);
}

/* The tables of cards name no hardware; the same power tells as much. */
static void
test_same_power (void)
{
  assert_findings ("Model,GPU hours,Power (W),tCO2e\n"
                   "Llama 3.1 70B,7000000,700,2040\n"
                   "Llama 2 70B,1720320,400,291.42\n"
                   "Llama 3.3 70B,7000000,700,12.9\n",
                   "R1 Llama 3.3 70B; R6 Llama 3.3 70B");
  assert_findings ("Model,GPU hours,tCO2e\nA,7000000,2040\nB,7000000,12.9\n", "");
}

/* Case 2: the row of one model is missing above the total. */
static void
test_llama2_total (void)
{
  g_autoptr (EfTable) table = fixture_table ("Model,Time (GPU hours),Power Consumption (W),"
                                             "Carbon Emitted(tCO2eq)\n"
                                             "Llama 2 7B,184320,400,31.22\n"
                                             "Llama 2 13B,368640,400,62.44\n"
                                             "Llama 2 70B,1720320,400,291.42\n"
                                             "Total,3311616,,539.00\n");
  g_autoptr (GPtrArray) findings = ef_audit_table (table);
  g_autofree char *found = describe (findings);

  g_assert_cmpstr (found, ==, "R3 Total; R3 Total");
  g_assert_cmpstr (get_reason (findings, 0), ==,
                   "The total in the column “Time (GPU hours)” is 3311616 h, but the 3 rows above "
                   "it add up to 2273280 h.");
  g_assert_cmpstr (get_reason (findings, 1), ==,
                   "The total in the column “Carbon Emitted(tCO2eq)” is 539 t, but the 3 rows "
                   "above it add up to 385.1 t.");

  /* With it, the rest is rounding. */
  assert_findings ("Model,Time (GPU hours),Power Consumption (W),Carbon Emitted(tCO2eq)\n"
                   "Llama 2 7B,184320,400,31.22\n"
                   "Llama 2 13B,368640,400,62.44\n"
                   "Llama 2 34B,1038336,350,153.90\n"
                   "Llama 2 70B,1720320,400,291.42\n"
                   "Total,3311616,,539.00\n",
                   "");
}

/* Cases 4 and 6: a product that does not come out, and one that a PUE explains. */
static void
test_products (void)
{
  assert_findings ("Model,Energy (MWh),Grid intensity (kgCO2eq/kWh),PUE,Energy scope,tCO2e\n"
                   "OPT 175B,324,0.231,1.09,server,76.3\n"
                   "BLOOM 176B,433,0.057,1.2,server,30\n"
                   "GPT-3 175B,1287,0.429,1.1,site,552\n"
                   "Gopher 280B,1066,0.33,1.08,,380\n",
                   "R2 OPT 175B");
  assert_findings ("Model,Energy (MWh),Grid intensity (kgCO2eq/kWh),PUE,Energy scope,tCO2e\n"
                   "GPT-3 175B,1287,0.429,1.1,site,502\n"
                   "GPT-3 twice,1287,0.429,1.1,site,607.3\n",
                   "R5 GPT-3 175B; R5 GPT-3 twice");
}

/* Cases 7 and 8, and the other slips. */
static void
test_slips (void)
{
  g_autoptr (EfTable) table
    = fixture_table ("Model,Energy (MWh),Grid intensity (kgCO2eq/kWh),Carbon emissions (kg)\n"
                     "GPT-3,1287,0.429,5521000\n"
                     "in grams,1287,0.429,552100000\n"
                     "in tonnes,1287,0.429,552.1\n"
                     "in pounds,1287,0.429,1217193\n");
  g_autoptr (GPtrArray) findings = ef_audit_table (table);
  g_autofree char *found = describe (findings);

  g_assert_cmpstr (found, ==,
                   "R1 GPT-3; R5 GPT-3; R1 in grams; R5 in grams; R1 in tonnes; R5 in tonnes; "
                   "R5 in pounds");
  g_assert_cmpstr (get_reason (findings, 1), ==,
                   "1287 MWh × 0.429 kg/kWh = 552.1 t, but 5521 t is printed. That is ten times as "
                   "much: a digit may have slipped.");

  assert_findings ("Model,Grid intensity (kgCO2eq/kWh)\nUSA,731.59\nUSA,0.43\n", "R5 USA");
}

/* Without a printed intensity, and an amount that the table gives twice. */
static void
test_slips_of_siblings (void)
{
  g_autoptr (EfTable) twice = fixture_table ("Model,Energy (kWh),Energy (MWh),tCO2e\n"
                                             "A,1000,1,0.4\nB,1000,1000,0.4\n");
  g_autoptr (GPtrArray) findings = ef_audit_table (twice);
  g_autofree char *found = describe (findings);

  assert_findings ("Model,GPU hours,Power (W),tCO2e,Accuracy\n"
                   "A,1000,400,0.16,60\n"
                   "C,1000,400,0.00016,62\n"
                   "D,1000,400,160,63\n"
                   "F,1000,400,0.35,65\n",
                   "R1 C; R5 C; R6 C; R1 D; R5 D; R6 D");
  g_assert_cmpstr (found, ==, "R5 B");
  g_assert_cmpstr (get_reason (findings, 0), ==,
                   "The column “Energy (kWh)” says 1000 kWh, but “Energy (MWh)” says 1000 MWh. "
                   "That is 1000 times as much: a unit may be one step too large (kg for g, t for "
                   "kg, kWh for MWh).");

  /* Rounded, another run, or a part: no contradiction. */
  assert_findings ("Model,energy_kwh,energy_mwh,kgCO2e,tCO2e\nA,432,0.4,173,0.17\n", "");
  assert_findings ("Model,Energy (kWh),Energy of evaluation (Wh)\nA,432,432\n", "");
  assert_findings ("Model,Carbon (kg),Carbon (t)\nA,400,3\nB,400,0.4\n", "R5 A");
}

/* Case 9: the energy of one thing beside the carbon of another. */
static void
test_impossible_intensity (void)
{
  assert_findings ("Model,Training energy (kWh),tCO2e\nLlama 2 7B,0.4,31.22\n", "R1 Llama 2 7B");
}

/* Cases 10 and 11: cards that say 1, and cards that say kilograms where grams are read. */
static void
test_cards (void)
{
  assert_findings ("Model,co2_eq_emissions,Hardware\n"
                   "placeholder,1,\n"
                   "zero,0,\n"
                   "bart,0.0334,Tesla P100\n"
                   "bloom,24700000,A100 80GB\n"
                   "small,80,P100\n"
                   "unknown,0.0334,\n",
                   "R7 placeholder; R7 zero; R1 bart; R5 bart");
}

/* A log of measured runs: alike hours may be very different work, and a rounded 1 is a value. */
static void
test_measured (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("CO2cost", EF_COLUMN_NUMBER);
  g_autoptr (EfTable) names = fixture_table ("Model\nA\nB\n");
  g_autoptr (EfTable) table = NULL;
  g_autoptr (EfColumn) carbon = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *found = NULL;

  assert_findings (
    "Model,gpu_model,Training time (s),gpu_count,Energy (kWh),Carbon emissions (kg)\n"
    "idle,A100,60,1,0.001,0.0004\n"
    "busy,A100,61,1,0.02,0.008\n",
    "");

  ef_column_builder_set_quantity (builder, ef_quantity_find ("carbon"),
                                  ef_unit_find_by_id ("kilogram"));
  ef_column_builder_add_number_full (builder, 1, NAN, NAN, "1.00 kg", -1);
  ef_column_builder_add_number_full (builder, 1, NAN, NAN, "1 kg", -1);
  carbon = ef_column_builder_end (builder);
  table = ef_table_add_column (names, carbon);
  findings = ef_audit_table (table);
  found = describe (findings);
  g_assert_cmpstr (found, ==, "R7 B");
}

/* What is no contradiction: a range, three scopes, a zero that the market makes, hydro power. */
static void
test_clean (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Power (W)", EF_COLUMN_NUMBER);
  g_autoptr (EfTable) code = fixture_table ("Model,GPU hours,tCO2e\nCode Llama,1400000,228.55\n");
  g_autoptr (EfTable) with_range = NULL;
  g_autoptr (EfColumn) power = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  ef_column_builder_set_quantity (builder, ef_quantity_find ("power"), ef_unit_find_by_id ("watt"));
  ef_column_builder_add_number_full (builder, 375, 350, 400, "350-400W", -1);
  power = ef_column_builder_end (builder);
  with_range = ef_table_add_column (code, power);
  findings = ef_audit_table (with_range);
  g_assert_cmpuint (findings->len, ==, 0);

  assert_findings ("Model,Energy (MWh),Grid intensity (kgCO2eq/kWh),PUE,Energy scope,tCO2e\n"
                   "BLOOM dynamic,433.196,0.057,,server,24.69\n"
                   "BLOOM with PUE,433,0.057,1.2,server,30\n"
                   "BLOOM life cycle,,,,life-cycle,50.5\n",
                   "");
  assert_findings ("Model,Training Time (GPU hours),Training Power Consumption (W),"
                   "Training Location-Based Greenhouse Gas Emissions (metric tons CO2eq),"
                   "Training Market-Based Greenhouse Gas Emissions (metric tons CO2eq)\n"
                   "Llama 3.1 8B,1460000,700,420,0\n"
                   "Llama 3.1 70B,7000000,700,2040,0\n"
                   "Llama 3.1 405B,30840000,700,8930,0\n"
                   "Total,39300000,,11390,0\n",
                   "");
  assert_findings ("Model,Energy (MWh),Grid intensity (kgCO2eq/kWh),PUE,Energy scope,tCO2e\n"
                   "OLMo-7B,135,0,1.1,server,0\n",
                   "(R1 OLMo-7B)");
}

/* A total counts the rows of its paper, and of its table there; one that does not say where it is
 * from counts all. */
static void
test_origins (void)
{
  assert_findings ("Paper,Model,tCO2e\nA,x1,1\nA,x2,2\nB,y1,5\nB,y2,5\nB,B Total,10\n", "");
  assert_findings ("source,table,Model,tCO2e\n"
                   "A,Table 1,x1,1.5\nA,Table 1,x2,2.5\nA,Section 6,Total,11\n"
                   "B,Table 1,y1,5.5\nB,Table 1,y2,5.5\nB,Table 1,B Total,15\n",
                   "R3 B Total");
  assert_findings ("Paper,Model,tCO2e\nA,x1,1.5\nB,y1,5.5\n,Total,7\n", "");
  assert_findings ("Paper,Model,tCO2e\nA,x1,1.5\nB,y1,5.5\n,Total,9\n", "R3 Total");
}

/* What the energy counts may stand among notes; only then is the PUE known to be missing. */
static void
test_noted_scope (void)
{
  static const char lines[]
    = "Model,energy_mwh,grid_kgco2_per_kwh,pue,tco2e,note\n"
      "OPT,324,0.231,1.09,76.3,published 70 t; energy_basis=%s; x=1\n";
  g_autofree char *without = g_strdup_printf (lines, "excl_pue");
  g_autofree char *with = g_strdup_printf (lines, "incl_pue");
  g_autofree char *unknown = g_strdup_printf (lines, "");

  assert_findings (without, "R2 OPT");
  assert_findings (with, "");
  assert_findings (unknown, "");
}

/* Grids are cleaner and dirtier than usual where it is known, and a table that counts has ones. */
static void
test_places (void)
{
  assert_findings ("Model,Country,Energy (MWh),Carbon emissions (kg)\n"
                   "Montréal,CAN,1,3.9\n"
                   "Ashgabat,Turkmenistan,1,1350\n"
                   "Berlin,Germany,1,3.9\n"
                   "anywhere,,1,3.9\n"
                   "too clean,CAN,1,0.3\n"
                   "too dirty,Turkmenistan,1,2000\n",
                   "R1 Berlin; R1 anywhere; R1 too clean; R5 too clean; R1 too dirty");
  assert_findings ("Country,carbon_intensity (g/kWh)\nTurkmenistan,1306.3\nKosovo,958\n", "");
  assert_findings ("Model,tCO2e\nA,1\nB,2\nC,30\n", "");
  assert_findings ("Model,tCO2e\nA,1\nB,0\nC,30\n", "R7 B");
  assert_findings ("Model,tCO2e\nA,1\nB,1\n", "R7 A; R7 B");
  assert_findings ("Model,tCO2e\nA,1\nB,2.5\n", "R7 A");
}

static void
assert_prose (const char *lines,
              const EfProseNumber *numbers,
              guint n_numbers,
              const char *expected)
{
  g_autoptr (EfTable) table = fixture_table (lines);
  g_autoptr (GPtrArray) findings = ef_audit_prose (table, numbers, n_numbers, NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const EfAuditFinding *finding = g_ptr_array_index (findings, i);

      g_test_message ("%s: %s", finding->place, finding->reason);
      g_assert_cmpint (finding->rule, ==, EF_AUDIT_PROSE);
      g_string_append_printf (found, "%s%s%s", i > 0 ? "; " : "",
                              finding->severity == EF_SEVERITY_INFO ? "info " : "", finding->place);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

#define MILLION 1e6

/* Cases 1, 3 and 5: the text around the table. */
static void
test_prose (void)
{
  static const char llama33[]
    = "Model,Training Time (GPU hours),tCO2e\nLlama 3.3 70B,7000000,12.9\n";
  static const EfProseNumber llama33_prose[] = {
    { 39.3 * MILLION, 0.05 * MILLION, "device-time", "hours" },
    { 11390e3, 500, "carbon", "tonnes" },
  };
  static const char llama31[] = "Model,Training Time (GPU hours),tCO2e\n8B,1460000,420\n"
                                "70B,7000000,2040\n405B,30840000,8930\n";
  static const char llama32[] = "Model,Training Time (GPU hours),Logits training time (GPU hours)\n"
                                "1B,370000,\n3B,460000,\nTotal,833000,86000\n";
  static const EfProseNumber llama32_prose[] = {
    { 916e3, 500, "device-time", "916k" },
    { 919e3, 500, "device-time", "919k" },
    { 833e3, 500, "device-time", "833k" },
  };
  static const char bloom[] = "Model,Energy (kWh)\nBLOOM,433196\n";
  static const EfProseNumber bloom_prose[] = {
    { 433195 * 3.6e6, 0.5 * 3.6e6, "energy", "section 4.2" },
    { 24.69e3, 5, "carbon", "no column of that kind" },
  };

  assert_prose (llama33, llama33_prose, G_N_ELEMENTS (llama33_prose), "hours; tonnes");
  assert_prose (llama31, llama33_prose, G_N_ELEMENTS (llama33_prose), "");
  assert_prose (llama32, llama32_prose, G_N_ELEMENTS (llama32_prose), "916k");
  assert_prose (bloom, bloom_prose, G_N_ELEMENTS (bloom_prose), "info section 4.2");
  assert_prose (bloom, NULL, 0, "");
}

/* Numbers of a text: of its section, with their rounding, and none of its tables. */
static void
test_reading_prose (void)
{
  static const char text[] = "# Card\n"
                             "Trained for 5 GPU hours.\n"
                             "## **Hardware and Software**\n"
                             "It took **39.3**M GPU hours on 16 H100-80GB (TDP of 700W), or 11,390 "
                             "tons CO2eq; 0 tons CO2eq by the market.\n"
                             "| Model | 7 GPU hours |\n"
                             "Nothing: 2020, 1.2.3, 24 GB, CO2eq, 5tons CO2eq\n"
                             "## More\n"
                             "3.3M GPU hours\n";
  static const struct
  {
    double value, rounding;
    const char *dimension;
  } expected[] = {
    { 39.3e6, 0.05e6, "device-time" },
    { 11390e3, 500, "carbon" },
    { 0, 500, "carbon" },
    { 5e3, 500, "carbon" },
  };
  g_autoptr (GArray) numbers = ef_prose_read (text, "Hardware and Software");
  g_autoptr (GArray) all = ef_prose_read (text, NULL);
  g_autoptr (GArray) nothing = ef_prose_read (text, "Weather");

  g_assert_cmpuint (numbers->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < numbers->len; i++)
    {
      const EfProseNumber *number = &g_array_index (numbers, EfProseNumber, i);

      g_assert_cmpfloat_with_epsilon (number->value, expected[i].value, 1e-6);
      g_assert_cmpfloat_with_epsilon (number->rounding, expected[i].rounding, 1e-6);
      g_assert_cmpstr (number->dimension, ==, expected[i].dimension);
      g_assert_cmpstr (number->place, ==, i < 3 ? "line 4" : "line 6");
    }
  g_assert_cmpuint (all->len, ==, 6);
  g_assert_cmpuint (nothing->len, ==, 0);

  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autofree char *part = g_strndup (text, length);
      g_autoptr (GArray) some = ef_prose_read (part, NULL);

      g_assert_cmpuint (some->len, <=, 6);
    }
}

/* Rows of any content: nothing breaks, and a million rows are looked at in their time. */
static void
test_hostile (void)
{
  g_autoptr (GString) lines = g_string_new ("Model,Hardware,GPU hours,Power (W),PUE,Energy (kWh),"
                                            "Grid intensity (g/kWh),Carbon emissions (kg)\n");
  static const char *const cells[] = { "", "0", "1", "-1", "1e308", "1e-308", "7", "42.5" };
  g_autoptr (EfTable) table = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append (lines, i % 5 == 0 ? "Total,x" : "m,A100");
      for (guint k = 0; k < 6; k++)
        g_string_append_printf (lines, ",%s",
                                cells[g_test_rand_int_range (0, G_N_ELEMENTS (cells))]);
      g_string_append_c (lines, '\n');
    }
  table = fixture_table (lines->str);
  findings = ef_audit_table (table);
  g_assert_cmpuint (findings->len, >, 0);
  g_assert_cmpuint (findings->len, <=, 10000);
  for (guint i = 0; i < findings->len; i++)
    g_assert_true (g_utf8_validate (get_reason (findings, i), -1, NULL));
}

static void
test_nothing (void)
{
  assert_findings ("Model,Accuracy\nA,1\nB,0\n", "");
  assert_findings ("Model,tCO2e\n", "");
}

static void
test_rules (void)
{
  for (guint i = 0; i < EF_N_AUDIT_RULES; i++)
    {
      g_autofree char *word = g_strdup_printf ("R%u", i + 1);

      g_assert_cmpstr (ef_audit_rule_to_word (i), ==, word);
      g_assert_cmpstr (ef_audit_rule_to_label (i), !=, "");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/energy/audit/llama-3.3", test_llama33);
  g_test_add_func ("/energy/audit/same-power", test_same_power);
  g_test_add_func ("/energy/audit/llama-2-total", test_llama2_total);
  g_test_add_func ("/energy/audit/products", test_products);
  g_test_add_func ("/energy/audit/slips", test_slips);
  g_test_add_func ("/energy/audit/slips-of-siblings", test_slips_of_siblings);
  g_test_add_func ("/energy/audit/impossible-intensity", test_impossible_intensity);
  g_test_add_func ("/energy/audit/cards", test_cards);
  g_test_add_func ("/energy/audit/measured", test_measured);
  g_test_add_func ("/energy/audit/clean", test_clean);
  g_test_add_func ("/energy/audit/origins", test_origins);
  g_test_add_func ("/energy/audit/noted-scope", test_noted_scope);
  g_test_add_func ("/energy/audit/places", test_places);
  g_test_add_func ("/energy/audit/prose", test_prose);
  g_test_add_func ("/energy/audit/reading-prose", test_reading_prose);
  g_test_add_func ("/energy/audit/hostile", test_hostile);
  g_test_add_func ("/energy/audit/nothing", test_nothing);
  g_test_add_func ("/energy/audit/rules", test_rules);
  g_test_add_func ("/energy/audit/work", test_work);
  g_test_add_func ("/energy/audit/card", test_card);
  return g_test_run ();
}
