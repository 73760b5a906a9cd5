/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-table.h"

G_BEGIN_DECLS

/**
 * ef_row_match:
 * @before, @after: two versions of a table, with the same columns in the same order
 * @matches: (out caller-allocates) (array): for each row of @before the row of @after that it has
 *   become, or EF_NO_ROW
 *
 * Rows that are identified by the same texts go together. Where several are, those that are wholly
 * equal; then those that are the only ones of their texts and dates; then those that have most
 * cells in common, texts and dates before numbers; and what is left in their order.
 *
 * Returns: of how many rows of @before that was not sure: another row was as like
 */
guint ef_row_match (EfTable *before, EfTable *after, guint32 *matches);

G_END_DECLS
