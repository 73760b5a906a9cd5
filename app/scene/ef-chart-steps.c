/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-steps.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-analysis.h"
#include "ef-chart-insight.h"
#include "ef-chart-words.h"
#include "ef-hull.h"

/* Why no chart with these axes has prices. */
static const char *
get_refusal (const EfChartData *data)
{
  if (data->x.scale == EF_SCALE_KIND_DATE || data->y.scale == EF_SCALE_KIND_DATE)
    return _ ("A date is no cost, so no step has a price.");
  if (data->x.direction == EF_DIRECTION_UNKNOWN || data->y.direction == EF_DIRECTION_UNKNOWN)
    return _ ("There is no frontier before it is known which values are better on each axis.");
  return ef_analysis_get_refusal (EF_ANALYSIS_PRICE, ef_axis_data_is_ordinal (&data->x),
                                  ef_axis_data_is_ordinal (&data->y));
}

static void
find_steps (EfChartSteps *self, gboolean hull)
{
  const EfChartData *data = self->data;
  g_autofree guint32 *corners = NULL;
  const guint32 *line = data->front;
  gsize n_line = data->n_front;
  gsize n_steps = 0;
  EfPoints points;
  guint32 knee;

  ef_chart_data_get_points (data, &points);
  if (hull)
    line = corners = ef_hull_front (&points, &n_line);
  self->steps = ef_marginal_steps (&points, line, n_line, &n_steps);
  self->n = (guint) n_steps;
  knee = ef_marginal_find_knee (&points, line, n_line, data->x.scale == EF_SCALE_KIND_LOG,
                                data->y.scale == EF_SCALE_KIND_LOG, NULL);
  if (knee != EF_POINT_NONE)
    self->knee = (gint) knee;
}

