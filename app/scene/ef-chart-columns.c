/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-columns.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ef-analysis.h"
#include "ef-chart-indicators.h"
#include "ef-chart-insight.h"
#include "ef-chart-resamples.h"
#include "ef-chart-stars.h"
#include "ef-chart-words.h"
#include "ef-efficiency.h"
#include "ef-hypervolume.h"
#include "ef-layers.h"

/* Enough to see a percent of difference beside 1. */
#define EFFICIENCY_DIGITS 3

/* How the computed columns are named where a program reads them. */
static const char *const formulas[EF_N_COMPUTED] = {
  [EF_COMPUTED_RANK] = "frontier-rank",
  [EF_COMPUTED_NEAR] = "near-frontier",
  [EF_COMPUTED_MEMBERSHIP] = "frontier-membership",
  [EF_COMPUTED_EFFICIENCY_X] = "fdh-efficiency-x",
  [EF_COMPUTED_GAP_X] = "frontier-gap-x",
  [EF_COMPUTED_EFFICIENCY_Y] = "fdh-efficiency-y",
  [EF_COMPUTED_GAP_Y] = "frontier-gap-y",
  [EF_COMPUTED_CONTRIBUTION] = "hypervolume-contribution-share",
  [EF_COMPUTED_STARS] = "energy-stars",
};

static gboolean
is_along_x (EfComputed computed)
{
  return computed == EF_COMPUTED_EFFICIENCY_X || computed == EF_COMPUTED_GAP_X;
}

static gboolean
is_ratio (EfComputed computed)
{
  return computed == EF_COMPUTED_EFFICIENCY_X || computed == EF_COMPUTED_EFFICIENCY_Y;
}

/* The axis that a distance is along; NULL for what is about both. */
static const EfAxisData *
get_axis (const EfChartData *data, EfComputed computed)
{
  switch (computed)
    {
    case EF_COMPUTED_EFFICIENCY_X:
    case EF_COMPUTED_GAP_X:
      return &data->x;
    case EF_COMPUTED_EFFICIENCY_Y:
    case EF_COMPUTED_GAP_Y:
      return &data->y;
    default:
      return NULL;
    }
}

static EfEfficiency
get_efficiency (EfComputed computed)
{
  if (is_along_x (computed))
    return is_ratio (computed) ? EF_EFFICIENCY_X : EF_EFFICIENCY_GAP_X;
  return is_ratio (computed) ? EF_EFFICIENCY_Y : EF_EFFICIENCY_GAP_Y;
}

/* A day has no ratio to another one, and how late is no distance that a model could make good. */
static gboolean
is_wanted (const EfChartData *data, EfComputed computed)
{
  const EfAxisData *axis = get_axis (data, computed);
  EfAnalysis analysis = is_along_x (computed) ? EF_ANALYSIS_ALONG_X : EF_ANALYSIS_ALONG_Y;

  if (computed == EF_COMPUTED_STARS)
    return data->stars.stars != NULL;
  if (data->n_front == 0)
    return FALSE;
  if (computed == EF_COMPUTED_RANK)
    return TRUE;
  if (computed == EF_COMPUTED_NEAR)
    return data->near_front != NULL;
  if (computed == EF_COMPUTED_MEMBERSHIP)
    return data->resamples != NULL && data->resamples->membership != NULL;
  if (computed == EF_COMPUTED_CONTRIBUTION)
    return ef_chart_indicators_get_area_refusal (data) == NULL;
  return axis->scale != EF_SCALE_KIND_DATE
         && ef_analysis_get_refusal (analysis, ef_axis_data_is_ordinal (&data->x),
                                     ef_axis_data_is_ordinal (&data->y))
              == NULL;
}

/* ---- Values ---- */

/* Numbers of the points, at the rows of the table. */
static EfColumn *
create_numbers (const EfChartData *data,
                const char *name,
                EfComputed computed,
                const double *values)
{
  g_autoptr (EfColumnBuilder) builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);
  guint n_rows = ef_table_get_n_rows (data->table);
  double *cells = g_new (double, MAX (n_rows, 1));

  for (guint row = 0; row < n_rows; row++)
    cells[row] = NAN;
  for (guint i = 0; i < data->n; i++)
    cells[data->rows[i]] = values[i];
  ef_column_builder_set_origin (builder, EF_ORIGIN_DERIVED, formulas[computed]);
  ef_column_builder_take_numbers (builder, cells, n_rows);

  return ef_column_builder_end (g_steal_pointer (&builder));
}

