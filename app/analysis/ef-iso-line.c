/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-iso-line.h"

#include <math.h>

/*
 * In the logarithms u of x and v of y each of these lines is straight: x_power u + y_power v =
 * log10 (value). A frame with linear axes bends it, one way only, so it is walked along u and
 * halved until straight pieces are near enough. The ends come from where it meets the sides of the
 * frame, computed and not searched for.
 */

#define DEPTH_MAX 12

typedef struct
{
  const EfIsoFrame *frame;
  double slope, offset; /* v = slope u + offset; of a line along an axis neither is used */
  GArray *places;       /* (element-type double) */
} Trace;

static double
to_log (gboolean is_log,
        double   position)
{
  if (is_log)
    return position;

  return position > 0 ? log10 (position) : -INFINITY;
}

static double
from_log (gboolean is_log,
          double   logarithm)
{
  return is_log ? logarithm : pow (10, logarithm);
}

static void
add_place (GArray *places,
           double  x,
           double  y)
{
  g_array_append_val (places, x);
  g_array_append_val (places, y);
}

static double
get_x (const Trace *self,
       double       u)
{
  return from_log (self->frame->x_log, u);
}

static double
get_y (const Trace *self,
       double       u)
{
  return from_log (self->frame->y_log, self->slope * u + self->offset);
}

/* Whether the middle of [@from, @to] is on the straight line between its ends, in one of the two
 * directions: a steep line may be far off in y and still go through the place. */
static gboolean
is_straight (const Trace *self,
             double       from,
             double       to,
             double       at)
{
  double x1 = get_x (self, from), x2 = get_x (self, to), x = get_x (self, at);
  double y1 = get_y (self, from), y2 = get_y (self, to), y = get_y (self, at);

  return fabs (y1 + (x - x1) / (x2 - x1) * (y2 - y1) - y) <= self->frame->y_tolerance ||
         fabs (x1 + (y - y1) / (y2 - y1) * (x2 - x1) - x) <= self->frame->x_tolerance;
}

static void
add_stretch (Trace *self,
             double from,
             double to,
             guint  depth)
{
  double middle = (from + to) / 2;

  /* Of a bend that is much sharper at one end the middle alone could miss it. */
  if (depth == DEPTH_MAX || (is_straight (self, from, to, (from + middle) / 2) &&
                             is_straight (self, from, to, middle) &&
                             is_straight (self, from, to, (middle + to) / 2)))
    {
      add_place (self->places, get_x (self, to), get_y (self, to));
      return;
    }

  add_stretch (self, from, middle, depth + 1);
  add_stretch (self, middle, to, depth + 1);
}

/* A line of one x or of one y. */
static void
add_level (const EfIsoLine  *line,
           const EfIsoFrame *frame,
           GArray           *places)
{
  double logarithm = log10 (line->value) / (line->x_power + line->y_power);

  if (line->y_power == 0)
    {
      double x = from_log (frame->x_log, logarithm);

      if (x < frame->x_min || x > frame->x_max)
        return;
      add_place (places, x, frame->y_min);
      add_place (places, x, frame->y_max);
    }
  else
    {
      double y = from_log (frame->y_log, logarithm);

      if (y < frame->y_min || y > frame->y_max)
        return;
      add_place (places, frame->x_min, y);
      add_place (places, frame->x_max, y);
    }
}

/* Equal quotients on two linear axes: y = k x, from the origin. */
static void
add_ray (const EfIsoLine  *line,
         const EfIsoFrame *frame,
         GArray           *places)
{
  double k = line->y_power > 0 ? line->value : 1 / line->value;
  double from = MAX (MAX (frame->x_min, 0), frame->y_min / k);
  double to = MIN (frame->x_max, frame->y_max / k);

  if (!(from < to))
    return;
  add_place (places, from, k * from);
  add_place (places, to, k * to);
}

