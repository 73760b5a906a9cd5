/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "ef-import-private.h"
#include "ef-input.h"
#include "import-test.h"

/* Single cells of real files, of at least three files of each format that has so many: the value,
 * its unit, which end is better, and where it stands. The values were read in the files, and the
 * places followed there. */

static const struct
{
  const char *format; /* the id of its reader */
  const char *path;  /* below data */
  const char *table; /* its catalog path */
  const char *column;
  guint row;
  double value;
  const char *unit; /* its symbol, or NULL for a plain score */
  EfDirection direction;
  const char *place;
} cells[] = {
  /* Papers with Code, JSON: ordered from the best to the worst. */
  { "pwc-json", "1-pwc/sota-extractor/record.json", "Common Sense Reasoning > ReCoRD", "F1", 0,
    91.209, NULL,
    EF_DIRECTION_HIGHER, "/0/datasets/0/sota/rows/0/metrics/F1" },
  { "pwc-json", "1-pwc/sota-extractor/record.json", "Common Sense Reasoning > ReCoRD", "EM", 3,
    81.780, NULL,
    EF_DIRECTION_HIGHER, "/0/datasets/0/sota/rows/3/metrics/EM" },
  { "pwc-json", "1-pwc/sota-extractor/coqa.json",
    "Question Answering > CoQA (Conversational Question Answering Challenge)", "OUT-OF-DOMAIN", 1,
    88.8, NULL, EF_DIRECTION_UNKNOWN, "/0/datasets/0/sota/rows/1/metrics/OUT-OF-DOMAIN" },

  { "pwc-json", "1-pwc/sota-extractor/squad.json", "Question Answering > SQuAD1.1", "F1", 2, 94.930,
    NULL, EF_DIRECTION_HIGHER, "/0/datasets/1/sota/rows/2/metrics/F1" },

  /* The API: rank 1 is the best. */
  { "pwc-api", "1-pwc/pwc-api-v1-responses/paper_result_list.json", "results", "mean iou (class)",
    0,
    85.1, NULL, EF_DIRECTION_HIGHER, "/results/0, mean iou (class)" },
  { "pwc-api", "1-pwc/pwc-api-v1-responses/paper_result_list.json", "results", "best rank", 0, 1,
    NULL,
    EF_DIRECTION_LOWER, "/results/0, best rank" },

  /* The Intelligence Task Ontology, of which one file says the polarity. */
  { "ito-csv", "1-pwc/ito-csv/sota_ITO_00141.csv",
    "Biomedical natural language processing > Biomedical relation extraction > DDI extraction 2013 "
    "corpus", "F1", 0, 79.9, NULL, EF_DIRECTION_HIGHER, "line 3, column F1" },
  { "ito-csv", "1-pwc/ito-csv/df_metric_all.csv", "Age Estimation > MORPH Album2", "MAE", 1, 2.42,
    NULL,
    EF_DIRECTION_LOWER, "line 411, column MAE" },

  /* Its tuples: the lines are those of the file, and later is worse here. */
  { "pwc-tdm", "1-pwc/pwc-tdm-tsv/resultsAnnotation.tsv",
    "Optical Character Recognition > FSNS - Test",
    "Sequence error", 2, 27.54, NULL, EF_DIRECTION_LOWER, "line 3, column Sequence error" },
  { "pwc-tdm", "1-pwc/pwc-tdm-tsv/resultsAnnotation.tsv",
    "Deblurring > RealBlur-R (trained on GoPro)",
    "PSNR (sRGB)", 0, 35.99, NULL, EF_DIRECTION_HIGHER, "line 7, column PSNR (sRGB)" },
  { "pwc-tdm", "1-pwc/pwc-tdm-tsv/resultsAnnotation.tsv",
    "Deblurring > RealBlur-R (trained on GoPro)",
    "SSIM (sRGB)", 4, 0.903, NULL, EF_DIRECTION_HIGHER, "line 11, column SSIM (sRGB)" },

  /* model-index of OpenMMLab. */
  { "model-index", "2-model-cards/model-index-yml/mmpretrain__mobilenet_v3__metafile.yml",
    "Image Classification > ImageNet-1k", "Parameters", 1, 2040000, "", EF_DIRECTION_LOWER,
    "Models[1].Metadata.Parameters" },
  { "model-index", "2-model-cards/model-index-yml/mmpretrain__mobilenet_v3__metafile.yml",
    "Image Classification > ImageNet-1k", "Top 1 Accuracy", 0, 57.91, NULL, EF_DIRECTION_HIGHER,
    "Models[0].Results[0].Metrics.\"Top 1 Accuracy\"" },
  { "model-index", "2-model-cards/model-index-yml/mmpretrain__deit3__metafile.yml",
    "Image Classification > ImageNet-1k", "FLOPs", 0, 4607954304, "FLOP", EF_DIRECTION_LOWER,
    "Models[0].Metadata.FLOPs" },
  { "model-index", "2-model-cards/model-index-yml/mmyolo__yolov5__metafile.yml",
    "Object Detection > COCO",
    "Training Memory (GB)", 2, 5.0, "GB", EF_DIRECTION_LOWER,
    "Models[2].Metadata.\"Training Memory (GB)\"" },
  { "model-index", "2-model-cards/model-index-yml/mmyolo__yolov5__metafile.yml",
    "Object Detection > COCO",
    "box AP", 1, 37.7, NULL, EF_DIRECTION_HIGHER, "Models[1].Results[0].Metrics.\"box AP\"" },

  /* Cards of Hugging Face: model-index, its co2 in grams, a body of timm, and results on their
   * own. */
  { "hf-card", "2-model-cards/hf-cards-hub/radbrt_nb_nocy_trf.README.md",
    "radbrt_nb_nocy_trf.README.md > Results", "f_score", 2, 0.9723254853, NULL,
    EF_DIRECTION_HIGHER, "model-index[0].results[2].tasks.metrics[2].value" },
  { "hf-card", "2-model-cards/hf-cards-hub/distilbert_distilgpt2.README.md",
    "distilbert_distilgpt2.README.md > Results", "co2_eq_emissions", 0, 149200, "g",
    EF_DIRECTION_LOWER, "model-index[0].results[0], co2_eq_emissions" },
  { "hf-card", "2-model-cards/hf-cards-hub/timm_resnet50.a1_in1k.README.md",
    "timm_resnet50.a1_in1k.README.md > Results", "GMACs", 0, 4.1, "GMAC", EF_DIRECTION_LOWER,
    "line 28, GMACs" },
  { "hf-eval-results", "2-model-cards/hf-spec/eval_results.yaml", "eval_results.yaml > Results",
    "value", 0, 0.412, NULL, EF_DIRECTION_UNKNOWN, "[1].value" },

  /* CycloneDX: energy and carbon with their units. */
  { "cyclonedx",
    "2-model-cards/cyclonedx-modelcard/valid-machine-learning-considerations-env-1.6.json",
    "valid-machine-learning-considerations-env-1.6.json", "training energy", 0, 0.4, "kWh",
    EF_DIRECTION_LOWER,
    "components[0].modelCard.considerations.environmentalConsiderations."
    "energyConsumptions[0].activityEnergyCost.value" },
  { "cyclonedx",
    "2-model-cards/cyclonedx-modelcard/valid-machine-learning-considerations-env-1.6.xml",
    "valid-machine-learning-considerations-env-1.6.xml", "training carbon", 0, 31.22, "t",
    EF_DIRECTION_LOWER,
    "components.component.modelCard.considerations.environmentalConsiderations."
    "energyConsumptions.energyConsumption.co2CostEquivalent.value" },

  /* Google's Model Card Toolkit, either version. */
  { "google-card", "2-model-cards/google-model-card-toolkit/cats_vs_dogs_v0_0_2.json",
    "cats_vs_dogs_v0_0_2.json", "accuracy, cat", 0, 0.9932885766029358, NULL, EF_DIRECTION_HIGHER,
    "quantitative_analysis.performance_metrics[1].value" },
  { "google-card", "2-model-cards/google-model-card-toolkit/full.json", "full.json", "accuracy",
    0, 0.9, NULL, EF_DIRECTION_HIGHER,
    "quantitative_analysis.performance_metrics[0].value" },

  /* SPDX: numbers of layers are neither better nor worse. */
  { "spdx", "2-model-cards/spdx3-ai/simplehtr-example.json", "simplehtr-example.json",
    "rnn_hidden_layers", 1, 256, NULL, EF_DIRECTION_UNKNOWN,
    "@graph[103].ai_hyperparameter[11].value" },

  /* Runs of OpenML: a run is a row. */
  { "openml-run", "2-model-cards/openml-run-xml/openml-r__runs_223_run.xml", "run 223",
    "mean_absolute_error", 0,
    2.433678, NULL, EF_DIRECTION_LOWER, "1:/run, mean_absolute_error" },
  { "openml-run", "2-model-cards/openml-run-xml/openml-r__runs_223_run.xml", "run 223",
    "root_mean_squared_error", 0, 3.228803, NULL, EF_DIRECTION_LOWER,
    "1:/run, root_mean_squared_error" },
  { "openml-run", "2-model-cards/openml-run-xml/openml-r__runs_1_run.xml", "run 1",
    "area_under_roc_curve", 0,
    0.839359, NULL, EF_DIRECTION_HIGHER, "1:/run, area_under_roc_curve" },

  { "openml-run", "2-model-cards/openml-run-xml/openml-r__runs_219_run.xml", "run 219",
    "f_measure", 0,
    0.753537, NULL, EF_DIRECTION_HIGHER, "1:/run, f_measure" },

  /* Tables in Markdown. */
  { "markdown", "1-pwc/nlp-progress-md/language_modeling.md",
    "language_modeling.md > Tables in the text > WikiText-2", "Number of params", 1, 35e6, "",
    EF_DIRECTION_LOWER, "line 52, column Number of params" },
  { "markdown", "1-pwc/nlp-progress-md/language_modeling.md",
    "language_modeling.md > Tables in the text > WikiText-2", "Validation perplexity", 3, 40.85,
    NULL, EF_DIRECTION_LOWER, "line 54, column Validation perplexity" },
  { "markdown", "1-pwc/nlp-progress-md/summarization.md",
    "summarization.md > Tables in the text > Anonymized version", "ROUGE-L", 2, 37.6, NULL,
    EF_DIRECTION_HIGHER, "line 34, column ROUGE-L" },
  { "markdown", "2-model-cards/vendor-cards/llama2.MODEL_CARD.md",
    "llama2.MODEL_CARD.md > Tables in the text > Hardware and Software", "Carbon Emitted(tCO2eq)",
    2,
    291.42, "t", EF_DIRECTION_LOWER, "line 49, column Carbon Emitted(tCO2eq)" },

  { "yaml", "3-frontiers/mteb-leaderboard/model_meta.yaml", "model_meta.yaml > model_meta",
    "seq_len", 1, 512, "", EF_DIRECTION_HIGHER,
    "/model_meta/Cohere__Cohere-embed-english-v3.0/seq_len" },
  { "yaml", "3-frontiers/model-zoos/onnx__adv_inception_v3_Opset16_timm__turnkey_stats.yaml",
    "onnx__adv_inception_v3_Opset16_timm__turnkey_stats.yaml", "size on disk (KiB)", 0, 93083.1533,
    "KiB", EF_DIRECTION_LOWER, "/onnx_model_information/size on disk (KiB)" },
  { "yaml", "3-frontiers/model-zoos/onnx__alexnet_Opset17_torch_hub__turnkey_stats.yaml",
    "onnx__alexnet_Opset17_torch_hub__turnkey_stats.yaml", "size on disk (KiB)", 0, 238679.0703,
    "KiB", EF_DIRECTION_LOWER, "/onnx_model_information/size on disk (KiB)" },

  /* BoAmps calls energy in kWh power. */
  { "boamps", "4-energy/boamps/boamps_report.json", "boamps_report.json", "inference energy", 0,
    0.0004784439185735, "kWh", EF_DIRECTION_LOWER, "measures[0].powerConsumption" },
  { "boamps", "4-energy/boamps/boamps_report.json", "boamps_report.json", "parameters", 0, 13,
    "B", EF_DIRECTION_LOWER, "measures[0], parameters" },
  { "boamps", "4-energy/boamps/energy-report-llm-inference.json",
    "energy-report-llm-inference.json", "duration", 0, 19.09390426, "s", EF_DIRECTION_LOWER,
    "measures[0].measurementDuration" },

  { "helm", "2-model-cards/eval-records/mmlu__stats.json", "mmlu__stats.json", "inference_runtime",
    1, 0.6785750389099121, "s", EF_DIRECTION_LOWER,
    "[split=valid][name=inference_runtime].mean" },

  /* Evaluation records: the harness, new and old, and records of one row each. */
  { "lm-eval", "2-model-cards/eval-records/results_2026-01-21T03-44-18.458309.json",
    "results_2026-01-21T03-44-18.458309.json", "exact_match", 1, 0.0004, NULL,
    EF_DIRECTION_HIGHER, "/results/math_rephrased_full, exact_match" },
  { "lm-eval", "5-scaling-and-runs/pythia-evals/12b_step143000.json", "12b_step143000.json", "acc",
    0, 0.22279792746113988, NULL,
    EF_DIRECTION_HIGHER, "/results/hendrycksTest-high_school_government_and_politics, acc" },
  { "lm-eval", "5-scaling-and-runs/pythia-evals/1.4b-deduped_step143000.json",
    "1.4b-deduped_step143000.json", "acc_norm", 0, 0.29, NULL,
    EF_DIRECTION_HIGHER, "/results/hendrycksTest-college_mathematics, acc_norm" },
  { "every-eval-ever", "2-model-cards/eval-records/98ea850e-7019-4728-a558-8b1819ec47c2.json",
    "98ea850e-7019-4728-a558-8b1819ec47c2.json", "parameters", 0, 8.357, "B", EF_DIRECTION_LOWER,
    "/model_info/additional_details/params_billions" },
  { "every-eval-ever", "2-model-cards/eval-records/98ea850e-7019-4728-a558-8b1819ec47c2.json",
    "98ea850e-7019-4728-a558-8b1819ec47c2.json", "GPQA", 0, 0.2743, NULL, EF_DIRECTION_HIGHER,
    "/evaluation_results/3/score_details/score" },

  /* MLPerf with power: the units stand beside the numbers. */
  { "mlperf",
    "3-frontiers/mlperf-inference-power/"
    "all--edge--closed-power--image-classification--singlestream.json",
    "all--edge--closed-power--image-classification--singlestream.json", "Latency", 0, 0.120438,
    "ms", EF_DIRECTION_LOWER, "/0/Result" },
  { "mlperf",
    "3-frontiers/mlperf-inference-power/"
    "v3.0--edge--closed-power--language-processing--offline.json",
    "v3.0--edge--closed-power--language-processing--offline.json", "Power", 0, 22.530459167950696,
    "W", EF_DIRECTION_LOWER, "/0/Result_Power" },
  { "mlperf",
    "3-frontiers/mlperf-inference-power/"
    "v3.1--datacenter--open-power--language-processing--server.json",
    "v3.1--datacenter--open-power--language-processing--server.json", "Power", 0,
    621.153666666667, "W", EF_DIRECTION_LOWER, "/0/Result_Power" },

  /* Other JSON and XML, and delimited text. */
  { "json", "3-frontiers/ml-energy-v3/gpqa.json", "gpqa.json > configurations",
    "energy_per_token_joules", 0, 1.3662634337367148, "J",
    EF_DIRECTION_LOWER, "/configurations/0/energy_per_token_joules" },
  { "json", "3-frontiers/ml-energy-v3/lm-arena-chat.json", "lm-arena-chat.json > configurations",
    "avg_power_watts", 0, 759.9467920298994, "W",
    EF_DIRECTION_LOWER, "/configurations/0/avg_power_watts" },
  { "json", "3-frontiers/model-zoos/pycls__model_error.json", "pycls__model_error.json",
    "top1_err", 0, 24.92, NULL, EF_DIRECTION_LOWER, "/EfficientNet-B0/top1_err" },
  { "xml", "2-model-cards/openml-run-xml/api-example__run.trace.xml", "trace > trace_iteration",
    "evaluation", 1, -3.1465890143092965, NULL,
    EF_DIRECTION_UNKNOWN, "11:/trace/trace_iteration[2]/evaluation" },
  { "delimited", "3-frontiers/timm/results-imagenet.csv", "results-imagenet.csv", "param_count", 2,
    1014.45, "M", EF_DIRECTION_LOWER, "line 4, column param_count" },
  { "delimited", "3-frontiers/timm/benchmark-infer-amp-nchw-pt240-cu124-rtx4090.csv",
    "benchmark-infer-amp-nchw-pt240-cu124-rtx4090.csv", "infer_step_time",
    0, 5.426, "ms", EF_DIRECTION_LOWER, "line 2, column infer_step_time" },
  { "delimited", "3-frontiers/epoch-ai/notable_ai_models@System-column.csv",
    "notable_ai_models@System-column.csv", "Training compute (FLOP)", 0, 7.8e24, "FLOP",
    EF_DIRECTION_LOWER, "line 2, column Training compute (FLOP)" },

  /* MLPerf Tiny: medians with their units in text. */
  { "mlperf-tiny",
    "3-frontiers/mlperf-tiny-energy/Krai__NUCLEO-H7A3ZI-Q_X-CUBE-AI-7.3__ic__energy__results.txt",
    "Krai__NUCLEO-H7A3ZI-Q_X-CUBE-AI-7.3__ic__energy__results.txt", "Energy per inference", 0,
    8471.102, "µJ", EF_DIRECTION_LOWER, "line 22, Energy per inference" },
  { "mlperf-tiny",
    "3-frontiers/mlperf-tiny-energy/STMicroelectronics__NUCLEO_U575ZI_Q__ic__energy__results.txt",
    "STMicroelectronics__NUCLEO_U575ZI_Q__ic__energy__results.txt", "Throughput", 0, 7.858,
    "samples/s", EF_DIRECTION_HIGHER, "line 22, Throughput" },
  { "mlperf-tiny",
    "3-frontiers/mlperf-tiny-energy/STMicroelectronics__NUCLEO_H7A3ZI_Q__vww__energy__results.txt",
    "STMicroelectronics__NUCLEO_H7A3ZI_Q__vww__energy__results.txt", "Energy per inference", 0,
    3699.351, "µJ", EF_DIRECTION_LOWER, "line 22, Energy per inference" },

  /* Curves: the runs of a panel one behind the other, and series named by their files. */
  { "wandb", "5-scaling-and-runs/wandb-export/nanoGPT-curves__wandb_export.csv",
    "nanoGPT-curves__wandb_export.csv", "train/loss", 1, 11.286399841308594, NULL,
    EF_DIRECTION_LOWER, "line 3, train/loss" },
  { "tensorboard", "5-scaling-and-runs/tensorboard-export/imdb__run-.-tag-loss.csv",
    "imdb__run-.-tag-loss.csv", "loss", 0, 12.435992240905762, NULL, EF_DIRECTION_LOWER,
    "line 2, loss" },
  { "tensorboard", "5-scaling-and-runs/tensorboard-export/aocr__run-.-tag-loss.csv",
    "aocr__run-.-tag-loss.csv", "Step", 0, 43, NULL, EF_DIRECTION_UNKNOWN, "line 2, Step" },
  { "tensorboard", "5-scaling-and-runs/tensorboard-export/imdb__run-.-tag-pred_gender_acc.csv",
    "imdb__run-.-tag-pred_gender_acc.csv", "pred_gender_acc", 3, 0.7259336709976196, NULL,
    EF_DIRECTION_HIGHER, "line 5, pred_gender_acc" },
};

