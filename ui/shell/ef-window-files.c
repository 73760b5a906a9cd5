/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-window-private.h"

#include <glib/gi18n-lib.h>

#include "ef-problems-dialog.h"
#include "ef-project.h"

/* How files get into a window. Nothing here blocks: reading is the opener's. */

/* Reading that ends sooner than this shows no progress: a bar that flashes says nothing.
 * Microseconds. */
#define QUIET_TIME 250000

static EfDocument *
get_document (EfWindow *self)
{
  return ef_workspace_get_document (self->workspace);
}

void
ef_window_show_error (EfWindow   *self,
                      const char *heading,
                      const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
ef_window_remember_recent (EfWindow *self,
                           GFile    *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
  ef_start_page_refresh (self->start_page);
}

/* ---- Opening ---- */

void
ef_window_set_report (EfWindow      *self,
                      EfDiagnostics *diagnostics)
{
  g_clear_pointer (&self->report, ef_diagnostics_unref);
  g_clear_pointer (&self->changes, g_free);
  if (diagnostics != NULL && ef_diagnostics_get_n_kept (diagnostics) > 0)
    self->report = ef_diagnostics_ref (diagnostics);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.report", self->report != NULL);
}

void
ef_window_set_changes (EfWindow      *self,
                       EfDiagnostics *diagnostics,
                       const char    *summary)
{
  ef_window_set_report (self, diagnostics);
  self->changes = g_strdup (summary);
}

static void
open_document (EfWindow *self,
               EfLoaded *loaded)
{
  EfWindow *window = self;
  g_autofree char *problems = NULL;

  if (ef_catalog_get_n_roots (ef_document_get_catalog (get_document (self))) > 0 ||
      self->file != NULL)
    window = EF_WINDOW (ef_window_new (gtk_window_get_application (GTK_WINDOW (self))));

  ef_window_set_report (window, loaded->diagnostics);
  ef_window_set_document (window, loaded->document, loaded->from_figure ? NULL : loaded->file,
                          loaded->state);
  if (loaded->file != NULL)
    ef_window_remember_recent (window, loaded->file);
  problems = ef_problems_summarise (loaded->diagnostics);
  if (problems != NULL)
    ef_window_toast (window, problems, _("_Report"), "win.report");
  ef_window_tell_missing_theme (window);
  gtk_window_present (GTK_WINDOW (window));
  /* What was dropped shows several charts, the window one of them. */
  if (loaded->from_figure && ef_document_get_n_panels (loaded->document) > 0)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.panels", NULL);
}

static void
loaded_cb (EfWindow *self,
           EfLoaded *loaded)
{
  if (loaded->document != NULL)
    open_document (self, loaded);
  else if (loaded->refresh != NULL)
    ef_window_refresh (self, loaded);
  else
    ef_window_import (self, loaded);
}

static void
failed_cb (EfWindow     *self,
           const char   *name,
           const GError *error)
{
  g_autofree char *heading = name != NULL
                               ? g_strdup_printf (_("“%s” could not be opened"), name)
                               : g_strdup (_("The clipboard could not be opened"));

  ef_window_show_error (self, heading, error->message);
}

static void
progress_cb (EfWindow *self)
{
  gboolean busy = ef_opener_is_busy (self->opener);
  gint64 running = g_get_monotonic_time () - ef_opener_get_start_time (self->opener);
  double fraction = ef_opener_get_fraction (self->opener);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel", busy);
  if (!busy)
    {
      gtk_revealer_set_reveal_child (self->busy_revealer, FALSE);
      return;
    }

  if (running >= QUIET_TIME)
    {
      g_autofree char *name = ef_opener_dup_name (self->opener);
      g_autofree char *text = g_strdup_printf (_("Reading “%s”"), name);

      gtk_label_set_text (self->busy_label, text);
      gtk_revealer_set_reveal_child (self->busy_revealer, TRUE);
    }
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->busy_bar, fraction);
  else
    gtk_progress_bar_pulse (self->busy_bar);
}

/* @files: of GFile */
static void
open_together (EfWindow  *self,
               GPtrArray *files)
{
  if (files->len > 0)
    ef_window_open_files (self, (GFile *const *) files->pdata, files->len);
}

static void
open_response_cb (EfWindow             *self,
                  int                   response,
                  GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
      g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; i < g_list_model_get_n_items (chosen); i++)
        g_ptr_array_add (files, g_list_model_get_item (chosen, i));
      open_together (self, files);
    }
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
}

