/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-window-private.h"

/* How far a worker is that does something else than reading files, in the bar that shows this of
 * files too. One at a time: the last that began. */

/* Milliseconds between two looks at the progress of a worker, the first of which comes late enough
 * that what is done at once shows none. */
#define POLL_INTERVAL 250

static gboolean
poll_cb (gpointer user_data)
{
  EfWindow *self = user_data;
  double fraction = ef_progress_get_fraction (self->busy_progress);

  gtk_label_set_text (self->busy_label, self->busy_words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel", TRUE);
  gtk_revealer_set_reveal_child (self->busy_revealer, TRUE);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->busy_bar, fraction);
  else
    gtk_progress_bar_pulse (self->busy_bar);
  return G_SOURCE_CONTINUE;
}

static void
forget (EfWindow *self)
{
  g_clear_handle_id (&self->busy_poll_id, g_source_remove);
  g_clear_pointer (&self->busy_progress, ef_progress_unref);
  g_clear_object (&self->busy_cancellable);
  g_clear_pointer (&self->busy_words, g_free);
}

void
ef_window_show_busy (EfWindow     *self,
                     const char   *words,
                     EfProgress   *progress,
                     GCancellable *cancellable)
{
  g_return_if_fail (EF_IS_WINDOW (self));
  g_return_if_fail (words != NULL && progress != NULL);
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  forget (self);
  self->busy_words = g_strdup (words);
  self->busy_progress = ef_progress_ref (progress);
  self->busy_cancellable = g_object_ref (cancellable);
  self->busy_poll_id = g_timeout_add (POLL_INTERVAL, poll_cb, self);
}

void
ef_window_end_busy (EfWindow   *self,
                    EfProgress *progress)
{
  g_return_if_fail (EF_IS_WINDOW (self));

  if (self->busy_progress == NULL || self->busy_progress != progress)
    return;

  forget (self);
  if (self->opener != NULL && !ef_opener_is_busy (self->opener))
    {
      gtk_revealer_set_reveal_child (self->busy_revealer, FALSE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel", FALSE);
    }
}

void
ef_window_cancel_busy (EfWindow *self)
{
  g_return_if_fail (EF_IS_WINDOW (self));

  if (self->busy_cancellable != NULL)
    g_cancellable_cancel (self->busy_cancellable);
}
