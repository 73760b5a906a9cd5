/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose-private.h"

#include <math.h>

#include "ef-chart-rulers.h"

/*
 * Rulers: lines beneath the points along which something stays the same. Each says its value along
 * itself, near the edge of the plot, where there is room and are few points.
 */

#define LINE_WIDTH 0.45 /* of the frontier's */
#define LINE_OPACITY 0.55
/* How far the drawn line may be off, points. */
#define TOLERANCE 0.2
/* Between a line and its words, and between the words and the edge, em. */
#define GAP 0.25
#define INSET 0.5
/* Places for the words that are tried from each end, and how far apart, em. */
#define TRIES 16
#define TRY_STEP 1.5
/* Each step away from the edge, and the end where lines of one kind come together or leave the
 * chart at its worse side. */
#define STEP_COST 2.0
#define END_COST 10.0
/* Words across a curve, or on points, are worse than any other place that is free; of places on
 * points, the one with the fewest. */
#define CURVE_COST 50.0
#define POINTS_COST 100.0
/* Discs that stand for words that are not level. */
#define DISCS_MAX 24

/* Different kinds in one chart differ by more than their words, none looks like the even dashes of
 * a ghost or of a median, and the short line in the legend has a gap, too; em. */
static const double dashes[EF_N_RULER_KINDS][2] = {
  [EF_RULER_MEMORY] = { 0.7, 0.25 },
  [EF_RULER_CARBON] = { 1.1, 0.3 },
  [EF_RULER_PER_UNIT] = { 0.12, 0.22 },
};

/* Where words may stand: their middle, the way they run, and the discs that they cover. */
typedef struct
{
  double x, y;   /* the middle of the baseline */
  double dx, dy; /* unit vector, to the right or straight up */
  double discs[2 * DISCS_MAX];
  guint n_discs;
  double radius;
} Place;

static void
ruler_layout_clear (gpointer data)
{
  EfRulerLayout *ruler = data;

  g_free (ruler->corners);
  g_free (ruler->label);
}

static EfColour
get_colour (const EfComposer *self)
{
  EfColour colour = self->theme->text;

  colour.a = LINE_OPACITY;
  return colour;
}

static gboolean
is_possible (const EfComposer *self, EfRulerKind kind)
{
  g_autofree char *refusal = NULL;

  if (!self->spec->rulers[kind].shown)
    return FALSE;
  refusal = ef_chart_ruler_get_refusal (self->data, kind);
  return refusal == NULL;
}

static EfIsoFrame
make_frame (const EfComposer *self, const EfView *view, double ax, double ay)
{
  return (EfIsoFrame){
    .x_log = self->data->x.scale == EF_SCALE_KIND_LOG,
    .y_log = self->data->y.scale == EF_SCALE_KIND_LOG,
    .x_min = view->x_min,
    .x_max = view->x_max,
    .y_min = view->y_min,
    .y_max = view->y_max,
    .x_tolerance = TOLERANCE / fabs (ax),
    .y_tolerance = TOLERANCE / fabs (ay),
  };
}

/* Whether there is anything of it for the legend to explain. On screen the whole chart decides, so
 * that the legend stays as it is while one zooms. */
static gboolean
is_seen (const EfComposer *self, EfRulerKind kind)
{
  EfChartSpec fitted = *self->spec; /* shares its strings, which nobody touches */
  EfView view = *self->view;
  g_autoptr (GArray) lines = NULL;
  EfIsoFrame frame;

  if (!is_possible (self, kind))
    return FALSE;
  if (self->options->screen)
    {
      fitted.has_view = FALSE;
      ef_chart_data_get_view (self->data, &fitted, &view);
    }
  frame = make_frame (self, &view, 1, 1);
  lines = ef_chart_ruler_list (self->data, self->spec, kind, &frame, self->options->ticks);
  for (guint i = 0; i < lines->len; i++)
    {
      gsize n;
      g_autofree double *places
        = ef_iso_line_trace (&g_array_index (lines, EfRulerLine, i).line, &frame, &n);

      if (n > 0)
        return TRUE;
    }
  return FALSE;
}

