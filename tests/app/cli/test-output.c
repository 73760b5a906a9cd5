/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-figure.h"
#include "ef-cli-output.h"

#include <math.h>

static char *
print_sheet (EfCliFormat        format,
             const char *const *cells,
             guint              n_columns)
{
  const gboolean right[] = { FALSE, TRUE, FALSE };
  char *text = NULL;
  size_t length = 0;
  FILE *stream = open_memstream (&text, &length);
  EfCliSheet *sheet = ef_cli_sheet_new (stream, format, right, n_columns);

  for (guint i = 0; cells[i] != NULL; i++)
    ef_cli_sheet_add (sheet, cells[i]);
  ef_cli_sheet_end (sheet);
  fclose (stream);

  return text;
}

static void
test_text_width (void)
{
  g_assert_cmpuint (ef_cli_get_text_width (""), ==, 0);
  g_assert_cmpuint (ef_cli_get_text_width ("abc"), ==, 3);
  g_assert_cmpuint (ef_cli_get_text_width ("äöü"), ==, 3);
  g_assert_cmpuint (ef_cli_get_text_width ("a\u0308"), ==, 1);
  g_assert_cmpuint (ef_cli_get_text_width ("模型"), ==, 4);
  g_assert_cmpuint (ef_cli_get_text_width ("\u200b"), ==, 0);
}

static void
test_sheet_text (void)
{
  const char *const cells[] = {
    "name", "n", "note", "模型", "10", "a\tb", "a\u0308b", "1234", "", NULL,
  };
  g_autofree char *text = print_sheet (EF_CLI_FORMAT_TEXT, cells, 3);

  g_assert_cmpstr (text, ==, "name     n  note\n"
                             "模型    10  a b\n"
                             "a\u0308b    1234\n");
}

static void
test_sheet_csv (void)
{
  const char *const cells[] = {
    "plain", "1", "a,b", "say \"hi\"", "", "two\nlines", "\r", "2", "模型", NULL,
  };
  g_autofree char *text = print_sheet (EF_CLI_FORMAT_CSV, cells, 3);

  g_assert_cmpstr (text, ==, "plain,1,\"a,b\"\n"
                             "\"say \"\"hi\"\"\",,\"two\nlines\"\n"
                             "\"\r\",2,模型\n");
}

static void
test_figure_sizes (void)
{
  static const struct
  {
    const char *size;
    double dpi;
    double width, height, dpi_out;
  } cases[] = {
    { NULL, 0, 0, 0, 300 },
    { NULL, 144, 0, 0, 144 },
    { "180x120mm", 0, 180 / 25.4 * 72, 120 / 25.4 * 72, 300 },
    { "8.8X6cm", 600, 88 / 25.4 * 72, 60 / 25.4 * 72, 600 },
    { "7x5in", 0, 504, 360, 300 },
    { "300x200pt", 72, 300, 200, 72 },
    { "1600x1000px", 0, 1200, 750, 96 },
    { "1600x1000px", 192, 600, 375, 192 },
    { "1600x1000PX", 72, 1600, 1000, 72 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EfCliFigure figure;
      EfCliStatus status;

      g_assert_true (ef_cli_figure_parse (&figure, cases[i].size, cases[i].dpi, &status));
      g_assert_cmpfloat_with_epsilon (figure.width, cases[i].width, 1e-9);
      g_assert_cmpfloat_with_epsilon (figure.height, cases[i].height, 1e-9);
      g_assert_cmpfloat (figure.dpi, ==, cases[i].dpi_out);
    }
}

static void
test_figure_refused (void)
{
  static const struct
  {
    const char *size;
    double dpi;
  } cases[] = {
    { "", 0 }, { "180", 0 }, { "180x120", 0 }, { "180mmx120mm", 0 }, { "180x120km", 0 },
    { "-180x120mm", 0 }, { "0x120mm", 0 }, { "180x0mm", 0 }, { "1e999x3mm", 0 }, { "nanx3mm", 0 },
    { "180x120mm ", 0 }, { "180,5x120mm", 0 }, { "0x10x10mm", 0 }, { "1x1mm", 0 },
    { "40000x100px", 0 }, { "3000x120mm", 300 }, { NULL, -1 }, { NULL, 9 }, { NULL, 2401 },
    { NULL, NAN }, { NULL, INFINITY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EfCliFigure figure;
      EfCliStatus status = EF_CLI_OK;

      g_assert_false (ef_cli_figure_parse (&figure, cases[i].size, cases[i].dpi, &status));
      g_assert_cmpint (status, ==, EF_CLI_USAGE);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/output/text-width", test_text_width);
  g_test_add_func ("/cli/output/sheet-text", test_sheet_text);
  g_test_add_func ("/cli/output/sheet-csv", test_sheet_csv);
  g_test_add_func ("/cli/figure/sizes", test_figure_sizes);
  g_test_add_func ("/cli/figure/refused", test_figure_refused);

  return g_test_run ();
}
