/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-label-row.h"

#include <glib/gi18n-lib.h>

struct _EfLabelRow
{
  AdwActionRow parent_instance;

  EfWorkspace *workspace;
  gboolean showing; /* the switch is being set, nobody pressed it */

  GtkSwitch *shown_switch;
  GtkWidget *release_button;
};

G_DEFINE_FINAL_TYPE (EfLabelRow, ef_label_row, ADW_TYPE_ACTION_ROW)

/* What is said about the name of @row in a copy of the specification. (transfer full) */
static EfChartSpec *
copy_spec (EfWorkspace  *workspace,
           guint         row,
           EfPointLabel *label)
{
  EfChartSpec *spec = ef_chart_spec_copy (ef_workspace_get_spec (workspace));
  EfTable *table = ef_workspace_get_table (workspace);

  *label = ef_point_labels_get (spec->point_labels, ef_table_get_row_ids (table)[row]);
  return spec;
}

static gboolean
has_row (EfWorkspace *workspace,
         guint        row)
{
  EfTable *table = ef_workspace_get_table (workspace);

  return table != NULL && ef_workspace_get_spec (workspace) != NULL
         && row < ef_table_get_n_rows (table);
}

/* Whether the chart as a whole would show the name. */
static gboolean
is_shown_by_chart (EfWorkspace *workspace,
                   guint        row)
{
  const EfChartSpec *spec = ef_workspace_get_spec (workspace);
  EfChartData *data = ef_workspace_get_data (workspace);
  gint point = data != NULL && data->table == ef_workspace_get_table (workspace)
                 ? ef_chart_data_find_row (data, row)
                 : -1;

  if (point < 0 || spec->labels == EF_LABELS_NONE)
    return FALSE;
  return spec->labels == EF_LABELS_ALL || (spec->front.shown && data->on_front[point]);
}

static gboolean
is_shown (EfWorkspace        *workspace,
          guint               row,
          const EfPointLabel *label)
{
  if (label->shown != EF_POINT_LABEL_AUTO)
    return label->shown == EF_POINT_LABEL_ON;
  return is_shown_by_chart (workspace, row);
}

static void
set_shown (EfWorkspace *workspace,
           guint        row,
           gboolean     shown)
{
  EfPointLabel label;
  EfChartSpec *spec = copy_spec (workspace, row, &label);

  if (shown == is_shown_by_chart (workspace, row))
    label.shown = EF_POINT_LABEL_AUTO;
  else
    label.shown = shown ? EF_POINT_LABEL_ON : EF_POINT_LABEL_OFF;
  ef_point_labels_set (spec->point_labels, &label);
  ef_workspace_change (workspace, spec, NULL, shown ? _("Show Name") : _("Hide Name"));
}

void
ef_label_row_toggle (EfWorkspace *workspace,
                     guint        row)
{
  g_autoptr (EfChartSpec) spec = NULL;
  EfPointLabel label;

  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (!has_row (workspace, row))
    return;
  spec = copy_spec (workspace, row, &label);
  set_shown (workspace, row, !is_shown (workspace, row, &label));
}

void
ef_label_row_move (EfWorkspace *workspace,
                   guint        row,
                   double       dx,
                   double       dy)
{
  g_autofree char *merge_key = g_strdup_printf ("label-%u", row);
  EfPointLabel label;
  EfChartSpec *spec;

  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (!has_row (workspace, row))
    return;
  spec = copy_spec (workspace, row, &label);
  label.placed = TRUE;
  label.dx = CLAMP (dx, -EF_POINT_LABEL_FAR, EF_POINT_LABEL_FAR);
  label.dy = CLAMP (dy, -EF_POINT_LABEL_FAR, EF_POINT_LABEL_FAR);
  ef_point_labels_set (spec->point_labels, &label);
  ef_workspace_change (workspace, spec, merge_key, _("Move Name"));
}

void
ef_label_row_release (EfWorkspace *workspace,
                      guint        row)
{
  EfPointLabel label;
  EfChartSpec *spec;

  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (!has_row (workspace, row))
    return;
  spec = copy_spec (workspace, row, &label);
  label.placed = FALSE;
  ef_point_labels_set (spec->point_labels, &label);
  ef_workspace_change (workspace, spec, NULL, _("Reset Name"));
}

/* The one selected row, or -1. */
static gint
get_row (EfLabelRow *self)
{
  const guint32 *rows;
  guint n;

  rows = ef_workspace_get_selection (self->workspace, &n);
  return n == 1 && has_row (self->workspace, rows[0]) ? (gint) rows[0] : -1;
}

static void
refresh (EfLabelRow *self)
{
  gint row = get_row (self);
  EfPointLabel label;
  g_autoptr (EfChartSpec) spec = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), row >= 0);
  if (row < 0)
    return;

  spec = copy_spec (self->workspace, (guint) row, &label);
  self->showing = TRUE;
  gtk_switch_set_active (self->shown_switch, is_shown (self->workspace, (guint) row, &label));
  self->showing = FALSE;
  gtk_widget_set_visible (self->release_button, label.placed);
}

static void
switched_cb (EfLabelRow *self)
{
  gint row = self->workspace != NULL ? get_row (self) : -1;

  if (!self->showing && row >= 0)
    set_shown (self->workspace, (guint) row, gtk_switch_get_active (self->shown_switch));
}

static void
release_clicked_cb (EfLabelRow *self)
{
  gint row = get_row (self);

  if (row >= 0)
    ef_label_row_release (self->workspace, (guint) row);
}

static void
ef_label_row_dispose (GObject *object)
{
  EfLabelRow *self = EF_LABEL_ROW (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ef_label_row_parent_class)->dispose (object);
}

static void
ef_label_row_class_init (EfLabelRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ef_label_row_dispose;
}

static void
ef_label_row_init (EfLabelRow *self)
{
  const char *release = _("Let the name find its place again");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Name in the chart"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  self->release_button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  gtk_widget_set_tooltip_text (self->release_button, release);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->release_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, release, -1);
  gtk_widget_set_valign (self->release_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->release_button, "flat");
  g_signal_connect_object (self->release_button, "clicked", G_CALLBACK (release_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->release_button);

  self->shown_switch = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->shown_switch), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->shown_switch, "notify::active", G_CALLBACK (switched_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->shown_switch));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->shown_switch));
}

void
ef_label_row_set_workspace (EfLabelRow  *self,
                            EfWorkspace *workspace)
{
  g_return_if_fail (EF_IS_LABEL_ROW (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);

  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "selection-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "chart-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}
