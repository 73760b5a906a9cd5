/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-axis-group.h"

#include <glib/gi18n-lib.h>

#include "ef-axis-unit.h"
#include "ef-column-line.h"
#include "ef-column-picker.h"
#include "ef-direction-switch.h"
#include "ef-entry-text.h"
#include "ef-limit-text.h"

struct _EfAxisGroup
{
  AdwPreferencesGroup parent_instance;

  EfWorkspace *workspace;
  gboolean vertical;
  gboolean showing; /* the rows are being set, the user did nothing */

  AdwActionRow *column_row;
  EfColumnPicker *column_picker;
  AdwComboRow *scale_row;
  AdwActionRow *direction_row;
  EfDirectionSwitch *direction_switch;
  AdwEntryRow *limit_row;
  AdwActionRow *problem_row; /* why the text of the limit cannot be used */
};

G_DEFINE_FINAL_TYPE (EfAxisGroup, ef_axis_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_0,
  PROP_VERTICAL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static EfAxisSpec *
get_axis (EfAxisGroup *self,
          EfChartSpec *spec)
{
  return self->vertical ? &spec->y : &spec->x;
}

static const EfAxisData *
get_axis_data (EfAxisGroup *self)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);

  if (data == NULL)
    return NULL;
  return self->vertical ? &data->y : &data->x;
}

/* @spec (transfer full) */
static void
change (EfAxisGroup *self,
        EfChartSpec *spec,
        const char  *label)
{
  /* Another column or scale has another extent, so a view of before would show some arbitrary
   * corner. */
  spec->has_view = FALSE;
  ef_workspace_change (self->workspace, spec, NULL, label);
}

static void
column_picked_cb (EfAxisGroup *self)
{
  EfChartSpec *spec;
  EfAxisSpec *axis;

  if (self->showing)
    return;

  spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));
  axis = get_axis (self, spec);
  ef_chart_spec_set_string (&axis->column, ef_column_picker_get_column (self->column_picker));
  /* These belonged to the column of before. */
  axis->direction = EF_DIRECTION_UNKNOWN;
  axis->scale = EF_SCALE_KIND_AUTO;
  axis->has_limit = FALSE;
  ef_notes_leave_axis (spec->notes, !self->vertical);
  ef_chart_spec_set_string (&axis->title, NULL);
  change (self, spec, self->vertical ? _("Change Vertical Axis") : _("Change Horizontal Axis"));
}

static void
scale_selected_cb (EfAxisGroup *self)
{
  static const EfScaleKind scales[] = { EF_SCALE_KIND_AUTO, EF_SCALE_KIND_LINEAR,
                                        EF_SCALE_KIND_LOG };
  EfChartSpec *spec;

  if (self->showing)
    return;

  spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));
  get_axis (self, spec)->scale = scales[MIN (adw_combo_row_get_selected (self->scale_row), 2)];
  change (self, spec, _("Change Scale"));
}

static void
direction_picked_cb (EfAxisGroup *self)
{
  EfChartSpec *spec;

  if (self->showing)
    return;

  spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));
  get_axis (self, spec)->direction = ef_direction_switch_get_direction (self->direction_switch);
  ef_workspace_change (self->workspace, spec, NULL, _("Change Direction"));
}

static void
show_problem (EfAxisGroup *self,
              const char  *problem)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem_row), problem != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->problem_row),
                                 problem != NULL ? problem : "");
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->limit_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->limit_row), "error");
}

static void
limit_applied_cb (EfAxisGroup *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->limit_row));
  const EfAxisData *data = get_axis_data (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (EfChartSpec) spec = NULL;
  EfAxisSpec old, *axis;

  if (data == NULL)
    return;

  spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));
  axis = get_axis (self, spec);
  old = *axis;
  axis->has_limit = text[strspn (text, " ")] != '\0';
  if (axis->has_limit
      && !ef_axis_unit_read_value (data, text, ef_limit_text_get_comma (), &axis->limit, &error))
    {
      show_problem (self, error->message);
      return;
    }

  show_problem (self, NULL);
  if (!ef_axis_spec_same_limit (axis, &old))
    ef_workspace_change (self->workspace, g_steal_pointer (&spec), NULL,
                         axis->has_limit ? _("Set Limit") : _("Remove Limit"));
}

/* What was typed and not understood stays until it is. */
static void
show_limit (EfAxisGroup       *self,
            const EfChartSpec *spec,
            const EfAxisData  *data)
{
  const EfAxisSpec *axis = self->vertical ? &spec->y : &spec->x;
  EfDirection direction = data != NULL ? data->direction : EF_DIRECTION_UNKNOWN;
  g_autofree char *text = NULL;
  const char *title;

  if (direction == EF_DIRECTION_LOWER)
    title = C_("limit", "At most");
  else if (direction == EF_DIRECTION_HIGHER)
    title = C_("limit", "At least");
  else
    title = C_("limit", "Limit");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->limit_row), title);

  text = axis->has_limit && data != NULL ? ef_limit_text_format_on (data, axis->limit)
                                         : g_strdup ("");
  if (!gtk_widget_get_visible (GTK_WIDGET (self->problem_row)))
    ef_entry_text_show (self->limit_row, text);
}

