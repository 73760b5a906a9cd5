/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-cell-source.h"
#include "ef-column.h"

G_BEGIN_DECLS

/* A column is one of numbers if at least this share of the cells that are not missing can be
 * trusted as numbers, and of dates if as many are dates. The rest is left out and reported; a
 * lower share would turn names that happen to be numbers into numbers, a higher one would lose a
 * column over a footnote. */
#define EF_TYPED_COLUMN_SHARE 0.8
/* The same for what a file declares to be a metric: then it takes more to be something else. */
#define EF_TYPED_COLUMN_METRIC_SHARE 0.5

/* What the commas in the numbers of a column are. */
typedef enum
{
  EF_COMMAS_NONE,    /* there are none, or they separate thousands */
  EF_COMMAS_EITHER,  /* read as separating thousands, but they could be decimal marks: "1,234" */
  EF_COMMAS_DECIMAL, /* decimal marks */
} EfCommas;

/* What is known of a column before its cells are looked at. */
typedef struct
{
  const EfQuantity *quantity; /* as recognised from the name, or NULL */
  const EfUnit *unit;
  double share;          /* see above */
  gboolean decimal_hint; /* other columns of the file have decimal commas */
  EfTextPool *pool;      /* of the whole import */
} EfTypedColumnHints;

/**
 * ef_typed_column_read:
 * @commas: (out) (optional): how commas were read
 *
 * Finds out over all cells whether the column holds numbers, dates or text, and reads it. Reports
 * every cell that could not be used. The caller gives the builder its role, and a direction if the
 * quantity's is not the one, and ends it. NULL if cancelled.
 */
EfColumnBuilder *ef_typed_column_read (EfCellSource             *source,
                                       const EfTypedColumnHints *hints,
                                       EfColumnKind             *kind,
                                       EfCommas                 *commas);

/* Reads as text whatever the cells look like. */
EfColumnBuilder *ef_typed_column_read_text (EfCellSource *source, const EfTypedColumnHints *hints);

G_END_DECLS
