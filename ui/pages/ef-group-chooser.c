/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-group-chooser.h"

#include <glib/gi18n-lib.h>

#include "ef-column-line.h"
#include "ef-column-offer.h"
#include "ef-index-list.h"

struct _EfGroupChooser
{
  GtkPopover parent_instance;

  EfWorkspace *workspace;
  EfTable *table;          /* that the lines are of, or NULL */
  EfColumnOffer *offer;    /* of its columns */
  gboolean showing;        /* the buttons are being set, nobody pressed them */

  EfIndexList *list;
  GtkToggleButton *mean_button;
  GtkToggleButton *best_button;
  GtkWidget *none_button;
};

G_DEFINE_FINAL_TYPE (EfGroupChooser, ef_group_chooser, GTK_TYPE_POPOVER)

static guint
count_columns (gpointer data)
{
  return EF_GROUP_CHOOSER (data)->offer->columns->len;
}

static const char *
get_text (gpointer data,
          guint    index)
{
  return EF_GROUP_CHOOSER (data)->offer->search_texts->pdata[index];
}

static GtkWidget *
create_line (gpointer data)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = ef_column_line_new ();
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_widget_set_hexpand (text, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Grouped by this column"), -1);
  gtk_box_append (GTK_BOX (line), text);
  gtk_box_append (GTK_BOX (line), mark);
  return line;
}

static const char *
get_chosen (EfGroupChooser *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);

  return spec != NULL ? spec->table.group_by : NULL;
}

static void
show_line (gpointer   data,
           guint      index,
           GtkWidget *line)
{
  EfGroupChooser *self = EF_GROUP_CHOOSER (data);
  const EfColumn *column = self->offer->columns->pdata[index];
  const char *name = ef_column_get_name (column);

  ef_column_line_show (gtk_widget_get_first_child (line), name, column, self->table);
  gtk_widget_set_visible (gtk_widget_get_last_child (line),
                          g_strcmp0 (name, get_chosen (self)) == 0);
}

static const EfIndexListFuncs funcs = {
  count_columns,
  get_text,
  create_line,
  show_line,
};

static void
fill (EfGroupChooser *self,
      EfTable        *table)
{
  g_clear_pointer (&self->table, ef_table_unref);
  if (table != NULL)
    self->table = ef_table_ref (table);
  ef_column_offer_fill (self->offer, table);
  ef_index_list_fill (self->list, EF_INDEX_NONE);
}

/* A popover that is closed costs nothing: it catches up when it opens. */
static void
refresh (EfGroupChooser *self)
{
  const EfChartSpec *spec;
  EfTable *table;

  if (self->workspace == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  spec = ef_workspace_get_spec (self->workspace);
  table = ef_workspace_get_table (self->workspace);
  self->showing = TRUE;
  gtk_toggle_button_set_active (
    spec != NULL && spec->table.summary == EF_GROUP_SUMMARY_BEST ? self->best_button
                                                                 : self->mean_button,
    TRUE);
  self->showing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->mean_button), get_chosen (self) != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->best_button), get_chosen (self) != NULL);
  gtk_widget_set_sensitive (self->none_button, get_chosen (self) != NULL);
  if (table == self->table)
    ef_index_list_refresh (self->list);
  else
    fill (self, table);
}

static void
change (EfGroupChooser *self,
        const char     *name,
        EfGroupSummary  summary,
        const char     *label)
{
  EfChartSpec *spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));

  ef_table_view_set_groups (&spec->table, name, summary);
  ef_workspace_change (self->workspace, spec, NULL, label);
}

static void
activated_cb (EfGroupChooser *self)
{
  guint index = ef_index_list_get_selected (self->list);

  if (index >= self->offer->columns->len)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  ef_group_chooser_choose (self, ef_column_get_name (self->offer->columns->pdata[index]));
}

static void
none_clicked_cb (EfGroupChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  ef_group_chooser_choose (self, NULL);
}

static void
best_toggled_cb (EfGroupChooser *self)
{
  if (self->showing || get_chosen (self) == NULL)
    return;
  change (self, get_chosen (self),
          gtk_toggle_button_get_active (self->best_button) ? EF_GROUP_SUMMARY_BEST
                                                           : EF_GROUP_SUMMARY_MEAN,
          _("Summarise Groups"));
}

static void
ef_group_chooser_dispose (GObject *object)
{
  g_clear_object (&EF_GROUP_CHOOSER (object)->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (object), EF_TYPE_GROUP_CHOOSER);

  G_OBJECT_CLASS (ef_group_chooser_parent_class)->dispose (object);
}

static void
ef_group_chooser_finalize (GObject *object)
{
  EfGroupChooser *self = EF_GROUP_CHOOSER (object);

  g_clear_pointer (&self->table, ef_table_unref);
  ef_column_offer_free (self->offer);

  G_OBJECT_CLASS (ef_group_chooser_parent_class)->finalize (object);
}

static void
ef_group_chooser_class_init (EfGroupChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_group_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = ef_group_chooser_finalize;

  g_type_ensure (EF_TYPE_INDEX_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-group-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, EfGroupChooser, list);
  gtk_widget_class_bind_template_child (widget_class, EfGroupChooser, mean_button);
  gtk_widget_class_bind_template_child (widget_class, EfGroupChooser, best_button);
  gtk_widget_class_bind_template_child (widget_class, EfGroupChooser, none_button);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, none_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, best_toggled_cb);
}

static void
ef_group_chooser_init (EfGroupChooser *self)
{
  self->offer = ef_column_offer_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ef_index_list_set_source (self->list, &funcs, self);
  g_signal_connect (self, "map", G_CALLBACK (refresh), NULL);
}

void
ef_group_chooser_set_workspace (EfGroupChooser *self,
                                EfWorkspace    *workspace)
{
  g_return_if_fail (EF_IS_GROUP_CHOOSER (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);

  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "chart-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
}

void
ef_group_chooser_choose (EfGroupChooser *self,
                         const char     *name)
{
  const EfChartSpec *spec;

  g_return_if_fail (EF_IS_GROUP_CHOOSER (self));

  spec = ef_workspace_get_spec (self->workspace);
  if (spec == NULL || g_strcmp0 (name, spec->table.group_by) == 0)
    return;
  change (self, name, spec->table.summary, name != NULL ? _("Group Rows") : _("Ungroup Rows"));
}
