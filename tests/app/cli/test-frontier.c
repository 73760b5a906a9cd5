/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-program.h"

#include <math.h>
#include <string.h>

/* What `frontier pareto` says beside the frontier. The numbers are small enough to be checked by
 * looking. */

static const char models[] =
  "model,energy (J),score,date\n"
  "Ant,10,60,2020-05-01\n"
  "Bee,20,80,2021-03-31\n"
  "Cat,41,80,2021-02\n"
  "Dog,50,84,2023-07-01\n"
  "Elk,30,70,2022-01-01\n"
  "Fox,90,86,2023-12-31\n"
  "Gnu,21,79.8,\n"
  "Hen,,99,2020-01-01\n";

static const char ratings[] =
  "model,price (USD),Elo\n"
  "Ant,1,1200\n"
  "Bee,2,1300\n"
  "Cat,8.2,1300\n"
  "Dog,9,1350\n";

#define AXES "--x", "energy (J):min", "--y", "score:max"

static void
assert_contains (const char *text,
                 const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

/* What costs nothing is on every frontier, and may only be unknown: it is said. */
static void
test_no_cost (void)
{
  g_autofree char *path = cli_write_file (
    "unknown.csv", "model,params (B),accuracy\na,-1,20\nb,0,30\nc,7,50\nd,9,40\n");
  g_auto (CliRun) all = { 0 };
  g_auto (CliRun) known = { 0 };
  g_auto (CliRun) turned = { 0 };

  cli_run (&all, NULL, "pareto", path, "-x", "params (B)", "-y", "accuracy", NULL);
  g_assert_cmpint (all.status, ==, 0);
  assert_contains (all.err, "2 points of the frontier have a “params (B)” of zero or less");
  cli_run (&known, NULL, "pareto", path, "-x", "params (B)", "-y", "accuracy", "--where",
           "`params (B)` > 0", NULL);
  g_assert_cmpstr (known.err, ==, "");
  /* Where more is wanted, nothing wins by it. */
  cli_run (&turned, NULL, "pareto", path, "-x", "params (B):max", "-y", "accuracy", NULL);
  g_assert_cmpstr (turned.err, ==, "");
}

static void
test_layers (void)
{
  g_autofree char *path = cli_write_file ("models.csv", models);
  g_auto (CliRun) csv = { 0 };
  g_auto (CliRun) text = { 0 };
  g_auto (CliRun) json = { 0 };
  yajl_val root;

  cli_run (&csv, NULL, "pareto", path, AXES, "--layers", "2", "--format", "csv", NULL);
  g_assert_cmpint (csv.status, ==, 0);
  g_assert_cmpstr (csv.out, ==, "label,energy (J),score,layer\n"
                                "Ant,10,60,1\n"
                                "Bee,20,80,1\n"
                                "Dog,50,84,1\n"
                                "Fox,90,86,1\n"
                                "Gnu,21,79.8,2\n"
                                "Cat,41,80,2\n");

  cli_run (&text, NULL, "pareto", path, AXES, "--layers=99", NULL);
  assert_contains (text.out, "\n7 of 7 points are on the first frontiers.\n");
  assert_contains (text.out, "\nElk            30     70      3\n");

  cli_run (&json, NULL, "pareto", path, AXES, "--layers=2", "-f", "json", NULL);
  root = cli_parse_json (json.out);
  g_assert_cmpuint (cli_get_json (root, "layers")->u.array.len, ==, 6);
  g_assert_cmpint (cli_get_json_integer (root, "layers/5/layer"), ==, 2);
  yajl_tree_free (root);
}

static void
test_near (void)
{
  g_autofree char *path = cli_write_file ("models.csv", models);
  g_auto (CliRun) both = { 0 };
  g_auto (CliRun) each = { 0 };
  g_auto (CliRun) none = { 0 };

  cli_run (&both, NULL, "pareto", path, AXES, "--near", "5%", NULL);
  g_assert_cmpint (both.status, ==, 0);
  assert_contains (both.out, "\n6 of 7 points are near the frontier.\n");
  assert_contains (both.out, "\nGnu            21   79.8        1\n"); /* 21 = 20 x 1.05 */

  /* Nothing is given away in y, so the nearest is who has no better y. */
  cli_run (&each, NULL, "pareto", path, AXES, "--near", "28,0", "-f", "csv", NULL);
  g_assert_cmpstr (each.out, ==, "label,energy (J),score,margins\n"
                                 "Ant,10,60,0\n"
                                 "Bee,20,80,0\n"
                                 "Gnu,21,79.8,0.39285714285714285\n"
                                 "Elk,30,70,0.7142857142857143\n"
                                 "Cat,41,80,0.75\n"
                                 "Dog,50,84,0\n"
                                 "Fox,90,86,0\n");

  cli_run (&none, NULL, "pareto", path, AXES, "--near=0", "-f", "csv", NULL);
  g_assert_cmpstr (none.out, ==, "label,energy (J),score,margins\n"
                                 "Ant,10,60,0\nBee,20,80,0\nDog,50,84,0\nFox,90,86,0\n");
}

static void
test_hull_and_marginal (void)
{
  g_autofree char *path = cli_write_file ("models.csv", models);
  g_auto (CliRun) front = { 0 };
  g_auto (CliRun) hull = { 0 };
  g_auto (CliRun) text = { 0 };
  g_auto (CliRun) json = { 0 };
  yajl_val root;

  cli_run (&front, NULL, "pareto", path, AXES, "--marginal", "-f", "csv", NULL);
  g_assert_cmpint (front.status, ==, 0);
  g_assert_cmpstr (front.out, ==, "label,energy (J),score,dx,dy,price\n"
                                  "Ant,10,60,,,\n"
                                  "Bee,20,80,10,20,0.5\n"
                                  "Dog,50,84,30,4,7.5\n"
                                  "Fox,90,86,40,2,20\n");

  cli_run (&hull, NULL, "pareto", path, AXES, "--hull", "--where", "model != \"Bee\"", "-f", "csv",
           NULL);
  g_assert_cmpstr (hull.out, ==, "label,energy (J),score\n"
                                 "Ant,10,60\n"
                                 "Gnu,21,79.8\n"
                                 "Dog,50,84\n"
                                 "Fox,90,86\n");

  cli_run (&text, NULL, "pareto", path, AXES, "--hull", "--marginal", NULL);
  assert_contains (text.out, "\n4 of 7 points are left where traffic may be split.\n"
                             "The knee is at “Bee”.\n");

  cli_run (&json, NULL, "pareto", path, AXES, "--hull", "--marginal", "-f", "json", NULL);
  root = cli_parse_json (json.out);
  g_assert_cmpstr (cli_get_json_text (root, "knee"), ==, "Bee");
  g_assert_true (YAJL_IS_NULL (cli_get_json (root, "hull/0/price")));
  g_assert_cmpfloat (YAJL_GET_DOUBLE (cli_get_json (root, "hull/2/price")), ==, 7.5);
  yajl_tree_free (root);
}

static void
test_no_knee (void)
{
  g_autofree char *path = cli_write_file ("two.csv", "model,params,top1\nA,1,1\nB,2,2\n");
  g_auto (CliRun) text = { 0 };
  g_auto (CliRun) json = { 0 };
  yajl_val root;

  cli_run (&text, NULL, "pareto", path, "--x", "params:min", "--y", "top1:max", "--marginal", NULL);
  assert_contains (text.out, "\nThere is no knee.\n");

  cli_run (&json, NULL, "pareto", path, "--x", "params:min", "--y", "top1:max", "--marginal",
           "-f", "json", NULL);
  root = cli_parse_json (json.out);
  g_assert_true (YAJL_IS_NULL (cli_get_json (root, "knee")));
  yajl_tree_free (root);
}

/* The reference is a tenth of the width beyond the worst: (98, 57.4). */
static void
test_hypervolume (void)
{
  g_autofree char *path = cli_write_file ("models.csv", models);
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) logarithms = { 0 };
  g_auto (CliRun) text = { 0 };
  yajl_val root;
  double area = 10 * (60 - 57.4) + 30 * (80 - 57.4) + 40 * (84 - 57.4) + 8 * (86 - 57.4);

  cli_run (&run, NULL, "pareto", path, AXES, "--hypervolume", "-f", "json", NULL);
  g_assert_cmpint (run.status, ==, 0);
  root = cli_parse_json (run.out);
  g_assert_cmpfloat_with_epsilon (YAJL_GET_DOUBLE (cli_get_json (root, "hypervolume/area")), area,
                                  1e-9);
  g_assert_cmpfloat (YAJL_GET_DOUBLE (cli_get_json (root, "hypervolume/reference-x")), ==, 98);
  g_assert_cmpfloat (YAJL_GET_DOUBLE (cli_get_json (root, "hypervolume/reference-y")), ==, 57.4);
  g_assert_cmpfloat_with_epsilon (
    YAJL_GET_DOUBLE (cli_get_json (root, "frontier/3/contribution")), 8 * 2, 1e-9);
  /* Without Bee there is Gnu, which has nearly as much. */
  g_assert_cmpfloat_with_epsilon (
    YAJL_GET_DOUBLE (cli_get_json (root, "frontier/1/contribution")), 20 + 29 * 0.2 - 9 * 0.2,
    1e-9);
  yajl_tree_free (root);

  cli_run (&logarithms, NULL, "pareto", path, AXES, "--hypervolume", "--log", "x", "-f", "json",
           NULL);
  root = cli_parse_json (logarithms.out);
  g_assert_cmpfloat_with_epsilon (
    YAJL_GET_DOUBLE (cli_get_json (root, "hypervolume/reference-x")), 90 * pow (9, 0.1), 1e-9);
  g_assert_cmpfloat_with_epsilon (
    YAJL_GET_DOUBLE (cli_get_json (root, "frontier/3/contribution")), log10 (9) / 10 * 2, 1e-9);
  yajl_tree_free (root);

  cli_run (&text, NULL, "pareto", path, AXES, "--hypervolume", NULL);
  assert_contains (text.out, "\nThe area up to x = 98 and y = 57.4 is ");
}