void
ef_window_add_filter (GtkFileChooser    *chooser,
                      const char        *name,
                      const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

void
ef_window_show_chooser (EfWindow             *self,
                        GtkFileChooserNative *chooser,
                        GCallback             response_cb)
{
  g_set_object (&self->chooser, chooser);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", response_cb, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  static const char *const all[] = { "*.frontier", "*.json", "*.gz", "*.csv", "*.tsv", "*.tab",
                                     "*.txt", "*.md", "*.yaml", "*.yml", "*.xml",
                                     "*.svg", "*.png", "*.pdf", NULL };
  static const char *const projects[] = { "*.frontier", NULL };
  static const char *const everything[] = { "*", NULL };
  EfWindow *self = EF_WINDOW (widget);
  g_autoptr (GtkFileChooserNative) chooser = gtk_file_chooser_native_new (
      _("Open"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  ef_window_add_filter (GTK_FILE_CHOOSER (chooser), _("Projects, tables and figures"), all);
  ef_window_add_filter (GTK_FILE_CHOOSER (chooser), _("Projects"), projects);
  ef_window_add_filter (GTK_FILE_CHOOSER (chooser), _("All files"), everything);
  ef_window_show_chooser (self, chooser, G_CALLBACK (open_response_cb));
}

/* A chooser shows either files or folders, so this is an action of its own. */
static void
open_folder_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);
  g_autoptr (GtkFileChooserNative) chooser
    = gtk_file_chooser_native_new (_("Open folder"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Open"), _("_Cancel"));

  ef_window_show_chooser (self, chooser, G_CALLBACK (open_response_cb));
}

/* Each paste is a table of its own, not a newer state of the one before. */
static char *
dup_paste_name (EfWindow *self)
{
  char *name = g_strdup (_("Pasted table"));

  for (guint i = 2; ef_window_find_source (self, name) >= 0; i++)
    {
      g_free (name);
      /* Translators: the second, third ... table that was pasted. */
      name = g_strdup_printf (_("Pasted table %u"), i);
    }
  return name;
}

static void
pasted_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (EfWindow) self = EF_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  gsize length;

  if (text == NULL || text[0] == '\0')
    {
      ef_window_toast (self, _("The clipboard holds no table. Copy cells in a spreadsheet first."),
                       NULL, NULL);
      return;
    }

  length = strlen (text);
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  name = dup_paste_name (self);
  ef_opener_open_bytes (self->opener, bytes, name);
}

/* ---- Pasting a figure ---- */

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (EfWindow) self = EF_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (object), result, &error) < 0)
    {
      ef_window_show_error (self, _("The clipboard could not be read"), error->message);
      return;
    }
  {
    g_autoptr (GBytes) bytes =
      g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (object));

    ef_opener_open_bytes (self->opener, bytes, _("Pasted figure"));
  }
}

static void
pasted_figure_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (EfWindow) self = EF_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream =
    gdk_clipboard_read_finish (GDK_CLIPBOARD (object), result, NULL, &error);
  g_autoptr (GOutputStream) memory = NULL;

  if (stream == NULL)
    {
      ef_window_show_error (self, _("The clipboard could not be read"), error->message);
      return;
    }
  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE
                                  | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, read_cb, g_object_ref (self));
}

/* Spreadsheets offer a picture of the cells beside the cells: a picture counts only where it is a
 * chart of ours, or where there is nothing else. NULL: text is what to paste. */
static const char *
find_figure (GdkClipboard *clipboard)
{
  static const char *const pictures[] = { "image/svg+xml", "image/png", "application/pdf" };
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_mime_type (formats, EF_PROJECT_MIME_TYPE))
    return EF_PROJECT_MIME_TYPE;
  if (gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8")
      || gdk_content_formats_contain_mime_type (formats, "text/plain")
      || gdk_content_formats_contain_gtype (formats, G_TYPE_STRING))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    if (gdk_content_formats_contain_mime_type (formats, pictures[i]))
      return pictures[i];
  return NULL;
}

static void
paste_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  const char *mime_types[2] = { NULL };
  GdkClipboard *clipboard;

  /* Ctrl+V in an entry is the entry's. */
  if (GTK_IS_EDITABLE (focus))
    {
      gtk_widget_activate_action (focus, "clipboard.paste", NULL);
      return;
    }
  clipboard = gtk_widget_get_clipboard (widget);
  mime_types[0] = find_figure (clipboard);
  if (mime_types[0] != NULL)
    gdk_clipboard_read_async (clipboard, mime_types, G_PRIORITY_DEFAULT, NULL, pasted_figure_cb,
                              g_object_ref (widget));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, pasted_cb, g_object_ref (widget));
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);

  ef_opener_cancel (self->opener);
  ef_window_cancel_busy (self);
}

static gboolean
drop_cb (EfWindow     *self,
         const GValue *value)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (const GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_ptr_array_add (files, l->data);
  open_together (self, files);
  return files->len > 0;
}

static void
start_page_open_cb (EfWindow *self,
                    GFile    *file)
{
  ef_window_open (self, file);
}

/* ---- Set-up ---- */

void
ef_window_init_files (EfWindow *self)
{
  GtkDropTarget *drop_target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->opener = ef_opener_new ();
  g_signal_connect_object (self->opener, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->opener, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->opener, "batch", G_CALLBACK (ef_window_import_batch), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->opener, "progress", G_CALLBACK (progress_cb), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_object (drop_target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop_target));
  g_signal_connect_object (self->start_page, "open", G_CALLBACK (start_page_open_cb), self,
                           G_CONNECT_SWAPPED);
}

void
ef_window_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.open-folder", NULL, open_folder_action);
  gtk_widget_class_install_action (widget_class, "win.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "win.cancel", NULL, cancel_action);
}

void
ef_window_open (EfWindow *self,
                GFile    *file)
{
  g_return_if_fail (EF_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  ef_opener_open (self->opener, file);
}

void
ef_window_open_files (EfWindow     *self,
                      GFile *const *files,
                      guint         n_files)
{
  g_return_if_fail (EF_IS_WINDOW (self));
  g_return_if_fail (files != NULL && n_files > 0);

  ef_opener_open_files (self->opener, files, n_files);
}
