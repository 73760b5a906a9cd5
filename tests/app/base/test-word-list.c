/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-word-list.h"

static void
test_find (void)
{
  static const char *const words[] = { "mean", "median", "min" };
  guint index = 7;

  g_assert_true (ef_word_list_find (words, 3, "median", &index));
  g_assert_cmpuint (index, ==, 1);
  g_assert_true (ef_word_list_find (words, 3, "mean", &index));
  g_assert_cmpuint (index, ==, 0);

  /* What is not found leaves the place alone; so many words are looked at, and no more. */
  index = 7;
  g_assert_false (ef_word_list_find (words, 2, "min", &index));
  g_assert_false (ef_word_list_find (words, 3, "Mean", &index));
  g_assert_false (ef_word_list_find (words, 3, "", &index));
  g_assert_false (ef_word_list_find (words, 3, NULL, &index));
  g_assert_cmpuint (index, ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/word-list/find", test_find);

  return g_test_run ();
}