/* Of a computed column, how it is made. */
static void
show_formula (EfAxisGroup      *self,
              const EfAxisData *axis)
{
  g_autofree char *formula = axis != NULL ? ef_column_line_dup_formula (axis->column) : NULL;
  g_autofree char *tip = axis != NULL ? ef_column_line_explain (axis->column) : NULL;

  adw_action_row_set_subtitle (self->column_row, formula != NULL ? formula : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->column_row), tip);
}

static void
show_direction (EfAxisGroup      *self,
                const EfAxisData *axis)
{
  EfDirection direction = axis != NULL ? axis->direction : EF_DIRECTION_UNKNOWN;
  const char *reason;

  ef_direction_switch_set_direction (self->direction_switch, direction);
  ef_direction_switch_set_of_dates (self->direction_switch,
                                    axis != NULL && axis->scale == EF_SCALE_KIND_DATE);

  if (axis == NULL)
    reason = "";
  else if (direction == EF_DIRECTION_UNKNOWN)
    reason = _("Choose one to see the frontier.");
  else
    reason = ef_direction_reason_to_label (axis->direction_reason, direction);
  adw_action_row_set_subtitle (self->direction_row, reason);
}

static void
show_scale (EfAxisGroup       *self,
            const EfChartSpec *spec,
            const EfAxisData  *axis)
{
  EfScaleKind scale = (self->vertical ? &spec->y : &spec->x)->scale;
  gboolean is_date = axis != NULL && axis->scale == EF_SCALE_KIND_DATE;
  const char *subtitle = "";

  adw_combo_row_set_selected (self->scale_row, scale == EF_SCALE_KIND_LINEAR ? 1
                                               : scale == EF_SCALE_KIND_LOG  ? 2
                                                                             : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->scale_row), !is_date);
  if (axis != NULL && scale == EF_SCALE_KIND_AUTO)
    subtitle = axis->scale == EF_SCALE_KIND_LOG ? _("Logarithmic") : _("Linear");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->scale_row), subtitle);
}

static void
refresh (EfAxisGroup *self)
{
  EfTable *table = ef_workspace_get_table (self->workspace);
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  const EfAxisData *axis = get_axis_data (self);

  self->showing = TRUE;
  ef_column_picker_set_table (self->column_picker, table, EF_PICK_AXIS, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self), spec != NULL);

  if (spec != NULL)
    {
      const char *key = (self->vertical ? &spec->y : &spec->x)->column;
      EfColumn *column = axis != NULL ? axis->column : ef_table_find_column (table, key);

      ef_column_picker_set_column (self->column_picker,
                                   column != NULL ? ef_column_get_name (column) : NULL);
      show_scale (self, spec, axis);
      show_limit (self, spec, axis);
    }
  show_formula (self, axis);
  show_direction (self, axis);
  self->showing = FALSE;
}

static void
ef_axis_group_constructed (GObject *object)
{
  EfAxisGroup *self = EF_AXIS_GROUP (object);
  const char *title = self->vertical ? _("Vertical axis") : _("Horizontal axis");

  G_OBJECT_CLASS (ef_axis_group_parent_class)->constructed (object);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->column_picker),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
ef_axis_group_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  EfAxisGroup *self = EF_AXIS_GROUP (object);

  switch (prop_id)
    {
    case PROP_VERTICAL:
      self->vertical = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ef_axis_group_dispose (GObject *object)
{
  EfAxisGroup *self = EF_AXIS_GROUP (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ef_axis_group_parent_class)->dispose (object);
}

static void
ef_axis_group_class_init (EfAxisGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ef_axis_group_constructed;
  object_class->set_property = ef_axis_group_set_property;
  object_class->dispose = ef_axis_group_dispose;

  properties[PROP_VERTICAL] = g_param_spec_boolean ("vertical", NULL, NULL, FALSE,
                                                    G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY |
                                                        G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (EF_TYPE_COLUMN_PICKER);
  g_type_ensure (EF_TYPE_DIRECTION_SWITCH);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-axis-group.ui");
  gtk_widget_class_bind_template_child (widget_class, EfAxisGroup, column_row);
  gtk_widget_class_bind_template_child (widget_class, EfAxisGroup, column_picker);
  gtk_widget_class_bind_template_child (widget_class, EfAxisGroup, scale_row);
  gtk_widget_class_bind_template_child (widget_class, EfAxisGroup, direction_row);
  gtk_widget_class_bind_template_child (widget_class, EfAxisGroup, direction_switch);
  gtk_widget_class_bind_template_child (widget_class, EfAxisGroup, limit_row);
  gtk_widget_class_bind_template_child (widget_class, EfAxisGroup, problem_row);
  gtk_widget_class_bind_template_callback (widget_class, column_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, scale_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, direction_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, limit_applied_cb);
}

static void
ef_axis_group_init (EfAxisGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The tip of the row would stand on the list of columns. */
  g_object_bind_property (ef_column_picker_get_popover (self->column_picker), "visible",
                          self->column_row, "has-tooltip", G_BINDING_INVERT_BOOLEAN);
}

void
ef_axis_group_set_workspace (EfAxisGroup *self,
                             EfWorkspace *workspace)
{
  g_return_if_fail (EF_IS_AXIS_GROUP (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);

  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "chart-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}
