/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-steps.h"

#include <string.h>

#include "scene-fixture.h"

/* The frontier: A, B with its twin, C, D. B lies below the line from A to C. */
static const char *const names[] = { "A", "B, the \"small\"", "C", "D", "Twin", "Poor" };
static const double params[] = { 10, 30, 40, 100, 30, 90 };
static const double scores[] = { 60, 63, 70, 75, 63, 61 };

static EfTable *
create_table (const char *score)
{
  return fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, G_N_ELEMENTS (names)),
                        fixture_numbers ("Params (M)", params, G_N_ELEMENTS (names)),
                        fixture_numbers (score, scores, G_N_ELEMENTS (names)), NULL);
}

static EfChartSpec *
create_spec (const char *score)
{
  EfChartSpec *spec = ef_chart_spec_new ();

  ef_chart_spec_set_string (&spec->x.column, "Params (M)");
  ef_chart_spec_set_string (&spec->y.column, score);
  return spec;
}

static EfChartSteps *
create_steps (const EfChartSpec *spec, gboolean hull)
{
  g_autoptr (EfTable) table = create_table (spec->y.column);
  g_autoptr (GError) error = NULL;
  g_autoptr (EfChartData) data = ef_chart_data_new (table, spec, NULL, &error);

  g_assert_no_error (error);
  return ef_chart_steps_new (data, spec, hull);
}

static void
assert_steps (const EfChartSteps *steps, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < steps->n; i++)
    for (EfStepField field = 0; field < EF_N_STEP_FIELDS; field++)
      {
        g_autofree char *cell = ef_chart_steps_dup_cell (steps, i, field, &ef_tick_style_plain);

        g_string_append_printf (text, "%s%s", cell, field + 1 < EF_N_STEP_FIELDS ? " | " : "\n");
      }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_frontier (void)
{
  g_autoptr (EfChartSpec) spec = create_spec ("Accuracy");
  g_autoptr (EfChartSteps) steps = NULL;

  spec->x.scale = EF_SCALE_KIND_LINEAR;
  steps = create_steps (spec, FALSE);
  g_assert_null (steps->refusal);
  assert_steps (steps, "A | B, the \"small\" | 20 M | 3 | 6.67 M\n"
                       "B, the \"small\" | Knee: C | 10 M | 7 | 1.43 M\n"
                       "C | D | 60 M | 5 | 12 M\n");
}

/* Between the corners of the hull the price never falls. */
static void
test_hull (void)
{
  g_autoptr (EfChartSpec) spec = create_spec ("Accuracy");
  g_autoptr (EfChartSteps) steps = create_steps (spec, TRUE);

  g_assert_cmpuint (steps->n, ==, 2);
  g_assert_cmpuint (steps->steps[0].to, ==, 2);
  g_assert_cmpfloat (steps->steps[0].price, ==, 3);
  g_assert_cmpfloat (steps->steps[1].price, ==, 12);
}

static void
test_titles (void)
{
  static const char *const expected[]
    = { "From", "To", "Cost: Parameters", "Gain: Accuracy", "Price per unit" };
  g_autoptr (EfChartSpec) spec = create_spec ("Accuracy");
  g_autoptr (EfChartSteps) steps = create_steps (spec, FALSE);
  g_autofree char *sentence = ef_chart_steps_describe (steps);

  for (EfStepField field = 0; field < EF_N_STEP_FIELDS; field++)
    {
      g_autofree char *title = ef_chart_steps_dup_title (steps, field);

      g_assert_cmpstr (title, ==, expected[field]);
    }
  g_assert_cmpstr (sentence, ==,
                   "What one unit of Accuracy costs in Parameters, step by step to the next better "
                   "point.");
}

static void
test_csv (void)
{
  g_autoptr (EfChartSpec) spec = create_spec ("Accuracy");
  g_autoptr (EfChartSteps) steps = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *tabs = NULL;

  spec->x.scale = EF_SCALE_KIND_LINEAR;
  steps = create_steps (spec, TRUE);
  csv = ef_chart_steps_to_text (steps, EF_SHEET_CSV, ".");
  g_assert_cmpstr (
    csv, ==,
    "from,to,Params (M) from,Params (M) to,Accuracy from,Accuracy to,cost,gain,price,"
    "knee\n"
    "A,C,10,40,60,70,30,10,3,knee\n"
    "C,D,40,100,70,75,60,5,12,\n");

  ef_chart_steps_unref (g_steal_pointer (&steps));
  steps = create_steps (spec, FALSE);
  g_free (csv);
  csv = ef_chart_steps_to_text (steps, EF_SHEET_CSV, ".");
  g_assert_nonnull (
    strstr (csv, "\nA,\"B, the \"\"small\"\"\",10,30,60,63,20,3,6.66666666667,"));
  tabs = ef_chart_steps_to_text (steps, EF_SHEET_TABS, ",");
  g_assert_nonnull (
    strstr (tabs, "\nA\tB, the \"small\"\t10\t30\t60\t63\t20\t3\t6,66666666667\t\n"));
}

/* No price where there is none, and why. */
static void
test_refusals (void)
{
  g_autoptr (EfChartSpec) elo = create_spec ("Elo");
  g_autoptr (EfChartSteps) ordinal = create_steps (elo, FALSE);
  g_autoptr (EfChartSpec) unknown = create_spec ("Zorkiness");
  g_autoptr (EfChartSteps) directionless = create_steps (unknown, FALSE);
  g_autoptr (EfChartSpec) few = create_spec ("Accuracy");
  g_autoptr (EfChartSteps) single = NULL;
  g_autofree char *csv = NULL;

  g_assert_cmpuint (ordinal->n, ==, 0);
  g_assert_cmpstr (ordinal->refusal, ==,
                   "Ratings and ranks say who is ahead, not by how much: a price of one more point "
                   "means nothing.");
  g_assert_cmpstr (directionless->refusal, ==,
                   "There is no frontier before it is known which values are better on each axis.");

  ef_chart_spec_set_string (&few->filter, "model = \"D\"");
  single = create_steps (few, FALSE);
  g_assert_cmpstr (single->refusal, ==,
                   "The frontier has fewer than two places, so there is no step on it.");
  csv = ef_chart_steps_to_text (single, EF_SHEET_CSV, ".");
  g_assert_cmpstr (
    csv, ==,
    "from,to,Params (M) from,Params (M) to,Accuracy from,Accuracy to,cost,gain,price,"
    "knee\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/chart-steps/frontier", test_frontier);
  g_test_add_func ("/scene/chart-steps/hull", test_hull);
  g_test_add_func ("/scene/chart-steps/titles", test_titles);
  g_test_add_func ("/scene/chart-steps/csv", test_csv);
  g_test_add_func ("/scene/chart-steps/refusals", test_refusals);
  return g_test_run ();
}