static void
test_as_of (void)
{
  g_autofree char *path = cli_write_file ("models.csv", models);
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
  assert_contains (word.err, "“yesterday” is not a date.");

  cli_run (&nowhere, NULL, "pareto", undated, "--x", "params:min", "--y", "top1:max", "--as-of",
           "2023", NULL);
  g_assert_cmpint (nowhere.status, ==, 3);
  assert_contains (nowhere.err, "“undated.csv” has no column of dates.");
}

/* What keeps to the limits is compared with what does as well. */
static void
test_limits (void)
{
  static const char sizes[] = "model,Memory (GB),score\n"
                              "Ant,0.5,60\nBee,20,80\nCat,24,81\nDog,24.5,84\nElk,,90\n";
  g_autofree char *path = cli_write_file ("models.csv", models);
  g_autofree char *memory = cli_write_file ("sizes.csv", sizes);
  g_auto (CliRun) both = { 0 };
  g_auto (CliRun) unit = { 0 };
  g_auto (CliRun) one = { 0 };
  g_auto (CliRun) none = { 0 };
  g_auto (CliRun) json = { 0 };
  g_auto (CliRun) word = { 0 };
  yajl_val root;

  cli_run (&both, NULL, "pareto", path, AXES, "--limit-x", "41", "--limit-y", "70", NULL);
  g_assert_cmpstr (both.out, ==,
                   "label  energy (J)  score\n"
                   "Bee            20     80\n"
                   "\n"
                   "1 of 4 points are on the frontier.\n"
                   "The best within the limits is “Bee”, then comes “Cat”.\n"
                   "x: energy (J) [J], lower is better.\n"
                   "y: score, higher is better.\n"
                   "Left out: 1 row without a value on x or y.\n"
                   "Left out: 3 rows beyond the limits.\n");

  cli_run (&unit, NULL, "pareto", memory, "--x", "Memory (GB):min", "--y", "score:max",
           "--limit-x", "24000MB", "-f", "csv", NULL);
  g_assert_cmpstr (unit.out, ==, "label,Memory (GB),score\nAnt,0.5,60\nBee,20,80\nCat,24,81\n");

  /* Where only y is limited it is what must be reached, and the cheapest way there is the best. */
  cli_run (&one, NULL, "pareto", path, AXES, "--limit-y", "79", NULL);
  assert_contains (one.out, "\nThe best within the limits is “Bee”, then comes “Gnu”.\n");
  cli_run (&none, NULL, "pareto", path, AXES, "--limit-x", "1", NULL);
  g_assert_cmpint (none.status, ==, 0);
  assert_contains (none.out, "\nNothing keeps to the limits.\n");

  cli_run (&json, NULL, "pareto", path, AXES, "--limit-x", "10", "-f", "json", NULL);
  root = cli_parse_json (json.out);
  g_assert_cmpint (cli_get_json_integer (root, "limit-x"), ==, 10);
  g_assert_true (YAJL_IS_NULL (cli_get_json (root, "limit-y")));
  g_assert_cmpint (cli_get_json_integer (root, "beyond"), ==, 6);
  g_assert_cmpstr (YAJL_GET_STRING (cli_get_json (root, "best")), ==, "Ant");
  g_assert_true (YAJL_IS_NULL (cli_get_json (root, "runner-up")));
  yajl_tree_free (root);

  cli_run (&word, NULL, "pareto", path, AXES, "--limit-x", "much", NULL);
  g_assert_cmpint (word.status, ==, 1);
  assert_contains (word.err, "much");
}

