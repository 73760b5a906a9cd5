/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-kinetic.h"

#include <math.h>

/* Per second; that of GTK's own lists, so a chart goes as far as a hand expects. */
#define FRICTION 4.0

/* A hand that only stops does not throw. */
#define SLOWEST_START 150.0

/* Three screens a second: more would be gone before one sees where to. */
#define FASTEST_START 6000.0

/* At this speed less than a pixel is left to go. */
#define SLOWEST 3.0

void
ef_kinetic_start (EfKinetic *self, double x, double y)
{
  double speed = hypot (x, y);

  g_return_if_fail (self != NULL);

  ef_kinetic_stop (self);
  if (!isfinite (speed) || speed < SLOWEST_START)
    return;

  self->x = x * MIN (1, FASTEST_START / speed);
  self->y = y * MIN (1, FASTEST_START / speed);
}

void
ef_kinetic_stop (EfKinetic *self)
{
  g_return_if_fail (self != NULL);

  self->x = self->y = 0;
}

gboolean
ef_kinetic_is_moving (const EfKinetic *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->x != 0 || self->y != 0;
}

gboolean
ef_kinetic_advance (EfKinetic *self, double seconds, double *x, double *y)
{
  double left, last, speed;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (x != NULL && y != NULL, FALSE);

  *x = *y = 0;
  speed = hypot (self->x, self->y);
  if (speed == 0 || !(seconds > 0))
    return speed > 0;

  /* However late the call is, nothing moves behind the end. */
  last = SLOWEST / speed;
  left = MAX (exp (-FRICTION * seconds), last);
  *x = self->x * (1 - left) / FRICTION;
  *y = self->y * (1 - left) / FRICTION;
  if (left <= last)
    ef_kinetic_stop (self);
  self->x *= left;
  self->y *= left;

  return left > last;
}
