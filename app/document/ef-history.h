/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What became of two changes that were to be one. */
typedef enum
{
  EF_MERGE_NONE,      /* they stay two */
  EF_MERGE_DONE,      /* the first now does what both did */
  EF_MERGE_CANCELLED, /* together they do nothing: both can go */
} EfMerge;

/**
 * EfChange:
 *
 * One thing that can be done to a target, undone and done again. The owner of the target defines
 * the kinds: a kind is a struct that begins with an EfChange and a table of functions. A change
 * holds ids and old and new values, never pointers into the target, so it stays true whatever
 * else happened between.
 */
typedef struct _EfChange EfChange;

typedef struct
{
  void (*apply) (EfChange *change, gpointer target);
  void (*revert) (EfChange *change, gpointer target);
  /* Takes over what @next does (it is applied already); NULL if this kind never merges. */
  EfMerge (*merge) (EfChange *change, EfChange *next);
  gsize (*get_size) (const EfChange *change); /* bytes kept alive by it alone */
  void (*free) (EfChange *change);
} EfChangeClass;

struct _EfChange
{
  const EfChangeClass *klass;
};

/**
 * EfHistory:
 *
 * Steps that can be undone and redone. Knows nothing of documents, clocks or windows.
 *
 * Every state the target was in has a number that is never used again, and undo restores the
 * number with the state. So "modified" is exact: the present number differs from the saved one.
 */
typedef struct _EfHistory EfHistory;

/* Microseconds of a clock that never goes back. */
typedef gint64 (*EfHistoryClock) (gpointer user_data);

/* Consecutive steps with equal merge keys become one if no more than this lies between them. */
#define EF_HISTORY_MERGE_TIME G_USEC_PER_SEC

/* Beyond these the oldest steps are forgotten; the newest always stays. */
#define EF_HISTORY_MAX_STEPS 1000
#define EF_HISTORY_MAX_SIZE ((gsize) 256 << 20)

EfHistory *ef_history_new (gpointer target);
void       ef_history_free (EfHistory *self);
/* NULL: the monotonic clock. */
void       ef_history_set_clock (EfHistory *self, EfHistoryClock clock, gpointer user_data);
void       ef_history_set_limits (EfHistory *self, guint max_steps, gsize max_size);

/* Applies @change (transfer full) and remembers it. @merge_key may be NULL. Forgets what could be
 * redone. */
void ef_history_do (EfHistory *self, EfChange *change, const char *merge_key, const char *label);

/* Everything done between is one step with the label of the outermost group; nothing done, no
 * step. */
void     ef_history_begin_group (EfHistory *self, const char *label);
void     ef_history_end_group (EfHistory *self);

/* While a group is open nothing can be undone or redone. */
gboolean    ef_history_can_undo (const EfHistory *self);
gboolean    ef_history_can_redo (const EfHistory *self);
void        ef_history_undo (EfHistory *self);
void        ef_history_redo (EfHistory *self);
const char *ef_history_get_undo_label (const EfHistory *self); /* or NULL */
const char *ef_history_get_redo_label (const EfHistory *self); /* or NULL */
guint       ef_history_get_n_steps (const EfHistory *self);    /* that can be undone */

guint64  ef_history_get_state (const EfHistory *self);
void     ef_history_set_saved_state (EfHistory *self, guint64 state);
gboolean ef_history_is_modified (const EfHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfHistory, ef_history_free)

G_END_DECLS
