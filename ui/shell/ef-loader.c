/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-loader.h"

#include "ef-project.h"

typedef struct
{
  GFile *file;
  EfProgress *progress;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->file);
  g_clear_pointer (&request->progress, ef_progress_unref);
  g_free (request);
}

/* TRUE in @is_project if the content begins like a project, packed or not. */
static gboolean
look_at (GFile        *file,
         gboolean     *is_project,
         GCancellable *cancellable,
         GError      **error)
{
  g_autoptr (EfInput) input = ef_input_open (file, cancellable, error);
  const guint8 *head;
  gsize length;

  if (input == NULL)
    return FALSE;
  head = ef_input_peek (input, &length, error);
  if (head == NULL)
    return FALSE;

  *is_project = ef_project_sniff (head, length);
  return TRUE;
}

static gboolean
load (EfLoaded     *loaded,
      EfProgress   *progress,
      GCancellable *cancellable,
      GError      **error)
{
  gboolean is_project;

  if (!look_at (loaded->file, &is_project, cancellable, error))
    return FALSE;

  if (is_project)
    {
      loaded->diagnostics = ef_diagnostics_new ();
      loaded->state = ef_file_state_read (loaded->file, cancellable, NULL);
      loaded->document =
        ef_project_load (loaded->file, loaded->diagnostics, progress, cancellable, error);
      return loaded->document != NULL;
    }

  loaded->import = ef_import_file (loaded->file, progress, cancellable, error);
  if (loaded->import == NULL)
    return FALSE;
  loaded->diagnostics = ef_diagnostics_ref (ef_import_result_get_diagnostics (loaded->import));
  return TRUE;
}

static void
load_in_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Request *request = task_data;
  g_autoptr (EfLoaded) loaded = g_new0 (EfLoaded, 1);
  GError *error = NULL;

  loaded->file = g_object_ref (request->file);
  if (load (loaded, request->progress, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&loaded), (GDestroyNotify) ef_loaded_free);
  else
    g_task_return_error (task, error);
}

void
ef_loaded_free (EfLoaded *self)
{
  g_clear_object (&self->file);
  g_clear_object (&self->document);
  g_clear_pointer (&self->state, ef_file_state_unref);
  g_clear_pointer (&self->import, ef_import_result_unref);
  g_clear_pointer (&self->diagnostics, ef_diagnostics_unref);
  g_free (self);
}

void
ef_load_async (GFile              *file,
               EfProgress         *progress,
               GCancellable       *cancellable,
               GAsyncReadyCallback callback,
               gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (G_IS_FILE (file));

  request = g_new (Request, 1);
  request->file = g_object_ref (file);
  request->progress = progress != NULL ? ef_progress_ref (progress) : NULL;

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, ef_load_async);
  g_task_set_name (task, "load file");
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, load_in_worker);
}

EfLoaded *
ef_load_finish (GAsyncResult *result,
                GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
