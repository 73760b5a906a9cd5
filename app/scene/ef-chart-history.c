/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-history.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ef-chart-indicators.h"
#include "ef-chart-insight.h"
#include "ef-chart-words.h"
#include "ef-hypervolume.h"

#define AREA_DIGITS 4
#define SHARE_DIGITS 3

/* Why there is nothing to tell. */
static const char *
get_refusal (const EfChartData *data)
{
  if (data->date_column == NULL)
    return _ ("The table has no column of dates.");
  if (data->n_front == 0)
    return _ ("There is no frontier.");
  return NULL;
}

/* The day of each point; NAN for none (transfer full). */
static double *
gather_days (const EfChartData *data)
{
  const double *dates = ef_column_get_numbers (data->date_column);
  double *days = g_new (double, MAX (data->n, 1));

  for (guint i = 0; i < data->n; i++)
    days[i] = floor (dates[data->rows[i]]);

  return days;
}

static double
find_end (const EfChartData *data, const EfChartSpec *spec, const double *days)
{
  double end = -INFINITY;

  if (spec->front.has_as_of)
    return floor (spec->front.as_of);
  for (guint i = 0; i < data->n; i++)
    if (days[i] > end)
      end = days[i];

  return end;
}

/* The reference point is that of the whole: years are compared with one another. */
static void
find_years (EfChartHistory *self, const EfFrontHistory *history, gboolean logarithms)
{
  g_autofree double *borrowed = NULL;
  EfPoints points;
  gsize n_years = 0;
  double x, y;

  self->area_refusal = ef_chart_indicators_get_area_refusal (self->data);
  if (self->area_refusal != NULL)
    return;
  borrowed = ef_chart_indicators_get_measured (self->data, logarithms, &points);
  if (!ef_hypervolume_get_reference (&points, &x, &y))
    return;

  self->years = ef_front_history_list_years (history, &points, x, y, &n_years);
  self->n_years = (guint) n_years;
  self->reference_x = logarithms && self->data->x.scale == EF_SCALE_KIND_LOG
                        ? ef_axis_data_get_value_at (&self->data->x, x)
                        : x;
  self->reference_y = logarithms && self->data->y.scale == EF_SCALE_KIND_LOG
                        ? ef_axis_data_get_value_at (&self->data->y, y)
                        : y;
}

