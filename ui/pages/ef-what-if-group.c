/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-what-if-group-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ef-chart-estimates.h"
#include "ef-column-footprint.h"
#include "ef-energy-derive.h"
#include "ef-energy-known.h"
#include "ef-scenario-words.h"
#include "ef-scenarios-dialog.h"

/* Which scenarios there are, which one is supposed, and what comes of it; what one of them says is
 * set in ef-what-if-settings.c. Controls of what is not there are hidden, not grey: an inspector is
 * long enough. */

/* Places in the list of what is shown faintly; the scenarios follow. */
enum
{
  GHOST_NONE,
  GHOST_DATA,
  GHOST_FIRST
};

G_DEFINE_FINAL_TYPE (EfWhatIfGroup, ef_what_if_group, ADW_TYPE_PREFERENCES_GROUP)

static EfChartSpec *
copy_spec (EfWhatIfGroup *self)
{
  return ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));
}

const EfScenario *
ef_what_if_group_get_current (EfWhatIfGroup *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);

  return spec != NULL ? ef_what_if_get_current (&spec->what_if) : NULL;
}

/* ---- Changes ---- */

/* The first is no scenario. */
static void
scenario_selected_cb (EfWhatIfGroup *self)
{
  guint selected = adw_combo_row_get_selected (self->scenario_row);
  EfChartSpec *spec;
  const char *name = NULL;

  if (self->showing)
    return;

  spec = copy_spec (self);
  if (selected > 0 && selected <= spec->what_if.scenarios->len)
    name = ((const EfScenario *) spec->what_if.scenarios->pdata[selected - 1])->name;
  if (name != NULL && spec->what_if.current == NULL)
    ef_chart_spec_adopt_estimates (spec, ef_workspace_get_data (self->workspace));
  ef_what_if_set_current (&spec->what_if, name);
  if (name == NULL)
    ef_chart_spec_drop_estimates (spec, ef_workspace_get_source (self->workspace));
  ef_chart_spec_drop_years (spec);
  spec->has_view = FALSE;
  ef_workspace_change (self->workspace, spec, NULL, _("Choose Scenario"));
}

static void
ghost_selected_cb (EfWhatIfGroup *self)
{
  guint selected = adw_combo_row_get_selected (self->ghost_row);
  EfChartSpec *spec;
  const char *name = NULL;

  if (self->showing)
    return;

  spec = copy_spec (self);
  if (selected == GHOST_DATA)
    name = EF_WHAT_IF_DATA;
  else if (selected >= GHOST_FIRST)
    name = gtk_string_list_get_string (
      GTK_STRING_LIST (adw_combo_row_get_model (self->ghost_row)), selected);
  ef_what_if_set_ghost (&spec->what_if, name);
  spec->has_view = FALSE;
  ef_workspace_change (self->workspace, spec, NULL, _("Compare with Scenario"));
}

static void
name_applied_cb (EfWhatIfGroup *self)
{
  g_autofree char *name =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  const EfScenario *current = ef_what_if_group_get_current (self);
  EfChartSpec *spec;

  if (self->showing || current == NULL || g_str_equal (name, current->name))
    return;

  spec = copy_spec (self);
  if (!ef_what_if_rename (&spec->what_if, current->name, name))
    {
      ef_what_if_group_show_problem (self, GTK_WIDGET (self->name_row),
                    *name == '\0' ? _("A scenario needs a name.")
                                  : _("Another scenario has this name."));
      ef_chart_spec_free (spec);
      return;
    }
  ef_what_if_group_show_problem (self, NULL, NULL);
  ef_workspace_change (self->workspace, spec, NULL, _("Rename Scenario"));
}

/* What the energy and carbon of the chart count, else those of its table; training where nothing
 * says it. Of anything else a table of inference has no estimates, and the chart no points. */
static EfActivity
find_activity (EfWhatIfGroup *self)
{
  const EfChartData *data = ef_workspace_get_data (self->workspace);
  EfTable *table = ef_workspace_get_source (self->workspace);
  guint n_axes = data != NULL ? 2 : 0;

  for (guint i = 0; table != NULL && i < n_axes + ef_table_get_n_columns (table); i++)
    {
      const EfColumn *column = i < n_axes ? (i == 0 ? data->x.column : data->y.column)
                                          : ef_table_get_column (table, i - n_axes);
      EfFootprint footprint;

      if (ef_column_footprint_get (table, column, -1, &footprint) &&
          footprint.activity != EF_ACTIVITY_UNKNOWN)
        return footprint.activity;
    }
  return EF_ACTIVITY_TRAINING;
}

