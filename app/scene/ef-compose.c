/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose-private.h"

#include <math.h>
#include <string.h>

#include "ef-chart-title.h"
#include "ef-chart-words.h"
#include "ef-figure-size.h"
#include "ef-words.h"

/*
 * Lays out a chart once, in points, for every player. The order is that of what depends on what:
 * the title block and the axis titles take their height, the height decides the ticks of y, their
 * labels decide the left margin, the legend may take a part of the right, and what is left is the
 * plot. Then the points, the frontier and the labels follow.
 *
 * Nothing here depends on time, locale or earlier calls: the style of the ticks says
 * in what language the words are. What a chart shows of a million points is
 * a map from scale space to the page, not a million coordinates.
 */

/* From here on markers become smaller and more transparent with their number. */
#define CROWD 300.0
/* The font size for which the line widths of the themes and the sizes of markers are made. */
#define NORMAL_EM 9.0
/* The rim around markers of different sizes, in points, and among how many it makes sense. */
#define RIM_WIDTH 0.4
#define RIMS_MAX 3000
/* How much of width and height together the frontier's points may fill. */
#define FRONT_SHARE 0.3
/* The title is so much larger than other letters where the page is so many of them wide; on a
 * narrower one it is not as large, but larger. */
#define TITLE_SCALE 1.3
#define TITLE_SCALE_MIN 1.1
#define TITLE_WIDTH 36.0

void
ef_compose_map (
  const EfRect *plot, const EfView *view, double *ax, double *bx, double *ay, double *by)
{
  *ax = plot->width / (view->x_max - view->x_min);
  *bx = plot->x - *ax * view->x_min;
  *ay = -plot->height / (view->y_max - view->y_min);
  *by = plot->y - *ay * view->y_max;
}

static guint
get_look (const EfComposer *self, guint group)
{
  return self->options->group_looks != NULL ? self->options->group_looks[group] : group;
}

void
ef_compose_init_run (const EfComposer *self, EfMarkerRun *run)
{
  const EfChartData *data = self->data;

  *run = (EfMarkerRun){
    .sx = data->sx,
    .sy = data->sy,
    .groups = data->groups,
    .n = data->n,
    .ax = self->ax,
    .bx = self->bx,
    .ay = self->ay,
    .by = self->by,
    .size = self->marker_size,
    .n_groups = MAX (data->n_groups, 1),
    .shades = data->shade.steps,
    .sizes = data->size.steps,
    .scales = self->scales,
  };
  if (data->groups == NULL)
    {
      run->fills[0] = self->theme->point;
      run->fills[0].a = self->opacity;
      return;
    }
  for (guint g = 0; g < data->n_groups; g++)
    {
      run->fills[g] = self->theme->groups[g];
      run->fills[g].a = self->opacity;
      run->shapes[g] = (EfShape) (get_look (self, g) % EF_N_SHAPES);
    }
}

gboolean
ef_compose_has_colours (const EfComposer *self)
{
  return self->data->groups != NULL || self->data->shade.steps != NULL;
}

double
ef_compose_get_point_size (const EfComposer *self, guint point)
{
  if (self->data->size.steps != NULL)
    {
      const EfMarkerScales *scales
        = self->has_front && self->data->on_front[point] ? self->front_scales : self->scales;

      return scales->diameters[MIN (self->data->size.steps[point], EF_MARKER_SIZES - 1)];
    }

  return self->has_front && self->data->on_front[point] ? self->front_size : self->marker_size;
}

double
ef_compose_count_marks (const EfComposer *self, const EfRect *rect)
{
  /* Where points have areas, the middle one of these. */
  double size = self->data->size.steps != NULL ? self->scales->diameters[EF_MARKER_SIZES / 2]
                                               : MAX (self->marker_size, self->front_size);
  const EfRect wide
    = { rect->x - size / 2, rect->y - size / 2, rect->width + size, rect->height + size };
  double count = 0;

  if (self->density != NULL)
    count += ef_point_density_count (self->density, &wide);
  if (self->ghost_density != NULL)
    count += ef_point_density_count (self->ghost_density, &wide);

  return count;
}

