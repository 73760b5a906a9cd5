/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-private.h"

#include "ef-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The doors of the room: recognising, loading and saving projects, here or in a worker.
 *
 * A project is plain XML unless it is told otherwise, because then version control and grep can
 * read it too. A name that ends in ".gz" tells otherwise, and a file that was packed stays so. */

typedef struct
{
  GFile *file;
  EfDiagnostics *diagnostics; /* may be NULL */
  EfProgress *progress;       /* may be NULL */
} EfLoadJob;

typedef struct
{
  EfProjectSnapshot *snapshot;
  GFile *file;
  EfFileState *expected; /* may be NULL */
} EfSaveJob;

static void
load_job_free (gpointer data)
{
  EfLoadJob *job = data;

  g_object_unref (job->file);
  g_clear_pointer (&job->diagnostics, ef_diagnostics_unref);
  g_clear_pointer (&job->progress, ef_progress_unref);
  g_free (job);
}

static void
save_job_free (gpointer data)
{
  EfSaveJob *job = data;

  ef_project_snapshot_free (job->snapshot);
  g_object_unref (job->file);
  g_clear_pointer (&job->expected, ef_file_state_unref);
  g_free (job);
}

/* The first start tag in @text, behind everything that may stand before it; NULL if there is
 * none. */
static const char *
find_root (const char *text, const char *end)
{
  if (end - text >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    text += 3;

  while (text < end)
    {
      const char *close;

      while (text < end && g_ascii_isspace (*text))
        text++;
      if (end - text < 2 || *text != '<')
        return NULL;

      if (text[1] == '?')
        close = "?>";
      else if (end - text >= 4 && memcmp (text, "<!--", 4) == 0)
        close = "-->";
      else
        return text;

      text = memmem (text, end - text, close, strlen (close));
      if (text == NULL)
        return NULL;
      text += strlen (close);
    }

  return NULL;
}

gboolean
ef_project_sniff (const guint8 *head, gsize length)
{
  const char *end = (const char *) head + length;
  const char *root;
  const char *tag_end;
  const char *name;

  g_return_val_if_fail (head != NULL || length == 0, FALSE);

  root = length > 0 ? find_root ((const char *) head, end) : NULL;
  if (root == NULL)
    return FALSE;

  tag_end = memchr (root, '>', end - root);
  if (tag_end == NULL)
    return FALSE;

  /* With or without a prefix. */
  name = memmem (root, tag_end - root, "project", strlen ("project"));

  return name != NULL && (name == root + 1 || name[-1] == ':')
         && memmem (name, tag_end - name, EF_PROJECT_NAMESPACE_PREFIX,
                    strlen (EF_PROJECT_NAMESPACE_PREFIX))
              != NULL;
}

GBytes *
ef_project_get_xml (EfInput *input, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) xml = NULL;
  gboolean truncated = FALSE;
  gsize length;
  const guint8 *head;

  ef_input_set_limit (input, G_MAXINT);
  head = ef_input_peek (input, &length, error);
  if (head == NULL)
    return NULL;

  if (!ef_project_sniff (head, length))
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NOT_RECOGNISED,
                   _("“%s” is not an Efficient Frontier project."), ef_input_get_name (input));
      return NULL;
    }

  xml = ef_input_get_bytes (input, &truncated, cancellable, error);
  if (xml != NULL && truncated)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_DAMAGED, _("“%s” is damaged: its end is missing."),
                   ef_input_get_name (input));
      return NULL;
    }

  return g_steal_pointer (&xml);
}

EfDocument *
ef_project_load (GFile *file,
                 EfDiagnostics *diagnostics,
                 EfProgress *progress,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (EfInput) input = NULL;
  g_autoptr (GBytes) xml = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  input = ef_input_open (file, cancellable, error);
  if (input == NULL)
    return NULL;

  xml = ef_project_get_xml (input, cancellable, error);
  if (xml == NULL)
    return NULL;

  return ef_project_read (xml, file, ef_input_get_name (input), diagnostics, progress, cancellable,
                          error);
}

