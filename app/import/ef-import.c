/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-import-private.h"

#include <glib/gi18n-lib.h>

#include "ef-encoding.h"
#include "ef-error.h"
#include "ef-known-table.h"
#include "ef-linked-models.h"
#include "ef-look-alike.h"
#include "ef-mteb-table.h"
#include "ef-parameter-unit.h"
#include "ef-run-place.h"

/* Parts of the path of a file below the folder that it shares with others, at most. */
#define STEPS_MAX 3

/* The registry of the readers. Content decides, not the name of the file: every reader looks at
 * the first bytes and says how sure it is, and the surest one reads. An import either gives a
 * sealed node or an error; a node is only handed out when it is complete, so cancelling leaves
 * nothing behind. */

static const EfReader *const readers[] = {
  &ef_reader_pwc_json,
  &ef_reader_pwc_xml,
  &ef_reader_cyclonedx,
  &ef_reader_google_card,
  &ef_reader_spdx,
  &ef_reader_metafile,
  &ef_reader_pwc_api,
  &ef_reader_pwc_tdm,
  &ef_reader_ito,
  &ef_reader_openml,
  &ef_reader_xml,
  &ef_reader_hf_card,
  &ef_reader_hf_eval,
  &ef_reader_markdown,
  &ef_reader_lm_eval,
  &ef_reader_every_eval,
  &ef_reader_mlperf,
  &ef_reader_mlperf_tiny,
  &ef_reader_boamps,
  &ef_reader_helm,
  &ef_reader_helm_groups,
  &ef_reader_helm_runs,
  &ef_reader_wandb,
  &ef_reader_tensorboard,
  &ef_reader_json,
  &ef_reader_yaml,
  &ef_reader_delimited,
};

struct _EfImportResult
{
  EfCatalogNode *root;
  EfDiagnostics *diagnostics;
  EfSource *source;
  char *summary;
};

/* What a task of the async functions is about. */
typedef struct
{
  GFile *file;   /* or NULL */
  GBytes *bytes; /* or NULL */
  char *name;
  EfProgress *progress;
} ImportJob;

static void
result_clear (gpointer data)
{
  EfImportResult *self = data;

  g_clear_pointer (&self->root, ef_catalog_node_unref);
  g_clear_pointer (&self->diagnostics, ef_diagnostics_unref);
  g_clear_pointer (&self->source, ef_source_unref);
  g_free (self->summary);
}

const EfReader *
ef_import_get_reader (guint i)
{
  return i < G_N_ELEMENTS (readers) ? readers[i] : NULL;
}

const EfReader *
ef_import_find_reader (const guint8 *head, gsize length, const char *name, double *confidence)
{
  const EfReader *surest = NULL;
  double highest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      double sure = readers[i]->sniff (head, length, name);

      if (sure > highest)
        {
          highest = sure;
          surest = readers[i];
        }
    }
  *confidence = highest;

  return surest;
}

/* Takes over @root and what the reading found. */
static EfImportResult *
result_new (EfReading *reading, EfCatalogNode *root)
{
  EfImportResult *self = g_atomic_rc_box_new0 (EfImportResult);
  const char *file = reading->source != NULL ? ef_source_get_name (reading->source) : NULL;

  ef_catalog_node_seal (root);
  root = ef_drop_run_places (root, file, reading->diagnostics);
  root = ef_settle_known_tables (root, file, reading->diagnostics);
  root = ef_settle_mteb_tables (root, file, reading->diagnostics);
  root = ef_settle_parameter_units (root, file, reading->diagnostics);
  self->root = ef_settle_linked_models (root, file, reading->diagnostics);
  self->diagnostics = ef_diagnostics_ref (reading->diagnostics);
  self->source = g_steal_pointer (&reading->source);
  self->summary = g_steal_pointer (&reading->summary);

  return self;
}