EfPrimitive *
ef_compose_add_text (const EfComposer *self,
                     EfLayer layer,
                     const char *css,
                     const char *id,
                     EfFace face,
                     const char *text,
                     double x,
                     double y,
                     EfAnchor anchor,
                     const EfColour *colour)
{
  EfPrimitive *primitive = ef_scene_add (self->scene, EF_PRIMITIVE_TEXT, layer, css, id);

  primitive->fill = *colour;
  primitive->text.text = g_strdup (text);
  primitive->text.x = x;
  primitive->text.y = y;
  primitive->text.anchor = anchor;
  primitive->text.size = face.size;
  primitive->text.bold = face.bold;
  primitive->text.width = ef_text_ruler_get_width (self->ruler, face, text);

  return primitive;
}

void
ef_compose_add_line (const EfComposer *self,
                     EfLayer layer,
                     const char *css,
                     const char *id,
                     const double line[4],
                     const EfColour *colour,
                     double width)
{
  EfPrimitive *primitive = ef_scene_add (self->scene, EF_PRIMITIVE_POLYLINE, layer, css, id);

  primitive->stroke = *colour;
  primitive->stroke_width = width;
  primitive->polyline.n = 2;
  primitive->polyline.points = g_memdup2 (line, 4 * sizeof (double));
}

static void
add_background (const EfComposer *self)
{
  EfPrimitive *page = ef_scene_add (self->scene, EF_PRIMITIVE_RECT, EF_LAYER_BACKGROUND,
                                    "background", "background");
  EfPrimitive *plot;

  page->rect.rect
    = (EfRect){ 0, 0, ef_scene_get_width (self->scene), ef_scene_get_height (self->scene) };
  page->fill = self->theme->background;

  if (memcmp (&self->theme->background, &self->theme->plot_background, sizeof (EfColour)) == 0)
    return;
  plot = ef_scene_add (self->scene, EF_PRIMITIVE_RECT, EF_LAYER_BACKGROUND, "plot-background",
                       "plot-background");
  plot->rect.rect = self->plot;
  plot->fill = self->theme->plot_background;
}

static void
add_points (const EfComposer *self)
{
  EfMarkerRun run;

  ef_compose_init_run (self, &run);
  if (self->has_front)
    run.skip = self->data->on_front;
  /* Large markers that overlap would be one blot. */
  if (run.sizes != NULL && self->data->n <= RIMS_MAX)
    {
      run.outline = self->theme->plot_background;
      run.outline_width = RIM_WIDTH;
    }
  ef_compose_origins_add_ranges (self);
  ef_compose_origins_add_points (self, &run);
}

/* A sentence in the place of points. */
static void
add_empty (const EfComposer *self)
{
  const EfLeftOut *left_out = &self->data->left_out;
  const char *sentence
    = left_out->filtered > 0 && left_out->filtered >= left_out->missing
        ? _ ("No row passes the filter.")
        : left_out->not_positive > 0 ? _ ("No row has a positive value on both axes.")
                                     : _ ("No row has a value on both axes.");
  g_autofree char *text
    = ef_text_ruler_fit (self->ruler, self->axis_title, sentence, self->plot.width - 2 * self->em);

  ef_compose_add_text (self, EF_LAYER_FRAME, "empty", "empty", self->axis_title, text,
                       self->plot.x + self->plot.width / 2,
                       self->plot.y + self->plot.height / 2 + self->em / 3, EF_ANCHOR_MIDDLE,
                       &self->theme->dim_text);
}

static void
set_words (const EfComposer *self)
{
  g_autofree char *title = ef_chart_title_dup (self->data, self->spec);
  g_autofree char *description
    = ef_chart_data_describe_styled (self->data, self->spec, self->options->ticks);

  ef_scene_set_words (self->scene, title, description);
}

/* Crowds of markers become readable again when they are smaller and let each other shine through.
 * A function of their number alone, so the looks do not depend on the view. */
