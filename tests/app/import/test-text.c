/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "ef-encoding.h"
#include "ef-error.h"
#include "ef-plain-text.h"

/* Encodings, and what becomes of characters and marks that nobody can use. */

static void
assert_tidy (const char *text, gboolean one_line, const char *expected)
{
  g_autoptr (GString) scratch = g_string_new (NULL);
  gsize length = strlen (text);
  const char *tidy = ef_plain_text_tidy (text, &length, one_line, scratch);
  g_autofree char *copy = g_strndup (tidy, length);

  g_assert_cmpstr (copy, ==, expected);
}

static void
test_tidy (void)
{
  assert_tidy ("plain", TRUE, "plain");
  assert_tidy ("", TRUE, "");
  assert_tidy (" \n\t ", TRUE, "");
  assert_tidy ("  two  blanks  ", TRUE, "two  blanks");
  assert_tidy ("\xC2\xA0no-break\xC2\xA0", TRUE, "no-break");
  assert_tidy ("a\r\nb\tc", TRUE, "a b c");
  assert_tidy ("a\r\nb\tc", FALSE, "a\nb\tc");
  assert_tidy ("a\rb", FALSE, "a\nb");
  assert_tidy ("Joshi et al. \x02wzxhzdk:6\x03 (2019)", TRUE, "Joshi et al.  (2019)");
  assert_tidy ("stash \x02wzxhzdk:12\x03", TRUE, "stash");
  assert_tidy ("\x02wzxhzdk:\x03", TRUE, "");
  assert_tidy ("no\x02 stash\x03, bell\x07", TRUE, "no stash, bell");
  assert_tidy ("模型 🙂 é", TRUE, "模型 🙂 é");
  assert_tidy ("bad \xFF byte", TRUE, "bad \xEF\xBF\xBD byte");
  assert_tidy ("not\xEF\xBF\xBEone", TRUE, "notone");
}

static void
test_allowed (void)
{
  static const char text[] = " a\r\n\t\xFF\x01" "b\x02wzxhzdk:6\x03\x0B\xEF\xBF\xBF é ";
  g_autoptr (GString) out = g_string_new ("-");

  ef_plain_text_append_allowed (out, text, strlen (text));
  g_assert_cmpstr (out->str, ==, "- a\r\n\t\xEF\xBF\xBD" "b é ");
}

/* Whatever bytes come in, UTF-8 without forbidden characters comes out. */
static void
test_tidy_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1996);
  g_autoptr (GString) scratch = g_string_new (NULL);

  for (guint round = 0; round < 20000; round++)
    {
      char bytes[40];
      gsize length = (gsize) g_rand_int_range (random, 0, sizeof bytes);
      const char *tidy;

      for (gsize i = 0; i < length; i++)
        if (g_rand_boolean (random))
          bytes[i] = (char) g_rand_int_range (random, 0, 256);
        else
          bytes[i] = " \n\t\x02\x03w:ab"[g_rand_int_range (random, 0, 9)];
      tidy = ef_plain_text_tidy (bytes, &length, TRUE, scratch);
      if (length == 0)
        continue;
      g_assert_true (g_utf8_validate (tidy, (gssize) length, NULL));
      for (gsize i = 0; i < length; i++)
        g_assert_cmpuint ((guint8) tidy[i], >=, 0x20);
      g_assert_cmpint (tidy[0], !=, ' ');
      g_assert_cmpint (tidy[length - 1], !=, ' ');
    }
}

static void
assert_html (const char *text, const char *expected, const char *expected_link)
{
  g_autofree char *link = NULL;
  g_autofree char *stripped = ef_plain_text_strip_html (text, strlen (text), &link);

  g_assert_cmpstr (stripped, ==, expected);
  g_assert_cmpstr (link, ==, expected_link);
}

static void
test_html (void)
{
  assert_html ("<a target=\"_blank\" href=\"https://example.org/m\" style=\"x\">Vega</a>  "
               "<a href=\"https://example.org/d\">📑</a>",
               "Vega  📑", "https://example.org/m");
  assert_html ("<a href='http://example.org'>x</a>", "x", "http://example.org");
  assert_html ("<a href=\"javascript:alert(1)\">x</a>", "x", NULL);
  assert_html ("Speed<br><sup>CPU b1<br>(ms)", "Speed CPU b1 (ms)", NULL);
  assert_html ("R&amp;D &lt;5 &#177; &#xB1; &plusmn; &unknown; & more",
               "R&D <5 ± ± ± &unknown; & more", NULL);
  assert_html ("a < b and c > d", "a < b and c > d", NULL);
  assert_html ("<s>token</s> <|im_start|>", "<s>token</s> <|im_start|>", NULL);
  assert_html ("<!-- gone -->here", "here", NULL);
  assert_html ("<b unclosed", "<b unclosed", NULL);

  g_assert_true (ef_plain_text_has_markup ("<b>x</b>", 8));
  g_assert_true (ef_plain_text_has_markup ("R&amp;D", 7));
  g_assert_false (ef_plain_text_has_markup ("a < b", 5));
  g_assert_false (ef_plain_text_has_markup ("R&D; x", 6));
}

