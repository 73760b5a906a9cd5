/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose.h"

#include <math.h>
#include <string.h>

#include "compose-fixture.h"
#include "scene-checks.h"
#include "scene-fixture.h"

/* What the legend says, and where it stands by itself and when somebody says so. */

/* Points everywhere but in one corner, which then gets the legend. */
static void
test_free_corner (void)
{
  for (guint corner = 0; corner < 4; corner++)
    {
      g_autoptr (GArray) x = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (GArray) y = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (GPtrArray) names = g_ptr_array_new ();
      g_auto (Chart) chart;
      const EfRect *legend;
      EfRect plot;

      for (guint i = 0; i < 1600; i++)
        {
          double u = i % 40 / 39.0;
          double v = i / 40 / 39.0;
          gboolean right = u > 0.55;
          gboolean low = v < 0.45;
          double value;

          if ((right || u < 0.45) && (low || v > 0.55) && corner == (guint) right + 2 * (guint) low)
            continue;
          value = pow (10, 3 * u);
          g_array_append_val (x, value);
          value = 50 + 40 * v;
          g_array_append_val (y, value);
          g_ptr_array_add (names, (gpointer) (i % 3 == 0 ? "one" : i % 3 == 1 ? "two" : "three"));
        }
      chart_init (&chart,
                  fixture_table (fixture_texts ("kind", EF_ROLE_GROUP,
                                                (const char *const *) names->pdata, names->len),
                                 fixture_numbers ("Params (M)", (double *) x->data, x->len),
                                 fixture_numbers ("Accuracy", (double *) y->data, y->len), NULL));
      chart.spec->front.shown = FALSE;
      ef_chart_spec_set_string (&chart.spec->colour, "kind");
      chart_compose (&chart);
      scene_checks_run (chart.scene);
      ef_scene_get_plot (chart.scene, &plot);
      legend = &fixture_find (chart.scene, "legend")->rect.rect;
      g_assert_true (scene_checks_hold (&plot, legend));
      g_assert_cmpint (legend->x + legend->width / 2 > plot.x + plot.width / 2, ==, corner % 2);
      g_assert_cmpint (legend->y + legend->height / 2 > plot.y + plot.height / 2, ==, corner / 2);
      for (guint i = 0; i < chart.data->n; i++)
        {
          double px, py;

          ef_chart_view_to_page (&plot, &chart.view, chart.data->sx[i], chart.data->sy[i], &px,
                                 &py);
          g_assert_false (scene_checks_overlap (legend, &(EfRect){ px, py, 0.01, 0.01 }));
        }
    }
}

/* Of few points each one is missed: the dearest of some models is not to be below the legend. */
static void
test_few_points (void)
{
  const char *kinds[16];
  double x[16], y[16];
  g_auto (Chart) chart;
  const EfPrimitive *legend;
  guint n_covered = 0;
  EfRect plot;

  for (guint i = 0; i < 16; i++)
    {
      kinds[i] = i % 2 == 0 ? "the first of all the many kinds"
                            : "the second of all the many kinds";
      x[i] = pow (10, i % 4);
      y[i] = 50 + 10 * (i / 4);
    }
  chart_init (&chart, fixture_table (fixture_texts ("kind", EF_ROLE_GROUP, kinds, 16),
                                     fixture_numbers ("Params (M)", x, 16),
                                     fixture_numbers ("Accuracy", y, 16), NULL));
  chart.spec->front.shown = FALSE;
  ef_chart_spec_set_string (&chart.spec->colour, "kind");
  chart.options.width = 100 * MM;
  chart.options.height = 80 * MM;
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "legend-label"), ==, 2);
  ef_scene_get_plot (chart.scene, &plot);
  legend = fixture_find (chart.scene, "legend");
  for (guint i = 0; legend != NULL && i < chart.data->n; i++)
    {
      double px, py;

      ef_chart_view_to_page (&plot, &chart.view, chart.data->sx[i], chart.data->sy[i], &px, &py);
      n_covered += scene_checks_overlap (&legend->rect.rect, &(EfRect){ px, py, 0.01, 0.01 });
    }
  g_assert_cmpuint (n_covered, <=, 1);
}

