/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-quantity.h"

#include <string.h>

/* Headers and metric names as real files have them, and what they mean: ids, or NULL. */
static const struct
{
  const char *header;
  const char *quantity;
  const char *unit;
} headers[] = {
  { "Training Time (GPU hours)", "training-device-time", "device-hour" },
  { "Training Power Consumption (W)", "power", "watt" },
  { "Training Location-Based Greenhouse Gas Emissions (metric tons CO2eq)", "training-carbon",
    "tonne" },
  { "Training Market-Based Greenhouse Gas Emissions (metric tons CO2eq)", "market-carbon",
    "tonne" },
  { "Carbon Emitted(tCO2eq)", "carbon", "tonne" },
  { "tCO2e", "carbon", "tonne" },
  { "MWh", "energy", "megawatt-hour" },
  { "hours", "training-time", "hour" },
  { "Chips", "devices", "one" },
  { "gpu_count", "devices", "one" },
  { "Number of GPUs", "devices", "one" },
  { "Hardware quantity", "devices", "one" },
  { "Hardware utilization", "utilisation", NULL },
  { "PUE", "pue", NULL },
  { "Grid intensity (kgCO2eq/kWh)", "grid-intensity", "kilogram-per-kilowatt-hour" },
  /* Names of variables: no capitals, no strokes, and what is weighed anywhere. */
  { "energy_mwh", "energy", "megawatt-hour" },
  { "energy_kwh", "energy", "kilowatt-hour" },
  { "ENERGY_MWH", "energy", "megawatt-hour" },
  { "Energy (mWh)", "energy", "milliwatt-hour" },
  { "training_energy_gwh", "training-energy", "gigawatt-hour" },
  { "carbon_kg", "carbon", "kilogram" },
  { "carbon_footprint_t", "carbon", "tonne" },
  { "co2_g", "carbon", "gram" },
  { "co2e_tonnes", "carbon", "tonne" },
  { "emissions_kgco2eq", "carbon", "kilogram" },
  { "emissions_kg_co2e", "carbon", "kilogram" },
  { "ghg_lbs_co2", "carbon", "pound" },
  { "carbon", NULL, NULL },
  { "carbon_price_usd", "price", "us-dollar" },
  { "grid_kgco2_per_kwh", "grid-intensity", "kilogram-per-kilowatt-hour" },
  { "grid_g_co2_eq_per_kwh", "grid-intensity", "gram-per-kilowatt-hour" },
  { "intensity_g_per_kwh", "grid-intensity", "gram-per-kilowatt-hour" },
  { "carbon_intensity_gco2e_per_kwh", "grid-intensity", "gram-per-kilowatt-hour" },
  { "emission_factor_lb_per_kwh", "grid-intensity", "pound-per-kilowatt-hour" },
  { "co2_kg_per_mwh", "grid-intensity", "kilogram-per-megawatt-hour" },
  { "Electricity (kg CO2-eq./kWh)", "grid-intensity", "kilogram-per-kilowatt-hour" },
  { "intensity", NULL, NULL },
  { "power_w", "power", "watt" },
  { "mem_gb", "memory", "gigabyte" },
  { "gpu_hours", "training-device-time", "device-hour" },
  { "latency_ms_per_token", "latency", "millisecond" },
  { "energy_per_token_j_per_token", "inference-energy-per-token", "joule" },
  { "Number of params", "parameters", "one" },
  { "PARAMS", "parameters", "one" },
  { "Params", "parameters", "one" },
  { "FLOPS", "inference-compute", "flop" },
  { "Parameters", "parameters", "one" },
  { "MACs", "inference-compute", "mac" },
  { "Frame (fps)", "throughput", "frames-per-second" },
  { "Number of Params", "parameters", "one" },
  /* A condition is not what is measured. */
  { "Intent Recognition with Full Params", NULL, NULL },
  { "Accuracy with 7B parameters", "accuracy", NULL },
  { "WER without LM", "wer", NULL },
  { "Params with embeddings (M)", "parameters", "million" },
  { "FPS", "throughput", "frames-per-second" },
  { "Time (ms)", "latency", "millisecond" },
  { "GFLOPs", "inference-compute", "gflop" },
  { "Search time (s)", "training-time", "second" },
  { "inference time (ms)", "latency", "millisecond" },
  { "Search Time (GPU days)", "training-device-time", "device-day" },
  { "Speed(ms/f)", "latency", "millisecond" },
  { "Runtime [ms]", "latency", "millisecond" },
  { "Speed  (FPS)", "throughput", "frames-per-second" },
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
  { "infer_samples_per_sec", "throughput", "samples-per-second" },
  { "infer_step_time", "latency", "millisecond" },
  { "energy_per_token_joules", "inference-energy-per-token", "joule" },
  { "median_itl_ms", "latency", "millisecond" },
  { "output_throughput_tokens_per_sec", "throughput", "tokens-per-second" },
  { "energy_consumed", "energy", "kilowatt-hour" },
  { "emissions", "carbon", "kilogram" },
  { "duration", "duration", "second" },
  { "cpu_power", "component-power", "watt" },
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
  { "Speed<br><sup>CPU b1<br>(ms)", "latency", "millisecond" },
  { "Emission intensity, kg/MWh", "grid-intensity", "kilogram-per-megawatt-hour" },
  { "Carbon intensity of electricity (gCO2/kWh)", "grid-intensity", "gram-per-kilowatt-hour" },
  { "Grid Emission Factor, gCO2/kWh: Electricity Consumption", "grid-intensity",
    "gram-per-kilowatt-hour" },
  { "emissions_intensity_gco2_per_kwh", "grid-intensity", "gram-per-kilowatt-hour" },
  { "perplexity.agi_eval_sat_math", "perplexity", NULL },
  { "CO2e (metric ton/kWh)", "grid-intensity", "tonne-per-kilowatt-hour" },
  { "Grid carbon intensity (gCO2eq / kWh)", "grid-intensity", "gram-per-kilowatt-hour" },
  { "Training compute cost (2023 USD)", "price", "us-dollar" },
  { "Training compute cost (cloud)", "price", NULL },
  { "Training power draw (W)", "power", "watt" },
  { "Training dataset size (datapoints)", "dataset-size", "one" },
  { "Training dataset size (gradients)", "dataset-size", "one" },
  { "Publication date", "date", NULL },
  { "Finetune compute (FLOP)", "finetuning-compute", "flop" },
  { "Energy/req (J)", "inference-energy-per-request", "joule" },
  { "total_params_billions", "parameters", "billion" },
  { "activated_params_billions", "parameters-active", "billion" },
  { "avg_power_watts", "power", "watt" },
  { "energy_per_request_joules", "inference-energy-per-request", "joule" },
  { "memory", "memory", NULL },
  { "samples_seen", "dataset-size", "one" },
  { "gmacs_total", "training-compute", "gmac" },
  { "EM", "exact-match", NULL },
  { "IS", "inception-score", NULL },
  { "map", "map", NULL },
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
  { "Search cost (GPU days)", "training-device-time", "device-day" },
  { "Training Time (GPU hours)", "training-device-time", "device-hour" },
  { "Training Location-Based Greenhouse Gas Emissions (tons CO2eq)", "training-carbon", "tonne" },
  { "power-usage-effectiveness", "pue", NULL },
  { "PUE", "pue", NULL },
  { "context window", "context-length", "one" },
  { "ELO rating", "elo", NULL },
  { "Elo", "elo", NULL },
  { "Top-1 Error Rate", "top-1-error", NULL },
  { "Top-5 (%)", "top-5-accuracy", NULL },
  { "Top 1 Accuracy (kNN, k=20)", "top-1-accuracy", NULL },
  { "% Test Accuracy", "accuracy", NULL },
  { "ACC@1-10Clients", "accuracy", NULL },
  { "mAcc", "accuracy", NULL },
  { "Error rate", "error-rate", NULL },
  { "Equal Error Rate", "error-rate", NULL },
  { "Phoneme Error Rate", "error-rate", NULL },
  { "CER", "cer", NULL },
  { "Average Accuracy (10-fold)", "accuracy", NULL },
  { "14 gestures accuracy", "accuracy", NULL },
  { "28 gestures accuracy", "accuracy", NULL },
  { "F1 (Hidden Test Set)", "f1", NULL },
  { "F-measure (%)", "f1", NULL },
  { "F-measure (Decay)", "error", NULL },
  { "Jaccard (Mean)", "miou", NULL },
  { "Jaccard (Decay)", "error", NULL },
  { "mean Dice", "f1", NULL },
  { "ANS-EM", "exact-match", NULL },
  { "EM(QE-PE)", "exact-match", NULL },
  { "Exact Match", "exact-match", NULL },
  { "METEOR", "meteor", NULL },
  { "CIDEr", "cider", NULL },
  { "SacreBLEU", "bleu", NULL },
  { "Case-insensitive tokenized BLEU", "bleu", NULL },
  { "ROUGE-2*", "rouge", NULL },
  { "Validation perplexity", "perplexity", NULL },
  { "PPL", "perplexity", NULL },
  { "bits/dimension", "bits-per-character", NULL },
  { "Bits per byte", "bits-per-character", NULL },
  { "NLL", "loss", NULL },
  { "Log-likelihood", "log-likelihood", NULL },
  { "L1-loss", "loss", NULL },
  { "Frame-mAP", "map", NULL },
  { "Video-mAP 0.5", "map", NULL },
  { "mask AP", "map", NULL },
  { "APbb75", "map", NULL },
  { "AP at 10' Elevation error", "map", NULL },
  { "Mean Average Precision", "map", NULL },
  { "mIoU", "miou", NULL },
  { "fwIOU", "miou", NULL },
  { "Mean IoU (class)", "miou", NULL },
  { "3DIoU", "miou", NULL },
  { "PR AUC", "auc", NULL },
  { "AUROC", "auc", NULL },
  { "area_under_roc_curve", "auc", NULL },
  { "average_cost", "error", NULL },
  { "usercpu_time_millis", "duration", "millisecond" },
  { "MOTA", "mota", NULL },
  { "PCKh@0.5", "pck", NULL },
  { "3DPCK", "pck", NULL },
  { "MRR", "mrr", NULL },
  { "nDCG@10", "ndcg", NULL },
  { "Kendall's Tau", "correlation", NULL },
  { "Spearman Correlation", "correlation", NULL },
  { "PSNR", "psnr", NULL },
  { "MS-SSIM", "ssim", NULL },
  { "FID-50k", "fid", NULL },
  { "SceneFID", "fid", NULL },
  { "LPIPS", "lpips", NULL },
  { "Inception score", "inception-score", NULL },
  { "MOS", "mos", NULL },
  { "RMSE", "rmse", NULL },
  { "MSE", "mse", NULL },
  { "MAE", "mae", NULL },
  { "Average MPJPE (mm)", "error", NULL },
  { "ADE-8/12", "error", NULL },
  { "brier-minFDE (K=6)", "error", NULL },
  { "Average Score", "average-score", NULL },
  { "OVERALL", "average-score", NULL },
  { "Medium Human-Normalized Score", "reward", NULL },
  { "Success Rate 0.5", "success-rate", NULL },
  { "Video hit@5", "hits", NULL },
  { "text-to-video R@10", "recall", NULL },
  { "Recall@50", "recall", NULL },
  { "Sensitivity (VEB)", "recall", NULL },
  { "Specificity", "specificity", NULL },
  { "P@10", "precision", NULL },
  { "Precision", "precision", NULL },
  { "AR@100", "recall", NULL },
  { "rank-1", "recall", NULL },
  { "rank", "rank", NULL },
  { "rank_stylectrl", "rank", NULL },
  { "votes", "votes", NULL },
  { "AP(m)", "map", NULL },
  { "Masculine F1 (M)", "f1", NULL },
  { "Absolute Time (ms)", "latency", "millisecond" },
  { "CPU (sec)", "latency", "second" },
  { "Test Time", "latency", NULL },
  { "FPS on CPU", "throughput", "frames-per-second" },
  { "QPS", "throughput", "requests-per-second" },
  { "Parameters (Billions)", "parameters", "billion" },
  { "n_params", "parameters", "one" },
  { "image_mparams", "parameters", "million" },
  { "samples_seen_pretty", "dataset-size", "one" },
  { "tokens", "tokens", "one" },
  { "started_at", "date", NULL },
  { "Submission Date", "date", NULL },
  { "Upload To Hub Date", "date", NULL },
  { "knowledge_cutoff", "date", NULL },
  { "timestamp", "date", NULL },
  { "Year", "date", NULL },
  { "MMLU", "benchmark-score", NULL },
  { "MMLU-PRO", "benchmark-score", NULL },
  { "ARC-C", "benchmark-score", NULL },
  { "HellaSwag", "benchmark-score", NULL },
  { "GSM8K", "benchmark-score", NULL },
  { "MATH", "benchmark-score", NULL },
  { "IFEval", "benchmark-score", NULL },
  { "ImageNet 1k", "top-1-accuracy", NULL },
  { "Average perf. on 38 datasets", "average-score", NULL },
  { "acc1", "top-1-accuracy", NULL },
  { "acc5", "top-5-accuracy", NULL },
  { "mean_average_precision", "map", NULL },
  { "image_retrieval_recall@5", "recall", NULL },
  { "train_step_time", "duration", "millisecond" },
  { "ram_energy", "component-energy", "kilowatt-hour" },
  /* Of HELM, Pythia and others. */
  { "ece_1_bin", "calibration-error", NULL },
  { "ece_10_bin", "calibration-error", NULL },
  { "Expected Calibration Error", "calibration-error", NULL },
  { "logprob", "log-likelihood", NULL },
  { "logprob_per_byte", "log-likelihood", NULL },
  { "nll", "loss", NULL },
  { "perplexity", "perplexity", NULL },
  { "ppl", "perplexity", NULL },
  { "acc,none", "accuracy", NULL },
  { "acc_norm", "normalised-accuracy", NULL },
  { "acc_norm,none", "normalised-accuracy", NULL },
  { "bits_per_byte", "bits-per-character", NULL },
  { "byte_perplexity", "perplexity", NULL },
  { "emissions_rate", "carbon-rate", "kilogram-per-second" },
  { "ram_total_size", "machine-memory", "gigabyte" },
  { "water_consumed", "water-consumption", "water-litre" },
  { "wue", "wue", "litre-per-kilowatt-hour" },
  { "ram_used_gb", "memory", "gigabyte" },
  { "tdp", "power", "watt" },
  { "energy_generate_gpu", "energy", NULL },
  { "Lifecycle grid carbon intensity (gCO2eq / kWh)", "grid-intensity", "gram-per-kilowatt-hour" },
  { "provider-carbon-intensity-market-annual", "grid-intensity", NULL },
  { "throughput/total_tokens", "tokens", "one" },
  { "throughput/total_training_Gflops", "training-compute", "gflop" },
  { "Parameters (", "parameters", "one" },
  { "Inference energy", "inference-energy", NULL },
  { "Memory usage (MiB)", "memory", "mebibyte" },
  { "Peak memory [GB]", "memory", "gigabyte" },
  { "GPU Memory (G)", "memory", "gigabyte" },
  { "Input price ($/1M tokens)", "token-price", "us-dollar-per-million-tokens" },
  { "USD per 1M tokens", "token-price", "us-dollar-per-million-tokens" },
  { "Cost ($)", "price", "us-dollar" },
  { "Power (W)", "power", "watt" },
  { "kWh", "energy", "kilowatt-hour" },
  { "Energy (mWh)", "energy", "milliwatt-hour" },
  { "Energy consumption (MWh)", "energy", "megawatt-hour" },
  { "CO2 emissions (t)", "carbon", "tonne" },
  { "Carbon Footprint (lbs)", "carbon", "pound" },
  { "co2_eq_emissions", "carbon", "gram" },
  { "Context length (K)", "context-length", "thousand" },
  { "TTFT (ms)", "latency", "millisecond" },
  { "Mult-Adds (M)", "inference-compute", "mmac" },
  { "MAdds", "inference-compute", "mac" },
  { "Compute (PF-days)", "training-compute", "pf-day" },
  { "Training FLOPs", "training-compute", "flop" },
  { "FLOPs per token", "inference-compute", "flop" },
  { "Inference FLOPs (G)", "inference-compute", "gflop" },
  { "Throughput (tokens/s)", "throughput", "tokens-per-second" },
  { "output tokens per second", "throughput", "tokens-per-second" },
  { "images per second", "throughput", "images-per-second" },
  { "Win rate", "win-rate", NULL },
  { "GPU power (W)", "component-power", "watt" },
  { "_step", "training-step", NULL },
  { "Wall time", "date", NULL },
  { "Core", "benchmark-score", NULL },
  { "mmlu_fewshot", "benchmark-score", NULL },
  { "agi_eval_lsat_ar", "benchmark-score", NULL },
  { "bigbench_dyck_languages", "benchmark-score", NULL },
  { "bigbench_dyck_languages_stderr", NULL, NULL },
  { "num_fewshot", NULL, NULL },
  { "pass@1", "pass-at-1", NULL },
  { "Pass@10", "pass-at-k", NULL },
  { "Elo rating", "elo", NULL },

  /* Look like something, and are not. */
  { "Flops x views", NULL, NULL },
  { "infer_macts", NULL, NULL },
  { "Mapping", NULL, NULL },
  { "rank_diff", NULL, NULL },
  { "top1_diff", NULL, NULL },
  { "Hardware utilization (MFU)", "utilisation", NULL },
  { "Parameters notes", NULL, NULL },
  { "acc_stderr", NULL, NULL },
  { "GFLOPS32/W", NULL, NULL },
  { "TFLOPS32", NULL, NULL },
  { "is", NULL, NULL },
  { "Map", NULL, NULL },
  { "Map size", NULL, NULL },
  { "AUC Stdev", NULL, NULL },
  { "MSE stdev", NULL, NULL },
  { "ERR@20", NULL, NULL },
  { "math", NULL, NULL },
  { "IFEval Raw", NULL, NULL },
  { "cpu_utilization_percent", NULL, NULL },
  { "power_limit", NULL, NULL },
  { "Training dataset", NULL, NULL },
  { "Training hardware", NULL, NULL },
  { "Training time notes", NULL, NULL },
  { "Hardware acquisition cost", NULL, NULL },
  { "Batch size", NULL, NULL },
  { "Epochs", NULL, NULL },
  { "Citations", NULL, NULL },
  { "Confidence", NULL, NULL },
  { "longitude", NULL, NULL },
  { "num_frames", NULL, NULL },
  { "crop_pct", NULL, NULL },
  { "img_size", NULL, NULL },
  { "Link", NULL, NULL },
  { "Hyperparameters", NULL, NULL },
  { "Params per layer std", NULL, NULL },
  { "95_pct_ci", NULL, NULL },
  { "loss_tokens_lower_95", NULL, NULL },
  { "T", NULL, NULL },
  { "Hub ❤️", NULL, NULL },
  { "", NULL, NULL },
  { " ", NULL, NULL },
  { "(ms)", NULL, NULL },
  { "()", NULL, NULL },
  { "((((", NULL, NULL },
  { "< b >", NULL, NULL },
};

