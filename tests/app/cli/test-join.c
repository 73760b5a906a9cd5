/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-program.h"

#include <string.h>

static const char results[] = "model,img_size,top1\n"
                              "org/Net-A,224,80\n"
                              "Net-A,384,82\n"
                              "Mistral-7B-Instruct,224,70\n"
                              "other,224,60\n";
static const char energy[] = "name,size,energy (Wh)\n"
                             "net a,224,1.5\n"
                             "net a,384,2.5\n"
                             "Mistral 7B Instrct,224,7\n"
                             "alone,224,9\n";

static void
write_inputs (char *paths[2])
{
  paths[0] = cli_write_file ("results.csv", results);
  paths[1] = cli_write_file ("energy.csv", energy);
}

static void
clear_inputs (char *paths[2])
{
  g_free (paths[0]);
  g_free (paths[1]);
}

static void
test_report (void)
{
  char *paths[2];
  g_auto (CliRun) text = { 0 };
  g_auto (CliRun) json = { 0 };
  yajl_val root;

  write_inputs (paths);
  cli_run (&text, NULL, "join", paths[0], paths[1], "--key", "img_size=size", NULL);
  g_assert_cmpint (text.status, ==, 0);
  g_assert_true (g_str_has_prefix (text.out, "2 linked rows\n"));
  g_assert_nonnull (strstr (text.out, "Without partner in “results.csv”:\n"
                                      "  Mistral-7B-Instruct\n  other\n"));
  g_assert_nonnull (strstr (text.out, "Without partner in “energy.csv”:\n"
                                      "  Mistral 7B Instrct\n  alone\n"));

  cli_run (&json, NULL, "join", paths[0], paths[1], "--on", "model=name", "--key",
           "img_size=size", "--left", "--close", "0.5", "-f", "json", NULL);
  g_assert_cmpint (json.status, ==, 0);
  root = cli_parse_json (json.out);
  g_assert_cmpint (cli_get_json_integer (root, "rows"), ==, 4);
  g_assert_cmpint (cli_get_json_integer (root, "first/base"), ==, 1);
  g_assert_cmpint (cli_get_json_integer (root, "first/spelling"), ==, 1);
  g_assert_cmpint (cli_get_json_integer (root, "first/none"), ==, 2);
  g_assert_cmpstr (cli_get_json_text (root, "second/alone/1"), ==, "alone");
  g_assert_cmpstr (cli_get_json_text (root, "close/0/first"), ==, "Mistral-7B-Instruct");
  g_assert_cmpstr (cli_get_json_text (root, "close/0/second"), ==, "Mistral 7B Instrct");
  yajl_tree_free (root);
  clear_inputs (paths);
}

/* What is alike is listed, looked at, and given back. */
static void
test_accept (void)
{
  char *paths[2];
  g_autofree char *pairs = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *output = cli_get_path ("accepted.csv");
  g_autofree char *csv = NULL;
  g_auto (CliRun) close = { 0 };
  g_auto (CliRun) join = { 0 };
  g_auto (CliRun) none = { 0 };

  write_inputs (paths);
  cli_run (&close, NULL, "join", paths[0], paths[1], "-k", "img_size=size", "-c", "0.5", "-f",
           "csv", NULL);
  g_assert_cmpint (close.status, ==, 0);
  g_assert_true (g_str_has_prefix (close.out, "first,second,score,rows\n"
                                              "Mistral-7B-Instruct,Mistral 7B Instrct,0."));

  pairs = cli_write_file ("pairs.csv", close.out);
  cli_run (&join, NULL, "join", paths[0], paths[1], "-k", "img_size=size", "-a", pairs, "-o",
           output, "-p", NULL);
  g_assert_cmpint (join.status, ==, 0);
  g_assert_true (g_file_get_contents (output, &csv, NULL, NULL));
  g_assert_cmpstr (csv, ==,
                   "model,img_size,img_size [kind],img_size [source],img_size [place],top1,"
                   "top1 [kind],top1 [source],top1 [place],name,size,size [kind],size [source],"
                   "size [place],energy (Wh),energy (Wh) [kind],energy (Wh) [source],"
                   "energy (Wh) [place],Match\n"
                   "org/Net-A,224,reported,results.csv,line 2,80,reported,results.csv,"
                   "line 2,net a,224,reported,energy.csv,line 2,1.5,reported,energy.csv,"
                   "line 2,base\n"
                   "Net-A,384,reported,results.csv,line 3,82,reported,results.csv,"
                   "line 3,net a,384,reported,energy.csv,line 3,2.5,reported,energy.csv,"
                   "line 3,spelling\n"
                   "Mistral-7B-Instruct,224,reported,results.csv,line 4,70,reported,results.csv,"
                   "line 4,Mistral 7B Instrct,224,reported,energy.csv,line 4,7,reported,energy.csv,"
                   "line 4,confirmed\n");

  refused = cli_write_file ("refused.csv", "first,second,accepted\norg/Net-A,net a,no\n");
  cli_run (&none, NULL, "join", paths[0], paths[1], "-k", "img_size=size", "-a", refused, NULL);
  g_assert_true (g_str_has_prefix (none.out, "1 linked row\n"));
  clear_inputs (paths);
}

