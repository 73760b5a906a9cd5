/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-stars.h"

#include <float.h>
#include <math.h>

static void
assert_stars (EfStarRule rule, const double *values, gsize n, const guint *expected)
{
  double edges[EF_STARS_MAX + 1];

  g_assert_true (ef_stars_find_edges (rule, values, n, edges));
  for (gsize i = 0; i < n; i++)
    g_assert_cmpuint (ef_stars_count (edges, values[i]), ==, expected[i]);
}

/* One model takes far more than all others: by its range all others are alike, by their number they
 * are not. */
static void
test_rules_differ (void)
{
  static const double values[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 100 };
  static const guint by_range[] = { 5, 5, 5, 5, 5, 5, 5, 5, 5, 1 };
  static const guint by_models[] = { 5, 5, 4, 4, 3, 3, 2, 2, 1, 1 };

  assert_stars (EF_STAR_RULE_RANGE, values, 10, by_range);
  assert_stars (EF_STAR_RULE_MODELS, values, 10, by_models);
}

/* From 10 to 110 the parts are 20 wide; who is on an edge belongs to the better part. */
static void
test_edges (void)
{
  static const double values[] = { 110, 10, 30, 30.001, 50, 70, 90, 90.001 };
  static const guint expected[] = { 1, 5, 5, 4, 4, 3, 2, 1 };
  double edges[EF_STARS_MAX + 1];

  assert_stars (EF_STAR_RULE_RANGE, values, G_N_ELEMENTS (values), expected);
  g_assert_true (ef_stars_find_edges (EF_STAR_RULE_RANGE, values, G_N_ELEMENTS (values), edges));
  for (guint i = 0; i <= EF_STARS_MAX; i++)
    g_assert_cmpfloat_with_epsilon (edges[i], 10 + 20.0 * i, 1e-12);
}

/* Equal models have equal stars, the more of two; half of two models is more than two fifths. */
static void
test_ties (void)
{
  static const double values[] = { 5, 1, 5, 5, 5, 9 };
  static const guint expected[] = { 5, 5, 5, 5, 5, 1 };
  static const double pair[] = { 2, 1 };
  static const guint of_pair[] = { 3, 5 };

  assert_stars (EF_STAR_RULE_MODELS, values, G_N_ELEMENTS (values), expected);
  assert_stars (EF_STAR_RULE_MODELS, pair, 2, of_pair);
}

/* Missing is not zero, and does not widen the range. */
static void
test_missing (void)
{
  static const double values[] = { NAN, 10, INFINITY, 20, -INFINITY };
  static const guint expected[] = { 0, 5, 0, 1, 0 };

  assert_stars (EF_STAR_RULE_RANGE, values, G_N_ELEMENTS (values), expected);
}

static void
test_nothing_to_compare (void)
{
  static const double same[] = { 7, 7, NAN, 7 };
  double edges[EF_STARS_MAX + 1];

  for (EfStarRule rule = EF_STAR_RULE_RANGE; rule < EF_N_STAR_RULES; rule++)
    {
      g_assert_false (ef_stars_find_edges (rule, same, G_N_ELEMENTS (same), edges));
      g_assert_false (ef_stars_find_edges (rule, same, 1, edges));
      g_assert_false (ef_stars_find_edges (rule, NULL, 0, edges));
    }
}

/* Whatever the values: ascending edges inside the range, and the order of energies is that of
 * stars. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint run = 0; run < 300; run++)
    {
      double values[64], edges[EF_STARS_MAX + 1];
      guint n = g_rand_int_range (random, 2, 65);
      double scale = run % 7 == 0 ? DBL_MAX : pow (10, g_rand_double_range (random, -12, 12));
      EfStarRule rule = run % 2 == 0 ? EF_STAR_RULE_RANGE : EF_STAR_RULE_MODELS;

      for (guint i = 0; i < n; i++)
        values[i] = scale * (g_rand_int_range (random, -8, 9) / 9.0);
      if (!ef_stars_find_edges (rule, values, n, edges))
        continue;
      for (guint i = 1; i <= EF_STARS_MAX; i++)
        g_assert_true (isfinite (edges[i]) && edges[i - 1] <= edges[i]);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpuint (ef_stars_count (edges, values[i]), >=, 1);
          for (guint k = 0; k < n; k++)
            if (values[i] <= values[k])
              g_assert_cmpuint (ef_stars_count (edges, values[i]), >=,
                                ef_stars_count (edges, values[k]));
        }
    }
}

static void
test_texts (void)
{
  g_assert_cmpstr (ef_stars_to_text (0), ==, "");
  g_assert_cmpstr (ef_stars_to_text (2), ==, "★★☆☆☆");
  g_assert_cmpstr (ef_stars_to_text (6), ==, "");
  g_assert_cmpuint (g_strv_length ((char **) ef_star_rule_list_words ()), ==, EF_N_STAR_RULES);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/energy/stars/rules-differ", test_rules_differ);
  g_test_add_func ("/energy/stars/edges", test_edges);
  g_test_add_func ("/energy/stars/ties", test_ties);
  g_test_add_func ("/energy/stars/missing", test_missing);
  g_test_add_func ("/energy/stars/nothing-to-compare", test_nothing_to_compare);
  g_test_add_func ("/energy/stars/random", test_random);
  g_test_add_func ("/energy/stars/texts", test_texts);

  return g_test_run ();
}
