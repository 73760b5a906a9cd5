/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose-private.h"

#include "ef-chart-insight.h"
#include "ef-dominance.h"

/*
 * What the one selected point lacks: from it a line along each axis to the frontier, where it would
 * have to be, and the corner in which whatever stands dominates it.
 */

#define LINE_WIDTH 0.6 /* of the frontier's */
#define CORNER_OPACITY 0.06

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

/* From the point towards what is better on both axes, to the edges of the plot. */
static void
add_corner (const EfComposer *self, double x, double y)
{
  const EfRect *plot = &self->plot;
  gboolean right = self->data->x.direction == EF_DIRECTION_HIGHER;
  gboolean up = self->data->y.direction == EF_DIRECTION_HIGHER;
  double left_edge = right ? MAX (x, plot->x) : plot->x;
  double right_edge = right ? plot->x + plot->width : MIN (x, plot->x + plot->width);
  double top_edge = up ? plot->y : MAX (y, plot->y);
  double bottom_edge = up ? MIN (y, plot->y + plot->height) : plot->y + plot->height;
  EfPrimitive *corner;

  if (right_edge <= left_edge || bottom_edge <= top_edge)
    return;
  corner = ef_scene_add (self->scene, EF_PRIMITIVE_RECT, EF_LAYER_GRID, "reach", "reach-corner");
  corner->rect.rect = (EfRect){ left_edge, top_edge, right_edge - left_edge,
                                bottom_edge - top_edge };
  corner->fill = self->theme->text;
  corner->fill.a = CORNER_OPACITY;
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
  add_corner (self, x, y);
  if (ef_axis_data_place (&data->x, reach.x, &position))
    add_line (self, TRUE, x, y, self->ax * position + self->bx);
  if (ef_axis_data_place (&data->y, reach.y, &position))
    add_line (self, FALSE, x, y, self->ay * position + self->by);
}
