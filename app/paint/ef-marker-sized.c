/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-paint-private.h"

#include <math.h>

#include "ef-marker-shape.h"
#include "ef-marker-sprites.h"

/* Runs whose markers have sizes of their own, and such whose markers are as large as a picture.
 *
 * The sums of the fast painter need markers of one colour in any order, but large markers have to
 * lie below small ones, whatever their colours. So these are blended one by one, in painting order.
 * A chart of a few thousand takes the paths of Cairo, which are exact. Beyond that every size takes
 * its sprites, which all colours share: 10^6 markers of 5 pixels take about 40 ms. */

/* Drawing the sprites of a hundred sizes costs as much as this many paths. */
#define SPRITES_FROM 5000
/* Larger markers are for Cairo whatever their number. */
#define SPRITE_REACH_MAX 96.0

#define PHASES EF_MARKER_SPRITE_PHASES

/* The part of the image that is painted. */
typedef struct
{
  guint8 *pixels;
  int stride, width, height;
  double ax, bx, ay, by; /* from scale space to its quarter pixels */
} Part;

gboolean
ef_marker_clip_to_pixels (cairo_surface_t *image,
                          const EfRect *clip,
                          double scale,
                          double origin_x,
                          double origin_y,
                          int *left,
                          int *top,
                          int *width,
                          int *height)
{
  double image_width = cairo_image_surface_get_width (image);
  double image_height = cairo_image_surface_get_height (image);
  double right = (clip->x + clip->width) * scale - origin_x;
  double bottom = (clip->y + clip->height) * scale - origin_y;

  *left = (int) CLAMP (floor (clip->x * scale - origin_x + 0.5), 0, image_width);
  *top = (int) CLAMP (floor (clip->y * scale - origin_y + 0.5), 0, image_height);
  *width = (int) CLAMP (floor (right + 0.5), 0, image_width) - *left;
  *height = (int) CLAMP (floor (bottom + 0.5), 0, image_height) - *top;

  return *width > 0 && *height > 0;
}

static void
paint_paths (cairo_surface_t *image,
             const EfMarkerRun *run,
             const EfRect *clip,
             double scale,
             double origin_x,
             double origin_y)
{
  cairo_t *cr = cairo_create (image);

  cairo_translate (cr, -origin_x, -origin_y);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, clip->x, clip->y, clip->width, clip->height);
  cairo_clip (cr);
  ef_paint_markers_as_paths (cr, run, clip);
  cairo_destroy (cr);
}

/* Two channels of a pixel at once, weighted by @alpha and divided by 255 with rounding. */
static inline guint32
weigh (guint32 channels, guint alpha)
{
  guint32 product = (channels & 0x00ff00ff) * alpha + 0x00800080;

  return (product + ((product >> 8) & 0x00ff00ff)) >> 8 & 0x00ff00ff;
}

static inline guint32
blend (guint32 ground, guint32 colour, guint alpha)
{
  return (weigh (colour, alpha) + weigh (ground, 255 - alpha))
         | (weigh (colour >> 8, alpha) + weigh (ground >> 8, 255 - alpha)) << 8;
}

static guint32
to_pixel (const EfColour *colour)
{
  guint r = (guint) lround (CLAMP (colour->r, 0, 1) * 255);
  guint g = (guint) lround (CLAMP (colour->g, 0, 1) * 255);
  guint b = (guint) lround (CLAMP (colour->b, 0, 1) * 255);

  return 0xff000000u | r << 16 | g << 8 | b;
}

/* What one look puts on the part, and how. */
typedef struct
{
  cairo_surface_t *sprites;
  const guint8 *data;
  int stride, reach, span;
  gboolean pictures; /* sprites have their colours */
  guint32 colour;
  guint8 alphas[256]; /* of coverage */
} Stamp;

static void
stamp_init (Stamp *self, const EfMarkerRun *run, const EfMarkerLook *look, double scale)
{
  gboolean outlined = run->outline.a > 0 && run->outline_width > 0;
  double rim = outlined ? run->outline_width / 2 : 0;
  EfMarkerSpriteLook sprite = {
    .shape = look->shape,
    .form = look->form,
    .size = look->size * scale,
    .outline_width = outlined ? run->outline_width * scale : 0,
    .fill = look->fill,
    .outline = run->outline,
  };

  sprite.reach
    = (int) ceil ((ef_marker_shape_get_reach (look->shape) * look->size + rim) * scale);
  self->sprites = ef_marker_sprites_get (&sprite);
  self->data = cairo_image_surface_get_data (self->sprites);
  self->stride = cairo_image_surface_get_stride (self->sprites);
  self->reach = sprite.reach;
  self->span = 2 * sprite.reach + 1;
  self->pictures = outlined;
  self->colour = to_pixel (&look->fill);
  for (guint i = 0; i < 256; i++)
    self->alphas[i] = (guint8) lround (CLAMP (look->fill.a, 0, 1) * i);
}

