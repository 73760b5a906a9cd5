/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-hull.h"

#include "point-draws.h"

#include <math.h>

#define LOWER EF_DIRECTION_LOWER
#define HIGHER EF_DIRECTION_HIGHER

/* How much better y is on the line from a to b than at the point, in doubled area: exact for
 * integers. Above zero if a mixture of a and b beats the point at its own x. */
static double
get_advantage (const EfPoints *points,
               gsize           a,
               gsize           b,
               gsize           index)
{
  double width = points->x[b] - points->x[a];
  double rise = points->y[b] - points->y[a];
  double line = points->y[a] * width + (points->x[index] - points->x[a]) * rise;
  double advantage = line - points->y[index] * width;

  return points->y_direction == HIGHER ? advantage : -advantage;
}

/* Held against all pairs: a point of the front is a corner if no pair on either side of it reaches
 * its y at its x. */
static gboolean
is_corner (const EfPoints *points,
           gsize           index)
{
  if (!is_on_front (points, index))
    return FALSE;

  for (gsize i = 0; i < index; i++)
    if (points->x[i] == points->x[index] && points->y[i] == points->y[index])
      return FALSE;

  for (gsize a = 0; a < points->n; a++)
    for (gsize b = 0; b < points->n; b++)
      if (is_comparable (points, a) && is_comparable (points, b) &&
          points->x[a] < points->x[index] && points->x[index] < points->x[b] &&
          get_advantage (points, a, b, index) >= 0)
        return FALSE;

  return TRUE;
}

static void
test_brute_force (void)
{
  Draw draw;

  for (guint round = 0; round < 1000; round++)
    {
      const EfPoints *points = &draw.points;
      g_autofree guint32 *hull = NULL;
      gsize n_hull = 7, n_expected = 0;

      /* Only integers: whether a point is on a line is a matter of the last digit. */
      draw_points (&draw, 40, TRUE, round);
      for (gsize i = 0; i < points->n; i++)
        {
          draw.x[i] = floor (draw.x[i] * 20);
          draw.y[i] = floor (draw.y[i] * 20);
        }

      hull = ef_hull_front (points, &n_hull);
      for (gsize i = 0; i < points->n; i++)
        n_expected += is_corner (points, i);
      g_assert_cmpuint (n_hull, ==, n_expected);
      g_assert_true ((hull == NULL) == (n_hull == 0));

      for (gsize i = 0; i < n_hull; i++)
        {
          g_assert_true (is_corner (points, hull[i]));
          g_assert_true (i == 0 || points->x[hull[i - 1]] < points->x[hull[i]]);
        }
    }
}

/* Whatever values: corners are on the front, and there is a hull wherever there is a front. */
static void
test_odd_values (void)
{
  Draw draw;

  for (guint round = 0; round < 1000; round++)
    {
      g_autofree guint32 *hull = NULL;
      gsize n_hull;
      gboolean any = FALSE;

      draw_points (&draw, 100, FALSE, round);
      hull = ef_hull_front (&draw.points, &n_hull);

      for (gsize i = 0; i < n_hull; i++)
        g_assert_true (is_on_front (&draw.points, hull[i]));
      for (gsize i = 0; i < draw.points.n; i++)
        any = any || is_comparable (&draw.points, i);
      g_assert_true (any == (n_hull > 0));
    }
}

/* Other units and another zero move the corners, and change none. */
static void
test_affine (void)
{
  Draw draw;

  for (guint round = 0; round < 200; round++)
    {
      g_autofree guint32 *hull = NULL;
      g_autofree guint32 *moved = NULL;
      gsize n_hull, n_moved;

      draw_points (&draw, 100, TRUE, round);
      for (gsize i = 0; i < draw.points.n; i++)
        {
          draw.x[i] = floor (draw.x[i] * 100);
          draw.y[i] = floor (draw.y[i] * 100);
        }
      hull = ef_hull_front (&draw.points, &n_hull);
      for (gsize i = 0; i < draw.points.n; i++)
        {
          draw.x[i] = draw.x[i] * 64 + 1000;
          draw.y[i] = draw.y[i] / 8 - 5;
        }
      moved = ef_hull_front (&draw.points, &n_moved);
      g_assert_cmpmem (hull, n_hull * sizeof *hull, moved, n_moved * sizeof *moved);
    }
}

