/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "ef-compose.h"
#include "ef-efficiency.h"
#include "ef-import.h"
#include "ef-layers.h"
#include "ef-link.h"
#include "ef-near-front.h"
#include "ef-paint.h"
#include "ef-pareto.h"
#include "made-up-data.h"

/* One part of the program, timed inside one process:
 *
 *   bench-part import FILE      the file to columns, once: memory is that of one import
 *   bench-part redraw FILE      a chart of 1600 x 1000 pixels, painted into memory
 *   bench-part nearest FILE     the point below the pointer
 *   bench-part front N          the frontier of N made-up models
 *   bench-part layers N         which frontier each of them is on
 *   bench-part near N           which of them are near it, and how near all of them are
 *   bench-part distance N       how much less each could cost
 *   bench-part link N           which of N and N names are one, and the three most like each that
 *                               has no partner
 *   bench-part link-mistyped N  the same where none has one, since each lacks a letter
 *
 * FILE is one of made-up points for redraw and nearest. Prints the median in milliseconds. */

#define N_RUNS 15
#define N_POINTERS 100
#define WIDTH 1600
#define HEIGHT 1000

typedef void (*Work) (gpointer data);

typedef struct
{
  EfChartData *data;
  EfScene *scene;
  cairo_surface_t *image;
  double scale_x, scale_y; /* pixels per unit of scale space */
  gint64 found;
} Chart;

typedef struct
{
  double *costs, *scores;
  gsize n;
} Models;

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* The first run is not counted: it fills caches and loads fonts. */
static void
measure (Work work, gpointer data, guint n_repeats)
{
  gint64 times[N_RUNS];

  work (data);
  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      work (data);
      times[i] = g_get_monotonic_time () - start;
    }
  qsort (times, N_RUNS, sizeof *times, compare_times);
  g_print ("%.3f\n", (double) times[N_RUNS / 2] / 1000 / n_repeats);
}

static EfImportResult *
import (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  EfImportResult *result = ef_import_file (file, NULL, NULL, &error);

  if (result == NULL)
    g_error ("%s", error->message);
  return result;
}

static int
measure_import (const char *path)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (EfImportResult) result = import (path);

  g_print ("%.3f\n", (double) (g_get_monotonic_time () - start) / 1000);
  return 0;
}

/* What the window shows at first: costs on a logarithmic axis, coloured by group, the frontier. */
static void
open_chart (Chart *chart, const char *path)
{
  g_autoptr (EfImportResult) result = import (path);
  EfCatalogNode *root = ef_import_result_get_root (result);
  EfTable *table = ef_catalog_node_get_table (root, 0);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  PangoContext *pango = ef_paint_create_pango_context ();
  g_autoptr (GError) error = NULL;
  EfComposeOptions options = { .width = WIDTH,
                               .height = HEIGHT,
                               .theme = ef_theme_find ("light"),
                               .ticks = &ef_tick_style_plain,
                               .pango = pango,
                               .font_size = 11,
                               .screen = TRUE };
  EfView view;

  ef_chart_spec_set_string (&spec->x.column, "flop");
  ef_chart_spec_set_string (&spec->y.column, "score");
  ef_chart_spec_set_string (&spec->colour, "group");
  spec->x.scale = EF_SCALE_KIND_LOG;
  chart->data = ef_chart_data_new (table, spec, NULL, &error);
  if (chart->data == NULL)
    g_error ("%s", error->message);
  ef_chart_data_get_view (chart->data, spec, &view);
  chart->scene = ef_chart_compose (chart->data, spec, &view, &options);
  g_object_unref (pango);
  chart->image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  chart->scale_x = WIDTH / (chart->data->extent.x_max - chart->data->extent.x_min);
  chart->scale_y = HEIGHT / (chart->data->extent.y_max - chart->data->extent.y_min);
}

static void
close_chart (Chart *chart)
{
  g_clear_pointer (&chart->data, ef_chart_data_unref);
  g_clear_pointer (&chart->scene, ef_scene_unref);
  g_clear_pointer (&chart->image, cairo_surface_destroy);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chart, close_chart)

static void
redraw (gpointer data)
{
  Chart *chart = data;
  cairo_t *cr = cairo_create (chart->image);

  ef_paint_cairo (chart->scene, cr, 1, G_MAXUINT);
  cairo_destroy (cr);
}