static void
test_explain (void)
{
  g_autofree char *path = cli_write_file ("models.csv", models);
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
  assert_contains (text.out, "\n“Elk” is beaten by 2 points (on the frontier: 1).\n"
                             "“Bee” has no worse “score” with 1.5 times less “energy (J)”.\n");

  cli_run (&front, NULL, "pareto", path, AXES, "-e", "Fox", NULL);
  assert_contains (front.out, "\n“Fox” is on the frontier: no other point beats it.\n");

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
  assert_contains (exact.out, "\nthe point,Big one,3,1,");
  cli_run (&part, NULL, "pareto", path, "--x=params:min", "--y=top1:max", "-e", "SMALL",
           "-f", "csv", NULL);
  assert_contains (part.out, "\nthe point,Small one,1,1,");

  cli_run (&many, NULL, "pareto", path, "--x=params:min", "--y=top1:max", "-e", "BIG ONE", NULL);
  g_assert_cmpint (many.status, ==, 3);
  assert_contains (many.err, "“BIG ONE” may mean 2 points: Big one, big One.");
  cli_run (&valueless, NULL, "pareto", path, "--x=params:min", "--y=top1:max", "-e", "huge", NULL);
  g_assert_cmpint (valueless.status, ==, 3);
  assert_contains (valueless.err, "“Huge” (params: no value; top1: 2; line 5) takes no part in the "
                                  "comparison: it has no value on x or y.");
  cli_run (&nobody, NULL, "pareto", path, "--x=params:min", "--y=top1:max", "-e", "Giant", NULL);
  g_assert_cmpint (nobody.status, ==, 3);
  assert_contains (nobody.err, "No row is called “Giant”.");
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
  g_autofree char *path = cli_write_file ("models.csv", models);
  g_auto (CliRun) hidden_part = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (CliRun) run = { 0 };

      cli_run (&run, NULL, "pareto", path, AXES, "-e", cases[i][0], cases[i][1], NULL);
      g_assert_cmpint (run.status, ==, 3);
      g_assert_cmpstr (run.out, ==, "");
      assert_contains (run.err, cases[i][2]);
    }

  /* A part of a name that one compared row has means that one, whoever else is left out. */
  cli_run (&hidden_part, NULL, "pareto", path, AXES, "-e", "o", "--limit-x=80", "-f", "csv", NULL);
  assert_contains (hidden_part.out, "\nthe point,Dog,50,84,");
}

