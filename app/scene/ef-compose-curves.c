/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose-private.h"

#include "ef-chart-sota.h"
#include "ef-chart-words.h"
#include "ef-pareto.h"
#include "ef-words.h"

/*
 * The frontier and the lines that go with it: the fronts behind it and those of the groups. Which
 * ones there are is decided first, for the legend; where they run, when the plot has its place.
 */

/* Frontier points that are primitives of their own, with a tooltip each; more make one run. */
#define OWN_FRONT_POINTS_MAX 300
/* Outlines of more frontier points than this would be one dark band. */
#define OUTLINED_FRONT_MAX 3000
/* How far lines may run out of the plot, points: enough for their width. */
#define OVERSHOOT 20.0

/* The fronts behind the first one are thinner, and each paler than the one before. */
#define LAYER_WIDTH 0.6
#define LAYER_OPACITY 0.75
#define GROUP_WIDTH 0.6
/* The ring around the knee, in diameters of the frontier's points. */
#define KNEE_SIZE 2.3

const EfColour *
ef_compose_get_front_colour (const EfComposer *self)
{
  /* Beside groups and scales, colour speaks of them. */
  return ef_compose_has_colours (self) ? &self->theme->text : &self->theme->front;
}

/* ---- Which curves ---- */

static void
curve_clear (gpointer data)
{
  EfCurveLayout *curve = data;

  g_free (curve->id);
  g_free (curve->words);
  g_free (curve->brief);
  g_free (curve->corners);
}

static const char *
get_layer_words (guint layer)
{
  const char *const words[EF_FRONT_LAYERS_MAX]
    = { _ ("Efficient frontier"), _ ("Second frontier"), _ ("Third frontier"),
        _ ("Fourth frontier"), _ ("Fifth frontier") };

  return words[layer];
}

/* Under what it was estimated is a part of what it is. */
static char *
dup_front_words (const EfComposer *self)
{
  const EfScenario *scenario = self->data->scenario;

  /* Against a date it is the running best. */
  if (ef_chart_data_is_sota (self->data))
    return g_strdup (_ ("State of the art"));
  if (!ef_chart_data_shows_estimates (self->data))
    return g_strdup (get_layer_words (0));

  /* Translators: in the legend; %s is the name of a scenario, "Sweden". */
  return g_strdup_printf (_ ("Efficient frontier with “%s”"), scenario->name);
}

/* Of long names the beginning matters more than what else is known of the line, which looks like
 * one. */
static char *
dup_brief_front_words (const EfComposer *self)
{
  if (ef_chart_data_is_sota (self->data) || !ef_chart_data_shows_estimates (self->data))
    return NULL;

  /* Translators: in the legend; %s is the name of a scenario, "Sweden". */
  return g_strdup_printf (_ ("With “%s”"), self->data->scenario->name);
}

static void
list_layers (const EfComposer *self)
{
  EfColour colour = *ef_compose_get_front_colour (self);

  for (guint layer = self->data->n_layers - 1; layer > 0; layer--)
    {
      EfCurveLayout curve = {
        .css = "layer",
        .id = g_strdup_printf ("layer-%u", layer + 1),
        .words = g_strdup (get_layer_words (layer)),
        .line = &self->data->layers[layer],
        .colour = colour,
        .width = LAYER_WIDTH * self->front_width,
      };

      for (guint i = 0; i < layer; i++)
        curve.colour.a *= LAYER_OPACITY;
      g_array_append_val (self->curves, curve);
    }
}

/* The legend names the groups anyway, so their lines need one entry only. */
static void
list_group_fronts (const EfComposer *self)
{
  gboolean named = FALSE;

  for (guint group = 0; group < self->data->n_groups; group++)
    {
      EfCurveLayout curve = {
        .css = "group-front",
        .id = g_strdup_printf ("group-front-%u", group),
        .line = &self->data->group_fronts[group],
        .colour = self->theme->groups[group],
        .width = GROUP_WIDTH * self->front_width,
      };

      if (curve.line->n == 0)
        {
          curve_clear (&curve);
          continue;
        }
      if (!named)
        curve.words = g_strdup (_ ("Frontier of each group"));
      named = TRUE;
      g_array_append_val (self->curves, curve);
    }
}

