/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EfIsoLine:
 * @x_power, @y_power: -1, 0 or 1, not both 0
 * @value: above zero
 *
 * All places with x^x_power * y^y_power = value, of positive x and y: equal products (6 N D, power
 * times time), equal quotients (dollars a point), or one value of one axis.
 */
typedef struct
{
  int x_power;
  int y_power;
  double value;
} EfIsoLine;

/**
 * EfIsoFrame:
 * @x_log, @y_log: whether the axis is logarithmic
 * @x_min, @x_max, @y_min, @y_max: what is shown, in decades on a logarithmic axis
 * @x_tolerance, @y_tolerance: how far the drawn line may be off, in the same; above zero
 *
 * The part of a plane with axes of which a line is drawn.
 */
typedef struct
{
  gboolean x_log;
  gboolean y_log;
  double x_min, x_max, y_min, y_max;
  double x_tolerance;
  double y_tolerance;
} EfIsoFrame;

/**
 * ef_iso_line_trace:
 * @n_places: (out): how many pairs the result has
 *
 * What of the line lies in the frame, as places between which straight lines are on it within the
 * tolerance. Its ends are exact; on logarithmic axes, and where it is a ray from the origin, it is
 * straight and these are all.
 *
 * Returns: (transfer full): pairs x, y in the coordinates of the frame, in ascending x (or y, if
 * they have one x); NULL if @n_places is 0: the line does not pass
 */
double *ef_iso_line_trace (const EfIsoLine  *self,
                           const EfIsoFrame *frame,
                           gsize            *n_places);

/**
 * ef_iso_line_get_range:
 * @x_power, @y_power: as in #EfIsoLine; its value does not matter
 * @min, @max: (out): of log10 (x^x_power * y^y_power); infinite where the frame reaches zero
 *
 * Which lines of a family pass through the frame: those with a value in that range.
 *
 * Returns: FALSE if none does, because the frame has no positive x or no positive y
 */
gboolean ef_iso_line_get_range (int               x_power,
                                int               y_power,
                                const EfIsoFrame *frame,
                                double           *min,
                                double           *max);

G_END_DECLS
