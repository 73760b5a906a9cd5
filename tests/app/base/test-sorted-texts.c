/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-sorted-texts.h"

static void
test_find (void)
{
  static const struct
  {
    const char *text;
    guint place;
    gboolean found;
  } cases[] = {
    { "", 0, FALSE }, { "B", 0, TRUE },  { "a", 1, TRUE },  { "aa", 2, FALSE },
    { "b", 2, TRUE }, { "c", 3, FALSE }, { "é", 3, TRUE }, { "ü", 4, FALSE },
  };
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  g_ptr_array_add (texts, (gpointer) "B");
  g_ptr_array_add (texts, (gpointer) "a");
  g_ptr_array_add (texts, (gpointer) "b");
  g_ptr_array_add (texts, (gpointer) "é");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean found = !cases[i].found;

      g_assert_cmpuint (ef_sorted_texts_find (texts, cases[i].text, &found), ==, cases[i].place);
      g_assert_cmpint (found, ==, cases[i].found);
    }
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  gboolean found = TRUE;

  g_assert_cmpuint (ef_sorted_texts_find (texts, "a", &found), ==, 0);
  g_assert_false (found);
  found = TRUE;
  g_assert_cmpuint (ef_sorted_texts_find (NULL, "a", &found), ==, 0);
  g_assert_false (found);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/sorted-texts/find", test_find);
  g_test_add_func ("/base/sorted-texts/empty", test_empty);

  return g_test_run ();
}
