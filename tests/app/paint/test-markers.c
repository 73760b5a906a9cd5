/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "ef-marker-shape.h"
#include "ef-marker-sprites.h"
#include "ef-paint-private.h"
#include "paint-fixture.h"

static const EfRect everywhere = { -1e6, -1e6, 2e6, 2e6 };

static cairo_surface_t *
create_page (int width, int height)
{
  cairo_surface_t *page = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (page);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
  return page;
}

static guint32
get_pixel (cairo_surface_t *image, int x, int y)
{
  cairo_surface_flush (image);
  return *(const guint32 *) (const void *) (cairo_image_surface_get_data (image)
                                            + y * cairo_image_surface_get_stride (image) + 4 * x);
}

static void
assert_same (cairo_surface_t *a, cairo_surface_t *b)
{
  guint largest;

  paint_fixture_compare (a, b, &largest);
  g_assert_cmpuint (largest, ==, 0);
}

/* A run of one group of grey discs over @x, @y. */
static EfMarkerRun
make_run (const double *x, const double *y, guint n, double size, double opacity)
{
  EfMarkerRun run = { .sx = x, .sy = y, .n = n, .ax = 1, .ay = 1, .size = size, .n_groups = 1 };

  run.fills[0] = (EfColour){ 0, 0, 0, opacity };
  return run;
}

/* The plain way: a path and a fill for each marker. */
static cairo_surface_t *
paint_with_cairo (const EfMarkerRun *run, const EfRect *clip, int width, int height, double scale)
{
  cairo_surface_t *page = create_page (width, height);
  cairo_t *cr = cairo_create (page);
  g_autofree guint *starts = NULL;
  g_autofree guint32 *entries = ef_marker_run_order (run, NULL, &starts);

  cairo_rectangle (cr, clip->x * scale, clip->y * scale, clip->width * scale, clip->height * scale);
  cairo_clip (cr);
  cairo_scale (cr, scale, scale);
  for (guint k = 0; k < ef_marker_looks_count (run); k++)
    for (guint i = starts[k]; i < starts[k + 1]; i++)
      {
        EfMarkerLook look = ef_marker_looks_get (run, k);

        ef_marker_shape_trace (look.shape, look.form, cr, run->ax * run->sx[entries[i]] + run->bx,
                               run->ay * run->sy[entries[i]] + run->by, look.size);
        cairo_set_source_rgba (cr, look.fill.r, look.fill.g, look.fill.b, look.fill.a);
        cairo_fill (cr);
      }
  cairo_destroy (cr);
  return page;
}

/* On whole quarters of a pixel the only difference is rounding. */
static void
test_quarters (void)
{
  for (int shape = 0; shape < EF_N_SHAPES * (EF_FORM_DOTTED + 1); shape++)
    for (int phase = 0; phase < 16; phase++)
      {
        double x = 20 + phase % 4 / 4.0, y = 20 + phase / 4 / 4.0;
        EfMarkerRun run = make_run (&x, &y, 1, 11.3, 0.7);
        g_autoptr (cairo_surface_t) ours = create_page (40, 40);
        g_autoptr (cairo_surface_t) theirs = NULL;
        guint largest;

        run.shapes[0] = (EfShape) (shape % EF_N_SHAPES);
        run.form = (EfForm) (shape / EF_N_SHAPES);
        ef_paint_markers (ours, &run, &everywhere, 1, 0, 0);
        theirs = paint_with_cairo (&run, &everywhere, 40, 40, 1);
        paint_fixture_compare (ours, theirs, &largest);
        g_assert_cmpuint (largest, <=, 2);
        /* The middle is open where only the rim is filled, and the edge of what is half filled. */
        if (run.form != EF_FORM_HALF)
          g_assert_true ((get_pixel (ours, 20, 20) == 0xffffffff) == (run.form == EF_FORM_HOLLOW));
      }
}

