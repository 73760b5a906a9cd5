/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-near-front.h"

#include "ef-pareto.h"
#include "point-draws.h"

#include <math.h>

#define LOWER EF_DIRECTION_LOWER
#define HIGHER EF_DIRECTION_HIGHER

static gboolean
counts (const EfPoints *points,
        const EfMargin *x,
        const EfMargin *y,
        gsize           i)
{
  return is_comparable (points, i) &&
         (x->kind == EF_MARGIN_AMOUNT || points->x[i] > 0) &&
         (y->kind == EF_MARGIN_AMOUNT || points->y[i] > 0);
}

/* On the front of the points that count. */
static gboolean
is_reference (const EfPoints *points,
              const EfMargin *x,
              const EfMargin *y,
              gsize           i)
{
  gboolean on_front = counts (points, x, y, i);

  for (gsize k = 0; k < points->n && on_front; k++)
    on_front = !(counts (points, x, y, k) && dominates (points, k, i));

  return on_front;
}

static gboolean
is_near_on_axis (const EfMargin *margin,
                 double          q,
                 double          p,
                 EfDirection     direction)
{
  if (margin->kind == EF_MARGIN_AMOUNT)
    return direction == LOWER ? q <= p + margin->value : q >= p - margin->value;

  return direction == LOWER ? q <= p * (1 + margin->value) : q >= p / (1 + margin->value);
}

/* In margins; below zero where q is better. */
static double
get_distance_on_axis (const EfMargin *margin,
                      double          q,
                      double          p,
                      EfDirection     direction)
{
  double worse = direction == LOWER ? q - p : p - q;

  if (margin->value == 0)
    return worse <= 0 ? -INFINITY : INFINITY;
  if (margin->kind == EF_MARGIN_AMOUNT)
    return worse / margin->value;

  return (direction == LOWER ? log (q) - log (p) : log (p) - log (q)) / log1p (margin->value);
}

static void
draw_margin (EfMargin *margin)
{
  static const double values[] = { 0, 0.05, 0.5, 1, 3 };

  margin->kind = g_test_rand_bit () ? EF_MARGIN_SHARE : EF_MARGIN_AMOUNT;
  margin->value = values[g_test_rand_int_range (0, G_N_ELEMENTS (values))];
}

static void
draw_any (Draw *draw,
          guint round)
{
  if (round % 3 == 0)
    draw_positive_points (draw, 60, round);
  else
    draw_points (draw, 60, TRUE, round);
}

static void
test_mask_brute_force (void)
{
  Draw draw;
  guint8 mask[DRAW_MAX];

  for (guint round = 0; round < 1500; round++)
    {
      const EfPoints *points = &draw.points;
      EfMargin x, y;
      gsize n_near, n_expected = 0;

      draw_any (&draw, round);
      draw_margin (&x);
      draw_margin (&y);
      n_near = ef_near_front_mask (points, &x, &y, mask);

      for (gsize i = 0; i < points->n; i++)
        {
          gboolean near = FALSE;

          for (gsize k = 0; k < points->n && counts (points, &x, &y, i); k++)
            near = near || (is_reference (points, &x, &y, k) &&
                            is_near_on_axis (&x, points->x[i], points->x[k], points->x_direction) &&
                            is_near_on_axis (&y, points->y[i], points->y[k], points->y_direction));

          g_assert_cmpuint (mask[i], ==, near);
          n_expected += near;
        }
      g_assert_cmpuint (n_near, ==, n_expected);
    }
}

static void
test_distances_brute_force (void)
{
  Draw draw;
  double distances[DRAW_MAX];
  guint8 mask[DRAW_MAX];

  for (guint round = 0; round < 1500; round++)
    {
      const EfPoints *points = &draw.points;
      EfMargin x, y;

      draw_any (&draw, round);
      draw_margin (&x);
      draw_margin (&y);
      ef_near_front_distances (points, &x, &y, distances);
      ef_near_front_mask (points, &x, &y, mask);

      for (gsize i = 0; i < points->n; i++)
        {
          double expected = INFINITY;

          if (!counts (points, &x, &y, i))
            {
              g_assert_true (isnan (distances[i]));
              continue;
            }

          for (gsize k = 0; k < points->n; k++)
            if (is_reference (points, &x, &y, k))
              {
                double on_x = get_distance_on_axis (&x, points->x[i], points->x[k],
                                                    points->x_direction);
                double on_y = get_distance_on_axis (&y, points->y[i], points->y[k],
                                                    points->y_direction);

                expected = MIN (expected, MAX (MAX (on_x, on_y), 0));
              }

          if (isinf (expected))
            g_assert_true (isinf (distances[i]));
          else
            g_assert_cmpfloat_with_epsilon (distances[i], expected, 1e-9 * (1 + expected));
          if (is_reference (points, &x, &y, i))
            g_assert_cmpfloat (distances[i], ==, 0);

          /* The two ways of asking agree, except where rounding decides. */
          if (fabs (distances[i] - 1) > 1e-9)
            g_assert_cmpuint (mask[i], ==, distances[i] < 1);
        }
    }
}

