/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose-private.h"

#include <math.h>

/*
 * What somebody drew: regions below everything, lines below the points, texts above them with an
 * arrow to what they are about. Names of points keep away from the texts.
 */

#define REGION_OPACITY 0.12
#define LINE_WIDTH 0.9  /* points */
#define DASH 0.35       /* em */
#define ARROW_LENGTH 0.8 /* em */
#define ARROW_WIDTH 0.55
/* Between the text and its arrow, and between the arrow and its point. */
#define GAP 0.3
#define WIDTH_MAX 0.5 /* of the plot */

static gboolean
place_x (const EfComposer *self, double value, double *place)
{
  double position;

  if (!ef_axis_data_place (&self->data->x, value, &position))
    return FALSE;
  *place = self->ax * position + self->bx;

  return isfinite (*place);
}

static gboolean
place_y (const EfComposer *self, double value, double *place)
{
  double position;

  if (!ef_axis_data_place (&self->data->y, value, &position))
    return FALSE;
  *place = self->ay * position + self->by;

  return isfinite (*place);
}

static EfPrimitive *
get_last (const EfComposer *self)
{
  return (EfPrimitive *) ef_scene_get (self->scene, ef_scene_get_n (self->scene) - 1);
}

static void
set_title (EfPrimitive *primitive, const EfNote *note)
{
  if (note->text[0] != '\0')
    primitive->title = g_strdup (note->text);
}

/* Where words may stand. */
typedef struct
{
  double x, y;
  EfAnchor anchor;
} Spot;

static EfRect
get_box (const EfComposer *self, const Spot *spot, double width)
{
  static const double shares[]
    = { [EF_ANCHOR_START] = 0, [EF_ANCHOR_MIDDLE] = 0.5, [EF_ANCHOR_END] = 1 };

  return (EfRect){ spot->x - shares[spot->anchor] * width, spot->y - 0.85 * self->label.size,
                   width, 1.1 * self->label.size };
}

