/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose-private.h"

#include "ef-words.h"

/*
 * The chart where something else is supposed, faintly behind this one: a ring where each point was
 * that has moved, the frontier that was, and a thin line from there to here for the points of both
 * frontiers. What did not move needs no ghost, and a crowd of ghosts would only be fog.
 */

/* Points beyond which only the frontier has a ghost; frontier points beyond which none is led. */
#define GHOST_POINTS_MAX 5000
#define GHOST_WAYS_MAX 60

#define POINT_OPACITY 0.55
#define LINE_OPACITY 0.8
#define WAY_OPACITY 0.45
#define LINE_WIDTH 0.7 /* of the frontier's */
#define WAY_WIDTH 0.4
#define DASH 0.35 /* em */

static EfColour
get_colour (const EfComposer *self, double opacity)
{
  EfColour colour = self->theme->dim_text;

  colour.a = opacity;

  return colour;
}

/* The chart itself, as it would be laid out alone on the same axes. */
static EfComposer
get_ghost (const EfComposer *self)
{
  EfComposer ghost = *self;

  ghost.data = self->data->ghost;

  return ghost;
}

static char *
dup_words (const EfComposer *self)
{
  const EfScenario *scenario = self->data->ghost->scenario;

  if (scenario->name == NULL)
    /* Translators: in the legend, of points and a frontier for which nothing is supposed. */
    return g_strdup (_ ("As the data say"));

  /* Translators: in the legend; %s is the name of a scenario, "Sweden". */
  return g_strdup_printf (_ ("With “%s”"), scenario->name);
}

void
ef_compose_ghost_list (const EfComposer *self)
{
  gboolean shown = self->has_front && self->data->ghost->n_front > 0
                   && self->spec->front.curve != EF_CURVE_NONE;
  EfCurveLayout curve = {
    .sample = EF_SAMPLE_GHOST,
    .css = "ghost",
    .id = g_strdup ("ghost"),
    .words = dup_words (self),
    .colour = get_colour (self, LINE_OPACITY),
    .width = shown ? LINE_WIDTH * self->front_width : 0,
    .dash = { DASH * self->em, DASH * self->em },
  };

  g_array_append_val (self->curves, curve);
}

double *
ef_compose_ghost_trace (const EfComposer *self, guint *n)
{
  EfComposer ghost = get_ghost (self);

  return ef_compose_curves_trace_front (&ghost, &self->plot, self->view, n);
}

/* ---- Points ---- */

/* Where the ghost of a point is not where the point is. */
static gboolean
has_moved (const EfChartData *data, gint point, guint ghost)
{
  return point < 0 || data->sx[point] != data->ghost->sx[ghost]
         || data->sy[point] != data->ghost->sy[ghost];
}

/* The ghosts that are seen. Both lists of rows ascend. */
static GArray *
list_moved (const EfChartData *data)
{
  const EfChartData *ghost = data->ghost;
  GArray *moved = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint point = 0;

  for (guint32 i = 0; i < ghost->n; i++)
    {
      gboolean both;

      while (point < data->n && data->rows[point] < ghost->rows[i])
        point++;
      both = point < data->n && data->rows[point] == ghost->rows[i];
      if (has_moved (data, both ? (gint) point : -1, i))
        g_array_append_val (moved, i);
    }

  return moved;
}

static void
init_ghost_run (const EfComposer *self, EfMarkerRun *run)
{
  EfComposer ghost = get_ghost (self);

  ef_compose_init_run (&ghost, run);
  run->fills[0] = get_colour (self, 0);
  run->outline = get_colour (self, POINT_OPACITY);
  run->outline_width = 0.6 * self->outline_width;
}

static void
add_points (const EfComposer *self)
{
  GArray *moved = list_moved (self->data);
  EfPrimitive *points;

  ef_scene_hold (self->scene, moved, (GDestroyNotify) g_array_unref);
  if (moved->len == 0 || moved->len > GHOST_POINTS_MAX)
    return;

  points = ef_scene_add (self->scene, EF_PRIMITIVE_MARKERS, EF_LAYER_POINTS, "ghost-point",
                         "ghost-points");
  points->clipped = TRUE;
  init_ghost_run (self, &points->markers);
  points->markers.indices = (const guint32 *) (gpointer) moved->data;
  points->markers.n = moved->len;
}

/* ---- Ways ---- */

static void
add_way (const EfComposer *self, guint point, guint ghost)
{
  const EfChartData *data = self->data;
  g_autofree char *id = g_strdup_printf ("ghost-way-%u", data->rows[point]);
  const double line[4] = {
    self->ax * data->ghost->sx[ghost] + self->bx,
    self->ay * data->ghost->sy[ghost] + self->by,
    self->ax * data->sx[point] + self->bx,
    self->ay * data->sy[point] + self->by,
  };
  EfColour colour = get_colour (self, WAY_OPACITY);
  EfPrimitive *way;

  if (!has_moved (data, (gint) point, ghost))
    return;

  ef_compose_add_line (self, EF_LAYER_POINTS, "ghost-way", id, line, &colour,
                       WAY_WIDTH * self->front_width);
  way = (EfPrimitive *) ef_scene_get (self->scene, ef_scene_get_n (self->scene) - 1);
  way->clipped = TRUE;
}

static void
add_ways (const EfComposer *self)
{
  const EfChartData *data = self->data;
  const EfChartData *ghost = data->ghost;

  if (!self->has_front || data->n_front + ghost->n_front > GHOST_WAYS_MAX)
    return;

  for (guint i = 0; i < data->n_front; i++)
    {
      gint from = ef_chart_data_find_row (ghost, data->rows[data->front[i]]);

      if (from >= 0)
        add_way (self, data->front[i], (guint) from);
    }
  for (guint i = 0; i < ghost->n_front; i++)
    {
      gint to = ef_chart_data_find_row (data, ghost->rows[ghost->front[i]]);

      /* Those of both have their way by now. */
      if (to >= 0 && !data->on_front[to])
        add_way (self, (guint) to, ghost->front[i]);
    }
}

void
ef_compose_ghost_add (const EfComposer *self)
{
  if (self->data->ghost == NULL)
    return;

  add_ways (self);
  add_points (self);
}

void
ef_compose_ghost_add_symbol (
  const EfComposer *self, const EfCurveLayout *curve, double x, double y, double width)
{
  const double line[4] = { x, y, x + width, y };
  double *place = g_new (double, 2);
  EfPrimitive *symbol;

  if (curve->width > 0)
    {
      ef_compose_add_line (self, EF_LAYER_FRAME, "legend-ghost", "legend-ghost", line,
                           &curve->colour, curve->width);
      symbol = (EfPrimitive *) ef_scene_get (self->scene, ef_scene_get_n (self->scene) - 1);
      symbol->dash[0] = curve->dash[0];
      symbol->dash[1] = curve->dash[1];
    }

  ef_scene_hold (self->scene, place, g_free);
  place[0] = x + width / 2;
  place[1] = y;
  symbol = ef_scene_add (self->scene, EF_PRIMITIVE_MARKERS, EF_LAYER_FRAME, "legend-ghost-point",
                         "legend-ghost-point");
  init_ghost_run (self, &symbol->markers);
  symbol->markers.sx = place;
  symbol->markers.sy = place + 1;
  symbol->markers.n = 1;
  symbol->markers.ax = symbol->markers.ay = 1;
  symbol->markers.bx = symbol->markers.by = 0;
  symbol->markers.fills[0] = self->theme->plot_background;
}
