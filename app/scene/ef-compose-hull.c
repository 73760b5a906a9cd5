/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose-private.h"

#include <math.h>

#include "ef-chart-insight.h"
#include "ef-hull.h"

/*
 * The line of what mixtures of models reach. It is straight in the units of the values and a curve
 * on a logarithmic axis, and unlike steps it may not be bent where it is cut at the edge of the
 * plot.
 */

/* How far the drawn line may be off, points. */
#define TOLERANCE 0.3
/* How far it runs out of the plot, points: enough for its width. */
#define OVERSHOOT 20.0

/* The tolerance on an axis: in decades if it is logarithmic, else in the unit of the values. */
static double
get_tolerance (const EfAxisData *axis, double points_per_unit)
{
  double tolerance = TOLERANCE / fabs (points_per_unit);

  return axis->scale == EF_SCALE_KIND_LOG ? tolerance : tolerance / axis->factor;
}

static void
append (GArray *line, double x, double y)
{
  g_array_append_val (line, x);
  g_array_append_val (line, y);
}

/* The corners of the hull in scale space, from the end of the axis where the better x is worst in y
 * to where the better y is worst in x, as the staircase has them; in ascending x. */
static GArray *
list_places (const EfComposer *self, const EfView *view, const double *places, gsize n)
{
  const EfChartData *data = self->data;
  GArray *line = g_array_new (FALSE, FALSE, sizeof (double));
  double worst_x = data->x.direction == EF_DIRECTION_LOWER
                     ? MAX (view->x_max, data->extent.x_max)
                     : MIN (view->x_min, data->extent.x_min);
  double worst_y = data->y.direction == EF_DIRECTION_LOWER
                     ? MAX (view->y_max, data->extent.y_max)
                     : MIN (view->y_min, data->extent.y_min);
  double x, y;

  for (gsize i = 0; i < n; i++)
    {
      if (!ef_axis_data_place (&data->x, places[2 * i], &x)
          || !ef_axis_data_place (&data->y, places[2 * i + 1], &y))
        continue;
      if (line->len == 0 && data->x.direction == EF_DIRECTION_LOWER)
        append (line, x, worst_y);
      else if (line->len == 0)
        append (line, worst_x, y);
      append (line, x, y);
    }
  if (line->len == 0)
    return line;
  if (data->x.direction == EF_DIRECTION_LOWER)
    append (line, worst_x, y);
  else
    append (line, x, worst_y);
  return line;
}

/* Narrows [@from, @to], shares of the way from @a to @b, to where that lies between @low and
 * @high. */
static gboolean
clip_axis (double a, double b, double low, double high, double *from, double *to)
{
  double delta = b - a;

  if (delta == 0)
    return a >= low && a <= high;
  *from = MAX (*from, MIN ((low - a) / delta, (high - a) / delta));
  *to = MIN (*to, MAX ((low - a) / delta, (high - a) / delta));
  return *from <= *to;
}

/* Adds what of a segment lies in @box. A monotone line meets a rectangle in one piece. */
static void
add_clipped (GArray *line, const double *a, const double *b, const EfRect *box)
{
  double from = 0, to = 1;

  if (!clip_axis (a[0], b[0], box->x, box->x + box->width, &from, &to)
      || !clip_axis (a[1], b[1], box->y, box->y + box->height, &from, &to))
    return;
  if (line->len == 0)
    append (line, a[0] + from * (b[0] - a[0]), a[1] + from * (b[1] - a[1]));
  append (line, a[0] + to * (b[0] - a[0]), a[1] + to * (b[1] - a[1]));
}

double *
ef_compose_hull_trace (const EfComposer *self, const EfRect *plot, const EfView *view, guint *n)
{
  const EfChartData *data = self->data;
  const EfRect box = { plot->x - OVERSHOOT, plot->y - OVERSHOOT, plot->width + 2 * OVERSHOOT,
                       plot->height + 2 * OVERSHOOT };
  g_autofree double *places = NULL;
  g_autoptr (GArray) corners = NULL;
  GArray *line = g_array_new (FALSE, FALSE, sizeof (double));
  double ax, bx, ay, by, *pairs;
  EfHullScales scales;
  EfPoints points;
  gsize n_places = 0;

  ef_compose_map (plot, view, &ax, &bx, &ay, &by);
  scales = (EfHullScales){ .x_log = data->x.scale == EF_SCALE_KIND_LOG,
                           .y_log = data->y.scale == EF_SCALE_KIND_LOG,
                           .x_tolerance = get_tolerance (&data->x, ax),
                           .y_tolerance = get_tolerance (&data->y, ay) };
  ef_chart_data_get_points (data, &points);
  places = ef_hull_curve (&points, data->hull.points, data->hull.n, &scales, &n_places);
  corners = list_places (self, view, places, n_places);
  pairs = (double *) (gpointer) corners->data;
  for (guint i = 0; i + 1 < corners->len; i += 2)
    {
      pairs[i] = ax * pairs[i] + bx;
      pairs[i + 1] = ay * pairs[i + 1] + by;
    }
  for (guint i = 2; i + 1 < corners->len; i += 2)
    add_clipped (line, &pairs[i - 2], &pairs[i], &box);

  *n = line->len / 2;
  return (double *) (gpointer) g_array_free (line, FALSE);
}