/* The first one supposes nothing, so that the reader sees what the data say before anything moves;
 * more of them begin as copies of what is supposed now. */
static void
add_clicked_cb (EfWhatIfGroup *self)
{
  const EfScenario *current = ef_what_if_group_get_current (self);
  g_autoptr (EfScenario) scenario = current != NULL ? ef_scenario_copy (current)
                                                    : ef_scenario_new ();
  g_autofree char *name = NULL;
  EfChartSpec *spec = copy_spec (self);

  name = ef_scenario_dup_own_name (scenario, ef_tick_style_for_locale ());
  if (current == NULL)
    scenario->activity = find_activity (self);
  g_free (scenario->name);
  scenario->name = ef_what_if_dup_free_name (&spec->what_if, name);
  if (!ef_what_if_put (&spec->what_if, scenario))
    {
      ef_chart_spec_free (spec);
      return;
    }
  ef_what_if_set_current (&spec->what_if, scenario->name);
  if (current == NULL)
    ef_chart_spec_adopt_estimates (spec, ef_workspace_get_data (self->workspace));
  ef_workspace_change (self->workspace, spec, NULL, _("Add Scenario"));
}

static void
remove_clicked_cb (EfWhatIfGroup *self)
{
  const EfScenario *current = ef_what_if_group_get_current (self);
  EfChartSpec *spec;

  if (current == NULL)
    return;
  spec = copy_spec (self);
  ef_what_if_remove (&spec->what_if, current->name);
  if (spec->what_if.current == NULL)
    ef_chart_spec_drop_estimates (spec, ef_workspace_get_source (self->workspace));
  ef_chart_spec_drop_years (spec);
  ef_workspace_change (self->workspace, spec, NULL, _("Remove Scenario"));
}

static void
show_estimate (EfWhatIfGroup *self,
               const char    *column)
{
  EfChartSpec *spec = copy_spec (self);

  ef_chart_spec_show_estimate (spec, ef_workspace_get_data (self->workspace), column);
  ef_workspace_change (self->workspace, spec, NULL, _("Show Estimates"));
}

/* Who says how many runs a year has wants to see a year. */
static gboolean
counts_years (const EfScenario *scenario)
{
  return scenario != NULL && !isnan (scenario->runs);
}

static void
energy_clicked_cb (EfWhatIfGroup *self)
{
  gboolean year = counts_years (ef_what_if_group_get_current (self));

  show_estimate (self, year ? EF_ENERGY_YEAR_COLUMN : EF_ENERGY_COLUMN);
}

static void
carbon_clicked_cb (EfWhatIfGroup *self)
{
  gboolean year = counts_years (ef_what_if_group_get_current (self));

  show_estimate (self, year ? EF_CARBON_YEAR_COLUMN : EF_CARBON_COLUMN);
}

static void
compare_activated_cb (EfWhatIfGroup *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog =
    ef_scenarios_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->workspace);

  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- What is shown ---- */

static gboolean
same_strings (GListModel    *a,
              GtkStringList *b)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (b));

  if (a == NULL || g_list_model_get_n_items (a) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (a), i),
                      gtk_string_list_get_string (b, i)))
      return FALSE;
  return TRUE;
}

/* A row that is just telling of a choice must not lose its list below its feet. */
static void
show_list (AdwComboRow   *row,
           GtkStringList *strings,
           guint          selected)
{
  if (!same_strings (adw_combo_row_get_model (row), strings))
    adw_combo_row_set_model (row, G_LIST_MODEL (strings));
  adw_combo_row_set_selected (row, selected);
}

static void
show_scenarios (EfWhatIfGroup  *self,
                const EfWhatIf *what_if)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) ghosts = gtk_string_list_new (NULL);
  guint selected = 0;
  guint ghost = GHOST_NONE;

  gtk_string_list_append (names, C_("scenario", "None"));
  gtk_string_list_append (ghosts, C_("scenario", "Nothing"));
  gtk_string_list_append (ghosts, _("As the data say"));
  if (g_strcmp0 (what_if->ghost, EF_WHAT_IF_DATA) == 0)
    ghost = GHOST_DATA;
  for (guint i = 0; i < what_if->scenarios->len; i++)
    {
      const EfScenario *scenario = what_if->scenarios->pdata[i];

      gtk_string_list_append (names, scenario->name);
      if (g_strcmp0 (scenario->name, what_if->current) == 0)
        {
          selected = i + 1;
          continue; /* it is no ghost of itself */
        }
      gtk_string_list_append (ghosts, scenario->name);
      if (g_strcmp0 (scenario->name, what_if->ghost) == 0)
        ghost = g_list_model_get_n_items (G_LIST_MODEL (ghosts)) - 1;
    }
  show_list (self->scenario_row, names, selected);
  show_list (self->ghost_row, ghosts, ghost);
}

