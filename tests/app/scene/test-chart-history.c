/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-history.h"

#include <math.h>

#include "ef-chart-sota.h"
#include "ef-error.h"
#include "scene-fixture.h"

/* B outdoes A after 182 days; F only equals C, and later. */
static const char *const names[] = { "A", "B", "C", "D", "E", "F" };
static const double params[] = { 10, 10, 20, 5, 1, 30 };
static const double scores[] = { 60, 70, 90, 50, 95, 90 };

static EfColumn *
create_dates (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("date", EF_COLUMN_DATE);

  ef_column_builder_set_role (builder, EF_ROLE_DATE);
  ef_column_builder_set_quantity (builder, ef_quantity_find ("date"), NULL);
  ef_column_builder_add_number (builder, ef_date_from_ymd (2020, 1, 1));
  ef_column_builder_add_number (builder, ef_date_from_ymd (2020, 7, 1) + 0.5);
  ef_column_builder_add_number (builder, ef_date_from_ymd (2021, 1, 1));
  ef_column_builder_add_number (builder, ef_date_from_ymd (2021, 1, 1));
  ef_column_builder_add_number (builder, NAN);
  ef_column_builder_add_number (builder, ef_date_from_ymd (2022, 1, 1));
  return ef_column_builder_end (builder);
}

static EfTable *
create_table (gboolean dated, const char *score)
{
  guint n = G_N_ELEMENTS (names);

  return fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, n),
                        fixture_numbers ("Params (M)", params, n),
                        fixture_numbers (score, scores, n), dated ? create_dates () : NULL,
                        NULL);
}

static EfChartSpec *
create_spec (const char *score)
{
  EfChartSpec *spec = ef_chart_spec_new ();

  ef_chart_spec_set_string (&spec->x.column, "Params (M)");
  ef_chart_spec_set_string (&spec->y.column, score);
  return spec;
}

static EfChartData *
create_data (EfTable *table, const EfChartSpec *spec)
{
  g_autoptr (GError) error = NULL;
  EfChartData *data = ef_chart_data_new (table, spec, NULL, &error);

  g_assert_no_error (error);
  return data;
}

static EfChartHistory *
create_history (gboolean dated, const EfChartSpec *spec)
{
  g_autoptr (EfTable) table = create_table (dated, spec->y.column);
  g_autoptr (EfChartData) data = create_data (table, spec);

  return ef_chart_history_new (data, spec, FALSE);
}

static void
test_stays (void)
{
  g_autoptr (EfChartSpec) spec = create_spec ("Accuracy");
  g_autoptr (EfChartHistory) history = create_history (TRUE, spec);
  g_autofree char *csv = ef_chart_history_to_text (history, EF_SHEET_CSV, ".");
  g_autofree char *tabs = ef_chart_history_to_text (history, EF_SHEET_TABS, ",");
  g_autofree char *words = ef_chart_history_describe (history, &ef_tick_style_plain);
  g_autofree char *left = NULL;
  g_autofree char *still = NULL;
  g_autofree char *days = NULL;

  g_assert_null (history->refusal);
  g_assert_cmpstr (csv, ==,
                   "name,Params (M),Accuracy,entered,left,days,outdone by\n"
                   "A,10,60,2020-01-01,2020-07-01,182,B\n"
                   "B,10,70,2020-07-01,,549,\n"
                   "C,20,90,2021-01-01,,365,\n"
                   "D,5,50,2021-01-01,,365,\n");
  g_assert_true (g_str_has_prefix (tabs, "name\tParams (M)\tAccuracy\tentered"));
  g_assert_cmpuint (history->n_undated, ==, 1);
  g_assert_cmpfloat (history->end, ==, ef_date_from_ymd (2022, 1, 1));
  g_assert_true (g_str_has_prefix (words, "4 points were on the frontier, 3 of them still on "));
  g_assert_true (g_str_has_suffix (words, " 1 without a date takes no part."));

  left = ef_chart_history_dup_cell (history, 0, EF_HISTORY_REPLACED_BY, &ef_tick_style_plain);
  still = ef_chart_history_dup_cell (history, 1, EF_HISTORY_LEFT, &ef_tick_style_plain);
  days = ef_chart_history_dup_cell (history, 1, EF_HISTORY_DAYS, &ef_tick_style_plain);
  g_assert_cmpstr (left, ==, "B");
  g_assert_cmpstr (still, ==, "still");
  g_assert_cmpstr (days, ==, "549");
}

