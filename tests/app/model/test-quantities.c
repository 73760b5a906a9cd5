/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-quantity.h"

/* Headers as real files have them, and what they mean. */
typedef struct
{
  const char *header;
  const char *quantity; /* id, or NULL */
  const char *unit;     /* id, or NULL */
} Expectation;

static const Expectation expectations[] = {
  { "Number of params", "parameters", "one" },
  { "PARAMS", "parameters", "one" },
  { "Params", "parameters", "one" },
  { "FLOPS", "inference-compute", "flop" },
  { "Parameters", "parameters", "one" },
  { "MACs", "inference-compute", "mac" },
  { "Frame (fps)", "throughput", "frames-per-second" },
  { "Number of Params", "parameters", "one" },
  { "FPS", "throughput", "frames-per-second" },
  { "Time (ms)", "latency", "millisecond" },
  { "GFLOPs", "inference-compute", "gflop" },
  { "Search time (s)", "training-time", "second" },
  { "inference time (ms)", "latency", "millisecond" },
  { "Search Time (GPU days)", "training-device-time", "device-day" },
  { "Speed(ms/f)", "latency", "millisecond" },
  { "Runtime [ms]", "latency", "millisecond" },
  { "Speed  (FPS)", "throughput", "frames-per-second" },
  { "Flops x views", NULL, NULL },
  { "runtime (s)", "latency", "second" },
  { "Time Per Frame (ms)", "latency", "millisecond" },
  { "Runtime(s)", "latency", "second" },
  { "training time (s)", "training-time", "second" },
  { "GFlops", "inference-compute", "gflop" },
  { "Size (MB)", "file-size", "megabyte" },
  { "Time Per Frame(ms)", "latency", "millisecond" },
  { "runtime (ms)", "latency", "millisecond" },
  { "Parameters (M)", "parameters", "million" },
  { "Trainable Parameters", "parameters", "one" },
  { "Training time (min)", "training-time", "minute" },
  { "Training time (hours)", "training-time", "hour" },
  { "No. parameters", "parameters", "one" },
  { "Params (M)", "parameters", "million" },
  { "Param.", "parameters", "one" },
  { "MACC", "inference-compute", "mac" },
  { "Model Size (MB)", "file-size", "megabyte" },
  { "#Params (B)", "parameters", "billion" },
  { "CO₂ cost (kg)", "carbon", "kilogram" },
  { "CO2cost", "carbon", NULL },
  { "Average ⬆️", "average-score", NULL },
  { "params (M)", "parameters", "million" },
  { "FLOPs (B)", "inference-compute", "gflop" },
  { "Model Size (B)", "parameters", "billion" },
  { "Pretraining Data Size (T)", "tokens", "trillion" },
  { "FLOPs (1E21)", "training-compute", "zflop" },
  { "param_count", "parameters", "million" },
  { "infer_gmacs", "inference-compute", "gmac" },
  { "infer_macts", NULL, NULL },
  { "infer_samples_per_sec", "throughput", "samples-per-second" },
  { "infer_step_time", "latency", "millisecond" },
  { "energy_per_token_joules", "inference-energy", "joule" },
  { "median_itl_ms", "latency", "millisecond" },
  { "output_throughput_tokens_per_sec", "throughput", "tokens-per-second" },
  { "energy_consumed", "energy", "kilowatt-hour" },
  { "emissions", "carbon", "kilogram" },
  { "duration", "duration", "second" },
  { "cpu_power", "power", "watt" },
  { "train_samples_per_sec", "throughput", "samples-per-second" },
  { "mparams", "parameters", "million" },
  { "gflops", "inference-compute", "gflop" },
  { "tdp_watts", "power", "watt" },
  { "time_per_epoch", "training-time", "second" },
  { "average_power", "power", "watt" },
  { "top1", "top-1-accuracy", NULL },
  { "top1_err", "top-1-error", NULL },
  { "top5", "top-5-accuracy", NULL },
  { "arena_score", "elo", NULL },
  { "Training compute (FLOP)", "training-compute", "flop" },
  { "Top 1 Accuracy", "top-1-accuracy", NULL },
  { "Accuracy (Cross-Subject)", "accuracy", NULL },
  { "Percentage error", "error-rate", NULL },
  { "Test perplexity", "perplexity", NULL },
  { "F1-Score", "f1", NULL },
  { "BLEU-4", "bleu", NULL },
  { "ROUGE-L", "rouge", NULL },
  { "Bit per Character (BPC)", "bits-per-character", NULL },
  { "Averaged Precision", "map", NULL },
  { "MAP", "map", NULL },
  { "mAP", "map", NULL },
  { "box AP", "map", NULL },
  { "AP50", "map", NULL },
  { "mAP@0.5", "map", NULL },
  { "mAP IOU@0.5", "map", NULL },
  { "Mapping", NULL, NULL },
  { "rank_diff", NULL, NULL },
  { "top1_diff", NULL, NULL },
  { "Speed<br><sup>CPU b1<br>(ms)", "latency", "millisecond" },
  { "Emission intensity, kg/MWh", "grid-intensity", "kilogram-per-megawatt-hour" },
  { "Carbon intensity of electricity (gCO2/kWh)", "grid-intensity", "gram-per-kilowatt-hour" },
  { "CO2e (metric ton/kWh)", "grid-intensity", "tonne-per-kilowatt-hour" },
  { "Grid carbon intensity (gCO2eq / kWh)", "grid-intensity", "gram-per-kilowatt-hour" },
  { "Training compute cost (2023 USD)", "price", "us-dollar" },
  { "Training compute cost (cloud)", "price", NULL },
  { "Training power draw (W)", "power", "watt" },
  { "Hardware utilization (MFU)", NULL, NULL },
  { "Parameters notes", NULL, NULL },
  { "Training dataset size (datapoints)", "dataset-size", "one" },
  { "Training dataset size (gradients)", "dataset-size", "one" },
  { "Publication date", "date", NULL },
  { "Finetune compute (FLOP)", "finetuning-compute", "flop" },
  { "Training time (hours)", "training-time", "hour" },
  { "Energy/req (J)", "inference-energy", "joule" },
  { "total_params_billions", "parameters", "billion" },
  { "activated_params_billions", "parameters-active", "billion" },
  { "avg_power_watts", "power", "watt" },
  { "energy_per_request_joules", "inference-energy", "joule" },
  { "acc_stderr", NULL, NULL },
  { "GFLOPS32/W", NULL, NULL },
  { "TFLOPS32", NULL, NULL },
  { "memory", "memory", NULL },
  { "samples_seen", "dataset-size", "one" },
  { "gmacs_total", "training-compute", "gmac" },
  { "EM", "exact-match", NULL },
  { "IS", "inception-score", NULL },
  { "is", NULL, NULL },
  { "map", "map", NULL },
  { "Map", NULL, NULL },
  { "Map size", NULL, NULL },
  { "Word Error Rate (WER)", "wer", NULL },
  { "Kernel Inception Distance", "kid", NULL },
  { "text-to-video Median Rank", "retrieval-rank", NULL },
  { "R@1", "recall", NULL },
  { "Hits@10", "hits", NULL },
  { "Size (M)", "parameters", "million" },
  { "Memory (GB)", "memory", "gigabyte" },
  { "MACs (G)", "inference-compute", "gmac" },
  { "MACs (M)", "inference-compute", "mmac" },
  { "Multi-Adds (G)", "inference-compute", "gmac" },
  { "GPU hours", "training-device-time", "device-hour" },
  { "Latency", "latency", NULL },
  { "Latency (ms)", "latency", "millisecond" },
  { "latency_ms", "latency", "millisecond" },
  { "Throughput (img/s)", "throughput", "images-per-second" },
  { "CrossEntropyLoss", "loss", NULL },
  { "eval/c4_en-validation/CrossEntropyLoss", "loss", NULL },
  { "gpt2_augmented_char_to_token1729630560.5729918 - train/loss__MIN", "loss", NULL },
  { "Wall time", NULL, NULL },
  { "Search cost (GPU days)", "training-device-time", "device-day" },
  { "Training Time (GPU hours)", "training-device-time", "device-hour" },
  { "Training Location-Based Greenhouse Gas Emissions (tons CO2eq)", "training-carbon", "tonne" },
  { "power-usage-effectiveness", "pue", NULL },
  { "PUE", "pue", NULL },
  { "context window", "context-length", "one" },
  { "ELO rating", "elo", NULL },
  { "Elo", "elo", NULL },
};

