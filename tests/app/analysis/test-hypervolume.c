/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-hypervolume.h"

#include "golden.h"
#include "point-draws.h"

#include <math.h>
#include <string.h>

#define LOWER EF_DIRECTION_LOWER
#define HIGHER EF_DIRECTION_HIGHER

static void
test_golden (gconstpointer line)
{
  g_auto (GoldenRow) row = { 0 };

  if (!golden_row_init (&row, GPOINTER_TO_UINT (line), "hypervolume"))
    return;

  g_assert_cmpuint (row.points.n, >=, 3);
  g_assert_cmpfloat (ef_hypervolume_measure (&row.points, row.reference_x[0], row.reference_y[0]),
                     ==, golden_row_get_number (&row));
}

static void
test_golden_contributions (gconstpointer line)
{
  g_auto (GoldenRow) row = { 0 };
  double expected[GOLDEN_MAX], found[GOLDEN_MAX];
  gsize n;

  if (!golden_row_init (&row, GPOINTER_TO_UINT (line), "hv_contributions"))
    return;

  n = golden_row_get_numbers (&row, expected);
  g_assert_cmpuint (n, ==, row.points.n);
  ef_hypervolume_contributions (&row.points, row.reference_x[0], row.reference_y[0],
                                strstr (row.note, "ignore_dominated=False") == NULL, found);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpfloat (found[i], ==, expected[i]);
}

#define FIELD 12

/* Small integers, a cell of the field for each unit of area: counted, not computed. */
static void
draw_field (Draw *draw,
            guint round)
{
  draw_points (draw, 14, TRUE, round);
  for (gsize i = 0; i < draw->points.n; i++)
    {
      draw->x[i] = g_test_rand_int_range (0, 9) == 0 ? NAN : g_test_rand_int_range (0, FIELD);
      draw->y[i] = g_test_rand_int_range (0, FIELD);
    }
}

static double
count_cells (const EfPoints *points,
             gsize           without,
             double          reference_x,
             double          reference_y)
{
  double n_cells = 0;

  for (double x = 0.5; x < FIELD; x++)
    for (double y = 0.5; y < FIELD; y++)
      {
        gboolean covered = FALSE;

        if (!is_at_least_as_good (x, reference_x, points->x_direction) ||
            !is_at_least_as_good (y, reference_y, points->y_direction))
          continue;

        for (gsize i = 0; i < points->n; i++)
          covered = covered || (i != without && is_comparable (points, i) &&
                                is_at_least_as_good (points->x[i], x, points->x_direction) &&
                                is_at_least_as_good (points->y[i], y, points->y_direction));
        n_cells += covered;
      }

  return n_cells;
}

static void
test_counted (void)
{
  Draw draw;
  double contributions[DRAW_MAX], front_only[DRAW_MAX];

  for (guint round = 0; round < 1500; round++)
    {
      const EfPoints *points = &draw.points;
      double reference_x = g_test_rand_int_range (0, FIELD + 1);
      double reference_y = g_test_rand_int_range (0, FIELD + 1);
      double area;

      draw_field (&draw, round);
      area = count_cells (points, G_MAXSIZE, reference_x, reference_y);
      g_assert_cmpfloat (ef_hypervolume_measure (points, reference_x, reference_y), ==, area);

      ef_hypervolume_contributions (points, reference_x, reference_y, FALSE, contributions);
      ef_hypervolume_contributions (points, reference_x, reference_y, TRUE, front_only);
      for (gsize i = 0; i < points->n; i++)
        {
          if (!is_comparable (points, i))
            {
              g_assert_true (isnan (contributions[i]) && isnan (front_only[i]));
              continue;
            }

          g_assert_cmpfloat (contributions[i], ==,
                             area - count_cells (points, i, reference_x, reference_y));
          g_assert_cmpfloat (front_only[i], >=, contributions[i]);
          if (!is_on_front (points, i))
            g_assert_cmpfloat (front_only[i], ==, 0);
        }
    }
}

/* Contributions without dominated points are those of the front by itself. */
static void
test_front_only (void)
{
  Draw draw, front;
  double all[DRAW_MAX], alone[DRAW_MAX];

  for (guint round = 0; round < 300; round++)
    {
      gsize n = 0;

      draw_field (&draw, round);
      front.points = draw.points;
      front.points.x = front.x;
      front.points.y = front.y;
      for (gsize i = 0; i < draw.points.n; i++)
        if (is_on_front (&draw.points, i))
          {
            front.x[n] = draw.x[i];
            front.y[n] = draw.y[i];
            n++;
          }
      front.points.n = n;

      ef_hypervolume_contributions (&draw.points, 6, 6, TRUE, all);
      ef_hypervolume_contributions (&front.points, 6, 6, FALSE, alone);
      n = 0;
      for (gsize i = 0; i < draw.points.n; i++)
        if (is_on_front (&draw.points, i))
          g_assert_cmpfloat (all[i], ==, alone[n++]);
    }
}

static void
test_gained (void)
{
  Draw draw;

  for (guint round = 0; round < 400; round++)
    {
      EfPoints first, second;
      double gained;

      draw_field (&draw, round);
      first = second = draw.points;
      first.n = draw.points.n / 2;
      second.x += first.n;
      second.y += first.n;
      second.n -= first.n;

      gained = ef_hypervolume_gained (&first, &second, 6, 6);
      g_assert_cmpfloat (gained, >=, 0);
      g_assert_cmpfloat (gained, ==, count_cells (&draw.points, G_MAXSIZE, 6, 6) -
                                       count_cells (&first, G_MAXSIZE, 6, 6));
    }
}

static void
test_reference (void)
{
  const double x[] = { 10, 20, NAN }, y[] = { -1, 1, 500 };
  EfPoints points = { x, y, 3, LOWER, HIGHER };
  double reference_x, reference_y;

  g_assert_true (ef_hypervolume_get_reference (&points, &reference_x, &reference_y));
  g_assert_cmpfloat (reference_x, ==, 21);
  g_assert_cmpfloat (reference_y, ==, -1.2);

  points.x_direction = HIGHER;
  points.y_direction = LOWER;
  g_assert_true (ef_hypervolume_get_reference (&points, &reference_x, &reference_y));
  g_assert_cmpfloat (reference_x, ==, 9);
  g_assert_cmpfloat (reference_y, ==, 1.2);

  points.n = 0;
  g_assert_false (ef_hypervolume_get_reference (&points, &reference_x, &reference_y));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/analysis/hypervolume/golden/min-min", GUINT_TO_POINTER (2), test_golden);
  g_test_add_data_func ("/analysis/hypervolume/golden/max-max", GUINT_TO_POINTER (3), test_golden);
  g_test_add_data_func ("/analysis/hypervolume/golden/max-max-of-three", GUINT_TO_POINTER (4),
                        test_golden);
  g_test_add_data_func ("/analysis/hypervolume/golden/contributions", GUINT_TO_POINTER (6),
                        test_golden_contributions);
  g_test_add_data_func ("/analysis/hypervolume/golden/contributions-of-the-front",
                        GUINT_TO_POINTER (7), test_golden_contributions);
  g_test_add_data_func ("/analysis/hypervolume/golden/contributions-of-all", GUINT_TO_POINTER (8),
                        test_golden_contributions);
  g_test_add_func ("/analysis/hypervolume/counted", test_counted);
  g_test_add_func ("/analysis/hypervolume/front-only", test_front_only);
  g_test_add_func ("/analysis/hypervolume/gained", test_gained);
  g_test_add_func ("/analysis/hypervolume/reference", test_reference);

  return g_test_run ();
}