static void
test_outside (void)
{
  g_auto (Chart) chart;
  EfRect plot;
  double width;

  chart_init (&chart, fixture_models (300, 4, 1));
  chart.spec->legend = EF_LEGEND_NONE;
  ef_chart_spec_set_string (&chart.spec->colour, "family");
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "legend-label"), ==, 0);
  g_assert_cmpuint (fixture_count (chart.scene, "legend-symbol"), ==, 0);
  ef_scene_get_plot (chart.scene, &plot);
  width = plot.width;

  chart.spec->legend = EF_LEGEND_RIGHT;
  chart_compose (&chart);
  scene_checks_run (chart.scene);
  ef_scene_get_plot (chart.scene, &plot);
  g_assert_cmpfloat (plot.width, <, width - 40);
  g_assert_cmpuint (fixture_count (chart.scene, "legend-label"), ==, 5);
  g_assert_cmpstr (fixture_find (chart.scene, "legend-heading")->text.text, ==, "family");
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *id = g_strdup_printf ("legend-label-%u", i);
      const EfPrimitive *label = fixture_find (chart.scene, id);

      g_assert_cmpstr (label->text.text, ==,
                       i < 4 ? chart.data->group_names[i] : "Efficient frontier");
      g_assert_cmpfloat (label->text.x, >, plot.x + plot.width);
    }
}

/* Groups look the same in the legend as among the points, and differ by shape and by colour. */
static void
test_groups_look_different (void)
{
  g_auto (Chart) chart;
  const EfMarkerRun *points, *symbols;

  chart_init (&chart, fixture_models (400, 30, 1));
  ef_chart_spec_set_string (&chart.spec->colour, "family");
  chart_compose (&chart);
  points = &fixture_find (chart.scene, "points")->markers;
  symbols = &fixture_find (chart.scene, "legend-symbols")->markers;
  g_assert_cmpuint (points->n_groups, ==, 10);
  g_assert_cmpuint (symbols->n, ==, 10);
  for (guint g = 0; g < 10; g++)
    {
      g_assert_cmpuint (symbols->groups[g], ==, g);
      g_assert_cmpint (symbols->shapes[g], ==, points->shapes[g]);
      g_assert_cmpfloat (symbols->fills[g].g, ==, points->fills[g].g);
      for (guint h = 0; h < g; h++)
        {
          g_assert_cmpint (points->shapes[g], !=, points->shapes[h]);
          g_assert_true (points->fills[g].r != points->fills[h].r
                         || points->fills[g].g != points->fills[h].g
                         || points->fills[g].b != points->fills[h].b);
        }
    }
}

static void
test_corners (void)
{
  g_auto (Chart) chart;

  chart_init (&chart, fixture_models (3000, 4, 3));
  ef_chart_spec_set_string (&chart.spec->colour, "family");
  for (EfLegend legend = EF_LEGEND_TOP_LEFT; legend <= EF_LEGEND_BOTTOM_RIGHT; legend++)
    {
      guint corner = legend - EF_LEGEND_TOP_LEFT;
      const EfRect *box;
      EfRect plot;

      chart.spec->legend = legend;
      chart_compose (&chart);
      ef_scene_get_plot (chart.scene, &plot);
      box = &ef_scene_find (chart.scene, "legend")->rect.rect;
      g_assert_cmpint (box->x + box->width / 2 > plot.x + plot.width / 2, ==, corner % 2);
      g_assert_cmpint (box->y + box->height / 2 > plot.y + plot.height / 2, ==, corner / 2);
      g_assert_cmpfloat (box->x, >=, plot.x);
      g_assert_cmpfloat (box->y, >=, plot.y);
      g_assert_cmpfloat (box->x + box->width, <=, plot.x + plot.width);
      g_assert_cmpfloat (box->y + box->height, <=, plot.y + plot.height);
    }
}