static void
test_project (void)
{
  char *paths[2];
  g_autofree char *project = cli_get_path ("linked.frontier");
  g_auto (CliRun) join = { 0 };
  g_auto (CliRun) valid = { 0 };
  g_auto (CliRun) list = { 0 };
  g_auto (CliRun) front = { 0 };

  write_inputs (paths);
  cli_run (&join, NULL, "join", paths[0], paths[1], "-k", "img_size=size", "-o", project, NULL);
  g_assert_cmpint (join.status, ==, 0);
  cli_run (&valid, NULL, "validate", project, NULL);
  g_assert_cmpint (valid.status, ==, 0);
  cli_run (&list, NULL, "list", project, "-f", "csv", NULL);
  g_assert_nonnull (strstr (list.out, "results + energy"));
  g_assert_nonnull (strstr (list.out, "results.csv"));
  cli_run (&front, NULL, "pareto", project, "-x", "energy", "-y", "top1", "-f", "csv", NULL);
  g_assert_cmpint (front.status, ==, 0);
  g_assert_cmpstr (front.out, ==, "label,energy (Wh),top1\norg/Net-A,1.5,80\nNet-A,2.5,82\n");
  clear_inputs (paths);
}

static void
test_errors (void)
{
  static const struct { const char *arguments[6]; int status; const char *says; } cases[] = {
    { { "--match", "near" }, 1, "--match takes" },
    { { "--close", "7" }, 1, "--close takes" },
    { { "-o", "x.svg" }, 1, "has to end in" },
    { { "-p" }, 1, "--provenance" },
    { { "-k", "no such" }, 3, "no column “no such”" },
    { { "--on", "no such" }, 3, "no column “no such”" },
    { { "--first", "no such" }, 3, "no such" },
    { { "-m", "exact", "-o", "none.csv" }, 2, "has a partner" },
  };
  char *paths[2];

  write_inputs (paths);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *arguments[10] = { "join", paths[0], paths[1] };
      g_auto (CliRun) run = { 0 };

      for (guint k = 0; k < G_N_ELEMENTS (cases[i].arguments); k++)
        arguments[3 + k] = cases[i].arguments[k];
      cli_run_strv (&run, NULL, arguments);
      g_test_message ("%s: %s", cases[i].arguments[0], run.err);
      g_assert_cmpint (run.status, ==, cases[i].status);
      g_assert_nonnull (strstr (run.err, cases[i].says));
    }
  clear_inputs (paths);
}

/* What holds the names, a mapping may have to say; a project says it itself. */
static void
test_mapping (void)
{
  static const char text[] = "<mapping xmlns='urn:efficient-frontier:mapping:1' version='1.0'>\n"
                             "<tables><header>model</header><header>what</header>\n"
                             "<header>score</header>\n"
                             "<column name='model' role='none'/>\n"
                             "<column name='what' role='name'/></tables></mapping>";
  g_autofree char *mapping = cli_write_file ("my.mapping.xml", text);
  g_autofree char *odd = cli_write_file ("odd.csv", "model,what,score\nx,net a,3\ny,other,5\n");
  g_autofree char *project = cli_get_path ("results.frontier");
  char *paths[2];
  g_auto (CliRun) without = { 0 };
  g_auto (CliRun) with = { 0 };
  g_auto (CliRun) imported = { 0 };
  g_auto (CliRun) of_project = { 0 };
  g_auto (CliRun) refused = { 0 };

  write_inputs (paths);
  cli_run (&without, NULL, "join", paths[0], odd, NULL);
  g_assert_true (g_str_has_prefix (without.out, "0 linked rows\n"));
  cli_run (&with, NULL, "join", paths[0], odd, "--mapping", mapping, NULL);
  g_assert_cmpint (with.status, ==, 0);
  g_assert_true (g_str_has_prefix (with.out, "3 linked rows\n"));

  cli_run (&imported, NULL, "import", paths[0], "-o", project, NULL);
  cli_run (&of_project, NULL, "join", project, odd, "--mapping", mapping, NULL);
  g_assert_cmpint (of_project.status, ==, 0);
  g_assert_true (g_str_has_prefix (of_project.out, "3 linked rows\n"));
  cli_run (&refused, NULL, "join", project, project, "--mapping", mapping, NULL);
  g_assert_cmpint (refused.status, ==, 1);
  g_assert_nonnull (strstr (refused.err, "Both files are projects"));
  clear_inputs (paths);
}

int
main (int   argc,
      char *argv[])
{
  cli_set_up (&argc, &argv);

  g_test_add_func ("/cli/join/report", test_report);
  g_test_add_func ("/cli/join/accept", test_accept);
  g_test_add_func ("/cli/join/project", test_project);
  g_test_add_func ("/cli/join/errors", test_errors);
  g_test_add_func ("/cli/join/mapping", test_mapping);

  return cli_run_tests ();
}
