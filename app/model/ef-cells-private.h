/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-cell-origins-private.h"
#include "ef-column.h"

G_BEGIN_DECLS

/* The data behind a column, which all copies of the column share: a flip of direction or another
 * name must not copy a million doubles. Filled by the builder, immutable afterwards,
 * reference-counted.
 *
 * The originals are sparse: `original_rows` ascends, and `original_offsets` says where in
 * `original_text` the terminated text of each begins. */
typedef struct
{
  EfColumnKind kind;
  EfDatePrecision date_precision;
  guint n_rows;
  guint n_present;
  double min; /* NAN if there is no finite value */
  double max;

  double *numbers;   /* NUMBER and DATE */
  double *lows;      /* NULL if no cell has one */
  double *highs;     /* NULL exactly when lows is */
  guint32 *text_ids; /* TEXT */
  EfTextPool *pool;

  guint n_originals;
  guint32 *original_rows;
  gsize *original_offsets;
  char *original_text;

  EfCellOrigins *origins; /* NULL if all cells came to be as the column says */
} EfCells;

EfCells    *ef_cells_new (EfColumnKind kind);
EfCells    *ef_cells_ref (EfCells *self);
void        ef_cells_unref (EfCells *self);
const char *ef_cells_get_original (const EfCells *self, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfCells, ef_cells_unref)

/* What a column is beside its data. */
typedef struct
{
  const char *name;
  const char *formula;
  const char *path;
  const EfQuantity *quantity;
  const EfUnit *unit;
  EfRole role;
  EfOrigin origin;
  EfDirection direction;
  EfDirectionReason direction_reason;
} EfColumnTraits;

/* Where nobody stated a direction, the quantity's default holds. */
void ef_column_traits_settle_direction (EfColumnTraits *traits, EfColumnKind kind);

/* Copies the strings of @traits, takes over @cells. */
EfColumn *ef_column_new_take_cells (const EfColumnTraits *traits, EfCells *cells);

/* Equal pointers mean equal data. */
const EfCells *ef_column_get_cells (const EfColumn *self);

G_END_DECLS
