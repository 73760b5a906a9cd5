/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose-private.h"

#include <math.h>

#include "ef-chart-stars.h"
#include "ef-chart-words.h"
#include "ef-words.h"

/*
 * Bands beneath the points that say how many stars an energy has, each darker than the one with
 * more, and the stars at an end of the bands. Where classes are rated for themselves there is
 * no common band: there the names of the points carry the stars.
 */

#define SHADE 0.028 /* for each star that is missing */
#define EDGE_OPACITY 0.3
#define EDGE_WIDTH 0.5
#define INSET 0.35 /* em */

static gboolean
has_bands (const EfComposer *self)
{
  return self->data->stars.stars != NULL && self->data->stars.class_column == NULL;
}

static EfColour
get_shade (const EfComposer *self, guint stars)
{
  EfColour colour = self->theme->text;

  colour.a = SHADE * (EF_STARS_MAX - stars);
  return colour;
}

/* A line of its own below the rule: both in one would be cut in narrow figures. */
static void
list_class (const EfComposer *self)
{
  EfCurveLayout line = {
    .css = "stars",
    .id = g_strdup ("stars-class"),
    .words = ef_chart_stars_dup_class_words (self->data),
  };

  g_array_append_val (self->curves, line);
}

void
ef_compose_stars_list (const EfComposer *self)
{
  EfCurveLayout curve = { .css = "stars" };

  if (self->data->stars.stars == NULL)
    return;
  if (self->data->stars.class_column != NULL)
    list_class (self);
  curve.sample = has_bands (self) ? EF_SAMPLE_BAND : EF_SAMPLE_STAR;
  curve.id = g_strdup ("stars");
  curve.words = g_strdup (ef_chart_stars_get_words (self->spec));
  curve.colour = has_bands (self) ? get_shade (self, 2) : self->theme->text;
  g_array_append_val (self->curves, curve);
}

/* The places on the page, along x or y, of the edges of the part with so many stars. The outer
 * parts reach to the edge of the plot: beyond the least and the most there are no points. */
static void
get_part (const EfComposer *self, guint stars, double *from, double *to)
{
  const EfChartStars *rated = &self->data->stars;
  const EfAxisData *axis = rated->along_x ? &self->data->x : &self->data->y;
  const EfRect *plot = &self->plot;
  double first = rated->along_x ? plot->x : plot->y + plot->height;
  double last = rated->along_x ? plot->x + plot->width : plot->y;
  double a = rated->along_x ? self->ax : self->ay, b = rated->along_x ? self->bx : self->by;
  double low = first, high = last, position;

  if (stars < EF_STARS_MAX
      && ef_axis_data_place (axis, rated->edges[EF_STARS_MAX - stars], &position))
    low = a * position + b;
  if (stars > 1 && ef_axis_data_place (axis, rated->edges[EF_STARS_MAX - stars + 1], &position))
    high = a * position + b;
  *from = CLAMP (low, MIN (first, last), MAX (first, last));
  *to = CLAMP (high, MIN (first, last), MAX (first, last));
}

static char *
dup_title (const EfComposer *self, guint stars)
{
  const EfChartStars *rated = &self->data->stars;
  const EfAxisData *axis = rated->along_x ? &self->data->x : &self->data->y;
  g_autofree char *from
    = ef_axis_data_format_styled (axis, rated->edges[EF_STARS_MAX - stars], self->options->ticks);
  g_autofree char *to = ef_axis_data_format_styled (axis, rated->edges[EF_STARS_MAX - stars + 1],
                                                    self->options->ticks);

  /* Translators: stars, and the two ends of a range: "★★★☆☆ from 12 kWh to 24 kWh". */
  return g_strdup_printf (_ ("%s from %s to %s"), ef_stars_to_text (stars), from, to);
}

static void
add_band (const EfComposer *self, guint stars, double from, double to)
{
  g_autofree char *id = g_strdup_printf ("stars-%u", stars);
  EfPrimitive *band = ef_scene_add (self->scene, EF_PRIMITIVE_RECT, EF_LAYER_GRID, "stars", id);
  const EfRect *plot = &self->plot;

  band->clipped = TRUE;
  band->fill = get_shade (self, stars);
  band->title = dup_title (self, stars);
  if (self->data->stars.along_x)
    band->rect.rect = (EfRect){ from, plot->y, to - from, plot->height };
  else
    band->rect.rect = (EfRect){ plot->x, to, plot->width, from - to };
}

/* Between a part and the one with fewer stars. */
static void
add_edge (const EfComposer *self, guint stars, double at)
{
  g_autofree char *id = g_strdup_printf ("stars-edge-%u", stars);
  const EfRect *plot = &self->plot;
  EfColour colour = self->theme->text;
  const double along_x[4] = { at, plot->y, at, plot->y + plot->height };
  const double along_y[4] = { plot->x, at, plot->x + plot->width, at };

  colour.a = EDGE_OPACITY;
  ef_compose_add_line (self, EF_LAYER_GRID, "stars-edge", id,
                       self->data->stars.along_x ? along_x : along_y, &colour, EDGE_WIDTH);
}