static void
test_known (void)
{
  /* Score against cost: within 10 % of the cost, or half a point of score. */
  const double x[] = { 10, 20, 10.9, 11.5, 21, 22.5, 19 };
  const double y[] = { 50, 60, 49.8, 50, 59.4, 60, 49.4 };
  const EfPoints points = { x, y, 7, LOWER, HIGHER };
  const EfMargin tenth = { EF_MARGIN_SHARE, 0.1 }, half = { EF_MARGIN_AMOUNT, 0.5 };
  const EfMargin none = { EF_MARGIN_AMOUNT, 0 };
  const guint8 expected[] = { 1, 1, 1, 0, 0, 0, 0 };
  guint8 mask[7];
  double distances[7];

  g_assert_cmpuint (ef_near_front_mask (&points, &tenth, &half, mask), ==, 3);
  g_assert_cmpmem (mask, 7, expected, 7);

  ef_near_front_distances (&points, &tenth, &half, distances);
  g_assert_cmpfloat (distances[0], ==, 0);
  g_assert_cmpfloat_with_epsilon (distances[3], log (1.15) / log (1.1), 1e-12);
  g_assert_cmpfloat_with_epsilon (distances[4], 1.2, 1e-12);

  /* Without margins only the front is near. */
  g_assert_cmpuint (ef_near_front_mask (&points, &none, &none, mask), ==, 2);
  ef_near_front_distances (&points, &none, &none, distances);
  g_assert_cmpfloat (distances[1], ==, 0);
  g_assert_true (isinf (distances[2]));
}

/* Wider margins lose no point; amounts do not care where the zero is, nor shares for the unit. */
static void
test_invariance (void)
{
  Draw draw;
  guint8 mask[DRAW_MAX], wide[DRAW_MAX], moved[DRAW_MAX];

  for (guint round = 0; round < 300; round++)
    {
      gboolean share = round % 2 == 0;
      const EfMargin margin = { share ? EF_MARGIN_SHARE : EF_MARGIN_AMOUNT, share ? 0.25 : 2 };
      const EfMargin wider = { margin.kind, 2 * margin.value };
      gsize n;

      /* Whole numbers, and units that are powers of two: nothing is rounded. */
      draw_positive_points (&draw, 80, round);
      n = draw.points.n;
      for (gsize i = 0; i < n; i++)
        {
          draw.x[i] = ceil (draw.x[i]);
          draw.y[i] = ceil (draw.y[i]);
        }

      ef_near_front_mask (&draw.points, &margin, &margin, mask);
      ef_near_front_mask (&draw.points, &wider, &wider, wide);
      for (gsize i = 0; i < n; i++)
        {
          g_assert_cmpuint (mask[i], <=, wide[i]);
          draw.x[i] = share ? draw.x[i] * 1024 : draw.x[i] - 500;
          draw.y[i] = share ? draw.y[i] / 4 : draw.y[i] + 77;
        }
      ef_near_front_mask (&draw.points, &margin, &margin, moved);
      g_assert_cmpmem (mask, n, moved, n);
    }
}

/* Halves are never equal to a value, so they lie strictly on one side of the outline. */
static void
test_outline_bounds_band (void)
{
  const double bounds[] = { 0, 40, 0, 40 };
  double x[10], y[10], corners[64];

  for (guint round = 0; round < 400; round++)
    {
      EfPoints points = { x, y, G_N_ELEMENTS (x), round & 1 ? HIGHER : LOWER,
                          round & 2 ? HIGHER : LOWER };
      const EfMargin x_margin = { EF_MARGIN_AMOUNT, g_test_rand_int_range (0, 6) };
      const EfMargin y_margin = { EF_MARGIN_AMOUNT, g_test_rand_int_range (0, 6) };
      g_autofree guint32 *front = NULL;
      gsize n_front, n_corners;

      for (gsize i = 0; i < points.n; i++)
        {
          x[i] = g_test_rand_int_range (10, 30);
          y[i] = g_test_rand_int_range (10, 30);
        }

      front = ef_pareto_front (x, y, points.n, points.x_direction, points.y_direction, &n_front);
      n_corners = ef_near_front_outline (&points, front, n_front, &x_margin, &y_margin,
                                         bounds, corners);
      g_assert_cmpuint (n_corners, <=, 2 * n_front + 2);

      for (double px = 0.5; px < 40; px++)
        {
          double curve = NAN;

          for (gsize c = 1; c < n_corners; c++)
            if (corners[2 * c - 2] < px && px < corners[2 * c])
              {
                g_assert_cmpfloat (corners[2 * c - 1], ==, corners[2 * c + 1]);
                curve = corners[2 * c + 1];
              }

          for (double py = 0.5; py < 40; py++)
            {
              gboolean near = FALSE;

              for (gsize i = 0; i < n_front; i++)
                near = near || (is_near_on_axis (&x_margin, px, x[front[i]], points.x_direction) &&
                                is_near_on_axis (&y_margin, py, y[front[i]], points.y_direction));
              g_assert_true (near == (!isnan (curve) &&
                                      is_at_least_as_good (py, curve, points.y_direction)));
            }
        }
    }
}

static void
test_none (void)
{
  const EfPoints points = { NULL, NULL, 0, LOWER, HIGHER };
  const EfMargin margin = { EF_MARGIN_SHARE, 0.1 };
  const double bounds[] = { 0, 1, 0, 1 };
  double corners[4];

  g_assert_cmpuint (ef_near_front_mask (&points, &margin, &margin, NULL), ==, 0);
  ef_near_front_distances (&points, &margin, &margin, NULL);
  g_assert_cmpuint (ef_near_front_outline (&points, NULL, 0, &margin, &margin, bounds, corners),
                    ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/analysis/near-front/mask/brute-force", test_mask_brute_force);
  g_test_add_func ("/analysis/near-front/distances/brute-force", test_distances_brute_force);
  g_test_add_func ("/analysis/near-front/known", test_known);
  g_test_add_func ("/analysis/near-front/invariance", test_invariance);
  g_test_add_func ("/analysis/near-front/outline/bounds-band", test_outline_bounds_band);
  g_test_add_func ("/analysis/near-front/none", test_none);

  return g_test_run ();
}
