/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "import-test.h"

/* Real files. All figures come from an independent reading with Python's csv and json modules,
 * or from the description of the files. */

#define EVALUATION_TABLES                                                                          \
  "data/1-pwc/pwc-evaluation-tables-2020-08/evaluation-tables.open.json.gz"

/* The walk over everything */

typedef void (*Visit) (GFile *file, const char *name, gpointer data);

static void
walk (GFile *folder, Visit visit, gpointer data)
{
  g_autoptr (GFileEnumerator) children = NULL;
  g_autoptr (GError) error = NULL;

  children = g_file_enumerate_children (folder, "standard::*", G_FILE_QUERY_INFO_NONE, NULL,
                                        &error);
  g_assert_no_error (error);
  for (;;)
    {
      GFileInfo *info;
      GFile *child;

      g_assert_true (g_file_enumerator_iterate (children, &info, &child, NULL, &error));
      if (info == NULL)
        break;
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        walk (child, visit, data);
      else
        visit (child, g_file_info_get_name (info), data);
    }
}

static void
walk_shared (Visit visit, gpointer data)
{
  g_autofree char *path = g_build_filename (get_shared_dir (), "data", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  walk (folder, visit, data);
}

static gboolean
is_table (const char *name)
{
  return g_str_has_suffix (name, ".csv") || g_str_has_suffix (name, ".tsv");
}

/* Every table is imported, and a cell of a column of numbers either has its number, says why it
 * has none, or is missing in the file. */
static void
visit_table (GFile *file, const char *name, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EfImportResult) result = NULL;
  guint *n_tables = data;
  EfTable *table;

  if (!is_table (name))
    return;
  *n_tables += 1;
  result = ef_import_file (file, NULL, NULL, &error);
  if (result == NULL)
    g_error ("%s: %s", name, error->message);
  /* Some are many tables in one: see test-pwc-forms.c. */
  if (strcmp (ef_source_get_format (ef_import_result_get_source (result)), "delimited") != 0)
    return;
  table = get_only_table (result);
  g_assert_cmpuint (ef_table_get_n_rows (table), >, 0);
  g_assert_cmpuint (ef_table_get_n_columns (table), >=, 2);
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);

      g_assert_cmpuint (ef_column_get_n_rows (column), ==, ef_table_get_n_rows (table));
      g_assert_true (g_utf8_validate (ef_column_get_name (column), -1, NULL));
    }
}

static void
test_walk_tables (void)
{
  guint n_tables = 0;

  if (get_shared_dir () == NULL)
    return;
  walk_shared (visit_table, &n_tables);
  g_assert_cmpuint (n_tables, ==, 92);
}

/* What is no table is not taken for one: Markdown, YAML, XML, logs, JSON of other kinds. */
static void
visit_other (GFile *file, const char *name, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EfImportResult) result = NULL;
  guint *n_others = data;

  if (is_table (name))
    return;
  *n_others += 1;
  result = ef_import_file (file, NULL, NULL, &error);
  if (result == NULL)
    {
      g_assert_true (error->domain == EF_ERROR);
      g_assert_nonnull (strstr (error->message, name));
    }
  else if (strcmp (ef_source_get_format (ef_import_result_get_source (result)), "delimited") == 0)
    g_error ("%s is taken for a table", name);
}

static void
test_walk_others (void)
{
  guint n_others = 0;

  if (get_shared_dir () == NULL)
    return;
  walk_shared (visit_other, &n_others);
  g_assert_cmpuint (n_others, >, 250);
}

/* Rows and columns, as Python's csv.reader() counts them: without blank rows, and without
 * columns that have neither a name nor a cell. One more column is the links of the HTML in
 * open_llm_leaderboard.csv; two less are the coordinates of a computer. */
