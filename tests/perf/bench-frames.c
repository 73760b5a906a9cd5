/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "ef-chart-view.h"
#include "ef-renderer.h"

/* What a person waits for while a chart moves: the time of GTK's frame clock from the beginning
 * of a frame to the end of its painting, in a real window of 1600 x 1000, while the chart is
 * panned, zoomed, and while only a hover mark moves over it. The display's own time to show the
 * frame is not in it. */

#define WIDTH 1600
#define HEIGHT 1000
/* The first frames allocate and load fonts. */
#define N_WARM_UP 5
#define N_FRAMES 40

typedef enum
{
  MOTION_PAN,
  MOTION_ZOOM,
  MOTION_HOVER,
  N_MOTIONS
} Motion;

static const char *const motion_names[] = { "pan", "zoom", "hover" };

typedef struct
{
  GtkWidget *view;
  GtkEventController *pointer;
  Motion motion;
  guint frame;
  double begin, begin_processor;
  double times[N_FRAMES];      /* milliseconds */
  double processors[N_FRAMES]; /* of all threads: what a busy machine does not change */
  GMainLoop *loop;
} Run;

static double
draw_normal (GRand *random)
{
  double u = 1 - g_rand_double (random);
  double v = g_rand_double (random);

  return sqrt (-2 * log (u)) * cos (2 * G_PI * v);
}

static EfColumn *
create_numbers (
  const char *name, const char *quantity, EfDirection direction, double *values, guint n)
{
  g_autoptr (EfColumnBuilder) builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);

  ef_column_builder_set_quantity (builder, ef_quantity_find (quantity), NULL);
  ef_column_builder_set_direction (builder, direction, EF_DIRECTION_REASON_QUANTITY);
  ef_column_builder_take_numbers (builder, values, n);
  return ef_column_builder_end (g_steal_pointer (&builder));
}

static EfColumn *
create_families (GRand *random, guint n)
{
  g_autoptr (EfColumnBuilder) builder = ef_column_builder_new ("family", EF_COLUMN_TEXT);
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();

  ef_column_builder_set_role (builder, EF_ROLE_GROUP);
  ef_column_builder_set_pool (builder, pool);
  for (guint i = 0; i < n; i++)
    {
      char name[] = { 'A' + (char) g_rand_int_range (random, 0, 7), '\0' };

      ef_column_builder_add_text (builder, name, 1);
    }
  return ef_column_builder_end (g_steal_pointer (&builder));
}

/* The models of the benchmark generator: cost log-normal, score saturating in log cost. */
static EfTable *
create_table (guint n)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (GRand) random = g_rand_new_with_seed (20250724);
  double *costs = g_new (double, n), *scores = g_new (double, n);

  for (guint i = 0; i < n; i++)
    {
      double magnitude = 20 + 1.8 * draw_normal (random);

      costs[i] = pow (10, magnitude);
      scores[i] = 88 / (1 + exp (-(magnitude - 19.3) / 1.25)) + 2.5 * draw_normal (random);
    }
  g_ptr_array_add (columns,
                   create_numbers ("compute", "training-compute", EF_DIRECTION_LOWER, costs, n));
  g_ptr_array_add (columns, create_numbers ("score", "accuracy", EF_DIRECTION_HIGHER, scores, n));
  g_ptr_array_add (columns, create_families (random, n));
  return ef_table_new ("Bench", "Bench", columns, n, NULL, EF_PLACE_LINE, "", NULL);
}

