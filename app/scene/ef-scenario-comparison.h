/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"
#include "ef-ticks.h"

G_BEGIN_DECLS

/* What is said of each scenario. */
typedef enum
{
  EF_COMPARED_SCENARIO, /* its name, or "As the data say" */
  EF_COMPARED_SUPPOSES,
  EF_COMPARED_ENERGY,   /* of all points: a sum for each of what counts the same */
  EF_COMPARED_CARBON,
  EF_COMPARED_CHEAPEST, /* the point of the frontier that costs least, and what */
  EF_COMPARED_ENTERING, /* who is on the frontier, against the first line */
  EF_COMPARED_LEAVING,
  EF_N_COMPARED
} EfCompared;

/**
 * EfScenarioComparison:
 *
 * The scenarios of a chart side by side: a line for the data as they are, where they have points,
 * and one for each scenario. Sums are over the points that @spec shows now, so that all lines count
 * the same rows. Immutable once made; in the words of the person who looks.
 */
typedef struct _EfScenarioComparison EfScenarioComparison;

/* @data: of @spec, whose estimates are used again. NULL with G_IO_ERROR_CANCELLED. Any thread. */
EfScenarioComparison *ef_scenario_comparison_new (const EfChartData *data, const EfChartSpec *spec,
                                                  const EfTickStyle *style,
                                                  GCancellable *cancellable, GError **error);
void                  ef_scenario_comparison_free (EfScenarioComparison *self);

guint       ef_scenario_comparison_get_n (const EfScenarioComparison *self);
/* What is said; never NULL. */
const char *ef_scenario_comparison_get_cell (const EfScenarioComparison *self, guint line,
                                             EfCompared compared);
/* The head of a column, translated. */
const char *ef_compared_to_label (EfCompared compared);

/* All of it with tabs, as spreadsheets paste it (transfer full). */
char       *ef_scenario_comparison_to_tsv (const EfScenarioComparison *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfScenarioComparison, ef_scenario_comparison_free)

G_END_DECLS
