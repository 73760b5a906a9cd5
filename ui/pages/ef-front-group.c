/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-front-group.h"

#include <glib/gi18n-lib.h>

#include "ef-analysis.h"
#include "ef-entry-text.h"

#include "ef-limit-text.h"
#include "ef-wheel.h"

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
  GtkWidget *knee_row;
  GtkSwitch *knee_switch;
  AdwEntryRow *near_x_row;
  AdwEntryRow *near_y_row;
  AdwActionRow *problem_row; /* why a text cannot be used */
  AdwActionRow *near_row;    /* how many are near */
};

G_DEFINE_FINAL_TYPE (EfFrontGroup, ef_front_group, ADW_TYPE_PREFERENCES_GROUP)

/* In the order of the row's items. */
static const EfCurve curves[] = { EF_CURVE_STAIRS, EF_CURVE_HULL, EF_CURVE_NONE };

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

static void
knee_switched_cb (EfFrontGroup *self)
{
  EfChartSpec *spec;

  if (self->showing)
    return;

  spec = copy_spec (self);
  spec->front.knee = gtk_switch_get_active (self->knee_switch);
  ef_workspace_change (self->workspace, spec, NULL,
                       spec->front.knee ? _("Mark Knee") : _("Remove Mark of Knee"));
}

static void
show_problem (EfFrontGroup *self,
              AdwEntryRow  *row,
              const char   *problem)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem_row), problem != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->problem_row),
                                 problem != NULL ? problem : "");
  gtk_widget_remove_css_class (GTK_WIDGET (self->near_x_row), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->near_y_row), "error");
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
}

static void
near_applied_cb (EfFrontGroup *self,
                 AdwEntryRow  *row)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);
  gboolean is_x = row == self->near_x_row;
  g_autoptr (EfChartSpec) spec = NULL;
  g_autoptr (GError) error = NULL;
  EfTolerance *tolerance, old;

  if (data == NULL)
    return;

  spec = copy_spec (self);
  tolerance = is_x ? &spec->front.near_x : &spec->front.near_y;
  old = *tolerance;
  if (!ef_tolerance_text_read (is_x ? &data->x : &data->y,
                               gtk_editable_get_text (GTK_EDITABLE (row)), tolerance, &error))
    {
      show_problem (self, row, error->message);
      return;
    }

  show_problem (self, row, NULL);
  if (tolerance->amount != old.amount || tolerance->percent != old.percent)
    ef_workspace_change (self->workspace, g_steal_pointer (&spec), NULL, _("Change Band"));
}

/* Those on the frontier and those near it: in the table they are the selected ones. */
static void
select_near_cb (EfFrontGroup *self)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (data == NULL || data->near_front == NULL)
    return;
  for (guint i = 0; i < data->n; i++)
    if (data->near_front[i] || data->on_front[i])
      g_array_append_val (rows, data->rows[i]);
  ef_workspace_set_selection (self->workspace, (const guint32 *) (gpointer) rows->data, rows->len);
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
show_tolerance (EfFrontGroup      *self,
                AdwEntryRow       *row,
                const EfTolerance *tolerance,
                const EfAxisData  *axis)
{
  gboolean no_share = axis != NULL && ef_axis_data_is_ordinal (axis);
  g_autofree char *text = NULL;

  if (row == self->near_x_row)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                   no_share ? _("Near, horizontally, such as 20 (no percent)")
                                            : _("Near, horizontally, such as 5 %"));
  else
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                   no_share ? _("Near, vertically, such as 20 (no percent)")
                                            : _("Near, vertically, such as 1"));
  gtk_widget_set_visible (GTK_WIDGET (row), axis == NULL || axis->scale != EF_SCALE_KIND_DATE);
  /* What was typed and not understood stays until it is. */
  if (axis == NULL || gtk_widget_has_css_class (GTK_WIDGET (row), "error"))
    return;
  text = ef_tolerance_text_format (axis, tolerance);
  ef_entry_text_show (row, text);
}

/* What it means, or why it means nothing for these axes. */
static void
show_knee (EfFrontGroup *self, const EfChartSpec *spec, const EfChartData *data)
{
  const char *refusal = NULL;

  if (data != NULL)
    refusal = ef_analysis_get_refusal (EF_ANALYSIS_PRICE, ef_axis_data_is_ordinal (&data->x),
                                       ef_axis_data_is_ordinal (&data->y));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->knee_row),
                               refusal != NULL ? refusal : _("Beyond it more becomes dear"));
  /* What another axis left switched on can be switched off. */
  gtk_widget_set_sensitive (self->knee_row,
                            spec->front.shown && (refusal == NULL || spec->front.knee));
}

/* What is known once the points are there. */
static void
show_data (EfFrontGroup *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  EfChartData *data = ef_workspace_get_data (self->workspace);
  g_autofree char *near = NULL;

  if (spec == NULL)
    return;
  show_knee (self, spec, data);
  show_tolerance (self, self->near_x_row, &spec->front.near_x, data != NULL ? &data->x : NULL);
  show_tolerance (self, self->near_y_row, &spec->front.near_y, data != NULL ? &data->y : NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->curve_row),
                               data != NULL && data->hull_refusal != NULL ? data->hull_refusal
                                                                          : "");
  gtk_widget_set_visible (GTK_WIDGET (self->near_row), data != NULL && data->near_front != NULL);
  if (data == NULL || data->near_front == NULL)
    return;
  near = g_strdup_printf (ngettext ("%'u point near the frontier", "%'u points near the frontier",
                                    data->n_near),
                          data->n_near);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->near_row), near);
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
  gtk_switch_set_active (self->knee_switch, spec->front.knee);
  gtk_widget_set_sensitive (GTK_WIDGET (self->curve_row), spec->front.shown);
  gtk_widget_set_sensitive (self->layers_row, spec->front.shown);
  gtk_widget_set_sensitive (self->by_group_row, spec->front.shown && spec->colour != NULL);
  show_data (self);
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
  gtk_widget_class_bind_template_child (widget_class, EfFrontGroup, knee_row);
  gtk_widget_class_bind_template_child (widget_class, EfFrontGroup, knee_switch);
  gtk_widget_class_bind_template_child (widget_class, EfFrontGroup, near_x_row);
  gtk_widget_class_bind_template_child (widget_class, EfFrontGroup, near_y_row);
  gtk_widget_class_bind_template_child (widget_class, EfFrontGroup, problem_row);
  gtk_widget_class_bind_template_child (widget_class, EfFrontGroup, near_row);
  gtk_widget_class_bind_template_callback (widget_class, shown_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, curve_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, layers_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, by_group_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, knee_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, near_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, select_near_cb);
}

static void
ef_front_group_init (EfFrontGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ef_wheel_spare_numbers (GTK_WIDGET (self));
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
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (show_data), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}
