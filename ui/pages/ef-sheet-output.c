/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-sheet-output.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-task.h"
#include "ef-ticks.h"

typedef struct
{
  gpointer source;
  GDestroyNotify unref;
  EfSheetFunc func;
  const char *decimal_point;
  GdkClipboard *clipboard; /* or NULL */
  GFile *file;             /* or NULL */
  char *tabs;              /* once it is made */
  char *csv;
} Job;

static void
job_free (Job *job)
{
  job->unref (job->source);
  g_clear_object (&job->clipboard);
  g_clear_object (&job->file);
  g_free (job->tabs);
  g_free (job->csv);
  g_free (job);
}

static GTask *
create_task (Job                *job,
             GCancellable       *cancellable,
             GAsyncReadyCallback callback,
             gpointer            user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  job->decimal_point = ef_tick_style_for_locale ()->decimal_point;
  g_task_set_source_tag (task, create_task);
  g_task_set_name (task, "make text of a table");
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  return task;
}

static void
copy_in_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;

  job->tabs = job->func (job->source, EF_SHEET_TABS, job->decimal_point);
  job->csv = job->func (job->source, EF_SHEET_CSV, ".");
  g_task_return_boolean (task, TRUE);
}

void
ef_sheet_copy (gpointer            source,
               GDestroyNotify      unref,
               EfSheetFunc         func,
               GdkClipboard       *clipboard,
               GAsyncReadyCallback callback,
               gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  job->source = source;
  job->unref = unref;
  job->func = func;
  job->clipboard = g_object_ref (clipboard);
  task = create_task (job, NULL, callback, user_data);
  ef_task_run_in_worker (task, copy_in_worker);
}

void
ef_sheet_copy_finish (GAsyncResult *result)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GBytes) csv = g_bytes_new_take (job->csv, strlen (job->csv));
  GdkContentProvider *forms[] = {
    gdk_content_provider_new_typed (G_TYPE_STRING, job->tabs),
    gdk_content_provider_new_for_bytes ("text/csv", csv),
  };
  g_autoptr (GdkContentProvider) both =
    gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));

  job->csv = NULL;
  gdk_clipboard_set_content (job->clipboard, both);
}

EfSheetForm
ef_sheet_get_form (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  const char *point = name != NULL ? strrchr (name, '.') : NULL;

  return point != NULL && g_ascii_strcasecmp (point, ".md") == 0 ? EF_SHEET_MARKDOWN
                                                                  : EF_SHEET_CSV;
}

static void
save_in_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  g_autofree char *text = job->func (job->source, ef_sheet_get_form (job->file), ".");
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (g_file_replace_contents (job->file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE,
                               NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
ef_sheet_save (gpointer            source,
               GDestroyNotify      unref,
               EfSheetFunc         func,
               GFile              *file,
               GCancellable       *cancellable,
               GAsyncReadyCallback callback,
               gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  job->source = source;
  job->unref = unref;
  job->func = func;
  job->file = g_object_ref (file);
  task = create_task (job, cancellable, callback, user_data);
  ef_task_run_in_worker (task, save_in_worker);
}

gboolean
ef_sheet_save_finish (GAsyncResult *result,
                      GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
add_filter (GtkFileChooser *chooser,
            const char     *name,
            const char     *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (chooser, filter);
}

void
ef_sheet_add_filters (GtkFileChooser *chooser)
{
  g_return_if_fail (GTK_IS_FILE_CHOOSER (chooser));

  add_filter (chooser, _("CSV (*.csv)"), "*.csv");
  add_filter (chooser, _("Markdown (*.md)"), "*.md");
}
