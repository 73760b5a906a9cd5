/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"

G_BEGIN_DECLS

/* The bounds that values carry, as far as a chart shows them as error bars. */

/* Each bar is drawn for itself, so where more points have bounds, only those of the frontier have
 * bars. */
typedef enum
{
  EF_BARS_NONE,
  EF_BARS_ALL,
  EF_BARS_OF_FRONT,
} EfBars;

/* Whether any value of the axis can have bounds. */
gboolean ef_axis_data_has_bounds (const EfAxisData *self);
/* The bounds of a value, NAN for one that is not known or not on its side; FALSE without any. */
gboolean ef_axis_data_get_bounds (const EfAxisData *self, guint row, double *low, double *high);

/* The points whose x or y has a bound that is not the value itself. */
guint    ef_chart_bounds_count (const EfChartData *data);
/* Which points have error bars where these are shown. Looks at all points. */
EfBars   ef_chart_bounds_choose (const EfChartData *data);

/**
 * ef_chart_bounds_get_reach:
 * @data: with its extent and its frontier
 *
 * Returns: the extent with the error bars, in scale space. Bars that reach further than a quarter
 *   of the extent beyond it, or out of a logarithmic scale, do not: one value of which little is
 *   known would press all others together.
 */
EfView   ef_chart_bounds_get_reach (const EfChartData *data);

G_END_DECLS
