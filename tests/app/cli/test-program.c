/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-program.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

static const char models[] =
  "model,params (M),top1,cost,note\n"
  "Alpha,10,70.5,3,\"a, b\"\n"
  "Beta,20,75.25,9,\n"
  "Gamma,\"1,014.45\",75.25,4,huge\n"
  "Delta,5,60,1,\"say \"\"hi\"\"\"\n"
  "Epsilon,,80,2,no size\n"
  "Zeta,20,75.25,5,tie\n";

static const char *const verbs[] = { "list",   "show",  "pareto",  "render",
                                     "import", "audit", "convert", "validate" };

static void
assert_lines_begin (const char *text,
                    const char *prefix)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      g_assert_true (g_str_has_prefix (lines[i], prefix));
}

/* A folder of model cards: one table, which need not be named. */
static void
test_folder (void)
{
  static const struct
  {
    const char *name;
    const char *text;
  } cards[] = {
    { "small.md", "---\nco2_eq_emissions: 20\nmodel-index:\n- name: small\n  results:\n"
                  "  - metrics: [{type: accuracy, value: 70}]\n---\n" },
    { "large.md", "---\nco2_eq_emissions: 300\nmodel-index:\n- name: large\n  results:\n"
                  "  - metrics: [{type: accuracy, value: 80}]\n---\n## T\n|a|b|\n|-|-|\n|x|1|\n" },
    { "worse.md", "---\nco2_eq_emissions: 400\nmodel-index:\n- name: worse\n  results:\n"
                  "  - metrics: [{type: accuracy, value: 75}]\n---\n" },
  };
  g_autofree char *folder = cli_get_path ("cards");
  g_autofree char *project = cli_get_path ("cards.frontier");
  g_auto (CliRun) list = { 0 };
  g_auto (CliRun) pareto = { 0 };
  g_auto (CliRun) import = { 0 };
  g_auto (CliRun) again = { 0 };
  g_autoptr (GPtrArray) records = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autofree char *name = g_build_filename ("cards", cards[i].name, NULL);

      g_free (cli_write_file (name, cards[i].text));
    }

  cli_run (&list, NULL, "list", folder, NULL);
  g_assert_cmpint (list.status, ==, 0);
  cli_assert_contains (list.out, "cards > Results");
  cli_assert_contains (list.out, "cards > Tables in the text > large.md > T");
  cli_run (&pareto, NULL, "pareto", folder, "--x", "carbon", "--y", "accuracy", "--format", "csv",
           NULL);
  g_assert_cmpint (pareto.status, ==, 0);
  records = cli_parse_csv (pareto.out);
  g_assert_cmpuint (records->len, ==, 3);
  cli_run (&import, NULL, "import", folder, "-o", project, NULL);
  g_assert_cmpint (import.status, ==, 0);
  cli_run (&again, NULL, "pareto", project, "--x", "carbon", "--y", "accuracy", "--format", "csv",
           NULL);
  g_assert_cmpstr (again.out, ==, pareto.out);

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autofree char *path = g_build_filename (folder, cards[i].name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
test_help (void)
{
  g_auto (CliRun) run = { 0 };

  cli_run (&run, NULL, "--help", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.err, ==, "");
  cli_assert_contains (run.out, "Usage: frontier VERB");
  cli_assert_contains (run.out, "Exit codes:");

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_auto (CliRun) help = { 0 };
      g_auto (CliRun) verb_help = { 0 };
      g_autofree char *line = g_strdup_printf ("\n  %s ", verbs[i]);
      g_autofree char *usage = g_strdup_printf ("frontier %s [OPTION", verbs[i]);

      cli_assert_contains (run.out, line);

      cli_run (&verb_help, NULL, verbs[i], "--help", NULL);
      g_assert_cmpint (verb_help.status, ==, 0);
      g_assert_cmpstr (verb_help.err, ==, "");
      cli_assert_contains (verb_help.out, usage);

      cli_run (&help, NULL, "help", verbs[i], NULL);
      g_assert_cmpstr (help.out, ==, verb_help.out);
    }
}

