/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-dominance.h"

#include "ef-pareto.h"
#include "ef-points-private.h"

static gboolean
is_dominated_by (const EfPoints *points,
                 guint32         index,
                 gsize           other)
{
  double x_sign = ef_direction_get_sign (points->x_direction);
  double y_sign = ef_direction_get_sign (points->y_direction);
  double x = points->x[index] * x_sign, other_x = points->x[other] * x_sign;
  double y = points->y[index] * y_sign, other_y = points->y[other] * y_sign;

  return other_x <= x && other_y <= y && (other_x != x || other_y != y) &&
         ef_points_is_comparable (points, other);
}

static void
list_dominators (EfDominance    *self,
                 const EfPoints *points,
                 guint32         index,
                 const guint32  *front,
                 gsize           n_front,
                 gsize           n_list_max)
{
  self->dominators = g_new (guint32, MIN (n_front, n_list_max));

  for (gsize i = 0; i < n_front; i++)
    if (is_dominated_by (points, index, front[i]))
      {
        self->n_on_front++;
        if (self->n_listed < n_list_max)
          self->dominators[self->n_listed++] = front[i];
      }
}

void
ef_dominance_init (EfDominance    *self,
                   const EfPoints *points,
                   guint32         index,
                   gsize           n_list_max)
{
  g_autofree guint32 *front = NULL;
  g_auto (EfSteps) steps = { 0 };
  double x, y;
  gsize n_front;

  g_return_if_fail (self != NULL);

  *self = (EfDominance){ .best_x = EF_POINT_NONE, .best_y = EF_POINT_NONE };

  g_return_if_fail (ef_points_is_valid (points) && index < points->n);

  self->comparable = ef_points_is_comparable (points, index);
  if (!self->comparable)
    return;

  for (gsize i = 0; i < points->n; i++)
    self->n_dominators += is_dominated_by (points, index, i);
  if (self->n_dominators == 0)
    return;

  front = ef_pareto_front (points->x, points->y, points->n,
                           points->x_direction, points->y_direction, &n_front);
  list_dominators (self, points, index, front, n_front, n_list_max);

  /* The best of these are steps of the front: those at the ends of the stretch that dominates. */
  ef_steps_init (&steps, points, front, n_front);
  y = points->y[index] * ef_direction_get_sign (points->y_direction);
  self->best_x = steps.indices[ef_steps_find_y (&steps, y)];
  x = points->x[index] * ef_direction_get_sign (points->x_direction);
  self->best_y = steps.indices[ef_steps_count_x (&steps, x) - 1];
}

void
ef_dominance_clear (EfDominance *self)
{
  g_clear_pointer (&self->dominators, g_free);
  self->n_listed = 0;
}

static double
get_ratio (double value,
           double other)
{
  return value > 0 && other > 0 ? other / value : NAN;
}

void
ef_dominance_compare (const EfPoints *points,
                      guint32         index,
                      guint32         other,
                      EfComparison   *comparison)
{
  g_return_if_fail (ef_points_is_valid (points));
  g_return_if_fail (index < points->n && other < points->n);
  g_return_if_fail (comparison != NULL);

  comparison->x_difference = points->x[other] - points->x[index];
  comparison->y_difference = points->y[other] - points->y[index];
  comparison->x_ratio = get_ratio (points->x[index], points->x[other]);
  comparison->y_ratio = get_ratio (points->y[index], points->y[other]);
}

gboolean
ef_dominance_get_reach (const EfPoints *points,
                        guint32         index,
                        double          x_scale,
                        double          y_scale,
                        EfReach        *reach)
{
  g_auto (EfSteps) steps = { 0 };
  double x_sign, y_sign, x, y;

  g_return_val_if_fail (ef_points_is_valid (points) && index < points->n, FALSE);
  g_return_val_if_fail (x_scale > 0 && y_scale > 0, FALSE);
  g_return_val_if_fail (reach != NULL, FALSE);

  if (!ef_points_is_comparable (points, index))
    return FALSE;

  ef_steps_init_front (&steps, points);
  x_sign = ef_direction_get_sign (points->x_direction);
  y_sign = ef_direction_get_sign (points->y_direction);
  x = points->x[index] * x_sign;
  y = points->y[index] * y_sign;

  reach->x = steps.x[ef_steps_find_y (&steps, y)] * x_sign;
  reach->y = steps.y[ef_steps_count_x (&steps, x) - 1] * y_sign;

  /* To leave what a step dominates it is enough to catch up with it on one axis, whichever is
   * nearer; and all steps have to be left. */
  reach->steps = 0;
  for (gsize i = 0; i < steps.n; i++)
    reach->steps = MAX (reach->steps,
                        MIN ((x - steps.x[i]) / x_scale, (y - steps.y[i]) / y_scale));

  reach->both_x = (x - reach->steps * x_scale) * x_sign;
  reach->both_y = (y - reach->steps * y_scale) * y_sign;

  return TRUE;
}
