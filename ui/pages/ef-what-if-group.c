/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-what-if-group.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ef-chart-estimates.h"
#include "ef-energy-derive.h"
#include "ef-energy-known.h"
#include "ef-limit-text.h"
#include "ef-number.h"
#include "ef-reference-row.h"
#include "ef-scenario-words.h"
#include "ef-scenarios-dialog.h"

/* Every control changes one key of the scenario that is supposed, by the words that files and the
 * command line have for it; so what one of them may hold is checked in one place. Controls of what
 * is not there are hidden, not grey: an inspector is long enough. */

/* Names of points in a sentence; more are counted. */
#define NAMES_MAX 4

/* Places in the list of what is shown faintly; the scenarios follow. */
enum
{
  GHOST_NONE,
  GHOST_DATA,
  GHOST_FIRST
};

struct _EfWhatIfGroup
{
  AdwPreferencesGroup parent_instance;

  EfWorkspace *workspace;
  gboolean showing; /* the controls are being set, the user did nothing */

  GtkWidget *remove_button;
  GtkWidget *add_button;
  AdwActionRow *missing_row;
  AdwComboRow *scenario_row;
  AdwEntryRow *name_row;
  EfReferenceRow *grid_row;
  EfReferenceRow *pue_row;
  EfReferenceRow *hardware_row;
  GtkWidget *replace_row;
  GtkSwitch *replace_switch;
  AdwExpanderRow *more_row;
  AdwComboRow *activity_row;
  AdwEntryRow *tokens_row;
  AdwEntryRow *runs_row;
  AdwEntryRow *utilisation_row;
  AdwComboRow *precision_row;
  AdwComboRow *power_row;
  AdwActionRow *problem_row;
  AdwComboRow *ghost_row;
  GtkWidget *compare_row;
  GtkWidget *axis_row;
  GtkWidget *energy_button;
  GtkWidget *carbon_button;
  AdwActionRow *effect_row;
};

G_DEFINE_FINAL_TYPE (EfWhatIfGroup, ef_what_if_group, ADW_TYPE_PREFERENCES_GROUP)

static EfChartSpec *
copy_spec (EfWhatIfGroup *self)
{
  return ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));
}

static const EfScenario *
get_current (EfWhatIfGroup *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);

  return spec != NULL ? ef_what_if_get_current (&spec->what_if) : NULL;
}

/* ---- Changes ---- */

static void
show_problem (EfWhatIfGroup *self,
              GtkWidget     *row,
              const char    *problem)
{
  GtkWidget *const rows[] = {
    GTK_WIDGET (self->name_row), GTK_WIDGET (self->tokens_row), GTK_WIDGET (self->runs_row),
    GTK_WIDGET (self->utilisation_row),
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_remove_css_class (rows[i], "error");
  if (problem != NULL)
    gtk_widget_add_css_class (row, "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_row), problem != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->problem_row),
                                 problem != NULL ? problem : "");
}

/* Sets one key of the scenario; @row is where the value was said. */
static void
set_key (EfWhatIfGroup *self,
         GtkWidget     *row,
         const char    *key,
         const char    *value)
{
  const EfScenario *current = self->showing ? NULL : get_current (self);
  g_autoptr (EfScenario) scenario = NULL;
  g_autoptr (GError) error = NULL;
  EfChartSpec *spec;

  if (current == NULL)
    return;

  scenario = ef_scenario_copy (current);
  if (!ef_scenario_set (scenario, key, value != NULL ? value : "", &error))
    {
      show_problem (self, row, error->message);
      return;
    }

  show_problem (self, NULL, NULL);
  if (ef_scenario_equal (scenario, current))
    return;
  spec = copy_spec (self);
  ef_what_if_put (&spec->what_if, scenario);
  /* Where the estimates go, the eye goes with them. */
  spec->has_view = FALSE;
  ef_workspace_change (self->workspace, spec, "what-if", _("Change Scenario"));
}

/* A number in the format of the locale, in that of files; as it is where it is none. */
static char *
dup_plain_number (const char *text)
{
  const EfNumberStyle style = { ef_limit_text_get_comma (), FALSE };
  char buffer[EF_NUMBER_BUFFER];
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  EfNumber number;

  if (ef_number_read (stripped, -1, &style, &number) != EF_NUMBER_OK)
    return g_steal_pointer (&stripped);
  return g_strconcat (ef_number_to_text (number.value, buffer), number.percent ? "%" : "", NULL);
}

static void
set_number (EfWhatIfGroup *self,
            AdwEntryRow   *row,
            const char    *key)
{
  g_autofree char *value = dup_plain_number (gtk_editable_get_text (GTK_EDITABLE (row)));

  set_key (self, GTK_WIDGET (row), key, value);
}

static void
grid_picked_cb (EfWhatIfGroup *self)
{
  set_key (self, NULL, "grid", ef_reference_row_get_value (self->grid_row));
}

static void
pue_picked_cb (EfWhatIfGroup *self)
{
  set_key (self, NULL, "pue", ef_reference_row_get_value (self->pue_row));
}

static void
hardware_picked_cb (EfWhatIfGroup *self)
{
  set_key (self, NULL, "hardware", ef_reference_row_get_value (self->hardware_row));
}

static void
replace_switched_cb (EfWhatIfGroup *self)
{
  set_key (self, NULL, "replace", gtk_switch_get_active (self->replace_switch) ? "yes" : "no");
}

static void
activity_selected_cb (EfWhatIfGroup *self)
{
  EfActivity activity = EF_ACTIVITY_TRAINING + MIN (adw_combo_row_get_selected (self->activity_row),
                                                    2);

  set_key (self, NULL, "activity", ef_activity_to_word (activity));
}

static void
tokens_applied_cb (EfWhatIfGroup *self)
{
  set_number (self, self->tokens_row, "tokens");
}

static void
runs_applied_cb (EfWhatIfGroup *self)
{
  set_number (self, self->runs_row, "runs");
}

static void
utilisation_applied_cb (EfWhatIfGroup *self)
{
  set_number (self, self->utilisation_row, "utilisation");
}

static void
precision_selected_cb (EfWhatIfGroup *self)
{
  EfPrecision precision = MIN (adw_combo_row_get_selected (self->precision_row),
                               EF_N_PRECISIONS - 1);

  set_key (self, NULL, "precision", ef_precision_to_word (precision));
}

static void
power_selected_cb (EfWhatIfGroup *self)
{
  set_key (self, NULL, "power",
           adw_combo_row_get_selected (self->power_row) == 1 ? "measured" : "design");
}

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
  const EfScenario *current = get_current (self);
  EfChartSpec *spec;

  if (self->showing || current == NULL || g_str_equal (name, current->name))
    return;

  spec = copy_spec (self);
  if (!ef_what_if_rename (&spec->what_if, current->name, name))
    {
      show_problem (self, GTK_WIDGET (self->name_row),
                    *name == '\0' ? _("A scenario needs a name.")
                                  : _("Another scenario has this name."));
      ef_chart_spec_free (spec);
      return;
    }
  show_problem (self, NULL, NULL);
  ef_workspace_change (self->workspace, spec, NULL, _("Rename Scenario"));
}