/* A rating has an order and nothing else: what needs more is refused, with the reason. */
static void
test_ordinal (void)
{
  static const char *const refused[][2] = {
    { "--hull", "no averages" },
    { "--marginal", "a price of one more point" },
    { "--hypervolume", "an area between them" },
    { "--near=5%", "no zero that a percentage could start from" },
  };
  static const char *const allowed[] = { "--layers=2", "--near=5%,0", "--near=5%,20" };
  g_autofree char *path = cli_write_file ("ratings.csv", ratings);
  g_auto (CliRun) explain = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_auto (CliRun) run = { 0 };

      cli_run (&run, NULL, "pareto", path, "--x", "price (USD):min", "--y", "Elo:max",
               refused[i][0], NULL);
      g_assert_cmpint (run.status, ==, 1);
      g_assert_cmpstr (run.out, ==, "");
      assert_contains (run.err, refused[i][1]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
    {
      g_auto (CliRun) run = { 0 };

      cli_run (&run, NULL, "pareto", path, "--x", "price (USD):min", "--y", "Elo:max",
               allowed[i], NULL);
      g_assert_cmpint (run.status, ==, 0);
    }

  /* "The same rating, 4.1 times cheaper" is a true sentence. */
  cli_run (&explain, NULL, "pareto", path, "--x", "price (USD):min", "--y", "Elo:max", "-e", "Cat",
           NULL);
  assert_contains (explain.out, "“Bee” has no worse “Elo” with 4.1 times less “price (USD)”.\n"
                                "Ratings and ranks say who is ahead, not by how much: "
                                "differences and ratios along y mean nothing.\n");
  assert_contains (explain.out, "\nbest x            Bee              2  1300  "
                                "-6.199999999999999  0.24390243902439027\n");
}

static void
test_usage_errors (void)
{
  static const char *const cases[][4] = {
    { "--layers=0", NULL },
    { "--layers=some", NULL },
    { "--near=5%,1,2", NULL },
    { "--near=-1", NULL },
    { "--near=nan", NULL },
    { "--near=5 %", NULL },
    { "--near=", NULL },
    { "--layers=2", "--near=5%", NULL },
    { "--hull", "--near=5%", NULL },
    { "--marginal", "--layers=2", NULL },
    { "--hypervolume", "--hull", NULL },
    { "--log=x", NULL },
    { "--log=z", "--marginal", NULL },
    { "--explain=Ant", "--hull", NULL },
    { "--explain=Ant", "--column=date", NULL },
  };
  g_autofree char *path = cli_write_file ("models.csv", models);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (CliRun) run = { 0 };

      cli_run (&run, NULL, "pareto", path, AXES, cases[i][0], cases[i][1], NULL);
      g_assert_cmpint (run.status, ==, 1);
      g_assert_cmpstr (run.out, ==, "");
      g_assert_true (g_str_has_prefix (run.err, "frontier: "));
    }
}

