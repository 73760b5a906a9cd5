/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-history.h"

/* Two queues of steps: what can be undone, newest at the tail, and what can be redone, next at the
 * tail. A step is a list of changes with the numbers of the state before and after it. Undoing a
 * step makes the number before it the present one again; doing something new always takes a number
 * that was never used, also when it merges into the step before, because the state in between may
 * have been saved meanwhile.
 *
 * A step that leads to the saved state is closed for merging: otherwise there would be no way to
 * undo back to exactly what is on disk. */

typedef struct
{
  GPtrArray *changes; /* EfChange, owned, in the order they were applied */
  char *label;
  char *merge_key; /* NULL: merges with nothing */
  gint64 time;     /* of the last change in it */
  guint64 state_before;
  guint64 state_after;
  gsize size; /* as counted when it was put in the queue */
} EfStep;

struct _EfHistory
{
  gpointer target;
  GQueue undo; /* EfStep, owned */
  GQueue redo; /* EfStep, owned */
  gsize undo_size;

  EfStep *group; /* the open one, NULL if none */
  guint depth;

  guint64 state;
  guint64 last_state; /* the highest number given out */
  guint64 saved_state;
  gboolean mergeable; /* nothing but doing happened since the newest step was made */
  gboolean applying;

  guint max_steps;
  gsize max_size;
  EfHistoryClock clock;
  gpointer clock_data;
};

static void
change_free (gpointer data)
{
  EfChange *change = data;

  change->klass->free (change);
}

static EfStep *
step_new (const char *label, const char *merge_key, gint64 now, guint64 state)
{
  EfStep *step = g_new0 (EfStep, 1);

  step->changes = g_ptr_array_new_with_free_func (change_free);
  step->label = g_strdup (label);
  step->merge_key = g_strdup (merge_key);
  step->time = now;
  step->state_before = state;
  step->state_after = state;

  return step;
}

static void
step_free (gpointer data)
{
  EfStep *step = data;

  g_ptr_array_unref (step->changes);
  g_free (step->label);
  g_free (step->merge_key);
  g_free (step);
}

static gsize
step_measure (const EfStep *step)
{
  gsize size = sizeof *step;

  for (guint i = 0; i < step->changes->len; i++)
    {
      EfChange *change = g_ptr_array_index (step->changes, i);

      size += change->klass->get_size (change);
    }

  return size;
}

static gint64
monotonic_clock (gpointer user_data)
{
  return g_get_monotonic_time ();
}

static void
advance_state (EfHistory *self)
{
  self->state = ++self->last_state;
}

static void
drop_redo (EfHistory *self)
{
  g_queue_clear_full (&self->redo, step_free);
}

static void
drop_newest (EfHistory *self)
{
  EfStep *step = g_queue_pop_tail (&self->undo);

  self->undo_size -= step->size;
  step_free (step);
}

/* At least the newest step stays, however large it is. */
static void
forget_oldest (EfHistory *self)
{
  while (self->undo.length > 1
         && (self->undo.length > self->max_steps || self->undo_size > self->max_size))
    {
      EfStep *step = g_queue_pop_head (&self->undo);

      self->undo_size -= step->size;
      step_free (step);
    }
}

static void
push_undo (EfHistory *self, EfStep *step)
{
  step->size = step_measure (step);
  self->undo_size += step->size;
  g_queue_push_tail (&self->undo, step);
  forget_oldest (self);
}

static void
remeasure_newest (EfHistory *self)
{
  EfStep *step = g_queue_peek_tail (&self->undo);

  self->undo_size -= step->size;
  step->size = step_measure (step);
  self->undo_size += step->size;
  forget_oldest (self);
}

static const char *
newest_label (const GQueue *steps)
{
  const EfStep *step = steps->tail != NULL ? steps->tail->data : NULL;

  return step != NULL ? step->label : NULL;
}

static gboolean
step_takes (const EfHistory *self, const EfStep *step, const char *merge_key, gint64 now)
{
  return self->mergeable && merge_key != NULL && g_strcmp0 (step->merge_key, merge_key) == 0
         && now - step->time <= EF_HISTORY_MERGE_TIME && step->state_after != self->saved_state;
}

/* TRUE if the newest step took over @change, which is applied already and then belongs to nobody
 * any more. */
static gboolean
merge_into_newest (EfHistory *self, EfChange *change, const char *merge_key, gint64 now)
{
  EfStep *step = g_queue_peek_tail (&self->undo);
  EfChange *last;

  if (step == NULL || !step_takes (self, step, merge_key, now))
    return FALSE;

  last = g_ptr_array_index (step->changes, step->changes->len - 1);
  if (last->klass != change->klass || last->klass->merge == NULL)
    return FALSE;

  switch (last->klass->merge (last, change))
    {
    case EF_MERGE_DONE:
      advance_state (self);
      step->state_after = self->state;
      step->time = now;
      remeasure_newest (self);
      break;

    case EF_MERGE_CANCELLED:
      self->state = step->state_before;
      self->mergeable = FALSE;
      drop_newest (self);
      break;

    case EF_MERGE_NONE:
    default:
      return FALSE;
    }

  change_free (change);
  return TRUE;
}

