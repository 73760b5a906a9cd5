/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-data-file.h"

#include <math.h>

#include "ef-error.h"

#define assert_damaged(error, text)                                                                \
  g_assert_error (error, EF_ERROR, EF_ERROR_DAMAGED);                                              \
  g_assert_cmpstr (error->message, ==, text);                                                      \
  g_clear_error (&error)

static void
test_numbers (void)
{
  g_autoptr (GError) error = NULL;
  double number = 0;

  g_assert_true (ef_data_read_number ("1.5e3", G_MINDOUBLE, INFINITY, &number, &error));
  g_assert_cmpfloat (number, ==, 1500);
  g_assert_true (ef_data_read_number ("0", 0, 1, &number, &error));
  g_assert_cmpfloat (number, ==, 0);

  g_assert_false (ef_data_read_number ("0", G_MINDOUBLE, INFINITY, &number, &error));
  assert_damaged (error, "“0” is not a positive number.");
  g_assert_false (ef_data_read_number ("0.9", 1, INFINITY, &number, &error));
  assert_damaged (error, "“0.9” is no number of at least 1.");
  g_assert_false (ef_data_read_number ("2", 0, 1, &number, &error));
  assert_damaged (error, "“2” is no number from 0 to 1.");
}

static void
test_bad_numbers (void)
{
  static const char *const texts[] = { "", " ", "x", "1,5", "1 W", "nan", "inf", "-inf", "0x" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      double number;

      g_assert_false (ef_data_read_number (texts[i], -INFINITY, INFINITY, &number, &error));
      g_assert_error (error, EF_ERROR, EF_ERROR_DAMAGED);
    }
}

static void
test_words (void)
{
  static const char *const list[] = { "gpu", "cpu", NULL };
  g_autoptr (GError) error = NULL;
  guint index = 0;

  g_assert_true (ef_data_read_word ("cpu", list, &index, &error));
  g_assert_cmpuint (index, ==, 1);
  g_assert_false (ef_data_read_word ("CPU", list, &index, &error));
  assert_damaged (error, "“CPU” is not one of the words allowed here.");
}

static void
start_cb (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              user_data,
          GError              **error)
{
  g_string_append_printf (user_data, "%s>%s ", ef_data_get_parent (context), element);
  if (g_str_equal (element, "bad"))
    ef_data_fail (error, "No <%s>.", element);
}

static void
test_parse (void)
{
  static const GMarkupParser functions = { .start_element = start_cb };
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const char *bad = "<a>\n<b/>\n<bad/></a>";

  g_assert_true (ef_data_parse (&functions, seen, "<a><b><c/></b></a>", 18, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (seen->str, ==, ">a a>b b>c ");

  g_assert_false (ef_data_parse (&functions, seen, bad, strlen (bad), &error));
  assert_damaged (error, "Line 3: No <bad>.");
  /* What is cut off is no file. */
  g_assert_false (ef_data_parse (&functions, seen, bad, 6, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_DAMAGED);
}

static GFile *
write_bytes (gsize length)
{
  g_autofree char *text = g_malloc (length);
  g_autoptr (GFileIOStream) stream = NULL;
  GError *error = NULL;
  GFile *file = g_file_new_tmp ("ef-data-XXXXXX", &stream, &error);

  g_assert_no_error (error);
  memset (text, 'x', length);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), text, length,
                             NULL, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static void
test_size (void)
{
  g_autoptr (GFile) most = write_bytes (EF_DATA_FILE_MAX_SIZE);
  g_autoptr (GFile) more = write_bytes (EF_DATA_FILE_MAX_SIZE + 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  text = ef_data_file_read (most, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, ==, EF_DATA_FILE_MAX_SIZE);
  g_assert_cmpint (text[length], ==, '\0');

  g_assert_null (ef_data_file_read (more, &length, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_TOO_LARGE);
  g_clear_error (&error);

  g_assert_true (g_file_delete (more, NULL, &error));
  g_assert_null (ef_data_file_read (more, &length, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_file_delete (most, NULL, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/data-file/numbers", test_numbers);
  g_test_add_func ("/base/data-file/bad-numbers", test_bad_numbers);
  g_test_add_func ("/base/data-file/words", test_words);
  g_test_add_func ("/base/data-file/parse", test_parse);
  g_test_add_func ("/base/data-file/size", test_size);

  return g_test_run ();
}
