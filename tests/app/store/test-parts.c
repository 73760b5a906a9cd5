/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-error.h"
#include "ef-project-scan.h"
#include "ef-project-words.h"

#include <string.h>

/* The words and the scan, each on its own. */

/* "root 9-20 (2)|..." */
static char *
describe_scan (const char *text)
{
  g_autoptr (GArray) elements = NULL;
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);

  if (!ef_project_scan (text, strlen (text), &elements, &error))
    {
      g_assert_error (error, EF_ERROR, EF_ERROR_DAMAGED);
      g_string_assign (out, "refused");
    }
  for (guint i = 0; elements != NULL && i < elements->len; i++)
    {
      const EfScannedElement *element = &g_array_index (elements, EfScannedElement, i);

      g_string_append_printf (out, "%u:%zu-%zu+%u ", element->depth, element->start, element->end,
                              element->n_inside);
    }

  return g_string_free (out, FALSE);
}

static void
test_scan (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "no tags", "" },
    { "<a>x</a>", "0:3-4+0 " },
    { "<a><b/><c>1</c></a>", "0:3-15+2 1:7-7+0 1:10-11+0 " },
    { "<a x='>' y=\"'/>\">z</a>", "0:17-18+0 " },
    { "<?a <b> ?><!-- <c> --><a><![CDATA[<d>]]></a>", "0:25-40+0 " },
    /* Broken off: what is open ends with the text. */
    { "<a><b>x", "0:3-7+1 1:6-7+0 " },
    { "<a x='", "" },
    { "<a", "" },
    { "<", "" },
    { "<!--", "" },
    { "</a></b>", "" },
    { "<!DOCTYPE a>", "refused" },
    { "<a/><!ENTITY b 'c'>", "0:4-4+0 refused" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = describe_scan (cases[i].text);

      if (g_str_has_suffix (cases[i].expected, "refused"))
        g_assert_cmpstr (found, ==, "refused");
      else
        g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static char *
make_attributes (guint n_attributes)
{
  GString *text = g_string_new ("<a");

  for (guint i = 0; i < n_attributes; i++)
    g_string_append_printf (text, " a%u=''", i);
  g_string_append (text, "/>");

  return g_string_free (text, FALSE);
}

static char *
make_nested (guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, "<a>");
  for (guint i = 0; i < depth; i++)
    g_string_append (text, "</a>");

  return g_string_free (text, FALSE);
}

static void
assert_scan (char *text, gboolean passes)
{
  g_autofree char *found = describe_scan (text);

  g_assert_cmpint (strcmp (found, "refused") != 0, ==, passes);
  g_free (text);
}

static void
test_scan_limits (void)
{
  assert_scan (make_attributes (EF_PROJECT_MAX_ATTRIBUTES), TRUE);
  assert_scan (make_attributes (EF_PROJECT_MAX_ATTRIBUTES + 1), FALSE);
  assert_scan (make_attributes (1000000), FALSE);
  assert_scan (make_nested (EF_PROJECT_MAX_DEPTH), TRUE);
  assert_scan (make_nested (EF_PROJECT_MAX_DEPTH + 1), FALSE);
  assert_scan (make_nested (1000000), FALSE);
}

static void
test_lines (void)
{
  static const char text[] = "a\n\nbc\nd";
  static const guint expected[] = { 1, 1, 2, 3, 3, 3, 4, 4 };
  gsize hint = 0;
  guint hint_line = 1;

  /* Forwards, and then in an order that goes back. */
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (ef_project_count_lines (text, i, &hint, &hint_line), ==, expected[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (ef_project_count_lines (text, (i * 5) % 8, &hint, &hint_line), ==,
                      expected[(i * 5) % 8]);
}

static void
test_words (void)
{
  for (EfWords words = EF_WORDS_KIND; words <= EF_WORDS_LEGEND; words++)
    {
      guint value = 99;

      g_assert_false (ef_project_find_word (words, "", &value));
      g_assert_false (ef_project_find_word (words, "nonsense", &value));
      g_assert_cmpuint (value, ==, 99);
      for (guint i = 0; ef_project_word (words, i) != NULL; i++)
        {
          g_assert_true (ef_project_find_word (words, ef_project_word (words, i), &value));
          g_assert_cmpuint (value, ==, i);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/words/there-and-back", test_words);
  g_test_add_func ("/store/scan/elements", test_scan);
  g_test_add_func ("/store/scan/limits", test_scan_limits);
  g_test_add_func ("/store/scan/lines", test_lines);

  return g_test_run ();
}
