/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose-private.h"

#include "ef-chart-words.h"
#include "ef-words.h"

/*
 * Limits: a line across the plot with what it says, a veil over what lies outside, and a ring
 * around the best of what lies inside.
 */

#define VEIL_OPACITY 0.06
#define LINE_WIDTH 0.6 /* of the frontier's */
#define RING_SIZE 1.9  /* of the frontier's points */
#define GAP 0.4        /* em between line and words */

static const EfAxisData *
get_axis (const EfComposer *self, gboolean is_x)
{
  return is_x ? &self->data->x : &self->data->y;
}

static const EfAxisSpec *
get_spec (const EfComposer *self, gboolean is_x)
{
  return is_x ? &self->spec->x : &self->spec->y;
}

/* Where the line is on the page; FALSE if there is none in the plot. */
static gboolean
find_place (const EfComposer *self, gboolean is_x, double *place)
{
  const EfAxisSpec *spec = get_spec (self, is_x);
  double position;

  if (!spec->has_limit
      || !ef_axis_data_place (get_axis (self, is_x), spec->limit, &position))
    return FALSE;
  *place = is_x ? self->ax * position + self->bx : self->ay * position + self->by;
  if (is_x)
    return *place >= self->plot.x && *place <= self->plot.x + self->plot.width;
  return *place >= self->plot.y && *place <= self->plot.y + self->plot.height;
}

/* TRUE if what keeps to the limit lies towards the larger values. */
static gboolean
is_floor (const EfComposer *self, gboolean is_x)
{
  return get_axis (self, is_x)->direction == EF_DIRECTION_HIGHER;
}

static void
add_veil (const EfComposer *self, gboolean is_x, double place)
{
  const EfRect *plot = &self->plot;
  gboolean before = is_floor (self, is_x) == is_x; /* left of the line, or above it */
  EfPrimitive *veil = ef_scene_add (self->scene, EF_PRIMITIVE_RECT, EF_LAYER_GRID, "veil",
                                    is_x ? "veil-x" : "veil-y");

  veil->rect.rect = *plot;
  if (is_x)
    {
      veil->rect.rect.x = before ? plot->x : place;
      veil->rect.rect.width = before ? place - plot->x : plot->x + plot->width - place;
    }
  else
    {
      veil->rect.rect.y = before ? plot->y : place;
      veil->rect.rect.height = before ? place - plot->y : plot->y + plot->height - place;
    }
  veil->fill = self->theme->text;
  veil->fill.a = VEIL_OPACITY;
}

static void
add_line (const EfComposer *self, gboolean is_x, double place)
{
  const EfRect *plot = &self->plot;
  const double upright[4] = { place, plot->y, place, plot->y + plot->height };
  const double level[4] = { plot->x, place, plot->x + plot->width, place };
  EfPrimitive *line;

  ef_compose_add_line (self, EF_LAYER_CURVES, "limit", is_x ? "limit-x" : "limit-y",
                       is_x ? upright : level, &self->theme->text, LINE_WIDTH * self->front_width);
  line = (EfPrimitive *) ef_scene_get (self->scene, ef_scene_get_n (self->scene) - 1);
  line->dash[0] = 0.45 * self->em;
  line->dash[1] = 0.3 * self->em;
}

/* "at most 24 GB" */
static char *
dup_words (const EfComposer *self, gboolean is_x)
{
  const EfAxisData *axis = get_axis (self, is_x);
  g_autofree char *value
    = ef_axis_data_format_styled (axis, get_spec (self, is_x)->limit, self->options->ticks);

  if (axis->direction == EF_DIRECTION_LOWER)
    /* Translators: at the line of a limit; %s is a value, such as "24 GB". */
    return g_strdup_printf (_ ("at most %s"), value);
  if (axis->direction == EF_DIRECTION_HIGHER)
    /* Translators: at the line of a limit; %s is a value, such as "80 %". */
    return g_strdup_printf (_ ("at least %s"), value);
  return g_steal_pointer (&value);
}

