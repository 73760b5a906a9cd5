/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-what-if-group.h"

#include "ef-chart-estimates.h"
#include "ef-energy-derive.h"
#include "ef-reference-item.h"
#include "ef-reference-row.h"
#include "ef-scenarios-dialog.h"
#include "fixture.h"
#include "what-if-fixture.h"

#include <math.h>
#include <string.h>

/* The group in a window, with its real buttons, switches, entries and lists, on a table of GPU
 * hours and some carbon. */
typedef struct
{
  EfDocument *document;
  EfWorkspace *workspace;
  GtkWidget *window;
  GtkWidget *group;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = fixture_create_document ();
  what_if_add_hours (fixture->document, "Hours");
  ef_document_set_saved_state (fixture->document, ef_document_get_state (fixture->document));
  fixture->workspace = ef_workspace_new (fixture->document);
  fixture->group = g_object_ref_sink (g_object_new (EF_TYPE_WHAT_IF_GROUP, NULL));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->group);
  ef_what_if_group_set_workspace (EF_WHAT_IF_GROUP (fixture->group), fixture->workspace);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->group);
  g_object_unref (fixture->workspace);
  g_object_unref (fixture->document);
}

static gpointer
get (Fixture *fixture, const char *name)
{
  GObject *child = gtk_widget_get_template_child (fixture->group, EF_TYPE_WHAT_IF_GROUP, name);

  g_assert_nonnull (child);
  return child;
}

static void
click (Fixture *fixture, const char *name)
{
  g_signal_emit_by_name (get (fixture, name), "clicked");
  ef_workspace_wait (fixture->workspace);
}

static void
type (Fixture *fixture, const char *name, const char *text)
{
  GtkEditable *entry = get (fixture, name);

  gtk_editable_set_text (entry, text);
  g_signal_emit_by_name (entry, "apply");
  ef_workspace_wait (fixture->workspace);
}

static void
show_hours (Fixture *fixture)
{
  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Hours"));
}

static const EfWhatIf *
get_what_if (Fixture *fixture)
{
  return &ef_workspace_get_spec (fixture->workspace)->what_if;
}

static char *
dup_scenario (Fixture *fixture)
{
  const EfScenario *scenario = ef_what_if_get_current (get_what_if (fixture));

  return scenario != NULL ? ef_scenario_to_text (scenario) : NULL;
}

static void
assert_scenario (Fixture *fixture, const char *expected)
{
  g_autofree char *text = dup_scenario (fixture);

  g_assert_cmpstr (text, ==, expected);
}

/* Opens the list of a row, types into its search and takes what is found first. */
static void
search (Fixture *fixture, const char *name, const char *text)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_search_row (get (fixture, name), text);
  ef_workspace_wait (fixture->workspace);
}

/* What the table would need is said, and nothing can be clicked that does nothing. */
static void
test_hopeless (Fixture *fixture, gconstpointer data)
{
  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Images"));
  g_assert_true (gtk_widget_get_visible (get (fixture, "missing_row")));
  g_assert_nonnull (strstr (adw_preferences_row_get_title (get (fixture, "missing_row")),
                            "nothing that energy follows from"));
  g_assert_false (gtk_widget_get_sensitive (get (fixture, "add_button")));
  g_assert_false (gtk_widget_get_visible (get (fixture, "grid_row")));

  show_hours (fixture);
  g_assert_true (gtk_widget_get_sensitive (get (fixture, "add_button")));
  g_assert_cmpstr (adw_action_row_get_subtitle (get (fixture, "missing_row")), ==,
                   "From Carbon emissions (kg), GPU hours, Hardware");
}

