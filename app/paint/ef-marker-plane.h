/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-scene.h"

G_BEGIN_DECLS

/* Sprites are padded to whole blocks of so many sums. */
#define EF_MARKER_LANES 8

/* 64 rows of 1600 pixels are 200 KiB of the plane, which the second level of cache holds. */
#define EF_MARKER_PLANE_ROWS 64
/* A spot is the place of a marker in its row: the column in quarter pixels, above it the row's
 * quarter. */
#define EF_MARKER_SPOT_COLUMN_BITS 20
/**
 * EfMarkerPlane:
 * @top, @n_rows: rows of the part of the image that is painted
 * @width: of the part
 * @pixels, @pixel_stride: of these rows
 * @span, @sprite_stride: sprites have span x span sums, rows padded to whole lanes
 * @sums: rows of @stride; column 0 of the part is column @span. A margin on both sides takes what
 *   sprites at the edge add outside; nobody looks at it
 * @begins, @ends: of each row, from which column up to which something was added
 *
 * What the markers of one colour leave of the ground under a band of rows, as logarithms: they are
 * summed, and the colour is blended once for each pixel. Sums are left empty for the next colour.
 */
typedef struct
{
  int top, n_rows;
  int width;
  guint8 *pixels;
  int pixel_stride;
  int span, sprite_stride;
  guint16 *sums;
  int stride;
  int begins[EF_MARKER_PLANE_ROWS], ends[EF_MARKER_PLANE_ROWS];
} EfMarkerPlane;

/* The sum that an opacity adds, 0 to 65535. */
guint16 ef_marker_plane_get_sum (double alpha);

/* How many sums a row has. */
int     ef_marker_plane_get_stride (int width, int span);

/* Forgets where something was added. */
void    ef_marker_plane_begin (EfMarkerPlane *self);
/* Adds the spots of one row; their sprites begin at row @top of the plane and may begin above it.
 * @kernels: the sums of a sprite in all its phases */
void    ef_marker_plane_add_row (EfMarkerPlane *self, const guint16 *kernels, int top,
                                 const guint32 *spots, guint n);

/* Blends what was added anywhere. */
void    ef_marker_plane_blend (EfMarkerPlane *self, const EfColour *colour);
/* Blends the rectangle under each spot of one row; what an earlier one took is empty by then. */
void    ef_marker_plane_blend_row (EfMarkerPlane *self, int top, const guint32 *spots, guint n,
                                   const EfColour *colour);

G_END_DECLS
