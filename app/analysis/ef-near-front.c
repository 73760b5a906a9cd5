/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-near-front.h"

#include "ef-pareto.h"
#include "ef-points-private.h"

#include <string.h>

/* The worst raw value that is still near @value. */
static double
get_limit (const EfMargin *margin,
           double          value,
           EfDirection     direction)
{
  gboolean lower = direction == EF_DIRECTION_LOWER;

  if (margin->kind == EF_MARGIN_AMOUNT)
    return lower ? value + margin->value : value - margin->value;

  return lower ? value * (1 + margin->value) : value / (1 + margin->value);
}

/* A scale on which the margin is equally wide everywhere, turned as the axes are, and how wide it
 * is there. */
static double
get_scaled (const EfMargin *margin,
            double          value,
            double          sign)
{
  return (margin->kind == EF_MARGIN_SHARE ? log (value) : value) * sign;
}

static double
get_width (const EfMargin *margin)
{
  return margin->kind == EF_MARGIN_SHARE ? log1p (margin->value) : margin->value;
}

static gboolean
margin_is_valid (const EfMargin *self)
{
  return self != NULL && isfinite (self->value) && self->value >= 0;
}

static void
init_positive (EfPositive     *positive,
               const EfPoints *points,
               const EfMargin *x,
               const EfMargin *y)
{
  ef_positive_init (positive, points,
                    x->kind == EF_MARGIN_SHARE, y->kind == EF_MARGIN_SHARE);
}

static guint32 *
find_front (const EfPoints *points,
            gsize          *n_front)
{
  return ef_pareto_front (points->x, points->y, points->n,
                          points->x_direction, points->y_direction, n_front);
}

gsize
ef_near_front_mask (const EfPoints *points,
                    const EfMargin *x,
                    const EfMargin *y,
                    guint8         *mask)
{
  g_auto (EfPositive) positive = { 0 };
  g_auto (EfSteps) limits = { 0 };
  g_autofree guint32 *front = NULL;
  const EfPoints *used = &positive.points;
  double x_sign, y_sign;
  gsize n_near, n_front;

  g_return_val_if_fail (ef_points_is_valid (points), 0);
  g_return_val_if_fail (margin_is_valid (x) && margin_is_valid (y), 0);
  g_return_val_if_fail (points->n == 0 || mask != NULL, 0);

  init_positive (&positive, points, x, y);
  front = find_front (used, &n_front);
  ef_steps_init (&limits, used, front, n_front);
  x_sign = ef_direction_get_sign (used->x_direction);
  y_sign = ef_direction_get_sign (used->y_direction);

  /* Moved by the margins the steps still ascend in x and descend in y. */
  for (gsize i = 0; i < limits.n; i++)
    {
      limits.x[i] = get_limit (x, limits.x[i] * x_sign, used->x_direction) * x_sign;
      limits.y[i] = get_limit (y, limits.y[i] * y_sign, used->y_direction) * y_sign;
    }

  if (used->n > 0)
    memset (mask, 0, used->n);
  for (gsize i = 0; i < n_front; i++)
    mask[front[i]] = 1;
  n_near = n_front;

  /* Of the steps that a point is near to in x the first one asks for the least y. */
  for (gsize i = 0; i < used->n; i++)
    if (!mask[i])
      {
        gsize step = ef_steps_find_x (&limits, used->x[i] * x_sign);

        mask[i] = step < limits.n && used->y[i] * y_sign <= limits.y[step] &&
                  ef_points_is_comparable (used, i);
        n_near += mask[i];
      }

  return n_near;
}

/* The least over all steps of the greater of the two distances. From step to step the distance in
 * x falls and that in y rises, so the least is where they meet: at the first step where x is not
 * the greater one any more, or at the one before. */
static double
find_least (const EfSteps *steps,
            double         x,
            double         y,
            double         x_width,
            double         y_width)
{
  double x_factor = 1 / x_width, y_factor = 1 / y_width;
  gsize first = 0;
  double least = INFINITY;

  for (gsize n = steps->n; n > 1; n -= n / 2)
    first += ((x - steps->x[first + n / 2 - 1]) * x_factor >
              (y - steps->y[first + n / 2 - 1]) * y_factor) *
             (n / 2);
  if (steps->n > 0)
    first += (x - steps->x[first]) * x_factor > (y - steps->y[first]) * y_factor;

  if (first < steps->n)
    least = (y - steps->y[first]) / y_width;
  if (first > 0)
    least = MIN (least, (x - steps->x[first - 1]) / x_width);

  return MAX (least, 0);
}

/* With a margin of zero on an axis only the steps count that the point does not lose against
 * there; of these the nearest one is at the end. */
