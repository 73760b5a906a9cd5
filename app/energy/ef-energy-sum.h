/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-scenario.h"
#include "ef-table.h"

G_BEGIN_DECLS

/* One sum over rows, of those that have a value. */
typedef struct
{
  guint n;       /* rows with a value */
  double amount; /* NAN if they do not count the same, or there are none */
  char *problem; /* why there is no sum, translated; NULL if there is one or there are no rows */
} EfEnergySum;

typedef struct
{
  EfEnergySum energy; /* kWh */
  EfEnergySum carbon; /* kg of CO2 equivalents */
} EfEnergySums;

/**
 * ef_energy_sum:
 * @table: as it was read
 * @rows: (array length=n): which to add up
 *
 * The energy and the carbon that ef_energy_derive() finds for the scenario, added up only where
 * they count the same: accelerators alone are not added to whole sites.
 *
 * Returns: FALSE with G_IO_ERROR_CANCELLED; then @sums is empty
 */
gboolean ef_energy_sum (EfTable *table, const EfScenario *scenario, const guint32 *rows, guint n,
                        EfEnergySums *sums, GCancellable *cancellable, GError **error);
void     ef_energy_sums_clear (EfEnergySums *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EfEnergySums, ef_energy_sums_clear)

G_END_DECLS
