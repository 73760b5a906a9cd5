/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-points.h"

/* Random points for tests, and the definitions that results are held against: each is short enough
 * to be seen to be right. */

typedef double (*DrawFunc) (void);

double draw_few_integers (void);  /* -3 to 3: full of ties */
double draw_many_integers (void); /* -40 to 39 */
double draw_uniform (void);       /* -1 to 1 */
double draw_magnitudes (void);    /* thirty decades, either sign */
double draw_positive (void);      /* six decades */
double draw_bits (void);          /* any pattern of bits at all */
double draw_odd_values (void);    /* missing, infinite, tiny, zeros of either sign */

#define DRAW_MAX 200

/* Points with room for their own values. */
typedef struct
{
  double x[DRAW_MAX];
  double y[DRAW_MAX];
  EfPoints points;
} Draw;

/* Up to @n_max points of a shape of their own; @finite: only finite values that are not huge, so
 * differences of them are what they should be; @round picks the directions, all four in turn. */
void draw_points (Draw *draw, gsize n_max, gboolean finite, guint round);
/* Positive numbers only. */
void draw_positive_points (Draw *draw, gsize n_max, guint round);

gboolean is_comparable (const EfPoints *points, gsize index);
gboolean is_at_least_as_good (double a, double b, EfDirection direction);
gboolean dominates (const EfPoints *points, gsize a, gsize b);
gboolean is_on_front (const EfPoints *points, gsize index);