static void
test_version (void)
{
  g_auto (CliRun) run = { 0 };

  cli_run (&run, NULL, "--version", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_str_has_prefix (run.out, "frontier "));
}

static void
test_usage_errors (void)
{
  static const char *const cases[][6] = {
    { NULL },
    { "fly", NULL },
    { "", NULL },
    { "list", NULL },
    { "list", "a.csv", "b.csv", NULL },
    { "list", "--nonsense", "a.csv", NULL },
    { "list", "--format", "xml", "a.csv", NULL },
    { "show", "--rows", "some", "a.csv", NULL },
    { "show", "--summary", "best", "a.csv", NULL },
    { "show", "--group-by=a", "--original", "a.csv", NULL },
    { "render", "a.csv", NULL },
    { "render", "a.csv", "-o", "figure.jpg", NULL },
    { "render", "a.csv", "-o", "f.png", "--size=12", NULL },
    { "render", "a.csv", "-o", "f.png", "--dpi=-5", NULL },
    { "import", "a.csv", NULL },
    { "validate", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (CliRun) run = { 0 };

      cli_run_strv (&run, NULL, cases[i]);
      g_assert_cmpint (run.status, ==, 1);
      g_assert_cmpstr (run.out, ==, "");
      g_assert_cmpstr (run.err, !=, "");
      assert_lines_begin (run.err, "frontier: ");
    }
}

static void
test_cannot_read (void)
{
  g_autofree char *page = cli_write_file ("page.html", "<!DOCTYPE html><html><p>No</p></html>");
  g_autofree char *nothing = cli_get_path ("no-such-file.csv");
  const char *paths[] = { page, nothing };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_auto (CliRun) run = { 0 };

      cli_run (&run, NULL, "list", paths[i], NULL);
      g_assert_cmpint (run.status, ==, 2);
      g_assert_cmpstr (run.out, ==, "");
      cli_assert_contains (run.err, paths[i] == page ? "page.html" : "no-such-file.csv");
    }
}

static void
test_not_found (void)
{
  g_autofree char *path = cli_write_file ("models.csv", models);
  g_auto (CliRun) table = { 0 };
  g_auto (CliRun) column = { 0 };
  g_auto (CliRun) text = { 0 };

  cli_run (&table, NULL, "show", path, "--table", "nowhere", NULL);
  g_assert_cmpint (table.status, ==, 3);
  cli_assert_contains (table.err, "nowhere");

  cli_run (&column, NULL, "pareto", path, "--x", "weight:min", "--y", "top1", NULL);
  g_assert_cmpint (column.status, ==, 3);
  cli_assert_contains (column.err, "“weight”");
  cli_assert_contains (column.err, "model, params (M), top1, cost, note");

  cli_run (&text, NULL, "pareto", path, "--x", "model:min", "--y", "top1", NULL);
  g_assert_cmpint (text.status, ==, 3);
  cli_assert_contains (text.err, "“model” holds text");
}

static void
test_list (void)
{
  g_autofree char *path = cli_write_file ("models.csv", models);
  g_auto (CliRun) text = { 0 };
  g_auto (CliRun) csv = { 0 };
  g_auto (CliRun) json = { 0 };
  yajl_val root;

  cli_run (&text, NULL, "list", path, NULL);
  g_assert_cmpint (text.status, ==, 0);
  g_assert_cmpstr (text.err, ==, "");
  g_assert_cmpstr (text.out, ==, "rows  columns  table\n"
                                 "   6        5  models.csv\n");

  cli_run (&csv, NULL, "list", "--format=csv", path, NULL);
  g_assert_cmpstr (csv.out, ==, "rows,columns,table\n6,5,models.csv\n");

  cli_run (&json, NULL, "list", "-f", "json", path, NULL);
  root = cli_parse_json (json.out);
  g_assert_cmpstr (cli_get_json_text (root, "tables/0/table"), ==, "models.csv");
  g_assert_cmpint (cli_get_json_integer (root, "tables/0/rows"), ==, 6);
  g_assert_cmpuint (cli_get_json (root, "charts")->u.array.len, ==, 0);
  yajl_tree_free (root);
}

