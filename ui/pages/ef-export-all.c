/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-export-all.h"

#include <glib/gi18n-lib.h>

#include "ef-figure-format.h"
#include "ef-output.h"
#include "ef-paint.h"
#include "ef-task.h"

/* What is written is taken down when a folder is chosen: immutable values. A worker looks which of
 * the files are there already, about which the person is asked once, and makes the files one after
 * the other. One that fails keeps no other away. */

#define POLL_INTERVAL 100
/* So many reasons fit into a dialog. */
#define MAX_REASONS 5
#define JOB_KEY "ef-job"

struct _EfExportAll
{
  AdwWindow parent_instance;

  EfDocument *document;
  GCancellable *cancellable; /* while files are being written */
  gboolean closed;
  guint poll_id;

  AdwToastOverlay *toast_overlay;
  GtkWidget *export_button;
  GtkWidget *options;
  EfFigureFormat *format;
  AdwEntryRow *pattern_row;
  GtkLabel *files_label;
  GtkProgressBar *progress_bar;
};

G_DEFINE_FINAL_TYPE (EfExportAll, ef_export_all, ADW_TYPE_WINDOW)

enum
{
  EXPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  GFile *folder;
  GPtrArray *outputs; /* element-type EfOutput */
  GPtrArray *files;   /* element-type GFile, as many */
  guint n_existing;   /* of the files, when it was looked */
  gboolean keep_both; /* beside a file that is there, not instead of it */
  gint n_done;        /* atomic; those that failed count */
  GPtrArray *failures; /* element-type utf8: "name: reason" */
  char *remark;
} Job;

static void
job_clear (gpointer data)
{
  Job *job = data;

  g_object_unref (job->folder);
  g_ptr_array_unref (job->outputs);
  g_ptr_array_unref (job->files);
  g_ptr_array_unref (job->failures);
  g_free (job->remark);
}

/* Atomic: the worker and the window have it in turn. */
static void
job_unref (gpointer job)
{
  g_atomic_rc_box_release_full (job, job_clear);
}

/* The pattern as typed, with the ending of the format. (transfer full) */
static char *
dup_pattern (EfExportAll *self)
{
  return g_strdup_printf ("%s.%s", gtk_editable_get_text (GTK_EDITABLE (self->pattern_row)),
                          ef_output_format_to_word (ef_figure_format_get_format (self->format)));
}

/* What is wrong with the pattern, or NULL. Names only: what stands before a slash would be a folder
 * that is not there. */
static const char *
check_pattern (EfExportAll *self,
               const char  *pattern)
{
  if (pattern[0] == '.' || strchr (pattern, '/') != NULL)
    return _("A name does not begin with a dot and has no slash.");
  if (!ef_output_pattern_is_unique (pattern, self->document,
                                    ef_figure_format_get_format (self->format)))
    return _("Several figures would get the same name.");
  return NULL;
}

/* How many files there will be, and what the first and the last of them are called. (transfer
 * full) */
static char *
describe_files (EfExportAll *self,
                const char  *pattern)
{
  EfOutputFormat format = ef_figure_format_get_format (self->format);
  guint n = ef_output_count_figures (self->document, format);
  g_autofree char *first = ef_output_expand_pattern (pattern, self->document, format, 0);
  g_autofree char *last = ef_output_expand_pattern (pattern, self->document, format, n - 1);
  g_autofree char *left_out = ef_output_dup_left_out (self->document, format);
  g_autofree char *files = NULL;

  if (n == 1)
    files = g_steal_pointer (&first);
  else
    /* Translators: the number of files, and the names of the first and of the last one. */
    files = g_strdup_printf (_("%u files: %s … %s"), n, first, last);
  return left_out != NULL ? g_strconcat (files, "\n", left_out, NULL) : g_steal_pointer (&files);
}

static void
changed_cb (EfExportAll *self)
{
  g_autofree char *pattern = NULL;
  g_autofree char *files = NULL;
  const char *problem;

  if (self->document == NULL || ef_document_get_n_charts (self->document) == 0)
    return;

  pattern = dup_pattern (self);
  problem = check_pattern (self, pattern);
  files = describe_files (self, pattern);
  gtk_label_set_text (self->files_label, problem != NULL ? problem : files);
  gtk_widget_set_sensitive (self->export_button, problem == NULL && self->cancellable == NULL);
}

