/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-catalog.h"
#include "ef-diagnostics.h"

G_BEGIN_DECLS

/* Tables that were made of others, linked or reshaped, made again when these are others: by the
 * same specification, with the same decisions on names, by the same columns. */

/* All tables that are made again at once have at most that many cells. */
#define EF_REMAKE_MAX_CELLS 400000000

/* The tables that another was made of: 2 that were linked, 1 that was reshaped, or 0 if it was not
 * made of others or it is not known how. */
guint       ef_table_get_n_inputs (EfTable *table);
/* The id of one of these, which a catalog may not have. */
const char *ef_table_get_input (EfTable *table, guint index);

/* TRUE if @table is the one of that id, or was made of it, or of what was made of it. */
gboolean    ef_catalog_is_made_of (EfCatalog *catalog, EfTable *table, const char *id);

/**
 * ef_table_relink:
 * @linked: of ef_table_link(), perhaps from a project; columns may have been computed in it since
 * @first, @second: the tables as they are now
 * @diagnostics: (nullable): told of computed columns that could not be made again, which are left
 *   out then
 *
 * The same table of other rows: its id stays, and so do the ids of rows whose texts do. Columns
 * that formulas made in it are computed again.
 *
 * Returns: (transfer full): NULL with EF_ERROR_NOT_FOUND if it is not known how @linked was made,
 *   or an error of ef_table_link_rows() and ef_table_link()
 */
EfTable *ef_table_relink (EfTable *linked, EfTable *first, EfTable *second,
                          EfDiagnostics *diagnostics, GCancellable *cancellable, GError **error);

/**
 * ef_table_reshape_again:
 * @made: of ef_table_reshape(), perhaps from a project
 * @table: what it was made of, as it is now
 *
 * As ef_table_relink().
 *
 * Returns: (transfer full): NULL with EF_ERROR_NOT_FOUND if it is not known how @made was made, or
 *   an error of ef_table_reshape()
 */
EfTable *ef_table_reshape_again (EfTable *made, EfTable *table, EfDiagnostics *diagnostics,
                                 GCancellable *cancellable, GError **error);

/**
 * ef_catalog_remake:
 * @before: (nullable): the catalog as it was; what was made of tables that are the same in both
 *   stays. NULL: all are made again
 * @diagnostics: (nullable): told of those that cannot be made again and so stay as they are, and
 *   of those that were made of these, each under the name of its table
 * @n_left: (out) (optional): how many these are
 *
 * Makes again whatever was made of tables of the catalog that are others now, and what was made of
 * that; for a worker. Give each to ef_document_replace_table(), in one group with the change that
 * made it necessary.
 *
 * Returns: (transfer full) (element-type EfTable): the new tables in an order in which each one
 *   comes behind those it was made of; NULL with G_IO_ERROR_CANCELLED
 */
GPtrArray *ef_catalog_remake (EfCatalog *catalog, EfCatalog *before, EfDiagnostics *diagnostics,
                              guint *n_left, GCancellable *cancellable, GError **error);

G_END_DECLS
