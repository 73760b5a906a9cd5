/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose.h"

#include <math.h>
#include <string.h>

#include "compose-fixture.h"
#include "scene-checks.h"
#include "scene-fixture.h"

/* Scenes are read through ef_scene_get(): what is there, where it is, and that it stays out of each
 * other's way. Which font the machine has changes numbers, not these rules. */

/* A scene as text, to compare two. */
static char *
print_scene (EfScene *scene)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ef_scene_get_n (scene); i++)
    {
      const EfPrimitive *p = ef_scene_get (scene, i);

      g_string_append_printf (text, "%d %d %s %s %s %d %.17g", p->kind, p->layer, p->id, p->css,
                              p->title != NULL ? p->title : "", p->clipped, p->stroke_width);
      if (p->kind == EF_PRIMITIVE_TEXT)
        g_string_append_printf (text, " %s %.17g %.17g %.17g", p->text.text, p->text.x, p->text.y,
                                p->text.width);
      else if (p->kind == EF_PRIMITIVE_RECT)
        g_string_append_printf (text, " %.17g %.17g %.17g %.17g", p->rect.rect.x, p->rect.rect.y,
                                p->rect.rect.width, p->rect.rect.height);
      else if (p->kind == EF_PRIMITIVE_MARKERS)
        g_string_append_printf (text, " %u %.17g %.17g %.17g %.17g %.17g", p->markers.n,
                                p->markers.ax, p->markers.bx, p->markers.ay, p->markers.by,
                                p->markers.size);
      else
        for (guint k = 0; k < 2 * p->polyline.n; k++)
          g_string_append_printf (text, " %.17g", p->polyline.points[k]);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static void
test_parts (void)
{
  g_auto (Chart) chart;
  EfScene *scene;
  const EfPrimitive *points;
  guint n_x = 0;

  chart_init (&chart, fixture_models (200, 3, 1));
  ef_chart_spec_set_string (&chart.spec->subtitle, "A subtitle");
  scene = chart_compose (&chart);
  scene_checks_run (scene);

  points = fixture_find (scene, "points");
  g_assert_cmpuint (points->markers.n, ==, 200);
  g_assert_true (points->markers.sx == chart.data->sx);
  g_assert_true (points->markers.skip == chart.data->on_front);
  g_assert_cmpint (points->layer, ==, EF_LAYER_POINTS);
  g_assert_true (points->clipped);

  g_assert_cmpuint (chart.data->n_front, >, 5);
  g_assert_cmpuint (fixture_count (scene, "front-point"), ==, chart.data->n_front);
  g_assert_cmpuint (fixture_count (scene, "front"), ==, 1);
  g_assert_cmpuint (fixture_count (scene, "label"), >=, 3);
  g_assert_cmpuint (fixture_count (scene, "label"), <=, chart.data->n_front);
  g_assert_cmpuint (fixture_count (scene, "axis"), ==, 2);
  g_assert_cmpuint (fixture_count (scene, "axis-title"), ==, 2);
  g_assert_cmpuint (fixture_count (scene, "axis-hint"), ==, 2);
  g_assert_cmpuint (fixture_count (scene, "title"), ==, 1);
  g_assert_cmpuint (fixture_count (scene, "subtitle"), ==, 1);
  g_assert_cmpuint (fixture_count (scene, "foot"), ==, 1);
  g_assert_cmpstr (fixture_find (scene, "title-0")->text.text, ==, "Task \u203a Benchmark");
  g_assert_cmpstr (fixture_find (scene, "foot-0")->text.text, ==, "Source: results.csv");
  g_assert_cmpstr (fixture_find (scene, "axis-title-x")->text.text, ==, "Parameters");
  g_assert_cmpstr (fixture_find (scene, "axis-hint-x")->text.text, ==, "\u2190 better");
  g_assert_cmpstr (fixture_find (scene, "axis-hint-y")->text.text, ==, "better \u2192");
  g_assert_cmpstr (fixture_find (scene, "legend-label-0")->text.text, ==, "Efficient frontier");
  g_assert_cmpstr (ef_scene_get_title (scene), ==, "Task \u203a Benchmark");
  g_assert_nonnull (strstr (ef_scene_get_description (scene), "200 points"));

  /* A grid line for each tick with a label. */
  for (guint i = 0; i < ef_scene_get_n (scene); i++)
    n_x += g_str_has_prefix (ef_scene_get (scene, i)->id, "tick-label-x");
  g_assert_cmpuint (n_x, >=, 3);
  g_assert_cmpuint (fixture_count (scene, "grid"), ==, fixture_count (scene, "tick-label"));
  g_assert_cmpuint (fixture_count (scene, "tick"), ==, fixture_count (scene, "tick-label"));
}

static void
test_front_points_speak (void)
{
  g_auto (Chart) chart;
  guint n = 0;

  chart_init (&chart, fixture_models (200, 3, 1));
  chart_compose (&chart);
  for (guint i = 0; i < ef_scene_get_n (chart.scene); i++)
    {
      const EfPrimitive *p = ef_scene_get (chart.scene, i);
      guint point;

      if (strcmp (p->css, "front-point") != 0)
        continue;
      point = chart.data->front[n++];
      g_assert_cmpuint (p->markers.n, ==, 1);
      g_assert_cmpuint (p->markers.indices[0], ==, point);
      {
        g_autofree char *name = ef_table_dup_row_label (chart.table, chart.data->rows[point]);
        g_auto (GStrv) lines = g_strsplit (p->title, "\n", -1);

        g_assert_cmpuint (g_strv_length (lines), ==, 3);
        g_assert_cmpstr (lines[0], ==, name);
        g_assert_true (g_str_has_prefix (lines[1], "Parameters: "));
        g_assert_true (g_str_has_prefix (lines[2], "Accuracy: "));
      }
    }

  /* On screen, where hovering tells, they are one run. */
  chart.options.screen = TRUE;
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "front-point"), ==, 1);
  g_assert_cmpuint (fixture_find (chart.scene, "front-points")->markers.n, ==, chart.data->n_front);
}