static void
test_show_text (void)
{
  g_autofree char *path = cli_write_file ("models.csv", models);
  g_auto (CliRun) run = { 0 };

  cli_run (&run, NULL, "show", path, "--rows", "2", NULL);
  g_assert_cmpint (run.status, ==, 0);
  cli_assert_contains (run.out, "models.csv\n6 rows from models.csv\n");
  cli_assert_contains (run.out, "\nmodel  params (M)   top1  cost  note\n"
                                "Alpha          10   70.5     3  a, b\n"
                                "Beta           20  75.25     9\n");
  cli_assert_contains (run.out, "\n4 further rows (--rows all shows them)\n");
}

static void
test_show_csv (void)
{
  g_autofree char *path = cli_write_file ("models.csv", models);
  g_auto (CliRun) values = { 0 };
  g_auto (CliRun) cells = { 0 };

  cli_run (&values, NULL, "show", path, "-f", "csv", NULL);
  g_assert_cmpint (values.status, ==, 0);
  g_assert_cmpstr (values.out, ==,
                   "model,params (M),top1,cost,note\n"
                   "Alpha,10,70.5,3,\"a, b\"\n"
                   "Beta,20,75.25,9,\n"
                   "Gamma,1014.45,75.25,4,huge\n"
                   "Delta,5,60,1,\"say \"\"hi\"\"\"\n"
                   "Epsilon,,80,2,no size\n"
                   "Zeta,20,75.25,5,tie\n");

  /* As the file has it: what was read can be read again. */
  cli_run (&cells, NULL, "show", path, "-f", "csv", "--original", NULL);
  g_assert_cmpstr (cells.out, ==, models);
}

static void
test_show_json (void)
{
  g_autofree char *path = cli_write_file ("models.csv", models);
  g_auto (CliRun) run = { 0 };
  yajl_val root;

  cli_run (&run, NULL, "show", path, "-f", "json", "--where", "cost >= 4", NULL);
  g_assert_cmpint (run.status, ==, 0);
  root = cli_parse_json (run.out);
  g_assert_cmpstr (cli_get_json_text (root, "columns/1/column"), ==, "params (M)");
  g_assert_cmpstr (cli_get_json_text (root, "columns/1/quantity"), ==, "parameters");
  g_assert_cmpstr (cli_get_json_text (root, "columns/1/direction"), ==, "min");
  g_assert_cmpint (cli_get_json_integer (root, "columns/1/values"), ==, 5);
  g_assert_cmpuint (cli_get_json (root, "rows")->u.array.len, ==, 3);
  g_assert_cmpstr (cli_get_json_text (root, "rows/1/model"), ==, "Gamma");
  g_assert_cmpfloat (YAJL_GET_DOUBLE (cli_get_json (root, "rows/1/params (M)")), ==, 1014.45);
  g_assert_true (YAJL_IS_NULL (cli_get_json (root, "rows/0/note")));
  yajl_tree_free (root);
}

