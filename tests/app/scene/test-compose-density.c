/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "compose-fixture.h"
#include "scene-fixture.h"

/* A table of @n points of a bell around 100, 100, and then of them again, until all of them are
 * there @copies times. */
static EfTable *
new_bells (guint n, guint copies)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autofree double *x = g_new (double, n * copies);
  g_autofree double *y = g_new (double, n * copies);

  for (guint i = 0; i < n; i++)
    {
      double radius = sqrt (-2 * log (1 - g_rand_double (random)));
      double angle = g_rand_double_range (random, 0, 2 * G_PI);

      x[i] = 100 + 10 * radius * cos (angle);
      y[i] = 100 + 10 * radius * sin (angle);
    }
  for (guint i = n; i < n * copies; i++)
    {
      x[i] = x[i - n];
      y[i] = y[i - n];
    }
  return fixture_table (fixture_numbers ("Params (M)", x, n * copies),
                        fixture_numbers ("Accuracy", y, n * copies), NULL);
}

static EfTable *
new_bell (guint n)
{
  return new_bells (n, 1);
}

static void
init (Chart *chart, EfTable *table)
{
  chart_init (chart, table);
  chart->spec->x.scale = chart->spec->y.scale = EF_SCALE_KIND_LINEAR;
}

/* By itself only where markers would cover the page, and nowhere if it must not. */
static void
test_when (void)
{
  g_auto (Chart) chart = { 0 };

  init (&chart, new_bell (1000));
  chart_compose (&chart);
  g_assert_nonnull (fixture_find (chart.scene, "points"));
  g_assert_null (fixture_find (chart.scene, "density"));
  chart.spec->crowd = EF_CROWD_DENSITY;
  chart_compose (&chart);
  g_assert_null (fixture_find (chart.scene, "points"));
  g_assert_nonnull (fixture_find (chart.scene, "density"));
  g_assert_nonnull (fixture_find (chart.scene, "front"));
}

static void
test_by_itself (void)
{
  g_auto (Chart) chart = { 0 };

  init (&chart, new_bell (600000));
  chart_compose (&chart);
  g_assert_nonnull (fixture_find (chart.scene, "density"));
  chart.spec->crowd = EF_CROWD_POINTS;
  chart_compose (&chart);
  g_assert_null (fixture_find (chart.scene, "density"));
  /* Few of them are left in a small part. */
  chart.spec->crowd = EF_CROWD_AUTO;
  chart.spec->has_view = TRUE;
  chart.spec->view = (EfView){ 100e6, 100.5e6, 100, 100.5 };
  chart_compose (&chart);
  g_assert_nonnull (fixture_find (chart.scene, "points"));
}

/* Counts by the slow way: each point belongs to the nearest centre. Colours go with the logarithm
 * of the count. */
static void
check_counts (guint n_points, guint copies)
{
  g_auto (Chart) chart = { 0 };
  const EfMarkerRun *run;
  g_autofree guint *counts = NULL;
  double ax, bx, ay, by;
  guint most = 0, n = 0;
  EfRect plot;

  init (&chart, new_bells (n_points, copies));
  chart.spec->crowd = EF_CROWD_DENSITY;
  chart_compose (&chart);
  run = &fixture_find (chart.scene, "density")->markers;
  counts = g_new0 (guint, run->n);
  ef_scene_get_plot (chart.scene, &plot);
  ax = plot.width / (chart.view.x_max - chart.view.x_min);
  bx = plot.x - ax * chart.view.x_min;
  ay = -plot.height / (chart.view.y_max - chart.view.y_min);
  by = plot.y - ay * chart.view.y_max;
  for (guint i = 0; i < n_points; i++)
    {
      double nearest = INFINITY;
      guint cell = 0;

      for (guint k = 0; k < run->n; k++)
        {
          double distance = hypot (ax * chart.data->sx[i] + bx - run->sx[k],
                                   ay * chart.data->sy[i] + by - run->sy[k]);

          if (distance < nearest)
            {
              nearest = distance;
              cell = k;
            }
        }
      /* No farther than a corner of its hexagon. */
      g_assert_cmpfloat (nearest, <=, 6 / sqrt (3) + 1e-6);
      counts[cell] += copies;
    }
  for (guint k = 0; k < run->n; k++)
    {
      most = MAX (most, counts[k]);
      n += counts[k];
      g_assert_cmpuint (counts[k], >, 0);
    }
  g_assert_cmpuint (n, ==, n_points * copies);
  g_assert_cmpuint (chart.data->n, ==, n);
  for (guint k = 0; k < run->n; k++)
    g_assert_cmpint (abs (run->shades[k]
                          - (int) (1 + floor (log (counts[k]) / log (most) * 63.999))),
                     <=, 1);
}

