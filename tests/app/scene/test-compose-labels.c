/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose.h"

#include <math.h>
#include <string.h>

#include "compose-fixture.h"
#include "scene-checks.h"
#include "scene-fixture.h"

/* Which points have their names, that these are in the way of nothing, names that somebody put
 * somewhere, switched on or off, and how they behave while one looks around. */

static const EfSceneLabel *
find_label (EfScene *scene, guint point)
{
  const EfSceneLabel *labels;
  guint n;

  labels = ef_scene_get_labels (scene, &n);
  for (guint i = 0; i < n; i++)
    if (labels[i].group < 0 && labels[i].point == point)
      return &labels[i];

  return NULL;
}

static EfPointLabel
make_decision (const Chart *chart, guint point)
{
  return (EfPointLabel){ .row_id = ef_table_get_row_ids (chart->table)[chart->data->rows[point]] };
}

static void
assert_no_overlap (EfScene *scene)
{
  const EfSceneLabel *labels;
  guint n;

  labels = ef_scene_get_labels (scene, &n);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < i; k++)
      g_assert_false (scene_checks_overlap (&labels[i].box, &labels[k].box));
}

static void
test_overlap_nothing (void)
{
  for (guint32 seed = 0; seed < 24; seed++)
    {
      g_auto (Chart) chart;
      guint n_labels;

      chart_init (&chart, fixture_models (20 + 40 * seed, 5, seed));
      if (seed % 2 == 1)
        ef_chart_spec_set_string (&chart.spec->colour, "family");
      if (seed % 3 == 1)
        chart.spec->labels = EF_LABELS_ALL;
      if (seed % 4 == 3)
        {
          chart.options.width = 88 * MM;
          chart.options.height = 60 * MM;
          chart.options.font_size = 7;
        }
      chart.spec->x.direction = seed % 8 < 4 ? EF_DIRECTION_LOWER : EF_DIRECTION_HIGHER;
      chart_compose (&chart);
      scene_checks_run (chart.scene);
      n_labels = scene_checks_run_labels (&chart);
      g_assert_cmpuint (n_labels, >=, 1);
    }
}

static void
test_which_points (void)
{
  g_auto (Chart) chart;
  const guint32 selected[] = { 17, 4000000000u };
  g_autofree char *id = NULL;

  chart_init (&chart, fixture_models (60, 3, 5));
  chart.spec->labels = EF_LABELS_NONE;
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "label"), ==, 0);

  chart.options.selected = selected;
  chart.options.n_selected = 2;
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "label"), ==, 1);
  id = g_strdup_printf ("label-%u", chart.data->rows[17]);
  g_assert_nonnull (fixture_find (chart.scene, id));

  chart.spec->labels = EF_LABELS_ALL;
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "label"), >, chart.data->n_front);

  chart.spec->front.shown = FALSE;
  chart.spec->labels = EF_LABELS_FRONT;
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "label"), ==, 1);
  g_assert_cmpuint (fixture_count (chart.scene, "front"), ==, 0);
  g_assert_null (fixture_find (chart.scene, "points")->markers.skip);
  g_assert_null (fixture_find (chart.scene, "legend"));
}

static void
test_cut_in_the_middle (void)
{
  static const char *const names[] = {
    "a-very-long-organisation-name/and-an-even-longer-model-name-instruct-v0.1",
    "short",
  };
  static const double params[] = { 10, 100 };
  static const double accuracies[] = { 70, 80 };
  g_auto (Chart) chart;
  const EfPrimitive *label;

  chart_init (&chart, fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, 2),
                                     fixture_numbers ("Params (M)", params, 2),
                                     fixture_numbers ("Accuracy", accuracies, 2), NULL));
  chart_compose (&chart);
  label = fixture_find (chart.scene, "label-0");
  g_assert_nonnull (strstr (label->text.text, "\u2026"));
  g_assert_true (g_str_has_prefix (label->text.text, "a-very"));
  g_assert_true (g_str_has_suffix (label->text.text, "v0.1"));
  g_assert_cmpint (g_utf8_strlen (label->text.text, -1), >=, 20);
  g_assert_true (g_str_has_prefix (label->title, names[0]));
  g_assert_cmpstr (fixture_find (chart.scene, "label-1")->text.text, ==, "short");
}