static void
test_like_cairo (void)
{
  static const double scales[] = { 1, 1.37, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      const EfMarkerRun *run;
      g_autoptr (EfScene) scene = paint_fixture_create_cloud (2000, 10, 0.75, &run);
      int width = (int) ceil (200 * scales[i]), height = (int) ceil (120 * scales[i]);
      g_autoptr (cairo_surface_t) ours = create_page (width, height);
      g_autoptr (cairo_surface_t) theirs = NULL;
      guint largest;
      EfRect plot;

      ef_scene_get_plot (scene, &plot);
      if (scales[i] == 1.37)
        plot = everywhere; /* whose edges are whole pixels at any scale */
      ef_paint_markers (ours, run, &plot, scales[i], 0, 0);
      theirs = paint_with_cairo (run, &plot, width, height, scales[i]);
      g_assert_cmpfloat (paint_fixture_compare (ours, theirs, &largest), <, 1.6);
      /* An eighth of a pixel of an opaque edge is 32; several edges add up. */
      g_assert_cmpuint (largest, <, 110);
    }
}

/* Steps of colour and of size too, however many there are of both. */
static void
test_scales_like_cairo (void)
{
  for (guint kind = 1; kind <= 3; kind++)
    for (guint n = 1000; n <= 8000; n *= 8)
      {
        const EfMarkerRun *run;
        g_autoptr (EfScene) scene = paint_fixture_create_cloud (n, 10, 0.5, &run);
        g_autoptr (cairo_surface_t) ours = create_page (274, 165);
        g_autoptr (cairo_surface_t) theirs = NULL;
        guint largest;

        paint_fixture_scale_cloud (scene, kind & 1, kind >> 1);
        ef_paint_markers (ours, run, &everywhere, 1.37, 0, 0);
        theirs = paint_with_cairo (run, &everywhere, 274, 165, 1.37);
        g_assert_cmpfloat (paint_fixture_compare (ours, theirs, &largest), <, 3.0);
        g_assert_cmpuint (largest, <, 110);
      }
}

/* A small one lies above a large one of any group, and what has no size is a rim above all. */
static void
test_sizes_in_order (void)
{
  const double x[] = { 20, 20, 20 }, y[] = { 20, 20, 20 };
  const guint8 groups[] = { 0, 1, 0 }, sizes[] = { 1, EF_MARKER_SIZES - 1, 0 };
  EfMarkerScales scales = { .diameters = { [0] = 20, [1] = 6, [EF_MARKER_SIZES - 1] = 30 } };
  EfMarkerRun run = make_run (x, y, 3, 6, 1);
  g_autoptr (cairo_surface_t) page = create_page (40, 40);

  run.groups = groups;
  run.sizes = sizes;
  run.scales = &scales;
  run.n_groups = 2;
  run.fills[1] = (EfColour){ 1, 0, 0, 1 };
  ef_paint_markers (page, &run, &everywhere, 1, 0, 0);
  g_assert_cmphex (get_pixel (page, 20, 20), ==, 0xff000000); /* the small one */
  g_assert_cmphex (get_pixel (page, 20, 15), ==, 0xffff0000); /* in the hole of the rim */
  g_assert_cmphex (get_pixel (page, 20, 12), ==, 0xff000000); /* on the rim */
  g_assert_cmphex (get_pixel (page, 20, 7), ==, 0xffff0000);
  g_assert_cmphex (get_pixel (page, 20, 3), ==, 0xffffffff);
}

/* What the arrays say is never trusted. */
static void
test_odd_steps (void)
{
  const double x[] = { 20, 20 }, y[] = { 20, 20 };
  const guint8 shades[] = { 255, 200 }, sizes[] = { 255, 130 };
  EfMarkerScales scales = { .shades = { [EF_MARKER_SHADES - 1] = { 0, 0, 1, 1 } },
                            .diameters = { [EF_MARKER_SIZES - 1] = 20 } };
  EfMarkerRun run = make_run (x, y, 2, 6, 1);
  g_autoptr (cairo_surface_t) page = create_page (40, 40);

  run.shades = shades;
  run.sizes = sizes;
  run.scales = &scales;
  ef_paint_markers (page, &run, &everywhere, 1, 0, 0);
  g_assert_cmphex (get_pixel (page, 20, 12), ==, 0xff0000ff);
}

