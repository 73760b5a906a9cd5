/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "ef-chart-words.h"
#include "ef-compose-private.h"

/*
 * Direct labels: each group is named in its colour beside one of its points, so that nobody has to
 * look from the points to a legend and back. The point is the one nearest to the middle of what is
 * seen of the group, or, where there is no room, others all over the group; while one zooms and
 * pans it stays the one it was. If one group finds no place
 * for its name, a legend names all of them: a picture with a part of the names would be a riddle.
 */

#define NAME_LETTERS_MAX 32
#define LETTER_WIDTH 0.52 /* of the size */
/* Points of a group beside which its name is tried. */
#define N_TRIES 24

/* Where a group is in the plot. */
typedef struct
{
  double x, y; /* the middle of its points there */
  guint n;
  gint point;  /* beside which its name goes, -1: none */
  double distance; /* of that point to the middle, squared */
  const EfSceneLabel *before; /* its name in the picture before, or NULL */
} Group;

static gboolean
locate (const EfComposer *self, guint point, double *x, double *y)
{
  *x = self->ax * self->data->sx[point] + self->bx;
  *y = self->ay * self->data->sy[point] + self->by;

  return *x >= self->plot.x && *x <= self->plot.x + self->plot.width && *y >= self->plot.y
         && *y <= self->plot.y + self->plot.height;
}

static void
find_middles (const EfComposer *self, Group *groups)
{
  const EfChartData *data = self->data;
  double x, y;

  for (guint point = 0; point < data->n; point++)
    if (locate (self, point, &x, &y))
      {
        Group *group = &groups[data->groups[point]];

        group->x += x;
        group->y += y;
        group->n++;
      }
  for (guint g = 0; g < data->n_groups; g++)
    if (groups[g].n > 0)
      {
        groups[g].x /= groups[g].n;
        groups[g].y /= groups[g].n;
      }
}

static void
find_points (const EfComposer *self, Group *groups)
{
  const EfChartData *data = self->data;
  double x, y;

  for (guint point = 0; point < data->n; point++)
    if (locate (self, point, &x, &y))
      {
        Group *group = &groups[data->groups[point]];
        double distance = (x - group->x) * (x - group->x) + (y - group->y) * (y - group->y);

        if (group->point < 0 || distance < group->distance)
          {
            group->point = (gint) point;
            group->distance = distance;
          }
      }
}

/* The points that had the names before have them as long as they are in the plot. */
static void
keep_points (const EfComposer *self, Group *groups)
{
  const EfChartData *data = self->data;
  double x, y;

  for (guint i = 0; i < self->options->n_labels_before; i++)
    {
      const EfSceneLabel *label = &self->options->labels_before[i];

      if (label->group >= 0 && (guint) label->group < data->n_groups && label->point < data->n
          && data->groups[label->point] == label->group && locate (self, label->point, &x, &y))
        {
          groups[label->group].point = (gint) label->point;
          groups[label->group].before = label;
        }
    }
}

/* Beside the point of the group, else beside one of its others, which are taken from all of it. */
static gboolean
find_place (const EfComposer *self,
            EfLabelPlacer *placer,
            guint g,
            Group *group,
            EfLabelRequest *request,
            EfLabelPlace *place)
{
  guint step = MAX (group->n / N_TRIES, 1);
  guint n_seen = 0;

  locate (self, (guint) group->point, &request->x, &request->y);
  if (ef_label_placer_place (placer, request, place))
    return TRUE;

  request->spot = 0;
  for (guint point = 0; point < self->data->n; point++)
    {
      if (self->data->groups[point] != g || !locate (self, point, &request->x, &request->y)
          || n_seen++ % step != 0)
        continue;
      group->point = (gint) point;
      if (ef_label_placer_place (placer, request, place))
        return TRUE;
    }

  return FALSE;
}

static EfFace
get_face (const EfComposer *self)
{
  return (EfFace){ self->legend.size, TRUE };
}

/* What is said of each group (transfer full). */
static char **
list_names (const EfComposer *self)
{
  EfFace face = get_face (self);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint g = 0; g < self->data->n_groups; g++)
    g_ptr_array_add (names, ef_chart_data_dup_group_name (self->data, g));

  return ef_text_ruler_fit_apart (self->ruler, face, (const char *const *) names->pdata,
                                  names->len, NAME_LETTERS_MAX * LETTER_WIDTH * face.size);
}

static gboolean
name_group (const EfComposer *self,
            EfLabelPlacer *placer,
            guint g,
            Group *group,
            const char *text)
{
  EfFace face = get_face (self);
  g_autofree char *id = g_strdup_printf ("group-label-%u", g);
  EfLabelRequest request = {
    .radius = self->marker_size / 2,
    .width = ef_text_ruler_get_width (self->ruler, face, text),
    .height = 1.05 * face.size,
    .insistent = TRUE,
    .spot = group->before != NULL ? group->before->spot : 0,
  };
  EfLabelPlace place;
  EfPrimitive *label;

  if (!find_place (self, placer, g, group, &request, &place))
    return FALSE;

  if (place.has_leader)
    {
      g_autofree char *leader_id = g_strdup_printf ("group-leader-%u", g);

      ef_compose_add_line (self, EF_LAYER_LABELS, "group-leader", leader_id, place.leader,
                           &self->theme->groups[g], self->theme->axis_width);
    }
  label = ef_compose_add_text (self, EF_LAYER_LABELS, "group-label", id, face, text, place.box.x,
                               place.box.y + 0.82 * face.size, EF_ANCHOR_START,
                               &self->theme->groups[g]);
  label->text.halo = self->theme->plot_background;
  ef_scene_add_label (self->scene, &(EfSceneLabel){ .point = (guint) group->point,
                                                    .group = (gint) g,
                                                    .box = place.box,
                                                    .spot = place.spot,
                                                    .scale = 1 });

  return TRUE;
}

void
ef_compose_direct_add (EfComposer *self, EfLabelPlacer *placer)
{
  Group groups[EF_CHART_GROUPS_MAX] = { 0 };
  g_auto (GStrv) names = NULL;

  if (!self->direct || self->data->n_groups == 0)
    return;

  for (guint g = 0; g < self->data->n_groups; g++)
    groups[g].point = -1;
  names = list_names (self);
  find_middles (self, groups);
  find_points (self, groups);
  keep_points (self, groups);
  for (guint g = 0; g < self->data->n_groups; g++)
    if (groups[g].point >= 0 && !name_group (self, placer, g, &groups[g], names[g]))
      self->unnamed_group = TRUE;
}