static void
add_curve (Trace *self)
{
  const EfIsoFrame *frame = self->frame;
  double at_y_min = (to_log (frame->y_log, frame->y_min) - self->offset) / self->slope;
  double at_y_max = (to_log (frame->y_log, frame->y_max) - self->offset) / self->slope;
  double from = MAX (to_log (frame->x_log, frame->x_min), MIN (at_y_min, at_y_max));
  double to = MIN (to_log (frame->x_log, frame->x_max), MAX (at_y_min, at_y_max));

  /* Through the corner of what is not positive only a ray passes. */
  if (!(from < to) || !isfinite (from) || !isfinite (to))
    return;

  add_place (self->places, get_x (self, from), get_y (self, from));
  if (frame->x_log && frame->y_log)
    add_place (self->places, get_x (self, to), get_y (self, to));
  else
    add_stretch (self, from, to, 0);
}

static gboolean
is_valid_line (int x_power,
               int y_power)
{
  return ABS (x_power) <= 1 && ABS (y_power) <= 1 && (x_power != 0 || y_power != 0);
}

static gboolean
is_valid_frame (const EfIsoFrame *frame)
{
  return frame->x_min < frame->x_max && frame->y_min < frame->y_max && isfinite (frame->x_min) &&
         isfinite (frame->x_max) && isfinite (frame->y_min) && isfinite (frame->y_max);
}

double *
ef_iso_line_trace (const EfIsoLine  *self,
                   const EfIsoFrame *frame,
                   gsize            *n_places)
{
  g_autoptr (GArray) places = NULL;

  g_return_val_if_fail (n_places != NULL, NULL);

  *n_places = 0;

  g_return_val_if_fail (self != NULL && is_valid_line (self->x_power, self->y_power), NULL);
  g_return_val_if_fail (frame != NULL && is_valid_frame (frame), NULL);
  g_return_val_if_fail (frame->x_tolerance > 0 && frame->y_tolerance > 0, NULL);

  if (!(self->value > 0) || !isfinite (self->value))
    return NULL;

  places = g_array_new (FALSE, FALSE, sizeof (double));
  if (self->x_power == 0 || self->y_power == 0)
    {
      add_level (self, frame, places);
    }
  else if (!frame->x_log && !frame->y_log && self->x_power != self->y_power)
    {
      add_ray (self, frame, places);
    }
  else
    {
      Trace trace = { frame, -(double) self->x_power / self->y_power,
                      log10 (self->value) / self->y_power, places };

      add_curve (&trace);
    }

  *n_places = places->len / 2;

  return *n_places > 0 ? (double *) g_array_free (g_steal_pointer (&places), FALSE) : NULL;
}

gboolean
ef_iso_line_get_range (int               x_power,
                       int               y_power,
                       const EfIsoFrame *frame,
                       double           *min,
                       double           *max)
{
  double u_min, u_max, v_min, v_max;

  g_return_val_if_fail (is_valid_line (x_power, y_power), FALSE);
  g_return_val_if_fail (frame != NULL && is_valid_frame (frame), FALSE);
  g_return_val_if_fail (min != NULL && max != NULL, FALSE);

  u_min = to_log (frame->x_log, frame->x_min);
  u_max = to_log (frame->x_log, frame->x_max);
  v_min = to_log (frame->y_log, frame->y_min);
  v_max = to_log (frame->y_log, frame->y_max);
  /* An axis that does not count may show whatever it likes. */
  if ((x_power != 0 && u_max == -INFINITY) || (y_power != 0 && v_max == -INFINITY))
    return FALSE;

  *min = *max = 0;
  if (x_power != 0)
    {
      *min += x_power > 0 ? u_min : -u_max;
      *max += x_power > 0 ? u_max : -u_min;
    }
  if (y_power != 0)
    {
      *min += y_power > 0 ? v_min : -v_max;
      *max += y_power > 0 ? v_max : -v_min;
    }

  return TRUE;
}