static EfImportResult *
import_input (EfInput *input, const char *uri, EfProgress *progress, GCancellable *cancellable,
              GError **error)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  EfReading reading = {
    .input = input,
    .diagnostics = diagnostics,
    .progress = progress,
    .cancellable = cancellable,
    .uri = uri,
  };
  const char *name = ef_input_get_name (input);
  EfImportResult *result = NULL;
  EfCatalogNode *root = NULL;
  const EfReader *reader;
  const guint8 *head;
  gsize length;
  double confidence;

  head = ef_input_peek (input, &length, error);
  if (head == NULL || ef_look_alike_refuse (head, length, name, error))
    return NULL;

  reader = ef_import_find_reader (head, length, name, &confidence);
  if (reader == NULL)
    ef_look_alike_explain (head, length, name, error);
  else
    root = reader->read (&reading, error);
  if (root != NULL)
    result = result_new (&reading, root);

  g_clear_pointer (&reading.source, ef_source_unref);
  g_free (reading.summary);

  return result;
}

void
ef_reading_set_source (EfReading *self, const char *format)
{
  g_return_if_fail (self != NULL && self->source == NULL);

  self->source = ef_source_new (ef_input_get_name (self->input), self->uri, format,
                                ef_input_get_hash (self->input));
}

GBytes *
ef_reading_get_text (EfReading *self, GError **error)
{
  const char *name;
  g_autoptr (GBytes) bytes = NULL;
  gboolean truncated = FALSE;
  EfByteKinds kinds;
  GBytes *text;

  g_return_val_if_fail (self != NULL && self->input != NULL, NULL);

  name = ef_input_get_name (self->input);
  bytes = ef_input_get_bytes (self->input, &truncated, self->cancellable, error);
  if (bytes == NULL)
    return NULL;
  text = ef_encoding_to_utf8 (bytes, name, self->diagnostics, &kinds, error);
  if (text != NULL && truncated)
    ef_diagnostics_add (self->diagnostics, EF_SEVERITY_ERROR, name, NULL,
                        _("The gzip file breaks off: its end is missing."));

  return text;
}

static EfImportResult *
import_folder (GFile *folder, EfProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autofree char *uri = g_file_get_uri (folder);
  EfReading reading = {
    .diagnostics = diagnostics,
    .progress = progress,
    .cancellable = cancellable,
    .uri = uri,
  };
  EfCatalogNode *root = ef_import_folder (folder, &reading, error);
  EfImportResult *result = root != NULL ? result_new (&reading, root) : NULL;

  g_clear_pointer (&reading.source, ef_source_unref);
  g_free (reading.summary);

  return result;
}

/* Leaves out those that have nobody of their family beside them. */
static void
drop_single_cards (GPtrArray *cards, GPtrArray *families)
{
  for (guint i = cards->len; i > 0; i--)
    {
      guint n = 0;

      for (guint k = 0; k < families->len && n < 2; k++)
        n += g_ptr_array_index (families, k) == g_ptr_array_index (families, i - 1);
      if (n >= 2)
        continue;
      g_ptr_array_remove_index (cards, i - 1);
      g_ptr_array_remove_index (families, i - 1);
    }
}

/* Models are called by their files' paths below the folder that all lie in. Far above them that
 * would say nothing of a model, and tell whoever is sent the project where somebody keeps files. */
static gboolean
lie_together (GPtrArray *files)
{
  g_autoptr (GFile) folder = files->len > 0 ? ef_card_set_find_folder (files) : NULL;

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path
        = folder != NULL ? g_file_get_relative_path (folder, g_ptr_array_index (files, i)) : NULL;
      g_auto (GStrv) steps = path != NULL ? g_strsplit (path, G_DIR_SEPARATOR_S, -1) : NULL;

      if (steps == NULL || g_strv_length (steps) > STEPS_MAX)
        return FALSE;
    }

  return TRUE;
}

GPtrArray *
ef_import_pick_cards (GPtrArray *files, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) families = g_ptr_array_new ();
  g_autoptr (GFile) folder = NULL;

  g_return_val_if_fail (files != NULL, NULL);

  for (guint i = 0; i < files->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      GFile *file = g_ptr_array_index (files, i);
      gconstpointer family = ef_card_set_find_family (file, cancellable);
      g_autoptr (GFile) common = NULL;

      if (family == NULL)
        continue;
      if (folder == NULL)
        folder = g_file_get_parent (file);
      common = folder != NULL ? ef_card_set_find_common (folder, file) : NULL;
      if (common == NULL)
        continue;
      g_ptr_array_add (cards, g_object_ref (file));
      g_ptr_array_add (families, (gpointer) family);
    }
  drop_single_cards (cards, families);
  if (g_cancellable_is_cancelled (cancellable) || !lie_together (cards))
    g_ptr_array_set_size (cards, 0);

  return g_steal_pointer (&cards);
}

