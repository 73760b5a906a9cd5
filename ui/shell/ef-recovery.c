/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-recovery.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ef-drafts.h"
#include "ef-error.h"
#include "ef-window.h"

/* One after the other, the oldest first, so that the latest work comes to lie on top. */
typedef struct
{
  GtkApplication *application; /* held */
  EfWindow *window;            /* that shows the progress; NULL when it is gone */
  GPtrArray *drafts;           /* EfDraft, newest first; the last is being read */
  EfDiagnostics *diagnostics;  /* of the one that is being read */
  EfProgress *progress;        /* the same */
  GString *problems;           /* sentences, one a line */
  guint n_problems;
} Recovery;

static void load_next (Recovery *self);

static void
recovery_free (Recovery *self)
{
  g_clear_weak_pointer (&self->window);
  g_application_release (G_APPLICATION (self->application));
  g_object_unref (self->application);
  g_ptr_array_unref (self->drafts);
  g_clear_pointer (&self->diagnostics, ef_diagnostics_unref);
  g_clear_pointer (&self->progress, ef_progress_unref);
  g_string_free (self->problems, TRUE);
  g_free (self);
}

static void
tell_problems (Recovery *self)
{
  GtkWindow *window = gtk_application_get_active_window (self->application);
  GtkWidget *dialog = adw_message_dialog_new (
    window,
    ngettext ("An unsaved project could not be recovered",
              "Unsaved projects could not be recovered", self->n_problems),
    self->problems->str);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The active window, or what its dialogs belong to. */
static EfWindow *
find_active_window (Recovery *self)
{
  GtkWindow *window = gtk_application_get_active_window (self->application);

  while (window != NULL && !EF_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return EF_WINDOW (window);
}

static EfWindow *
find_window (Recovery *self)
{
  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    if (EF_IS_WINDOW (l->data) && ef_window_is_untouched (l->data))
      return l->data;
  return EF_WINDOW (ef_window_new (self->application));
}

/* TRUE if it would be no better another time. */
static gboolean
is_hopeless (const GError *error)
{
  return error->domain == EF_ERROR && error->code != EF_ERROR_NEWER;
}

static void
add_problem (Recovery     *self,
             EfDraft      *draft,
             const GError *error)
{
  g_autofree char *path = is_hopeless (error) ? ef_draft_set_aside (draft, NULL) : NULL;

  if (self->n_problems++ > 0)
    g_string_append_c (self->problems, '\n');
  g_string_append (self->problems, error->message);
  g_string_append_c (self->problems, ' ');
  if (path != NULL)
    g_string_append_printf (self->problems, _("It is kept as “%s” for %d days."), path,
                            EF_DRAFT_DAYS_DAMAGED);
  else
    g_string_append (self->problems, _("It is tried again at the next start."));
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Recovery *self = user_data;
  EfDraft *draft = g_ptr_array_index (self->drafts, self->drafts->len - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (EfDocument) document = ef_draft_load_finish (result, &error);

  if (self->window != NULL)
    ef_window_end_busy (self->window, self->progress);
  g_clear_weak_pointer (&self->window);

  if (document != NULL)
    {
      EfWindow *window = find_window (self);

      ef_window_recover (window, document, draft, self->diagnostics);
      gtk_window_present (GTK_WINDOW (window));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    add_problem (self, draft, error);

  g_ptr_array_set_size (self->drafts, self->drafts->len - 1);
  load_next (self);
}

/* One that is cancelled stays for the next start. */
static void
load_next (Recovery *self)
{
  g_autoptr (GCancellable) cancellable = NULL;

  if (self->drafts->len == 0)
    {
      if (self->n_problems > 0)
        tell_problems (self);
      recovery_free (self);
      return;
    }

  g_clear_pointer (&self->diagnostics, ef_diagnostics_unref);
  self->diagnostics = ef_diagnostics_new ();
  g_clear_pointer (&self->progress, ef_progress_unref);
  self->progress = ef_progress_new ();
  cancellable = g_cancellable_new ();
  g_set_weak_pointer (&self->window, find_active_window (self));
  if (self->window != NULL)
    ef_window_show_busy (self->window, _("Recovering unsaved work"), self->progress, cancellable);
  ef_draft_load_async (g_ptr_array_index (self->drafts, self->drafts->len - 1), self->diagnostics,
                       self->progress, cancellable, loaded_cb, self);
}

void
ef_recovery_start (GtkApplication *application,
                   const char     *folder)
{
  Recovery *self;

  g_return_if_fail (GTK_IS_APPLICATION (application));
  g_return_if_fail (folder != NULL);

  self = g_new0 (Recovery, 1);
  self->application = g_object_ref (application);
  g_application_hold (G_APPLICATION (application));
  self->drafts = ef_drafts_adopt (folder, EF_RECOVERY_MAX);
  self->problems = g_string_new (NULL);
  load_next (self);
}
