/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-layers.h"

#include "ef-large-memory.h"
#include "ef-order-private.h"
#include "ef-points-private.h"

/*
 * Where a point goes depends on where the one before it went, and a processor that has to wait for
 * that at every step of a search is idle most of the time. So several points are searched for at
 * once, in the layers as they are before any of them; then they go in one by one. What the others
 * changed meanwhile can only move a point to a later layer, and hardly ever does.
 */
#define N_AHEAD 8

/* The best y of each layer so far. It gets worse from layer to layer, because a point of a layer is
 * dominated by one of the layer before: so it can be searched by halving. */
typedef struct
{
  double *y; /* turned; behind the last layer follows at least one INFINITY */
  gsize n;
  gsize n_allocated;
} Tails;

static void
tails_grow (Tails *self)
{
  gsize n_before = self->n_allocated;

  self->n_allocated = MAX (1024, 2 * n_before);
  self->y = g_renew (double, self->y, self->n_allocated);
  for (gsize i = n_before; i < self->n_allocated; i++)
    self->y[i] = INFINITY;
}

/* For each of @y the first layer that has nothing at least as good. There are no branches to be
 * guessed wrong. */
static inline void
tails_find_ahead (const Tails *self,
                  const double y[N_AHEAD],
                  gsize        layers[N_AHEAD])
{
  const double *tails = self->y;

  memset (layers, 0, N_AHEAD * sizeof *layers);

  for (gsize n = self->n; n > 1; n -= n / 2)
    for (guint i = 0; i < N_AHEAD; i++)
      layers[i] += (tails[layers[i] + n / 2 - 1] <= y[i]) * (n / 2);

  for (guint i = 0; i < N_AHEAD; i++)
    layers[i] += tails[layers[i]] <= y[i];
}

static inline void
tails_set (Tails *self,
           gsize  layer,
           double y)
{
  self->y[layer] = y;
  self->n = MAX (self->n, layer + 1);
  if (self->n == self->n_allocated)
    tails_grow (self);
}

/* The layers of points in the order of the walk, counted from zero. */
static void
walk_layers (const EfPoints *points,
             const guint32  *order,
             gsize           n,
             Tails          *tails,
             guint32        *ranks)
{
  double y_sign = ef_direction_get_sign (points->y_direction);
  double previous_x = NAN, previous_y = NAN;
  gsize layer = 0;

  for (gsize start = 0; start < n; start += N_AHEAD)
    {
      gsize n_ahead = MIN (N_AHEAD, n - start);
      double y[N_AHEAD] = { 0 };
      gsize layers[N_AHEAD];

      for (gsize i = 0; i < n_ahead; i++)
        y[i] = points->y[order[start + i]] * y_sign;

      tails_find_ahead (tails, y, layers);

      for (gsize i = 0; i < n_ahead; i++)
        {
          guint32 index = order[start + i];

          /* Equal points are of one layer. */
          if (points->x[index] != previous_x || y[i] != previous_y)
            {
              for (layer = layers[i]; tails->y[layer] <= y[i]; layer++)
                continue;
              tails_set (tails, layer, y[i]);
            }

          ranks[index] = (guint32) layer + 1;
          previous_x = points->x[index];
          previous_y = y[i];
        }
    }
}

guint32 *
ef_layers_rank (const EfPoints *points,
                guint32        *n_layers)
{
  g_autofree guint32 *order = NULL;
  guint32 *ranks;
  Tails tails = { NULL, 0, 0 };
  gsize n;

  g_return_val_if_fail (ef_points_is_valid (points), NULL);
  g_return_val_if_fail (n_layers != NULL, NULL);

  tails_grow (&tails);
  order = ef_order_points (points, &n);
  ranks = g_new0 (guint32, points->n);
  walk_layers (points, order, n, &tails, ranks);

  *n_layers = (guint32) tails.n;
  g_free (tails.y);

  return ranks;
}

guint32 *
ef_layers_list (const EfPoints *points,
                const guint32  *ranks,
                guint32         n_lists,
                gsize          *starts)
{
  g_autofree gsize *ends = NULL;
  guint32 *indices;

  g_return_val_if_fail (ef_points_is_valid (points), NULL);
  g_return_val_if_fail (points->n == 0 || ranks != NULL, NULL);
  g_return_val_if_fail (starts != NULL, NULL);

  memset (starts, 0, (n_lists + 1) * sizeof *starts);
  for (gsize i = 0; i < points->n; i++)
    if (ranks[i] > 0 && ranks[i] <= n_lists)
      starts[ranks[i]]++;
  for (guint32 layer = 0; layer < n_lists; layer++)
    starts[layer + 1] += starts[layer];

  indices = g_new (guint32, starts[n_lists]);
  ends = g_memdup2 (starts, (n_lists + 1) * sizeof *starts);
  for (gsize i = 0; i < points->n; i++)
    if (ranks[i] > 0 && ranks[i] <= n_lists)
      indices[ends[ranks[i] - 1]++] = (guint32) i;

  for (guint32 layer = 0; layer < n_lists; layer++)
    ef_order_by_value (points->x, 1, indices + starts[layer], starts[layer + 1] - starts[layer]);

  return indices;
}