static void
test_same_input_same_scene (void)
{
  g_auto (Chart) chart;
  g_autofree char *first = NULL;

  chart_init (&chart, fixture_models (500, 8, 2));
  ef_chart_spec_set_string (&chart.spec->colour, "family");
  chart.spec->labels = EF_LABELS_ALL;
  first = print_scene (chart_compose (&chart));
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *again = print_scene (chart_compose (&chart));

      g_assert_cmpstr (again, ==, first);
    }
}

/* The corners of the staircase on the page. */
static void
check_staircase (const Chart *chart)
{
  const EfPrimitive *front = fixture_find (chart->scene, "front");
  const EfChartData *data = chart->data;
  const double *points = front->polyline.points;
  guint n = front->polyline.n;
  guint corner = 0;
  EfRect plot;

  ef_scene_get_plot (chart->scene, &plot);
  for (guint i = 1; i < n; i++)
    g_assert_true (points[2 * i] == points[2 * i - 2] || points[2 * i + 1] == points[2 * i - 1]);

  /* It passes every point of the frontier, in order. */
  for (guint i = 0; i < data->n_front; i++)
    {
      double x, y;

      ef_chart_view_to_page (&plot, &chart->view, data->sx[data->front[i]],
                             data->sy[data->front[i]], &x, &y);
      while (corner < n
             && (fabs (points[2 * corner] - x) > 1e-6 || fabs (points[2 * corner + 1] - y) > 1e-6))
        corner++;
      g_assert_cmpuint (corner, <, n);
    }

  /* The ends reach the edges on the worse sides. */
  {
    gboolean x_low = data->x.direction == EF_DIRECTION_LOWER;
    gboolean y_low = data->y.direction == EF_DIRECTION_LOWER;
    double worse_x = x_low ? plot.x + plot.width : plot.x;
    double worse_y = y_low ? plot.y : plot.y + plot.height;
    guint first = x_low ? 0 : n - 1; /* from the x-best point up or down */
    guint last = x_low ? n - 1 : 0;  /* from the y-best point sideways */

    g_assert_cmpfloat_with_epsilon (points[2 * first + 1], worse_y, 1e-6);
    g_assert_cmpfloat_with_epsilon (points[2 * last], worse_x, 1e-6);
  }
}

static void
test_staircase_in_all_orientations (void)
{
  for (guint i = 0; i < 4; i++)
    {
      g_auto (Chart) chart;

      chart_init (&chart, fixture_models (300, 3, i));
      chart.spec->x.direction = i % 2 == 0 ? EF_DIRECTION_LOWER : EF_DIRECTION_HIGHER;
      chart.spec->y.direction = i < 2 ? EF_DIRECTION_LOWER : EF_DIRECTION_HIGHER;
      chart_compose (&chart);
      scene_checks_run (chart.scene);
      check_staircase (&chart);
    }
}

