/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-estimate.h"
#include "ef-energy-trace.h"
#include "ef-weight-format.h"

#include <math.h>

#define MWH 3.6e9

static void
set (EfEnergyInputs *inputs, EfInput input, double value)
{
  inputs->inputs[input] = ef_assumption_reported (value, "a column");
}

/* Llama 2 7B: 184,320 hours of an A100 at 400 W, with a PUE of 1.1. */
static void
test_device_hours (void)
{
  EfEnergyInputs inputs;
  EfEstimate estimate;

  ef_energy_inputs_init (&inputs, EF_ACTIVITY_TRAINING);
  set (&inputs, EF_INPUT_DEVICE_HOURS, 184320);
  g_assert_false (ef_energy_estimate (&inputs, &estimate));
  g_assert_cmpint (estimate.method, ==, EF_METHOD_NONE);
  g_assert_true (isnan (estimate.value));

  set (&inputs, EF_INPUT_POWER, 400);
  g_assert_true (ef_energy_estimate (&inputs, &estimate));
  g_assert_cmpint (estimate.method, ==, EF_METHOD_DEVICE_HOURS);
  g_assert_cmpint (estimate.origin, ==, EF_ORIGIN_DERIVED);
  g_assert_cmpint (estimate.footprint.scope, ==, EF_SCOPE_ACCELERATOR);
  g_assert_cmpfloat_with_epsilon (estimate.value / MWH, 73.728, 1e-9);
  g_assert_cmpfloat (estimate.low, ==, estimate.value);

  set (&inputs, EF_INPUT_PUE, 1.1);
  g_assert_true (ef_energy_estimate (&inputs, &estimate));
  g_assert_cmpint (estimate.footprint.scope, ==, EF_SCOPE_SITE);
  g_assert_cmpint (estimate.footprint.activity, ==, EF_ACTIVITY_TRAINING);
  g_assert_cmpfloat_with_epsilon (estimate.value / MWH, 81.1008, 1e-9);
}

/* What is not reported makes an estimate of it, with its range: peaks and use divide. */
static void
test_ranges (void)
{
  EfEnergyInputs inputs;
  EfEstimate estimate;

  ef_energy_inputs_init (&inputs, EF_ACTIVITY_TRAINING);
  set (&inputs, EF_INPUT_COMPUTE, 1e21);
  set (&inputs, EF_INPUT_PEAK, 1e14);
  inputs.inputs[EF_INPUT_POWER]
    = (EfAssumption){ 400, 300, 500, EF_GIVEN_REFERENCE, "nvidia-a100-sxm4-80gb", NULL, 0 };
  inputs.inputs[EF_INPUT_UTILISATION]
    = (EfAssumption){ 0.4, 0.2, 0.5, EF_GIVEN_ASSUMED, "utilisation", NULL, 0 };

  g_assert_true (ef_energy_estimate (&inputs, &estimate));
  g_assert_cmpint (estimate.method, ==, EF_METHOD_COMPUTE);
  g_assert_cmpint (estimate.origin, ==, EF_ORIGIN_ESTIMATED);
  g_assert_cmpfloat_with_epsilon (estimate.value, 1e7 / 0.4 * 400, 1);
  g_assert_cmpfloat_with_epsilon (estimate.low, 1e7 / 0.5 * 300, 1);
  g_assert_cmpfloat_with_epsilon (estimate.high, 1e7 / 0.2 * 500, 1);

  /* Hours that were counted are better than compute. */
  set (&inputs, EF_INPUT_HOURS, 10);
  set (&inputs, EF_INPUT_DEVICES, 64);
  g_assert_true (ef_energy_estimate (&inputs, &estimate));
  g_assert_cmpint (estimate.method, ==, EF_METHOD_HOURS);
  g_assert_cmpfloat_with_epsilon (estimate.value, 640 * 400 * 3600.0, 1);
}

