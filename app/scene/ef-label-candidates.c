/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-label-candidates.h"

#include <math.h>

#include "ef-chart-words.h"

/*
 * Selected points come first and those whose name was asked for, then the best inside limits, then
 * the ends of the frontier, then those of the frontier with the most room around them, then all
 * others if they are wanted, the lonely first. While one zooms and pans, names that are on screen
 * come before those that are not.
 */

/* More labels than this nobody reads, and on a small page few of them find a place. */
#define LABELS_MAX 300
/* Points among which the lonely ones are looked for. */
#define CANDIDATES_MAX 5000
/* How much scale space may have grown or shrunk on the page until a name looks for its place anew.
 */
#define SCALE_KEPT 1.8

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const EfLabelCandidate *candidate_a = a;
  const EfLabelCandidate *candidate_b = b;
  gboolean chosen_a = candidate_a->rank <= EF_LABEL_RANK_ASKED;
  gboolean chosen_b = candidate_b->rank <= EF_LABEL_RANK_ASKED;

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

gboolean
ef_label_candidates_in_plot (const EfComposer *composer, double x, double y)
{
  const EfRect *plot = &composer->plot;

  return x >= plot->x && x <= plot->x + plot->width && y >= plot->y && y <= plot->y + plot->height;
}

double
ef_label_candidates_get_scale (const EfComposer *composer)
{
  return sqrt (fabs (composer->ax * composer->ay));
}

static const EfPointLabel *
find_said (const EfLabelCandidates *self, guint point)
{
  return self->decided != NULL ? g_hash_table_lookup (self->decided, GUINT_TO_POINTER (point))
                               : NULL;
}

static const EfSceneLabel *
find_before (const EfLabelCandidates *self, guint point)
{
  return self->before != NULL ? g_hash_table_lookup (self->before, GUINT_TO_POINTER (point))
                              : NULL;
}

/* Points that have a name of their own place, or shall have none, are no candidates. */
static gboolean
is_decided (const EfLabelCandidates *self, guint point)
{
  const EfPointLabel *said = find_said (self, point);

  return said != NULL && (said->shown == EF_POINT_LABEL_OFF || said->placed);
}

static gboolean
has_name (const EfLabelCandidates *self, guint point)
{
  const EfComposer *composer = self->composer;

  return find_said (self, point) != NULL
         || ef_chart_data_has_label (composer->data, composer->spec, point);
}

/* Without these columns no row has a name. */
static gboolean
may_have_names (const EfComposer *composer)
{
  return composer->spec->label != NULL
         || ef_table_get_role_column (composer->data->table, EF_ROLE_NAME) != NULL
         || ef_table_get_role_column (composer->data->table, EF_ROLE_PAPER) != NULL;
}

static void
add_candidate (EfLabelCandidates *self, guint point, EfLabelRank rank, double room)
{
  const EfComposer *composer = self->composer;
  EfLabelCandidate candidate = {
    .point = point,
    .x = composer->ax * composer->data->sx[point] + composer->bx,
    .y = composer->ay * composer->data->sy[point] + composer->by,
    .rank = rank,
    .room = room,
    .before = find_before (self, point),
  };

  if (ef_label_candidates_in_plot (composer, candidate.x, candidate.y) && !is_decided (self, point)
      && (rank <= EF_LABEL_RANK_BEST || has_name (self, point))
      && g_hash_table_add (self->seen, GUINT_TO_POINTER (point)))
    g_array_append_val (self->list, candidate);
}

/* Distance on the page to the neighbours of front point @index. */
static double
get_room (const EfComposer *composer, guint index)
{
  const EfChartData *data = composer->data;
  guint point = data->front[index];
  double room = INFINITY;

  for (int step = -1; step <= 1; step += 2)
    {
      guint neighbour = index + (guint) step;

      if (neighbour < data->n_front)
        {
          guint other = data->front[neighbour];

          room = MIN (room, hypot (composer->ax * (data->sx[point] - data->sx[other]),
                                   composer->ay * (data->sy[point] - data->sy[other])));
        }
    }

  return room;
}

static double
count_neighbours (const EfComposer *composer, guint point)
{
  double x = composer->ax * composer->data->sx[point] + composer->bx;
  double y = composer->ay * composer->data->sy[point] + composer->by;
  EfRect around
    = { x - 2 * composer->em, y - composer->em, 4 * composer->em, 2 * composer->em };

  return ef_point_density_count (composer->density, &around);
}

