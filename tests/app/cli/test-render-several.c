/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-program.h"

#include <glib/gstdio.h>
#include <string.h>

/* Figures of all charts of a project, each by itself and several in one. */

static const char models[] =
  "model,family,params (M),top1,zing\n"
  "Alpha,A,10,70.5,1\n"
  "Beta,B,20,75.25,2\n"
  "Gamma,A,1000,75,3\n"
  "Delta,B,0,60,4\n"
  "Epsilon,A,,80,5\n";

static void
test_all (void)
{
  g_autofree char *project = cli_get_path ("all.frontier");
  g_autofree char *input = cli_write_file ("models.csv", models);
  g_autofree char *figure = NULL;
  g_autofree char *same = cli_get_path ("all.svg");
  g_autofree char *pattern = cli_get_path ("all-{n}-{table}.svg");
  g_autofree char *first = cli_get_path ("all-1-models.svg");
  g_autofree char *second = cli_get_path ("all-2-models.svg");
  g_autofree char *svg = NULL;
  g_auto (CliRun) figure_run = { 0 };
  g_auto (CliRun) import = { 0 };
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) refused = { 0 };
  g_auto (CliRun) one_chart = { 0 };
  g_auto (CliRun) no_charts = { 0 };

  figure = cli_render (&figure_run, models, "other.svg", "-x", "zing", "-y", "top1:max", NULL);
  cli_run (&import, NULL, "import", input, figure, "-o", project, NULL);
  g_assert_cmpint (import.status, ==, 0);

  cli_run (&run, NULL, "render", project, "--all", "--language", "de", "-o", pattern, NULL);
  g_assert_cmpint (run.status, ==, 0);
  svg = cli_read_file (first, NULL);
  g_assert_nonnull (strstr (svg, "Effizienzgrenze"));
  g_clear_pointer (&svg, g_free);
  svg = cli_read_file (second, NULL);
  g_assert_nonnull (strstr (svg, ">zing</text>"));

  cli_run (&refused, NULL, "render", project, "--all", "-o", same, NULL);
  g_assert_cmpint (refused.status, ==, 1);
  g_assert_false (g_file_test (same, G_FILE_TEST_EXISTS));
  cli_run (&one_chart, NULL, "render", project, "--all", "-x", "top1", "-o", pattern, NULL);
  g_assert_cmpint (one_chart.status, ==, 1);
  cli_run (&no_charts, NULL, "render", input, "--all", "-o", pattern, NULL);
  g_assert_cmpint (no_charts.status, ==, 3);
}

/* One that cannot be written keeps no other away, and all that failed is said at the end. */
static void
test_all_but_one (void)
{
  g_autofree char *project = cli_get_path ("but-one.frontier");
  g_autofree char *input = cli_write_file ("models.csv", models);
  g_autofree char *figure = NULL;
  g_autofree char *pattern = cli_get_path ("but-one-{n}.svg");
  g_autofree char *first = cli_get_path ("but-one-1.svg");
  g_autofree char *second = cli_get_path ("but-one-2.svg");
  g_autofree char *nowhere = cli_get_path ("nowhere/{n}.svg");
  g_autofree char *folder = cli_get_path ("nowhere");
  g_autofree char *no_folder = g_strdup_printf ("There is no folder “%s”.", folder);
  g_autofree char *summary = g_strdup_printf ("1 of 2 figures was not written: %s\n", first);
  g_auto (CliRun) figure_run = { 0 };
  g_auto (CliRun) import = { 0 };
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) homeless = { 0 };

  figure = cli_render (&figure_run, models, "other.svg", "-x", "zing", "-y", "top1:max", NULL);
  cli_run (&import, NULL, "import", input, figure, "-o", project, NULL);
  g_assert_cmpint (import.status, ==, 0);

  /* A folder stands where the first one should be. */
  g_assert_cmpint (g_mkdir (first, 0777), ==, 0);
  cli_run (&run, NULL, "render", project, "--all", "-o", pattern, NULL);
  g_assert_cmpint (run.status, ==, 5);
  g_assert_nonnull (strstr (run.err, summary));
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_REGULAR));

  cli_run (&homeless, NULL, "render", project, "--all", "-o", nowhere, NULL);
  g_assert_cmpint (homeless.status, ==, 5);
  g_assert_nonnull (strstr (homeless.err, no_folder));
  g_assert_null (strstr (strstr (homeless.err, no_folder) + 1, no_folder));
  g_rmdir (first);
}

/* A figure of several charts that the project keeps, here since it was imported, is one of all
 * figures, as it would be alone. */
static void
test_all_panels (void)
{
  g_autofree char *project = cli_get_path ("all-panels.frontier");
  g_autofree char *input = cli_write_file ("models.csv", models);
  g_autofree char *figure = cli_get_path ("all-panels.svg");
  g_autofree char *alone = cli_get_path ("all-panels-alone.svg");
  g_autofree char *pattern = cli_get_path ("all-panels-{n}.svg");
  g_autofree char *tables = cli_get_path ("all-panels-{id}.csv");
  g_autofree char *second = cli_get_path ("all-panels-3.svg");
  g_autofree char *no_table = cli_get_path ("all-panels-panels-1.csv");
  g_autofree char *expected = NULL;
  g_autofree char *svg = NULL;
  g_auto (CliRun) import = { 0 };
  g_auto (CliRun) grid = { 0 };
  g_auto (CliRun) reopened = { 0 };
  g_auto (CliRun) one = { 0 };
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) csv = { 0 };

  cli_run (&import, NULL, "import", input, "-o", project, NULL);
  cli_run (&grid, NULL, "render", project, "--panels", "1x1", "-o", figure, NULL);
  cli_run (&reopened, NULL, "import", input, figure, "-o", project, NULL);
  g_assert_cmpint (reopened.status, ==, 0);

  cli_run (&one, NULL, "render", project, "--panels", "panels-1", "--theme", "print", "-o", alone,
           NULL);
  cli_run (&run, NULL, "render", project, "--all", "--theme", "print", "-o", pattern, NULL);
  g_assert_cmpint (run.status, ==, 0);
  expected = cli_read_file (alone, NULL);
  svg = cli_read_file (second, NULL);
  g_assert_cmpstr (svg, ==, expected);

  cli_run (&csv, NULL, "render", project, "--all", "-o", tables, NULL);
  g_assert_cmpint (csv.status, ==, 0);
  g_assert_nonnull (strstr (csv.err, "1 figure of several charts"));
  g_assert_false (g_file_test (no_table, G_FILE_TEST_EXISTS));
}