static double
find_least_with_zero (const EfSteps *steps,
                      double         x,
                      double         y,
                      double         x_width,
                      double         y_width)
{
  gsize step;

  if (x_width == 0)
    {
      step = ef_steps_find_x (steps, x);
      if (step == steps->n || (y_width == 0 && y > steps->y[step]))
        return INFINITY;

      return y > steps->y[step] ? (y - steps->y[step]) / y_width : 0;
    }

  /* The last step with a y of at least this one. */
  step = ef_steps_find_y (steps, y);
  if (step < steps->n && steps->y[step] == y)
    step++;

  return step == 0 ? INFINITY : MAX ((x - steps->x[step - 1]) / x_width, 0);
}

void
ef_near_front_distances (const EfPoints *points,
                         const EfMargin *x,
                         const EfMargin *y,
                         double         *distances)
{
  g_auto (EfPositive) positive = { 0 };
  g_auto (EfSteps) steps = { 0 };
  g_autofree guint32 *front = NULL;
  const EfPoints *used = &positive.points;
  double x_sign, y_sign, x_width, y_width;
  gsize n_front;

  g_return_if_fail (ef_points_is_valid (points));
  g_return_if_fail (margin_is_valid (x) && margin_is_valid (y));
  g_return_if_fail (points->n == 0 || distances != NULL);

  x_width = get_width (x);
  y_width = get_width (y);

  init_positive (&positive, points, x, y);
  front = find_front (used, &n_front);
  ef_steps_init (&steps, used, front, n_front);
  x_sign = ef_direction_get_sign (used->x_direction);
  y_sign = ef_direction_get_sign (used->y_direction);

  for (gsize i = 0; i < steps.n; i++)
    {
      steps.x[i] = get_scaled (x, steps.x[i] * x_sign, x_sign);
      steps.y[i] = get_scaled (y, steps.y[i] * y_sign, y_sign);
    }

  for (gsize i = 0; i < used->n; i++)
    distances[i] = NAN;
  for (gsize i = 0; i < n_front; i++)
    distances[front[i]] = 0;

  for (gsize i = 0; i < used->n; i++)
    {
      double scaled_x, scaled_y;

      if (distances[i] == 0 || !ef_points_is_comparable (used, i))
        continue;

      scaled_x = get_scaled (x, used->x[i], x_sign);
      scaled_y = get_scaled (y, used->y[i], y_sign);

      if (x_width == 0 || y_width == 0)
        distances[i] = find_least_with_zero (&steps, scaled_x, scaled_y, x_width, y_width);
      else
        distances[i] = find_least (&steps, scaled_x, scaled_y, x_width, y_width);
    }
}

static void
add_corner (double *corners,
            gsize  *n,
            double  x,
            double  y)
{
  if (*n > 0 && corners[2 * *n - 2] == x && corners[2 * *n - 1] == y)
    return;

  corners[2 * *n] = x;
  corners[2 * *n + 1] = y;
  (*n)++;
}

gsize
ef_near_front_outline (const EfPoints *points,
                       const guint32  *front,
                       gsize           n_front,
                       const EfMargin *x,
                       const EfMargin *y,
                       const double    bounds[4],
                       double         *out)
{
  gboolean x_lower, y_lower;
  double previous_x = NAN, previous_y = NAN;
  gsize n = 0;

  g_return_val_if_fail (ef_points_is_valid (points), 0);
  g_return_val_if_fail (n_front == 0 || front != NULL, 0);
  g_return_val_if_fail (margin_is_valid (x) && margin_is_valid (y), 0);
  g_return_val_if_fail (bounds != NULL && out != NULL, 0);

  x_lower = points->x_direction == EF_DIRECTION_LOWER;
  y_lower = points->y_direction == EF_DIRECTION_LOWER;

  for (gsize i = 0; i < n_front; i++)
    {
      double limit_x = get_limit (x, points->x[front[i]], points->x_direction);
      double limit_y = get_limit (y, points->y[front[i]], points->y_direction);

      if (i == 0 && x_lower)
        add_corner (out, &n, MIN (bounds[0], limit_x), limit_y);
      else if (i == 0)
        add_corner (out, &n, limit_x,
                    y_lower ? MIN (bounds[2], limit_y) : MAX (bounds[3], limit_y));
      else if (x_lower)
        add_corner (out, &n, previous_x, limit_y);
      else
        add_corner (out, &n, limit_x, previous_y);

      add_corner (out, &n, limit_x, limit_y);
      previous_x = limit_x;
      previous_y = limit_y;
    }

  if (n_front > 0 && x_lower)
    add_corner (out, &n, previous_x,
                y_lower ? MIN (bounds[2], previous_y) : MAX (bounds[3], previous_y));
  else if (n_front > 0)
    add_corner (out, &n, MAX (bounds[1], previous_x), previous_y);

  return n;
}