/* Whether the scenario supposes anything but its name, and what it is about. */
static gboolean
supposes (const EfScenario *scenario)
{
  g_autoptr (EfScenario) plain = ef_scenario_new ();

  plain->name = g_strdup (scenario->name);
  plain->replace = scenario->replace;
  plain->activity = scenario->activity;
  return !ef_scenario_equal (plain, scenario);
}

/* Whether somebody chose a grid to see carbon, and does not see it. */
static gboolean
hides_carbon (const EfChartSpec *spec,
              const EfScenario  *scenario)
{
  return (scenario->grid != NULL || !isnan (scenario->intensity)) &&
         !ef_chart_is_carbon_estimate (spec->x.column) &&
         !ef_chart_is_carbon_estimate (spec->y.column) &&
         !ef_chart_is_carbon_estimate (spec->colour) && !ef_chart_is_carbon_estimate (spec->size);
}

/* Whether a grid is all that the scenario supposes. */
static gboolean
supposes_only_grid (const EfScenario *scenario)
{
  g_autoptr (EfScenario) rest = ef_scenario_copy (scenario);

  ef_scenario_set (rest, "grid", "", NULL);
  return !supposes (rest);
}

static gboolean
shows_estimates (const EfChartSpec *spec)
{
  return ef_chart_is_estimate (spec->x.column) || ef_chart_is_estimate (spec->y.column) ||
         ef_chart_is_estimate (spec->colour) || ef_chart_is_estimate (spec->size);
}

static gboolean
shows_years (const EfChartSpec *spec)
{
  return ef_chart_is_yearly (spec->x.column) || ef_chart_is_yearly (spec->y.column) ||
         ef_chart_is_yearly (spec->colour) || ef_chart_is_yearly (spec->size);
}

/* Why nothing is shown faintly though somebody chose what, other than that it would be in the same
 * place; or NULL. */
static const char *
get_missing_reason (const EfChartData *data,
                    const EfChartSpec *spec)
{
  if (data == NULL || data->n == 0 || spec->what_if.ghost == NULL)
    return NULL;
  switch (data->no_ghost)
    {
    case EF_NO_GHOST_UNLIKE:
      return _("It measures something else, such as training and not inference, and would have no "
               "place on these axes.");
    case EF_NO_GHOST_NO_GRID:
      return _("It has energy, but no carbon: nothing says on which grid. So it has no place on "
               "these axes.");
    case EF_NO_GHOST_EMPTY:
      return _("It has no energy or carbon of this activity, and so no place on these axes.");
    case EF_NO_GHOST_WANTED:
    case EF_NO_GHOST_UNMOVED:
    default:
      return NULL;
    }
}

/* Why all points stay where they were, or NULL where they do not or nobody would expect it. */
static const char *
get_unmoved_reason (EfWhatIfGroup     *self,
                    const EfChartData *data,
                    const EfChartSpec *spec)
{
  const EfScenario *scenario = ef_what_if_group_get_current (self);

  if (data == NULL || data->n == 0 || data->no_ghost != EF_NO_GHOST_UNMOVED || scenario == NULL ||
      data->scenario == NULL || !ef_scenario_equal (data->scenario, scenario) ||
      g_strcmp0 (spec->what_if.ghost, EF_WHAT_IF_DATA) != 0 || !supposes (scenario) ||
      !(ef_chart_is_estimate (spec->x.column) || ef_chart_is_estimate (spec->y.column)))
    return NULL;
  if (counts_years (scenario) && !shows_years (spec))
    return _("Runs a year count in “Energy per year” and “Carbon per year” only.");
  if (hides_carbon (spec, scenario) && supposes_only_grid (scenario))
    return _("A grid changes carbon only.");
  if (!ef_energy_get_known (ef_workspace_get_source (self->workspace), scenario).energy)
    return _("What is reported stays: no energy follows from the table with this scenario.");
  return scenario->replace
           ? _("No value on the axes depends on what this scenario supposes.")
           : _("It only fills gaps, and there are none on the axes. “Replace what is reported” "
               "also changes what the data say.");
}

