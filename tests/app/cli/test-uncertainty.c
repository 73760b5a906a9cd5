/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-program.h"

#include <string.h>

/* How sure a frontier is. "Bee" is at least as good as "Cat" only where it is one standard error
 * better than stated. */

static const char bars[] =
  "model,energy (J),score\n"
  "Ant,10,60 ± 0.1\n"
  "Bee,20,80 ± 1\n"
  "Cat,20,81\n"
  "Dog,30,50 ± 0.1\n";

static const char ratings[] =
  "model,price (USD),Elo,95_pct_ci\n"
  "Ant,1,1200,+9/-9\n"
  "Bee,2,1195,+9/-9\n"
  "Cat,8.2,1300,+9/-9\n";

static const char runs[] =
  "model,energy (J),score\n"
  "Twice,20,70\n"
  "Twice,20,80\n"
  "Once,20,72\n";

#define AXES CLI_MODELS_AXES

static double
get_member (yajl_val    root,
            guint       index,
            const char *label)
{
  g_autofree char *label_path = g_strdup_printf ("members/%u/label", index);
  g_autofree char *number_path = g_strdup_printf ("members/%u/membership", index);

  g_assert_cmpstr (YAJL_GET_STRING (cli_get_json (root, label_path)), ==, label);

  return YAJL_GET_DOUBLE (cli_get_json (root, number_path));
}

static void
test_membership (void)
{
  g_autofree char *path = cli_write_file ("bars.csv", bars);
  g_auto (CliRun) json = { 0 };
  g_auto (CliRun) again = { 0 };
  g_auto (CliRun) other = { 0 };
  g_auto (CliRun) text = { 0 };
  yajl_val root;

  cli_run (&json, NULL, "pareto", path, AXES, "--membership", "--resamples", "10000", "-f", "json",
           NULL);
  g_assert_cmpint (json.status, ==, 0);
  root = cli_parse_json (json.out);
  /* “Dog” is far from it. */
  g_assert_cmpuint (cli_get_json (root, "members")->u.array.len, ==, 3);
  g_assert_cmpfloat_with_epsilon (get_member (root, 1, "Bee"), 0.1587, 0.0146);
  g_assert_cmpfloat_with_epsilon (get_member (root, 2, "Cat"), 0.8413, 0.0146);
  g_assert_cmpint (cli_get_json_integer (root, "seed"), ==, 1);
  g_assert_true (YAJL_IS_NULL (cli_get_json (root, "x-error-bars")));
  g_assert_cmpstr (YAJL_GET_STRING (cli_get_json (root, "y-error-bars")), ==, "unknown");
  g_assert_cmpfloat (YAJL_GET_DOUBLE (cli_get_json (root, "y-coverage")), ==, 0.6827);
  yajl_tree_free (root);

  cli_run (&again, NULL, "pareto", path, AXES, "--membership", "--resamples", "10000", "-f", "json",
           NULL);
  g_assert_cmpstr (again.out, ==, json.out);
  cli_run (&other, NULL, "pareto", path, AXES, "--membership", "--resamples=10000", "--seed=2",
           "-f", "json", NULL);
  g_assert_cmpstr (other.out, !=, json.out);

  cli_run (&text, NULL, "pareto", path, AXES, "--membership", "--coverage", "95%", NULL);
  cli_assert_contains (text.out, "\n3 of 4 points are on the frontier in some resamples.\n"
                                 "1000 resamples of the error bars, seed 1.\nError bars: 95 % "
                                 "interval.\n");
}

/* Ratings have a frontier, so they have a membership too. */
static void
test_ratings (void)
{
  g_autofree char *path = cli_write_file ("ratings.csv", ratings);
  g_auto (CliRun) run = { 0 };

  cli_run (&run, NULL, "pareto", path, "--x", "price (USD)", "--y", "Elo", "--membership", NULL);
  g_assert_cmpint (run.status, ==, 0);
  cli_assert_contains (run.out, "Error bars: 95 % interval.");
  cli_assert_contains (run.out, "\nBee");
}

