/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-dialog.h"

#include <glib/gi18n-lib.h>

#include "ef-link-alone-lists.h"
#include "ef-link-pair-list.h"
#include "ef-link-result.h"
#include "ef-link-setup.h"
#include "ef-wheel.h"

/* Milliseconds between two looks at the progress. */
#define POLL_TIME 100

struct _EfLinkDialog
{
  AdwWindow parent_instance;

  EfWorkspace *workspace;
  EfLinkDraft *draft;
  guint poll_id;

  GtkButton *link_button;
  GtkProgressBar *progress_bar;
  GtkScrolledWindow *switcher_scroller;
  EfLinkSetup *setup;
  GtkStackPage *alike_page;
  GtkStackPage *linked_page;
  GtkStackPage *alone_page;
  EfLinkResult *result;
  EfLinkPairList *alike_list;
  EfLinkPairList *linked_list;
  EfLinkAloneLists *alone_lists;
};

G_DEFINE_FINAL_TYPE (EfLinkDialog, ef_link_dialog, ADW_TYPE_WINDOW)

enum
{
  LINK_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
poll_cb (gpointer data)
{
  EfLinkDialog *self = data;
  double fraction = ef_link_draft_get_progress (self->draft);

  if (fraction < 0)
    gtk_progress_bar_pulse (self->progress_bar);
  else
    gtk_progress_bar_set_fraction (self->progress_bar, fraction);

  return G_SOURCE_CONTINUE;
}

static void
show_busy (EfLinkDialog *self)
{
  gboolean is_busy = ef_link_draft_is_busy (self->draft);

  /* Not hidden, which would move everything below it. */
  gtk_widget_set_opacity (GTK_WIDGET (self->progress_bar), is_busy ? 1 : 0);
  if (is_busy && self->poll_id == 0)
    {
      gtk_progress_bar_set_fraction (self->progress_bar, 0);
      self->poll_id = g_timeout_add (POLL_TIME, poll_cb, self);
    }
  else if (!is_busy && self->poll_id != 0)
    g_clear_handle_id (&self->poll_id, g_source_remove);
}

/* "To decide (12)" */
static void
show_title (GtkStackPage *page, const char *title, gboolean known, guint n)
{
  g_autofree char *text = known ? g_strdup_printf ("%s (%'u)", title, n) : g_strdup (title);

  gtk_stack_page_set_title (page, text);
}

/* Who asks for a link where one is shown may mean that one. */
static gboolean
offers_change (EfLinkDialog *self)
{
  EfTable *first = ef_link_draft_get_table (self->draft, 0);

  return ef_link_draft_get_linked (self->draft) == NULL
         && first == ef_workspace_get_source (self->workspace)
         && ef_link_draft_can_change (first);
}

static void
refresh (EfLinkDialog *self)
{
  EfLinkPairs *pairs = ef_link_draft_get_pairs (self->draft);
  const EfLinkReport *report = ef_link_draft_get_report (self->draft);
  guint n_alone = 0;

  for (guint side = 0; side < 2 && report != NULL; side++)
    n_alone += report->counts[side][EF_LINK_NONE];
  show_title (self->alike_page, _("To decide"), pairs != NULL,
              ef_link_draft_count_open (self->draft));
  show_title (self->linked_page, _("Names that differ"), pairs != NULL,
              pairs != NULL ? ef_link_pairs_get_n (pairs) - ef_link_pairs_get_n_close (pairs) : 0);
  show_title (self->alone_page, _("Without partner"), report != NULL, n_alone);
  gtk_widget_set_sensitive (GTK_WIDGET (self->link_button),
                            ef_link_draft_can_commit (self->draft));
  ef_link_setup_say_linked (self->setup, offers_change (self));
  show_busy (self);
}

static void
tell_changes (EfLinkDialog *self)
{
  g_autoptr (EfDiagnostics) report = ef_diagnostics_new ();
  g_autofree char *summary = ef_link_draft_dup_changes (self->draft, report);

  if (summary != NULL)
    g_signal_emit (self, signals[LINK_CHANGED], 0, summary, report);
}

static void
link_clicked_cb (EfLinkDialog *self)
{
  EfTable *table;

  if (!ef_link_draft_can_commit (self->draft))
    return;
  table = ef_link_draft_commit (self->draft);
  if (table != NULL)
    ef_workspace_show_table (self->workspace, table);
  tell_changes (self);
  gtk_window_close (GTK_WINDOW (self));
}

/* The window that shows the linked table knows how to tell what was changed. */
static void
change_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.change-link", NULL);
  gtk_window_close (GTK_WINDOW (widget));
}

