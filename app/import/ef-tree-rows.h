/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-reader.h"
#include "ef-tree.h"

G_BEGIN_DECLS

/**
 * ef_tree_rows_read:
 * @root: of a document of unknown kind
 *
 * Finds the rows of a document and makes tables of them. Rows are the mappings in a list, and the
 * values of a mapping that are mappings of the same keys: then the key is the name of the row. A
 * document without either is a row by itself if something in it is of a known quantity. What is in
 * a row, down to the rows inside of it, becomes columns, and behind these what stands around it.
 *
 * A column is called by the last key that leads to it, or by more of them where that would be the
 * name of two. Where the unit of a number stands beside it (`"unit"`, `"latency_units"`), the cell
 * has both.
 *
 * Returns: (element-type EfTable) (transfer full): the tables with numbers in them, that of most
 *   rows first; NULL with @error only if cancelled
 */
GPtrArray *ef_tree_rows_read (const EfTreeNode *root, EfReading *reading, GError **error);

G_END_DECLS
