/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli-program.h"

/* An estimate on a chart says of what it was made, whichever way its table came to be. The titles
 * of the points in a figure are what the pointer shows in the window. */

#define GRID_OF_SWEDEN " × 35.89 g/kWh = "

static const char runs[] = "timestamp,project_name,run_id,duration,emissions,energy_consumed,pue\n"
                           "2024-05-01T10:00:00,resnet50,a,3600,0.1,0.2,1.0\n"
                           "2024-05-01T12:00:00,resnet50,b,3600,0.1,0.4,1.0\n"
                           "2024-05-02T10:00:00,vgg16,c,7200,0.3,0.9,1.0\n";
static const char scores[] = "model,top1\nresnet50,80.1\nvgg16,71.6\n";

/* The figure, with what entities stand for; @table NULL: of the only one. */
static char *
draw (const char *file, const char *table, const char *estimate, const char *y)
{
  g_autofree char *figure = cli_get_path ("trace.svg");
  g_auto (CliRun) run = { 0 };
  g_autoptr (GString) text = NULL;
  g_autofree char *content = NULL;

  cli_run (&run, NULL, "render", file, "--estimate", estimate, "-x", "Carbon estimate (kgCO2e)",
           "-y", y, "-o", figure, table != NULL ? "-t" : NULL, table, NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_file_get_contents (figure, &content, NULL, NULL));
  text = g_string_new (content);
  g_string_replace (text, "&#10;", "\n", 0);
  return g_strdup (text->str);
}

static void
assert_says (const char *figure, const char *text)
{
  if (strstr (figure, text) == NULL)
    g_test_message ("not in the figure: %s", text);
  g_assert_nonnull (strstr (figure, text));
}

static char *
get_real (const char *folder, const char *name)
{
  const char *shared = g_getenv ("EF_SHARED_DIR");
  g_autofree char *path
    = g_build_filename (shared != NULL ? shared : "", "data", folder, name, NULL);

  if (shared != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);

  g_test_skip ("EF_SHARED_DIR does not lead to the folder of real files");
  return NULL;
}

static void
make (const char *verb, const char *file, const char *output, const char *option,
      const char *argument)
{
  g_auto (CliRun) run = { 0 };

  cli_run (&run, NULL, verb, file, option, argument, "-o", output, NULL);
  g_assert_cmpint (run.status, ==, 0);
}

/* The mean of runs says that it is one, of how many. */
static void
test_aggregated (void)
{
  g_autofree char *log = cli_write_file ("log.csv", runs);
  g_autofree char *project = cli_get_path ("runs.frontier");
  g_autofree char *figure = NULL;

  make ("aggregate", log, project, "--by", "project_name");
  figure = draw (project, "log.csv (runs)", "grid=SWE,pue=1.2,replace=yes", "Runs:max");
  assert_says (figure, "\n= 0.36 kWh" GRID_OF_SWEDEN "12.92 g\n");
  assert_says (figure, "\nEnergy: 0.3 kWh (0.2 to 0.4), from the column “energy_consumed” = "
                       "mean and range of 2 rows, by project_name\n");
}

/* And still does where it was linked with what the models score. */
static void
test_linked (void)
{
  g_autofree char *log = cli_write_file ("log.csv", runs);
  g_autofree char *board = cli_write_file ("board.csv", scores);
  g_autofree char *project = cli_get_path ("runs.frontier");
  g_autofree char *joined = cli_get_path ("joined.frontier");
  g_autofree char *figure = NULL;
  g_auto (CliRun) run = { 0 };

  make ("aggregate", log, project, "--by", "project_name");
  cli_run (&run, NULL, "join", board, project, "--on", "model=project_name", "-o", joined, NULL);
  g_assert_cmpint (run.status, ==, 0);
  figure = draw (joined, "board + log.csv (runs)", "grid=SWE,pue=1.2,replace=yes", "top1");
  assert_says (figure, "resnet50\nCarbon estimate: 12.92\u00a0g\nTop-1 accuracy: 80.1\n");
  assert_says (figure, "\nEnergy: 0.3 kWh (0.2 to 0.4), from the column “energy_consumed” = "
                       "mean and range of 2 rows, by project_name\n");
}

/* By the names that figures give them, estimates are found for size and colour as for an axis. */
static void
test_names (void)
{
  g_autofree char *log = cli_write_file ("log.csv", runs);
  g_autofree char *figure = cli_get_path ("names.svg");
  g_autofree char *content = NULL;
  g_auto (CliRun) run = { 0 };

  cli_run (&run, NULL, "render", log, "--estimate", "grid=SWE,pue=1.2,replace=yes", "-x",
           "Carbon estimate", "-y", "duration", "--size-by", "Energy estimate", "--color",
           "Energy estimate", "-o", figure, NULL);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_file_get_contents (figure, &content, NULL, NULL));
  assert_says (content, "Energy estimate");
}

