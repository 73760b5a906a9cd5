/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-diagnostics.h"
#include "ef-grid.h"

G_BEGIN_DECLS

/**
 * EfTableHeader:
 *
 * What stands above the data of a delimited file: lines of prose, which are skipped, and the names
 * of the columns in no, one or several rows.
 */
typedef struct
{
  GPtrArray *names; /* (element-type utf8), one for each column, "" where there is none */
  guint n_skipped;  /* rows of prose above */
  guint n_rows;     /* rows of names, 0 if the data begin at once */
  guint first_row;  /* row of the grid where the data begin */
} EfTableHeader;

EfTableHeader *ef_table_header_find (const EfGrid *grid);
void           ef_table_header_free (EfTableHeader *self);

/* Gives every column a name of its own: "col 3" where there is none, "score (2)" for the second
 * "score". @positions: (element-type guint): positions of @names in the file, from 0. Reports what
 * was changed. */
void ef_table_header_make_unique (GPtrArray     *names,
                                  GArray        *positions,
                                  const char    *file,
                                  EfDiagnostics *diagnostics);

/* The names of columns where the file has none: "col 1", "col 2"... */
void ef_table_header_number (GPtrArray *names, GArray *positions);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfTableHeader, ef_table_header_free)

G_END_DECLS
