/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"
#include "ef-front-history.h"
#include "ef-text-sheet.h"
#include "ef-ticks.h"

G_BEGIN_DECLS

/* What a table of stays says of each. */
typedef enum
{
  EF_HISTORY_NAME,
  EF_HISTORY_ENTERED,
  EF_HISTORY_LEFT,        /* nothing while the point stays */
  EF_HISTORY_DAYS,        /* up to the last day, while it stays */
  EF_HISTORY_REPLACED_BY, /* who outdid it */
  EF_N_HISTORY_FIELDS
} EfHistoryField;

/**
 * EfChartHistory:
 * @data, @spec: what it is of; our own
 * @refusal: why there is none, as a translated sentence; NULL if there is
 * @stays: in ascending date of entry; dates are whole days
 * @n_undated: points without a date, which take no part
 * @end: the last day there is: that as of which the frontier is shown, or of the last point
 * @years: the area that each year added; @n_years 0 with @area_refusal
 * @reference_x, @reference_y: what the areas reach to, as the table states values
 *
 * How the frontier of a chart came about: who was on it, how long, and who outdid whom. Immutable
 * and reference-counted.
 */
typedef struct
{
  EfChartData *data;
  EfChartSpec *spec;
  const char *refusal;
  guint n;
  EfFrontStay *stays;
  guint n_undated;
  double end;
  guint n_years;
  EfFrontYear *years;
  const char *area_refusal;
  double reference_x, reference_y;
  gatomicrefcount ref_count;
} EfChartHistory;

/* @logarithms: measure areas of logarithms on logarithmic axes. Takes O(n log n). */
EfChartHistory *ef_chart_history_new (EfChartData *data, const EfChartSpec *spec,
                                      gboolean logarithms);
EfChartHistory *ef_chart_history_ref (EfChartHistory *self);
void            ef_chart_history_unref (EfChartHistory *self);

/* Days on the frontier, until now while the point stays on it. */
double ef_chart_history_get_days (const EfChartHistory *self, guint index);

/* A title, and a cell for people (transfer full). */
const char *ef_chart_history_get_title (EfHistoryField field);
char       *ef_chart_history_dup_cell (const EfChartHistory *self, guint index,
                                       EfHistoryField field, const EfTickStyle *style);
/* "41 points were on the frontier; 7 still are, on 30 Jun 2025." (transfer full) */
char       *ef_chart_history_describe (const EfChartHistory *self, const EfTickStyle *style);

/* The area of each year for people (transfer full) (element-type EfIndicator). */
GArray     *ef_chart_history_list_years (const EfChartHistory *self, const EfTickStyle *style);

/* All stays with the values of the points: for programs with "." (transfer full). */
char       *ef_chart_history_to_text (const EfChartHistory *self, EfSheetForm form,
                                      const char *decimal_point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfChartHistory, ef_chart_history_unref)

G_END_DECLS
