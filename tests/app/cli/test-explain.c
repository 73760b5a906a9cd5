/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-program.h"

/* What `frontier pareto --explain` says of one point. */

#define AXES CLI_MODELS_AXES

static void
test_explain (void)
{
  g_autofree char *path = cli_write_models ();
  g_auto (CliRun) csv = { 0 };
  g_auto (CliRun) text = { 0 };
  g_auto (CliRun) front = { 0 };
  g_auto (CliRun) json = { 0 };
  yajl_val root;

  cli_run (&csv, NULL, "pareto", path, AXES, "--explain", "cat", "-f", "csv", NULL);
  g_assert_cmpint (csv.status, ==, 0);
  g_assert_cmpstr (csv.out, ==,
                   "what,label,energy (J),score,x difference,x ratio,y difference,y ratio\n"
                   "the point,Cat,41,80,0,1,0,1\n"
                   "best x,Bee,20,80,-21,0.4878048780487805,0,1\n"
                   "best y,Bee,20,80,-21,0.4878048780487805,0,1\n"
                   "better,Bee,20,80,-21,0.4878048780487805,0,1\n"
                   "frontier along x,,20,80,-21,0.4878048780487805,0,1\n"
                   "frontier along y,,41,80,0,1,0,1\n");

  cli_run (&text, NULL, "pareto", path, AXES, "-e", "Elk", NULL);
  cli_assert_contains (text.out, "\n“Elk” is beaten by 2 points (on the frontier: 1).\n"
                                 "“Bee” has no worse “score” with 1.5 times less “energy (J)”.\n");

  cli_run (&front, NULL, "pareto", path, AXES, "-e", "Fox", NULL);
  cli_assert_contains (front.out, "\n“Fox” is on the frontier: no other point beats it.\n");

  cli_run (&json, NULL, "pareto", path, AXES, "-e", "Elk", "-f", "json", NULL);
  root = cli_parse_json (json.out);
  g_assert_cmpint (cli_get_json_integer (root, "dominators"), ==, 2);
  g_assert_cmpint (cli_get_json_integer (root, "dominators-on-frontier"), ==, 1);
  g_assert_cmpstr (cli_get_json_text (root, "explanation/1/label"), ==, "Bee");
  g_assert_cmpfloat (YAJL_GET_DOUBLE (cli_get_json (root, "explanation/1/y difference")), ==, 10);
  yajl_tree_free (root);
}

static void
test_explain_whom (void)
{
  g_autofree char *path = cli_write_file ("models.csv",
                                          "model,params,top1\nBig one,3,1\nbig One,2,1\n"
                                          "Small one,1,1\nHuge,,2\n");
  g_auto (CliRun) exact = { 0 };
  g_auto (CliRun) part = { 0 };
  g_auto (CliRun) many = { 0 };
  g_auto (CliRun) valueless = { 0 };
  g_auto (CliRun) nobody = { 0 };

  cli_run (&exact, NULL, "pareto", path, "--x=params:min", "--y=top1:max", "-e", "Big one",
           "-f", "csv", NULL);
  cli_assert_contains (exact.out, "\nthe point,Big one,3,1,");
  cli_run (&part, NULL, "pareto", path, "--x=params:min", "--y=top1:max", "-e", "SMALL",
           "-f", "csv", NULL);
  cli_assert_contains (part.out, "\nthe point,Small one,1,1,");

  cli_run (&many, NULL, "pareto", path, "--x=params:min", "--y=top1:max", "-e", "BIG ONE", NULL);
  g_assert_cmpint (many.status, ==, 3);
  cli_assert_contains (many.err, "“BIG ONE” may mean 2 points: Big one, big One.");
  cli_run (&valueless, NULL, "pareto", path, "--x=params:min", "--y=top1:max", "-e", "huge", NULL);
  g_assert_cmpint (valueless.status, ==, 3);
  cli_assert_contains (valueless.err,
                       "“Huge” (params: no value; top1: 2; line 5) takes no part in the "
                       "comparison: it has no value on x or y.");
  cli_run (&nobody, NULL, "pareto", path, "--x=params:min", "--y=top1:max", "-e", "Giant", NULL);
  g_assert_cmpint (nobody.status, ==, 3);
  cli_assert_contains (nobody.err, "No row is called “Giant”.");
}

/* A row that is there but not compared: where it is, and what keeps it out. */
static void
test_explain_left_out (void)
{
  static const char *const cases[][3] = {
    { "Dog", "--limit-x=40", "“Dog” (energy (J): 50; score: 84; line 5) takes no part in the "
                             "comparison: it does not keep to the limits." },
    { "Elk", "--where=score > 75", "line 6) takes no part in the comparison: the condition leaves "
                                   "it out." },
    { "Fox", "--as-of=2022", "line 7) takes no part in the comparison: its date is later." },
    { "gnu", "--as-of=2022", "“Gnu” (energy (J): 21; score: 79.8; line 8) takes no part in the "
                             "comparison: it has no date." },
  };
  g_autofree char *path = cli_write_models ();
  g_auto (CliRun) hidden_part = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (CliRun) run = { 0 };

      cli_run (&run, NULL, "pareto", path, AXES, "-e", cases[i][0], cases[i][1], NULL);
      g_assert_cmpint (run.status, ==, 3);
      g_assert_cmpstr (run.out, ==, "");
      cli_assert_contains (run.err, cases[i][2]);
    }

  /* A part of a name that one compared row has means that one, whoever else is left out. */
  cli_run (&hidden_part, NULL, "pareto", path, AXES, "-e", "o", "--limit-x=80", "-f", "csv", NULL);
  cli_assert_contains (hidden_part.out, "\nthe point,Dog,50,84,");
}

int
main (int   argc,
      char *argv[])
{
  cli_set_up (&argc, &argv);

  g_test_add_func ("/cli/explain/point", test_explain);
  g_test_add_func ("/cli/explain/whom", test_explain_whom);
  g_test_add_func ("/cli/explain/left-out", test_explain_left_out);

  return cli_run_tests ();
}
