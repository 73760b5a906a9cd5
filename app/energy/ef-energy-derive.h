/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-footprint.h"
#include "ef-scenario.h"
#include "ef-table.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The columns that are added. They are names of files, so that charts find them in any language. */
#define EF_ENERGY_COLUMN "Energy estimate (kWh)"
#define EF_CARBON_COLUMN "Carbon estimate (kgCO2e)"
#define EF_ENERGY_YEAR_COLUMN "Energy per year (kWh)"
#define EF_CARBON_YEAR_COLUMN "Carbon per year (kgCO2e)"

/**
 * ef_energy_derive:
 * @table: any table
 * @scenario: what is supposed where the data say nothing, and with `replace` in place of what they
 *   say
 * @cancellable: (nullable):
 * @error: G_IO_ERROR_CANCELLED, and nothing else
 *
 * Adds the energy and the carbon of each row: as reported where that is; else derived from what is
 * reported (device hours, power, PUE, grid intensity); else estimated from the hardware, the
 * compute, or parameters and tokens, with the least and the most it may be. Each cell says how it
 * came to be, and its formula can be traced by ef-energy-trace.h. With runs in the
 * scenario, columns per year are added too. Columns of an earlier call are replaced.
 *
 * Columns are known by what they measure; hardware and places by their headers. Where a name may
 * mean several devices, the first is taken, and all of them make the range.
 *
 * Returns: (transfer full): the table with more columns; @table itself if nothing can be said; NULL
 * if cancelled
 */
EfTable *ef_energy_derive (EfTable *table, const EfScenario *scenario, GCancellable *cancellable,
                           GError **error);

G_END_DECLS
