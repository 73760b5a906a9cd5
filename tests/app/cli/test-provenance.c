/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-program.h"

#include <string.h>

/* Tables with columns that say where each value comes from, written and read again. */

/* The same values and the same provenance: what is read is written as it was, also from a project
 * in between. */
static void
assert_kept (const char *name, const char *text)
{
  g_autofree char *path = cli_write_file (name, text);
  g_autofree char *project = cli_get_path ("kept.frontier");
  g_auto (CliRun) again = { 0 };
  g_auto (CliRun) import = { 0 };
  g_auto (CliRun) stored = { 0 };

  cli_run (&again, NULL, "show", path, "--format", "csv", "--provenance", NULL);
  g_assert_cmpstr (again.out, ==, text);
  cli_run (&import, NULL, "import", path, "-o", project, NULL);
  g_assert_cmpint (import.status, ==, 0);
  cli_run (&stored, NULL, "show", project, "--format", "csv", "--provenance", NULL);
  g_assert_cmpstr (stored.out, ==, text);
}

static char *
write_models (void)
{
  return cli_write_file ("models.csv", "model,size (M),score,date\n"
                                       "a,5,70,2020-01\n\nb,20,,2021-02\n\"c, d\",1.5,80.25,\n");
}

#define EXPECTED \
  "model,size (M),size (M) [kind],size (M) [source],size (M) [place]," \
  "score,score [kind],score [source],score [place]," \
  "date,date [kind],date [source],date [place]," \
  "Twice,Twice [kind],Twice [source],Twice [place]\n" \
  "a,5,reported,models.csv,line 2,70,reported,models.csv,line 2," \
  "2020-01,reported,models.csv,line 2,140,derived,,= score * 2\n" \
  "b,20,reported,models.csv,line 4,,,,,2021-02,reported,models.csv,line 4,,,,\n" \
  "\"c, d\",1.5,reported,models.csv,line 5,80.25,reported,models.csv,line 5,,,,," \
  "160.5,derived,,= score * 2\n"

static void
test_show (void)
{
  g_autofree char *path = write_models ();
  const char *const arguments[] = { "show",       path, "--derive",     "Twice = score * 2",
                                    "--format",   "csv", "--provenance", NULL };
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) german = { 0 };

  cli_run_strv (&run, NULL, arguments);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==, EXPECTED);
  cli_run_in_locale (&german, "de_DE.UTF-8", arguments);
  g_assert_cmpstr (german.out, ==, EXPECTED);
  assert_kept ("twice.csv", EXPECTED);
}

/* It is a computed column again: it follows, and has no columns about it that are data. */
static void
test_read (void)
{
  g_autofree char *path = cli_write_file ("twice.csv", EXPECTED);
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) json = { 0 };
  yajl_val root;

  cli_run (&json, NULL, "show", path, "--format", "json", NULL);
  root = cli_parse_json (json.out);
  g_assert_cmpstr (cli_get_json_text (root, "columns/4/column"), ==, "Twice");
  g_assert_null (strstr (json.out, "["
                                   "kind]"));
  yajl_tree_free (root);

  cli_run (&run, NULL, "show", path, "--format", "csv", "--where", "score > 75", "-p", NULL);
  g_assert_nonnull (strstr (run.out, "\n\"c, d\",1.5,reported,models.csv,line 5,"));
}

/* Both files of a linked table keep their places. */
static void
test_linked (void)
{
  g_autofree char *models = write_models ();
  g_autofree char *energy = cli_write_file ("energy.csv", "model,kWh\na,3\nx,4\n\"c, d\",9\n");
  g_autofree char *project = cli_get_path ("linked.frontier");
  g_auto (CliRun) join = { 0 };
  g_auto (CliRun) run = { 0 };

  cli_run (&join, NULL, "join", models, energy, "-o", project, NULL);
  g_assert_cmpint (join.status, ==, 0);
  cli_run (&run, NULL, "show", project, "--table", "models + energy", "--format", "csv", "-p",
           NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, "\"c, d\",1.5,reported,models.csv,line 5,"));
  g_assert_nonnull (strstr (run.out, ",9,reported,energy.csv,line 4"));
  assert_kept ("linked.csv", run.out);
}