static void
test_recognise (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (expectations); i++)
    {
      const Expectation *expected = &expectations[i];
      const EfUnit *unit = NULL;
      const EfQuantity *quantity = ef_quantity_recognise (expected->header, &unit);

      g_test_message ("%s", expected->header);
      g_assert_cmpstr (quantity != NULL ? ef_quantity_get_id (quantity) : NULL, ==,
                       expected->quantity);
      g_assert_cmpstr (unit != NULL ? ef_unit_get_id (unit) : NULL, ==, expected->unit);
    }
}

static void
test_units (void)
{
  g_assert_cmpstr (ef_unit_get_id (ef_unit_find ("mW", -1)), ==, "milliwatt");
  g_assert_cmpstr (ef_unit_get_id (ef_unit_find ("MW", -1)), ==, "megawatt");
  g_assert_null (ef_unit_find ("mw", -1));
  g_assert_cmpstr (ef_unit_get_id (ef_unit_find ("KWH", -1)), ==, "kilowatt-hour");
  g_assert_cmpstr (ef_unit_get_id (ef_unit_find ("GPU-days", -1)), ==, "device-day");
  g_assert_cmpstr (ef_unit_get_id (ef_unit_find ("GB of memory", 2)), ==, "gigabyte");
  g_assert_null (ef_unit_find ("M", -1));
  g_assert_null (ef_unit_find ("1E21", -1));
  g_assert_null (ef_unit_find ("", -1));
  g_assert_null (ef_unit_find (" \xff", -1));
  g_assert_cmpfloat (ef_unit_get_factor (ef_unit_find ("GMACs", -1)), ==, 2e9);
  g_assert_cmpfloat (ef_unit_get_factor (ef_unit_find ("lb", -1)), ==, 0.45359237);
  g_assert_cmpstr (ef_unit_get_dimension (ef_unit_find ("µJ", -1)), ==, "energy");
}

/* Whoever asks for the list gets one of their own, and the quantities outlive it. */
static void
test_list (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) list = ef_quantity_list ();

      g_assert_cmpuint (list->len, >, 20);
      for (guint k = 0; k < list->len; k++)
        g_assert_true (ef_quantity_find (ef_quantity_get_id (list->pdata[k])) == list->pdata[k]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/quantities/recognise", test_recognise);
  g_test_add_func ("/model/quantities/units", test_units);
  g_test_add_func ("/model/quantities/list", test_list);
  return g_test_run ();
}