static void
assert_description (const char *text, const char *expected)
{
  g_autofree char *plain = ef_plain_text_from_description (text, strlen (text));

  g_assert_cmpstr (plain, ==, expected);
}

static void
test_description (void)
{
  assert_description ("Find **objects**, see [the list](https://example.org).",
                      "Find objects, see the list.");
  assert_description ("One.\r\n\r\n\r\nTwo.\r\n<span style=\"color:grey\">( Image: "
                      "[Credit](http://example.org) )</span>",
                      "One.\n\nTwo.\n( Image: Credit )");
  assert_description ("![figure](x.png)", NULL);
  assert_description ("# Title\ntext", "Title\ntext");
  assert_description (" \n ", NULL);
  assert_description ("[not a link] (really)", "[not a link] (really)");
}

/* Broken marks must not take square time: this is 4 MB of them. */
static void
test_hostile_marks (void)
{
  g_autoptr (GString) brackets = g_string_new (NULL);
  g_autoptr (GString) tags = g_string_new (NULL);
  g_autofree char *plain = NULL;
  g_autofree char *stripped = NULL;

  for (guint i = 0; i < 2000000; i++)
    {
      g_string_append (brackets, "[!");
      g_string_append (tags, "<a");
    }
  plain = ef_plain_text_from_description (brackets->str, brackets->len);
  g_assert_cmpuint (strlen (plain), ==, brackets->len);
  stripped = ef_plain_text_strip_html (tags->str, tags->len, NULL);
  g_assert_cmpuint (strlen (stripped), ==, tags->len);
}

static char *
decode (const char *bytes, gsize length, EfDiagnostics *diagnostics)
{
  g_autoptr (GBytes) data = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = NULL;
  EfByteKinds kinds;
  gsize text_length;

  text = ef_encoding_to_utf8 (data, "f", diagnostics, &kinds, &error);
  g_assert_no_error (error);
  bytes = g_bytes_get_data (text, &text_length);

  return g_strndup (bytes, text_length);
}

static void
assert_decoded (const char *bytes, gsize length, const char *expected, const char *diagnostic)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autofree char *text = decode (bytes, length, diagnostics);
  g_autofree char *told = NULL;

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, diagnostic != NULL);
  if (diagnostic == NULL)
    return;
  told = ef_diagnostic_to_string (ef_diagnostics_get (diagnostics, 0));
  g_assert_true (g_str_has_prefix (told, diagnostic));
}

#define BYTES(literal) literal, sizeof (literal) - 1

static void
test_encodings (void)
{
  assert_decoded (BYTES ("a,b"), "a,b", NULL);
  assert_decoded (BYTES ("\xEF\xBB\xBFä,b"), "ä,b", NULL);
  assert_decoded (BYTES ("ä,模"), "ä,模", NULL);
  assert_decoded (BYTES ("\xFF\xFE" "a\0\xE4\0"), "aä", NULL);
  assert_decoded (BYTES ("\xFE\xFF\0a\0\xE4"), "aä", NULL);
  assert_decoded (BYTES ("n\0a\0m\0e\0,\0x\0\n\0a\0,\0" "1\0"), "name,x\na,1", NULL);
  assert_decoded (BYTES ("name,x\nM\xFCller,1\n"), "name,x\nMüller,1\n", "f:2:2: ");
  assert_decoded (BYTES ("\x93quoted\x94 \x96 \x80"), "“quoted” – €", "f:1:1: ");
  /* Latin-1 has a meaning for every byte. */
  assert_decoded (BYTES ("\x81\xE9"), "\xC2\x81é", "f:1:1: ");
  /* UTF-8 with a broken byte stays UTF-8. */
  assert_decoded (BYTES ("äöü\n\xFF"), "äöü\n\xEF\xBF\xBD", "f:2:1: ");
}

/* A head that ends inside a character is no evidence against UTF-8. */
static void
test_cut_character (void)
{
  const char *text = "abcé模🙂";
  gsize bom;

  for (gsize length = 0; length <= strlen (text); length++)
    g_assert_cmpint (ef_encoding_guess (text, length, &bom), ==, EF_ENCODING_UTF8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/plain-text/tidy", test_tidy);
  g_test_add_func ("/import/plain-text/tidy-random", test_tidy_random);
  g_test_add_func ("/import/plain-text/allowed", test_allowed);
  g_test_add_func ("/import/plain-text/html", test_html);
  g_test_add_func ("/import/plain-text/description", test_description);
  g_test_add_func ("/import/plain-text/hostile", test_hostile_marks);
  g_test_add_func ("/import/encoding/all", test_encodings);
  g_test_add_func ("/import/encoding/cut-character", test_cut_character);

  return g_test_run ();
}
