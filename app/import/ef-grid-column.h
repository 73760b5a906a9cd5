/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-byte-scan.h"
#include "ef-cell-source.h"
#include "ef-grid.h"

G_BEGIN_DECLS

/**
 * EfGridColumn:
 *
 * A column of a delimited file as a source of cells: quotes, escapes and HTML are taken off, and
 * only from cells that have them.
 */
typedef struct
{
  EfCellSource source;
  const EfGrid *grid;
  EfByteKinds kinds; /* of the whole text */
  guint column;
  guint first_row;   /* of the grid */
  gboolean one_line; /* line breaks and tabs in texts become blanks, as in names */
  GString *unquoted;
  GString *tidied;
  char *stripped;
} EfGridColumn;

/* @self->source.n_rows and what follows in `source` is the caller's to fill in. */
void ef_grid_column_init (EfGridColumn *self, const EfGrid *grid, EfByteKinds kinds, guint column,
                          guint first_row);
void ef_grid_column_clear (EfGridColumn *self);

/* The address that the HTML of a cell links to, or NULL (transfer full). */
char *ef_grid_column_find_link (EfGridColumn *self, guint row);

G_END_DECLS
