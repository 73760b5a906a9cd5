/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "ef-error.h"
#include "ef-json-keys.h"
#include "ef-json-stream.h"

/* What goes into the JSON parser, and where its errors are said to stand. */

static int
null_cb (void *out)
{
  g_string_append (out, "~ ");
  return 1;
}

static int
boolean_cb (void *out, int value)
{
  g_string_append (out, value ? "t " : "f ");
  return 1;
}

static int
number_cb (void *out, const char *text, size_t length)
{
  g_string_append_len (out, text, (gssize) length);
  g_string_append_c (out, ' ');
  return 1;
}

static int
string_cb (void *out, const unsigned char *text, size_t length)
{
  g_string_append_c (out, '\'');
  g_string_append_len (out, (const char *) text, (gssize) length);
  g_string_append (out, "' ");
  return 1;
}

static int
start_map_cb (void *out)
{
  g_string_append (out, "{ ");
  return 1;
}

static int
end_map_cb (void *out)
{
  g_string_append (out, "} ");
  return 1;
}

static int
start_array_cb (void *out)
{
  g_string_append (out, "[ ");
  return 1;
}

static int
end_array_cb (void *out)
{
  g_string_append (out, "] ");
  return 1;
}

static const yajl_callbacks callbacks = {
  .yajl_null = null_cb,
  .yajl_boolean = boolean_cb,
  .yajl_number = number_cb,
  .yajl_string = string_cb,
  .yajl_start_map = start_map_cb,
  .yajl_map_key = string_cb,
  .yajl_end_map = end_map_cb,
  .yajl_start_array = start_array_cb,
  .yajl_end_array = end_array_cb,
};

/* The events of a text; the place and message of an error behind "!". */
static char *
parse (const char *text, gsize length, EfJsonReport *report)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (EfInput) input = ef_input_new_for_bytes (bytes, "f");
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);

  if (!ef_json_stream_parse (input, &callbacks, out, report, NULL, &error))
    {
      g_assert_error (error, EF_ERROR, EF_ERROR_DAMAGED);
      g_string_append_printf (out, "! %s", report->error_place);
    }

  return g_string_free (out, FALSE);
}

static void
assert_parse (const char *text, const char *expected, guint n_odd, const char *first_odd)
{
  EfJsonReport report = { 0 };
  g_autofree char *events = parse (text, strlen (text), &report);

  g_assert_cmpstr (events, ==, expected);
  g_assert_cmpuint (report.n_not_a_number, ==, n_odd);
  g_assert_cmpstr (report.first_not_a_number, ==, first_odd);
  ef_json_report_clear (&report);
}

static void
test_values (void)
{
  assert_parse ("{\"a\": [1, -2.5e3, \"x\", true, null]}", "{ 'a' [ 1 -2.5e3 'x' t ~ ] } ", 0,
                NULL);
  assert_parse ("\xEF\xBB\xBF[]", "[ ] ", 0, NULL);
  assert_parse ("  \n\t [\n\n   1\n ,\n  2 ]\n\n", "[ 1 2 ] ", 0, NULL);
  assert_parse ("[\"a\\nb\\\"c\\\\\"]", "[ 'a\nb\"c\\' ] ", 0, NULL);
  assert_parse ("[\"  blanks  \"]", "[ '  blanks  ' ] ", 0, NULL);
}

static void
test_odd_words (void)
{
  assert_parse ("[1, NaN, 2]", "[ 1 ~ 2 ] ", 1, "1:5");
  assert_parse ("{\"a\":NaN,\n \"b\": [Infinity, -Infinity]}", "{ 'a' ~ 'b' [ ~ ~ ] } ", 3, "1:6");
  /* Inside strings they are text, also behind escaped quotes. */
  assert_parse ("[\"NaN\", \"\\\"NaN\", \"\\\\\", NaN, \"Infinity and NaN\"]",
                "[ 'NaN' '\"NaN' '\\' ~ 'Infinity and NaN' ] ", 1, "1:24");
  assert_parse ("[\n  \"x\",\n  NaN\n]", "[ 'x' ~ ] ", 1, "3:3");
  assert_parse ("[Nan]", "[ ! 1:2", 0, NULL);
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "[1, 2,]", "[ 1 2 ! 1:7" },
    { "{\"a\": 1,}", "{ 'a' 1 ! 1:9" },
    { "[\n  1,\n  {'b': 2}\n]", "[ 1 { ! 3:4" },
    { "[\n  1, // one\n  2]", "[ 1 ! 2:6" },
    { "[1, 2", "[ 1 2 ! 1:6" },
    { "{\"a\": \"bro", "{ 'a' ! 1:11" },
    { "[1] x", "[ 1 ] ! 1:5" },
    { "[\"line\nbreak\"]", "[ ! 1:7" },
    { "[truth]", "[ ! 1:5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_parse (cases[i].text, cases[i].expected, 0, NULL);
}

/* However a text falls apart into pieces, and with or without indentation, the events are the
 * same. */