/* Estimates that were stored before runs were put together are none of what was measured. */
static void
test_aggregated_estimates (void)
{
  g_autofree char *table = cli_write_file (
    "hours.csv", "Model,Hardware,GPU hours\nA,A100 SXM4 80GB,10\nA,A100 SXM4 80GB,30\n");
  g_autofree char *stored = cli_get_path ("stored.csv");
  g_autoptr (GPtrArray) records = NULL;
  const char *kind = NULL;
  g_auto (CliRun) shown = { 0 };
  g_auto (CliRun) run = { 0 };

  cli_run (&shown, NULL, "show", table, "--estimate", "grid=100", "--provenance",
           "--format", "csv", NULL);
  g_assert_cmpint (shown.status, ==, 0);
  g_assert_true (g_file_set_contents (stored, shown.out, -1, NULL));
  cli_run (&run, NULL, "aggregate", stored, "--by", "Model", "--provenance", NULL);
  g_assert_cmpint (run.status, ==, 0);
  records = cli_parse_csv (run.out);
  for (guint i = 0; i < ((GPtrArray *) records->pdata[0])->len; i++)
    if (g_str_equal (cli_get_field (records, 0, i), "Energy estimate (kWh) [kind]"))
      kind = cli_get_field (records, 1, i);
  g_assert_cmpstr (kind, ==, "estimated");
}

/* ---- Real files ---- */

static void
test_runs_of_codecarbon (void)
{
  g_autofree char *log = get_real ("4-energy/codecarbon-wild", "codecarbon-v3.2.3-38cols.csv");
  g_autofree char *project = cli_get_path ("wild.frontier");
  g_autofree char *figure = NULL;

  if (log == NULL)
    return;
  make ("aggregate", log, project, "--by", "project_name");
  figure = draw (project, "codecarbon-v3.2.3-38cols.csv (runs)", "grid=SWE,pue=1.2,replace=yes",
                 "Runs:max");
  assert_says (figure, "lr_wine\nCarbon estimate: 0.5744\u00a0mg\nRuns: 3\n");
  assert_says (figure, "\n= 16.0039 mWh" GRID_OF_SWEDEN "0.5744 mg\n");
  assert_says (figure, "from the column “energy_consumed” = mean and range of 3 rows, by "
                       "project_name\n");
}

static void
test_reshaped_ml_energy (void)
{
  static const char arithmetic[] = "\n= 5.13112 mWh × 383.55 g/kWh = 1.968 mg\n"
                                   "Energy: 18.472 J, from the column “";
  g_autofree char *file = get_real ("3-frontiers/ml-energy-v3", "lm-arena-chat.json");
  g_autofree char *in_rows = cli_get_path ("long.frontier");
  g_autofree char *in_columns = cli_get_path ("wide.frontier");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_auto (CliRun) run = { 0 };

  if (file == NULL)
    return;
  /* Not with the energy of a token, which is another quantity. */
  make ("reshape", file, in_rows, "--long", "energy_per_request_joules");
  first = draw (in_rows, "configurations (long)", "activity=inference,grid=USA",
                "avg_batch_size:max");
  assert_says (first, " g/kWh = ");
  assert_says (first, ", from the column “Value”\n");

  cli_run (&run, NULL, "reshape", in_rows, "-t", "configurations (long)", "--wide",
           "Metric=Value", "-o", in_columns, NULL);
  g_assert_cmpint (run.status, ==, 0);
  second = draw (in_columns, "configurations (long) (wide)", "activity=inference,grid=USA",
                 "output_throughput_tokens_per_sec");
  assert_says (second, arithmetic);
  assert_says (second, "“energy_per_request_joules”\n");
}

static void
test_llama_card (void)
{
  g_autofree char *card = get_real ("2-model-cards/vendor-cards", "llama2.MODEL_CARD.md");
  g_autofree char *figure = NULL;

  if (card == NULL)
    return;
  figure = draw (card, "Hardware and Software", "grid=385,pue=1.1,replace=yes",
                 "Time (GPU hours):max");
  assert_says (figure, "Carbon estimate (t\u00a0CO₂e)");
  assert_says (figure, "Llama 2 7B\nCarbon estimate: 31.22\u00a0t\n");
  assert_says (figure, "\n= 81,100.8 kWh × 385 g/kWh = 31.22 t\n");
  assert_says (figure, "\n= 184,320 h × 400 W × 1.1 = 81.1 MWh\n"
                       "Device hours: 184,320 GPU h, from the column “Time (GPU hours)”\n");
}

static void
test_open_llm (void)
{
  g_autofree char *board = get_real ("3-frontiers/open-llm-leaderboard",
                                     "open_llm_leaderboard.csv");
  g_autofree char *figure = NULL;

  if (board == NULL)
    return;
  figure = draw (board, NULL,
                 "activity=inference,tokens=1000,hardware=nvidia-a100-sxm4-80gb,grid=SWE,"
                 "replace=yes",
                 "Average ⬆️");
  assert_says (figure, "\n= 2 × 2,000,000 × 1000 / (312 TFLOP/s × 31.35 %) × 400 W "
                       "= 0.004544 mWh\n");
  assert_says (figure, "\nParameters: 0.002 B, from the column “#Params (B)”\n");
  assert_says (figure, "\nUtilisation: 31.35 %, assumed between ");
}

int
main (int argc, char *argv[])
{
  cli_set_up (&argc, &argv);

  g_test_add_func ("/cli/trace/aggregated", test_aggregated);
  g_test_add_func ("/cli/trace/linked", test_linked);
  g_test_add_func ("/cli/trace/names", test_names);
  g_test_add_func ("/cli/trace/aggregated-estimates", test_aggregated_estimates);
  g_test_add_func ("/cli/trace/runs-of-codecarbon", test_runs_of_codecarbon);
  g_test_add_func ("/cli/trace/reshaped-ml-energy", test_reshaped_ml_energy);
  g_test_add_func ("/cli/trace/llama-card", test_llama_card);
  g_test_add_func ("/cli/trace/open-llm", test_open_llm);

  return cli_run_tests ();
}
