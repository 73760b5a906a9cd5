/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "ef-bounds-kind.h"
#include "ef-quantity.h"
#include "import-test.h"

/* Records of evaluations: lm-evaluation-harness, Every Eval Ever, HELM, MLPerf. */

static void
assert_direction (EfTable *table, const char *name, EfDirection direction)
{
  g_assert_cmpint (ef_column_get_direction (get_column (table, name)), ==, direction);
}

static void
assert_format (const EfImportResult *result, const char *format)
{
  g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (result)), ==, format);
}

static void
assert_bounds (EfTable *table, const char *name, guint row, double low, double high)
{
  EfColumn *column = get_column (table, name);

  g_assert_cmpfloat_with_epsilon (ef_column_get_lows (column)[row], low, 1e-12);
  g_assert_cmpfloat_with_epsilon (ef_column_get_highs (column)[row], high, 1e-12);
}

/* lm-evaluation-harness */

static const char new_results[] =
  "{\"results\": {\"t1\": {\"alias\": \"t1\", \"acc,none\": 0.5, \"acc_stderr,none\": 0.125,\n"
  "\"exact_match,strict\": 0.25, \"exact_match_stderr,strict\": \"N/A\"},\n"
  "\"t2\": {\"alias\": \" - t2\", \"ppl,none\": 12.5, \"acc,none\": 0.75}},\n"
  "\"configs\": {\"t1\": {\"task\": \"t1\"}}, \"versions\": {\"t1\": 1.0, \"t2\": 2.0},\n"
  "\"n-shot\": {\"t1\": 5, \"t2\": 0},"
  "\"n-samples\": {\"t1\": {\"original\": 9, \"effective\": 8}},\n"
  "\"higher_is_better\": {\"t1\": {\"acc\": true, \"exact_match\": true},"
  " \"t2\": {\"ppl\": false, \"acc\": true}},\n"
  "\"config\": {\"model_args\": \"pretrained=x/y,revision=main\","
  " \"model_num_parameters\": 93069280},"
  " \"date\": 1768964383.8593218,"
  "\"model_name\": \"org/model\"}";

static void
test_lm_eval (void)
{
  g_autoptr (EfImportResult) result = import_text ("results_1.json", new_results);
  EfTable *table = get_only_table (result);

  assert_format (result, "lm-eval");
  assert_names (table,
                "model|task|parameters|acc|exact_match (strict)|ppl|shots|samples|version|date");
  assert_cells (table, "model", "org/model|org/model");
  assert_cells (table, "task", "t1|t2");
  assert_cells (table, "parameters", "93069280|93069280");
  assert_measure (table, "parameters", "parameters", "one");
  assert_number (table, "acc", 0, 0.5);
  assert_bounds (table, "acc", 0, 0.375, 0.625);
  assert_number (table, "exact_match (strict)", 0, 0.25);
  assert_number (table, "ppl", 1, 12.5);
  assert_cells (table, "shots", "5|0");
  assert_cells (table, "samples", "8|");
  assert_cells (table, "date", "2026-01-21|2026-01-21");
  assert_direction (table, "acc", EF_DIRECTION_HIGHER);
  assert_direction (table, "ppl", EF_DIRECTION_LOWER);
  g_assert_cmpint (ef_column_get_direction_reason (get_column (table, "acc")), ==,
                   EF_DIRECTION_REASON_FILE);
  assert_no_diagnostics (result);
}

/* Without filters, directions and the name of the model. */
static void
test_lm_eval_old (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "12b.json", "{\"results\": {\"a\": {\"acc\": 0.25, \"acc_stderr\": 0.0625, \"acc_norm\": 0.5,"
                "\"acc_norm_stderr\": 0.125}, \"b\": {\"ppl\": 3}}, \"versions\": {\"a\": 0},"
                "\"config\": {\"model_args\": \"pretrained=E/pythia-12b,revision=step1\","
                "\"num_fewshot\": 5}}");
  EfTable *table = get_only_table (result);

  assert_names (table, "model|revision|task|acc|acc_norm|ppl|shots|version");
  assert_cells (table, "model", "E/pythia-12b|E/pythia-12b");
  assert_cells (table, "revision", "step1|step1");
  assert_cells (table, "shots", "5|5");
  assert_bounds (table, "acc_norm", 0, 0.375, 0.625);
  assert_direction (table, "acc", EF_DIRECTION_HIGHER);
}

/* Every Eval Ever */

