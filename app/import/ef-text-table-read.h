/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-reader.h"
#include "ef-table.h"
#include "ef-text-table.h"

G_BEGIN_DECLS

/**
 * ef_text_table_read:
 * @text: (transfer full): as it was found
 * @name, @path: of the table
 * @reading: whose source the table comes from
 *
 * Makes a table of the catalog of one that stands in a text: tidies it, types its columns, gives
 * them roles and their links columns of their own. The rows stand at lines.
 *
 * Returns: (transfer full) (nullable): NULL without @error if no column holds numbers, and then
 *   nothing is reported; NULL with @error if cancelled
 */
EfTable *ef_text_table_read (EfTextTable *text,
                             const char  *name,
                             const char  *path,
                             EfReading   *reading,
                             GError     **error);

G_END_DECLS