static EfColumn *
create_ranks (const EfChartData *data, const char *name, const EfPoints *points)
{
  g_autofree double *values = g_new (double, MAX (data->n, 1));
  guint32 n_layers;
  g_autofree guint32 *ranks = ef_layers_rank (points, &n_layers);

  for (guint i = 0; i < data->n; i++)
    values[i] = ranks[i] > 0 ? ranks[i] : NAN;

  return create_numbers (data, name, EF_COMPUTED_RANK, values);
}

static EfColumn *
create_stars (const EfChartData *data, const char *name)
{
  g_autofree double *values = g_new (double, MAX (data->n, 1));

  for (guint i = 0; i < data->n; i++)
    values[i] = data->stars.stars[i] > 0 ? data->stars.stars[i] : NAN;

  return create_numbers (data, name, EF_COMPUTED_STARS, values);
}

static EfColumn *
create_near (const EfChartData *data, const char *name)
{
  g_autoptr (EfColumnBuilder) builder = ef_column_builder_new (name, EF_COLUMN_TEXT);
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();
  guint32 yes = ef_text_pool_add (pool, _ ("yes"), -1);
  guint32 no = ef_text_pool_add (pool, _ ("no"), -1);
  guint n_rows = ef_table_get_n_rows (data->table);
  guint point = 0;

  ef_column_builder_set_pool (builder, pool);
  ef_column_builder_set_origin (builder, EF_ORIGIN_DERIVED, formulas[EF_COMPUTED_NEAR]);
  for (guint row = 0; row < n_rows; row++)
    {
      guint32 text = 0;

      if (point < data->n && data->rows[point] == row)
        {
          if (!isnan (data->fx[point]))
            text = data->near_front[point] ? yes : no;
          point++;
        }
      ef_column_builder_add_text_id (builder, text);
    }

  return ef_column_builder_end (g_steal_pointer (&builder));
}

/* Efficiency is never above one, whichever way the axis goes: what is worse always has less. */
static EfColumn *
create_distances (const EfChartData *data,
                  const char *name,
                  EfComputed computed,
                  const EfPoints *points)
{
  g_autofree double *values = g_new (double, MAX (data->n, 1));

  ef_efficiency_measure (points, get_efficiency (computed), values);
  if (is_ratio (computed) && get_axis (data, computed)->direction == EF_DIRECTION_HIGHER)
    {
      for (guint i = 0; i < data->n; i++)
        values[i] = 1 / values[i];
    }

  return create_numbers (data, name, computed, values);
}

/* Areas are measured as the chart shows them: on logarithms where an axis has them. Without the
 * point, those that it dominates may step in. */
static EfColumn *
create_contributions (const EfChartData *data, const char *name)
{
  g_autofree double *values = g_new (double, MAX (data->n, 1));
  g_autofree double *borrowed = NULL;
  EfPoints points;
  double x, y, area;

  borrowed = ef_chart_indicators_get_measured (data, TRUE, &points);
  for (guint i = 0; i < data->n; i++)
    values[i] = NAN;
  if (ef_hypervolume_get_reference (&points, &x, &y)
      && (area = ef_hypervolume_measure (&points, x, y)) > 0)
    {
      ef_hypervolume_contributions (&points, x, y, FALSE, values);
      for (guint i = 0; i < data->n; i++)
        values[i] /= area;
    }

  return create_numbers (data, name, EF_COMPUTED_CONTRIBUTION, values);
}

/* ---- Words ---- */

static char *
dup_name (EfComputed computed, const char *along)
{
  switch (computed)
    {
    case EF_COMPUTED_RANK:
      return g_strdup (C_ ("computed column", "Rank of frontier"));
    case EF_COMPUTED_NEAR:
      return g_strdup (C_ ("computed column", "Near frontier"));
    case EF_COMPUTED_MEMBERSHIP:
      /* Translators: a share of resamples. */
      return g_strdup (C_ ("computed column", "On frontier"));
    case EF_COMPUTED_STARS:
      /* Translators: a rating of energy, from one to five stars. */
      return g_strdup (C_ ("computed column", "Energy stars"));
    case EF_COMPUTED_CONTRIBUTION:
      /* Translators: of a point, to the area behind the frontier. */
      return g_strdup (C_ ("computed column", "Contribution"));
    case EF_COMPUTED_EFFICIENCY_X:
    case EF_COMPUTED_EFFICIENCY_Y:
      /* Translators: %s is the name of an axis: "Efficiency: Parameters". */
      return g_strdup_printf (C_ ("computed column", "Efficiency: %s"), along);
    default:
      /* Translators: how much is missing; %s is the name of an axis: "Gap: Parameters". */
      return g_strdup_printf (C_ ("computed column", "Gap: %s"), along);
    }
}

