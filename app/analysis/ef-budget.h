/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "ef-direction.h"

G_BEGIN_DECLS

/**
 * EfBudget:
 * @x_limit, @y_limit: in the units of the values; NAN: none. A point keeps to a limit if it is not
 *   worse than it: at most that much of what is better low, at least that much of what is better
 *   high
 *
 * What may be spent, or must be reached.
 */
typedef struct
{
  double x_limit, y_limit;
} EfBudget;

/**
 * EfBudgetResult:
 * @n_inside: how many points keep to the limits
 * @best, @runner_up: their indices, -1 where there is none
 */
typedef struct
{
  gsize n_inside;
  gssize best, runner_up;
} EfBudgetResult;

/**
 * ef_budget_find:
 * @x, @y: @n values each; a point with a value that is not finite is not comparable and left out
 * @x_direction, @y_direction: LOWER or HIGHER
 *
 * Finds the points inside the limits and the best two of them: best on y, and where only y is
 * limited, best on x, because then y is what must be reached and x is the price. Points equal on
 * that axis are told apart by the other one, then by their index.
 */
void ef_budget_find (const double   *x,
                     const double   *y,
                     gsize           n,
                     EfDirection     x_direction,
                     EfDirection     y_direction,
                     const EfBudget *budget,
                     EfBudgetResult *result);

G_END_DECLS