static void
test_sizes (void)
{
  static const struct
  {
    const char *path;
    guint n_rows;
    guint n_columns;
  } files[] = {
    { "data/3-frontiers/timm/results-imagenet.csv", 1556, 9 },
    { "data/3-frontiers/timm/results-imagenet-real.csv", 1556, 12 },
    { "data/3-frontiers/timm/benchmark-infer-amp-nchw-pt240-cu124-rtx4090.csv", 1444, 8 },
    { "data/3-frontiers/open-llm-leaderboard/open_llm_leaderboard.csv", 3827, 37 + 1 },
    { "data/3-frontiers/open-llm-leaderboard/capability.csv", 457, 25 },
    { "data/3-frontiers/epoch-ai/notable-ai-models@2026-01.csv", 976, 46 },
    { "data/3-frontiers/epoch-ai/notable_ai_models@System-column.csv", 867, 38 },
    { "data/3-frontiers/dclm/DCLM_model_database.csv", 416, 143 },
    { "data/3-frontiers/open-clip/openclip_results.csv", 121, 43 },
    { "data/3-frontiers/lmarena/lmarena_text.csv", 266, 10 },
    { "data/3-frontiers/ai-energy-score/oct_2025_models.csv", 60, 8 },
    { "data/3-frontiers/epoch-benchmarks/benchmarks_runs.csv", 541, 12 },
    { "data/3-frontiers/epoch-benchmarks/model_versions.csv", 574, 9 },
    { "data/4-energy/experiment-impact-tracker/gcp_regions.csv", 20, 4 },
    { "data/1-pwc/pwc-task-hierarchy/research_areas.csv", 16, 3 },
    { "data/4-energy/codecarbon/world_energy_mix.csv", 7637, 10 },
    { "data/4-energy/codecarbon-wild/codecarbon-v3.2.3-38cols.csv", 502, 38 - 2 },
    { "data/4-energy/zeus-power-traces/summary_train.csv", 3759, 8 },
    { "data/4-energy/gcp-region-carbon/2021.csv", 34, 4 },
    { "data/4-energy/eco2ai/carbon_index.csv", 365, 7 },
    { "data/4-energy/mlco2-impact/gpus.csv", 48, 9 },
    { "data/5-scaling-and-runs/chinchilla/svg_extracted_data.csv", 245, 7 },
    { "data/5-scaling-and-runs/laion-scaling/zeroshot_results.csv", 1312, 15 },
    /* 386 steps of 8 runs, with 1,184 values in them. */
    { "data/5-scaling-and-runs/wandb-export/nanoGPT-curves__wandb_export.csv", 1184, 3 },
    { "data/5-scaling-and-runs/wandb-export/nanoGPT-runs-table__wandb_export.csv", 64, 43 },
  };

  if (get_shared_dir () == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (EfImportResult) result = import_shared (files[i].path);
      EfTable *table = get_only_table (result);

      g_assert_cmpuint (ef_table_get_n_rows (table), ==, files[i].n_rows);
      g_assert_cmpuint (ef_table_get_n_columns (table), ==, files[i].n_columns);
    }
}

/* Single files */

static guint
count_both (EfTable *table, const char *a, const char *b)
{
  const double *x = ef_column_get_numbers (get_column (table, a));
  const double *y = ef_column_get_numbers (get_column (table, b));
  guint n = 0;

  for (guint row = 0; row < ef_table_get_n_rows (table); row++)
    n += !isnan (x[row]) && !isnan (y[row]);

  return n;
}

static void
assert_range (EfTable *table, const char *name, double min, double max)
{
  double low, high;

  g_assert_true (ef_column_get_range (get_column (table, name), &low, &high));
  g_assert_cmpfloat (low, ==, min);
  g_assert_cmpfloat (high, ==, max);
}

static void
test_timm (void)
{
  g_autoptr (EfImportResult) result = NULL;
  EfTable *table;

  if (get_shared_dir () == NULL)
    return;
  result = import_shared ("data/3-frontiers/timm/results-imagenet.csv");
  table = get_only_table (result);
  assert_number (table, "param_count", 0, 305.08);
  assert_number (table, "top1", 0, 90.056);
  /* The five rows with a comma in a quoted number. */
  assert_number (table, "param_count", 2, 1014.45);
  assert_number (table, "param_count", 4, 1013.01);
  assert_number (table, "param_count", 6, 1013.01);
  assert_number (table, "param_count", 10, 1012.56);
  assert_number (table, "param_count", 252, 1282.60);
  g_assert_cmpstr (ef_column_get_original (get_column (table, "param_count"), 2), ==, "1,014.45");
  g_assert_cmpfloat (ef_column_get_factor (get_column (table, "param_count")), ==, 1e6);
  assert_no_diagnostics (result);
}

