/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-efficiency.h"

#include "point-draws.h"

#include <math.h>

#define LOWER EF_DIRECTION_LOWER
#define HIGHER EF_DIRECTION_HIGHER

static gboolean
counts (const EfPoints *points,
        EfEfficiency    efficiency,
        guint32         i)
{
  return ef_efficiency_get_reason (points, efficiency, i) == EF_EFFICIENCY_REASON_NONE;
}

static double
get_better (double      a,
            double      b,
            EfDirection direction)
{
  return direction == LOWER ? MIN (a, b) : MAX (a, b);
}

/* The best value on one axis that is reached where the other one is at least @limit, by single
 * points and, with @mix, on the lines between any two. */
static double
get_best (const EfPoints *points,
          EfEfficiency    efficiency,
          gboolean        along_x,
          gboolean        mix,
          double          limit)
{
  const double *along = along_x ? points->x : points->y;
  const double *other = along_x ? points->y : points->x;
  EfDirection direction = along_x ? points->x_direction : points->y_direction;
  EfDirection other_direction = along_x ? points->y_direction : points->x_direction;
  double best = direction == LOWER ? INFINITY : -INFINITY;

  for (guint32 a = 0; a < points->n; a++)
    {
      if (!counts (points, efficiency, a))
        continue;
      if (is_at_least_as_good (other[a], limit, other_direction))
        best = get_better (best, along[a], direction);

      for (guint32 b = 0; mix && b < points->n; b++)
        if (counts (points, efficiency, b) && (other[a] < limit) != (other[b] < limit))
          {
            double share = (limit - other[a]) / (other[b] - other[a]);

            best = get_better (best, along[a] + share * (along[b] - along[a]), direction);
          }
    }

  return best;
}

static void
assert_along (const EfPoints *points,
              EfEfficiency    efficiency)
{
  gboolean along_x = efficiency == EF_EFFICIENCY_X || efficiency == EF_EFFICIENCY_HULL_X ||
                     efficiency == EF_EFFICIENCY_GAP_X;
  gboolean mix = efficiency == EF_EFFICIENCY_HULL_X || efficiency == EF_EFFICIENCY_HULL_Y;
  gboolean gap = efficiency == EF_EFFICIENCY_GAP_X || efficiency == EF_EFFICIENCY_GAP_Y;
  gboolean lower = (along_x ? points->x_direction : points->y_direction) == LOWER;
  double scores[DRAW_MAX];

  ef_efficiency_measure (points, efficiency, scores);

  for (guint32 i = 0; i < points->n; i++)
    {
      double value = along_x ? points->x[i] : points->y[i];
      double best, expected;

      if (!counts (points, efficiency, i))
        {
          g_assert_true (isnan (scores[i]));
          continue;
        }

      best = get_best (points, efficiency, along_x, mix, along_x ? points->y[i] : points->x[i]);
      expected = gap ? fabs (value - best) : best / value;

      if (mix)
        g_assert_cmpfloat_with_epsilon (scores[i], expected, 1e-9 * (1 + expected));
      else
        g_assert_cmpfloat (scores[i], ==, expected);

      if (gap)
        g_assert_cmpfloat (scores[i], >=, 0);
      else if (lower)
        g_assert_true (scores[i] <= 1 && scores[i] >= 0);
      else
        g_assert_true (scores[i] >= 1);
    }
}

static void
test_brute_force (gconstpointer data)
{
  Draw draw;

  for (guint round = 0; round < 600; round++)
    {
      if (round % 3 == 0)
        draw_points (&draw, 30, TRUE, round);
      else
        draw_positive_points (&draw, 30, round);
      assert_along (&draw.points, GPOINTER_TO_INT (data));
    }
}

