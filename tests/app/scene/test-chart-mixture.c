/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-mixture.h"

#include <math.h>

#include "compose-fixture.h"
#include "ef-chart-words.h"
#include "scene-fixture.h"

static const char *const names[] = { "Small", "Middle", "Large" };
static const double params[] = { 10, 20, 100 };
static const double accuracies[] = { 60, 70, 75 };

static void
init (Chart *chart)
{
  guint n = G_N_ELEMENTS (names);

  chart_init (chart, fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, n),
                                    fixture_numbers ("Params (M)", params, n),
                                    fixture_numbers ("Accuracy", accuracies, n), NULL));
  chart->spec->front.curve = EF_CURVE_HULL;
  chart_compose (chart);
}

/* What is said of the place of two values of the columns, within a reach of it. */
static char *
describe (Chart *chart, double x, double y, double reach)
{
  double sx = NAN, sy = NAN;

  g_assert_true (ef_axis_data_place (&chart->data->x, x, &sx));
  g_assert_true (ef_axis_data_place (&chart->data->y, y, &sy));
  return ef_chart_mixture_describe (chart->data, chart->spec, sx, sy, reach, reach,
                                    &ef_tick_style_plain);
}

static void
test_shares (void)
{
  g_auto (Chart) chart;
  g_autofree char *quarter = NULL;
  g_autofree char *steep = NULL;

  init (&chart);
  /* Shares are of values, not of places on a logarithmic axis. */
  quarter = describe (&chart, 40, 71.25, 0.01);
  g_assert_cmpstr (quarter, ==, "75 % Middle, 25 % Large: 71.25 at 40 M");
  /* Where the line is steep too. */
  steep = describe (&chart, 15, 65, 0.01);
  g_assert_cmpstr (steep, ==, "50 % Small, 50 % Middle: 65 at 15 M");
}

static void
test_nothing (void)
{
  g_auto (Chart) chart;

  init (&chart);
  g_assert_null (describe (&chart, 40, 60, 0.01));
  /* Corners are points, and where the line goes on beyond them nothing is mixed. */
  g_assert_null (describe (&chart, 20, 70, 0.001));
  g_assert_null (describe (&chart, 200, 75, 0.01));

  chart.spec->front.curve = EF_CURVE_STAIRS;
  chart_compose (&chart);
  g_assert_null (describe (&chart, 40, 71.25, 0.01));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/chart-mixture/shares", test_shares);
  g_test_add_func ("/scene/chart-mixture/nothing", test_nothing);
  return g_test_run ();
}
