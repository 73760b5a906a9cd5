/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-front-group.h"

#include <glib/gi18n-lib.h>

struct _EfFrontGroup
{
  AdwPreferencesGroup parent_instance;

  EfWorkspace *workspace;
  gboolean showing; /* the rows are being set, the user did nothing */

  GtkSwitch *shown_switch;
  AdwComboRow *curve_row;
  GtkWidget *layers_row;
  GtkSpinButton *layers_spin;
  GtkWidget *by_group_row;
  GtkSwitch *by_group_switch;
};

G_DEFINE_FINAL_TYPE (EfFrontGroup, ef_front_group, ADW_TYPE_PREFERENCES_GROUP)

/* In the order of the row's items. */
static const EfCurve curves[] = { EF_CURVE_STAIRS, EF_CURVE_NONE };

/* Turning a spin button's wheel is one step of the history, not five. */
#define LAYERS_MERGE_KEY "front-layers"

/* A copy of what is shown, to be changed and handed to change(). */
static EfChartSpec *
copy_spec (EfFrontGroup *self)
{
  return ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));
}

static void
shown_switched_cb (EfFrontGroup *self)
{
  EfChartSpec *spec;

  if (self->showing)
    return;

  spec = copy_spec (self);
  spec->front.shown = gtk_switch_get_active (self->shown_switch);
  ef_workspace_change (self->workspace, spec, NULL,
                       spec->front.shown ? _("Show Frontier") : _("Hide Frontier"));
}

static void
curve_selected_cb (EfFrontGroup *self)
{
  EfChartSpec *spec;

  if (self->showing)
    return;

  spec = copy_spec (self);
  spec->front.curve
    = curves[MIN (adw_combo_row_get_selected (self->curve_row), G_N_ELEMENTS (curves) - 1)];
  ef_workspace_change (self->workspace, spec, NULL, _("Change Line of Frontier"));
}

static void
layers_changed_cb (EfFrontGroup *self)
{
  EfChartSpec *spec;

  if (self->showing)
    return;

  spec = copy_spec (self);
  spec->front.n_layers = (guint) gtk_spin_button_get_value_as_int (self->layers_spin);
  ef_workspace_change (self->workspace, spec, LAYERS_MERGE_KEY, _("Change Number of Frontiers"));
}

static void
by_group_switched_cb (EfFrontGroup *self)
{
  EfChartSpec *spec;

  if (self->showing)
    return;

  spec = copy_spec (self);
  spec->front.by_group = gtk_switch_get_active (self->by_group_switch);
  ef_workspace_change (self->workspace, spec, NULL, _("Change Frontiers of Groups"));
}

static guint
find_curve (EfCurve curve)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (curves) - 1 && curves[i] != curve)
    i++;
  return i;
}

static void
refresh (EfFrontGroup *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);

  gtk_widget_set_sensitive (GTK_WIDGET (self), spec != NULL);
  if (spec == NULL)
    return;

  self->showing = TRUE;
  gtk_switch_set_active (self->shown_switch, spec->front.shown);
  adw_combo_row_set_selected (self->curve_row, find_curve (spec->front.curve));
  gtk_spin_button_set_value (self->layers_spin, spec->front.n_layers);
  gtk_switch_set_active (self->by_group_switch, spec->front.by_group);
  gtk_widget_set_sensitive (GTK_WIDGET (self->curve_row), spec->front.shown);
  gtk_widget_set_sensitive (self->layers_row, spec->front.shown);
  gtk_widget_set_sensitive (self->by_group_row, spec->front.shown && spec->colour != NULL);
  self->showing = FALSE;
}

static void
ef_front_group_dispose (GObject *object)
{
  EfFrontGroup *self = EF_FRONT_GROUP (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ef_front_group_parent_class)->dispose (object);
}

static void
ef_front_group_class_init (EfFrontGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_front_group_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-front-group.ui");
  gtk_widget_class_bind_template_child (widget_class, EfFrontGroup, shown_switch);
  gtk_widget_class_bind_template_child (widget_class, EfFrontGroup, curve_row);
  gtk_widget_class_bind_template_child (widget_class, EfFrontGroup, layers_row);
  gtk_widget_class_bind_template_child (widget_class, EfFrontGroup, layers_spin);
  gtk_widget_class_bind_template_child (widget_class, EfFrontGroup, by_group_row);
  gtk_widget_class_bind_template_child (widget_class, EfFrontGroup, by_group_switch);
  gtk_widget_class_bind_template_callback (widget_class, shown_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, curve_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, layers_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, by_group_switched_cb);
}

static void
ef_front_group_init (EfFrontGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->showing = TRUE;
  gtk_spin_button_set_range (self->layers_spin, 1, EF_FRONT_LAYERS_MAX);
  self->showing = FALSE;
}

void
ef_front_group_set_workspace (EfFrontGroup *self,
                              EfWorkspace  *workspace)
{
  g_return_if_fail (EF_IS_FRONT_GROUP (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);

  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "chart-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}