/* Formats of which the data have fewer files with numbers than three. */
static const struct
{
  const char *format;
  guint n_files;
} rare[] = {
  { "pwc-api", 1 }, { "pwc-tdm", 1 }, { "ito-csv", 2 }, { "hf-eval-results", 1 },
  { "cyclonedx", 2 }, { "google-card", 2 }, { "spdx", 1 },
  { "every-eval-ever", 1 }, { "helm", 1 }, { "xml", 1 }, { "boamps", 2 }, { "wandb", 1 },
  { "helm-groups", 0 }, { "helm-runs", 0 }, /* asked in test-evaluations.c */
  /* The form is our own: nobody else writes it. test-pwc-xml.c asks it. */
  { "pwc-xml", 0 },
};

static guint
get_wanted (const char *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (rare); i++)
    if (strcmp (rare[i].format, format) == 0)
      return rare[i].n_files;

  return 3;
}

static guint
count_files (const char *format)
{
  g_autoptr (GHashTable) files = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    if (strcmp (cells[i].format, format) == 0)
      g_hash_table_add (files, (gpointer) cells[i].path);

  return g_hash_table_size (files);
}

static gboolean
is_rare (const char *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (rare); i++)
    if (strcmp (rare[i].format, format) == 0)
      return TRUE;

  return FALSE;
}