#define RECORD(name, score)                                                                        \
  "{\"schema_version\": \"0.2.0\", \"source_metadata\": {\"source_name\": \"S\"},"                 \
  "\"model_info\": {\"name\": \"" name "\", \"developer\": \"d\","                                 \
  "\"additional_details\": {\"precision\": \"bf16\", \"params_billions\": 8.5}},"                  \
  "\"evaluation_results\": [{\"evaluation_name\": \"IFEval\", \"metric_config\":"                  \
  "{\"lower_is_better\": false}, \"score_details\": {\"score\": " score ", \"uncertainty\":"       \
  "{\"standard_error\": {\"value\": 0.125}}}}, {\"evaluation_name\": \"Odd\", \"metric_config\":"  \
  "{\"lower_is_better\": true, \"metric_name\": \"rate\"}, \"score_details\": {\"score\": 3,"      \
  "\"uncertainty\": {\"confidence_interval\": {\"lower\": 2, \"upper\": 5,"            \
  "\"confidence_level\": 0.95}}}}]}"

static void
test_every_eval (void)
{
  static const char *const texts[] = {
    "[" RECORD ("a", "0.5") "," RECORD ("b", "null") "]",
    RECORD ("a", "0.5") "\n" RECORD ("b", "null") "\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EfImportResult) result = import_text ("t.json", texts[i]);
      EfTable *table = get_only_table (result);

      assert_format (result, "every-eval-ever");
      assert_names (table, "model|developer|parameters|IFEval|Odd, rate|precision|IFEval stderr|"
                           "Odd, rate lower 95|Odd, rate upper 95|source");
      assert_cells (table, "model", "a|b");
      assert_number (table, "parameters", 0, 8.5);
      assert_measure (table, "parameters", "parameters", "billion");
      assert_number (table, "IFEval", 0, 0.5);
      assert_number (table, "IFEval", 1, NAN);
      assert_bounds (table, "IFEval", 0, 0.375, 0.625);
      assert_bounds (table, "Odd, rate", 1, 2, 5);
      g_assert_cmpint (ef_bounds_kind_find (table, get_column (table, "IFEval")), ==,
                       EF_BOUNDS_ERROR);
      g_assert_cmpint (ef_bounds_kind_find (table, get_column (table, "Odd, rate")), ==,
                       EF_BOUNDS_INTERVAL);
      assert_direction (table, "IFEval", EF_DIRECTION_HIGHER);
      assert_direction (table, "Odd, rate", EF_DIRECTION_LOWER);
      assert_no_diagnostics (result);
    }
}

/* Where a value stands is said as in any other JSON, in the file and in what is told of it. */
static void
test_every_eval_places (void)
{
  static const char text[] =
    "{\"model_info\": {\"name\": \"m\", \"additional_details\": {\"params_billions\": 7}},"
    "\"evaluation_results\": [{\"evaluation_name\": \"E\", \"score_details\": {\"score\": 0.5,"
    "\"uncertainty\": {\"confidence_interval\": {\"lower\": 0.6, \"upper\": 0.7}}}},"
    "{\"evaluation_name\": \"F\", \"score_details\": {\"score\": \"good\"}},"
    "{\"evaluation_name\": \"G\", \"score_details\": {\"score\": \"020±002\"}}]}";
  g_autoptr (EfImportResult) result = import_text ("t.json", text);
  EfTable *table = get_only_table (result);
  g_autofree char *parameters = NULL;
  g_autofree char *score = NULL;

  parameters = ef_table_describe_place (table, 0, get_column (table, "parameters"));
  g_assert_cmpstr (parameters, ==, "/model_info/additional_details/params_billions");
  g_assert_cmpint (ef_bounds_kind_find (table, get_column (table, "E")), ==, EF_BOUNDS_UNKNOWN);
  score = ef_table_describe_place (table, 0, get_column (table, "E"));
  g_assert_cmpstr (score, ==, "/evaluation_results/0/score_details/score");
  assert_told (result, "t.json:/evaluation_results/0/score_details/uncertainty: The interval from "
                       "0.6 to 0.7 does not hold its value 0.5");
}

static void
test_every_eval_twice (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.json", "{\"model_info\": {\"name\": \"a\"}, \"evaluation_results\": ["
              "{\"evaluation_name\": \"E\", \"score_details\": {\"score\": 1}},"
              "{\"evaluation_name\": \"E\", \"score_details\": {\"score\": 2}}]}");

  assert_cells (get_only_table (result), "E", "1");
  assert_told (result,
               "t.json:/evaluation_results/1/score_details/score: The record has “E” twice");
}

