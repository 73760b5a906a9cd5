/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "ef-chart-words.h"
#include "ef-compose-names.h"
#include "ef-label-placer.h"

/*
 * Names of points. What somebody put in its place stands there. Then selected points come first and
 * those whose name was asked for, then the best inside limits, then the ends of the frontier, then
 * those of the frontier with the most room around them, then all others if they are wanted, the
 * lonely first. Labels go to the better side of their point: beyond the frontier there is nothing
 * that they could cover.
 *
 * While one zooms and pans, names that are on screen come before those that are not, and each tries
 * its old side first. So a name moves or goes only if something is in its way. Once the picture is
 * much larger or smaller than when it came there, it looks for a place anew.
 *
 * A name stands once for all points beside each other that have it, such as runs of one model; and
 * what has no name is not called by the number of its row, unless somebody asks for it.
 */

/* More labels than this nobody reads, and on a small page few of them find a place. */
#define LABELS_MAX 300
/* Points among which the lonely ones are looked for. */
#define CANDIDATES_MAX 5000

/* A leader longer than this, in type sizes, leads to a name that somebody put in its place. */
#define LEADER_MIN 0.6
/* How much scale space may have grown or shrunk on the page until a name looks for its place anew.
 */
#define SCALE_KEPT 1.8
/* Less is the rounding of panning. */
#define SCALE_SAME 1e-6

/* Within this distance of a point, in type sizes, its name is not said again. */
#define REPEAT_REACH 10

/* The halo of a text must not eat the frontier's line. */
#define HALO_REACH 1.0

/* What comes first. */
typedef enum
{
  RANK_SELECTED,
  RANK_ASKED, /* for this one by itself */
  RANK_BEST,  /* inside the limits, and the runner-up */
  RANK_END,   /* of the frontier */
  RANK_FRONT, /* within it */
  RANK_OTHER,
} Rank;

typedef struct
{
  guint point;
  double x, y;
  Rank rank;
  double room; /* more comes first: distance to the neighbours on the frontier, else how lonely */
  const EfSceneLabel *before; /* in the picture before this one, or NULL */
  gboolean done;              /* it has a place */
} Candidate;

/* What stands beside a point. */
typedef struct
{
  const char *name; /* the whole of it */
  double x, y;      /* of the point */
} Said;

/* The points that want a label, while they are collected. */
typedef struct
{
  const EfComposer *composer;
  GArray *candidates; /* element-type Candidate */
  GHashTable *seen;   /* of points */
  GHashTable *said;   /* point to what was decided about it, or NULL */
  GHashTable *before; /* point to its EfSceneLabel in the picture before, or NULL */
  guint n_more;       /* that want one too, but would never get it */
} Collection;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *candidate_a = a;
  const Candidate *candidate_b = b;
  gboolean chosen_a = candidate_a->rank <= RANK_ASKED;
  gboolean chosen_b = candidate_b->rank <= RANK_ASKED;

  if (chosen_a != chosen_b)
    return chosen_a ? -1 : 1;
  if ((candidate_a->before != NULL) != (candidate_b->before != NULL))
    return candidate_a->before != NULL ? -1 : 1;
  if (candidate_a->rank != candidate_b->rank)
    return candidate_a->rank < candidate_b->rank ? -1 : 1;
  if (candidate_a->room != candidate_b->room)
    return candidate_a->room > candidate_b->room ? -1 : 1;

  return candidate_a->point < candidate_b->point ? -1 : candidate_a->point > candidate_b->point;
}

static gboolean
is_in_plot (const EfComposer *self, double x, double y)
{
  return x >= self->plot.x && x <= self->plot.x + self->plot.width && y >= self->plot.y
         && y <= self->plot.y + self->plot.height;
}

static double
get_scale (const EfComposer *self)
{
  return sqrt (fabs (self->ax * self->ay));
}

static const EfPointLabel *
find_said (const Collection *collection, guint point)
{
  return collection->said != NULL
           ? g_hash_table_lookup (collection->said, GUINT_TO_POINTER (point))
           : NULL;
}

static const EfSceneLabel *
find_before (const Collection *collection, guint point)
{
  return collection->before != NULL
           ? g_hash_table_lookup (collection->before, GUINT_TO_POINTER (point))
           : NULL;
}

/* Points that have a name of their own place, or shall have none, are no candidates. */
static gboolean
is_decided (const Collection *collection, guint point)
{
  const EfPointLabel *said = find_said (collection, point);

  return said != NULL && (said->shown == EF_POINT_LABEL_OFF || said->placed);
}

