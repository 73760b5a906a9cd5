/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-indicators.h"

#include "scene-fixture.h"

/* The four points of METHODS 2 (RouterBench): the hull is 1, 2 and 4, the area 2.1. */
static const double costs[] = { 1, 2, 3, 4 };
static const double scores[] = { 0.5, 0.7, 0.6, 0.8 };

typedef struct
{
  EfTable *table;
  EfChartSpec *spec;
  EfChartData *data;
  GArray *indicators;
} Fixture;

static void
fixture_init (Fixture *fixture, const char *cost, const char *score, gboolean logarithms)
{
  g_autoptr (GError) error = NULL;

  fixture->table = fixture_table (fixture_numbers (cost, costs, G_N_ELEMENTS (costs)),
                                  fixture_numbers (score, scores, G_N_ELEMENTS (scores)), NULL);
  fixture->spec = ef_chart_spec_new ();
  ef_chart_spec_set_string (&fixture->spec->x.column, cost);
  ef_chart_spec_set_string (&fixture->spec->y.column, score);
  fixture->spec->x.scale = logarithms ? EF_SCALE_KIND_LOG : EF_SCALE_KIND_LINEAR;
  fixture->data = ef_chart_data_new (fixture->table, fixture->spec, NULL, &error);
  g_assert_no_error (error);
  fixture->indicators
    = ef_chart_indicators_new (fixture->data, fixture->spec, logarithms, &ef_tick_style_plain);
}

static void
fixture_clear (Fixture *fixture)
{
  g_array_unref (fixture->indicators);
  ef_chart_data_unref (fixture->data);
  ef_chart_spec_free (fixture->spec);
  ef_table_unref (fixture->table);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static const EfIndicator *
get_indicator (const Fixture *fixture, guint index)
{
  g_assert_cmpuint (index, <, fixture->indicators->len);
  return &g_array_index (fixture->indicators, EfIndicator, index);
}

/* The front is (1; 0.5), (2; 0.7), (4; 0.8), the reference (4.3; 0.47): 3.3 x 0.03 + 2.3 x 0.2 +
 * 0.3 x 0.1 = 0.589 of 3.3 x 0.33 = 1.089. */
static void
test_values (void)
{
  g_auto (Fixture) fixture;

  fixture_init (&fixture, "Cost", "Accuracy", FALSE);
  g_assert_cmpuint (fixture.indicators->len, ==, 4);
  g_assert_cmpstr (get_indicator (&fixture, 0)->value, ==, "3 of 4 points");
  g_assert_cmpstr (get_indicator (&fixture, 1)->value, ==, "0.589 (54.1 %)");
  g_assert_nonnull (g_strrstr (get_indicator (&fixture, 1)->meaning, "4.3 and 0.47:"));
  g_assert_cmpstr (get_indicator (&fixture, 2)->value, ==, "0.7");
  g_assert_cmpstr (get_indicator (&fixture, 3)->value, ==, "0.525");
  g_assert_false (ef_chart_indicators_have_logarithms (fixture.data));
}

/* In decades: the reference is at 10^0.6623 = 4.595, and 0.6623 x 0.03 + 0.3612 x 0.2 + 0.0602 x
 * 0.1 = 0.09814 of 0.6623 x 0.33 = 0.21855. Means stay those of the costs themselves. */
static void
test_logarithms (void)
{
  g_auto (Fixture) fixture;

  fixture_init (&fixture, "Cost", "Accuracy", TRUE);
  g_assert_true (ef_chart_indicators_have_logarithms (fixture.data));
  g_assert_cmpstr (get_indicator (&fixture, 1)->value, ==, "0.09814 (44.9 %)");
  g_assert_nonnull (g_strrstr (get_indicator (&fixture, 1)->meaning, "4.5948 and 0.47:"));
  g_assert_nonnull (g_strrstr (get_indicator (&fixture, 1)->meaning, "Measured on logarithms"));
  g_assert_cmpstr (get_indicator (&fixture, 2)->value, ==, "0.7");
}

/* Only the order of ratings means something: they are counted, but have no area and no mean. */
static void
test_ordinal (void)
{
  g_auto (Fixture) fixture;

  fixture_init (&fixture, "Cost", "Elo", TRUE);
  g_assert_false (ef_chart_indicators_have_logarithms (fixture.data));
  g_assert_cmpstr (get_indicator (&fixture, 0)->value, ==, "3 of 4 points");
  for (guint i = 1; i < fixture.indicators->len; i++)
    {
      g_assert_cmpstr (get_indicator (&fixture, i)->value, ==, "\u2013");
      g_assert_cmpstr (get_indicator (&fixture, i)->meaning, ==,
                       "Ratings and ranks say who is ahead, not by how much: an area between them "
                       "means nothing.");
    }
}

/* A mean over costs needs a cost. */
static void
test_directions (void)
{
  g_auto (Fixture) fixture;

  fixture_init (&fixture, "Accuracy", "Cost", FALSE);
  g_assert_cmpstr (get_indicator (&fixture, 2)->value, ==, "\u2013");
  g_assert_nonnull (g_strrstr (get_indicator (&fixture, 2)->meaning, "Only where lower"));
}

static void
test_no_frontier (void)
{
  g_auto (Fixture) fixture;

  fixture_init (&fixture, "Cost", "Zorkiness", FALSE);
  g_assert_cmpuint (fixture.indicators->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/chart-indicators/values", test_values);
  g_test_add_func ("/scene/chart-indicators/logarithms", test_logarithms);
  g_test_add_func ("/scene/chart-indicators/ordinal", test_ordinal);
  g_test_add_func ("/scene/chart-indicators/directions", test_directions);
  g_test_add_func ("/scene/chart-indicators/no-frontier", test_no_frontier);
  return g_test_run ();
}