gboolean
ef_compose_notes_meet (const EfRect *a, const EfRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

/* How bad it is to stand there: on the legend, on the words of another note, or on points. */
static guint
get_cost (const EfComposer *self, const EfRect *box)
{
  EfRect legend;
  guint cost = ef_compose_count_marks (self, box) > 0;

  if (ef_compose_legend_get_box (self, &legend) && ef_compose_notes_meet (box, &legend))
    cost += 2 * (1 + EF_NOTES_MAX);
  for (guint i = 0; i < self->note_boxes->len; i++)
    if (ef_compose_notes_meet (box, &g_array_index (self->note_boxes, EfRect, i)))
      cost += 2;

  return cost;
}

/* As much of the words as there is room for. (transfer full) */
static char *
fit_words (const EfComposer *self, const EfNote *note)
{
  return ef_text_ruler_fit (self->ruler, self->label, note->text, WIDTH_MAX * self->plot.width);
}

/* Words with a halo at the best spot, the first of several; their box is kept for the names of
 * points. */
static void
add_words (
  const EfComposer *self, const EfNote *note, guint index, const Spot *spots, guint n_spots)
{
  g_autofree char *id = g_strdup_printf ("note-text-%u", index);
  g_autofree char *text = fit_words (self, note);
  double width = ef_text_ruler_get_width (self->ruler, self->label, text);
  const Spot *spot = &spots[0];
  guint least = G_MAXUINT;
  EfPrimitive *words;
  EfRect box;

  if (text[0] == '\0')
    return;
  for (guint i = 0; i < n_spots; i++)
    {
      guint cost;

      box = get_box (self, &spots[i], width);
      cost = get_cost (self, &box);
      if (cost >= least)
        continue;
      least = cost;
      spot = &spots[i];
    }
  box = get_box (self, spot, width);
  words = ef_compose_add_text (self, EF_LAYER_LABELS, "note", id, self->label, text, spot->x,
                               spot->y, spot->anchor, &self->theme->text);
  words->text.halo = self->theme->plot_background;
  set_title (words, note);
  g_array_append_val (self->note_boxes, box);
}

/* ---- Lines and regions ---- */

static void
add_line (const EfComposer *self, const EfNote *note, guint index)
{
  const EfRect *plot = &self->plot;
  gboolean upright = note->kind == EF_NOTE_LINE_X;
  double at = 0;
  double line[4];
  g_autofree char *id = g_strdup_printf ("note-%u", index);

  if (upright ? !place_x (self, note->x[0], &at) || at < plot->x || at > plot->x + plot->width
              : !place_y (self, note->y[0], &at) || at < plot->y || at > plot->y + plot->height)
    return;

  line[0] = upright ? at : plot->x;
  line[1] = upright ? plot->y : at;
  line[2] = upright ? at : plot->x + plot->width;
  line[3] = upright ? plot->y + plot->height : at;
  ef_compose_add_line (self, EF_LAYER_POINTS, "note-line", id, line, &self->theme->dim_text,
                       LINE_WIDTH);
  get_last (self)->dash[0] = get_last (self)->dash[1] = DASH * self->em;
  set_title (get_last (self), note);
  if (upright)
    {
      gboolean left = at > plot->x + plot->width / 2;
      EfAnchor anchor = left ? EF_ANCHOR_END : EF_ANCHOR_START;
      EfAnchor other_anchor = left ? EF_ANCHOR_START : EF_ANCHOR_END;
      double x = at + (left ? -GAP : GAP) * self->em;
      double other = at - (left ? -GAP : GAP) * self->em;
      double bottom = plot->y + plot->height - 0.5 * self->em, top = plot->y + self->em;
      const Spot spots[] = {
        { x, bottom, anchor },
        { x, top, anchor },
        { other, bottom, other_anchor },
        { other, top, other_anchor },
      };

      add_words (self, note, index, spots, G_N_ELEMENTS (spots));
    }
  else
    {
      double left = plot->x + GAP * self->em, right = plot->x + plot->width - GAP * self->em;
      gboolean above = at > plot->y + 2 * self->em;
      double y = at + (above ? -GAP * self->em : self->em);
      double other = at + (above ? self->em : -GAP * self->em);
      const Spot spots[] = {
        { right, y, EF_ANCHOR_END },
        { left, y, EF_ANCHOR_START },
        { right, other, EF_ANCHOR_END },
        { left, other, EF_ANCHOR_START },
      };

      add_words (self, note, index, spots, G_N_ELEMENTS (spots));
    }
}

/* An end of a region within the plot; an open one is at the edge. */
static double
get_end (gboolean placed, double place, double open, double low, double high)
{
  return placed ? CLAMP (place, low, high) : open;
}

/* In one of its corners. */
static void
add_region_words (const EfComposer *self, const EfNote *note, guint index, const EfRect *rect)
{
  double left = rect->x + GAP * self->em, right = rect->x + rect->width - GAP * self->em;
  double top = rect->y + 1.1 * self->em, bottom = rect->y + rect->height - 0.5 * self->em;
  const Spot spots[] = {
    { left, top, EF_ANCHOR_START },
    { right, top, EF_ANCHOR_END },
    { right, bottom, EF_ANCHOR_END },
    { left, bottom, EF_ANCHOR_START },
  };

  add_words (self, note, index, spots, G_N_ELEMENTS (spots));
}

static void
add_region (const EfComposer *self, const EfNote *note, guint index)
{
  const EfRect *plot = &self->plot;
  double right = plot->x + plot->width, bottom = plot->y + plot->height;
  double x[2] = { 0 }, y[2] = { 0 };
  EfPrimitive *region;
  g_autofree char *id = g_strdup_printf ("note-%u", index);

  for (guint i = 0; i < 2; i++)
    {
      gboolean x_placed = isfinite (note->x[i]) && place_x (self, note->x[i], &x[i]);
      gboolean y_placed = isfinite (note->y[i]) && place_y (self, note->y[i], &y[i]);

      x[i] = get_end (x_placed, x[i], i == 0 ? plot->x : right, plot->x, right);
      y[i] = get_end (y_placed, y[i], i == 0 ? bottom : plot->y, plot->y, bottom);
    }
  if (x[0] == x[1] || y[0] == y[1])
    return;

  region = ef_scene_add (self->scene, EF_PRIMITIVE_RECT, EF_LAYER_GRID, "note-region", id);
  region->rect.rect = (EfRect){ MIN (x[0], x[1]), MIN (y[0], y[1]), fabs (x[1] - x[0]),
                                fabs (y[1] - y[0]) };
  region->fill = self->theme->dim_text;
  region->fill.a = REGION_OPACITY;
  set_title (region, note);
  add_region_words (self, note, index, &region->rect.rect);
}

/* ---- Texts with arrows ---- */

/* From beside the box of the words, where it is nearest to their point, to that point, with a head;
 * not where they are too near for that. */
static void
add_arrow (const EfComposer *self, guint index, const EfRect *box, double x, double y)
{
  double from_x = CLAMP (x, box->x, box->x + box->width);
  double from_y = CLAMP (y, box->y, box->y + box->height);
  double length = hypot (x - from_x, y - from_y);
  double start = GAP * self->em;
  double gap = GAP * self->em + self->marker_size / 2;
  double head = ARROW_LENGTH * self->em, half = ARROW_WIDTH * self->em / 2;
  double dx = (x - from_x) / length, dy = (y - from_y) / length;
  g_autofree char *line_id = g_strdup_printf ("note-arrow-%u", index);
  g_autofree char *head_id = g_strdup_printf ("note-head-%u", index);
  double line[4], tip[2], corners[6];
  EfPrimitive *triangle;

  if (!(length > start + gap + head))
    return;

  tip[0] = x - gap * dx;
  tip[1] = y - gap * dy;
  line[0] = from_x + start * dx;
  line[1] = from_y + start * dy;
  line[2] = tip[0] - head / 2 * dx;
  line[3] = tip[1] - head / 2 * dy;
  ef_compose_add_line (self, EF_LAYER_LABELS, "note-arrow", line_id, line, &self->theme->text,
                       LINE_WIDTH);
  get_last (self)->clipped = TRUE;
  corners[0] = tip[0];
  corners[1] = tip[1];
  corners[2] = tip[0] - head * dx - half * dy;
  corners[3] = tip[1] - head * dy + half * dx;
  corners[4] = tip[0] - head * dx + half * dy;
  corners[5] = tip[1] - head * dy - half * dx;
  triangle
    = ef_scene_add (self->scene, EF_PRIMITIVE_POLYLINE, EF_LAYER_LABELS, "note-head", head_id);
  triangle->clipped = TRUE;
  triangle->fill = self->theme->text;
  triangle->polyline.closed = TRUE;
  triangle->polyline.n = 3;
  triangle->polyline.points = g_memdup2 (corners, sizeof corners);
}

/* FALSE if what the text is about is not in the plot. */
static gboolean
find_text (const EfComposer *self, const EfNote *note, double *x, double *y, Spot *spot)
{
  const EfRect *plot = &self->plot;

  if (!place_x (self, note->x[0], x) || !place_y (self, note->y[0], y) || *x < plot->x
      || *x > plot->x + plot->width || *y < plot->y || *y > plot->y + plot->height)
    return FALSE;
  *spot = (Spot){ *x + note->dx, *y + note->dy + 0.3 * self->label.size, EF_ANCHOR_MIDDLE };

  return TRUE;
}

GArray *
ef_compose_notes_list_texts (const EfComposer *self, const EfView *view)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (EfRect));
  EfComposer placed = *self; /* shares everything */

  ef_compose_map (&placed.plot, view, &placed.ax, &placed.bx, &placed.ay, &placed.by);
  for (guint i = 0; i < self->spec->notes->len; i++)
    {
      const EfNote *note = g_ptr_array_index (self->spec->notes, i);
      g_autofree char *text = NULL;
      double x, y;
      EfRect box;
      Spot spot;

      if (note->kind != EF_NOTE_TEXT || !ef_note_is_placed (note)
          || !find_text (&placed, note, &x, &y, &spot))
        continue;
      text = fit_words (self, note);
      if (text[0] == '\0')
        continue;
      box = get_box (self, &spot, ef_text_ruler_get_width (self->ruler, self->label, text));
      g_array_append_val (boxes, box);
    }

  return boxes;
}

