/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-scene.h"

G_BEGIN_DECLS

/**
 * EfPointDensity:
 *
 * How many points lie in a part of the page, in constant time: counts in a coarse grid, summed from
 * the top left corner. Legend and labels keep away from crowds with it.
 */
typedef struct _EfPointDensity EfPointDensity;

/* Of the markers of @run inside @area; of more than 50,000 only every k-th is looked at. */
EfPointDensity *ef_point_density_new (const EfMarkerRun *run, const EfRect *area);
void            ef_point_density_free (EfPointDensity *self);
/* Points in the cells that @rect touches. */
double          ef_point_density_count (const EfPointDensity *self, const EfRect *rect);
/* TRUE if a point at @x, @y is one of those that are counted in @rect. */
gboolean        ef_point_density_counts (const EfPointDensity *self, const EfRect *rect, double x,
                                         double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfPointDensity, ef_point_density_free)

G_END_DECLS
