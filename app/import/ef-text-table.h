/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A cell of a table in a text, cleaned. */
typedef struct
{
  char *text;
  char *link;      /* the first web address in it, or NULL */
  guint header : 1; /* marked as one (`<th>`) */
} EfTextCell;

typedef struct
{
  guint line;    /* of the file, where it begins */
  GArray *cells; /* (element-type EfTextCell) */
} EfTextRow;

/**
 * EfTextTable:
 *
 * A table that stands in a text, in Markdown or HTML, as it is: rows of cells, of which the first
 * `n_header_rows` are the names of columns. Rows may be of any length.
 */
typedef struct
{
  char *heading; /* above it, or NULL */
  guint line;
  GArray *rows;  /* (element-type EfTextRow) */
  guint n_header_rows;
} EfTextTable;

/* Cells of one table. */
#define EF_TEXT_TABLE_CELLS_MAX 1000000

EfTextTable *ef_text_table_new (const char *heading, guint line);
void         ef_text_table_free (EfTextTable *self);

/* Adds a row without cells. */
EfTextRow   *ef_text_table_add_row (EfTextTable *self, guint line);
/* Takes over @text and @link. */
void         ef_text_row_take_cell (EfTextRow *self, char *text, char *link, gboolean header);

/* The cell, or NULL where the row is shorter. */
const EfTextCell *ef_text_table_get (const EfTextTable *self, guint row, guint column);
/* Cells of the longest row. */
guint             ef_text_table_count_columns (const EfTextTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfTextTable, ef_text_table_free)

G_END_DECLS
