/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-program.h"

#include <glib/gstdio.h>
#include <string.h>

static const char models[] =
  "model,family,params (M),top1,zing\n"
  "Alpha,A,10,70.5,1\n"
  "Beta,B,20,75.25,2\n"
  "Gamma,A,1000,75,3\n"
  "Delta,B,0,60,4\n"
  "Epsilon,A,,80,5\n";

static guint32
read_big_endian (const char *at)
{
  guint32 value;

  memcpy (&value, at, sizeof value);

  return GUINT32_FROM_BE (value);
}

/* The data of the chunk of that name, which must be there. */
static const char *
find_chunk (const char *png,
            gsize       length,
            const char *name)
{
  gsize at = 8;

  while (at + 8 <= length && memcmp (png + at + 4, name, 4) != 0)
    at += 12 + read_big_endian (png + at);
  g_assert_cmpuint (at + 8, <=, length);

  return png + at + 8;
}

static void
test_png (void)
{
  g_auto (CliRun) run = { 0 };
  g_autofree char *path = cli_render (&run, models, "figure.png", "-x", "params (M):min", "-y",
                                      "top1:max", "--size", "1600x1000px", "--linear", "x", NULL);
  g_autofree char *png = NULL;
  const char *header, *resolution;
  gsize length;

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==, "");
  png = cli_read_file (path, &length);
  g_assert_cmpmem (png, 8, "\211PNG\r\n\032\n", 8);

  header = find_chunk (png, length, "IHDR");
  g_assert_cmpuint (read_big_endian (header), ==, 1600);
  g_assert_cmpuint (read_big_endian (header + 4), ==, 1000);
  g_assert_cmpint (header[9], ==, 2); /* colours without alpha */

  resolution = find_chunk (png, length, "pHYs");
  g_assert_cmpuint (read_big_endian (resolution), ==, 3780); /* 96 an inch, in metres */
}

static void
test_png_paper (void)
{
  g_auto (CliRun) run = { 0 };
  g_autofree char *path = cli_render (&run, models, "figure.png", "-x", "params (M)", "-y", "top1",
                                  "--size", "88x60mm", "--dpi", "300", "--font-size", "8",
                                  "--transparent", NULL);
  g_autofree char *png = NULL;
  const char *header;
  gsize length;

  g_assert_cmpint (run.status, ==, 0);
  png = cli_read_file (path, &length);
  header = find_chunk (png, length, "IHDR");
  g_assert_cmpuint (read_big_endian (header), ==, 1039); /* 88 / 25.4 x 300 = 1039.4 */
  g_assert_cmpuint (read_big_endian (header + 4), ==, 709); /* 708.7 */
  g_assert_cmpint (header[9], ==, 6); /* with alpha */
  g_assert_cmpuint (read_big_endian (find_chunk (png, length, "pHYs")), ==, 11811);
}

static void
test_svg (void)
{
  g_auto (CliRun) run = { 0 };
  g_autofree char *path = cli_render (&run, models, "figure.svg", "-x", "params (M):min", "-y",
                                      "top1:max", "--color", "family", "--title",
                                      "Models & <sizes>", "--linear", "x,y", NULL);
  g_autofree char *svg = NULL;

  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.err, "1 row is not drawn: it has no value on x or y."));
  svg = cli_read_file (path, NULL);
  g_assert_nonnull (strstr (svg, "<svg "));
  g_assert_nonnull (strstr (svg, "Models &amp; &lt;sizes&gt;"));
  g_assert_nonnull (strstr (svg, "Delta"));
  g_assert_null (strstr (svg, "Gamma")); /* dominated: its point has no label */
  g_assert_nonnull (strstr (svg, "</svg>"));
}

static void
test_pdf (void)
{
  g_auto (CliRun) run = { 0 };
  g_autofree char *path = cli_render (&run, models, "figure.pdf", "-x", "params (M)", "-y", "top1",
                                      NULL);
  g_autofree char *pdf = NULL;
  gsize length;

  g_assert_cmpint (run.status, ==, 0);
  pdf = cli_read_file (path, &length);
  g_assert_cmpuint (length, >, 1000);
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
}

