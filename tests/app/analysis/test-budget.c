/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-budget.h"

#include <math.h>

static const double costs[] = { 10, 20, 30, 40, 20, NAN };
static const double scores[] = { 50, 70, 60, 90, 70, 99 };

static EfBudgetResult
find (double x_limit, double y_limit)
{
  const EfBudget budget = { x_limit, y_limit };
  EfBudgetResult result;

  ef_budget_find (costs, scores, G_N_ELEMENTS (costs), EF_DIRECTION_LOWER, EF_DIRECTION_HIGHER,
                  &budget, &result);
  return result;
}

static void
assert_result (EfBudgetResult result, gsize n_inside, gssize best, gssize runner_up)
{
  g_assert_cmpuint (result.n_inside, ==, n_inside);
  g_assert_cmpint (result.best, ==, best);
  g_assert_cmpint (result.runner_up, ==, runner_up);
}

/* "What is the best that fits?" Of two equal points the first one wins. */
static void
test_spend (void)
{
  assert_result (find (30, NAN), 4, 1, 4);
  assert_result (find (20, NAN), 3, 1, 4);
  assert_result (find (19.9, NAN), 1, 0, -1);
  assert_result (find (9, NAN), 0, -1, -1);
}

/* "What is the cheapest that is good enough?" */
static void
test_reach (void)
{
  assert_result (find (NAN, 60), 4, 1, 4);
  assert_result (find (NAN, 71), 1, 3, -1);
  assert_result (find (NAN, 95), 0, -1, -1);
}

static void
test_both (void)
{
  assert_result (find (30, 60), 3, 1, 4);
  assert_result (find (NAN, NAN), 5, 3, 1);
}

static gboolean
is_better (double a, double b, EfDirection direction)
{
  return direction == EF_DIRECTION_LOWER ? a < b : a > b;
}

/* On random points with many ties, in all orientations: nothing inside beats what was found. */
static void
test_random (void)
{
  static const EfDirection directions[] = { EF_DIRECTION_LOWER, EF_DIRECTION_HIGHER };

  for (guint run = 0; run < 400; run++)
    {
      EfDirection x_direction = directions[run & 1], y_direction = directions[run >> 1 & 1];
      const EfBudget budget = { g_test_rand_int_range (0, 12), NAN };
      double x[30], y[30];
      EfBudgetResult result;
      gsize n_inside = 0;

      for (guint i = 0; i < 30; i++)
        {
          x[i] = g_test_rand_int_range (0, 10);
          y[i] = g_test_rand_int_range (0, 5);
        }
      ef_budget_find (x, y, 30, x_direction, y_direction, &budget, &result);
      for (gssize i = 0; i < 30; i++)
        {
          if (is_better (budget.x_limit, x[i], x_direction))
            continue;
          n_inside++;
          g_assert_cmpint (result.best, >=, 0);
          g_assert_false (is_better (y[i], y[result.best], y_direction));
          if (i != result.best)
            g_assert_false (is_better (y[i], y[result.runner_up], y_direction));
        }
      g_assert_cmpuint (result.n_inside, ==, n_inside);
      g_assert_cmpint (result.runner_up >= 0, ==, n_inside >= 2);
      g_assert_true (result.best < 0 || result.best != result.runner_up);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/budget/spend", test_spend);
  g_test_add_func ("/analysis/budget/reach", test_reach);
  g_test_add_func ("/analysis/budget/both", test_both);
  g_test_add_func ("/analysis/budget/random", test_random);
  return g_test_run ();
}
