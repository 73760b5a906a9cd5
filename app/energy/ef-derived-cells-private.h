/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-column.h"

G_BEGIN_DECLS

/**
 * EfDerivedCells:
 *
 * A column in the making of which each cell came to be in one of a few ways: the formula of a way
 * is written once, whatever the number of cells.
 */
typedef struct _EfDerivedCells EfDerivedCells;

/* Tells ways apart. */
typedef struct
{
  guint64 rows; /* of reference data that are used */
  guint64 how;  /* the method, the inputs, and who gives them */
} EfWayKey;

EfDerivedCells *ef_derived_cells_new (guint n_rows);
void            ef_derived_cells_free (EfDerivedCells *self);

/* Sets the cell of @row, once. TRUE if the way of @key is new: then
 * ef_derived_cells_describe_way() must say what it is. */
gboolean ef_derived_cells_set (EfDerivedCells *self, guint row, const EfWayKey *key, double value,
                               double low, double high);
/* What the way is in which @row came to be. @formula: (transfer full), or NULL; of a value that is
 * reported or typed it is used only where the value is multiplied */
void     ef_derived_cells_describe_way (EfDerivedCells *self, guint row, EfOrigin origin,
                                        char *formula);

/* FALSE if the cell was not set; each of @value, @low, @high (out). */
gboolean ef_derived_cells_get (const EfDerivedCells *self, guint row, double *value, double *low,
                               double *high, EfOrigin *origin);

/* The column of all values, @times as much and divided by what is one @unit; of a quantity and a
 * unit by their ids. NULL if no cell was set. */
EfColumn *ef_derived_cells_build (const EfDerivedCells *self, const char *name,
                                  const char *quantity, const char *unit, double times,
                                  double per);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfDerivedCells, ef_derived_cells_free)

G_END_DECLS
