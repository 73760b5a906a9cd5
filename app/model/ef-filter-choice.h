/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-filter-parts.h"

G_BEGIN_DECLS

/**
 * EfFilterChoice:
 * @kind: EF_FILTER_KEEP or EF_FILTER_EXCLUDE: what happens to the values
 * @values: (element-type utf8): ascending, each once; none of a column of numbers or dates
 * @missing: rows without a value are meant as well
 * @low, @high: bounds of a column of numbers or dates, in its unit or in days; infinite for none
 *
 * What was chosen of one column by clicks: read from the filter, changed, and written back, so that
 * the filter stays the one truth.
 */
typedef struct
{
  EfFilterPartKind kind;
  GPtrArray *values;
  gboolean missing;
  double low, high;
} EfFilterChoice;

/* @column: of @table; @filter: of a chart, may be NULL. */
EfFilterChoice *ef_filter_choice_read (const char *filter, const EfTable *table,
                                       const EfColumn *column);
void            ef_filter_choice_free (EfFilterChoice *self);
/* TRUE if it leaves all rows. */
gboolean        ef_filter_choice_is_empty (const EfFilterChoice *self);

/* @value: a text; "" for rows without a value. */
gboolean        ef_filter_choice_has (const EfFilterChoice *self, const char *value);
void            ef_filter_choice_toggle (EfFilterChoice *self, const char *value);
/* That value alone. */
void            ef_filter_choice_set (EfFilterChoice *self, EfFilterPartKind kind,
                                      const char *value);

/* @filter with this choice of the column in the place of what was chosen of it; NULL if nothing is
 * filtered any more (transfer full). */
char           *ef_filter_choice_write (const EfFilterChoice *self, const char *filter,
                                        const EfTable *table, const EfColumn *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfFilterChoice, ef_filter_choice_free)

G_END_DECLS