/* A group for each value, that of rows without one last. */
static void
test_show_groups (void)
{
  g_autofree char *path = cli_write_file ("kinds.csv", "model,kind,params (M),top1\n"
                                                       "Alpha,b,10,70.5\n"
                                                       "Beta,a,20,75\n"
                                                       "Gamma,,30,60\n"
                                                       "Delta,b,5,\n");
  g_auto (CliRun) text = { 0 };
  g_auto (CliRun) csv = { 0 };
  g_auto (CliRun) json = { 0 };
  g_auto (CliRun) wrong = { 0 };
  g_auto (CliRun) nowhere = { 0 };
  yajl_val root;

  cli_run (&text, NULL, "show", path, "--group-by", "kind", "--rows", "2", NULL);
  g_assert_cmpint (text.status, ==, 0);
  g_assert_cmpstr (text.out, ==,
                   "kinds.csv\n"
                   "4 rows in 3 groups by “kind”\n\n"
                   "kind  rows  params (M) [mean]  top1 [mean]\n"
                   "a        1                 20           75\n"
                   "b        2                7.5         70.5\n\n"
                   "1 further group (--rows all shows it)\n");

  cli_run (&csv, NULL, "show", path, "-g", "kind", "-s", "best", "-f", "csv", "--where",
           "top1 > 0", NULL);
  g_assert_cmpstr (csv.out, ==,
                   "kind,rows,params (M) [best],top1 [best]\n"
                   "a,1,20,75\n"
                   "b,1,10,70.5\n"
                   ",1,30,60\n");

  cli_run (&json, NULL, "show", path, "-g", "kind", "-f", "json", NULL);
  root = cli_parse_json (json.out);
  g_assert_cmpstr (cli_get_json_text (root, "groups/1/value"), ==, "b");
  g_assert_cmpint (cli_get_json_integer (root, "groups/1/rows"), ==, 2);
  g_assert_cmpfloat (YAJL_GET_DOUBLE (cli_get_json (root, "groups/1/summaries/params (M)")), ==,
                     7.5);
  g_assert_true (YAJL_IS_NULL (cli_get_json (root, "groups/2/value")));
  yajl_tree_free (root);

  cli_run (&wrong, NULL, "show", path, "-g", "kind", "-s", "most", NULL);
  g_assert_cmpint (wrong.status, ==, 1);
  cli_run (&nowhere, NULL, "show", path, "-g", "kinds", NULL);
  g_assert_cmpint (nowhere.status, !=, 0);
  cli_assert_contains (nowhere.err, "kind");
}

static void
test_pareto_csv (void)
{
  g_autofree char *path = cli_write_file ("models.csv", models);
  g_auto (CliRun) run = { 0 };

  cli_run (&run, NULL, "pareto", path, "--x", "params (M):min", "--y", "top1:max",
           "--column", "note", "--format", "csv", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==,
                   "label,params (M),top1,note\n"
                   "Delta,5,60,\"say \"\"hi\"\"\"\n"
                   "Alpha,10,70.5,\"a, b\"\n"
                   "Beta,20,75.25,\n"
                   "Zeta,20,75.25,tie\n");
}

static void
test_pareto_text (void)
{
  g_autofree char *path = cli_write_file ("models.csv", models);
  g_auto (CliRun) run = { 0 };

  cli_run (&run, NULL, "pareto", path, "--x=params (M):min", "--y=top1:max",
           "--where=not model == \"Alpha\"", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==,
                   "label  params (M)   top1\n"
                   "Delta           5     60\n"
                   "Beta           20  75.25\n"
                   "Zeta           20  75.25\n"
                   "\n"
                   "3 of 4 points are on the frontier.\n"
                   "Some are equal on both axes: they are at 2 different places.\n"
                   "x: params (M) [M], lower is better.\n"
                   "y: top1, higher is better.\n"
                   "Left out: 1 row without a value on x or y.\n"
                   "Left out: 1 row by the condition.\n");
}

