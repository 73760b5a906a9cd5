/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-note-grip.h"

#include <math.h>

#include "ef-compose.h"
#include "ef-round.h"

/* Where the notes of a chart can be taken, and what becomes of a note that is moved from there.
 * Nothing here knows pointers or keys. */

/* Places of words in a point. */
#define WORDS_FINENESS 100.0
/* Around the head of an arrow, in points. */
#define TIP_SIZE 8.0

typedef struct
{
  const EfChartData *data;
  const EfView *view;
  EfScene *scene;
  EfRect plot;
  GArray *grips;
} Search;

static void
add_grip (const Search *self, guint note, EfNotePart part, const EfRect *box)
{
  EfNoteGrip grip = { note, part, *box };

  g_array_append_val (self->grips, grip);
}

static void
add_words (const Search *self, guint index)
{
  g_autofree char *id = g_strdup_printf ("note-text-%u", index);
  const EfPrimitive *words = ef_scene_find (self->scene, id);
  double left;

  if (words == NULL)
    return;
  left = words->text.anchor == EF_ANCHOR_START    ? words->text.x
         : words->text.anchor == EF_ANCHOR_MIDDLE ? words->text.x - words->text.width / 2
                                                  : words->text.x - words->text.width;
  add_grip (self, index, EF_NOTE_WORDS,
            &(EfRect){ left, words->text.y - 0.85 * words->text.size, words->text.width,
                       1.1 * words->text.size });
}

static void
add_tip (const Search *self, guint index)
{
  g_autofree char *id = g_strdup_printf ("note-head-%u", index);
  const EfPrimitive *head = ef_scene_find (self->scene, id);

  if (head != NULL)
    add_grip (self, index, EF_NOTE_TIP,
              &(EfRect){ head->polyline.points[0] - TIP_SIZE / 2,
                         head->polyline.points[1] - TIP_SIZE / 2, TIP_SIZE, TIP_SIZE });
}

/* Where a value is on the page; FALSE if that is not in the plot. */
static gboolean
find_place (const Search *self, gboolean is_x, double value, double *place)
{
  double position, x, y;

  if (!isfinite (value)
      || !ef_axis_data_place (is_x ? &self->data->x : &self->data->y, value, &position))
    return FALSE;
  ef_chart_view_to_page (&self->plot, self->view, position, position, &x, &y);
  *place = is_x ? x : y;

  return is_x ? x >= self->plot.x && x <= self->plot.x + self->plot.width
              : y >= self->plot.y && y <= self->plot.y + self->plot.height;
}

/* A line or an edge, as long as @bounds is. */
static void
add_line (const Search *self, guint note, EfNotePart part, double value, const EfRect *bounds)
{
  gboolean is_x = part == EF_NOTE_X || part == EF_NOTE_X_END;
  double place;

  if (!find_place (self, is_x, value, &place))
    return;
  if (is_x)
    add_grip (self, note, part, &(EfRect){ place, bounds->y, 0, bounds->height });
  else
    add_grip (self, note, part, &(EfRect){ bounds->x, place, bounds->width, 0 });
}

static void
add_edges (const Search *self, const EfNote *note, guint index)
{
  g_autofree char *id = g_strdup_printf ("note-%u", index);
  const EfPrimitive *region = ef_scene_find (self->scene, id);

  if (region == NULL)
    return;
  add_line (self, index, EF_NOTE_X, note->x[0], &region->rect.rect);
  add_line (self, index, EF_NOTE_X_END, note->x[1], &region->rect.rect);
  add_line (self, index, EF_NOTE_Y, note->y[0], &region->rect.rect);
  add_line (self, index, EF_NOTE_Y_END, note->y[1], &region->rect.rect);
}

GArray *
ef_note_grips_list (const EfChartData *data,
                    const EfChartSpec *spec,
                    const EfView *view,
                    EfScene *scene)
{
  Search self = { .data = data, .view = view, .scene = scene };

  self.grips = g_array_new (FALSE, FALSE, sizeof (EfNoteGrip));
  g_return_val_if_fail (data != NULL && spec != NULL && view != NULL && scene != NULL, self.grips);

  ef_scene_get_plot (scene, &self.plot);
  for (guint i = 0; i < spec->notes->len; i++)
    {
      const EfNote *note = g_ptr_array_index (spec->notes, i);

      add_words (&self, i);
      if (note->kind == EF_NOTE_TEXT)
        add_tip (&self, i);
      else if (note->kind == EF_NOTE_REGION)
        add_edges (&self, note, i);
      else if (note->kind == EF_NOTE_LINE_X)
        add_line (&self, i, EF_NOTE_X, note->x[0], &self.plot);
      else
        add_line (&self, i, EF_NOTE_Y, note->y[0], &self.plot);
    }

  return self.grips;
}

