/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-search-rank.h"

/* Which of the things that a search finds is probably meant. */

static void
test_rank (void)
{
  static const struct
  {
    const char *name, *typed;
    guint rank;
  } cases[] = {
    { "model", "Model", 0 },
    { "CO₂ cost (kg)", "CO", 1 },
    { "top1", "TOP", 1 },
    { "col 1", "CO", 2 },
    { "cpu_model", "model", 3 },
    { "models", "model", 2 },
    { "remodelled", "model", EF_SEARCH_RANK_MAX },
    { "Gesamt", "model", EF_SEARCH_RANK_MAX },
    { "Größe", "größe", 0 },
    { "", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, %s", cases[i].name, cases[i].typed);
      g_assert_cmpuint (ef_search_rank (cases[i].name, cases[i].typed), ==, cases[i].rank);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/search-rank/rank", test_rank);

  return g_test_run ();
}