static void
test_pareto_json (void)
{
  g_autofree char *path = cli_write_file ("models.csv", models);
  g_auto (CliRun) run = { 0 };
  yajl_val root;

  cli_run (&run, NULL, "pareto", path, "--x", "cost:max", "--y", "top1:max", "-f", "json", NULL);
  g_assert_cmpint (run.status, ==, 0);
  root = cli_parse_json (run.out);
  g_assert_cmpstr (cli_get_json_text (root, "x/column"), ==, "cost");
  g_assert_cmpstr (cli_get_json_text (root, "x/direction"), ==, "max");
  g_assert_cmpint (cli_get_json_integer (root, "points"), ==, 6);
  g_assert_cmpint (cli_get_json_integer (root, "missing"), ==, 0);
  g_assert_cmpint (cli_get_json_integer (root, "filtered"), ==, 0);
  g_assert_cmpuint (cli_get_json (root, "frontier")->u.array.len, ==, 2);
  g_assert_cmpstr (cli_get_json_text (root, "frontier/0/label"), ==, "Epsilon");
  g_assert_cmpstr (cli_get_json_text (root, "frontier/1/label"), ==, "Beta");
  g_assert_cmpfloat (YAJL_GET_DOUBLE (cli_get_json (root, "frontier/1/y")), ==, 75.25);
  yajl_tree_free (root);
}

/* Columns by quantity, with the directions these have by themselves. */
static void
test_pareto_by_quantity (void)
{
  g_autofree char *path = cli_write_file ("models.csv", models);
  g_auto (CliRun) by_name = { 0 };
  g_auto (CliRun) by_quantity = { 0 };
  g_auto (CliRun) by_default = { 0 };

  cli_run (&by_name, NULL, "pareto", path, "--x", "params (M):min", "--y", "top1:max",
           "-f", "csv", NULL);
  cli_run (&by_quantity, NULL, "pareto", path, "--x", "parameters", "--y", "top1", "-f", "csv",
           NULL);
  g_assert_cmpint (by_quantity.status, ==, 0);
  g_assert_cmpstr (by_quantity.out, ==, by_name.out);

  cli_run (&by_default, NULL, "pareto", path, "-f", "csv", NULL);
  g_assert_cmpstr (by_default.out, ==, by_name.out);
}

static void
test_pareto_unknown_direction (void)
{
  g_autofree char *path = cli_write_file ("odd.csv", "model,zing,top1\nA,1,2\nB,2,3\nC,1,9\n");
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) given = { 0 };

  cli_run (&run, NULL, "pareto", path, "--x", "zing", "--y", "top1", NULL);
  g_assert_cmpint (run.status, ==, 1);
  cli_assert_contains (run.err, "--x 'zing:min'");
  cli_assert_contains (run.err, "--x 'zing:max'");

  cli_run (&given, NULL, "pareto", path, "--x", "zing:max", "--y", "top1", "-f", "csv", NULL);
  g_assert_cmpint (given.status, ==, 0);
  g_assert_cmpstr (given.out, ==, "label,zing,top1\nC,1,9\nB,2,3\n");
}

/* A header may look like a column with a direction. */
static void
test_pareto_colon_in_header (void)
{
  g_autofree char *path = cli_write_file ("colon.csv", "model,t:max,t\nA,1,5\nB,2,1\n");
  g_auto (CliRun) run = { 0 };

  cli_run (&run, NULL, "pareto", path, "--x", "t:max:min", "--y", "t:min", "-f", "csv", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==, "label,t:max,t\nA,1,5\nB,2,1\n");
}

static void
test_where_errors (void)
{
  g_autofree char *path = cli_write_file ("models.csv", models);
  g_auto (CliRun) syntax = { 0 };
  g_auto (CliRun) column = { 0 };

  cli_run (&syntax, NULL, "pareto", path, "--where", "top1 >", NULL);
  g_assert_cmpint (syntax.status, ==, 1);
  g_assert_cmpstr (syntax.out, ==, "");

  cli_run (&column, NULL, "pareto", path, "--where", "nothing > 3", NULL);
  g_assert_cmpint (column.status, ==, 3);
  cli_assert_contains (column.err, "nothing");
}

static void
test_standard_input (void)
{
  g_auto (CliRun) run = { 0 };

  cli_run (&run, models, "pareto", "-", "--x", "params (M):min", "--y", "top1:max",
           "-f", "csv", NULL);
  g_assert_cmpint (run.status, ==, 0);
  cli_assert_contains (run.out, "\nAlpha,10,70.5\n");
}

