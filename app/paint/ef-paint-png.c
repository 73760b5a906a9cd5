/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-paint.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <zlib.h>

#include "ef-error.h"
#include "ef-figure-private.h"
#include "ef-large-memory.h"
#include "ef-pack.h"
#include "ef-paint-private.h"
#include "ef-work-split.h"

/* PNG files: chunks, one behind the other.
 *
 * Cairo's own writer takes longer than all the drawing (39 ms for an empty page of 1600 x 1000) and
 * stores neither resolution nor colour space nor words; libpng packs with one processor. Charts are
 * flat areas: with the filter "up", equal rows become zeros, and the fastest levels of zlib already
 * find them. */

#define COMPRESSION_LEVEL 2
#define MAX_PIXELS 32767
/* Rows that are packed by one processor at a time. */
#define ROWS_OF_PART 128
/* Pixels that are compared with those above at a time. */
#define RUN 8

#define FILTER_UP 2
#define COLOUR_RGB 2
#define COLOUR_PALETTE 3
#define COLOUR_RGBA 6
#define INTENT_RELATIVE 1
#define UNIT_METRE 1

/* ---- Chunks ---- */

static void
append_number (GByteArray *bytes, guint32 number)
{
  guint32 stored = GUINT32_TO_BE (number);

  g_byte_array_append (bytes, (const guint8 *) &stored, sizeof stored);
}

/* Begins a chunk of unknown length, which what is appended then belongs to. */
static guint
begin_chunk (GByteArray *file, const char *type)
{
  guint start = file->len;

  append_number (file, 0);
  g_byte_array_append (file, (const guint8 *) type, 4);

  return start;
}

static void
end_chunk (GByteArray *file, guint start)
{
  const guint head = 8;
  guint32 length = GUINT32_TO_BE (file->len - start - head);

  memcpy (file->data + start, &length, sizeof length);
  append_number (file, (guint32) crc32_z (0, file->data + start + 4, file->len - start - 4));
}

static void
add_chunk (GByteArray *file, const char *type, const guint8 *data, guint length)
{
  guint start = begin_chunk (file, type);

  g_byte_array_append (file, data, length);
  end_chunk (file, start);
}

/* ---- Words ---- */

/* Words are UTF-8 in iTXt chunks; zTXt could hold Latin-1 only. Behind the key stand how they are
 * packed, no language and no key in it. */
static guint
begin_words (GByteArray *file, const char *key, gboolean packed)
{
  const guint8 manner[] = { packed, 0, '\0', '\0' };
  guint start = begin_chunk (file, "iTXt");

  g_byte_array_append (file, (const guint8 *) key, (guint) strlen (key) + 1);
  g_byte_array_append (file, manner, sizeof manner);

  return start;
}

static void
add_words (GByteArray *file, EfScene *scene)
{
  const char *words[][2] = {
    { "Title", ef_scene_get_title (scene) },
    { "Description", ef_scene_get_description (scene) },
    { "Software", "Efficient Frontier" },
    { EF_FIGURE_PNG_COMMAND_KEY, ef_scene_get_command (scene) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i][1] != NULL && *words[i][1] != '\0')
      {
        guint start = begin_words (file, words[i][0], FALSE);

        g_byte_array_append (file, (const guint8 *) words[i][1], (guint) strlen (words[i][1]));
        end_chunk (file, start);
      }
}