static void
test_open_llm (void)
{
  g_autoptr (EfImportResult) result = NULL;
  const double *params;
  EfTable *table;
  guint n_unknown = 0;
  guint n_zero = 0;

  if (get_shared_dir () == NULL)
    return;
  result = import_shared ("data/3-frontiers/open-llm-leaderboard/open_llm_leaderboard.csv");
  table = get_only_table (result);
  params = ef_column_get_numbers (get_column (table, "#Params (B)"));
  for (guint row = 0; row < ef_table_get_n_rows (table); row++)
    {
      n_unknown += params[row] == -1;
      n_zero += params[row] == 0;
    }
  g_assert_cmpuint (n_unknown, ==, 3);
  g_assert_cmpuint (n_zero, ==, 2);
  assert_number (table, "Average ⬆️", 0, 8.805656367208497);
  assert_number (table, "CO₂ cost (kg)", 3826, 0.9273900878215878);
  g_assert_cmpstr (ef_column_get_text (get_column (table, "fullname"), 3826), ==,
                   "zhengr/MixTAO-7Bx2-MoE-v8.1");
  g_assert_cmpint (ef_column_get_role (get_column (table, "fullname")), ==, EF_ROLE_NAME);
  g_assert_cmpstr (ef_table_get_row_link (table, 0), ==,
                   "https://huggingface.co/0-hero/Matter-0.2-7B-DPO");
}

static void
test_epoch (void)
{
  g_autoptr (EfImportResult) result = NULL;
  g_autoptr (EfImportResult) older = NULL;
  EfTable *table;

  if (get_shared_dir () == NULL)
    return;
  result = import_shared ("data/3-frontiers/epoch-ai/notable-ai-models@2026-01.csv");
  table = get_only_table (result);
  g_assert_cmpuint (count_both (table, "Parameters", "Training compute (FLOP)"), ==, 451);
  assert_range (table, "Parameters", 16, 3e12);
  assert_range (table, "Training compute (FLOP)", 40, 5.0000000000001e26);
  assert_number (table, "Publication date", 0, ef_date_from_ymd (2025, 12, 31));
  assert_number (table, "Publication date", 975, ef_date_from_ymd (1950, 7, 2));
  g_assert_cmpstr (ef_column_get_text (get_column (table, "Model"), 975), ==, "Theseus");

  /* Here the dates are written 19-09-2024. */
  older = import_shared ("data/3-frontiers/epoch-ai/notable_ai_models@System-column.csv");
  g_assert_cmpint (ef_column_get_kind (get_column (get_only_table (older), "Publication date")), ==,
                   EF_COLUMN_DATE);
  assert_number (get_only_table (older), "Publication date", 0, ef_date_from_ymd (2024, 9, 19));
}

static void
test_others (void)
{
  g_autoptr (EfImportResult) zeus = NULL;
  g_autoptr (EfImportResult) dclm = NULL;
  g_autoptr (EfImportResult) obs = NULL;
  g_autoptr (EfImportResult) arena = NULL;
  g_autoptr (EfImportResult) regions = NULL;
  g_autoptr (EfImportResult) gpus = NULL;
  g_autoptr (EfImportResult) factors = NULL;
  EfColumn *score;

  if (get_shared_dir () == NULL)
    return;
  zeus = import_shared ("data/4-energy/zeus-power-traces/summary_train.csv");
  g_assert_cmpuint (ef_column_get_n_present (get_column (get_only_table (zeus), "target_epoch")),
                    ==, 3759 - 849);
  assert_number (get_only_table (zeus), "target_metric", 3758, 0.852);

  dclm = import_shared ("data/3-frontiers/dclm/DCLM_model_database.csv");
  g_assert_cmpuint (count_both (get_only_table (dclm), "Core", "params"), ==, 328);
  assert_number (get_only_table (dclm), "params", 415, 1439795200);
  assert_number (get_only_table (dclm), "Core", 415, 0.270820987);

  obs = import_shared ("data/3-frontiers/obs-scaling/base_llm_benchmark_eval.csv");
  g_assert_cmpuint (count_both (get_only_table (obs), "FLOPs (1E21)", "MMLU"), ==, 123);

  arena = import_shared ("data/3-frontiers/lmarena/lmarena_text.csv");
  score = get_column (get_only_table (arena), "arena_score");
  g_assert_cmpfloat (ef_column_get_numbers (score)[0], ==, 1470);
  g_assert_cmpfloat (ef_column_get_lows (score)[0], ==, 1465);
  g_assert_cmpfloat (ef_column_get_highs (score)[265], ==, 840 + 16);

  regions = import_shared ("data/4-energy/experiment-impact-tracker/gcp_regions.csv");
  assert_names (get_only_table (regions), "col 1|col 2|col 3|col 4");
  assert_number (get_only_table (regions), "col 3", 0, 23.9333296);
  g_assert_cmpstr (ef_column_get_text (get_column (get_only_table (regions), "col 2"), 0), ==,
                   "Changhua County, Taiwan");

  gpus = import_shared ("data/4-energy/mlco2-impact/gpus.csv");
  assert_told (gpus, "gpus.csv:6: The table has 9 columns, but this row has 8");

  factors = import_shared (
    "data/4-energy/co2js-ember/IFI_Default_Grid_Factors_2021_v3.1_unfccc.csv");
  assert_number (get_only_table (factors),
                 "Combined Margin Grid Emission Factor, gCO2/kWh: "
                 "Intermittent Energy (e.g., Solar, Wind, Tidal)",
                 0, 331);
}