/* Values that no short format could carry come out as they went in. */
static void
test_numbers_are_exact (void)
{
  g_autofree char *path = cli_write_file ("exact.csv",
                                          "model,params,loss\n"
                                          "A,1397236736293715200,3.4059279641864753\n"
                                          "B,2e300,0.1\n"
                                          "C,5e-324,3.40592796418647530001\n");
  g_auto (CliRun) run = { 0 };
  g_autoptr (GPtrArray) records = NULL;

  cli_run (&run, NULL, "pareto", path, "--x", "params:min", "--y", "loss:min", "-f", "csv", NULL);
  g_assert_cmpint (run.status, ==, 0);
  records = cli_parse_csv (run.out);
  g_assert_cmpuint (records->len, ==, 3);
  g_assert_cmpfloat (g_ascii_strtod (cli_get_field (records, 1, 1), NULL), ==, 0x1p-1074);
  g_assert_cmpstr (cli_get_field (records, 1, 2), ==, "3.4059279641864753");
  g_assert_cmpstr (cli_get_field (records, 2, 2), ==, "0.1");
  g_assert_cmpfloat (g_ascii_strtod (cli_get_field (records, 2, 1), NULL), ==, 2e300);
}

static void
test_diagnostics (void)
{
  g_autofree char *path = cli_write_file ("doubtful.csv",
                                          "model,params (M),top1\n"
                                          "A,10,70\nB,386x1,71\nC,30,72\nD,40,73\nE,50,74\n");
  g_auto (CliRun) brief = { 0 };
  g_auto (CliRun) all = { 0 };

  cli_run (&brief, NULL, "list", path, NULL);
  g_assert_cmpint (brief.status, ==, 0);
  g_assert_cmpstr (brief.err, ==,
                   "frontier: doubtful.csv: 0 errors, 1 warning (--verbose lists them).\n");

  cli_run (&all, NULL, "list", "-v", path, NULL);
  cli_assert_contains (all.err, "doubtful.csv:3");
  cli_assert_contains (all.err, "frontier: doubtful.csv: 0 errors, 1 warning.\n");
}

/* Names in files can hold escape sequences; a terminal must not get them. */
static void
test_control_characters (void)
{
  g_autofree char *path = cli_write_file ("escape.csv",
                                          "model,params (M),top1\n"
                                          "\"\033[31mA\tB\nC\302\233\",1,2\nD,1,1\n");
  g_auto (CliRun) text = { 0 };
  g_auto (CliRun) missing = { 0 };

  cli_run (&text, NULL, "show", path, NULL);
  g_assert_cmpint (text.status, ==, 0);
  g_assert_null (strchr (text.out, '\033'));
  g_assert_null (strchr (text.out, '\t'));
  g_assert_null (strstr (text.out, "\302\233"));

  cli_run (&missing, NULL, "pareto", path, "--x", "\033[2J", "--y", "top1", NULL);
  g_assert_cmpint (missing.status, ==, 3);
  g_assert_null (strchr (missing.err, '\033'));
}

/* Arguments are UTF-8 also where the environment does not say so. */
static void
test_c_locale (void)
{
  g_autofree char *path = cli_write_file ("utf8.csv", "模型,Größe ⬆️,top1\n甲,1,2\n乙,2,1\n");
  const char *const arguments[] = {
    "pareto", path, "--x", "Größe ⬆️:max", "--y", "top1:max", "--label", "模型", NULL,
  };
  g_auto (CliRun) run = { 0 };

  cli_run_in_locale (&run, "C", arguments);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_str_has_prefix (run.out, "label  Größe ⬆️  top1\n"
                                            "甲           1     2\n"
                                            "乙           2     1\n"));
}

