/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-column.h"

G_BEGIN_DECLS

/* What of a column was chosen; the rest is as the reader recognised it. */
typedef enum
{
  EF_CHOICE_QUANTITY = 1 << 0,
  EF_CHOICE_UNIT = 1 << 1,
  EF_CHOICE_DIRECTION = 1 << 2,
  EF_CHOICE_ROLE = 1 << 3,
} EfChoiceFlags;

#define EF_CHOICE_ALL                                                                              \
  (EF_CHOICE_QUANTITY | EF_CHOICE_UNIT | EF_CHOICE_DIRECTION | EF_CHOICE_ROLE)

/**
 * EfColumnChoice:
 *
 * What a person decided about a column: a plain value. Fields count only if @made has their flag. A
 * choice never touches the values of a column: they stay as the source states them, and a unit is
 * only the factor to the canonical one.
 */
typedef struct
{
  EfChoiceFlags made;
  const EfQuantity *quantity; /* NULL: none of those we know */
  const EfUnit *unit;         /* NULL: none, or not known */
  EfDirection direction;
  EfRole role;
} EfColumnChoice;

/* What leads from @before to @after, two versions of one column. NULL @before: everything that can
 * be said of @after. */
EfColumnChoice ef_column_choice_between (const EfColumn *before, const EfColumn *after);
gboolean       ef_column_choice_equal (const EfColumnChoice *self, const EfColumnChoice *other);
/* Adds the choices of @newer to @self, in the place of what @self has of the same. */
void           ef_column_choice_add (EfColumnChoice *self, const EfColumnChoice *newer);

/* FALSE if @self says something of a column of that kind that such a column cannot have: only
 * numbers measure a quantity, and texts have no better end. */
gboolean       ef_column_choice_fits (const EfColumnChoice *self, EfColumnKind kind);
/* FALSE if the unit of @self is not one of @quantity. */
gboolean       ef_unit_measures (const EfUnit *unit, const EfQuantity *quantity);

/* The column as it was chosen to be, without what does not fit; @column again if nothing changes.
 * A quantity without a unit, or with one that it cannot have, keeps the column's unit if that is
 * one of it, else it is in what a bare number of it is in. */
EfColumn      *ef_column_choice_apply (const EfColumnChoice *self, EfColumn *column);

G_END_DECLS