static void
test_known (void)
{
  /* Energy and accuracy; the third has the accuracy of the first and 4.1 times its energy. */
  const double x[] = { 10, 30, 41, 20, -1, 0 }, y[] = { 70, 80, 70, 72, 99, NAN };
  const EfPoints points = { x, y, 6, LOWER, HIGHER };
  double scores[6];

  ef_efficiency_measure (&points, EF_EFFICIENCY_X, scores);
  g_assert_cmpfloat (scores[0], ==, 1);
  g_assert_cmpfloat_with_epsilon (1 / scores[2], 4.1, 1e-14);
  g_assert_cmpfloat (scores[3], ==, 1);
  g_assert_true (isnan (scores[4]) && isnan (scores[5]));

  ef_efficiency_measure (&points, EF_EFFICIENCY_Y, scores);
  g_assert_cmpfloat (scores[2], ==, 99.0 / 70); /* a negative x is no obstacle along y */

  /* Halfway between the first two a mixture reaches 75. */
  ef_efficiency_measure (&points, EF_EFFICIENCY_HULL_X, scores);
  g_assert_cmpfloat_with_epsilon (scores[3], 14.0 / 20, 1e-15);

  ef_efficiency_measure (&points, EF_EFFICIENCY_PRODUCTIVITY, scores);
  g_assert_cmpfloat (scores[0], ==, 1);
  g_assert_cmpfloat_with_epsilon (scores[1], 80.0 / 30 / 7, 1e-15);

  ef_efficiency_measure (&points, EF_EFFICIENCY_GAP_X, scores);
  g_assert_cmpfloat (scores[2], ==, 42); /* with units, -1 is a number like any other */

  g_assert_cmpint (ef_efficiency_get_reason (&points, EF_EFFICIENCY_X, 4), ==,
                   EF_EFFICIENCY_REASON_NOT_POSITIVE);
  g_assert_cmpint (ef_efficiency_get_reason (&points, EF_EFFICIENCY_Y, 4), ==,
                   EF_EFFICIENCY_REASON_NONE);
  g_assert_cmpint (ef_efficiency_get_reason (&points, EF_EFFICIENCY_X, 5), ==,
                   EF_EFFICIENCY_REASON_MISSING);
  g_assert_null (ef_efficiency_reason_to_label (EF_EFFICIENCY_REASON_NONE));
  g_assert_nonnull (ef_efficiency_reason_to_label (EF_EFFICIENCY_REASON_MISSING));
  g_assert_nonnull (ef_efficiency_reason_to_label (EF_EFFICIENCY_REASON_NOT_POSITIVE));
}

/* Ratios do not know the unit; a reciprocal turns a cost into a benefit and the ratio over;
 * mixtures never make a point look better. */
static void
test_invariance (void)
{
  Draw draw, turned;
  double scores[DRAW_MAX], other[DRAW_MAX], hull[DRAW_MAX];

  for (guint round = 0; round < 300; round++)
    {
      const EfPoints *points = &draw.points;

      draw_positive_points (&draw, 60, round);
      turned = draw;
      turned.points.x = turned.x;
      turned.points.y = turned.y;
      turned.points.x_direction = points->x_direction == LOWER ? HIGHER : LOWER;
      for (gsize i = 0; i < points->n; i++)
        {
          turned.x[i] = 1 / draw.x[i];
          turned.y[i] = draw.y[i] * 1024;
        }

      ef_efficiency_measure (points, EF_EFFICIENCY_X, scores);
      ef_efficiency_measure (&turned.points, EF_EFFICIENCY_X, other);
      ef_efficiency_measure (points, EF_EFFICIENCY_HULL_X, hull);
      for (gsize i = 0; i < points->n; i++)
        {
          g_assert_cmpfloat_with_epsilon (scores[i] * other[i], 1, 1e-12);
          if (points->x_direction == LOWER)
            g_assert_cmpfloat (hull[i], <=, scores[i]);
          else
            g_assert_cmpfloat (hull[i], >=, scores[i]);
        }

      ef_efficiency_measure (points, EF_EFFICIENCY_PRODUCTIVITY, scores);
      ef_efficiency_measure (&turned.points, EF_EFFICIENCY_PRODUCTIVITY, other);
      for (gsize i = 0; i < points->n; i++)
        g_assert_cmpfloat_with_epsilon (scores[i], other[i], 1e-12);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/analysis/efficiency/x/brute-force",
                        GINT_TO_POINTER (EF_EFFICIENCY_X), test_brute_force);
  g_test_add_data_func ("/analysis/efficiency/y/brute-force",
                        GINT_TO_POINTER (EF_EFFICIENCY_Y), test_brute_force);
  g_test_add_data_func ("/analysis/efficiency/hull-x/brute-force",
                        GINT_TO_POINTER (EF_EFFICIENCY_HULL_X), test_brute_force);
  g_test_add_data_func ("/analysis/efficiency/hull-y/brute-force",
                        GINT_TO_POINTER (EF_EFFICIENCY_HULL_Y), test_brute_force);
  g_test_add_data_func ("/analysis/efficiency/gap-x/brute-force",
                        GINT_TO_POINTER (EF_EFFICIENCY_GAP_X), test_brute_force);
  g_test_add_data_func ("/analysis/efficiency/gap-y/brute-force",
                        GINT_TO_POINTER (EF_EFFICIENCY_GAP_Y), test_brute_force);
  g_test_add_func ("/analysis/efficiency/known", test_known);
  g_test_add_func ("/analysis/efficiency/invariance", test_invariance);

  return g_test_run ();
}