static const char *
get_quantity_id (const EfQuantity *quantity)
{
  return quantity != NULL ? ef_quantity_get_id (quantity) : NULL;
}

static const char *
get_unit_id (const EfUnit *unit)
{
  return unit != NULL ? ef_unit_get_id (unit) : NULL;
}

static void
test_recognise (void)
{
  /* Twice, because answers are remembered. */
  for (guint pass = 0; pass < 2; pass++)
    for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
      {
        const EfUnit *unit = NULL;
        const EfQuantity *quantity = ef_quantity_recognise (headers[i].header, &unit);

        g_test_message ("%s", headers[i].header);
        g_assert_cmpstr (get_quantity_id (quantity), ==, headers[i].quantity);
        g_assert_cmpstr (get_unit_id (unit), ==, headers[i].unit);
      }
}

static void
test_header_words (void)
{
  static const char *const words[][2] = {
    { "Energy (kWh)", "energy" },
    { "energy_mwh", "energy" },
    { "Energy of training, MWh", "energy of training" },
    { "tCO2e", "" },
    { "Energy (GPU, kWh)", "energy" },
    { "Model", "model" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *found = ef_quantity_dup_header_words (words[i][0]);

      g_assert_cmpstr (found, ==, words[i][1]);
    }
}

static void
test_hostile_headers (void)
{
  g_autofree char *brackets = g_strnfill (100000, '(');
  g_autofree char *tags = g_strnfill (250, '<');
  g_autofree char *words = g_strnfill (250, '_');

  g_assert_null (ef_quantity_recognise (brackets, NULL));
  g_assert_null (ef_quantity_recognise (tags, NULL));
  g_assert_null (ef_quantity_recognise (words, NULL));
  g_assert_null (ef_quantity_recognise ("params \xff", NULL));
  g_assert_null (ef_quantity_recognise ("\x01\x02", NULL));
  g_assert_null (ef_quantity_recognise ("(1E99999999999999999999)", NULL));
  g_assert_null (ef_quantity_recognise (", kg", NULL));
  g_assert_null (ef_quantity_recognise (")(", NULL));
}

/* The directions of our table against those of another one: the "polarity" that ITO states for each
 * metric. Where both know the metric they agree, but for what ITO states wrongly: it has word and
 * character error rates, perplexity, bits per character and parameters as better when higher. */
static void
test_polarity (void)
{
  const char *shared = g_getenv ("EF_SHARED_DIR");
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_agree = 0, n_disagree = 0;

  path = g_build_filename (shared != NULL ? shared : "", "data", "1-pwc", "ito-csv",
                           "sota_ITO_00141.csv", NULL);
  if (shared == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the shared data is not here");
      return;
    }

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      /* ..., metric, polarity: the last two fields, quoted where they hold a comma. */
      char *polarity = strrchr (lines[i], ',');
      char *metric;
      const EfQuantity *quantity;
      EfDirection direction;

      if (polarity == NULL)
        continue;
      *polarity++ = '\0';
      metric = strrchr (lines[i], ',');
      if (metric == NULL || strchr (++metric, '"') != NULL || !g_hash_table_add (seen, metric))
        continue;

      quantity = ef_quantity_recognise (metric, NULL);
      direction = quantity != NULL ? ef_quantity_get_direction (quantity) : EF_DIRECTION_UNKNOWN;
      if (direction == EF_DIRECTION_UNKNOWN)
        continue;

      if (g_str_has_prefix (polarity, "pos"))
        *(direction == EF_DIRECTION_HIGHER ? &n_agree : &n_disagree) += 1;
      else if (g_str_has_prefix (polarity, "neg"))
        *(direction == EF_DIRECTION_LOWER ? &n_agree : &n_disagree) += 1;
    }

  g_test_message ("%u agree, %u do not", n_agree, n_disagree);
  g_assert_cmpuint (n_agree, >=, 387);
  g_assert_cmpuint (n_disagree, <=, 34);
}

/* A header that says no more than the name of a quantity, in any spelling. */
static void
test_is_called (void)
{
  const EfQuantity *parameters = ef_quantity_find ("parameters");

  g_assert_true (ef_quantity_is_called (parameters, "Parameters"));
  g_assert_true (ef_quantity_is_called (parameters, "Model Size (B)"));
  g_assert_false (ef_quantity_is_called (parameters, "Parameters without embeddings"));
  g_assert_false (ef_quantity_is_called (parameters, "Training compute (FLOP)"));
  g_assert_false (ef_quantity_is_called (parameters, ""));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/quantity-headers/recognise", test_recognise);
  g_test_add_func ("/model/quantity-headers/is-called", test_is_called);
  g_test_add_func ("/model/quantity-headers/header-words", test_header_words);
  g_test_add_func ("/model/quantity-headers/hostile-headers", test_hostile_headers);
  g_test_add_func ("/model/quantity-headers/polarity", test_polarity);
  return g_test_run ();
}
