/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-bar.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ef-chart-name.h"
#include "ef-figure-list.h"
#include "ef-rename-dialog.h"

struct _EfChartBar
{
  GtkWidget parent_instance;

  EfWorkspace *workspace;

  GtkMenuButton *menu_button;
  GtkPopover *popover;
  GtkLabel *name_label;
  GtkLabel *count_label;
  GtkListBox *list;
  EfFigureList *figure_list;

  char *name; /* of the chart that is shown, before equal ones are counted */
};

G_DEFINE_FINAL_TYPE (EfChartBar, ef_chart_bar, GTK_TYPE_WIDGET)

#define ID_KEY "chart"

/* ---- What is shown ---- */

static GtkWidget *
create_row (const char *id,
            const char *name,
            gboolean    shown)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (shown)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, shown, -1);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_strdup (id), g_free);
  return row;
}

static void
clear_list (EfChartBar *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static void
show_name (EfChartBar *self,
           const char *name,
           guint       index,
           guint       n)
{
  g_autofree char *count = n > 1 ? g_strdup_printf ("%u/%u", index + 1, n) : NULL;
  g_autofree char *spoken
    /* Translators: a button; %s is the name of the chart that is shown. */
    = g_strdup_printf (_("Chart: %s"), name);

  gtk_label_set_text (self->name_label, name);
  gtk_label_set_text (self->count_label, count != NULL ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), count != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* The whole of it, where there is no room for that. */
static gboolean
query_name_cb (GtkLabel   *label,
               gint        x,
               gint        y,
               gboolean    by_keyboard,
               GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;

  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

static void
update_actions (EfChartBar *self,
                guint       n)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean any = ef_workspace_get_spec (self->workspace) != NULL;

  gtk_widget_action_set_enabled (widget, "charts.new", any);
  gtk_widget_action_set_enabled (widget, "charts.duplicate", any);
  gtk_widget_action_set_enabled (widget, "charts.rename", any);
  gtk_widget_action_set_enabled (widget, "charts.remove", n > 0);
  gtk_widget_action_set_enabled (widget, "charts.next", n > 1);
  gtk_widget_action_set_enabled (widget, "charts.previous", n > 1);
  gtk_widget_set_visible (widget, any);
}

/* A table that is only looked at has one chart all the same. */
static void
refresh (EfChartBar *self)
{
  EfDocument *document = ef_workspace_get_document (self->workspace);
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  const char *shown = ef_workspace_get_chart_id (self->workspace);
  g_autoptr (GPtrArray) ids = ef_workspace_list_charts (self->workspace);
  const EfChartData *drawn = ef_workspace_get_data (self->workspace);
  g_auto (GStrv) names = ef_chart_name_list (document, ids, shown, drawn);

  clear_list (self);
  update_actions (self, ids->len);
  g_clear_pointer (&self->name, g_free);
  if (spec == NULL)
    return;
  self->name = ef_chart_name_dup (document, spec, drawn);

  for (guint i = 0; i < ids->len; i++)
    {
      gboolean is_shown = g_strcmp0 (ids->pdata[i], shown) == 0;

      gtk_list_box_append (self->list, create_row (ids->pdata[i], names[i], is_shown));
      if (is_shown)
        show_name (self, names[i], i, ids->len);
    }
  if (shown == NULL)
    {
      gtk_list_box_append (self->list, create_row (NULL, self->name, TRUE));
      show_name (self, self->name, 0, 1);
    }
}

/* The points say whether an axis shows estimates; else nothing of them is in a name. */
static void
data_changed_cb (EfChartBar *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  g_autofree char *name = NULL;

  if (spec == NULL)
    return;

  name = ef_chart_name_dup (ef_workspace_get_document (self->workspace), spec,
                            ef_workspace_get_data (self->workspace));
  if (g_strcmp0 (name, self->name) != 0)
    refresh (self);
}

static void
row_activated_cb (EfChartBar    *self,
                  GtkListBoxRow *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), ID_KEY);
  g_autofree char *wanted = g_strdup (id);

  /* The row goes when another chart is shown. */
  gtk_menu_button_popdown (self->menu_button);
  if (wanted != NULL)
    ef_workspace_show_chart (self->workspace, wanted);
}

/* ---- What is done to them ---- */

