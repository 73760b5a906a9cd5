/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-mapping-memory.h"

#include "ef-error.h"
#include "ef-task.h"

/* The mapping that is handed out is never changed again: what is learnt goes into a copy that takes
 * its place. The mutex is held while the file is read or written, so writes keep their order; that
 * is why the main thread never asks. */

struct _EfMappingMemory
{
  GObject parent_instance;

  GFile *file;
  guint n_pending; /* of the main thread: what is still being learnt */

  GMutex mutex;       /* guards: */
  EfMapping *mapping; /* NULL until it was read */
  gboolean foreign;   /* the file is of a newer version: it stays as it is */
};

G_DEFINE_FINAL_TYPE (EfMappingMemory, ef_mapping_memory, G_TYPE_OBJECT)

typedef struct
{
  EfCatalogNode *before;
  EfCatalogNode *after;
  EfLearn how;
  GPtrArray *looked_at; /* of EfTable, or NULL */
} Lesson;

static void
lesson_free (gpointer data)
{
  Lesson *lesson = data;

  ef_catalog_node_unref (lesson->before);
  ef_catalog_node_unref (lesson->after);
  g_clear_pointer (&lesson->looked_at, g_ptr_array_unref);
  g_free (lesson);
}

/* With the mutex. A file that is damaged is nothing worth keeping, and nothing to bother anybody
 * with: what is remembered is a convenience. */
static void
ensure_mapping (EfMappingMemory *self)
{
  g_autoptr (GError) error = NULL;

  if (self->mapping != NULL)
    return;

  self->mapping = ef_mapping_load (self->file, NULL, NULL, &error);
  if (self->mapping != NULL)
    return;

  self->mapping = ef_mapping_new ();
  self->foreign = g_error_matches (error, EF_ERROR, EF_ERROR_NEWER);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_debug ("What was decided before is not there: %s", error->message);
}

/* With the mutex. */
static void
write_file (EfMappingMemory *self,
            GBytes          *bytes)
{
  const char *path = g_file_peek_path (self->file);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (g_mkdir_with_parents (folder, 0700) != 0 ||
      !g_file_set_contents_full (path, text, (gssize) length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &error))
    g_debug ("What was decided is not kept: %s",
             error != NULL ? error->message : "there is no folder for it");
}

static void
learn_in_worker (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  EfMappingMemory *self = EF_MAPPING_MEMORY (source_object);
  Lesson *lesson = task_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (EfMapping) mapping = NULL;
  g_autoptr (GBytes) old_bytes = NULL;
  g_autoptr (GBytes) bytes = NULL;

  ensure_mapping (self);
  mapping = ef_mapping_copy (self->mapping);
  ef_mapping_learn (mapping, lesson->before, lesson->after, lesson->how);
  for (guint i = 0; lesson->looked_at != NULL && i < lesson->looked_at->len; i++)
    ef_mapping_note (mapping, g_ptr_array_index (lesson->looked_at, i));
  ef_mapping_trim (mapping, EF_MAPPING_MEMORY_MAX);

  old_bytes = ef_mapping_to_bytes (self->mapping);
  bytes = ef_mapping_to_bytes (mapping);
  if (!g_bytes_equal (bytes, old_bytes))
    {
      ef_mapping_unref (self->mapping);
      self->mapping = g_steal_pointer (&mapping);
      if (!self->foreign)
        write_file (self, bytes);
    }
  g_task_return_boolean (task, TRUE);
}

static void
learnt_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  EfMappingMemory *self = EF_MAPPING_MEMORY (object);
  g_autoptr (GApplication) application = G_APPLICATION (user_data);

  self->n_pending--;
  if (application != NULL)
    g_application_release (application);
}

static void
ef_mapping_memory_finalize (GObject *object)
{
  EfMappingMemory *self = EF_MAPPING_MEMORY (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->mapping, ef_mapping_unref);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (ef_mapping_memory_parent_class)->finalize (object);
}

static void
ef_mapping_memory_class_init (EfMappingMemoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ef_mapping_memory_finalize;
}

static void
ef_mapping_memory_init (EfMappingMemory *self)
{
  g_mutex_init (&self->mutex);
}

EfMappingMemory *
ef_mapping_memory_new (GFile *file)
{
  EfMappingMemory *self;

  g_return_val_if_fail (G_IS_FILE (file) && g_file_peek_path (file) != NULL, NULL);

  self = g_object_new (EF_TYPE_MAPPING_MEMORY, NULL);
  self->file = g_object_ref (file);
  return self;
}

GFile *
ef_mapping_memory_get_default_file (void)
{
  return g_file_new_build_filename (g_get_user_data_dir (), "efficient-frontier",
                                    "remembered" EF_MAPPING_SUFFIX, NULL);
}

EfMapping *
ef_mapping_memory_dup (EfMappingMemory *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (EF_IS_MAPPING_MEMORY (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  ensure_mapping (self);
  return ef_mapping_ref (self->mapping);
}

void
ef_mapping_memory_learn (EfMappingMemory *self,
                         EfCatalogNode   *before,
                         EfCatalogNode   *after,
                         EfLearn          how,
                         GPtrArray       *looked_at)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GTask) task = NULL;
  Lesson *lesson;

  g_return_if_fail (EF_IS_MAPPING_MEMORY (self));
  g_return_if_fail (before != NULL && after != NULL);

  lesson = g_new0 (Lesson, 1);
  lesson->before = ef_catalog_node_ref (before);
  lesson->after = ef_catalog_node_ref (after);
  lesson->how = how;
  if (looked_at != NULL)
    lesson->looked_at = g_ptr_array_ref (looked_at);

  /* A program that is left at once still has to write. */
  if (application != NULL)
    {
      g_application_hold (application);
      g_object_ref (application);
    }
  self->n_pending++;
  task = g_task_new (self, NULL, learnt_cb, application);
  g_task_set_source_tag (task, ef_mapping_memory_learn);
  g_task_set_name (task, "remember decisions");
  g_task_set_task_data (task, lesson, lesson_free);
  ef_task_run_in_worker (task, learn_in_worker);
}

void
ef_mapping_memory_wait (EfMappingMemory *self)
{
  g_return_if_fail (EF_IS_MAPPING_MEMORY (self));

  while (self->n_pending > 0)
    g_main_context_iteration (NULL, TRUE);
}
