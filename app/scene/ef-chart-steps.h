/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"
#include "ef-marginal.h"
#include "ef-text-sheet.h"
#include "ef-ticks.h"

G_BEGIN_DECLS

/* What a table of steps says of each. */
typedef enum
{
  EF_STEP_FROM,
  EF_STEP_TO,
  EF_STEP_COST,  /* how much worse x gets */
  EF_STEP_GAIN,  /* how much better y gets */
  EF_STEP_PRICE, /* cost for each unit of the gain */
  EF_N_STEP_FIELDS
} EfStepField;

/**
 * EfChartSteps:
 * @data, @spec: what they are of; our own
 * @refusal: why there are none, as a translated sentence; NULL if there are
 * @steps: from the point with the best x to the one with the best y
 * @knee: the point beyond which more becomes dear, as a chart with these axes shows it; -1 if there
 *   is none
 *
 * What the next better point costs, all along the frontier of a chart, or along the mixtures of
 * two that are better still. Immutable and reference-counted.
 */
typedef struct
{
  EfChartData *data;
  EfChartSpec *spec;
  const char *refusal;
  guint n;
  EfMarginalStep *steps;
  gint knee;
  gatomicrefcount ref_count;
} EfChartSteps;

/* @hull: whether between the corners of what mixtures reach, instead of all points of the
 * frontier */
EfChartSteps *ef_chart_steps_new (EfChartData *data, const EfChartSpec *spec, gboolean hull);
EfChartSteps *ef_chart_steps_ref (EfChartSteps *self);
void          ef_chart_steps_unref (EfChartSteps *self);

/* "Cost: Parameters", and a cell for people (transfer full). */
char *ef_chart_steps_dup_title (const EfChartSteps *self, EfStepField field);
char *ef_chart_steps_dup_cell (const EfChartSteps *self, guint index, EfStepField field,
                               const EfTickStyle *style);
/* "What one unit of Accuracy costs in Parameters." (transfer full) */
char *ef_chart_steps_describe (const EfChartSteps *self);

/* All of them: for programs with "." as the decimal point, for a person's spreadsheet with theirs.
 * The values are as exact as they are, what is computed of them has twelve digits, all in the units
 * of the columns, whose names are in the header (transfer full). */
char *ef_chart_steps_to_text (const EfChartSteps *self, EfSheetForm form,
                              const char *decimal_point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfChartSteps, ef_chart_steps_unref)

G_END_DECLS