void
ef_compose_rulers_list (const EfComposer *self)
{
  for (guint kind = 0; kind < EF_N_RULER_KINDS; kind++)
    {
      EfCurveLayout curve = { .css = "ruler", .width = LINE_WIDTH * self->front_width };

      if (!is_seen (self, kind))
        continue;
      curve.id = g_strdup_printf ("ruler-%s", ef_ruler_kind_to_word (kind));
      curve.words
        = ef_chart_ruler_dup_words (self->data, self->spec, kind, self->options->ticks);
      curve.colour = get_colour (self);
      curve.dash[0] = dashes[kind][0] * self->em;
      curve.dash[1] = dashes[kind][1] * self->em;
      g_array_append_val (self->curves, curve);
    }
}

static void
add_line (const EfComposer *self, const EfRulerLayout *ruler)
{
  EfPrimitive *line
    = ef_scene_add (self->scene, EF_PRIMITIVE_POLYLINE, EF_LAYER_GRID, "ruler", ruler->id);

  line->clipped = TRUE;
  line->stroke = get_colour (self);
  line->stroke_width = LINE_WIDTH * self->front_width;
  line->dash[0] = dashes[ruler->kind][0] * self->em;
  line->dash[1] = dashes[ruler->kind][1] * self->em;
  line->title = g_strdup (ruler->label);
  line->polyline.points = g_memdup2 (ruler->corners, 2 * ruler->n_corners * sizeof (double));
  line->polyline.n = ruler->n_corners;
}

static void
add_lines (EfComposer *self, EfRulerKind kind, const EfIsoFrame *frame)
{
  g_autoptr (GArray) lines
    = ef_chart_ruler_list (self->data, self->spec, kind, frame, self->options->ticks);

  for (guint i = 0; i < lines->len; i++)
    {
      EfRulerLine *line = &g_array_index (lines, EfRulerLine, i);
      EfRulerLayout ruler = { .kind = kind };
      gsize n = 0;

      ruler.corners = ef_iso_line_trace (&line->line, frame, &n);
      if (n == 0)
        continue;
      ruler.n_corners = (guint) n;
      for (guint k = 0; k < ruler.n_corners; k++)
        {
          ruler.corners[2 * k] = self->ax * ruler.corners[2 * k] + self->bx;
          ruler.corners[2 * k + 1] = self->ay * ruler.corners[2 * k + 1] + self->by;
        }
      g_snprintf (ruler.id, sizeof ruler.id, "ruler-%s-%u", ef_ruler_kind_to_word (kind), i);
      ruler.label = g_steal_pointer (&line->label);
      add_line (self, &ruler);
      g_array_append_val (self->rulers, ruler);
    }
}

void
ef_compose_rulers_add (EfComposer *self)
{
  const EfIsoFrame frame = make_frame (self, self->view, self->ax, self->ay);

  self->rulers = g_array_new (FALSE, FALSE, sizeof (EfRulerLayout));
  g_array_set_clear_func (self->rulers, ruler_layout_clear);
  for (guint kind = 0; kind < EF_N_RULER_KINDS; kind++)
    if (is_possible (self, kind))
      add_lines (self, kind, &frame);
}

/* ---- Words ---- */

static double
get_length (const EfRulerLayout *ruler)
{
  double length = 0;

  for (guint i = 1; i < ruler->n_corners; i++)
    length += hypot (ruler->corners[2 * i] - ruler->corners[2 * i - 2],
                     ruler->corners[2 * i + 1] - ruler->corners[2 * i - 1]);
  return length;
}

