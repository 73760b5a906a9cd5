/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-reader.h"
#include "ef-xml-shape.h"

G_BEGIN_DECLS

/* A table made of the elements of one path. */
typedef struct
{
  char *path; /* "/catalog/models/model" */
  EfTable *table;
} EfXmlTable;

void ef_xml_table_free (gpointer table);

/**
 * ef_xml_rows_read:
 * @log: the document, of which @shape was read
 * @pool: of its texts; frozen when the function returns
 *
 * Makes tables of the rows that @shape has found. Their columns are attributes and elements inside
 * of them, down to the next rows, named values, and behind these the attributes and elements of
 * what is around them. The place of a row is its line and its path.
 *
 * Returns: (element-type EfXmlTable) (transfer full): the tables in which there are numbers, that
 *   of most rows first; NULL with @error only if cancelled
 */
GPtrArray *ef_xml_rows_read (EfXmlLog         *log,
                             EfTextPool       *pool,
                             const EfXmlShape *shape,
                             EfReading        *reading,
                             GError          **error);

G_END_DECLS