static void
add_text (const EfComposer *self, const EfNote *note, guint index)
{
  double x, y;
  Spot spot;

  if (find_text (self, note, &x, &y, &spot))
    add_words (self, note, index, &spot, 1);
}

static void
add_text_arrow (const EfComposer *self, const EfNote *note, guint index)
{
  g_autofree char *text = NULL;
  double x, y;
  EfRect box;
  Spot spot;

  if (!find_text (self, note, &x, &y, &spot))
    return;
  text = fit_words (self, note);
  if (text[0] == '\0')
    return;
  box = get_box (self, &spot, ef_text_ruler_get_width (self->ruler, self->label, text));
  add_arrow (self, index, &box, x, y);
}

typedef void (*AddNote) (const EfComposer *self, const EfNote *note, guint index);

/* Arrows run beneath the words of any text. Texts have their places; what else is called something
 * keeps away from them. */
static const AddNote passes[][EF_N_NOTE_KINDS] = {
  { [EF_NOTE_TEXT] = add_text_arrow },
  { [EF_NOTE_TEXT] = add_text },
  { [EF_NOTE_LINE_X] = add_line, [EF_NOTE_LINE_Y] = add_line, [EF_NOTE_REGION] = add_region },
};

void
ef_compose_notes_add (EfComposer *self)
{
  self->note_boxes = g_array_new (FALSE, FALSE, sizeof (EfRect));
  for (gsize pass = 0; pass < G_N_ELEMENTS (passes); pass++)
    for (guint i = 0; i < self->spec->notes->len; i++)
      {
        const EfNote *note = g_ptr_array_index (self->spec->notes, i);
        AddNote add = passes[pass][note->kind];

        if (add != NULL && ef_note_is_placed (note))
          add (self, note, i);
      }
}
