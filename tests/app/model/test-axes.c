/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table.h"

#include <math.h>
#include <string.h>

/* The first chart of tables with the columns of real files. */

#define N_ROWS 20

/* A column is given by its header and by which rows have a value: "params (M)" is in all of
 * them, "params (M):3" in the first three. A "=" first makes all values one, "#" a count, "*"
 * says that the rows are sorted by it, "'" makes texts and "@" dates. */
static EfColumn *
new_column (const char *description)
{
  const char sign = strchr ("=#*'@", *description) != NULL ? *description : ' ';
  g_auto (GStrv) parts = g_strsplit (description + (sign != ' '), ":", 2);
  guint n_present = parts[1] != NULL ? (guint) g_ascii_strtoull (parts[1], NULL, 10) : N_ROWS;
  EfColumnKind kind = sign == '\'' ? EF_COLUMN_TEXT
                                   : sign == '@' ? EF_COLUMN_DATE : EF_COLUMN_NUMBER;
  EfColumnBuilder *builder = ef_column_builder_new (parts[0], kind);
  const EfUnit *unit = NULL;
  const EfQuantity *quantity = ef_quantity_recognise (parts[0], &unit);

  ef_column_builder_set_quantity (builder, quantity, unit);
  if (sign == '*')
    ef_column_builder_set_direction (builder, EF_DIRECTION_HIGHER, EF_DIRECTION_REASON_ROW_ORDER);

  for (guint i = 0; i < N_ROWS; i++)
    if (i >= n_present)
      ef_column_builder_add_missing (builder, NULL, 0);
    else if (kind == EF_COLUMN_TEXT)
      ef_column_builder_add_text (builder, "text", -1);
    else
      ef_column_builder_add_number (builder, sign == '=' ? 30 : sign == '#' ? i : i * i % 17);

  return ef_column_builder_end (builder);
}