/* The place on the line at a way from its beginning. */
static void
walk (const EfRulerLayout *ruler, double way, double *x, double *y)
{
  for (guint i = 1; i < ruler->n_corners; i++)
    {
      const double *a = &ruler->corners[2 * i - 2], *b = &ruler->corners[2 * i];
      double length = hypot (b[0] - a[0], b[1] - a[1]);

      if (way <= length || i == ruler->n_corners - 1)
        {
          double share = length > 0 ? way / length : 0;

          *x = a[0] + share * (b[0] - a[0]);
          *y = a[1] + share * (b[1] - a[1]);
          return;
        }
      way -= length;
    }
}

/* The words above the line, their middle at @way from its beginning. */
static void
init_place (
  const EfComposer *self, const EfRulerLayout *ruler, double way, double width, Place *place)
{
  double x1, y1, x2, y2, length, height = self->label.size;

  walk (ruler, way - width / 2, &x1, &y1);
  walk (ruler, way + width / 2, &x2, &y2);
  length = MAX (hypot (x2 - x1, y2 - y1), 1e-6);
  place->dx = (x2 - x1) / length;
  place->dy = (y2 - y1) / length;
  if (place->dx < -1e-9 || (place->dx <= 1e-9 && place->dy > 0))
    {
      place->dx = -place->dx;
      place->dy = -place->dy;
    }
  place->x = (x1 + x2) / 2 + GAP * self->em * place->dy;
  place->y = (y1 + y2) / 2 - GAP * self->em * place->dx;

  place->radius = height / 2;
  place->n_discs = (guint) CLAMP (ceil (width / height) + 1, 2, DISCS_MAX);
  for (guint i = 0; i < place->n_discs; i++)
    {
      double along = (i / (double) (place->n_discs - 1) - 0.5) * width;

      place->discs[2 * i] = place->x + along * place->dx + 0.4 * height * place->dy;
      place->discs[2 * i + 1] = place->y + along * place->dy - 0.4 * height * place->dx;
    }
}

static gboolean
meets_box (const Place *place, const EfRect *box)
{
  for (guint i = 0; i < place->n_discs; i++)
    {
      double x = place->discs[2 * i], y = place->discs[2 * i + 1];
      double dx = x - CLAMP (x, box->x, box->x + box->width);
      double dy = y - CLAMP (y, box->y, box->y + box->height);

      if (hypot (dx, dy) < place->radius)
        return TRUE;
    }
  return FALSE;
}

