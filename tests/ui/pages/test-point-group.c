/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-point-group.h"

#include "fixture.h"
#include "group-fixture.h"

typedef GroupFixture Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  group_fixture_start (fixture, EF_TYPE_POINT_GROUP);
  ef_point_group_set_workspace (EF_POINT_GROUP (fixture->group), fixture->workspace);
  group_fixture_show (fixture, "Images");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  group_fixture_stop (fixture);
}

/* The row of number @index, or NULL. */
static AdwActionRow *
get_row (Fixture *fixture, guint index)
{
  return fixture_find_widget (fixture->group, ADW_TYPE_ACTION_ROW, index);
}

static void
select_rows (Fixture *fixture, const guint32 *rows, guint n)
{
  ef_workspace_set_selection (fixture->workspace, rows, n);
}

/* Gamma (10 M; 65) is beaten by Zeta (5 M; 70): from the one a click leads to the other. */
static void
test_replacement (Fixture *fixture, gconstpointer data)
{
  static const guint32 gamma[] = { 3 };
  AdwActionRow *row;
  guint n;

  g_assert_false (gtk_widget_get_visible (fixture->group));
  select_rows (fixture, gamma, 1);
  g_assert_true (gtk_widget_get_visible (fixture->group));
  g_assert_cmpstr (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (fixture->group)), ==,
                   "Gamma");
  row = get_row (fixture, 1);
  g_assert_true (g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                                   "Zeta "));
  g_signal_emit_by_name (row, "activated");
  g_assert_cmpuint (*ef_workspace_get_selection (fixture->workspace, &n), ==, 0);
  g_assert_cmpstr (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (fixture->group)), ==,
                   "Zeta");
}

/* Of two points, or of a row that is none, there is nothing to say. */
static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  static const guint32 rows[] = { 0, 3 };
  EfChartSpec *spec;

  select_rows (fixture, rows, 2);
  g_assert_false (gtk_widget_get_visible (fixture->group));

  select_rows (fixture, rows, 1);
  g_assert_true (gtk_widget_get_visible (fixture->group));
  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  ef_chart_spec_set_string (&spec->filter, "score > 75");
  ef_workspace_change (fixture->workspace, spec, NULL, "Change Filter");
  ef_workspace_wait (fixture->workspace);
  g_assert_false (gtk_widget_get_visible (fixture->group));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, function)                                                                        \
  g_test_add ("/pages/point-group/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("replacement", test_replacement);
  ADD ("nothing", test_nothing);
#undef ADD
  return g_test_run ();
}