static void
test_deterministic (void)
{
  static const char *const names[][2] = {
    { "one.svg", "two.svg" }, { "one.png", "two.png" }, { "one.pdf", "two.pdf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (CliRun) run = { 0 };
      g_auto (CliRun) again = { 0 };
      g_autofree char *path = cli_render (&run, models, names[i][0], "-y", "top1", NULL);
      g_autofree char *other = cli_render (&again, models, names[i][1], "-y", "top1", NULL);
      g_autofree char *bytes = NULL;
      g_autofree char *other_bytes = NULL;
      gsize length, other_length;

      g_assert_cmpint (run.status, ==, 0);
      bytes = cli_read_file (path, &length);
      other_bytes = cli_read_file (other, &other_length);
      g_assert_cmpmem (bytes, length, other_bytes, other_length);
    }
}

/* A figure without what was asked for must not look as if it were complete. */
static void
test_remarks (void)
{
  g_auto (CliRun) log = { 0 };
  g_auto (CliRun) direction = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  first = cli_render (&log, models, "log.svg", "-x", "params (M):min", "-y", "top1:max", "--log",
                      "x", NULL);
  g_assert_cmpint (log.status, ==, 0);
  g_assert_nonnull (strstr (log.err, "zero or negative on a logarithmic axis"));

  second = cli_render (&direction, models, "direction.svg", "-x", "zing", "-y", "top1:max", NULL);
  g_assert_cmpint (direction.status, ==, 0);
  g_assert_nonnull (strstr (direction.err, "No frontier is drawn"));
  g_assert_nonnull (strstr (direction.err, "“zing”"));
}

/* Whoever prints a column would send it back. */
static void
test_sizes (void)
{
  g_auto (CliRun) large = { 0 };
  g_auto (CliRun) small = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *content = NULL;

  first = cli_render (&large, models, "column.svg", "-x", "params (M):min", "-y", "top1:max",
                      "--linear", "x", "--where", "top1 > 70 and `params (M)` > 0", "-s",
                      "elsevier-1", NULL);
  g_assert_cmpint (large.status, ==, 0);
  g_assert_cmpstr (large.err, ==, "");
  content = cli_read_file (first, NULL);
  g_assert_nonnull (strstr (content, "width=\"90mm\" height=\"90mm\""));

  second = cli_render (&small, models, "small.svg", "-x", "params (M):min", "-y", "top1:max",
                       "--linear", "x", "--where", "top1 > 70 and `params (M)` > 0", "-s",
                       "elsevier-1", "--font-size", "5", "--source-line", "Own runs", NULL);
  g_assert_cmpint (small.status, ==, 0);
  g_assert_nonnull (strstr (small.err, "The smallest letters have 5.0 points; Elsevier asks for 7 "
                                       "or more. With --font-size 7 they are large enough."));
  g_clear_pointer (&content, g_free);
  content = cli_read_file (second, NULL);
  g_assert_nonnull (strstr (content, ">Own runs<"));
  g_assert_null (strstr (content, "Source:"));
}

static void
test_failures (void)
{
  static const struct
  {
    const char *output;
    const char *option;
    const char *argument;
    int status;
  } cases[] = {
    { "f.svg", "-x", "weight", 3 },
    { "f.svg", "--color", "weight", 3 },
    { "f.svg", "--label", "weight", 3 },
    { "f.svg", "--table", "weight", 3 },
    { "f.svg", "--chart", "chart-1", 3 },
    { "f.svg", "--where", "weight > 3", 3 },
    { "f.svg", "--where", "top1 >", 1 },
    { "f.svg", "--theme", "pink", 1 },
    { "f.svg", "--labels", "some", 1 },
    { "f.svg", "--legend", "left", 1 },
    { "f.svg", "--log", "z", 1 },
    { "f.svg", "--size", "nature-9", 1 },
    { "f.svg", "--font-size", "-3", 1 },
    { "no-such-folder/f.svg", "-y", "top1", 5 },
    { "no-such-folder/f.png", "-y", "top1", 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (CliRun) run = { 0 };
      g_autofree char *path = cli_render (&run, models, cases[i].output, cases[i].option,
                                          cases[i].argument, NULL);

      g_test_message ("%s %s", cases[i].option, cases[i].argument);
      g_assert_cmpint (run.status, ==, cases[i].status);
      g_assert_true (g_str_has_prefix (run.err, "frontier: "));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* One of two rulers of a kind would be forgotten over the other. */
static void
test_ruler_twice (void)
{
  g_auto (CliRun) twice = { 0 }, both = { 0 };
  g_autofree char *path
    = cli_render (&twice, models, "f.svg", "-x", "params (M):min", "-y", "top1:max", "-r",
                  "memory=20MB@q4-0", "-r", "compute", "-r", "memory=20MB@fp16", NULL);
  g_autofree char *drawn = NULL;

  g_assert_cmpint (twice.status, ==, 1);
  cli_assert_contains (twice.err, "“memory=20MB@fp16”");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  drawn = cli_render (&both, models, "f.svg", "-x", "params (M):min", "-y", "top1:max", "-r",
                      "memory=20MB@q4-0,fp16", NULL);
  g_assert_cmpint (both.status, ==, 0);
}

/* Runs with nothing of the person's environment but what is said here. */
static void
run_in_environment (const char *const *arguments,
                    const char        *locale,
                    const char        *language,
                    const char        *zone)
{
  g_auto (CliRun) run = { 0 };

  g_setenv ("LANGUAGE", language, TRUE);
  g_setenv ("TZ", zone, TRUE);
  cli_run_in_locale (&run, locale, arguments);
  g_unsetenv ("TZ");
  g_setenv ("LANGUAGE", "en", TRUE);
  g_assert_cmpint (run.status, ==, 0);
}

/* The same project, the same bytes on every machine; and a figure speaks the language it was told,
 * whatever the machine speaks. */
static void
test_environment (void)
{
  static const char *const environments[][3] = {
    { "C.UTF-8", "", "UTC" },
    { "C", "de", "Asia/Tokyo" },
    { "de_DE.UTF-8", "", "Europe/Berlin" },
    { "de_DE.UTF-8", "de:en", "America/New_York" },
  };
  static const char *const endings[] = { "svg", "png", "pdf" };
  static const char *const languages[] = { "en", "de" };
  g_autofree char *input = cli_write_file ("models.csv", models);

  for (gsize f = 0; f < G_N_ELEMENTS (endings); f++)
    {
      g_auto (GStrv) contents = g_new0 (char *, 3);
      gsize lengths[2];

      for (gsize l = 0; l < 2; l++)
        for (gsize e = 0; e < G_N_ELEMENTS (environments); e++)
          {
            g_autofree char *name = g_strconcat ("figure.", endings[f], NULL);
            g_autofree char *output = cli_get_path (name);
            const char *arguments[] = {
              "render",   input,           "-x",         "params (M):min", "-y", "top1:max",
              "--color",  "family",        "--language", languages[l],     "-o", output,
              "--log",    "x",             NULL,
            };
            g_autofree char *content = NULL;
            gsize length;

            run_in_environment (arguments, environments[e][0], environments[e][1],
                                environments[e][2]);
            content = cli_read_file (output, &length);
            if (e == 0)
              {
                contents[l] = g_steal_pointer (&content);
                lengths[l] = length;
              }
            else
              {
                g_assert_cmpmem (content, length, contents[l], lengths[l]);
              }
          }
      g_assert_true (lengths[0] != lengths[1]
                     || memcmp (contents[0], contents[1], lengths[0]) != 0);
      if (f == 0)
        {
          g_assert_nonnull (strstr (contents[0], "Efficient frontier"));
          g_assert_null (strstr (contents[0], "Effizienzgrenze"));
          g_assert_nonnull (strstr (contents[1], "Effizienzgrenze"));
          g_assert_nonnull (strstr (contents[1], "besser"));
          g_assert_null (strstr (contents[1], "better"));
        }
    }
}

/* Without being told, it is English wherever the machine stands. */
static void
test_language (void)
{
  g_autofree char *input = cli_write_file ("models.csv", models);
  g_autofree char *output = cli_get_path ("figure.svg");
  const char *arguments[] = { "render", input, "-x", "params (M):min", "-y", "top1:max", "-o",
                              output,   NULL };
  g_auto (CliRun) run = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *svg = NULL;

  run_in_environment (arguments, "de_DE.UTF-8", "de", "UTC");
  svg = cli_read_file (output, NULL);
  g_assert_nonnull (strstr (svg, "Efficient frontier"));

  path = cli_render (&run, models, "figure.svg", "-x", "params (M)", "-y", "top1", "--language",
                     "tlh", NULL);
  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, "--language is one of en, de, not “tlh”."));
}

static char *
render_scenario (const char *language)
{
  g_autofree char *input
    = cli_write_file ("hours.csv", "model,hardware,GPU hours,top1\n"
                                   "Alpha,A100 SXM4 80GB,10,70.5\nBeta,A100 SXM4 80GB,20,75\n");
  g_autofree char *output = cli_get_path ("hours.svg");
  const char *arguments[] = { "render",     input,      "-x",       "GPU hours:min",
                              "-y",         "top1:max", "--estimate", "grid=FRA",
                              "--language", language,   "--ghost",    "",           "-o",
                              output,       NULL };
  g_auto (CliRun) run = { 0 };

  run_in_environment (arguments, "C.UTF-8", "en", "UTC");
  return cli_read_file (output, NULL);
}

/* A scenario that has no name gets one in the language of the figure. */
static void
test_language_of_scenarios (void)
{
  g_autofree char *english = render_scenario ("en");
  g_autofree char *german = render_scenario ("de");

  g_assert_nonnull (strstr (english, "France"));
  g_assert_null (strstr (english, "Frankreich"));
  g_assert_nonnull (strstr (german, "Frankreich"));
  g_assert_null (strstr (german, "name=\"France"));
}

/* A figure is a project: listed, drawn again in any format, imported. */
static void
test_figure_again (void)
{
  static const char *const names[] = { "first.svg", "first.png", "first.pdf" };
  g_autofree char *imported = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (CliRun) run = { 0 };
      g_auto (CliRun) list = { 0 };
      g_auto (CliRun) import = { 0 };
      g_auto (CliRun) second = { 0 };
      g_autofree char *path = cli_render (&run, models, names[i], "-x", "params (M):min", "-y",
                                          "top1:max", "--color", "family", "--title",
                                          "Größe & Güte", NULL);
      g_autofree char *project = cli_get_path ("again.frontier");
      g_autofree char *again = cli_get_path ("again.svg");
      g_autofree char *content = NULL;
      g_autofree char *svg = NULL;

      g_assert_cmpint (run.status, ==, 0);
      cli_run (&list, NULL, "list", path, NULL);
      g_assert_cmpint (list.status, ==, 0);
      g_assert_nonnull (strstr (list.out, "chart-1  Größe & Güte  models.csv"));

      cli_run (&import, NULL, "import", path, "-o", project, NULL);
      g_assert_cmpint (import.status, ==, 0);
      content = cli_read_file (project, NULL);
      if (imported != NULL)
        g_assert_cmpstr (content, ==, imported);
      g_free (imported);
      imported = g_steal_pointer (&content);

      cli_run (&second, NULL, "render", path, "-o", again, NULL);
      g_assert_cmpint (second.status, ==, 0);
      svg = cli_read_file (again, NULL);
      g_assert_nonnull (strstr (svg, ">Größe &amp; Güte</text>"));
    }
}

static void
test_no_project (void)
{
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) list = { 0 };
  g_autofree char *path = cli_render (&run, models, "bare.svg", "-x", "params (M):min", "-y",
                                      "top1:max", "--no-project", NULL);
  g_autofree char *svg = cli_read_file (path, NULL);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (svg, "frontier render models.csv -x 'params (M):min' -y top1:max -o "
                                 "figure.svg</command>"));
  cli_run (&list, NULL, "list", path, NULL);
  g_assert_cmpint (list.status, ==, 2);
  g_assert_nonnull (strstr (list.err, "“bare.svg” is a picture without a project in it."));
}