/* Names of which the same would be left are cut elsewhere, and none is taken for another one. */
static void
test_cut_apart (void)
{
  static const char *const names[] = {
    "evaluation_rw_v2_filtered_open_lm_1b_swiglu_warm_heavy.json",
    "evaluation_tri-hq_fasttext_open_lm_1b_swiglu_warm_heavy.json",
    "evaluation_rw_v2_unfiltered_open_lm_1b_swiglu_warm_heavy.json",
  };
  static const double params[] = { 100, 110, 120 };
  static const double accuracies[] = { 70, 76, 82 };
  g_auto (Chart) chart;
  const EfPrimitive *labels[3];
  EfPointLabel placed;

  chart_init (&chart, fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, 3),
                                     fixture_numbers ("Params (M)", params, 3),
                                     fixture_numbers ("Accuracy", accuracies, 3), NULL));
  chart_compose (&chart);
  placed = make_decision (&chart, 2);
  placed.placed = TRUE;
  placed.dx = -8;
  ef_point_labels_set (chart.spec->point_labels, &placed);
  chart_compose (&chart);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("label-%u", i);

      labels[i] = fixture_find (chart.scene, id);
      g_assert_nonnull (labels[i]);
      for (guint k = 0; k < i; k++)
        g_assert_cmpstr (labels[i]->text.text, !=, labels[k]->text.text);
    }
}

/* Every name that is wanted is either there or counted. */
static void
test_hidden_are_counted (void)
{
  for (guint n = 10; n <= 20000; n = n * 9 / 2)
    {
      g_auto (Chart) chart;
      guint n_labels;

      chart_init (&chart, fixture_models (n, 3, n));
      chart.spec->labels = EF_LABELS_ALL;
      chart_compose (&chart);
      ef_scene_get_labels (chart.scene, &n_labels);
      g_assert_cmpuint (n_labels, ==, fixture_count (chart.scene, "label"));
      g_assert_cmpuint (n_labels + ef_scene_get_n_hidden_labels (chart.scene), ==, n);

      chart.spec->labels = EF_LABELS_NONE;
      chart_compose (&chart);
      g_assert_cmpuint (ef_scene_get_n_hidden_labels (chart.scene), ==, 0);
    }
}

static void
test_one_on_and_one_off (void)
{
  g_auto (Chart) chart;
  EfPointLabel off, on;
  guint front, other = 0;

  chart_init (&chart, fixture_models (200, 3, 1));
  chart_compose (&chart);
  front = chart.data->front[0];
  while (chart.data->on_front[other])
    other++;
  g_assert_nonnull (find_label (chart.scene, front));
  g_assert_null (find_label (chart.scene, other));

  off = make_decision (&chart, front);
  off.shown = EF_POINT_LABEL_OFF;
  on = make_decision (&chart, other);
  on.shown = EF_POINT_LABEL_ON;
  ef_point_labels_set (chart.spec->point_labels, &off);
  ef_point_labels_set (chart.spec->point_labels, &on);
  chart_compose (&chart);
  g_assert_null (find_label (chart.scene, front));
  g_assert_nonnull (find_label (chart.scene, other));

  /* Also where no others are. */
  chart.spec->labels = EF_LABELS_NONE;
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "label"), ==, 1);
  g_assert_nonnull (find_label (chart.scene, other));
}

/* Three runs of a model beside each other, on the frontier, and one of it far away. */
static void
test_once_for_neighbours (void)
{
  static const char *const names[] = { "alpha", "alpha", "alpha", "beta", "alpha" };
  static const double sizes[] = { 1, 1.1, 1.2, 30, 100 };
  static const double scores[] = { 50, 50.4, 50.8, 80, 90 };
  g_auto (Chart) chart;

  chart_init (&chart, fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, 5),
                                     fixture_numbers ("Params (M)", sizes, 5),
                                     fixture_numbers ("Accuracy", scores, 5), NULL));
  chart_compose (&chart);
  g_assert_cmpuint (chart.data->n_front, ==, 5);
  g_assert_cmpuint (fixture_count (chart.scene, "label"), ==, 3);
  g_assert_nonnull (find_label (chart.scene, 4));
  /* There is room for the others, they are not wanted. */
  g_assert_cmpuint (ef_scene_get_n_hidden_labels (chart.scene), ==, 0);

  /* Whoever asks for one gets it. */
  for (guint point = 0; point < 3; point++)
    {
      EfPointLabel on = make_decision (&chart, point);

      on.shown = EF_POINT_LABEL_ON;
      ef_point_labels_set (chart.spec->point_labels, &on);
    }
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "label"), ==, 5);
}