/* 1 - (1 - opacity)^n, whether the markers come in one run or one by one. */
static void
test_overlap (void)
{
  double x[400], y[400];

  for (guint i = 0; i < 400; i++)
    x[i] = y[i] = 15;
  for (guint n = 1; n <= 400; n = n * 3 / 2 + 1)
    for (guint percent = 5; percent <= 100; percent += 19)
      {
        EfMarkerRun run = make_run (x, y, n, 10, percent / 100.0);
        g_autoptr (cairo_surface_t) page = create_page (30, 30);
        double ground = 255 * pow (1 - percent / 100.0, n);

        ef_paint_markers (page, &run, &everywhere, 1, 0, 0);
        g_assert_cmpfloat (fabs ((get_pixel (page, 15, 15) & 0xff) - ground), <=, 1.01);
        g_assert_cmphex (get_pixel (page, 15, 15) >> 24, ==, 255);
        g_assert_cmphex (get_pixel (page, 2, 15), ==, 0xffffffff);
      }
}

/* Few markers are searched for where they are, many everywhere: the same picture. */
static void
test_sparse_like_dense (void)
{
  const EfMarkerRun *cloud;
  g_autoptr (EfScene) scene = paint_fixture_create_cloud (40, 1, 0.6, &cloud);
  g_autoptr (cairo_surface_t) sparse = create_page (1600, 960);
  g_autoptr (cairo_surface_t) dense = create_page (1600, 960);
  g_autofree double *x = g_new (double, 6040);
  g_autofree double *y = g_new (double, 6040);
  EfMarkerRun run = *cloud;

  /* The others all lie at the left edge, which is then made equal: they are there for their number.
   */
  for (guint i = 0; i < 6040; i++)
    {
      x[i] = i < 40 ? cloud->sx[i] : -28.9 / 160;
      y[i] = i < 40 ? cloud->sy[i] : (100 - 12 - i % 90) / 90.0;
    }
  ef_paint_markers (sparse, &run, &everywhere, 8, 0, 0);
  run.sx = x;
  run.sy = y;
  run.groups = NULL; /* all in one group already, and that array is shorter */
  run.n = 6040;
  ef_paint_markers (dense, &run, &everywhere, 8, 0, 0);
  for (int row = 0; row < 960; row++)
    memcpy (cairo_image_surface_get_data (dense) + row * cairo_image_surface_get_stride (dense),
            cairo_image_surface_get_data (sparse) + row * cairo_image_surface_get_stride (sparse),
            4 * 48);
  cairo_surface_mark_dirty (dense);
  assert_same (sparse, dense);
}

/* Skipped entries make the run long enough for two threads. */
static void
test_threads (void)
{
  const EfMarkerRun *cloud;
  g_autoptr (EfScene) scene = paint_fixture_create_cloud (100000, 7, 0.5, &cloud);
  g_autofree guint8 *skip = g_new0 (guint8, 100000);
  g_autofree guint32 *kept = g_new (guint32, 40000);
  g_autoptr (cairo_surface_t) one = create_page (400, 240);
  g_autoptr (cairo_surface_t) two = create_page (400, 240);
  EfMarkerRun run = *cloud;

  for (guint i = 0, n = 0; i < 100000; i++)
    if (i % 5 < 2)
      kept[n++] = i;
    else
      skip[i] = 1;
  run.skip = skip;
  ef_paint_markers (two, &run, &everywhere, 2, 0, 0);
  run.skip = NULL;
  run.indices = kept;
  run.n = 40000;
  ef_paint_markers (one, &run, &everywhere, 2, 0, 0);
  assert_same (one, two);
}