/* Papers with Code */

/* Sums over the tree as the file has it, with every repetition. */
typedef struct
{
  GHashTable *names;
  guint n_nodes;
  guint n_tables;
  guint n_rows;
  guint depth;
} TreeSums;

static void
sum_tree (EfCatalogNode *node, guint depth, TreeSums *sums)
{
  for (guint i = 0; i < ef_catalog_node_get_n_tables (node); i++)
    {
      sums->n_tables++;
      sums->n_rows += ef_table_get_n_rows (ef_catalog_node_get_table (node, i));
    }
  for (guint i = 0; i < ef_catalog_node_get_n_children (node); i++)
    {
      EfCatalogNode *child = ef_catalog_node_get_child (node, i);

      sums->n_nodes++;
      sums->depth = MAX (sums->depth, depth + 1);
      g_hash_table_add (sums->names, (gpointer) ef_catalog_node_get_name (child));
      sum_tree (child, depth + 1, sums);
    }
}

/* What the metric columns of all different tables hold. */
typedef struct
{
  GHashTable *seen;
  GHashTable *metrics;
  guint n_cells;
  guint n_percent;
  guint n_bounds;
  guint n_high;
  guint n_low;
} MetricSums;

static gboolean
is_metric (EfColumn *column)
{
  return ef_column_get_kind (column) == EF_COLUMN_NUMBER
         || ef_column_get_role (column) == EF_ROLE_NONE;
}

static void
sum_metric (EfColumn *column, MetricSums *sums)
{
  const double *lows = ef_column_get_lows (column);

  g_hash_table_add (sums->metrics, (gpointer) ef_column_get_name (column));
  for (guint row = 0; row < ef_column_get_n_rows (column); row++)
    {
      g_autofree char *cell = ef_column_dup_cell (column, row);

      sums->n_cells += *cell != '\0';
      sums->n_percent += strchr (cell, '%') != NULL;
      sums->n_bounds += lows != NULL && !isnan (lows[row]);
    }
  if (ef_column_get_direction_reason (column) == EF_DIRECTION_REASON_ROW_ORDER)
    {
      sums->n_high += ef_column_get_direction (column) == EF_DIRECTION_HIGHER;
      sums->n_low += ef_column_get_direction (column) == EF_DIRECTION_LOWER;
    }
}

static void
sum_metrics (EfCatalogNode *node, MetricSums *sums)
{
  for (guint i = 0; i < ef_catalog_node_get_n_tables (node); i++)
    {
      EfTable *table = ef_catalog_node_get_table (node, i);

      if (!g_hash_table_add (sums->seen, table))
        continue;
      for (guint j = 0; j < ef_table_get_n_columns (table); j++)
        if (is_metric (ef_table_get_column (table, j)))
          sum_metric (ef_table_get_column (table, j), sums);
    }
  for (guint i = 0; i < ef_catalog_node_get_n_children (node); i++)
    sum_metrics (ef_catalog_node_get_child (node, i), sums);
}