/* The number of a row is no name, unless somebody asks for it. */
static void
test_nameless (void)
{
  static const double sizes[] = { 1, 10, 100 };
  static const double scores[] = { 50, 60, 90 };
  static const guint32 selected[] = { 1 };
  g_auto (Chart) chart;

  chart_init (&chart, fixture_table (fixture_numbers ("Params (M)", sizes, 3),
                                     fixture_numbers ("Accuracy", scores, 3), NULL));
  for (guint i = 0; i < 2; i++)
    {
      chart.spec->labels = i == 0 ? EF_LABELS_FRONT : EF_LABELS_ALL;
      chart_compose (&chart);
      g_assert_cmpuint (fixture_count (chart.scene, "label"), ==, 0);
      g_assert_cmpuint (ef_scene_get_n_hidden_labels (chart.scene), ==, 0);
    }
  chart.options.selected = selected;
  chart.options.n_selected = 1;
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "label"), ==, 1);
  g_assert_nonnull (find_label (chart.scene, 1));
}

/* The middle of the box is as many type sizes from the point as was said, on any page. */
static void
test_placed_by_hand (void)
{
  static const double widths[] = { 180, 90 };
  g_auto (Chart) chart;
  EfPointLabel placed;
  guint point;

  chart_init (&chart, fixture_models (200, 3, 1));
  chart_compose (&chart);
  point = chart.data->front[chart.data->n_front / 2];
  placed = make_decision (&chart, point);
  placed.placed = TRUE;
  placed.dx = 1.5;
  placed.dy = 4;
  ef_point_labels_set (chart.spec->point_labels, &placed);
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      const EfSceneLabel *label;
      EfRect plot;
      double x, y;

      chart.options.width = widths[i] * MM;
      chart.options.font_size = 9 * widths[i] / 180;
      chart_compose (&chart);
      label = find_label (chart.scene, point);
      g_assert_nonnull (label);
      g_assert_cmpint (label->spot, ==, 0);
      ef_scene_get_plot (chart.scene, &plot);
      ef_chart_view_to_page (&plot, &chart.view, chart.data->sx[point], chart.data->sy[point], &x,
                             &y);
      g_assert_cmpfloat (fabs (label->box.x + label->box.width / 2 - x
                               - 1.5 * chart.options.font_size), <, 1e-6);
      g_assert_cmpfloat (fabs (label->box.y + label->box.height / 2 - y
                               - 4 * chart.options.font_size), <, 1e-6);
      /* Far enough to need a line, and nothing else stands there. */
      g_assert_cmpuint (fixture_count (chart.scene, "leader"), >=, 1);
      assert_no_overlap (chart.scene);
    }

  /* Beyond the plot it stays at its edge. */
  placed.dx = -EF_POINT_LABEL_FAR;
  ef_point_labels_set (chart.spec->point_labels, &placed);
  chart_compose (&chart);
  {
    const EfSceneLabel *label = find_label (chart.scene, point);
    EfRect plot;

    ef_scene_get_plot (chart.scene, &plot);
    g_assert_cmpfloat (fabs (label->box.x - plot.x), <, 1e-6);
  }

  ef_point_labels_release (chart.spec->point_labels);
  g_assert_cmpuint (chart.spec->point_labels->len, ==, 0);
}

/* The next picture of the same data, as the window asks for it. */
static EfScene *
compose_next (Chart *chart, const EfView *view)
{
  EfScene *before = chart->scene;
  EfComposeOptions options = chart->options;

  options.screen = TRUE;
  options.labels_before = ef_scene_get_labels (before, &options.n_labels_before);
  chart->scene = ef_chart_compose (chart->data, chart->spec, view, &options);
  chart->view = *view;

  return before;
}