static double
get_distance (const EfRect *box, double x, double y)
{
  return hypot (x - CLAMP (x, box->x, box->x + box->width),
                y - CLAMP (y, box->y, box->y + box->height));
}

const EfNoteGrip *
ef_note_grips_find (GArray *grips, double x, double y, double reach, gboolean lines)
{
  const EfNoteGrip *found = NULL;
  double nearest = reach;

  g_return_val_if_fail (grips != NULL, NULL);

  for (guint i = 0; i < grips->len; i++)
    {
      const EfNoteGrip *grip = &g_array_index (grips, EfNoteGrip, i);
      double distance = get_distance (&grip->box, x, y);

      if (!lines && grip->part != EF_NOTE_WORDS && grip->part != EF_NOTE_TIP)
        continue;
      /* What is drawn later lies above; a place inside of it is no distance away. */
      if (distance < nearest || (distance == nearest && distance < reach))
        {
          nearest = distance;
          found = grip;
        }
    }

  return found;
}

const EfNoteGrip *
ef_note_grips_get (GArray *grips, guint note, EfNotePart part)
{
  g_return_val_if_fail (grips != NULL, NULL);

  for (guint i = 0; i < grips->len; i++)
    {
      const EfNoteGrip *grip = &g_array_index (grips, EfNoteGrip, i);

      if (grip->note == note && grip->part == part)
        return grip;
    }

  return NULL;
}

double
ef_axis_data_get_round_value_at (const EfAxisData *self, double position, double step)
{
  double value = ef_axis_data_get_value_at (self, position);

  return ef_round_as_fine (value, ef_axis_data_get_value_at (self, position + step) - value, round);
}

/* By so many points of the page, if there is a place for it there. */
static void
move_value (const EfAxisData *axis, double *value, double per_point, double distance)
{
  double position, moved, again;

  if (!isfinite (*value) || distance == 0 || !ef_axis_data_place (axis, *value, &position))
    return;
  moved = ef_axis_data_get_round_value_at (axis, position + per_point * distance, per_point);
  if (isfinite (moved) && ef_axis_data_place (axis, moved, &again))
    *value = moved;
}

/* In steps that nobody sees, so that no number in a file says more than a hand meant. */
static void
move_words (EfNote *note, double dx, double dy)
{
  note->dx = round ((note->dx + dx) * WORDS_FINENESS) / WORDS_FINENESS;
  note->dy = round ((note->dy + dy) * WORDS_FINENESS) / WORDS_FINENESS;
}

void
ef_note_drag (EfNote *note,
              EfNotePart part,
              const EfChartData *data,
              const EfRect *plot,
              const EfView *view,
              double dx,
              double dy)
{
  const double per_x = (view->x_max - view->x_min) / plot->width;
  const double per_y = -(view->y_max - view->y_min) / plot->height;
  gboolean whole = part == EF_NOTE_WORDS && note->kind != EF_NOTE_TEXT;
  gboolean tip = part == EF_NOTE_TIP;

  g_return_if_fail (note != NULL && data != NULL);

  if (part == EF_NOTE_WORDS && note->kind == EF_NOTE_TEXT)
    {
      move_words (note, dx, dy);
      return;
    }
  if (whole || tip || part == EF_NOTE_X)
    move_value (&data->x, &note->x[0], per_x, dx);
  if (whole || part == EF_NOTE_X_END)
    move_value (&data->x, &note->x[1], per_x, dx);
  if (whole || tip || part == EF_NOTE_Y)
    move_value (&data->y, &note->y[0], per_y, dy);
  if (whole || part == EF_NOTE_Y_END)
    move_value (&data->y, &note->y[1], per_y, dy);
  /* The text stays where it is. */
  if (tip)
    move_words (note, -dx, -dy);
}
