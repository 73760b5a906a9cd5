/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-dominance.h"

#include "point-draws.h"

#include <math.h>

#define LOWER EF_DIRECTION_LOWER
#define HIGHER EF_DIRECTION_HIGHER

/* Whether @a is the better choice: by x with @by_x, then by the other axis, then by who is first.
 * */
static gboolean
is_better_choice (const EfPoints *points,
                  gboolean        by_x,
                  guint32         a,
                  guint32         b)
{
  double x = (points->x[b] - points->x[a]) * (points->x_direction == LOWER ? 1 : -1);
  double y = (points->y[b] - points->y[a]) * (points->y_direction == LOWER ? 1 : -1);
  double first = by_x ? x : y;
  double second = by_x ? y : x;

  return first > 0 || (first == 0 && (second > 0 || (second == 0 && a < b)));
}

static guint32
find_replacement (const EfPoints *points,
                  gboolean        by_x,
                  guint32         index)
{
  guint32 best = EF_POINT_NONE;

  for (guint32 i = 0; i < points->n; i++)
    if (dominates (points, i, index) &&
        (best == EF_POINT_NONE || is_better_choice (points, by_x, i, best)))
      best = i;

  return best;
}

static void
test_brute_force (void)
{
  Draw draw;

  for (guint round = 0; round < 300; round++)
    {
      const EfPoints *points = &draw.points;

      draw_points (&draw, 50, TRUE, round);
      for (guint32 i = 0; i < points->n; i++)
        {
          g_auto (EfDominance) dominance = { 0 };
          gsize n_list_max = g_test_rand_int_range (0, 60);
          gsize n_dominators = 0, n_on_front = 0;

          for (guint32 k = 0; k < points->n; k++)
            {
              n_dominators += dominates (points, k, i);
              n_on_front += dominates (points, k, i) && is_on_front (points, k);
            }

          ef_dominance_init (&dominance, points, i, n_list_max);
          g_assert_true (dominance.comparable == is_comparable (points, i));
          g_assert_cmpuint (dominance.n_dominators, ==, n_dominators);
          g_assert_cmpuint (dominance.n_on_front, ==, n_on_front);
          g_assert_cmpuint (dominance.n_listed, ==, MIN (n_on_front, n_list_max));
          for (gsize k = 0; k < dominance.n_listed; k++)
            {
              g_assert_true (dominates (points, dominance.dominators[k], i));
              g_assert_true (is_on_front (points, dominance.dominators[k]));
              g_assert_true (k == 0 || points->x[dominance.dominators[k - 1]] <=
                                         points->x[dominance.dominators[k]]);
            }
          g_assert_cmpuint (dominance.best_x, ==, find_replacement (points, TRUE, i));
          g_assert_cmpuint (dominance.best_y, ==, find_replacement (points, FALSE, i));
        }
    }
}

static void
test_known (void)
{
  const double x[] = { 41, 10, 30, 60, NAN }, y[] = { 70, 70, 80, 90, 1 };
  const EfPoints points = { x, y, 5, LOWER, HIGHER };
  const guint32 expected[] = { 1, 2 };
  g_auto (EfDominance) dominance = { 0 };
  g_auto (EfDominance) missing = { 0 };
  EfComparison comparison;

  ef_dominance_init (&dominance, &points, 0, 10);
  g_assert_cmpuint (dominance.n_dominators, ==, 2);
  g_assert_cmpmem (dominance.dominators, dominance.n_listed * sizeof (guint32),
                   expected, sizeof expected);
  g_assert_cmpuint (dominance.best_x, ==, 1);
  g_assert_cmpuint (dominance.best_y, ==, 2);

  ef_dominance_compare (&points, 0, 1, &comparison);
  g_assert_cmpfloat (comparison.x_difference, ==, -31);
  g_assert_cmpfloat (comparison.y_difference, ==, 0);
  g_assert_cmpfloat_with_epsilon (1 / comparison.x_ratio, 4.1, 1e-14);
  g_assert_cmpfloat (comparison.y_ratio, ==, 1);
  ef_dominance_compare (&points, 0, 4, &comparison);
  g_assert_true (isnan (comparison.x_ratio) && isnan (comparison.x_difference));

  ef_dominance_init (&missing, &points, 4, 10);
  g_assert_false (missing.comparable);
  g_assert_cmpuint (missing.best_x, ==, EF_POINT_NONE);
}

/* Strictly: on the staircase a point is not. */
static gboolean
is_behind (const EfPoints *points,
           double          x,
           double          y)
{
  for (guint32 i = 0; i < points->n; i++)
    if (is_comparable (points, i) && points->x[i] != x && points->y[i] != y &&
        is_at_least_as_good (points->x[i], x, points->x_direction) &&
        is_at_least_as_good (points->y[i], y, points->y_direction))
      return TRUE;

  return FALSE;
}

/* At the place it says a point is behind nothing any more; a little short of it it still is. */
static void
test_reach (void)
{
  Draw draw;

  for (guint round = 0; round < 400; round++)
    {
      const EfPoints *points = &draw.points;
      const double x_scale = 4, y_scale = 0.5, little = 1.0 / 64;

      draw_points (&draw, 30, TRUE, round);
      for (gsize i = 0; i < points->n; i++)
        {
          draw.x[i] = floor (draw.x[i] * 16);
          draw.y[i] = floor (draw.y[i] * 16);
        }

      for (guint32 i = 0; i < points->n; i++)
        {
          double x = points->x[i], y = points->y[i];
          double x_back = points->x_direction == LOWER ? little : -little;
          double y_back = points->y_direction == LOWER ? little : -little;
          EfReach reach;

          if (!is_comparable (points, i))
            {
              g_assert_false (ef_dominance_get_reach (points, i, x_scale, y_scale, &reach));
              continue;
            }

          g_assert_true (ef_dominance_get_reach (points, i, x_scale, y_scale, &reach));
          g_assert_false (is_behind (points, reach.x, y));
          g_assert_false (is_behind (points, x, reach.y));
          g_assert_false (is_behind (points, reach.both_x, reach.both_y));
          g_assert_cmpfloat (fabs (reach.both_x - x), ==, reach.steps * x_scale);
          g_assert_cmpfloat (fabs (reach.both_y - y), ==, reach.steps * y_scale);

          if (is_on_front (points, i))
            {
              g_assert_cmpfloat (reach.x, ==, x);
              g_assert_cmpfloat (reach.y, ==, y);
            }
          if (is_behind (points, x, y))
            {
              g_assert_cmpfloat (reach.steps, >, 0);
              g_assert_true (is_behind (points, reach.both_x + x_back, reach.both_y + y_back));
            }
          else
            {
              g_assert_cmpfloat (reach.steps, ==, 0);
            }

          /* Other points are on one side of the place or the other, never within a little. */
          if (reach.x != x)
            g_assert_true (is_behind (points, reach.x + x_back, y + y_back));
          if (reach.y != y)
            g_assert_true (is_behind (points, x + x_back, reach.y + y_back));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/analysis/dominance/brute-force", test_brute_force);
  g_test_add_func ("/analysis/dominance/known", test_known);
  g_test_add_func ("/analysis/dominance/reach", test_reach);

  return g_test_run ();
}