static char *
get_real (const char *name)
{
  const char *shared = g_getenv ("EF_SHARED_DIR");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "data", "3-frontiers",
                                            name, NULL);

  if (shared != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);

  g_test_skip ("EF_SHARED_DIR does not lead to the folder of real files");

  return NULL;
}

/* Every row of the first layer is a row of the frontier, the hull is part of it, all of it is near
 * itself, and prices on the hull rise. */
static void
assert_consistent (const char *path,
                   const char *x,
                   const char *y,
                   const char *where)
{
  g_auto (CliRun) front = { 0 };
  g_auto (CliRun) layers = { 0 };
  g_auto (CliRun) hull = { 0 };
  g_auto (CliRun) near = { 0 };
  g_autoptr (GPtrArray) hull_rows = NULL;

  cli_run (&front, NULL, "pareto", path, "-x", x, "-y", y, "-w", where, "-f", "csv", NULL);
  cli_run (&layers, NULL, "pareto", path, "-x", x, "-y", y, "-w", where, "-f", "csv",
           "--layers", "1", NULL);
  cli_run (&hull, NULL, "pareto", path, "-x", x, "-y", y, "-w", where, "-f", "csv", "--hull",
           "--marginal", NULL);
  cli_run (&near, NULL, "pareto", path, "-x", x, "-y", y, "-w", where, "-f", "csv", "--near", "0",
           NULL);
  g_assert_cmpint (front.status | layers.status | hull.status | near.status, ==, 0);

  {
    g_auto (GStrv) front_lines = g_strsplit (front.out, "\n", -1);
    g_auto (GStrv) layer_lines = g_strsplit (layers.out, "\n", -1);
    g_auto (GStrv) near_lines = g_strsplit (near.out, "\n", -1);

    g_assert_cmpuint (g_strv_length (front_lines), >, 3);
    g_assert_cmpuint (g_strv_length (front_lines), ==, g_strv_length (layer_lines));
    g_assert_cmpuint (g_strv_length (front_lines), ==, g_strv_length (near_lines));
    for (guint i = 1; front_lines[i] != NULL && *front_lines[i] != '\0'; i++)
      {
        g_autofree char *first = g_strconcat (front_lines[i], ",1", NULL);
        g_autofree char *itself = g_strconcat (front_lines[i], ",0", NULL);

        g_assert_cmpstr (layer_lines[i], ==, first);
        g_assert_cmpstr (near_lines[i], ==, itself);
      }
  }

  hull_rows = cli_parse_csv (hull.out);
  for (guint i = 1; i < hull_rows->len; i++)
    {
      g_assert_nonnull (strstr (front.out, cli_get_field (hull_rows, i, 1)));
      if (i > 2)
        g_assert_cmpfloat (g_ascii_strtod (cli_get_field (hull_rows, i, 5), NULL), >,
                           g_ascii_strtod (cli_get_field (hull_rows, i - 1, 5), NULL));
    }
}

