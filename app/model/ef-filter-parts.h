/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-table.h"

G_BEGIN_DECLS

/* What a part of a filter is, if it could have been chosen by clicks. */
typedef enum
{
  EF_FILTER_OTHER,   /* something that had to be written */
  EF_FILTER_KEEP,    /* only these values of a column */
  EF_FILTER_EXCLUDE, /* all values but these; rows without one stay, unless they are meant too */
  EF_FILTER_BOUND,   /* at least or at most so much */
} EfFilterPartKind;

/**
 * EfFilterPart:
 * @text: as it stands in the filter
 * @column: key of the one column that it is about, NULL of EF_FILTER_OTHER
 * @values: (element-type utf8): of EF_FILTER_KEEP and EF_FILTER_EXCLUDE, else NULL
 * @missing: rows without a value are among what is kept or excluded
 * @upper: of EF_FILTER_BOUND: at most
 * @strict: of EF_FILTER_BOUND: not the bound itself
 * @bound: of EF_FILTER_BOUND, with its unit, else NULL
 *
 * One of the conditions that must all hold, so that it can be shown, changed and taken away by
 * itself.
 */
typedef struct
{
  EfFilterPartKind kind;
  char *text;
  char *column;
  GPtrArray *values;
  gboolean missing;
  gboolean upper;
  gboolean strict;
  char *bound;
} EfFilterPart;

void       ef_filter_part_free (EfFilterPart *self);
/* The parts of an EfFilter text, in their order; none of NULL, and none of what is no filter
 * (transfer full, element-type EfFilterPart). */
GPtrArray *ef_filter_list_parts (const char *filter);

/* A filter with all of @conditions that are not NULL, each one by itself understandable; NULL if
 * there are none (transfer full). */
char      *ef_filter_join (const char *const *conditions, guint n_conditions);
/* @filter without one of its parts; NULL if nothing is left (transfer full). */
char      *ef_filter_remove_part (const char *filter, guint part);
/* @filter without what was chosen of the column, that is all parts about it but those that had to
 * be written; NULL if nothing is left (transfer full). */
char      *ef_filter_remove_choices (const char *filter, const EfTable *table,
                                     const EfColumn *column);

/* A column's name as filters have it: in backquotes unless it is a word (transfer
 * full). */
char      *ef_filter_quote_name (const char *name);
/* Conditions (transfer full). @kind: EF_FILTER_KEEP or EF_FILTER_EXCLUDE; NULL for no value at
 * all. */
char      *ef_filter_write_values (const char *column, EfFilterPartKind kind,
                                   const char *const *values, guint n_values, gboolean missing);
/* @value: in the unit of the column, or in days. */
char      *ef_filter_write_bound (const EfColumn *column, gboolean upper, double value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfFilterPart, ef_filter_part_free)

G_END_DECLS
