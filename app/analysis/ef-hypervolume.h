/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-points.h"

G_BEGIN_DECLS

/*
 * The area that a set of points dominates, up to a reference point that is worse than all that
 * matters (hypervolume: Zitzler and Thiele 1998). More is better; no other single number of a set
 * grows with every point that is added to its front.
 *
 * The area is in units of x times units of y, so it depends on the scales: on a logarithmic axis
 * hand in logarithms. It means nothing without the reference point beside it, and nothing at all
 * for ordinal quantities. Points that are not strictly better than the reference on both axes add
 * nothing.
 */

/* A tenth of the data's width beyond its worst value, on each axis (as moocore has it): worst
 * value, raw. FALSE if no point is comparable. */
gboolean ef_hypervolume_get_reference (const EfPoints *points, double *x, double *y);

double ef_hypervolume_measure (const EfPoints *points, double reference_x, double reference_y);

/**
 * ef_hypervolume_contributions:
 * @ignore_dominated: whether to leave out points that are not on the front
 * @contributions: (out) (array length=n): NAN for points that are not comparable
 *
 * By how much the area would shrink without each point. Equal points contribute nothing, because
 * each one replaces the other. So do dominated ones; but without @ignore_dominated they step in
 * where a point of the front goes, and its contribution is less by what they save.
 */
void ef_hypervolume_contributions (const EfPoints *points,
                                   double          reference_x,
                                   double          reference_y,
                                   gboolean        ignore_dominated,
                                   double         *contributions);

/* The area that @added dominates and @points do not; both have the same directions. */
double ef_hypervolume_gained (const EfPoints *points,
                              const EfPoints *added,
                              double          reference_x,
                              double          reference_y);

G_END_DECLS