static void
test_evaluation_tables (void)
{
  g_autoptr (EfImportResult) result = NULL;
  TreeSums tree = { 0 };
  MetricSums metrics = { 0 };
  EfCatalogNode *root;

  if (get_shared_dir () == NULL)
    return;
  result = import_shared (EVALUATION_TABLES);
  root = ef_import_result_get_root (result);
  tree.names = g_hash_table_new (g_str_hash, g_str_equal);
  sum_tree (root, 0, &tree);
  metrics.seen = g_hash_table_new (NULL, NULL);
  metrics.metrics = g_hash_table_new (g_str_hash, g_str_equal);
  sum_metrics (root, &metrics);

  g_assert_cmpuint (ef_catalog_node_get_n_children (root), ==, 265);
  g_assert_cmpuint (tree.n_nodes, ==, 878);
  g_assert_cmpuint (g_hash_table_size (tree.names), ==, 562);
  g_assert_cmpuint (tree.depth, ==, 5);
  g_assert_cmpuint (tree.n_tables, ==, 2537);
  g_assert_cmpuint (tree.n_rows, ==, 17745);
  g_assert_cmpuint (ef_catalog_node_count_tables (root), ==, 1193);
  /* 7,351 rows differ in task, data set, model and metrics; 21 more differ in their paper only. */
  g_assert_cmpuint (ef_catalog_node_count_rows (root), ==, 7372);
  g_assert_cmpstr (ef_import_result_get_summary (result), ==,
                   "17745 rows, 10394 of them repeats; 1193 tables");

  /* 526 names as they stand, 522 without the blanks at their ends. */
  g_assert_cmpuint (g_hash_table_size (metrics.metrics), ==, 522);
  /* Of 12,055 values 19 are missing markers or empty. */
  g_assert_cmpuint (metrics.n_cells, ==, 12055 - 19);
  g_assert_cmpuint (metrics.n_percent, ==, 849);
  g_assert_cmpuint (metrics.n_bounds, ==, 3);
  g_assert_cmpuint (metrics.n_high, ==, 355);
  g_assert_cmpuint (metrics.n_low, ==, 70);

  g_hash_table_unref (tree.names);
  g_hash_table_unref (metrics.seen);
  g_hash_table_unref (metrics.metrics);
}

static void
test_real_time_detection (void)
{
  g_autoptr (EfImportResult) result = NULL;
  EfTable *table;

  if (get_shared_dir () == NULL)
    return;
  result = import_shared (EVALUATION_TABLES);
  table = get_table (result, "Object Detection > Real-Time Object Detection > COCO");
  g_assert_cmpuint (ef_table_get_n_rows (table), ==, 20);
  assert_names (table, "model|MAP|FPS|inference time (ms)|paper|date|link|code");
  g_assert_cmpuint (ef_column_get_n_present (get_column (table, "MAP")), ==, 19);
  g_assert_cmpuint (ef_column_get_n_present (get_column (table, "FPS")), ==, 18);
  g_assert_cmpuint (count_both (table, "MAP", "FPS"), ==, 17);
  g_assert_cmpint (ef_column_get_direction (get_column (table, "MAP")), ==, EF_DIRECTION_HIGHER);
  g_assert_cmpint (ef_column_get_direction (get_column (table, "FPS")), ==, EF_DIRECTION_HIGHER);
  g_assert_cmpint (ef_column_get_direction (get_column (table, "inference time (ms)")), ==,
                   EF_DIRECTION_LOWER);
  assert_number (table, "MAP", 0, 55.1);
  assert_number (table, "FPS", 5, 62);
  assert_number (table, "inference time (ms)", 1, 278.9);
  assert_number (table, "MAP", 19, NAN);
  g_assert_cmpstr (ef_table_get_place (table), ==, "/138/subtasks/2/datasets/2/sota/rows");
  g_assert_cmpstr (ef_table_get_row_link (table, 0), ==, "https://arxiv.org/abs/1911.09070v7");
}

/* Tasks, tables and rows of the smaller files. Data sets of which only the parts have rows are
 * no tables: 6 of the 97 in nlp-progress.json. */
static void
test_task_files (void)
{
  static const struct
  {
    const char *path;
    guint n_top;
    guint n_tables;
    guint n_rows;
  } files[] = {
    { "data/1-pwc/sota-extractor/chexpert.json", 1, 1, 175 },
    { "data/1-pwc/sota-extractor/coqa.json", 1, 1, 43 },
    { "data/1-pwc/sota-extractor/eff.json", 55, 107, 1714 },
    { "data/1-pwc/sota-extractor/hotpotqa.json", 1, 1, 71 },
    { "data/1-pwc/sota-extractor/nlp-progress.json", 30, 97 - 6, 559 },
    { "data/1-pwc/sota-extractor/record.json", 1, 1, 12 },
    { "data/1-pwc/sota-extractor/redditsota.json", 12, 15, 32 },
    { "data/1-pwc/sota-extractor/snli.json", 1, 1, 64 },
    { "data/1-pwc/sota-extractor/squad.json", 1, 2, 451 },
    { "data/1-pwc/pwc-evaluation-tables-excerpt/"
      "evaluation-tables.skeleton-action.part1.json", 2, 19, 115 },
    { "data/1-pwc/pwc-evaluation-tables-2020-08/evaluation-tables.excerpt.json", 7, 158, 761 },
  };

  if (get_shared_dir () == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (EfImportResult) result = import_shared (files[i].path);
      EfCatalogNode *root = ef_import_result_get_root (result);

      g_assert_cmpuint (ef_catalog_node_get_n_children (root), <=, files[i].n_top);
      g_assert_cmpuint (ef_catalog_node_count_tables (root), ==, files[i].n_tables);
      g_assert_cmpuint (ef_catalog_node_count_rows (root), ==, files[i].n_rows);
    }
}

