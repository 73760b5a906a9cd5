/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-points.h"

#include <math.h>

G_BEGIN_DECLS

/*
 * Turned axes: inside the analyses lower is better on both. Turning is a change of sign, hence
 * exact: no value is rounded, and points compare as the numbers they were given as.
 */

static inline double
ef_direction_get_sign (EfDirection direction)
{
  return direction == EF_DIRECTION_HIGHER ? -1 : 1;
}

static inline gboolean
ef_points_is_comparable (const EfPoints *self,
                         gsize           index)
{
  return isfinite (self->x[index]) && isfinite (self->y[index]);
}

/* For g_return_val_if_fail() of the public functions. */
static inline gboolean
ef_points_is_valid (const EfPoints *self)
{
  return self != NULL && (self->n == 0 || (self->x != NULL && self->y != NULL)) &&
         self->n <= EF_POINT_NONE &&
         (self->x_direction == EF_DIRECTION_LOWER || self->x_direction == EF_DIRECTION_HIGHER) &&
         (self->y_direction == EF_DIRECTION_LOWER || self->y_direction == EF_DIRECTION_HIGHER);
}

/**
 * EfSteps:
 *
 * The front as what the other points are held against: its different places, from the best in x to
 * the best in y, on turned axes. So @x ascends and @y descends, both strictly.
 */
typedef struct
{
  double *x;
  double *y;
  guint32 *indices; /* of the first point at each place */
  gsize n;
} EfSteps;

/* @front as returned by ef_pareto_front(). */
void ef_steps_init (EfSteps *self, const EfPoints *points, const guint32 *front, gsize n_front);
/* The steps of the front of @points. */
void ef_steps_init_front (EfSteps *self, const EfPoints *points);
/* Only those that a mixture of others does not beat: the corners of the convex hull. */
void ef_steps_keep_hull (EfSteps *self);
void ef_steps_clear (EfSteps *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EfSteps, ef_steps_clear)

/* How many steps have an x of at most @x: the last of these has the best y that this x affords.
 * @x is turned. No branches to be guessed wrong: a million points are looked up one after the
 * other. */
static inline gsize
ef_steps_count_x (const EfSteps *self,
                  double         x)
{
  const double *base = self->x;
  gsize n = self->n;

  if (n == 0)
    return 0;
  for (; n > 1; n -= n / 2)
    base += (base[n / 2 - 1] <= x) * (n / 2);

  return (gsize) (base - self->x) + (*base <= x);
}

/* The first step whose y is at most @y, that is the one with the best x of those; n if there is
 * none. @y is turned. */
static inline gsize
ef_steps_find_y (const EfSteps *self,
                 double         y)
{
  const double *base = self->y;
  gsize n = self->n;

  if (n == 0)
    return 0;
  for (; n > 1; n -= n / 2)
    base += (base[n / 2 - 1] > y) * (n / 2);

  return (gsize) (base - self->y) + (*base > y);
}

/* The first step whose x is at least @x; n if there is none. @x is turned. */
static inline gsize
ef_steps_find_x (const EfSteps *self,
                 double         x)
{
  const double *base = self->x;
  gsize n = self->n;

  if (n == 0)
    return 0;
  for (; n > 1; n -= n / 2)
    base += (base[n / 2 - 1] < x) * (n / 2);

  return (gsize) (base - self->x) + (*base < x);
}

/**
 * EfPositive:
 *
 * Points without those that are zero or negative on an axis that is about ratios. Only what needs
 * a copy is copied.
 */
typedef struct
{
  EfPoints points;
  double *x; /* NULL where the column could be used as it is */
  double *y;
} EfPositive;

/* @x, @y: whether that axis is about ratios */
void ef_positive_init (EfPositive *self, const EfPoints *points, gboolean x, gboolean y);
void ef_positive_clear (EfPositive *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EfPositive, ef_positive_clear)

G_END_DECLS