static void
choose_markers (EfComposer *self)
{
  double crowding = MAX (1, self->data->n / CROWD);
  double page = self->options->width + self->options->height;
  /* Small letters stand beside small markers. */
  double marker = self->spec->marker_size * self->em / NORMAL_EM;
  double front_length = self->data->n_front * marker * 1.35;

  self->marker_size = marker * pow (crowding, -0.18);
  self->opacity = self->theme->marker_opacity * pow (crowding, -0.2);
  if (self->spec->opacity > 0)
    self->opacity = self->spec->opacity;
  self->front_width = self->theme->front_width * self->em / NORMAL_EM;
  self->outline_width = 0.65 * self->front_width;

  /* The frontier's own points stand side by side as long as the page is wide enough for them. */
  self->front_size = 1.1 * marker
                     * MIN (1, MAX (FRONT_SHARE * page / MAX (front_length, 1), 0.4));
  self->front_size = MAX (self->front_size, 1.25 * self->marker_size);
}

/* Letters that are @share of those of the axes, or as large as somebody asks for. */
static EfFace
choose_small (const EfComposer *self, double share)
{
  return (EfFace){ MAX (share * self->em, MIN (self->options->type_min, self->em)), FALSE };
}

static void
choose_faces (EfComposer *self)
{
  double em = self->options->font_size;
  double title = TITLE_SCALE * self->options->width / (TITLE_WIDTH * em);

  self->em = em;
  self->title = (EfFace){ em * CLAMP (title, TITLE_SCALE_MIN, TITLE_SCALE), TRUE };
  self->subtitle = (EfFace){ em, FALSE };
  self->axis_title = (EfFace){ em, FALSE };
  self->tick = choose_small (self, 0.9);
  self->legend = choose_small (self, 0.9);
  self->label = choose_small (self, 0.85);
  self->foot = choose_small (self, EF_FIGURE_SMALLEST);
}

/* What words keep away from. */
static void
count_points (EfComposer *self)
{
  EfComposer ghost = *self;
  EfMarkerRun run;

  ef_compose_init_run (self, &run);
  self->density = ef_point_density_new (&run, &self->plot);
  if (self->data->ghost == NULL)
    return;

  ghost.data = self->data->ghost;
  ef_compose_init_run (&ghost, &run);
  self->ghost_density = ef_point_density_new (&run, &self->plot);
}

static void
compose (EfComposer *self)
{
  choose_faces (self);
  choose_markers (self);
  ef_compose_density_choose (self);
  ef_compose_scales_choose (self);
  self->has_front = self->spec->front.shown && self->data->n_front > 0;

  ef_compose_curves_measure (self);
  ef_compose_scales_measure (self);
  ef_compose_legend_measure (self);
  if (self->options->legend_only)
    {
      ef_compose_legend_place_alone (self);
      ef_scene_set_plot (self->scene, &self->plot);
      ef_compose_legend_add (self);
      return;
    }
  ef_compose_frame_layout (self);
  ef_scene_set_plot (self->scene, &self->plot);
  ef_compose_map (&self->plot, self->view, &self->ax, &self->bx, &self->ay, &self->by);
  ef_compose_curves_place (self);

  add_background (self);
  ef_compose_stars_add (self);
  ef_compose_frame_add_grid (self);
  ef_compose_band_add (self);
  ef_compose_bands_add (self);
  ef_compose_rulers_add (self);
  if (self->data->n > 0)
    {
      count_points (self);
      ef_compose_notes_add (self);
      ef_compose_stars_add_words (self);
      ef_compose_error_bars_add (self);
      ef_compose_trails_add (self);
      ef_compose_ghost_add (self);
      if (self->dense)
        ef_compose_density_add (self);
      else
        add_points (self);
      ef_compose_reach_add (self);
      ef_compose_curves_add (self);
      ef_compose_limits_add (self);
    }
  ef_compose_rulers_add_words (self);
  if (self->data->n > 0)
    ef_compose_labels_add (self);
  ef_compose_frame_add (self);
  ef_compose_legend_add (self);
  if (self->data->n == 0)
    add_empty (self);
  set_words (self);
}