static void
test_pieces (void)
{
  g_autoptr (GString) compact = g_string_new ("[");
  g_autoptr (GString) indented = g_string_new ("[");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  EfJsonReport one = { 0 };
  EfJsonReport two = { 0 };

  for (guint i = 0; i < 100000; i++)
    {
      const char *value = i % 7 == 0   ? "NaN"
                          : i % 7 == 1 ? "\"NaN \\\" [NaN, \\\\\""
                          : i % 7 == 2 ? "-Infinity"
                          : i % 7 == 3 ? "\"Information, Infinity\""
                                       : "{\"k\":[1.25,true]}";

      g_string_append_printf (compact, "%s%s", i > 0 ? "," : "", value);
      g_string_append_printf (indented, "%s\n        %s", i > 0 ? "," : "", value);
    }
  g_string_append (compact, "]");
  g_string_append (indented, "\n]");

  first = parse (compact->str, compact->len, &one);
  second = parse (indented->str, indented->len, &two);
  g_assert_null (one.error_place);
  g_assert_cmpuint (one.n_not_a_number, ==, 28572);
  g_assert_cmpuint (two.n_not_a_number, ==, 28572);
  g_assert_true (strcmp (first, second) == 0);
  g_assert_cmpstr (two.first_not_a_number, ==, "2:9");
  ef_json_report_clear (&one);
  ef_json_report_clear (&two);
}

/* The place of an error far behind the first piece. */
static void
test_late_error (void)
{
  g_autoptr (GString) text = g_string_new ("[\n");
  g_autofree char *events = NULL;
  EfJsonReport report = { 0 };

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "     \"some text\", NaN,\n");
  g_string_append (text, "   oops\n]");
  events = parse (text->str, text->len, &report);
  g_assert_cmpstr (report.error_place, ==, "100002:4");
  g_assert_cmpuint (report.n_not_a_number, ==, 100000);
  ef_json_report_clear (&report);
}

/* One text over very many pieces would take the parser quadratic time: 300 MB ten minutes. Pictures
 * are read, and what is longer ends the parse. */
static void
test_long_words (void)
{
  static const struct
  {
    const char *head;
    char filling;
    gsize length;
    gboolean is_read;
  } cases[] = {
    { "[1, \"", 'A', 3 << 20, TRUE },    { "[1, \"", 'A', 60 << 20, FALSE },
    { "[1, \"\\", '"', 3 << 20, FALSE }, { "[1, \"", '\\', 60 << 20, FALSE },
    { "[1, ", '1', 3 << 20, TRUE },      { "[1, ", '1', 60 << 20, FALSE },
    { "[1, ", ' ', 60 << 20, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const gsize head = strlen (cases[i].head);
      const char *tail = cases[i].filling == 'A' ? "\"]" : cases[i].filling == ' ' ? "2]" : "]";
      char *text = g_malloc (head + cases[i].length + 3);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (EfInput) input = NULL;
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      EfJsonReport report = { 0 };
      gboolean is_read;

      memcpy (text, cases[i].head, head);
      memset (text + head, cases[i].filling, cases[i].length);
      strcpy (text + head + cases[i].length, tail);
      bytes = g_bytes_new_take (text, head + cases[i].length + strlen (tail));
      input = ef_input_new_for_bytes (bytes, "f");
      is_read = ef_json_stream_parse (input, &callbacks, out, &report, NULL, &error);
      g_assert_cmpint (is_read, ==, cases[i].is_read);
      g_assert_true (g_str_has_prefix (out->str, "[ 1 "));
      if (!is_read && cases[i].filling != '"')
        g_assert_error (error, EF_ERROR, EF_ERROR_TOO_LARGE);
      ef_json_report_clear (&report);
    }
}

static void
test_cancel (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("[1]", 3);
  g_autoptr (EfInput) input = ef_input_new_for_bytes (bytes, "f");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  EfJsonReport report = { 0 };

  g_cancellable_cancel (cancellable);
  g_assert_false (ef_json_stream_parse (input, &callbacks, out, &report, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
assert_keys (const char *text, const char *expected, gboolean expected_lines)
{
  gboolean lines;
  g_auto (GStrv) keys = ef_json_keys_list (text, strlen (text), &lines);
  g_autofree char *joined = g_strjoinv (",", keys);

  g_assert_cmpstr (joined, ==, expected);
  g_assert_cmpint (lines, ==, expected_lines);
}

static void
test_keys (void)
{
  assert_keys ("{\"a\": 1, \"b\": {\"c\": 2}, \"d\": [{\"e\": 1}]}", "a,b,d", FALSE);
  assert_keys ("[{\"a\": 1}, {\"b\": 2}]", "a", FALSE);
  assert_keys (" {\"a\": \"x\"}\n{\"a\": \"y\"}\n", "a", TRUE);
  assert_keys ("[1, 2]", "", FALSE);
  assert_keys ("{\"a\\\"b\": 1, \"cut", "a\\\"b", FALSE);
  assert_keys ("", "", FALSE);
  assert_keys ("{\"\\", "", FALSE);

  g_assert_true (ef_json_keys_occurs ("{\"x\" : 1}", 9, "x"));
  g_assert_false (ef_json_keys_occurs ("[\"x\", 1]", 8, "x"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/json-stream/values", test_values);
  g_test_add_func ("/import/json-stream/odd-words", test_odd_words);
  g_test_add_func ("/import/json-stream/errors", test_errors);
  g_test_add_func ("/import/json-stream/pieces", test_pieces);
  g_test_add_func ("/import/json-stream/late-error", test_late_error);
  g_test_add_func ("/import/json-stream/long-words", test_long_words);
  g_test_add_func ("/import/json-stream/cancel", test_cancel);
  g_test_add_func ("/import/json-keys/list", test_keys);

  return g_test_run ();
}
