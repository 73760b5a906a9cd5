/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-program.h"

#include <string.h>

static const char older[] =
  "Model,Hardware,Training Time (GPU hours),Power (W),tCO2e\n"
  "Old 8B,H100-80GB,1460000,700,420\n"
  "Old 70B,H100-80GB,7000000,700,2040\n";

static const char newer[] =
  "Model,Hardware,Training Time (GPU hours),Power (W),tCO2e\n"
  "New 70B,H100-80GB,7000000,700,12.9\n"
  "\"Hydro, small\",H100-80GB,1000,700,0\n";

static void
test_text (void)
{
  g_auto (CliRun) run = { 0 };
  g_autofree char *one = cli_write_file ("older.csv", older);
  g_autofree char *other = cli_write_file ("newer.csv", newer);

  cli_run (&run, NULL, "audit", one, other, NULL);
  g_assert_cmpint (run.status, ==, 6);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpstr (run.out, ==,
                   "newer.csv:line 2: New 70B: 12.9 t for 7000000 device hours × 700 W = 4900 MWh "
                   "is 0.002633 kg/kWh; grids emit about 0.005 to 1.3. (R1, implied intensity)\n"
                   "newer.csv:line 2: New 70B: 12.9 t, but “Old 70B” took about as long on "
                   "alike hardware and emitted 2040 t: 158.1 times apart. (R6, alike runs)\n"
                   "newer.csv:line 3: Hydro, small: Zero carbon is claimed for 1000 device "
                   "hours × 700 W = 700 kWh. (R1, implied intensity)\n"
                   "\n"
                   "2 contradictions in 4 claims of energy or carbon.\n");
}

/* The odd one shows only beside the other. */
static void
test_clean (void)
{
  g_auto (CliRun) run = { 0 };
  g_autofree char *file = cli_write_file ("older.csv", older);

  cli_run (&run, NULL, "audit", file, NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==,
                   "No contradictions in 2 claims of energy or carbon.\n");
}

static void
test_csv (void)
{
  g_auto (CliRun) run = { 0 };
  g_autoptr (GPtrArray) records = NULL;

  cli_run (&run, newer, "audit", "-", "--format", "csv", NULL);
  g_assert_cmpint (run.status, ==, 6);
  records = cli_parse_csv (run.out);
  g_assert_cmpuint (records->len, ==, 3);
  g_assert_cmpstr (cli_get_field (records, 0, 0), ==, "file");
  g_assert_cmpstr (cli_get_field (records, 1, 2), ==, "line 2");
  g_assert_cmpstr (cli_get_field (records, 1, 4), ==, "R1");
  g_assert_cmpstr (cli_get_field (records, 1, 5), ==, "contradiction");
  g_assert_cmpstr (cli_get_field (records, 1, 7), ==, "0.005");
  g_assert_cmpstr (cli_get_field (records, 2, 3), ==, "Hydro, small");
  g_assert_cmpstr (cli_get_field (records, 2, 5), ==, "info");
  g_assert_cmpstr (cli_get_field (records, 2, 7), ==, "");
}

static void
test_json (void)
{
  g_auto (CliRun) run = { 0 };
  yajl_val root;

  cli_run (&run, newer, "audit", "-", "--format", "json", NULL);
  g_assert_cmpint (run.status, ==, 6);
  root = cli_parse_json (run.out);
  g_assert_cmpint (cli_get_json_integer (root, "tables"), ==, 1);
  g_assert_cmpint (cli_get_json_integer (root, "contradictions"), ==, 1);
  g_assert_cmpstr (cli_get_json_text (root, "findings/0/rule"), ==, "R1");
  g_assert_cmpstr (cli_get_json_text (root, "findings/0/row"), ==, "New 70B");
  g_assert_cmpstr (cli_get_json_text (root, "findings/0/unit"), ==, "kg/kWh");
  g_assert_true (YAJL_IS_NULL (cli_get_json (root, "findings/1/computed")));
  yajl_tree_free (root);
}

