/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "ef-compose.h"
#include "ef-paint.h"

/* How long the names of a chart take to find their places: 200 points, all of which want one. What
 * the same picture takes without names is taken away. Processor time: other work counts little. */

#define N_RUNS 15
#define N_NAMES 200

static EfTable *
create_table (void)
{
  EfColumnBuilder *names = ef_column_builder_new ("model", EF_COLUMN_TEXT);
  EfColumnBuilder *sizes = ef_column_builder_new ("size", EF_COLUMN_NUMBER);
  EfColumnBuilder *scores = ef_column_builder_new ("score", EF_COLUMN_NUMBER);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfSource) source = ef_source_new ("names.csv", NULL, "delimited", NULL);

  ef_column_builder_set_role (names, EF_ROLE_NAME);
  for (guint i = 0; i < N_NAMES; i++)
    {
      g_autofree char *name = g_strdup_printf ("Model-%u of family %u", i, i % 7);

      ef_column_builder_add_text (names, name, -1);
      ef_column_builder_add_number (sizes, g_rand_double_range (random, 0, 100));
      ef_column_builder_add_number (scores, g_rand_double_range (random, 0, 100));
    }
  g_ptr_array_add (columns, ef_column_builder_end (names));
  g_ptr_array_add (columns, ef_column_builder_end (sizes));
  g_ptr_array_add (columns, ef_column_builder_end (scores));

  return ef_table_new ("Names", "Names", columns, N_NAMES, source, EF_PLACE_LINE, "", NULL);
}

static int
compare_times (const void *a, const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* Milliseconds; @n_labels: how many found a place. */
static double
time_compose (EfChartData *data,
              EfChartSpec *spec,
              const EfComposeOptions *options,
              guint *n_labels)
{
  double times[N_RUNS];
  EfView view;

  ef_chart_data_get_view (data, spec, &view);
  for (guint i = 0; i < N_RUNS; i++)
    {
      clock_t start = clock ();
      g_autoptr (EfScene) scene = ef_chart_compose (data, spec, &view, options);

      times[i] = 1000.0 * (double) (clock () - start) / CLOCKS_PER_SEC;
      ef_scene_get_labels (scene, n_labels);
    }
  qsort (times, N_RUNS, sizeof *times, compare_times);

  return times[N_RUNS / 2];
}

int
main (void)
{
  EfTable *table = create_table ();
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = NULL;
  EfComposeOptions options = {
    .width = 1200,
    .height = 750,
    .theme = ef_theme_find ("light"),
    .ticks = &ef_tick_style_plain,
    .pango = ef_paint_create_pango_context (),
    .font_size = 9,
  };
  double with, without;
  guint n_labels, n_none;

  ef_chart_spec_set_string (&spec->x.column, "size");
  ef_chart_spec_set_string (&spec->y.column, "score");
  spec->labels = EF_LABELS_ALL;
  data = ef_chart_data_new (table, spec, NULL, NULL);
  with = time_compose (data, spec, &options, &n_labels);
  spec->labels = EF_LABELS_NONE;
  without = time_compose (data, spec, &options, &n_none);
  g_print ("labels-%u %.1f ms (%u found a place)\n", N_NAMES, with - without, n_labels);
  g_object_unref (options.pango);
  ef_table_unref (table);

  return 0;
}
