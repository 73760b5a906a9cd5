/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "ef-chart-data.h"
#include "scene-fixture.h"

static const char *const names[] = { "Old", "Better", "Best", "Undated", "Same day" };
static const char *const families[] = { "a", "b", "b", "b", "b" };
static const double params[] = { 10, 10, 20, 1, 5 };
static const double accuracies[] = { 60, 70, 90, 95, 50 };

static EfColumn *
create_dates (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("date", EF_COLUMN_DATE);

  ef_column_builder_set_role (builder, EF_ROLE_DATE);
  ef_column_builder_set_quantity (builder, ef_quantity_find ("date"), NULL);
  ef_column_builder_add_number (builder, ef_date_from_ymd (2017, 1, 1));
  ef_column_builder_add_number (builder, ef_date_from_ymd (2019, 5, 28) + 0.6);
  ef_column_builder_add_number (builder, ef_date_from_ymd (2021, 1, 1));
  ef_column_builder_add_number (builder, NAN);
  ef_column_builder_add_number (builder, ef_date_from_ymd (2017, 1, 1));
  return ef_column_builder_end (builder);
}

static EfTable *
create_table (void)
{
  guint n = G_N_ELEMENTS (names);

  return fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, n),
                        fixture_texts ("family", EF_ROLE_GROUP, families, n), create_dates (),
                        fixture_numbers ("Params (M)", params, n),
                        fixture_numbers ("Accuracy", accuracies, n), NULL);
}

static EfChartData *
create_data (EfTable *table, gboolean has_as_of, double day)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (GError) error = NULL;
  EfChartData *data;

  ef_chart_spec_set_string (&spec->x.column, "Params (M)");
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  ef_chart_spec_set_string (&spec->colour, "family");
  spec->front.has_as_of = has_as_of;
  spec->front.as_of = day;
  data = ef_chart_data_new (table, spec, NULL, &error);
  g_assert_no_error (error);
  return data;
}

/* The names of those on the frontier, with commas. */
static void
assert_front (const EfChartData *data, const char *expected)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < data->n_front; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? "," : "", names[data->rows[data->front[i]]]);
  g_assert_cmpstr (list->str, ==, expected);
}

static void
test_as_of (void)
{
  g_autoptr (EfTable) table = create_table ();
  g_autoptr (EfChartData) always = create_data (table, FALSE, 0);
  g_autoptr (EfChartData) first = create_data (table, TRUE, ef_date_from_ymd (2017, 1, 1));
  g_autoptr (EfChartData) middle = create_data (table, TRUE, ef_date_from_ymd (2019, 5, 28));
  g_autoptr (EfChartData) last = create_data (table, TRUE, ef_date_from_ymd (2030, 1, 1));

  assert_front (always, "Undated");
  g_assert_cmpuint (always->n_undated, ==, 0);
  /* Without a date nothing is known of a row but that it is. */
  assert_front (first, "Same day,Old");
  g_assert_cmpuint (first->left_out.later, ==, 2);
  g_assert_cmpuint (first->n_undated, ==, 1);
  g_assert_cmpuint (first->n, ==, 3);
  /* The afternoon is a part of the day. */
  assert_front (middle, "Same day,Better");
  assert_front (last, "Same day,Better,Best");
  g_assert_cmpuint (last->left_out.later, ==, 0);
}

/* Axes and colours stay as they are while time goes by. */
static void
test_steady (void)
{
  g_autoptr (EfTable) table = create_table ();
  g_autoptr (EfChartData) always = create_data (table, FALSE, 0);
  g_autoptr (EfChartData) first = create_data (table, TRUE, ef_date_from_ymd (2017, 1, 1));
  g_autoptr (EfChartData) before = create_data (table, TRUE, ef_date_from_ymd (2000, 1, 1));

  g_assert_true (ef_view_equal (&first->extent, &always->extent));
  g_assert_cmpuint (first->n_groups, ==, 2);
  g_assert_cmpstr (first->group_names[0], ==, "b");
  g_assert_cmpstr (first->group_names[1], ==, always->group_names[1]);
  g_assert_cmpfloat (first->first_date, ==, ef_date_from_ymd (2017, 1, 1));
  g_assert_cmpfloat (first->last_date, ==, ef_date_from_ymd (2021, 1, 1));
  g_assert_cmpuint (before->n, ==, 1);
  g_assert_cmpuint (before->n_front, ==, 0);
}

static void
test_no_dates (void)
{
  g_autoptr (EfTable) table = fixture_models (20, 2, 1);
  g_autoptr (EfChartData) data = NULL;
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();

  spec->front.has_as_of = TRUE;
  data = ef_chart_data_new (table, spec, NULL, NULL);
  g_assert_cmpuint (data->n, ==, 20);
  g_assert_cmpuint (data->n_front, >, 0);
  g_assert_true (isnan (data->first_date));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/chart-time/as-of", test_as_of);
  g_test_add_func ("/scene/chart-time/steady", test_steady);
  g_test_add_func ("/scene/chart-time/no-dates", test_no_dates);
  return g_test_run ();
}