/* A chart of a day knows nothing of what came later. */
static void
test_as_of (void)
{
  g_autoptr (EfChartSpec) spec = create_spec ("Accuracy");
  g_autoptr (EfChartHistory) history = NULL;

  spec->front.has_as_of = TRUE;
  spec->front.as_of = ef_date_from_ymd (2020, 3, 1);
  history = create_history (TRUE, spec);
  g_assert_cmpuint (history->n, ==, 1);
  g_assert_cmpfloat (ef_chart_history_get_days (history, 0), ==, 60);
}

/* What the years gained adds up to what there is at the end. */
static void
test_years (void)
{
  g_autoptr (EfChartSpec) spec = create_spec ("Accuracy");
  g_autoptr (EfChartHistory) history = create_history (TRUE, spec);
  g_autoptr (GArray) list = ef_chart_history_list_years (history, &ef_tick_style_plain);
  double sum = 0;

  g_assert_null (history->area_refusal);
  g_assert_cmpuint (history->n_years, >=, 2);
  g_assert_cmpint (history->years[0].year, ==, 2020);
  for (guint i = 0; i < history->n_years; i++)
    {
      sum += history->years[i].gained;
      g_assert_cmpfloat_with_epsilon (history->years[i].total, sum, 1e-9 * sum);
    }
  g_assert_cmpfloat (history->years[1].gained, >, 0);
  g_assert_cmpuint (list->len, ==, history->n_years);
}

/* Ratings are ranks: stays yes, areas no. */
static void
test_ordinal (void)
{
  g_autoptr (EfChartSpec) spec = create_spec ("Elo");
  g_autoptr (EfChartHistory) history = create_history (TRUE, spec);

  g_assert_cmpuint (history->n, ==, 4);
  g_assert_cmpuint (history->n_years, ==, 0);
  g_assert_nonnull (history->area_refusal);
}