/* All points with what they are, for programs; the frontier as a table, for people. */
static void
test_tables (void)
{
  g_auto (CliRun) csv = { 0 };
  g_auto (CliRun) markdown = { 0 };
  g_autofree char *csv_path = cli_render (&csv, models, "points.csv", "-x", "params (M):min", "-y",
                                          "top1:max", "--color", "family", NULL);
  g_autofree char *markdown_path = cli_render (&markdown, models, "front.md", "-x",
                                               "params (M):min", "-y", "top1:max", "--language",
                                               "de", NULL);
  g_autofree char *points = cli_read_file (csv_path, NULL);
  g_autofree char *front = cli_read_file (markdown_path, NULL);

  g_assert_cmpint (csv.status, ==, 0);
  g_assert_cmpstr (points, ==, "name,params (M),top1,family,on_front,place\n"
                               "Alpha,10,70.5,A,1,line 2\n"
                               "Beta,20,75.25,B,1,line 3\n"
                               "Gamma,1000,75,A,0,line 4\n");
  g_assert_nonnull (strstr (front, "| Beta | 20 M | 75,25 |\n"));
}

/* A chart of which nothing is said stays one: the command that it names is no longer than the one
 * that was typed, as that of the window's figure is. */
static void
test_bare (void)
{
  g_auto (CliRun) run = { 0 };
  g_autofree char *path = cli_render (&run, models, "bare.svg", NULL);
  g_autofree char *svg = NULL;

  g_assert_cmpint (run.status, ==, 0);
  svg = cli_read_file (path, NULL);
  g_assert_nonnull (strstr (svg, ">frontier render models.csv -o figure.svg</command"));
}

