/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-cell-source.h"
#include "ef-column.h"

G_BEGIN_DECLS

/**
 * ef_date_column_read:
 * @share: of the cells that are not missing, so many must be dates
 *
 * Reads a column of dates. Where day and month cannot be told apart in a cell ("05-08-2024"), the
 * column decides: if one of its cells can only have the day first and none the month, all have the
 * day first, and the other way round. Reports cells that are left out. NULL if the column is not
 * one of dates, or was cancelled.
 */
EfColumnBuilder *ef_date_column_read (EfCellSource *source, double share);

G_END_DECLS