static void
test_no_dates (void)
{
  g_autoptr (EfChartSpec) spec = create_spec ("Accuracy");
  g_autoptr (EfChartHistory) history = create_history (FALSE, spec);
  g_autoptr (EfTable) table = create_table (FALSE, "Accuracy");
  g_autoptr (EfChartData) data = create_data (table, spec);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (history->refusal, ==, "The table has no column of dates.");
  g_assert_null (ef_chart_sota_new (data, spec, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NOT_FOUND);
}

static void
test_sota (void)
{
  g_autoptr (EfChartSpec) spec = create_spec ("Accuracy");
  g_autoptr (EfTable) table = create_table (TRUE, "Accuracy");
  g_autoptr (EfChartData) data = create_data (table, spec);
  g_autoptr (EfChartSpec) sota = NULL;
  g_autoptr (EfChartData) best = NULL;
  g_autoptr (GString) front = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (ef_chart_data_is_sota (data));
  spec->front.knee = TRUE;
  ef_chart_spec_set_string (&spec->language, "de");
  sota = ef_chart_sota_new (data, spec, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sota->title, ==, "Stand der Technik über die Zeit: Benchmark");
  g_assert_cmpstr (sota->x.column, ==, "date");
  g_assert_cmpstr (sota->y.column, ==, "Accuracy");
  g_assert_false (sota->front.knee);

  best = create_data (table, sota);
  g_assert_true (ef_chart_data_is_sota (best));
  for (guint i = 0; i < best->n_front; i++)
    g_string_append (front, names[best->rows[best->front[i]]]);
  g_assert_cmpstr (front->str, ==, "ABC");
}

/* The benefit may lie on the horizontal axis. */
static void
test_sota_turned (void)
{
  g_autoptr (EfChartSpec) spec = create_spec ("Accuracy");
  g_autoptr (EfTable) table = create_table (TRUE, "Accuracy");
  g_autoptr (EfChartData) data = NULL;
  g_autoptr (EfChartSpec) sota = NULL;

  ef_chart_spec_set_string (&spec->x.column, "Accuracy");
  ef_chart_spec_set_string (&spec->y.column, "Params (M)");
  data = create_data (table, spec);
  sota = ef_chart_sota_new (data, spec, NULL);
  g_assert_nonnull (sota);
  g_assert_cmpstr (sota->y.column, ==, "Accuracy");
  g_assert_cmpint (sota->y.direction, ==, EF_DIRECTION_HIGHER);
}

/* Less of a cost is no feat: the least training compute ever is not the state of the art. Where
 * somebody says that more is better, it is; and an error is what models achieve, though less of it
 * is better. */
static void
test_sota_of_costs (void)
{
  g_autoptr (EfChartSpec) spec = create_spec ("Training compute (FLOP)");
  g_autoptr (EfTable) table = create_table (TRUE, "Training compute (FLOP)");
  g_autoptr (EfChartData) data = create_data (table, spec);
  g_autoptr (EfTable) errors = create_table (TRUE, "Error rate");
  g_autoptr (EfChartSpec) of_errors = create_spec ("Error rate");
  g_autoptr (EfChartData) erring = create_data (errors, of_errors);
  g_autoptr (EfChartData) turned = NULL;
  g_autoptr (EfChartSpec) sota = NULL;
  g_autoptr (EfChartSpec) least = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (data->y.direction, ==, EF_DIRECTION_LOWER);
  g_assert_null (ef_chart_sota_new (data, spec, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, "Neither axis says what models achieve"));

  spec->y.direction = EF_DIRECTION_HIGHER;
  turned = create_data (table, spec);
  sota = ef_chart_sota_new (turned, spec, NULL);
  g_assert_cmpstr (sota->y.column, ==, "Training compute (FLOP)");

  g_assert_cmpint (erring->y.direction, ==, EF_DIRECTION_LOWER);
  least = ef_chart_sota_new (erring, of_errors, NULL);
  g_assert_cmpstr (least->y.column, ==, "Error rate");
}

static void
assert_over_dates (const char *score, EfDirection chosen, EfDirection direction,
                   EfDirectionReason reason)
{
  g_autoptr (EfChartSpec) spec = create_spec (score);
  g_autoptr (EfTable) table = create_table (TRUE, score);
  g_autoptr (EfChartData) data = NULL;

  ef_chart_spec_set_string (&spec->x.column, "date");
  spec->x.direction = chosen;
  data = create_data (table, spec);
  g_assert_cmpint (data->x.direction, ==, direction);
  g_assert_cmpint (data->x.direction_reason, ==, reason);
}

/* A score over dates begins with its frontier; a cost over dates has none, and whoever chooses a
 * direction has it. */
static void
test_sota_assumed (void)
{
  assert_over_dates ("Accuracy", EF_DIRECTION_UNKNOWN, EF_DIRECTION_LOWER,
                     EF_DIRECTION_REASON_FIRST);
  assert_over_dates ("Error rate", EF_DIRECTION_UNKNOWN, EF_DIRECTION_LOWER,
                     EF_DIRECTION_REASON_FIRST);
  assert_over_dates ("Accuracy", EF_DIRECTION_HIGHER, EF_DIRECTION_HIGHER,
                     EF_DIRECTION_REASON_USER);
  assert_over_dates ("Training compute (FLOP)", EF_DIRECTION_UNKNOWN, EF_DIRECTION_UNKNOWN,
                     EF_DIRECTION_REASON_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/chart-history/stays", test_stays);
  g_test_add_func ("/scene/chart-history/as-of", test_as_of);
  g_test_add_func ("/scene/chart-history/years", test_years);
  g_test_add_func ("/scene/chart-history/ordinal", test_ordinal);
  g_test_add_func ("/scene/chart-history/no-dates", test_no_dates);
  g_test_add_func ("/scene/chart-history/sota", test_sota);
  g_test_add_func ("/scene/chart-history/sota-turned", test_sota_turned);
  g_test_add_func ("/scene/chart-history/sota-of-costs", test_sota_of_costs);
  g_test_add_func ("/scene/chart-history/sota-assumed", test_sota_assumed);

  return g_test_run ();
}