/* The charts of a project in one figure, which opens as a project with both of them. */
static void
test_panels (void)
{
  g_autofree char *project = cli_get_path ("panels.frontier");
  g_autofree char *input = cli_write_file ("models.csv", models);
  g_autofree char *path = cli_get_path ("panels.svg");
  g_autofree char *again = cli_get_path ("panels-again.svg");
  g_autofree char *table = cli_get_path ("panels.csv");
  g_autofree char *figure = NULL;
  g_autofree char *svg = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_auto (CliRun) kept = { 0 };
  g_auto (CliRun) figure_run = { 0 };
  g_auto (CliRun) import = { 0 };
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) list = { 0 };
  g_auto (CliRun) repeated = { 0 };
  g_auto (CliRun) no_figure = { 0 };
  g_auto (CliRun) no_grid = { 0 };

  figure = cli_render (&figure_run, models, "other.svg", "-x", "zing", "-y", "top1:max", NULL);
  cli_run (&import, NULL, "import", input, figure, "-o", project, NULL);
  g_assert_cmpint (import.status, ==, 0);

  cli_run (&run, NULL, "render", project, "--panels", "2x1", "-o", path, NULL);
  g_assert_cmpint (run.status, ==, 0);
  svg = cli_read_file (path, NULL);
  g_assert_nonnull (strstr (svg, "id=\"panel-a\""));
  g_assert_nonnull (strstr (svg, "id=\"panel-b-plot-area\""));
  g_assert_nonnull (strstr (svg, "url(#panel-b-plot-area)"));

  cli_run (&list, NULL, "list", path, NULL);
  g_assert_nonnull (strstr (list.out, "chart-2"));
  cli_run (&repeated, NULL, "render", path, "--panels", "2x1", "-o", again, NULL);
  second = cli_read_file (again, NULL);
  g_assert_cmpstr (svg, ==, second);

  /* The figure that it carries knows its grid itself. */
  g_assert_nonnull (strstr (svg, "--panels panels-1"));
  g_assert_nonnull (strstr (list.out, "panels-1"));
  cli_run (&kept, NULL, "render", path, "--panels", "panels-1", "-o", again, NULL);
  g_assert_cmpint (kept.status, ==, 0);
  third = cli_read_file (again, NULL);
  g_assert_cmpstr (svg, ==, third);

  cli_run (&no_figure, NULL, "render", project, "--panels", "2x1", "-o", table, NULL);
  g_assert_cmpint (no_figure.status, ==, 1);
  cli_run (&no_grid, NULL, "render", project, "--panels", "2", "-o", path, NULL);
  g_assert_cmpint (no_grid.status, ==, 1);
}

/* What is said of the file, and of what is wrong with it, holds for several charts as for one. */
static void
test_panels_options (void)
{
  g_autofree char *project = cli_get_path ("panels-options.frontier");
  g_autofree char *input = cli_write_file ("models.csv", models);
  g_autofree char *path = cli_get_path ("panels-options.svg");
  g_autofree char *xml = NULL;
  g_autofree char *svg = NULL;
  g_autoptr (GString) changed = NULL;
  g_auto (CliRun) import = { 0 };
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) titled = { 0 };

  cli_run (&import, NULL, "import", input, "-o", project, NULL);
  xml = cli_read_file (project, NULL);
  changed = g_string_new (xml);
  g_string_replace (changed, "theme=\"light\"", "theme=\"sepia\"", 0);
  g_assert_true (g_file_set_contents (project, changed->str, -1, NULL));

  cli_run (&run, NULL, "render", project, "--panels", "1x1", "--points-max", "1", "-o", path, NULL);
  g_assert_cmpint (run.status, ==, 0);
  svg = cli_read_file (path, NULL);
  g_assert_nonnull (strstr (svg, "<image"));
  g_assert_nonnull (strstr (run.err, "There is no theme “sepia”"));

  cli_run (&titled, NULL, "render", project, "--panels", "1x1", "--title", "One", "-o", path, NULL);
  g_assert_cmpint (titled.status, ==, 1);
  g_assert_nonnull (strstr (titled.err, "--panels draws the charts as the project has them"));
}

int
main (int   argc,
      char *argv[])
{
  cli_set_up (&argc, &argv);

  g_test_add_func ("/cli/render-several/all", test_all);
  g_test_add_func ("/cli/render-several/all-but-one", test_all_but_one);
  g_test_add_func ("/cli/render-several/all-panels", test_all_panels);
  g_test_add_func ("/cli/render-several/panels", test_panels);
  g_test_add_func ("/cli/render-several/panels-options", test_panels_options);

  return cli_run_tests ();
}
