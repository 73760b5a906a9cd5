/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-footprint.h"
#include "ef-table.h"

G_BEGIN_DECLS

/**
 * EfFootprintReader:
 *
 * What the amounts of a column count, row by row: by what the column measures and is called, by
 * what the table says of the row, and by the formula that made the cell. Formulas and texts are
 * read once each, so that a million rows cost little.
 */
typedef struct _EfFootprintReader EfFootprintReader;

/* NULL for a column that has no amounts of energy or carbon. Both must outlive it. Without a @table
 * it can be asked for what is common only. */
EfFootprintReader *ef_footprint_reader_new (const EfTable *table, const EfColumn *column);
void               ef_footprint_reader_free (EfFootprintReader *self);

/* TRUE if all rows count the same, as far as anything says. */
gboolean           ef_footprint_reader_is_uniform (const EfFootprintReader *self);
/* Of the column as a whole: what holds for every row. */
EfFootprint        ef_footprint_reader_get_common (const EfFootprintReader *self);
EfFootprint        ef_footprint_reader_read (EfFootprintReader *self, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfFootprintReader, ef_footprint_reader_free)

G_END_DECLS
