/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-window-private.h"

#include "ef-claims-dialog.h"

/* What contradicts itself in the project is counted in the header bar, and listed on request. */

static void
show_count (EfWindow *self)
{
  const EfClaimAudit *audit = ef_claims_get_audit (self->claims);
  guint n = audit != NULL ? audit->n_contradictions : 0;
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *words = audit != NULL ? ef_claim_audit_describe (audit) : g_strdup ("");

  gtk_widget_set_visible (self->claims_button, n > 0);
  adw_button_content_set_label (self->claims_content, count);
  gtk_widget_set_tooltip_text (self->claims_button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->claims_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* A row that is no point of the chart can be seen in the table only. */
static void
show_row (EfWindow *self)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);
  guint n;
  const guint32 *rows = ef_workspace_get_selection (self->workspace, &n);

  g_signal_handlers_disconnect_by_func (self->workspace, show_row, self);
  if (data == NULL || n == 0 || ef_chart_data_find_row (data, rows[0]) < 0)
    gtk_stack_set_visible_child_name (self->view_stack, "table");
}

static void
row_shown_cb (EfWindow *self)
{
  g_signal_handlers_disconnect_by_func (self->workspace, show_row, self);
  if (ef_workspace_is_busy (self->workspace))
    g_signal_connect_object (self->workspace, "data-changed", G_CALLBACK (show_row), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  else
    show_row (self);
}

static void
claims_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);

  if (self->claims_dialog == NULL)
    {
      g_set_weak_pointer (&self->claims_dialog,
                          ef_claims_dialog_new (GTK_WINDOW (self), self->workspace, self->claims));
      g_signal_connect_object (self->claims_dialog, "row-shown", G_CALLBACK (row_shown_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (self->claims_dialog));
}

void
ef_window_close_claims (EfWindow *self)
{
  GtkWidget *dialog = self->claims_dialog;

  g_clear_weak_pointer (&self->claims_dialog);
  if (dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
  if (self->claims != NULL)
    g_signal_handlers_disconnect_by_data (self->claims, self);
  g_clear_object (&self->claims);
}

void
ef_window_watch_claims (EfWindow *self)
{
  ef_window_close_claims (self);
  self->claims = ef_claims_new (ef_workspace_get_document (self->workspace));
  g_signal_connect_object (self->claims, "changed", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  show_count (self);
}

void
ef_window_install_claims_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.claims", NULL, claims_action);
}
