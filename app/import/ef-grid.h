/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "ef-progress.h"
#include "ef-scanner.h"

G_BEGIN_DECLS

/* A record with another number of cells than the table has columns. */
typedef struct
{
  guint row;
  guint n_found;
} EfRagged;

/**
 * EfGrid:
 *
 * A delimited text as a grid: every row has the same number of cells; missing ones are empty,
 * surplus ones left out, and both are listed in `ragged`. Four bytes a cell, so 10^6 rows of 5
 * columns take 24 MB beside the text.
 */
typedef struct
{
  const char *text;
  GBytes *bytes; /* what `text` is in */
  EfDialect dialect;
  guint n_columns;
  guint n_rows;
  guint32 *starts;       /* n_rows x (n_columns + 1), as in EfScanner */
  guint32 *lines;        /* where each row begins; NULL while row i stands in line first_line + i */
  guint first_line;
  GArray *ragged;        /* (element-type EfRagged) */
  guint n_blank;         /* rows of nothing but delimiters, left out */
  guint n_unclosed;
  guint unclosed_line;
} EfGrid;

#define EF_GRID_COLUMNS_MAX 16384

/* Splits everything. EF_ERROR_TOO_LARGE if the grid would be out of proportion to the file. */
EfGrid *ef_grid_new (GBytes          *bytes,
                     const EfDialect *dialect,
                     guint            n_columns,
                     EfProgress      *progress,
                     GCancellable    *cancellable,
                     GError         **error);
void    ef_grid_free (EfGrid *self);

/* The line a row begins in, from 1. */
guint   ef_grid_get_line (const EfGrid *self, guint row);
/* TRUE if each row begins in the line behind that of the row before. */
gboolean ef_grid_is_one_line_a_row (const EfGrid *self);

/* The cell as it stands in the file, quotes included, without blanks around. */
static inline const char *
ef_grid_get_raw (const EfGrid *self, guint row, guint column, gsize *length)
{
  const guint32 *starts = self->starts + (gsize) row * (self->n_columns + 1) + column;
  gsize start = starts[0];
  gsize end = starts[1];

  /* The next cell starts behind the delimiter; for a missing cell it does not. */
  end = end > start ? end - 1 : start;
  while (start < end && self->text[start] == ' ')
    start++;
  while (end > start && self->text[end - 1] == ' ')
    end--;
  *length = end - start;

  return self->text + start;
}

/* The content of a raw cell: quotes taken off, doubled and escaped quotes made single. A part of
 * @raw where that is possible, else the text of @scratch. */
const char *ef_grid_unquote (const EfGrid *self, const char *raw, gsize *length, GString *scratch);

static inline const char *
ef_grid_get (const EfGrid *self, guint row, guint column, gsize *length, GString *scratch)
{
  const char *raw = ef_grid_get_raw (self, row, column, length);

  if (*length >= 2 && *raw == '"')
    return ef_grid_unquote (self, raw, length, scratch);
  return raw;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfGrid, ef_grid_free)

G_END_DECLS
