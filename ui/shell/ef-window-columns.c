/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-window-private.h"

#include <glib/gi18n-lib.h>

#include "ef-formula-dialog.h"
#include "ef-link-dialog.h"
#include "ef-link-draft.h"
#include "ef-reshape-dialog.h"

/* Columns of the table that is shown: those that are computed from others or linked from
 * another table, and what rows are filtered by. */

/* Where a chart is shown, nothing else tells that it is there. */
static void
column_added_cb (EfWindow *self, const char *name)
{
  gboolean shown = g_str_equal (gtk_stack_get_visible_child_name (self->view_stack), "table");
  g_autofree char *text = g_strdup_printf (_("Column “%s” added"), name);

  ef_window_toast (self, text, shown ? NULL : _("_Table"), shown ? NULL : "win.view::table");
}

/* @column: the one to change, or NULL for a new one. */
static void
show_formula_dialog (EfWindow *self, const char *column)
{
  EfTable *table = ef_workspace_get_source (self->workspace);
  GtkWidget *dialog;

  if (table == NULL)
    return;
  dialog = ef_formula_dialog_new (GTK_WINDOW (self), ef_workspace_get_document (self->workspace),
                                  ef_table_get_id (table));
  if (column != NULL)
    ef_formula_dialog_select (EF_FORMULA_DIALOG (dialog), column);
  g_signal_connect_object (dialog, "column-added", G_CALLBACK (column_added_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
computed_columns_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  show_formula_dialog (EF_WINDOW (widget), NULL);
}

static void
edit_column_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  show_formula_dialog (EF_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* The column of that key, or all of them for "". */
static void
filter_by_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *column = g_variant_get_string (parameter, NULL);

  ef_filter_bar_open (EF_WINDOW (widget)->filter_bar, *column != '\0' ? column : NULL);
}

static void
group_rows_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  EfWindow *self = EF_WINDOW (widget);

  gtk_stack_set_visible_child_name (self->view_stack, "table");
  ef_table_page_open_groups (self->table_page);
}

static void
link_tables_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  EfWindow *self = EF_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (ef_link_dialog_new (GTK_WINDOW (self), self->workspace)));
}

/* The table that is shown, if it was linked and it is known how. */
static EfTable *
get_linked (EfWindow *self)
{
  EfTable *table = ef_workspace_get_source (self->workspace);

  return ef_link_draft_can_change (table) ? table : NULL;
}

static void
link_changed_cb (EfWindow *self, const char *summary, EfDiagnostics *report)
{
  ef_window_set_changes (self, report, summary);
  ef_window_toast (self, summary, self->report != NULL ? _("_Changes") : NULL,
                   self->report != NULL ? "win.report" : NULL);
}

static void
change_link_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  EfWindow *self = EF_WINDOW (widget);
  EfTable *linked = get_linked (self);
  GtkWidget *dialog;

  if (linked == NULL)
    return;
  dialog = ef_link_dialog_new_for_table (GTK_WINDOW (self), self->workspace, linked);
  g_signal_connect_object (dialog, "link-changed", G_CALLBACK (link_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
reshape_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  EfWindow *self = EF_WINDOW (widget);

  if (ef_workspace_get_source (self->workspace) != NULL)
    gtk_window_present (
      GTK_WINDOW (ef_reshape_dialog_new (GTK_WINDOW (self), self->workspace)));
}

/* There must be another one to link with. */
static gboolean
has_tables (EfWindow *self)
{
  EfCatalog *catalog = ef_document_get_catalog (ef_workspace_get_document (self->workspace));
  guint n = 0;

  for (guint i = 0; i < ef_catalog_get_n_roots (catalog) && n < 2; i++)
    n += ef_catalog_node_count_tables (ef_catalog_get_root (catalog, i));

  return n >= 2;
}

void
ef_window_update_column_actions (EfWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.computed-columns",
                                 ef_workspace_get_source (self->workspace) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-table",
                                 ef_workspace_get_source (self->workspace) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-shown",
                                 ef_workspace_get_source (self->workspace) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.reshape",
                                 ef_workspace_get_source (self->workspace) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.filter-by",
                                 ef_workspace_get_source (self->workspace) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.group-rows",
                                 ef_workspace_get_source (self->workspace) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.link-tables", has_tables (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.change-link", get_linked (self) != NULL);
}

void
ef_window_install_column_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.computed-columns", NULL,
                                   computed_columns_action);
  gtk_widget_class_install_action (widget_class, "win.edit-column", "s", edit_column_action);
  gtk_widget_class_install_action (widget_class, "win.filter-by", "s", filter_by_action);
  gtk_widget_class_install_action (widget_class, "win.group-rows", NULL, group_rows_action);
  gtk_widget_class_install_action (widget_class, "win.link-tables", NULL, link_tables_action);
  gtk_widget_class_install_action (widget_class, "win.change-link", NULL, change_link_action);
  gtk_widget_class_install_action (widget_class, "win.reshape", NULL, reshape_action);
}