static void
test_open_llm (void)
{
  g_autofree char *path = get_real ("open-llm-leaderboard/open_llm_leaderboard.csv");
  g_auto (CliRun) explain = { 0 };
  g_auto (CliRun) as_of = { 0 };

  if (path == NULL)
    return;

  assert_consistent (path, "#Params (B):min", "Average ⬆️:max", "`#Params (B)` > 0");

  cli_run (&explain, NULL, "pareto", path, "-x", "#Params (B):min", "-y", "Average ⬆️:max",
           "-w", "`#Params (B)` > 0", "-l", "fullname",
           "-e", "meta-llama/Meta-Llama-3-8B-Instruct", NULL);
  assert_contains (explain.out, "is beaten by 590 points (on the frontier: 3).\n"
                                "“LGAI-EXAONE/EXAONE-3.5-2.4B-Instruct” has no worse");

  cli_run (&as_of, NULL, "pareto", path, "-x", "#Params (B):min", "-y", "Average ⬆️:max",
           "-w", "`#Params (B)` > 0", "--as-of", "2024-06", NULL);
  assert_contains (as_of.out, "\n11 of 442 points are on the frontier.\n");
  assert_contains (as_of.out, "\nLeft out: 5 rows without a date.\n"
                              "Left out: 3375 rows of a later date.\n");
}

static void
test_timm (void)
{
  g_autofree char *path = get_real ("timm/results-imagenet.csv");
  g_auto (CliRun) explain = { 0 };

  if (path == NULL)
    return;

  assert_consistent (path, "param_count:min", "top1:max", "param_count > 0");

  cli_run (&explain, NULL, "pareto", path, "-x", "param_count:min", "-y", "top1:max",
           "-e", "resnet50.a1_in1k", NULL);
  assert_contains (explain.out, "“edgenext_small.usi_in1k” has no worse “top1” with 4.57 times "
                                "less “param_count”.\n");
}

