/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-set-distance.h"

#include "ef-order-private.h"
#include "ef-points-private.h"

/* How much worse @value is than @reference on an axis, both turned. */
typedef double (*ShortfallFunc) (double value, double reference);

static double
get_difference (double value,
                double reference)
{
  return value - reference;
}

/* Of positive values, so a turned one is negative if higher is better. */
static double
get_factor (double value,
            double reference)
{
  return value > 0 ? value / reference : reference / value;
}

static gboolean
are_comparable_sets (const EfPoints *set,
                     const EfPoints *reference)
{
  return ef_points_is_valid (set) && ef_points_is_valid (reference) &&
         set->x_direction == reference->x_direction && set->y_direction == reference->y_direction;
}

/* The least over all steps of the greater of the two shortfalls. From step to step that in x rises
 * and that in y falls, so the least is where they meet. Rounding keeps both from turning back, so
 * this is what a look at every step would find, to the last digit. */
static double
find_least_shortfall (const EfSteps *steps,
                      ShortfallFunc  shortfall,
                      double         x,
                      double         y)
{
  gsize first = 0;
  double least = INFINITY;

  for (gsize n = steps->n; n > 0;)
    {
      gsize half = n / 2;
      gsize middle = first + half;

      if (shortfall (steps->x[middle], x) < shortfall (steps->y[middle], y))
        {
          first = middle + 1;
          n -= half + 1;
        }
      else
        {
          n = half;
        }
    }

  if (first < steps->n)
    least = shortfall (steps->x[first], x);
  if (first > 0)
    least = MIN (least, shortfall (steps->y[first - 1], y));

  return least;
}

/* Only the fronts count: what reaches the front of the reference reaches all of it, and a point of
 * the set that another one dominates is nearer to nothing. */
static double
find_greatest_shortfall (const EfPoints *set,
                         const EfPoints *reference,
                         ShortfallFunc   shortfall)
{
  g_auto (EfSteps) set_steps = { 0 };
  g_auto (EfSteps) reference_steps = { 0 };
  double greatest = -INFINITY;

  ef_steps_init_front (&set_steps, set);
  ef_steps_init_front (&reference_steps, reference);
  if (set_steps.n == 0 || reference_steps.n == 0)
    return NAN;

  for (gsize i = 0; i < reference_steps.n; i++)
    greatest = MAX (greatest, find_least_shortfall (&set_steps, shortfall,
                                                    reference_steps.x[i], reference_steps.y[i]));

  return greatest;
}

double
ef_set_distance_additive (const EfPoints *set,
                          const EfPoints *reference)
{
  g_return_val_if_fail (are_comparable_sets (set, reference), NAN);

  return find_greatest_shortfall (set, reference, get_difference);
}

double
ef_set_distance_factor (const EfPoints *set,
                        const EfPoints *reference)
{
  g_auto (EfPositive) positive_set = { 0 };
  g_auto (EfPositive) positive_reference = { 0 };

  g_return_val_if_fail (are_comparable_sets (set, reference), NAN);

  ef_positive_init (&positive_set, set, TRUE, TRUE);
  ef_positive_init (&positive_reference, reference, TRUE, TRUE);

  return find_greatest_shortfall (&positive_set.points, &positive_reference.points, get_factor);
}

/* The nearest of the points @order, which ascend in x. Looks to both sides from where @x belongs,
 * no farther than the best so far. */
static double
find_nearest (const EfPoints *set,
              const guint32  *order,
              gsize           n,
              double          x,
              double          y)
{
  double best = INFINITY;
  gsize first = 0, up, down;

  for (gsize count = n; count > 0;)
    {
      gsize half = count / 2;

      if (set->x[order[first + half]] < x)
        {
          first += half + 1;
          count -= half + 1;
        }
      else
        {
          count = half;
        }
    }

  for (up = first; up < n && set->x[order[up]] - x < best; up++)
    best = MIN (best, hypot (set->x[order[up]] - x, set->y[order[up]] - y));
  for (down = first; down > 0 && x - set->x[order[down - 1]] < best; down--)
    best = MIN (best, hypot (set->x[order[down - 1]] - x, set->y[order[down - 1]] - y));

  return best;
}

double
ef_set_distance_inverted (const EfPoints *set,
                          const EfPoints *reference)
{
  g_autofree guint32 *order = NULL;
  double sum = 0;
  gsize n_ordered, n = 0;

  g_return_val_if_fail (are_comparable_sets (set, reference), NAN);

  order = g_new (guint32, set->n);
  n_ordered = 0;
  for (gsize i = 0; i < set->n; i++)
    if (ef_points_is_comparable (set, i))
      order[n_ordered++] = (guint32) i;
  ef_order_by_value (set->x, 1, order, n_ordered);

  for (gsize i = 0; n_ordered > 0 && i < reference->n; i++)
    if (ef_points_is_comparable (reference, i))
      {
        sum += find_nearest (set, order, n_ordered, reference->x[i], reference->y[i]);
        n++;
      }

  return n > 0 ? sum / n : NAN;
}

/* Steps up to @x are no worse there, so the last of them is the nearest of these; beyond it the
 * shortfall in x grows. */
static double
find_nearest_plus (const EfSteps *steps,
                   double         x,
                   double         y)
{
  gsize n_free = ef_steps_count_x (steps, x);
  double best = n_free > 0 ? MAX (steps->y[n_free - 1] - y, 0) : INFINITY;

  for (gsize i = n_free; i < steps->n && steps->x[i] - x < best; i++)
    best = MIN (best, hypot (steps->x[i] - x, MAX (steps->y[i] - y, 0)));

  return best;
}

double
ef_set_distance_inverted_plus (const EfPoints *set,
                               const EfPoints *reference)
{
  g_auto (EfSteps) steps = { 0 };
  double sum = 0;
  gsize n = 0;

  g_return_val_if_fail (are_comparable_sets (set, reference), NAN);

  ef_steps_init_front (&steps, set);

  for (gsize i = 0; steps.n > 0 && i < reference->n; i++)
    if (ef_points_is_comparable (reference, i))
      {
        sum += find_nearest_plus (&steps,
                                  reference->x[i] * ef_direction_get_sign (set->x_direction),
                                  reference->y[i] * ef_direction_get_sign (set->y_direction));
        n++;
      }

  return n > 0 ? sum / n : NAN;
}