EfChartHistory *
ef_chart_history_new (EfChartData *data, const EfChartSpec *spec, gboolean logarithms)
{
  g_autoptr (EfFrontHistory) history = NULL;
  g_autofree double *days = NULL;
  EfChartHistory *self;
  EfPoints points;

  g_return_val_if_fail (data != NULL && spec != NULL, NULL);

  self = g_new0 (EfChartHistory, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->data = ef_chart_data_ref (data);
  self->spec = ef_chart_spec_copy (spec);
  self->refusal = get_refusal (data);
  if (self->refusal != NULL)
    return self;

  days = gather_days (data);
  ef_chart_data_get_points (data, &points);
  history = ef_front_history_new (&points, days);
  self->n_undated = (guint) history->n_undated;
  if (history->n_stays == 0)
    {
      self->refusal = _ ("No point of the frontier has a date.");
      return self;
    }

  self->end = find_end (data, spec, days);
  find_years (self, history, logarithms);
  self->n = (guint) history->n_stays;
  self->stays = g_steal_pointer (&history->stays);

  return self;
}

EfChartHistory *
ef_chart_history_ref (EfChartHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ef_chart_history_unref (EfChartHistory *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  ef_chart_data_unref (self->data);
  ef_chart_spec_free (self->spec);
  g_free (self->stays);
  g_free (self->years);
  g_free (self);
}

double
ef_chart_history_get_days (const EfChartHistory *self, guint index)
{
  const EfFrontStay *stay;

  g_return_val_if_fail (self != NULL && index < self->n, NAN);

  stay = &self->stays[index];
  return (isfinite (stay->left) ? stay->left : self->end) - stay->entered;
}

/* ---- For people ---- */

const char *
ef_chart_history_get_title (EfHistoryField field)
{
  switch (field)
    {
    case EF_HISTORY_NAME:
      return C_ ("history", "Name");
    case EF_HISTORY_ENTERED:
      return C_ ("history", "Efficient from");
    case EF_HISTORY_LEFT:
      return C_ ("history", "Until");
    case EF_HISTORY_DAYS:
      return C_ ("history", "Days");
    default:
      return C_ ("history", "Outdone by");
    }
}

static char *
format_day (const EfChartHistory *self, double day, const EfTickStyle *style)
{
  const EfAxisData axis = { .column = self->data->date_column,
                            .scale = EF_SCALE_KIND_DATE,
                            .factor = 1 };

  return ef_axis_data_format_styled (&axis, day, style);
}

char *
ef_chart_history_dup_cell (const EfChartHistory *self,
                           guint index,
                           EfHistoryField field,
                           const EfTickStyle *style)
{
  const EfFrontStay *stay;
  gboolean stays;

  g_return_val_if_fail (self != NULL && index < self->n && style != NULL, NULL);

  stay = &self->stays[index];
  stays = !isfinite (stay->left);
  switch (field)
    {
    case EF_HISTORY_NAME:
      return ef_chart_data_dup_label (self->data, self->spec, stay->index);
    case EF_HISTORY_ENTERED:
      return format_day (self, stay->entered, style);
    case EF_HISTORY_LEFT:
      return stays ? g_strdup (C_ ("history", "still")) : format_day (self, stay->left, style);
    case EF_HISTORY_DAYS:
      return g_strdup_printf ("%'.0f", ef_chart_history_get_days (self, index));
    default:
      return stays ? g_strdup ("")
                   : ef_chart_data_dup_label (self->data, self->spec, stay->replaced_by);
    }
}

char *
ef_chart_history_describe (const EfChartHistory *self, const EfTickStyle *style)
{
  g_autofree char *day = NULL;
  g_autofree char *undated = NULL;
  guint n_still = 0;

  g_return_val_if_fail (self != NULL && style != NULL, NULL);

  for (guint i = 0; i < self->n; i++)
    n_still += !isfinite (self->stays[i].left);
  day = format_day (self, self->end, style);
  if (self->n_undated > 0)
    undated = g_strdup_printf (ngettext (" %'u without a date takes no part.",
                                         " %'u without a date take no part.", self->n_undated),
                               self->n_undated);
  /* Translators: all of them, those that stayed, the last day, perhaps one more sentence. */
  return g_strdup_printf (
    ngettext ("%'u point was on the frontier, %'u of them still on %s.%s",
              "%'u points were on the frontier, %'u of them still on %s.%s", self->n),
    self->n, n_still, day, undated != NULL ? undated : "");
}

/* "+0.42 (12 %)": the area that was added, and its share of all there is at the end. */
static char *
format_gain (const EfChartHistory *self, const EfFrontYear *year, const EfTickStyle *style)
{
  double total = self->years[self->n_years - 1].total;
  g_autofree char *gained = ef_number_to_label (year->gained, AREA_DIGITS, NULL, style);
  g_autofree char *share = NULL;

  if (!(total > 0))
    return g_strdup_printf ("+%s", gained);
  share = ef_number_to_label (100 * year->gained / total, SHARE_DIGITS, NULL, style);
  /* Translators: an area that a year added, and the same as a percentage of the whole. */
  return g_strdup_printf (_ ("+%s (%s %%)"), gained, share);
}

GArray *
ef_chart_history_list_years (const EfChartHistory *self, const EfTickStyle *style)
{
  GArray *years;

  g_return_val_if_fail (self != NULL && style != NULL, NULL);

  years = ef_indicators_new ();
  for (guint i = 0; i < self->n_years; i++)
    {
      const EfFrontYear *year = &self->years[i];
      g_autofree char *total = ef_number_to_label (year->total, AREA_DIGITS, NULL, style);
      EfIndicator indicator = {
        .name = g_strdup_printf ("%d", year->year),
        .value = format_gain (self, year, style),
        /* Translators: the area behind the frontier at the end of a year. */
        .meaning = g_strdup_printf (_ ("%s at its end"), total),
      };

      g_array_append_val (years, indicator);
    }

  return years;
}

/* ---- For programs and documents ---- */

static void
add_day (EfTextSheet *sheet, const EfChartHistory *self, double day)
{
  g_autofree char *text
    = ef_date_to_iso (day, MIN (ef_column_get_date_precision (self->data->date_column),
                                EF_DATE_DAY));

  ef_text_sheet_add (sheet, text);
}

static void
add_value (EfTextSheet *sheet, const EfChartHistory *self, const EfAxisData *axis, double value)
{
  if (axis->scale == EF_SCALE_KIND_DATE)
    add_day (sheet, self, floor (value));
  else
    ef_text_sheet_add_number (sheet, value);
}

static void
add_stay (EfTextSheet *sheet, const EfChartHistory *self, guint index)
{
  const EfFrontStay *stay = &self->stays[index];
  gboolean stays = !isfinite (stay->left);
  g_autofree char *name = ef_chart_data_dup_label (self->data, self->spec, stay->index);
  g_autofree char *other
    = stays ? g_strdup ("") : ef_chart_data_dup_label (self->data, self->spec, stay->replaced_by);

  ef_text_sheet_add (sheet, name);
  add_value (sheet, self, &self->data->x, self->data->vx[stay->index]);
  add_value (sheet, self, &self->data->y, self->data->vy[stay->index]);
  add_day (sheet, self, stay->entered);
  if (stays)
    ef_text_sheet_add (sheet, "");
  else
    add_day (sheet, self, stay->left);
  ef_text_sheet_add_number (sheet, ef_chart_history_get_days (self, index));
  ef_text_sheet_add (sheet, other);
  ef_text_sheet_end_row (sheet);
}

char *
ef_chart_history_to_text (const EfChartHistory *self, EfSheetForm form, const char *decimal_point)
{
  EfTextSheet *sheet;

  g_return_val_if_fail (self != NULL && decimal_point != NULL, NULL);

  sheet = ef_text_sheet_new (form, decimal_point);
  ef_text_sheet_add (sheet, "name");
  ef_text_sheet_add (sheet, ef_column_get_name (self->data->x.column));
  ef_text_sheet_add (sheet, ef_column_get_name (self->data->y.column));
  ef_text_sheet_add (sheet, "entered");
  ef_text_sheet_add (sheet, "left");
  ef_text_sheet_add (sheet, "days");
  ef_text_sheet_add (sheet, "outdone by");
  ef_text_sheet_end_row (sheet);
  for (guint i = 0; i < self->n; i++)
    add_stay (sheet, self, i);

  return ef_text_sheet_end (sheet);
}