/* Charts against a date say what their frontier is. */
static void
test_sota (void)
{
  g_autofree char *input = cli_write_file (
    "dated.csv", "model,params,score,date\nA,1,60,2020-01-01\nB,2,50,2021-01-01\n"
                 "C,3,70,2022-01-01\n");
  g_autofree char *output = cli_get_path ("sota.svg");
  g_autofree char *svg = NULL;
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) undated = { 0 };
  g_autofree char *other = NULL;

  cli_run (&run, NULL, "render", input, "--x", "params:min", "--y", "score:max", "--sota",
           "--no-project", "-o", output, NULL);
  g_assert_cmpint (run.status, ==, 0);
  svg = cli_read_file (output, NULL);
  g_assert_nonnull (strstr (svg, "State of the art over time: Benchmark score"));
  g_assert_nonnull (strstr (svg, ">State of the art</"));

  other = cli_render (&undated, models, "undated.svg", "--x", "params (M)", "--y", "top1", "--sota",
                      NULL);
  g_assert_cmpint (undated.status, ==, 3);
  g_assert_nonnull (strstr (undated.err, "has no column of dates"));
}

int
main (int   argc,
      char *argv[])
{
  cli_set_up (&argc, &argv);

  g_test_add_func ("/cli/render/sota", test_sota);
  g_test_add_func ("/cli/render/png", test_png);
  g_test_add_func ("/cli/render/png-paper", test_png_paper);
  g_test_add_func ("/cli/render/svg", test_svg);
  g_test_add_func ("/cli/render/pdf", test_pdf);
  g_test_add_func ("/cli/render/deterministic", test_deterministic);
  g_test_add_func ("/cli/render/remarks", test_remarks);
  g_test_add_func ("/cli/render/sizes", test_sizes);
  g_test_add_func ("/cli/render/failures", test_failures);
  g_test_add_func ("/cli/render/ruler-twice", test_ruler_twice);
  g_test_add_func ("/cli/render/environment", test_environment);
  g_test_add_func ("/cli/render/language", test_language);
  g_test_add_func ("/cli/render/language-of-scenarios", test_language_of_scenarios);
  g_test_add_func ("/cli/render/figure-again", test_figure_again);
  g_test_add_func ("/cli/render/no-project", test_no_project);
  g_test_add_func ("/cli/render/tables", test_tables);
  g_test_add_func ("/cli/render/bare", test_bare);

  return cli_run_tests ();
}
