/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "compose-fixture.h"
#include "ef-figure-size.h"
#include "scene-fixture.h"

/* Figures for one column of a journal: little room, letters that may not be small, and all the
 * words that a figure has elsewhere. */

#define N 60
/* What is left of a name that is cut, at least. */
#define LETTERS_MIN 8

static EfTable *
create_table (void)
{
  static const char *const kinds[] = { "Convolutional", "Convolutional from search", "Transformer",
                                       "Mobile convolutional", "Convolution and attention" };
  double sizes[N], scores[N];
  char names[N][8];
  const char *name_list[N], *kind_list[N];

  for (guint i = 0; i < N; i++)
    {
      sizes[i] = 1 + 3.0 * i;
      scores[i] = 40 + i * 37 % N;
      g_snprintf (names[i], sizeof names[i], "m%u", i);
      name_list[i] = names[i];
      kind_list[i] = kinds[i % G_N_ELEMENTS (kinds)];
    }

  return fixture_table (fixture_texts ("model", EF_ROLE_NAME, name_list, N),
                        fixture_numbers ("Params (M)", sizes, N),
                        fixture_numbers ("Accuracy", scores, N),
                        fixture_texts ("Architecture", EF_ROLE_NONE, kind_list, N), NULL);
}

static void
set_up (Chart *chart, const EfFigureSize *size)
{
  chart_init (chart, create_table ());
  ef_chart_spec_set_string (&chart->spec->colour, "Architecture");
  ef_chart_spec_set_string (&chart->spec->title,
                            "What image classifiers of the last ten years need for each point of "
                            "accuracy");
  ef_chart_spec_set_string (&chart->spec->subtitle, "Trained on ImageNet-1k alone");
  ef_chart_spec_set_string (&chart->spec->y.title, "Accuracy on the first guess (%)");
  ef_chart_spec_set_string (&chart->spec->source_line,
                            "Source: the papers of the models, as collected in 2022, and our own "
                            "runs of those that publish no numbers");
  chart->options.width = size->width_mm * MM;
  chart->options.height = size->height_mm * MM;
  chart->options.font_size = ef_figure_size_get_font_size (size);
  chart->options.type_min = ef_figure_size_get_type_min (chart->options.width,
                                                         chart->options.height);
}

/* Names of points may be cut, and of groups where they would take too much from the plot; what
 * explains the figure may not. */
static gboolean
explains (const EfPrimitive *primitive)
{
  static const char *const classes[]
    = { "title", "subtitle", "foot", "axis-title", "legend-heading" };

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_str_equal (primitive->css, classes[i]))
      return TRUE;
  return FALSE;
}

static void
check_column (const EfFigureSize *size)
{
  g_auto (Chart) chart;
  double lowest = 0, foot = G_MAXDOUBLE;
  EfRect plot;

  set_up (&chart, size);
  chart_compose (&chart);
  for (guint i = 0; i < ef_scene_get_n (chart.scene); i++)
    {
      const EfPrimitive *primitive = ef_scene_get (chart.scene, i);

      if (primitive->kind != EF_PRIMITIVE_TEXT)
        continue;
      g_assert_cmpfloat (primitive->text.size, >=, size->type_min);
      if (explains (primitive))
        g_assert_null (strstr (primitive->text.text, "\u2026"));
      g_assert_cmpfloat (primitive->text.width, <=, chart.options.width);
      if (g_str_equal (primitive->css, "legend-label"))
        {
          lowest = MAX (lowest, primitive->text.y);
          g_assert_cmpint (g_utf8_strlen (primitive->text.text, -1), >=, LETTERS_MIN);
        }
      if (g_str_equal (primitive->css, "foot"))
        foot = MIN (foot, primitive->text.y - primitive->text.size);
    }
  g_assert_cmpfloat (lowest, >, 0);
  g_assert_cmpfloat (lowest, <, foot);

  /* What is left is a chart. */
  ef_scene_get_plot (chart.scene, &plot);
  g_assert_cmpfloat (plot.height, >, 0.35 * chart.options.height);
  g_assert_cmpfloat (plot.width, >, 0.5 * chart.options.width);
}