static void
add_project (GByteArray *file, GBytes *project)
{
  g_autoptr (GBytes) packed = ef_figure_pack (project, G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  guint start = begin_words (file, EF_FIGURE_PNG_KEY, TRUE);
  gsize length;
  const guint8 *data = g_bytes_get_data (packed, &length);

  g_byte_array_append (file, data, (guint) length);
  end_chunk (file, start);
}

/* ---- Pixels ---- */

typedef struct
{
  const guint8 *data; /* Cairo's: premultiplied, a number each */
  gsize stride;
  int width;
  int height;
  gboolean transparent;
  const guint32 *palette; /* a pixel for each opacity, which stands for it then; or NULL */
} Pixels;

static gsize
get_pixel_size (const Pixels *self)
{
  if (self->palette != NULL)
    return 1;

  return self->transparent ? 4 : 3;
}

static const guint32 *
get_row (const Pixels *self, int y)
{
  return (const guint32 *) (const void *) (self->data + (gsize) y * self->stride);
}

/* Markers of one colour, however they cover each other, differ in nothing but how opaque they are:
 * a byte a pixel instead of four. Fills @palette with the pixel of each opacity, 256 of them; FALSE
 * if there are two of one. */
static gboolean
find_palette (const Pixels *self, guint32 *palette)
{
  gboolean used[256] = { FALSE };
  guint32 last = 0;

  for (int y = 0; y < self->height; y++)
    {
      const guint32 *row = get_row (self, y);

      for (int x = 0; x < self->width; x++)
        {
          const guint alpha = row[x] >> 24;

          if (row[x] == last)
            continue;
          if (used[alpha] && palette[alpha] != row[x])
            return FALSE;
          used[alpha] = TRUE;
          palette[alpha] = last = row[x];
        }
    }
  return TRUE;
}

/* What a row has in the file: how it is filtered, then the pixels. */
static gsize
get_row_size (const Pixels *self)
{
  return 1 + get_pixel_size (self) * (gsize) self->width;
}

/* One of Cairo's pixels as PNG has them, with red in the lowest byte. */
static inline guint32
convert (guint32 pixel, gboolean transparent)
{
  guint alpha = pixel >> 24;
  guint r = pixel >> 16 & 0xff, g = pixel >> 8 & 0xff, b = pixel & 0xff;

  if (transparent && alpha > 0 && alpha < 255)
    {
      r = (r * 255 + alpha / 2) / alpha;
      g = (g * 255 + alpha / 2) / alpha;
      b = (b * 255 + alpha / 2) / alpha;
    }

  return r | g << 8 | b << 16 | alpha << 24;
}

/* What the file has of one of Cairo's pixels. */
static inline guint32
get_stored (const Pixels *self, guint32 pixel)
{
  return self->palette != NULL ? pixel >> 24 : convert (pixel, self->transparent);
}

/* The difference of each byte on its own. */
static inline guint32
subtract_bytes (guint32 a, guint32 b)
{
  const guint32 high = 0x80808080u;

  return ((a | high) - (b & ~high)) ^ ((a ^ ~b) & high);
}

static void
filter_row (const Pixels *self, int y, guint8 *row)
{
  static const guint8 nothing[RUN * sizeof (guint32)] = { 0 };
  const gsize size = get_pixel_size (self);
  const guint32 *pixels = get_row (self, y);
  const guint32 *above = y > 0 ? get_row (self, y - 1) : NULL;

  *row++ = FILTER_UP;
  for (int x = 0; x < self->width; x += RUN)
    {
      const int n = MIN (RUN, self->width - x);

      if (n == RUN && above != NULL && memcmp (pixels + x, above + x, sizeof nothing) == 0)
        {
          memcpy (row, nothing, RUN * size);
          row += RUN * size;
          continue;
        }
      for (int i = x; i < x + n; i++)
        {
          guint32 pixel = get_stored (self, pixels[i]);
          guint32 up = above != NULL ? get_stored (self, above[i]) : 0;
          guint32 left = subtract_bytes (pixel, up);

          for (gsize byte = 0; byte < size; byte++)
            *row++ = (guint8) (left >> 8 * byte);
        }
    }
}

/* A part is whole rows. */
static void
fill_rows (gsize start, gsize length, guint8 *bytes, gpointer user_data)
{
  const Pixels *self = user_data;
  const gsize size = get_row_size (self);

  for (gsize row = 0; row < length / size; row++)
    filter_row (self, (int) (start / size + row), bytes + row * size);
}

static void
add_pixels (GByteArray *file, const Pixels *pixels, int strategy)
{
  const gsize size = get_row_size (pixels);
  const EfPacking packing = {
    .n = size * (gsize) pixels->height,
    .fill = fill_rows,
    .user_data = (gpointer) pixels,
    .part = size * ROWS_OF_PART,
    .level = COMPRESSION_LEVEL,
    .strategy = strategy,
  };
  guint start = begin_chunk (file, "IDAT");

  ef_pack (&packing, G_ZLIB_COMPRESSOR_FORMAT_ZLIB, file);
  end_chunk (file, start);
}

/* ---- The file ---- */

static guint8
get_colour_type (const Pixels *pixels)
{
  if (pixels->palette != NULL)
    return COLOUR_PALETTE;

  return pixels->transparent ? COLOUR_RGBA : COLOUR_RGB;
}

static void
add_head (GByteArray *file, const Pixels *pixels, double dpi)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  /* Bits of a sample, kind of colour, ways of packing, filtering and interlacing. */
  const guint8 manner[] = { 8, get_colour_type (pixels), 0, 0, 0 };
  const guint8 intent = INTENT_RELATIVE, unit = UNIT_METRE;
  guint32 per_metre = (guint32) lround (dpi / 0.0254);
  guint start;

  g_byte_array_append (file, signature, sizeof signature);
  start = begin_chunk (file, "IHDR");
  append_number (file, (guint32) pixels->width);
  append_number (file, (guint32) pixels->height);
  g_byte_array_append (file, manner, sizeof manner);
  end_chunk (file, start);
  add_chunk (file, "sRGB", &intent, 1);
  start = begin_chunk (file, "pHYs");
  append_number (file, per_metre);
  append_number (file, per_metre);
  g_byte_array_append (file, &unit, 1);
  end_chunk (file, start);
}

