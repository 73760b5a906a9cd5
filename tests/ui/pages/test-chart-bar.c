/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-bar.h"

#include <adwaita.h>

#include "fixture.h"

typedef struct
{
  EfDocument *document;
  EfWorkspace *workspace;
  GtkWidget *window;
  GtkWidget *bar;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = fixture_create_document ();
  fixture->workspace = ef_workspace_new (fixture->document);
  fixture->bar = g_object_new (EF_TYPE_CHART_BAR, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->bar);
  ef_chart_bar_set_workspace (EF_CHART_BAR (fixture->bar), fixture->workspace);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->workspace);
  g_object_unref (fixture->document);
}

static void
show_images (Fixture *fixture)
{
  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Images"));
}

static gboolean
act (Fixture *fixture, const char *action)
{
  return gtk_widget_activate_action (fixture->bar, action, NULL);
}

/* The names in the list, the shown one between brackets. */
static void
assert_list (Fixture *fixture, const char *expected)
{
  GtkWidget *list = fixture_find_widget (fixture->bar, GTK_TYPE_LIST_BOX, 0);
  g_autoptr (GString) names = g_string_new (NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      gboolean shown = fixture_find_widget (row, GTK_TYPE_IMAGE, 0) != NULL;
      GtkLabel *label = fixture_find_widget (row, GTK_TYPE_LABEL, 0);

      g_string_append_printf (names, "%s%s%s%s", names->len > 0 ? ", " : "", shown ? "[" : "",
                              gtk_label_get_text (label), shown ? "]" : "");
    }
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_nothing_shown (Fixture *fixture, gconstpointer data)
{
  g_assert_false (gtk_widget_get_visible (fixture->bar));
  g_assert_true (act (fixture, "charts.new"));
  g_assert_cmpuint (ef_document_get_n_charts (fixture->document), ==, 0);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  GtkListBox *list = fixture_find_widget (fixture->bar, GTK_TYPE_LIST_BOX, 0);

  show_images (fixture);
  g_assert_true (gtk_widget_get_visible (fixture->bar));
  assert_list (fixture, "[Accuracy over Parameters]");

  act (fixture, "charts.duplicate");
  assert_list (fixture, "Accuracy over Parameters, [Accuracy over Parameters (2)]");
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  assert_list (fixture, "[Accuracy over Parameters], Accuracy over Parameters (2)");
  g_assert_cmpstr (ef_workspace_get_chart_id (fixture->workspace), ==, "chart-1");
  g_assert_cmpstr (ef_document_get_current_chart (fixture->document), ==, "chart-1");
}

static void
test_new_is_a_step (Fixture *fixture, gconstpointer data)
{
  EfChartSpec *spec;

  show_images (fixture);
  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  ef_chart_spec_set_string (&spec->x.column, "score");
  ef_chart_spec_set_string (&spec->y.column, "size");
  ef_workspace_change (fixture->workspace, spec, NULL, "Change Axes");
  act (fixture, "charts.new");
  assert_list (fixture, "Parameters over Accuracy, [Accuracy over Parameters]");
  ef_document_undo (fixture->document);
  assert_list (fixture, "[Parameters over Accuracy]");
  ef_document_redo (fixture->document);
  assert_list (fixture, "Parameters over Accuracy, [Accuracy over Parameters]");
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  show_images (fixture);
  act (fixture, "charts.remove");
  g_assert_false (ef_document_is_modified (fixture->document));

  act (fixture, "charts.duplicate");
  act (fixture, "charts.remove");
  assert_list (fixture, "[Accuracy over Parameters]");
  act (fixture, "charts.remove");
  g_assert_cmpuint (ef_document_get_n_charts (fixture->document), ==, 0);
  assert_list (fixture, "[Accuracy over Parameters]");
  ef_document_undo (fixture->document);
  g_assert_cmpstr (ef_workspace_get_chart_id (fixture->workspace), ==, "chart-1");
}

#define LONG_NAME \
  "Time (GPU hours) over Carbon emitted (tCO2eq) of large language models, as their cards say"

/* As much of a name as there is room for, and the whole of it under the pointer. */
static void
test_long_name (Fixture *fixture, gconstpointer data)
{
  EfChartSpec *spec;
  GtkLabel *label;
  gboolean told;

  show_images (fixture);
  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  ef_chart_spec_set_string (&spec->title, LONG_NAME);
  ef_workspace_change (fixture->workspace, spec, NULL, "Rename Chart");
  label = fixture_find_words (fixture->bar, GTK_TYPE_LABEL, "label", LONG_NAME);
  g_assert_nonnull (label);

  for (guint narrow = 0; narrow < 2; narrow++)
    {
      g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
      int width = 0;

      gtk_widget_measure (fixture->bar, GTK_ORIENTATION_HORIZONTAL, -1, narrow ? &width : NULL,
                          narrow ? NULL : &width, NULL, NULL);
      gtk_widget_allocate (fixture->bar, width, 40, -1, NULL);
      g_assert_cmpint (pango_layout_is_ellipsized (gtk_label_get_layout (label)), ==, narrow);
      g_signal_emit_by_name (label, "query-tooltip", 0, 0, FALSE, tooltip, &told);
      g_assert_cmpint (told, ==, narrow);
    }
}

static void
press (Fixture *fixture, const char *trigger)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->bar);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      GListModel *shortcuts;

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      shortcuts = G_LIST_MODEL (controller);
      for (guint j = 0; j < g_list_model_get_n_items (shortcuts); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, j);
          g_autofree char *keys = gtk_shortcut_trigger_to_string (
            gtk_shortcut_get_trigger (shortcut));

          if (g_str_equal (keys, trigger))
            {
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, fixture->bar,
                                            NULL);
              return;
            }
        }
    }
  g_error ("Nothing happens on %s", trigger);
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  show_images (fixture);
  press (fixture, "<Shift><Control>n");
  press (fixture, "<Shift><Control>n");
  g_assert_cmpstr (ef_workspace_get_chart_id (fixture->workspace), ==, "chart-3");
  press (fixture, "<Control>Page_Down");
  g_assert_cmpstr (ef_workspace_get_chart_id (fixture->workspace), ==, "chart-1");
  press (fixture, "<Control>Page_Up");
  g_assert_cmpstr (ef_workspace_get_chart_id (fixture->workspace), ==, "chart-3");
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static void
rename_to (Fixture *fixture, const char *name)
{
  AdwMessageDialog *dialog;

  act (fixture, "charts.rename");
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  gtk_editable_set_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog)), name);
  adw_message_dialog_response (dialog, "rename");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  show_images (fixture);
  rename_to (fixture, "  What it costs ");
  assert_list (fixture, "[What it costs]");
  g_assert_cmpstr (ef_workspace_get_spec (fixture->workspace)->title, ==, "What it costs");
  rename_to (fixture, " ");
  assert_list (fixture, "[Accuracy over Parameters]");
  g_assert_null (ef_workspace_get_spec (fixture->workspace)->title);
  ef_document_undo (fixture->document);
  assert_list (fixture, "[What it costs]");
}