/* Estimates keep what they were estimated from. */
static void
test_estimated (void)
{
  g_autofree char *path = cli_write_file ("runs.csv", "model,energy (kWh)\na,10\nb,20\nc,\n");
  g_autofree char *estimated = NULL;
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) again = { 0 };

  cli_run (&run, NULL, "show", path, "--estimate", "grid=SWE", "--format", "csv", "-p", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, ",estimated,,"));

  /* What --estimate says of them besides is known as well, and not taken for data. */
  estimated = cli_write_file ("estimated.csv", run.out);
  cli_run (&again, NULL, "show", estimated, "--format", "csv", "-p", NULL);
  g_assert_nonnull (strstr (again.out, ",estimated,,= energy*intensity"));
  g_assert_null (strstr (again.out, ": origin"));
  assert_kept ("again.csv", again.out);
}

/* The ends of the range of an estimate are no values that the file reports. */
static void
test_ranges (void)
{
  g_autofree char *path = cli_write_file ("hours.csv", "model,training time (GPU h)\na,10\n");
  g_auto (CliRun) run = { 0 };

  cli_run (&run, NULL, "show", path, "--estimate", "hardware=nvidia-a100-pcie-40gb", "--format",
           "csv", "-p", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, ",Energy estimate (kWh) [lower],"));
  g_assert_null (strstr (run.out, ": lower"));
}

/* The ends of error bars are written once, however often they are read. */
static void
test_error_bars (void)
{
  g_autofree char *path
    = cli_write_file ("bars.csv", "model,score,score_lower,score_upper\na,70,69,71\nb,75,,\n");
  g_auto (CliRun) run = { 0 };

  cli_run (&run, NULL, "show", path, "--format", "csv", "-p", NULL);
  g_assert_nonnull (strstr (run.out, "score [place],score [lower],score [upper],score_lower,"));
  assert_kept ("bars-again.csv", run.out);
}

/* Columns that only look like that are data. */
static void
test_others (void)
{
  static const char *const texts[] = {
    "m,a,a [kind],a [source],a [place]\nx,1,good,f,line 2\n",
    "m,a,a [kind],a [place],a [source]\nx,1,reported,line 2,f\n",
    "m,a,b [kind],b [source],b [place]\nx,1,reported,f,line 2\n",
    "m,a,a [kind],a [source]\nx,1,reported,f\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = cli_write_file ("others.csv", texts[i]);
      g_auto (CliRun) run = { 0 };

      cli_run (&run, NULL, "show", path, "--format", "csv", NULL);
      g_assert_cmpstr (run.out, ==, texts[i]);
    }
}

static void
test_usage (void)
{
  g_autofree char *path = write_models ();
  g_auto (CliRun) text = { 0 };
  g_auto (CliRun) original = { 0 };

  cli_run (&text, NULL, "show", path, "--provenance", NULL);
  g_assert_cmpint (text.status, ==, 1);
  cli_run (&original, NULL, "show", path, "--format", "csv", "-p", "-o", NULL);
  g_assert_cmpint (original.status, ==, 1);
}

int
main (int argc, char *argv[])
{
  cli_set_up (&argc, &argv);

  g_test_add_func ("/cli/provenance/show", test_show);
  g_test_add_func ("/cli/provenance/read", test_read);
  g_test_add_func ("/cli/provenance/linked", test_linked);
  g_test_add_func ("/cli/provenance/estimated", test_estimated);
  g_test_add_func ("/cli/provenance/ranges", test_ranges);
  g_test_add_func ("/cli/provenance/error-bars", test_error_bars);
  g_test_add_func ("/cli/provenance/others", test_others);
  g_test_add_func ("/cli/provenance/usage", test_usage);

  return cli_run_tests ();
}