static void
look_in_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;

  for (guint i = 0; i < job->files->len; i++)
    if (g_file_query_exists (job->files->pdata[i], cancellable))
      job->n_existing++;
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

/* @file, or "name (2).svg" beside it, or the next one that is free (transfer full). */
static GFile *
find_free (GFile        *file,
           GCancellable *cancellable)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *base = g_file_get_basename (file);
  char *ending = strrchr (base, '.');
  GFile *found = g_object_ref (file);

  if (folder == NULL || ending == NULL)
    return found;
  *ending++ = '\0';
  for (guint i = 2; g_file_query_exists (found, cancellable); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s (%u).%s", base, i, ending);

      g_object_unref (found);
      found = g_file_get_child (folder, name);
    }
  return found;
}

static gboolean
write_figure (Job          *job,
              guint         figure,
              GCancellable *cancellable,
              GError      **error)
{
  g_auto (EfOutputReport) report = { 0 };
  g_autoptr (GFile) file = job->keep_both ? find_free (job->files->pdata[figure], cancellable)
                                          : g_object_ref (job->files->pdata[figure]);
  g_autoptr (GBytes) bytes =
    ef_output_make (job->outputs->pdata[figure], NULL, NULL, &report, cancellable, error);

  if (bytes == NULL || !ef_paint_write_file (file, bytes, cancellable, error))
    return FALSE;
  if (job->remark == NULL)
    job->remark = g_steal_pointer (&report.remark);
  return TRUE;
}

static void
write_in_worker (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Job *job = task_data;

  for (guint i = 0; i < job->outputs->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!write_figure (job, i, cancellable, &error))
        {
          g_autofree char *path = g_file_get_basename (job->files->pdata[i]);
          g_autofree char *name = g_filename_display_name (path);

          if (g_task_return_error_if_cancelled (task))
            return;
          /* Translators: the name of a file, and why it could not be written. */
          g_ptr_array_add (job->failures, g_strdup_printf (_("%s: %s"), name, error->message));
        }
      g_atomic_int_inc (&job->n_done);
    }
  g_task_return_boolean (task, TRUE);
}

static void
show_progress (EfExportAll *self,
               guint        n_done,
               guint        n)
{
  /* Translators: of so many figures, so many are written. */
  g_autofree char *text = g_strdup_printf (_("%u of %u"), n_done, n);

  gtk_progress_bar_set_fraction (self->progress_bar, (double) n_done / n);
  gtk_progress_bar_set_text (self->progress_bar, text);
}

static void
set_running (EfExportAll  *self,
             GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  gtk_widget_set_sensitive (self->options, cancellable == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), cancellable != NULL);
  changed_cb (self);
}

/* Those that were done by then are there, whole. */
static void
tell_cancelled (EfExportAll *self,
                Job         *job)
{
  guint n_written = (guint) g_atomic_int_get (&job->n_done) - job->failures->len;
  /* Translators: of so many figures, so many were written before the user stopped it. */
  g_autofree char *text = g_strdup_printf (_("Cancelled: %u of %u written"), n_written,
                                           job->outputs->len);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (escaped));
}

static void
show_failures (EfExportAll *self,
               Job         *job)
{
  guint n = job->failures->len;
  g_autofree char *heading = g_strdup_printf (
    /* Translators: of so many figures. */
    ngettext ("%u of %u figures could not be exported", "%u of %u figures could not be exported",
              n), n, job->outputs->len);
  g_autoptr (GString) body = g_string_new (NULL);
  GtkWidget *dialog;

  for (guint i = 0; i < MIN (n, MAX_REASONS); i++)
    g_string_append_printf (body, "%s%s", i > 0 ? "\n\n" : "",
                            (const char *) job->failures->pdata[i]);
  if (n > MAX_REASONS)
    g_string_append_printf (body, "\n\n…");
  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body->str);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  EfExportAll *self = EF_EXPORT_ALL (object);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->poll_id, g_source_remove);
  /* Closed meanwhile: there is nothing left to show it in. */
  if (self->closed)
    return;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      set_running (self, NULL);
      tell_cancelled (self, job);
    }
  else if (job->failures->len > 0)
    {
      set_running (self, NULL);
      show_failures (self, job);
    }
  else
    {
      g_signal_emit (self, signals[EXPORTED], 0, job->folder, job->outputs->len, job->remark);
      set_running (self, NULL);
      gtk_window_destroy (GTK_WINDOW (self));
    }
}

