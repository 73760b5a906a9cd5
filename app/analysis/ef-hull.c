/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-hull.h"

#include "ef-points-private.h"

/* A stretch of the hull is halved at most so often: more places than a screen has. */
#define DEPTH_MAX 12

guint32 *
ef_hull_front (const EfPoints *points,
               gsize          *n_hull)
{
  g_auto (EfSteps) steps = { 0 };
  guint32 *hull;

  g_return_val_if_fail (n_hull != NULL, NULL);

  *n_hull = 0;

  g_return_val_if_fail (ef_points_is_valid (points), NULL);

  ef_steps_init_front (&steps, points);
  ef_steps_keep_hull (&steps);
  if (steps.n == 0)
    return NULL;

  hull = g_new (guint32, steps.n);
  for (gsize i = 0; i < steps.n; i++)
    hull[i] = steps.indices[points->x_direction == EF_DIRECTION_LOWER ? i : steps.n - 1 - i];

  *n_hull = steps.n;

  return hull;
}

/* Finds the stretch that holds @value of @along, and what @other is there. */
static gboolean
find_mix (const double  *along,
          const double  *other,
          const guint32 *hull,
          gsize          n_hull,
          double         value,
          EfHullMix     *mix,
          double        *found)
{
  for (gsize i = 0; i < n_hull; i++)
    if (along[hull[i]] == value)
      {
        mix->first = hull[i == 0 ? 0 : i - 1];
        mix->second = hull[i == 0 ? MIN (1, n_hull - 1) : i];
        mix->share = i == 0 ? 0 : 1;
        *found = other[hull[i]];
        return TRUE;
      }

  for (gsize i = 1; i < n_hull; i++)
    {
      double from = along[hull[i - 1]];
      double to = along[hull[i]];

      if ((from < value) != (to < value))
        {
          mix->first = hull[i - 1];
          mix->second = hull[i];
          mix->share = (value - from) / (to - from);
          *found = other[mix->first] + mix->share * (other[mix->second] - other[mix->first]);
          return TRUE;
        }
    }

  return FALSE;
}

gboolean
ef_hull_mix_at_x (const EfPoints *points,
                  const guint32  *hull,
                  gsize           n_hull,
                  double          x,
                  EfHullMix      *mix)
{
  g_return_val_if_fail (ef_points_is_valid (points), FALSE);
  g_return_val_if_fail (n_hull == 0 || hull != NULL, FALSE);
  g_return_val_if_fail (mix != NULL, FALSE);

  mix->x = x;

  return isfinite (x) && find_mix (points->x, points->y, hull, n_hull, x, mix, &mix->y);
}

gboolean
ef_hull_mix_at_y (const EfPoints *points,
                  const guint32  *hull,
                  gsize           n_hull,
                  double          y,
                  EfHullMix      *mix)
{
  g_return_val_if_fail (ef_points_is_valid (points), FALSE);
  g_return_val_if_fail (n_hull == 0 || hull != NULL, FALSE);
  g_return_val_if_fail (mix != NULL, FALSE);

  mix->y = y;

  return isfinite (y) && find_mix (points->y, points->x, hull, n_hull, y, mix, &mix->x);
}

typedef struct
{
  double x, y;   /* in units */
  double sx, sy; /* on the scales */
} Place;

static Place
get_place (const EfHullScales *scales,
           double              x,
           double              y)
{
  return (Place){ x, y, scales->x_log ? log10 (x) : x, scales->y_log ? log10 (y) : y };
}

static void
add_place (GArray *curve,
           double  x,
           double  y)
{
  const double pair[] = { x, y };

  g_array_append_vals (curve, pair, G_N_ELEMENTS (pair));
}

/* Whether the line between two places is on the hull at @share of the way. It is, if it passes near
 * enough in either direction: a steep line may be far off in y and still go through the place. */
