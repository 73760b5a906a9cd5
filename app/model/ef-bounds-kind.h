/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-bounds-header.h"
#include "ef-table.h"

G_BEGIN_DECLS

/**
 * ef_bounds_kind_find:
 * @table: with @column in it
 *
 * What the bounds of the values of a column are, by what made them: an aggregation of runs, the
 * column that is named by it ("score_std"), its own name or the one behind it ("95% CI"), or a
 * format that has only one kind.
 *
 * Returns: EF_BOUNDS_UNKNOWN where there are none, too
 */
EfBoundsKind ef_bounds_kind_find (const EfTable *table, const EfColumn *column);

/* Shares of outcomes within the bounds: of an interval, and of one standard error or deviation. */
#define EF_COVERAGE_INTERVAL 0.95
#define EF_COVERAGE_STANDARD 0.6827

/* The share of the outcomes that the bounds enclose: that of an interval, else that of one standard
 * error or deviation. This is what a range is taken for too: that of three to five runs is about
 * one deviation to either side. */
double       ef_bounds_kind_get_coverage (EfBoundsKind self);

G_END_DECLS