/* Where a box of the picture before would be now, and its point. */
static EfRect
follow (const Chart *chart,
        const EfSceneLabel *label,
        const EfRect *plot,
        const EfRect *old_plot,
        const EfView *old_view,
        EfRect *spot)
{
  double x, y, old_x, old_y;
  EfRect box = label->box;

  ef_chart_view_to_page (old_plot, old_view, chart->data->sx[label->point],
                         chart->data->sy[label->point], &old_x, &old_y);
  ef_chart_view_to_page (plot, &chart->view, chart->data->sx[label->point],
                         chart->data->sy[label->point], &x, &y);
  box.x += x - old_x;
  box.y += y - old_y;
  *spot = (EfRect){ x, y, 0, 0 };

  return box;
}

static gboolean
is_inside (const EfRect *area, const EfRect *box)
{
  const double margin = 1;

  return box->x - margin >= area->x && box->y - margin >= area->y
         && box->x + box->width + margin <= area->x + area->width
         && box->y + box->height + margin <= area->y + area->height;
}

/* A name that was there and whose place still is in the plot, clear of the legend, has not moved
 * against its point. Returns how many were followed. */
static guint
assert_nothing_jumped (const Chart *chart, EfScene *before, const EfView *old_view)
{
  const EfPrimitive *legend = fixture_find (chart->scene, "legend");
  const EfSceneLabel *labels;
  EfRect plot, old_plot;
  guint n, n_followed = 0;

  ef_scene_get_plot (before, &old_plot);
  ef_scene_get_plot (chart->scene, &plot);
  labels = ef_scene_get_labels (before, &n);
  for (guint i = 0; i < n; i++)
    {
      EfRect spot;
      EfRect box = follow (chart, &labels[i], &plot, &old_plot, old_view, &spot);
      const EfSceneLabel *now = find_label (chart->scene, labels[i].point);
      EfRect wide = { box.x - 1, box.y - 1, box.width + 2, box.height + 2 };

      if (!is_inside (&plot, &box) || !is_inside (&plot, &spot)
          || (legend != NULL && scene_checks_overlap (&wide, &legend->rect.rect)))
        continue;
      g_assert_nonnull (now);
      g_assert_cmpint (now->spot, ==, labels[i].spot);
      g_assert_cmpfloat (hypot (now->box.x - box.x, now->box.y - box.y), <, 0.01);
      n_followed++;
    }

  return n_followed;
}

/* While one pans all points move together, so nothing gets in the way of a name but the edge. */
static void
test_still_while_panning (void)
{
  for (guint run = 0; run < 8; run++)
    {
      guint labels = run % 2 == 0 ? EF_LABELS_FRONT : EF_LABELS_ALL;
      g_auto (Chart) chart;
      guint n_followed = 0;
      EfView view;

      chart_init (&chart, fixture_models (400, 3, 7 + run / 2));
      chart.spec->labels = labels;
      chart.spec->front.shown = labels == EF_LABELS_FRONT;
      chart.options.screen = TRUE;
      chart_compose (&chart);
      view = chart.view;
      for (guint frame = 0; frame < 60; frame++)
        {
          double step_x = (view.x_max - view.x_min) * 0.011 * cos (frame / 9.0);
          double step_y = (view.y_max - view.y_min) * 0.009 * sin (frame / 7.0);
          EfView old_view = view;
          g_autoptr (EfScene) before = NULL;

          view = (EfView){ view.x_min + step_x, view.x_max + step_x, view.y_min + step_y,
                           view.y_max + step_y };
          before = compose_next (&chart, &view);
          assert_no_overlap (chart.scene);
          n_followed += assert_nothing_jumped (&chart, before, &old_view);
        }
      g_assert_cmpuint (n_followed, >, 300);
    }
}

/* While one zooms points part or meet. A name changes its side only if something is in the way:
 * fewer moves than a layout that remembers nothing makes. */