void
ef_compose_stars_add (const EfComposer *self)
{
  if (!has_bands (self))
    return;

  for (guint stars = EF_STARS_MAX; stars > 0; stars--)
    {
      double from, to;

      get_part (self, stars, &from, &to);
      if (from == to)
        continue;
      add_band (self, stars, from, to);
      if (stars > 1 && to != (self->data->stars.along_x ? self->plot.x + self->plot.width
                                                        : self->plot.y))
        add_edge (self, stars, to);
    }
}

/* Whether something that was placed before is there. */
static gboolean
is_taken (const EfComposer *self, const EfRect *box)
{
  EfRect legend;

  if (ef_compose_legend_get_box (self, &legend) && ef_compose_notes_meet (box, &legend))
    return TRUE;
  for (guint i = 0; i < self->note_boxes->len; i++)
    if (ef_compose_notes_meet (box, &g_array_index (self->note_boxes, EfRect, i)))
      return TRUE;

  return FALSE;
}

/* A box of that size for the stars of a part: at the top or the bottom of upright bands, at the
 * right or the left of level ones. */
static EfRect
get_box (const EfComposer *self, gboolean far, double from, double to, double width)
{
  const EfRect *plot = &self->plot;
  double height = self->label.size, inset = INSET * self->em;

  if (self->data->stars.along_x)
    return (EfRect){ (from + to - width) / 2,
                     far ? plot->y + inset : plot->y + plot->height - inset - height, width,
                     height };

  return (EfRect){ far ? plot->x + plot->width - inset - width : plot->x + inset,
                   (from + to - height) / 2, width, height };
}

/* What is looked for on the way of curves. */
typedef struct
{
  EfRect box;
  guint n_met;
} Meeting;

static void
count_segment (const double segment[4], double width, gpointer data)
{
  Meeting *meeting = data;
  EfRect around = { MIN (segment[0], segment[2]) - width, MIN (segment[1], segment[3]) - width,
                    fabs (segment[2] - segment[0]) + 2 * width,
                    fabs (segment[3] - segment[1]) + 2 * width };

  meeting->n_met += ef_compose_notes_meet (&around, &meeting->box);
}

/* Stars that something covers are not there; across a curve they can still be read. */
#define TAKEN_COST 8

/* The end where more of the stars of all parts can be seen, and fewer curves run through them. */
static gboolean
is_far_better (const EfComposer *self)
{
  double width = ef_text_ruler_get_width (self->ruler, self->label, ef_stars_to_text (1));
  guint costs[2] = { 0 };

  for (guint far = 0; far < 2; far++)
    for (guint stars = EF_STARS_MAX; stars > 0; stars--)
      {
        Meeting meeting = { 0 };
        double from, to;

        get_part (self, stars, &from, &to);
        meeting.box = get_box (self, far, from, to, width);
        ef_compose_curves_foreach (self, count_segment, &meeting);
        costs[far] += meeting.n_met + (is_taken (self, &meeting.box) ? TAKEN_COST : 0);
      }

  return costs[1] <= costs[0];
}

/* The stars of a part, if they fit. */
static void
add_words (const EfComposer *self, gboolean far, guint stars, double from, double to)
{
  g_autofree char *few = g_strdup_printf ("%u★", stars);
  const char *texts[] = { ef_stars_to_text (stars), few };
  double height = self->label.size, inset = INSET * self->em;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double width = ef_text_ruler_get_width (self->ruler, self->label, texts[i]);
      gboolean fits = self->data->stars.along_x ? width + inset <= to - from
                                                : height + inset <= from - to;
      g_autofree char *id = g_strdup_printf ("stars-label-%u", stars);
      EfRect box = get_box (self, far, from, to, width);
      EfPrimitive *text;

      if (!fits || is_taken (self, &box))
        continue;
      text = ef_compose_add_text (self, EF_LAYER_LABELS, "stars-label", id, self->label, texts[i],
                                  box.x, box.y + 0.85 * height, EF_ANCHOR_START,
                                  &self->theme->dim_text);
      text->text.halo = self->theme->plot_background; /* lines run through bands */
      g_array_append_val (self->note_boxes, box);
      return;
    }
}

void
ef_compose_stars_add_words (EfComposer *self)
{
  gboolean far;

  if (!has_bands (self))
    return;

  far = is_far_better (self);
  for (guint stars = EF_STARS_MAX; stars > 0; stars--)
    {
      double from, to;

      get_part (self, stars, &from, &to);
      add_words (self, far, stars, from, to);
    }
}

char *
ef_compose_stars_dup_name (const EfComposer *self, guint point, const char *name)
{
  const EfChartStars *rated = &self->data->stars;

  if (rated->stars == NULL || rated->class_column == NULL || rated->stars[point] == 0)
    return g_strdup (name);

  return g_strdup_printf ("%s\u00a0%u★", name, rated->stars[point]);
}

void
ef_compose_stars_add_symbol (const EfComposer *self,
                             const EfCurveLayout *curve,
                             double x,
                             double y,
                             double width)
{
  ef_compose_add_text (self, EF_LAYER_FRAME, "legend-stars", "legend-stars", self->legend, "★",
                       x + width / 2, y + 0.35 * self->legend.size, EF_ANCHOR_MIDDLE,
                       &curve->colour);
}
