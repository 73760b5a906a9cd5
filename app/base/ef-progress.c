/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-progress.h"

#include <stdatomic.h>

/* The fraction is kept, not the two numbers it comes from: one int is written and read whole, so a
 * reader can never see the new count beside the old total, and no lock is needed for that.
 * Millionths are finer than any progress bar. Relaxed order is enough, because nothing else is
 * published by it. */
#define WHOLE 1000000
#define NOT_KNOWN (-1)

struct _EfProgress
{
  gatomicrefcount ref_count;
  atomic_int millionths; /* 0 to WHOLE, or NOT_KNOWN */
};

EfProgress *
ef_progress_new (void)
{
  EfProgress *self = g_new (EfProgress, 1);

  g_atomic_ref_count_init (&self->ref_count);
  atomic_init (&self->millionths, NOT_KNOWN);

  return self;
}

EfProgress *
ef_progress_ref (EfProgress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
ef_progress_unref (EfProgress *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

void
ef_progress_set (EfProgress *self, guint64 done, guint64 total)
{
  int millionths = NOT_KNOWN;

  g_return_if_fail (self != NULL);

  if (total > 0)
    millionths = done >= total ? WHOLE : (int) ((double) done / (double) total * WHOLE);

  /* Most reports of a tight loop change nothing, and not writing keeps the cache line shared. */
  if (atomic_load_explicit (&self->millionths, memory_order_relaxed) != millionths)
    atomic_store_explicit (&self->millionths, millionths, memory_order_relaxed);
}

double
ef_progress_get_fraction (const EfProgress *self)
{
  int millionths;

  g_return_val_if_fail (self != NULL, NOT_KNOWN);

  millionths = atomic_load_explicit (&self->millionths, memory_order_relaxed);

  return millionths == NOT_KNOWN ? NOT_KNOWN : millionths / (double) WHOLE;
}
