/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EfKinetic:
 *
 * The glide of something that was let go while it moved. It knows neither clock nor widget: who
 * shows it says how much time went by and is told how far it came.
 *
 * What happens is friction: each second takes away the same share of the speed that is left,
 *
 *     speed (t) = start e^(-FRICTION t)
 *
 * so the way that is left is in proportion to the speed that is left,
 *
 *     way from t on = speed (t) / FRICTION
 *
 * and what is gone between two times is the difference of their ways. So a glide comes equally far
 * however its time is cut into frames, and ends after a known time. It ends when the speed is so
 * low that an eye no longer sees it; the way that it had left then, less than a pixel, is left out.
 */
typedef struct
{
  double x, y; /* speed, pixels per second; 0, 0: at rest */
} EfKinetic;

/* Begins with a speed in pixels per second. At rest where that is too slow to be meant, or is no
 * number; a speed that no hand has is cut to the fastest, in the same direction. */
void ef_kinetic_start (EfKinetic *self, double x, double y);
void ef_kinetic_stop (EfKinetic *self);

gboolean ef_kinetic_is_moving (const EfKinetic *self);

/* Lets @seconds go by, and says how many pixels it moved in them. Time that is not positive moves
 * nothing. FALSE if it is at rest now. */
gboolean ef_kinetic_advance (EfKinetic *self, double seconds, double *x, double *y);

G_END_DECLS
