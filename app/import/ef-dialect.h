/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-scanner.h"

G_BEGIN_DECLS

/* What the head of a file says about the rest. */
typedef struct
{
  EfDialect dialect;
  guint n_columns;    /* cells of most records, or of the first one if it has more */
  guint n_records;    /* looked at */
  double consistency; /* share of the records that have as many cells as most, 0 to 1 */
} EfDialectGuess;

/* Looks for the delimiter that splits the records of @head into the same number of cells, at
 * least two. @cut: the file goes on after the head. FALSE if no delimiter makes columns; then
 * @guess describes a list of one column. */
gboolean ef_dialect_guess (const char *head, gsize length, gboolean cut, EfDialectGuess *guess);

G_END_DECLS
