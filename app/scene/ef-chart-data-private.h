/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"

G_BEGIN_DECLS

/* The points of @spec out of @table, which has the rows of @source, and maybe more columns; without
 * a ghost. For ef-chart-scenario.c. */
EfChartData *ef_chart_data_new_points (EfTable *source, EfTable *table, const EfChartSpec *spec,
                                       GCancellable *cancellable, GError **error);

G_END_DECLS
