/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-diagnostics.h"

G_BEGIN_DECLS

/* Rows of one table that have too few cells, or too many. */
typedef struct
{
  guint n;
  guint first_line;
  guint first_cells; /* of the first row */
  guint least, most; /* cells of any of them */
  GString *lines;    /* the first few, joined with commas, or NULL */
} EfRowLengthsKind;

/**
 * EfRowLengths:
 *
 * Gathers the rows of a table that have another number of cells than its header, and tells of them
 * in one line, or two, however many they are. Starts as zeros.
 */
typedef struct
{
  EfRowLengthsKind shorter;
  EfRowLengthsKind longer;
} EfRowLengths;

/* A row with fewer cells than @n_columns, which are left empty, or with more, which are left out.
 * @line: of the file, from 1. */
void ef_row_lengths_add (EfRowLengths *self, guint n_columns, guint n_cells, guint line);

/* Reports what there is, each row as one problem, and empties the lists. */
void ef_row_lengths_tell (EfRowLengths *self, guint n_columns, const char *file,
                          EfDiagnostics *diagnostics);

G_END_DECLS
