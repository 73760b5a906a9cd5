/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-program.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* The reference frontiers were computed apart from this program, in exact decimal arithmetic.
 * Every row whose input can be read is reproduced by the program as a whole: file, number
 * reader, formula, filter, frontier, output. */

typedef struct
{
  const char *name;
  /* The row of the reference table: each of these is the beginning of its cell. */
  const char *file;
  const char *filter;
  const char *x;
  const char *y;
  /* How the program is asked for it. */
  const char *x_column;
  const char *y_column;
  const char *where;
  const char *label;   /* as the reference writes it, columns in braces */
  const char *derived; /* a column that is computed, or NULL */
} Reference;

/* Between two files of which the rows are linked by name and image size. */
#define JOIN " + "
#define TIMM "data/3-frontiers/timm/results-imagenet.csv"
#define OPEN_LLM "data/3-frontiers/open-llm-leaderboard/open_llm_leaderboard.csv"
#define OPEN_CLIP "data/3-frontiers/open-clip/openclip_results.csv"
#define TIMM_SPEED "data/3-frontiers/timm/benchmark-infer-amp-nchw-pt240-cu124-rtx4090.csv"
#define CHINCHILLA "data/5-scaling-and-runs/chinchilla/svg_extracted_data.csv"
#define OBS_SCALING "data/3-frontiers/obs-scaling/base_llm_benchmark_eval.csv"
#define DCLM "data/3-frontiers/dclm/DCLM_model_database.csv"
#define ML_ENERGY "data/3-frontiers/ml-energy-v3/lm-arena-chat.json"
#define ML_ENERGY_LABEL "{model_id}/{gpu_model}x{num_gpus}/{max_num_seqs}"
#define ZEUS "data/4-energy/zeus-power-traces/summary_power_v100.csv"
#define ZEUS_ENERGY "Energy (J) = time_per_epoch * average_power"
#define ZEUS_LABEL "bs{batch_size}@{power_limit}W {optimizer}"

