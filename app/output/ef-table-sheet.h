/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-progress.h"
#include "ef-table.h"
#include "ef-text-sheet.h"

G_BEGIN_DECLS

/**
 * EfTableSheet:
 * @table: what becomes text
 * @rows: (element-type guint): of it, in the order to write
 * @provenance: with the columns of EfProvenance behind each column of values
 * @progress: (nullable): told of the rows that are text
 * @cancellable: (nullable): ends the work
 *
 * A table on its way into a file: immutable values, so that a worker can do the work. Numbers are
 * exact and in the unit of their column, dates are of ISO 8601, texts as they are: the same table
 * makes the same text, in any language.
 */
typedef struct
{
  EfTable *table;
  GArray *rows;
  gboolean provenance;
  EfProgress *progress;
  GCancellable *cancellable;
} EfTableSheet;

/* @filter: an EfFilter that fits @table, or NULL for all rows; NULL with its error if it does
 * not. */
EfTableSheet *ef_table_sheet_new (EfTable *table, const char *filter, gboolean provenance,
                                  GError **error);
void          ef_table_sheet_free (EfTableSheet *self);
/* @self: an EfTableSheet; @decimal_point: of numbers (transfer full). NULL if it was cancelled. Any
 * thread. */
char         *ef_table_sheet_to_text (gconstpointer self, EfSheetForm form,
                                      const char *decimal_point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfTableSheet, ef_table_sheet_free)

G_END_DECLS