/* The first scenario shows what the data say, on the axis that says it already. */
static void
test_add (Fixture *fixture, gconstpointer data)
{
  EfChartSpec *spec;

  show_hours (fixture);
  g_assert_false (gtk_widget_get_visible (get (fixture, "scenario_row")));
  g_assert_false (gtk_widget_get_visible (get (fixture, "grid_row")));
  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  ef_chart_spec_set_string (&spec->x.column, "Carbon emissions (kg)");
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  ef_workspace_change (fixture->workspace, spec, NULL, "Change");

  click (fixture, "add_button");
  assert_scenario (fixture, "name=Scenario");
  g_assert_true (gtk_widget_get_visible (get (fixture, "grid_row")));
  g_assert_cmpstr (ef_workspace_get_spec (fixture->workspace)->x.column, ==, EF_CARBON_COLUMN);
  g_assert_nonnull (ef_workspace_get_data (fixture->workspace));
  g_assert_false (gtk_widget_get_visible (get (fixture, "axis_row")));

  /* A second one begins as the first is. */
  search (fixture, "grid_row", "swed");
  click (fixture, "add_button");
  assert_scenario (fixture, "name=Sweden 2,grid=SWE");
  g_assert_cmpuint (adw_combo_row_get_selected (get (fixture, "scenario_row")), ==, 2);

  click (fixture, "remove_button");
  click (fixture, "remove_button");
  assert_scenario (fixture, NULL);
  g_assert_cmpstr (ef_workspace_get_spec (fixture->workspace)->x.column, ==,
                   "Carbon emissions (kg)");
  g_assert_nonnull (ef_workspace_get_data (fixture->workspace));

  /* Undo brings it all back, to the last row. */
  ef_document_undo (fixture->document);
  ef_workspace_wait (fixture->workspace);
  assert_scenario (fixture, "name=Sweden,grid=SWE");
  g_assert_cmpstr (ef_reference_row_get_value (get (fixture, "grid_row")), ==, "SWE");
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  show_hours (fixture);
  click (fixture, "add_button");
  search (fixture, "grid_row", "us-central1 gcp");
  search (fixture, "pue_row", "1.25");
  search (fixture, "hardware_row", "a100 sxm4 80");
  gtk_switch_set_active (get (fixture, "replace_switch"), TRUE);
  adw_combo_row_set_selected (get (fixture, "activity_row"), 2);
  g_assert_true (gtk_widget_get_visible (get (fixture, "tokens_row")));
  type (fixture, "tokens_row", "500");
  type (fixture, "runs_row", "1,000,000");
  type (fixture, "utilisation_row", "40 %");
  adw_combo_row_set_selected (get (fixture, "precision_row"), EF_PRECISION_FP8);
  adw_combo_row_set_selected (get (fixture, "power_row"), 1);
  ef_workspace_wait (fixture->workspace);
  assert_scenario (fixture,
                   "name=Google Cloud us-central1 (Iowa)\\, A100 SXM4 80GB,"
                   "grid=gcp:us-central1,pue=1.25,utilisation=0.4,"
                   "hardware=nvidia-a100-sxm4-80gb,precision=fp8,power=measured,runs=1000000,"
                   "tokens=500,activity=inference,replace=yes");

  /* What is emptied is as the data say again. */
  type (fixture, "utilisation_row", "");
  type (fixture, "runs_row", "");
  g_assert_true (isnan (ef_what_if_get_current (get_what_if (fixture))->utilisation));
  g_assert_true (isnan (ef_what_if_get_current (get_what_if (fixture))->runs));
}

/* What the program writes in its own way was applied: the button for that goes. */
static void
test_applied (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = get (fixture, "utilisation_row");
  GtkWidget *button;

  show_hours (fixture);
  click (fixture, "add_button");
  adw_expander_row_set_expanded (get (fixture, "more_row"), TRUE);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "40%");
  button = fixture_get_widget (row, GTK_TYPE_BUTTON, 0);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_visible (button));

  g_signal_emit_by_name (button, "clicked");
  ef_workspace_wait (fixture->workspace);
  assert_scenario (fixture, "name=40 % of the peak,utilisation=0.4");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "40 %");
  g_assert_false (gtk_widget_get_visible (button));
}

static void
test_wrong (Fixture *fixture, gconstpointer data)
{
  show_hours (fixture);
  click (fixture, "add_button");
  type (fixture, "utilisation_row", "140 %");
  g_assert_true (gtk_widget_has_css_class (get (fixture, "utilisation_row"), "error"));
  g_assert_true (gtk_widget_get_visible (get (fixture, "problem_row")));
  assert_scenario (fixture, "name=Scenario");
  g_assert_cmpstr (adw_preferences_row_get_title (get (fixture, "problem_row")), ==,
                   "It has to be a share of more than 0 % and at most 100 %.");
  type (fixture, "utilisation_row", "35");
  assert_scenario (fixture, "name=35 % of the peak,utilisation=0.35");
  type (fixture, "runs_row", "many");
  g_assert_cmpstr (adw_preferences_row_get_title (get (fixture, "problem_row")), ==,
                   "It has to be a number above 0.");
  type (fixture, "runs_row", "");
  type (fixture, "utilisation_row", "140");
  g_assert_true (gtk_widget_has_css_class (get (fixture, "utilisation_row"), "error"));
  type (fixture, "utilisation_row", "40 %");
  g_assert_false (gtk_widget_has_css_class (get (fixture, "utilisation_row"), "error"));
  g_assert_false (gtk_widget_get_visible (get (fixture, "problem_row")));

  click (fixture, "add_button");
  type (fixture, "name_row", "40 % of the peak");
  g_assert_true (gtk_widget_get_visible (get (fixture, "problem_row")));
  type (fixture, "name_row", "Sweden");
  g_assert_false (gtk_widget_get_visible (get (fixture, "problem_row")));
  g_assert_cmpstr (get_what_if (fixture)->current, ==, "Sweden");
}