static void
clear (EfComposer *self)
{
  g_clear_pointer (&self->x_ticks, g_array_unref);
  g_clear_pointer (&self->y_ticks, g_array_unref);
  g_clear_pointer (&self->title_lines, g_ptr_array_unref);
  g_clear_pointer (&self->subtitle_lines, g_ptr_array_unref);
  g_clear_pointer (&self->foot_lines, g_ptr_array_unref);
  g_clear_pointer (&self->x_title_lines, g_ptr_array_unref);
  g_clear_pointer (&self->y_title_lines, g_ptr_array_unref);
  g_clear_pointer (&self->legend_layout, ef_compose_legend_free);
  g_clear_pointer (&self->scales_layout, ef_compose_scales_free);
  g_clear_pointer (&self->note_boxes, g_array_unref);
  g_clear_pointer (&self->density, ef_point_density_free);
  g_clear_pointer (&self->ghost_density, ef_point_density_free);
  g_clear_pointer (&self->curves, ef_compose_curves_free);
  g_clear_pointer (&self->rulers, g_array_unref);
}

EfScene *
ef_chart_compose (EfChartData *data,
                  const EfChartSpec *spec,
                  const EfView *view,
                  const EfComposeOptions *options)
{
  gboolean direct;
  EfTheme theme;
  EfComposer self = { 0 };
  EfTextRuler *ruler;
  EfScene *scene = NULL;
  EfWordsScope before;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (spec != NULL, NULL);
  g_return_val_if_fail (view != NULL, NULL);
  g_return_val_if_fail (options != NULL && options->theme != NULL && options->ticks != NULL, NULL);
  g_return_val_if_fail (PANGO_IS_CONTEXT (options->pango), NULL);
  g_return_val_if_fail (options->width > 0 && options->height > 0, NULL);
  g_return_val_if_fail (options->font_size > 0, NULL);

  direct = spec->legend == EF_LEGEND_DIRECT && data->n_groups > 0;
  theme = *options->theme;
  for (guint g = 0; options->group_looks != NULL && g < data->n_groups; g++)
    theme.groups[g] = options->theme->groups[options->group_looks[g]];
  before = ef_words_enter (options->ticks->language);
  do
    {
      g_clear_pointer (&scene, ef_scene_unref);
      scene = ef_scene_new (options->width, options->height);
      ef_scene_hold (scene, ef_chart_data_ref (data), (GDestroyNotify) ef_chart_data_unref);
      if (options->theme->family != NULL)
        ef_scene_set_font_family (scene, options->theme->family);
      ruler = ef_text_ruler_new (options->pango, ef_scene_get_font_family (scene));
      /* What does not fit beside the points goes into a legend: once more, then. */
      self = (EfComposer){ .data = data,
                           .spec = spec,
                           .view = view,
                           .options = options,
                           .theme = &theme,
                           .scene = scene,
                           .ruler = ruler,
                           .direct = direct && !self.unnamed_group };
      compose (&self);
      clear (&self);
      ef_text_ruler_free (ruler);
    }
  while (self.unnamed_group);
  ef_words_leave (&before);

  return scene;
}

void
ef_chart_page_to_view (
  const EfRect *plot, const EfView *view, double px, double py, double *sx, double *sy)
{
  g_return_if_fail (plot != NULL && view != NULL);
  g_return_if_fail (sx != NULL && sy != NULL);

  *sx = view->x_min + (px - plot->x) / plot->width * (view->x_max - view->x_min);
  *sy = view->y_max - (py - plot->y) / plot->height * (view->y_max - view->y_min);
}

void
ef_chart_view_to_page (
  const EfRect *plot, const EfView *view, double sx, double sy, double *px, double *py)
{
  g_return_if_fail (plot != NULL && view != NULL);
  g_return_if_fail (px != NULL && py != NULL);

  *px = plot->x + (sx - view->x_min) / (view->x_max - view->x_min) * plot->width;
  *py = plot->y + (view->y_max - sy) / (view->y_max - view->y_min) * plot->height;
}
