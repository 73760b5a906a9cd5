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
  g_auto (CliRun) none = { 0 };
  g_auto (CliRun) word = { 0 };

  cli_run (&csv, NULL, "aggregate", path, "--by", "model", NULL);
  g_assert_cmpint (csv.status, ==, 0);
  g_assert_nonnull (strstr (csv.out, "model,seed,top1,params,Runs"));
  g_assert_nonnull (strstr (csv.out, "\na,1.5,82,10,2"));
  cli_run (&bars, NULL, "aggregate", path, "--by", "model", "--provenance", NULL);
  g_assert_nonnull (strstr (bars.out, "mean of rows, by model"));

  cli_run (&written, NULL, "aggregate", path, "-b", "model", "-o", project, NULL);
  g_assert_cmpint (written.status, ==, 0);
  cli_run (&valid, NULL, "validate", project, NULL);
  g_assert_cmpint (valid.status, ==, 0);
  cli_run (&pareto, NULL, "pareto", project, "-x", "params:min", "-y", "top1:max", "-f", "csv",
           NULL);
  g_assert_nonnull (strstr (pareto.out, "a,10,82"));

  cli_run (&none, NULL, "aggregate", path, NULL);
  g_assert_cmpint (none.status, ==, 1);
  cli_run (&word, NULL, "aggregate", path, "-b", "model", "-s", "median", NULL);
  g_assert_cmpint (word.status, ==, 1);
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

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  cli_set_up ();
  g_test_add_func ("/cli/reshape/aggregate", test_aggregate);
  g_test_add_func ("/cli/reshape/reshape", test_reshape);
  status = g_test_run ();
  cli_tear_down ();

  return status;
}
