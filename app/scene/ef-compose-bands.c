/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose-private.h"

#include <string.h>

#include "ef-chart-resamples.h"
#include "ef-words.h"

/*
 * The bands of a frontier whose values are uncertain: what 10, 50 and 90 % of the resamples attain,
 * as three staircases, and between the first and the last of them a shaded region. The region and
 * its edges are grey, because they belong to no model.
 */

#define OPACITY 0.13
#define EDGE_OPACITY 0.55
#define EDGE_WIDTH 0.4 /* of the frontier's */
#define MEDIAN_WIDTH 0.65
#define MEDIAN_DASH 0.3 /* em */

#define BEST 0
#define MEDIAN 1
#define WORST 2

static const char *const ids[EF_N_SURFACES] = { "attained-10", "attained-50", "attained-90" };

/* "Middle frontier of 1000 resamples" */
static char *
dup_words (const EfComposer *self, guint surface)
{
  guint n = self->data->resamples->n_resamples;

  if (surface == MEDIAN)
    /* Translators: in the legend; what half of the resamples attain. */
    return g_strdup_printf (ngettext ("Middle frontier of %u resample",
                                      "Middle frontier of %u resamples", n),
                            n);
  return NULL;
}

static void
list_surface (const EfComposer *self, guint surface)
{
  gboolean median = surface == MEDIAN;
  EfCurveLayout curve = {
    .css = "attained",
    .id = g_strdup (ids[surface]),
    .words = dup_words (self, surface),
    .surface = &self->data->resamples->surfaces[surface],
    .colour = self->theme->text,
    .width = (median ? MEDIAN_WIDTH : EDGE_WIDTH) * self->front_width,
  };

  curve.colour.a *= median ? 1 : EDGE_OPACITY;
  if (median)
    curve.dash[0] = curve.dash[1] = MEDIAN_DASH * self->em;
  g_array_append_val (self->curves, curve);
}

static gboolean
has_surfaces (const EfComposer *self)
{
  return self->has_front && self->data->resamples != NULL
         && self->data->resamples->surfaces[BEST].n > 0;
}

void
ef_compose_bands_list (const EfComposer *self)
{
  EfCurveLayout region = {
    .sample = EF_SAMPLE_BAND,
    .css = "attained-region",
    .colour = self->theme->text,
  };

  if (!has_surfaces (self))
    return;

  region.id = g_strdup ("attained-region");
  region.colour.a = OPACITY;
  /* Translators: in the legend, below "Middle frontier of 1000 resamples". */
  /* xgettext:no-c-format */
  region.words = g_strdup (_ ("Frontier in 10 to 90 % of them"));
  g_array_append_val (self->curves, region);
  list_surface (self, BEST);
  list_surface (self, WORST);
  list_surface (self, MEDIAN);
}

static const EfCurveLayout *
find_surface (const EfComposer *self, guint surface)
{
  for (guint i = 0; i < self->curves->len; i++)
    {
      const EfCurveLayout *curve = &g_array_index (self->curves, EfCurveLayout, i);

      if (curve->surface == &self->data->resamples->surfaces[surface])
        return curve;
    }
  return NULL;
}

/* Along the best staircase and back along the worst one. Both begin and end at the same sides of
 * the plot, so the ends need no more corners. */
void
ef_compose_bands_add (const EfComposer *self)
{
  const EfCurveLayout *best, *worst;
  EfPrimitive *region;
  double *points;
  guint n;

  if (!has_surfaces (self))
    return;
  best = find_surface (self, BEST);
  worst = find_surface (self, WORST);
  if (best == NULL || worst == NULL || best->n_corners == 0 || worst->n_corners == 0)
    return;

  n = best->n_corners + worst->n_corners;
  points = g_new (double, 2 * (gsize) n);
  memcpy (points, best->corners, 2 * sizeof *points * best->n_corners);
  for (guint i = 0; i < worst->n_corners; i++)
    memcpy (points + 2 * (best->n_corners + i),
            worst->corners + 2 * (worst->n_corners - 1 - i), 2 * sizeof *points);

  region = ef_scene_add (self->scene, EF_PRIMITIVE_POLYLINE, EF_LAYER_GRID, "attained-region",
                         "attained-region");
  region->clipped = TRUE;
  region->fill = self->theme->text;
  region->fill.a = OPACITY;
  region->polyline.points = points;
  region->polyline.n = n;
  region->polyline.closed = TRUE;
}