/* Who comes onto the frontier and who goes, against what is shown faintly; or why nothing does. */
static void
show_effect (EfWhatIfGroup     *self,
             const EfChartData *data,
             const EfChartSpec *spec)
{
  const char *unmoved = get_unmoved_reason (self, data, spec);
  const char *missing = get_missing_reason (data, spec);
  gboolean compared = data != NULL && data->ghost != NULL && data->n_front > 0;
  g_autofree char *text
    = compared ? ef_chart_data_describe_entering (data->ghost, data, spec) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->effect_row),
                          compared || unmoved != NULL || missing != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->effect_row),
                                 compared          ? _("The frontier, compared")
                                 : missing != NULL ? _("Nothing beside it")
                                                   : _("Nothing moves"));
  adw_action_row_set_subtitle (self->effect_row, compared ? text
                                                 : missing != NULL ? missing : unmoved);
}

static const char *
get_axis_title (gboolean year,
                gboolean only_carbon)
{
  if (only_carbon)
    return _("No axis shows carbon");
  return year ? _("No axis shows a year") : _("No axis shows estimates");
}

/* Buttons that bring what is supposed onto an axis, while the chart would not show it. */
static void
show_axis_row (EfWhatIfGroup     *self,
               const EfChartSpec *spec)
{
  const EfScenario *scenario = ef_what_if_group_get_current (self);
  EfTable *table = ef_workspace_get_table (self->workspace);
  gboolean energy = table != NULL && ef_table_find_column (table, EF_ENERGY_COLUMN) != NULL;
  gboolean carbon = table != NULL && ef_table_find_column (table, EF_CARBON_COLUMN) != NULL;
  gboolean year = counts_years (scenario);
  gboolean shown = scenario != NULL && (year ? shows_years (spec) : shows_estimates (spec));
  gboolean only_carbon = shown && carbon && hides_carbon (spec, scenario);

  gtk_widget_set_visible (self->axis_row, scenario != NULL && (energy || carbon) &&
                                          (!shown || only_carbon));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->axis_row),
                                 get_axis_title (year, only_carbon));
  gtk_widget_set_tooltip_text (self->energy_button,
                               year ? _("Put the energy of a year onto an axis")
                                    : _("Put the estimated energy onto an axis"));
  gtk_widget_set_tooltip_text (self->carbon_button,
                               year ? _("Put the carbon of a year onto an axis")
                                    : _("Put the estimated carbon onto an axis"));
  gtk_widget_set_visible (self->energy_button, energy && !only_carbon);
  gtk_widget_set_visible (self->carbon_button, carbon);
}

/* What is needed for more, or what the estimates are made of. FALSE where no scenario would move
 * anything. */
static gboolean
show_missing (EfWhatIfGroup    *self,
              const EfScenario *scenario)
{
  EfTable *source = ef_workspace_get_source (self->workspace);
  g_autoptr (EfScenario) plain = ef_scenario_new ();
  const EfScenario *asked = scenario != NULL ? scenario : plain;
  EfEnergyKnown known = ef_energy_get_known (source, asked);
  g_autofree char *missing = ef_energy_describe_missing (source, asked);
  g_autofree char *columns = ef_energy_describe_columns (source, asked);
  const char *title = missing;

  gtk_widget_set_sensitive (self->add_button, !known.hopeless);
  if (scenario == NULL && !known.hopeless)
    title = _("Suppose a grid, a site or hardware, and see what moves.");
  gtk_widget_set_visible (GTK_WIDGET (self->missing_row), title != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->missing_row),
                                 title != NULL ? title : "");
  adw_action_row_set_subtitle (self->missing_row, "");
  if (*columns != '\0')
    {
      /* Translators: names of columns that estimates are made of. */
      g_autofree char *words = g_strdup_printf (_("From %s"), columns);

      adw_action_row_set_subtitle (self->missing_row, words);
    }
  return !known.hopeless;
}

static void
show_parts (EfWhatIfGroup *self,
            gboolean       any,
            gboolean       current)
{
  GtkWidget *const of_current[] = {
    self->remove_button,           GTK_WIDGET (self->name_row),     GTK_WIDGET (self->grid_row),
    GTK_WIDGET (self->pue_row),    GTK_WIDGET (self->hardware_row), self->replace_row,
    GTK_WIDGET (self->more_row),   GTK_WIDGET (self->ghost_row),
  };

  gtk_widget_set_visible (GTK_WIDGET (self->scenario_row), any);
  gtk_widget_set_visible (self->compare_row, any);
  for (guint i = 0; i < G_N_ELEMENTS (of_current); i++)
    gtk_widget_set_visible (of_current[i], current);
}

