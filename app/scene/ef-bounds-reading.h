/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-bounds-kind.h"
#include "ef-chart-data.h"
#include "ef-ticks.h"

G_BEGIN_DECLS

/**
 * EfBoundsReading:
 * @bounded: FALSE if the column has no bounds: then nothing else is said of it
 * @kind: what the bounds are; EF_BOUNDS_INTERVAL where a person chose another share than the
 *   column says
 * @estimate: nobody said what they are, but they are the range of what was estimated
 * @coverage: the share of the outcomes that they are taken to enclose
 *
 * What the bounds of a column are, by its table or by what a person chose.
 */
typedef struct
{
  gboolean bounded;
  EfBoundsKind kind;
  gboolean estimate;
  double coverage;
} EfBoundsReading;

/* @chosen: the share that a person chose, or 0 */
void  ef_bounds_reading_init (EfBoundsReading *self, const EfTable *table, const EfColumn *column,
                              double chosen);
/* "one standard deviation", "95 % interval". (transfer full) */
char *ef_bounds_reading_dup_words (const EfBoundsReading *self, const EfTickStyle *style);

/* The same of two axes, of which one is bounded at least: "one standard error", or "95 % interval
 * (x), one standard error (y)". (transfer full) */
char *ef_bounds_reading_dup_both (const EfBoundsReading *x, const EfBoundsReading *y,
                                  const EfTickStyle *style);

/* What it means to draw values anew from such bounds, in whole sentences, each with a blank before
 * it: that a deviation is of single runs, and what is taken for what. Empty where there is nothing
 * to say. (transfer full) */
char *ef_bounds_reading_dup_caveat (const EfBoundsReading *x, const EfBoundsReading *y);

/* The bounds of a value of an axis, and what they are: "84.8 to 85.4: one standard deviation". NULL
 * where it has none, and for estimates, whose trace says their range. (transfer full) */
char *ef_bounds_reading_describe_value (const EfChartData *data, const EfAxisData *axis,
                                        double chosen, guint point, const EfTickStyle *style);

G_END_DECLS