/* A table with a score and an energy for both rows. */
static EfTable *
create_energies (void)
{
  static const double values[2][2] = { { 10, 20 }, { 70, 80 } };
  static const char *const names[] = { "Energy (kWh)", "Accuracy" };
  static const char *const quantities[] = { "energy", "accuracy" };
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfSource) source = ef_source_new ("energies.csv", NULL, "delimited", NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (EfColumnBuilder) builder = ef_column_builder_new (names[i], EF_COLUMN_NUMBER);
      const EfUnit *unit = i == 0 ? ef_unit_find_by_id ("kilowatt-hour") : NULL;

      ef_column_builder_set_quantity (builder, ef_quantity_find (quantities[i]), unit);
      for (guint k = 0; k < 2; k++)
        ef_column_builder_add_number (builder, values[i][k]);
      g_ptr_array_add (columns, ef_column_builder_end (g_steal_pointer (&builder)));
    }

  return ef_table_new ("Energies", "Energies", columns, 2, source, EF_PLACE_LINE, "", NULL);
}

/* An axis that shows reported amounts only is no “estimate” on the chart, so it is none in the name
 * of the chart either. */
static void
test_reported_estimates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EfTable) table = create_energies ();
  g_autoptr (EfScenario) scenario = ef_scenario_from_text ("name=a,grid=100", NULL);
  EfChartSpec *spec;

  ef_workspace_show_table (fixture->workspace, fixture_add_table (fixture->document, table));
  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  ef_chart_spec_set_string (&spec->x.column, "Energy estimate (kWh)");
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  g_assert_true (ef_what_if_put (&spec->what_if, scenario));
  ef_what_if_set_current (&spec->what_if, "a");
  ef_workspace_change (fixture->workspace, spec, NULL, "Add Scenario");
  assert_list (fixture, "[Accuracy over Energy]");

  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  ef_chart_spec_set_string (&spec->x.column, "Carbon estimate (kgCO2e)");
  ef_workspace_change (fixture->workspace, spec, NULL, "Change Axis");
  assert_list (fixture, "[Accuracy over Carbon estimate]");
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("/pages/chart-bar/nothing-shown", test_nothing_shown);
  add ("/pages/chart-bar/list", test_list);
  add ("/pages/chart-bar/new-is-a-step", test_new_is_a_step);
  add ("/pages/chart-bar/remove", test_remove);
  add ("/pages/chart-bar/keys", test_keys);
  add ("/pages/chart-bar/rename", test_rename);
  add ("/pages/chart-bar/long-name", test_long_name);
  add ("/pages/chart-bar/reported-estimates", test_reported_estimates);
  return g_test_run ();
}
