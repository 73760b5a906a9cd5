/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pareto.h"

#include "golden.h"
#include "point-draws.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* Fronts are held against the definition (compare all pairs), which is short enough to be seen
 * to be right. */

#define LOWER EF_DIRECTION_LOWER
#define HIGHER EF_DIRECTION_HIGHER

static const EfDirection directions[] = { LOWER, HIGHER };

/* All that the header promises of a front. */
static void
assert_front_is_right (const double *x,
                       const double *y,
                       gsize         n,
                       EfDirection   x_direction,
                       EfDirection   y_direction)
{
  gsize n_front = 12345;
  g_autofree guint32 *front = ef_pareto_front (x, y, n, x_direction, y_direction, &n_front);
  EfPoints points = { x, y, n, x_direction, y_direction };
  gsize n_expected = 0;

  for (gsize i = 0; i < n; i++)
    n_expected += is_on_front (&points, i);

  g_assert_cmpuint (n_front, ==, n_expected);
  g_assert_true ((front == NULL) == (n_front == 0));

  for (gsize i = 0; i < n_front; i++)
    {
      g_assert_cmpuint (front[i], <, n);
      g_assert_true (is_on_front (&points, front[i]));

      if (i > 0)
        g_assert_true (x[front[i - 1]] < x[front[i]] ||
                       (x[front[i - 1]] == x[front[i]] && front[i - 1] < front[i]));
    }
}

static void
assert_fronts_are_right (const double *x,
                         const double *y,
                         gsize         n)
{
  for (guint i = 0; i < 4; i++)
    assert_front_is_right (x, y, n, directions[i & 1], directions[i >> 1]);
}

static const DrawFunc draws[] = {
  draw_few_integers, draw_many_integers, draw_uniform, draw_magnitudes, draw_bits, draw_odd_values,
};

static void
test_front_brute_force (void)
{
  double x[200], y[200];

  for (guint round = 0; round < 1500; round++)
    {
      DrawFunc draw_x = draws[g_test_rand_int_range (0, G_N_ELEMENTS (draws))];
      DrawFunc draw_y = draws[g_test_rand_int_range (0, G_N_ELEMENTS (draws))];
      gsize n = g_test_rand_int_range (0, G_N_ELEMENTS (x) + 1);

      for (gsize i = 0; i < n; i++)
        {
          x[i] = draw_x ();
          y[i] = draw_y ();
        }

      assert_fronts_are_right (x, y, n);
    }
}

/* Enough points for the second sieve, and shapes that make it easy, hard and useless. */
static void
test_front_brute_force_large (void)
{
  enum { N = 5000 };
  g_autofree double *x = g_new (double, N);
  g_autofree double *y = g_new (double, N);

  for (guint shape = 0; shape < 6; shape++)
    {
      for (gsize i = 0; i < N; i++)
        {
          x[i] = shape == 4 ? draw_odd_values () : draw_uniform ();
          y[i] = shape == 4 ? draw_odd_values () : draw_uniform ();

          if (shape == 1)
            y[i] = x[i]; /* all of them in two orientations, one in the others */
          else if (shape == 2)
            y[i] = -x[i] + y[i] * 1e-3;
          else if (shape == 3)
            x[i] = draw_few_integers ();
          else if (shape == 5)
            x[i] = y[i] = floor (x[i] * 100);
        }

      assert_fronts_are_right (x, y, N);
    }
}

/* The sample sees only values that the rest of the points lie far outside of. */
static void
test_front_outside_sample (void)
{
  enum { N = 12000 };
  g_autofree double *x = g_new (double, N);
  g_autofree double *y = g_new (double, N);

  for (gsize i = 0; i < N; i++)
    {
      gboolean sampled = i % 3 == 0; /* 12000 / 4096, made odd */

      x[i] = sampled ? 1 : 1e9 * draw_uniform ();
      y[i] = sampled ? 1 : 1e9 * draw_uniform ();
    }
  assert_fronts_are_right (x, y, N);

  /* Nothing at all to learn from the sample. */
  for (gsize i = 0; i < N; i += 3)
    x[i] = NAN;
  assert_fronts_are_right (x, y, N);
}