static void
new_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  EfChartBar *self = EF_CHART_BAR (widget);

  gtk_menu_button_popdown (self->menu_button);
  ef_workspace_add_chart (self->workspace, NULL, _("Add Chart"));
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  EfChartBar *self = EF_CHART_BAR (widget);

  gtk_menu_button_popdown (self->menu_button);
  ef_workspace_add_chart (self->workspace,
                          ef_chart_spec_copy (ef_workspace_get_spec (self->workspace)),
                          _("Duplicate Chart"));
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  EfChartBar *self = EF_CHART_BAR (widget);
  g_autofree char *id = g_strdup (ef_workspace_get_chart_id (self->workspace));

  gtk_menu_button_popdown (self->menu_button);
  ef_document_remove_chart (ef_workspace_get_document (self->workspace), id, _("Remove Chart"));
}

static void
step (EfChartBar *self,
      gint        by)
{
  const char *shown = ef_workspace_get_chart_id (self->workspace);
  g_autoptr (GPtrArray) ids = ef_workspace_list_charts (self->workspace);
  guint index;

  if (shown != NULL
      && g_ptr_array_find_with_equal_func (ids, shown, g_str_equal, &index))
    ef_workspace_show_chart (self->workspace,
                             ids->pdata[(index + ids->len + by) % ids->len]);
}

static void
next_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  step (EF_CHART_BAR (widget), 1);
}

static void
previous_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  step (EF_CHART_BAR (widget), -1);
}

/* ---- Another name ---- */

static void
renamed_cb (EfChartBar       *self,
            const char       *response,
            AdwMessageDialog *dialog)
{
  g_autofree char *name = ef_rename_dialog_dup_name (dialog);
  EfChartSpec *spec;

  if (!g_str_equal (response, "rename") || ef_workspace_get_spec (self->workspace) == NULL)
    return;

  spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));
  ef_chart_spec_set_string (&spec->title, name);
  ef_workspace_change (self->workspace, spec, NULL, _("Rename Chart"));
}

static void
rename_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  EfChartBar *self = EF_CHART_BAR (widget);
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  g_autofree char *name = ef_chart_name_dup (ef_workspace_get_document (self->workspace), spec,
                                             ef_workspace_get_data (self->workspace));
  GtkWidget *dialog
    = ef_rename_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _("Rename Chart"),
                            _("The name is also the title of its figures. Without one, it is "
                              "called after its axes."),
                            spec->title, spec->title == NULL ? name : NULL);

  gtk_menu_button_popdown (self->menu_button);
  g_signal_connect_object (dialog, "response", G_CALLBACK (renamed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- The widget itself ---- */

static void
ef_chart_bar_dispose (GObject *object)
{
  EfChartBar *self = EF_CHART_BAR (object);
  GtkWidget *child;

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->name, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), EF_TYPE_CHART_BAR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ef_chart_bar_parent_class)->dispose (object);
}

static void
ef_chart_bar_class_init (EfChartBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_chart_bar_dispose;

  g_type_ensure (EF_TYPE_FIGURE_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-chart-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, EfChartBar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, EfChartBar, popover);
  gtk_widget_class_bind_template_child (widget_class, EfChartBar, name_label);
  gtk_widget_class_bind_template_child (widget_class, EfChartBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, EfChartBar, list);
  gtk_widget_class_bind_template_child (widget_class, EfChartBar, figure_list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_name_cb);
  gtk_widget_class_install_action (widget_class, "charts.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "charts.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "charts.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "charts.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "charts.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "charts.previous", NULL, previous_action);
  gtk_widget_class_set_css_name (widget_class, "ef-chart-bar");
}

static void
ef_chart_bar_init (EfChartBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
ef_chart_bar_set_workspace (EfChartBar  *self,
                            EfWorkspace *workspace)
{
  EfDocument *document;

  g_return_if_fail (EF_IS_CHART_BAR (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->workspace, self);
      g_signal_handlers_disconnect_by_data (ef_workspace_get_document (self->workspace), self);
    }
  g_set_object (&self->workspace, workspace);
  document = ef_workspace_get_document (workspace);
  g_signal_connect_object (workspace, "chart-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (data_changed_cb), self,
                           G_CONNECT_SWAPPED);
  /* Of others of the table: they may be called otherwise, or be gone. */
  g_signal_connect_object (document, "charts-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  ef_figure_list_set_document (self->figure_list, document);
  refresh (self);
}
