/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-marker-sprites.h"

#include "ef-marker-shape.h"

/* Ten groups, on the chart, on its frontier and in the legend, in two windows; or all steps of
 * size, of the points and of all forms and on the frontier. */
#define N_KEPT 320
/* Larger sprites are for large markers, of which there are few. 32 pixels a side make 64 KiB. */
#define MAX_KEPT_REACH 16

#define PHASES EF_MARKER_SPRITE_PHASES

typedef struct
{
  EfMarkerSpriteLook look;
  cairo_surface_t *sprites; /* NULL while the place is free */
} Kept;

static GMutex mutex;
static Kept kept[N_KEPT];
static guint next_kept; /* the oldest goes first */

static gboolean
is_equal_colour (const EfColour *a, const EfColour *b)
{
  return a->r == b->r && a->g == b->g && a->b == b->b && a->a == b->a;
}

static gboolean
is_equal_look (const EfMarkerSpriteLook *a, const EfMarkerSpriteLook *b)
{
  return a->shape == b->shape && a->form == b->form && a->reach == b->reach
         && a->size == b->size && a->outline_width == b->outline_width
         && (a->outline_width <= 0
             || (is_equal_colour (&a->fill, &b->fill)
                 && is_equal_colour (&a->outline, &b->outline)));
}

static void
set_source (cairo_t *cr, const EfColour *colour)
{
  cairo_set_source_rgba (cr, colour->r, colour->g, colour->b, colour->a);
}

/* All phases in one path for Cairo, which takes longer to begin than to fill. */
static cairo_surface_t *
draw (const EfMarkerSpriteLook *look)
{
  gboolean outlined = look->outline_width > 0;
  int span = 2 * look->reach + 1;
  cairo_surface_t *sprites = cairo_image_surface_create (
    outlined ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_A8, span, span * EF_MARKER_SPRITE_COUNT);
  cairo_t *cr = cairo_create (sprites);

  for (int phase = 0; phase < EF_MARKER_SPRITE_COUNT; phase++)
    ef_marker_shape_trace (look->shape, look->form, cr,
                           look->reach + (phase % PHASES) / (double) PHASES,
                           look->reach + phase * span + (phase / PHASES) / (double) PHASES,
                           look->size);
  if (outlined)
    set_source (cr, &look->fill);
  cairo_fill_preserve (cr);
  if (outlined && look->form == EF_FORM_FILLED)
    {
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (cr, look->outline_width);
      set_source (cr, &look->outline);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (sprites);
  return sprites;
}

/* To be called with the mutex held. (transfer full) or NULL. */
static cairo_surface_t *
find (const EfMarkerSpriteLook *look)
{
  for (guint i = 0; i < N_KEPT && kept[i].sprites != NULL; i++)
    if (is_equal_look (&kept[i].look, look))
      return cairo_surface_reference (kept[i].sprites);
  return NULL;
}

/* To be called with the mutex held. */
static void
keep (const EfMarkerSpriteLook *look, cairo_surface_t *sprites)
{
  Kept *place = &kept[next_kept++ % N_KEPT];

  g_clear_pointer (&place->sprites, cairo_surface_destroy);
  place->look = *look;
  place->sprites = cairo_surface_reference (sprites);
}

cairo_surface_t *
ef_marker_sprites_get (const EfMarkerSpriteLook *look)
{
  cairo_surface_t *sprites;

  g_return_val_if_fail (look != NULL && look->reach >= 0, NULL);

  if (look->reach > MAX_KEPT_REACH)
    return draw (look);

  /* Drawn with the mutex held: two threads that ask for the same draw it once. */
  g_mutex_lock (&mutex);
  sprites = find (look);
  if (sprites == NULL)
    {
      sprites = draw (look);
      keep (look, sprites);
    }
  g_mutex_unlock (&mutex);
  return sprites;
}
