/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EfTextPool:
 *
 * Interned text: equal strings are stored once and named by a number. Id 0 is "no text". A pool is
 * filled by one thread while a file is read, and only read from after ef_text_pool_freeze(); then
 * any thread may. Columns share the pool of their import, so 85,000 rows that name 4,000 papers
 * hold 4,000 strings.
 */
typedef struct _EfTextPool EfTextPool;

EfTextPool *ef_text_pool_new (void);
EfTextPool *ef_text_pool_ref (EfTextPool *self);
void        ef_text_pool_unref (EfTextPool *self);

/* The id of @text, added if new; 0 for NULL or length 0. @length -1 for a terminated string. */
guint32     ef_text_pool_add (EfTextPool *self, const char *text, gssize length);
/* The same for many texts at once, none of them NULL: half the time per text where most are new. */
void        ef_text_pool_add_many (EfTextPool        *self,
                                   const char *const *texts,
                                   const guint32     *lengths,
                                   gsize              n_texts,
                                   guint32           *ids);
/* Makes room for @n_texts altogether, at most 2^30, where it is known that so many come: growing
 * step by step looks at every text's place again, twice on average. */
void        ef_text_pool_reserve (EfTextPool *self, guint32 n_texts);

/* The id of @text or 0 if the pool does not hold it. */
guint32     ef_text_pool_find (const EfTextPool *self, const char *text);
/* Terminated, valid as long as the pool; "" for id 0. */
const char *ef_text_pool_get (const EfTextPool *self, guint32 id);
/* In bytes, without looking for its end. */
guint32     ef_text_pool_get_length (const EfTextPool *self, guint32 id);
guint32     ef_text_pool_get_size (const EfTextPool *self);
/* No more additions; drops the hash index's spare memory. */
void        ef_text_pool_freeze (EfTextPool *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfTextPool, ef_text_pool_unref)

G_END_DECLS
