/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "ef-chart-words.h"
#include "ef-compose-names.h"
#include "ef-label-candidates.h"
#include "ef-label-placer.h"

/*
 * Names of points. What somebody put in its place stands there; then the candidates look for one.
 * Labels go to the better side of their point: beyond the frontier there is nothing that they could
 * cover.
 *
 * While one zooms and pans, each name that is on screen tries its old side first. So it moves or
 * goes only if something is in its way. Once the picture is much larger or smaller than when it
 * came there, it looks for a place anew.
 *
 * A name stands once for all points beside each other that have it, such as runs of one model; and
 * what has no name is not called by the number of its row, unless somebody asks for it.
 */

/* A leader longer than this, in type sizes, leads to a name that somebody put in its place. */
#define LEADER_MIN 0.6
/* Less is the rounding of panning. */
#define SCALE_SAME 1e-6

/* Within this distance of a point, in type sizes, its name is not said again. */
#define REPEAT_REACH 10

/* The halo of a text must not eat the frontier's line. */
#define HALO_REACH 1.0

/* What stands beside a point. */
typedef struct
{
  const char *name; /* the whole of it */
  double x, y;      /* of the point */
} Said;

static void
add_segment (const double segment[4], double width, gpointer placer)
{
  ef_label_placer_add_segment (placer, segment, width / 2 + HALO_REACH);
}

/* The markers of candidates that were named before, or of the others. Points of the frontier are
 * obstacles anyway. */
static void
add_markers (const EfComposer *self,
             EfLabelPlacer *placer,
             const GArray *candidates,
             gboolean named_before)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const EfLabelCandidate *candidate = &g_array_index (candidates, EfLabelCandidate, i);

      if ((candidate->before != NULL) == named_before
          && (!self->has_front || !self->data->on_front[candidate->point]))
        ef_label_placer_add_disc (placer, candidate->x, candidate->y,
                                  ef_compose_get_point_size (self, candidate->point) / 2);
    }
}

static void
add_obstacles (const EfComposer *self, EfLabelPlacer *placer)
{
  EfRect legend;

  if (ef_compose_legend_get_box (self, &legend))
    ef_label_placer_add_box (placer, &legend);
  ef_compose_curves_foreach (self, add_segment, placer);
  for (guint i = 0; i < self->note_boxes->len; i++)
    ef_label_placer_add_box (placer, &g_array_index (self->note_boxes, EfRect, i));
  for (guint i = 0; i < G_N_ELEMENTS (self->limit_boxes); i++)
    if (self->limit_boxes[i].width > 0)
      ef_label_placer_add_box (placer, &self->limit_boxes[i]);
  for (guint i = 0; i < self->rulers->len; i++)
    {
      const EfRulerLayout *ruler = &g_array_index (self->rulers, EfRulerLayout, i);

      if (ruler->has_words)
        ef_label_placer_add_segment (placer, ruler->words, 0.5 * self->label.size);
    }
  if (self->has_front)
    {
      for (guint i = 0; i < self->data->n_front; i++)
        {
          guint point = self->data->front[i];
          double x = self->ax * self->data->sx[point] + self->bx;
          double y = self->ay * self->data->sy[point] + self->by;
          double radius = ef_compose_get_point_size (self, point) / 2;
          double reach = radius + 1;

          /* Also those that reach in from outside: names near the edge keep off them. */
          if (x > self->plot.x - reach && x < self->plot.x + self->plot.width + reach
              && y > self->plot.y - reach && y < self->plot.y + self->plot.height + reach)
            ef_label_placer_add_disc (placer, x, y, radius);
        }
    }
}

static double
get_preferred (EfDirection direction)
{
  if (direction == EF_DIRECTION_UNKNOWN)
    return 0;

  return direction == EF_DIRECTION_HIGHER ? 1 : -1;
}

/* The primitives of a name in its place. */
static void
add_label (const EfComposer *self, guint point, const EfLabelPlace *place, const char *text)
{
  guint row = self->data->rows[point];
  g_autofree char *id = g_strdup_printf ("label-%u", row);
  EfPrimitive *label;

  if (place->has_leader)
    {
      g_autofree char *leader_id = g_strdup_printf ("leader-%u", row);

      ef_compose_add_line (self, EF_LAYER_LABELS, "leader", leader_id, place->leader,
                           &self->theme->axis, self->theme->axis_width * 0.8);
    }
  label = ef_compose_add_text (self, EF_LAYER_LABELS, "label", id, self->label, text, place->box.x,
                               place->box.y + 0.82 * self->label.size, EF_ANCHOR_START,
                               &self->theme->text);
  label->text.halo = self->theme->plot_background;
  label->title = ef_chart_data_dup_tip (self->data, self->spec, point, self->options->ticks);
}

static void
keep_label (const EfComposer *self, guint point, const EfLabelPlace *place, double scale)
{
  ef_scene_add_label (self->scene, &(EfSceneLabel){ .point = point,
                                                    .group = -1,
                                                    .box = place->box,
                                                    .spot = place->spot,
                                                    .scale = scale });
}

