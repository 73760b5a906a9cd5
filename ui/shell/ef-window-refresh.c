/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-window-private.h"

#include <glib/gi18n-lib.h>

/* The file of a source is read again: charts, hidden points, labels and computed columns stay, what
 * has changed is said, and it is one step of the history. A project that was saved may not know any
 * more where the file was; then it is asked for. For a table that was made of several sources these
 * are read again one after the other, and what has changed is said of all of them at once. */

/* The name of the source that a dialog is about. */
#define SOURCE_KEY "ef-source"

static EfDocument *
get_document (EfWindow *self)
{
  return ef_workspace_get_document (self->workspace);
}

static EfCatalog *
get_catalog (EfWindow *self)
{
  return ef_document_get_catalog (get_document (self));
}

/* Where the tables of the source came from, or NULL. */
static EfSource *
get_origin (EfWindow *self,
            guint     index)
{
  g_autoptr (GPtrArray) tables
    = ef_catalog_node_list_tables (ef_catalog_get_root (get_catalog (self), index));

  return tables->len > 0 ? ef_table_get_source (g_ptr_array_index (tables, 0)) : NULL;
}

/* ---- Asking for the file ---- */

static void
chosen_cb (EfWindow             *self,
           int                   response,
           GtkFileChooserNative *chooser)
{
  gint index = ef_window_find_source (self, g_object_get_data (G_OBJECT (chooser), SOURCE_KEY));

  if (response == GTK_RESPONSE_ACCEPT && index >= 0)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      ef_opener_refresh (self->opener, file, get_catalog (self), (guint) index);
    }
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
}

static void
choose_file (EfWindow *self,
             guint     index)
{
  const char *name = ef_catalog_node_get_name (ef_catalog_get_root (get_catalog (self), index));
  EfSource *origin = get_origin (self, index);
  const char *format = origin != NULL ? ef_source_get_format (origin) : NULL;
  gboolean is_folder = g_strcmp0 (format, "folder") == 0 || g_strcmp0 (format, "cards") == 0;
  /* Translators: the title of a dialog that asks for a file; %s is its name as it was. */
  g_autofree char *title = g_strdup_printf (_("Where is “%s” now?"), name);
  g_autoptr (GtkFileChooserNative) chooser = gtk_file_chooser_native_new (
    title, GTK_WINDOW (self),
    is_folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN,
    _("_Refresh"), _("_Cancel"));

  g_object_set_data_full (G_OBJECT (chooser), SOURCE_KEY, g_strdup (name), g_free);
  ef_window_show_chooser (self, chooser, G_CALLBACK (chosen_cb));
}

static void
failed_response_cb (EfWindow         *self,
                    const char       *response,
                    AdwMessageDialog *dialog)
{
  gint index = ef_window_find_source (self, g_object_get_data (G_OBJECT (dialog), SOURCE_KEY));

  if (g_str_equal (response, "choose") && index >= 0)
    choose_file (self, (guint) index);
}

static void
forget_refreshed (EfWindow *self)
{
  g_clear_pointer (&self->refreshed, ef_diagnostics_unref);
  if (self->refresh_summary != NULL)
    g_string_free (g_steal_pointer (&self->refresh_summary), TRUE);
}

/* What has changed in the sources that were read again; the others are not. */
static void
tell_refreshed (EfWindow *self)
{
  g_ptr_array_set_size (self->to_refresh, 0);
  if (self->refreshed == NULL)
    return;
  ef_window_set_changes (self, self->refreshed, self->refresh_summary->str);
  ef_window_toast (self, self->refresh_summary->str,
                   self->report != NULL ? _("_Changes") : NULL,
                   self->report != NULL ? "win.report" : NULL);
  forget_refreshed (self);
}

/* The file was moved, or it is another one: either way another may be chosen. */
static void
refresh_failed_cb (EfWindow     *self,
                   const char   *name,
                   const GError *error)
{
  g_autofree char *heading = g_strdup_printf (_("“%s” could not be read again"), name);
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (self), heading,
    g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
      ? _("The file is not where it was when it was imported. It may have been moved or renamed.")
      : error->message);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "choose",
                                    _("Choose _File…"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "choose");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), SOURCE_KEY, g_strdup (name), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (failed_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  tell_refreshed (self);
}

/* ---- Into the project ---- */

