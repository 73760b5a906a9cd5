/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-program.h"

#include <glib/gstdio.h>
#include <string.h>

static const char models[] =
  "model,params (M),top1\n"
  "Alpha,10,70.5\n"
  "Beta,20,75.25\n"
  "Gamma,1000,75\n";

static const char speeds[] =
  "model,latency (ms),top1\n"
  "Alpha,3,70\n"
  "Beta,2,75\n";

/* A project of both tables (transfer full). */
static char *
make_project (const char *name)
{
  g_autofree char *first = cli_write_file ("models.csv", models);
  g_autofree char *second = cli_write_file ("speeds.csv", speeds);
  g_auto (CliRun) run = { 0 };
  char *path = cli_get_path (name);

  cli_run (&run, NULL, "import", first, second, "--title", "Two tables", "-o", path, NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==, "");
  g_assert_cmpstr (run.err, ==, "");

  return path;
}

static void
test_import (void)
{
  g_autofree char *project = make_project ("two.frontier");
  g_auto (CliRun) list = { 0 };
  g_auto (CliRun) json = { 0 };
  yajl_val root;

  cli_run (&list, NULL, "list", project, NULL);
  g_assert_cmpint (list.status, ==, 0);
  g_assert_true (g_str_has_prefix (list.out, "rows  columns  table\n"
                                             "   3        3  models.csv\n"
                                             "   2        3  speeds.csv\n"));

  cli_run (&json, NULL, "list", project, "-f", "json", NULL);
  root = cli_parse_json (json.out);
  g_assert_cmpuint (cli_get_json (root, "tables")->u.array.len, ==, 2);
  g_assert_cmpuint (cli_get_json (root, "charts")->u.array.len, ==, 2);
  g_assert_cmpstr (cli_get_json_text (root, "charts/0/table"), ==, "models.csv");
  g_assert_cmpstr (cli_get_json_text (root, "charts/1/table"), ==, "speeds.csv");
  yajl_tree_free (root);
}

/* Cards are one source and one chart, in the place of the first; what is no card is its own. */
static void
test_import_cards (void)
{
  static const char card[] = "---\nco2_eq_emissions: %s\nmodel-index:\n- results:\n"
                             "  - metrics: [{type: accuracy, value: %s}]\n---\n";
  g_autofree char *first_text = g_strdup_printf (card, "300", "0.5");
  g_autofree char *second_text = g_strdup_printf (card, "500", "0.75");
  g_autofree char *first = cli_write_file ("first.md", first_text);
  g_autofree char *second = cli_write_file ("second.md", second_text);
  g_autofree char *table = cli_write_file ("models.csv", models);
  g_autofree char *project = cli_get_path ("cards.frontier");
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) list = { 0 };
  g_auto (CliRun) pareto = { 0 };

  cli_run (&run, NULL, "import", second, table, first, "-o", project, NULL);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  cli_run (&list, NULL, "list", project, NULL);
  g_assert_nonnull (strstr (list.out, "   2        4  first + 1 > Results\n"
                                      "   3        3  models.csv\n"));
  cli_run (&pareto, NULL, "pareto", project, "-f", "csv", NULL);
  g_assert_cmpstr (pareto.out, ==, "label,co2_eq_emissions,accuracy\n"
                                   "first,300,0.5\nsecond,500,0.75\n");
}

/* What is in a project is what was in the file. */
static void
test_tables_survive (void)
{
  g_autofree char *project = make_project ("survive.frontier");
  g_autofree char *file = cli_get_path ("models.csv");
  g_auto (CliRun) before = { 0 };
  g_auto (CliRun) after = { 0 };
  g_auto (CliRun) pareto = { 0 };

  cli_run (&before, NULL, "show", file, "-f", "json", NULL);
  cli_run (&after, NULL, "show", project, "--table", "models.csv", "-f", "json", NULL);
  g_assert_cmpint (after.status, ==, 0);
  g_assert_cmpstr (after.out, ==, before.out);

  /* Without --table it is the table of the chart that the project opens with. */
  cli_run (&pareto, NULL, "pareto", project, "-f", "csv", NULL);
  g_assert_cmpint (pareto.status, ==, 0);
  g_assert_cmpstr (pareto.out, ==, "label,params (M),top1\nAlpha,10,70.5\nBeta,20,75.25\n");
}

static void
test_import_is_deterministic (void)
{
  g_autofree char *first = make_project ("first.frontier");
  g_autofree char *second = make_project ("second.frontier");
  g_autofree char *first_bytes = NULL;
  g_autofree char *second_bytes = NULL;
  gsize first_length, second_length;

  g_assert_true (g_file_get_contents (first, &first_bytes, &first_length, NULL));
  g_assert_true (g_file_get_contents (second, &second_bytes, &second_length, NULL));
  g_assert_cmpmem (first_bytes, first_length, second_bytes, second_length);
}

