/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-catalog.h"

G_BEGIN_DECLS

/* What was decided to be left out of an import: columns that have this role, and tables all of
 * whose columns have it. They stay in their places while decisions are made, compared and
 * remembered, and are taken out when the import is committed. */

/* TRUE if every column of the table is left out. */
gboolean       ef_left_out_has_table (const EfTable *table);
/* Tables that are left out whole, and columns of the others. */
void           ef_left_out_count (EfCatalogNode *root, guint *n_tables, guint *n_columns);
/* @table without the columns that have the role, of which it keeps the names. */
EfTable       *ef_left_out_drop_columns (EfTable *table);
/* @table, which was read again, with the role at the columns that somebody left out of @before
 * (transfer full). */
EfTable       *ef_left_out_decide_again (EfTable *table, EfTable *before);
/* @root, which is sealed, without what is left out, and without nodes that then hold nothing; @root
 * itself if that is nothing. Without any table if all is left out. It keeps the places of the
 * tables that are left out whole (transfer full). */
EfCatalogNode *ef_left_out_drop (EfCatalogNode *root);
/* @root, a source that was read again, without tables that somebody left out of @before, its former
 * state: those of the same place in it, else the only one of the same name. @before's own tables
 * stay. @unknown: (nullable): gets the places that are in @root no more (element-type utf8)
 * (transfer full). */
EfCatalogNode *ef_left_out_drop_again (EfCatalogNode *root, EfCatalogNode *before,
                                       GPtrArray *unknown);

G_END_DECLS
