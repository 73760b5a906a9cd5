/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-point-grid.h"

#include <math.h>

/* What the grid finds is what a look at all points finds. */

static gint
find_slowly (const double *x, const double *y, guint n, double px, double py, double scale_x,
             double scale_y, double radius)
{
  double best = radius * radius;
  gint found = -1;

  for (guint i = 0; i < n; i++)
    {
      double dx = (x[i] - px) * scale_x;
      double dy = (y[i] - py) * scale_y;

      if (dx * dx + dy * dy <= best)
        {
          best = dx * dx + dy * dy;
          found = (gint) i;
        }
    }
  return found;
}

/* Points on a lattice, so that many are equally near, and some far out. */
static void
test_random (void)
{
  for (guint n = 1; n < 20000; n = n * 5 + 1)
    {
      g_autofree double *x = g_new (double, n);
      g_autofree double *y = g_new (double, n);
      g_autoptr (EfPointGrid) grid = NULL;
      guint n_found = 0;

      for (guint i = 0; i < n; i++)
        {
          x[i] = g_test_rand_int_range (0, 100) / 10.0 + (i % 97 == 0 ? 1000 : 0);
          y[i] = g_test_rand_int_range (0, 100) / 1e4 - 3;
        }
      grid = ef_point_grid_new (x, y, n);
      for (guint i = 0; i < 500; i++)
        {
          double px = g_test_rand_double_range (-5, 15);
          double py = g_test_rand_double_range (-3.005, -2.985);
          double radius = g_test_rand_double_range (0, 30);
          gint found = ef_point_grid_find_nearest (grid, px, py, 20, -2e4, radius);

          g_assert_cmpint (found, ==, find_slowly (x, y, n, px, py, 20, -2e4, radius));
          n_found += found >= 0;
        }
      if (n > 1000)
        g_assert_cmpuint (n_found, >, 50);
    }
}

static void
test_same_place (void)
{
  static const double x[] = { 2, 2, 2 }, y[] = { 5, 5, 5 };
  g_autoptr (EfPointGrid) grid = ef_point_grid_new (x, y, 3);

  g_assert_cmpint (ef_point_grid_find_nearest (grid, 2, 5, 1, 1, 0), ==, 2);
  g_assert_cmpint (ef_point_grid_find_nearest (grid, 1e300, 5, 1, 1, 10), ==, -1);
  g_assert_cmpint (ef_point_grid_find_nearest (grid, 3, 5, 0, 1, 1), ==, 2);
}

static void
test_empty (void)
{
  g_autoptr (EfPointGrid) grid = ef_point_grid_new (NULL, NULL, 0);

  g_assert_cmpint (ef_point_grid_find_nearest (grid, 0, 0, 1, 1, 100), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/point-grid/random", test_random);
  g_test_add_func ("/scene/point-grid/same-place", test_same_place);
  g_test_add_func ("/scene/point-grid/empty", test_empty);

  return g_test_run ();
}
