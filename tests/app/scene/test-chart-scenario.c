/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-data.h"

#include "ef-energy-derive.h"
#include "ef-error.h"
#include "scene-fixture.h"

#include <math.h>

static const char *const names[] = { "A", "B", "C", "D", "E" };
static const char *const devices[]
  = { "A100 SXM4 80GB", "A100 SXM4 80GB", "A100 SXM4 80GB", "abacus", NULL };
static const double hours[] = { 1000, 2000, 4000, 1000, NAN };
static const double scores[] = { 60, 70, 65, 80, 90 };
/* D says its carbon and nothing else of use. */
static const double carbons[] = { NAN, NAN, 100, 50, NAN };

static EfTable *
new_table (void)
{
  return fixture_table (fixture_texts ("Model", EF_ROLE_NAME, names, 5),
                        fixture_texts ("Hardware", EF_ROLE_NONE, devices, 5),
                        fixture_numbers ("GPU hours", hours, 5),
                        fixture_numbers ("Carbon emissions (kg)", carbons, 5),
                        fixture_numbers ("Accuracy", scores, 5), NULL);
}

/* @scenarios: texts up to NULL, of which the first is supposed. */
static EfChartSpec *
new_spec (const char *const *scenarios)
{
  EfChartSpec *spec = ef_chart_spec_new ();

  ef_chart_spec_set_string (&spec->x.column, EF_CARBON_COLUMN);
  spec->x.direction = EF_DIRECTION_LOWER;
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  for (guint i = 0; scenarios[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EfScenario) scenario = ef_scenario_from_text (scenarios[i], &error);

      g_assert_no_error (error);
      g_assert_true (ef_what_if_put (&spec->what_if, scenario));
      if (i == 0)
        ef_what_if_set_current (&spec->what_if, scenario->name);
    }

  return spec;
}

#define SPEC(...) new_spec ((const char *const[]){ __VA_ARGS__, NULL })

static EfChartData *
new_data (const EfChartData *previous, EfTable *table, const EfChartSpec *spec)
{
  g_autoptr (GError) error = NULL;
  EfChartData *data = ef_chart_data_new_after (previous, table, spec, NULL, &error);

  g_assert_no_error (error);

  return data;
}

static double
get_x (const EfChartData *data, guint row)
{
  gint point = ef_chart_data_find_row (data, row);

  return point >= 0 ? data->vx[point] : NAN;
}

