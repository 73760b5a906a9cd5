/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-set-distance.h"

#include "golden.h"
#include "point-draws.h"

#include <math.h>

typedef double (*DistanceFunc) (const EfPoints *set, const EfPoints *reference);

typedef struct
{
  const char *name;
  guint line;
  const char *indicator;
  DistanceFunc distance;
} GoldenCase;

static const GoldenCase golden_cases[] = {
  { "additive", 11, "epsilon_additive", ef_set_distance_additive },
  { "factor", 12, "epsilon_mult", ef_set_distance_factor },
  { "inverted", 13, "igd", ef_set_distance_inverted },
  { "inverted-plus", 14, "igd_plus", ef_set_distance_inverted_plus },
};

static void
test_golden (gconstpointer data)
{
  const GoldenCase *golden = data;
  g_auto (GoldenRow) row = { 0 };

  if (!golden_row_init (&row, golden->line, golden->indicator))
    return;

  g_assert_cmpuint (row.points.n, ==, 4);
  g_assert_cmpuint (row.reference.n, ==, 6);
  g_assert_cmpfloat_with_epsilon (golden->distance (&row.points, &row.reference),
                                  golden_row_get_number (&row), 4e-16);
}

/* By how much p is worse than r on an axis. */
static double
get_worse (double      p,
           double      r,
           EfDirection direction)
{
  return direction == EF_DIRECTION_LOWER ? p - r : r - p;
}

static double
get_pair (DistanceFunc    distance,
          const EfPoints *set,
          gsize           p,
          const EfPoints *reference,
          gsize           r)
{
  double x = get_worse (set->x[p], reference->x[r], set->x_direction);
  double y = get_worse (set->y[p], reference->y[r], set->y_direction);

  if (distance == ef_set_distance_additive)
    return MAX (x, y);
  if (distance == ef_set_distance_inverted)
    return hypot (x, y);
  if (distance == ef_set_distance_inverted_plus)
    return hypot (MAX (x, 0), MAX (y, 0));

  x = set->x[p] / reference->x[r];
  y = set->y[p] / reference->y[r];

  return MAX (set->x_direction == EF_DIRECTION_LOWER ? x : 1 / x,
              set->y_direction == EF_DIRECTION_LOWER ? y : 1 / y);
}

static gboolean
counts (DistanceFunc    distance,
        const EfPoints *points,
        gsize           i)
{
  return is_comparable (points, i) &&
         (distance != ef_set_distance_factor || (points->x[i] > 0 && points->y[i] > 0));
}

/* All pairs. */
static double
get_expected (DistanceFunc    distance,
              const EfPoints *set,
              const EfPoints *reference)
{
  double sum = 0, greatest = -INFINITY;
  gsize n = 0;

  for (gsize r = 0; r < reference->n; r++)
    {
      double least = INFINITY;

      if (!counts (distance, reference, r))
        continue;

      for (gsize p = 0; p < set->n; p++)
        if (counts (distance, set, p))
          least = MIN (least, get_pair (distance, set, p, reference, r));
      sum += least;
      greatest = MAX (greatest, least);
      n++;
    }

  if (n == 0 || isinf (sum))
    return NAN;

  return distance == ef_set_distance_additive || distance == ef_set_distance_factor ? greatest
                                                                                    : sum / n;
}

static void
test_brute_force (gconstpointer data)
{
  const GoldenCase *golden = data;
  Draw set, reference;

  for (guint round = 0; round < 600; round++)
    {
      double expected, found;

      if (round % 3 == 0)
        {
          draw_positive_points (&set, 40, round);
          draw_positive_points (&reference, 40, round);
        }
      else
        {
          draw_points (&set, 40, TRUE, round);
          draw_points (&reference, 40, TRUE, round);
        }

      expected = get_expected (golden->distance, &set.points, &reference.points);
      found = golden->distance (&set.points, &reference.points);
      if (isnan (expected))
        g_assert_true (isnan (found));
      else
        g_assert_cmpfloat_with_epsilon (found, expected, 1e-12 * (1 + fabs (expected)));
    }
}

/* A set reaches itself; a set with more points is no farther. */
static void
test_order (gconstpointer data)
{
  const GoldenCase *golden = data;
  Draw set, reference;

  for (guint round = 0; round < 200; round++)
    {
      double all, itself;

      draw_positive_points (&set, 40, round);
      draw_positive_points (&reference, 40, round);
      if (set.points.n < 2 || reference.points.n == 0)
        continue;

      itself = golden->distance (&set.points, &set.points);
      g_assert_cmpfloat (itself, ==, golden->distance == ef_set_distance_factor ? 1 : 0);

      all = golden->distance (&set.points, &reference.points);
      set.points.n--;
      g_assert_cmpfloat (all, <=, golden->distance (&set.points, &reference.points));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (golden_cases); i++)
    {
      const GoldenCase *golden = &golden_cases[i];
      g_autofree char *known = g_strdup_printf ("/analysis/set-distance/%s/golden", golden->name);
      g_autofree char *brute = g_strdup_printf ("/analysis/set-distance/%s/brute-force",
                                                golden->name);
      g_autofree char *order = g_strdup_printf ("/analysis/set-distance/%s/order", golden->name);

      g_test_add_data_func (known, golden, test_golden);
      g_test_add_data_func (brute, golden, test_brute_force);
      g_test_add_data_func (order, golden, test_order);
    }

  return g_test_run ();
}
