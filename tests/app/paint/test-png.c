/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <locale.h>
#include <png.h>
#include <string.h>

#include "ef-error.h"
#include "ef-paint-private.h"
#include "ef-paint.h"
#include "paint-fixture.h"

typedef struct
{
  const guint8 *data;
  gsize left;
} Reader;

static void
read_cb (png_structp png, png_bytep data, png_size_t length)
{
  Reader *reader = png_get_io_ptr (png);

  g_assert_cmpuint (length, <=, reader->left);
  memcpy (data, reader->data, length);
  reader->data += length;
  reader->left -= length;
}

static const char *
find_text (png_structp png, png_infop info, const char *key)
{
  png_textp texts;
  int n = png_get_text (png, info, &texts, NULL);

  for (int i = 0; i < n; i++)
    if (strcmp (texts[i].key, key) == 0)
      return texts[i].text;
  return NULL;
}

static GBytes *
render (double dpi, gboolean transparent)
{
  g_autoptr (EfScene) scene = paint_fixture_create_scene ();
  g_autoptr (GError) error = NULL;
  GBytes *bytes = ef_paint_to_png (scene, dpi, transparent, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_header (void)
{
  g_autoptr (GBytes) bytes = render (144, FALSE);
  Reader reader = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) };
  png_structp png = png_create_read_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  png_uint_32 x, y;
  int unit, intent;

  png_set_read_fn (png, &reader, read_cb);
  png_read_png (png, info, PNG_TRANSFORM_IDENTITY, NULL);
  g_assert_cmpuint (png_get_image_width (png, info), ==, 400);
  g_assert_cmpuint (png_get_image_height (png, info), ==, 240);
  g_assert_cmpuint (png_get_color_type (png, info), ==, PNG_COLOR_TYPE_RGB);
  g_assert_cmpuint (png_get_pHYs (png, info, &x, &y, &unit), !=, 0);
  g_assert_cmpuint (x, ==, 5669);
  g_assert_cmpuint (y, ==, 5669);
  g_assert_cmpint (unit, ==, PNG_RESOLUTION_METER);
  g_assert_cmpuint (png_get_sRGB (png, info, &intent), !=, 0);
  g_assert_cmpstr (find_text (png, info, "Title"), ==, "A \"title\" <of> words & more");
  g_assert_cmpstr (find_text (png, info, "Description"), ==,
                   "Six points.\nOne is on the frontier.");
  g_assert_cmpstr (find_text (png, info, "Software"), ==, "Efficient Frontier");
  png_destroy_read_struct (&png, &info, NULL);
}

static cairo_status_t
read_bytes_cb (void *closure, unsigned char *data, unsigned int length)
{
  Reader *reader = closure;

  g_assert_cmpuint (length, <=, reader->left);
  memcpy (data, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
decode (GBytes *bytes)
{
  Reader reader = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) };

  return cairo_image_surface_create_from_png_stream (read_bytes_cb, &reader);
}

/* The file holds exactly what the player paints. */
static void
test_pixels (void)
{
  g_autoptr (EfScene) scene = paint_fixture_create_scene ();
  g_autoptr (GBytes) bytes = render (108, FALSE);
  cairo_surface_t *decoded = decode (bytes);
  cairo_surface_t *painted = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 300, 180);
  cairo_t *cr = cairo_create (painted);
  guint largest;

  cairo_scale (cr, 1.5, 1.5);
  ef_paint_cairo (scene, cr, 1.5, EF_LAYERS_ALL);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_image_surface_get_width (decoded), ==, 300);
  for (int y = 0; y < 180; y++)
    {
      guint32 *row = (guint32 *) (void *) (cairo_image_surface_get_data (decoded)
                                           + y * cairo_image_surface_get_stride (decoded));

      for (int x = 0; x < 300; x++)
        row[x] |= 0xff000000u;
    }
  paint_fixture_compare (decoded, painted, &largest);
  g_assert_cmpuint (largest, ==, 0);
  cairo_surface_destroy (decoded);
  cairo_surface_destroy (painted);
}

static void
test_transparent (void)
{
  g_autoptr (GBytes) bytes = render (72, TRUE);
  cairo_surface_t *image = decode (bytes);
  const guint8 *data = cairo_image_surface_get_data (image);
  int stride = cairo_image_surface_get_stride (image);
  const guint32 *middle_of_square = (const guint32 *) (const void *) (data + 50 * stride) + 72;

  g_assert_cmpint (cairo_image_surface_get_format (image), ==, CAIRO_FORMAT_ARGB32);
  g_assert_cmphex (*(const guint32 *) (const void *) data, ==, 0);
  g_assert_cmphex (*middle_of_square >> 24, >, 0xb0);
  cairo_surface_destroy (image);
}

