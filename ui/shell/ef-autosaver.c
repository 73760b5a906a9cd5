/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-autosaver.h"

/* All on the main thread; only ef_draft_write_async() works elsewhere. While it does, the draft
 * cannot be removed: it would come back. So a draft that is to go then is left to the worker, and
 * goes when that has ended. */

/* So many times as long as writing took, nothing is written. */
#define REST 20

struct _EfAutosaver
{
  GObject parent_instance;

  char *folder;
  gint64 quiet;   /* microseconds, as all times here */
  gint64 longest;

  EfDocument *document; /* may be NULL */
  GFile *file;          /* may be NULL */
  EfFileState *state;   /* may be NULL */
  gulong handlers[4];

  EfDraft *draft;      /* NULL: none was needed yet, or it was dropped */
  guint64 seen_state;  /* number of the state that changes were last looked at in */
  guint64 kept_state;  /* number of the state that is in @draft; only with @draft */
  gboolean is_kept;    /* @draft holds @kept_state */
  gint64 first_change; /* of those that are not kept; 0: none */
  gint64 last_change;
  gint64 rest_until;
  guint timeout_id;

  EfDraft *writing; /* what the worker writes; NULL while there is none */
  gint64 write_start;
  GCancellable *cancellable;
  gboolean told;
  GQueue flushes; /* of GTask, waiting for what is being written */
};

G_DEFINE_FINAL_TYPE (EfAutosaver, ef_autosaver, G_TYPE_OBJECT)

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void start_writing (EfAutosaver *self);

/* TRUE if a crash now would lose something. */
static gboolean
is_needed (EfAutosaver *self)
{
  return self->document != NULL && ef_document_is_modified (self->document) &&
         !(self->is_kept && self->kept_state == ef_document_get_state (self->document));
}

static gboolean
timeout_cb (gpointer user_data)
{
  EfAutosaver *self = user_data;

  self->timeout_id = 0;
  if (is_needed (self))
    start_writing (self);
  else
    self->first_change = 0;

  return G_SOURCE_REMOVE;
}

static void
schedule (EfAutosaver *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 due;

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->writing != NULL || self->first_change == 0)
    return;

  due = MIN (self->last_change + self->quiet, self->first_change + self->longest);
  due = MAX (MAX (due, self->rest_until), now);
  self->timeout_id = g_timeout_add ((guint) ((due - now + 999) / 1000), timeout_cb, self);
}

static void
note_change (EfAutosaver *self)
{
  self->last_change = g_get_monotonic_time ();
  if (self->first_change == 0)
    self->first_change = self->last_change;
  schedule (self);
}

static void
discard (EfDraft *draft)
{
  ef_draft_discard (draft);
  ef_draft_unref (draft);
}

/* The draft goes, now or when the worker has ended. */
static void
drop (EfAutosaver *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->first_change = 0;
  self->is_kept = FALSE;
  if (self->draft != NULL && self->draft == self->writing)
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_pointer (&self->draft, ef_draft_unref);
    }
  g_clear_pointer (&self->draft, discard);
}

static void
document_changed_cb (EfAutosaver *self)
{
  guint64 state = ef_document_get_state (self->document);

  if (!ef_document_is_modified (self->document))
    drop (self);
  else if (state != self->seen_state)
    note_change (self);
  self->seen_state = state;
}

/* ---- Writing ---- */

static void
finish_flushes (EfAutosaver *self,
                gboolean     done)
{
  GTask *task;

  while ((task = g_queue_pop_head (&self->flushes)) != NULL)
    {
      g_task_return_boolean (task, done);
      g_object_unref (task);
    }
}

static void
fail (EfAutosaver  *self,
      const GError *error)
{
  if (!self->told)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  self->told = TRUE;
  finish_flushes (self, FALSE);

  /* Perhaps somebody makes room. */
  self->rest_until = MAX (self->rest_until, g_get_monotonic_time () + self->longest);
  note_change (self);
}

static void
go_on (EfAutosaver *self)
{
  if (!g_queue_is_empty (&self->flushes) && is_needed (self))
    start_writing (self);
  else
    {
      finish_flushes (self, TRUE);
      schedule (self);
    }
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (EfAutosaver) self = EF_AUTOSAVER (user_data);
  g_autoptr (GError) error = NULL;
  gint64 now = g_get_monotonic_time ();
  guint64 state;
  gboolean done = ef_draft_write_finish (result, &state, &error);
  gboolean wanted = self->draft == self->writing;

  g_clear_pointer (&self->writing, wanted ? ef_draft_unref : discard);
  g_clear_object (&self->cancellable);
  self->rest_until = now + REST * (now - self->write_start);

  if (wanted && !done)
    fail (self, error);
  else
    {
      if (wanted)
        {
          self->is_kept = TRUE;
          self->kept_state = state;
          self->told = FALSE;
        }
      go_on (self);
    }

  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
}

