/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-tree.h"

/* Which parts of a document of unknown kind are rows. Lists and mappings are counted by the keys
 * that lead to them (`/models[]/prices[]`), whatever their positions: so prices of which each model
 * has one are columns of models, and if one model has two they are rows by themselves. */

G_BEGIN_DECLS

/**
 * EfRowKind:
 * @path: what leads to a row (ef-tree-path.h)
 * @name: (nullable): the key of the list or mapping around the rows, NULL at the top
 * @rows: (element-type EfTreeNode): not owned
 * @most: rows in one list or mapping
 * @keyed: whether the rows are named by their keys
 * @inner: whether they stand inside of another row
 *
 * All rows to which the same keys lead.
 */
typedef struct
{
  char *path;
  char *name;
  GPtrArray *rows;
  guint most;
  gboolean keyed;
  gboolean inner;
} EfRowKind;

typedef struct _EfRowKinds EfRowKinds;

/** ef_row_kinds_new: (transfer full): the kinds in @root, which has to outlive them */
EfRowKinds *ef_row_kinds_new (const EfTreeNode *root);

/** ef_row_kinds_free: */
void ef_row_kinds_free (EfRowKinds *self);

/** ef_row_kinds_get_n: How many there are; at most 200. */
guint ef_row_kinds_get_n (const EfRowKinds *self);

/** ef_row_kinds_get: The @i-th; that of most rows comes first. */
const EfRowKind *ef_row_kinds_get (const EfRowKinds *self, guint i);

/**
 * ef_row_kinds_find:
 * @path: of a list or mapping; unchanged afterwards
 *
 * Returns: (nullable): the kind of the rows in it
 */
const EfRowKind *ef_row_kinds_find (EfRowKinds *self, GString *path);

/**
 * ef_row_kinds_locate:
 * @path: (out caller-allocates): what leads to @node
 *
 * Returns: whether the key of @node is its name
 */
gboolean ef_row_kinds_locate (EfRowKinds *self, const EfTreeNode *node, GString *path);

/** ef_row_kind_is_table: Whether @kind, which may be NULL, is a table: one inner row is columns. */
gboolean ef_row_kind_is_table (const EfRowKind *kind);

G_END_DECLS