static void
test_front_none (void)
{
  const double missing[] = { NAN, INFINITY, -INFINITY };
  const double good[] = { 1, 2, 3 };
  gsize n_front = 7;

  g_assert_null (ef_pareto_front (NULL, NULL, 0, LOWER, LOWER, &n_front));
  g_assert_cmpuint (n_front, ==, 0);
  g_assert_null (ef_pareto_front (missing, good, 3, LOWER, HIGHER, &n_front));
  g_assert_cmpuint (n_front, ==, 0);
  g_assert_null (ef_pareto_front (good, missing, 3, HIGHER, LOWER, &n_front));
  g_assert_cmpuint (n_front, ==, 0);
}

static void
test_front_one (void)
{
  const double x = 4, y = -2;

  for (guint i = 0; i < 4; i++)
    {
      EfDirection x_direction = directions[i & 1];
      EfDirection y_direction = directions[i >> 1];
      gsize n_front = 0;
      g_autofree guint32 *front = ef_pareto_front (&x, &y, 1, x_direction, y_direction, &n_front);

      g_assert_cmpuint (n_front, ==, 1);
      g_assert_cmpuint (front[0], ==, 0);
    }
}

/* A front that drops a point only where another is strictly better on both axes would keep the
 * second one. */
static void
test_front_weak_dominance (void)
{
  const double x[] = { 1, 2 }, y[] = { 5, 5 };
  gsize n_front = 0;
  g_autofree guint32 *front = ef_pareto_front (x, y, 2, LOWER, LOWER, &n_front);

  g_assert_cmpuint (n_front, ==, 1);
  g_assert_cmpuint (front[0], ==, 0);
}

/* Values that any rounding to fewer than 17 digits would make equal. */
static void
test_front_unrounded (void)
{
  const double x[] = { 1, 1 + DBL_EPSILON }, y[] = { 0.1, 0.1 - 0x1p-56 };
  gsize n_front = 0;
  g_autofree guint32 *front = NULL;

  g_assert_true (y[0] > y[1]);
  front = ef_pareto_front (x, y, 2, LOWER, LOWER, &n_front);
  g_assert_cmpuint (n_front, ==, 2);
}

static void
test_front_zeros_are_equal (void)
{
  const double x[] = { 0.0, -0.0, -0.0 }, y[] = { 1, 1, 2 };

  for (guint i = 0; i < 4; i++)
    {
      EfDirection x_direction = directions[i & 1];
      EfDirection y_direction = directions[i >> 1];
      gsize n_front = 0;
      g_autofree guint32 *front = ef_pareto_front (x, y, 3, x_direction, y_direction, &n_front);

      if (y_direction == LOWER)
        {
          g_assert_cmpuint (n_front, ==, 2);
          g_assert_cmpuint (front[0], ==, 0);
          g_assert_cmpuint (front[1], ==, 1);
        }
      else
        {
          g_assert_cmpuint (n_front, ==, 1);
          g_assert_cmpuint (front[0], ==, 2);
        }
    }
}

static void
test_front_duplicates (void)
{
  const double x[] = { 3, 1, 3, 1, 5, 3 }, y[] = { 2, 1, 2, 1, 2, 1 };
  gsize n_front = 0;
  g_autofree guint32 *front = ef_pareto_front (x, y, 6, LOWER, HIGHER, &n_front);
  const guint32 expected[] = { 1, 3, 0, 2 };

  g_assert_cmpmem (front, n_front * sizeof *front, expected, sizeof expected);
  g_assert_cmpuint (ef_pareto_count_distinct (x, y, front, n_front), ==, 2);
  g_assert_cmpuint (ef_pareto_count_distinct (x, y, NULL, 0), ==, 0);
}

/* Holds a row of golden flags ("F;T;T;F") against the front. Rows that keep only the first of
 * equal points are reached by leaving out what repeats its predecessor. */
