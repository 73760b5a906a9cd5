/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "ef-diagnostics.h"

G_BEGIN_DECLS

/**
 * EfCellSource:
 *
 * The cells of one column as text, wherever they come from: the grid of a delimited file or the
 * rows of a JSON table. Typing a column goes over it more than once. An implementation embeds this
 * as its first member.
 */
typedef struct _EfCellSource EfCellSource;

struct _EfCellSource
{
  /* The text of a cell without blanks around, length 0 if there is none. Not terminated; valid
   * until the next call, or as long as the source if it lies in `lasting`. */
  const char *(*get_text) (EfCellSource *self, guint row, gsize *length);
  /* The id of that text where it is in the pool of the import already, or NULL. */
  guint32 (*get_id) (EfCellSource *self, guint row);
  /* Where the cell stands in the file, for diagnostics (transfer full). */
  char *(*describe_place) (EfCellSource *self, guint row);
  /* The file of a cell where rows come from several, or NULL: all are from `file`. */
  const char *(*get_file) (EfCellSource *self, guint row);

  const char *column; /* the name of the column */
  guint n_rows;
  const char *lasting; /* the text that unchanged cells are parts of, or NULL */
  gsize lasting_length;
  const char *file;
  const char *place; /* where the column's table stands in the file, or NULL */
  EfDiagnostics *diagnostics;
  GCancellable *cancellable;
};

/**
 * ef_cell_source_is_hopeless:
 *
 * Looks at a sample of a long column, spread evenly over it. TRUE if there are cells, and @test is
 * TRUE for none of them: then the column need not be read to learn that it is something else. A
 * million names would otherwise be tried as numbers, and then as dates, until enough of them were
 * refused.
 */
gboolean ef_cell_source_is_hopeless (EfCellSource *self,
                                     gboolean (*test) (const char *text, gsize length));

/* Adds a diagnostic about one cell, with its file and place. */
void ef_cell_source_report (EfCellSource *self, EfSeverity severity, guint row, const char *format,
                            ...) G_GNUC_PRINTF (4, 5);

/* The same for one that tells of @n cells, of which @row has the first. */
void ef_cell_source_report_many (EfCellSource *self, guint n, EfSeverity severity, guint row,
                                 const char *format, ...) G_GNUC_PRINTF (5, 6);

/* The text of a cell as a diagnostic quotes it: short, valid, on one line (transfer full). */
char *ef_cell_source_quote (EfCellSource *self, guint row);

/* Cells of one column with one flaw. A few are told one by one; of more than
 * EF_CELL_CROWD_MIN - 1 the first few are quoted in one sentence. Starts as zeros. */
#define EF_CELL_CROWD_MIN 6
#define EF_CELL_CROWD_QUOTES 4

typedef struct
{
  guint n;
  guint rows[EF_CELL_CROWD_QUOTES]; /* of the first */
} EfCellCrowd;

void  ef_cell_crowd_add (EfCellCrowd *self, guint row);
/* "“386x1” (12), “2^20” (15), …": what they hold, and where (transfer full). */
char *ef_cell_crowd_quote (const EfCellCrowd *self, EfCellSource *source);

G_END_DECLS
