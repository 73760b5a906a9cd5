/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-fronts.h"

#include <math.h>
#include <string.h>

#include "ef-pareto.h"

/* The frontier of a part of the points is that of all of them with the others missing: what is
 * missing on one axis neither dominates nor is on the front. So one copy of the x values serves for
 * all parts, and the indices need no translation. */

static EfPointLine
find_line (const EfChartData *data, const double *x)
{
  EfPointLine line = { 0, NULL };
  gsize n = 0;

  line.points
    = ef_pareto_front (x, data->vy, data->n, data->x.direction, data->y.direction, &n);
  line.n = (guint) n;
  return line;
}

/* The second frontier is that of the points without the first, and so on. */
static void
find_layers (EfChartData *data, guint n_wanted, double *x)
{
  memcpy (x, data->vx, data->n * sizeof *x);
  for (guint layer = 1; layer < MIN (n_wanted, EF_FRONT_LAYERS_MAX); layer++)
    {
      const EfPointLine *above = &data->layers[layer - 1];
      EfPointLine line;

      for (guint i = 0; i < above->n; i++)
        x[above->points[i]] = NAN;
      line = find_line (data, x);
      if (line.n == 0)
        return;
      data->layers[data->n_layers++] = line;
    }
}

static void
find_group_fronts (EfChartData *data, double *x)
{
  for (guint group = 0; group < data->n_groups; group++)
    {
      for (guint i = 0; i < data->n; i++)
        x[i] = data->groups[i] == group ? data->vx[i] : NAN;
      data->group_fronts[group] = find_line (data, x);
    }
}

static void
find_front (EfChartData *data)
{
  EfPointLine line = find_line (data, data->vx);

  data->front = line.points;
  data->n_front = line.n;
  if (line.n > 0)
    data->layers[data->n_layers++] = line;
}

static void
find_inside (EfChartData *data, const EfChartSpec *spec)
{
  const EfBudget budget = { spec->x.has_limit ? spec->x.limit : NAN,
                            spec->y.has_limit ? spec->y.limit : NAN };

  data->has_limits = spec->x.has_limit || spec->y.has_limit;
  if (data->has_limits)
    ef_budget_find (data->vx, data->vy, data->n, data->x.direction, data->y.direction, &budget,
                    &data->inside);
}

void
ef_chart_fronts_find (EfChartData *data, const EfChartSpec *spec)
{
  const EfFrontSpec *front = &spec->front;
  guint8 *on_front = g_new0 (guint8, MAX (data->n, 1));
  g_autofree double *x = NULL;

  data->on_front = on_front;
  if (data->x.direction == EF_DIRECTION_UNKNOWN || data->y.direction == EF_DIRECTION_UNKNOWN)
    return;

  find_inside (data, spec);
  find_front (data);
  for (guint i = 0; i < data->n_front; i++)
    on_front[data->front[i]] = 1;
  if (data->n_front == 0 || (front->n_layers < 2 && !front->by_group))
    return;

  x = g_new (double, data->n);
  find_layers (data, front->n_layers, x);
  if (front->by_group && data->groups != NULL)
    find_group_fronts (data, x);
}

void
ef_chart_fronts_clear (EfChartData *data)
{
  /* The first layer is the frontier itself. */
  for (guint layer = 0; layer < data->n_layers; layer++)
    g_free ((gpointer) data->layers[layer].points);
  for (guint group = 0; group < EF_CHART_GROUPS_MAX; group++)
    g_free ((gpointer) data->group_fronts[group].points);
  g_free ((gpointer) data->on_front);
}
