/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-inspector.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ef-axis-group.h"
#include "ef-budget-group.h"
#include "ef-chart-footprints.h"
#include "ef-entry-text.h"
#include "ef-front-group.h"
#include "ef-label-row.h"
#include "ef-mark-group.h"
#include "ef-note-group.h"
#include "ef-point-group.h"
#include "ef-ruler-group.h"
#include "ef-stars-group.h"
#include "ef-what-if-group.h"
#include "ef-uncertainty-group.h"

/* The inspector never holds state of its own: it shows the workspace's specification and hands
 * edited copies back. The one exception is a filter that cannot be understood, which stays in its
 * entry with the reason until it can. */

struct _EfInspector
{
  GtkWidget parent_instance;

  EfWorkspace *workspace;
  gboolean showing; /* the controls are being set, the user did nothing */

  GtkWidget *scroller;
  EfPointGroup *point_group;
  EfAxisGroup *x_group;
  EfAxisGroup *y_group;
  EfMarkGroup *mark_group;
  EfWhatIfGroup *what_if_group;
  AdwComboRow *labels_row;
  EfLabelRow *label_row;
  AdwActionRow *placed_row;
  AdwComboRow *legend_row;
  EfBudgetGroup *budget_group;
  EfFrontGroup *front_group;
  EfNoteGroup *note_group;
  EfRulerGroup *ruler_group;
  EfStarsGroup *stars_group;
  EfUncertaintyGroup *uncertainty_group;
  AdwEntryRow *filter_row;
  AdwActionRow *problem_row;
  AdwActionRow *hidden_row;
  AdwActionRow *counts_row;
};

G_DEFINE_FINAL_TYPE (EfInspector, ef_inspector, GTK_TYPE_WIDGET)

static EfChartSpec *
copy_spec (EfInspector *self)
{
  return ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));
}

static void
labels_selected_cb (EfInspector *self)
{
  static const EfLabels labels[] = { EF_LABELS_NONE, EF_LABELS_FRONT, EF_LABELS_ALL };
  EfChartSpec *spec;

  if (self->showing)
    return;

  spec = copy_spec (self);
  spec->labels = labels[MIN (adw_combo_row_get_selected (self->labels_row), 2)];
  ef_workspace_change (self->workspace, spec, NULL, _("Change Labels"));
}

/* The list has the legends in their order. */
static void
legend_selected_cb (EfInspector *self)
{
  EfChartSpec *spec;

  if (self->showing)
    return;

  spec = copy_spec (self);
  spec->legend = MIN (adw_combo_row_get_selected (self->legend_row), EF_N_LEGENDS - 1);
  ef_workspace_change (self->workspace, spec, NULL, _("Move Legend"));
}

static void
release_clicked_cb (EfInspector *self)
{
  EfChartSpec *spec = copy_spec (self);

  ef_point_labels_release (spec->point_labels);
  ef_workspace_change (self->workspace, spec, NULL, _("Reset Names"));
}

static void
show_placed (EfInspector       *self,
             const EfChartSpec *spec)
{
  guint n = spec != NULL ? ef_point_labels_count_placed (spec->point_labels) : 0;
  g_autofree char *title
    = g_strdup_printf (ngettext ("%'u name placed by hand", "%'u names placed by hand", n), n);

  gtk_widget_set_visible (GTK_WIDGET (self->placed_row), n > 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->placed_row), title);
}

static void
show_problem (EfInspector *self,
              const char  *problem)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem_row), problem != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->problem_row),
                                 problem != NULL ? problem : "");
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_row), "error");
}

static void
filter_applied_cb (EfInspector *self)
{
  g_autofree char *text = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->filter_row))));
  g_autoptr (GError) error = NULL;

  if (ef_workspace_get_spec (self->workspace) == NULL)
    return;

  ef_workspace_set_filter (self->workspace, *text != '\0' ? text : NULL, &error);
  show_problem (self, error != NULL ? error->message : NULL);
}

static void
show_counts (EfInspector *self)
{
  g_autofree char *title = ef_workspace_describe_points (self->workspace);
  g_autofree char *left_out = ef_workspace_describe_left_out (self->workspace, "\n");
  EfChartData *data = ef_workspace_get_data (self->workspace);
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  g_autofree char *counts
    = data != NULL && spec != NULL
        ? ef_chart_footprints_describe (data, spec, EF_FOOTPRINTS_KNOWN, "\n")
        : NULL;
  g_autofree char *subtitle
    = g_strconcat (left_out, left_out[0] != '\0' && counts != NULL ? "\n" : "", counts, NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->counts_row), title[0] != '\0');
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->counts_row), title);
  adw_action_row_set_subtitle (self->counts_row, subtitle);
}

static void
show_hidden (EfInspector       *self,
             const EfChartSpec *spec)
{
  guint n = spec != NULL ? spec->hidden->len : 0;
  g_autofree char *title = g_strdup_printf (ngettext ("%'u hidden point", "%'u hidden points", n),
                                            n);

  gtk_widget_set_visible (GTK_WIDGET (self->hidden_row), n > 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->hidden_row), title);
}

