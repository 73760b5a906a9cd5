/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-paint.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <png.h>

#include "ef-error.h"
#include "ef-figure-private.h"
#include "ef-paint-private.h"

/* PNG files.
 *
 * Cairo's own writer takes longer than all the drawing (39 ms for an empty page of 1600 x 1000) and
 * stores neither resolution nor colour space nor words. Charts are flat areas: with the filter
 * "up", equal rows become zeros, and the fastest levels of zlib already find them. */

#define COMPRESSION_LEVEL 2
#define MAX_PIXELS 32767

typedef struct
{
  GByteArray *bytes;
  char *message;
} Writer;

static void
write_cb (png_structp png, png_bytep data, png_size_t length)
{
  Writer *writer = png_get_io_ptr (png);

  g_byte_array_append (writer->bytes, data, (guint) length);
}

static void
flush_cb (png_structp png)
{
}

static void
error_cb (png_structp png, png_const_charp message)
{
  Writer *writer = png_get_error_ptr (png);

  g_free (writer->message);
  writer->message = g_strdup (message);
  png_longjmp (png, 1);
}

static void
warning_cb (png_structp png, png_const_charp message)
{
  g_debug ("libpng: %s", message);
}

/* Words are UTF-8 in iTXt chunks; zTXt could hold Latin-1 only. */
static void
write_words (png_structp png, png_infop info, EfScene *scene, const char *project)
{
  const char *words[][2] = {
    { "Title", ef_scene_get_title (scene) },
    { "Description", ef_scene_get_description (scene) },
    { "Software", "Efficient Frontier" },
    { EF_FIGURE_PNG_COMMAND_KEY, ef_scene_get_command (scene) },
    { EF_FIGURE_PNG_KEY, project },
  };
  png_text texts[G_N_ELEMENTS (words)] = { 0 };
  int n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (words[i][1] == NULL || *words[i][1] == '\0')
        continue;
      texts[n].compression = words[i][1] == project ? PNG_ITXT_COMPRESSION_zTXt
                                                    : PNG_ITXT_COMPRESSION_NONE;
      texts[n].key = (png_charp) words[i][0];
      texts[n].text = (png_charp) words[i][1];
      n++;
    }
  png_set_text (png, info, texts, n);
}

/* One row of Cairo's premultiplied pixels as PNG has them. */
static void
convert_row (const guint32 *pixels, int width, gboolean transparent, guint8 *row)
{
  for (int x = 0; x < width; x++)
    {
      guint32 pixel = pixels[x];
      guint alpha = pixel >> 24;
      guint r = pixel >> 16 & 0xff, g = pixel >> 8 & 0xff, b = pixel & 0xff;

      if (transparent && alpha > 0 && alpha < 255)
        {
          r = (r * 255 + alpha / 2) / alpha;
          g = (g * 255 + alpha / 2) / alpha;
          b = (b * 255 + alpha / 2) / alpha;
        }
      *row++ = (guint8) r;
      *row++ = (guint8) g;
      *row++ = (guint8) b;
      if (transparent)
        *row++ = (guint8) alpha;
    }
}

/* The part that libpng may leave by a long jump: nothing is allocated here. */
static gboolean
write_image (png_structp png,
             png_infop info,
             EfScene *scene,
             cairo_surface_t *image,
             double dpi,
             gboolean transparent,
             const char *project,
             guint8 *row)
{
  int width = cairo_image_surface_get_width (image);
  int height = cairo_image_surface_get_height (image);
  int stride = cairo_image_surface_get_stride (image);
  const guint8 *data = cairo_image_surface_get_data (image);
  png_uint_32 per_metre = (png_uint_32) lround (dpi / 0.0254);

  if (setjmp (png_jmpbuf (png)) != 0)
    return FALSE;

  png_set_filter (png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
  png_set_compression_level (png, COMPRESSION_LEVEL);
  png_set_IHDR (png, info, (png_uint_32) width, (png_uint_32) height, 8,
                transparent ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB (png, info, PNG_sRGB_INTENT_RELATIVE);
  png_set_pHYs (png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
  png_set_text_compression_level (png, EF_FIGURE_PACK_LEVEL);
  png_set_text_compression_strategy (png, EF_FIGURE_PACK_STRATEGY);
  if (scene != NULL)
    write_words (png, info, scene, project);
  png_write_info (png, info);
  for (int y = 0; y < height; y++)
    {
      convert_row ((const guint32 *) (const void *) (data + (gsize) y * stride), width, transparent,
                   row);
      png_write_row (png, row);
    }
  png_write_end (png, info);
  return TRUE;
}

/* @scene: has the words, or NULL for none. */
static GBytes *
encode (EfScene *scene, cairo_surface_t *image, double dpi, gboolean transparent, GError **error)
{
  Writer writer = { .bytes = g_byte_array_new () };
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, &writer, error_cb, warning_cb);
  png_infop info = png_create_info_struct (png);
  g_autofree guint8 *row = g_malloc (4 * (gsize) cairo_image_surface_get_width (image));
  GBytes *bytes = scene != NULL ? ef_scene_get_project (scene) : NULL;
  g_autofree char *project
    = bytes != NULL
        ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
        : NULL;
  gboolean done;

  png_set_write_fn (png, &writer, write_cb, flush_cb);
  done = write_image (png, info, scene, image, dpi, transparent, project, row);
  png_destroy_write_struct (&png, &info);
  if (!done)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE, _ ("The picture could not be written: %s"),
                   writer.message);
      g_free (writer.message);
      g_byte_array_unref (writer.bytes);
      return NULL;
    }
  g_free (writer.message);
  return g_byte_array_free_to_bytes (writer.bytes);
}

GBytes *
ef_paint_image_to_png (cairo_surface_t *image)
{
  cairo_surface_flush (image);

  return encode (NULL, image, EF_PAINT_PICTURE_SCALE * 72, TRUE, NULL);
}

/* An empty page: transparent, or of white paper, which is what a scene leaves open. NULL if the
 * size is out of reach. */
static cairo_surface_t *
create_page (double width, double height, gboolean transparent, GError **error)
{
  cairo_surface_t *page;

  if (!(width <= MAX_PIXELS && height <= MAX_PIXELS))
    {
      g_set_error (
        error, EF_ERROR, EF_ERROR_TOO_LARGE,
        _ ("A picture of %.0f × %.0f pixels is too large; the limit is %d on each side."), width,
        height, MAX_PIXELS);
      return NULL;
    }
  page = cairo_image_surface_create (transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24,
                                     (int) width, (int) height);
  if (cairo_surface_status (page) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE,
                   _ ("There is not enough memory for a picture of %.0f × %.0f pixels."), width,
                   height);
      cairo_surface_destroy (page);
      return NULL;
    }
  if (!transparent)
    {
      cairo_t *cr = cairo_create (page);

      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      cairo_destroy (cr);
    }
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
  bytes = encode (scene, page, dpi, transparent, error);
  cairo_surface_destroy (page);
  return bytes;
}
