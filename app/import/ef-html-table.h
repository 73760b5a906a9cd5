/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-text-table.h"

G_BEGIN_DECLS

/**
 * ef_html_table_read:
 * @text: begins with "<table"
 * @heading: what the table is called, or NULL
 * @line: the line of the file in which @text begins
 * @taken: (out): how many bytes belong to the table
 *
 * Reads the table as people write it: cells and rows need no end tags, header cells may stand
 * anywhere, a cell may reach over several rows and columns (then its text stands in each). A table
 * inside a cell is a part of the cell's text. A table that is never closed ends at the next
 * Markdown heading or at the end of the text.
 *
 * Returns: (transfer full): the table, perhaps without rows
 */
EfTextTable *ef_html_table_read (const char *text,
                                 gsize       length,
                                 const char *heading,
                                 guint       line,
                                 gsize      *taken);

G_END_DECLS
