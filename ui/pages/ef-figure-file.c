/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-figure-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-paint.h"
#include "ef-task.h"

/* From a figure on the screen to one on the disk: which file, and the writing of it. */

#define CHOSEN_KEY "ef-chosen"

typedef struct
{
  EfOutput *output;
  EfChartData *data;
  GFile *file;
  EfOutputReport report;
} Export;

static void
export_free (Export *export)
{
  ef_output_free (export->output);
  g_clear_pointer (&export->data, ef_chart_data_unref);
  g_object_unref (export->file);
  ef_output_report_clear (&export->report);
  g_free (export);
}

/* "chart.methods.txt" beside "chart.svg" (transfer full). */
static GFile *
find_methods_file (GFile *figure)
{
  g_autoptr (GFile) folder = g_file_get_parent (figure);
  g_autofree char *base = g_file_get_basename (figure);
  char *point = strrchr (base, '.');
  g_autofree char *name = NULL;

  if (folder == NULL)
    return NULL;
  if (point != NULL && point != base)
    *point = '\0';
  name = g_strconcat (base, ".methods.txt", NULL);
  return g_file_get_child (folder, name);
}

/* In a sandbox only the figure itself may be written; the text is inside of it all the same. */
static void
write_methods (Export       *export,
               GCancellable *cancellable)
{
  g_autoptr (GFile) file = find_methods_file (export->file);
  g_autofree char *text = ef_output_dup_methods (export->output, export->data);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  if (file != NULL && ef_paint_write_file (file, bytes, cancellable, &error))
    return;
  if (export->report.remark == NULL)
    export->report.remark
      = g_strdup (_("The methods paragraph is in the figure; it could not be written beside it."));
}

static void
write_in_worker (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Export *export = task_data;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  bytes = ef_output_make (export->output, export->data, NULL, &export->report, cancellable, &error);
  if (bytes == NULL || !ef_paint_write_file (export->file, bytes, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (export->output->with_methods && export->data != NULL)
    write_methods (export, cancellable);
  g_task_return_boolean (task, TRUE);
}

void
ef_figure_file_write_async (gpointer            source,
                            EfOutput           *output,
                            EfChartData        *data,
                            GFile              *file,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Export *export;

  g_return_if_fail (output != NULL);
  g_return_if_fail (G_IS_FILE (file));

  export = g_new0 (Export, 1);
  export->output = output;
  export->data = data != NULL ? ef_chart_data_ref (data) : NULL;
  export->file = g_object_ref (file);
  task = g_task_new (source, NULL, callback, user_data);
  g_task_set_source_tag (task, ef_figure_file_write_async);
  g_task_set_name (task, "export figure");
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  ef_task_run_in_worker (task, write_in_worker);
}

gboolean
ef_figure_file_write_finish (GAsyncResult *result,
                             GFile       **file,
                             char        **remark,
                             GError      **error)
{
  Export *export;

  g_return_val_if_fail (G_IS_TASK (result), FALSE);
  g_return_val_if_fail (file != NULL && remark != NULL, FALSE);

  export = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *file = g_object_ref (export->file);
  *remark = g_steal_pointer (&export->report.remark);
  return TRUE;
}

static void
response_cb (GtkWindow            *dialog,
             int                   response,
             GtkFileChooserNative *chooser)
{
  EfFigureFileChosen chosen = (EfFigureFileChosen) g_object_get_data (G_OBJECT (chooser),
                                                                      CHOSEN_KEY);

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      chosen (dialog, file);
    }
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
}

void
ef_figure_file_choose (GtkWindow         *dialog,
                       const char        *title,
                       EfOutputFormat     format,
                       EfFigureFileChosen chosen)
{
  GtkFileChooserNative *chooser;
  g_autofree char *clean = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (GTK_IS_WINDOW (dialog));
  g_return_if_fail (title != NULL && chosen != NULL);

  chooser = gtk_file_chooser_native_new (_("Export figure"), dialog, GTK_FILE_CHOOSER_ACTION_SAVE,
                                         _("_Export"), _("_Cancel"));
  clean = ef_output_clean_name (title);
  name = g_strdup_printf ("%s.%s", clean, ef_output_format_to_word (format));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_object_set_data (G_OBJECT (chooser), CHOSEN_KEY, (gpointer) chosen);
  g_signal_connect_object (chooser, "response", G_CALLBACK (response_cb), dialog,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
  g_object_set_data_full (G_OBJECT (dialog), "chooser", chooser, g_object_unref);
}
