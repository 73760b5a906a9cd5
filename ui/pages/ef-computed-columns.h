/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-columns.h"
#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfComputedColumns:
 *
 * The computed columns of what a workspace shows, kept up to date in a worker while somebody wants
 * them.
 *
 * Signals:
 *  - "changed": there are others, or none
 */
#define EF_TYPE_COMPUTED_COLUMNS (ef_computed_columns_get_type ())
G_DECLARE_FINAL_TYPE (EfComputedColumns, ef_computed_columns, EF, COMPUTED_COLUMNS, GObject)

EfComputedColumns *ef_computed_columns_new (void);
void     ef_computed_columns_set_workspace (EfComputedColumns *self, EfWorkspace *workspace);
/* Nothing is computed while they are not wanted, as at first. */
void     ef_computed_columns_set_wanted (EfComputedColumns *self, gboolean wanted);
gboolean ef_computed_columns_get_wanted (EfComputedColumns *self);
/* While paused, what changes is only remembered, and caught up with later. */
void     ef_computed_columns_set_paused (EfComputedColumns *self, gboolean paused);

/* Those of the shown table; NULL while there are none. Borrowed, valid until "changed". While new
 * ones are computed the old ones stay. */
const EfChartColumns *ef_computed_columns_get (EfComputedColumns *self);

/* For tests: blocks until they are up to date. */
void     ef_computed_columns_wait (EfComputedColumns *self);

G_END_DECLS