static void
test_nothing_cut (gconstpointer data)
{
  check_column (ef_figure_size_find (data));
}

/* Without room for it, texts are shorter rather than the chart. */
static void
test_low_page (void)
{
  g_auto (Chart) chart;
  EfRect plot;

  set_up (&chart, ef_figure_size_find ("science-1"));
  chart.options.height = 40 * MM;
  chart.spec->legend = EF_LEGEND_NONE;
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "title"), ==, 2);
  g_assert_cmpuint (fixture_count (chart.scene, "foot"), ==, 2);
  ef_scene_get_plot (chart.scene, &plot);
  g_assert_cmpfloat (plot.height, >, 0.2 * chart.options.height);
}

/* A title that is longer than its axis stands beside the words below it too, rather than cut. */
static void
test_long_title_of_y (void)
{
  g_auto (Chart) chart;
  const EfPrimitive *first;
  EfRect plot;

  set_up (&chart, ef_figure_size_find ("ieee-1"));
  ef_chart_spec_set_string (&chart.spec->y.title,
                            "Inference throughput (samples per second)");
  chart_compose (&chart);
  ef_scene_get_plot (chart.scene, &plot);
  first = fixture_find (chart.scene, "axis-title-y");
  g_assert_null (strstr (first->text.text, "\u2026"));
  g_assert_cmpfloat (first->text.y + first->text.width / 2, <, chart.options.height);
  g_assert_cmpfloat (first->text.y - first->text.width / 2, >, plot.y - first->text.size);
}

/* A scale of colours lies below the plot, with its numbers below it and nothing over anything. */
static void
test_scales_lie (void)
{
  g_auto (Chart) chart;
  double last = -1;
  EfRect plot;

  set_up (&chart, ef_figure_size_find ("science-1"));
  ef_chart_spec_set_string (&chart.spec->colour, "Accuracy");
  ef_chart_spec_set_string (&chart.spec->size, "Params (M)");
  chart_compose (&chart);
  ef_scene_get_plot (chart.scene, &plot);
  g_assert_cmpfloat (plot.width, >, 0.6 * chart.options.width);
  for (guint i = 0; i < ef_scene_get_n (chart.scene); i++)
    {
      const EfPrimitive *primitive = ef_scene_get (chart.scene, i);

      if (g_str_equal (primitive->css, "legend-colour"))
        {
          g_assert_cmpfloat (primitive->rect.rect.x, >, last);
          g_assert_cmpfloat (primitive->rect.rect.y, >, plot.y + plot.height);
          last = primitive->rect.rect.x;
        }
      if (primitive->kind != EF_PRIMITIVE_TEXT || !explains (primitive))
        continue;
      g_assert_null (strstr (primitive->text.text, "\u2026"));
      g_assert_cmpfloat (primitive->text.y, <, chart.options.height);
    }
  g_assert_cmpfloat (last, >, 0);
  last += fixture_find (chart.scene, "legend-colour-31")->rect.rect.width;
  g_assert_cmpfloat (last, <, chart.options.width);
}

int
main (int argc, char *argv[])
{
  static const char *const columns[] = { "nature-1", "science-1", "ieee-1", "acm-1",
                                         "elsevier-1" };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *path = g_strconcat ("/scene/compose-columns/", columns[i], NULL);

      g_test_add_data_func (path, columns[i], test_nothing_cut);
    }
  g_test_add_func ("/scene/compose-columns/low-page", test_low_page);
  g_test_add_func ("/scene/compose-columns/scales-lie", test_scales_lie);
  g_test_add_func ("/scene/compose-columns/long-title-of-y", test_long_title_of_y);

  return g_test_run ();
}