static void
test_screen_has_no_titles (void)
{
  g_auto (Chart) chart;

  chart_init (&chart, fixture_models (100, 3, 1));
  chart.options.screen = TRUE;
  chart.options.width = 900;
  chart.options.height = 600;
  chart_compose (&chart);
  scene_checks_run (chart.scene);
  g_assert_cmpuint (fixture_count (chart.scene, "title"), ==, 0);
  g_assert_cmpuint (fixture_count (chart.scene, "foot"), ==, 0);
  g_assert_cmpuint (fixture_count (chart.scene, "axis-title"), ==, 2);
}

/* The legend stays in its corner and the plot in its place while one looks closer. */
static void
test_screen_is_steady (void)
{
  g_auto (Chart) chart;
  EfRect plot, legend;

  chart_init (&chart, fixture_models (100, 3, 1));
  ef_chart_spec_set_string (&chart.spec->colour, "family");
  chart.options.screen = TRUE;
  chart.options.width = 900;
  chart.options.height = 600;
  chart_compose (&chart);
  ef_scene_get_plot (chart.scene, &plot);
  legend = fixture_find (chart.scene, "legend")->rect.rect;
  chart.spec->has_view = TRUE;
  for (guint i = 0; i < 20; i++)
    {
      EfRect now;

      chart.spec->view = chart.view;
      chart.spec->view.x_max -= 0.02 * (chart.view.x_max - chart.view.x_min);
      chart.spec->view.x_min += 0.02 * (chart.view.x_max - chart.view.x_min);
      chart_compose (&chart);
      ef_scene_get_plot (chart.scene, &now);
      g_assert_cmpmem (&now, sizeof now, &plot, sizeof plot);
      g_assert_cmpmem (&fixture_find (chart.scene, "legend")->rect.rect, sizeof legend, &legend,
                       sizeof legend);
    }
}

static void
test_empty (void)
{
  static const double nothing[] = { NAN, NAN };
  static const double negative[] = { -1, 0 };
  static const double fine[] = { 1, 2 };
  g_auto (Chart) chart;
  g_auto (Chart) below;

  chart_init (&chart, fixture_table (fixture_numbers ("Params (M)", nothing, 2),
                                     fixture_numbers ("Accuracy", nothing, 2), NULL));
  chart_compose (&chart);
  scene_checks_run (chart.scene);
  g_assert_cmpstr (fixture_find (chart.scene, "empty")->text.text, ==,
                   "No row has a value on both axes.");
  g_assert_null (fixture_find (chart.scene, "points"));
  g_assert_cmpuint (fixture_count (chart.scene, "tick-label"), ==, 0);
  g_assert_cmpuint (fixture_count (chart.scene, "axis"), ==, 2);
  g_assert_cmpstr (fixture_find (chart.scene, "foot-0")->text.text, ==,
                   "2 rows have no value on one of the axes.");

  chart_init (&below, fixture_table (fixture_numbers ("Params (M)", negative, 2),
                                     fixture_numbers ("Accuracy", fine, 2), NULL));
  below.spec->x.scale = EF_SCALE_KIND_LOG;
  chart_compose (&below);
  g_assert_cmpstr (fixture_find (below.scene, "empty")->text.text, ==,
                   "No row has a positive value on both axes.");
}

static void
test_left_out_is_said (void)
{
  static const double params[] = { 0, 1, 10, NAN, 100, -2 };
  static const double accuracies[] = { 50, 60, 70, 75, 80, 90 };
  g_auto (Chart) chart;

  chart_init (&chart, fixture_table (fixture_numbers ("Params (M)", params, 6),
                                     fixture_numbers ("Accuracy", accuracies, 6), NULL));
  ef_chart_spec_set_hidden (chart.spec, ef_table_get_row_ids (chart.table)[1], TRUE);
  chart_compose (&chart);
  g_assert_cmpstr (fixture_find (chart.scene, "foot-0")->text.text, ==,
                   "1 row has no value on one of the axes. 2 rows are not shown: not positive on a "
                   "logarithmic axis. 1 row was hidden by hand.");
  g_assert_cmpstr (fixture_find (chart.scene, "foot-1")->text.text, ==, "Source: results.csv");
}

static void
test_crowds_get_smaller_markers (void)
{
  static const guint sizes[] = { 10, 300, 1000, 10000, 100000 };
  double last_size = 1000;
  double last_opacity = 2;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_auto (Chart) chart;
      const EfMarkerRun *run;

      chart_init (&chart, fixture_models (sizes[i], 3, 1));
      chart_compose (&chart);
      run = &fixture_find (chart.scene, "points")->markers;
      if (i < 2)
        {
          g_assert_cmpfloat (run->size, ==, chart.spec->marker_size);
          g_assert_cmpfloat (run->fills[0].a, ==, chart.options.theme->marker_opacity);
        }
      else
        {
          g_assert_cmpfloat (run->size, <, last_size);
          g_assert_cmpfloat (run->fills[0].a, <, last_opacity);
          g_assert_cmpfloat (run->size, >, 0.8);
          g_assert_cmpfloat (run->fills[0].a, >, 0.1);
        }
      last_size = run->size;
      last_opacity = run->fills[0].a;
    }
}