/* The line from the marker to the nearest place of the box, if that is far enough. */
static void
lead_to_box (const EfComposer *self, double x, double y, double radius, EfLabelPlace *place)
{
  double end_x = CLAMP (x, place->box.x, place->box.x + place->box.width);
  double end_y = CLAMP (y, place->box.y, place->box.y + place->box.height);
  double distance = hypot (end_x - x, end_y - y);

  place->has_leader = distance - radius > LEADER_MIN * self->em;
  if (!place->has_leader)
    return;
  place->leader[0] = x + (end_x - x) * (radius + 0.5) / distance;
  place->leader[1] = y + (end_y - y) * (radius + 0.5) / distance;
  place->leader[2] = end_x;
  place->leader[3] = end_y;
}

/* A name where somebody put it; what does not fit into the plot comes to its edge. */
static void
add_placed_label (const EfComposer *self,
                  EfLabelPlacer *placer,
                  guint point,
                  const EfPointLabel *said,
                  const char *text)
{
  double x = self->ax * self->data->sx[point] + self->bx;
  double y = self->ay * self->data->sy[point] + self->by;
  EfLabelPlace place = { 0 };

  if (!ef_label_candidates_in_plot (self, x, y))
    return;

  place.box.width = ef_text_ruler_get_width (self->ruler, self->label, text);
  place.box.height = 1.05 * self->label.size;
  place.box.x = CLAMP (x + said->dx * self->em - place.box.width / 2, self->plot.x,
                       self->plot.x + self->plot.width - place.box.width);
  place.box.y = CLAMP (y + said->dy * self->em - place.box.height / 2, self->plot.y,
                       self->plot.y + self->plot.height - place.box.height);
  lead_to_box (self, x, y, ef_compose_get_point_size (self, point) / 2, &place);

  ef_label_placer_add_box (placer, &place.box);
  if (place.has_leader)
    ef_label_placer_add_segment (placer, place.leader, 0);
  add_label (self, point, &place, text);
  keep_label (self, point, &place, ef_label_candidates_get_scale (self));
}

static gboolean
is_wanted (const EfComposer *self, guint point, const EfPointLabel *said)
{
  if (said->shown != EF_POINT_LABEL_AUTO)
    return said->shown == EF_POINT_LABEL_ON;
  for (guint i = 0; i < self->options->n_selected; i++)
    if (self->options->selected[i] == point)
      return TRUE;

  return self->spec->labels == EF_LABELS_ALL
         || (self->spec->labels == EF_LABELS_FRONT && self->has_front
             && self->data->on_front[point]);
}

static void
add_placed (const EfComposer *self,
            EfLabelPlacer *placer,
            GHashTable *said,
            const EfPointNames *names)
{
  const GArray *labels = self->spec->point_labels;

  /* In the order of the array and not of the table, which is the same everywhere. */
  for (guint i = 0; said != NULL && i < labels->len; i++)
    {
      EfPointLabel *label = &g_array_index (labels, EfPointLabel, i);
      gint row = label->placed ? ef_table_find_row (self->data->table, label->row_id) : -1;
      gint point = row >= 0 ? ef_chart_data_find_row (self->data, (guint) row) : -1;

      if (point >= 0 && g_hash_table_lookup (said, GINT_TO_POINTER (point)) == label
          && is_wanted (self, (guint) point, label))
        add_placed_label (self, placer, (guint) point, label,
                          ef_compose_names_get (names, (guint) point));
    }
}

typedef gboolean (*PlaceFunc) (EfLabelPlacer *placer,
                               const EfLabelRequest *request,
                               EfLabelPlace *place);

