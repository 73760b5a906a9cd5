/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "ef-table.h"

G_BEGIN_DECLS

/* Values that are listed; who looks for a rarer one writes its name. */
#define EF_FACET_VALUES_MAX 10000
/* Bars of a histogram. */
#define EF_FACET_BINS 40

typedef struct
{
  guint32 text_id; /* of the column's pool */
  guint n;         /* rows that have it, perhaps none */
} EfFacetValue;

/**
 * EfFacet:
 * @column: what is counted
 * @values: (element-type EfFacetValue): of a column of texts, the most frequent first, at most
 *   EF_FACET_VALUES_MAX; else NULL
 * @n_values: different texts of the column
 * @n_rows: rows that were counted
 * @n_missing: of them without a value
 * @has_range: of a column of numbers or dates: it has values
 * @min, @max: of all rows, in the unit of the column or in days
 * @logarithmic: the bars are equally wide on a logarithmic scale
 * @bins: how many of the counted rows are in each of the bars from @min to @max
 *
 * What there is to choose from in a column, and how many rows each choice would leave: counted
 * among the rows that everything else in the filter lets through.
 */
typedef struct
{
  EfColumn *column;
  GArray *values;
  guint n_values;
  guint n_rows;
  guint n_missing;
  gboolean has_range;
  double min, max;
  gboolean logarithmic;
  guint bins[EF_FACET_BINS];
} EfFacet;

/* @column: of @table; @filter: of the chart, may be NULL. What was chosen of @column itself does
 * not count. Any thread; blocks. NULL with an error of ef_filter_apply(), or
 * G_IO_ERROR_CANCELLED. */
EfFacet *ef_facet_new (const EfTable *table, EfColumn *column, const char *filter,
                       GCancellable *cancellable, GError **error);
void     ef_facet_free (EfFacet *self);

/* The bar that @value is in; 0 for what is below, the last one for what is above. */
guint    ef_facet_find_bin (const EfFacet *self, double value);
/* Where a share of the way from @min to @max is, 0 to 1, and the other way round. */
double   ef_facet_get_value_at (const EfFacet *self, double share);
double   ef_facet_get_share_of (const EfFacet *self, double value);
/* The bound that a hand sets at @share, if it can point as finely as @step of the way: with as few
 * digits as that needs, and never inside of where it points; infinite at the end. */
double   ef_facet_get_bound_at (const EfFacet *self, double share, double step, gboolean upper);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfFacet, ef_facet_free)

G_END_DECLS