static gboolean
poll_cb (gpointer user_data)
{
  GTask *task = user_data;
  EfExportAll *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);

  show_progress (self, (guint) g_atomic_int_get (&job->n_done), job->outputs->len);
  return G_SOURCE_CONTINUE;
}

static Job *
create_job (EfExportAll *self,
            GFile       *folder)
{
  EfOutputFormat format = ef_figure_format_get_format (self->format);
  g_autofree char *pattern = dup_pattern (self);
  Job *job = g_atomic_rc_box_new0 (Job);

  job->folder = g_object_ref (folder);
  job->outputs = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_output_free);
  job->files = g_ptr_array_new_with_free_func (g_object_unref);
  job->failures = g_ptr_array_new_with_free_func (g_free);
  job->remark = ef_output_dup_left_out (self->document, format);
  for (guint i = 0; i < ef_output_count_figures (self->document, format); i++)
    {
      g_autofree char *name = ef_output_expand_pattern (pattern, self->document, format, i);
      EfOutput *output = ef_output_new_for_figure (self->document, i, format);

      if (output == NULL)
        continue;
      ef_figure_format_apply (self->format, output);
      g_ptr_array_add (job->outputs, output);
      g_ptr_array_add (job->files, g_file_get_child (folder, name));
    }
  return job;
}

static void
write_all (EfExportAll *self,
           Job         *job)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, written_cb, NULL);

  g_task_set_source_tag (task, write_all);
  g_task_set_name (task, "export all figures");
  g_task_set_task_data (task, g_atomic_rc_box_acquire (job), job_unref);
  self->poll_id = g_timeout_add_full (G_PRIORITY_DEFAULT, POLL_INTERVAL, poll_cb,
                                      g_object_ref (task), g_object_unref);
  ef_task_run_in_worker (task, write_in_worker);
}

static void
existing_response_cb (EfExportAll      *self,
                      const char       *response,
                      AdwMessageDialog *dialog)
{
  Job *job = g_object_get_data (G_OBJECT (dialog), JOB_KEY);

  if (self->closed)
    return;
  if (g_str_equal (response, "cancel"))
    {
      set_running (self, NULL);
      return;
    }
  job->keep_both = g_str_equal (response, "keep");
  write_all (self, job);
}

/* @job: (transfer none) */
static void
ask_about_existing (EfExportAll *self,
                    Job         *job)
{
  g_autofree char *name = g_file_get_basename (job->folder);
  g_autofree char *folder = g_filename_display_name (name);
  g_autofree char *heading = g_strdup_printf (
    ngettext ("Replace %u file?", "Replace %u files?", job->n_existing), job->n_existing);
  g_autofree char *body = g_strdup_printf (
    /* Translators: of the files to be written, how many there are already, and the folder. */
    ngettext ("%u of %u files is already in “%s”. Replacing it overwrites its contents.",
              "%u of %u files are already in “%s”. Replacing them overwrites their contents.",
              job->n_existing), job->n_existing, job->files->len, folder);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "keep",
                                    _("_Keep Both"), "replace", _("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), JOB_KEY, g_atomic_rc_box_acquire (job), job_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (existing_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  EfExportAll *self = EF_EXPORT_ALL (object);
  Job *job = g_task_get_task_data (G_TASK (result));

  if (self->closed)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    {
      set_running (self, NULL);
      tell_cancelled (self, job);
    }
  else if (job->n_existing > 0)
    ask_about_existing (self, job);
  else
    write_all (self, job);
}

void
ef_export_all_start (EfExportAll *self,
                     GFile       *folder)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (EF_IS_EXPORT_ALL (self));
  g_return_if_fail (G_IS_FILE (folder));
  g_return_if_fail (self->cancellable == NULL);

  task = g_task_new (self, cancellable, looked_cb, NULL);
  g_task_set_source_tag (task, ef_export_all_start);
  g_task_set_name (task, "look for files");
  job = create_job (self, folder);
  g_task_set_task_data (task, job, job_unref);
  show_progress (self, 0, job->outputs->len);
  set_running (self, cancellable);
  ef_task_run_in_worker (task, look_in_worker);
}