/* What somebody probably wants to link. */
static void
choose_tables (EfLinkDialog *self, EfCatalog *catalog)
{
  g_autoptr (GPtrArray) tables = ef_catalog_list_tables (catalog);
  EfTable *first = ef_workspace_get_source (self->workspace);

  if (first == NULL && tables->len > 0 && tables->len <= 2)
    first = tables->pdata[0];
  ef_link_draft_set_table (self->draft, 0, first);
  if (tables->len == 2 && first != NULL)
    ef_link_draft_set_table (self->draft, 1, tables->pdata[first == tables->pdata[0]]);
  else
    ef_link_draft_offer_second (self->draft);
}

static void
ef_link_dialog_dispose (GObject *object)
{
  EfLinkDialog *self = EF_LINK_DIALOG (object);

  g_clear_handle_id (&self->poll_id, g_source_remove);
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  G_OBJECT_CLASS (ef_link_dialog_parent_class)->dispose (object);
  g_clear_object (&self->draft);
  g_clear_object (&self->workspace);
}

static void
ef_link_dialog_class_init (EfLinkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_link_dialog_dispose;

  signals[LINK_CHANGED]
    = g_signal_new ("link-changed", EF_TYPE_LINK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_POINTER);

  gtk_widget_class_install_action (widget_class, "link.change", NULL, change_action);

  g_type_ensure (EF_TYPE_LINK_ALONE_LISTS);
  g_type_ensure (EF_TYPE_LINK_PAIR_LIST);
  g_type_ensure (EF_TYPE_LINK_RESULT);
  g_type_ensure (EF_TYPE_LINK_SETUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-link-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EfLinkDialog, link_button);
  gtk_widget_class_bind_template_child (widget_class, EfLinkDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, EfLinkDialog, switcher_scroller);
  gtk_widget_class_bind_template_child (widget_class, EfLinkDialog, setup);
  gtk_widget_class_bind_template_child (widget_class, EfLinkDialog, alike_page);
  gtk_widget_class_bind_template_child (widget_class, EfLinkDialog, linked_page);
  gtk_widget_class_bind_template_child (widget_class, EfLinkDialog, alone_page);
  gtk_widget_class_bind_template_child (widget_class, EfLinkDialog, result);
  gtk_widget_class_bind_template_child (widget_class, EfLinkDialog, alike_list);
  gtk_widget_class_bind_template_child (widget_class, EfLinkDialog, linked_list);
  gtk_widget_class_bind_template_child (widget_class, EfLinkDialog, alone_lists);
  gtk_widget_class_bind_template_callback (widget_class, link_clicked_cb);
}

static void
ef_link_dialog_init (EfLinkDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ef_wheel_turn_sideways (self->switcher_scroller);
}

/* @draft: taken. */
static GtkWidget *
dialog_new (GtkWindow *parent, EfWorkspace *workspace, EfLinkDraft *draft)
{
  EfLinkDialog *self = g_object_new (EF_TYPE_LINK_DIALOG, "transient-for", parent, NULL);
  EfCatalog *catalog = ef_document_get_catalog (ef_workspace_get_document (workspace));

  self->workspace = g_object_ref (workspace);
  self->draft = draft;
  if (ef_link_draft_get_linked (draft) == NULL)
    choose_tables (self, catalog);
  ef_link_setup_set_draft (self->setup, self->draft, catalog);
  ef_link_result_set_draft (self->result, self->draft);
  ef_link_pair_list_set_draft (self->alike_list, self->draft, TRUE);
  ef_link_pair_list_set_draft (self->linked_list, self->draft, FALSE);
  ef_link_alone_lists_set_draft (self->alone_lists, self->draft);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  /* And not Cancel, which Enter would press. */
  gtk_widget_grab_focus (GTK_WIDGET (self->setup));

  return GTK_WIDGET (self);
}

GtkWidget *
ef_link_dialog_new (GtkWindow *parent, EfWorkspace *workspace)
{
  g_return_val_if_fail (EF_IS_WORKSPACE (workspace), NULL);

  return dialog_new (parent, workspace, ef_link_draft_new (ef_workspace_get_document (workspace)));
}

GtkWidget *
ef_link_dialog_new_for_table (GtkWindow *parent, EfWorkspace *workspace, EfTable *linked)
{
  EfLinkDraft *draft;
  GtkWidget *dialog;

  g_return_val_if_fail (EF_IS_WORKSPACE (workspace) && linked != NULL, NULL);

  draft = ef_link_draft_new_for_table (ef_workspace_get_document (workspace), linked);
  dialog = dialog_new (parent, workspace, draft);
  gtk_window_set_title (GTK_WINDOW (dialog), _("Change link"));
  gtk_button_set_label (EF_LINK_DIALOG (dialog)->link_button, _("_Change"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (EF_LINK_DIALOG (dialog)->link_button),
                               _("Make the linked table again"));

  return dialog;
}