/* A record says what scores are possible; what it gives all the same is a slip. */
static void
test_every_eval_range (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.json", "[{\"model_info\": {\"name\": \"a\"}, \"evaluation_results\": ["
              "{\"evaluation_name\": \"E\", \"metric_config\": {\"min_score\": 0.0,"
              "\"max_score\": 1.0}, \"score_details\": {\"score\": 44.86}},"
              "{\"evaluation_name\": \"F\", \"metric_config\": {\"min_score\": -1,"
              "\"max_score\": \"Infinity\"}, \"score_details\": {\"score\": 1e9}}]},"
              "{\"model_info\": {\"name\": \"b\"}, \"evaluation_results\": ["
              "{\"evaluation_name\": \"E\", \"metric_config\": {\"min_score\": 0.0,"
              "\"max_score\": 1.0}, \"score_details\": {\"score\": 1}},"
              "{\"evaluation_name\": \"F\", \"metric_config\": {\"min_score\": -1,"
              "\"max_score\": null}, \"score_details\": {\"score\": -2}}]}]");
  EfTable *table = get_only_table (result);

  assert_number (table, "E", 0, NAN);
  assert_number (table, "E", 1, 1);
  assert_number (table, "F", 0, 1e9);
  assert_number (table, "F", 1, NAN);
  assert_told (result, "t.json:/0/evaluation_results/0/score_details/score: The score 44.86 of "
                       "“E” is left out: the highest that the record calls possible is 1.0.");
  assert_told (result, "t.json:/1/evaluation_results/1/score_details/score: The score -2 of “F” "
                       "is left out: the lowest that the record calls possible is -1.");
}

/* Of one benchmark a column has one scale; what was converted says so. */
static void
test_every_eval_scales (void)
{
#define SCORE(name, max, score)                                                                    \
  "{\"model_info\": {\"name\": \"" name "\"}, \"evaluation_results\": ["                           \
  "{\"evaluation_name\": \"E\", \"metric_config\": {\"min_score\": 0,"                             \
  "\"max_score\": " max "}, \"score_details\": {\"score\": " score ", \"uncertainty\":"            \
  "{\"standard_error\": {\"value\": " score "}}}}]}"
  g_autoptr (EfImportResult) result
    = import_text ("t.json", "[" SCORE ("a", "1.0", "0.5") "," SCORE ("b", "100", "44.86") ","
                             SCORE ("c", "null", "0.25") "]");
  EfTable *table = get_only_table (result);
  const EfColumn *column = get_column (table, "E");
#undef SCORE

  assert_cells (table, "E", "0.5|0.4486|0.25");
  assert_bounds (table, "E", 1, 0, 0.8972);
  assert_number (table, "E stderr", 1, 0.4486);
  g_assert_cmpint (ef_column_get_cell_origin (column, 0), ==, EF_ORIGIN_REPORTED);
  g_assert_cmpint (ef_column_get_cell_origin (column, 1), ==, EF_ORIGIN_DERIVED);
  g_assert_cmpstr (ef_column_get_cell_formula (column, 1), ==, "44.86 × 1 / 100");
  g_assert_cmpint (ef_column_get_cell_origin (column, 2), ==, EF_ORIGIN_REPORTED);
  assert_told (result, "t.json:/1/evaluation_results/0/score_details/score: The score 44.86 of "
                       "“E” is converted: this record counts up to 100, an earlier one up to 1.");
}

/* MLPerf */

#define SYSTEM(name, results)                                                                      \
  "{\"Accuracy\": 75.5, \"Accuracy_div_100\": 0.755, \"MlperfModel\": \"resnet\","                 \
  "\"Model\": \"resnet50\", \"Organization\": \"O\", \"SystemName\": \"" name "\","                \
  "\"has_power\": true, \"accelerators_per_node\": 3, \"url\": \"https://a.org\", " results "}"

/* Ids are sixteen digits to the base of sixteen, and some have a look of numbers. */
static void
test_mlperf_ids (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.json", "[" SYSTEM ("a", "\"Result\": 5, \"Result_Units\": \"Samples/s\", "
                               "\"uid\": \"8e9fd4c5d5c646d2\", \"cpu\": \"12-core X\"") ",\n"
    SYSTEM ("b", "\"Result\": 6, \"Result_Units\": \"Samples/s\", "
                 "\"uid\": \"49210e477a9b4e79\", \"cpu\": \"8-core X\"") "]");

  assert_cells (get_only_table (result), "uid", "8e9fd4c5d5c646d2|49210e477a9b4e79");
  assert_cells (get_only_table (result), "cpu", "12-core X|8-core X");
  g_assert_cmpint (ef_column_get_kind (get_column (get_only_table (result), "cpu")), ==,
                   EF_COLUMN_TEXT);
  assert_no_diagnostics (result);
}

