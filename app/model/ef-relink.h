/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-catalog.h"
#include "ef-diagnostics.h"

G_BEGIN_DECLS

/* Linked tables made again, when the tables they were linked from are others: by the same
 * specification, with the same decisions on names. */

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
 * ef_catalog_relink:
 * @before: (nullable): the catalog as it was; links of tables that are the same in both stay. NULL:
 *   all are made again
 * @diagnostics: (nullable): told of those that cannot be made again and so stay as they are, each
 *   under the name of its table
 *
 * Links whatever was linked from tables of the catalog that are others now, and what was linked
 * from that; for a worker. Give each to ef_document_replace_table(), in one group with the change
 * that made it necessary.
 *
 * Returns: (transfer full) (element-type EfTable): the new tables in an order in which each one
 *   comes behind those it was linked from; NULL with G_IO_ERROR_CANCELLED
 */
GPtrArray *ef_catalog_relink (EfCatalog *catalog, EfCatalog *before, EfDiagnostics *diagnostics,
                              GCancellable *cancellable, GError **error);

G_END_DECLS
