/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"
#include "ef-computed.h"
#include "ef-ticks.h"

G_BEGIN_DECLS

/**
 * EfChartColumn:
 * @column: a value for each row of the table, derived, under a translated name; NAN or "" where a
 *   row has none
 * @explanation: what it says and how it is computed, translated
 */
typedef struct
{
  EfComputed computed;
  EfColumn *column;
  char *explanation;
} EfChartColumn;

/**
 * EfChartColumns:
 * @data: what they were computed of
 *
 * What the analyses say of each point, as columns that a table shows beside its own. Immutable once
 * made. Only what means something is there: nothing along an axis of ratings or dates, no band that
 * was not asked for, nothing at all where there is no frontier.
 */
typedef struct
{
  EfChartData *data;
  guint n;
  EfChartColumn columns[EF_N_COMPUTED];
} EfChartColumns;

/* NULL with G_IO_ERROR_CANCELLED. Takes O(n log n), so a worker does it for large tables. */
EfChartColumns *ef_chart_columns_new (EfChartData *data, const EfChartSpec *spec,
                                      GCancellable *cancellable, GError **error);
void            ef_chart_columns_free (EfChartColumns *self);

/* A cell for people, "" where there is no value (transfer full). */
char *ef_chart_columns_dup_cell (const EfChartColumns *self, guint index, guint row,
                                 const EfTickStyle *style);
/* Why a row has no value, as a translated sentence; NULL if it has one. */
const char *ef_chart_columns_get_reason (const EfChartColumns *self, guint index, guint row);

/* Whether both have the same columns under the same names: only values differ. NULL has none. */
gboolean ef_chart_columns_same_names (const EfChartColumns *a, const EfChartColumns *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfChartColumns, ef_chart_columns_free)

G_END_DECLS