static void
move (Run *run)
{
  EfViewport *viewport = ef_chart_view_get_viewport (EF_CHART_VIEW (run->view));
  double angle = run->frame * 2 * G_PI / N_FRAMES;

  switch (run->motion)
    {
    case MOTION_PAN:
      ef_viewport_pan (viewport, 0.02 * cos (angle), 0.02 * sin (angle));
      break;
    case MOTION_ZOOM:
      ef_viewport_zoom_about (viewport, 0.6, 0.6, 1 + 0.05 * sin (angle), 1 + 0.05 * sin (angle));
      break;
    case MOTION_HOVER:
      g_signal_emit_by_name (run->pointer, "motion", WIDTH / 2 + 150 * cos (angle),
                             HEIGHT / 2 + 150 * sin (angle));
      gtk_widget_queue_draw (run->view);
      break;
    case N_MOTIONS:
    default:
      g_assert_not_reached ();
    }
}

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* The first thing in a frame, before the widgets are laid out. */
static void
begin_frame_cb (GdkFrameClock *clock, Run *run)
{
  run->begin = read_clock (CLOCK_MONOTONIC);
  run->begin_processor = read_clock (CLOCK_PROCESS_CPUTIME_ID);
  move (run);
}

static void
end_frame_cb (GdkFrameClock *clock, Run *run)
{
  if (run->frame >= N_WARM_UP)
    {
      guint i = run->frame - N_WARM_UP;

      run->times[i] = read_clock (CLOCK_MONOTONIC) - run->begin;
      run->processors[i] = read_clock (CLOCK_PROCESS_CPUTIME_ID) - run->begin_processor;
    }
  run->frame++;
  if (run->frame == N_WARM_UP + N_FRAMES)
    g_main_loop_quit (run->loop);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static GtkEventController *
find_pointer (GtkWidget *view)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        return controller;
    }
  g_assert_not_reached ();
}

static void
measure (GtkWidget *view, guint n, Motion motion)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (view);
  Run run = { .view = view,
              .pointer = find_pointer (view),
              .motion = motion,
              .loop = g_main_loop_new (NULL, FALSE) };

  ef_viewport_fit (ef_chart_view_get_viewport (EF_CHART_VIEW (view)));
  g_signal_connect (clock, "before-paint", G_CALLBACK (begin_frame_cb), &run);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (end_frame_cb), &run);
  gdk_frame_clock_begin_updating (clock);
  g_main_loop_run (run.loop);
  gdk_frame_clock_end_updating (clock);
  g_signal_handlers_disconnect_by_data (clock, &run);
  g_main_loop_unref (run.loop);

  qsort (run.times, N_FRAMES, sizeof *run.times, compare_times);
  qsort (run.processors, N_FRAMES, sizeof *run.processors, compare_times);
  g_print ("frames-%u-%s median %.1f ms, p95 %.1f ms, processor %.1f ms\n", n, motion_names[motion],
           run.times[N_FRAMES / 2], run.times[N_FRAMES * 95 / 100], run.processors[N_FRAMES / 2]);
}

static void
run_size (guint n)
{
  g_autoptr (EfTable) table = create_table (n);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = NULL;
  GtkWidget *window = gtk_window_new (), *view = ef_chart_view_new ();

  ef_chart_spec_set_string (&spec->x.column, "compute");
  ef_chart_spec_set_string (&spec->y.column, "score");
  ef_chart_spec_set_string (&spec->colour, "family");
  spec->x.scale = EF_SCALE_KIND_LOG;
  data = ef_chart_data_new (table, spec, NULL, NULL);
  ef_chart_view_set_chart (EF_CHART_VIEW (view), data, spec);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  if (n == 10000)
    g_print ("frames-window %d x %d, %s\n", gtk_widget_get_width (view),
             gtk_widget_get_height (view),
             G_OBJECT_TYPE_NAME (gtk_native_get_renderer (GTK_NATIVE (window))));

  for (Motion motion = 0; motion < N_MOTIONS; motion++)
    measure (view, n, motion);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 10000, 100000, 1000000 };

  ef_renderer_choose ();
  if (!gtk_init_check ())
    {
      g_print ("frames: no display\n");
      return 77;
    }
  /* A profiler wants one size alone. */
  for (int i = 1; i < argc; i++)
    run_size ((guint) g_ascii_strtoull (argv[i], NULL, 10));
  for (guint i = 0; i < G_N_ELEMENTS (sizes) && argc < 2; i++)
    run_size (sizes[i]);
  return 0;
}