/* Where there are few points, and where there are many. */
static void
find_nearest (gpointer data)
{
  Chart *chart = data;
  const EfView *extent = &chart->data->extent;

  for (guint i = 0; i < N_POINTERS; i++)
    {
      double fraction = (i + 0.5) / N_POINTERS;
      double x = (extent->x_min + fraction * (extent->x_max - extent->x_min)) * chart->scale_x;
      double y = (extent->y_min + fraction * (extent->y_max - extent->y_min)) * chart->scale_y;

      chart->found
        += ef_chart_data_find_nearest (chart->data, x, y, chart->scale_x, chart->scale_y, 12);
    }
}

static int
measure_chart (const char *path, Work work, guint n_repeats)
{
  g_auto (Chart) chart = { NULL };

  open_chart (&chart, path);
  measure (work, &chart, n_repeats);
  return 0;
}

static void
find_front (gpointer data)
{
  Models *models = data;
  gsize n_front;

  g_free (ef_pareto_front (models->costs, models->scores, models->n, EF_DIRECTION_LOWER,
                           EF_DIRECTION_HIGHER, &n_front));
}

static EfPoints
get_points (const Models *models)
{
  return (EfPoints){ models->costs, models->scores, models->n, EF_DIRECTION_LOWER,
                     EF_DIRECTION_HIGHER };
}

static void
rank_layers (gpointer data)
{
  EfPoints points = get_points (data);
  guint32 n_layers;

  g_free (ef_layers_rank (&points, &n_layers));
}

static void
find_near (gpointer data)
{
  const EfMargin share = { EF_MARGIN_SHARE, 0.05 }, amount = { EF_MARGIN_AMOUNT, 0.5 };
  EfPoints points = get_points (data);
  g_autofree guint8 *mask = g_new (guint8, points.n);
  g_autofree double *distances = g_new (double, points.n);

  ef_near_front_mask (&points, &share, &amount, mask);
  ef_near_front_distances (&points, &share, &amount, distances);
}

static void
measure_distances (gpointer data)
{
  EfPoints points = get_points (data);
  g_autofree double *scores = g_new (double, points.n);

  ef_efficiency_measure (&points, EF_EFFICIENCY_X, scores);
}

static int
measure_models (Work work, const char *number)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  gsize n = (gsize) g_ascii_strtoull (number, NULL, 10);
  g_autofree double *costs = g_new (double, n);
  g_autofree double *scores = g_new (double, n);
  Models models = { costs, scores, n };

  made_up_points_fill (random, costs, scores, n);
  measure (work, &models, 1);
  return 0;
}

static void
link_names (gpointer data)
{
  const EfLinkSide *sides = data;
  g_autoptr (EfLink) link = ef_link_new (&sides[0], &sides[1], NULL, NULL, NULL);
  g_autoptr (GArray) close = ef_link_list_close (link, 0.7, 3, NULL, NULL, NULL);

  g_assert (close->len > 0);
}

typedef void (*FillNames) (GRand *random, char **names, char **others, gsize n);

static int
measure_link (FillNames fill, const char *number)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  gsize n = (gsize) g_ascii_strtoull (number, NULL, 10);
  g_auto (GStrv) names = g_new0 (char *, n + 1);
  g_auto (GStrv) others = g_new0 (char *, n + 1);
  EfLinkSide sides[] = { { (const char *const *) names, NULL, (guint) n },
                         { (const char *const *) others, NULL, (guint) n } };

  fill (random, names, others, n);
  measure (link_names, sides, 1);
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "import"))
    return measure_import (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "redraw"))
    return measure_chart (argv[2], redraw, 1);
  if (argc == 3 && g_str_equal (argv[1], "nearest"))
    return measure_chart (argv[2], find_nearest, N_POINTERS);
  if (argc == 3 && g_str_equal (argv[1], "front"))
    return measure_models (find_front, argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "layers"))
    return measure_models (rank_layers, argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "near"))
    return measure_models (find_near, argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "distance"))
    return measure_models (measure_distances, argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "link"))
    return measure_link (made_up_names_fill, argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "link-mistyped"))
    return measure_link (made_up_names_fill_mistyped, argv[2]);

  g_printerr ("Usage: bench-part import|redraw|nearest FILE, "
              "or bench-part front|layers|near|distance|link|link-mistyped N\n");
  return 1;
}
