/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-opener.h"

#include <glib/gi18n-lib.h>

/* Milliseconds between two looks at the progress of a worker. */
#define POLL_INTERVAL 100

/* One thing to read: a file, several cards, or bytes with a name; or files that came together, of
 * which is yet to be seen which are cards. */
typedef struct
{
  GFile *file;
  GPtrArray *files; /* of GFile */
  GPtrArray *cards; /* of GFile */
  GBytes *bytes;
  char *name; /* of @bytes */
  EfCatalog *catalog; /* of the project whose source @file is read again, or NULL */
  guint index;        /* of that source */
  gboolean in_batch;
} Item;

/* Inputs that came together. They are all at the head of the queue. */
typedef struct
{
  GPtrArray *loaded;   /* of EfLoaded */
  GPtrArray *failures; /* of EfOpenFailure */
  guint n;
  guint n_done;
  gint64 start_time;
} Batch;

struct _EfOpener
{
  GObject parent_instance;

  EfMappingMemory *memory; /* or NULL */
  GQueue waiting; /* of Item */
  Item *running;  /* NULL when idle */
  Batch *batch;   /* of the running item, or NULL */
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
  REFRESH_FAILED,
  BATCH,
  PROGRESS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void start_next (EfOpener *self);

static void
item_free (Item *item)
{
  g_clear_object (&item->file);
  g_clear_pointer (&item->files, g_ptr_array_unref);
  g_clear_pointer (&item->cards, g_ptr_array_unref);
  g_clear_pointer (&item->bytes, g_bytes_unref);
  g_clear_pointer (&item->catalog, ef_catalog_unref);
  g_free (item->name);
  g_free (item);
}

static void
failure_free (gpointer data)
{
  EfOpenFailure *failure = data;

  g_free (failure->name);
  g_free (failure->reason);
  g_free (failure);
}

static Batch *
batch_new (guint  n,
           gint64 start_time)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->loaded = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_loaded_unref);
  batch->failures = g_ptr_array_new_with_free_func (failure_free);
  batch->n = n;
  batch->start_time = start_time;
  return batch;
}

static void
batch_free (Batch *batch)
{
  g_ptr_array_unref (batch->loaded);
  g_ptr_array_unref (batch->failures);
  g_free (batch);
}

static gboolean
poll_cb (gpointer user_data)
{
  g_signal_emit (user_data, signals[PROGRESS], 0);
  return G_SOURCE_CONTINUE;
}

/* What an item is called, for people; NULL for pasted bytes (transfer full). */
static char *
name_item (const Item *item)
{
  const GPtrArray *several = item->files != NULL ? item->files : item->cards;
  g_autofree char *base = NULL;

  if (several != NULL)
    return g_strdup_printf (ngettext ("%u file", "%u files", several->len), several->len);
  if (item->file == NULL)
    return NULL;

  base = g_file_get_basename (item->file);
  return base != NULL ? g_filename_display_name (base) : g_file_get_parse_name (item->file);
}

/* The running item is over (transfer full). */
static Item *
end_running (EfOpener *self)
{
  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_clear_pointer (&self->progress, ef_progress_unref);
  g_clear_object (&self->cancellable);
  self->start_time = 0;
  return g_steal_pointer (&self->running);
}

/* Keeps what became of one of several until all are read. A project is not for this window. */
static void
keep_in_batch (EfOpener     *self,
               const Item   *item,
               EfLoaded     *loaded,
               const GError *error)
{
  EfOpenFailure *failure;

  if (loaded != NULL && loaded->document != NULL)
    g_signal_emit (self, signals[LOADED], 0, loaded);
  else if (loaded != NULL)
    g_ptr_array_add (self->batch->loaded, ef_loaded_ref (loaded));
  else
    {
      failure = g_new0 (EfOpenFailure, 1);
      failure->name = name_item (item);
      failure->reason = g_strdup (error->message);
      g_ptr_array_add (self->batch->failures, failure);
    }
  self->batch->n_done++;
}

static void
end_batch (EfOpener *self)
{
  Batch *batch = g_steal_pointer (&self->batch);

  if (batch->loaded->len + batch->failures->len > 0)
    g_signal_emit (self, signals[BATCH], 0, batch->loaded, batch->failures);
  batch_free (batch);
}

static void
tell (EfOpener     *self,
      const Item   *item,
      EfLoaded     *loaded,
      const GError *error)
{
  if (loaded != NULL)
    g_signal_emit (self, signals[LOADED], 0, loaded);
  else if (item->catalog != NULL)
    {
      EfCatalogNode *source = ef_catalog_get_root (item->catalog, item->index);

      g_signal_emit (self, signals[REFRESH_FAILED], 0, ef_catalog_node_get_name (source), error);
    }
  else
    {
      g_autofree char *name = name_item (item);

      g_signal_emit (self, signals[FAILED], 0, name, error);
    }
}

