/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-program.h"

#include <string.h>

static const char before[] = "model,top1,params\na,80,10\nb,70,5\nc,60,1\n";
static const char after[] = "model,top1,params\nd,90,20\na,82,10\nc,60,1\n";

/* A project with the file as it was (transfer full). */
static char *
make_project (const char *path)
{
  g_autofree char *project = cli_get_path ("refresh.frontier");
  g_auto (CliRun) run = { 0 };

  cli_run (&run, NULL, "import", path, "-o", project, NULL);
  g_assert_cmpint (run.status, ==, 0);

  return g_steal_pointer (&project);
}

static void
test_report (void)
{
  g_autofree char *path = cli_write_file ("r.csv", before);
  g_autofree char *project = make_project (path);
  g_autofree char *output = cli_get_path ("refreshed.frontier");
  g_auto (CliRun) text = { 0 };
  g_auto (CliRun) csv = { 0 };
  g_auto (CliRun) json = { 0 };
  g_auto (CliRun) show = { 0 };
  yajl_val root;

  g_free (cli_write_file ("r.csv", after));
  cli_run (&text, NULL, "refresh", project, path, NULL);
  g_assert_cmpint (text.status, ==, 0);
  g_assert_cmpstr (text.out, ==, "1 row added, 1 row removed, 1 cell changed\n\n“d” is new.\n"
                                 "“b” is gone.\n“a”, top1: 80 → 82\n");

  cli_run (&csv, NULL, "refresh", project, path, "-f", "csv", NULL);
  g_assert_cmpstr (csv.out, ==, "table,change,row,column,before,after\n"
                                "r.csv,row-added,d,,,\nr.csv,row-removed,b,,,\n"
                                "r.csv,cell,a,top1,80,82\n");

  cli_run (&json, NULL, "refresh", project, path, "-o", output, "-f", "json", NULL);
  g_assert_cmpint (json.status, ==, 0);
  root = cli_parse_json (json.out);
  g_assert_cmpint (cli_get_json_integer (root, "row-added"), ==, 1);
  g_assert_cmpint (cli_get_json_integer (root, "linked-again"), ==, 0);
  g_assert_cmpstr (cli_get_json_text (root, "changes/2/after"), ==, "82");
  yajl_tree_free (root);

  cli_run (&show, NULL, "pareto", output, "-x", "params:min", "-y", "top1:max", "-f", "csv", NULL);
  g_assert_nonnull (strstr (show.out, "a,10,82"));
}

/* What was made of the file is made again, in a chain: the runs of it, and a row for each value. */
static void
test_made (void)
{
  g_autofree char *path = cli_write_file ("runs.csv", "model,top1\na,80\na,82\nb,70\n");
  g_autofree char *project = cli_get_path ("made.frontier");
  g_autofree char *longer = cli_get_path ("longer.frontier");
  g_autofree char *output = cli_get_path ("made-again.frontier");
  g_auto (CliRun) runs = { 0 };
  g_auto (CliRun) lengthened = { 0 };
  g_auto (CliRun) text = { 0 };
  g_auto (CliRun) json = { 0 };
  g_auto (CliRun) valid = { 0 };
  g_auto (CliRun) show = { 0 };
  g_auto (CliRun) without = { 0 };
  yajl_val root;

  cli_run (&runs, NULL, "aggregate", path, "-o", project, NULL);
  g_assert_cmpint (runs.status, ==, 0);
  cli_run (&lengthened, NULL, "reshape", project, "--table", "runs.csv (runs)", "--long", "top1",
           "-o", longer, NULL);
  g_assert_cmpint (lengthened.status, ==, 0);
  cli_run (&valid, NULL, "validate", longer, NULL);
  g_assert_cmpint (valid.status, ==, 0);

  g_free (cli_write_file ("runs.csv", "model,top1\na,80\na,84\nb,70\n"));
  cli_run (&text, NULL, "refresh", longer, path, "-o", output, NULL);
  g_assert_cmpint (text.status, ==, 0);
  g_assert_true (g_str_has_prefix (text.out, "1 cell changed, 2 tables made of it follow\n"));
  cli_run (&show, NULL, "show", output, "--table", "runs.csv (runs) (long)", "-f", "csv", NULL);
  g_assert_nonnull (strstr (show.out, "\na,2,top1,82\n"));
  g_assert_nonnull (strstr (show.out, "\nb,1,top1,70"));

  cli_run (&json, NULL, "refresh", longer, path, "-f", "json", NULL);
  root = cli_parse_json (json.out);
  g_assert_cmpint (cli_get_json_integer (root, "reshaped-again"), ==, 2);
  g_assert_cmpint (cli_get_json_integer (root, "left-as-they-were"), ==, 0);
  yajl_tree_free (root);

  g_free (cli_write_file ("runs.csv", "model,top5\na,80\n"));
  cli_run (&without, NULL, "refresh", output, path, NULL);
  g_assert_cmpint (without.status, ==, 0);
  g_assert_nonnull (strstr (without.out, "1 table made of it stays as it was"));
  g_assert_nonnull (strstr (without.err, "“top1”"));
}

/* A file that is called otherwise, and mistakes. */
static void
test_source (void)
{
  g_autofree char *path = cli_write_file ("r.csv", before);
  g_autofree char *project = make_project (path);
  g_autofree char *other = cli_write_file ("newer.csv", after);
  g_autofree char *gone = cli_get_path ("gone.csv");
  g_auto (CliRun) only = { 0 };
  g_auto (CliRun) named = { 0 };
  g_auto (CliRun) unknown = { 0 };
  g_auto (CliRun) missing = { 0 };
  g_auto (CliRun) table = { 0 };

  cli_run (&only, NULL, "refresh", project, other, NULL);
  g_assert_cmpint (only.status, ==, 0);
  cli_run (&named, NULL, "refresh", project, other, "--source", "r.csv", NULL);
  g_assert_cmpstr (named.out, ==, only.out);
  cli_run (&unknown, NULL, "refresh", project, other, "--source", "x.csv", NULL);
  g_assert_cmpint (unknown.status, ==, 3);
  g_assert_nonnull (strstr (unknown.err, "“r.csv”"));
  cli_run (&missing, NULL, "refresh", project, gone, NULL);
  g_assert_cmpint (missing.status, ==, 2);
  cli_run (&table, NULL, "refresh", path, other, NULL);
  g_assert_cmpint (table.status, ==, 1);
}

int
main (int argc, char *argv[])
{
  cli_set_up (&argc, &argv);
  g_test_add_func ("/cli/refresh/report", test_report);
  g_test_add_func ("/cli/refresh/made", test_made);
  g_test_add_func ("/cli/refresh/source", test_source);
  return cli_run_tests ();
}