static void
test_unreadable (void)
{
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) nothing = { 0 };

  cli_run (&run, NULL, "audit", "/nonexistent/file.csv", NULL);
  g_assert_cmpint (run.status, ==, 2);
  cli_run (&nothing, NULL, "audit", NULL);
  g_assert_cmpint (nothing.status, ==, 1);
}

/* One file that is none keeps nobody from reading the others, and is not forgotten. */
static void
test_partly_readable (void)
{
  g_auto (CliRun) both = { 0 };
  g_auto (CliRun) clean = { 0 };

  cli_run (&both, newer, "audit", "/nonexistent/file.csv", "-", NULL);
  g_assert_cmpint (both.status, ==, 6);
  g_assert_nonnull (strstr (both.out, "New 70B: 12.9 t"));
  g_assert_nonnull (strstr (both.err, "file.csv"));

  cli_run (&clean, "Model,Energy (kWh)\nA,12\n", "audit", "/nonexistent/file.csv", "-", NULL);
  g_assert_cmpint (clean.status, ==, 2);
  g_assert_nonnull (strstr (clean.out, "No contradictions in 1 claim"));
}

/* Real files: what each holds of contradictions. */
static void
test_shared (void)
{
  static const struct
  {
    const char *file;
    const char *rules;
  } files[] = {
    { "2-model-cards/cyclonedx-modelcard/valid-machine-learning-considerations-env-1.6.xml",
      "R1 Llama-2-7b" },
    { "2-model-cards/vendor-cards/llama3_3.MODEL_CARD.md",
      "R1 Llama 3.3 70B; R4 Hardware and Software; R4 Hardware and Software" },
    { "2-model-cards/vendor-cards/llama2.MODEL_CARD.md",
      "R3 Total; R3 Total" },
    { "2-model-cards/hf-cards-2025/meta-llama__Meta-Llama-3-8B.README.md", "" },
    { "2-model-cards/vendor-cards/llama3_1.MODEL_CARD.md", "" },
    { "2-model-cards/vendor-cards/bigscience-bloom.README.md", "" },
    { "2-model-cards/hf-cards-hub",
      "R1 bart-base-cnn-xsum-swe; R5 bart-base-cnn-xsum-swe; R7 allenai_OLMoE-1B-7B-0924" },
    { "4-energy/codecarbon/emissions.csv", "" },
    { "4-energy/codecarbon-wild/codecarbon-v1-12cols.csv", "" },
    { "4-energy/codecarbon-wild/codecarbon-v2.7.1.csv", "" },
    { "4-energy/codecarbon-wild/codecarbon-v3.0.2-A100.csv", "" },
    /* One run was in Quebec, at 3.9 g/kWh. */
    { "4-energy/codecarbon-wild/codecarbon-v3.2.3-38cols.csv", "" },
    { "4-energy/codecarbon/global_energy_mix.json", "" },
    { "4-energy/co2js-ember/average-intensities.json", "" },
    { "4-energy/carbontracker/carbon-intensities.csv", "" },
    { "3-frontiers/open-llm-leaderboard/open_llm_leaderboard.csv", "" },
    { "3-frontiers/open-llm-leaderboard/capability.csv", "" },
  };
  const char *folder = g_getenv ("EF_SHARED_DIR");

  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the folder of real files is missing");
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_auto (CliRun) run = { 0 };
      g_autofree char *path = g_build_filename (folder, "data", files[i].file, NULL);
      g_autoptr (GPtrArray) records = NULL;
      g_autoptr (GString) rules = g_string_new (NULL);

      cli_run (&run, NULL, "audit", path, "--format", "csv", NULL);
      records = cli_parse_csv (run.out);
      for (guint k = 1; k < records->len; k++)
        g_string_append_printf (rules, "%s%s %s", k > 1 ? "; " : "",
                                cli_get_field (records, k, 4), cli_get_field (records, k, 3));
      g_test_message ("%s", files[i].file);
      g_assert_cmpstr (rules->str, ==, files[i].rules);
      g_assert_cmpint (run.status, ==, *files[i].rules != '\0' ? 6 : 0);
    }
}

