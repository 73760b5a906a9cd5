/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-growing-front-private.h"

#include "ef-index-set-private.h"
#include "ef-order-private.h"
#include "ef-points-private.h"

struct _EfGrowingFront
{
  EfGrowingPlace *places; /* of all who may come, by ascending x, then y */
  guint32 *place_of;      /* by index of the point */
  EfIndexSet *taken;      /* the places on the front: their y descends */
  double reference_x;     /* turned */
  double reference_y;
  double area;
};

/* Points at one place share it. Returns how many places there are. */
static guint32
make_places (EfGrowingFront *self,
             const EfPoints *points,
             const guint32  *order,
             gsize           n)
{
  double x_sign = ef_direction_get_sign (points->x_direction);
  double y_sign = ef_direction_get_sign (points->y_direction);
  guint32 n_places = 0;

  for (gsize i = 0; i < n; i++)
    {
      double x = points->x[order[i]] * x_sign;
      double y = points->y[order[i]] * y_sign;
      const EfGrowingPlace *last = n_places > 0 ? &self->places[n_places - 1] : NULL;

      if (last == NULL || last->x != x || last->y != y)
        self->places[n_places++] = (EfGrowingPlace){ x, y, 0 };
      self->place_of[order[i]] = n_places - 1;
    }

  return n_places;
}

EfGrowingFront *
ef_growing_front_new (const EfPoints *points,
                      const guint32  *indices,
                      gsize           n,
                      double          reference_x,
                      double          reference_y)
{
  EfGrowingFront *self = g_new0 (EfGrowingFront, 1);
  g_autofree guint32 *order = g_memdup2 (indices, n * sizeof *indices);

  ef_order_by_place (points, order, n);
  self->places = g_new (EfGrowingPlace, n);
  self->place_of = g_new (guint32, points->n);
  self->taken = ef_index_set_new (make_places (self, points, order, n));
  self->reference_x = reference_x * ef_direction_get_sign (points->x_direction);
  self->reference_y = reference_y * ef_direction_get_sign (points->y_direction);

  return self;
}

void
ef_growing_front_free (EfGrowingFront *self)
{
  g_free (self->places);
  g_free (self->place_of);
  ef_index_set_free (self->taken);
  g_free (self);
}

/* The area between the height @above of what dominated so far and the new @y, from one x to the
 * next. */
static void
add_area (EfGrowingFront *self,
          double          from,
          double          to,
          double          above,
          double          y)
{
  double width = MIN (to, self->reference_x) - from;
  double height = MIN (above, self->reference_y) - y;

  if (isfinite (self->reference_x) && width > 0 && height > 0)
    self->area += width * height;
}

/* Removes the places after @at that this one dominates, and adds up the area that it dominates and
 * they did not. @above: the y of the place before */
static void
take_over (EfGrowingFront *self,
           guint32         at,
           double          above,
           GArray         *removed)
{
  const EfGrowingPlace *place = &self->places[at];
  double from = place->x;

  for (guint32 next = ef_index_set_find_after (self->taken, at); next != EF_INDEX_NONE;
       next = ef_index_set_find_after (self->taken, next))
    {
      const EfGrowingPlace *other = &self->places[next];

      add_area (self, from, other->x, above, place->y);
      if (other->y < place->y)
        return;

      from = other->x;
      above = other->y;
      g_array_append_val (removed, other->head);
      ef_index_set_remove (self->taken, next);
    }

  add_area (self, from, INFINITY, above, place->y);
}

EfGrowingPlace *
ef_growing_front_add (EfGrowingFront *self,
                      guint32         index,
                      guint32         head,
                      GArray         *removed)
{
  guint32 at = self->place_of[index];
  guint32 before = ef_index_set_find_before (self->taken, at + 1);
  EfGrowingPlace *place = &self->places[at];

  g_array_set_size (removed, 0);

  /* A place before it is at least as good in x. One with the same x and a worse y comes after. */
  if (before == at)
    return place;
  if (before != EF_INDEX_NONE && self->places[before].y <= place->y)
    return NULL;

  take_over (self, at, before != EF_INDEX_NONE ? self->places[before].y : INFINITY, removed);
  place->head = head;
  ef_index_set_add (self->taken, at);

  return place;
}

double
ef_growing_front_get_area (const EfGrowingFront *self)
{
  return self->area;
}