static void
test_mlperf (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.json",
    "[" SYSTEM ("a", "\"Result\": 0.5, \"Result_Units\": \"Latency (ms)\", \"Result_Power\": 9,"
                     "\"Result_Power_Units\": \"millijoules\"") ",\n"
    SYSTEM ("b", "\"Result\": 200, \"Result_Units\": \"Samples/s\", \"Result_Power\": 300,"
                 "\"Result_Power_Units\": \"Watts\"") ",\n"
    SYSTEM ("c", "\"Result\": 7, \"Result_Units\": \"millijoules\", \"Result_Power\": 8") ",\n"
    SYSTEM ("d", "\"Result\": 6, \"Result_Units\": \"bananas\"") "]");
  EfTable *table = get_only_table (result);

  assert_format (result, "mlperf");
  assert_names (table, "SystemName|Organization|Model|Top-1 accuracy|Latency|Energy per inference|"
                       "Throughput|Power|MlperfModel|has_power|accelerators_per_node|url");
  assert_cells (table, "SystemName", "a|b|c|d");
  assert_number (table, "Top-1 accuracy", 3, 75.5);
  assert_number (table, "Latency", 0, 0.5);
  assert_number (table, "Latency", 2, NAN);
  assert_number (table, "Energy per inference", 0, 9);
  assert_number (table, "Energy per inference", 2, 7);
  assert_number (table, "Throughput", 1, 200);
  assert_number (table, "Power", 1, 300);
  assert_number (table, "Power", 2, NAN);
  assert_measure (table, "Latency", "latency", "millisecond");
  assert_measure (table, "Energy per inference", "inference-energy", "millijoule");
  assert_measure (table, "Power", "power", "watt");
  assert_direction (table, "Latency", EF_DIRECTION_LOWER);
  assert_direction (table, "Throughput", EF_DIRECTION_HIGHER);
  assert_told (result, "t.json:/2/Result: The line of power took the place of the result");
  assert_told (result, "t.json:/2/Result_Power: The power is left out: it has no unit.");
  assert_told (result, "t.json:/3/Result: The result is left out: its unit “bananas” is not known");
}

/* Hostile and broken */

static void
test_hostile (void)
{
  static const char *const texts[] = {
    new_results,
    "[" RECORD ("a", "0.5") "]",
    "[" SYSTEM ("a", "\"Result\": 0.5, \"Result_Units\": \"Latency (ms)\"") "]",
  };
  static const char bytes[] = "[]{}\",:0";

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize at = 0; at < strlen (texts[i]); at++)
      {
        g_autofree char *text = g_strdup (texts[i]);
        gsize length = strlen (text);
        g_autoptr (GBytes) content = NULL;
        g_autoptr (EfImportResult) result = NULL;
        g_autoptr (GError) error = NULL;

        if (at % 2 == 0)
          text[at] = bytes[at / 2 % (sizeof bytes - 1)];
        else
          length = at;
        content = g_bytes_new (text, length);
        result = ef_import_bytes (content, "t.json", NULL, NULL, &error);
        g_assert_true ((result == NULL) == (error != NULL));
      }
  import_text_fails ("t.json", "{\"results\": 5, \"versions\": 1, \"config\": 2}",
                     EF_ERROR_NO_RESULTS, "there is no task in it");
  import_text_fails ("t.json", "{\"model_info\": 1, \"evaluation_results\": 2}",
                     EF_ERROR_NO_RESULTS, "there is no evaluation in it");
  import_text_fails ("t.json", "[1, {\"Result_Units\": 1}, [{\"MlperfModel\": 1}]]",
                     EF_ERROR_NO_RESULTS, "there is no system in it");
}

/* Real files */