static gboolean
overlaps_legend (const EfComposer *self, const EfRect *box)
{
  EfRect legend;

  return ef_compose_legend_get_box (self, &legend) && box->x < legend.x + legend.width
         && legend.x < box->x + box->width && box->y < legend.y + legend.height
         && legend.y < box->y + box->height;
}

/* How bad it is to stand there: on the legend, or on points. */
static guint
get_cost (const EfComposer *self, const EfRect *box)
{
  return (overlaps_legend (self, box) ? 2 : 0) + (ef_compose_count_marks (self, box) > 0 ? 1 : 0);
}

/* The place of the words: on the outer side of the line, where the veil is, at one of its ends. */
static EfRect
get_box (const EfComposer *self, gboolean is_x, double place, double width, gboolean far_end)
{
  const EfRect *plot = &self->plot;
  double gap = GAP * self->em, height = self->label.size;
  gboolean floor = is_floor (self, is_x);
  EfRect box = { .width = width, .height = height };

  if (is_x)
    {
      box.x = floor ? place - gap - width : place + gap;
      box.y = far_end ? plot->y + gap : plot->y + plot->height - gap - height;
    }
  else
    {
      box.x = far_end ? plot->x + gap : plot->x + plot->width - gap - width;
      box.y = floor ? place + gap : place - gap - height;
    }
  box.x = CLAMP (box.x, plot->x + gap, MAX (plot->x + gap, plot->x + plot->width - gap - width));
  box.y = CLAMP (box.y, plot->y, MAX (plot->y, plot->y + plot->height - height));
  return box;
}

static void
add_words (EfComposer *self, gboolean is_x, double place)
{
  g_autofree char *words = dup_words (self, is_x);
  double width = ef_text_ruler_get_width (self->ruler, self->label, words);
  EfRect box = get_box (self, is_x, place, width, FALSE);
  EfRect other = get_box (self, is_x, place, width, TRUE);
  EfPrimitive *text;

  if (get_cost (self, &other) < get_cost (self, &box))
    box = other;
  self->limit_boxes[is_x ? 0 : 1] = box;
  text = ef_compose_add_text (self, EF_LAYER_LABELS, "limit-label",
                              is_x ? "limit-label-x" : "limit-label-y", self->label, words, box.x,
                              box.y + 0.82 * box.height, EF_ANCHOR_START, &self->theme->text);
  text->text.halo = self->theme->plot_background;
}

static void
add_ring (const EfComposer *self)
{
  EfPrimitive *ring;
  EfMarkerRun *run;
  guint32 *index;

  if (self->data->inside.best < 0)
    return;

  index = g_new (guint32, 1);
  *index = (guint32) self->data->inside.best;
  ef_scene_hold (self->scene, index, g_free);
  ring = ef_scene_add (self->scene, EF_PRIMITIVE_MARKERS, EF_LAYER_CURVES, "best", "best");
  ring->clipped = TRUE;
  ring->title = ef_chart_data_dup_tip (self->data, self->spec, *index, self->options->ticks);
  run = &ring->markers;
  ef_compose_init_run (self, run);
  run->groups = run->shades = run->sizes = NULL;
  run->n_groups = 1;
  run->shapes[0] = EF_SHAPE_CIRCLE;
  run->fills[0].a = 0;
  run->indices = index;
  run->n = 1;
  run->size = RING_SIZE * self->front_size;
  run->outline = self->theme->text;
  run->outline_width = LINE_WIDTH * self->front_width;
}

void
ef_compose_limits_add (EfComposer *self)
{
  for (int is_x = 1; is_x >= 0; is_x--)
    {
      double place;

      if (!find_place (self, is_x, &place))
        continue;
      if (get_axis (self, is_x)->direction != EF_DIRECTION_UNKNOWN)
        add_veil (self, is_x, place);
      add_line (self, is_x, place);
      add_words (self, is_x, place);
    }
  if (self->data->has_limits)
    add_ring (self);
}