/* The first one supposes nothing, so that the reader sees what the data say before anything moves;
 * more of them begin as copies of what is supposed now. */
static void
add_clicked_cb (EfWhatIfGroup *self)
{
  const EfScenario *current = get_current (self);
  g_autoptr (EfScenario) scenario = current != NULL ? ef_scenario_copy (current)
                                                    : ef_scenario_new ();
  EfChartSpec *spec = copy_spec (self);

  g_free (scenario->name);
  /* Translators: the name of a new scenario, behind which comes a number. */
  scenario->name = ef_what_if_dup_free_name (&spec->what_if, C_("name", "Scenario"));
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
  const EfScenario *current = get_current (self);
  EfChartSpec *spec;

  if (current == NULL)
    return;
  spec = copy_spec (self);
  ef_what_if_remove (&spec->what_if, current->name);
  if (spec->what_if.current == NULL)
    ef_chart_spec_drop_estimates (spec, ef_workspace_get_source (self->workspace));
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

static void
energy_clicked_cb (EfWhatIfGroup *self)
{
  show_estimate (self, EF_ENERGY_COLUMN);
}

static void
carbon_clicked_cb (EfWhatIfGroup *self)
{
  show_estimate (self, EF_CARBON_COLUMN);
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

/* What was typed and not understood stays until it is. */
static void
show_entry (AdwEntryRow *row,
            const char  *text)
{
  if (!gtk_widget_has_css_class (GTK_WIDGET (row), "error") &&
      g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
show_number (AdwEntryRow *row,
             double       value,
             const char  *unit)
{
  char buffer[EF_NUMBER_BUFFER];
  g_auto (GStrv) parts = NULL;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  if (!isnan (value))
    {
      parts = g_strsplit (ef_number_to_text (value, buffer), ".", 2);
      number = g_strjoinv (ef_tick_style_for_locale ()->decimal_point, parts);
      text = g_strconcat (number, unit, NULL);
    }
  show_entry (row, text != NULL ? text : "");
}

static void
show_scenario (EfWhatIfGroup    *self,
               const EfScenario *scenario)
{
  g_autofree char *grid = ef_scenario_get (scenario, "grid");
  g_autofree char *pue = ef_scenario_get (scenario, "pue");
  g_autoptr (EfScenario) rest = ef_scenario_copy (scenario);
  g_autofree char *words = NULL;

  show_entry (self->name_row, scenario->name);
  ef_reference_row_set_value (self->grid_row, grid);
  ef_reference_row_set_value (self->pue_row, pue);
  ef_reference_row_set_value (self->hardware_row, scenario->hardware);
  gtk_switch_set_active (self->replace_switch, scenario->replace);
  adw_combo_row_set_selected (self->activity_row, scenario->activity - EF_ACTIVITY_TRAINING);
  gtk_widget_set_visible (GTK_WIDGET (self->tokens_row),
                          scenario->activity == EF_ACTIVITY_INFERENCE);
  show_number (self->tokens_row, scenario->tokens, "");
  show_number (self->runs_row, scenario->runs, "");
  show_number (self->utilisation_row, 100 * scenario->utilisation, " %");
  adw_combo_row_set_selected (self->precision_row, scenario->precision);
  adw_combo_row_set_selected (self->power_row, scenario->measured);

  /* What of it is set, while it is folded. */
  ef_scenario_set (rest, "grid", "", NULL);
  ef_scenario_set (rest, "pue", "", NULL);
  ef_scenario_set (rest, "hardware", "", NULL);
  ef_scenario_set (rest, "replace", "", NULL);
  words = ef_scenario_describe (rest, ef_tick_style_for_locale ());
  adw_expander_row_set_subtitle (self->more_row, words);
}

/* "A, B, C and 5 more" */
static char *
list_names (const EfChartData *data,
            const EfChartSpec *spec,
            const GArray      *rows)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (rows->len, NAMES_MAX); i++)
    {
      gint point = ef_chart_data_find_row (data, g_array_index (rows, guint32, i));
      g_autofree char *label = ef_chart_data_dup_label (data, spec, (guint) point);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", label);
    }
  if (rows->len > NAMES_MAX)
    {
      guint n = rows->len - NAMES_MAX;

      g_string_append (names, " ");
      /* Translators: behind a list of names. */
      g_string_append_printf (names, ngettext ("and %u more", "and %u more", n), n);
    }
  return g_string_free (names, FALSE);
}

/* Who comes onto the frontier and who goes, against what is shown faintly. */
static void
show_effect (EfWhatIfGroup     *self,
             const EfChartData *data,
             const EfChartSpec *spec)
{
  gboolean shown = data != NULL && data->ghost != NULL && data->n_front > 0;
  g_autoptr (GArray) entering = NULL;
  g_autoptr (GArray) leaving = NULL;
  g_autofree char *who_enters = NULL;
  g_autofree char *who_leaves = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->effect_row), shown);
  if (!shown)
    return;

  entering = ef_chart_data_list_entering (data->ghost, data);
  leaving = ef_chart_data_list_entering (data, data->ghost);
  who_enters = list_names (data, spec, entering);
  who_leaves = list_names (data->ghost, spec, leaving);
  if (entering->len > 0 && leaving->len > 0)
    /* Translators: names of models, that come onto the frontier and that go from it. */
    text = g_strdup_printf (_("New: %s\nGone: %s"), who_enters, who_leaves);
  else if (entering->len > 0)
    text = g_strdup_printf (_("New: %s"), who_enters);
  else if (leaving->len > 0)
    text = g_strdup_printf (_("Gone: %s"), who_leaves);
  else
    text = g_strdup (_("The same models are on it."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->effect_row),
                                 _("The frontier, compared"));
  adw_action_row_set_subtitle (self->effect_row, text);
}

