/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-output.h"

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/output/text-width", test_text_width);
  g_test_add_func ("/cli/output/sheet-text", test_sheet_text);
  g_test_add_func ("/cli/output/sheet-csv", test_sheet_csv);

  return g_test_run ();
}
