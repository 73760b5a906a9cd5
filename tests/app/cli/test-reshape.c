/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-program.h"

#include <string.h>

static const char runs[] = "model,seed,top1,params\na,1,80,10\na,2,84,10\nb,1,70,5\n";

static void
test_aggregate (void)
{
  g_autofree char *path = cli_write_file ("runs.csv", runs);
  g_autofree char *project = cli_get_path ("runs.frontier");
  g_auto (CliRun) csv = { 0 };
  g_auto (CliRun) bars = { 0 };
  g_auto (CliRun) written = { 0 };
  g_auto (CliRun) valid = { 0 };
  g_auto (CliRun) pareto = { 0 };
  g_auto (CliRun) names = { 0 };
  g_auto (CliRun) none = { 0 };
  g_auto (CliRun) word = { 0 };

  cli_run (&csv, NULL, "aggregate", path, "--by", "model", NULL);
  g_assert_cmpint (csv.status, ==, 0);
  g_assert_nonnull (strstr (csv.out, "model,seed,top1,params,Runs"));
  g_assert_nonnull (strstr (csv.out, "\na,1.5,82,10,2"));
  cli_run (&bars, NULL, "aggregate", path, "--by", "model", "--provenance", NULL);
  g_assert_nonnull (strstr (bars.out, "mean and range of 2 rows, by model"));

  cli_run (&written, NULL, "aggregate", path, "-b", "model", "-o", project, NULL);
  g_assert_cmpint (written.status, ==, 0);
  cli_run (&valid, NULL, "validate", project, NULL);
  g_assert_cmpint (valid.status, ==, 0);
  cli_run (&pareto, NULL, "pareto", project, "-x", "params:min", "-y", "top1:max", "-f", "csv",
           NULL);
  g_assert_nonnull (strstr (pareto.out, "a,10,82"));

  cli_run (&names, NULL, "aggregate", path, NULL);
  g_assert_cmpstr (names.out, ==, csv.out);
  cli_run (&none, "x,y\n1,2\n1,3\n", "aggregate", "-", NULL);
  g_assert_cmpint (none.status, !=, 0);
  g_assert_nonnull (strstr (none.err, "Columns are missing"));
  cli_run (&word, NULL, "aggregate", path, "-s", "modus", NULL);
  g_assert_cmpint (word.status, ==, 1);
}

/* What counts the accelerators alone is not averaged with what counts a site, but that of which it
 * is not said is with its like; and a mean of them all is none. */
static void
test_scopes (void)
{
  g_autofree char *path = cli_write_file ("scopes.csv", "Model,Energy (kWh),Energy scope,top1\n"
                                                        "A,1,accelerator,80\nA,3,site,82\n"
                                                        "A,5,site,84\nB,4,site,70\nC,1,,60\n"
                                                        "C,2,,62\n");
  g_auto (CliRun) made = { 0 };
  g_auto (CliRun) by_scope = { 0 };
  g_auto (CliRun) groups = { 0 };
  g_auto (CliRun) best = { 0 };

  cli_run (&made, NULL, "aggregate", path, "--by", "Model", NULL);
  g_assert_cmpint (made.status, ==, 0);
  g_assert_cmpstr (made.out, ==,
                   "Model,Energy (kWh),Energy scope,top1,Runs\n"
                   "A,1,accelerator,80,1\nA,4,site,83,2\nB,4,site,70,1\nC,1.5,,61,2\n");
  g_assert_nonnull (strstr (made.err, "accelerator (line 2), site (line 3, line 4)"));

  cli_run (&by_scope, NULL, "aggregate", path, "--by", "Model", "--by", "Energy scope", NULL);
  g_assert_cmpstr (by_scope.err, ==, "");

  cli_run (&groups, NULL, "show", path, "--group-by", "Model", "-f", "csv", NULL);
  g_assert_nonnull (strstr (groups.out, "\nA,3,,82\nB,1,4,70\nC,2,1.5,61\n"));
  g_assert_nonnull (strstr (groups.err, "no mean for “A”"));
  g_assert_nonnull (strstr (groups.err, "accelerator (line 2), site (line 3, line 4)"));
  g_assert_null (strstr (groups.err, "“C”"));

  cli_run (&best, NULL, "show", path, "--group-by", "Model", "--summary", "best", "-f", "csv",
           NULL);
  g_assert_nonnull (strstr (best.out, "\nA,3,1,84\n"));
  g_assert_nonnull (strstr (best.err, "count different things"));
}

static guint
find_field (GPtrArray *records, const char *name)
{
  GPtrArray *header = g_ptr_array_index (records, 0);

  for (guint i = 0; i < header->len; i++)
    if (strcmp (g_ptr_array_index (header, i), name) == 0)
      return i;
  g_assert_not_reached ();
}