/* What begins with the letters comes before what has them somewhere: here French Polynesia. */
static void
test_best_match (Fixture *fixture, gconstpointer data)
{
  show_hours (fixture);
  click (fixture, "add_button");
  search (fixture, "grid_row", "pol");
  assert_scenario (fixture, "name=Poland,grid=POL");
}

static GtkWidget *
find_label (GtkWidget *parent, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_LABEL (child)
                             && g_str_equal (gtk_label_get_text (GTK_LABEL (child)), text)
                           ? child
                           : find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_left = user_data;

  return --(*n_left) > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Until it was laid out. */
static void
wait_frames (GtkWidget *widget, guint n)
{
  gtk_widget_add_tick_callback (widget, count_frame_cb, &n, NULL);
  while (n > 0)
    g_main_context_iteration (NULL, TRUE);
}

/* A number of one's own comes above what the list showed, and has to be seen there; a search that
 * finds nothing says so. */
static void
test_search_shows (Fixture *fixture, gconstpointer data)
{
  GtkMenuButton *button;
  GtkWidget *popover, *entry, *words;
  GtkAdjustment *adjustment;

  show_hours (fixture);
  click (fixture, "add_button");
  gtk_window_present (GTK_WINDOW (fixture->window));
  button = fixture_get_widget (get (fixture, "grid_row"), GTK_TYPE_MENU_BUTTON, 0);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  entry = fixture_get_widget (popover, GTK_TYPE_SEARCH_ENTRY, 0);
  adjustment = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (fixture_get_widget (popover, GTK_TYPE_SCROLLED_WINDOW, 0)));
  gtk_menu_button_popup (button);
  while (gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment))
    g_main_context_iteration (NULL, TRUE);

  /* A part of many numbers. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "2");
  wait_frames (popover, 3);
  gtk_editable_set_text (GTK_EDITABLE (entry), "25");
  wait_frames (popover, 3);
  words = find_label (popover, "Nothing found");
  g_assert_nonnull (words);
  g_assert_false (gtk_widget_is_visible (words));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), "zzz");
  g_assert_true (gtk_widget_is_visible (words));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_assert_false (gtk_widget_is_visible (words));

  /* Escape, which the entry keeps for itself. */
  g_signal_emit_by_name (entry, "stop-search");
  while (gtk_widget_get_mapped (popover))
    g_main_context_iteration (NULL, TRUE);
}

/* Why nothing moves is said as well: nobody should wonder whether the choice was taken. */
static void
test_unmoved (Fixture *fixture, gconstpointer data)
{
  const char *unmoved = "Nothing moves";
  EfChartSpec *spec;

  show_hours (fixture);
  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  ef_chart_spec_set_string (&spec->x.column, "Carbon emissions (kg)");
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  ef_workspace_change (fixture->workspace, spec, NULL, "Change");
  click (fixture, "add_button");
  g_assert_false (gtk_widget_get_visible (get (fixture, "effect_row")));

  search (fixture, "grid_row", "100");
  ef_workspace_wait (fixture->workspace);
  g_assert_null (ef_workspace_get_data (fixture->workspace)->ghost);
  g_assert_true (gtk_widget_get_visible (get (fixture, "effect_row")));
  g_assert_cmpstr (adw_preferences_row_get_title (get (fixture, "effect_row")), ==, unmoved);

  gtk_switch_set_active (get (fixture, "replace_switch"), TRUE);
  ef_workspace_wait (fixture->workspace);
  g_assert_nonnull (ef_workspace_get_data (fixture->workspace)->ghost);
  g_assert_cmpstr (adw_preferences_row_get_title (get (fixture, "effect_row")), !=, unmoved);
}

/* A leaderboard reports carbon and parameters: no hardware and no share of its peak moves that,
 * replaced or not, and nobody is told to replace it. */
