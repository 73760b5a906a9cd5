/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-reference-row.h"
#include "ef-what-if-group.h"

G_BEGIN_DECLS

/* The group itself: for its two files, and for nobody else. */

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

/* The scenario that is supposed, or NULL. */
const EfScenario *ef_what_if_group_get_current (EfWhatIfGroup *self);

/* ef-what-if-settings.c: what the scenario says. */
void ef_what_if_group_init_settings (EfWhatIfGroup *self);
void ef_what_if_group_bind_settings (GtkWidgetClass *widget_class);
void ef_what_if_group_show_scenario (EfWhatIfGroup *self, const EfScenario *scenario);
/* Why what was said in @row cannot be; NULL: nothing is wrong. */
void ef_what_if_group_show_problem (EfWhatIfGroup *self, GtkWidget *row, const char *problem);

G_END_DECLS