/* What is half transparent is there as Cairo has it, but for the rounding of the way there and
 * back. */
static void
test_transparent_pixels (void)
{
  g_autoptr (EfScene) scene = paint_fixture_create_scene ();
  g_autoptr (GBytes) bytes = render (108, TRUE);
  cairo_surface_t *decoded = decode (bytes);
  cairo_surface_t *painted = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 300, 180);
  cairo_t *cr = cairo_create (painted);
  guint largest;

  cairo_scale (cr, 1.5, 1.5);
  ef_paint_cairo (scene, cr, 1.5, EF_LAYERS_ALL & ~(1u << EF_LAYER_BACKGROUND));
  cairo_destroy (cr);
  paint_fixture_compare (decoded, painted, &largest);
  g_assert_cmpuint (largest, <=, 1);
  cairo_surface_destroy (decoded);
  cairo_surface_destroy (painted);
}

/* A picture of markers has a byte a pixel where they are of one colour, and four else; either way
 * it is what was painted. */
static void
test_markers (void)
{
  const struct
  {
    guint n_groups;
    int colour_type;
  } cases[] = { { 1, PNG_COLOR_TYPE_PALETTE }, { 4, PNG_COLOR_TYPE_RGB_ALPHA } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EfMarkerRun *run;
      const EfRect clip = { 30, 10, 160, 90 };
      g_autoptr (EfScene) scene = paint_fixture_create_cloud (5000, cases[i].n_groups, 0.3, &run);
      cairo_surface_t *painted = ef_paint_markers_to_picture (run, &clip);
      g_autoptr (GBytes) bytes = ef_paint_image_to_png (painted);
      cairo_surface_t *decoded = decode (bytes);
      const guint8 *data = g_bytes_get_data (bytes, NULL);
      const gsize colour_type_at = 25;
      guint largest;

      g_assert_cmpint (data[colour_type_at], ==, cases[i].colour_type);
      paint_fixture_compare (decoded, painted, &largest);
      g_assert_cmpuint (largest, <=, 1);
      cairo_surface_destroy (decoded);
      cairo_surface_destroy (painted);
    }
}

static void
test_same_bytes (void)
{
  g_autoptr (GBytes) first = render (96, FALSE);
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GBytes) third = NULL;

  second = render (96, FALSE);
  g_assert_true (g_bytes_equal (first, second));
  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("The locale de_DE.UTF-8 is not installed");
      return;
    }
  third = render (96, FALSE);
  setlocale (LC_ALL, "C.UTF-8");
  g_assert_true (g_bytes_equal (first, third));
}

static void
test_too_large (void)
{
  g_autoptr (EfScene) scene = ef_scene_new (10000, 10);
  g_autoptr (GError) error = NULL;

  g_assert_null (ef_paint_to_png (scene, 600, FALSE, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_TOO_LARGE);
}

static gpointer
render_thread (gpointer data)
{
  return render (*(const double *) data, FALSE);
}

/* A thread keeps the texts it has shaped. What it drew before, and at which size, must not show. */
static void
test_kept_texts (void)
{
  static const double dpi[] = { 72, 150, 72, 96, 150 };

  for (guint i = 0; i < G_N_ELEMENTS (dpi); i++)
    {
      g_autoptr (GBytes) here = render (dpi[i], FALSE);
      g_autoptr (GBytes) fresh
        = g_thread_join (g_thread_new ("render", render_thread, (gpointer) &dpi[i]));

      g_assert_true (g_bytes_equal (here, fresh));
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paint/png/header", test_header);
  g_test_add_func ("/paint/png/pixels", test_pixels);
  g_test_add_func ("/paint/png/transparent", test_transparent);
  g_test_add_func ("/paint/png/transparent-pixels", test_transparent_pixels);
  g_test_add_func ("/paint/png/markers", test_markers);
  g_test_add_func ("/paint/png/same-bytes", test_same_bytes);
  g_test_add_func ("/paint/png/too-large", test_too_large);
  g_test_add_func ("/paint/png/kept-texts", test_kept_texts);
  return g_test_run ();
}