/* @text: "“models.csv”: 3 rows added" */
static void
add_report (EfWindow   *self,
            EfLoaded   *loaded,
            const char *text)
{
  if (self->refreshed == NULL)
    {
      self->refreshed = ef_diagnostics_new ();
      self->refresh_summary = g_string_new (NULL);
    }
  ef_refresh_report (loaded->refresh, self->refreshed);
  ef_diagnostics_append (self->refreshed, loaded->diagnostics);
  if (self->refresh_summary->len > 0)
    g_string_append (self->refresh_summary, " · ");
  g_string_append (self->refresh_summary, text);
}

static void refresh_source (EfWindow *self, guint index);

/* The next one that is still there, or nothing more. */
static void
refresh_next (EfWindow *self)
{
  while (self->to_refresh->len > 0)
    {
      g_autofree char *name = g_ptr_array_steal_index (self->to_refresh, 0);
      gint index = ef_window_find_source (self, name);

      if (index < 0)
        continue;
      refresh_source (self, (guint) index);
      return;
    }
  tell_refreshed (self);
}

void
ef_window_refresh (EfWindow *self,
                   EfLoaded *loaded)
{
  EfRefresh *refresh = loaded->refresh;
  const char *name = ef_catalog_node_get_name (ef_refresh_get_root (refresh));
  g_autofree char *summary = ef_refresh_summarise (refresh);
  /* Translators: first a file, then what has changed in it: "3 rows added, 12 cells changed". */
  g_autofree char *text = g_strdup_printf (_("“%s”: %s"), name, summary);
  g_autofree char *label = NULL;

  /* It was made for other tables: what was done to them meanwhile must not be lost. */
  if (ef_refresh_get_catalog (refresh) != get_catalog (self))
    {
      g_autofree char *heading = g_strdup_printf (_("“%s” could not be read again"), name);

      ef_window_show_error (self, heading,
                            _("The tables of the project were changed while the file was read. "
                              "Refresh it once more."));
      tell_refreshed (self);
      return;
    }

  add_report (self, loaded, text);
  if (!ef_refresh_is_empty (refresh))
    {
      /* Translators: follows "Undo" in a menu; %s is a file name. */
      label = g_strdup_printf (_("Refresh “%s”"), name);
      ef_document_refresh_source (get_document (self), ef_refresh_get_index (refresh),
                                  ef_refresh_get_root (refresh), ef_refresh_get_changes (refresh),
                                  ef_refresh_get_made (refresh), label);
    }
  refresh_next (self);
}

static void
refresh_source (EfWindow *self,
                guint     index)
{
  EfSource *origin = get_origin (self, index);
  const char *uri = origin != NULL ? ef_source_get_uri (origin) : NULL;
  g_autoptr (GFile) file = uri != NULL ? g_file_new_for_uri (uri) : NULL;

  if (file != NULL)
    ef_opener_refresh (self->opener, file, get_catalog (self), index);
  else
    choose_file (self, index);
}

static void
refresh_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);
  gint index = ef_window_find_current_source (self);
  g_autoptr (GArray) sources = NULL;
  g_autoptr (GError) error = NULL;

  if (index < 0)
    return;
  /* What was made of other tables has no file: these have. */
  sources = ef_refresh_list_sources (get_catalog (self), (guint) index);
  if (sources->len == 0)
    {
      ef_refresh_find_source (get_catalog (self), (guint) index, &error);
      ef_window_toast (self, error->message, NULL, NULL);
      return;
    }
  forget_refreshed (self);
  g_ptr_array_set_size (self->to_refresh, 0);
  for (guint i = 0; i < sources->len; i++)
    {
      EfCatalogNode *root
        = ef_catalog_get_root (get_catalog (self), g_array_index (sources, guint, i));

      g_ptr_array_add (self->to_refresh, g_strdup (ef_catalog_node_get_name (root)));
    }
  refresh_next (self);
}

void
ef_window_clear_refresh (EfWindow *self)
{
  forget_refreshed (self);
  g_clear_pointer (&self->to_refresh, g_ptr_array_unref);
}

void
ef_window_init_refresh (EfWindow *self)
{
  self->to_refresh = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect_object (self->opener, "refresh-failed", G_CALLBACK (refresh_failed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
ef_window_install_refresh_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, refresh_action);
}