static void
start_writing (EfAutosaver *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->first_change = 0;
  if (self->draft == NULL)
    self->draft = ef_draft_new (self->folder, self->file, self->state, &error);
  if (self->draft == NULL)
    {
      fail (self, error);
      return;
    }

  /* What is written must be whole before the program goes, or be gone if it is not wanted. */
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  self->writing = ef_draft_ref (self->draft);
  self->write_start = g_get_monotonic_time ();
  self->cancellable = g_cancellable_new ();
  ef_draft_write_async (self->draft, self->document, self->cancellable, written_cb,
                        g_object_ref (self));
}

/* ---- Object ---- */

static void
unwatch (EfAutosaver *self)
{
  if (self->document == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (self->handlers); i++)
    g_clear_signal_handler (&self->handlers[i], self->document);
  g_clear_object (&self->document);
}

static void
ef_autosaver_dispose (GObject *object)
{
  EfAutosaver *self = EF_AUTOSAVER (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  unwatch (self);
  g_clear_object (&self->file);
  g_clear_pointer (&self->state, ef_file_state_unref);
  g_clear_pointer (&self->draft, ef_draft_unref);

  G_OBJECT_CLASS (ef_autosaver_parent_class)->dispose (object);
}

static void
ef_autosaver_finalize (GObject *object)
{
  g_free (EF_AUTOSAVER (object)->folder);

  G_OBJECT_CLASS (ef_autosaver_parent_class)->finalize (object);
}

static void
ef_autosaver_class_init (EfAutosaverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ef_autosaver_dispose;
  G_OBJECT_CLASS (klass)->finalize = ef_autosaver_finalize;

  signals[FAILED] = g_signal_new ("failed", EF_TYPE_AUTOSAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ef_autosaver_init (EfAutosaver *self)
{
  g_queue_init (&self->flushes);
  ef_autosaver_set_delays (self, EF_AUTOSAVER_QUIET, EF_AUTOSAVER_LONGEST);
}

EfAutosaver *
ef_autosaver_new (const char *folder)
{
  EfAutosaver *self;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (EF_TYPE_AUTOSAVER, NULL);
  self->folder = g_strdup (folder);
  return self;
}

void
ef_autosaver_set_delays (EfAutosaver *self,
                         guint        quiet,
                         guint        longest)
{
  g_return_if_fail (EF_IS_AUTOSAVER (self));

  self->quiet = (gint64) quiet * 1000;
  self->longest = (gint64) longest * 1000;
}

void
ef_autosaver_watch (EfAutosaver *self,
                    EfDocument  *document)
{
  static const char *const changes[] = { "catalog-changed", "charts-changed", "chart-changed",
                                         "notify" };

  g_return_if_fail (EF_IS_AUTOSAVER (self));
  g_return_if_fail (document == NULL || EF_IS_DOCUMENT (document));

  drop (self);
  unwatch (self);
  if (document == NULL)
    return;

  self->document = g_object_ref (document);
  for (guint i = 0; i < G_N_ELEMENTS (self->handlers); i++)
    self->handlers[i] = g_signal_connect_swapped (document, changes[i],
                                                  G_CALLBACK (document_changed_cb), self);
  self->seen_state = ef_document_get_state (document);
  if (is_needed (self))
    note_change (self);
}

void
ef_autosaver_set_file (EfAutosaver *self,
                       GFile       *file,
                       EfFileState *state)
{
  g_return_if_fail (EF_IS_AUTOSAVER (self));

  drop (self);
  g_set_object (&self->file, file);
  if (state != NULL)
    ef_file_state_ref (state);
  g_clear_pointer (&self->state, ef_file_state_unref);
  self->state = state;
  if (is_needed (self))
    note_change (self);
}

void
ef_autosaver_adopt (EfAutosaver *self,
                    EfDraft     *draft)
{
  g_return_if_fail (EF_IS_AUTOSAVER (self));
  g_return_if_fail (draft != NULL);
  g_return_if_fail (self->document != NULL);

  drop (self);
  self->draft = ef_draft_ref (draft);
  self->kept_state = ef_document_get_state (self->document);
  self->is_kept = TRUE;
}

void
ef_autosaver_stop (EfAutosaver *self)
{
  ef_autosaver_watch (self, NULL);
}

void
ef_autosaver_flush_async (EfAutosaver        *self,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (EF_IS_AUTOSAVER (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, ef_autosaver_flush_async);
  g_queue_push_tail (&self->flushes, task);
  if (self->writing == NULL)
    go_on (self);
}

gboolean
ef_autosaver_flush_finish (EfAutosaver  *self,
                           GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}

EfDraft *
ef_autosaver_get_draft (EfAutosaver *self)
{
  g_return_val_if_fail (EF_IS_AUTOSAVER (self), NULL);

  return self->is_kept ? self->draft : NULL;
}