static void
test_unmovable (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "A", "B" };
  static const double carbons[] = { 1, 2 };
  static const double sizes[] = { 7, 8 };
  GPtrArray *columns = fixture_columns ();

  g_ptr_array_add (columns, fixture_texts ("Model", EF_ROLE_NAME, names, 2));
  g_ptr_array_add (columns, fixture_numbers ("CO2 cost (kg)", carbons, 2));
  g_ptr_array_add (columns, fixture_numbers ("Params (B)", sizes, 2));
  fixture_add_columns (fixture->document, "Board", columns);
  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Board"));
  ef_workspace_wait (fixture->workspace);
  click (fixture, "add_button");
  gtk_editable_set_text (get (fixture, "utilisation_row"), "40 %");
  g_signal_emit_by_name (get (fixture, "utilisation_row"), "apply");
  ef_workspace_wait (fixture->workspace);

  for (guint replace = 0; replace < 2; replace++)
    {
      gtk_switch_set_active (get (fixture, "replace_switch"), replace);
      ef_workspace_wait (fixture->workspace);
      g_assert_cmpstr (adw_preferences_row_get_title (get (fixture, "effect_row")), ==,
                       "Nothing moves");
      g_assert_nonnull (strstr (adw_action_row_get_subtitle (get (fixture, "effect_row")),
                                "no energy follows from the table"));
    }
}

/* Nor does what cannot be laid beside it stay away without a word. */
static void
test_nothing_beside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EfScenario) other = NULL;
  EfChartSpec *spec;

  show_hours (fixture);
  click (fixture, "add_button");
  search (fixture, "grid_row", "100");
  click (fixture, "carbon_button");
  other = ef_scenario_from_text ("name=Use,activity=inference,tokens=1,grid=100,"
                                 "hardware=nvidia-h100-pcie,utilisation=0.3", NULL);
  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  ef_what_if_put (&spec->what_if, other);
  ef_what_if_set_ghost (&spec->what_if, "Use");
  ef_workspace_change (fixture->workspace, spec, NULL, "Change");
  ef_workspace_wait (fixture->workspace);
  g_assert_null (ef_workspace_get_data (fixture->workspace)->ghost);
  g_assert_true (gtk_widget_get_visible (get (fixture, "effect_row")));
  g_assert_cmpstr (adw_preferences_row_get_title (get (fixture, "effect_row")), ==,
                   "Nothing beside it");
}

/* Who chose a grid "to see carbon" while the axis shows energy is told how. */
static void
test_carbon_beside_energy (Fixture *fixture, gconstpointer data)
{
  EfChartSpec *spec;

  show_hours (fixture);
  click (fixture, "add_button");
  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  ef_chart_spec_show_estimate (spec, ef_workspace_get_data (fixture->workspace), EF_ENERGY_COLUMN);
  ef_workspace_change (fixture->workspace, spec, NULL, "Change");
  ef_workspace_wait (fixture->workspace);
  g_assert_false (gtk_widget_get_visible (get (fixture, "axis_row")));

  search (fixture, "grid_row", "100");
  g_assert_true (gtk_widget_get_visible (get (fixture, "axis_row")));
  g_assert_cmpstr (adw_preferences_row_get_title (get (fixture, "axis_row")), ==,
                   "No axis shows carbon");
  g_assert_false (gtk_widget_get_visible (get (fixture, "energy_button")));
  g_assert_cmpstr (adw_action_row_get_subtitle (get (fixture, "effect_row")), ==,
                   "A grid changes carbon only.");
  click (fixture, "carbon_button");
  g_assert_false (gtk_widget_get_visible (get (fixture, "axis_row")));
}

/* Countries are looked for by their names, after the world and before clouds. */
static void
test_grid_order (void)
{
  const EfPowerGrid *world = ef_power_grid_get ("world");
  const EfPowerGrid *germany = ef_power_grid_get ("DEU");
  const EfPowerGrid *sweden = ef_power_grid_get ("SWE");
  const EfPowerGrid *cloud = ef_power_grid_get ("gcp:us-central1");

  g_assert_cmpint (ef_reference_item_compare_grids (world, germany), <, 0);
  g_assert_cmpint (ef_reference_item_compare_grids (germany, sweden), <, 0);
  g_assert_cmpint (ef_reference_item_compare_grids (sweden, germany), >, 0);
  g_assert_cmpint (ef_reference_item_compare_grids (sweden, cloud), <, 0);
  g_assert_cmpint (ef_reference_item_compare_grids (cloud, cloud), ==, 0);
}

