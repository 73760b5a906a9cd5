/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-what-if-group-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-chart-estimates.h"
#include "ef-entry-text.h"
#include "ef-limit-text.h"
#include "ef-number.h"
#include "ef-scenario-words.h"

/* What the scenario says that is supposed. Every control changes one key of it, by the words that
 * files and the command line have for it; so what one of them may hold is checked in one place. */

void
ef_what_if_group_show_problem (EfWhatIfGroup *self,
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

/* What the entry @row takes, for a person, who does not know the keys of files; else @message. */
static const char *
explain (EfWhatIfGroup *self,
         GtkWidget     *row,
         const char    *message)
{
  if (row == GTK_WIDGET (self->utilisation_row))
    return _("It has to be a share of more than 0 % and at most 100 %.");
  if (row == GTK_WIDGET (self->runs_row) || row == GTK_WIDGET (self->tokens_row))
    return _("It has to be a number above 0.");
  return message;
}

/* Until a person names it, a scenario is called by what it supposes: "Scenario" and "Scenario 2" in
 * a legend tell nobody anything. */
static void
name_by_settings (EfWhatIf         *what_if,
                  const EfScenario *before,
                  const EfScenario *after)
{
  const EfTickStyle *style = ef_tick_style_for_locale ();
  g_autofree char *old = NULL;
  g_autofree char *wish = NULL;
  g_autofree char *name = NULL;

  if (ef_scenario_has_telling_name (before, style))
    return;
  old = ef_scenario_dup_own_name (before, style);
  wish = ef_scenario_dup_own_name (after, style);
  if (g_str_equal (old, wish))
    return;
  name = ef_what_if_dup_free_name (what_if, wish);
  ef_what_if_rename (what_if, before->name, name);
}

/* Sets one key of the scenario; @row is where the value was said. */
static void
set_key (EfWhatIfGroup *self,
         GtkWidget     *row,
         const char    *key,
         const char    *value)
{
  const EfScenario *current = self->showing ? NULL : ef_what_if_group_get_current (self);
  g_autoptr (EfScenario) scenario = NULL;
  g_autoptr (GError) error = NULL;
  EfChartSpec *spec;

  if (current == NULL)
    return;

  scenario = ef_scenario_copy (current);
  if (!ef_scenario_set (scenario, key, value != NULL ? value : "", &error))
    {
      ef_what_if_group_show_problem (self, row, explain (self, row, error->message));
      return;
    }

  ef_what_if_group_show_problem (self, NULL, NULL);
  if (ef_scenario_equal (scenario, current))
    return;
  spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));
  ef_what_if_put (&spec->what_if, scenario);
  name_by_settings (&spec->what_if, current, scenario);
  ef_chart_spec_drop_years (spec);
  /* Where the estimates go, the eye goes with them. */
  spec->has_view = FALSE;
  ef_workspace_change (self->workspace, spec, "what-if", _("Change Scenario"));
}

/* A number in the format of the locale, in that of files; as it is where it is none. */
static char *
dup_plain_number (const char *text,
                  const char *dimension)
{
  char buffer[EF_NUMBER_BUFFER];
  gboolean percent;
  double value;

  if (!ef_limit_text_read_number (text, dimension, &value, &percent))
    return g_strstrip (g_strdup (text));
  return g_strconcat (ef_number_to_text (value, buffer), percent ? "%" : "", NULL);
}

static void
set_number (EfWhatIfGroup *self,
            AdwEntryRow   *row,
            const char    *key)
{
  g_autofree char *value = dup_plain_number (gtk_editable_get_text (GTK_EDITABLE (row)), "count");

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

/* "40" means 40 %, as the entry shows it: no share is above 1. */
static void
utilisation_applied_cb (EfWhatIfGroup *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->utilisation_row));
  g_autofree char *value = dup_plain_number (text, NULL);
  g_autofree char *percent = NULL;
  double number;

  if (ef_number_read_plain (value, strlen (value), &number) && number > 1)
    percent = g_strconcat (value, "%", NULL);
  set_key (self, GTK_WIDGET (self->utilisation_row), "utilisation",
           percent != NULL ? percent : value);
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

/* ---- What is shown ---- */

/* What was typed and not understood stays until it is. */
static void
show_entry (AdwEntryRow *row,
            const char  *text)
{
  if (!gtk_widget_has_css_class (GTK_WIDGET (row), "error"))
    ef_entry_text_show (row, text);
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

void
ef_what_if_group_show_scenario (EfWhatIfGroup    *self,
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

void
ef_what_if_group_bind_settings (GtkWidgetClass *widget_class)
{
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
}

void
ef_what_if_group_init_settings (EfWhatIfGroup *self)
{
  g_autoptr (GtkStringList) precisions = gtk_string_list_new (NULL);

  ef_reference_row_set_kind (self->grid_row, EF_REFERENCE_GRID, _("As the data say"));
  ef_reference_row_set_kind (self->pue_row, EF_REFERENCE_SITE, _("As the data say"));
  ef_reference_row_set_kind (self->hardware_row, EF_REFERENCE_HARDWARE, _("As the data say"));
  for (EfPrecision precision = 0; precision < EF_N_PRECISIONS; precision++)
    gtk_string_list_append (precisions, ef_precision_to_word (precision));
  adw_combo_row_set_model (self->precision_row, G_LIST_MODEL (precisions));
}
