/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-source.h"

static void
test_words (void)
{
  static const char *const words[] = { "reported", "derived", "estimated", "edited" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      EfOrigin origin;

      g_assert_cmpstr (ef_origin_to_word (i), ==, words[i]);
      g_assert_true (ef_origin_from_word (words[i], &origin));
      g_assert_cmpuint (origin, ==, i);
      g_assert_nonnull (ef_origin_to_label (i));
    }
}

static void
test_other_words (void)
{
  EfOrigin origin = EF_ORIGIN_EDITED;

  g_assert_false (ef_origin_from_word ("Reported", &origin));
  g_assert_false (ef_origin_from_word ("", &origin));
  g_assert_false (ef_origin_from_word (NULL, &origin));
  g_assert_cmpint (origin, ==, EF_ORIGIN_EDITED);
}

static void
test_source (void)
{
  g_autoptr (EfSource) source = ef_source_new ("a.csv", "file:///a.csv", "delimited", "00ff");
  g_autoptr (EfSource) paste = ef_source_new ("Pasted table", NULL, "delimited", NULL);
  EfSource *again = ef_source_ref (source);

  g_assert_true (again == source);
  ef_source_unref (again);

  g_assert_cmpstr (ef_source_get_name (source), ==, "a.csv");
  g_assert_cmpstr (ef_source_get_uri (source), ==, "file:///a.csv");
  g_assert_cmpstr (ef_source_get_format (source), ==, "delimited");
  g_assert_cmpstr (ef_source_get_hash (source), ==, "00ff");
  g_assert_null (ef_source_get_uri (paste));
  g_assert_null (ef_source_get_hash (paste));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/sources/words", test_words);
  g_test_add_func ("/model/sources/other-words", test_other_words);
  g_test_add_func ("/model/sources/source", test_source);
  return g_test_run ();
}