/* The number of the first row under @tag in the last column @name of a project's text. */
static double
read_first (const char *project, const char *name, const char *tag)
{
  g_autofree char *column = g_strdup_printf ("<column name=\"%s\"", name);
  g_autofree char *list = g_strdup_printf ("<%s>", tag);
  const char *found = g_strrstr (project, column);

  found = found != NULL ? strstr (found, list) : NULL;
  g_assert_nonnull (found);

  return g_ascii_strtod (found + strlen (list), NULL);
}

/* Ten runs of each of eight models, of Luccioni et al., "Power Hungry Processing". What is expected
 * was computed from the file with the functions mean(), median() and stdev() of Python's module
 * statistics. */
static void
test_aggregate_energy (void)
{
  static const char *const models[] = {
    "bert-base-uncased", "xlm-roberta-base", "distilbert-base-uncased", "roberta-base",
    "albert-base-v2", "bert-base-cased", "microsoft/deberta-base", "bert-base-multilingual-cased",
  };
  static const double means[] = {
    0.00543687708630259, 0.009632187470065329, 0.00323830888070651, 0.00471145990609545,
    0.00376290651540529, 0.00442200550807836,  0.00733418484882522, 0.006071793332620872,
  };
  const double mean = 0.00543687708630259;
  const double error = 8.880189833328056e-05;
  const char *shared = g_getenv ("EF_SHARED_DIR");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "data", "3-frontiers",
                                            "power-hungry-processing", "fillmask_oscar.csv", NULL);
  g_autofree char *project = cli_get_path ("energy.frontier");
  g_autofree char *text = NULL;
  g_auto (CliRun) csv = { 0 };
  g_auto (CliRun) bars = { 0 };
  g_auto (CliRun) median = { 0 };
  g_autoptr (GPtrArray) records = NULL;
  guint name, energy, n;

  if (shared == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("EF_SHARED_DIR does not lead to the folder of real files");
      return;
    }

  cli_run (&csv, NULL, "aggregate", path, NULL);
  g_assert_cmpint (csv.status, ==, 0);
  records = cli_parse_csv (csv.out);
  g_assert_cmpuint (records->len, ==, 1 + G_N_ELEMENTS (models));
  name = find_field (records, "project_name");
  energy = find_field (records, "energy_consumed");
  n = find_field (records, "Runs");
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_assert_cmpstr (cli_get_field (records, i + 1, name), ==, models[i]);
      g_assert_cmpstr (cli_get_field (records, i + 1, n), ==, "10");
      g_assert_cmpfloat_with_epsilon (
        g_ascii_strtod (cli_get_field (records, i + 1, energy), NULL), means[i], 1e-15);
    }

  cli_run (&bars, NULL, "aggregate", path, "--spread", "error", "-o", project, NULL);
  g_assert_cmpint (bars.status, ==, 0);
  g_assert_true (g_file_get_contents (project, &text, NULL, NULL));
  g_assert_cmpfloat_with_epsilon (read_first (text, "energy_consumed", "lows"), mean - error,
                                  1e-15);
  g_assert_cmpfloat_with_epsilon (read_first (text, "energy_consumed", "highs"), mean + error,
                                  1e-15);
  g_clear_pointer (&text, g_free);

  cli_run (&median, NULL, "aggregate", path, "-s", "median", "-o", project, NULL);
  g_assert_cmpint (median.status, ==, 0);
  g_assert_true (g_file_get_contents (project, &text, NULL, NULL));
  g_assert_cmpfloat_with_epsilon (read_first (text, "energy_consumed", "values"),
                                  0.00536342571730075, 1e-15);
  g_assert_cmpfloat_with_epsilon (read_first (text, "energy_consumed", "highs"),
                                  0.0061546615803096, 1e-18);
}

static guint
count_records (const char *csv)
{
  g_autoptr (GPtrArray) records = cli_parse_csv (csv);

  return records->len;
}