static const Reference references[] = {
  { "timm-parameters", TIMM, "all rows; thousands commas removed", "param_count", "top1 (%)",
    "param_count", "top1", NULL, "{model}", NULL },
  { "timm-without-giants", TIMM, "the 5 rows with a comma", "param_count", "top1 (%)",
    "param_count", "top1", "param_count < 1000", "{model}", NULL },
  { "timm-min-min", TIMM, "all rows; thousands commas removed", "param_count", "top1_err",
    "param_count", "top1_err", NULL, "{model}", NULL },
  { "timm-joined-time", TIMM JOIN TIMM_SPEED, "inner join", "microseconds per image", "top1 (%)",
    "microseconds", "top1", NULL, "{model}", "microseconds = 1e6 / infer_samples_per_sec" },
  { "timm-joined-max-max", TIMM JOIN TIMM_SPEED, "inner join", "infer_samples_per_sec", "top1 (%)",
    "infer_samples_per_sec", "top1", NULL, "{model}", NULL },
  { "timm-joined-max-min", TIMM JOIN TIMM_SPEED, "inner join", "infer_samples_per_sec", "top1_err",
    "infer_samples_per_sec", "top1_err", NULL, "{model}", NULL },
  { "open-llm-parameters", OPEN_LLM, "#Params (B) > 0", "#Params (B)", "Average",
    "#Params (B)", "Average ⬆️", "`#Params (B)` > 0", "{fullname}", NULL },
  { "open-llm-carbon", OPEN_LLM, "all rows", "CO₂ cost (kg)", "Average",
    "CO₂ cost (kg)", "Average ⬆️", NULL, "{fullname}", NULL },
  { "open-clip-compute", OPEN_CLIP, "all rows", "FLOPs (B)", "ImageNet 1k",
    "FLOPs (B)", "ImageNet 1k", NULL, "{name}/{pretrained}", NULL },
  { "open-clip-parameters", OPEN_CLIP, "all rows", "params (M)", "ImageNet 1k",
    "params (M)", "ImageNet 1k", NULL, "{name}/{pretrained}", NULL },
  { "chinchilla", CHINCHILLA, "all rows", "Training FLOP", "loss",
    "Training FLOP", "loss", NULL, "Model Size {Model Size}", NULL },
  { "obs-scaling", OBS_SCALING, "both values present", "FLOPs (1E21)", "MMLU",
    "FLOPs (1E21)", "MMLU", NULL, "{Model}", NULL },
  { "dclm", DCLM, "Core not empty", "6 * params * tokens", "Core",
    "FLOP", "Core", NULL, "{model}/{Dataset}", "FLOP = 6 * params * tokens" },
  { "ml-energy-latency", ML_ENERGY, "configurations", "energy_per_token", "median_itl_ms",
    "energy_per_token_joules", "median_itl_ms", NULL, ML_ENERGY_LABEL, NULL },
  { "ml-energy-throughput", ML_ENERGY, "configurations", "output_throughput", "energy_per_token",
    "output_throughput_tokens_per_sec", "energy_per_token_joules", NULL, ML_ENERGY_LABEL, NULL },
  { "zeus-cifar100", ZEUS, "dataset = cifar100", "time_per_epoch",
    "time_per_epoch * average_power", "time_per_epoch", "Energy (J)",
    "dataset = \"cifar100\" and network = \"shufflenetv2\"", ZEUS_LABEL, ZEUS_ENERGY },
  { "zeus-imagenet", ZEUS, "dataset = imagenet", "time_per_epoch",
    "time_per_epoch * average_power", "time_per_epoch", "Energy (J)",
    "dataset = \"imagenet\" and network = \"resnet50\"", ZEUS_LABEL, ZEUS_ENERGY },
  { "zeus-librispeech", ZEUS, "dataset = librispeech", "time_per_epoch",
    "time_per_epoch * average_power", "time_per_epoch", "Energy (J)",
    "dataset = \"librispeech\" and network = \"deepspeech2\"", ZEUS_LABEL, ZEUS_ENERGY },
  { "zeus-movielens-1m", ZEUS, "dataset = movielens-1m", "time_per_epoch",
    "time_per_epoch * average_power", "time_per_epoch", "Energy (J)",
    "dataset = \"movielens-1m\" and network = \"ncf\"", ZEUS_LABEL, ZEUS_ENERGY },
};

/* Columns of the reference table. */
enum
{
  FILE_NAME,
  FILTER,
  X,
  X_DIRECTION,
  Y,
  Y_DIRECTION,
  POINTS,
  FRONTIER_POINTS,
  FIRST,
  LAST,
  NOTE,
};

static GPtrArray *
load_reference_table (void)
{
  const char *shared = g_getenv ("EF_SHARED_DIR");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "",
                                            "golden", "reference_frontiers.csv", NULL);
  g_autofree char *text = NULL;
  GPtrArray *records;

  if (shared == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("EF_SHARED_DIR does not lead to the folder of reference values");
      return NULL;
    }

  records = cli_parse_csv (text);
  g_assert_cmpstr (cli_get_field (records, 0, FRONTIER_POINTS), ==, "frontier_points");

  return records;
}

static guint
find_row (GPtrArray       *records,
          const Reference *reference)
{
  for (guint i = 1; i < records->len; i++)
    if (g_str_equal (cli_get_field (records, i, FILE_NAME), reference->file) &&
        g_str_has_prefix (cli_get_field (records, i, FILTER), reference->filter) &&
        g_str_has_prefix (cli_get_field (records, i, X), reference->x) &&
        g_str_has_prefix (cli_get_field (records, i, Y), reference->y))
      return i;

  g_assert_not_reached ();
}

/* The columns in the braces (transfer full). */
static char **
list_label_columns (const Reference *reference)
{
  g_auto (GStrv) parts = g_strsplit_set (reference->label, "{}", -1);
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();

  for (guint i = 1; parts[0] != NULL && i < g_strv_length (parts); i += 2)
    g_strv_builder_add (columns, parts[i]);

  return g_strv_builder_end (columns);
}

