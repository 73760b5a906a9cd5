/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"
#include "ef-iso-line.h"
#include "ef-ticks.h"

G_BEGIN_DECLS

/* One line of a ruler, in what the axes show. */
typedef struct
{
  EfIsoLine line;
  char *label; /* "10²⁴ FLOP" */
} EfRulerLine;

/* "Equal training compute" (transfer none): what the kind is called, translated. */
const char *ef_ruler_kind_get_name (EfRulerKind kind);

/* Why the chart has no such lines: its axes measure other things. A translated sentence, or NULL if
 * it may have them (transfer full). */
char *ef_chart_ruler_get_refusal (const EfChartData *data, EfRulerKind kind);

/* Why lines that are asked for are not there: that sentence, or which of them are beyond the view
 * of @spec. NULL if all are drawn (transfer full). */
char *ef_chart_ruler_describe_unseen (const EfChartData *data, const EfChartSpec *spec,
                                      EfRulerKind kind, const EfTickStyle *style);

/* What the lines of a ruler have in common, for the legend: "Equal energy (power × time)"; not for
 * what is refused (transfer full). */
char *ef_chart_ruler_dup_words (const EfChartData *data, const EfChartSpec *spec, EfRulerKind kind,
                                const EfTickStyle *style);

/**
 * ef_chart_ruler_list:
 * @frame: what of the chart is shown; decides which round values there are
 *
 * The lines of a ruler of @spec, whether they pass through the frame or not.
 *
 * Returns: (transfer full) (element-type EfRulerLine): empty for what is refused
 */
GArray *ef_chart_ruler_list (const EfChartData *data, const EfChartSpec *spec, EfRulerKind kind,
                             const EfIsoFrame *frame, const EfTickStyle *style);

G_END_DECLS