static const struct
{
  const char *columns; /* separated by "|" */
  const char *x;
  const char *y;
} cases[] = {
  /* Tables of Papers with Code. */
  { "'model|*MAP:19|FPS:17|inference time (ms):15|'paper|@date", "FPS", "MAP" },
  { "'model|*Top 1 Accuracy|Number of params:8|Top 5 Accuracy|@date", "Number of params",
    "Top 1 Accuracy" },
  { "'model|*Accuracy|Number of params:3|@date", "date", "Accuracy" },
  { "'model|*Mean NME|@date", "date", "Mean NME" },
  { "'model|*Mean NME|AUC|@date", "date", "Mean NME" },
  { "'model|AUC|*Mean NME|@date", "date", "AUC" },
  { "'model|*FPS|MAP|@date", "FPS", "MAP" },
  { "'model|Overall:1|Speed  (FPS):1|@date:1", "Speed  (FPS)", "Overall" },
  { "'model|Top-5 Accuracy|Top-1 Accuracy", "Top-1 Accuracy", "Top-5 Accuracy" },

  /* timm */
  { "'model|img_size|top1|top1_err|top5|top5_err|param_count|crop_pct|'interpolation",
    "param_count", "top1" },
  { "'model|infer_img_size|infer_samples_per_sec|infer_step_time|infer_batch_size|param_count|"
    "infer_gmacs|infer_macts", "param_count", "infer_samples_per_sec" },
  /* OpenCLIP */
  { "'name|'pretrained|params (M)|FLOPs (B)|Average perf. on 38 datasets|ImageNet 1k", "params (M)",
    "Average perf. on 38 datasets" },
  /* Open LLM leaderboard */
  { "#col 1|'eval_name|'Precision|'Type|'Model|Average ⬆️|Hub ❤️| #Params (B)|CO₂ cost (kg)|"
    "IFEval Raw|IFEval", " #Params (B)", "Average ⬆️" },
  /* DCLM */
  { "'model|params|tokens|Core:16|Extended:16|low_variance_datasets|gsm8k", "params", "Core" },
  /* ObsScaling */
  { "'Model|Model Size (B)|Pretraining Data Size (T)|FLOPs (1E21):16|MMLU|ARC-C", "Model Size (B)",
    "MMLU" },
  /* LMArena */
  { "rank|rank_stylectrl|'model|arena_score|'95_pct_ci|votes|@knowledge_cutoff:15",
    "knowledge_cutoff", "arena_score" },
  { "rank|rank_stylectrl|'model|arena_score|'95_pct_ci|votes", "votes", "arena_score" },
  { "rank|'model|arena_score", "rank", "arena_score" },
  /* ML.ENERGY */
  { "activated_params_billions|avg_power_watts|energy_per_request_joules|energy_per_token_joules|"
    "'model_id|output_throughput_tokens_per_sec|total_params_billions",
    "energy_per_request_joules", "output_throughput_tokens_per_sec" },
  /* What few rows state is no axis for all. */
  { "'model_id|energy_per_request_joules:9|output_throughput_tokens_per_sec|"
    "total_params_billions", "total_params_billions", "output_throughput_tokens_per_sec" },
  { "'model|throughput|response_length|latency|energy", "energy", "throughput" },
  { "'model_id|energy_per_token_joules|median_itl_ms|output_throughput_tokens_per_sec",
    "energy_per_token_joules", "output_throughput_tokens_per_sec" },
  /* CodeCarbon */
  { "'timestamp|'project_name|duration|emissions|cpu_power|gpu_power|cpu_energy|gpu_energy|"
    "energy_consumed|=cpu_count|longitude|=pue", "energy_consumed", "duration" },
  /* Zeus */
  { "'dataset|'network|batch_size|'optimizer|power_limit|time_per_epoch|average_power",
    "time_per_epoch", "average_power" },
  /* llm-prices; what four rows state is no axis for all. */
  { "Input ($/1M tokens)|Output ($/1M tokens)|=until:4|'name", "Output ($/1M tokens)",
    "Input ($/1M tokens)" },
  { "params (M)|=until:4|'name", "until", "params (M)" },
  /* Epoch AI */
  { "'Model|@Publication date|Parameters|Training compute (FLOP):15|Citations",
    "Publication date", "Parameters" },
  { "'Model|@Publication date:3|Parameters|Training compute (FLOP):15|Citations", "Parameters",
    "Training compute (FLOP)" },
  { "'model|@date|params|energy|throughput", "energy", "throughput" },
  { "'model|@date|params|energy", "params", "energy" },
  /* Chinchilla, TensorBoard, OLMo */
  { "x|y|'color|Model Size|Training FLOP|loss", "Model Size", "loss" },
  { "Wall time|Step|Value", "Step", "Value" },
  { "_step|throughput/total_tokens|eval/c4_en-validation/CrossEntropyLoss", "_step",
    "eval/c4_en-validation/CrossEntropyLoss" },

  /* Cards of many models, each of which states something else. */
  { "'model|ap:11|Loss:4|Accuracy:18|f1:12|co2_eq_emissions:3", "co2_eq_emissions", "Accuracy" },
  { "'model|ap:8|Accuracy:18|f1:12|co2_eq_emissions:2", "f1", "Accuracy" },
  { "'model|ap:8|Accuracy:18|f1:12", "f1", "Accuracy" },
  { "'model|ap:11|Accuracy:18|@date:18|co2_eq_emissions:3", "date", "Accuracy" },
  { "'model|ap:4|Accuracy:18", "ap", "Accuracy" },
  /* Runs of OpenML: the one that says how long it took is no chart. */
  { "'model|auc:3|mae:4|build_cpu_time:1|number_of_instances:4", "number_of_instances", "auc" },
  { "'model|auc:1|build_cpu_time:1|number_of_instances:4", "build_cpu_time", "auc" },

  /* Tables with little in them. */
  { "", NULL, NULL },
  { "'a|'b", NULL, NULL },
  { "a:0", NULL, NULL },
  { "a", NULL, "a" },
  { "#a|b", "a", "b" },
  { "=a|b", "a", "b" },
  { "=a|=b", "b", "a" },
  { "params (M)", NULL, "params (M)" },
  { "params (M)|image mparams", "image mparams", "params (M)" },
  { "accuracy", NULL, "accuracy" },
  { "@date", "date", NULL },
};

static void
test_suggest (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) descriptions = g_strsplit (cases[i].columns, "|", -1);
      g_autoptr (GPtrArray) columns = NULL;
      g_autoptr (EfTable) table = NULL;
      gint x = 5, y = 5;

      columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
      for (guint k = 0; descriptions[k] != NULL; k++)
        g_ptr_array_add (columns, new_column (descriptions[k]));
      table = ef_table_new ("T", "T", columns, N_ROWS, NULL, EF_PLACE_LINE, "", NULL);

      ef_table_suggest_axes (table, &x, &y);
      g_test_message ("%s: %d, %d", cases[i].columns, x, y);
      g_assert_cmpstr (x >= 0 ? ef_column_get_name (columns->pdata[x]) : NULL, ==, cases[i].x);
      g_assert_cmpstr (y >= 0 ? ef_column_get_name (columns->pdata[y]) : NULL, ==, cases[i].y);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/axes/suggest", test_suggest);
  return g_test_run ();
}