static void
chooser_response_cb (EfExportAll          *self,
                     int                   response,
                     GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      ef_export_all_start (self, folder);
    }
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
}

static void
export_clicked_cb (EfExportAll *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _("Export all figures"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
      _("_Export"), _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chooser_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
  g_object_set_data_full (G_OBJECT (self), "chooser", chooser, g_object_unref);
}

/* While files are written it is these that are cancelled. */
static void
cancel_clicked_cb (EfExportAll *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* The worker keeps the dialog alive, so closing alone would not end the writing. */
static void
ef_export_all_unrealize (GtkWidget *widget)
{
  EfExportAll *self = EF_EXPORT_ALL (widget);

  self->closed = TRUE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);

  GTK_WIDGET_CLASS (ef_export_all_parent_class)->unrealize (widget);
}

static void
ef_export_all_dispose (GObject *object)
{
  EfExportAll *self = EF_EXPORT_ALL (object);

  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (ef_export_all_parent_class)->dispose (object);
}

static void
ef_export_all_class_init (EfExportAllClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_export_all_dispose;
  widget_class->unrealize = ef_export_all_unrealize;

  signals[EXPORTED] = g_signal_new ("exported", EF_TYPE_EXPORT_ALL, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 3, G_TYPE_FILE, G_TYPE_UINT,
                                    G_TYPE_STRING);

  g_type_ensure (EF_TYPE_FIGURE_FORMAT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-export-all.ui");
  gtk_widget_class_bind_template_child (widget_class, EfExportAll, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, EfExportAll, export_button);
  gtk_widget_class_bind_template_child (widget_class, EfExportAll, options);
  gtk_widget_class_bind_template_child (widget_class, EfExportAll, format);
  gtk_widget_class_bind_template_child (widget_class, EfExportAll, pattern_row);
  gtk_widget_class_bind_template_child (widget_class, EfExportAll, files_label);
  gtk_widget_class_bind_template_child (widget_class, EfExportAll, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
ef_export_all_init (EfExportAll *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ef_figure_format_set_for_all (self->format);
}

/* Of the largest table; how many of its rows are points only their charts will tell. */
static guint
count_points (EfDocument *document)
{
  guint n = 0;

  for (guint i = 0; i < ef_document_get_n_charts (document); i++)
    {
      const char *id = ef_document_get_chart_id (document, i);
      const char *table_id = ef_document_get_chart (document, id)->table_id;
      EfTable *table
        = table_id != NULL ? ef_catalog_get_table (ef_document_get_catalog (document), table_id)
                           : NULL;

      if (table != NULL)
        n = MAX (n, ef_table_get_n_rows (table));
    }
  return n;
}

/* Of the figure with the largest tables. */
static guint64
count_values (EfDocument *document)
{
  guint64 n = 0;

  for (guint i = 0; i < ef_output_count_figures (document, EF_OUTPUT_SVG); i++)
    {
      g_autoptr (EfOutput) output = ef_output_new_for_figure (document, i, EF_OUTPUT_SVG);

      if (output != NULL)
        n = MAX (n, ef_output_count_values (output));
    }
  return n;
}

GtkWidget *
ef_export_all_new (GtkWindow  *parent,
                   EfDocument *document)
{
  EfExportAll *self;

  g_return_val_if_fail (EF_IS_DOCUMENT (document), NULL);

  self = g_object_new (EF_TYPE_EXPORT_ALL, "transient-for", parent, NULL);
  self->document = g_object_ref (document);
  ef_figure_format_set_n_points (self->format, count_points (document));
  ef_figure_format_set_n_values (self->format, count_values (document));
  changed_cb (self);
  return GTK_WIDGET (self);
}
