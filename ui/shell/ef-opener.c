/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-opener.h"

/* Milliseconds between two looks at the progress of a worker. */
#define POLL_INTERVAL 100

/* One thing to read: a file, or bytes with a name. */
typedef struct
{
  GFile *file;
  GBytes *bytes;
  char *name;
} Item;

struct _EfOpener
{
  GObject parent_instance;

  EfMappingMemory *memory; /* or NULL */
  GQueue waiting; /* of Item */
  Item *running;  /* NULL when idle */
  gint64 start_time;
  EfProgress *progress;
  GCancellable *cancellable;
  guint poll_id;
};

G_DEFINE_FINAL_TYPE (EfOpener, ef_opener, G_TYPE_OBJECT)

enum
{
  LOADED,
  FAILED,
  PROGRESS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void start_next (EfOpener *self);

static void
item_free (Item *item)
{
  g_clear_object (&item->file);
  g_clear_pointer (&item->bytes, g_bytes_unref);
  g_free (item->name);
  g_free (item);
}

static gboolean
poll_cb (gpointer user_data)
{
  g_signal_emit (user_data, signals[PROGRESS], 0);
  return G_SOURCE_CONTINUE;
}

/* Ends the running item. @loaded or @error, both transfer none. */
static void
finish (EfOpener     *self,
        EfLoaded     *loaded,
        const GError *error)
{
  g_autoptr (EfOpener) alive = g_object_ref (self);
  Item *item = g_steal_pointer (&self->running);

  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_clear_pointer (&self->progress, ef_progress_unref);
  g_clear_object (&self->cancellable);
  self->start_time = 0;

  if (loaded != NULL)
    g_signal_emit (self, signals[LOADED], 0, loaded);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, item->file, error);

  item_free (item);
  start_next (self);
  g_signal_emit (self, signals[PROGRESS], 0);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (EfOpener) self = EF_OPENER (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (EfLoaded) loaded = ef_load_finish (result, &error);

  finish (self, loaded, error);
}

static void
start_next (EfOpener *self)
{
  if (self->running != NULL || g_queue_is_empty (&self->waiting))
    return;

  self->running = g_queue_pop_head (&self->waiting);
  self->start_time = g_get_monotonic_time ();
  self->progress = ef_progress_new ();
  self->cancellable = g_cancellable_new ();
  self->poll_id = g_timeout_add (POLL_INTERVAL, poll_cb, self);

  if (self->running->file != NULL)
    ef_load_async (self->running->file, self->memory, self->progress, self->cancellable, loaded_cb,
                   g_object_ref (self));
  else
    ef_load_bytes_async (self->running->bytes, self->running->name, self->memory, self->progress,
                         self->cancellable, loaded_cb, g_object_ref (self));
}

static void
ef_opener_dispose (GObject *object)
{
  EfOpener *self = EF_OPENER (object);

  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) item_free);
  g_clear_object (&self->memory);

  G_OBJECT_CLASS (ef_opener_parent_class)->dispose (object);
}

static void
ef_opener_class_init (EfOpenerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ef_opener_dispose;

  signals[LOADED] = g_signal_new ("loaded", EF_TYPE_OPENER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[FAILED] = g_signal_new ("failed", EF_TYPE_OPENER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_FILE, G_TYPE_ERROR);
  signals[PROGRESS] = g_signal_new ("progress", EF_TYPE_OPENER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
}

static void
ef_opener_init (EfOpener *self)
{
  g_queue_init (&self->waiting);
}

EfOpener *
ef_opener_new (void)
{
  return g_object_new (EF_TYPE_OPENER, NULL);
}

void
ef_opener_set_memory (EfOpener        *self,
                      EfMappingMemory *memory)
{
  g_return_if_fail (EF_IS_OPENER (self));

  g_set_object (&self->memory, memory);
}

void
ef_opener_open (EfOpener *self,
                GFile    *file)
{
  Item *item;

  g_return_if_fail (EF_IS_OPENER (self));
  g_return_if_fail (G_IS_FILE (file));

  item = g_new0 (Item, 1);
  item->file = g_object_ref (file);
  g_queue_push_tail (&self->waiting, item);
  start_next (self);
}

void
ef_opener_open_bytes (EfOpener   *self,
                      GBytes     *bytes,
                      const char *name)
{
  Item *item;

  g_return_if_fail (EF_IS_OPENER (self));
  g_return_if_fail (bytes != NULL);

  item = g_new0 (Item, 1);
  item->bytes = g_bytes_ref (bytes);
  item->name = g_strdup (name);
  g_queue_push_tail (&self->waiting, item);
  start_next (self);
}

void
ef_opener_cancel (EfOpener *self)
{
  g_return_if_fail (EF_IS_OPENER (self));

  g_queue_clear_full (&self->waiting, (GDestroyNotify) item_free);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

gboolean
ef_opener_is_busy (EfOpener *self)
{
  g_return_val_if_fail (EF_IS_OPENER (self), FALSE);
  return self->running != NULL;
}

char *
ef_opener_dup_name (EfOpener *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (EF_IS_OPENER (self), NULL);

  if (self->running == NULL)
    return NULL;
  if (self->running->file == NULL)
    return g_strdup (self->running->name);

  name = g_file_get_basename (self->running->file);
  return name != NULL ? g_filename_display_name (name) : NULL;
}

double
ef_opener_get_fraction (EfOpener *self)
{
  g_return_val_if_fail (EF_IS_OPENER (self), -1);
  return self->progress != NULL ? ef_progress_get_fraction (self->progress) : -1;
}

gint64
ef_opener_get_start_time (EfOpener *self)
{
  g_return_val_if_fail (EF_IS_OPENER (self), 0);
  return self->start_time;
}
