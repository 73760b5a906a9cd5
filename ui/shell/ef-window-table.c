/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-window-private.h"

#include <glib/gi18n-lib.h>

#include "ef-output.h"
#include "ef-sheet-output.h"
#include "ef-table-sheet.h"

/* The table that is shown as a file: the rows that the filter leaves, with all columns. */

/* What a chooser is asked for beside the name. */
#define PROVENANCE "provenance"

/* What is being written. */
typedef struct
{
  EfWindow *window;
  EfProgress *progress;
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->window);
  ef_progress_unref (self->progress);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
exported_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = ef_table_sheet_save_finish (result, &error);

  ef_window_end_busy (self->window, self->progress);
  if (done)
    ef_window_toast (self->window, _("Table exported"), NULL, NULL);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ef_window_show_error (self->window, _("The table cannot be written"), error->message);
}

void
ef_window_export_table (EfWindow *self, GFile *file, gboolean provenance)
{
  EfTable *table = ef_workspace_get_table (self->workspace);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  EfTableSheet *sheet;
  Export *export;

  if (table == NULL)
    return;
  sheet = ef_table_sheet_new (table, ef_workspace_get_spec (self->workspace)->filter, provenance,
                              &error);
  if (sheet == NULL)
    {
      ef_window_show_error (self, _("The table cannot be written"), error->message);
      return;
    }

  sheet->progress = ef_progress_new ();
  sheet->cancellable = g_object_ref (cancellable);
  export = g_new (Export, 1);
  *export = (Export){ g_object_ref (self), ef_progress_ref (sheet->progress) };
  /* Translators: shown while it lasts; %s is the name of a table. */
  words = g_strdup_printf (_("Exporting “%s”"), ef_table_get_name (table));
  ef_window_show_busy (self, words, sheet->progress, cancellable);
  ef_table_sheet_save_async (sheet, ef_sheet_get_form (file), file, exported_cb, export);
}

static void
response_cb (EfWindow *self, int response, GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = NULL;
  const char *provenance;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  provenance = gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (chooser), PROVENANCE);
  ef_window_export_table (self, file, g_strcmp0 (provenance, "true") == 0);
}

static void
export_table_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  EfWindow *self = EF_WINDOW (widget);
  EfTable *table = ef_workspace_get_table (self->workspace);
  g_autoptr (GtkFileChooserNative) chooser = NULL;
  g_autofree char *title = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *name = NULL;

  if (table == NULL)
    return;
  chooser = gtk_file_chooser_native_new (_("Export table"), GTK_WINDOW (self),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"),
                                         _("_Cancel"));
  title = ef_output_dup_table_name (table);
  clean = ef_output_clean_name (title);
  name = g_strconcat (clean, ".csv", NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  ef_sheet_add_filters (GTK_FILE_CHOOSER (chooser));
  gtk_file_chooser_add_choice (GTK_FILE_CHOOSER (chooser), PROVENANCE,
                               _("Columns that say where each value comes from"), NULL, NULL);
  gtk_file_chooser_set_choice (GTK_FILE_CHOOSER (chooser), PROVENANCE, "true");
  ef_window_show_chooser (self, chooser, G_CALLBACK (response_cb));
}

/* Who looks at the table wants that. */
static void
export_shown_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *shown = gtk_stack_get_visible_child_name (EF_WINDOW (widget)->view_stack);

  gtk_widget_activate_action (widget, g_strcmp0 (shown, "table") == 0 ? "win.export-table"
                                                                      : "win.export", NULL);
}

void
ef_window_install_table_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export-shown", NULL, export_shown_action);
  gtk_widget_class_install_action (widget_class, "win.export-table", NULL, export_table_action);
}
