/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-direction.h"

static void
test_words (void)
{
  g_assert_cmpstr (ef_direction_to_word (EF_DIRECTION_UNKNOWN), ==, "unknown");
  g_assert_cmpstr (ef_direction_to_word (EF_DIRECTION_LOWER), ==, "min");
  g_assert_cmpstr (ef_direction_to_word (EF_DIRECTION_HIGHER), ==, "max");
}

static void
test_round_trip (void)
{
  for (int i = EF_DIRECTION_UNKNOWN; i <= EF_DIRECTION_HIGHER; i++)
    {
      EfDirection direction = EF_DIRECTION_UNKNOWN;

      g_assert_true (ef_direction_from_word (ef_direction_to_word (i), &direction));
      g_assert_cmpint (direction, ==, i);
    }
}

static void
test_other_words (void)
{
  static const char *const words[] = { "", "MIN", "minimum", "mi", "lower", " max" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      EfDirection direction = EF_DIRECTION_HIGHER;

      g_assert_false (ef_direction_from_word (words[i], &direction));
      g_assert_cmpint (direction, ==, EF_DIRECTION_HIGHER);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/direction/words", test_words);
  g_test_add_func ("/base/direction/round-trip", test_round_trip);
  g_test_add_func ("/base/direction/other-words", test_other_words);

  return g_test_run ();
}
