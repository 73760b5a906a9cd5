/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Stands for the delimiter in lists of one column, where commas are a part of the text. */
#define EF_NO_DELIMITER '\x1f'

/* How a delimited file is written. */
typedef struct
{
  char delimiter;     /* ',' ';' TAB or '|', or EF_NO_DELIMITER */
  char newline;       /* LF, also for CR LF; CR for files of old Macs */
  gboolean backslash; /* \" inside a quoted cell is a quote, not its end */
  gboolean unescape;  /* \" and \' in the text of cells stand for quotes */
} EfDialect;

/**
 * EfScanner:
 *
 * Finds the records and cells of a delimited text, one record a call, without copying: a cell is a
 * pair of offsets. Sniffing runs it over the head with several dialects, EfGrid over everything.
 */
typedef struct
{
  const char *text;
  gsize length;
  EfDialect dialect;
  gsize position;   /* where the next record begins */
  guint line;       /* the line of the next record, from 1 */
  guint n_unclosed; /* quotes opened and never closed; they count as ordinary characters */
  guint unclosed_line;
  /* Delimiters and line ends still to be visited in the 64 bytes from `base`. */
  gsize base;
  guint64 marks;
  /* The record found last: cell i is from starts[i] up to, not including, starts[i + 1] - 1. */
  guint32 *starts;
  guint n_cells;
  guint n_allocated;
} EfScanner;

void     ef_scanner_init (EfScanner       *self,
                          const char      *text,
                          gsize            length,
                          const EfDialect *dialect);
void     ef_scanner_clear (EfScanner *self);
/* Goes to @position, where a record begins; lines are counted from there. */
void     ef_scanner_start_at (EfScanner *self, gsize position);
/* FALSE at the end of the text. Empty lines are records of one empty cell. */
gboolean ef_scanner_next (EfScanner *self);

/* TRUE if an odd number of backslashes stands before text[quote], none of them before
 * text[start]. */
gboolean ef_scanner_is_escaped (const char *text, gsize start, gsize quote);

G_END_DECLS