/* Ends the running item. @loaded or @error, both transfer none. */
static void
finish (EfOpener     *self,
        EfLoaded     *loaded,
        const GError *error)
{
  g_autoptr (EfOpener) alive = g_object_ref (self);
  Item *item = end_running (self);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_pointer (&self->batch, batch_free);
  else if (item->in_batch)
    {
      keep_in_batch (self, item, loaded, error);
      if (self->batch->n_done == self->batch->n)
        end_batch (self);
    }
  else
    tell (self, item, loaded, error);

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

/* Puts @files where they would have stood in the queue, the cards of them as one item in the place
 * of the first. If that makes more than one item, they are a batch. */
static void
queue_sorted (EfOpener  *self,
              GPtrArray *files,
              GPtrArray *cards,
              gint64     start_time)
{
  guint n = files->len - cards->len + (cards->len > 0);

  for (guint i = files->len; i > 0; i--)
    {
      GFile *file = g_ptr_array_index (files, i - 1);
      Item *item;
      guint index = 0;
      gboolean is_card = g_ptr_array_find (cards, file, &index);

      if (is_card && index > 0)
        continue;
      item = g_new0 (Item, 1);
      item->in_batch = n > 1;
      if (is_card)
        item->cards = g_ptr_array_ref (cards);
      else
        item->file = g_object_ref (file);
      g_queue_push_head (&self->waiting, item);
    }
  if (n > 1)
    self->batch = batch_new (n, start_time);
}

static void
picked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (EfOpener) self = EF_OPENER (user_data);
  g_autoptr (GPtrArray) cards = ef_load_pick_cards_finish (result, NULL);
  gint64 start_time = self->start_time;
  Item *item = end_running (self);

  if (cards != NULL)
    queue_sorted (self, item->files, cards, start_time);
  item_free (item);
  start_next (self);
  g_signal_emit (self, signals[PROGRESS], 0);
}

static void
start_next (EfOpener *self)
{
  const Item *item;

  if (self->running != NULL || g_queue_is_empty (&self->waiting))
    return;

  item = self->running = g_queue_pop_head (&self->waiting);
  self->start_time = item->in_batch ? self->batch->start_time : g_get_monotonic_time ();
  self->progress = ef_progress_new ();
  self->cancellable = g_cancellable_new ();
  self->poll_id = g_timeout_add (POLL_INTERVAL, poll_cb, self);

  if (item->files != NULL)
    ef_load_pick_cards_async (item->files, self->cancellable, picked_cb, g_object_ref (self));
  else if (item->cards != NULL)
    ef_load_cards_async (item->cards, self->memory, self->progress, self->cancellable, loaded_cb,
                         g_object_ref (self));
  else if (item->catalog != NULL)
    ef_load_refresh_async (item->file, item->catalog, item->index, self->memory, self->progress,
                           self->cancellable, loaded_cb, g_object_ref (self));
  else if (item->file != NULL)
    ef_load_async (item->file, self->memory, self->progress, self->cancellable, loaded_cb,
                   g_object_ref (self));
  else
    ef_load_bytes_async (item->bytes, item->name, self->memory, self->progress, self->cancellable,
                         loaded_cb, g_object_ref (self));
}

static void
ef_opener_dispose (GObject *object)
{
  EfOpener *self = EF_OPENER (object);

  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) item_free);
  g_clear_pointer (&self->batch, batch_free);
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
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
  signals[REFRESH_FAILED] = g_signal_new ("refresh-failed", EF_TYPE_OPENER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                          G_TYPE_ERROR);
  signals[BATCH] = g_signal_new ("batch", EF_TYPE_OPENER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
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
ef_opener_refresh (EfOpener  *self,
                   GFile     *file,
                   EfCatalog *catalog,
                   guint      index)
{
  Item *item;

  g_return_if_fail (EF_IS_OPENER (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (catalog != NULL && index < ef_catalog_get_n_roots (catalog));

  item = g_new0 (Item, 1);
  item->file = g_object_ref (file);
  item->catalog = ef_catalog_ref (catalog);
  item->index = index;
  g_queue_push_tail (&self->waiting, item);
  start_next (self);
}

void
ef_opener_open_files (EfOpener     *self,
                      GFile *const *files,
                      guint         n_files)
{
  Item *item;

  g_return_if_fail (EF_IS_OPENER (self));
  g_return_if_fail (files != NULL && n_files > 0);

  if (n_files == 1)
    {
      ef_opener_open (self, files[0]);
      return;
    }

  item = g_new0 (Item, 1);
  item->files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n_files; i++)
    g_ptr_array_add (item->files, g_object_ref (files[i]));
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
  char *name;

  g_return_val_if_fail (EF_IS_OPENER (self), NULL);

  if (self->running == NULL)
    return NULL;

  name = name_item (self->running);
  return name != NULL ? name : g_strdup (self->running->name);
}

double
ef_opener_get_fraction (EfOpener *self)
{
  double fraction;

  g_return_val_if_fail (EF_IS_OPENER (self), -1);

  fraction = self->progress != NULL ? ef_progress_get_fraction (self->progress) : -1;
  if (self->batch == NULL)
    return fraction;
  return (self->batch->n_done + MAX (fraction, 0)) / self->batch->n;
}

gint64
ef_opener_get_start_time (EfOpener *self)
{
  g_return_val_if_fail (EF_IS_OPENER (self), 0);
  return self->start_time;
}
