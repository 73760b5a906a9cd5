/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-program.h"

#include <math.h>
#include <string.h>

/* What `frontier pareto` says beside the frontier. The numbers are small enough to be checked by
 * looking. */

static const char ratings[] =
  "model,price (USD),Elo\n"
  "Ant,1,1200\n"
  "Bee,2,1300\n"
  "Cat,8.2,1300\n"
  "Dog,9,1350\n";

#define AXES CLI_MODELS_AXES

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
  cli_assert_contains (all.err, "2 points of the frontier have a “params (B)” of zero or less");
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
  g_autofree char *path = cli_write_models ();
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
  cli_assert_contains (text.out, "\n7 of 7 points are on the first frontiers.\n");
  cli_assert_contains (text.out, "\nElk            30     70      3\n");

  cli_run (&json, NULL, "pareto", path, AXES, "--layers=2", "-f", "json", NULL);
  root = cli_parse_json (json.out);
  g_assert_cmpuint (cli_get_json (root, "layers")->u.array.len, ==, 6);
  g_assert_cmpint (cli_get_json_integer (root, "layers/5/layer"), ==, 2);
  yajl_tree_free (root);
}

static void
test_near (void)
{
  g_autofree char *path = cli_write_models ();
  g_auto (CliRun) both = { 0 };
  g_auto (CliRun) each = { 0 };
  g_auto (CliRun) none = { 0 };

  cli_run (&both, NULL, "pareto", path, AXES, "--near", "5%", NULL);
  g_assert_cmpint (both.status, ==, 0);
  cli_assert_contains (both.out, "\n6 of 7 points are near the frontier.\n");
  cli_assert_contains (both.out, "\nGnu            21   79.8        1\n"); /* 21 = 20 x 1.05 */

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
  g_autofree char *path = cli_write_models ();
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
  cli_assert_contains (text.out, "\n4 of 7 points are left where traffic may be split.\n"
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
  cli_assert_contains (text.out, "\nThere is no knee.\n");

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
  g_autofree char *path = cli_write_models ();
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
  cli_assert_contains (text.out, "\nThe area up to x = 98 and y = 57.4 is ");
}

/* What keeps to the limits is compared with what does as well. */
static void
test_limits (void)
{
  static const char sizes[] = "model,Memory (GB),score\n"
                              "Ant,0.5,60\nBee,20,80\nCat,24,81\nDog,24.5,84\nElk,,90\n";
  g_autofree char *path = cli_write_models ();
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
  cli_assert_contains (one.out, "\nThe best within the limits is “Bee”, then comes “Gnu”.\n");
  cli_run (&none, NULL, "pareto", path, AXES, "--limit-x", "1", NULL);
  g_assert_cmpint (none.status, ==, 0);
  cli_assert_contains (none.out, "\nNothing keeps to the limits.\n");

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
  cli_assert_contains (word.err, "much");
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
      cli_assert_contains (run.err, refused[i][1]);
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
  cli_assert_contains (explain.out, "“Bee” has no worse “Elo” with 4.1 times less “price (USD)”.\n"
                                    "Ratings and ranks say who is ahead, not by how much: "
                                    "differences and ratios along y mean nothing.\n");
  cli_assert_contains (explain.out, "\nbest x            Bee              2  1300  "
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
  g_autofree char *path = cli_write_models ();

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
  cli_assert_contains (explain.out, "is beaten by 590 points (on the frontier: 3).\n"
                                    "“LGAI-EXAONE/EXAONE-3.5-2.4B-Instruct” has no worse");

  cli_run (&as_of, NULL, "pareto", path, "-x", "#Params (B):min", "-y", "Average ⬆️:max",
           "-w", "`#Params (B)` > 0", "--as-of", "2024-06", NULL);
  cli_assert_contains (as_of.out, "\n11 of 442 points are on the frontier.\n");
  cli_assert_contains (as_of.out, "\nLeft out: 5 rows without a date.\n"
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
  cli_assert_contains (explain.out, "“edgenext_small.usi_in1k” has no worse “top1” with 4.57 times "
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
  cli_assert_contains (layers.out, "\n21 of 266 points are on the first frontiers.\n");

  cli_run (&hull, NULL, "pareto", path, "-x", "votes:max", "-y", "arena_score:max", "--hull", NULL);
  g_assert_cmpint (hull.status, ==, 1);
  cli_assert_contains (hull.err, "Ratings and ranks have no averages");
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
                                       "servers – 2 of 3"));
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
  cli_set_up (&argc, &argv);

  g_test_add_func ("/cli/frontier/no-cost", test_no_cost);
  g_test_add_func ("/cli/frontier/layers", test_layers);
  g_test_add_func ("/cli/frontier/near", test_near);
  g_test_add_func ("/cli/frontier/hull-and-marginal", test_hull_and_marginal);
  g_test_add_func ("/cli/frontier/no-knee", test_no_knee);
  g_test_add_func ("/cli/frontier/hypervolume", test_hypervolume);
  g_test_add_func ("/cli/frontier/limits", test_limits);
  g_test_add_func ("/cli/frontier/ordinal", test_ordinal);
  g_test_add_func ("/cli/frontier/usage-errors", test_usage_errors);
  g_test_add_func ("/cli/frontier/real/open-llm-leaderboard", test_open_llm);
  g_test_add_func ("/cli/frontier/footprints", test_footprints);
  g_test_add_func ("/cli/frontier/real/timm", test_timm);
  g_test_add_func ("/cli/frontier/real/lmarena", test_lmarena);

  return cli_run_tests ();
}
