/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-computed-columns.h"

#include <math.h>

#include "fixture.h"

/* More points than are computed at once. */
#define N_MANY 20000

typedef struct
{
  EfDocument *document;
  EfWorkspace *workspace;
  EfComputedColumns *computed;
  guint n_changes;
} Fixture;

static void
count_change (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = fixture_create_document ();
  fixture->workspace = ef_workspace_new (fixture->document);
  fixture->computed = ef_computed_columns_new ();
  g_signal_connect_swapped (fixture->computed, "changed", G_CALLBACK (count_change), fixture);
  ef_computed_columns_set_workspace (fixture->computed, fixture->workspace);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->computed);
  g_object_unref (fixture->workspace);
  g_object_unref (fixture->document);
}

static void
test_wanted (Fixture *fixture, gconstpointer data)
{
  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Images"));
  g_assert_null (ef_computed_columns_get (fixture->computed));
  g_assert_cmpuint (fixture->n_changes, ==, 0);

  ef_computed_columns_set_wanted (fixture->computed, TRUE);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (ef_computed_columns_get (fixture->computed)->n, ==, 6);

  ef_computed_columns_set_wanted (fixture->computed, FALSE);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_null (ef_computed_columns_get (fixture->computed));
}

/* The columns of one table are never taken for those of another. */
static void
test_other_table (Fixture *fixture, gconstpointer data)
{
  ef_computed_columns_set_wanted (fixture->computed, TRUE);
  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Images"));
  g_assert_cmpuint (
    ef_column_get_n_rows (ef_computed_columns_get (fixture->computed)->columns[0].column), ==, 5);

  ef_computed_columns_set_paused (fixture->computed, TRUE);
  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Video"));
  g_assert_null (ef_computed_columns_get (fixture->computed));
  ef_computed_columns_set_paused (fixture->computed, FALSE);
  g_assert_cmpuint (
    ef_column_get_n_rows (ef_computed_columns_get (fixture->computed)->columns[0].column), ==, 2);
}

/* Many points are computed beside the window, and what was overtaken is not shown. */
static void
test_worker (Fixture *fixture, gconstpointer data)
{
  EfTable *table = fixture_add_large_table (fixture->document, N_MANY);
  EfChartSpec *spec;
  const EfChartColumns *columns;
  const double *ranks;

  ef_computed_columns_set_wanted (fixture->computed, TRUE);
  ef_workspace_show_table (fixture->workspace, table);
  ef_workspace_wait (fixture->workspace);
  g_assert_null (ef_computed_columns_get (fixture->computed));

  /* Without the first point the second one is on the frontier. */
  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  ef_chart_spec_set_hidden (spec, ef_table_get_row_ids (table)[0], TRUE);
  ef_workspace_change (fixture->workspace, spec, NULL, "Hide");
  ef_workspace_wait (fixture->workspace);
  ef_computed_columns_wait (fixture->computed);
  g_assert_cmpuint (fixture->n_changes, ==, 1);

  columns = ef_computed_columns_get (fixture->computed);
  ranks = ef_column_get_numbers (columns->columns[0].column);
  g_assert_true (isnan (ranks[0]));
  g_assert_cmpfloat (ranks[1], ==, 1);
  g_assert_cmpfloat (ranks[2], ==, 1);
  g_assert_cmpfloat (ranks[3], ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/pages/computed-columns/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("wanted", test_wanted);
  ADD ("other-table", test_other_table);
  ADD ("worker", test_worker);
#undef ADD
  return g_test_run ();
}