/* All published rows, as the file has them: exactly the lines that contradict themselves. */
static void
test_golden (void)
{
  const char *folder = g_getenv ("EF_SHARED_DIR");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", "golden",
                                            "golden_energy.csv", NULL);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  g_auto (CliRun) run = { 0 };

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("golden_energy.csv is not there");
      return;
    }

  cli_run (&run, NULL, "audit", path, "--format", "csv", NULL);
  g_assert_cmpint (run.status, ==, 6);
  records = cli_parse_csv (run.out);
  for (guint i = 1; i < records->len; i++)
    g_string_append_printf (found, "%s%s %s %s", i > 1 ? "; " : "", cli_get_field (records, i, 4),
                            cli_get_field (records, i, 2), cli_get_field (records, i, 5));
  g_assert_cmpstr (found->str, ==,
                   "R1 line 62 contradiction; R6 line 62 contradiction; "
                   "R2 line 72 contradiction; R1 line 80 info");
}

/* A card of questions with one answer each, in units of their own. */
static void
test_questions (void)
{
  static const char card[] = "# Footprint\n\n"
                             "| [Big](https://example.org/big) | |\n"
                             "|---|---|\n"
                             "| 1. Is it public? | No |\n"
                             "| 2. How long did training take? | 20 days |\n"
                             "| 3. What was the power of a GPU? | 0.4 kW |\n"
                             "| 4. What was the energy mix there? | 400 gCO2eq/kWh |\n"
                             "| 5. How much CO2eq was emitted? | %s |\n";
  g_autofree char *right_text = g_strdup_printf (card, "1,536,000 kg");
  g_autofree char *wrong_text = g_strdup_printf (card, "15,360,000 kg");
  g_autofree char *right = cli_write_file ("right.md", right_text);
  g_autofree char *wrong = cli_write_file ("wrong.md", wrong_text);
  g_auto (CliRun) shown = { 0 };
  g_auto (CliRun) clean = { 0 };
  g_auto (CliRun) run = { 0 };

  cli_run (&shown, NULL, "show", wrong, "--format", "csv", NULL);
  g_assert_cmpstr (shown.out, ==,
                   "model,1. Is it public?,2. How long did training take? (days),"
                   "3. What was the power of a GPU? (kW),"
                   "4. What was the energy mix there? (gCO2eq/kWh),5. How much CO2eq was emitted? "
                   "(kg),model (link)\nBig,No,20,0.4,400,15360000,https://example.org/big\n");
  cli_run (&clean, NULL, "audit", right, NULL);
  g_assert_cmpstr (clean.out, ==, "No contradictions in 1 claim of energy or carbon.\n");
  cli_run (&run, NULL, "audit", wrong, NULL);
  g_assert_cmpint (run.status, ==, 6);
  g_assert_cmpstr (run.out, ==,
                   "wrong.md:line 3: Big: 15360 t is 38400 MWh by the intensity, for which 200000 "
                   "devices would have run at once; a tenth, 1536 t, would be likely: a digit may "
                   "have slipped. (R5, slip of a unit)\n\n"
                   "1 contradiction in 1 claim of energy or carbon.\n");
}

/* Rows of models stay rows, whatever their units. */
static void
test_no_questions (void)
{
  g_autofree char *file = cli_write_file ("speeds.md", "| Model | Speed |\n|---|---|\n"
                                                       "| A | 12 ms |\n| B | 30 FPS |\n");
  g_auto (CliRun) run = { 0 };

  cli_run (&run, NULL, "show", file, "--format", "csv", NULL);
  g_assert_true (g_str_has_prefix (run.out, "Model,Speed\nA,"));
}

