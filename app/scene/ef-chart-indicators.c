/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-indicators.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ef-analysis.h"
#include "ef-chart-insight.h"
#include "ef-chart-words.h"
#include "ef-hull.h"
#include "ef-hypervolume.h"
#include "ef-pareto.h"

/* Areas differ by less than this from each other only by chance. */
#define AREA_DIGITS 4
#define SHARE_DIGITS 3

typedef struct
{
  const EfChartData *data;
  const EfChartSpec *spec;
  const EfTickStyle *style;
  GArray *indicators;
} Teller;

static void
indicator_clear (gpointer data)
{
  EfIndicator *indicator = data;

  g_free (indicator->name);
  g_free (indicator->value);
  g_free (indicator->meaning);
}

GArray *
ef_indicators_new (void)
{
  GArray *indicators = g_array_new (FALSE, FALSE, sizeof (EfIndicator));

  g_array_set_clear_func (indicators, indicator_clear);
  return indicators;
}

/* @value, @meaning (transfer full); @value NULL: there is none */
static void
tell (Teller *self, const char *name, char *value, char *meaning)
{
  EfIndicator indicator = { g_strdup (name), value != NULL ? value : g_strdup ("\u2013"), meaning };

  g_array_append_val (self->indicators, indicator);
}

static const char *
get_refusal (const EfChartData *data, EfAnalysis analysis)
{
  if (data->x.scale == EF_SCALE_KIND_DATE || data->y.scale == EF_SCALE_KIND_DATE)
    return _ ("A date is no amount, so there is no area.");
  return ef_analysis_get_refusal (analysis, ef_axis_data_is_ordinal (&data->x),
                                  ef_axis_data_is_ordinal (&data->y));
}

/* ---- How many ---- */

static void
tell_count (Teller *self)
{
  const EfChartData *data = self->data;
  guint n_places
    = (guint) ef_pareto_count_distinct (data->vx, data->vy, data->front, data->n_front);
  const char *sentence = _ ("No other point is better on one axis without being worse on the "
                            "other.");
  char *value = g_strdup_printf (ngettext ("%'u of %'u point", "%'u of %'u points", data->n),
                                 data->n_front, data->n);

  if (n_places == data->n_front)
    tell (self, _ ("On the frontier"), value, g_strdup (sentence));
  else
    /* Translators: behind another sentence. */
    tell (
      self, _ ("On the frontier"), value,
      g_strdup_printf (
        ngettext ("%s Some are equal on both axes: they are at %'u different place.",
                  "%s Some are equal on both axes: they are at %'u different places.", n_places),
        sentence, n_places));
}

/* ---- The area ---- */

double *
ef_chart_indicators_get_measured (const EfChartData *data, gboolean logarithms, EfPoints *points)
{
  double *x;

  ef_chart_data_get_points (data, points);
  if (logarithms && data->y.scale == EF_SCALE_KIND_LOG)
    points->y = data->sy;
  if (!logarithms || data->x.scale != EF_SCALE_KIND_LOG)
    return NULL;

  /* Some points may take no part in the frontier. */
  x = g_new (double, data->n);
  for (guint i = 0; i < data->n; i++)
    x[i] = isnan (data->fx[i]) ? NAN : data->sx[i];
  points->x = x;
  return x;
}

static char *
format_place (const EfTickStyle *style, const EfAxisData *axis, gboolean logarithms, double place)
{
  double value = place;

  if (logarithms && axis->scale == EF_SCALE_KIND_LOG)
    value = ef_axis_data_get_value_at (axis, place);
  return ef_axis_data_format_styled (axis, value, style);
}

char *
ef_chart_indicators_dup_reference (const EfChartData *data,
                                   gboolean logarithms,
                                   const EfTickStyle *style)
{
  g_autofree double *borrowed = NULL;
  g_autofree char *x_text = NULL;
  g_autofree char *y_text = NULL;
  EfPoints points;
  double x, y;

  g_return_val_if_fail (data != NULL && style != NULL, NULL);

  borrowed = ef_chart_indicators_get_measured (data, logarithms, &points);
  if (get_refusal (data, EF_ANALYSIS_AREA) != NULL
      || !ef_hypervolume_get_reference (&points, &x, &y))
    return NULL;

  x_text = format_place (style, &data->x, logarithms, x);
  y_text = format_place (style, &data->y, logarithms, y);
  /* Translators: a place in a chart: its values on the horizontal and on the vertical axis. */
  return g_strdup_printf (C_ ("place", "%s and %s"), x_text, y_text);
}

/* The area as a share of the rectangle between the reference point and the best of each axis,
 * which no frontier can exceed. */
static char *
format_area (const Teller *self, const EfPoints *points, double area, double x, double y)
{
  const EfChartData *data = self->data;
  gboolean x_first = data->x.direction == EF_DIRECTION_LOWER;
  double best_x = points->x[data->front[x_first ? 0 : data->n_front - 1]];
  double best_y = points->y[data->front[x_first ? data->n_front - 1 : 0]];
  double possible = fabs (x - best_x) * fabs (y - best_y);
  g_autofree char *number = ef_number_to_label (area, AREA_DIGITS, NULL, self->style);
  g_autofree char *share = NULL;

  if (!(possible > 0))
    return g_steal_pointer (&number);
  share = ef_number_to_label (100 * area / possible, SHARE_DIGITS, NULL, self->style);
  /* Translators: an area, and the same as a percentage. */
  return g_strdup_printf (_ ("%s (%s %%)"), number, share);
}