static void
chart_changed_cb (EfInspector *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);

  gtk_widget_set_sensitive (self->scroller, spec != NULL);
  self->showing = TRUE;
  show_hidden (self, spec);
  if (spec != NULL)
    {
      adw_combo_row_set_selected (self->labels_row, spec->labels);
      adw_combo_row_set_selected (self->legend_row, spec->legend);
    }
  show_placed (self, spec);
  ef_entry_text_show (self->filter_row,
                      spec != NULL && spec->filter != NULL ? spec->filter : "");
  show_problem (self, NULL);
  self->showing = FALSE;
}

static void
ef_inspector_dispose (GObject *object)
{
  EfInspector *self = EF_INSPECTOR (object);
  GtkWidget *child;

  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), EF_TYPE_INSPECTOR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ef_inspector_parent_class)->dispose (object);
}

static void
ef_inspector_class_init (EfInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_inspector_dispose;

  g_type_ensure (EF_TYPE_AXIS_GROUP);
  g_type_ensure (EF_TYPE_BUDGET_GROUP);
  g_type_ensure (EF_TYPE_FRONT_GROUP);
  g_type_ensure (EF_TYPE_LABEL_ROW);
  g_type_ensure (EF_TYPE_MARK_GROUP);
  g_type_ensure (EF_TYPE_NOTE_GROUP);
  g_type_ensure (EF_TYPE_UNCERTAINTY_GROUP);
  g_type_ensure (EF_TYPE_POINT_GROUP);
  g_type_ensure (EF_TYPE_RULER_GROUP);
  g_type_ensure (EF_TYPE_STARS_GROUP);
  g_type_ensure (EF_TYPE_WHAT_IF_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, EfInspector, scroller);
  gtk_widget_class_bind_template_child (widget_class, EfInspector, point_group);
  gtk_widget_class_bind_template_child (widget_class, EfInspector, x_group);
  gtk_widget_class_bind_template_child (widget_class, EfInspector, y_group);
  gtk_widget_class_bind_template_child (widget_class, EfInspector, mark_group);
  gtk_widget_class_bind_template_child (widget_class, EfInspector, what_if_group);
  gtk_widget_class_bind_template_child (widget_class, EfInspector, labels_row);
  gtk_widget_class_bind_template_child (widget_class, EfInspector, label_row);
  gtk_widget_class_bind_template_child (widget_class, EfInspector, placed_row);
  gtk_widget_class_bind_template_child (widget_class, EfInspector, legend_row);
  gtk_widget_class_bind_template_child (widget_class, EfInspector, budget_group);
  gtk_widget_class_bind_template_child (widget_class, EfInspector, front_group);
  gtk_widget_class_bind_template_child (widget_class, EfInspector, note_group);
  gtk_widget_class_bind_template_child (widget_class, EfInspector, ruler_group);
  gtk_widget_class_bind_template_child (widget_class, EfInspector, stars_group);
  gtk_widget_class_bind_template_child (widget_class, EfInspector, uncertainty_group);
  gtk_widget_class_bind_template_child (widget_class, EfInspector, filter_row);
  gtk_widget_class_bind_template_child (widget_class, EfInspector, problem_row);
  gtk_widget_class_bind_template_child (widget_class, EfInspector, hidden_row);
  gtk_widget_class_bind_template_child (widget_class, EfInspector, counts_row);
  gtk_widget_class_bind_template_callback (widget_class, labels_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, legend_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, release_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_applied_cb);
  gtk_widget_class_set_css_name (widget_class, "ef-inspector");
}

static void
ef_inspector_init (EfInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
ef_inspector_set_workspace (EfInspector *self,
                            EfWorkspace *workspace)
{
  g_return_if_fail (EF_IS_INSPECTOR (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);

  g_set_object (&self->workspace, workspace);
  ef_point_group_set_workspace (self->point_group, workspace);
  ef_label_row_set_workspace (self->label_row, workspace);
  ef_axis_group_set_workspace (self->x_group, workspace);
  ef_axis_group_set_workspace (self->y_group, workspace);
  ef_mark_group_set_workspace (self->mark_group, workspace);
  ef_what_if_group_set_workspace (self->what_if_group, workspace);
  ef_budget_group_set_workspace (self->budget_group, workspace);
  ef_front_group_set_workspace (self->front_group, workspace);
  ef_note_group_set_workspace (self->note_group, workspace);
  ef_ruler_group_set_workspace (self->ruler_group, workspace);
  ef_stars_group_set_workspace (self->stars_group, workspace);
  ef_uncertainty_group_set_workspace (self->uncertainty_group, workspace);
  g_signal_connect_object (workspace, "chart-changed", G_CALLBACK (chart_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (show_counts), self,
                           G_CONNECT_SWAPPED);
  chart_changed_cb (self);
  show_counts (self);
}

void
ef_inspector_focus_filter (EfInspector *self)
{
  g_return_if_fail (EF_IS_INSPECTOR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->filter_row));
}