/* A decimal comma is for windows: neither results nor arguments have one. */
static void
test_german_locale (void)
{
  g_autofree char *path = cli_write_file ("models.csv", models);
  locale_t german = newlocale (LC_ALL_MASK, "de_DE.UTF-8", (locale_t) 0);
  const char *const formats[] = { "text", "csv", "json" };

  if (german == (locale_t) 0)
    {
      g_test_skip ("The locale de_DE.UTF-8 is not installed");
      return;
    }
  freelocale (german);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const char *const arguments[] = {
        "pareto", path, "-x", "params (M):min", "-y", "top1:max", "-w", "top1 > 70.25",
        "-f", formats[i], NULL,
      };
      g_auto (CliRun) run = { 0 };

      cli_run_in_locale (&run, "de_DE.UTF-8", arguments);
      g_assert_cmpint (run.status, ==, 0);
      cli_assert_contains (run.out, "75.25");
      cli_assert_contains (run.out, "70.5");
      g_assert_null (strstr (run.out, "70,5"));
    }
}

static void
test_cannot_write (void)
{
  g_autofree char *path = cli_write_file ("models.csv", models);
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("There is no /dev/full");
      return;
    }

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("EF_FRONTIER"), "list", path,
                                         NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &message, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 5);
  cli_assert_contains (message, "frontier: ");
}

/* The wall between app and ui, as the linker sees it: all libraries that would be loaded. */
static void
test_does_not_load_gtk (void)
{
  static const char *const forbidden[] = { "libgtk", "libgdk", "libadwaita", "libgraphene" };
  g_autofree char *ldd = g_find_program_in_path ("ldd");
  g_autofree char *out = NULL;
  const char *argv[] = { ldd, g_getenv ("EF_FRONTIER"), NULL };
  g_autoptr (GError) error = NULL;
  int status;

  if (ldd == NULL)
    {
      g_test_skip ("There is no ldd");
      return;
    }

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  cli_assert_contains (out, "libglib-2.0");
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    g_assert_null (strstr (out, forbidden[i]));
}

int
main (int   argc,
      char *argv[])
{
  cli_set_up (&argc, &argv);

  g_test_add_func ("/cli/program/help", test_help);
  g_test_add_func ("/cli/program/folder", test_folder);
  g_test_add_func ("/cli/program/version", test_version);
  g_test_add_func ("/cli/program/usage-errors", test_usage_errors);
  g_test_add_func ("/cli/program/cannot-read", test_cannot_read);
  g_test_add_func ("/cli/program/not-found", test_not_found);
  g_test_add_func ("/cli/program/list", test_list);
  g_test_add_func ("/cli/program/show-text", test_show_text);
  g_test_add_func ("/cli/program/show-csv", test_show_csv);
  g_test_add_func ("/cli/program/show-json", test_show_json);
  g_test_add_func ("/cli/program/show-groups", test_show_groups);
  g_test_add_func ("/cli/program/pareto-csv", test_pareto_csv);
  g_test_add_func ("/cli/program/pareto-text", test_pareto_text);
  g_test_add_func ("/cli/program/pareto-json", test_pareto_json);
  g_test_add_func ("/cli/program/pareto-by-quantity", test_pareto_by_quantity);
  g_test_add_func ("/cli/program/pareto-unknown-direction", test_pareto_unknown_direction);
  g_test_add_func ("/cli/program/pareto-colon-in-header", test_pareto_colon_in_header);
  g_test_add_func ("/cli/program/where-errors", test_where_errors);
  g_test_add_func ("/cli/program/standard-input", test_standard_input);
  g_test_add_func ("/cli/program/numbers-are-exact", test_numbers_are_exact);
  g_test_add_func ("/cli/program/diagnostics", test_diagnostics);
  g_test_add_func ("/cli/program/control-characters", test_control_characters);
  g_test_add_func ("/cli/program/c-locale", test_c_locale);
  g_test_add_func ("/cli/program/german-locale", test_german_locale);
  g_test_add_func ("/cli/program/cannot-write", test_cannot_write);
  g_test_add_func ("/cli/program/does-not-load-gtk", test_does_not_load_gtk);

  return cli_run_tests ();
}
