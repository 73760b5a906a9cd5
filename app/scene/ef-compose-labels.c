/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "ef-chart-words.h"
#include "ef-compose-private.h"
#include "ef-label-placer.h"

/*
 * Names of points. Selected points come first, then the best inside limits, then the ends of the
 * frontier, then those of the frontier with the most room around them, then all others if they are
 * wanted, the lonely first. Labels go to the better side of their point: beyond the frontier there
 * is nothing that they could cover.
 */

/* More labels than this nobody reads, and on a small page few of them find a place. */
#define LABELS_MAX 300
/* Points among which the lonely ones are looked for. */
#define CANDIDATES_MAX 5000
/* The longest name, in letters of average width, and as a share of the plot. */
#define LETTERS_MAX 32
#define LETTER_WIDTH 0.52 /* of the size */
#define WIDTH_SHARE 0.45

/* The halo of a text must not eat the frontier's line. */
#define HALO_REACH 1.0

/* What comes first. */
typedef enum
{
  RANK_SELECTED,
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
} Candidate;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *candidate_a = a;
  const Candidate *candidate_b = b;

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

static void
add_candidate (
  const EfComposer *self, GArray *candidates, GHashTable *seen, guint point, Rank rank, double room)
{
  Candidate candidate = {
    .point = point,
    .x = self->ax * self->data->sx[point] + self->bx,
    .y = self->ay * self->data->sy[point] + self->by,
    .rank = rank,
    .room = room,
  };

  if (is_in_plot (self, candidate.x, candidate.y)
      && g_hash_table_add (seen, GUINT_TO_POINTER (point)))
    g_array_append_val (candidates, candidate);
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

/* The points that want a label (element-type Candidate), the most important first. */
static GArray *
collect_candidates (const EfComposer *self)
{
  const EfChartData *data = self->data;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < self->options->n_selected; i++)
    {
      if (self->options->selected[i] < data->n)
        add_candidate (self, candidates, seen, self->options->selected[i], RANK_SELECTED, 0);
    }
  if (data->has_limits && self->spec->labels != EF_LABELS_NONE)
    {
      if (data->inside.best >= 0)
        add_candidate (self, candidates, seen, (guint) data->inside.best, RANK_BEST, 1);
      if (data->inside.runner_up >= 0)
        add_candidate (self, candidates, seen, (guint) data->inside.runner_up, RANK_BEST, 0);
    }
  if (self->has_front && self->spec->labels != EF_LABELS_NONE)
    {
      for (guint i = 0; i < data->n_front; i++)
        add_candidate (self, candidates, seen, data->front[i],
                       i == 0 || i == data->n_front - 1 ? RANK_END : RANK_FRONT,
                       get_room (self, i));
    }
  if (self->spec->labels == EF_LABELS_ALL)
    {
      for (guint point = 0; point < data->n && candidates->len < CANDIDATES_MAX; point++)
        add_candidate (self, candidates, seen, point, RANK_OTHER, -count_neighbours (self, point));
    }

  g_array_sort (candidates, compare_candidates);
  if (candidates->len > LABELS_MAX)
    g_array_set_size (candidates, LABELS_MAX);

  return candidates;
}

static void
add_segment (const double segment[4], double width, gpointer placer)
{
  ef_label_placer_add_segment (placer, segment, width / 2 + HALO_REACH);
}

static void
add_obstacles (const EfComposer *self, EfLabelPlacer *placer, const GArray *candidates)
{
  EfRect legend;

  if (ef_compose_legend_get_box (self, &legend))
    ef_label_placer_add_box (placer, &legend);
  ef_compose_curves_foreach (self, add_segment, placer);
  for (guint i = 0; i < G_N_ELEMENTS (self->limit_boxes); i++)
    if (self->limit_boxes[i].width > 0)
      ef_label_placer_add_box (placer, &self->limit_boxes[i]);
  if (self->has_front)
    {
      for (guint i = 0; i < self->data->n_front; i++)
        {
          guint point = self->data->front[i];
          double x = self->ax * self->data->sx[point] + self->bx;
          double y = self->ay * self->data->sy[point] + self->by;

          if (is_in_plot (self, x, y))
            ef_label_placer_add_disc (placer, x, y, ef_compose_get_point_size (self, point) / 2);
        }
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (!self->has_front || !self->data->on_front[candidate->point])
        ef_label_placer_add_disc (placer, candidate->x, candidate->y,
                                  ef_compose_get_point_size (self, candidate->point) / 2);
    }
}

static double
get_preferred (EfDirection direction)
{
  if (direction == EF_DIRECTION_UNKNOWN)
    return 0;

  return direction == EF_DIRECTION_HIGHER ? 1 : -1;
}

static void
add_label (const EfComposer *self,
           const Candidate *candidate,
           const EfLabelPlace *place,
           const char *text)
{
  guint row = self->data->rows[candidate->point];
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
  label->title
    = ef_chart_data_dup_tip (self->data, self->spec, candidate->point, self->options->ticks);
}

void
ef_compose_labels_add (const EfComposer *self)
{
  g_autoptr (GArray) candidates = collect_candidates (self);
  g_autoptr (EfLabelPlacer) placer = ef_label_placer_new (&self->plot, self->em, self->density);
  double name_max
    = MIN (LETTERS_MAX * LETTER_WIDTH * self->label.size, WIDTH_SHARE * self->plot.width);

  add_obstacles (self, placer, candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      g_autofree char *name = ef_chart_data_dup_label (self->data, self->spec, candidate->point);
      g_autofree char *text = ef_text_ruler_fit (self->ruler, self->label, name, name_max);
      EfLabelRequest request = {
        .x = candidate->x,
        .y = candidate->y,
        .radius = ef_compose_get_point_size (self, candidate->point) / 2,
        .width = ef_text_ruler_get_width (self->ruler, self->label, text),
        .height = 1.05 * self->label.size,
        .prefer_x = get_preferred (self->data->x.direction),
        .prefer_y = -get_preferred (self->data->y.direction),
        .insistent = candidate->rank <= RANK_END,
      };
      EfLabelPlace place;

      if (ef_label_placer_place (placer, &request, &place))
        add_label (self, candidate, &place, text);
    }
}
