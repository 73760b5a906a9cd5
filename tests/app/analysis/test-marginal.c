/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-marginal.h"

#include "ef-hull.h"
#include "ef-pareto.h"
#include "point-draws.h"

#include <math.h>

#define LOWER EF_DIRECTION_LOWER
#define HIGHER EF_DIRECTION_HIGHER

static guint32 *
find_front (const EfPoints *points,
            gsize          *n_front)
{
  return ef_pareto_front (points->x, points->y, points->n, points->x_direction,
                          points->y_direction, n_front);
}

static void
test_steps_known (void)
{
  /* The cheapest two are equal; the third is dominated. */
  const double x[] = { 10, 10, 50, 14, 30 }, y[] = { 60, 60, 82, 55, 80 };
  const EfPoints points = { x, y, 5, LOWER, HIGHER };
  gsize n_front, n_steps;
  g_autofree guint32 *front = find_front (&points, &n_front);
  g_autofree EfMarginalStep *steps = ef_marginal_steps (&points, front, n_front, &n_steps);

  g_assert_cmpuint (n_steps, ==, 2);
  g_assert_cmpuint (steps[0].from, ==, 0);
  g_assert_cmpuint (steps[0].to, ==, 4);
  g_assert_cmpfloat (steps[0].dx, ==, 20);
  g_assert_cmpfloat (steps[0].dy, ==, 20);
  g_assert_cmpfloat (steps[0].price, ==, 1);
  g_assert_cmpuint (steps[1].to, ==, 2);
  g_assert_cmpfloat (steps[1].price, ==, 10);

  g_assert_null (ef_marginal_steps (&points, front, 2, &n_steps)); /* one place */
  g_assert_cmpuint (n_steps, ==, 0);
}

/* Steps lead from the best x to the best y, lose in x and win in y, and on the hull get dearer. */
static void
test_steps_properties (void)
{
  Draw draw;

  for (guint round = 0; round < 500; round++)
    {
      const EfPoints *points = &draw.points;
      g_autofree guint32 *front = NULL;
      g_autofree guint32 *hull = NULL;
      g_autofree EfMarginalStep *steps = NULL;
      g_autofree EfMarginalStep *hull_steps = NULL;
      gsize n_front, n_hull, n_steps, n_hull_steps;
      double dx = 0, dy = 0;

      draw_points (&draw, 60, TRUE, round);
      front = find_front (points, &n_front);
      steps = ef_marginal_steps (points, front, n_front, &n_steps);
      if (n_front == 0)
        continue;

      g_assert_cmpuint (n_steps + 1, ==, ef_pareto_count_distinct (draw.x, draw.y, front, n_front));
      for (gsize i = 0; i < n_steps; i++)
        {
          g_assert_true (i == 0 || steps[i].from == steps[i - 1].to);
          g_assert_true ((steps[i].dx > 0) == (points->x_direction == LOWER));
          g_assert_true ((steps[i].dy > 0) == (points->y_direction == HIGHER));
          g_assert_cmpfloat (steps[i].price, >, 0);
          dx += steps[i].dx;
          dy += steps[i].dy;
        }
      g_assert_cmpfloat_with_epsilon (fabs (dx), fabs (draw.x[front[n_front - 1]] -
                                                       draw.x[front[0]]), 1e-9);
      g_assert_cmpfloat_with_epsilon (fabs (dy), fabs (draw.y[front[n_front - 1]] -
                                                       draw.y[front[0]]), 1e-9);

      hull = ef_hull_front (points, &n_hull);
      hull_steps = ef_marginal_steps (points, hull, n_hull, &n_hull_steps);
      for (gsize i = 1; i < n_hull_steps; i++)
        g_assert_cmpfloat (hull_steps[i].price, >, hull_steps[i - 1].price * (1 - 1e-12));
    }
}

static void
test_knee_known (void)
{
  const double x[] = { 1, 2, 10, 100 }, y[] = { 10, 70, 80, 90 };
  EfPoints points = { x, y, 4, LOWER, HIGHER };
  const guint32 front[] = { 0, 1, 2, 3 };
  double bulge = 0;

  /* 70/80 of the way up for a ninth of ten... of the axis: (9/99, 70/80) beats (1/99, 60/80). */
  g_assert_cmpuint (ef_marginal_find_knee (&points, front, 4, FALSE, FALSE, &bulge), ==, 2);
  g_assert_cmpfloat_with_epsilon (bulge, 70.0 / 80 - 9.0 / 99, 1e-15);

  /* On a logarithmic axis 2 is 0.15 of the way, 10 is half of it. */
  g_assert_cmpuint (ef_marginal_find_knee (&points, front, 4, TRUE, FALSE, &bulge), ==, 1);
  g_assert_cmpfloat_with_epsilon (bulge, 60.0 / 80 - log10 (2) / 2, 1e-15);

  g_assert_cmpuint (ef_marginal_find_knee (&points, front, 2, FALSE, FALSE, &bulge), ==,
                    EF_POINT_NONE);
  g_assert_cmpuint (ef_marginal_find_knee (&points, NULL, 0, FALSE, FALSE, NULL), ==,
                    EF_POINT_NONE);
}