/* 6 x 175e9 x 300e9 does not fit 64 bits of a whole number; Patterson prints 3.14e23. */
static void
test_parameters (void)
{
  EfEnergyInputs inputs;
  EfEstimate estimate;

  g_assert_cmpfloat_with_epsilon (ef_energy_training_flop (175e9, 300e9) / 3.15e23, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (ef_energy_inference_flop (175e9, 1), 3.5e11, 1);

  ef_energy_inputs_init (&inputs, EF_ACTIVITY_TRAINING);
  set (&inputs, EF_INPUT_PARAMETERS, 175e9);
  set (&inputs, EF_INPUT_TOKENS, 300e9);
  set (&inputs, EF_INPUT_PEAK, 125e12);
  set (&inputs, EF_INPUT_UTILISATION, 0.1968);
  set (&inputs, EF_INPUT_POWER, 330);
  set (&inputs, EF_INPUT_PUE, 1.1);
  g_assert_true (ef_energy_estimate (&inputs, &estimate));
  g_assert_cmpint (estimate.method, ==, EF_METHOD_TRAINING);
  /* A rule of thumb is never a derivation. */
  g_assert_cmpint (estimate.origin, ==, EF_ORIGIN_ESTIMATED);
  /* Table 4 has 24.6 TFLOP/s on each V100 and 1,287 MWh. */
  g_assert_cmpfloat_with_epsilon (estimate.value / MWH / 1287, 1, 0.01);

  ef_energy_inputs_init (&inputs, EF_ACTIVITY_INFERENCE);
  set (&inputs, EF_INPUT_PARAMETERS, 7e9);
  set (&inputs, EF_INPUT_TOKENS, 1000);
  set (&inputs, EF_INPUT_PEAK, 1e14);
  set (&inputs, EF_INPUT_UTILISATION, 0.5);
  set (&inputs, EF_INPUT_POWER, 400);
  g_assert_true (ef_energy_estimate (&inputs, &estimate));
  g_assert_cmpint (estimate.method, ==, EF_METHOD_INFERENCE);
  g_assert_cmpfloat_with_epsilon (estimate.value, 2 * 7e9 * 1000 / 5e13 * 400, 1e-6);
}

/* BLOOM: 433.196 MWh of devices at 57 g are 24.69 t; with a PUE of 1.2 they are 30 t. */
static void
test_carbon (void)
{
  EfEnergyInputs inputs;
  EfEstimate estimate;

  ef_energy_inputs_init (&inputs, EF_ACTIVITY_TRAINING);
  set (&inputs, EF_INPUT_ENERGY, 433.196 * MWH);
  g_assert_false (ef_energy_estimate_carbon (&inputs, EF_SCOPE_ACCELERATOR, &estimate));
  set (&inputs, EF_INPUT_INTENSITY, 57);
  g_assert_true (ef_energy_estimate_carbon (&inputs, EF_SCOPE_ACCELERATOR, &estimate));
  g_assert_cmpfloat_with_epsilon (estimate.value, 24692.2, 0.1);
  g_assert_cmpint (estimate.footprint.scope, ==, EF_SCOPE_ACCELERATOR);
  g_assert_cmpint (estimate.footprint.basis, ==, EF_BASIS_LOCATION);

  set (&inputs, EF_INPUT_PUE, 1.2);
  g_assert_true (ef_energy_estimate_carbon (&inputs, EF_SCOPE_ACCELERATOR, &estimate));
  g_assert_cmpfloat_with_epsilon (estimate.value, 29630.6, 0.1);
  g_assert_cmpint (estimate.footprint.scope, ==, EF_SCOPE_SITE);

  /* Never twice. */
  g_assert_true (ef_energy_estimate_carbon (&inputs, EF_SCOPE_SITE, &estimate));
  g_assert_cmpfloat_with_epsilon (estimate.value, 24692.2, 0.1);

  /* Hydro power that is said to emit nothing. */
  set (&inputs, EF_INPUT_INTENSITY, 0);
  g_assert_true (ef_energy_estimate_carbon (&inputs, EF_SCOPE_SITE, &estimate));
  g_assert_cmpfloat (estimate.value, ==, 0);
}

/* What comes out of impossible inputs is no amount. */
static void
test_hostile_inputs (void)
{
  static const double values[] = { 0, -1, NAN, INFINITY, 1e308, 1e-320 };

  for (guint i = 0; i < 6 * 6 * 6; i++)
    {
      EfEnergyInputs inputs;
      EfEstimate estimate;

      ef_energy_inputs_init (&inputs, EF_ACTIVITY_TRAINING);
      set (&inputs, EF_INPUT_COMPUTE, values[i % 6]);
      set (&inputs, EF_INPUT_PEAK, values[i / 6 % 6]);
      set (&inputs, EF_INPUT_UTILISATION, values[i / 36]);
      set (&inputs, EF_INPUT_POWER, 1e308);
      if (ef_energy_estimate (&inputs, &estimate))
        g_assert_true (isfinite (estimate.value));
    }
}

static void
test_formula (void)
{
  EfEnergyInputs inputs;
  EfEstimate estimate;
  g_autofree char *formula = NULL;
  g_autofree char *text = NULL;
  g_autofree char *foreign = ef_energy_formula_describe ("a = b; c=d");
  g_autofree char *empty = ef_energy_formula_describe ("");
  g_autofree char *many = g_strnfill (10000, ';');
  g_autofree char *many_text = ef_energy_formula_describe (many);

  ef_energy_inputs_init (&inputs, EF_ACTIVITY_TRAINING);
  inputs.inputs[EF_INPUT_DEVICE_HOURS] = ef_assumption_reported (100, "Hours; of \\ GPU=x:y");
  inputs.inputs[EF_INPUT_POWER]
    = (EfAssumption){ 700, 441, 756, EF_GIVEN_REFERENCE, "nvidia-h100-sxm5", NULL, 0 };
  inputs.inputs[EF_INPUT_PUE] = (EfAssumption){ 1.1, 1.1, 1.1, EF_GIVEN_CHOSEN, NULL, NULL, 0 };
  g_assert_true (ef_energy_estimate (&inputs, &estimate));
  formula = ef_energy_formula_new (&inputs, &estimate);
  g_assert_cmpstr (formula, ==,
                   "device-hours*power; device-hours=reported::Hours\\; of \\\\ GPU=x:y; "
                   "power=reference:700:nvidia-h100-sxm5; pue=chosen:1.1:");
  text = ef_energy_formula_describe (formula);
  g_assert_cmpstr (text, ==,
                   "device hours × power × PUE\n"
                   "Device hours: from the column “Hours; of \\ GPU=x:y”\n"
                   "Power of a device: 700 W (NVIDIA H100 SXM5 80GB; NVIDIA H100 Tensor Core GPU, "
                   "data sheet, 2023)"
                   ", for the range between 441 W and 756 W, as devices in use took 63 % to "
                   "108 % of their design power (Patterson et al., Carbon Emissions and Large "
                   "Neural Network Training, table 3, 2021)\n"
                   "Overhead of the site (PUE): 1.1, as chosen");

  g_assert_cmpstr (foreign, ==, "a = b; c=d");
  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpstr (many_text, ==, many);
}

static void
test_more_formulas (void)
{
  EfEnergyInputs inputs;
  EfEstimate estimate;
  g_autofree char *formula = NULL;
  g_autofree char *text = NULL;

  ef_energy_inputs_init (&inputs, EF_ACTIVITY_TRAINING);
  inputs.inputs[EF_INPUT_ENERGY] = ef_assumption_reported (3.6e9, "Energy (MWh)");
  inputs.inputs[EF_INPUT_INTENSITY]
    = (EfAssumption){ 380.95, 380.95, 380.95, EF_GIVEN_REFERENCE, "DEU", NULL, 2023 };
  g_assert_true (ef_energy_estimate_carbon (&inputs, EF_SCOPE_SITE, &estimate));
  formula = ef_energy_formula_new (&inputs, &estimate);
  text = ef_energy_formula_describe (formula);
  g_assert_cmpstr (text, ==,
                   "energy × grid intensity\n"
                   "Energy: from the column “Energy (MWh)”\n"
                   "Grid intensity: 380.95 g/kWh (Germany; Our World in Data, carbon intensity of "
                   "electricity generation (by CodeCarbon), 2023)");
}

/* Bits for each weight, by layout. */
static const struct
{
  const char *text;
  const char *name;
  double bits;
} weight_formats[] = {
  { "fp32", "FP32", 32 },     { "torch.bfloat16", "BF16", 16 },
  { "float16", "FP16", 16 },  { "FP8", "FP8", 8 },
  { "int8", "INT8", 8 },      { "8bit", "INT8", 8 },
  { "Q8_0", "Q8_0", 8.5 },    { "Q4_0", "Q4_0", 4.5 },
  { "q4_1", "Q4_1", 5 },      { "Q5_0", "Q5_0", 5.5 },
  { "MXFP4", "MXFP4", 4.25 }, { "mx-fp4", "MXFP4", 4.25 },
  { "NVFP4", "NVFP4", 4.5 },  { "nf4", "NF4", 4 },
  { "4bit", "INT4", 4 },      { "Q4_K_M", "Q4_K", 4.5 },
  { "Q6_K", "Q6_K", 6.5625 }, { "IQ4_XS", "IQ4_XS", 4.25 },
  { "Q5_K_S", "Q5_K", 5.5 },  { "MOSTLY_Q4_K_M", "Q4_K", 4.5 },
  { "MOSTLY_IQ2_XXS", "IQ2_XXS", 2.0625 },
  { "IQ3_S", "IQ3_S", 3.4375 },
};

/* As they stand in the files of the field. */
static const struct
{
  const char *name;
  const char *base;
  const char *format;
} variants[] = {
  { "Qwen/Qwen3-235B-A22B-Instruct-2507-FP8", "Qwen/Qwen3-235B-A22B-Instruct-2507", "fp8" },
  { "Llama 3.1 405B Instruct FP8", "Llama 3.1 405B Instruct", "fp8" },
  { "unsloth/phi-4-unsloth-bnb-4bit", "unsloth/phi-4", "int4" },
  { "unsloth/phi-4-bnb-4bit", "unsloth/phi-4", "int4" },
  { "niancheng/gte-Qwen2-1.5B-instruct-Q4_K_M-GGUF", "niancheng/gte-Qwen2-1.5B-instruct", "q4-k" },
  { "yoeven/multilingual-e5-large-instruct-Q5_0-GGUF", "yoeven/multilingual-e5-large-instruct",
    "q5-0" },
  { "guanaco-65B.ggmlv3.q3_K_L.bin", "guanaco-65B", "q3-k" },
  { "ai/gemma3:270M-UD-IQ2_XXS", "ai/gemma3:270M", "iq2-xxs" },
  { "ai/gemma3:270M-F16", "ai/gemma3:270M", "fp16" },
  { "MobileNet v2-1.0-int8", "MobileNet v2-1.0", "int8" },
  { "MobileNet v2-1.0-fp32", "MobileNet v2-1.0", "fp32" },
  { "MobileNet v2-1.0-qdq", "MobileNet v2-1.0", NULL },
  { "TheBloke/Llama-2-7B-AWQ", "TheBloke/Llama-2-7B", NULL },
  { "TheBloke/Llama-2-7B-GPTQ", "TheBloke/Llama-2-7B", NULL },
};

/* And those that are no variants. */
static const char *const models[]
  = { "Qwen/Qwen3-14B", "MobileNet v2-1.0", "kl-f16", "resnet50", "FP8", "q4_K_M", "", "-",
      "model.bin", "ModelCloud/Llama-3.2-1B-Instruct-gptqmodel-4bit-vortex-v1", "BGE-full",
      "maldv/Awqward2.5" };

static void
test_variants (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      const EfWeightFormat *format;
      g_autofree char *base = ef_weight_format_split_name (variants[i].name, &format);

      g_assert_cmpstr (base, ==, variants[i].base);
      g_assert_cmpstr (format != NULL ? format->id : NULL, ==, variants[i].format);
    }
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      const EfWeightFormat *format;
      g_autofree char *base = ef_weight_format_split_name (models[i], &format);

      g_test_message ("%s", models[i]);
      g_assert_null (base);
    }
}