/* Estimates are columns like all others, and the table of the project has none of them. */
static void
test_columns (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = SPEC ("name=Sweden,grid=100,pue=1");
  g_autoptr (EfChartData) data = new_data (NULL, table, spec);
  g_autoptr (EfChartSpec) plain = ef_chart_spec_copy (spec);
  g_autoptr (GError) error = NULL;

  g_assert_true (data->source == table);
  g_assert_true (data->table != table);
  g_assert_cmpuint (data->n, ==, 4);
  g_assert_cmpfloat_with_epsilon (get_x (data, 0), 40, 1e-9); /* 1000 h x 400 W x 100 g/kWh */
  g_assert_cmpfloat_with_epsilon (get_x (data, 2), 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_x (data, 3), 50, 1e-9);
  g_assert_cmpstr (data->scenario->name, ==, "Sweden");

  ef_what_if_set_current (&plain->what_if, NULL);
  g_assert_null (ef_chart_data_new (table, plain, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NOT_FOUND);
}

/* A scenario that says too little for an axis: what is missing is said, and in people's words. */
static void
test_too_little (void)
{
  static const double parameters[] = { 1e9, 2e9, 3e9, 4e9, 5e9 };
  g_autoptr (EfTable) table = fixture_table (fixture_texts ("Model", EF_ROLE_NAME, names, 5),
                                             fixture_numbers ("Parameters", parameters, 5),
                                             fixture_numbers ("Accuracy", scores, 5), NULL);
  g_autoptr (EfChartSpec) spec
    = SPEC ("name=use,activity=inference,grid=100,hardware=nvidia-h100-sxm5");
  g_autoptr (GError) error = NULL;

  g_assert_null (ef_chart_data_new (table, spec, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "No “Carbon estimate” follows from the table"));
  g_assert_nonnull (strstr (error->message, "Say how many tokens a run of inference has."));
}

/* Filters and hidden rows hold on to the rows, whatever is estimated. */
static void
test_filter_and_hidden (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = SPEC ("name=a,grid=100");
  g_autoptr (EfChartData) data = NULL;

  ef_chart_spec_set_string (&spec->filter, "`" EF_CARBON_COLUMN "` < 90");
  ef_chart_spec_set_hidden (spec, ef_table_get_row_ids (table)[0], TRUE);
  data = new_data (NULL, table, spec);
  g_assert_cmpuint (data->n, ==, 2); /* B, D */
  g_assert_cmpuint (data->left_out.hidden, ==, 1);
}

/* Where all that is shown is as the data say, nothing of it depends on the scenario. */
static void
test_shows_estimates (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = SPEC ("name=a,grid=100");
  g_autoptr (EfChartData) data = new_data (NULL, table, spec);
  g_autoptr (EfChartData) reported = NULL;

  g_assert_true (ef_chart_data_shows_estimates (data));
  ef_chart_spec_set_string (&spec->filter, "`Carbon emissions (kg)` > 0");
  reported = new_data (NULL, table, spec);
  g_assert_cmpuint (reported->n, ==, 2); /* C, D */
  g_assert_false (ef_chart_data_shows_estimates (reported));
}

/* A table without texts knows its rows by their numbers, and estimates are none of them. */
static void
test_hidden_without_texts (void)
{
  static const double powers[] = { 300, 400, 500 };
  g_autoptr (EfTable) table = fixture_table (
    fixture_numbers ("GPU hours", hours, 3), fixture_numbers ("Power (W)", powers, 3),
    fixture_numbers ("Accuracy", scores, 3), NULL);
  g_autoptr (EfChartSpec) spec = SPEC ("name=a,grid=100");
  g_autoptr (EfChartData) data = NULL;

  ef_chart_spec_set_hidden (spec, ef_table_get_row_ids (table)[1], TRUE);
  data = new_data (NULL, table, spec);
  g_assert_cmpuint (data->n, ==, 2);
  g_assert_true (isnan (get_x (data, 1)));
}

/* The ghost is of the data; what they do not say has no ghost, and what is not moved is in both. */
static void
test_ghost (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = SPEC ("name=a,grid=100,pue=1,replace=yes");
  g_autoptr (EfChartData) data = new_data (NULL, table, spec);

  g_assert_nonnull (data->ghost);
  g_assert_null (data->ghost->ghost);
  g_assert_cmpuint (data->ghost->n, ==, 2);
  g_assert_true (isnan (get_x (data->ghost, 0)));
  g_assert_cmpfloat_with_epsilon (get_x (data, 2), 160, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_x (data->ghost, 2), 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_x (data->ghost, 3), 50, 1e-9);
  g_assert_cmpuint (data->ghost->n_front, ==, 1); /* D */
}

static void
test_ghost_of_other_scenario (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = SPEC ("name=a,grid=100,pue=1", "name=b,grid=1e6,pue=1");
  g_autoptr (EfChartData) data = NULL;

  ef_what_if_set_ghost (&spec->what_if, "b");
  data = new_data (NULL, table, spec);
  g_assert_cmpfloat_with_epsilon (get_x (data->ghost, 0), 400000, 1e-6);
  /* Both are in sight, on one scale, whatever the ghost would choose for itself. */
  g_assert_cmpint (data->ghost->x.scale, ==, data->x.scale);
  g_assert_cmpfloat (data->extent.x_max, ==, data->ghost->extent.x_max);
  g_assert_cmpfloat (data->extent.x_min, <, data->ghost->extent.x_min);

  ef_what_if_set_ghost (&spec->what_if, NULL);
  ef_chart_data_unref (data);
  data = new_data (NULL, table, spec);
  g_assert_null (data->ghost);
}

/* Where all is reported, filling gaps moves nothing. */
static void
test_nothing_moves (void)
{
  static const double all[] = { 5, 6, 7, 8, 9 };
  g_autoptr (EfTable) table = fixture_table (
    fixture_texts ("Model", EF_ROLE_NAME, names, 5),
    fixture_numbers ("Carbon emissions (kg)", all, 5), fixture_numbers ("Accuracy", scores, 5),
    NULL);
  g_autoptr (EfChartSpec) spec = SPEC ("name=a,grid=100");
  g_autoptr (EfChartData) data = new_data (NULL, table, spec);

  g_assert_cmpuint (data->n, ==, 5);
  g_assert_null (data->ghost);
  g_assert_cmpint (data->no_ghost, ==, EF_NO_GHOST_UNMOVED);
}

/* Energy of training and of inference are not laid over each other, and where no axis is moved
 * there is nothing to lay. */
static void
test_no_ghost (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec
    = SPEC ("name=a,grid=100", "name=b,grid=100,activity=inference,tokens=1");
  g_autoptr (EfChartData) data = NULL;

  ef_what_if_set_ghost (&spec->what_if, "b");
  data = new_data (NULL, table, spec);
  g_assert_null (data->ghost);
  g_assert_cmpint (data->no_ghost, ==, EF_NO_GHOST_EMPTY);

  ef_what_if_set_ghost (&spec->what_if, EF_WHAT_IF_DATA);
  ef_chart_spec_set_string (&spec->x.column, "GPU hours");
  ef_chart_data_unref (data);
  data = new_data (NULL, table, spec);
  g_assert_null (data->ghost);
  g_assert_cmpint (data->no_ghost, ==, EF_NO_GHOST_UNMOVED);

  ef_what_if_set_ghost (&spec->what_if, NULL);
  ef_chart_data_unref (data);
  data = new_data (NULL, table, spec);
  g_assert_cmpint (data->no_ghost, ==, EF_NO_GHOST_WANTED);
}

/* What training emitted is not laid beside what use emits. */
static void
test_ghost_of_other_activity (void)
{
  static const double all[] = { 5, 6, 7, 8, 9 };
  g_autoptr (EfTable) table = fixture_table (
    fixture_texts ("Model", EF_ROLE_NAME, names, 5), fixture_numbers ("Params (B)", all, 5),
    fixture_numbers ("Training tokens", all, 5), fixture_numbers ("Accuracy", scores, 5), NULL);
  g_autoptr (EfChartSpec) spec
    = SPEC ("name=a,activity=inference,tokens=500,utilisation=0.3,grid=1,hardware=nvidia-h100-pcie",
            "name=b,utilisation=0.3,grid=1,hardware=nvidia-h100-pcie");
  g_autoptr (EfChartData) data = NULL;

  ef_what_if_set_ghost (&spec->what_if, "b");
  data = new_data (NULL, table, spec);
  g_assert_cmpuint (data->n, ==, 5);
  g_assert_null (data->ghost);
  g_assert_cmpint (data->no_ghost, ==, EF_NO_GHOST_UNLIKE);
}

/* Hours make energy, but without a grid there is no carbon to lay beside that of a chart. */
static void
test_ghost_without_grid (void)
{
  g_autoptr (EfTable) table = fixture_table (
    fixture_texts ("Model", EF_ROLE_NAME, names, 5),
    fixture_texts ("Hardware", EF_ROLE_NONE, devices, 5), fixture_numbers ("GPU hours", hours, 5),
    fixture_numbers ("Accuracy", scores, 5), NULL);
  g_autoptr (EfChartSpec) spec = SPEC ("name=a,grid=100");
  g_autoptr (EfChartData) data = NULL;

  ef_what_if_set_ghost (&spec->what_if, EF_WHAT_IF_DATA);
  data = new_data (NULL, table, spec);
  g_assert_cmpuint (data->n, ==, 3);
  g_assert_null (data->ghost);
  g_assert_cmpint (data->no_ghost, ==, EF_NO_GHOST_NO_GRID);
}

/* What is not supposed anew is not estimated anew. */
static void
test_takes_over (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfTable) other = new_table ();
  g_autoptr (EfChartSpec) spec = SPEC ("name=a,grid=100", "name=b,grid=200");
  g_autoptr (EfChartData) first = new_data (NULL, table, spec);
  g_autoptr (EfChartData) second = NULL;
  g_autoptr (EfChartData) third = NULL;
  g_autoptr (EfChartData) fourth = NULL;

  ef_chart_spec_set_string (&spec->filter, "Accuracy > 65");
  second = new_data (first, table, spec);
  g_assert_true (second->table == first->table);
  g_assert_true (second->ghost->table == first->ghost->table);

  ef_what_if_set_current (&spec->what_if, "b");
  ef_what_if_set_ghost (&spec->what_if, "a");
  third = new_data (second, table, spec);
  g_assert_true (third->table != second->table);
  g_assert_true (third->ghost->table == second->table);
  fourth = new_data (third, other, spec);
  g_assert_true (fourth->source == other);
  g_assert_true (fourth->table != third->table);
}

