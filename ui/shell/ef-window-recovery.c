/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-window-private.h"

#include <glib/gi18n-lib.h>

#include "ef-drafts.h"

/* What a window shows of drafts: nothing as long as all goes well, a toast when none can be
 * written, and a bar above a project that was recovered from one. */

/* Milliseconds after which a recovered project is taken not to end the program. */
#define SURVIVAL_TIME 2000

static void
autosave_failed_cb (EfWindow   *self,
                    const char *message)
{
  g_free (self->autosave_problem);
  self->autosave_problem = g_strdup (message);
  ef_window_toast (self, _("Unsaved changes are not kept safe"), _("_Details"),
                   "win.autosave-problem");
}

/* The reason is longer than a toast. */
static void
autosave_problem_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);

  ef_window_show_error (self, _("Unsaved changes are not kept safe"), self->autosave_problem);
}

/* ---- The bar ---- */

static void
bar_response_cb (EfWindow *self)
{
  gtk_info_bar_set_revealed (self->recovery_bar, FALSE);
}

static guint
count_windows (EfWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  guint n = 0;

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    n += EF_IS_WINDOW (l->data);
  return n;
}

/* Back to the file as it is on disk, or to nothing if there never was one. */
static void
discard_recovered (EfWindow *self)
{
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (GFile) file = NULL;

  if (self->file != NULL)
    file = g_object_ref (self->file);

  ef_window_set_document (self, document, NULL, NULL);
  if (file != NULL)
    ef_window_open (self, file);
  else if (count_windows (self) > 1)
    gtk_window_close (GTK_WINDOW (self));
}

static void
discard_response_cb (EfWindow   *self,
                     const char *response)
{
  if (g_str_equal (response, "discard") && self->recovered)
    discard_recovered (self);
}

static void
discard_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (self), _("Discard what was recovered?"),
    self->file != NULL
      ? _("The project is shown again as it is on disk. The recovered changes are lost.")
      : _("The project was never saved. It is lost."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "discard",
                                    _("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
set_recovered (EfWindow *self,
               gboolean  recovered)
{
  self->recovered = recovered;
  gtk_info_bar_set_revealed (self->recovery_bar, recovered);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.discard-recovered", recovered);
}

/* ---- Set-up ---- */

void
ef_window_init_recovery (EfWindow *self)
{
  g_autofree char *folder = ef_drafts_dup_folder ();

  self->autosaver = ef_autosaver_new (folder);
  g_signal_connect_object (self->autosaver, "failed", G_CALLBACK (autosave_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->recovery_bar, "response", G_CALLBACK (bar_response_cb), self,
                           G_CONNECT_SWAPPED);
}

void
ef_window_install_recovery_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.discard-recovered", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "win.autosave-problem", NULL,
                                   autosave_problem_action);
}

void
ef_window_end_recovery (EfWindow *self)
{
  set_recovered (self, FALSE);
}

static gboolean
survived_cb (gpointer user_data)
{
  ef_draft_opened (user_data);
  return G_SOURCE_REMOVE;
}

void
ef_window_recover (EfWindow      *self,
                   EfDocument    *document,
                   EfDraft       *draft,
                   EfDiagnostics *diagnostics)
{
  g_return_if_fail (EF_IS_WINDOW (self));
  g_return_if_fail (EF_IS_DOCUMENT (document));
  g_return_if_fail (draft != NULL);

  ef_window_set_report (self, diagnostics);
  ef_window_set_document (self, document, ef_draft_get_file (draft),
                          ef_draft_get_file_state (draft));
  ef_autosaver_adopt (self->autosaver, draft);
  set_recovered (self, TRUE);
  ef_window_update_title (self);
  g_timeout_add_full (G_PRIORITY_DEFAULT, SURVIVAL_TIME, survived_cb, ef_draft_ref (draft),
                      (GDestroyNotify) ef_draft_unref);
}

void
ef_window_flush_async (EfWindow           *self,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  EfDraft *draft;

  g_return_if_fail (EF_IS_WINDOW (self));

  /* Whoever is asked to end has not died of what he shows. */
  draft = ef_autosaver_get_draft (self->autosaver);
  if (draft != NULL)
    ef_draft_opened (draft);
  ef_autosaver_flush_async (self->autosaver, callback, user_data);
}