static gboolean
has_name (const Collection *collection, guint point)
{
  const EfComposer *self = collection->composer;

  return find_said (collection, point) != NULL
         || ef_chart_data_has_label (self->data, self->spec, point);
}

/* Without these columns no row has a name. */
static gboolean
may_have_names (const EfComposer *self)
{
  return self->spec->label != NULL
         || ef_table_get_role_column (self->data->table, EF_ROLE_NAME) != NULL
         || ef_table_get_role_column (self->data->table, EF_ROLE_PAPER) != NULL;
}

static void
add_candidate (Collection *collection, guint point, Rank rank, double room)
{
  const EfComposer *self = collection->composer;
  Candidate candidate = {
    .point = point,
    .x = self->ax * self->data->sx[point] + self->bx,
    .y = self->ay * self->data->sy[point] + self->by,
    .rank = rank,
    .room = room,
    .before = find_before (collection, point),
  };

  if (is_in_plot (self, candidate.x, candidate.y) && !is_decided (collection, point)
      && (rank <= RANK_BEST || has_name (collection, point))
      && g_hash_table_add (collection->seen, GUINT_TO_POINTER (point)))
    g_array_append_val (collection->candidates, candidate);
}

/* Distance on the page to the neighbours of front point @index. */
static double
get_room (const EfComposer *self, guint index)
{
  const EfChartData *data = self->data;
  guint point = data->front[index];
  double room = INFINITY;

  for (int step = -1; step <= 1; step += 2)
    {
      guint neighbour = index + (guint) step;

      if (neighbour < data->n_front)
        {
          guint other = data->front[neighbour];

          room = MIN (room, hypot (self->ax * (data->sx[point] - data->sx[other]),
                                   self->ay * (data->sy[point] - data->sy[other])));
        }
    }

  return room;
}

static double
count_neighbours (const EfComposer *self, guint point)
{
  EfRect around
    = { self->ax * self->data->sx[point] + self->bx - 2 * self->em,
        self->ay * self->data->sy[point] + self->by - self->em, 4 * self->em, 2 * self->em };

  return ef_point_density_count (self->density, &around);
}

/* Those of all points, if they are wanted; most of a crowd cannot have a name. */
static void
collect_others (Collection *collection)
{
  const EfComposer *self = collection->composer;
  const EfChartData *data = self->data;

  if (!may_have_names (self) && collection->said == NULL)
    return;
  for (guint i = 0; i < self->options->n_labels_before; i++)
    {
      guint point = self->options->labels_before[i].point;

      if (find_before (collection, point) != NULL)
        add_candidate (collection, point, RANK_OTHER, -count_neighbours (self, point));
    }
  for (guint point = 0; point < data->n; point++)
    {
      double x = self->ax * data->sx[point] + self->bx;
      double y = self->ay * data->sy[point] + self->by;

      if (!is_in_plot (self, x, y) || !has_name (collection, point))
        continue;
      if (collection->candidates->len < CANDIDATES_MAX)
        add_candidate (collection, point, RANK_OTHER, -count_neighbours (self, point));
      else if (!is_decided (collection, point)
               && !g_hash_table_contains (collection->seen, GUINT_TO_POINTER (point)))
        collection->n_more++;
    }
}

static void
collect_front (Collection *collection)
{
  const EfChartData *data = collection->composer->data;

  if (data->has_limits)
    {
      if (data->inside.best >= 0)
        add_candidate (collection, (guint) data->inside.best, RANK_BEST, 1);
      if (data->inside.runner_up >= 0)
        add_candidate (collection, (guint) data->inside.runner_up, RANK_BEST, 0);
    }
  if (!collection->composer->has_front)
    return;
  for (guint i = 0; i < data->n_front; i++)
    add_candidate (collection, data->front[i],
                   i == 0 || i == data->n_front - 1 ? RANK_END : RANK_FRONT,
                   get_room (collection->composer, i));
}