EfDocument *
ef_project_load_bytes (GBytes *bytes, const char *name, EfDiagnostics *diagnostics, GError **error)
{
  g_autoptr (EfInput) input = NULL;
  g_autoptr (GBytes) xml = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  input = ef_input_new_for_bytes (bytes, name);
  xml = ef_project_get_xml (input, NULL, error);
  if (xml == NULL)
    return NULL;

  return ef_project_read (xml, NULL, name, diagnostics, NULL, NULL, error);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  EfLoadJob *job = data;
  GError *error = NULL;
  EfDocument *document
    = ef_project_load (job->file, job->diagnostics, job->progress, cancellable, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
ef_project_load_async (GFile *file,
                       EfDiagnostics *diagnostics,
                       EfProgress *progress,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  EfLoadJob *job;

  g_return_if_fail (G_IS_FILE (file));

  job = g_new0 (EfLoadJob, 1);
  job->file = g_object_ref (file);
  job->diagnostics = diagnostics != NULL ? ef_diagnostics_ref (diagnostics) : NULL;
  job->progress = progress != NULL ? ef_progress_ref (progress) : NULL;

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, ef_project_load_async);
  g_task_set_task_data (task, job, load_job_free);
  g_task_run_in_thread (task, load_in_thread);
}

EfDocument *
ef_project_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

GBytes *
ef_project_pack (GBytes *bytes, int level)
{
  g_autoptr (GConverter) packer
    = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, level));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, packer);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  /* Memory to memory: there is nothing that could fail. */
  g_output_stream_write_all (stream, data, length, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

GBytes *
ef_project_to_bytes (EfDocument *document, gboolean compress)
{
  g_autoptr (EfProjectSnapshot) snapshot = NULL;
  g_autoptr (GBytes) xml = NULL;

  g_return_val_if_fail (EF_IS_DOCUMENT (document), NULL);

  snapshot = ef_project_snapshot_new (document);
  xml = ef_project_snapshot_write (snapshot, NULL, NULL, NULL);

  return compress ? ef_project_pack (xml, -1) : g_steal_pointer (&xml);
}

static gboolean
is_packed (GFile *file, GCancellable *cancellable)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFileInputStream) stream = NULL;
  guint8 magic[2] = { 0 };

  if (name != NULL && g_str_has_suffix (name, ".gz"))
    return TRUE;

  stream = g_file_read (file, cancellable, NULL);

  return stream != NULL
         && g_input_stream_read (G_INPUT_STREAM (stream), magic, sizeof magic, cancellable, NULL)
              == sizeof magic
         && magic[0] == 0x1f && magic[1] == 0x8b;
}

/* The state that was written, NULL on error. The file is looked at as late as can be: between that
 * and the renaming there is nothing but the writing of the temporary file. */
static EfFileState *
save_snapshot (EfProjectSnapshot *snapshot,
               GFile *file,
               EfFileState *expected,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GBytes) bytes = ef_project_snapshot_write (snapshot, folder, cancellable, error);

  if (bytes == NULL)
    return NULL;

  if (is_packed (file, cancellable))
    {
      GBytes *packed = ef_project_pack (bytes, -1);

      g_bytes_unref (bytes);
      bytes = packed;
    }

  if ((expected != NULL && !ef_file_state_check (expected, file, cancellable, error))
      || !ef_project_replace_file (file, bytes, cancellable, error))
    return NULL;

  return ef_file_state_new_written (file, bytes);
}

gboolean
ef_project_save (EfDocument *document, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (EfProjectSnapshot) snapshot = NULL;
  g_autoptr (EfFileState) state = NULL;

  g_return_val_if_fail (EF_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  snapshot = ef_project_snapshot_new (document);
  state = save_snapshot (snapshot, file, NULL, cancellable, error);
  if (state == NULL)
    return FALSE;

  ef_document_set_saved_state (document, snapshot->state);

  return TRUE;
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  EfSaveJob *job = data;
  GError *error = NULL;
  EfFileState *state
    = save_snapshot (job->snapshot, job->file, job->expected, cancellable, &error);

  if (state != NULL)
    g_task_return_pointer (task, state, (GDestroyNotify) ef_file_state_unref);
  else
    g_task_return_error (task, error);
}

void
ef_project_save_async (EfDocument *document,
                       GFile *file,
                       EfFileState *expected,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  EfSaveJob *job;

  g_return_if_fail (EF_IS_DOCUMENT (document));
  g_return_if_fail (G_IS_FILE (file));

  job = g_new0 (EfSaveJob, 1);
  job->snapshot = ef_project_snapshot_new (document);
  job->file = g_object_ref (file);
  job->expected = expected != NULL ? ef_file_state_ref (expected) : NULL;

  task = g_task_new (document, cancellable, callback, user_data);
  g_task_set_source_tag (task, ef_project_save_async);
  g_task_set_task_data (task, job, save_job_free);
  /* A save that came through is a save, even if it was cancelled a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, save_in_thread);
}

gboolean
ef_project_save_finish (GAsyncResult *result, EfFileState **state, GError **error)
{
  g_autoptr (EfFileState) written = NULL;
  EfSaveJob *job;
  EfDocument *document;

  g_return_val_if_fail (G_IS_TASK (result), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, ef_project_save_async), FALSE);

  written = g_task_propagate_pointer (G_TASK (result), error);
  if (written == NULL)
    return FALSE;

  if (state != NULL)
    *state = g_steal_pointer (&written);

  job = g_task_get_task_data (G_TASK (result));
  document = g_task_get_source_object (G_TASK (result));
  ef_document_set_saved_state (document, job->snapshot->state);

  return TRUE;
}