/* Nothing outside the clip changes, nor any byte beside the image. */
static void
test_stays_inside (void)
{
  const int width = 61, height = 67, stride = 4 * 80, before = 4 * 9;
  g_autofree guint8 *bytes = g_malloc ((gsize) stride * (height + 2));
  const EfRect clips[]
    = { { 10, 20, 30, 25 }, { -5, -5, 200, 200 }, { 60, 66, 1, 1 }, { 70, 0, 9, 9 } };

  for (guint outlined = 0; outlined < 2; outlined++)
    for (guint i = 0; i < G_N_ELEMENTS (clips); i++)
      {
        const EfMarkerRun *cloud;
        g_autoptr (EfScene) scene = paint_fixture_create_cloud (3000, 4, 0.9, &cloud);
        EfMarkerRun run = *cloud;
        cairo_surface_t *image;

        run.ax = width + 20;
        run.bx = -10;
        run.ay = height + 20;
        run.by = -10;
        run.size = 7;
        run.outline = (EfColour){ 1, 0, 0, outlined };
        run.outline_width = 2;
        memset (bytes, 0x5a, (gsize) stride * (height + 2));
        image = cairo_image_surface_create_for_data (bytes + stride + before, CAIRO_FORMAT_ARGB32,
                                                     width, height, stride);
        ef_paint_markers (image, &run, &clips[i], 1, 0, 0);
        cairo_surface_destroy (image);
        for (int y = -1; y <= height; y++)
          for (int x = -before; x < stride - before; x++)
            {
              gboolean inside = x >= 0 && x / 4 >= clips[i].x && x < 4 * width
                                && x / 4 < clips[i].x + clips[i].width && y >= 0 && y >= clips[i].y
                                && y < height && y < clips[i].y + clips[i].height;

              if (!inside)
                g_assert_cmphex (bytes[(y + 1) * stride + before + x], ==, 0x5a);
            }
        /* And something did change. */
        if (i == 0)
          g_assert_cmphex (bytes[31 * stride + before + 4 * 20], !=, 0x5a);
      }
}

/* A part painted by itself is the part of the whole: what tiles and scrolling rely on. */
static void
test_origin (void)
{
  const EfMarkerRun *run;
  g_autoptr (EfScene) scene = paint_fixture_create_cloud (1000, 3, 0.6, &run);
  g_autoptr (cairo_surface_t) whole = create_page (400, 240);
  g_autoptr (cairo_surface_t) part = create_page (120, 90);

  ef_paint_markers (whole, run, &everywhere, 2, 0, 0);
  ef_paint_markers (part, run, &everywhere, 2, 130, 70);
  for (int y = 0; y < 90; y++)
    for (int x = 0; x < 120; x++)
      g_assert_cmphex (get_pixel (part, x, y), ==, get_pixel (whole, x + 130, y + 70));
}

static void
test_odd_places (void)
{
  const double x[] = { NAN, INFINITY, -INFINITY, 1e300, -1e300, 10, 4294967306.0, 20 };
  const double y[] = { 10, 10, 10, 10, 10, NAN, 10, 20 };
  const guint8 groups[] = { 0, 0, 0, 0, 0, 0, 0, 255 };
  EfMarkerRun run = make_run (x, y, G_N_ELEMENTS (x), 6, 1);
  g_autoptr (cairo_surface_t) page = create_page (40, 40);

  run.groups = groups;
  ef_paint_markers (page, &run, &everywhere, 1, 0, 0);
  g_assert_cmphex (get_pixel (page, 20, 20), ==, 0xff000000);
  for (int i = 0; i < 40 * 40; i++)
    if (hypot (i % 40 - 19.5, i / 40 - 19.5) > 5)
      g_assert_cmphex (get_pixel (page, i % 40, i / 40), ==, 0xffffffff);
}

