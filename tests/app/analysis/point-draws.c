/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "point-draws.h"

#include <float.h>
#include <math.h>
#include <string.h>

double
draw_few_integers (void)
{
  return g_test_rand_int_range (-3, 4);
}

double
draw_many_integers (void)
{
  return g_test_rand_int_range (-40, 40);
}

double
draw_uniform (void)
{
  return g_test_rand_double_range (-1, 1);
}

/* So most keys differ in their highest bits. */
double
draw_magnitudes (void)
{
  return pow (10, g_test_rand_double_range (-15, 15)) * (g_test_rand_bit () ? 1 : -1);
}

double
draw_positive (void)
{
  return pow (10, g_test_rand_double_range (-3, 3));
}

double
draw_bits (void)
{
  guint64 bits = ((guint64) (guint32) g_test_rand_int () << 32) | (guint32) g_test_rand_int ();
  double value;

  memcpy (&value, &bits, sizeof value);

  return value;
}

double
draw_odd_values (void)
{
  static const double values[] = {
    0.0, -0.0, NAN, INFINITY, -INFINITY, DBL_MAX, -DBL_MAX, DBL_MIN, -DBL_MIN,
    0x1p-1074, -0x1p-1074, 1, -1, 1 + DBL_EPSILON, 1 - DBL_EPSILON / 2,
  };

  return values[g_test_rand_int_range (0, G_N_ELEMENTS (values))];
}

static double
draw_integers_with_gaps (void)
{
  return g_test_rand_int_range (0, 8) == 0 ? NAN : g_test_rand_int_range (-9, 10);
}

static double
draw_few_positive (void)
{
  return g_test_rand_int_range (1, 9);
}

static void
set_points (Draw    *draw,
            gsize    n_max,
            DrawFunc draw_x,
            DrawFunc draw_y,
            guint    round)
{
  EfPoints *points = &draw->points;

  g_assert_cmpuint (n_max, <=, DRAW_MAX);

  points->x = draw->x;
  points->y = draw->y;
  points->n = (gsize) g_test_rand_int_range (0, (gint) n_max + 1);
  points->x_direction = (round & 1) == 0 ? EF_DIRECTION_LOWER : EF_DIRECTION_HIGHER;
  points->y_direction = (round & 2) == 0 ? EF_DIRECTION_LOWER : EF_DIRECTION_HIGHER;

  for (gsize i = 0; i < points->n; i++)
    {
      draw->x[i] = draw_x ();
      draw->y[i] = draw_y ();
    }
}

void
draw_points (Draw    *draw,
             gsize    n_max,
             gboolean finite,
             guint    round)
{
  static const DrawFunc draws[] = {
    draw_few_integers, draw_many_integers, draw_uniform, draw_integers_with_gaps,
    draw_magnitudes, draw_bits, draw_odd_values,
  };
  gint n = finite ? 4 : G_N_ELEMENTS (draws);

  set_points (draw, n_max, draws[g_test_rand_int_range (0, n)],
              draws[g_test_rand_int_range (0, n)], round);
}

void
draw_positive_points (Draw *draw,
                      gsize n_max,
                      guint round)
{
  static const DrawFunc draws[] = { draw_positive, draw_few_positive };

  set_points (draw, n_max, draws[g_test_rand_bit ()], draws[g_test_rand_bit ()], round);
}

gboolean
is_comparable (const EfPoints *points,
               gsize           index)
{
  return isfinite (points->x[index]) && isfinite (points->y[index]);
}

gboolean
is_at_least_as_good (double      a,
                     double      b,
                     EfDirection direction)
{
  return direction == EF_DIRECTION_LOWER ? a <= b : a >= b;
}

gboolean
dominates (const EfPoints *points,
           gsize           a,
           gsize           b)
{
  return is_comparable (points, a) && is_comparable (points, b) &&
         is_at_least_as_good (points->x[a], points->x[b], points->x_direction) &&
         is_at_least_as_good (points->y[a], points->y[b], points->y_direction) &&
         (points->x[a] != points->x[b] || points->y[a] != points->y[b]);
}

/* All pairs, with the signs turned so that lower is better: this is what most of the time of the
 * tests goes into. */
gboolean
is_on_front (const EfPoints *points,
             gsize           index)
{
  double x_sign = points->x_direction == EF_DIRECTION_LOWER ? 1 : -1;
  double y_sign = points->y_direction == EF_DIRECTION_LOWER ? 1 : -1;
  double x = points->x[index] * x_sign;
  double y = points->y[index] * y_sign;

  if (!is_comparable (points, index))
    return FALSE;

  for (gsize i = 0; i < points->n; i++)
    {
      double other_x = points->x[i] * x_sign;
      double other_y = points->y[i] * y_sign;

      if (other_x <= x && other_y <= y && (other_x < x || other_y < y) && is_comparable (points, i))
        return FALSE;
    }

  return TRUE;
}
