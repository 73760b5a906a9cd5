/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-fronts.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-analysis.h"
#include "ef-chart-insight.h"
#include "ef-hull.h"
#include "ef-marginal.h"
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
  memcpy (x, data->fx, data->n * sizeof *x);
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
        x[i] = data->groups[i] == group ? data->fx[i] : NAN;
      data->group_fronts[group] = find_line (data, x);
    }
}

static void
find_front (EfChartData *data)
{
  EfPointLine line = find_line (data, data->fx);

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

static const char *
get_refusal (const EfChartData *data, EfAnalysis analysis)
{
  return ef_analysis_get_refusal (analysis, ef_axis_data_is_ordinal (&data->x),
                                  ef_axis_data_is_ordinal (&data->y));
}

static void
find_hull (EfChartData *data, const EfPoints *points)
{
  gsize n = 0;

  if (data->x.scale == EF_SCALE_KIND_DATE || data->y.scale == EF_SCALE_KIND_DATE)
    data->hull_refusal = _ ("Dates cannot be mixed.");
  else
    data->hull_refusal = get_refusal (data, EF_ANALYSIS_HULL);
  if (data->hull_refusal != NULL)
    return;
  data->hull.points = ef_hull_front (points, &n);
  data->hull.n = (guint) n;
}

/* Where a chart with these axes shows the knee. */
static void
find_knee (EfChartData *data, const EfPoints *points)
{
  guint32 knee;

  if (get_refusal (data, EF_ANALYSIS_PRICE) != NULL)
    return;
  knee = ef_marginal_find_knee (points, data->front, data->n_front,
                                data->x.scale == EF_SCALE_KIND_LOG,
                                data->y.scale == EF_SCALE_KIND_LOG, NULL);
  if (knee != EF_POINT_NONE)
    data->knee = (gint) knee;
}

EfMargin
ef_chart_fronts_get_margin (const EfTolerance *tolerance, const EfAxisData *axis)
{
  if (tolerance->percent && ef_axis_data_is_ordinal (axis))
    return (EfMargin){ EF_MARGIN_AMOUNT, 0 };
  if (tolerance->percent)
    return (EfMargin){ EF_MARGIN_SHARE, tolerance->amount / 100 };
  return (EfMargin){ EF_MARGIN_AMOUNT, tolerance->amount };
}

static void
find_near (EfChartData *data, const EfFrontSpec *spec, const EfPoints *points)
{
  EfMargin x = ef_chart_fronts_get_margin (&spec->near_x, &data->x);
  EfMargin y = ef_chart_fronts_get_margin (&spec->near_y, &data->y);
  guint8 *mask;
  gsize n;

  if (!(x.value > 0) && !(y.value > 0))
    return;

  mask = g_new (guint8, MAX (data->n, 1));
  n = ef_near_front_mask (points, &x, &y, mask);
  data->near_front = mask;
  data->n_near = (guint) n;
  for (guint i = 0; i < data->n_front; i++)
    data->n_near -= mask[data->front[i]];
}

void
ef_chart_fronts_find (EfChartData *data, const EfChartSpec *spec)
{
  const EfFrontSpec *front = &spec->front;
  guint8 *on_front = g_new0 (guint8, MAX (data->n, 1));
  g_autofree double *x = NULL;
  EfPoints points;

  data->on_front = on_front;
  data->knee = -1;
  if (data->x.direction == EF_DIRECTION_UNKNOWN || data->y.direction == EF_DIRECTION_UNKNOWN)
    return;

  find_inside (data, spec);
  find_front (data);
  for (guint i = 0; i < data->n_front; i++)
    on_front[data->front[i]] = 1;
  if (data->n_front == 0)
    return;

  ef_chart_data_get_points (data, &points);
  if (front->curve == EF_CURVE_HULL)
    find_hull (data, &points);
  if (front->knee)
    find_knee (data, &points);
  if (ef_front_spec_has_band (front))
    find_near (data, front, &points);
  if (front->n_layers < 2 && !front->by_group)
    return;

  x = g_new (double, data->n);
  find_layers (data, front->n_layers, x);
  if (front->by_group && data->groups != NULL)
    find_group_fronts (data, x);
}

void
ef_chart_fronts_follow_groups (EfChartData *data, const EfChartSpec *spec)
{
  g_autofree double *x = NULL;

  for (guint group = 0; group < EF_CHART_GROUPS_MAX; group++)
    {
      g_free ((gpointer) data->group_fronts[group].points);
      data->group_fronts[group] = (EfPointLine){ 0, NULL };
    }
  if (!spec->front.by_group || data->groups == NULL || data->n_front == 0)
    return;
  x = g_new (double, data->n);
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
  g_free ((gpointer) data->hull.points);
  g_free ((gpointer) data->near_front);
}
