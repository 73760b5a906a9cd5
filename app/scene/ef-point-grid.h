/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EfPointGrid:
 *
 * Finds the points near a place without looking at all of them: points by the cells of a regular
 * grid over their extent. Where a tenth of all points lies in one cell it is no faster than looking
 * at a tenth of them.
 */
typedef struct _EfPointGrid EfPointGrid;

/* @x, @y: @n finite numbers each, which must outlive the grid. */
EfPointGrid *ef_point_grid_new (const double *x, const double *y, guint n);
void         ef_point_grid_free (EfPointGrid *self);

/**
 * ef_point_grid_find_nearest:
 * @scale_x, @scale_y: what distances along the axes are multiplied with
 * @radius: how far the point may be, after that
 *
 * Returns: the point nearest to @px, @py, of equal ones the last; -1 if none is near enough
 */
gint         ef_point_grid_find_nearest (const EfPointGrid *self, double px, double py,
                                         double scale_x, double scale_y, double radius);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfPointGrid, ef_point_grid_free)

G_END_DECLS