static void
test_calm_while_zooming (void)
{
  guint n_moved[2] = { 0, 0 };

  for (guint remember = 0; remember < 2; remember++)
    {
      g_auto (Chart) chart;
      EfView view;

      chart_init (&chart, fixture_models (300, 3, 11));
      chart.spec->labels = EF_LABELS_ALL;
      chart.options.screen = TRUE;
      chart_compose (&chart);
      view = chart.view;
      for (guint frame = 0; frame < 40; frame++)
        {
          double in_x = (view.x_max - view.x_min) * 0.01, in_y = (view.y_max - view.y_min) * 0.01;
          g_autoptr (EfScene) before = NULL;
          const EfSceneLabel *labels;
          guint n;

          view = (EfView){ view.x_min + in_x, view.x_max - in_x, view.y_min + in_y,
                           view.y_max - in_y };
          if (remember == 1)
            {
              before = compose_next (&chart, &view);
            }
          else
            {
              before = chart.scene;
              chart.scene = ef_chart_compose (chart.data, chart.spec, &view, &chart.options);
            }
          assert_no_overlap (chart.scene);
          labels = ef_scene_get_labels (before, &n);
          for (guint i = 0; i < n; i++)
            {
              const EfSceneLabel *now = find_label (chart.scene, labels[i].point);

              n_moved[remember] += now != NULL && now->spot != labels[i].spot;
            }
        }
    }
  g_assert_cmpuint (n_moved[1] * 5, <, n_moved[0]);
}

/* How many markers the names of the picture stand on. */
static guint
count_covered (const Chart *chart)
{
  const EfSceneLabel *labels;
  EfRect plot;
  guint n, n_covered = 0;

  ef_scene_get_plot (chart->scene, &plot);
  labels = ef_scene_get_labels (chart->scene, &n);
  for (guint point = 0; point < chart->data->n; point++)
    {
      EfRect spot = { 0, 0, 0.1, 0.1 };

      ef_chart_view_to_page (&plot, &chart->view, chart->data->sx[point], chart->data->sy[point],
                             &spot.x, &spot.y);
      for (guint i = 0; i < n; i++)
        n_covered += scene_checks_overlap (&labels[i].box, &spot);
    }

  return n_covered;
}

/* In a window that becomes narrower points meet: no name stays on the marker of another one. */
static void
test_cover_nothing_when_resized (void)
{
  for (guint32 seed = 0; seed < 8; seed++)
    {
      g_auto (Chart) chart;
      EfView view;

      chart_init (&chart, fixture_models (60, 3, seed));
      chart.spec->labels = EF_LABELS_ALL;
      chart.options.screen = TRUE;
      chart_compose (&chart);
      g_assert_cmpuint (count_covered (&chart), ==, 0);
      view = chart.view;
      for (guint step = 0; step < 6; step++)
        {
          g_autoptr (EfScene) before = NULL;

          chart.options.width *= 0.92;
          before = compose_next (&chart, &view);
          g_assert_cmpuint (count_covered (&chart), ==, 0);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/compose-labels/overlap-nothing", test_overlap_nothing);
  g_test_add_func ("/scene/compose-labels/which-points", test_which_points);
  g_test_add_func ("/scene/compose-labels/cut-in-the-middle", test_cut_in_the_middle);
  g_test_add_func ("/scene/compose-labels/cut-apart", test_cut_apart);
  g_test_add_func ("/scene/compose-labels/hidden-are-counted", test_hidden_are_counted);
  g_test_add_func ("/scene/compose-labels/one-on-and-one-off", test_one_on_and_one_off);
  g_test_add_func ("/scene/compose-labels/once-for-neighbours", test_once_for_neighbours);
  g_test_add_func ("/scene/compose-labels/nameless", test_nameless);
  g_test_add_func ("/scene/compose-labels/placed-by-hand", test_placed_by_hand);
  g_test_add_func ("/scene/compose-labels/still-while-panning", test_still_while_panning);
  g_test_add_func ("/scene/compose-labels/calm-while-zooming", test_calm_while_zooming);

  g_test_add_func ("/scene/compose-labels/cover-nothing-when-resized",
                   test_cover_nothing_when_resized);

  return g_test_run ();
}