/* Of a long table of real results: wide, and long again, it is the same. */
static void
test_round_trip (void)
{
  const char *shared = g_getenv ("EF_SHARED_DIR");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "data", "3-frontiers",
                                            "power-hungry-processing", "fillmask_oscar.csv", NULL);
  g_autofree char *output = cli_get_path ("energy-long.csv");
  g_autofree char *first = NULL;
  g_autofree char *middle = cli_get_path ("energy-wide.csv");
  g_auto (CliRun) lengthened = { 0 };
  g_autofree char *between = NULL;
  g_auto (CliRun) wide = { 0 };
  g_auto (CliRun) again = { 0 };

  if (shared == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("EF_SHARED_DIR does not lead to the folder of real files");
      return;
    }

  cli_run (&lengthened, NULL, "reshape", path, "--long",
           "duration,emissions,cpu_energy,gpu_energy,energy_consumed", "-o", output, NULL);
  g_assert_cmpint (lengthened.status, ==, 0);
  g_assert_true (g_file_get_contents (output, &first, NULL, NULL));
  cli_run (&wide, NULL, "reshape", output, "--wide", "Metric=Value", "-o", middle, NULL);
  g_assert_cmpint (wide.status, ==, 0);
  g_assert_true (g_file_get_contents (middle, &between, NULL, NULL));
  g_assert_cmpuint (count_records (between), ==, 1 + 80);
  cli_run (&again, NULL, "reshape", middle, "--long",
           "duration,emissions,cpu_energy,gpu_energy,energy_consumed", NULL);
  g_assert_cmpuint (count_records (again.out), ==, 1 + 80 * 5);
  g_assert_cmpstr (again.out, ==, first);
}

static void
test_reshape (void)
{
  g_autofree char *path = cli_write_file ("runs.csv", runs);
  g_autofree char *output = cli_get_path ("long.csv");
  g_auto (CliRun) written = { 0 };
  g_auto (CliRun) wide = { 0 };
  g_auto (CliRun) both = { 0 };
  g_auto (CliRun) form = { 0 };

  cli_run (&written, NULL, "reshape", path, "--long", "top1,params", "-o", output, NULL);
  g_assert_cmpint (written.status, ==, 0);
  cli_run (&wide, NULL, "reshape", output, "--wide", "Metric=Value", "--by", "model,seed", NULL);
  g_assert_cmpint (wide.status, ==, 0);
  g_assert_nonnull (strstr (wide.out, "model,seed,top1,params"));
  g_assert_nonnull (strstr (wide.out, "\na,2,84,10"));

  cli_run (&both, NULL, "reshape", path, NULL);
  g_assert_cmpint (both.status, ==, 1);
  cli_run (&form, NULL, "reshape", path, "--wide", "x", NULL);
  g_assert_cmpint (form.status, ==, 1);
}

/* Megawatt-hours and tonnes in one column are kept apart by their unit, and everybody who puts them
 * on one axis is told. */
static void
test_units (void)
{
  g_autofree char *table = cli_write_file (
    "energy.csv", "Model,Score,Energy (MWh),Carbon (tCO2e)\nA,1,10,4\nB,2,20,8\nC,3,30,\n");
  g_autofree char *path = cli_get_path ("mixed.csv");
  g_autofree char *figure = cli_get_path ("mixed.svg");
  g_autofree char *svg = NULL;
  g_auto (CliRun) made = { 0 };
  g_auto (CliRun) drawn = { 0 };
  g_auto (CliRun) listed = { 0 };
  g_auto (CliRun) one = { 0 };
  static const char warning[] = "“Value” has values in different units, so compare none with "
                                "another: MWh (3), t (2).";

  cli_run (&made, NULL, "reshape", table, "--long", "Energy (MWh),Carbon (tCO2e)", "-o", path,
           NULL);
  g_assert_cmpint (made.status, ==, 0);
  g_assert_nonnull (strstr (made.err, warning));
  cli_run (&drawn, NULL, "render", path, "-x", "Value:min", "-y", "Score:max", "-o", figure, NULL);
  g_assert_cmpint (drawn.status, ==, 0);
  g_assert_nonnull (strstr (drawn.err, warning));
  g_assert_true (g_file_get_contents (figure, &svg, NULL, NULL));
  g_assert_nonnull (strstr (svg, "MWh (3), t (2)"));
  cli_run (&listed, NULL, "pareto", path, "-x", "Value:min", "-y", "Score:max", NULL);
  g_assert_nonnull (strstr (listed.err, warning));
  /* One metric alone is nothing to warn of. */
  cli_run (&one, NULL, "pareto", path, "-x", "Value:min", "-y", "Score:max", "--where",
           "Unit = \"t\"", NULL);
  g_assert_cmpstr (one.err, ==, "");
}

int
main (int argc, char *argv[])
{
  cli_set_up (&argc, &argv);
  g_test_add_func ("/cli/reshape/aggregate", test_aggregate);
  g_test_add_func ("/cli/reshape/scopes", test_scopes);
  g_test_add_func ("/cli/reshape/aggregate-energy", test_aggregate_energy);
  g_test_add_func ("/cli/reshape/round-trip", test_round_trip);
  g_test_add_func ("/cli/reshape/reshape", test_reshape);
  g_test_add_func ("/cli/reshape/units", test_units);
  return cli_run_tests ();
}
