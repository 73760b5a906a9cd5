/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-stars-group.h"

#include <glib/gi18n-lib.h>

#include "ef-chart-stars.h"
#include "ef-column-picker.h"

struct _EfStarsGroup
{
  AdwPreferencesGroup parent_instance;

  EfWorkspace *workspace;
  gboolean showing; /* the controls are being set, the user did nothing */

  AdwComboRow *rule_row;
  AdwActionRow *class_row;
  EfColumnPicker *class_picker;
};

G_DEFINE_FINAL_TYPE (EfStarsGroup, ef_stars_group, ADW_TYPE_PREFERENCES_GROUP)

/* The list has the rules in their order. */
static void
rule_selected_cb (EfStarsGroup *self)
{
  guint rule = MIN (adw_combo_row_get_selected (self->rule_row), EF_N_STAR_RULES - 1);
  EfChartSpec *spec;

  if (self->showing || ef_workspace_get_spec (self->workspace) == NULL)
    return;

  spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));
  spec->stars = (EfStarRule) rule;
  ef_workspace_change (self->workspace, spec, NULL, _("Change Stars"));
}

static void
class_picked_cb (EfStarsGroup *self)
{
  EfChartSpec *spec;

  if (self->showing || ef_workspace_get_spec (self->workspace) == NULL)
    return;

  spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));
  ef_chart_spec_set_string (&spec->stars_by, ef_column_picker_get_column (self->class_picker));
  ef_workspace_change (self->workspace, spec, NULL, _("Change Classes of Stars"));
}

/* What the axes allow is known once the points are there. */
static void
show_refusal (EfStarsGroup *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  EfChartData *data = ef_workspace_get_data (self->workspace);
  const char *refusal
    = spec != NULL && data != NULL ? ef_chart_stars_get_refusal (data, spec) : NULL;

  /* What is set can be unset, whatever came of it. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->rule_row),
                            data != NULL && (refusal == NULL || spec->stars != EF_STAR_RULE_NONE));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rule_row), refusal != NULL ? refusal : "");
}

static void
chart_changed_cb (EfStarsGroup *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  EfTable *table = ef_workspace_get_table (self->workspace);
  EfColumn *column = table != NULL && spec != NULL && spec->stars_by != NULL
                       ? ef_table_find_column (table, spec->stars_by)
                       : NULL;

  self->showing = TRUE;
  adw_combo_row_set_selected (self->rule_row, spec != NULL ? spec->stars : EF_STAR_RULE_NONE);
  ef_column_picker_set_table (self->class_picker, table, EF_PICK_GROUP,
                              C_("classes of stars", "All points"));
  ef_column_picker_set_column (self->class_picker,
                               column != NULL ? ef_column_get_name (column) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->class_row),
                          spec != NULL && spec->stars != EF_STAR_RULE_NONE);
  show_refusal (self);
  self->showing = FALSE;
}

static void
ef_stars_group_dispose (GObject *object)
{
  EfStarsGroup *self = EF_STARS_GROUP (object);

  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), EF_TYPE_STARS_GROUP);

  G_OBJECT_CLASS (ef_stars_group_parent_class)->dispose (object);
}

static void
ef_stars_group_class_init (EfStarsGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_stars_group_dispose;

  g_type_ensure (EF_TYPE_COLUMN_PICKER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-stars-group.ui");
  gtk_widget_class_bind_template_child (widget_class, EfStarsGroup, rule_row);
  gtk_widget_class_bind_template_child (widget_class, EfStarsGroup, class_row);
  gtk_widget_class_bind_template_child (widget_class, EfStarsGroup, class_picker);
  gtk_widget_class_bind_template_callback (widget_class, rule_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, class_picked_cb);
}

static void
ef_stars_group_init (EfStarsGroup *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->showing = FALSE;
}

void
ef_stars_group_set_workspace (EfStarsGroup *self,
                              EfWorkspace  *workspace)
{
  g_return_if_fail (EF_IS_STARS_GROUP (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);

  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "chart-changed", G_CALLBACK (chart_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (show_refusal), self,
                           G_CONNECT_SWAPPED);
  chart_changed_cb (self);
}