/* The four points of RouterBench's measure, as the methods have them. */
static const double router_x[] = { 1, 2, 3, 4 }, router_y[] = { .5, .7, .6, .8 };
static const EfPoints router = { router_x, router_y, 4, LOWER, HIGHER };

static void
test_aiq (void)
{
  const guint32 expected[] = { 0, 1, 3 };
  gsize n_hull;
  g_autofree guint32 *hull = ef_hull_front (&router, &n_hull);
  EfPoints other = router;

  g_assert_cmpmem (hull, n_hull * sizeof *hull, expected, sizeof expected);
  g_assert_cmpfloat_with_epsilon (ef_hull_get_aiq (&router, hull, n_hull, NAN, EF_HULL_PER_MAXIMUM),
                                  0.525, 1e-15);
  g_assert_cmpfloat_with_epsilon (ef_hull_get_aiq (&router, hull, n_hull, NAN, EF_HULL_PER_RANGE),
                                  0.7, 1e-15);

  /* Level beyond the last corner, as far as another hull goes: 2.1 + 2 * 0.8. */
  g_assert_cmpfloat_with_epsilon (ef_hull_get_aiq (&router, hull, n_hull, 6, EF_HULL_PER_MAXIMUM),
                                  3.7 / 6, 1e-15);
  g_assert_true (isnan (ef_hull_get_aiq (&router, hull, n_hull, 3, EF_HULL_PER_RANGE)));
  g_assert_true (isnan (ef_hull_get_aiq (&router, hull, 1, NAN, EF_HULL_PER_RANGE)));
  g_assert_true (isnan (ef_hull_get_aiq (&router, NULL, 0, NAN, EF_HULL_PER_RANGE)));

  other.x_direction = HIGHER;
  g_assert_true (isnan (ef_hull_get_aiq (&other, hull, n_hull, NAN, EF_HULL_PER_RANGE)));
}

static void
test_mix (void)
{
  gsize n_hull;
  g_autofree guint32 *hull = ef_hull_front (&router, &n_hull);
  EfHullMix mix;

  g_assert_true (ef_hull_mix_at_x (&router, hull, n_hull, 3.5, &mix));
  g_assert_cmpuint (mix.first, ==, 1);
  g_assert_cmpuint (mix.second, ==, 3);
  g_assert_cmpfloat (mix.share, ==, 0.75);
  g_assert_cmpfloat_with_epsilon (mix.y, 0.775, 1e-15);

  g_assert_true (ef_hull_mix_at_y (&router, hull, n_hull, 0.6, &mix));
  g_assert_cmpuint (mix.first, ==, 0);
  g_assert_cmpuint (mix.second, ==, 1);
  g_assert_cmpfloat_with_epsilon (mix.share, 0.5, 1e-15);
  g_assert_cmpfloat_with_epsilon (mix.x, 1.5, 1e-15);

  /* At a corner it is what the corner is, to the last digit. */
  g_assert_true (ef_hull_mix_at_x (&router, hull, n_hull, 2, &mix));
  g_assert_cmpfloat (mix.y, ==, 0.7);
  g_assert_true (ef_hull_mix_at_x (&router, hull, n_hull, 4, &mix));
  g_assert_cmpuint (mix.second, ==, 3);
  g_assert_cmpfloat (mix.share, ==, 1);
  g_assert_true (ef_hull_mix_at_x (&router, hull, 1, 1, &mix));
  g_assert_cmpuint (mix.first, ==, mix.second);

  g_assert_false (ef_hull_mix_at_x (&router, hull, n_hull, 0.9, &mix));
  g_assert_false (ef_hull_mix_at_x (&router, hull, n_hull, 4.1, &mix));
  g_assert_false (ef_hull_mix_at_x (&router, hull, n_hull, NAN, &mix));
  g_assert_false (ef_hull_mix_at_y (&router, NULL, 0, 0.6, &mix));
}

static double
to_scale (double   value,
          gboolean log_scale)
{
  return log_scale ? log10 (value) : value;
}

