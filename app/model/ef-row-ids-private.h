/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-column.h"

G_BEGIN_DECLS

/* The identities of the rows of a table, computed when somebody first asks, and shared by all
 * versions of the table whose identities are the same. Reference-counted, thread-safe. */
typedef struct _EfRowIds EfRowIds;

EfRowIds *ef_row_ids_new (void);
EfRowIds *ef_row_ids_ref (EfRowIds *self);
void      ef_row_ids_unref (EfRowIds *self);

/* @columns must be those of the table (or of a version with the same identities) at each call. */
const guint64 *ef_row_ids_get (EfRowIds *self, GPtrArray *columns, guint n_rows);
gint           ef_row_ids_find (EfRowIds *self, GPtrArray *columns, guint n_rows, guint64 id);

/* What @columns state of each row as a hash, and what of that identifies it; unlike an id, it is
 * the same for rows that say the same (array length=n_rows) (transfer full). */
guint64 *ef_row_ids_hash (GPtrArray *columns, guint n_rows);
guint64 *ef_row_ids_hash_identity (GPtrArray *columns, guint n_rows);

/* TRUE if no row has another identity under @new_columns than under @old_columns. */
gboolean ef_row_ids_survive (GPtrArray *old_columns, GPtrArray *new_columns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfRowIds, ef_row_ids_unref)

G_END_DECLS
