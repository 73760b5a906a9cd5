/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-loader.h"

#include <glib/gi18n-lib.h>

#include "ef-figure.h"
#include "ef-left-out.h"
#include "ef-project.h"
#include "ef-task.h"

/* One of @file, @cards and @bytes. */
typedef struct
{
  GFile *file;
  GPtrArray *cards; /* of GFile */
  GBytes *bytes;    /* pasted */
  char *name;       /* of @bytes */
  EfCatalog *catalog; /* of the project whose source @file is read again, or NULL */
  guint index;        /* of that source */
  EfMappingMemory *memory; /* or NULL */
  EfProgress *progress;    /* or NULL */
} Request;

static void
request_free (Request *request)
{
  g_clear_object (&request->file);
  g_clear_pointer (&request->cards, g_ptr_array_unref);
  g_clear_pointer (&request->bytes, g_bytes_unref);
  g_clear_pointer (&request->catalog, ef_catalog_unref);
  g_clear_object (&request->memory);
  g_clear_pointer (&request->progress, ef_progress_unref);
  g_free (request->name);
  g_free (request);
}

static EfInput *
open_input (const Request *request,
            GCancellable  *cancellable,
            GError       **error)
{
  if (request->file != NULL)
    return ef_input_open (request->file, cancellable, error);
  return ef_input_new_for_bytes (request->bytes, request->name);
}

/* Whether the content begins like a project, packed or not, or like a figure, which may carry
 * one. A folder is neither. */
static gboolean
look_at (const Request *request,
         gboolean      *is_project,
         gboolean      *is_figure,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (EfInput) input = NULL;
  const guint8 *head;
  gsize length;

  *is_project = *is_figure = FALSE;
  if (request->file != NULL
      && g_file_query_file_type (request->file, G_FILE_QUERY_INFO_NONE, cancellable)
           == G_FILE_TYPE_DIRECTORY)
    return TRUE;
  input = open_input (request, cancellable, error);
  if (input == NULL)
    return FALSE;
  head = ef_input_peek (input, &length, error);
  if (head == NULL)
    return FALSE;

  *is_project = ef_project_sniff (head, length);
  *is_figure = ef_figure_sniff (head, length);
  return TRUE;
}

static gboolean
load_project (EfLoaded      *loaded,
              const Request *request,
              GCancellable  *cancellable,
              GError       **error)
{
  loaded->diagnostics = ef_diagnostics_new ();
  loaded->state = ef_file_state_read (loaded->file, cancellable, NULL);
  loaded->document = ef_project_load (loaded->file, loaded->diagnostics, request->progress,
                                      cancellable, error);
  return loaded->document != NULL;
}

/* The clipboard may also hold the project as it is. */
static GBytes *
find_project (GBytes     *bytes,
              const char *name,
              GError    **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (ef_project_sniff (data, length))
    return g_bytes_ref (bytes);
  return ef_figure_get_project (bytes, name, error);
}

/* The project in a figure has no file of its own yet. */
static gboolean
load_figure (EfLoaded      *loaded,
             const Request *request,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (EfInput) input = open_input (request, cancellable, error);
  g_autoptr (GBytes) figure = NULL;
  g_autoptr (GBytes) project = NULL;

  if (input != NULL)
    figure = ef_input_get_bytes (input, NULL, cancellable, error);
  if (figure != NULL)
    project = find_project (figure, ef_input_get_name (input), error);
  if (project == NULL)
    return FALSE;

  loaded->from_figure = TRUE;
  loaded->diagnostics = ef_diagnostics_new ();
  loaded->document = ef_project_load_bytes (project, ef_input_get_name (input),
                                            loaded->diagnostics, error);
  return loaded->document != NULL;
}

static void
report_left_out (EfLoaded *loaded)
{
  const char *name = ef_catalog_node_get_name (loaded->root);
  guint n_tables, n_columns;

  ef_left_out_count (loaded->root, &n_tables, &n_columns);
  if (n_tables > 0)
    ef_diagnostics_add (loaded->diagnostics, EF_SEVERITY_INFO, name, NULL,
                        ngettext ("%u table is left out, as was decided before.",
                                  "%u tables are left out, as was decided before.", n_tables),
                        n_tables);
  if (n_columns > 0)
    ef_diagnostics_add (loaded->diagnostics, EF_SEVERITY_INFO, name, NULL,
                        ngettext ("%u column is left out, as was decided before.",
                                  "%u columns are left out, as was decided before.", n_columns),
                        n_columns);
}

/* What was decided before counts at once; what is left to decide is asked then. */
static gboolean
load_import (EfLoaded      *loaded,
             const Request *request,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (EfMapping) known = NULL;

  if (request->cards != NULL)
    loaded->import = ef_import_cards (request->cards, request->progress, cancellable, error);
  else if (request->file != NULL)
    loaded->import = ef_import_file (request->file, request->progress, cancellable, error);
  else
    loaded->import =
      ef_import_bytes (request->bytes, request->name, request->progress, cancellable, error);
  if (loaded->import == NULL)
    return FALSE;

  known = request->memory != NULL ? ef_mapping_memory_dup (request->memory) : ef_mapping_new ();
  loaded->diagnostics = ef_diagnostics_ref (ef_import_result_get_diagnostics (loaded->import));
  loaded->root = ef_mapping_apply (known, ef_import_result_get_root (loaded->import), NULL);
  loaded->kept = ef_left_out_drop (loaded->root);
  report_left_out (loaded);
  loaded->reasons = ef_review_look_at (loaded->root, known);
  return TRUE;
}

