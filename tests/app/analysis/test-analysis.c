/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-analysis.h"

/* For each analysis whether it is refused where only x, only y, or both are ordinal. */
static const struct
{
  EfAnalysis analysis;
  gboolean x, y, both;
} expected[] = {
  { EF_ANALYSIS_ORDER, FALSE, FALSE, FALSE }, { EF_ANALYSIS_ALONG_X, TRUE, FALSE, TRUE },
  { EF_ANALYSIS_ALONG_Y, FALSE, TRUE, TRUE }, { EF_ANALYSIS_HULL, TRUE, TRUE, TRUE },
  { EF_ANALYSIS_AREA, TRUE, TRUE, TRUE },     { EF_ANALYSIS_PRICE, TRUE, TRUE, TRUE },
  { EF_ANALYSIS_BOTH, TRUE, TRUE, TRUE },     { EF_ANALYSIS_FIT, TRUE, TRUE, TRUE },
};

static void
test_refusal (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      EfAnalysis analysis = expected[i].analysis;

      g_assert_null (ef_analysis_get_refusal (analysis, FALSE, FALSE));
      g_assert_true (expected[i].x == (ef_analysis_get_refusal (analysis, TRUE, FALSE) != NULL));
      g_assert_true (expected[i].y == (ef_analysis_get_refusal (analysis, FALSE, TRUE) != NULL));
      g_assert_true (expected[i].both == (ef_analysis_get_refusal (analysis, TRUE, TRUE) != NULL));
    }
}

/* Whole sentences, and no two analyses refused with the same one. */
static void
test_sentences (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 1; i < G_N_ELEMENTS (expected); i++)
    {
      const char *sentence = ef_analysis_get_refusal (expected[i].analysis, TRUE, TRUE);

      g_assert_true (g_str_has_suffix (sentence, "."));
      g_assert_true (g_hash_table_add (seen, (gpointer) sentence));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/analysis/analysis/refusal", test_refusal);
  g_test_add_func ("/analysis/analysis/sentences", test_sentences);

  return g_test_run ();
}