/* Those of all points, if they are wanted; most of a crowd cannot have a name. */
static void
collect_others (EfLabelCandidates *self)
{
  const EfComposer *composer = self->composer;
  const EfChartData *data = composer->data;

  if (!may_have_names (composer) && self->decided == NULL)
    return;
  for (guint i = 0; i < composer->options->n_labels_before; i++)
    {
      guint point = composer->options->labels_before[i].point;

      if (find_before (self, point) != NULL)
        add_candidate (self, point, EF_LABEL_RANK_OTHER, -count_neighbours (composer, point));
    }
  for (guint point = 0; point < data->n; point++)
    {
      double x = composer->ax * data->sx[point] + composer->bx;
      double y = composer->ay * data->sy[point] + composer->by;

      if (!ef_label_candidates_in_plot (composer, x, y) || !has_name (self, point))
        continue;
      if (self->list->len < CANDIDATES_MAX)
        add_candidate (self, point, EF_LABEL_RANK_OTHER, -count_neighbours (composer, point));
      else if (!is_decided (self, point)
               && !g_hash_table_contains (self->seen, GUINT_TO_POINTER (point)))
        self->n_more++;
    }
}

static void
collect_front (EfLabelCandidates *self)
{
  const EfChartData *data = self->composer->data;

  if (data->has_limits)
    {
      if (data->inside.best >= 0)
        add_candidate (self, (guint) data->inside.best, EF_LABEL_RANK_BEST, 1);
      if (data->inside.runner_up >= 0)
        add_candidate (self, (guint) data->inside.runner_up, EF_LABEL_RANK_BEST, 0);
    }
  if (!self->composer->has_front)
    return;
  for (guint i = 0; i < data->n_front; i++)
    add_candidate (self, data->front[i],
                   i == 0 || i == data->n_front - 1 ? EF_LABEL_RANK_END : EF_LABEL_RANK_FRONT,
                   get_room (self->composer, i));
}

/* The most important first. */
static void
collect (EfLabelCandidates *self)
{
  const EfComposer *composer = self->composer;
  GHashTableIter iter;
  gpointer point, said;

  for (guint i = 0; i < composer->options->n_selected; i++)
    if (composer->options->selected[i] < composer->data->n)
      add_candidate (self, composer->options->selected[i], EF_LABEL_RANK_SELECTED, 0);
  if (self->decided != NULL)
    {
      g_hash_table_iter_init (&iter, self->decided);
      while (g_hash_table_iter_next (&iter, &point, &said))
        if (((const EfPointLabel *) said)->shown == EF_POINT_LABEL_ON)
          add_candidate (self, GPOINTER_TO_UINT (point), EF_LABEL_RANK_ASKED, 0);
    }
  if (composer->spec->labels != EF_LABELS_NONE)
    collect_front (self);
  if (composer->spec->labels == EF_LABELS_ALL)
    collect_others (self);

  g_array_sort (self->list, compare_candidates);
  if (self->list->len > LABELS_MAX)
    {
      self->n_more += self->list->len - LABELS_MAX;
      g_array_set_size (self->list, LABELS_MAX);
    }
}

/* What was decided about points that are there: point to EfPointLabel. */
static GHashTable *
find_decided (const EfComposer *composer)
{
  const GArray *labels = composer->spec->point_labels;
  GHashTable *said;

  if (labels->len == 0)
    return NULL;

  said = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < labels->len; i++)
    {
      EfPointLabel *label = &g_array_index (labels, EfPointLabel, i);
      gint row = ef_table_find_row (composer->data->table, label->row_id);
      gint point = row >= 0 ? ef_chart_data_find_row (composer->data, (guint) row) : -1;

      if (point >= 0)
        g_hash_table_insert (said, GINT_TO_POINTER (point), label);
    }

  return said;
}

/* Names of the picture before this one that try to stay. */
static GHashTable *
find_kept (const EfComposer *composer)
{
  GHashTable *kept;

  if (composer->options->n_labels_before == 0)
    return NULL;

  kept = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < composer->options->n_labels_before; i++)
    {
      const EfSceneLabel *label = &composer->options->labels_before[i];
      double change = ef_label_candidates_get_scale (composer) / label->scale;

      if (label->spot > 0 && label->group < 0 && label->point < composer->data->n
          && change < SCALE_KEPT && change > 1 / SCALE_KEPT)
        g_hash_table_insert (kept, GUINT_TO_POINTER (label->point), (gpointer) label);
    }

  return kept;
}

EfLabelCandidates *
ef_label_candidates_new (const EfComposer *composer)
{
  EfLabelCandidates *self = g_new0 (EfLabelCandidates, 1);

  self->composer = composer;
  self->list = g_array_new (FALSE, FALSE, sizeof (EfLabelCandidate));
  self->decided = find_decided (composer);
  self->before = find_kept (composer);
  self->seen = g_hash_table_new (NULL, NULL);
  collect (self);

  return self;
}

void
ef_label_candidates_free (EfLabelCandidates *self)
{
  g_array_unref (self->list);
  g_clear_pointer (&self->decided, g_hash_table_unref);
  g_clear_pointer (&self->before, g_hash_table_unref);
  g_hash_table_unref (self->seen);
  g_free (self);
}
