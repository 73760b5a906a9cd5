/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-source.h"
#include "ef-text-pool.h"

G_BEGIN_DECLS

/**
 * EfCellOrigins:
 *
 * How the cells of a column came to be that did not come to be as the column says: a sparse list,
 * rows ascending, so that columns without exceptions pay nothing and a column that mixes reported
 * and estimated values pays for the fewer. Few formulas make many cells, so formulas are interned.
 * Filled by the column's builder, immutable afterwards.
 */
typedef struct
{
  guint32 row;
  guint32 formula; /* id in the pool, 0 is none */
  EfOrigin origin;
} EfCellOrigin;

typedef struct
{
  GArray *cells;        /* of EfCellOrigin, rows ascending */
  EfTextPool *formulas;
} EfCellOrigins;

EfCellOrigins      *ef_cell_origins_new (void);
void                ef_cell_origins_free (EfCellOrigins *self);
/* @row must be above all before it. */
void                ef_cell_origins_add (EfCellOrigins *self, guint row, EfOrigin origin,
                                         const char *formula);
void                ef_cell_origins_seal (EfCellOrigins *self);
/* That of @row, or NULL if it is as the column says; a NULL @self has none. */
const EfCellOrigin *ef_cell_origins_find (const EfCellOrigins *self, guint row);
/* NULL if it has none. */
const char         *ef_cell_origins_get_formula (const EfCellOrigins *self,
                                                 const EfCellOrigin  *cell);

G_END_DECLS
