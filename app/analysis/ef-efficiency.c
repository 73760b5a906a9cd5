/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-efficiency.h"

#include "ef-pareto.h"
#include "ef-points-private.h"

#include <glib/gi18n-lib.h>

static gboolean
needs_positive_x (EfEfficiency efficiency)
{
  return efficiency == EF_EFFICIENCY_X || efficiency == EF_EFFICIENCY_HULL_X ||
         efficiency == EF_EFFICIENCY_PRODUCTIVITY;
}

static gboolean
needs_positive_y (EfEfficiency efficiency)
{
  return efficiency == EF_EFFICIENCY_Y || efficiency == EF_EFFICIENCY_HULL_Y ||
         efficiency == EF_EFFICIENCY_PRODUCTIVITY;
}

/* Between two corners of the hull, along one axis; never past the far corner by rounding. */
static double
mix (double from_other,
     double from,
     double to_other,
     double to,
     double other)
{
  double share = (other - from_other) / (to_other - from_other);

  return share >= 1 ? to : from + share * (to - from);
}

/* The best x, turned, at a y that is at least as good as @y. There always is one, because the point
 * itself is on the front or behind it. */
static double
find_best_x (const EfSteps *steps,
             gboolean       hull,
             double         y)
{
  gsize step = ef_steps_find_y (steps, y);

  g_assert (step < steps->n);
  if (!hull || step == 0)
    return steps->x[step];

  return mix (steps->y[step - 1], steps->x[step - 1], steps->y[step], steps->x[step], y);
}

static double
find_best_y (const EfSteps *steps,
             gboolean       hull,
             double         x)
{
  gsize n = ef_steps_count_x (steps, x);

  g_assert (n > 0);
  if (!hull || n == steps->n)
    return steps->y[n - 1];

  return mix (steps->x[n - 1], steps->y[n - 1], steps->x[n], steps->y[n], x);
}

/* Those on the front need no search; where all of a million are on it, this is what takes time.
 * With mixtures not all of them are as good as can be. */
static void
init_scores (const EfPoints *points,
             EfSteps        *steps,
             gboolean        hull,
             gboolean        ratio,
             double         *scores)
{
  gsize n_front;
  g_autofree guint32 *front = ef_pareto_front (points->x, points->y, points->n,
                                               points->x_direction, points->y_direction, &n_front);

  ef_steps_init (steps, points, front, n_front);
  if (hull)
    ef_steps_keep_hull (steps);

  for (gsize i = 0; i < points->n; i++)
    scores[i] = NAN;
  for (gsize i = 0; i < n_front && !hull; i++)
    scores[front[i]] = ratio ? 1 : 0;
}

/* The hull is at least as good as the point, whatever rounding made of the line between corners. */
static void
measure_along_x (const EfPoints *points,
                 gboolean        hull,
                 gboolean        ratio,
                 double         *scores)
{
  g_auto (EfSteps) steps = { 0 };
  double x_sign = ef_direction_get_sign (points->x_direction);
  double y_sign = ef_direction_get_sign (points->y_direction);

  init_scores (points, &steps, hull, ratio, scores);

  for (gsize i = 0; i < points->n; i++)
    if (isnan (scores[i]) && ef_points_is_comparable (points, i))
      {
        double x = points->x[i] * x_sign;
        double best = MIN (find_best_x (&steps, hull, points->y[i] * y_sign), x);

        scores[i] = ratio ? best / x : x - best;
      }
}

static void
measure_along_y (const EfPoints *points,
                 gboolean        hull,
                 gboolean        ratio,
                 double         *scores)
{
  g_auto (EfSteps) steps = { 0 };
  double x_sign = ef_direction_get_sign (points->x_direction);
  double y_sign = ef_direction_get_sign (points->y_direction);

  init_scores (points, &steps, hull, ratio, scores);

  for (gsize i = 0; i < points->n; i++)
    if (isnan (scores[i]) && ef_points_is_comparable (points, i))
      {
        double y = points->y[i] * y_sign;
        double best = MIN (find_best_y (&steps, hull, points->x[i] * x_sign), y);

        scores[i] = ratio ? best / y : y - best;
      }
}

static void
measure_productivity (const EfPoints *points,
                      double         *scores)
{
  double best = 0;

  for (gsize i = 0; i < points->n; i++)
    {
      double x = points->x[i];
      double y = points->y[i];

      scores[i] = NAN;
      if (!ef_points_is_comparable (points, i))
        continue;

      scores[i] = (points->y_direction == EF_DIRECTION_HIGHER ? y : 1 / y) /
                  (points->x_direction == EF_DIRECTION_LOWER ? x : 1 / x);
      best = MAX (best, scores[i]);
    }

  for (gsize i = 0; i < points->n; i++)
    scores[i] /= best;
}

void
ef_efficiency_measure (const EfPoints *points,
                       EfEfficiency    efficiency,
                       double         *scores)
{
  g_auto (EfPositive) positive = { 0 };

  g_return_if_fail (ef_points_is_valid (points));
  g_return_if_fail (points->n == 0 || scores != NULL);

  ef_positive_init (&positive, points,
                    needs_positive_x (efficiency), needs_positive_y (efficiency));

  switch (efficiency)
    {
    case EF_EFFICIENCY_X:
    case EF_EFFICIENCY_HULL_X:
      measure_along_x (&positive.points, efficiency == EF_EFFICIENCY_HULL_X, TRUE, scores);
      break;

    case EF_EFFICIENCY_Y:
    case EF_EFFICIENCY_HULL_Y:
      measure_along_y (&positive.points, efficiency == EF_EFFICIENCY_HULL_Y, TRUE, scores);
      break;

    case EF_EFFICIENCY_PRODUCTIVITY:
      measure_productivity (&positive.points, scores);
      break;

    case EF_EFFICIENCY_GAP_X:
      measure_along_x (&positive.points, FALSE, FALSE, scores);
      break;

    case EF_EFFICIENCY_GAP_Y:
      measure_along_y (&positive.points, FALSE, FALSE, scores);
      break;

    default:
      g_return_if_reached ();
    }
}

EfEfficiencyReason
ef_efficiency_get_reason (const EfPoints *points,
                          EfEfficiency    efficiency,
                          guint32         index)
{
  g_return_val_if_fail (ef_points_is_valid (points), EF_EFFICIENCY_REASON_MISSING);
  g_return_val_if_fail (index < points->n, EF_EFFICIENCY_REASON_MISSING);

  if (!ef_points_is_comparable (points, index))
    return EF_EFFICIENCY_REASON_MISSING;
  if ((needs_positive_x (efficiency) && points->x[index] <= 0) ||
      (needs_positive_y (efficiency) && points->y[index] <= 0))
    return EF_EFFICIENCY_REASON_NOT_POSITIVE;

  return EF_EFFICIENCY_REASON_NONE;
}

const char *
ef_efficiency_reason_to_label (EfEfficiencyReason reason)
{
  switch (reason)
    {
    case EF_EFFICIENCY_REASON_MISSING:
      return _("A value is missing on one of the axes.");
    case EF_EFFICIENCY_REASON_NOT_POSITIVE:
      return _("A ratio needs a value above zero.");
    case EF_EFFICIENCY_REASON_NONE:
    default:
      return NULL;
    }
}