static void
press (const Stamp *stamp, const Part *part, int left, int top, guint phase)
{
  const guint8 *sprite
    = stamp->data + (gsize) (phase * (guint) stamp->span) * (gsize) stamp->stride;
  int first_x = MAX (-left, 0), end_x = MIN (stamp->span, part->width - left);
  int first_y = MAX (-top, 0), end_y = MIN (stamp->span, part->height - top);

  for (int y = first_y; y < end_y; y++)
    {
      guint32 *ground
        = (guint32 *) (void *) (part->pixels + (gsize) (top + y) * (gsize) part->stride) + left;
      const guint8 *row = sprite + (gsize) y * (gsize) stamp->stride;

      if (stamp->pictures)
        {
          const guint32 *source = (const guint32 *) (const void *) row;

          for (int x = first_x; x < end_x; x++)
            if (source[x] != 0)
              ground[x] = source[x] + blend (ground[x], 0, source[x] >> 24);
          continue;
        }
      for (int x = first_x; x < end_x; x++)
        if (row[x] != 0)
          ground[x] = blend (ground[x], stamp->colour, stamp->alphas[row[x]]);
    }
}

static void
press_all (
  const Stamp *stamp, const Part *part, const EfMarkerRun *run, const guint32 *entries, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      double x = floor (part->ax * run->sx[entries[i]] + part->bx);
      double y = floor (part->ay * run->sy[entries[i]] + part->by);
      /* Near enough to touch the part, so an int holds it. */
      double far = (double) stamp->span * PHASES;

      if (!(x > -far && x < part->width * PHASES + far && y > -far
            && y < part->height * PHASES + far))
        continue;
      press (stamp, part, (int) floor (x / PHASES) - stamp->reach,
             (int) floor (y / PHASES) - stamp->reach,
             ((guint) ((int) y & (PHASES - 1))) * PHASES + ((guint) (int) x & (PHASES - 1)));
    }
}

static void
paint_sprites (cairo_surface_t *image,
               const EfMarkerRun *run,
               const EfRect *clip,
               double scale,
               double origin_x,
               double origin_y)
{
  g_autofree guint *starts = NULL;
  g_autofree guint32 *entries = NULL;
  int left, top;
  Part part;

  if (!ef_marker_clip_to_pixels (image, clip, scale, origin_x, origin_y, &left, &top, &part.width,
                                 &part.height))
    return;

  cairo_surface_flush (image);
  part.stride = cairo_image_surface_get_stride (image);
  part.pixels = cairo_image_surface_get_data (image) + (gsize) top * (gsize) part.stride
                + (gsize) left * 4;
  part.ax = run->ax * scale * PHASES;
  part.ay = run->ay * scale * PHASES;
  /* Half a quarter more rounds to the nearest. */
  part.bx = (run->bx * scale - origin_x - left) * PHASES + 0.5;
  part.by = (run->by * scale - origin_y - top) * PHASES + 0.5;
  entries = ef_marker_run_order (run, clip, &starts);
  for (guint k = 0; k < ef_marker_looks_count (run); k++)
    {
      EfMarkerLook look = ef_marker_looks_get (run, k);
      Stamp stamp;

      if (starts[k] == starts[k + 1])
        continue;
      stamp_init (&stamp, run, &look, scale);
      press_all (&stamp, &part, run, entries + starts[k], starts[k + 1] - starts[k]);
      cairo_surface_destroy (stamp.sprites);
    }
  cairo_surface_mark_dirty (image);
}

void
ef_paint_sized_markers (cairo_surface_t *image,
                        const EfMarkerRun *run,
                        const EfRect *clip,
                        double scale,
                        double origin_x,
                        double origin_y)
{
  gboolean huge = ef_marker_run_get_reach (run) * scale > SPRITE_REACH_MAX;

  if (huge || run->n <= SPRITES_FROM)
    paint_paths (image, run, clip, scale, origin_x, origin_y);
  else
    paint_sprites (image, run, clip, scale, origin_x, origin_y);
}