/* Beside its elder the card of Llama 3.3 is odd in another way. */
static void
test_shared_siblings (void)
{
  const char *folder = g_getenv ("EF_SHARED_DIR");
  g_autofree char *cards = g_build_filename (folder != NULL ? folder : "", "data",
                                             "2-model-cards", "vendor-cards", NULL);
  g_autofree char *elder = g_build_filename (cards, "llama3_1.MODEL_CARD.md", NULL);
  g_autofree char *card = g_build_filename (cards, "llama3_3.MODEL_CARD.md", NULL);
  g_auto (CliRun) run = { 0 };
  g_autoptr (GPtrArray) records = NULL;

  if (!g_file_test (card, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the folder of real files is missing");
      return;
    }

  cli_run (&run, NULL, "audit", elder, card, "--format", "csv", NULL);
  g_assert_cmpint (run.status, ==, 6);
  records = cli_parse_csv (run.out);
  g_assert_cmpuint (records->len, ==, 5);
  g_assert_cmpstr (cli_get_field (records, 1, 4), ==, "R1");
  g_assert_cmpstr (cli_get_field (records, 2, 4), ==, "R6");
  g_assert_cmpstr (cli_get_field (records, 3, 4), ==, "R4");
  g_assert_cmpstr (cli_get_field (records, 2, 3), ==, "Llama 3.3 70B");
}

/* `show --estimate`: what it adds, how each value came to be, and what made it. */
static void
test_estimate (void)
{
  static const char table[] =
    "Model,Hardware,Training Time (GPU hours),Power (W),Energy (MWh)\n"
    "A,NVIDIA A100-SXM4-80GB,184320,400,\n"
    "B,NVIDIA H100 SXM5,1000,,\n"
    "C,,,,5\n";
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) wrong = { 0 };
  g_auto (CliRun) text = { 0 };
  g_autoptr (GPtrArray) records = NULL;

  cli_run (&run, table, "show", "-", "--format", "csv", "--estimate", "grid=100,pue=1.1", NULL);
  g_assert_cmpint (run.status, ==, 0);
  records = cli_parse_csv (run.out);
  g_assert_cmpstr (cli_get_field (records, 0, 5), ==, "Energy estimate (kWh)");
  g_assert_cmpstr (cli_get_field (records, 0, 6), ==, "Carbon estimate (kgCO2e)");
  g_assert_cmpstr (cli_get_field (records, 0, 7), ==, "Energy estimate (kWh): origin");
  g_assert_cmpstr (cli_get_field (records, 1, 5), ==, "81100.8");
  g_assert_cmpstr (cli_get_field (records, 1, 7), ==, "estimated");
  g_assert_cmpstr (cli_get_field (records, 1, 11), ==,
                   "device hours × power × PUE;Device hours: from the column “Training Time (GPU "
                   "hours)”;Power of a device: from the column “Power (W)”;Overhead of the site "
                   "(PUE): 1.1, as chosen");
  g_assert_cmpstr (cli_get_field (records, 2, 5), ==, "770");
  g_assert_cmpstr (cli_get_field (records, 2, 6), ==, "77");
  g_assert_cmpstr (cli_get_field (records, 3, 5), ==, "5000");
  g_assert_cmpstr (cli_get_field (records, 3, 7), ==, "reported");
  g_assert_cmpstr (cli_get_field (records, 0, 8), ==, "Energy estimate (kWh): lower");
  g_assert_cmpstr (cli_get_field (records, 0, 10), ==, "Energy estimate (kWh): scope");
  g_assert_cmpstr (cli_get_field (records, 1, 8), ==, "");
  g_assert_cmpstr (cli_get_field (records, 1, 10), ==, "site");
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (cli_get_field (records, 2, 8), NULL),
                                  770 * 0.63, 1e-9);
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (cli_get_field (records, 2, 9), NULL),
                                  770 * 1.08, 1e-9);
  g_assert_cmpstr (cli_get_field (records, 3, 6), ==, "500");

  cli_run (&wrong, table, "show", "-", "--estimate", "grid=Atlantis", NULL);
  g_assert_cmpint (wrong.status, ==, 1);
  g_assert_cmpstr (wrong.err, ==, "frontier: Nothing is known of “Atlantis”.\n");

  cli_run (&text, table, "show", "-", "--estimate", "", NULL);
  g_assert_cmpint (text.status, ==, 0);
  g_assert_nonnull (strstr (text.out, "Energy estimate (kWh): origin"));
  g_assert_null (strstr (text.out, "made of"));
}