/* Where nothing is replaced, only what is estimated can follow the scenario. */
static char *
describe_no_gaps (guint n)
{
  if (n == 0)
    return NULL;
  return g_strdup (_("Changes nothing: no value that is shown is estimated with it"));
}

/* For how many points of the chart the grid and the site do not hold. */
static void
note_unapplied (EfWhatIfGroup         *self,
                const EfScenarioReach *unapplied)
{
  const EfScenario *scenario = ef_what_if_group_get_current (self);
  gboolean replaces = scenario != NULL && scenario->replace;
  g_autofree char *grid = NULL;
  g_autofree char *site = NULL;

  if (!replaces)
    {
      grid = describe_no_gaps (unapplied->without_grid);
      site = describe_no_gaps (unapplied->without_pue);
    }
  if (replaces && unapplied->without_grid > 0)
    grid = g_strdup_printf (ngettext ("Not applied to %u row, of which no energy is known",
                                      "Not applied to %u rows, of which no energy is known",
                                      unapplied->without_grid),
                            unapplied->without_grid);
  if (replaces && unapplied->without_pue > 0)
    site = g_strdup_printf (ngettext ("Not applied to %u row, of which nothing says what overhead "
                                      "it counts",
                                      "Not applied to %u rows, of which nothing says what overhead "
                                      "they count",
                                      unapplied->without_pue),
                            unapplied->without_pue);
  ef_reference_row_set_note (self->grid_row, grid);
  ef_reference_row_set_note (self->pue_row, site);
}

static void
data_changed_cb (EfWhatIfGroup *self)
{
  const EfChartData *data = ef_workspace_get_data (self->workspace);
  const EfScenarioReach all = { 0, 0, 0, 0 };
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);

  show_axis_row (self, spec);
  note_unapplied (self, data != NULL ? &data->unapplied : &all);
  show_effect (self, data, spec);
}

static void
chart_changed_cb (EfWhatIfGroup *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  const EfScenario *scenario = ef_what_if_group_get_current (self);
  gboolean helps;

  gtk_widget_set_sensitive (GTK_WIDGET (self), spec != NULL);
  if (spec == NULL)
    return;

  self->showing = TRUE;
  helps = show_missing (self, scenario);
  show_parts (self, spec->what_if.scenarios->len > 0 && (helps || scenario != NULL),
              scenario != NULL);
  show_scenarios (self, &spec->what_if);
  if (scenario != NULL)
    ef_what_if_group_show_scenario (self, scenario);
  else
    ef_what_if_group_show_problem (self, NULL, NULL);
  self->showing = FALSE;
  data_changed_cb (self);
}

static void
ef_what_if_group_dispose (GObject *object)
{
  EfWhatIfGroup *self = EF_WHAT_IF_GROUP (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ef_what_if_group_parent_class)->dispose (object);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, scenario_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, ghost_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, energy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, carbon_clicked_cb);
}

static void
ef_what_if_group_class_init (EfWhatIfGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_what_if_group_dispose;

  g_type_ensure (EF_TYPE_REFERENCE_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-what-if-group.ui");
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, remove_button);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, add_button);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, missing_row);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, scenario_row);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, name_row);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, grid_row);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, pue_row);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, hardware_row);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, replace_row);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, replace_switch);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, more_row);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, activity_row);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, tokens_row);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, runs_row);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, utilisation_row);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, precision_row);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, power_row);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, problem_row);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, ghost_row);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, axis_row);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, compare_row);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, energy_button);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, carbon_button);
  gtk_widget_class_bind_template_child (widget_class, EfWhatIfGroup, effect_row);
  bind_callbacks (widget_class);
  ef_what_if_group_bind_settings (widget_class);
}

static void
ef_what_if_group_init (EfWhatIfGroup *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  ef_what_if_group_init_settings (self);
  self->showing = FALSE;
}

void
ef_what_if_group_set_workspace (EfWhatIfGroup *self,
                                EfWorkspace   *workspace)
{
  g_return_if_fail (EF_IS_WHAT_IF_GROUP (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);

  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "chart-changed", G_CALLBACK (chart_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (data_changed_cb), self,
                           G_CONNECT_SWAPPED);
  chart_changed_cb (self);
}