static void
apply (EfHistory *self, EfChange *change)
{
  self->applying = TRUE;
  change->klass->apply (change, self->target);
  self->applying = FALSE;
}

static void
revert (EfHistory *self, EfChange *change)
{
  self->applying = TRUE;
  change->klass->revert (change, self->target);
  self->applying = FALSE;
}

EfHistory *
ef_history_new (gpointer target)
{
  EfHistory *self = g_new0 (EfHistory, 1);

  self->target = target;
  g_queue_init (&self->undo);
  g_queue_init (&self->redo);
  self->max_steps = EF_HISTORY_MAX_STEPS;
  self->max_size = EF_HISTORY_MAX_SIZE;
  self->clock = monotonic_clock;

  return self;
}

void
ef_history_free (EfHistory *self)
{
  if (self == NULL)
    return;

  g_queue_clear_full (&self->undo, step_free);
  g_queue_clear_full (&self->redo, step_free);
  g_clear_pointer (&self->group, step_free);
  g_free (self);
}

void
ef_history_set_clock (EfHistory *self, EfHistoryClock clock, gpointer user_data)
{
  g_return_if_fail (self != NULL);

  self->clock = clock != NULL ? clock : monotonic_clock;
  self->clock_data = user_data;
}

void
ef_history_set_limits (EfHistory *self, guint max_steps, gsize max_size)
{
  g_return_if_fail (self != NULL);

  self->max_steps = max_steps;
  self->max_size = max_size;
  forget_oldest (self);
}

void
ef_history_do (EfHistory *self, EfChange *change, const char *merge_key, const char *label)
{
  EfStep *step;
  gint64 now;

  g_return_if_fail (self != NULL);
  g_return_if_fail (change != NULL);
  g_return_if_fail (!self->applying);

  apply (self, change);
  drop_redo (self);
  now = self->clock (self->clock_data);

  if (self->group != NULL)
    {
      advance_state (self);
      g_ptr_array_add (self->group->changes, change);
      return;
    }

  if (merge_into_newest (self, change, merge_key, now))
    return;

  step = step_new (label, merge_key, now, self->state);
  g_ptr_array_add (step->changes, change);
  advance_state (self);
  step->state_after = self->state;
  self->mergeable = TRUE;
  push_undo (self, step);
}

void
ef_history_begin_group (EfHistory *self, const char *label)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (!self->applying);

  if (self->depth++ == 0)
    self->group = step_new (label, NULL, 0, self->state);
}

void
ef_history_end_group (EfHistory *self)
{
  EfStep *step;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->depth > 0);

  if (--self->depth > 0)
    return;

  step = g_steal_pointer (&self->group);
  if (step->changes->len == 0)
    {
      step_free (step);
      return;
    }

  step->state_after = self->state;
  push_undo (self, step);
}

gboolean
ef_history_can_undo (const EfHistory *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->depth == 0 && self->undo.length > 0;
}

gboolean
ef_history_can_redo (const EfHistory *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->depth == 0 && self->redo.length > 0;
}

void
ef_history_undo (EfHistory *self)
{
  EfStep *step;

  g_return_if_fail (self != NULL);
  g_return_if_fail (!self->applying);

  if (!ef_history_can_undo (self))
    return;

  step = g_queue_pop_tail (&self->undo);
  self->undo_size -= step->size;
  for (guint i = step->changes->len; i > 0; i--)
    revert (self, g_ptr_array_index (step->changes, i - 1));

  self->state = step->state_before;
  self->mergeable = FALSE;
  g_queue_push_tail (&self->redo, step);
}

void
ef_history_redo (EfHistory *self)
{
  EfStep *step;

  g_return_if_fail (self != NULL);
  g_return_if_fail (!self->applying);

  if (!ef_history_can_redo (self))
    return;

  step = g_queue_pop_tail (&self->redo);
  for (guint i = 0; i < step->changes->len; i++)
    apply (self, g_ptr_array_index (step->changes, i));

  self->state = step->state_after;
  self->mergeable = FALSE;
  push_undo (self, step);
}

const char *
ef_history_get_undo_label (const EfHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return newest_label (&self->undo);
}

const char *
ef_history_get_redo_label (const EfHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return newest_label (&self->redo);
}

guint
ef_history_get_n_steps (const EfHistory *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->undo.length;
}

guint64
ef_history_get_state (const EfHistory *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->state;
}

void
ef_history_set_saved_state (EfHistory *self, guint64 state)
{
  g_return_if_fail (self != NULL);

  self->saved_state = state;
}

gboolean
ef_history_is_modified (const EfHistory *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->state != self->saved_state;
}