static void
test_shared (void)
{
  static const struct
  {
    const char *path;
    guint n_rows;
    const char *column;
    guint row;
    double value;
    EfDirection direction;
  } cases[] = {
    { "data/2-model-cards/eval-records/results_2026-01-21T03-44-18.458309.json", 2, "exact_match",
      1, 0.0004, EF_DIRECTION_HIGHER },
    { "data/5-scaling-and-runs/pythia-evals/12b_step143000.json", 87, "acc", 0,
      0.22279792746113988, EF_DIRECTION_HIGHER },
    { "data/5-scaling-and-runs/pythia-evals/1.4b-deduped_step143000.json", 87, "acc_norm", 0, 0.29,
      EF_DIRECTION_HIGHER },
    { "data/2-model-cards/eval-records/98ea850e-7019-4728-a558-8b1819ec47c2.json", 1, "GPQA", 0,
      0.2743, EF_DIRECTION_HIGHER },
    { "data/2-model-cards/eval-records/98ea850e-7019-4728-a558-8b1819ec47c2.json", 1, "parameters",
      0, 8.357, EF_DIRECTION_LOWER },
    { "data/2-model-cards/eval-records/mmlu__stats.json", 6, "exact_match", 0, 0.1111111111111111,
      EF_DIRECTION_HIGHER },
    { "data/3-frontiers/mlperf-inference-power/"
      "all--edge--closed-power--image-classification--singlestream.json",
      78, "Latency", 0, 0.120438, EF_DIRECTION_LOWER },
    { "data/3-frontiers/mlperf-inference-power/"
      "v3.0--edge--closed-power--language-processing--offline.json",
      30, "Throughput", 0, 254.163, EF_DIRECTION_HIGHER },
  };

  if (get_shared_dir () == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EfImportResult) result = import_shared (cases[i].path);
      EfTable *table = get_only_table (result);

      g_test_message ("%s", cases[i].path);
      g_assert_cmpuint (ef_table_get_n_rows (table), ==, cases[i].n_rows);
      assert_number (table, cases[i].column, cases[i].row, cases[i].value);
      assert_direction (table, cases[i].column, cases[i].direction);
    }
}

/* HELM */

#define STAT(name, more, count, mean, stddev) \
  "{\"name\": {\"name\": \"" name "\", \"split\": " more "}," \
  " \"count\": " count ", \"sum\": 1, \"sum_squared\": 1," \
  " \"mean\": " mean ", \"stddev\": " stddev "}"

static const char helm[] = "["
  STAT ("num_perplexity_tokens", "\"test\"", "1", "9", "0") ","
  STAT ("exact_match", "\"test\"", "4", "0.5", "0.2") ","
  STAT ("exact_match", "\"valid\"", "1", "0.25", "0") ","
  STAT ("exact_match", "\"test\", \"perturbation\": {\"name\": \"dialect\","
        " \"computed_on\": \"worst\"}", "1", "0.4", "0") ","
  STAT ("inference_runtime", "\"test\"", "4", "1.5", "0") ","
  "{\"name\": {\"name\": \"training_co2_cost\", \"split\": \"test\"}, \"count\": 0, \"sum\": 0,"
  " \"sum_squared\": 0}]";

static void
test_helm (void)
{
  g_autoptr (EfImportResult) result
    = import_text ("mmlu:subject=anatomy,model=openai_gpt2,data_augmentation=x", helm);
  EfTable *table = get_only_table (result);

  assert_format (result, "helm");
  assert_cells (table, "model", "openai/gpt2|openai/gpt2|openai/gpt2");
  assert_cells (table, "scenario",
                "mmlu:subject=anatomy|mmlu:subject=anatomy|mmlu:subject=anatomy");
  assert_cells (table, "split", "test|valid|test");
  assert_cells (table, "perturbation", "||dialect");
  assert_cells (table, "computed on", "||worst");
  assert_cells (table, "exact_match", "0.5|0.25|0.4");
  assert_direction (table, "exact_match", EF_DIRECTION_HIGHER);
  /* Four trials: half of their deviation. One has none. */
  assert_bounds (table, "exact_match", 0, 0.4, 0.6);
  g_assert_true (isnan (ef_column_get_lows (get_column (table, "exact_match"))[1]));
  assert_measure (table, "inference_runtime", "latency", "second");
  /* A count, whatever its name reminds of. */
  g_assert_null (ef_column_get_quantity (get_column (table, "num_perplexity_tokens")));
  /* Each statistic has a place of its own, by what it is called. */
  assert_place (table, 0, "exact_match", "[split=test][name=exact_match].mean");
  assert_place (table, 2, "exact_match",
                "[split=test, perturbation=dialect, computed_on=worst][name=exact_match].mean");
  assert_place (table, 0, "inference_runtime", "[split=test][name=inference_runtime].mean");
  assert_no_diagnostics (result);
}

/* Parts of a split are rows of their own; what is said twice counts once. */
static void
test_helm_twice (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "stats.json", "[" STAT ("exact_match", "\"test\"", "1", "1", "0") ","
                  STAT ("exact_match", "\"test\", \"sub_split\": \"a\"", "1", "2", "0") ","
                  STAT ("exact_match", "\"test\"", "1", "3", "0") "]");
  EfTable *table = get_only_table (result);

  assert_cells (table, "exact_match", "1|2");
  assert_cells (table, "part of the split", "|a");
  assert_place (table, 1, "exact_match", "[split=test, sub_split=a][name=exact_match].mean");
  assert_told (result, "stats.json:[2]: The run has “exact_match” twice");
}