static gboolean
shows_estimates (const EfChartSpec *spec)
{
  return ef_chart_is_estimate (spec->x.column) || ef_chart_is_estimate (spec->y.column) ||
         ef_chart_is_estimate (spec->colour) || ef_chart_is_estimate (spec->size);
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

static void
data_changed_cb (EfWhatIfGroup *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  const EfScenario *scenario = get_current (self);
  EfTable *table = ef_workspace_get_table (self->workspace);
  gboolean energy = table != NULL && ef_table_find_column (table, EF_ENERGY_COLUMN) != NULL;
  gboolean carbon = table != NULL && ef_table_find_column (table, EF_CARBON_COLUMN) != NULL;

  gtk_widget_set_visible (self->axis_row,
                          scenario != NULL && (energy || carbon) && !shows_estimates (spec));
  gtk_widget_set_visible (self->energy_button, energy);
  gtk_widget_set_visible (self->carbon_button, carbon);
  show_effect (self, ef_workspace_get_data (self->workspace), spec);
}

static void
chart_changed_cb (EfWhatIfGroup *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  const EfScenario *scenario = get_current (self);
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
    show_scenario (self, scenario);
  else
    show_problem (self, NULL, NULL);
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
  gtk_widget_class_bind_template_callback (widget_class, grid_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, pue_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, hardware_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, activity_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, tokens_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, runs_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, utilisation_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, precision_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, power_selected_cb);
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
}

static void
ef_what_if_group_init (EfWhatIfGroup *self)
{
  g_autoptr (GtkStringList) precisions = gtk_string_list_new (NULL);

  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  ef_reference_row_set_kind (self->grid_row, EF_REFERENCE_GRID, _("As the data say"));
  ef_reference_row_set_kind (self->pue_row, EF_REFERENCE_SITE, _("As the data say"));
  ef_reference_row_set_kind (self->hardware_row, EF_REFERENCE_HARDWARE, _("As the data say"));
  for (EfPrecision precision = 0; precision < EF_N_PRECISIONS; precision++)
    gtk_string_list_append (precisions, ef_precision_to_word (precision));
  adw_combo_row_set_model (self->precision_row, G_LIST_MODEL (precisions));
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