/* The frontier takes three corners and one point the fourth: the legend hides neither. */
static void
test_edges (void)
{
  static const double sizes[] = { 1, 30, 1000 }, scores[] = { 90, 70, 50 };
  static const char *const names[] = { "a", "b", "c" };
  g_auto (Chart) chart;
  const EfRect *box;
  EfRect plot;

  chart_init (&chart, fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, 3),
                                     fixture_numbers ("Params (M)", sizes, 3),
                                     fixture_numbers ("Accuracy", scores, 3), NULL));
  chart_compose (&chart);
  ef_scene_get_plot (chart.scene, &plot);
  box = &ef_scene_find (chart.scene, "legend")->rect.rect;
  g_assert_cmpfloat_with_epsilon (box->x + box->width / 2, plot.x + plot.width / 2, 1e-6);
  g_assert_cmpfloat (box->y, >, plot.y + plot.height / 2);
}

/* On a narrow page, where no corner is free, the legend takes no width from the plot, and its words
 * are not cut there. */
static void
test_narrow (void)
{
  g_auto (Chart) chart;
  const EfPrimitive *title;
  double widest;
  EfRect plot;

  chart_init (&chart, fixture_models (300, 6, 3));
  ef_chart_spec_set_string (&chart.spec->colour, "family");
  chart.options.width = 89 * MM;
  chart.options.height = 89 * MM;
  chart_compose (&chart);
  ef_scene_get_plot (chart.scene, &plot);
  widest = plot.width;
  title = ef_scene_find (chart.scene, "axis-title-x");
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *id = g_strdup_printf ("legend-label-%u", i);

      g_assert_cmpfloat (ef_scene_find (chart.scene, id)->text.y, >, title->text.y);
    }

  chart.spec->legend = EF_LEGEND_RIGHT;
  chart_compose (&chart);
  ef_scene_get_plot (chart.scene, &plot);
  g_assert_cmpfloat (plot.width, <, widest);

  /* A wide page has room beside the plot. */
  chart.spec->legend = EF_LEGEND_AUTO;
  chart.options.width = 180 * MM;
  chart_compose (&chart);
  ef_scene_get_plot (chart.scene, &plot);
  g_assert_cmpfloat (ef_scene_find (chart.scene, "legend-label-0")->text.y, <,
                     plot.y + plot.height);
}

/* Long names of groups are cut before they leave a flat plot. */
static void
test_long_names (void)
{
  static const char *const kinds[] = {
    "Mixture of experts with shared attention", "Dense decoder-only transformers",
    "Encoder-decoder with retrieval memory",    "State space models with convolution",
    "Hybrid recurrent attention networks",      "Diffusion language models (discrete)",
  };
  const char *groups[18];
  double params[18], accuracies[18];
  g_auto (Chart) chart;
  const EfPrimitive *last, *foot;
  EfRect plot;

  /* Something in each of the corners. */
  for (guint i = 0; i < 18; i++)
    {
      groups[i] = kinds[i % 6];
      params[i] = 10 * pow (1.3, i);
      accuracies[i] = 50 + i * 7 % 18;
    }
  chart_init (&chart, fixture_table (fixture_texts ("family", EF_ROLE_GROUP, groups, 18),
                                     fixture_numbers ("Params (M)", params, 18),
                                     fixture_numbers ("Accuracy", accuracies, 18), NULL));
  ef_chart_spec_set_string (&chart.spec->colour, "family");
  chart.options.width = 88.9 * MM;
  chart.options.height = 98 * MM;
  chart.spec->legend = EF_LEGEND_BOTTOM;
  chart_compose (&chart);
  scene_checks_run (chart.scene);
  ef_scene_get_plot (chart.scene, &plot);
  last = ef_scene_find (chart.scene, "legend-label-6");
  foot = ef_scene_find (chart.scene, "foot-0");
  g_assert_cmpfloat (plot.height, >=, 0.5 * chart.options.height);
  g_assert_cmpfloat (last->text.y, <, foot->text.y - foot->text.size);
  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *id = g_strdup_printf ("legend-label-%u", i);
      const EfPrimitive *label = ef_scene_find (chart.scene, id);

      g_assert_cmpfloat (label->text.x + label->text.width, <, chart.options.width);
    }

  /* A tall page has room for all of them. */
  chart.options.height = 180 * MM;
  chart_compose (&chart);
  g_assert_cmpstr (ef_scene_find (chart.scene, "legend-label-0")->text.text, ==,
                   "Dense decoder-only transformers");
}

