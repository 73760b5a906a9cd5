/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "ef-paint.h"

/* How long a scatter chart of 1600 x 1000 pixels takes: painting the markers into an image, a
 * whole PNG, and SVG with its size. The models are those of the benchmark generator: cost
 * log-normal, score saturating in log cost, with noise. */

#define N_RUNS 9
#define WIDTH 1600
#define HEIGHT 1000

static double
draw_normal (GRand *random)
{
  double u = 1 - g_rand_double (random);
  double v = g_rand_double (random);

  return sqrt (-2 * log (u)) * cos (2 * G_PI * v);
}

/* At one pixel a point. */
static EfScene *
create_scene (guint n, guint n_groups)
{
  EfScene *scene = ef_scene_new (WIDTH, HEIGHT);
  g_autoptr (GRand) random = g_rand_new_with_seed (20250724);
  EfPrimitive *points
    = ef_scene_add (scene, EF_PRIMITIVE_MARKERS, EF_LAYER_POINTS, "points", "points");
  EfMarkerRun *run = &points->markers;
  double *places = g_new (double, 2 * (gsize) n);
  guint8 *groups = g_new (guint8, n);

  ef_scene_hold (scene, places, g_free);
  ef_scene_hold (scene, groups, g_free);
  for (guint i = 0; i < n; i++)
    {
      places[i] = 20 + 1.8 * draw_normal (random);
      places[n + i] = 88 / (1 + exp (-(places[i] - 19.3) / 1.25)) + 2.5 * draw_normal (random);
      groups[i] = (guint8) g_rand_int_range (random, 0, (gint32) n_groups);
    }
  points->clipped = TRUE;
  *run = (EfMarkerRun){ .sx = places,
                        .sy = places + n,
                        .groups = groups,
                        .n = n,
                        .ax = WIDTH / 14.0,
                        .bx = -13 * WIDTH / 14.0,
                        .ay = -HEIGHT / 110.0,
                        .by = HEIGHT * 0.95,
                        .size = 6,
                        .n_groups = n_groups };
  for (guint i = 0; i < n_groups; i++)
    {
      run->fills[i] = (EfColour){ i % 3 / 2.0, i % 4 / 3.0, 1 - i / 10.0, 0.75 };
      run->shapes[i] = (EfShape) i;
    }
  return scene;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static double
get_median (gint64 *times)
{
  qsort (times, N_RUNS, sizeof *times, compare_times);
  return (double) times[N_RUNS / 2] / 1000;
}

static double
time_redraw (EfScene *scene)
{
  const EfRect everything = { 0, 0, WIDTH, HEIGHT };
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  gint64 times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      times[i] = g_get_monotonic_time ();
      ef_paint_markers (image, &ef_scene_get (scene, 0)->markers, &everything, 1, 0, 0);
      times[i] = g_get_monotonic_time () - times[i];
    }
  cairo_surface_destroy (image);
  return get_median (times);
}

static double
time_file (EfScene *scene, gboolean svg, gsize *size)
{
  gint64 times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GBytes) bytes = NULL;

      times[i] = g_get_monotonic_time ();
      bytes = svg ? ef_paint_to_svg (scene, NULL) : ef_paint_to_png (scene, 72, FALSE, NULL);
      times[i] = g_get_monotonic_time () - times[i];
      *size = g_bytes_get_size (bytes);
    }
  return get_median (times);
}

static void
run (guint n, guint n_groups)
{
  g_autoptr (EfScene) scene = create_scene (n, n_groups);
  gsize png_size, svg_size;
  double redraw = time_redraw (scene);
  double png = time_file (scene, FALSE, &png_size);
  double svg = time_file (scene, TRUE, &svg_size);

  g_print ("paint-%u-groups-%u redraw %.2f ms, PNG %.1f ms / %.2f MB, SVG %.0f ms / %.2f MB\n", n,
           n_groups, redraw, png, (double) png_size / 1e6, svg, (double) svg_size / 1e6);
}

int
main (void)
{
  static const guint sizes[] = { 10000, 100000, 1000000 };
  struct rusage usage;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint n_groups = 1; n_groups <= 10; n_groups += 9)
      run (sizes[i], n_groups);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("paint-memory %.0f MiB\n", (double) usage.ru_maxrss / 1024);
  return 0;
}