static void
test_cancelled (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = SPEC ("name=a,grid=100");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (ef_chart_data_new (table, spec, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/chart-scenario/columns", test_columns);
  g_test_add_func ("/scene/chart-scenario/too-little", test_too_little);
  g_test_add_func ("/scene/chart-scenario/filter-and-hidden", test_filter_and_hidden);
  g_test_add_func ("/scene/chart-scenario/shows-estimates", test_shows_estimates);
  g_test_add_func ("/scene/chart-scenario/hidden-without-texts", test_hidden_without_texts);
  g_test_add_func ("/scene/chart-scenario/ghost", test_ghost);
  g_test_add_func ("/scene/chart-scenario/ghost-of-other-scenario", test_ghost_of_other_scenario);
  g_test_add_func ("/scene/chart-scenario/no-ghost", test_no_ghost);
  g_test_add_func ("/scene/chart-scenario/ghost-of-other-activity", test_ghost_of_other_activity);
  g_test_add_func ("/scene/chart-scenario/ghost-without-grid", test_ghost_without_grid);
  g_test_add_func ("/scene/chart-scenario/nothing-moves", test_nothing_moves);
  g_test_add_func ("/scene/chart-scenario/takes-over", test_takes_over);
  g_test_add_func ("/scene/chart-scenario/cancelled", test_cancelled);

  return g_test_run ();
}
