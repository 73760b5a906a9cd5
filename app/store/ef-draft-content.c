/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-draft-private.h"

#include "ef-error.h"
#include "ef-project-private.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* The project in a draft: writing and reading it, in a worker. */

/* A project says where its sources are by the way from its folder, and keeps quiet about those
 * elsewhere, because it is given away. A draft is not: written as if it lay at the root, it knows
 * every local source, and so does the project that is recovered from it. */
#define ROOT "/"
#define NAME_AT_ROOT ROOT "draft"

/* Drafts are written often and read hardly ever. A million rows take 0.7 s and 12 MB; the usual
 * level would take 3.9 s for 10 MB. */
#define PACK_LEVEL 1

typedef struct
{
  EfDraft *draft;
  EfProjectSnapshot *snapshot;
} EfWriteJob;

typedef struct
{
  EfDraft *draft;
  EfDiagnostics *diagnostics; /* may be NULL */
  EfProgress *progress;       /* may be NULL */
} EfReadJob;

static void
write_job_free (gpointer data)
{
  EfWriteJob *job = data;

  ef_draft_unref (job->draft);
  ef_project_snapshot_free (job->snapshot);
  g_free (job);
}

static void
read_job_free (gpointer data)
{
  EfReadJob *job = data;

  ef_draft_unref (job->draft);
  g_clear_pointer (&job->diagnostics, ef_diagnostics_unref);
  g_clear_pointer (&job->progress, ef_progress_unref);
  g_free (job);
}

/* ---- Writing ---- */

static gboolean
write_draft (EfWriteJob *job, GCancellable *cancellable, GError **error)
{
  EfDraft *self = job->draft;
  g_autoptr (GFile) root = g_file_new_for_path (ROOT);
  g_autoptr (GBytes) xml = ef_project_snapshot_write (job->snapshot, root, cancellable, error);
  g_autoptr (GBytes) packed = NULL;
  g_autofree char *path = ef_draft_dup_path (self, EF_DRAFT_PROJECT_SUFFIX);
  g_autoptr (GError) local = NULL;
  gsize length;
  const char *contents;

  if (xml == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  packed = ef_project_pack (xml, PACK_LEVEL);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  self->durable = self->durable || fsync (self->lock) == 0;
  contents = g_bytes_get_data (packed, &length);
  if (!g_file_set_contents_full (path, contents, length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &local))
    {
      ef_draft_set_error (self, error, local->domain, local->code, local->message);
      return FALSE;
    }

  return TRUE;
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_draft (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
ef_draft_write_async (EfDraft *self,
                      EfDocument *document,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  EfWriteJob *job;

  g_return_if_fail (self != NULL);
  g_return_if_fail (EF_IS_DOCUMENT (document));

  job = g_new (EfWriteJob, 1);
  job->draft = ef_draft_ref (self);
  job->snapshot = ef_project_snapshot_new (document);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, ef_draft_write_async);
  g_task_set_task_data (task, job, write_job_free);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, write_in_thread);
}

gboolean
ef_draft_write_finish (GAsyncResult *result, guint64 *state, GError **error)
{
  EfWriteJob *job;

  g_return_val_if_fail (G_IS_TASK (result), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, ef_draft_write_async), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  *state = job->snapshot->state;

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- Opening ---- */

/* FALSE if it was tried often enough. */
static gboolean
note_attempt (EfDraft *self)
{
  g_autofree char *path = ef_draft_dup_path (self, EF_DRAFT_OPENING_SUFFIX);
  int mark = open (path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
  struct stat status;
  gboolean go_on;

  /* Nowhere to note it is no reason not to try. */
  if (mark < 0)
    return TRUE;

  go_on = fstat (mark, &status) != 0 || status.st_size < EF_DRAFT_MAX_ATTEMPTS;
  if (go_on && write (mark, "1", 1) != 1)
    g_debug ("Nothing tells that “%s” is being opened.", self->id);
  close (mark);

  return go_on;
}

static EfDocument *
read_project (const char *path,
              EfDiagnostics *diagnostics,
              EfProgress *progress,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) at_root = g_file_new_for_path (NAME_AT_ROOT);
  g_autoptr (EfInput) input = ef_input_open (file, cancellable, error);
  g_autoptr (GBytes) xml = input != NULL ? ef_project_get_xml (input, cancellable, error) : NULL;

  if (xml == NULL)
    return NULL;

  return ef_project_read (xml, at_root, ef_input_get_name (input), diagnostics, progress,
                          cancellable, error);
}

static EfDocument *
load_draft (EfReadJob *job, GCancellable *cancellable, GError **error)
{
  EfDraft *self = job->draft;
  g_autofree char *path = ef_draft_dup_path (self, EF_DRAFT_PROJECT_SUFFIX);
  EfDocument *document;

  if (!ef_draft_is_own_file (path, NULL))
    {
      g_set_error_literal (error, EF_ERROR, EF_ERROR_DAMAGED, _("The draft is not a plain file."));
      return NULL;
    }
  if (!note_attempt (self))
    {
      g_set_error_literal (error, EF_ERROR, EF_ERROR_DAMAGED,
                           _("Opening the draft ended the program before."));
      return NULL;
    }

  document = read_project (path, job->diagnostics, job->progress, cancellable, error);
  if (document == NULL)
    {
      ef_draft_opened (self);
      return NULL;
    }

  /* No state has that number, so neither undo nor redo leads to where nothing need be saved. */
  ef_document_set_saved_state (document, G_MAXUINT64);

  return document;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  EfDocument *document = load_draft (data, cancellable, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
ef_draft_load_async (EfDraft *self,
                     EfDiagnostics *diagnostics,
                     EfProgress *progress,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  EfReadJob *job;

  g_return_if_fail (self != NULL);

  job = g_new (EfReadJob, 1);
  job->draft = ef_draft_ref (self);
  job->diagnostics = diagnostics != NULL ? ef_diagnostics_ref (diagnostics) : NULL;
  job->progress = progress != NULL ? ef_progress_ref (progress) : NULL;

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, ef_draft_load_async);
  g_task_set_task_data (task, job, read_job_free);
  g_task_run_in_thread (task, load_in_thread);
}

EfDocument *
ef_draft_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, ef_draft_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
ef_draft_opened (EfDraft *self)
{
  g_autofree char *path = NULL;

  g_return_if_fail (self != NULL);

  path = ef_draft_dup_path (self, EF_DRAFT_OPENING_SUFFIX);
  g_unlink (path);
}
