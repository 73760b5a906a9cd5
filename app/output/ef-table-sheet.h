/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

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

/* Takes a piece of text; FALSE with an error if it cannot. */
typedef gboolean (*EfTableSheetSink) (gpointer sink, const char *text, gsize length,
                                      GError **error);
/* The same piece by piece, so that not all of the text is in memory. FALSE with the error of @func,
 * or G_IO_ERROR_CANCELLED. Blocks. */
gboolean      ef_table_sheet_write (const EfTableSheet *self, EfSheetForm form,
                                    const char *decimal_point, EfTableSheetSink func,
                                    gpointer sink, GError **error);
/* The same into @file, which is replaced when all is written; until then, and where anything fails
 * or is cancelled, it stays as it is, and nothing else is left behind. Blocks. */
gboolean      ef_table_sheet_save (const EfTableSheet *self, EfSheetForm form, GFile *file,
                                   GError **error);
/* In a worker; @self: (transfer full). */
void          ef_table_sheet_save_async (EfTableSheet *self, EfSheetForm form, GFile *file,
                                         GAsyncReadyCallback callback, gpointer user_data);
gboolean      ef_table_sheet_save_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfTableSheet, ef_table_sheet_free)

G_END_DECLS