static void
test_front_golden (gconstpointer line)
{
  g_auto (GoldenRow) row = { 0 };
  g_autofree guint32 *front = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  gboolean keep_equal;
  gsize n_front = 0;

  if (!golden_row_init (&row, GPOINTER_TO_UINT (line), "is_nondominated"))
    return;

  keep_equal = strstr (row.note, "keep_weakly=True") != NULL;
  front = ef_pareto_front (row.x, row.y, row.points.n, row.points.x_direction,
                           row.points.y_direction, &n_front);

  for (gsize i = 0; i < row.points.n; i++)
    {
      gboolean on_front = FALSE;

      for (gsize k = 0; k < n_front; k++)
        if (front[k] == i)
          on_front = keep_equal || k == 0 || row.x[front[k - 1]] != row.x[i] ||
                     row.y[front[k - 1]] != row.y[i];

      g_string_append_printf (found, "%s%c", i > 0 ? ";" : "", on_front ? 'T' : 'F');
    }

  g_assert_cmpuint (row.points.n, ==, 4);
  g_assert_cmpstr (found->str, ==, row.value);
}

static void
test_front_rejects_unknown_direction (void)
{
  const double value = 1;
  gsize n_front = 3;

  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*x_direction*");
  g_assert_null (ef_pareto_front (&value, &value, 1, EF_DIRECTION_UNKNOWN, LOWER, &n_front));
  g_test_assert_expected_messages ();
  g_assert_cmpuint (n_front, ==, 0);
}

static void
assert_staircase (const double *x,
                  const double *y,
                  gsize         n,
                  EfDirection   x_direction,
                  EfDirection   y_direction,
                  const double *expected,
                  gsize         n_expected)
{
  const double bounds[] = { 0, 10, -10, 20 };
  double corners[64];
  gsize n_front = 0;
  g_autofree guint32 *front = ef_pareto_front (x, y, n, x_direction, y_direction, &n_front);
  gsize n_corners = ef_pareto_staircase (x, y, front, n_front, x_direction, y_direction,
                                         bounds, corners);

  g_assert_cmpuint (n_front, ==, n);
  g_assert_cmpuint (n_corners, ==, n_expected);
  g_assert_cmpmem (corners, 2 * n_corners * sizeof (double),
                   expected, 2 * n_expected * sizeof (double));
}

static void
test_staircase_min_max (void)
{
  const double x[] = { 1, 3 }, y[] = { 1, 2 };
  const double expected[] = { 1, -10, 1, 1, 3, 1, 3, 2, 10, 2 };

  assert_staircase (x, y, 2, LOWER, HIGHER, expected, 5);
}

static void
test_staircase_min_min (void)
{
  const double x[] = { 1, 3 }, y[] = { 2, 1 };
  const double expected[] = { 1, 20, 1, 2, 3, 2, 3, 1, 10, 1 };

  assert_staircase (x, y, 2, LOWER, LOWER, expected, 5);
}

static void
test_staircase_max_max (void)
{
  const double x[] = { 1, 3 }, y[] = { 2, 1 };
  const double expected[] = { 0, 2, 1, 2, 1, 1, 3, 1, 3, -10 };

  assert_staircase (x, y, 2, HIGHER, HIGHER, expected, 5);
}

static void
test_staircase_max_min (void)
{
  const double x[] = { 1, 3 }, y[] = { 1, 2 };
  const double expected[] = { 0, 1, 1, 1, 1, 2, 3, 2, 3, 20 };

  assert_staircase (x, y, 2, HIGHER, LOWER, expected, 5);
}

static void
test_staircase_duplicates_and_single (void)
{
  const double x[] = { 4, 4, 4 }, y[] = { 6, 6, 6 };
  const double expected[] = { 4, -10, 4, 6, 10, 6 };

  assert_staircase (x, y, 3, LOWER, HIGHER, expected, 3);
  assert_staircase (x, y, 1, LOWER, HIGHER, expected, 3);
  assert_staircase (NULL, NULL, 0, LOWER, HIGHER, NULL, 0);
}

/* A zoomed view: the ends lie outside and the curve must not turn back towards the edge. */
static void
test_staircase_outside_bounds (void)
{
  const double x[] = { -5, 12 }, y[] = { -15, 30 };
  const double min_max[] = { -5, -15, -5, -15, 12, -15, 12, 30, 12, 30 };
  const double max_min[] = { -5, -15, -5, -15, -5, 30, 12, 30, 12, 30 };

  assert_staircase (x, y, 2, LOWER, HIGHER, min_max, 5);
  assert_staircase (x, y, 2, HIGHER, LOWER, max_min, 5);
}

