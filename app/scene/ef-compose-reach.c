/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose-private.h"

#include "ef-chart-insight.h"
#include "ef-dominance.h"

/*
 * What the one selected point lacks: from it a line along each axis to the frontier, where it would
 * have to be.
 */

#define LINE_WIDTH 0.6 /* of the frontier's */

static void
add_line (const EfComposer *self, gboolean is_x, double from_x, double from_y, double to)
{
  const double line[4] = { from_x, from_y, is_x ? to : from_x, is_x ? from_y : to };
  EfPrimitive *primitive;

  ef_compose_add_line (self, EF_LAYER_CURVES, "reach", is_x ? "reach-x" : "reach-y", line,
                       &self->theme->text, LINE_WIDTH * self->front_width);
  primitive = (EfPrimitive *) ef_scene_get (self->scene, ef_scene_get_n (self->scene) - 1);
  primitive->clipped = TRUE;
  primitive->dash[0] = primitive->dash[1] = 0.25 * self->em;
}

void
ef_compose_reach_add (const EfComposer *self)
{
  const EfChartData *data = self->data;
  guint point;
  EfPoints points;
  EfReach reach;
  double x, y, position;

  if (!self->has_front || self->options->n_selected != 1 || self->options->selected[0] >= data->n
      || data->on_front[self->options->selected[0]])
    return;

  point = self->options->selected[0];
  ef_chart_data_get_points (data, &points);
  if (!ef_dominance_get_reach (&points, point, 1, 1, &reach))
    return;
  x = self->ax * data->sx[point] + self->bx;
  y = self->ay * data->sy[point] + self->by;
  if (ef_axis_data_place (&data->x, reach.x, &position))
    add_line (self, TRUE, x, y, self->ax * position + self->bx);
  if (ef_axis_data_place (&data->y, reach.y, &position))
    add_line (self, FALSE, x, y, self->ay * position + self->by);
}