/* What moves on the frontier is said, against whichever is shown faintly. */
static void
test_effect (Fixture *fixture, gconstpointer data)
{
  EfChartSpec *spec;

  show_hours (fixture);
  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  ef_chart_spec_set_string (&spec->x.column, "Carbon emissions (kg)");
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  ef_workspace_change (fixture->workspace, spec, NULL, "Change");
  click (fixture, "add_button");
  search (fixture, "grid_row", "100");
  gtk_switch_set_active (get (fixture, "replace_switch"), TRUE);
  ef_workspace_wait (fixture->workspace);

  g_assert_nonnull (ef_workspace_get_data (fixture->workspace)->ghost);
  g_assert_true (gtk_widget_get_visible (get (fixture, "effect_row")));
  g_assert_cmpstr (adw_action_row_get_subtitle (get (fixture, "effect_row")), ==, "New: A");

  adw_combo_row_set_selected (get (fixture, "ghost_row"), 0);
  ef_workspace_wait (fixture->workspace);
  g_assert_null (ef_workspace_get_data (fixture->workspace)->ghost);
  g_assert_false (gtk_widget_get_visible (get (fixture, "effect_row")));

  click (fixture, "add_button");
  adw_combo_row_set_selected (get (fixture, "ghost_row"), 2);
  ef_workspace_wait (fixture->workspace);
  g_assert_cmpstr (get_what_if (fixture)->ghost, ==, "100 g/kWh");
  adw_combo_row_set_selected (get (fixture, "scenario_row"), 0);
  ef_workspace_wait (fixture->workspace);
  assert_scenario (fixture, NULL);
  g_assert_cmpuint (get_what_if (fixture)->scenarios->len, ==, 2);
}

/* On other axes a button brings the estimates there. */
static void
test_axes (Fixture *fixture, gconstpointer data)
{
  EfChartSpec *spec;

  show_hours (fixture);
  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  ef_chart_spec_set_string (&spec->x.column, "GPU hours");
  ef_chart_spec_set_string (&spec->y.column, "Accuracy");
  ef_workspace_change (fixture->workspace, spec, NULL, "Change");
  click (fixture, "add_button");
  g_assert_true (gtk_widget_get_visible (get (fixture, "axis_row")));
  click (fixture, "energy_button");
  g_assert_cmpstr (ef_workspace_get_spec (fixture->workspace)->x.column, ==, EF_ENERGY_COLUMN);
  g_assert_false (gtk_widget_get_visible (get (fixture, "axis_row")));
}

/* A table of inference has no energy of training: what is supposed is about what it counts. */
static void
test_inference (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "A", "B", "C" };
  static const double energies[] = { 100, 400, 900 };
  static const double scores[] = { 60, 70, 80 };
  GPtrArray *columns = fixture_columns ();

  g_ptr_array_add (columns, fixture_texts ("Model", EF_ROLE_NAME, names, 3));
  g_ptr_array_add (columns, fixture_numbers ("energy_per_request_joules", energies, 3));
  g_ptr_array_add (columns, fixture_numbers ("Accuracy", scores, 3));
  fixture_add_columns (fixture->document, "Requests", columns);
  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Requests"));
  ef_workspace_wait (fixture->workspace);
  click (fixture, "add_button");
  assert_scenario (fixture, "name=Scenario,activity=inference");
  g_assert_nonnull (ef_workspace_get_data (fixture->workspace));
  g_assert_cmpuint (ef_workspace_get_data (fixture->workspace)->n, ==, 3);
}

/* Who counts runs is offered the sums of a year, and is not left with them when that is over. */
static void
test_years (Fixture *fixture, gconstpointer data)
{
  show_hours (fixture);
  click (fixture, "add_button");
  g_assert_false (gtk_widget_get_visible (get (fixture, "axis_row")));
  type (fixture, "runs_row", "12");
  g_assert_true (gtk_widget_get_visible (get (fixture, "axis_row")));
  g_assert_cmpstr (adw_preferences_row_get_title (get (fixture, "axis_row")), ==,
                   "No axis shows a year");
  g_assert_cmpstr (adw_action_row_get_subtitle (get (fixture, "effect_row")), ==,
                   "Runs a year count in “Energy per year” and “Carbon per year” only.");
  click (fixture, "carbon_button");
  g_assert_cmpstr (ef_workspace_get_spec (fixture->workspace)->x.column, ==, EF_CARBON_YEAR_COLUMN);
  g_assert_false (gtk_widget_get_visible (get (fixture, "axis_row")));

  type (fixture, "runs_row", "");
  g_assert_cmpstr (ef_workspace_get_spec (fixture->workspace)->x.column, ==, EF_CARBON_COLUMN);
  g_assert_nonnull (ef_workspace_get_data (fixture->workspace));
}