/* The line of mixtures takes the place of the steps; the points of the frontier stay. */
static void
list_hull (const EfComposer *self)
{
  EfCurveLayout curve = {
    .css = "hull",
    .id = g_strdup ("hull"),
    /* Translators: in the legend. A mixture sends a share of all requests to each of two models. */
    .words = g_strdup (_ ("Mixtures of two (traffic may be split)")),
    .line = &self->data->hull,
    .colour = *ef_compose_get_front_colour (self),
    .width = self->front_width,
  };

  g_array_append_val (self->curves, curve);
}

static void
list_knee (const EfComposer *self)
{
  EfCurveLayout curve = {
    .sample = EF_SAMPLE_KNEE,
    .css = "knee",
    .id = g_strdup ("knee"),
    .words = g_strdup (_ ("Knee: beyond it more becomes dear")),
    .colour = *ef_compose_get_front_colour (self),
  };

  g_array_append_val (self->curves, curve);
}

/* A hull that would mean nothing leaves the steps. */
static gboolean
has_steps (const EfComposer *self)
{
  return self->spec->front.curve == EF_CURVE_STAIRS
         || (self->spec->front.curve == EF_CURVE_HULL && self->data->hull.n == 0);
}

void
ef_compose_curves_measure (EfComposer *self)
{
  EfCurveLayout front = {
    .css = "front",
    .id = g_strdup ("front"),
    .words = dup_front_words (self),
    .brief = dup_brief_front_words (self),
    .line = &self->data->layers[0],
    .colour = *ef_compose_get_front_colour (self),
    .width = has_steps (self) ? self->front_width : 0,
    .pointed = TRUE,
  };

  self->curves = g_array_new (FALSE, FALSE, sizeof (EfCurveLayout));
  g_array_set_clear_func (self->curves, curve_clear);
  ef_compose_stars_list (self);
  ef_compose_rulers_list (self);
  ef_compose_error_bars_list (self);
  ef_compose_trails_list (self);
  if (self->data->ghost != NULL)
    ef_compose_ghost_list (self);
  if (!self->has_front)
    {
      curve_clear (&front);
      return;
    }
  ef_compose_bands_list (self);
  if (self->data->near_front != NULL)
    ef_compose_band_list (self);
  if (self->data->knee >= 0)
    list_knee (self);
  list_group_fronts (self);
  list_layers (self);
  if (self->data->hull.n > 0)
    list_hull (self);
  g_array_append_val (self->curves, front);
}

void
ef_compose_curves_free (GArray *curves)
{
  g_array_unref (curves);
}

/* ---- Where they run ---- */

/* Steps run along the axes, so what lies far outside may be moved to just outside without a change
 * inside. Far outside, renderers overflow. */
static guint
move_near (const EfRect *plot, const EfView *view, double *corners, gsize n)
{
  double ax, bx, ay, by;
  guint n_kept = 0;

  ef_compose_map (plot, view, &ax, &bx, &ay, &by);
  for (gsize i = 0; i < n; i++)
    {
      double x
        = CLAMP (ax * corners[2 * i] + bx, plot->x - OVERSHOOT, plot->x + plot->width + OVERSHOOT);
      double y = CLAMP (ay * corners[2 * i + 1] + by, plot->y - OVERSHOOT,
                        plot->y + plot->height + OVERSHOOT);

      if (n_kept > 0 && x == corners[2 * n_kept - 2] && y == corners[2 * n_kept - 1])
        continue;
      corners[2 * n_kept] = x;
      corners[2 * n_kept + 1] = y;
      n_kept++;
    }
  return n_kept;
}