/* All runs of a suite in one file say themselves what was run. */
static void
test_helm_runs (void)
{
  g_autofree char *text = g_strdup_printf (
    "[{\"run_path\": \"runs/v1/a\", \"run_spec\": {\"name\": \"mmlu:subject=law,model=o_m-1\","
    " \"scenario_spec\": {\"class_name\": \"S\"}, \"adapter_spec\": {\"model\": \"o/m_1\"}},"
    " \"stats\": %s}, {\"run_path\": \"runs/v1/b\", \"run_spec\": {\"name\": \"boolq\"},"
    " \"stats\": [" STAT ("exact_match", "\"test\"", "1", "0.75", "0") "]}]", helm);
  g_autoptr (EfImportResult) result = import_text ("runs.json", text);
  EfTable *table = get_only_table (result);

  assert_format (result, "helm-runs");
  assert_cells (table, "model", "o/m_1|o/m_1|o/m_1|boolq");
  assert_cells (table, "scenario", "mmlu:subject=law|mmlu:subject=law|mmlu:subject=law|boolq");
  assert_cells (table, "exact_match", "0.5|0.25|0.4|0.75");
  assert_bounds (table, "exact_match", 0, 0.4, 0.6);
  assert_place (table, 1, "exact_match", "[0].stats[split=valid][name=exact_match].mean");
  assert_no_diagnostics (result);
  import_text_fails ("runs.json", "[{\"run_spec\": {\"name\": \"a\", \"scenario_spec\": {},"
                                  " \"adapter_spec\": {}}, \"stats\": []}]",
                     EF_ERROR_NO_RESULTS, "none with a value");
}