static void
test_snli (void)
{
  g_autoptr (EfImportResult) result = NULL;
  EfTable *table;

  if (get_shared_dir () == NULL)
    return;
  result = import_shared ("data/1-pwc/sota-extractor/snli.json");
  table = get_only_table (result);
  /* "220k", "3.0m" and "15m" are numbers of parameters. */
  for (guint row = 0; row < ef_table_get_n_rows (table); row++)
    {
      const char *original = ef_column_get_original (get_column (table, "Parameters"), row);

      if (g_strcmp0 (original, "220k") == 0)
        assert_number (table, "Parameters", row, 220e3);
      if (g_strcmp0 (original, "3.0m") == 0)
        assert_number (table, "Parameters", row, 3e6);
    }
  g_assert_cmpuint (ef_column_get_n_present (get_column (table, "Parameters")), ==, 61);
}

/* Control characters of a Markdown processor do not survive. */
static void
assert_clean (EfCatalogNode *node)
{
  for (guint i = 0; i < ef_catalog_node_get_n_tables (node); i++)
    {
      EfTable *table = ef_catalog_node_get_table (node, i);

      for (guint row = 0; row < ef_table_get_n_rows (table); row++)
        {
          g_autofree char *label = ef_table_dup_row_label (table, row);

          g_assert_null (strstr (label, "wzxhzdk"));
          g_assert_null (strchr (label, 2));
        }
    }
  for (guint i = 0; i < ef_catalog_node_get_n_children (node); i++)
    assert_clean (ef_catalog_node_get_child (node, i));
}

static void
test_nlp_progress (void)
{
  g_autoptr (EfImportResult) result = NULL;

  if (get_shared_dir () == NULL)
    return;
  result = import_shared ("data/1-pwc/sota-extractor/nlp-progress.json");
  assert_clean (ef_import_result_get_root (result));
}

/* In eff.json the rows stand by date, so nothing follows from their order. */
static void
test_eff (void)
{
  g_autoptr (EfImportResult) result = NULL;
  MetricSums metrics = { 0 };

  if (get_shared_dir () == NULL)
    return;
  result = import_shared ("data/1-pwc/sota-extractor/eff.json");
  metrics.seen = g_hash_table_new (NULL, NULL);
  metrics.metrics = g_hash_table_new (g_str_hash, g_str_equal);
  sum_metrics (ef_import_result_get_root (result), &metrics);
  g_assert_cmpuint (metrics.n_cells, ==, 1714);
  g_assert_cmpuint (metrics.n_high + metrics.n_low, ==, 0);
  g_hash_table_unref (metrics.seen);
  g_hash_table_unref (metrics.metrics);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/shared/walk-tables", test_walk_tables);
  g_test_add_func ("/import/shared/walk-others", test_walk_others);
  g_test_add_func ("/import/shared/sizes", test_sizes);
  g_test_add_func ("/import/shared/timm", test_timm);
  g_test_add_func ("/import/shared/open-llm", test_open_llm);
  g_test_add_func ("/import/shared/epoch", test_epoch);
  g_test_add_func ("/import/shared/others", test_others);
  g_test_add_func ("/import/shared/evaluation-tables", test_evaluation_tables);
  g_test_add_func ("/import/shared/real-time-detection", test_real_time_detection);
  g_test_add_func ("/import/shared/task-files", test_task_files);
  g_test_add_func ("/import/shared/snli", test_snli);
  g_test_add_func ("/import/shared/nlp-progress", test_nlp_progress);
  g_test_add_func ("/import/shared/eff", test_eff);

  return g_test_run ();
}