static void
test_far_zoom_stays_finite (void)
{
  g_auto (Chart) chart;
  EfView view;

  chart_init (&chart, fixture_models (200, 3, 1));
  chart_compose (&chart);
  view = chart.view;
  chart.spec->has_view = TRUE;
  for (int exponent = -9; exponent <= 3; exponent++)
    {
      guint at = chart.data->front[2];
      double zoom = pow (10, exponent);

      chart.spec->view = (EfView){
        chart.data->sx[at] - zoom * (view.x_max - view.x_min) / 2,
        chart.data->sx[at] + zoom * (view.x_max - view.x_min) / 2,
        chart.data->sy[at] - zoom * (view.y_max - view.y_min) / 2,
        chart.data->sy[at] + zoom * (view.y_max - view.y_min) / 2,
      };
      chart_compose (&chart);
      scene_checks_run (chart.scene);
      scene_checks_run_labels (&chart);
      /* The point in the middle is there, whatever the zoom. */
      {
        const EfMarkerRun *run = &fixture_find (chart.scene, "points")->markers;
        EfRect plot;

        ef_scene_get_plot (chart.scene, &plot);
        g_assert_cmpfloat_with_epsilon (run->ax * run->sx[chart.data->front[2]] + run->bx,
                                        plot.x + plot.width / 2, 0.01);
        g_assert_cmpfloat_with_epsilon (run->ay * run->sy[chart.data->front[2]] + run->by,
                                        plot.y + plot.height / 2, 0.01);
      }
    }
}

/* Pages that are too small for everything still give a scene of finite numbers. */
static void
test_tiny_pages (void)
{
  static const double sizes[][2] = { { 1, 1 }, { 40, 30 }, { 400, 20 }, { 20, 400 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_auto (Chart) chart;
      EfRect plot;

      chart_init (&chart, fixture_models (200, 12, 1));
      ef_chart_spec_set_string (&chart.spec->title, "A title that is far too long for this page");
      ef_chart_spec_set_string (&chart.spec->colour, "family");
      chart.options.width = sizes[i][0];
      chart.options.height = sizes[i][1];
      chart_compose (&chart);
      ef_scene_get_plot (chart.scene, &plot);
      g_assert_cmpfloat (plot.width, >, 0);
      g_assert_cmpfloat (plot.height, >, 0);
      for (guint k = 0; k < ef_scene_get_n (chart.scene); k++)
        {
          const EfPrimitive *p = ef_scene_get (chart.scene, k);

          if (p->kind == EF_PRIMITIVE_TEXT)
            g_assert_true (isfinite (p->text.x) && isfinite (p->text.y));
        }
    }
}

static void
test_titles_are_wrapped (void)
{
  g_auto (Chart) chart;
  g_autofree char *last = NULL;
  guint n_lines;

  chart_init (&chart, fixture_models (50, 3, 1));
  ef_chart_spec_set_string (&chart.spec->title,
                            "A title of many words, for which two lines are needed on a page that "
                            "is as narrow as one column of a journal, and then some more of them");
  ef_chart_spec_set_string (&chart.spec->source_line, "");
  chart.options.width = 88 * MM;
  chart.options.height = 60 * MM;
  chart_compose (&chart);
  scene_checks_run (chart.scene);
  /* Three or four, by the font. */
  n_lines = fixture_count (chart.scene, "title");
  g_assert_cmpuint (n_lines, >=, 3);
  last = g_strdup_printf ("title-%u", n_lines - 1);
  g_assert_true (g_str_has_prefix (chart.spec->title,
                                   fixture_find (chart.scene, "title-0")->text.text));
  g_assert_true (g_str_has_suffix (chart.spec->title,
                                   fixture_find (chart.scene, last)->text.text));
  g_assert_cmpuint (fixture_count (chart.scene, "foot"), ==, 0);

  /* Where they would take too much of the page, the last one is cut. */
  chart.options.height = 30 * MM;
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "title"), ==, 2);
  g_assert_nonnull (strstr (fixture_find (chart.scene, "title-1")->text.text, "\u2026"));
}