static gboolean
load_refresh (EfLoaded      *loaded,
              const Request *request,
              GCancellable  *cancellable,
              GError       **error)
{
  if (!load_import (loaded, request, cancellable, error))
    return FALSE;

  loaded->refresh = ef_refresh_new (request->catalog, request->index, loaded->kept,
                                    loaded->diagnostics, cancellable, error);
  return loaded->refresh != NULL;
}

static gboolean
load (EfLoaded      *loaded,
      const Request *request,
      GCancellable  *cancellable,
      GError       **error)
{
  gboolean is_project = FALSE, is_figure = FALSE;

  if (request->cards != NULL)
    return load_import (loaded, request, cancellable, error);
  if (request->catalog != NULL)
    return load_refresh (loaded, request, cancellable, error);
  if (!look_at (request, &is_project, &is_figure, cancellable, error))
    return FALSE;
  if (is_figure || (is_project && request->file == NULL))
    return load_figure (loaded, request, cancellable, error);
  if (is_project)
    return load_project (loaded, request, cancellable, error);
  return load_import (loaded, request, cancellable, error);
}

static void
load_in_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Request *request = task_data;
  g_autoptr (EfLoaded) loaded = g_atomic_rc_box_new0 (EfLoaded);
  GError *error = NULL;

  if (request->file != NULL)
    loaded->file = g_object_ref (request->file);
  if (load (loaded, request, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&loaded), (GDestroyNotify) ef_loaded_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_clear (gpointer data)
{
  EfLoaded *self = data;

  g_clear_object (&self->file);
  g_clear_object (&self->document);
  g_clear_pointer (&self->state, ef_file_state_unref);
  g_clear_pointer (&self->import, ef_import_result_unref);
  g_clear_pointer (&self->root, ef_catalog_node_unref);
  g_clear_pointer (&self->refresh, ef_refresh_unref);
  g_clear_pointer (&self->kept, ef_catalog_node_unref);
  g_clear_pointer (&self->diagnostics, ef_diagnostics_unref);
}

EfLoaded *
ef_loaded_ref (EfLoaded *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
ef_loaded_unref (EfLoaded *self)
{
  g_atomic_rc_box_release_full (self, loaded_clear);
}

/* @request (transfer full) */
static void
start (Request            *request,
       EfMappingMemory    *memory,
       EfProgress         *progress,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_set_object (&request->memory, memory);
  request->progress = progress != NULL ? ef_progress_ref (progress) : NULL;
  g_task_set_source_tag (task, start);
  g_task_set_name (task, "load file");
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  ef_task_run_in_worker (task, load_in_worker);
}

void
ef_load_async (GFile              *file,
               EfMappingMemory    *memory,
               EfProgress         *progress,
               GCancellable       *cancellable,
               GAsyncReadyCallback callback,
               gpointer            user_data)
{
  Request *request;

  g_return_if_fail (G_IS_FILE (file));

  request = g_new0 (Request, 1);
  request->file = g_object_ref (file);
  start (request, memory, progress, cancellable, callback, user_data);
}

void
ef_load_refresh_async (GFile              *file,
                       EfCatalog          *catalog,
                       guint               index,
                       EfMappingMemory    *memory,
                       EfProgress         *progress,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  Request *request;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (catalog != NULL && index < ef_catalog_get_n_roots (catalog));

  request = g_new0 (Request, 1);
  request->file = g_object_ref (file);
  request->catalog = ef_catalog_ref (catalog);
  request->index = index;
  start (request, memory, progress, cancellable, callback, user_data);
}

void
ef_load_bytes_async (GBytes             *bytes,
                     const char         *name,
                     EfMappingMemory    *memory,
                     EfProgress         *progress,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  Request *request;

  g_return_if_fail (bytes != NULL);
  g_return_if_fail (name != NULL);

  request = g_new0 (Request, 1);
  request->bytes = g_bytes_ref (bytes);
  request->name = g_strdup (name);
  start (request, memory, progress, cancellable, callback, user_data);
}

void
ef_load_cards_async (GPtrArray          *files,
                     EfMappingMemory    *memory,
                     EfProgress         *progress,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  Request *request;

  g_return_if_fail (files != NULL && files->len > 0);

  request = g_new0 (Request, 1);
  request->cards = g_ptr_array_ref (files);
  start (request, memory, progress, cancellable, callback, user_data);
}

EfLoaded *
ef_load_finish (GAsyncResult *result,
                GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
pick_in_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr (GPtrArray) cards = ef_import_pick_cards (task_data, cancellable);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&cards), (GDestroyNotify) g_ptr_array_unref);
}

void
ef_load_pick_cards_async (GPtrArray          *files,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (files != NULL);

  g_task_set_source_tag (task, ef_load_pick_cards_async);
  g_task_set_name (task, "pick cards");
  g_task_set_task_data (task, g_ptr_array_ref (files), (GDestroyNotify) g_ptr_array_unref);
  ef_task_run_in_worker (task, pick_in_worker);
}

GPtrArray *
ef_load_pick_cards_finish (GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
