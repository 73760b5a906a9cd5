/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-hypervolume.h"

#include "ef-order-private.h"
#include "ef-points-private.h"

gboolean
ef_hypervolume_get_reference (const EfPoints *points,
                              double         *x,
                              double         *y)
{
  double x_low = INFINITY, x_high = -INFINITY;
  double y_low = INFINITY, y_high = -INFINITY;

  g_return_val_if_fail (ef_points_is_valid (points), FALSE);
  g_return_val_if_fail (x != NULL && y != NULL, FALSE);

  for (gsize i = 0; i < points->n; i++)
    if (ef_points_is_comparable (points, i))
      {
        x_low = MIN (x_low, points->x[i]);
        x_high = MAX (x_high, points->x[i]);
        y_low = MIN (y_low, points->y[i]);
        y_high = MAX (y_high, points->y[i]);
      }

  if (x_low > x_high)
    return FALSE;

  *x = points->x_direction == EF_DIRECTION_LOWER ? x_high + 0.1 * (x_high - x_low)
                                                 : x_low - 0.1 * (x_high - x_low);
  *y = points->y_direction == EF_DIRECTION_LOWER ? y_high + 0.1 * (y_high - y_low)
                                                 : y_low - 0.1 * (y_high - y_low);

  return TRUE;
}

/* One rectangle a step, from its x to that of the next one. @x, @y: the reference, turned. */
static double
measure_steps (const EfSteps *steps,
               double         x,
               double         y)
{
  double area = 0;

  for (gsize i = 0; i < steps->n && steps->x[i] < x; i++)
    {
      double end = i + 1 < steps->n ? MIN (steps->x[i + 1], x) : x;

      if (steps->y[i] < y)
        area += (end - steps->x[i]) * (y - steps->y[i]);
    }

  return area;
}

double
ef_hypervolume_measure (const EfPoints *points,
                        double          reference_x,
                        double          reference_y)
{
  g_auto (EfSteps) steps = { 0 };

  g_return_val_if_fail (ef_points_is_valid (points), NAN);
  g_return_val_if_fail (isfinite (reference_x) && isfinite (reference_y), NAN);

  ef_steps_init_front (&steps, points);

  return measure_steps (&steps,
                        reference_x * ef_direction_get_sign (points->x_direction),
                        reference_y * ef_direction_get_sign (points->y_direction));
}

/* What only this step dominates is the rectangle up to the x of the next and the y of the one
 * before. Sets its far corner; FALSE if that leaves nothing. */
static gboolean
find_own_corner (const EfSteps *steps,
                 gsize          step,
                 double        *x,
                 double        *y)
{
  if (step + 1 < steps->n)
    *x = MIN (*x, steps->x[step + 1]);
  if (step > 0)
    *y = MIN (*y, steps->y[step - 1]);

  return steps->x[step] < *x && steps->y[step] < *y;
}

/* The points in order, so those whose x is nearest to a step follow on it. Each one that is in the
 * rectangle of the step and not dominated by one before it there adds to what is saved if the step
 * goes. */
static void
walk_steps (const EfPoints *points,
            const EfSteps  *steps,
            double          reference_x,
            double          reference_y,
            double         *saved,
            guint32        *n_equal)
{
  double x_sign = ef_direction_get_sign (points->x_direction);
  double y_sign = ef_direction_get_sign (points->y_direction);
  gsize n;
  g_autofree guint32 *order = ef_order_points (points, &n);
  double far_x = 0, far_y = 0;
  gsize next = 0;

  for (gsize i = 0; i < n; i++)
    {
      double x = points->x[order[i]] * x_sign;
      double y = points->y[order[i]] * y_sign;

      if (next < steps->n && x == steps->x[next])
        {
          far_x = reference_x;
          far_y = reference_y;
          find_own_corner (steps, next, &far_x, &far_y);
          next++;
        }

      if (x == steps->x[next - 1] && y == steps->y[next - 1])
        {
          n_equal[next - 1]++;
        }
      else if (x < far_x && y < far_y)
        {
          saved[next - 1] += (far_x - x) * (far_y - y);
          far_y = y;
        }
    }
}

void
ef_hypervolume_contributions (const EfPoints *points,
                              double          reference_x,
                              double          reference_y,
                              gboolean        ignore_dominated,
                              double         *contributions)
{
  g_auto (EfSteps) steps = { 0 };
  g_autofree double *saved = NULL;
  g_autofree guint32 *n_equal = NULL;

  g_return_if_fail (ef_points_is_valid (points));
  g_return_if_fail (isfinite (reference_x) && isfinite (reference_y));
  g_return_if_fail (points->n == 0 || contributions != NULL);

  reference_x *= ef_direction_get_sign (points->x_direction);
  reference_y *= ef_direction_get_sign (points->y_direction);

  ef_steps_init_front (&steps, points);
  saved = g_new0 (double, steps.n);
  n_equal = g_new0 (guint32, steps.n);
  walk_steps (points, &steps, reference_x, reference_y, saved, n_equal);

  for (gsize i = 0; i < points->n; i++)
    contributions[i] = ef_points_is_comparable (points, i) ? 0 : NAN;

  for (gsize i = 0; i < steps.n; i++)
    {
      double far_x = reference_x, far_y = reference_y;

      if (find_own_corner (&steps, i, &far_x, &far_y) && n_equal[i] == 1)
        {
          double own = (far_x - steps.x[i]) * (far_y - steps.y[i]);

          contributions[steps.indices[i]] = ignore_dominated ? own : MAX (own - saved[i], 0);
        }
    }
}

/* The points of one set behind those of the other. */
static double *
join (const double *first,
      gsize         n_first,
      const double *second,
      gsize         n_second)
{
  double *joined = g_new (double, n_first + n_second);

  if (n_first > 0)
    memcpy (joined, first, n_first * sizeof *joined);
  if (n_second > 0)
    memcpy (joined + n_first, second, n_second * sizeof *joined);

  return joined;
}

double
ef_hypervolume_gained (const EfPoints *points,
                       const EfPoints *added,
                       double          reference_x,
                       double          reference_y)
{
  g_autofree double *x = NULL;
  g_autofree double *y = NULL;
  EfPoints both;

  g_return_val_if_fail (ef_points_is_valid (points) && ef_points_is_valid (added), NAN);
  g_return_val_if_fail (points->x_direction == added->x_direction, NAN);
  g_return_val_if_fail (points->y_direction == added->y_direction, NAN);
  g_return_val_if_fail (added->n <= EF_POINT_NONE - points->n, NAN);

  both = *points;
  both.x = x = join (points->x, points->n, added->x, added->n);
  both.y = y = join (points->y, points->n, added->y, added->n);
  both.n = points->n + added->n;

  return ef_hypervolume_measure (&both, reference_x, reference_y) -
         ef_hypervolume_measure (points, reference_x, reference_y);
}
