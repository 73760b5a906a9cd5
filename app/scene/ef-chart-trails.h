/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"

G_BEGIN_DECLS

/* Finds the trails of @data, whose points and column are known: the points with one text in the
 * column, where there are at least two. A trail goes by the bits of a weight where the table says
 * them of each of its points and they differ, otherwise from left to right. */
void ef_chart_trails_find (EfTrails *self, const EfChartData *data);
void ef_chart_trails_clear (EfTrails *self);

G_END_DECLS