/* Ordinal as it comes: nobody has to say that an arena score is one. */
static void
test_lmarena (void)
{
  g_autofree char *path = get_real ("lmarena/lmarena_text.csv");
  g_auto (CliRun) layers = { 0 };
  g_auto (CliRun) hull = { 0 };

  if (path == NULL)
    return;

  cli_run (&layers, NULL, "pareto", path, "-x", "votes:max", "-y", "arena_score:max",
           "--layers=2", NULL);
  g_assert_cmpint (layers.status, ==, 0);
  assert_contains (layers.out, "\n21 of 266 points are on the first frontiers.\n");

  cli_run (&hull, NULL, "pareto", path, "-x", "votes:max", "-y", "arena_score:max", "--hull", NULL);
  g_assert_cmpint (hull.status, ==, 1);
  assert_contains (hull.err, "Ratings and ranks have no averages");
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
  assert_contains (text.out, "3 of 4 points are on the frontier.");
  assert_contains (text.out, "x: date, earlier is better. Who reaches a score first is the state "
                             "of the art.");
  g_assert_cmpstr (text.err, ==, "");

  cli_run (&csv, NULL, "pareto", path, "-x", "date", "-y", "accuracy", "-f", "csv", NULL);
  g_assert_cmpstr (csv.out, ==, "label,date,accuracy\nA,2020-01-01,60\nB,2021-01-01,70\n"
                                "D,2022-06-01,80\n");
  assert_contains (csv.err, "Earlier dates of “date” are taken for better ones");

  /* Not where somebody said so, and not beside a cost. */
  cli_run (&later, NULL, "pareto", path, "-x", "date:max", "-y", "accuracy", NULL);
  assert_contains (later.out, "1 of 4 points are on the frontier.");
  assert_contains (later.out, "x: date, later is better.\n");
  cli_run (&cost, NULL, "pareto", path, "-x", "date", "-y", "params (M)", NULL);
  g_assert_cmpint (cost.status, ==, 1);
  assert_contains (cost.err, "It is not known whether earlier or later dates of “date” are better");
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
  assert_contains (text.out, "3 points were on the frontier, 2 of them still on 2022-01-01.");
  assert_contains (text.out, "Area gained in 2021: ");
  assert_contains (text.out, "Left out: 1 row without a date.");

  cli_run (&json, NULL, "pareto", path, AXES, "--history", "-f", "json", NULL);
  root = cli_parse_json (json.out);
  g_assert_cmpstr (YAJL_GET_STRING (cli_get_json (root, "history/0/outdone by")), ==, "B");
  g_assert_cmpint (YAJL_GET_INTEGER (cli_get_json (root, "years/0/year")), ==, 2020);
  yajl_tree_free (root);

  cli_run (&both, NULL, "pareto", path, AXES, "--history", "--hull", NULL);
  g_assert_cmpint (both.status, ==, 1);
}

/* What is compared although it counts different things is told, and what all points count. */
static void
test_footprints (void)
{
  static const char text[] = "model,Energy (kWh),Energy scope,top1\na,1,server,60\n"
                             "b,2,site,61\nc,3,server,62\n";
  g_autofree char *path = cli_write_file ("scopes.csv", text);
  g_auto (CliRun) mixed = { 0 };
  g_auto (CliRun) same = { 0 };

  cli_run (&mixed, NULL, "pareto", path, "-x", "energy", "-y", "top1", "-f", "json", NULL);
  g_assert_cmpint (mixed.status, ==, 0);
  g_assert_nonnull (strstr (mixed.err, "counts different things, so compare with care: whole "
                                       "servers (2 of 3)"));
  g_assert_nonnull (strstr (mixed.out, "\"scope\": \"site\""));

  cli_run (&same, NULL, "pareto", path, "-x", "energy", "-y", "top1", "--where",
           "`Energy scope` = \"server\"", NULL);
  g_assert_cmpstr (same.err, ==, "");
  g_assert_nonnull (strstr (same.out, "“Energy (kWh)” counts: whole servers."));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  cli_set_up ();

  g_test_add_func ("/cli/frontier/no-cost", test_no_cost);
  g_test_add_func ("/cli/frontier/layers", test_layers);
  g_test_add_func ("/cli/frontier/near", test_near);
  g_test_add_func ("/cli/frontier/hull-and-marginal", test_hull_and_marginal);
  g_test_add_func ("/cli/frontier/no-knee", test_no_knee);
  g_test_add_func ("/cli/frontier/hypervolume", test_hypervolume);
  g_test_add_func ("/cli/frontier/as-of", test_as_of);
  g_test_add_func ("/cli/frontier/dates", test_dates);
  g_test_add_func ("/cli/frontier/history", test_history);
  g_test_add_func ("/cli/frontier/limits", test_limits);
  g_test_add_func ("/cli/frontier/explain", test_explain);
  g_test_add_func ("/cli/frontier/explain-whom", test_explain_whom);
  g_test_add_func ("/cli/frontier/explain-left-out", test_explain_left_out);
  g_test_add_func ("/cli/frontier/ordinal", test_ordinal);
  g_test_add_func ("/cli/frontier/usage-errors", test_usage_errors);
  g_test_add_func ("/cli/frontier/real/open-llm-leaderboard", test_open_llm);
  g_test_add_func ("/cli/frontier/footprints", test_footprints);
  g_test_add_func ("/cli/frontier/real/timm", test_timm);
  g_test_add_func ("/cli/frontier/real/lmarena", test_lmarena);

  status = g_test_run ();
  cli_tear_down ();

  return status;
}