/* Of no format that is registered fewer files are asked than there are, or than three. */
static void
test_formats (void)
{
  const EfReader *reader;

  for (guint i = 0; (reader = ef_import_get_reader (i)) != NULL; i++)
    {
      const guint n_files = count_files (reader->id);

      g_test_message ("%s: %u", reader->id, n_files);
      g_assert_cmpuint (n_files, >=, get_wanted (reader->id));
    }
}

static gboolean
has_numbers (EfImportResult *result)
{
  g_autoptr (GPtrArray) tables = ef_catalog_node_list_tables (ef_import_result_get_root (result));

  for (guint i = 0; i < tables->len; i++)
    for (guint k = 0; k < ef_table_get_n_columns (tables->pdata[i]); k++)
      if (ef_column_get_kind (ef_table_get_column (tables->pdata[i], k)) == EF_COLUMN_NUMBER)
        return TRUE;

  return FALSE;
}

/* Imports the file if a reader of a rare format is the surest of it; NULL if it has no results. */
static EfImportResult *
import_rare (GFile *file)
{
  g_autoptr (EfInput) input = ef_input_open (file, NULL, NULL);
  const EfReader *reader = NULL;
  const guint8 *head;
  gsize length;
  double confidence;

  g_assert_nonnull (input);
  head = ef_input_peek (input, &length, NULL);
  if (head != NULL)
    reader = ef_import_find_reader (head, length, ef_input_get_name (input), &confidence);

  return reader != NULL && is_rare (reader->id) ? ef_import_file (file, NULL, NULL, NULL) : NULL;
}

