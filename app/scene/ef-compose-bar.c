/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose-private.h"

#include <math.h>

/* A bar from one end of a value's bounds to the other. One that leaves the plot ends at its edge in
 * an arrow: were it merely cut, it would seem to end there. */

#define CAP 0.22    /* em, to either side */
#define ARROW 0.34  /* em, from the point of an arrow back along the bar */
#define SPREAD 0.18 /* em, of an arrow, to either side */

#define CORNERS_MAX 10

static void
append_corner (const EfBarLayout *bar, double *corners, guint *n, double along, double aside)
{
  corners[2 * *n] = bar->vertical ? bar->across + aside : along;
  corners[2 * *n + 1] = bar->vertical ? along : bar->across + aside;
  (*n)++;
}

static void
lift_pen (double *corners, guint *n)
{
  corners[2 * *n] = NAN;
  corners[2 * *n + 1] = NAN;
  (*n)++;
}

/* The head at @end, which points away from @start. */
static void
append_arrow (const EfBarLayout *bar, double em, double start, double end, double *corners,
              guint *n)
{
  double back = end > start ? end - ARROW * em : end + ARROW * em;

  append_corner (bar, corners, n, back, -SPREAD * em);
  append_corner (bar, corners, n, end, 0);
  append_corner (bar, corners, n, back, SPREAD * em);
}

/* One line that goes over a cap twice, so that what shines through is nowhere darker. */
static guint
trace (const EfBarLayout *bar, double em, double *corners)
{
  guint n = 0;

  if (bar->from_end == EF_BAR_END_ARROW)
    {
      append_arrow (bar, em, bar->to, bar->from, corners, &n);
      lift_pen (corners, &n);
    }
  else if (bar->from_end == EF_BAR_END_CAP)
    {
      append_corner (bar, corners, &n, bar->from, -CAP * em);
      append_corner (bar, corners, &n, bar->from, CAP * em);
    }
  append_corner (bar, corners, &n, bar->from, 0);
  append_corner (bar, corners, &n, bar->to, 0);
  if (bar->to_end == EF_BAR_END_ARROW)
    {
      lift_pen (corners, &n);
      append_arrow (bar, em, bar->from, bar->to, corners, &n);
    }
  else if (bar->to_end == EF_BAR_END_CAP)
    {
      append_corner (bar, corners, &n, bar->to, -CAP * em);
      append_corner (bar, corners, &n, bar->to, CAP * em);
    }
  return n;
}

/* Takes an end back to the edge that it is beyond. */
static void
keep_inside (double first, double last, double *place, EfBarEnd *end)
{
  if (*place >= first && *place <= last)
    return;
  *place = CLAMP (*place, first, last);
  *end = EF_BAR_END_ARROW;
}

/* FALSE if nothing of the bar is in the plot. */
static gboolean
keep_in_plot (const EfRect *plot, EfBarLayout *bar)
{
  double first = bar->vertical ? plot->y : plot->x;
  double last = first + (bar->vertical ? plot->height : plot->width);
  double other_first = bar->vertical ? plot->x : plot->y;
  double other_last = other_first + (bar->vertical ? plot->width : plot->height);

  if (MAX (bar->from, bar->to) < first || MIN (bar->from, bar->to) > last
      || bar->across < other_first || bar->across > other_last)
    return FALSE;
  keep_inside (first, last, &bar->from, &bar->from_end);
  keep_inside (first, last, &bar->to, &bar->to_end);
  return TRUE;
}

void
ef_compose_add_bar (const EfComposer *self, const EfBarLayout *layout, const char *css,
                    const char *id, const EfColour *colour, double width)
{
  EfBarLayout bar = *layout;
  EfPrimitive *primitive;

  if (!keep_in_plot (&self->plot, &bar))
    return;

  primitive = ef_scene_add (self->scene, EF_PRIMITIVE_POLYLINE, EF_LAYER_POINTS, css, id);
  primitive->clipped = TRUE;
  primitive->stroke = *colour;
  primitive->stroke_width = width;
  primitive->polyline.points = g_new (double, 2 * CORNERS_MAX);
  primitive->polyline.n = trace (&bar, self->em, primitive->polyline.points);
}
