/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"

G_BEGIN_DECLS

/* Finds the trails of @data, whose points and column are known: the points with one text in the
 * column, or with the names of variants of one model, where there are at least two. A trail goes by
 * the bits of a weight where the table or the names say them of each of its points and they differ,
 * otherwise from left to right. */
void ef_chart_trails_find (EfTrails *self, const EfChartData *data);
/* TRUE if a text of @column is the name of a quantised variant, so that variants of one model can
 * be joined by it although no text repeats. Looks at the first of many. */
gboolean ef_chart_trails_has_variants (const EfColumn *column);
void ef_chart_trails_clear (EfTrails *self);

G_END_DECLS
