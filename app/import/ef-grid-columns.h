/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-byte-scan.h"
#include "ef-grid.h"
#include "ef-reader.h"
#include "ef-table-header.h"

G_BEGIN_DECLS

/**
 * ef_grid_columns_read:
 * @kinds: of the text behind @grid
 * @parts: (out): what columns say of where the others come from, or NULL; with @error NULL too
 *
 * Makes columns of a grid: names, types, texts, numbers and roles. Large tables are read by several
 * threads, a column each; the result is the same as with one.
 *
 * Returns: (transfer container) (element-type EfColumn): the columns, or NULL with @error if
 *   cancelled
 */
GPtrArray *ef_grid_columns_read (const EfGrid        *grid,
                                 const EfTableHeader *header,
                                 EfByteKinds          kinds,
                                 EfReading           *reading,
                                 EfTableParts       **parts,
                                 GError             **error);

G_END_DECLS