static gboolean
is_straight_at (const EfHullScales *scales,
                const Place        *from,
                const Place        *to,
                double              share)
{
  Place place = get_place (scales, from->x + share * (to->x - from->x),
                           from->y + share * (to->y - from->y));
  double x_share = (place.sx - from->sx) / (to->sx - from->sx);
  double y_share = (place.sy - from->sy) / (to->sy - from->sy);
  double off_y = from->sy + x_share * (to->sy - from->sy) - place.sy;
  double off_x = from->sx + y_share * (to->sx - from->sx) - place.sx;

  /* The ends may be different numbers and yet at one place of a logarithmic scale. */
  if (to->sx == from->sx || to->sy == from->sy)
    return TRUE;

  return fabs (off_y) <= scales->y_tolerance || fabs (off_x) <= scales->x_tolerance;
}

/* Halving goes by what is seen: at the middle of a logarithmic axis, not of its values. A stretch
 * bends one way only, so it is enough to look at a few places of it. */
static void
add_stretch (GArray             *curve,
             const EfHullScales *scales,
             const Place        *from,
             const Place        *to,
             guint               depth)
{
  double share = 0.5;
  Place middle;

  if (scales->x_log)
    share = sqrt (from->x) / (sqrt (from->x) + sqrt (to->x));
  else if (scales->y_log)
    share = sqrt (from->y) / (sqrt (from->y) + sqrt (to->y));

  if (depth == DEPTH_MAX ||
      (is_straight_at (scales, from, to, share / 2) && is_straight_at (scales, from, to, share) &&
       is_straight_at (scales, from, to, (1 + share) / 2)))
    {
      add_place (curve, to->x, to->y);
      return;
    }

  middle = get_place (scales, from->x + share * (to->x - from->x),
                      from->y + share * (to->y - from->y));
  add_stretch (curve, scales, from, &middle, depth + 1);
  add_stretch (curve, scales, &middle, to, depth + 1);
}

double *
ef_hull_curve (const EfPoints     *points,
               const guint32      *hull,
               gsize               n_hull,
               const EfHullScales *scales,
               gsize              *n_places)
{
  g_autoptr (GArray) curve = NULL;
  Place previous = { 0 };

  g_return_val_if_fail (n_places != NULL, NULL);

  *n_places = 0;

  g_return_val_if_fail (ef_points_is_valid (points), NULL);
  g_return_val_if_fail (n_hull == 0 || hull != NULL, NULL);
  g_return_val_if_fail (scales != NULL, NULL);
  g_return_val_if_fail (scales->x_tolerance > 0 && scales->y_tolerance > 0, NULL);

  curve = g_array_new (FALSE, FALSE, sizeof (double));
  for (gsize i = 0; i < n_hull; i++)
    {
      Place place;

      if ((scales->x_log && points->x[hull[i]] <= 0) || (scales->y_log && points->y[hull[i]] <= 0))
        continue;

      place = get_place (scales, points->x[hull[i]], points->y[hull[i]]);
      if (curve->len == 0)
        add_place (curve, place.x, place.y);
      else
        add_stretch (curve, scales, &previous, &place, 0);
      previous = place;
    }

  *n_places = curve->len / 2;
  if (*n_places == 0)
    return NULL;

  return (double *) g_array_free (g_steal_pointer (&curve), FALSE);
}

double
ef_hull_get_aiq (const EfPoints *points,
                 const guint32  *hull,
                 gsize           n_hull,
                 double          x_end,
                 EfHullNormal    normal)
{
  double first, last, divisor;
  double area = 0;

  g_return_val_if_fail (ef_points_is_valid (points), NAN);
  g_return_val_if_fail (n_hull == 0 || hull != NULL, NAN);

  if (n_hull == 0 || points->x_direction != EF_DIRECTION_LOWER ||
      points->y_direction != EF_DIRECTION_HIGHER)
    return NAN;

  first = points->x[hull[0]];
  last = points->x[hull[n_hull - 1]];
  if (isnan (x_end))
    x_end = last;
  if (x_end < last)
    return NAN;

  for (gsize i = 1; i < n_hull; i++)
    area += (points->x[hull[i]] - points->x[hull[i - 1]]) *
            (points->y[hull[i]] + points->y[hull[i - 1]]) / 2;
  area += (x_end - last) * points->y[hull[n_hull - 1]];

  divisor = normal == EF_HULL_PER_RANGE ? x_end - first : x_end;

  return divisor > 0 ? area / divisor : NAN;
}