/* How far (x, y) is off the drawn line on the scales, in tolerances. */
static double
get_error (const EfHullScales *scales,
           const double       *curve,
           gsize               n,
           double              x,
           double              y)
{
  double sx = to_scale (x, scales->x_log) / scales->x_tolerance;
  double sy = to_scale (y, scales->y_log) / scales->y_tolerance;
  double least = INFINITY;

  for (gsize i = 1; i < n; i++)
    {
      double ax = to_scale (curve[2 * i - 2], scales->x_log) / scales->x_tolerance;
      double ay = to_scale (curve[2 * i - 1], scales->y_log) / scales->y_tolerance;
      double bx = to_scale (curve[2 * i], scales->x_log) / scales->x_tolerance;
      double by = to_scale (curve[2 * i + 1], scales->y_log) / scales->y_tolerance;
      double length = hypot (bx - ax, by - ay);
      double along = CLAMP (((sx - ax) * (bx - ax) + (sy - ay) * (by - ay)) / length, 0, length);

      least = MIN (least, hypot (sx - ax - along * (bx - ax) / length,
                                 sy - ay - along * (by - ay) / length));
    }

  return least;
}

static void
test_curve (void)
{
  const double x[] = { 0.01, 3, 5000 }, y[] = { 2, 60, 90 };
  const EfPoints points = { x, y, 3, LOWER, HIGHER };
  gsize n_hull;
  g_autofree guint32 *hull = ef_hull_front (&points, &n_hull);

  g_assert_cmpuint (n_hull, ==, 3);

  for (guint round = 0; round < 4; round++)
    {
      gboolean x_log = round & 1, y_log = round >> 1;
      const EfHullScales scales = { x_log, y_log, x_log ? 0.005 : 5, y_log ? 0.002 : 0.1 };
      gsize n_places;
      g_autofree double *curve = ef_hull_curve (&points, hull, n_hull, &scales, &n_places);

      if (round == 0)
        g_assert_cmpuint (n_places, ==, 3);
      else
        g_assert_cmpuint (n_places, >, 3);
      g_assert_cmpuint (n_places, <, 400);

      g_assert_cmpfloat (curve[0], ==, 0.01);
      g_assert_cmpfloat (curve[2 * n_places - 1], ==, 90);
      for (gsize i = 1; i < n_places; i++)
        g_assert_cmpfloat (curve[2 * i - 2], <, curve[2 * i]);

      /* Fine steps along the hull, where the axis shows them. */
      for (guint stretch = 0; stretch < 2; stretch++)
        for (guint k = 0; k <= 1000; k++)
          {
            double share = x_log ? expm1 (k / 1000.0 * 6) / expm1 (6) : k / 1000.0;
            double at_x = x[stretch] + share * (x[stretch + 1] - x[stretch]);
            double at_y = y[stretch] + share * (y[stretch + 1] - y[stretch]);

            g_assert_cmpfloat (get_error (&scales, curve, n_places, at_x, at_y), <, 1.2);
          }
    }
}

/* What a logarithmic axis cannot show is left out, and nothing runs away. */
static void
test_curve_hostile (void)
{
  Draw draw;

  for (guint round = 0; round < 400; round++)
    {
      const EfHullScales scales = { TRUE, round & 4, 1e-9, 1e-9 };
      gsize n_hull, n_places;
      g_autofree guint32 *hull = NULL;
      g_autofree double *curve = NULL;

      draw_points (&draw, 12, FALSE, round);
      hull = ef_hull_front (&draw.points, &n_hull);
      curve = ef_hull_curve (&draw.points, hull, n_hull, &scales, &n_places);
      g_assert_cmpuint (n_places, <=, n_hull * 4097);
      for (gsize i = 0; i < n_places; i++)
        g_assert_cmpfloat (curve[2 * i], >, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/analysis/hull/brute-force", test_brute_force);
  g_test_add_func ("/analysis/hull/odd-values", test_odd_values);
  g_test_add_func ("/analysis/hull/affine", test_affine);
  g_test_add_func ("/analysis/hull/aiq", test_aiq);
  g_test_add_func ("/analysis/hull/mix", test_mix);
  g_test_add_func ("/analysis/hull/curve", test_curve);
  g_test_add_func ("/analysis/hull/curve-hostile", test_curve_hostile);

  return g_test_run ();
}
