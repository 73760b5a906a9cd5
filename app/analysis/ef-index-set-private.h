/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What ef_index_set_find_before() and its like return where there is none. */
#define EF_INDEX_NONE G_MAXUINT32

/**
 * EfIndexSet:
 *
 * A set of the integers below some number, that knows the neighbours of any of them. A bit for
 * each, and above every 64 bits one that says whether any of them is set, and so on up: four levels
 * for a million, which fit into 128 KiB, and each step up or down is one look at a word.
 */
typedef struct _EfIndexSet EfIndexSet;

/* An empty set of integers below @size. */
EfIndexSet *ef_index_set_new (guint32 size);
void        ef_index_set_free (EfIndexSet *self);

void ef_index_set_add (EfIndexSet *self, guint32 index);
void ef_index_set_remove (EfIndexSet *self, guint32 index);

/* The greatest member below @index, and the smallest one above it; EF_INDEX_NONE if there is none.
 * @index is at most the size. */
guint32 ef_index_set_find_before (const EfIndexSet *self, guint32 index);
guint32 ef_index_set_find_after (const EfIndexSet *self, guint32 index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfIndexSet, ef_index_set_free)

G_END_DECLS
