/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "ef-scene.h"

G_BEGIN_DECLS

/* A scene by hand, 200 x 120 points, with one of everything: two groups of points, a front with
 * outlined points and a title, a label with a halo, a turned text, a dashed line. (transfer
 * full) */
EfScene *paint_fixture_create_scene (void);

/* A run of @n points scattered over 160 x 90 points from 30, 10 on, in @n_groups groups with
 * different shapes. The arrays belong to the scene that is returned with it: *@run is the
 * primitive's. (transfer full) */
EfScene *paint_fixture_create_cloud (guint n, guint n_groups, double opacity,
                                     const EfMarkerRun **run);
/* Gives its points every step of colour, of size, or both. */
void paint_fixture_scale_cloud (EfScene *scene, gboolean shaded, gboolean sized);

/* Mean difference of the channels of two images of the same size, 0 to 255, and the largest one. */
double paint_fixture_compare (cairo_surface_t *a, cairo_surface_t *b, guint *largest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cairo_surface_t, cairo_surface_destroy)

G_END_DECLS