/* A front that bends the other way, or not at all, has no knee; and what a logarithmic axis cannot
 * show is no end of it. */
static void
test_knee_none (void)
{
  const double x[] = { -1, 1, 2, 3 }, straight[] = { 0, 1, 2, 3 }, hollow[] = { 0, 1, 1.5, 3 };
  const double zero[] = { 0, 1, 2.5, 3 };
  const EfPoints line = { x + 1, straight + 1, 3, LOWER, HIGHER };
  const EfPoints bowl = { x + 1, hollow + 1, 3, LOWER, HIGHER };
  const EfPoints odd = { x, zero, 4, LOWER, HIGHER };
  const guint32 front[] = { 0, 1, 2, 3 };

  g_assert_cmpuint (ef_marginal_find_knee (&line, front, 3, FALSE, FALSE, NULL), ==,
                    EF_POINT_NONE);
  g_assert_cmpuint (ef_marginal_find_knee (&bowl, front, 3, FALSE, FALSE, NULL), ==,
                    EF_POINT_NONE);
  g_assert_cmpuint (ef_marginal_find_knee (&odd, front, 4, TRUE, FALSE, NULL), ==, 2);
}

static double
get_bulge (const EfPoints *points,
           gboolean        x_log)
{
  gsize n_front;
  g_autofree guint32 *front = find_front (points, &n_front);
  double bulge = 0;

  ef_marginal_find_knee (points, front, n_front, x_log, TRUE, &bulge);

  return bulge;
}

/* How far the front goes along x. */
static double
get_x_range (const EfPoints *points)
{
  gsize n_front;
  g_autofree guint32 *front = find_front (points, &n_front);
  double min = INFINITY;
  double max = -INFINITY;

  for (gsize i = 0; i < n_front; i++)
    {
      min = MIN (min, points->x[front[i]]);
      max = MAX (max, points->x[front[i]]);
    }
  return max - min;
}

/* How far the knee is ahead is the same whatever the units and wherever the zero, on linear axes;
 * on logarithmic ones whatever the units and the powers. Turned over by a change of sign it is the
 * same, too. Which point it is may hang on the last digit. */
static void
test_knee_invariance (void)
{
  Draw draw;

  for (guint round = 0; round < 300; round++)
    {
      double bulge, bulge_log, rounding;

      draw_positive_points (&draw, 60, round);
      bulge = get_bulge (&draw.points, FALSE);
      bulge_log = get_bulge (&draw.points, TRUE);

      for (gsize i = 0; i < draw.points.n; i++)
        draw.y[i] = sqrt (draw.y[i]) * 4;
      g_assert_cmpfloat_with_epsilon (get_bulge (&draw.points, FALSE), bulge, 1e-11);
      g_assert_cmpfloat_with_epsilon (get_bulge (&draw.points, TRUE), bulge_log, 1e-11);

      for (gsize i = 0; i < draw.points.n; i++)
        draw.x[i] = draw.x[i] * -8 + 40;
      draw.points.x_direction = draw.points.x_direction == LOWER ? HIGHER : LOWER;
      /* Beside 40, the last digits of x are lost: up to 4e-15, of which a short front sees more. */
      rounding = get_x_range (&draw.points) > 0 ? 4 * 4e-15 / get_x_range (&draw.points) : 0;
      g_assert_cmpfloat_with_epsilon (get_bulge (&draw.points, FALSE), bulge, 1e-11 + rounding);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/analysis/marginal/steps/known", test_steps_known);
  g_test_add_func ("/analysis/marginal/steps/properties", test_steps_properties);
  g_test_add_func ("/analysis/marginal/knee/known", test_knee_known);
  g_test_add_func ("/analysis/marginal/knee/none", test_knee_none);
  g_test_add_func ("/analysis/marginal/knee/invariance", test_knee_invariance);

  return g_test_run ();
}