/* The project of two linked files. */
static char *
join_files (const char *first,
            const char *second)
{
  g_auto (CliRun) run = { 0 };
  char *project = cli_get_path ("joined.frontier");

  cli_run (&run, NULL, "join", first, second, "--key", "img_size=infer_img_size", "-o", project,
           NULL);
  g_assert_cmpint (run.status, ==, 0);

  return project;
}

static char *
get_input (const Reference *reference)
{
  const char *shared = g_getenv ("EF_SHARED_DIR");
  g_auto (GStrv) files = g_strsplit (reference->file, JOIN, 2);
  g_autofree char *first = g_build_filename (shared, files[0], NULL);
  g_autofree char *second = NULL;

  if (files[1] == NULL)
    return g_steal_pointer (&first);

  second = g_build_filename (shared, files[1], NULL);

  return join_files (first, second);
}

static void
run_pareto (CliRun          *run,
            GPtrArray       *records,
            guint            row,
            const Reference *reference,
            const char      *format)
{
  g_autofree char *path = get_input (reference);
  g_autofree char *x = g_strconcat (reference->x_column, ":",
                                    cli_get_field (records, row, X_DIRECTION), NULL);
  g_autofree char *y = g_strconcat (reference->y_column, ":",
                                    cli_get_field (records, row, Y_DIRECTION), NULL);
  g_auto (GStrv) label = list_label_columns (reference);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();

  g_ptr_array_add (arguments, (gpointer) "pareto");
  g_ptr_array_add (arguments, path);
  g_ptr_array_add (arguments, (gpointer) "--x");
  g_ptr_array_add (arguments, x);
  g_ptr_array_add (arguments, (gpointer) "--y");
  g_ptr_array_add (arguments, y);
  g_ptr_array_add (arguments, (gpointer) "--format");
  g_ptr_array_add (arguments, (gpointer) format);
  for (guint i = 0; label[i] != NULL; i++)
    {
      g_ptr_array_add (arguments, (gpointer) (i == 0 ? "--label" : "--column"));
      g_ptr_array_add (arguments, label[i]);
    }
  if (reference->derived != NULL)
    {
      g_ptr_array_add (arguments, (gpointer) "--derive");
      g_ptr_array_add (arguments, (gpointer) reference->derived);
    }
  if (reference->where != NULL)
    {
      g_ptr_array_add (arguments, (gpointer) "--where");
      g_ptr_array_add (arguments, (gpointer) reference->where);
    }
  g_ptr_array_add (arguments, NULL);

  cli_run_strv (run, NULL, (const char *const *) arguments->pdata);
  g_assert_cmpint (run->status, ==, 0);
}

/* The label of a record as the reference writes it: the label's columns stand first, and behind x
 * and y. */
static char *
make_label (GPtrArray       *records,
            guint            record,
            const Reference *reference)
{
  g_auto (GStrv) parts = g_strsplit_set (reference->label, "{}", -1);
  GString *label = g_string_new (parts[0]);

  for (guint i = 1; i + 1 < g_strv_length (parts); i += 2)
    g_string_append_printf (label, "%s%s", cli_get_field (records, record, i == 1 ? 0 : 2 + i / 2),
                            parts[i + 1]);

  return g_string_free (label, FALSE);
}

/* The reference has the product of decimal numbers, rounded once; ours was of rounded ones. */
static gboolean
is_same (double           value,
         double           expected,
         const Reference *reference)
{
  double tolerance = reference->derived != NULL ? 2 * DBL_EPSILON : 0;

  return fabs (value - expected) <= tolerance * fabs (expected);
}

/* @expected is "label (x; y)". The numbers are compared as doubles, exactly. Of points that are
 * equal on both axes the reference names any one. What is computed is compared within its
 * rounding. */