EfImportResult *
ef_import_cards (GPtrArray *files, EfProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfCardSet) set = NULL;
  EfReading reading = {
    .diagnostics = diagnostics,
    .progress = progress,
    .cancellable = cancellable,
  };
  EfImportResult *result = NULL;
  EfCatalogNode *root;

  g_return_val_if_fail (files != NULL && files->len > 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  set = ef_card_set_new (files);
  g_return_val_if_fail (set != NULL, NULL);
  root = ef_import_card_set (set, &reading, error);
  if (root != NULL)
    result = result_new (&reading, root);
  g_clear_pointer (&reading.source, ef_source_unref);
  g_free (reading.summary);

  return result;
}

EfImportResult *
ef_import_file (GFile *file, EfProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (EfInput) input = NULL;
  g_autofree char *uri = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) == G_FILE_TYPE_DIRECTORY)
    return import_folder (file, progress, cancellable, error);
  input = ef_input_open (file, cancellable, error);
  if (input == NULL)
    return NULL;
  uri = g_file_get_uri (file);

  return import_input (input, uri, progress, cancellable, error);
}

EfImportResult *
ef_import_bytes (GBytes *bytes, const char *name, EfProgress *progress, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (EfInput) input = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  input = ef_input_new_for_bytes (bytes, name);

  return import_input (input, NULL, progress, cancellable, error);
}

static void
import_job_free (gpointer data)
{
  ImportJob *job = data;

  g_clear_object (&job->file);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_pointer (&job->progress, ef_progress_unref);
  g_free (job->name);
  g_free (job);
}

static void
import_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ImportJob *job = data;
  GError *error = NULL;
  EfImportResult *result;

  if (job->file != NULL)
    result = ef_import_file (job->file, job->progress, cancellable, &error);
  else
    result = ef_import_bytes (job->bytes, job->name, job->progress, cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) ef_import_result_unref);
  else
    g_task_return_error (task, error);
}

static void
start_job (ImportJob *job, EfProgress *progress, GCancellable *cancellable, gpointer tag,
           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  if (progress != NULL)
    job->progress = ef_progress_ref (progress);
  g_task_set_source_tag (task, tag);
  g_task_set_name (task, "[efficient-frontier] import");
  g_task_set_task_data (task, job, import_job_free);
  g_task_run_in_thread (task, import_thread);
}

void
ef_import_file_async (GFile *file, EfProgress *progress, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  ImportJob *job;

  g_return_if_fail (G_IS_FILE (file));

  job = g_new0 (ImportJob, 1);
  job->file = g_object_ref (file);
  start_job (job, progress, cancellable, ef_import_file_async, callback, user_data);
}

void
ef_import_bytes_async (GBytes *bytes, const char *name, EfProgress *progress,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  ImportJob *job;

  g_return_if_fail (bytes != NULL);
  g_return_if_fail (name != NULL);

  job = g_new0 (ImportJob, 1);
  job->bytes = g_bytes_ref (bytes);
  job->name = g_strdup (name);
  start_job (job, progress, cancellable, ef_import_bytes_async, callback, user_data);
}

EfImportResult *
ef_import_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

EfImportResult *
ef_import_result_ref (EfImportResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
ef_import_result_unref (EfImportResult *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, result_clear);
}

EfCatalogNode *
ef_import_result_get_root (const EfImportResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->root;
}

EfDiagnostics *
ef_import_result_get_diagnostics (const EfImportResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->diagnostics;
}

EfSource *
ef_import_result_get_source (const EfImportResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source;
}

const char *
ef_import_result_get_summary (const EfImportResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->summary;
}
