/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "ef-chart-view-private.h"
#include "widget-fixture.h"

#define WIDTH 400
#define HEIGHT 300

typedef struct
{
  EfTable *table;
  EfChartSpec *spec;
  EfChartData *data;
  EfChartPicture *picture;
  EfChartLayout layout;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->table = widget_fixture_create_table ();
  fixture->spec = widget_fixture_create_spec ();
  fixture->data = widget_fixture_create_data (fixture->table, fixture->spec);
  fixture->picture = ef_chart_picture_new ();
  fixture->layout = (EfChartLayout){ .data = fixture->data,
                                     .spec = fixture->spec,
                                     .theme = ef_theme_find ("dark"),
                                     .width = WIDTH,
                                     .height = HEIGHT,
                                     .unit = 96.0 / 72 };
  ef_chart_data_get_view (fixture->data, fixture->spec, &fixture->layout.view);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ef_chart_picture_free (fixture->picture);
  ef_chart_data_unref (fixture->data);
  ef_chart_spec_free (fixture->spec);
  ef_table_unref (fixture->table);
}

/* What a node looks like at @scale device pixels a pixel. */
static cairo_surface_t *
draw_node (GskRenderNode *node, int scale)
{
  cairo_surface_t *image
    = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH * scale, HEIGHT * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (image, scale, scale);
  cr = cairo_create (image);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  return image;
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  EfRect rect;

  g_assert_null (ef_chart_picture_get_node (fixture->picture, 1, FALSE));
  g_assert_false (ef_chart_picture_get_plot (fixture->picture, &rect));
  ef_chart_picture_compose (fixture->picture, &fixture->layout);
  g_assert_nonnull (ef_chart_picture_get_node (fixture->picture, 1, FALSE));
  ef_chart_picture_clear (fixture->picture);
  g_assert_null (ef_chart_picture_get_node (fixture->picture, 1, FALSE));
}

/* The node is kept as long as nothing changes: hovering must not paint. */
static void
test_retained (Fixture *fixture, gconstpointer data)
{
  GskRenderNode *node, *at_two, *again;

  ef_chart_picture_compose (fixture->picture, &fixture->layout);
  node = gsk_render_node_ref (ef_chart_picture_get_node (fixture->picture, 1, FALSE));
  g_assert_true (ef_chart_picture_get_node (fixture->picture, 1, FALSE) == node);
  at_two = gsk_render_node_ref (ef_chart_picture_get_node (fixture->picture, 2, FALSE));
  g_assert_true (at_two != node);
  ef_chart_picture_compose (fixture->picture, &fixture->layout);
  again = ef_chart_picture_get_node (fixture->picture, 2, FALSE);
  g_assert_true (again != at_two);
  gsk_render_node_unref (node);
  gsk_render_node_unref (at_two);
}

/* What a renderer still shows is never painted over, however many pictures come after. */
static void
test_shown_pixels_stay (Fixture *fixture, gconstpointer data)
{
  GskRenderNode *nodes[6];
  cairo_surface_t *images[6];

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      fixture->layout.view.x_min -= 0.3;
      ef_chart_picture_compose (fixture->picture, &fixture->layout);
      nodes[i] = gsk_render_node_ref (ef_chart_picture_get_node (fixture->picture, 1, FALSE));
      images[i] = draw_node (nodes[i], 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      cairo_surface_t *now = draw_node (nodes[i], 1);
      gsize size = (gsize) cairo_image_surface_get_stride (now) * HEIGHT;

      g_assert_cmpint (
        memcmp (cairo_image_surface_get_data (now), cairo_image_surface_get_data (images[i]), size),
        ==, 0);
      if (i > 0)
        g_assert_cmpint (memcmp (cairo_image_surface_get_data (images[i]),
                                 cairo_image_surface_get_data (images[i - 1]), size),
                         !=, 0);
      cairo_surface_destroy (now);
    }
  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      gsk_render_node_unref (nodes[i]);
      cairo_surface_destroy (images[i]);
    }
}

/* At a scale of 2 there are four times the pixels, painted, not enlarged. */
static void
test_sharp_at_scale_two (Fixture *fixture, gconstpointer data)
{
  cairo_surface_t *image;
  guint n_differing = 0;
  GskRenderNode *node;
  GdkTexture *texture;

  ef_chart_picture_compose (fixture->picture, &fixture->layout);
  node = ef_chart_picture_get_node (fixture->picture, 2, FALSE);
  image = draw_node (node, 2);
  for (int y = 0; y < HEIGHT; y++)
    {
      const guint32 *row
        = (const guint32 *) (const void *) (cairo_image_surface_get_data (image)
                                            + 2 * y * cairo_image_surface_get_stride (image));

      for (int x = 0; x < WIDTH; x++)
        n_differing += row[2 * x] != row[2 * x + 1];
    }
  g_assert_cmpuint (n_differing, >, 500);

  texture = gsk_texture_node_get_texture (ef_chart_picture_get_node (fixture->picture, 2, TRUE));
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 2 * WIDTH);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 2 * HEIGHT);
  cairo_surface_destroy (image);
}

/* Both kinds of nodes show the same. */
static void
test_texture (Fixture *fixture, gconstpointer data)
{
  cairo_surface_t *by_cairo, *by_texture;

  ef_chart_picture_compose (fixture->picture, &fixture->layout);
  by_cairo = draw_node (ef_chart_picture_get_node (fixture->picture, 1, FALSE), 1);
  by_texture = draw_node (ef_chart_picture_get_node (fixture->picture, 1, TRUE), 1);
  g_assert_cmpint (memcmp (cairo_image_surface_get_data (by_cairo),
                           cairo_image_surface_get_data (by_texture),
                           (gsize) cairo_image_surface_get_stride (by_cairo) * HEIGHT),
                   ==, 0);
  cairo_surface_destroy (by_cairo);
  cairo_surface_destroy (by_texture);
}

static guint32
get_corner (WidgetFixture *fixture)
{
  GtkWidget *widget = GTK_WIDGET (fixture->view);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autofree guint32 *pixels = g_new (guint32, width * height);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture
    = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (fixture->window)), node,
                                   &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gdk_texture_download (texture, (guchar *) pixels, 4 * (gsize) width);
  return pixels[width * (height - 1)];
}

static void
test_dark (WidgetFixture *fixture, gconstpointer data)
{
  g_assert_cmphex (get_corner (fixture), ==, 0xffffffff);
  g_object_set (fixture->view, "theme", "dark", NULL);
  widget_fixture_settle (fixture);
  g_assert_cmphex (get_corner (fixture), ==, 0xff1e1e1e);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/widgets/chart-picture/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("nothing", test_nothing);
  ADD ("retained", test_retained);
  ADD ("shown-pixels-stay", test_shown_pixels_stay);
  ADD ("sharp-at-scale-two", test_sharp_at_scale_two);
  ADD ("texture", test_texture);
  g_test_add ("/widgets/chart-picture/dark", WidgetFixture, NULL, widget_fixture_set_up, test_dark,
              widget_fixture_tear_down);
  return g_test_run ();
}