/* Inside the bounds, a place is dominated or on the curve exactly if it lies on the worse side
 * of the staircase: the curve seen as a function of x, and every corner where the path turns. */
static void
test_staircase_bounds_dominated_region (void)
{
  const double bounds[] = { 0, 30, 0, 30 };
  double x[12], y[12], corners[64];

  for (guint round = 0; round < 400; round++)
    {
      EfDirection x_direction = directions[round & 1];
      EfDirection y_direction = directions[(round >> 1) & 1];
      gsize n_front = 0, n_corners;
      g_autofree guint32 *front = NULL;

      for (gsize i = 0; i < G_N_ELEMENTS (x); i++)
        {
          x[i] = g_test_rand_int_range (1, 30);
          y[i] = g_test_rand_int_range (1, 30);
        }

      front = ef_pareto_front (x, y, G_N_ELEMENTS (x), x_direction, y_direction, &n_front);
      n_corners = ef_pareto_staircase (x, y, front, n_front, x_direction, y_direction,
                                       bounds, corners);
      g_assert_cmpuint (n_corners, ==, 2 * ef_pareto_count_distinct (x, y, front, n_front) + 1);

      /* Halves are never equal to a value, so they lie strictly on one side. */
      for (double px = 0.5; px < 30; px++)
        {
          double x_best = x_direction == LOWER ? corners[0] : corners[2 * n_corners - 2];
          gboolean beyond = !is_at_least_as_good (px, x_best, x_direction);
          double curve = NAN;

          for (gsize c = 1; c < n_corners; c++)
            if (corners[2 * c - 2] < px && px < corners[2 * c])
              {
                g_assert_cmpfloat (corners[2 * c - 1], ==, corners[2 * c + 1]);
                curve = corners[2 * c + 1];
              }
          g_assert_true (beyond == !isnan (curve));

          for (double py = 0.5; py < 30; py++)
            {
              gboolean dominated = FALSE;
              gboolean behind = beyond && is_at_least_as_good (curve, py, y_direction);

              for (gsize i = 0; i < G_N_ELEMENTS (x); i++)
                dominated = dominated || (is_at_least_as_good (x[i], px, x_direction) &&
                                          is_at_least_as_good (y[i], py, y_direction));
              g_assert_true (dominated == behind);
            }
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/analysis/pareto/front/brute-force", test_front_brute_force);
  g_test_add_func ("/analysis/pareto/front/brute-force-large", test_front_brute_force_large);
  g_test_add_func ("/analysis/pareto/front/outside-sample", test_front_outside_sample);
  g_test_add_func ("/analysis/pareto/front/none", test_front_none);
  g_test_add_func ("/analysis/pareto/front/one", test_front_one);
  g_test_add_func ("/analysis/pareto/front/weak-dominance", test_front_weak_dominance);
  g_test_add_func ("/analysis/pareto/front/unrounded", test_front_unrounded);
  g_test_add_func ("/analysis/pareto/front/zeros-are-equal", test_front_zeros_are_equal);
  g_test_add_func ("/analysis/pareto/front/duplicates", test_front_duplicates);
  g_test_add_data_func ("/analysis/pareto/front/golden/equal-once", GUINT_TO_POINTER (9),
                        test_front_golden);
  g_test_add_data_func ("/analysis/pareto/front/golden/equal-kept", GUINT_TO_POINTER (10),
                        test_front_golden);
  g_test_add_func ("/analysis/pareto/front/rejects-unknown-direction",
                   test_front_rejects_unknown_direction);
  g_test_add_func ("/analysis/pareto/staircase/min-max", test_staircase_min_max);
  g_test_add_func ("/analysis/pareto/staircase/min-min", test_staircase_min_min);
  g_test_add_func ("/analysis/pareto/staircase/max-max", test_staircase_max_max);
  g_test_add_func ("/analysis/pareto/staircase/max-min", test_staircase_max_min);
  g_test_add_func ("/analysis/pareto/staircase/duplicates-and-single",
                   test_staircase_duplicates_and_single);
  g_test_add_func ("/analysis/pareto/staircase/outside-bounds", test_staircase_outside_bounds);
  g_test_add_func ("/analysis/pareto/staircase/bounds-dominated-region",
                   test_staircase_bounds_dominated_region);

  return g_test_run ();
}
