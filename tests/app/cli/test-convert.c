/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-program.h"

#include <string.h>

static const char tables[] =
  "[{\"task\": \"T\", \"colour\": 1, \"datasets\": [{\"dataset\": \"D\", \"sota\": {"
  "\"metrics\": [\"Score\"], \"rows\": ["
  "{\"model_name\": \"a\", \"metrics\": {\"Score\": \"9.5%\"}},"
  "{\"model_name\": \"b\", \"metrics\": {\"Score\": 8}}]}}], \"subtasks\": []}]";

static void
test_convert (void)
{
  g_autofree char *json = cli_write_file ("tables.json", tables);
  g_autofree char *xml = cli_get_path ("tables.pwc.xml");
  g_auto (CliRun) convert = { 0 };
  g_auto (CliRun) validate = { 0 };
  g_auto (CliRun) before = { 0 };
  g_auto (CliRun) after = { 0 };

  cli_run (&convert, NULL, "convert", json, "-o", xml, "--verbose", NULL);
  g_assert_cmpint (convert.status, ==, 0);
  g_assert_cmpstr (convert.out, ==, "");
  g_assert_true (g_str_has_prefix (convert.err, "tables.json: 1 value has no place in the XML form "
                                                "and is left out: “colour”.\n"));

  cli_run (&validate, NULL, "validate", xml, NULL);
  g_assert_cmpint (validate.status, ==, 0);
  g_assert_cmpstr (validate.out, ==, "tables.pwc.xml is a valid file of evaluation tables.\n");

  cli_run (&before, NULL, "show", json, "-f", "csv", "--original", NULL);
  cli_run (&after, NULL, "show", xml, "-f", "csv", "--original", NULL);
  g_assert_cmpint (after.status, ==, 0);
  g_assert_cmpstr (before.out, ==, after.out);
}

/* To JSON again, packed or not, and from there the same bytes as before. */
static void
test_way_back (void)
{
  g_autofree char *json = cli_write_file ("way.json", tables);
  g_autofree char *xml = cli_get_path ("way.pwc.xml");
  g_autofree char *xml_again = cli_get_path ("way-again.pwc.xml");
  static const char *const names[] = { "back.json", "back.json.gz" };
  g_auto (CliRun) there = { 0 };
  g_autofree char *first = NULL;
  gsize first_length;

  cli_run (&there, NULL, "convert", json, "-o", xml, NULL);
  g_assert_cmpint (there.status, ==, 0);
  g_assert_true (g_file_get_contents (xml, &first, &first_length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = cli_get_path (names[i]);
      g_auto (CliRun) back = { 0 };
      g_auto (CliRun) again = { 0 };
      g_auto (CliRun) show = { 0 };
      g_autofree char *packed = NULL;
      g_autofree char *second = NULL;
      gsize second_length;

      cli_run (&back, NULL, "convert", xml, "-o", path, "--verbose", NULL);
      g_assert_cmpint (back.status, ==, 0);
      g_assert_cmpstr (back.out, ==, "");
      g_assert_cmpstr (back.err, ==, "");
      g_assert_true (g_file_get_contents (path, &packed, NULL, NULL));
      g_assert_true (g_str_has_prefix (packed, i == 0 ? "[\n  {\n" : "\x1f\x8b"));
      cli_run (&again, NULL, "convert", path, "-o", xml_again, NULL);
      g_assert_cmpint (again.status, ==, 0);
      g_assert_true (g_file_get_contents (xml_again, &second, &second_length, NULL));
      g_assert_cmpmem (first, first_length, second, second_length);
      cli_run (&show, NULL, "show", path, "-f", "csv", "--original", NULL);
      g_assert_nonnull (strstr (show.out, "9.5%"));
    }
}

/* Where the JSON cannot be finished, there is none, and what was there stays. */
static void
test_unfinished (void)
{
  g_autofree char *cut = cli_write_file (
    "cut.pwc.xml", "<evaluation-tables xmlns=\"urn:efficient-frontier:pwc:1\"><task name=\"T\">");
  g_autofree char *kept = cli_write_file ("kept.json", "kept");
  g_autofree char *folder = g_path_get_dirname (kept);
  g_autofree char *content = NULL;
  g_autoptr (GDir) dir = NULL;
  g_auto (CliRun) run = { 0 };
  const char *name;

  cli_run (&run, NULL, "convert", cut, "-o", kept, NULL);
  g_assert_cmpint (run.status, ==, 2);
  g_assert_nonnull (strstr (run.err, "“cut.pwc.xml”, 1:"));
  g_assert_true (g_file_get_contents (kept, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "kept");
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "kept.json."));
}

static void
test_failures (void)
{
  g_autofree char *json = cli_write_file ("tables.json", tables);
  g_autofree char *broken = cli_write_file ("broken.json", "[{\"task\": \"T\", \"datasets\": [");
  g_autofree char *csv = cli_write_file ("models.csv", "model,score\na,1\n");
  g_autofree char *xml = cli_get_path ("none.pwc.xml");
  g_autofree char *nowhere = cli_get_path ("no/such/folder/a.xml");
  g_autofree char *nowhere_json = cli_get_path ("no/such/folder/a.json");
  g_autofree char *ours = cli_write_file (
    "empty.pwc.xml", "<evaluation-tables xmlns=\"urn:efficient-frontier:pwc:1\"/>");
  const struct
  {
    const char *input;
    const char *output;
    int status;
    const char *words;
  } cases[] = {
    { json, NULL, 1, "--output is missing" },
    { json, "a.csv", 1, "has to end in .xml (.pwc.xml is usual), .json or .json.gz" },
    { json, "b.json", 2, "“tables.json” does not hold evaluation tables in the XML form" },
    { broken, xml, 2, "cut off" },
    { csv, xml, 2, "“models.csv” does not hold evaluation tables" },
    { "/no/such/file.json", xml, 2, "file.json" },
    { json, nowhere, 5, "There is no folder “" },
    { ours, nowhere_json, 5, "There is no folder “" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (CliRun) run = { 0 };

      cli_run (&run, NULL, "convert", cases[i].input, cases[i].output != NULL ? "-o" : NULL,
               cases[i].output, NULL);
      g_assert_cmpint (run.status, ==, cases[i].status);
      g_assert_nonnull (strstr (run.err, cases[i].words));
    }
  g_assert_false (g_file_test (xml, G_FILE_TEST_EXISTS));
}

static void
test_validate (void)
{
  g_autofree char *file = cli_write_file (
    "bad.pwc.xml", "<evaluation-tables xmlns=\"urn:efficient-frontier:pwc:1\">\n"
                   "<task name=\"T\"><weather/></task></evaluation-tables>\n");
  g_auto (CliRun) run = { 0 };

  cli_run (&run, NULL, "validate", file, NULL);
  g_assert_cmpint (run.status, ==, 4);
  g_assert_cmpstr (run.out, ==, "");
  g_assert_true (g_str_has_prefix (run.err, "bad.pwc.xml:2: "));
}

int
main (int   argc,
      char *argv[])
{
  cli_set_up (&argc, &argv);

  g_test_add_func ("/cli/convert/tables", test_convert);
  g_test_add_func ("/cli/convert/way-back", test_way_back);
  g_test_add_func ("/cli/convert/unfinished", test_unfinished);
  g_test_add_func ("/cli/convert/failures", test_failures);
  g_test_add_func ("/cli/convert/validate", test_validate);

  return cli_run_tests ();
}