/* What stands beside the statistics of a run. */
static void
test_helm_beside (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *what;
  } cases[] = {
    { "run_spec.json",
      "{\"name\": \"a\", \"scenario_spec\": {\"n\": 1}, \"adapter_spec\": {\"max_tokens\": 5}}",
      "what HELM was told to run" },
    { "scenario_state.json",
      "{\"adapter_spec\": {\"n\": 1}, \"request_states\": [{\"a\": 1, \"b\": 2}]}",
      "requests and answers" },
    { "display_requests.json",
      "[{\"instance_id\": \"1\", \"train_trial_index\": 0, \"request\": {\"temperature\": 0}}]",
      "requests of a run" },
    { "per_instance_stats.json",
      "[{\"instance_id\": \"1\", \"train_trial_index\": 0, \"stats\": [" STAT (
        "exact_match", "\"test\"", "1", "1", "0") "]}]",
      "on each instance" },
    { "instances.json",
      "[{\"input\": {\"text\": \"?\"}, \"references\": [], \"split\": \"test\", \"id\": 1}]",
      "questions that a benchmark asks" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    import_text_fails (cases[i].name, cases[i].text, EF_ERROR_NO_RESULTS, cases[i].what);
}

/* Opened alone, a file of statistics has its run from its folder. */
static void
test_helm_folder (void)
{
  static const struct
  {
    const char *folder;
    const char *model;
    const char *scenario; /* or NULL */
  } cases[] = {
    { "boolq:model=o_m-1", "o/m-1|o/m-1|o/m-1", "boolq|boolq|boolq" },
    { "run 7", "run 7|run 7|run 7", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *top = g_dir_make_tmp ("ef-helm-XXXXXX", &error);
      g_autofree char *folder = g_build_filename (top, cases[i].folder, NULL);
      g_autofree char *path = g_build_filename (folder, "stats.json", NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (EfImportResult) result = NULL;
      EfTable *table;

      g_assert_no_error (error);
      g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
      g_assert_true (g_file_set_contents (path, helm, -1, &error));
      result = ef_import_file (file, NULL, NULL, &error);
      g_assert_no_error (error);
      table = get_only_table (result);
      assert_cells (table, "model", cases[i].model);
      if (cases[i].scenario != NULL)
        assert_cells (table, "scenario", cases[i].scenario);
      g_assert_cmpint (g_unlink (path), ==, 0);
      g_assert_cmpint (g_rmdir (folder), ==, 0);
      g_assert_cmpint (g_rmdir (top), ==, 0);
    }
}

/* HELM's tables */

#define HEADER(name, more) "{\"value\": \"" name "\", \"markdown\": false" more "}"
#define METRIC(group, metric, direction)                                                           \
  HEADER (group " - " metric, ", \"lower_is_better\": " direction                                  \
                              ", \"metadata\": {\"metric\": \"" metric "\"}")
#define CELL(value) "{\"value\": " value ", \"description\": \"min=0, max=9\", \"style\": {}}"
#define NO_CELL "{\"description\": \"No matching runs\", \"markdown\": false}"
#define TABLE(title, header, rows)                                                                 \
  "{\"title\": \"" title "\", \"header\": [" header "], \"rows\": [" rows "], \"links\": []}"

/* The same models from two sides: one row each. */
static void
test_helm_groups (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "core_scenarios.json",
    "[" TABLE ("Accuracy",
               HEADER ("Model", "") ","
               HEADER ("Mean win rate", ", \"lower_is_better\": false") ","
               METRIC ("MMLU", "EM", "false") "," METRIC ("IMDB", "Oddity", "true"),
               "[" CELL ("\"m\"") "," CELL ("0.25") "," CELL ("0.5") "," NO_CELL "],"
               "[" CELL ("\"n\"") "," CELL ("0.75") "," CELL ("0.625") "," CELL ("3") "]") ","
    TABLE ("empty", "", "") ","
    TABLE ("Efficiency",
           HEADER ("Model", "") ","
           HEADER ("Mean win rate", ", \"lower_is_better\": false") ","
           METRIC ("MMLU", "Denoised inference time (s)", "true") ","
           METRIC ("MMLU", "# eval", "null"),
           "[" CELL ("\"m\"") "," CELL ("1") "," CELL ("0.375") "," CELL ("100") "],"
           "[" CELL ("\"n\"") "," CELL ("0") "," CELL ("1.5") "," CELL ("100") "]") "]");
  EfTable *table = get_only_table (result);

  assert_format (result, "helm-groups");
  assert_names (table, "model|Accuracy: Mean win rate|MMLU - EM|IMDB - Oddity|"
                       "Efficiency: Mean win rate|MMLU - Denoised inference time (s)|"
                       "MMLU - # eval");
  assert_cells (table, "model", "m|n");
  assert_cells (table, "Efficiency: Mean win rate", "1|0");
  assert_cells (table, "IMDB - Oddity", "|3");
  assert_measure (table, "MMLU - EM", "exact-match", NULL);
  assert_measure (table, "MMLU - Denoised inference time (s)", "latency", "second");
  assert_direction (table, "MMLU - Denoised inference time (s)", EF_DIRECTION_LOWER);
  assert_direction (table, "MMLU - EM", EF_DIRECTION_HIGHER);
  assert_direction (table, "IMDB - Oddity", EF_DIRECTION_LOWER);
  assert_direction (table, "MMLU - # eval", EF_DIRECTION_UNKNOWN);
  assert_place (table, 1, "MMLU - Denoised inference time (s)", "rows[1][2].value in [2]");
  assert_place (table, 1, "IMDB - Oddity", "rows[1][3].value in [0]");
  assert_no_diagnostics (result);
}

/* The same columns for two scenarios: a row for each model in each. */
static void
test_helm_scenarios (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "mmlu.json",
    "[" TABLE ("subject: anatomy", HEADER ("Model/adapter", "") "," METRIC ("MMLU", "EM", "false"),
               "[" CELL ("\"m\"") "," CELL ("0.5") "],[" CELL ("\"n\"") "," CELL ("0.25") "]") ","
    TABLE ("subject: virology", HEADER ("Model/adapter", "") "," METRIC ("MMLU", "EM", "false"),
           "[" CELL ("\"m\"") "," CELL ("1") "]") "]");
  g_autoptr (EfImportResult) single = import_text (
    "one.json", TABLE ("t", HEADER ("Model", "") "," HEADER ("EM", "") "," HEADER ("EM", ""),
                       "[" CELL ("\"m\"") "," CELL ("0.5") "," CELL ("0.75") "]"));
  EfTable *table = get_only_table (result);

  assert_cells (table, "model", "m|n|m");
  assert_cells (table, "scenario", "subject: anatomy|subject: anatomy|subject: virology");
  assert_cells (table, "MMLU - EM", "0.5|0.25|1");
  assert_place (table, 2, "MMLU - EM", "[1].rows[0][1].value");
  assert_no_diagnostics (result);
  assert_names (get_only_table (single), "model|EM");
  assert_told (single, "one.json:rows[0][2]: The table has “EM” twice; the first value counts.");
}

/* Sides of which nothing was measured do not keep the others from standing side by side. */
static void
test_helm_empty (void)
{
  const char *text =
    "[" TABLE ("Accuracy", HEADER ("Model/adapter", "") "," METRIC ("MMLU", "EM", "false"),
               "[" CELL ("\"m\"") "," CELL ("0.5") "],[" CELL ("\"n\"") "," CELL ("0.25") "]") ","
    TABLE ("Efficiency",
           HEADER ("Model/adapter", "") "," HEADER ("Mean win rate", ""),
           "[" CELL ("\"m\"") "," NO_CELL "],[" CELL ("\"n\"") "," NO_CELL "]") ","
    TABLE ("General information",
           HEADER ("Model/adapter", "") "," METRIC ("MMLU", "# eval", "null"),
           "[" CELL ("\"m\"") "," CELL ("9") "],[" CELL ("\"n\"") "," CELL ("8") "]") ","
    TABLE ("Bias",
           HEADER ("Model/adapter", "") "," HEADER ("Mean win rate", ""),
           "[" CELL ("\"m\"") "," NO_CELL "],[" CELL ("\"n\"") "," NO_CELL "]") "]";
  g_autoptr (EfImportResult) result = import_text ("safety.json", text);
  EfTable *table = get_only_table (result);

  assert_cells (table, "model", "m|n");
  assert_names (table, "model|MMLU - EM|MMLU - # eval");
  assert_cells (table, "MMLU - # eval", "9|8");
  assert_place (table, 1, "MMLU - # eval", "rows[1][1].value in [2]");
  assert_told (result, "safety.json: Tables without any value are left out: Efficiency, Bias.");
  import_text_fails ("bias.json", TABLE ("Bias", HEADER ("Model", "") "," HEADER ("EM", ""),
                                         "[" CELL ("\"m\"") "," NO_CELL "]"),
                     EF_ERROR_NO_RESULTS, "nothing of this was measured");
}

static void
test_helm_index (void)
{
  import_text_fails ("groups.json",
                     "[" TABLE ("All", HEADER ("Group", "") "," HEADER ("# models", ""),
                                "[" CELL ("\"MMLU\"") "," CELL ("5") "]") "]",
                     EF_ERROR_NO_RESULTS, "none with a row for each model");
}

static void
test_helm_names (void)
{
  g_autoptr (EfImportResult) result = import_text ("mmlu__stats.json", helm);

  assert_cells (get_only_table (result), "model", "mmlu|mmlu|mmlu");
  import_text_fails ("stats.json",
                     "[{\"name\": {\"name\": \"a\", \"split\": \"test\"}, \"count\": 0, \"sum\": 0,"
                     " \"sum_squared\": 0}]",
                     EF_ERROR_NO_RESULTS, "no value in it");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/evaluations/lm-eval", test_lm_eval);
  g_test_add_func ("/import/evaluations/lm-eval-old", test_lm_eval_old);
  g_test_add_func ("/import/evaluations/every-eval", test_every_eval);
  g_test_add_func ("/import/evaluations/every-eval-places", test_every_eval_places);
  g_test_add_func ("/import/evaluations/every-eval-twice", test_every_eval_twice);
  g_test_add_func ("/import/evaluations/every-eval-range", test_every_eval_range);
  g_test_add_func ("/import/evaluations/every-eval-scales", test_every_eval_scales);
  g_test_add_func ("/import/evaluations/helm", test_helm);
  g_test_add_func ("/import/evaluations/helm-names", test_helm_names);
  g_test_add_func ("/import/evaluations/helm-twice", test_helm_twice);
  g_test_add_func ("/import/evaluations/helm-runs", test_helm_runs);
  g_test_add_func ("/import/evaluations/helm-beside", test_helm_beside);
  g_test_add_func ("/import/evaluations/helm-folder", test_helm_folder);
  g_test_add_func ("/import/evaluations/helm-empty", test_helm_empty);
  g_test_add_func ("/import/evaluations/helm-groups", test_helm_groups);
  g_test_add_func ("/import/evaluations/helm-scenarios", test_helm_scenarios);
  g_test_add_func ("/import/evaluations/helm-index", test_helm_index);
  g_test_add_func ("/import/evaluations/mlperf", test_mlperf);
  g_test_add_func ("/import/evaluations/mlperf-ids", test_mlperf_ids);
  g_test_add_func ("/import/evaluations/hostile", test_hostile);
  g_test_add_func ("/import/evaluations/shared", test_shared);

  return g_test_run ();
}
