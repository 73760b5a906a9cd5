/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-growing-front-private.h"

#include <math.h>

struct _EfGrowingFront
{
  GTree *places; /* (element-type double EfGrowingPlace): by x, ascending; y descends */
  double reference_x;
  double reference_y;
  double area;
};

static int
compare_x (gconstpointer a,
           gconstpointer b,
           gpointer      user_data)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

EfGrowingFront *
ef_growing_front_new (double reference_x,
                      double reference_y)
{
  EfGrowingFront *self = g_new0 (EfGrowingFront, 1);

  /* The key is the x of the place, and goes with it. */
  self->places = g_tree_new_full (compare_x, NULL, NULL, g_free);
  self->reference_x = reference_x;
  self->reference_y = reference_y;

  return self;
}

void
ef_growing_front_free (EfGrowingFront *self)
{
  g_tree_unref (self->places);
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

/* Removes the places from @node on that the new one dominates, and adds up the area that it
 * dominates and they did not. @above: the y of the place before */
static void
take_over (EfGrowingFront *self,
           GTreeNode      *node,
           double          x,
           double          y,
           double          above,
           GArray         *removed)
{
  double from = x;

  while (node != NULL)
    {
      EfGrowingPlace *place = g_tree_node_value (node);

      add_area (self, from, place->x, above, y);
      if (place->y < y)
        return;

      from = place->x;
      above = place->y;
      g_array_append_val (removed, place->head);
      node = g_tree_node_next (node);
      g_tree_remove (self->places, &place->x);
    }

  add_area (self, from, INFINITY, above, y);
}

EfGrowingPlace *
ef_growing_front_add (EfGrowingFront *self,
                      double          x,
                      double          y,
                      guint32         head,
                      GArray         *removed)
{
  GTreeNode *next = g_tree_upper_bound (self->places, &x);
  GTreeNode *before = next != NULL ? g_tree_node_previous (next) : g_tree_node_last (self->places);
  EfGrowingPlace *place = before != NULL ? g_tree_node_value (before) : NULL;
  double above = INFINITY;

  g_array_set_size (removed, 0);

  if (place != NULL && place->y <= y)
    return place->x == x && place->y == y ? place : NULL;

  /* A place with the same x is worse in y, so it goes too, but what is above it does not. */
  if (place != NULL && place->x == x)
    {
      next = before;
      before = g_tree_node_previous (before);
    }
  if (before != NULL)
    above = ((EfGrowingPlace *) g_tree_node_value (before))->y;

  take_over (self, next, x, y, above, removed);

  place = g_new (EfGrowingPlace, 1);
  *place = (EfGrowingPlace){ x, y, head };
  g_tree_insert (self->places, &place->x, place);

  return place;
}

double
ef_growing_front_get_area (const EfGrowingFront *self)
{
  return self->area;
}
