/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-cell-source.h"
#include "ef-column.h"

G_BEGIN_DECLS

/* A cell that is neither a plain number nor simply missing. */
typedef struct
{
  guint row;
  guint8 status; /* EfNumberStatus */
  guint8 reason; /* EfNumberReason */
  guint8 keep;   /* the text says more than the number: keep it */
  guint8 unit;   /* index into `units` plus one, 0 for none */
  double low;
  double high;
} EfNumberCell;

/**
 * EfNumberColumn:
 *
 * A column read as numbers, and what was met on the way. Reading decides nothing: whether the
 * column is one of numbers, and whether its commas are decimal ones, is seen from the counts.
 */
typedef struct
{
  double *values;  /* one for each row, NAN where there is none */
  GArray *special; /* (element-type EfNumberCell), in the order of rows */
  GPtrArray *units; /* distinct unit texts, at most EF_NUMBER_COLUMN_UNITS_MAX */
  guint n_numbers; /* trusted */
  guint n_remarks; /* numbers with words behind, taken with a doubt */
  guint n_refused;
  guint n_percent;
  guint n_fractions; /* without a percent sign, between 0 and 1 */
  guint n_decimal_commas;  /* cells whose comma can only be a decimal mark: "99,45" */
  guint n_grouping_commas; /* can only separate thousands: "1,014.45" */
  guint n_either_commas;   /* both: "1,014" */
  gboolean complete; /* FALSE if reading stopped because too many cells were refused */
} EfNumberColumn;

#define EF_NUMBER_COLUMN_UNITS_MAX 32

/* Reads every cell, or stops once more than @max_refused were refused. NULL if cancelled. */
EfNumberColumn *ef_number_column_read (EfCellSource        *source,
                                       const EfNumberStyle *style,
                                       guint                max_refused);
void            ef_number_column_free (EfNumberColumn *self);

/* Brings cells that state a unit of their own ("12 ms" among "0.3 s") to the unit of the column.
 * @unit: (inout): the unit of the header or NULL; of the column when the function returns.
 * Reports what could not be converted. */
void ef_number_column_settle_units (EfNumberColumn   *self,
                                    EfCellSource     *source,
                                    const EfQuantity *quantity,
                                    const EfUnit    **unit);

/* Tells of the cells that were refused or taken with a doubt, and of mixed percent signs. */
void ef_number_column_report (const EfNumberColumn *self, EfCellSource *source);

/* Hands the numbers over to @builder. */
void ef_number_column_build (EfNumberColumn *self, EfCellSource *source, EfColumnBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfNumberColumn, ef_number_column_free)

G_END_DECLS
