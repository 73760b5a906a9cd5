/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-program.h"

#include <string.h>

/* Columns that are computed on the command line. */

#define ENERGY "Energy (kWh) = `power (W)` * `time (h)`"

static char *
write_models (void)
{
  return cli_write_file ("models.csv", "model,top1,power (W),time (h),n\n"
                                       "a,70,100,5,0\nb,80,200,10,2\nc,60,400,,4\nd,75,500,10,5\n");
}

static void
test_show (void)
{
  g_autofree char *path = write_models ();
  g_auto (CliRun) run = { 0 };

  cli_run (&run, NULL, "show", path, "--format", "csv", "--derive", ENERGY, "--derive",
           "double=`Energy (kWh)` / 1 kWh * 2", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==,
                   "model,top1,power (W),time (h),n,Energy (kWh),double\n"
                   "a,70,100,5,0,0.5,1\nb,80,200,10,2,2,4\nc,60,400,,4,,\nd,75,500,10,5,5,10\n");
  g_assert_cmpstr (run.err, ==, "");
}

static void
test_pareto (void)
{
  g_autofree char *path = write_models ();
  g_auto (CliRun) run = { 0 };

  cli_run (&run, NULL, "pareto", path, "--format", "csv", "--derive", ENERGY, "-x", "energy", "-y",
           "top1", "--where", "`Energy (kWh)` > 600 Wh", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==, "label,Energy (kWh),top1\nb,2,80\n");
}

static void
test_undefined (void)
{
  g_autofree char *path = write_models ();
  g_auto (CliRun) run = { 0 };

  cli_run (&run, NULL, "show", path, "--format", "csv", "--derive", "r=top1/n", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.err, "1 row has all values, but no finite result"));
}

/* A sum of training and inference is computed, and it is said that it is none. */
static void
test_unlike (void)
{
  static const char *const sums[] = {
    "t (MWh)=`Training energy (MWh)` + `Inference energy (kWh)`",
    "t (MWh)=2 * (`Training energy (MWh)` + 1 MWh) + `Inference energy (kWh)` * 3",
  };
  static const char *const others[] = {
    "t=`Training energy (MWh)` / `Inference energy (kWh)` + 1",
    "t (MWh)=`Training energy (MWh)` + `Training energy (MWh)`",
    "t (MWh)=`Training energy (MWh)` - `Inference energy (kWh)`",
    "t (MWh)=`Training energy (MWh)` + 1e3 kWh",
  };
  g_autofree char *path = cli_write_file ("total.csv", "Model,Training energy (MWh),"
                                                       "Inference energy (kWh)\nA,10,3\n");

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_auto (CliRun) run = { 0 };

      cli_run (&run, NULL, "show", path, "-f", "csv", "--derive", sums[i], NULL);
      g_assert_cmpint (run.status, ==, 0);
      g_assert_nonnull (strstr (run.err, "count different things"));
      g_assert_nonnull (strstr (run.err, "one is training, the other inference"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_auto (CliRun) run = { 0 };

      cli_run (&run, NULL, "show", path, "-f", "csv", "--derive", others[i], NULL);
      g_assert_cmpint (run.status, ==, 0);
      g_assert_cmpstr (run.err, ==, "");
    }
}

static void
test_errors (void)
{
  static const struct
  {
    const char *derived, *words;
    int status;
  } cases[] = {
    { "top1 * 2", "is not a name, “=” and a formula", 1 },
    { " = top1 * 2", "is not a name, “=” and a formula", 1 },
    { "r =", "Character 1: a column or a number is missing here", 1 },
    { "top1 = n * 2", "There is a column “top1” already", 1 },
    { "r = top5 * 2", "Similar: “top1”", 3 },
    { "Time (s) = `power (W)` * `time (h)`", "gives energy, but “Time (s)” is said to be time", 1 },
  };
  g_autofree char *path = write_models ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (CliRun) run = { 0 };

      cli_run (&run, NULL, "show", path, "--derive", cases[i].derived, NULL);
      g_test_message ("%s", run.err);
      g_assert_cmpint (run.status, ==, cases[i].status);
      g_assert_nonnull (strstr (run.err, cases[i].words));
    }
}

/* The command in a figure has the columns; the figure itself has them already, and then nothing is
 * wrong. */
static void
test_figure (void)
{
  g_autofree char *path = write_models ();
  g_autofree char *figure = cli_get_path ("figure.svg");
  g_autofree char *again = cli_get_path ("again.svg");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) rerun = { 0 };

  cli_run (&run, NULL, "render", path, "--derive", ENERGY, "-x", "Energy (kWh)", "-y", "top1", "-o",
           figure, NULL);
  g_assert_cmpint (run.status, ==, 0);
  cli_run (&rerun, NULL, "render", figure, "--derive", ENERGY, "-x", "Energy (kWh)", "-y", "top1",
           "-o", again, NULL);
  g_assert_cmpint (rerun.status, ==, 0);
  g_assert_true (g_file_get_contents (figure, &first, NULL, NULL));
  g_assert_true (g_file_get_contents (again, &second, NULL, NULL));
  g_assert_nonnull (strstr (first, "--derive 'Energy (kWh) = `power (W)` * `time (h)`'"));
  /* A chart of a project is named, and says everything. */
  g_assert_nonnull (strstr (second, "--chart chart-1"));
}

int
main (int argc, char *argv[])
{
  cli_set_up (&argc, &argv);

  g_test_add_func ("/cli/derive/show", test_show);
  g_test_add_func ("/cli/derive/pareto", test_pareto);
  g_test_add_func ("/cli/derive/undefined", test_undefined);
  g_test_add_func ("/cli/derive/unlike", test_unlike);
  g_test_add_func ("/cli/derive/errors", test_errors);
  g_test_add_func ("/cli/derive/figure", test_figure);

  return cli_run_tests ();
}