static void
test_huge_markers (void)
{
  double x = 300, y = 300;
  EfMarkerRun run = make_run (&x, &y, 1, 500, 1);
  g_autoptr (cairo_surface_t) page = create_page (600, 600);

  ef_paint_markers (page, &run, &everywhere, 1, 0, 0);
  g_assert_cmphex (get_pixel (page, 300, 60), ==, 0xff000000);
  g_assert_cmphex (get_pixel (page, 300, 40), ==, 0xffffffff);
}

/* Groups lie above each other in their order, entries of a group in that of the arrays. */
static void
test_order (void)
{
  const double x[] = { 20, 20, 24 }, y[] = { 20, 20, 20 };
  const guint8 groups[] = { 1, 0, 1 };
  EfMarkerRun run = make_run (x, y, 3, 12, 1);
  g_autoptr (cairo_surface_t) plain = create_page (40, 40);
  g_autoptr (cairo_surface_t) outlined = create_page (40, 40);

  run.groups = groups;
  run.n_groups = 2;
  run.fills[0] = (EfColour){ 1, 0, 0, 1 };
  run.fills[1] = (EfColour){ 0, 0, 1, 1 };
  ef_paint_markers (plain, &run, &everywhere, 1, 0, 0);
  g_assert_cmphex (get_pixel (plain, 19, 20), ==, 0xff0000ff);
  run.outline = (EfColour){ 0, 1, 0, 1 };
  run.outline_width = 2;
  ef_paint_markers (outlined, &run, &everywhere, 1, 0, 0);
  g_assert_cmphex (get_pixel (outlined, 14, 20), ==, 0xff00ff00); /* of the first one */
  g_assert_cmphex (get_pixel (outlined, 18, 20), ==, 0xff00ff00); /* of the last one, above it */
  g_assert_cmphex (get_pixel (outlined, 25, 20), ==, 0xff0000ff); /* which hides the other's */
}

static void
test_ordered_entries (void)
{
  const double x[] = { 0, 10, NAN, 20, 30, -50, -2.5 }, y[] = { 0, 0, 0, 0, 0, 0, 0 };
  const guint8 groups[] = { 1, 0, 0, 1, 0, 0, 9 };
  const guint8 skip[] = { 0, 0, 0, 0, 1, 0, 0 };
  const EfRect clip = { 0, -5, 100, 10 };
  EfMarkerRun run = make_run (x, y, 7, 6, 1);
  g_autofree guint *starts = NULL;
  g_autofree guint32 *entries = NULL;

  run.groups = groups;
  run.skip = skip;
  run.n_groups = 2;
  entries = ef_marker_run_order (&run, &clip, &starts);
  g_assert_cmpuint (starts[1], ==, 1);
  g_assert_cmpuint (starts[run.n_groups], ==, 4);
  g_assert_cmpuint (entries[0], ==, 1);
  g_assert_cmpuint (entries[1], ==, 0);
  g_assert_cmpuint (entries[2], ==, 3);
  g_assert_cmpuint (entries[3], ==, 6); /* half outside, of a group that is not there */
}

/* No shape looks larger than another. */
static void
test_areas (void)
{
  for (int shape = 1; shape < EF_N_SHAPES; shape++)
    {
      guint n;
      const double *corners = ef_marker_shape_get_polygon ((EfShape) shape, &n);
      double area = 0, reach = 0;

      for (guint i = 0; i < n; i++)
        {
          const double *a = corners + 2 * i, *b = corners + 2 * ((i + 1) % n);

          area += (a[0] * b[1] - b[0] * a[1]) / 2;
          reach = MAX (reach, hypot (a[0], a[1]));
        }
      g_assert_cmpfloat_with_epsilon (fabs (area), G_PI / 4, 0.002);
      g_assert_cmpfloat (reach, <=, ef_marker_shape_get_reach ((EfShape) shape) + 1e-9);
      g_assert_cmpfloat_with_epsilon (reach, ef_marker_shape_get_reach ((EfShape) shape), 0.001);
    }
}