static void
test_mapping (void)
{
  static const char text[] = "<mapping xmlns='urn:efficient-frontier:mapping:1' version='1.0'>\n"
                             "<tables><header>model</header><header>sz</header>\n"
                             "<header>merit</header>\n"
                             "<column name='sz' quantity='parameters' unit='million'/>\n"
                             "<column name='merit' direction='max'/>\n"
                             "<column name='model' quantity='beauty'/></tables></mapping>";
  g_autofree char *mapping = cli_write_file ("my.mapping.xml", text);
  g_autofree char *file
    = cli_write_file ("odd.csv", "model,sz,merit\nA,10,3\nB,20,5\nC,30,4\n");
  g_autofree char *other = cli_get_path ("models.csv");
  g_autofree char *project = cli_get_path ("odd.frontier");
  g_autofree char *figure = cli_get_path ("odd.svg");
  g_auto (CliRun) imported = { 0 };
  g_auto (CliRun) kept = { 0 };
  g_auto (CliRun) pareto = { 0 };
  g_auto (CliRun) without = { 0 };
  g_auto (CliRun) rendered = { 0 };
  g_auto (CliRun) unmet = { 0 };

  cli_run (&imported, NULL, "import", file, "--mapping", mapping, "-v", "-o", project, NULL);
  g_assert_cmpint (imported.status, ==, 0);
  g_assert_nonnull (strstr (imported.err, "my.mapping.xml:6: There is no quantity “beauty”."));
  cli_run (&kept, NULL, "pareto", project, "-x", "parameters", "-y", "merit", "-f", "csv", NULL);
  g_assert_cmpstr (kept.out, ==, "label,sz,merit\nA,10,3\nB,20,5\n");

  /* The same without a project between. */
  cli_run (&pareto, NULL, "pareto", file, "-m", mapping, "-x", "parameters", "-y", "merit", "-f",
           "csv", NULL);
  g_assert_cmpint (pareto.status, ==, 0);
  g_assert_cmpstr (pareto.out, ==, kept.out);
  cli_run (&without, NULL, "pareto", file, "-x", "sz", "-y", "merit", NULL);
  g_assert_cmpint (without.status, ==, 1);
  cli_run (&rendered, NULL, "render", file, "-m", mapping, "-o", figure, NULL);
  g_assert_cmpint (rendered.status, ==, 0);

  /* A mapping for other tables is worth a word, and no failure. */
  cli_run (&unmet, NULL, "show", other, "-m", mapping, "-v", "-f", "csv", NULL);
  g_assert_cmpint (unmet.status, ==, 0);
  g_assert_nonnull (strstr (unmet.err, "models.csv: The mapping says nothing about these tables"));
}

static void
test_mapping_failures (void)
{
  g_autofree char *project = make_project ("mapped.frontier");
  g_autofree char *file = cli_get_path ("models.csv");
  g_autofree char *missing = cli_get_path ("missing.mapping.xml");
  g_autofree char *mapping
    = cli_write_file ("empty.mapping.xml", "<mapping xmlns='urn:efficient-frontier:mapping:1'/>");
  g_auto (CliRun) unread = { 0 };
  g_auto (CliRun) no_mapping = { 0 };
  g_auto (CliRun) of_project = { 0 };

  cli_run (&unread, NULL, "list", file, "--mapping", missing, NULL);
  g_assert_cmpint (unread.status, ==, 2);
  cli_run (&no_mapping, NULL, "import", file, "--mapping", file, "-o", project, NULL);
  g_assert_cmpint (no_mapping.status, ==, 2);
  cli_run (&of_project, NULL, "list", project, "--mapping", mapping, NULL);
  g_assert_cmpint (of_project.status, ==, 1);
  g_assert_nonnull (strstr (of_project.err, "--mapping is for files that are imported"));
}

/* What a mapping leaves out is in no project and in no output. */
static void
test_mapping_leaves_out (void)
{
  static const char text[] = "<mapping xmlns='urn:efficient-frontier:mapping:1' version='1.1'>\n"
                             "<tables><column name='sz' role='left-out'/></tables>\n"
                             "<tables><header>a</header><header>b</header>\n"
                             "<column name='a' role='left-out'/>\n"
                             "<column name='b' role='left-out'/></tables></mapping>";
  g_autofree char *mapping = cli_write_file ("out.mapping.xml", text);
  g_autofree char *file = cli_write_file ("odd.csv", "model,sz,merit\nA,10,3\nB,20,5\n");
  g_autofree char *whole = cli_write_file ("whole.csv", "a,b\nx,1\ny,2\n");
  g_autofree char *project = cli_get_path ("out.frontier");
  g_auto (CliRun) imported = { 0 };
  g_auto (CliRun) list = { 0 };
  g_auto (CliRun) show = { 0 };

  cli_run (&imported, NULL, "import", file, whole, "-m", mapping, "-v", "-o", project, NULL);
  g_assert_cmpint (imported.status, ==, 0);
  g_assert_nonnull (strstr (imported.err, "whole.csv: The mapping leaves out all that there is."));
  cli_run (&list, NULL, "list", project, NULL);
  g_assert_nonnull (strstr (list.out, "   2        2  odd.csv\n"));
  g_assert_null (strstr (list.out, "whole.csv"));
  cli_run (&show, NULL, "show", file, "-m", mapping, "-f", "csv", NULL);
  g_assert_cmpstr (show.out, ==, "model,merit\nA,3\nB,5\n");
}