EfChartSteps *
ef_chart_steps_new (EfChartData *data, const EfChartSpec *spec, gboolean hull)
{
  EfChartSteps *self;

  g_return_val_if_fail (data != NULL && spec != NULL, NULL);

  self = g_new0 (EfChartSteps, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->data = ef_chart_data_ref (data);
  self->spec = ef_chart_spec_copy (spec);
  self->knee = -1;
  self->refusal = get_refusal (data);
  if (self->refusal == NULL)
    find_steps (self, hull);
  if (self->refusal == NULL && self->n == 0)
    self->refusal = _ ("The frontier has fewer than two places, so there is no step on it.");

  return self;
}

EfChartSteps *
ef_chart_steps_ref (EfChartSteps *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ef_chart_steps_unref (EfChartSteps *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  ef_chart_data_unref (self->data);
  ef_chart_spec_free (self->spec);
  g_free (self->steps);
  g_free (self);
}

/* Of points that are equal the first one stands for all, and the knee may be another. */
static gboolean
is_knee (const EfChartSteps *self, guint32 point)
{
  const EfChartData *data = self->data;

  return self->knee >= 0 && data->vx[point] == data->vx[self->knee]
         && data->vy[point] == data->vy[self->knee];
}

char *
ef_chart_steps_dup_title (const EfChartSteps *self, EfStepField field)
{
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  g_return_val_if_fail (self != NULL && field < EF_N_STEP_FIELDS, NULL);

  x = ef_axis_data_dup_title (&self->data->x, &self->spec->x);
  y = ef_axis_data_dup_title (&self->data->y, &self->spec->y);
  switch (field)
    {
    case EF_STEP_FROM:
      return g_strdup (C_ ("step", "From"));
    case EF_STEP_TO:
      return g_strdup (C_ ("step", "To"));
    case EF_STEP_COST:
      /* Translators: %s is the name of an axis: "Cost: Parameters". */
      return g_strdup_printf (C_ ("step", "Cost: %s"), x);
    case EF_STEP_GAIN:
      /* Translators: %s is the name of an axis: "Gain: Accuracy". */
      return g_strdup_printf (C_ ("step", "Gain: %s"), y);
    default:
      return g_strdup (C_ ("step", "Price per unit"));
    }
}

static char *
dup_label (const EfChartSteps *self, guint32 point)
{
  return ef_chart_data_dup_label (self->data, self->spec, point);
}

char *
ef_chart_steps_dup_cell (const EfChartSteps *self,
                         guint index,
                         EfStepField field,
                         const EfTickStyle *style)
{
  const EfMarginalStep *step;
  g_autofree char *label = NULL;

  g_return_val_if_fail (self != NULL && index < self->n && style != NULL, NULL);

  step = &self->steps[index];
  switch (field)
    {
    case EF_STEP_FROM:
      return dup_label (self, step->from);
    case EF_STEP_TO:
      label = dup_label (self, step->to);
      /* Translators: a model at the knee of the frontier. */
      return is_knee (self, step->to) ? g_strdup_printf (_ ("Knee: %s"), label)
                                      : g_steal_pointer (&label);
    case EF_STEP_COST:
      return ef_axis_data_format_styled (&self->data->x, fabs (step->dx), style);
    case EF_STEP_GAIN:
      return ef_axis_data_format_styled (&self->data->y, fabs (step->dy), style);
    default:
      return ef_axis_data_format_styled (&self->data->x, ef_chart_price_round (step->price),
                                         style);
    }
}

char *
ef_chart_steps_describe (const EfChartSteps *self)
{
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  x = ef_axis_data_dup_title (&self->data->x, &self->spec->x);
  y = ef_axis_data_dup_title (&self->data->y, &self->spec->y);
  /* Translators: names of axes: "What one unit of Accuracy costs in Parameters." */
  return g_strdup_printf (_ ("What one unit of %s costs in %s, step by step to the next better "
                             "point."),
                          y, x);
}

/* ---- For programs and documents ---- */

static void
add_titles (EfTextSheet *sheet, const EfChartSteps *self)
{
  const char *x = ef_column_get_name (self->data->x.column);
  const char *y = ef_column_get_name (self->data->y.column);
  const char *names[] = { x, x, y, y };

  ef_text_sheet_add (sheet, "from");
  ef_text_sheet_add (sheet, "to");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *title = g_strconcat (names[i], i % 2 == 0 ? " from" : " to", NULL);

      ef_text_sheet_add (sheet, title);
    }
  ef_text_sheet_add (sheet, "cost");
  ef_text_sheet_add (sheet, "gain");
  ef_text_sheet_add (sheet, "price");
  ef_text_sheet_add (sheet, "knee");
  ef_text_sheet_end_row (sheet);
}

static void
add_step (EfTextSheet *sheet, const EfChartSteps *self, const EfMarginalStep *step)
{
  g_autofree char *from = dup_label (self, step->from);
  g_autofree char *to = dup_label (self, step->to);

  ef_text_sheet_add (sheet, from);
  ef_text_sheet_add (sheet, to);
  ef_text_sheet_add_number (sheet, self->data->vx[step->from]);
  ef_text_sheet_add_number (sheet, self->data->vx[step->to]);
  ef_text_sheet_add_number (sheet, self->data->vy[step->from]);
  ef_text_sheet_add_number (sheet, self->data->vy[step->to]);
  ef_text_sheet_add_computed (sheet, fabs (step->dx));
  ef_text_sheet_add_computed (sheet, fabs (step->dy));
  ef_text_sheet_add_computed (sheet, step->price);
  ef_text_sheet_add (sheet, is_knee (self, step->to) ? "knee" : "");
  ef_text_sheet_end_row (sheet);
}

char *
ef_chart_steps_to_text (const EfChartSteps *self, EfSheetForm form, const char *decimal_point)
{
  EfTextSheet *sheet;

  g_return_val_if_fail (self != NULL && decimal_point != NULL, NULL);

  sheet = ef_text_sheet_new (form, decimal_point);
  add_titles (sheet, self);
  for (guint i = 0; i < self->n; i++)
    add_step (sheet, self, &self->steps[i]);

  return ef_text_sheet_end (sheet);
}
