/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EfProgress:
 *
 * How far a long job is. The worker writes, any thread reads: both sides are lock-free, so a tight
 * loop may report as often as it likes and a window polls ten times a second.
 */
typedef struct _EfProgress EfProgress;

EfProgress *ef_progress_new (void);
EfProgress *ef_progress_ref (EfProgress *self);
void        ef_progress_unref (EfProgress *self);

/* @done of @total in any unit; @total 0 means the length is not known. */
void   ef_progress_set (EfProgress *self, guint64 done, guint64 total);
/* 0 to 1, or -1 while the length is not known. */
double ef_progress_get_fraction (const EfProgress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfProgress, ef_progress_unref)

G_END_DECLS