static const EfMarkerSpriteLook plain_look = { .shape = EF_SHAPE_DIAMOND, .reach = 5, .size = 7 };
static const EfMarkerSpriteLook outlined_look = { .shape = EF_SHAPE_DIAMOND,
                                                  .reach = 5,
                                                  .size = 7,
                                                  .outline_width = 1.5,
                                                  .fill = { 1, 0, 0, 1 },
                                                  .outline = { 0, 0, 1, 1 } };

/* Whoever asks again gets the same image, and colours are no part of coverage. */
static void
test_sprites_kept (void)
{
  EfMarkerSpriteLook look = plain_look;
  g_autoptr (cairo_surface_t) first = ef_marker_sprites_get (&look);
  g_autoptr (cairo_surface_t) second = NULL;

  look.fill = (EfColour){ 0, 1, 0, 0.5 };
  second = ef_marker_sprites_get (&look);
  g_assert_true (first == second);
  g_assert_cmpint (cairo_image_surface_get_format (first), ==, CAIRO_FORMAT_A8);
  g_assert_cmpint (cairo_image_surface_get_width (first), ==, 11);
  g_assert_cmpint (cairo_image_surface_get_height (first), ==, 11 * EF_MARKER_SPRITE_COUNT);
}

/* Nobody gets the sprites of another look. */
static void
test_sprites_by_look (void)
{
  EfMarkerSpriteLook looks[6] = { outlined_look, outlined_look, outlined_look,
                                  outlined_look, outlined_look, plain_look };
  cairo_surface_t *sprites[G_N_ELEMENTS (looks)];

  looks[1].fill.g = 1;
  looks[2].outline.a = 0.5;
  looks[3].shape = EF_SHAPE_CROSS;
  looks[4].size = 6.5;
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      sprites[i] = ef_marker_sprites_get (&looks[i]);
      for (guint j = 0; j < i; j++)
        g_assert_true (sprites[i] != sprites[j]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    cairo_surface_destroy (sprites[i]);
}

/* However many looks there were in between, a look gives the same picture. */
static void
test_sprites_forgotten (void)
{
  EfMarkerSpriteLook look = outlined_look;
  g_autoptr (cairo_surface_t) first = ef_marker_sprites_get (&look);
  g_autoptr (cairo_surface_t) second = NULL;

  for (guint i = 1; i < 500; i++)
    {
      look.size = 7 + i / 1000.0;
      cairo_surface_destroy (ef_marker_sprites_get (&look));
    }
  second = ef_marker_sprites_get (&outlined_look);
  g_assert_true (first != second);
  assert_same (first, second);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paint/marker-sprites/kept", test_sprites_kept);
  g_test_add_func ("/paint/marker-sprites/by-look", test_sprites_by_look);
  g_test_add_func ("/paint/marker-sprites/forgotten", test_sprites_forgotten);
  g_test_add_func ("/paint/markers/quarters", test_quarters);
  g_test_add_func ("/paint/markers/like-cairo", test_like_cairo);
  g_test_add_func ("/paint/markers/scales-like-cairo", test_scales_like_cairo);
  g_test_add_func ("/paint/markers/sizes-in-order", test_sizes_in_order);
  g_test_add_func ("/paint/markers/odd-steps", test_odd_steps);
  g_test_add_func ("/paint/markers/overlap", test_overlap);
  g_test_add_func ("/paint/markers/sparse-like-dense", test_sparse_like_dense);
  g_test_add_func ("/paint/markers/threads", test_threads);
  g_test_add_func ("/paint/markers/stays-inside", test_stays_inside);
  g_test_add_func ("/paint/markers/origin", test_origin);
  g_test_add_func ("/paint/markers/odd-places", test_odd_places);
  g_test_add_func ("/paint/markers/huge", test_huge_markers);
  g_test_add_func ("/paint/markers/order", test_order);
  g_test_add_func ("/paint/markers/ordered-entries", test_ordered_entries);
  g_test_add_func ("/paint/markers/areas", test_areas);
  return g_test_run ();
}
