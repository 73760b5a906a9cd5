/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-uncertainty-group.h"

#include "ef-chart-resamples.h"
#include "fixture.h"
#include "group-fixture.h"

typedef GroupFixture Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  group_fixture_start (fixture, EF_TYPE_UNCERTAINTY_GROUP);
  ef_uncertainty_group_set_workspace (EF_UNCERTAINTY_GROUP (fixture->group), fixture->workspace);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  group_fixture_stop (fixture);
}

static GObject *
get_child (Fixture *fixture, const char *name)
{
  return gtk_widget_get_template_child (fixture->group, EF_TYPE_UNCERTAINTY_GROUP, name);
}

static gboolean
is_visible (Fixture *fixture, const char *name)
{
  return gtk_widget_get_visible (GTK_WIDGET (get_child (fixture, name)));
}

static const EfUncertaintySpec *
get_uncertainty (Fixture *fixture)
{
  return &ef_workspace_get_spec (fixture->workspace)->uncertainty;
}

static const EfChartResamples *
get_resamples (Fixture *fixture)
{
  return ef_workspace_get_data (fixture->workspace)->resamples;
}

static void
test_nothing_shown (Fixture *fixture, gconstpointer data)
{
  g_assert_false (gtk_widget_get_sensitive (fixture->group));
}

/* Each control changes the chart by one step, and undo brings it back to the control. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  GtkSwitch *bands, *bars;

  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Images"));
  bands = GTK_SWITCH (get_child (fixture, "bands_switch"));
  bars = GTK_SWITCH (get_child (fixture, "bars_switch"));
  g_assert_false (is_visible (fixture, "seed_row"));

  gtk_switch_set_active (bands, TRUE);
  g_assert_true (get_uncertainty (fixture)->bands);
  g_assert_true (is_visible (fixture, "seed_row"));
  gtk_switch_set_active (bars, TRUE);
  g_assert_true (get_uncertainty (fixture)->error_bars);
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_child (fixture, "coverage_row")), 3);
  g_assert_cmpfloat (get_uncertainty (fixture)->coverage, ==, EF_COVERAGE_INTERVAL);
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_child (fixture, "spread_row")), 1);
  g_assert_cmpint (get_uncertainty (fixture)->spread, ==, EF_SPREAD_RUNS);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (get_child (fixture, "count_spin")), 300);
  g_assert_cmpuint (get_uncertainty (fixture)->n_resamples, ==, 300);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (get_child (fixture, "seed_spin")), 4294967295.0);
  g_assert_cmpuint (get_uncertainty (fixture)->seed, ==, G_MAXUINT32);

  for (guint i = 0; i < 6; i++)
    ef_document_undo (fixture->document);
  g_assert_false (ef_document_is_modified (fixture->document));
  g_assert_false (gtk_switch_get_active (bands));
  g_assert_false (gtk_switch_get_active (bars));
}

/* No value of the table is uncertain: the reason stands in the place of the result. */
static void
test_refusal (Fixture *fixture, gconstpointer data)
{
  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Images"));
  g_assert_false (is_visible (fixture, "result_row"));
  gtk_switch_set_active (GTK_SWITCH (get_child (fixture, "bands_switch")), TRUE);
  g_assert_true (is_visible (fixture, "result_row"));
  g_assert_false (is_visible (fixture, "select_button"));
  g_assert_cmpstr (
    adw_preferences_row_get_title (ADW_PREFERENCES_ROW (get_child (fixture, "result_row"))), ==,
    get_resamples (fixture)->refusal);
}

/* So many rows and resamples are for a worker, which is at work when the next change comes:
 * only the last one counts. */
static void
test_worker (Fixture *fixture, gconstpointer data)
{
  EfTable *table = fixture_add_large_table (fixture->document, 2000);
  EfChartSpec *spec;

  ef_workspace_show_table (fixture->workspace, table);
  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  spec->uncertainty.bands = TRUE;
  spec->uncertainty.spread = EF_SPREAD_RUNS;
  ef_workspace_change (fixture->workspace, spec, NULL, "Show Bands");
  g_assert_true (ef_workspace_is_busy (fixture->workspace));
  /* The points are there at once. */
  g_assert_nonnull (ef_workspace_get_data (fixture->workspace));
  g_assert_null (get_resamples (fixture));

  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  spec->uncertainty.n_resamples = 500;
  ef_workspace_change (fixture->workspace, spec, NULL, "Fewer");
  ef_workspace_wait (fixture->workspace);
  g_assert_cmpuint (get_resamples (fixture)->n_resamples, ==, 500);

  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  spec->uncertainty.bands = FALSE;
  ef_workspace_change (fixture->workspace, spec, NULL, "Hide Bands");
  g_assert_false (ef_workspace_is_busy (fixture->workspace));
  g_assert_null (get_resamples (fixture));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, func) \
  g_test_add ("/pages/uncertainty-group/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("nothing-shown", test_nothing_shown);
  ADD ("changes", test_changes);
  ADD ("refusal", test_refusal);
  ADD ("worker", test_worker);
#undef ADD

  return g_test_run ();
}
