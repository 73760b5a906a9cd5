/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "ef-theme.h"

G_BEGIN_DECLS

/* Steps of a pixel in which a sprite's centre may lie, in each direction. */
#define EF_MARKER_SPRITE_PHASES 4
#define EF_MARKER_SPRITE_COUNT (EF_MARKER_SPRITE_PHASES * EF_MARKER_SPRITE_PHASES)

/* How the markers of a group look; everything in pixels. */
typedef struct
{
  EfShape shape;
  EfForm form;
  int reach;            /* a sprite has 2 * reach + 1 pixels a side */
  double size;          /* diameter */
  double outline_width; /* 0 for none; then the colours do not matter */
  EfColour fill, outline;
} EfMarkerSpriteLook;

/**
 * ef_marker_sprites_get:
 *
 * The sprites of @look, all phases below each other, those of a row of phases first. Without an
 * outline they are coverage alone (CAIRO_FORMAT_A8), with one a picture (CAIRO_FORMAT_ARGB32).
 *
 * Drawing them takes Cairo longer than it takes to put 100,000 markers on the image, and a chart
 * that moves asks for the same few at every frame. So the last ones are kept, for all threads; what
 * is in them depends on @look alone.
 *
 * Returns: (transfer full): an image nobody writes to
 */
cairo_surface_t *ef_marker_sprites_get (const EfMarkerSpriteLook *look);

G_END_DECLS
