/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-attainment.h"

#include "ef-order-private.h"
#include "ef-pareto.h"
#include "ef-points-private.h"
#include "ef-resampler-private.h"

/* The corners of the fronts of all resamples, turned, resample by resample. */
typedef struct
{
  GArray *x;         /* (element-type double) */
  GArray *y;         /* (element-type double) */
  GArray *resamples; /* (element-type guint32): which one a corner is of */
  gboolean too_many;
} Corners;

static void
corners_init (Corners *self)
{
  self->x = g_array_new (FALSE, FALSE, sizeof (double));
  self->y = g_array_new (FALSE, FALSE, sizeof (double));
  self->resamples = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->too_many = FALSE;
}

static void
corners_clear (Corners *self)
{
  g_clear_pointer (&self->x, g_array_unref);
  g_clear_pointer (&self->y, g_array_unref);
  g_clear_pointer (&self->resamples, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Corners, corners_clear)

static void
corners_add (Corners       *self,
             const EfSteps *steps,
             guint32        resample)
{
  if (self->too_many || self->x->len + steps->n > EF_ATTAINMENT_MAX_CORNERS)
    {
      self->too_many = TRUE;
      return;
    }

  g_array_append_vals (self->x, steps->x, (guint) steps->n);
  g_array_append_vals (self->y, steps->y, (guint) steps->n);
  for (gsize i = 0; i < steps->n; i++)
    g_array_append_val (self->resamples, resample);
}

/* Redraws everything @n_resamples times, counts who is on the front and collects the corners. */
static gboolean
make_resamples (EfAttainment      *self,
                const EfResampler *resampler,
                EfPoints          *drawn,
                Corners           *corners,
                EfProgress        *progress,
                GCancellable      *cancellable,
                GError           **error)
{
  gsize n;
  const guint32 *models = ef_resampler_get_models (resampler, &n);
  g_autofree double *x = g_new (double, n);
  g_autofree double *y = g_new (double, n);

  drawn->x = x;
  drawn->y = y;
  drawn->n = n;

  for (guint i = 0; i < self->n_resamples; i++)
    {
      g_autofree guint32 *front = NULL;
      g_auto (EfSteps) steps = { 0 };
      gsize n_front;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (progress != NULL)
        ef_progress_set (progress, i, self->n_resamples);

      ef_resampler_draw (resampler, i, x, y);
      front = ef_pareto_front (x, y, n, drawn->x_direction, drawn->y_direction, &n_front);
      for (gsize k = 0; k < n_front; k++)
        self->n_on_front[models[front[k]]]++;

      ef_steps_init (&steps, drawn, front, n_front);
      corners_add (corners, &steps, i);
    }

  return TRUE;
}

/*
 * The sweep over all corners, from the best x to the worst. At each x every resample has a best y
 * so far, and what at least k of them attain is the k-th best of these. They are kept sorted: when
 * one of them improves, those that it overtakes move by one place.
 */
typedef struct
{
  double *own;    /* (array length=n): the best y of each resample */
  double *sorted; /* (array length=n): the same, from the best to the worst */
  guint n;
} Sweep;

static void
sweep_init (Sweep *self,
            guint  n)
{
  self->own = g_new (double, n);
  self->sorted = g_new (double, n);
  self->n = n;

  for (guint i = 0; i < n; i++)
    self->own[i] = self->sorted[i] = INFINITY;
}

static void
sweep_clear (Sweep *self)
{
  g_clear_pointer (&self->own, g_free);
  g_clear_pointer (&self->sorted, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sweep, sweep_clear)

/* The first place whose y is at least this one. */
static guint
sweep_find (const Sweep *self,
            double       y)
{
  guint first = 0;

  for (guint n = self->n; n > 0;)
    {
      guint half = n / 2;

      if (self->sorted[first + half] < y)
        {
          first += half + 1;
          n -= half + 1;
        }
      else
        {
          n = half;
        }
    }

  return first;
}

static void
sweep_improve (Sweep  *self,
               guint32 resample,
               double  y)
{
  guint from = sweep_find (self, self->own[resample]);
  guint to = sweep_find (self, y);

  memmove (self->sorted + to + 1, self->sorted + to, (from - to) * sizeof *self->sorted);
  self->sorted[to] = y;
  self->own[resample] = y;
}

/* Adds a corner to each surface whose y has become better at this x. */
static void
add_corners (GArray    **xs,
             GArray    **ys,
             const Sweep *sweep,
             const guint *ranks,
             guint        n_levels,
             double       x)
{
  for (guint i = 0; i < n_levels; i++)
    {
      double y = sweep->sorted[ranks[i]];

      if (isfinite (y) &&
          (ys[i]->len == 0 || y < g_array_index (ys[i], double, ys[i]->len - 1)))
        {
          g_array_append_val (xs[i], x);
          g_array_append_val (ys[i], y);
        }
    }
}

/* Back to raw values in ascending raw x. */
static void
surface_init (EfAttainmentSurface *self,
              const GArray        *x,
              const GArray        *y,
              const EfPoints      *drawn)
{
  double x_sign = ef_direction_get_sign (drawn->x_direction);
  double y_sign = ef_direction_get_sign (drawn->y_direction);

  self->n = x->len;
  self->x = g_new (double, self->n);
  self->y = g_new (double, self->n);

  for (gsize i = 0; i < self->n; i++)
    {
      gsize from = x_sign > 0 ? i : self->n - 1 - i;

      self->x[i] = g_array_index (x, double, from) * x_sign;
      self->y[i] = g_array_index (y, double, from) * y_sign;
    }
}

static gboolean
sweep_corners (const Corners *corners,
               const guint   *ranks,
               guint          n_levels,
               Sweep         *sweep,
               GArray       **xs,
               GArray       **ys,
               GCancellable  *cancellable,
               GError       **error)
{
  const double *x = (const double *) (gpointer) corners->x->data;
  const double *y = (const double *) (gpointer) corners->y->data;
  const guint32 *resamples = (const guint32 *) (gpointer) corners->resamples->data;
  guint n = corners->x->len;
  g_autofree guint32 *order = g_new (guint32, n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  ef_order_by_value (x, 1, order, n);

  for (guint i = 0; i < n; i++)
    {
      if (i % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      sweep_improve (sweep, resamples[order[i]], y[order[i]]);
      if (i + 1 == n || x[order[i + 1]] != x[order[i]])
        add_corners (xs, ys, sweep, ranks, n_levels, x[order[i]]);
    }

  return TRUE;
}

static gboolean
make_surfaces (EfAttainment              *self,
               const EfAttainmentOptions *options,
               const EfPoints            *drawn,
               const Corners             *corners,
               GCancellable              *cancellable,
               GError                   **error)
{
  g_autoptr (GPtrArray) arrays = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree guint *ranks = g_new (guint, options->n_levels);
  g_auto (Sweep) sweep = { 0 };
  GArray **xs, **ys;

  if (corners->too_many || options->n_levels == 0)
    return TRUE;

  for (guint i = 0; i < options->n_levels; i++)
    {
      double rank = ceil (options->levels[i] * options->n_resamples);

      ranks[i] = (guint) CLAMP (rank, 1, options->n_resamples) - 1;
    }
  for (guint i = 0; i < 2 * options->n_levels; i++)
    g_ptr_array_add (arrays, g_array_new (FALSE, FALSE, sizeof (double)));
  xs = (GArray **) arrays->pdata;
  ys = xs + options->n_levels;

  sweep_init (&sweep, options->n_resamples);
  if (!sweep_corners (corners, ranks, options->n_levels, &sweep, xs, ys, cancellable, error))
    return FALSE;

  self->n_surfaces = options->n_levels;
  self->surfaces = g_new (EfAttainmentSurface, self->n_surfaces);
  for (guint i = 0; i < self->n_surfaces; i++)
    surface_init (&self->surfaces[i], xs[i], ys[i], drawn);

  return TRUE;
}

static EfAttainment *
attain (const EfResampler         *resampler,
        gsize                      n_models,
        EfDirection                x_direction,
        EfDirection                y_direction,
        const EfAttainmentOptions *options,
        EfProgress                *progress,
        GCancellable              *cancellable,
        GError                   **error)
{
  g_autoptr (EfAttainment) self = g_new0 (EfAttainment, 1);
  g_auto (Corners) corners = { 0 };
  EfPoints drawn = { NULL, NULL, 0, x_direction, y_direction };

  self->n_resamples = options->n_resamples;
  self->n_models = n_models;
  self->n_on_front = g_new0 (guint32, n_models);
  corners_init (&corners);

  if (!make_resamples (self, resampler, &drawn, &corners, progress, cancellable, error) ||
      !make_surfaces (self, options, &drawn, &corners, cancellable, error))
    return NULL;

  if (progress != NULL)
    ef_progress_set (progress, options->n_resamples, options->n_resamples);

  return g_steal_pointer (&self);
}

static gboolean
options_are_valid (const EfAttainmentOptions *self)
{
  return self != NULL && self->n_resamples >= 1 &&
         self->n_resamples <= EF_ATTAINMENT_MAX_RESAMPLES &&
         (self->n_levels == 0 || self->levels != NULL);
}

EfAttainment *
ef_attainment_from_bars (const EfPoints            *points,
                         const EfErrorBars         *bars,
                         const EfAttainmentOptions *options,
                         EfProgress                *progress,
                         GCancellable              *cancellable,
                         GError                   **error)
{
  g_autoptr (EfResampler) resampler = NULL;

  g_return_val_if_fail (ef_points_is_valid (points), NULL);
  g_return_val_if_fail (bars != NULL, NULL);
  g_return_val_if_fail (bars->x_coverage > 0 && bars->x_coverage < 1, NULL);
  g_return_val_if_fail (bars->y_coverage > 0 && bars->y_coverage < 1, NULL);
  g_return_val_if_fail (options_are_valid (options), NULL);

  resampler = ef_resampler_new_bars (points, bars, options->seed);

  return attain (resampler, points->n, points->x_direction, points->y_direction, options,
                 progress, cancellable, error);
}

EfAttainment *
ef_attainment_from_runs (const EfPoints            *runs,
                         const guint32             *models,
                         guint32                    n_models,
                         const EfAttainmentOptions *options,
                         EfProgress                *progress,
                         GCancellable              *cancellable,
                         GError                   **error)
{
  g_autoptr (EfResampler) resampler = NULL;

  g_return_val_if_fail (ef_points_is_valid (runs), NULL);
  g_return_val_if_fail (runs->n == 0 || models != NULL, NULL);
  g_return_val_if_fail (options_are_valid (options), NULL);

  resampler = ef_resampler_new_runs (runs, models, n_models, options->seed);

  return attain (resampler, n_models, runs->x_direction, runs->y_direction, options,
                 progress, cancellable, error);
}

void
ef_attainment_free (EfAttainment *self)
{
  for (guint i = 0; i < self->n_surfaces; i++)
    {
      g_free (self->surfaces[i].x);
      g_free (self->surfaces[i].y);
    }

  g_free (self->surfaces);
  g_free (self->n_on_front);
  g_free (self);
}