static char *
explain_area (const Teller *self, gboolean logarithms, double x, double y)
{
  g_autofree char *x_text = format_place (self->style, &self->data->x, logarithms, x);
  g_autofree char *y_text = format_place (self->style, &self->data->y, logarithms, y);

  /* Translators: values on the horizontal and on the vertical axis. */
  if (logarithms)
    return g_strdup_printf (
      _ ("What the frontier dominates up to the reference point, %s and %s: a tenth of the width "
         "of the data beyond its worst values. Measured on logarithms where the axis has them. In "
         "brackets, the share of what a single point with the best of both axes would dominate."),
      x_text, y_text);
  /* Translators: values on the horizontal and on the vertical axis. */
  return g_strdup_printf (
    _ ("What the frontier dominates up to the reference point, %s and %s: a tenth of the width of "
       "the data beyond its worst values. In brackets, the share of what a single point with the "
       "best of both axes would dominate."),
    x_text, y_text);
}

static void
tell_area (Teller *self, gboolean logarithms)
{
  const char *name = _ ("Area behind the frontier (hypervolume)");
  const char *refusal = get_refusal (self->data, EF_ANALYSIS_AREA);
  g_autofree double *borrowed = NULL;
  EfPoints points;
  double x, y, area;

  if (refusal != NULL)
    {
      tell (self, name, NULL, g_strdup (refusal));
      return;
    }
  borrowed = ef_chart_indicators_get_measured (self->data, logarithms, &points);
  if (!ef_hypervolume_get_reference (&points, &x, &y))
    return;
  area = ef_hypervolume_measure (&points, x, y);
  tell (self, name, format_area (self, &points, area, x, y), explain_area (self, logarithms, x, y));
}

/* ---- What mixtures reach ---- */

static char *
format_aiq (const Teller *self, const EfPoints *points, EfHullNormal normal)
{
  gsize n_hull;
  g_autofree guint32 *hull = ef_hull_front (points, &n_hull);
  double aiq = ef_hull_get_aiq (points, hull, n_hull, NAN, normal);

  return isnan (aiq) ? NULL : ef_axis_data_format_styled (&self->data->y, aiq, self->style);
}

static void
tell_mean (Teller *self, const char *name, EfHullNormal normal, const char *meaning)
{
  const char *refusal = get_refusal (self->data, EF_ANALYSIS_AREA);
  char *value = NULL;
  EfPoints points;

  ef_chart_data_get_points (self->data, &points);
  if (refusal == NULL
      && (points.x_direction != EF_DIRECTION_LOWER || points.y_direction != EF_DIRECTION_HIGHER))
    refusal = _ ("Only where lower values are better on the horizontal axis and higher ones on the "
                 "vertical axis.");
  if (refusal == NULL)
    value = format_aiq (self, &points, normal);
  if (refusal == NULL && value == NULL)
    refusal = _ ("There is no range of costs to take the mean over.");
  tell (self, name, value, g_strdup (refusal != NULL ? refusal : meaning));
}

static void
tell_means (Teller *self)
{
  tell_mean (self, _ ("Mean of mixtures over their range of costs (AIQ)"), EF_HULL_PER_RANGE,
             _ ("The mean score if traffic may be split between two models, over all costs from "
                "the cheapest to the dearest of them: the area under their hull, divided by the "
                "range of costs."));
  tell_mean (self, _ ("The same up from no cost (AIQ as in RouterBench)"), EF_HULL_PER_MAXIMUM,
             _ ("The same area, divided by the highest cost, as the code published with "
                "RouterBench does. What is cheaper than the cheapest model counts as a score of "
                "zero."));
}

GArray *
ef_chart_indicators_new (const EfChartData *data,
                         const EfChartSpec *spec,
                         gboolean logarithms,
                         const EfTickStyle *style)
{
  Teller self = { .data = data, .spec = spec, .style = style };

  g_return_val_if_fail (data != NULL && spec != NULL && style != NULL, NULL);

  self.indicators = ef_indicators_new ();
  if (data->n_front == 0)
    return self.indicators;

  tell_count (&self);
  tell_area (&self, logarithms);
  tell_means (&self);

  return self.indicators;
}

const char *
ef_chart_indicators_get_area_refusal (const EfChartData *data)
{
  g_return_val_if_fail (data != NULL, NULL);

  return get_refusal (data, EF_ANALYSIS_AREA);
}

gboolean
ef_chart_indicators_have_logarithms (const EfChartData *data)
{
  g_return_val_if_fail (data != NULL, FALSE);

  return get_refusal (data, EF_ANALYSIS_AREA) == NULL
         && (data->x.scale == EF_SCALE_KIND_LOG || data->y.scale == EF_SCALE_KIND_LOG);
}
