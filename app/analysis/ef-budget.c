/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-budget.h"

#include <math.h>

/* Larger is better from here on. */
static double
orient (double value, EfDirection direction)
{
  return direction == EF_DIRECTION_LOWER ? -value : value;
}

/* Whether (@first, @second) beats (@best_first, @best_second): by the first, then by the second. */
static gboolean
beats (double first, double second, double best_first, double best_second)
{
  return first > best_first || (first == best_first && second > best_second);
}

void
ef_budget_find (const double   *x,
                const double   *y,
                gsize           n,
                EfDirection     x_direction,
                EfDirection     y_direction,
                const EfBudget *budget,
                EfBudgetResult *result)
{
  gboolean by_x = isnan (budget->x_limit) && !isnan (budget->y_limit);
  double x_floor, y_floor;
  double firsts[2] = { -INFINITY, -INFINITY }, seconds[2] = { -INFINITY, -INFINITY };

  g_return_if_fail (x_direction != EF_DIRECTION_UNKNOWN && y_direction != EF_DIRECTION_UNKNOWN);
  g_return_if_fail (result != NULL);

  x_floor = isnan (budget->x_limit) ? -INFINITY : orient (budget->x_limit, x_direction);
  y_floor = isnan (budget->y_limit) ? -INFINITY : orient (budget->y_limit, y_direction);
  *result = (EfBudgetResult){ 0, -1, -1 };

  for (gsize i = 0; i < n; i++)
    {
      double px = orient (x[i], x_direction), py = orient (y[i], y_direction);
      double first = by_x ? px : py, second = by_x ? py : px;

      if (!isfinite (px) || !isfinite (py) || px < x_floor || py < y_floor)
        continue;

      result->n_inside++;
      if (result->best < 0 || beats (first, second, firsts[0], seconds[0]))
        {
          firsts[1] = firsts[0];
          seconds[1] = seconds[0];
          result->runner_up = result->best;
          firsts[0] = first;
          seconds[0] = second;
          result->best = (gssize) i;
        }
      else if (result->runner_up < 0 || beats (first, second, firsts[1], seconds[1]))
        {
          firsts[1] = first;
          seconds[1] = second;
          result->runner_up = (gssize) i;
        }
    }
}