/* The most important first. */
static void
collect (Collection *collection)
{
  const EfComposer *self = collection->composer;
  GHashTableIter iter;
  gpointer point, said;

  for (guint i = 0; i < self->options->n_selected; i++)
    if (self->options->selected[i] < self->data->n)
      add_candidate (collection, self->options->selected[i], RANK_SELECTED, 0);
  if (collection->said != NULL)
    {
      g_hash_table_iter_init (&iter, collection->said);
      while (g_hash_table_iter_next (&iter, &point, &said))
        if (((const EfPointLabel *) said)->shown == EF_POINT_LABEL_ON)
          add_candidate (collection, GPOINTER_TO_UINT (point), RANK_ASKED, 0);
    }
  if (self->spec->labels != EF_LABELS_NONE)
    collect_front (collection);
  if (self->spec->labels == EF_LABELS_ALL)
    collect_others (collection);

  g_array_sort (collection->candidates, compare_candidates);
  if (collection->candidates->len > LABELS_MAX)
    {
      collection->n_more += collection->candidates->len - LABELS_MAX;
      g_array_set_size (collection->candidates, LABELS_MAX);
    }
}

/* What was decided about points that are there: point to EfPointLabel. */
static GHashTable *
find_decided (const EfComposer *self)
{
  const GArray *labels = self->spec->point_labels;
  GHashTable *said;

  if (labels->len == 0)
    return NULL;

  said = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < labels->len; i++)
    {
      EfPointLabel *label = &g_array_index (labels, EfPointLabel, i);
      gint row = ef_table_find_row (self->data->table, label->row_id);
      gint point = row >= 0 ? ef_chart_data_find_row (self->data, (guint) row) : -1;

      if (point >= 0)
        g_hash_table_insert (said, GINT_TO_POINTER (point), label);
    }

  return said;
}

/* Names of the picture before this one that try to stay. */
static GHashTable *
find_kept (const EfComposer *self)
{
  GHashTable *kept;

  if (self->options->n_labels_before == 0)
    return NULL;

  kept = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->options->n_labels_before; i++)
    {
      const EfSceneLabel *label = &self->options->labels_before[i];
      double change = get_scale (self) / label->scale;

      if (label->spot > 0 && label->group < 0 && label->point < self->data->n
          && change < SCALE_KEPT && change > 1 / SCALE_KEPT)
        g_hash_table_insert (kept, GUINT_TO_POINTER (label->point), (gpointer) label);
    }

  return kept;
}

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
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

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

  if (!is_in_plot (self, x, y))
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
  keep_label (self, point, &place, get_scale (self));
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
is_repeated (const EfComposer *self, GArray *said, const Candidate *candidate, const char *name)
{
  if (candidate->rank <= RANK_BEST)
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
             Candidate *candidate,
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
    .insistent = candidate->rank <= RANK_END,
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
              place.spot == request.spot ? candidate->before->scale : get_scale (self));
}

/* A new name for a point that stands under another's name would push that one away in the next
 * picture, when both have a name and neither may cover the other's point. */
static gboolean
is_covered (const EfComposer *self, const EfLabelPlacer *placer, const Candidate *candidate)
{
  return self->options->n_labels_before > 0 && candidate->before == NULL
         && candidate->rank > RANK_ASKED
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
is_due (const EfComposer *self, const Candidate *candidate, gboolean crowd, Pass pass)
{
  const EfSceneLabel *before = candidate->before;

  if (pass == PASS_CHOSEN)
    return candidate->rank <= RANK_ASKED && before == NULL;
  if (pass == PASS_STILL)
    return before != NULL && (crowd || fabs (before->scale / get_scale (self) - 1) < SCALE_SAME);

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
          Candidate *candidate = &g_array_index (candidates, Candidate, i);
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
create_names (const Collection *collection)
{
  const EfComposer *self = collection->composer;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer point, said;

  for (guint i = 0; i < collection->candidates->len; i++)
    add_point (points, g_array_index (collection->candidates, Candidate, i).point);
  if (collection->said != NULL)
    {
      g_hash_table_iter_init (&iter, collection->said);
      while (g_hash_table_iter_next (&iter, &point, &said))
        if (((const EfPointLabel *) said)->placed)
          add_point (points, GPOINTER_TO_UINT (point));
    }

  return ef_compose_names_new (self, points);
}

void
ef_compose_labels_add (EfComposer *self)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) said = find_decided (self);
  g_autoptr (GHashTable) before = find_kept (self);
  g_autoptr (EfLabelPlacer) placer = ef_label_placer_new (&self->plot, self->em, self->density);
  Collection collection = { self, candidates, seen, said, before, 0 };
  g_autoptr (EfPointNames) names = NULL;

  collect (&collection);
  names = create_names (&collection);
  add_obstacles (self, placer);
  add_placed (self, placer, said, names);
  ef_compose_direct_add (self, placer);
  ef_scene_set_n_hidden_labels (self->scene,
                                collection.n_more
                                  + place_labels (self, placer, candidates,
                                                  collection.n_more > 0, names));
}