/* What `show --estimate` writes is read back as what it was, by whichever program opens it next. */
static void
test_estimate_again (void)
{
  static const char table[] = "Model,Hardware,GPU hours,Energy (MWh),Score\n"
                              "A,NVIDIA H100 SXM5,1000,,1\n"
                              "B,,,5,2\n";
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) again = { 0 };
  g_auto (CliRun) drawn = { 0 };
  g_auto (CliRun) twice = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *figure = cli_get_path ("again.svg");
  g_autofree char *svg = NULL;
  g_autoptr (GPtrArray) records = NULL;

  cli_run (&run, table, "show", "-", "--format", "csv", "--estimate", "grid=100,pue=1.1", NULL);
  path = cli_write_file ("estimates.csv", run.out);
  cli_run (&again, NULL, "show", path, "--format", "csv", "--provenance", NULL);
  g_assert_cmpint (again.status, ==, 0);
  records = cli_parse_csv (again.out);
  g_assert_cmpstr (cli_get_field (records, 0, 15), ==, "Energy estimate (kWh) [kind]");
  g_assert_cmpstr (cli_get_field (records, 1, 14), ==, "770");
  g_assert_cmpstr (cli_get_field (records, 1, 15), ==, "estimated");
  g_assert_cmpstr (cli_get_field (records, 2, 15), ==, "reported");

  cli_run (&drawn, NULL, "render", path, "-x", "Energy estimate (kWh)", "-y", "Score",
           "--error-bars", "-o", figure, NULL);
  g_assert_cmpint (drawn.status, ==, 0);
  g_assert_true (g_file_get_contents (figure, &svg, NULL, NULL));
  g_assert_nonnull (strstr (svg, "with the overhead of the site (PUE) – 1 of 2"));
  g_assert_nonnull (strstr (svg, "class=\"error-bar\""));

  /* Estimates of estimates take the place of the first. */
  cli_run (&twice, NULL, "show", path, "--format", "csv", "--estimate", "grid=50,pue=1.2", NULL);
  g_assert_cmpint (twice.status, ==, 0);
  g_assert_null (strstr (strstr (twice.out, "kWh): scope") + 1, "kWh): scope"));
}

/* A table of inference says nothing of training, and that is said. */
static void
test_nothing (void)
{
  static const char inference[] = "Model,energy_per_token_joules,Accuracy\nA,0.5,60\nB,0.7,70\n";
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) right = { 0 };

  cli_run (&run, inference, "show", "-", "-f", "csv", "--estimate", "grid=DEU", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.err, "Add “activity=inference” to --estimate."));
  cli_run (&right, inference, "show", "-", "-f", "csv", "--estimate",
           "grid=DEU,activity=inference", NULL);
  g_assert_cmpstr (right.err, ==, "");
  g_assert_nonnull (strstr (right.out, "Carbon estimate (kgCO2e)"));
}

/* The range, the origin and the scope of estimates are in every table of a chart, and its methods
 * name no grid where no carbon is shown. */