static void
test_import_failures (void)
{
  g_autofree char *file = cli_write_file ("models.csv", models);
  g_autofree char *missing = cli_get_path ("missing.csv");
  g_autofree char *output = cli_get_path ("failed.frontier");
  g_autofree char *nowhere = cli_get_path ("no-such-folder/p.frontier");
  g_auto (CliRun) unread = { 0 };
  g_auto (CliRun) unwritten = { 0 };

  cli_run (&unread, NULL, "import", file, missing, "-o", output, NULL);
  g_assert_cmpint (unread.status, ==, 2);
  g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));

  cli_run (&unwritten, NULL, "import", file, "-o", nowhere, NULL);
  g_assert_cmpint (unwritten.status, ==, 5);
}

static void
test_render (void)
{
  g_autofree char *project = make_project ("render.frontier");
  g_autofree char *figure = cli_get_path ("chart.svg");
  g_autofree char *svg = NULL;
  g_auto (CliRun) current = { 0 };
  g_auto (CliRun) second = { 0 };
  g_auto (CliRun) unknown = { 0 };

  cli_run (&current, NULL, "render", project, "-o", figure, NULL);
  g_assert_cmpint (current.status, ==, 0);
  g_assert_true (g_file_get_contents (figure, &svg, NULL, NULL));
  g_assert_nonnull (strstr (svg, "models.csv"));
  g_clear_pointer (&svg, g_free);

  cli_run (&second, NULL, "render", project, "--chart", "chart-2", "-o", figure, NULL);
  g_assert_cmpint (second.status, ==, 0);
  g_assert_true (g_file_get_contents (figure, &svg, NULL, NULL));
  g_assert_nonnull (strstr (svg, "speeds.csv"));

  cli_run (&unknown, NULL, "render", project, "--chart", "chart-9", "-o", figure, NULL);
  g_assert_cmpint (unknown.status, ==, 3);
  g_assert_nonnull (strstr (unknown.err, "“chart-9”"));
}

static void
test_validate (void)
{
  g_autofree char *project = make_project ("valid.frontier");
  g_autofree char *file = cli_write_file ("models.csv", models);
  g_autofree char *missing = cli_get_path ("missing.frontier");
  g_auto (CliRun) valid = { 0 };
  g_auto (CliRun) table = { 0 };
  g_auto (CliRun) nothing = { 0 };

  cli_run (&valid, NULL, "validate", project, NULL);
  g_assert_cmpint (valid.status, ==, 0);
  g_assert_cmpstr (valid.err, ==, "");
  g_assert_cmpstr (valid.out, ==, "valid.frontier is a valid project.\n");

  cli_run (&table, NULL, "validate", file, NULL);
  g_assert_cmpint (table.status, ==, 4);
  g_assert_cmpstr (table.out, ==, "");

  cli_run (&nothing, NULL, "validate", missing, NULL);
  g_assert_cmpint (nothing.status, ==, 2);
}

/* Every violation is a line that says where it is. */
static void
test_validate_finds_lines (void)
{
  g_autofree char *project = make_project ("whole.frontier");
  g_autofree char *text = NULL;
  g_autofree char *broken = NULL;
  g_autoptr (GString) xml = NULL;
  g_auto (CliRun) run = { 0 };

  g_assert_true (g_file_get_contents (project, &text, NULL, NULL));
  xml = g_string_new (text);
  g_assert_cmpuint (g_string_replace (xml, "<chart ", "<chart nonsense=\"1\" ", 1), ==, 1);
  broken = cli_write_file ("broken.frontier", xml->str);

  cli_run (&run, NULL, "validate", broken, NULL);
  g_assert_cmpint (run.status, ==, 4);
  g_assert_true (g_regex_match_simple ("^broken\\.frontier:[0-9]+: ", run.err, G_REGEX_MULTILINE,
                                       0));
}

int
main (int   argc,
      char *argv[])
{
  cli_set_up (&argc, &argv);

  g_test_add_func ("/cli/project/import", test_import);
  g_test_add_func ("/cli/project/tables-survive", test_tables_survive);
  g_test_add_func ("/cli/project/import-cards", test_import_cards);
  g_test_add_func ("/cli/project/import-is-deterministic", test_import_is_deterministic);
  g_test_add_func ("/cli/project/mapping", test_mapping);
  g_test_add_func ("/cli/project/mapping-failures", test_mapping_failures);
  g_test_add_func ("/cli/project/mapping-leaves-out", test_mapping_leaves_out);
  g_test_add_func ("/cli/project/import-failures", test_import_failures);
  g_test_add_func ("/cli/project/render", test_render);
  g_test_add_func ("/cli/project/validate", test_validate);
  g_test_add_func ("/cli/project/validate-finds-lines", test_validate_finds_lines);

  return cli_run_tests ();
}
