/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "ef-compose.h"
#include "ef-energy-derive.h"
#include "ef-paint.h"
#include "made-up-data.h"

/* How long a chart takes from another scenario to pixels, 1600 x 1000 as in a window: estimates,
 * points and frontier, layout, paint; in processor time. The ghost is of the data and has been
 * estimated before, as it is while somebody moves a slider. */

#define N_RUNS 9
#define WIDTH 1600
#define HEIGHT 1000
#define HOURS_PER_FLOP 2e-18

typedef struct
{
  gint64 data, scene, paint;
} Times;

/* In microseconds. Of a machine that has much else to do, real time says how much that is. */
static gint64
get_processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);

  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
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

static EfColumn *
create_numbers (const char *name, double *values, guint n)
{
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);
  const EfUnit *unit = NULL;
  const EfQuantity *quantity = ef_quantity_recognise (name, &unit);

  ef_column_builder_set_quantity (builder, quantity, unit);
  ef_column_builder_take_numbers (builder, values, n);

  return ef_column_builder_end (builder);
}

/* Models on four kinds of hardware; every fifth says its carbon. */
static EfTable *
create_table (guint n)
{
  static const char *const devices[]
    = { "NVIDIA A100-SXM4-80GB", "H100 SXM5", "V100 SXM2 16GB", "TPU v3" };
  g_autoptr (GRand) random = g_rand_new_with_seed (20250724);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfSource) source = ef_source_new ("made-up.csv", NULL, "delimited", NULL);
  EfColumnBuilder *hardware = ef_column_builder_new ("Hardware", EF_COLUMN_TEXT);
  double *hours = g_new (double, n);
  double *carbons = g_new (double, n);
  double *scores = g_new (double, n);

  made_up_points_fill (random, hours, scores, n);
  for (guint i = 0; i < n; i++)
    {
      hours[i] *= HOURS_PER_FLOP;
      carbons[i] = i % 5 == 0 ? hours[i] * 0.1 : NAN;
      ef_column_builder_add_text (hardware, devices[g_rand_int_range (random, 0, 4)], -1);
    }
  g_ptr_array_add (columns, ef_column_builder_end (hardware));
  g_ptr_array_add (columns, create_numbers ("GPU hours", hours, n));
  g_ptr_array_add (columns, create_numbers ("Carbon emissions (kg)", carbons, n));
  g_ptr_array_add (columns, create_numbers ("Accuracy", scores, n));

  return ef_table_new ("Made up", "Made up", columns, n, source, EF_PLACE_LINE, "", NULL);
}

static void
suppose (EfChartSpec *spec, guint run)
{
  g_autofree char *text = g_strdup_printf ("name=a,grid=%u,pue=1.1,replace=yes", 50 + run);
  g_autoptr (EfScenario) scenario = ef_scenario_from_text (text, NULL);

  ef_what_if_put (&spec->what_if, scenario);
  ef_what_if_set_current (&spec->what_if, "a");
}

/* Takes @data over and returns the new one. */
static EfChartData *
time_change (EfChartData *data, EfTable *table, EfChartSpec *spec, guint run, Times *times)
{
  EfComposeOptions options = {
    .width = WIDTH,
    .height = HEIGHT,
    .theme = ef_theme_find ("light"),
    .ticks = &ef_tick_style_plain,
    .font_size = 12,
    .screen = TRUE,
    .pango = ef_paint_create_pango_context (),
  };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (EfScene) scene = NULL;
  EfChartData *changed;
  EfView view;
  gint64 start;

  suppose (spec, run);
  start = get_processor_time ();
  changed = ef_chart_data_new_after (data, table, spec, NULL, NULL);
  times->data = get_processor_time () - start;
  g_assert (changed != NULL && changed->ghost != NULL);

  start = get_processor_time ();
  ef_chart_data_get_view (changed, spec, &view);
  scene = ef_chart_compose (changed, spec, &view, &options);
  times->scene = get_processor_time () - start;

  start = get_processor_time ();
  ef_paint_cairo (scene, cr, 1, EF_LAYERS_ALL);
  times->paint = get_processor_time () - start;

  g_clear_pointer (&data, ef_chart_data_unref);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (options.pango);

  return changed;
}

static void
measure (guint n)
{
  g_autoptr (EfTable) table = create_table (n);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  EfChartData *data = NULL;
  gint64 all[N_RUNS], points[N_RUNS], scenes[N_RUNS], paints[N_RUNS];
  Times times;

  ef_chart_spec_set_string (&spec->x.column, EF_CARBON_COLUMN);
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  data = time_change (data, table, spec, 0, &times);
  for (guint i = 0; i < N_RUNS; i++)
    {
      data = time_change (data, table, spec, i + 1, &times);
      points[i] = times.data;
      scenes[i] = times.scene;
      paints[i] = times.paint;
      all[i] = times.data + times.scene + times.paint;
    }
  ef_chart_data_unref (data);
  g_print ("another scenario, %7u rows: %6.1f ms of processor "
           "(points %.1f, layout %.1f, paint %.1f)\n",
           n, get_median (all), get_median (points), get_median (scenes), get_median (paints));
}

int
main (void)
{
  measure (10000);
  measure (100000);
  measure (1000000);

  return 0;
}
