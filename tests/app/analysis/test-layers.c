/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-layers.h"

#include "ef-order-private.h"
#include "ef-pareto.h"
#include "point-draws.h"

#include <math.h>

/* Layers are held against peeling: take the front away, again and again. */
static void
assert_layers_are_peels (const EfPoints *points)
{
  guint32 n_layers = 99;
  g_autofree guint32 *ranks = ef_layers_rank (points, &n_layers);
  g_autofree gsize *starts = g_new (gsize, n_layers + 3);
  g_autofree guint32 *list = ef_layers_list (points, ranks, n_layers + 2, starts);
  g_autofree double *x = g_memdup2 (points->x, points->n * sizeof (double));

  g_assert_cmpuint (starts[0], ==, 0);

  for (guint32 layer = 0; layer < n_layers + 2; layer++)
    {
      gsize n_front;
      g_autofree guint32 *front = ef_pareto_front (x, points->y, points->n, points->x_direction,
                                                   points->y_direction, &n_front);

      g_assert_true ((n_front > 0) == (layer < n_layers));
      g_assert_cmpmem (list + starts[layer], (starts[layer + 1] - starts[layer]) * sizeof *list,
                       front, n_front * sizeof *front);
      for (gsize i = 0; i < n_front; i++)
        {
          g_assert_cmpuint (ranks[front[i]], ==, layer + 1);
          x[front[i]] = NAN;
        }
    }

  for (gsize i = 0; i < points->n; i++)
    g_assert_true ((ranks[i] == 0) == !is_comparable (points, i));
}

static void
test_peeling (void)
{
  Draw draw;

  for (guint round = 0; round < 1500; round++)
    {
      draw_points (&draw, 120, FALSE, round);
      assert_layers_are_peels (&draw.points);
    }
}

static void
test_known (void)
{
  const double x[] = { 1, 2, 2, 3, 3, NAN, 1 }, y[] = { 1, 2, 2, 3, 1, 1, 1 };
  const EfPoints points = { x, y, 7, EF_DIRECTION_LOWER, EF_DIRECTION_LOWER };
  const guint32 expected[] = { 1, 2, 2, 3, 2, 0, 1 };
  const guint32 expected_list[] = { 0, 6, 1, 2, 4 };
  guint32 n_layers;
  gsize starts[3];
  g_autofree guint32 *ranks = ef_layers_rank (&points, &n_layers);
  g_autofree guint32 *list = ef_layers_list (&points, ranks, 2, starts);

  g_assert_cmpuint (n_layers, ==, 3);
  g_assert_cmpmem (ranks, sizeof expected, expected, sizeof expected);
  g_assert_cmpuint (starts[1], ==, 2);
  g_assert_cmpuint (starts[2], ==, 5);
  g_assert_cmpmem (list, 5 * sizeof *list, expected_list, sizeof expected_list);
}

static void
test_none (void)
{
  const EfPoints points = { NULL, NULL, 0, EF_DIRECTION_LOWER, EF_DIRECTION_HIGHER };
  guint32 n_layers = 7;
  gsize starts[2] = { 5, 5 };
  g_autofree guint32 *ranks = ef_layers_rank (&points, &n_layers);
  g_autofree guint32 *list = ef_layers_list (&points, ranks, 1, starts);

  g_assert_cmpuint (n_layers, ==, 0);
  g_assert_cmpuint (starts[1], ==, 0);
}

/* Ranks do not change under anything that keeps the order on each axis. */
static void
test_monotone_maps (void)
{
  Draw draw, mapped;

  for (guint round = 0; round < 200; round++)
    {
      guint32 n_layers, n_mapped;
      g_autofree guint32 *ranks = NULL;
      g_autofree guint32 *mapped_ranks = NULL;

      draw_points (&draw, 100, TRUE, round);
      mapped = draw;
      mapped.points.x = mapped.x;
      mapped.points.y = mapped.y;
      mapped.points.x_direction = draw.points.x_direction == EF_DIRECTION_LOWER
                                    ? EF_DIRECTION_HIGHER
                                    : EF_DIRECTION_LOWER;
      for (gsize i = 0; i < draw.points.n; i++)
        {
          mapped.x[i] = -draw.x[i] * 8;
          mapped.y[i] = exp2 (draw.y[i]);
        }

      ranks = ef_layers_rank (&draw.points, &n_layers);
      mapped_ranks = ef_layers_rank (&mapped.points, &n_mapped);
      g_assert_cmpuint (n_layers, ==, n_mapped);
      g_assert_cmpmem (ranks, draw.points.n * sizeof *ranks,
                       mapped_ranks, draw.points.n * sizeof *ranks);
    }
}

/* A chain has as many layers as points: many more than any made-up data. */
static void
test_chain (void)
{
  enum { N = 5000 };
  g_autofree double *x = g_new (double, N);
  g_autofree guint32 *ranks = NULL;
  const EfPoints points = { x, x, N, EF_DIRECTION_LOWER, EF_DIRECTION_LOWER };
  guint32 n_layers;

  for (guint i = 0; i < N; i++)
    x[i] = (i * 7) % N;

  ranks = ef_layers_rank (&points, &n_layers);
  g_assert_cmpuint (n_layers, ==, N);
  for (guint i = 0; i < N; i++)
    g_assert_cmpuint (ranks[i], ==, (i * 7) % N + 1);
}

static void
assert_ordered (const double *values,
                double        sign,
                gsize         n)
{
  g_autofree guint32 *indices = g_new (guint32, n);
  g_autofree guint8 *seen = g_new0 (guint8, n);

  for (gsize i = 0; i < n; i++)
    indices[i] = (guint32) i;

  ef_order_by_value (values, sign, indices, n);

  for (gsize i = 0; i < n; i++)
    {
      g_assert_false (seen[indices[i]]);
      seen[indices[i]] = TRUE;
      if (i > 0)
        {
          double before = values[indices[i - 1]] * sign;
          double here = values[indices[i]] * sign;

          g_assert_true (before < here || (before == here && indices[i - 1] < indices[i]));
        }
    }
}

/* Insertion, merging and digits, and values of which the digits see nothing at first. */
static void
test_order (void)
{
  static const gsize sizes[] = { 0, 1, 2, 24, 25, 100, 1024, 1025, 6000 };
  enum { N_SHAPES = 6 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint shape = 0; shape < N_SHAPES; shape++)
      {
        gsize n = sizes[i];
        g_autofree double *values = g_new (double, n);

        for (gsize k = 0; k < n; k++)
          {
            values[k] = shape == 0   ? draw_magnitudes ()
                        : shape == 1 ? draw_few_integers ()
                        : shape == 2 ? 1 + draw_uniform () * 1e-12
                        : shape == 3 ? floor (draw_uniform () * 60)
                        : shape == 4 ? (double) k
                                     : draw_odd_values ();
            if (isnan (values[k]))
              values[k] = -0.0;
          }
        if (shape == 2 && n > 0)
          values[n / 2] = 1e300;

        assert_ordered (values, 1, n);
        assert_ordered (values, -1, n);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/analysis/layers/peeling", test_peeling);
  g_test_add_func ("/analysis/layers/known", test_known);
  g_test_add_func ("/analysis/layers/none", test_none);
  g_test_add_func ("/analysis/layers/monotone-maps", test_monotone_maps);
  g_test_add_func ("/analysis/layers/chain", test_chain);
  g_test_add_func ("/analysis/order/by-value", test_order);

  return g_test_run ();
}