static void
test_page_to_view_and_back (void)
{
  const EfRect plot = { 40, 30, 300, 200 };
  const EfView view = { -3, 5, 100, 200 };
  double sx, sy, px, py;

  ef_chart_page_to_view (&plot, &view, 40, 30, &sx, &sy);
  g_assert_cmpfloat (sx, ==, -3);
  g_assert_cmpfloat (sy, ==, 200);
  ef_chart_view_to_page (&plot, &view, 1, 150, &px, &py);
  g_assert_cmpfloat (px, ==, 190);
  g_assert_cmpfloat (py, ==, 130);
  ef_chart_page_to_view (&plot, &view, px, py, &sx, &sy);
  g_assert_cmpfloat (sx, ==, 1);
  g_assert_cmpfloat (sy, ==, 150);
}

/* A title that is too long for its axis takes a second line, for which the plot makes room. */
static void
test_long_axis_title (void)
{
  g_auto (Chart) chart;
  EfRect short_plot, plot;
  const EfPrimitive *first, *second;

  chart_init (&chart, fixture_models (60, 4, 3));
  chart.options.width = 89 * MM;
  chart_compose (&chart);
  ef_scene_get_plot (chart.scene, &short_plot);
  g_assert_null (ef_scene_find (chart.scene, "axis-title-x-1"));
  g_assert_cmpstr (fixture_find (chart.scene, "axis-hint-x")->text.text, ==, "\u2190 better");

  ef_chart_spec_set_string (&chart.spec->x.title,
                            "Compute per image (FLOP, of which two make a multiply-add)");
  chart_compose (&chart);
  ef_scene_get_plot (chart.scene, &plot);
  first = fixture_find (chart.scene, "axis-title-x");
  second = fixture_find (chart.scene, "axis-title-x-1");
  g_assert_true (g_str_has_prefix (first->text.text, "Compute per image"));
  g_assert_true (g_str_has_suffix (second->text.text, "multiply-add)"));
  g_assert_cmpfloat (second->text.y, >, first->text.y);
  g_assert_cmpfloat (plot.height, <, short_plot.height);
}

/* The word at the end of an axis gets room by a step of the title out of the middle; only where the
 * title needs the whole axis is there an arrow alone. */
static void
test_axis_hint (void)
{
  g_autoptr (GString) title = g_string_new ("Compute");
  g_auto (Chart) chart;
  guint n_shifted = 0;
  gboolean is_word;

  chart_init (&chart, fixture_models (60, 4, 3));
  chart.options.width = 89 * MM;
  do
    {
      const EfPrimitive *text, *hint;
      EfRect plot;

      g_string_append_c (title, 'o');
      ef_chart_spec_set_string (&chart.spec->x.title, title->str);
      chart_compose (&chart);
      ef_scene_get_plot (chart.scene, &plot);
      text = fixture_find (chart.scene, "axis-title-x");
      hint = fixture_find (chart.scene, "axis-hint-x");
      is_word = g_str_equal (hint->text.text, "\u2190 better");
      g_assert_cmpfloat (text->text.x - text->text.width / 2, >, hint->text.x + hint->text.width);
      g_assert_cmpfloat (text->text.x + text->text.width / 2, <=, plot.x + plot.width + 1e-6);
      n_shifted += is_word && text->text.x > plot.x + plot.width / 2 + 1e-6;
    }
  while (is_word);
  g_assert_cmpuint (n_shifted, >, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/compose/long-axis-title", test_long_axis_title);
  g_test_add_func ("/scene/compose/axis-hint", test_axis_hint);
  g_test_add_func ("/scene/compose/parts", test_parts);
  g_test_add_func ("/scene/compose/front-points-speak", test_front_points_speak);
  g_test_add_func ("/scene/compose/same-input-same-scene", test_same_input_same_scene);
  g_test_add_func ("/scene/compose/staircase-in-all-orientations",
                   test_staircase_in_all_orientations);
  g_test_add_func ("/scene/compose/screen-has-no-titles", test_screen_has_no_titles);
  g_test_add_func ("/scene/compose/screen-is-steady", test_screen_is_steady);
  g_test_add_func ("/scene/compose/empty", test_empty);
  g_test_add_func ("/scene/compose/left-out-is-said", test_left_out_is_said);
  g_test_add_func ("/scene/compose/crowds-get-smaller-markers", test_crowds_get_smaller_markers);
  g_test_add_func ("/scene/compose/far-zoom-stays-finite", test_far_zoom_stays_finite);
  g_test_add_func ("/scene/compose/tiny-pages", test_tiny_pages);
  g_test_add_func ("/scene/compose/titles-are-wrapped", test_titles_are_wrapped);
  g_test_add_func ("/scene/compose/page-to-view-and-back", test_page_to_view_and_back);

  return g_test_run ();
}
