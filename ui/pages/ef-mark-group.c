/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-mark-group.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ef-column-picker.h"

struct _EfMarkGroup
{
  AdwPreferencesGroup parent_instance;

  EfWorkspace *workspace;
  gboolean showing; /* the controls are being set, the user did nothing */

  EfColumnPicker *colour_picker;
  AdwComboRow *scale_row;
  EfColumnPicker *size_picker;
  EfColumnPicker *trail_picker;
  AdwComboRow *opacity_row;
  AdwComboRow *crowd_row;
};

G_DEFINE_FINAL_TYPE (EfMarkGroup, ef_mark_group, ADW_TYPE_PREFERENCES_GROUP)

static const EfScaleKind scales[]
    = { EF_SCALE_KIND_AUTO, EF_SCALE_KIND_LINEAR, EF_SCALE_KIND_LOG };

/* In the order of the row; 0 is automatic. */
static const double opacities[] = { 0, 1, 0.75, 0.5, 0.25, 0.1 };

static EfChartSpec *
copy_spec (EfMarkGroup *self)
{
  return ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));
}

static void
colour_picked_cb (EfMarkGroup *self)
{
  EfChartSpec *spec;

  if (self->showing)
    return;

  spec = copy_spec (self);
  ef_chart_spec_set_string (&spec->colour, ef_column_picker_get_column (self->colour_picker));
  /* It belonged to the column of before. */
  spec->colour_scale = EF_SCALE_KIND_AUTO;
  ef_workspace_change (self->workspace, spec, NULL, _("Change Colour"));
}

static void
scale_selected_cb (EfMarkGroup *self)
{
  EfChartSpec *spec;

  if (self->showing)
    return;

  spec = copy_spec (self);
  spec->colour_scale = scales[MIN (adw_combo_row_get_selected (self->scale_row), 2)];
  ef_workspace_change (self->workspace, spec, NULL, _("Change Scale of Colour"));
}

static void
size_picked_cb (EfMarkGroup *self)
{
  EfChartSpec *spec;

  if (self->showing)
    return;

  spec = copy_spec (self);
  ef_chart_spec_set_string (&spec->size, ef_column_picker_get_column (self->size_picker));
  ef_workspace_change (self->workspace, spec, NULL, _("Change Size"));
}

static void
trail_picked_cb (EfMarkGroup *self)
{
  EfChartSpec *spec;

  if (self->showing)
    return;

  spec = copy_spec (self);
  ef_chart_spec_set_string (&spec->trail, ef_column_picker_get_column (self->trail_picker));
  ef_workspace_change (self->workspace, spec, NULL, _("Change Joined Points"));
}

static void
opacity_selected_cb (EfMarkGroup *self)
{
  EfChartSpec *spec;

  if (self->showing)
    return;

  spec = copy_spec (self);
  spec->opacity = opacities[MIN (adw_combo_row_get_selected (self->opacity_row),
                                 G_N_ELEMENTS (opacities) - 1)];
  ef_workspace_change (self->workspace, spec, NULL, _("Change Opacity"));
}

static void
crowd_selected_cb (EfMarkGroup *self)
{
  EfChartSpec *spec;

  if (self->showing)
    return;

  spec = copy_spec (self);
  spec->crowd = (EfCrowd) MIN (adw_combo_row_get_selected (self->crowd_row), EF_CROWD_DENSITY);
  ef_workspace_change (self->workspace, spec, NULL, _("Change Crowded Parts"));
}

/* The nearest of those that are offered. */
static guint
find_opacity (double opacity)
{
  guint nearest = 0;

  for (guint i = 1; opacity > 0 && i < G_N_ELEMENTS (opacities); i++)
    if (nearest == 0 || fabs (opacities[i] - opacity) < fabs (opacities[nearest] - opacity))
      nearest = i;
  return nearest;
}

/* Shows the column that @key means, or none. */
static EfColumn *
show_column (EfMarkGroup    *self,
             EfColumnPicker *picker,
             EfPick          pick,
             const char     *none,
             const char     *key)
{
  EfTable *table = ef_workspace_get_table (self->workspace);
  EfColumn *column
      = table != NULL && key != NULL ? ef_table_find_column (table, key) : NULL;

  ef_column_picker_set_table (picker, table, pick, none);
  ef_column_picker_set_column (picker, column != NULL ? ef_column_get_name (column) : NULL);
  return column;
}

static void
chart_changed_cb (EfMarkGroup *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  EfColumn *colour;
  guint scale = 0;

  self->showing = TRUE;
  colour = show_column (self, self->colour_picker, EF_PICK_COLOUR, C_("colour", "None"),
                        spec != NULL ? spec->colour : NULL);
  show_column (self, self->size_picker, EF_PICK_AMOUNT, C_("size", "All the same"),
               spec != NULL ? spec->size : NULL);
  show_column (self, self->trail_picker, EF_PICK_TRAIL, C_("trail", "None"),
               spec != NULL ? spec->trail : NULL);
  adw_combo_row_set_selected (self->opacity_row, spec != NULL ? find_opacity (spec->opacity) : 0);
  adw_combo_row_set_selected (self->crowd_row, spec != NULL ? spec->crowd : EF_CROWD_AUTO);
  while (spec != NULL && scale < G_N_ELEMENTS (scales) - 1 && scales[scale] != spec->colour_scale)
    scale++;
  adw_combo_row_set_selected (self->scale_row, scale);
  gtk_widget_set_visible (GTK_WIDGET (self->scale_row),
                          colour != NULL && ef_column_get_kind (colour) == EF_COLUMN_NUMBER);
  self->showing = FALSE;
}

static void
ef_mark_group_dispose (GObject *object)
{
  EfMarkGroup *self = EF_MARK_GROUP (object);

  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), EF_TYPE_MARK_GROUP);

  G_OBJECT_CLASS (ef_mark_group_parent_class)->dispose (object);
}

static void
ef_mark_group_class_init (EfMarkGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_mark_group_dispose;

  g_type_ensure (EF_TYPE_COLUMN_PICKER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-mark-group.ui");
  gtk_widget_class_bind_template_child (widget_class, EfMarkGroup, colour_picker);
  gtk_widget_class_bind_template_child (widget_class, EfMarkGroup, scale_row);
  gtk_widget_class_bind_template_child (widget_class, EfMarkGroup, size_picker);
  gtk_widget_class_bind_template_child (widget_class, EfMarkGroup, trail_picker);
  gtk_widget_class_bind_template_child (widget_class, EfMarkGroup, opacity_row);
  gtk_widget_class_bind_template_child (widget_class, EfMarkGroup, crowd_row);
  gtk_widget_class_bind_template_callback (widget_class, colour_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, scale_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, size_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, trail_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, opacity_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, crowd_selected_cb);
}

static void
ef_mark_group_init (EfMarkGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
ef_mark_group_set_workspace (EfMarkGroup *self,
                             EfWorkspace *workspace)
{
  g_return_if_fail (EF_IS_MARK_GROUP (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);

  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "chart-changed", G_CALLBACK (chart_changed_cb), self,
                           G_CONNECT_SWAPPED);
  /* Columns of estimates come only with the points. */
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (chart_changed_cb), self,
                           G_CONNECT_SWAPPED);
  chart_changed_cb (self);
}