/* The stairs of @n_points of places in scale space. */
static double *
trace (const EfComposer *self,
       const double *sx,
       const double *sy,
       const guint32 *points,
       guint n_points,
       const EfRect *plot,
       const EfView *view,
       guint *n)
{
  const EfChartData *data = self->data;
  double bounds[4] = {
    MIN (view->x_min, data->extent.x_min),
    MAX (view->x_max, data->extent.x_max),
    MIN (view->y_min, data->extent.y_min),
    MAX (view->y_max, data->extent.y_max),
  };
  double *corners = g_new (double, 2 * (2 * (gsize) n_points + 2));
  gsize n_corners = ef_pareto_staircase (sx, sy, points, n_points, data->x.direction,
                                         data->y.direction, bounds, corners);

  *n = move_near (plot, view, corners, n_corners);
  return corners;
}

double *
ef_compose_curves_trace_stairs (
  const EfComposer *self, const EfPointLine *line, const EfRect *plot, const EfView *view, guint *n)
{
  return trace (self, self->data->sx, self->data->sy, line->points, line->n, plot, view, n);
}

double *
ef_compose_curves_trace_surface (const EfComposer *self,
                                 const EfSurface *surface,
                                 const EfRect *plot,
                                 const EfView *view,
                                 guint *n)
{
  g_autofree guint32 *all = g_new (guint32, MAX (surface->n, 1));

  for (guint i = 0; i < surface->n; i++)
    all[i] = i;
  return trace (self, surface->sx, surface->sy, all, surface->n, plot, view, n);
}

double *
ef_compose_curves_trace_front (const EfComposer *self,
                               const EfRect *plot,
                               const EfView *view,
                               guint *n)
{
  *n = 0;
  if (!self->has_front)
    return NULL;
  if (self->data->hull.n > 0)
    return ef_compose_hull_trace (self, plot, view, n);
  return ef_compose_curves_trace_stairs (self, &self->data->layers[0], plot, view, n);
}

void
ef_compose_curves_place (EfComposer *self)
{
  for (guint i = 0; i < self->curves->len; i++)
    {
      EfCurveLayout *curve = &g_array_index (self->curves, EfCurveLayout, i);

      if (curve->sample == EF_SAMPLE_GHOST && curve->width > 0)
        curve->corners = ef_compose_ghost_trace (self, &curve->n_corners);
      else if (curve->line == &self->data->hull)
        curve->corners
          = ef_compose_hull_trace (self, &self->plot, self->view, &curve->n_corners);
      else if (curve->surface != NULL)
        curve->corners = ef_compose_curves_trace_surface (self, curve->surface, &self->plot,
                                                          self->view, &curve->n_corners);
      else if (curve->width > 0 && curve->line != NULL)
        curve->corners = ef_compose_curves_trace_stairs (self, curve->line, &self->plot,
                                                         self->view, &curve->n_corners);
    }
}

void
ef_compose_curves_foreach (const EfComposer *self, EfSegmentFunc func, gpointer user_data)
{
  for (guint i = 0; i < self->curves->len; i++)
    {
      const EfCurveLayout *curve = &g_array_index (self->curves, EfCurveLayout, i);

      for (guint k = 1; k < curve->n_corners; k++)
        func (&curve->corners[2 * k - 2], curve->width, user_data);
    }
}

/* ---- Primitives ---- */

static void
init_front_run (const EfComposer *self, EfMarkerRun *run)
{
  ef_compose_init_run (self, run);
  run->indices = self->data->front;
  run->n = self->data->n_front;
  run->size = self->front_size;
  run->scales = self->front_scales;
  for (guint g = 0; g < run->n_groups; g++)
    {
      if (!ef_compose_has_colours (self))
        run->fills[g] = self->theme->front_fill;
      run->fills[g].a = 1;
    }
  if (run->n <= OUTLINED_FRONT_MAX)
    {
      run->outline = *ef_compose_get_front_colour (self);
      run->outline_width = self->outline_width;
    }
}