static guint
count_columns (GtkWidget *grid)
{
  guint n = 0;

  while (gtk_grid_get_child_at (GTK_GRID (grid), (int) n, 0) != NULL)
    n++;
  return n;
}

/* It follows the chart, and stays when the last scenario goes. */
static void
test_comparison (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *grid;

  show_hours (fixture);
  dialog = ef_scenarios_dialog_new (GTK_WINDOW (fixture->window), fixture->workspace);
  grid = GTK_WIDGET (gtk_widget_get_template_child (dialog, EF_TYPE_SCENARIOS_DIALOG, "grid"));
  g_assert_cmpuint (count_columns (grid), ==, 0);

  click (fixture, "add_button");
  ef_scenarios_dialog_wait (EF_SCENARIOS_DIALOG (dialog));
  g_assert_cmpuint (count_columns (grid), ==, 3); /* what is said, the data, the scenario */
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_grid_get_child_at (GTK_GRID (grid), 2, 0))),
                   ==, "Scenario");
  click (fixture, "add_button");
  ef_scenarios_dialog_wait (EF_SCENARIOS_DIALOG (dialog));
  g_assert_cmpuint (count_columns (grid), ==, 4);

  click (fixture, "remove_button");
  click (fixture, "remove_button");
  ef_scenarios_dialog_wait (EF_SCENARIOS_DIALOG (dialog));
  g_assert_cmpuint (count_columns (grid), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/pages/what-if/" name, Fixture, NULL, set_up, function, tear_down)

/* What is named in one chart is offered in all of the project, also in one that is only looked at;
 * and what is done to it there is done to all. */
static void
test_other_chart (Fixture *fixture, gconstpointer data)
{
  const EfChartSpec *spec;
  g_autofree char *first = NULL;

  what_if_add_hours (fixture->document, "More hours");
  show_hours (fixture);
  click (fixture, "add_button");
  first = g_strdup (ef_workspace_get_chart_id (fixture->workspace));
  ef_workspace_show_table (fixture->workspace,
                           fixture_find_table (fixture->document, "More hours"));
  ef_workspace_wait (fixture->workspace);
  g_assert_null (ef_workspace_get_chart_id (fixture->workspace));
  spec = ef_workspace_get_spec (fixture->workspace);
  g_assert_cmpuint (spec->what_if.scenarios->len, ==, 1);
  g_assert_null (spec->what_if.current);
  g_assert_true (gtk_widget_get_visible (get (fixture, "scenario_row")));

  adw_combo_row_set_selected (get (fixture, "scenario_row"), 1);
  ef_workspace_wait (fixture->workspace);
  gtk_editable_set_text (GTK_EDITABLE (get (fixture, "name_row")), "Green");
  g_signal_emit_by_name (get (fixture, "name_row"), "apply");
  g_assert_cmpstr (ef_document_get_chart (fixture->document, first)->what_if.current, ==, "Green");

  /* Back to before there was any. */
  while (ef_document_get_n_charts (fixture->document) > 0)
    ef_document_undo (fixture->document);
  g_assert_cmpuint (ef_workspace_get_spec (fixture->workspace)->what_if.scenarios->len, ==, 0);

  /* Not where nothing could move. */
  ef_document_redo (fixture->document);
  ef_workspace_show_table (fixture->workspace,
                           fixture_find_table (fixture->document, "Images"));
  g_assert_false (gtk_widget_get_visible (get (fixture, "scenario_row")));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("hopeless", test_hopeless);
  ADD ("add", test_add);
  ADD ("keys", test_keys);
  ADD ("applied", test_applied);
  ADD ("wrong", test_wrong);
  ADD ("effect", test_effect);
  ADD ("unmoved", test_unmoved);
  ADD ("unmovable", test_unmovable);
  ADD ("nothing-beside", test_nothing_beside);
  ADD ("carbon-beside-energy", test_carbon_beside_energy);
  ADD ("best-match", test_best_match);
  ADD ("search-shows", test_search_shows);
  ADD ("axes", test_axes);
  ADD ("years", test_years);
  ADD ("inference", test_inference);
  g_test_add_func ("/pages/what-if/grid-order", test_grid_order);
  ADD ("comparison", test_comparison);
  ADD ("other-chart", test_other_chart);

  return g_test_run ();
}