static void
test_runs (void)
{
  g_autofree char *path = cli_write_file ("runs.csv", runs);
  g_auto (CliRun) bare = { 0 };
  g_auto (CliRun) json = { 0 };
  yajl_val root;

  cli_run (&bare, NULL, "pareto", path, AXES, "--membership", NULL);
  g_assert_cmpint (bare.status, ==, 3);
  cli_assert_contains (bare.err, "No point has an error bar");

  cli_run (&json, NULL, "pareto", path, AXES, "--membership", "--runs", "--resamples=10000", "-f",
           "json", NULL);
  g_assert_cmpint (json.status, ==, 0);
  root = cli_parse_json (json.out);
  g_assert_cmpfloat_with_epsilon (get_member (root, 0, "Twice"), 0.75, 0.0174);
  g_assert_cmpfloat_with_epsilon (get_member (root, 2, "Once"), 0.25, 0.0174);
  yajl_tree_free (root);
}

static void
test_bands (void)
{
  g_autofree char *path = cli_write_file ("bars.csv", bars);
  g_auto (CliRun) csv = { 0 };
  g_auto (GStrv) lines = NULL;

  cli_run (&csv, NULL, "pareto", path, AXES, "--bands", "--format", "csv", NULL);
  g_assert_cmpint (csv.status, ==, 0);
  lines = g_strsplit (csv.out, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "attained in,energy (J),score");
  /* Each of the three has a corner at “Ant” and one at 20 J. */
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 3 * 2 + 1);
  g_assert_true (g_str_has_prefix (lines[1], "0.1,10,60."));
  g_assert_true (g_str_has_prefix (lines[6], "0.9,20,81"));
}

static void
test_figure (void)
{
  g_autofree char *path = cli_write_file ("bars.csv", bars);
  g_autofree char *exact = cli_write_file ("runs.csv", runs);
  g_autofree char *output = g_strconcat (path, ".svg", NULL);
  g_autofree char *svg = NULL;
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) none = { 0 };

  cli_run (&run, NULL, "render", path, AXES, "--bands", "--error-bars", "--seed", "3", "-o", output,
           NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_file_get_contents (output, &svg, NULL, NULL));
  cli_assert_contains (svg, "attained-region");
  cli_assert_contains (svg, "error-bar-y-0");
  cli_assert_contains (svg, "--error-bars --bands --seed 3");

  cli_run (&none, NULL, "render", exact, AXES, "--bands", "-o", output, NULL);
  g_assert_cmpint (none.status, ==, 0);
  cli_assert_contains (none.err, "No value of these points has an error bar");
}

static void
test_misuse (void)
{
  g_autofree char *path = cli_write_file ("bars.csv", bars);
  static const char *const options[][2] = {
    { "--seed", "x" },      { "--seed", "-1" },         { "--resamples", "0" },
    { "--coverage", "1" },  { "--coverage", "95%x" },   { "--resamples", "10001" },
    { "--layers", "2" },    { "--marginal", "--hull" },
  };
  g_auto (CliRun) alone = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_auto (CliRun) run = { 0 };

      cli_run (&run, NULL, "pareto", path, AXES, "--membership", options[i][0], options[i][1],
               NULL);
      g_assert_cmpint (run.status, ==, 1);
      g_assert_cmpstr (run.out, ==, "");
    }

  cli_run (&alone, NULL, "pareto", path, AXES, "--seed", "2", NULL);
  g_assert_cmpint (alone.status, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  cli_set_up (&argc, &argv);

  g_test_add_func ("/cli/uncertainty/membership", test_membership);
  g_test_add_func ("/cli/uncertainty/ratings", test_ratings);
  g_test_add_func ("/cli/uncertainty/runs", test_runs);
  g_test_add_func ("/cli/uncertainty/bands", test_bands);
  g_test_add_func ("/cli/uncertainty/figure", test_figure);
  g_test_add_func ("/cli/uncertainty/misuse", test_misuse);

  return cli_run_tests ();
}
