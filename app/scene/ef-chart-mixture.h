/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"
#include "ef-ticks.h"

G_BEGIN_DECLS

/**
 * ef_chart_mixture_describe:
 * @sx, @sy: a place in scale space
 * @near_x, @near_y: how far from it the line of mixtures may pass, in the same units
 * @style: how numbers are written
 *
 * Which mixture of two points stands at a place of the line of mixtures: "60 % A, 40 % B: 25.3 at
 * 1.2 B". The shares are of the requests, as the values are means over these.
 *
 * Returns: (transfer full): a translated sentence; NULL where there is no such line, or at its
 *   corners, which are points themselves
 */
char *ef_chart_mixture_describe (const EfChartData *data, const EfChartSpec *spec, double sx,
                                 double sy, double near_x, double near_y,
                                 const EfTickStyle *style);

G_END_DECLS
