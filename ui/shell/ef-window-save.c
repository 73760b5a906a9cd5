/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-window-private.h"

#include <glib/gi18n-lib.h>

#include "ef-error.h"
#include "ef-project.h"

/* How a project gets out of a window and into its file. Nothing here blocks: writing is a worker's,
 * and a window that is asked to close while it has changes asks back first. */

static void save_as (EfWindow *self);

static EfDocument *
get_document (EfWindow *self)
{
  return ef_workspace_get_document (self->workspace);
}

/* ---- Saving ---- */

static void
set_saving_to (EfWindow *self,
               GFile    *file)
{
  g_set_object (&self->saving_to, file);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save", file == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-as", file == NULL);
}

static void
saved (EfWindow    *self,
       GFile       *file,
       EfFileState *state)
{
  gboolean close = self->close_after_saving;

  self->close_after_saving = FALSE;
  ef_window_set_file (self, file, state);
  ef_window_end_recovery (self);
  ef_window_remember_recent (self, file);
  ef_window_update_title (self);
  /* Which asks if something was changed meanwhile. */
  if (close)
    gtk_window_close (GTK_WINDOW (self));
  else
    ef_window_toast (self, _("Project saved"), NULL, NULL);
}

static void save_to (EfWindow *self, GFile *file, EfFileState *expected);

static void
changed_response_cb (EfWindow   *self,
                     const char *response)
{
  if (g_str_equal (response, "overwrite") && self->file != NULL)
    save_to (self, self->file, NULL);
  else if (g_str_equal (response, "save-as"))
    save_as (self);
  else
    self->close_after_saving = FALSE;
}

/* Somebody else's work is in the file by now: only a person can tell which of the two counts. */
static void
ask_to_overwrite (EfWindow *self)
{
  g_autofree char *base = g_file_get_basename (self->file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *heading = g_strdup_printf (_("“%s” has changed on disk"), name);
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (self), heading,
    _("Another program has written the file since it was opened here. Saving replaces what it "
      "wrote."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "save-as",
                                    _("Save _as…"), "overwrite", _("Save _anyway"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "overwrite",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save-as");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (changed_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (EfWindow) self = EF_WINDOW (user_data);
  g_autoptr (EfFileState) state = NULL;
  g_autoptr (GFile) file = g_object_ref (self->saving_to);
  g_autoptr (GError) error = NULL;

  set_saving_to (self, NULL);
  if (ef_project_save_finish (result, &state, &error))
    saved (self, file, state);
  else if (g_error_matches (error, EF_ERROR, EF_ERROR_CHANGED))
    ask_to_overwrite (self);
  else
    {
      self->close_after_saving = FALSE;
      ef_window_show_error (self, _("The project could not be saved"), error->message);
    }
}

/* @expected: see ef_project_save_async(). */
static void
save_to (EfWindow    *self,
         GFile       *file,
         EfFileState *expected)
{
  ef_workspace_keep_chart (self->workspace);
  set_saving_to (self, file);
  ef_project_save_async (get_document (self), file, expected, NULL, saved_cb, g_object_ref (self));
}

static void
save_response_cb (EfWindow             *self,
                  int                   response,
                  GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      /* The chooser has asked already whether a file that is there may be replaced. */
      save_to (self, file, NULL);
    }
  else
    self->close_after_saving = FALSE;
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
}

/* "evaluation-tables.frontier" for evaluation-tables.json.gz. */
static char *
dup_project_name (EfWindow *self)
{
  EfCatalog *catalog = ef_document_get_catalog (get_document (self));
  g_autofree char *name = g_strdup (ef_catalog_node_get_name (ef_catalog_get_root (catalog, 0)));
  char *dot = strchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  g_strdelimit (name, "/\\\n\t", '-');
  return g_strconcat (name, EF_PROJECT_SUFFIX, NULL);
}

static void
save_as (EfWindow *self)
{
  static const char *const projects[] = { "*.frontier", NULL };
  g_autoptr (GtkFileChooserNative) chooser = gtk_file_chooser_native_new (
      _("Save project"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
      _("_Cancel"));

  ef_window_add_filter (GTK_FILE_CHOOSER (chooser), _("Projects"), projects);
  if (self->file != NULL && !ef_start_page_is_sample (self->file))
    gtk_file_chooser_set_file (GTK_FILE_CHOOSER (chooser), self->file, NULL);
  else
    {
      g_autofree char *name = dup_project_name (self);

      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
    }
  ef_window_show_chooser (self, chooser, G_CALLBACK (save_response_cb));
}

/* A sample that came with the program stays as it is, also where one may write it. */
static gboolean
can_write (GFile *file)
{
  g_autoptr (GFileInfo) info = NULL;

  if (ef_start_page_is_sample (file))
    return FALSE;
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE, G_FILE_QUERY_INFO_NONE, NULL,
                            NULL);

  return info == NULL ||
         g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE);
}

static void
save (EfWindow *self)
{
  if (self->file != NULL && can_write (self->file))
    save_to (self, self->file, self->file_state);
  else
    save_as (self);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  save (EF_WINDOW (widget));
}

static void
save_as_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  save_as (EF_WINDOW (widget));
}

/* ---- Closing ---- */

static void
close_response_cb (EfWindow   *self,
                   const char *response)
{
  if (g_str_equal (response, "save"))
    {
      self->close_after_saving = TRUE;
      save (self);
    }
  else if (g_str_equal (response, "discard"))
    {
      self->closing = TRUE;
      gtk_window_close (GTK_WINDOW (self));
    }
}

static void
ask_before_closing (EfWindow *self)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self), _("Save changes?"),
      _("The project has changes that are not saved. Without saving they are lost."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "discard",
                                    _("_Discard"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
ef_window_may_close (EfWindow *self)
{
  if (self->closing)
    return TRUE;
  if (self->saving_to != NULL)
    {
      self->close_after_saving = TRUE;
      return FALSE;
    }
  if (!ef_document_is_modified (get_document (self)))
    return TRUE;

  ask_before_closing (self);
  return FALSE;
}

/* ---- Set-up ---- */

void
ef_window_install_save_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_as_action);
}
