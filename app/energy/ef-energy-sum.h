/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-footprint.h"
#include "ef-scenario.h"
#include "ef-table.h"

G_BEGIN_DECLS

/* What counts the same, added up. */
typedef struct
{
  EfFootprint footprint;
  guint n;       /* rows */
  double amount; /* kWh, or kg of CO2 equivalents */
} EfEnergyPart;

typedef struct
{
  GArray *energy; /* EfEnergyPart, the one of most rows first; never NULL once made */
  GArray *carbon;
} EfEnergySums;

/**
 * ef_energy_sum:
 * @table: as it was read
 * @rows: (array length=n): which to add up
 *
 * The energy and the carbon that ef_energy_derive() finds for the scenario, added up only where
 * they count the same: accelerators alone are not added to whole sites. Rows without a value are in
 * no sum.
 *
 * Returns: FALSE with G_IO_ERROR_CANCELLED; then @sums is empty
 */
gboolean ef_energy_sum (EfTable *table, const EfScenario *scenario, const guint32 *rows, guint n,
                        EfEnergySums *sums, GCancellable *cancellable, GError **error);
void     ef_energy_sums_clear (EfEnergySums *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EfEnergySums, ef_energy_sums_clear)

G_END_DECLS