static void
assert_point (GPtrArray       *records,
              guint            record,
              const Reference *reference,
              const char      *expected)
{
  const char *open = g_strrstr (expected, " (");
  g_autofree char *expected_label = g_strndup (expected, open - expected);
  gboolean found = FALSE;
  char *end = NULL;
  double x, y;

  x = g_ascii_strtod (open + 2, &end);
  g_assert_true (g_str_has_prefix (end, "; "));
  y = g_ascii_strtod (end + 2, &end);
  g_assert_cmpstr (end, ==, ")");
  g_assert_true (is_same (g_ascii_strtod (cli_get_field (records, record, 1), NULL), x, reference));
  g_assert_true (is_same (g_ascii_strtod (cli_get_field (records, record, 2), NULL), y, reference));

  for (guint i = 1; i < records->len; i++)
    if (is_same (g_ascii_strtod (cli_get_field (records, i, 1), NULL), x, reference) &&
        is_same (g_ascii_strtod (cli_get_field (records, i, 2), NULL), y, reference))
      {
        g_autofree char *label = make_label (records, i, reference);

        found = found || g_str_equal (label, expected_label);
      }

  g_assert_true (found);
}

static void
test_reference (gconstpointer data)
{
  const Reference *reference = data;
  g_autoptr (GPtrArray) table = load_reference_table ();
  g_autoptr (GPtrArray) front = NULL;
  g_auto (CliRun) csv = { 0 };
  g_auto (CliRun) json = { 0 };
  guint row, n_front;
  yajl_val root;

  if (table == NULL)
    return;

  row = find_row (table, reference);
  n_front = (guint) g_ascii_strtoull (cli_get_field (table, row, FRONTIER_POINTS), NULL, 10);

  run_pareto (&csv, table, row, reference, "csv");
  front = cli_parse_csv (csv.out);
  g_assert_cmpuint (front->len, ==, 1 + n_front);
  assert_point (front, 1, reference, cli_get_field (table, row, FIRST));
  assert_point (front, n_front, reference, cli_get_field (table, row, LAST));

  run_pareto (&json, table, row, reference, "json");
  root = cli_parse_json (json.out);
  g_assert_cmpint (cli_get_json_integer (root, "points"), ==,
                   g_ascii_strtoll (cli_get_field (table, row, POINTS), NULL, 10));
  g_assert_cmpuint (cli_get_json (root, "frontier")->u.array.len, ==, n_front);
  yajl_tree_free (root);
}

/* Equal points: all are listed, and count as one place. */
static void
test_open_clip_ties (void)
{
  g_autoptr (GPtrArray) table = load_reference_table ();
  g_auto (CliRun) run = { 0 };
  const Reference *reference = NULL;
  yajl_val root;

  if (table == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    if (g_str_equal (references[i].name, "open-clip-parameters"))
      reference = &references[i];

  run_pareto (&run, table, find_row (table, reference), reference, "json");
  root = cli_parse_json (run.out);
  g_assert_cmpuint (cli_get_json (root, "frontier")->u.array.len, ==, 15);
  g_assert_cmpint (cli_get_json_integer (root, "places"), ==, 13);
  yajl_tree_free (root);
}

/* The row that is wrong on purpose: numbers read up to their first comma, as strtod() does. */
static void
test_timm_is_not_cut_at_commas (void)
{
  g_autoptr (GPtrArray) table = load_reference_table ();
  g_autoptr (GPtrArray) front = NULL;
  g_auto (CliRun) run = { 0 };
  guint row = 0;

  if (table == NULL)
    return;

  for (guint i = 1; i < table->len; i++)
    if (g_str_has_prefix (cli_get_field (table, i, NOTE), "WRONG ON PURPOSE"))
      row = i;
  g_assert_cmpstr (cli_get_field (table, row, FILE_NAME), ==, TIMM);
  g_assert_cmpstr (cli_get_field (table, row, FRONTIER_POINTS), ==, "6");

  run_pareto (&run, table, row, &references[0], "csv");
  front = cli_parse_csv (run.out);
  g_assert_cmpuint (front->len, ==, 1 + 34);
}

int
main (int   argc,
      char *argv[])
{
  cli_set_up (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/reference/", references[i].name, NULL);

      g_test_add_data_func (path, &references[i], test_reference);
    }

  g_test_add_func ("/cli/reference/open-clip-ties", test_open_clip_ties);
  g_test_add_func ("/cli/reference/timm-is-not-cut-at-commas", test_timm_is_not_cut_at_commas);

  return cli_run_tests ();
}