/* Each point of the frontier with its name and values as a tooltip. */
static void
add_own_front_points (const EfComposer *self, const EfMarkerRun *run)
{
  for (guint i = 0; i < run->n; i++)
    {
      guint point = run->indices[i];
      g_autofree char *id = g_strdup_printf ("front-point-%u", self->data->rows[point]);
      EfPrimitive *primitive
        = ef_scene_add (self->scene, EF_PRIMITIVE_MARKERS, EF_LAYER_CURVES, "front-point", id);

      primitive->clipped = TRUE;
      primitive->title
        = ef_chart_data_dup_tip (self->data, self->spec, point, self->options->ticks);
      primitive->markers = *run;
      primitive->markers.indices = &run->indices[i];
      primitive->markers.n = 1;
      ef_compose_origins_set_form (self, &primitive->markers,
                                   ef_compose_origins_get_form (self, point));
    }
}

/* A ring around the knee, and what it is. */
static void
add_knee (const EfComposer *self)
{
  guint32 *index = g_new (guint32, 1);
  EfPrimitive *ring;

  *index = (guint32) self->data->knee;
  ef_scene_hold (self->scene, index, g_free);
  ring = ef_scene_add (self->scene, EF_PRIMITIVE_MARKERS, EF_LAYER_CURVES, "knee", "knee");
  ring->clipped = TRUE;
  ring->title
    = ef_chart_data_dup_tip (self->data, self->spec, *index, self->options->ticks);
  ef_compose_init_run (self, &ring->markers);
  ring->markers.groups = ring->markers.shades = ring->markers.sizes = NULL;
  ring->markers.n_groups = 1;
  ring->markers.shapes[0] = EF_SHAPE_DIAMOND;
  ring->markers.fills[0].a = 0;
  ring->markers.indices = index;
  ring->markers.n = 1;
  ring->markers.size
    = KNEE_SIZE * MAX (self->front_size, 0.6 * ef_compose_get_point_size (self, *index));
  ring->markers.outline = *ef_compose_get_front_colour (self);
  ring->markers.outline_width = self->outline_width;
}

static void
add_front_points (const EfComposer *self)
{
  EfMarkerRun run;

  init_front_run (self, &run);
  ef_compose_origins_add_ground (self, &run);
  if (!self->options->screen && run.n <= OWN_FRONT_POINTS_MAX)
    {
      add_own_front_points (self, &run);
      return;
    }
  ef_compose_origins_add_front (self, &run);
}

/* What a line is: by the words of the legend, or, of a group, by its name. */
static char *
dup_title (const EfComposer *self, const EfCurveLayout *curve)
{
  g_autofree char *name = NULL;
  gsize group;

  if (curve->line < self->data->group_fronts
      || curve->line >= self->data->group_fronts + self->data->n_groups)
    return g_strdup (curve->words);
  group = (gsize) (curve->line - self->data->group_fronts);

  name = ef_chart_data_dup_group_name (self->data, (guint) group);

  /* Translators: %s is the name of a group, such as "Transformer". */
  return g_strdup_printf (_ ("Frontier of “%s”"), name);
}

static void
add_line (const EfComposer *self, const EfCurveLayout *curve)
{
  EfPrimitive *line
    = ef_scene_add (self->scene, EF_PRIMITIVE_POLYLINE, EF_LAYER_CURVES, curve->css, curve->id);

  line->clipped = TRUE;
  line->stroke = curve->colour;
  line->stroke_width = curve->width;
  line->dash[0] = curve->dash[0];
  line->dash[1] = curve->dash[1];
  line->title = dup_title (self, curve);
  line->polyline.points = g_memdup2 (curve->corners, 2 * curve->n_corners * sizeof (double));
  line->polyline.n = curve->n_corners;
}

void
ef_compose_curves_add (const EfComposer *self)
{
  for (guint i = 0; i < self->curves->len; i++)
    {
      const EfCurveLayout *curve = &g_array_index (self->curves, EfCurveLayout, i);

      if (curve->n_corners > 0)
        add_line (self, curve);
    }
  if (!self->has_front)
    return;
  add_front_points (self);
  if (self->data->knee >= 0)
    add_knee (self);
}