static void
test_counts (void)
{
  check_counts (3000, 1);
}

/* So many that several processors count. */
static void
test_many_counts (void)
{
  check_counts (3000, 50);
}

/* The legend has the numbers. */
static void
test_legend (void)
{
  g_auto (Chart) chart = { 0 };
  const EfPrimitive *heading = NULL;

  init (&chart, new_bell (100000));
  chart.spec->crowd = EF_CROWD_DENSITY;
  chart_compose (&chart);
  heading = fixture_find (chart.scene, "legend-scale-heading-0");
  g_assert_cmpstr (heading->text.text, ==, "Points in a cell");
  g_assert_nonnull (fixture_find (chart.scene, "legend-density-0"));
  g_assert_cmpstr (fixture_find (chart.scene, "legend-density-label-0")->text.text, ==, "1");
}

/* Where no cell has more than two points, there is no one and a half. */
static void
test_small_counts (void)
{
  static const double x[] = { 1, 1, 50, 99 }, y[] = { 10, 10, 20, 30 };
  g_auto (Chart) chart = { 0 };

  init (&chart, fixture_table (fixture_numbers ("Params (M)", x, 4),
                               fixture_numbers ("Accuracy", y, 4), NULL));
  chart.spec->crowd = EF_CROWD_DENSITY;
  chart_compose (&chart);
  g_assert_cmpstr (fixture_find (chart.scene, "legend-density-label-0")->text.text, ==, "1");
  g_assert_cmpstr (fixture_find (chart.scene, "legend-density-label-1")->text.text, ==, "2");
  g_assert_null (fixture_find (chart.scene, "legend-density-label-2"));
}

/* A pan by a part of a cell moves the cells and counts the same. */
static void
test_pan (void)
{
  g_auto (Chart) chart = { 0 };
  double x, y;
  guint n;

  init (&chart, new_bell (5000));
  chart.spec->crowd = EF_CROWD_DENSITY;
  chart.spec->has_view = TRUE;
  chart.spec->view = (EfView){ 0, 200e6, 0, 200 };
  chart.options.screen = TRUE;
  chart_compose (&chart);
  n = fixture_find (chart.scene, "density")->markers.n;
  x = fixture_find (chart.scene, "density")->markers.sx[0];
  y = fixture_find (chart.scene, "density")->markers.sy[0];
  chart.spec->view.x_min -= 0.3e6;
  chart.spec->view.x_max -= 0.3e6;
  chart_compose (&chart);
  g_assert_cmpuint (fixture_find (chart.scene, "density")->markers.n, ==, n);
  g_assert_cmpfloat (fixture_find (chart.scene, "density")->markers.sx[0], >, x);
  g_assert_cmpfloat (fixture_find (chart.scene, "density")->markers.sy[0], ==, y);
}

static void
test_opacity (void)
{
  g_auto (Chart) chart = { 0 };

  init (&chart, new_bell (1000));
  chart.spec->opacity = 0.25;
  chart_compose (&chart);
  g_assert_cmpfloat (fixture_find (chart.scene, "points")->markers.fills[0].a, ==, 0.25);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/compose-density/when", test_when);
  g_test_add_func ("/scene/compose-density/by-itself", test_by_itself);
  g_test_add_func ("/scene/compose-density/counts", test_counts);
  g_test_add_func ("/scene/compose-density/many-counts", test_many_counts);
  g_test_add_func ("/scene/compose-density/legend", test_legend);
  g_test_add_func ("/scene/compose-density/small-counts", test_small_counts);
  g_test_add_func ("/scene/compose-density/pan", test_pan);
  g_test_add_func ("/scene/compose-density/opacity", test_opacity);
  return g_test_run ();
}