static void
test_chart_tables (void)
{
  static const char text[] = "Model,Hardware,GPU hours,Power (W),Accuracy\n"
                             "A,NVIDIA H100 SXM5,1000,,60\nB,,1000,800,59\n"
                             "C,,500,400,50\n";
  g_autofree char *path = cli_write_file ("hours.csv", text);
  g_autofree char *csv = cli_get_path ("points.csv");
  g_autofree char *markdown = cli_get_path ("front.md");
  g_autofree char *methods = cli_get_path ("methods.txt");
  g_autofree char *points = NULL;
  g_autofree char *front = NULL;
  g_autofree char *words = NULL;
  g_auto (CliRun) first = { 0 };
  g_auto (CliRun) second = { 0 };

  cli_run (&first, NULL, "render", path, "--estimate", "grid=DEU", "-x", "Energy estimate (kWh)",
           "-y", "Accuracy", "--layers", "2", "-o", csv, NULL);
  g_assert_cmpint (first.status, ==, 0);
  g_assert_true (g_file_get_contents (csv, &points, NULL, NULL));
  g_assert_nonnull (strstr (points, "name,Energy estimate (kWh),Energy estimate (kWh) [kind],"));
  g_assert_nonnull (strstr (points, "[lower],Energy estimate (kWh) [upper],Energy estimate (kWh) "
                                    "[scope],Accuracy,on_front,layer,place\n"));
  g_assert_nonnull (strstr (points, "A,700,estimated,"));
  g_assert_nonnull (strstr (points, ",441,756,accelerator,60,1,1,line 2\n"));
  g_assert_nonnull (strstr (points, "B,800,derived,"));

  cli_run (&second, NULL, "render", path, "--estimate", "grid=DEU", "-x", "Energy estimate (kWh)",
           "-y", "Accuracy", "--methods", methods, "-o", markdown, NULL);
  g_assert_true (g_file_get_contents (markdown, &front, NULL, NULL));
  g_assert_nonnull (strstr (front, "| Model | Energy estimate | Accuracy |\n"));
  g_assert_nonnull (strstr (front, "| A | ○\u00a0700\u00a0kWh (441\u00a0kWh to 756\u00a0kWh) "
                                   "| 60 |\n"));
  g_assert_nonnull (strstr (front, "| C | ◐\u00a0200\u00a0kWh | 50 |\n"));
  g_assert_true (g_file_get_contents (methods, &words, NULL, NULL));
  g_assert_nonnull (strstr (words, "reach from 63 % to 108 % of their values."));
  g_assert_null (strstr (words, "Germany"));
}

static const char hours[] =
  "Model,Hardware,GPU hours,Accuracy\n"
  "A,NVIDIA A100-SXM4-80GB,1000,60\n"
  "B,NVIDIA A100-SXM4-80GB,2000,70\n"
  "C,NVIDIA H100 SXM5,4000,65\n";

/* Estimates are axes like any column. */
static void
test_pareto (void)
{
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) without = { 0 };

  /* As figures and windows call it, without the unit. */
  cli_run (&run, hours, "pareto", "-", "-x", "Carbon estimate:min", "-y", "Accuracy:max",
           "--estimate", "grid=100", "--column", "Carbon estimate (kgCO2e): origin", "--format",
           "csv", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==, "label,Carbon estimate (kgCO2e),Accuracy,"
                                "Carbon estimate (kgCO2e): origin\n"
                                "A,40,60,estimated\n"
                                "B,80,70,estimated\n");

  cli_run (&without, hours, "pareto", "-", "-x", "Carbon estimate (kgCO2e):min", "-y", "Accuracy",
           NULL);
  g_assert_cmpint (without.status, ==, 3);
}

static char *
read_figure (const char *path)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  return text;
}

/* The figure says what it supposes, carries it, and is drawn again from itself and by its
 * command. */