static char *
explain_efficiency (gboolean lower, const char *along, const char *other)
{
  if (lower)
    /* Translators: names of axes, of which the first comes twice. */
    return g_strdup_printf (_ ("The lowest %1$s of all points that are at least as good in %2$s, "
                               "divided by the %1$s of the point. 1 is efficient; 0.25 says that "
                               "a quarter would do."),
                            along, other);

  /* Translators: names of axes, of which the first comes twice. */
  return g_strdup_printf (_ ("The %1$s of the point, divided by the highest %1$s of all points "
                             "that are at least as good in %2$s. 1 is efficient; 0.25 says that "
                             "four times as much is possible."),
                          along, other);
}

static char *
explain_gap (gboolean lower, const char *along, const char *other)
{
  if (lower)
    /* Translators: names of axes, of which the first comes twice. */
    return g_strdup_printf (_ ("The %1$s of the point, less the lowest %1$s of all points that "
                               "are at least as good in %2$s. 0 is efficient."),
                            along, other);

  /* Translators: names of axes, of which the first comes twice. */
  return g_strdup_printf (_ ("The highest %1$s of all points that are at least as good in %2$s, "
                             "less the %1$s of the point. 0 is efficient."),
                          along, other);
}

/* An area means nothing without its reference point. */
static char *
explain_contribution (const EfChartData *data)
{
  g_autofree char *place = ef_chart_indicators_dup_reference (data, TRUE,
                                                              ef_tick_style_for_locale ());

  /* Translators: %s is a place: "2.1 M and 57.4". */
  return g_strdup_printf (_ ("How much of the area behind the frontier would be lost without the "
                             "point. It reaches to the reference point, %s: a tenth of the width "
                             "of the data beyond its worst values. Measured on logarithms where "
                             "the axis has them."),
                          place != NULL ? place : "\u2013");
}

static char *
explain (const EfChartData *data,
         const EfChartSpec *spec,
         EfComputed computed,
         const char *along,
         const char *other)
{
  gboolean lower;

  if (computed == EF_COMPUTED_STARS)
    return ef_chart_stars_describe_rule (data, spec, ef_tick_style_for_locale ());

  if (computed == EF_COMPUTED_RANK)
    return g_strdup (_ ("1 is the frontier, 2 the frontier of what is left without it, and so "
                        "on."));
  if (computed == EF_COMPUTED_NEAR)
    return g_strdup (_ ("Whether a point of the frontier is better by no more than the margins "
                        "that the chart shows as a band."));
  if (computed == EF_COMPUTED_MEMBERSHIP)
    return g_strdup_printf (
      ngettext ("In how much of %u resample the point is on the frontier: all values are drawn "
                "anew, as far off as they may be.",
                "In how much of %u resamples the point is on the frontier: all values are drawn "
                "anew, as far off as they may be.",
                data->resamples->n_resamples),
      data->resamples->n_resamples);
  if (computed == EF_COMPUTED_CONTRIBUTION)
    return explain_contribution (data);

  lower = get_axis (data, computed)->direction == EF_DIRECTION_LOWER;
  return is_ratio (computed) ? explain_efficiency (lower, along, other)
                             : explain_gap (lower, along, other);
}

static void
add_column (EfChartColumns *self, const EfChartSpec *spec, EfComputed computed)
{
  EfChartColumn *added = &self->columns[self->n++];
  g_autofree char *x = ef_axis_data_dup_title (&self->data->x, &spec->x);
  g_autofree char *y = ef_axis_data_dup_title (&self->data->y, &spec->y);
  const char *along = is_along_x (computed) ? x : y;
  g_autofree char *name = dup_name (computed, along);
  EfPoints points;

  ef_chart_data_get_points (self->data, &points);
  added->computed = computed;
  added->explanation = explain (self->data, spec, computed, along, along == x ? y : x);
  if (computed == EF_COMPUTED_RANK)
    added->column = create_ranks (self->data, name, &points);
  else if (computed == EF_COMPUTED_STARS)
    added->column = create_stars (self->data, name);
  else if (computed == EF_COMPUTED_CONTRIBUTION)
    added->column = create_contributions (self->data, name);
  else if (computed == EF_COMPUTED_NEAR)
    added->column = create_near (self->data, name);
  else if (computed == EF_COMPUTED_MEMBERSHIP)
    added->column = create_numbers (self->data, name, computed, self->data->resamples->membership);
  else
    added->column = create_distances (self->data, name, computed, &points);
}

