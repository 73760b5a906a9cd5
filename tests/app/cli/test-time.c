/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-program.h"

/* Frontiers as of a day, over dates and through the years. */

#define AXES CLI_MODELS_AXES

static void
test_as_of (void)
{
  g_autofree char *path = cli_write_models ();
  g_auto (CliRun) year = { 0 };
  g_auto (CliRun) month = { 0 };
  g_auto (CliRun) day = { 0 };
  g_auto (CliRun) word = { 0 };
  g_auto (CliRun) nowhere = { 0 };
  g_autofree char *undated = cli_write_file ("undated.csv", "model,params,top1\nA,1,1\nB,2,2\n");

  /* All of the year counts. */
  cli_run (&year, NULL, "pareto", path, AXES, "--as-of", "2023", "-f", "csv", NULL);
  g_assert_cmpstr (year.out, ==, "label,energy (J),score\n"
                                 "Ant,10,60\nBee,20,80\nDog,50,84\nFox,90,86\n");

  cli_run (&month, NULL, "pareto", path, AXES, "--as-of", "2021-03", NULL);
  g_assert_cmpstr (month.out, ==,
                   "label  energy (J)  score\n"
                   "Ant            10     60\n"
                   "Bee            20     80\n"
                   "\n"
                   "2 of 3 points are on the frontier.\n"
                   "x: energy (J) [J], lower is better.\n"
                   "y: score, higher is better.\n"
                   "Left out: 1 row without a value on x or y.\n"
                   "Left out: 1 row without a date.\n"
                   "Left out: 3 rows of a later date.\n");

  cli_run (&day, NULL, "pareto", path, AXES, "--as-of", "2021-03-30", "-f", "csv", NULL);
  g_assert_cmpstr (day.out, ==, "label,energy (J),score\nAnt,10,60\nCat,41,80\n");

  cli_run (&word, NULL, "pareto", path, AXES, "--as-of", "yesterday", NULL);
  g_assert_cmpint (word.status, ==, 1);
  cli_assert_contains (word.err, "“yesterday” is not a date.");

  cli_run (&nowhere, NULL, "pareto", undated, "--x", "params:min", "--y", "top1:max", "--as-of",
           "2023", NULL);
  g_assert_cmpint (nowhere.status, ==, 3);
  cli_assert_contains (nowhere.err, "“undated.csv” has no column of dates.");
}

/* As on a chart, and it is said. */
static void
test_dates (void)
{
  g_autofree char *path = cli_write_file (
    "dated.csv", "model,accuracy,params (M),date\nA,60,5,2020-01-01\nB,70,9,2021-01-01\n"
                 "C,65,7,2022-01-01\nD,80,8,2022-06-01\n");
  g_auto (CliRun) text = { 0 };
  g_auto (CliRun) csv = { 0 };
  g_auto (CliRun) later = { 0 };
  g_auto (CliRun) cost = { 0 };

  cli_run (&text, NULL, "pareto", path, "-x", "date", "-y", "accuracy", NULL);
  g_assert_cmpint (text.status, ==, 0);
  cli_assert_contains (text.out, "3 of 4 points are on the frontier.");
  cli_assert_contains (text.out,
                       "x: date, earlier is better. Who reaches a score first is the state "
                       "of the art.");
  g_assert_cmpstr (text.err, ==, "");

  cli_run (&csv, NULL, "pareto", path, "-x", "date", "-y", "accuracy", "-f", "csv", NULL);
  g_assert_cmpstr (csv.out, ==, "label,date,accuracy\nA,2020-01-01,60\nB,2021-01-01,70\n"
                                "D,2022-06-01,80\n");
  cli_assert_contains (csv.err, "Earlier dates of “date” are taken for better ones");

  /* Not where somebody said so, and not beside a cost. */
  cli_run (&later, NULL, "pareto", path, "-x", "date:max", "-y", "accuracy", NULL);
  cli_assert_contains (later.out, "1 of 4 points are on the frontier.");
  cli_assert_contains (later.out, "x: date, later is better.\n");
  cli_run (&cost, NULL, "pareto", path, "-x", "date", "-y", "params (M)", NULL);
  g_assert_cmpint (cost.status, ==, 1);
  cli_assert_contains (cost.err,
                       "It is not known whether earlier or later dates of “date” are better");
}

static void
test_history (void)
{
  g_autofree char *path = cli_write_file (
    "history.csv", "model,energy (J),score,date\nA,10,60,2020-01-01\nB,10,70,2020-07-01\n"
                   "C,20,90,2021-01-01\nD,5,95,\nE,30,90,2022-01-01\n");
  g_auto (CliRun) csv = { 0 };
  g_auto (CliRun) text = { 0 };
  g_auto (CliRun) json = { 0 };
  g_auto (CliRun) both = { 0 };
  yajl_val root;

  cli_run (&csv, NULL, "pareto", path, AXES, "--history", "-f", "csv", NULL);
  g_assert_cmpstr (csv.out, ==,
                   "label,energy (J),score,entered,left,days,outdone by\n"
                   "A,10,60,2020-01-01,2020-07-01,182,B\n"
                   "B,10,70,2020-07-01,,549,\n"
                   "C,20,90,2021-01-01,,365,\n");

  cli_run (&text, NULL, "pareto", path, AXES, "--history", NULL);
  cli_assert_contains (text.out, "3 points were on the frontier, 2 of them still on 2022-01-01.");
  cli_assert_contains (text.out, "Area gained in 2021: ");
  cli_assert_contains (text.out, "Left out: 1 row without a date.");

  cli_run (&json, NULL, "pareto", path, AXES, "--history", "-f", "json", NULL);
  root = cli_parse_json (json.out);
  g_assert_cmpstr (YAJL_GET_STRING (cli_get_json (root, "history/0/outdone by")), ==, "B");
  g_assert_cmpint (YAJL_GET_INTEGER (cli_get_json (root, "years/0/year")), ==, 2020);
  yajl_tree_free (root);

  cli_run (&both, NULL, "pareto", path, AXES, "--history", "--hull", NULL);
  g_assert_cmpint (both.status, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  cli_set_up (&argc, &argv);

  g_test_add_func ("/cli/time/as-of", test_as_of);
  g_test_add_func ("/cli/time/dates", test_dates);
  g_test_add_func ("/cli/time/history", test_history);

  return cli_run_tests ();
}