static gboolean
meets_words (const Place *place, const EfRulerLayout *other)
{
  for (guint i = 0; i < place->n_discs; i++)
    {
      double x = place->discs[2 * i], y = place->discs[2 * i + 1];
      double ux = other->words[2] - other->words[0], uy = other->words[3] - other->words[1];
      double share = ((x - other->words[0]) * ux + (y - other->words[1]) * uy)
                     / MAX (ux * ux + uy * uy, 1e-9);

      share = CLAMP (share, 0, 1);
      if (hypot (x - other->words[0] - share * ux, y - other->words[1] - share * uy)
          < 2 * place->radius)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_free (const EfComposer *self, const Place *place)
{
  const EfRect *plot = &self->plot;
  EfRect legend;

  for (guint i = 0; i < place->n_discs; i++)
    {
      double x = place->discs[2 * i], y = place->discs[2 * i + 1];

      if (x - place->radius < plot->x || x + place->radius > plot->x + plot->width
          || y - place->radius < plot->y || y + place->radius > plot->y + plot->height)
        return FALSE;
    }
  if (ef_compose_legend_get_box (self, &legend) && meets_box (place, &legend))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (self->limit_boxes); i++)
    if (self->limit_boxes[i].width > 0 && meets_box (place, &self->limit_boxes[i]))
      return FALSE;
  /* Words of notes, and the stars of bands. */
  for (guint i = 0; i < self->note_boxes->len; i++)
    if (meets_box (place, &g_array_index (self->note_boxes, EfRect, i)))
      return FALSE;
  for (guint i = 0; i < self->rulers->len; i++)
    {
      const EfRulerLayout *other = &g_array_index (self->rulers, EfRulerLayout, i);

      if (other->has_words && meets_words (place, other))
        return FALSE;
    }
  return TRUE;
}

static double
count_points (const EfComposer *self, const Place *place)
{
  double count = 0;

  for (guint i = 0; i < place->n_discs; i++)
    {
      const double *disc = place->discs + 2 * i;
      const EfRect around = { disc[0] - place->radius, disc[1] - place->radius, 2 * place->radius,
                              2 * place->radius };

      count += ef_compose_count_marks (self, &around);
    }
  return count > 0 ? POINTS_COST + count : 0;
}

typedef struct
{
  const Place *place;
  gboolean met;
} Meeting;

static void
meet_segment (const double segment[4], double width, gpointer user_data)
{
  Meeting *meeting = user_data;
  const Place *place = meeting->place;
  double ux = segment[2] - segment[0], uy = segment[3] - segment[1];

  for (guint i = 0; i < place->n_discs && !meeting->met; i++)
    {
      double x = place->discs[2 * i] - segment[0], y = place->discs[2 * i + 1] - segment[1];
      double share = CLAMP ((x * ux + y * uy) / MAX (ux * ux + uy * uy, 1e-9), 0, 1);

      meeting->met = hypot (x - share * ux, y - share * uy) < place->radius + width / 2;
    }
}

/* Whether the words would lie across the frontier, or another curve that is drawn over them. */
static gboolean
meets_curve (const EfComposer *self, const Place *place)
{
  Meeting meeting = { place, FALSE };

  if (self->data->n > 0)
    ef_compose_curves_foreach (self, meet_segment, &meeting);
  return meeting.met;
}

/* The best place near the ends of the line; first at the end that is further up and right. */
static gboolean
find_place (const EfComposer *self, const EfRulerLayout *ruler, double width, Place *best)
{
  const double *first = ruler->corners, *last = &ruler->corners[2 * ruler->n_corners - 2];
  double length = get_length (ruler), best_cost = INFINITY;
  double inset = INSET * self->em + width / 2;
  gboolean from_end = last[0] - last[1] > first[0] - first[1];

  for (guint try = 0; try < 2 * TRIES; try++)
    {
      double way = inset + try / 2 * TRY_STEP * self->em;
      double cost;
      Place place;

      if (way + inset > length)
        break;
      init_place (self, ruler, (try % 2 == 0) == from_end ? length - way : way, width, &place);
      cost = count_points (self, &place) + STEP_COST * (try / 2) + END_COST * (try % 2)
             + (meets_curve (self, &place) ? CURVE_COST : 0);
      if (cost < best_cost && is_free (self, &place))
        {
          best_cost = cost;
          *best = place;
        }
    }
  return isfinite (best_cost);
}

static void
add_words (EfComposer *self, EfRulerLayout *ruler)
{
  double width = ef_text_ruler_get_width (self->ruler, self->label, ruler->label);
  g_autofree char *id = g_strconcat (ruler->id, "-label", NULL);
  EfPrimitive *text;
  Place place = { 0 };

  if (!find_place (self, ruler, width, &place))
    return;

  ruler->has_words = TRUE;
  ruler->words[0] = place.discs[0];
  ruler->words[1] = place.discs[1];
  ruler->words[2] = place.discs[2 * place.n_discs - 2];
  ruler->words[3] = place.discs[2 * place.n_discs - 1];
  text = ef_compose_add_text (self, EF_LAYER_LABELS, "ruler-label", id, self->label, ruler->label,
                              place.x, place.y, EF_ANCHOR_MIDDLE, &self->theme->dim_text);
  text->text.angle = atan2 (-place.dy, place.dx) * 180 / G_PI;
  text->text.halo = self->theme->plot_background;
}

void
ef_compose_rulers_add_words (EfComposer *self)
{
  for (guint i = 0; i < self->rulers->len; i++)
    add_words (self, &g_array_index (self->rulers, EfRulerLayout, i));
}