/* Side by side below the axis, in as many lines as it takes, and nothing over each other. */
static void
test_bottom (void)
{
  static const double widths[] = { 180, 60 };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_auto (Chart) chart;
      const EfPrimitive *title, *foot;
      double lowest = 0, last_x = 0, last_y = 0, first_y = 0;
      EfRect plot;

      chart_init (&chart, fixture_models (300, 9, 3));
      ef_chart_spec_set_string (&chart.spec->colour, "family");
      chart.spec->legend = EF_LEGEND_BOTTOM;
      chart.options.width = widths[i] * MM;
      chart_compose (&chart);
      ef_scene_get_plot (chart.scene, &plot);
      title = ef_scene_find (chart.scene, "axis-title-x");
      foot = ef_scene_find (chart.scene, "foot-0");
      g_assert_null (ef_scene_find (chart.scene, "legend"));
      for (guint k = 0; k < 10; k++)
        {
          g_autofree char *id = g_strdup_printf ("legend-label-%u", k);
          const EfPrimitive *label = ef_scene_find (chart.scene, id);

          g_assert_nonnull (label);
          g_assert_cmpfloat (label->text.y - label->text.size, >, title->text.y);
          g_assert_cmpfloat (label->text.y, <, foot->text.y - foot->text.size);
          g_assert_cmpfloat (label->text.x + label->text.width, <, chart.options.width);
          if (k == 0)
            first_y = label->text.y;
          else if (label->text.y == last_y)
            g_assert_cmpfloat (label->text.x, >, last_x);
          last_x = label->text.x + label->text.width;
          last_y = label->text.y;
          lowest = MAX (lowest, label->text.y);
        }
      if (widths[i] < 100)
        g_assert_cmpfloat (lowest, >, first_y);
    }
}

static void
test_direct (void)
{
  g_auto (Chart) chart;
  const EfSceneLabel *labels;
  guint n, n_groups = 0;

  chart_init (&chart, fixture_models (300, 4, 3));
  ef_chart_spec_set_string (&chart.spec->colour, "family");
  chart.spec->legend = EF_LEGEND_DIRECT;
  chart_compose (&chart);
  g_assert_cmpuint (chart.data->n_groups, ==, 4);
  g_assert_cmpuint (fixture_count (chart.scene, "group-label"), ==, 4);
  g_assert_null (ef_scene_find (chart.scene, "legend-heading"));
  g_assert_cmpuint (fixture_count (chart.scene, "legend-symbol"), ==, 0);
  /* The frontier has no place of its own where it could be named. */
  g_assert_cmpuint (fixture_count (chart.scene, "legend-label"), ==, 1);

  labels = ef_scene_get_labels (chart.scene, &n);
  for (guint i = 0; i < n; i++)
    if (labels[i].group >= 0)
      {
        g_autofree char *id = g_strdup_printf ("group-label-%d", labels[i].group);
        const EfPrimitive *label = ef_scene_find (chart.scene, id);

        /* Beside one of its own, in its colour. */
        g_assert_cmpuint (chart.data->groups[labels[i].point], ==, labels[i].group);
        g_assert_cmpstr (label->text.text, ==, chart.data->group_names[labels[i].group]);
        g_assert_cmpmem (&label->fill, sizeof (EfColour),
                         &chart.options.theme->groups[labels[i].group], sizeof (EfColour));
        n_groups++;
      }
  g_assert_cmpuint (n_groups, ==, 4);
}

