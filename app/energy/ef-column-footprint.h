/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-footprint.h"
#include "ef-table.h"

G_BEGIN_DECLS

/**
 * ef_column_footprint_get:
 * @table: (nullable): NULL only with @row -1, where the column is all that one has
 * @column: of @table
 * @row: of @table; or -1: only what holds for all of them
 * @footprint: (out): what its amounts count; UNKNOWN where nothing says it
 *
 * By what the column measures, by words of its header ("location-based", "incl. PUE"), by what the
 * table says of the row, and by the formula that made the cell.
 *
 * Returns: FALSE if these are no amounts of energy or carbon
 */
gboolean ef_column_footprint_get (const EfTable *table, const EfColumn *column, gint row,
                                  EfFootprint *footprint);

/* Rows of which the amounts count the same. */
typedef struct
{
  EfFootprint footprint;
  guint n;
} EfFootprintPart;

/* Of how many of the @rows with a value the amounts of @column count what; those of most rows
 * first. (transfer full, element-type EfFootprintPart): NULL if these are no amounts of energy or
 * carbon. A pass over the rows; where nothing tells them apart, none. */
GArray *ef_column_footprint_count (const EfTable *table, const EfColumn *column,
                                   const guint32 *rows, guint n);

/* "training, with the overhead of the site (PUE), location-based, gross": what is known of it, in
 * the language of the figure; NULL if nothing is (transfer full). */
char *ef_footprint_describe (const EfFootprint *footprint);

/* "whole servers": only what tells it from some of the @others, among which it may be itself, also
 * where that is not known; "" if nothing does (transfer full). */
char *ef_footprint_describe_beside (const EfFootprint *footprint, const EfFootprint *others,
                                    guint n_others);

/* "training, with the overhead of the site (PUE), location-based, gross": what is known of it,
 * translated; NULL if nothing is (transfer full). */
char *ef_column_footprint_describe (const EfTable *table, const EfColumn *column, gint row);

/* "as much as 12,300 kilometres in an average passenger car (US EPA ..., 2023)", a line for each
 * of the equivalents of energy or carbon; NULL for other columns and missing values. @brief: of
 * sources only who published them. (transfer full) */
char *ef_column_footprint_compare (const EfColumn *column, guint row, gboolean brief);

G_END_DECLS