static void
test_render (void)
{
  static const char *const axes[] = { "Carbon estimate (kgCO2e):min", "Accuracy:max" };
  g_autofree char *csv = cli_write_file ("hours.csv", hours);
  g_autofree char *first = cli_write_file ("first.svg", "");
  g_autofree char *second = cli_write_file ("second.svg", "");
  g_autofree char *third = cli_write_file ("third.svg", "");
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) again = { 0 };
  g_auto (CliRun) changed = { 0 };
  g_auto (CliRun) named = { 0 };
  g_autofree char *turned = NULL;
  g_autofree char *svg = NULL;
  g_autofree char *same = NULL;
  g_autofree char *other = NULL;

  cli_run (&run, NULL, "render", csv, "-x", axes[0], "-y", axes[1], "--estimate",
           "name=Sweden,grid=40", "--ghost", "grid=600,name=Coal", "-o", first, NULL);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  svg = read_figure (first);
  g_assert_nonnull (strstr (svg, "Efficient frontier with “Sweden”"));
  g_assert_nonnull (strstr (svg, "With “Coal”"));
  g_assert_nonnull (strstr (svg, "--estimate name=Sweden,grid=40"));

  /* From what the figure carries. */
  cli_run (&again, NULL, "render", first, "-o", second, NULL);
  g_assert_cmpint (again.status, ==, 0);
  same = read_figure (second);
  g_assert_nonnull (strstr (same, "Efficient frontier with “Sweden”"));
  g_assert_nonnull (strstr (same, "With “Coal”"));

  cli_run (&changed, NULL, "render", first, "--estimate", "name=Sun,grid=30", "-o", third, NULL);
  g_assert_cmpint (changed.status, ==, 0);
  other = read_figure (third);
  g_assert_nonnull (strstr (other, "Efficient frontier with “Sun”"));
  g_assert_null (strstr (other, "With “Coal”"));

  /* A scenario of the project, by its name. */
  cli_run (&named, NULL, "render", first, "--estimate", "Coal", "--ghost", "Sweden", "-o", third,
           NULL);
  g_assert_cmpint (named.status, ==, 0);
  turned = read_figure (third);
  g_assert_nonnull (strstr (turned, "Efficient frontier with “Coal”"));
  g_assert_nonnull (strstr (turned, "With “Sweden”"));
}

static void
test_render_wrong (void)
{
  g_autofree char *path = cli_write_file ("wrong.svg", "");
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) ghost = { 0 };

  cli_run (&run, hours, "render", "-", "--estimate", "grid=Atlantis", "-o", path, NULL);
  g_assert_cmpint (run.status, ==, 1);
  cli_run (&ghost, hours, "render", "-", "-x", "GPU hours", "-y", "Accuracy", "--ghost", "", "-o",
           path, NULL);
  g_assert_cmpint (ghost.status, ==, 1);
  g_assert_nonnull (strstr (ghost.err, "--ghost goes with --estimate"));
}

int
main (int   argc,
      char *argv[])
{
  cli_set_up (&argc, &argv);
  g_test_add_func ("/cli/audit/text", test_text);
  g_test_add_func ("/cli/audit/clean", test_clean);
  g_test_add_func ("/cli/audit/csv", test_csv);
  g_test_add_func ("/cli/audit/json", test_json);
  g_test_add_func ("/cli/audit/unreadable", test_unreadable);
  g_test_add_func ("/cli/audit/partly-readable", test_partly_readable);
  g_test_add_func ("/cli/audit/shared", test_shared);
  g_test_add_func ("/cli/audit/questions", test_questions);
  g_test_add_func ("/cli/audit/no-questions", test_no_questions);
  g_test_add_func ("/cli/audit/golden", test_golden);
  g_test_add_func ("/cli/audit/shared-siblings", test_shared_siblings);
  g_test_add_func ("/cli/audit/estimate", test_estimate);
  g_test_add_func ("/cli/estimate/pareto", test_pareto);
  g_test_add_func ("/cli/estimate/render", test_render);
  g_test_add_func ("/cli/estimate/render-wrong", test_render_wrong);
  g_test_add_func ("/cli/audit/nothing-to-estimate", test_nothing);
  g_test_add_func ("/cli/estimate/again", test_estimate_again);
  g_test_add_func ("/cli/audit/chart-tables", test_chart_tables);

  return cli_run_tests ();
}