/* Where not every group finds a place, a legend has them all. */
static void
test_direct_without_room (void)
{
  g_auto (Chart) chart;

  chart_init (&chart, fixture_models (300, 9, 3));
  ef_chart_spec_set_string (&chart.spec->colour, "family");
  chart.spec->legend = EF_LEGEND_DIRECT;
  chart.options.width = 45 * MM;
  chart.options.height = 30 * MM;
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "group-label"), ==, 0);
  g_assert_nonnull (ef_scene_find (chart.scene, "legend-heading"));
  g_assert_cmpuint (fixture_count (chart.scene, "legend-label"), ==, 10);
}

/* Groups that differ only where names are cut are told apart there, with a legend and without. */
static void
test_cut_apart (void)
{
  static const char *const kinds[] = {
    "United States of America, Multinational, United Kingdom of Great Britain and Northern Ireland",
    "United States of America, Germany, United Kingdom of Great Britain and Northern Ireland",
  };
  static const double params[] = { 10, 1000 };
  static const double accuracies[] = { 70, 80 };
  static const struct
  {
    EfLegend legend;
    const char *ids[2];
  } cases[] = {
    { EF_LEGEND_RIGHT, { "legend-label-0", "legend-label-1" } },
    { EF_LEGEND_DIRECT, { "group-label-0", "group-label-1" } },
  };
  g_auto (Chart) chart;

  chart_init (&chart, fixture_table (fixture_texts ("kind", EF_ROLE_GROUP, kinds, 2),
                                     fixture_numbers ("Params (M)", params, 2),
                                     fixture_numbers ("Accuracy", accuracies, 2), NULL));
  ef_chart_spec_set_string (&chart.spec->colour, "kind");
  chart.options.width = 120 * MM;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EfPrimitive *labels[2];

      chart.spec->legend = cases[i].legend;
      chart_compose (&chart);
      for (guint k = 0; k < 2; k++)
        {
          labels[k] = fixture_find (chart.scene, cases[i].ids[k]);
          g_assert_nonnull (labels[k]);
          g_assert_nonnull (strstr (labels[k]->text.text, "\u2026"));
        }
      g_assert_cmpstr (labels[0]->text.text, !=, labels[1]->text.text);
    }
}

/* In a window with its sides open the plot is narrow, and there is room for words all the same. */
static void
test_whole_words (void)
{
  g_auto (Chart) chart;
  const EfPrimitive *label;

  chart_init (&chart, fixture_models (60, 3, 5));
  chart.options.width = 340;
  chart.options.height = 240;
  chart.options.font_size = 8;
  chart.spec->front.knee = TRUE;
  chart_compose (&chart);
  label = fixture_find (chart.scene, "legend-label-1");
  g_assert_nonnull (label);
  g_assert_cmpstr (label->text.text, ==, "Knee: beyond it more becomes dear");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/compose-legend/free-corner", test_free_corner);
  g_test_add_func ("/scene/compose-legend/few-points", test_few_points);
  g_test_add_func ("/scene/compose-legend/outside", test_outside);
  g_test_add_func ("/scene/compose-legend/groups-look-different", test_groups_look_different);
  g_test_add_func ("/scene/compose-legend/narrow", test_narrow);
  g_test_add_func ("/scene/compose-legend/corners", test_corners);
  g_test_add_func ("/scene/compose-legend/edges", test_edges);
  g_test_add_func ("/scene/compose-legend/bottom", test_bottom);
  g_test_add_func ("/scene/compose-legend/cut-apart", test_cut_apart);
  g_test_add_func ("/scene/compose-legend/long-names", test_long_names);
  g_test_add_func ("/scene/compose-legend/direct", test_direct);
  g_test_add_func ("/scene/compose-legend/direct-without-room", test_direct_without_room);

  g_test_add_func ("/scene/compose-legend/whole-words", test_whole_words);

  return g_test_run ();
}