static void
test_weights (void)
{
  const EfWeightFormat *list;
  g_autofree char *decimal = NULL;
  g_autofree char *binary = NULL;
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (weight_formats); i++)
    {
      const EfWeightFormat *format = ef_weight_format_find (weight_formats[i].text);

      g_test_message ("%s", weight_formats[i].text);
      g_assert_nonnull (format);
      g_assert_cmpstr (format->name, ==, weight_formats[i].name);
      g_assert_cmpfloat (ef_weight_format_get_bits (format), ==, weight_formats[i].bits);
    }

  g_assert_null (ef_weight_format_find ("GPTQ"));
  g_assert_null (ef_weight_format_find (""));
  g_assert_null (ef_weight_format_find ("M"));

  list = ef_weight_format_list (&n);
  for (guint i = 1; i < n; i++)
    g_assert_cmpfloat (ef_weight_format_get_bits (&list[i]), <=,
                       ef_weight_format_get_bits (&list[i - 1]));

  /* 8.03e9 weights of bf16: the same memory in both countings. */
  g_assert_cmpfloat (ef_weight_format_get_bytes (ef_weight_format_find ("bf16"), 8.03e9), ==,
                     16.06e9);
  decimal = ef_memory_to_decimal (16.06e9);
  binary = ef_memory_to_binary (16.06e9);
  g_assert_cmpstr (decimal, ==, "16.1 GB");
  g_assert_cmpstr (binary, ==, "15.0 GiB");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/energy/estimate/device-hours", test_device_hours);
  g_test_add_func ("/energy/estimate/ranges", test_ranges);
  g_test_add_func ("/energy/estimate/parameters", test_parameters);
  g_test_add_func ("/energy/estimate/carbon", test_carbon);
  g_test_add_func ("/energy/estimate/hostile-inputs", test_hostile_inputs);
  g_test_add_func ("/energy/estimate/formula", test_formula);
  g_test_add_func ("/energy/estimate/more-formulas", test_more_formulas);
  g_test_add_func ("/energy/estimate/weights", test_weights);
  g_test_add_func ("/energy/estimate/variants", test_variants);
  return g_test_run ();
}