static void
add_palette (GByteArray *file, const guint32 *palette)
{
  guint8 colours[256 * 3], opacities[256];

  for (guint i = 0; i < 256; i++)
    {
      guint32 pixel = convert (palette[i], TRUE);

      for (guint byte = 0; byte < 3; byte++)
        colours[3 * i + byte] = (guint8) (pixel >> 8 * byte);
      opacities[i] = (guint8) i;
    }
  add_chunk (file, "PLTE", colours, sizeof colours);
  add_chunk (file, "tRNS", opacities, sizeof opacities);
}

/* @scene: has the words, or NULL for none. Words on a page are alike, and zlib finds that; of
 * markers alone only the ground repeats, and looking for more makes files larger. */
static GBytes *
encode (EfScene *scene, cairo_surface_t *image, double dpi, gboolean transparent)
{
  GByteArray *file = g_byte_array_new ();
  guint32 palette[256] = { 0 };
  Pixels pixels = {
    .data = cairo_image_surface_get_data (image),
    .stride = (gsize) cairo_image_surface_get_stride (image),
    .width = cairo_image_surface_get_width (image),
    .height = cairo_image_surface_get_height (image),
    .transparent = transparent,
  };

  if (scene == NULL && find_palette (&pixels, palette))
    pixels.palette = palette;
  add_head (file, &pixels, dpi);
  if (scene != NULL)
    add_words (file, scene);
  if (scene != NULL && ef_scene_get_project (scene) != NULL)
    add_project (file, ef_scene_get_project (scene));
  if (pixels.palette != NULL)
    add_palette (file, pixels.palette);
  add_pixels (file, &pixels, scene != NULL ? Z_DEFAULT_STRATEGY : Z_RLE);
  add_chunk (file, "IEND", NULL, 0);

  return g_byte_array_free_to_bytes (file);
}

GBytes *
ef_paint_image_to_png (cairo_surface_t *image)
{
  cairo_surface_flush (image);

  return encode (NULL, image, EF_PAINT_PICTURE_SCALE * 72, TRUE);
}

/* What the rows of a page begin as. */
typedef struct
{
  guint8 *data;
  gsize stride;
  guint8 byte; /* all of them */
} Paper;

static void
lay_out (gsize start, gsize end, gpointer user_data)
{
  const Paper *paper = user_data;

  memset (paper->data + start * paper->stride, paper->byte, (end - start) * paper->stride);
}

/* An empty page: transparent, or of white paper, which is what a scene leaves open. NULL if the
 * size is out of reach. Most of the time goes into getting the memory: before anything is written,
 * which Cairo would do at once, large pages are asked for, and then all processors fill them. */
static cairo_surface_t *
create_page (double width, double height, gboolean transparent, GError **error)
{
  static const cairo_user_data_key_t key;
  const cairo_format_t format = transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24;
  cairo_surface_t *page;
  Paper paper = { .byte = transparent ? 0 : 0xff };
  gsize size;

  if (!(width <= MAX_PIXELS && height <= MAX_PIXELS))
    {
      g_set_error (
        error, EF_ERROR, EF_ERROR_TOO_LARGE,
        _ ("A picture of %.0f × %.0f pixels is too large; the limit is %d on each side."), width,
        height, MAX_PIXELS);
      return NULL;
    }
  paper.stride = (gsize) cairo_format_stride_for_width (format, (int) width);
  size = paper.stride * (gsize) height;
  paper.data = g_try_malloc (size);
  if (paper.data == NULL)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE,
                   _ ("There is not enough memory for a picture of %.0f × %.0f pixels."), width,
                   height);
      return NULL;
    }
  ef_large_memory_hint (paper.data, size);
  ef_work_split ((gsize) height, ROWS_OF_PART, lay_out, &paper);
  page = cairo_image_surface_create_for_data (paper.data, format, (int) width, (int) height,
                                              (int) paper.stride);
  cairo_surface_set_user_data (page, &key, paper.data, g_free);
  return page;
}

GBytes *
ef_paint_to_png (EfScene *scene, double dpi, gboolean transparent, GError **error)
{
  double scale = dpi / 72;
  cairo_surface_t *page;
  cairo_t *cr;
  GBytes *bytes;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (dpi > 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  page = create_page (MAX (round (ef_scene_get_width (scene) * scale), 1),
                      MAX (round (ef_scene_get_height (scene) * scale), 1), transparent, error);
  if (page == NULL)
    return NULL;
  cr = cairo_create (page);
  cairo_scale (cr, scale, scale);
  ef_paint_cairo (scene, cr, scale,
                  transparent ? EF_LAYERS_ALL & ~(1u << EF_LAYER_BACKGROUND) : EF_LAYERS_ALL);
  cairo_destroy (cr);
  cairo_surface_flush (page);
  bytes = encode (scene, page, dpi, transparent);
  cairo_surface_destroy (page);
  return bytes;
}
