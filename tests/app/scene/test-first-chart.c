/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-first-chart.h"

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/first-chart/curves", test_curves);

  return g_test_run ();
}
