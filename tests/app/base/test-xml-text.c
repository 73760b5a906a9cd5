/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-xml-text.h"

#include <string.h>

static void
test_escapes (void)
{
  static const struct
  {
    const char *text;
    const char *escaped;
  } cases[] = {
    { "", "" },
    { "plain text", "plain text" },
    { "a<b>&\"'", "a&lt;b&gt;&amp;&quot;'" },
    { "\\n", "\\\\n" },
    { "a\nb\rc\td", "a\\nb\\rc\\td" },
    { "\x01\x1f\x7f", "\\u0001\\u001F\\u007F" },
    { "äß€😀\xc2\x80", "äß€😀\xc2\x80" },
    { "\xef\xbf\xbe\xef\xbf\xbf\xef\xbf\xbd", "\\uFFFE\\uFFFF\xef\xbf\xbd" },
    { "\xff", "\xef\xbf\xbd" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      ef_xml_append_text (out, cases[i].text);
      g_assert_cmpstr (out->str, ==, cases[i].escaped);
    }
}

static void
test_unescape (void)
{
  static const struct
  {
    const char *escaped;
    const char *text;
  } cases[] = {
    { "", "" },
    { "a\\\\n\\n\\t\\r", "a\\n\n\t\r" },
    { "\\u0041\\u00e9\\uFFFE", "Aé\xef\xbf\xbe" },
    /* What is no escape stays as it is. */
    { "\\", "\\" },
    { "\\q\\u12\\u12g4\\u0000\\ud800\\", "\\q\\u12\\u12g4\\u0000\\ud800\\" },
    { "\\\\\\", "\\\\" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      ef_xml_append_unescaped (out, cases[i].escaped, strlen (cases[i].escaped));
      g_assert_cmpstr (out->str, ==, cases[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/xml-text/escape", test_escapes);
  g_test_add_func ("/base/xml-text/unescape", test_unescape);

  return g_test_run ();
}
