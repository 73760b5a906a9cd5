/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-marginal.h"

#include "ef-points-private.h"

/* What rounding may make of a straight line. */
#define BULGE_MIN 1e-12

EfMarginalStep *
ef_marginal_steps (const EfPoints *points,
                   const guint32  *front,
                   gsize           n_front,
                   gsize          *n_steps)
{
  g_auto (EfSteps) places = { 0 };
  EfMarginalStep *steps;

  g_return_val_if_fail (n_steps != NULL, NULL);

  *n_steps = 0;

  g_return_val_if_fail (ef_points_is_valid (points), NULL);
  g_return_val_if_fail (n_front == 0 || front != NULL, NULL);

  ef_steps_init (&places, points, front, n_front);
  if (places.n < 2)
    return NULL;

  *n_steps = places.n - 1;
  steps = g_new (EfMarginalStep, *n_steps);

  for (gsize i = 0; i < *n_steps; i++)
    {
      EfMarginalStep *step = &steps[i];

      step->from = places.indices[i];
      step->to = places.indices[i + 1];
      step->dx = points->x[step->to] - points->x[step->from];
      step->dy = points->y[step->to] - points->y[step->from];
      step->price = fabs (step->dx) / fabs (step->dy);
    }

  return steps;
}

/* Keeps the places that the axes can show, and puts these on the scales of the axes. Scales are
 * turned like the axes, and so is the logarithm. */
static void
scale_places (EfSteps        *places,
              const EfPoints *points,
              gboolean        x_log,
              gboolean        y_log)
{
  gsize n = 0;

  for (gsize i = 0; i < places->n; i++)
    {
      double x = points->x[places->indices[i]];
      double y = points->y[places->indices[i]];

      if ((x_log && x <= 0) || (y_log && y <= 0))
        continue;

      places->x[n] = (x_log ? log (x) : x) * ef_direction_get_sign (points->x_direction);
      places->y[n] = (y_log ? log (y) : y) * ef_direction_get_sign (points->y_direction);
      places->indices[n] = places->indices[i];
      n++;
    }

  places->n = n;
}

guint32
ef_marginal_find_knee (const EfPoints *points,
                       const guint32  *front,
                       gsize           n_front,
                       gboolean        x_log,
                       gboolean        y_log,
                       double         *bulge)
{
  g_auto (EfSteps) places = { 0 };
  guint32 knee = EF_POINT_NONE;
  double farthest = BULGE_MIN;
  gsize last;

  g_return_val_if_fail (ef_points_is_valid (points), EF_POINT_NONE);
  g_return_val_if_fail (n_front == 0 || front != NULL, EF_POINT_NONE);

  ef_steps_init (&places, points, front, n_front);
  scale_places (&places, points, x_log, y_log);
  if (places.n < 3)
    return EF_POINT_NONE;

  last = places.n - 1;
  for (gsize i = 1; i < last; i++)
    {
      double x = (places.x[i] - places.x[0]) / (places.x[last] - places.x[0]);
      double y = (places.y[i] - places.y[0]) / (places.y[last] - places.y[0]);

      if (y - x > farthest)
        {
          farthest = y - x;
          knee = places.indices[i];
        }
    }

  if (bulge != NULL && knee != EF_POINT_NONE)
    *bulge = farthest;

  return knee;
}
