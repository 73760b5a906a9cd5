/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-first-chart.h"

#include "ef-table-reshape.h"
#include "scene-fixture.h"

#define N_ROWS 6

static EfTable *
new_table (const char *x, const char *const *runs)
{
  static const double steps[] = { 0, 100, 250, 0, 150, 400 };
  static const double losses[] = { 9, 7, 5, 8, 6, 4 };

  return fixture_table (fixture_texts ("run", EF_ROLE_NAME, runs, N_ROWS),
                        fixture_numbers (x, steps, N_ROWS),
                        fixture_numbers ("loss", losses, N_ROWS), NULL);
}

static const char *const two_runs[] = { "a", "a", "a", "b", "b", "b" };
static const char *const one_run[] = { "a", "a", "a", "a", "a", "a" };
static const char *const models[] = { "a", "b", "c", "d", "e", "f" };

/* Curves of several runs are told apart; nothing else gets a colour unasked. */
static void
test_curves (void)
{
  static const struct
  {
    const char *x;
    const char *const *runs;
    const char *colour;
  } cases[] = {
    { "Step", two_runs, "run" },
    { "Step", one_run, NULL },
    { "Step", models, NULL },
    { "parameters", two_runs, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EfTable) table = new_table (cases[i].x, cases[i].runs);
      g_autoptr (EfChartSpec) spec = ef_first_chart_new (table);

      g_assert_cmpstr (spec->colour, ==, cases[i].colour);
      g_assert_cmpstr (spec->table_id, ==, ef_table_get_id (table));
    }
}

/* Values of several things in one column are told apart, those of one thing need not be. */
static void
test_long (void)
{
  static const char *const numbers[] = { "Step", "loss" };

  for (guint n = 1; n <= G_N_ELEMENTS (numbers); n++)
    {
      g_autoptr (EfTable) table = new_table ("Step", models);
      g_autoptr (GPtrArray) columns = g_ptr_array_new ();
      g_autoptr (EfTable) made = NULL;
      g_autoptr (EfChartSpec) spec = NULL;

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (columns, (gpointer) numbers[i]);
      made = ef_table_to_long (table, columns, NULL, NULL);
      spec = ef_first_chart_new (made);
      g_assert_cmpstr (spec->colour, ==, n > 1 ? "Metric" : NULL);
      g_assert_cmpint (spec->front.by_group, ==, n > 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/first-chart/curves", test_curves);
  g_test_add_func ("/scene/first-chart/long", test_long);

  return g_test_run ();
}