/* Counts the files of rare formats with numbers in @folder and below. */
static void
count_read (GFile *folder, GHashTable *counts)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
    folder, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
    G_FILE_QUERY_INFO_NONE, NULL, NULL);
  GFileInfo *info;
  GFile *child;

  g_assert_nonnull (children);
  while (g_file_enumerator_iterate (children, &info, &child, NULL, NULL) && info != NULL)
    {
      g_autoptr (EfImportResult) result = NULL;
      gpointer format, count = NULL;

      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        count_read (child, counts);
      else
        result = import_rare (child);
      if (result == NULL || !has_numbers (result))
        continue;
      format = (gpointer) ef_source_get_format (ef_import_result_get_source (result));
      count = g_hash_table_lookup (counts, format);
      g_hash_table_insert (counts, g_strdup (format),
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
    }
}

/* A format is called rare only if the data have no more files of it with numbers. */
static void
test_rare (void)
{
  const EfReader *reader;
  g_autoptr (GHashTable) counts = NULL;
  g_autoptr (GFile) data = NULL;

  if (get_shared_dir () == NULL)
    return;

  counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  data = g_file_new_build_filename (get_shared_dir (), "data", NULL);
  count_read (data, counts);
  for (guint i = 0; (reader = ef_import_get_reader (i)) != NULL; i++)
    {
      const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, reader->id));

      g_test_message ("%s: %u files", reader->id, n);
      if (is_rare (reader->id))
        g_assert_cmpuint (n, ==, get_wanted (reader->id));
    }
}

static void
test_cells (void)
{
  if (get_shared_dir () == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *path = g_build_filename ("data", cells[i].path, NULL);
      g_autoptr (EfImportResult) result = import_shared (path);
      EfTable *table = get_table (result, cells[i].table);
      EfColumn *column = get_column (table, cells[i].column);
      const EfUnit *unit = ef_column_get_unit (column);
      g_autofree char *place = ef_table_describe_place (table, cells[i].row, column);

      g_test_message ("%s, %s: %s", cells[i].path, cells[i].column, place);
      g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (result)), ==,
                       cells[i].format);
      assert_number (table, cells[i].column, cells[i].row, cells[i].value);
      g_assert_cmpstr (unit != NULL ? ef_unit_get_symbol (unit) : NULL, ==, cells[i].unit);
      g_assert_cmpint (ef_column_get_direction (column), ==, cells[i].direction);
      g_assert_cmpstr (place, ==, cells[i].place);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/shared-formats/cells", test_cells);
  g_test_add_func ("/import/shared-formats/formats", test_formats);
  g_test_add_func ("/import/shared-formats/rare", test_rare);

  return g_test_run ();
}