/* A point beside it says it already. */
static gboolean
is_repeated (const EfComposer *self,
             GArray *said,
             const EfLabelCandidate *candidate,
             const char *name)
{
  if (candidate->rank <= EF_LABEL_RANK_BEST)
    return FALSE;
  for (guint i = 0; i < said->len; i++)
    {
      const Said *other = &g_array_index (said, Said, i);

      if (hypot (other->x - candidate->x, other->y - candidate->y) < REPEAT_REACH * self->em
          && strcmp (other->name, name) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
place_label (const EfComposer *self,
             EfLabelPlacer *placer,
             PlaceFunc func,
             EfLabelCandidate *candidate,
             const EfPointNames *names,
             GArray *said)
{
  const char *text = ef_compose_names_get (names, candidate->point);
  const char *name = ef_compose_names_get_whole (names, candidate->point);
  EfLabelRequest request = {
    .x = candidate->x,
    .y = candidate->y,
    .radius = ef_compose_get_point_size (self, candidate->point) / 2,
    .width = ef_text_ruler_get_width (self->ruler, self->label, text),
    .height = 1.05 * self->label.size,
    .prefer_x = get_preferred (self->data->x.direction),
    .prefer_y = -get_preferred (self->data->y.direction),
    .insistent = candidate->rank <= EF_LABEL_RANK_END,
    .spot = candidate->before != NULL ? candidate->before->spot : 0,
  };
  EfLabelPlace place;
  Said spoken;

  candidate->done = is_repeated (self, said, candidate, name);
  if (candidate->done)
    return;
  candidate->done = func (placer, &request, &place);
  if (!candidate->done)
    return;

  add_label (self, candidate->point, &place, text);
  spoken = (Said){ name, candidate->x, candidate->y };
  g_array_append_val (said, spoken);
  keep_label (self, candidate->point, &place,
              place.spot == request.spot ? candidate->before->scale
                                         : ef_label_candidates_get_scale (self));
}

/* A new name for a point that stands under another's name would push that one away in the next
 * picture, when both have a name and neither may cover the other's point. */
static gboolean
is_covered (const EfComposer *self, const EfLabelPlacer *placer, const EfLabelCandidate *candidate)
{
  return self->options->n_labels_before > 0 && candidate->before == NULL
         && candidate->rank > EF_LABEL_RANK_ASKED
         && ef_label_placer_covers (placer, candidate->x, candidate->y,
                                    ef_compose_get_point_size (self, candidate->point) / 2);
}

/* In which order names get their places. */
typedef enum
{
  PASS_CHOSEN, /* what somebody chose and is new */
  PASS_STILL,  /* what has not moved against the points since it got its place, and can stay */
  PASS_STAY,   /* all others that can, so that none of the rest takes one of their places */
  PASS_REST,
  N_PASSES
} Pass;

/* In this pass or in an earlier one. Points that come into the picture, and in a crowd those that
 * now want a name and did not before, send no name away that does not move against them. */
static gboolean
is_due (const EfComposer *self, const EfLabelCandidate *candidate, gboolean crowd, Pass pass)
{
  const EfSceneLabel *before = candidate->before;
  double scale = ef_label_candidates_get_scale (self);

  if (pass == PASS_CHOSEN)
    return candidate->rank <= EF_LABEL_RANK_ASKED && before == NULL;
  if (pass == PASS_STILL)
    return before != NULL && (crowd || fabs (before->scale / scale - 1) < SCALE_SAME);

  return pass == PASS_REST || before != NULL;
}

/* Returns how many found no place. @crowd: more want a name than may be tried. */
static guint
place_labels (const EfComposer *self,
              EfLabelPlacer *placer,
              GArray *candidates,
              gboolean crowd,
              const EfPointNames *names)
{
  g_autoptr (GArray) said = g_array_new (FALSE, FALSE, sizeof (Said));
  Pass markers_from = self->options->n_labels_before > 0 ? PASS_STAY : PASS_CHOSEN;
  guint n_hidden = 0;

  add_markers (self, placer, candidates, TRUE);
  for (Pass pass = PASS_CHOSEN; pass < N_PASSES; pass++)
    {
      if (pass == markers_from)
        add_markers (self, placer, candidates, FALSE);
      for (guint i = 0; i < candidates->len; i++)
        {
          EfLabelCandidate *candidate = &g_array_index (candidates, EfLabelCandidate, i);
          gboolean stays = pass == PASS_STILL || pass == PASS_STAY;

          if (!candidate->done && is_due (self, candidate, crowd, pass)
              && !(pass == PASS_REST && is_covered (self, placer, candidate)))
            place_label (self, placer, stays ? ef_label_placer_stay : ef_label_placer_place,
                         candidate, names, said);
          if (pass == PASS_REST && !candidate->done)
            n_hidden++;
        }
    }

  return n_hidden;
}

static void
add_point (GArray *points, guint point)
{
  g_array_append_val (points, point);
}

/* The names of all that may have one, also those that somebody put somewhere. */
static EfPointNames *
create_names (const EfLabelCandidates *candidates)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer point, decided;

  for (guint i = 0; i < candidates->list->len; i++)
    add_point (points, g_array_index (candidates->list, EfLabelCandidate, i).point);
  if (candidates->decided != NULL)
    {
      g_hash_table_iter_init (&iter, candidates->decided);
      while (g_hash_table_iter_next (&iter, &point, &decided))
        if (((const EfPointLabel *) decided)->placed)
          add_point (points, GPOINTER_TO_UINT (point));
    }

  return ef_compose_names_new (candidates->composer, points);
}

void
ef_compose_labels_add (EfComposer *self)
{
  g_autoptr (EfLabelCandidates) candidates = ef_label_candidates_new (self);
  g_autoptr (EfLabelPlacer) placer
      = ef_label_placer_new (&self->plot, self->em, self->density, self->marker_size / 2);
  g_autoptr (EfPointNames) names = create_names (candidates);
  guint n_hidden;

  add_obstacles (self, placer);
  add_placed (self, placer, candidates->decided, names);
  ef_compose_direct_add (self, placer);
  n_hidden = place_labels (self, placer, candidates->list, candidates->n_more > 0, names);
  ef_scene_set_n_hidden_labels (self->scene, candidates->n_more + n_hidden);
}