EfChartColumns *
ef_chart_columns_new (EfChartData *data,
                      const EfChartSpec *spec,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (EfChartColumns) self = NULL;

  g_return_val_if_fail (data != NULL && spec != NULL, NULL);

  self = g_new0 (EfChartColumns, 1);
  self->data = ef_chart_data_ref (data);
  for (EfComputed computed = 0; computed < EF_N_COMPUTED; computed++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (is_wanted (data, computed))
        add_column (self, spec, computed);
    }

  return g_steal_pointer (&self);
}

void
ef_chart_columns_free (EfChartColumns *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n; i++)
    {
      ef_column_unref (self->columns[i].column);
      g_free (self->columns[i].explanation);
    }
  ef_chart_data_unref (self->data);
  g_free (self);
}

static char *
format_percent (double share, const EfTickStyle *style)
{
  g_autofree char *number = ef_number_to_label (100 * share, EFFICIENCY_DIGITS, NULL, style);

  return g_strconcat (number, "\u00a0%", NULL);
}

char *
ef_chart_columns_dup_cell (const EfChartColumns *self,
                           guint index,
                           guint row,
                           const EfTickStyle *style)
{
  const EfChartColumn *column;
  double value;

  g_return_val_if_fail (self != NULL && index < self->n && style != NULL, NULL);

  column = &self->columns[index];
  if (column->computed == EF_COMPUTED_NEAR)
    return g_strdup (ef_column_get_text (column->column, row));

  value = ef_column_get_numbers (column->column)[row];
  if (isnan (value))
    return g_strdup ("");
  if (column->computed == EF_COMPUTED_RANK)
    return g_strdup_printf ("%.0f", value);
  if (column->computed == EF_COMPUTED_STARS)
    return g_strdup (ef_stars_to_text ((guint) value));
  if (column->computed == EF_COMPUTED_MEMBERSHIP || column->computed == EF_COMPUTED_CONTRIBUTION)
    return format_percent (value, style);
  if (is_ratio (column->computed))
    return ef_number_to_label (value, EFFICIENCY_DIGITS, NULL, style);
  return ef_axis_data_format_styled (get_axis (self->data, column->computed), value, style);
}

/* Why a row is not among the points. */
static const char *
get_row_reason (const EfChartData *data, guint row)
{
  double x = ef_column_get_numbers (data->x.column)[row];
  double y = ef_column_get_numbers (data->y.column)[row];

  if (!isfinite (x) || !isfinite (y))
    return ef_efficiency_reason_to_label (EF_EFFICIENCY_REASON_MISSING);
  if ((data->x.scale == EF_SCALE_KIND_LOG && x <= 0)
      || (data->y.scale == EF_SCALE_KIND_LOG && y <= 0))
    return _ ("A logarithmic axis has no place for values that are not above zero.");
  return _ ("Rows that are hidden, filtered out or of a later day are not compared.");
}

const char *
ef_chart_columns_get_reason (const EfChartColumns *self, guint index, guint row)
{
  EfComputed computed;
  EfPoints points;
  gint point;

  g_return_val_if_fail (self != NULL && index < self->n, NULL);

  point = ef_chart_data_find_row (self->data, row);
  if (point < 0)
    return get_row_reason (self->data, row);
  if (isnan (self->data->fx[point]))
    return _ ("Without a date a point takes no part in the frontier as of a day.");
  computed = self->columns[index].computed;
  if (!is_ratio (computed))
    return NULL;
  ef_chart_data_get_points (self->data, &points);
  return ef_efficiency_reason_to_label (
    ef_efficiency_get_reason (&points, get_efficiency (computed), (guint32) point));
}

gboolean
ef_chart_columns_same_names (const EfChartColumns *a, const EfChartColumns *b)
{
  guint n_a = a != NULL ? a->n : 0;
  guint n_b = b != NULL ? b->n : 0;

  for (guint i = 0; i < n_a && n_a == n_b; i++)
    {
      if (!g_str_equal (ef_column_get_name (a->columns[i].column),
                        ef_column_get_name (b->columns[i].column)))
        return FALSE;
    }
  return n_a == n_b;
}
