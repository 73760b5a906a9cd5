/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-footprint.h"
#include "ef-scenario.h"
#include "ef-table.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* As ef_energy_derive(), and what the energy and the carbon of each row count: arrays with a place
 * for each row, or NULL. What is reported counts what its header and the table say; only what was
 * computed from hours or operations is sure to be of the activity. */
EfTable *ef_energy_derive_counted (EfTable *table, const EfScenario *scenario,
                                   EfFootprint *energies, EfFootprint *carbons,
                                   GCancellable *cancellable, GError **error);

G_END_DECLS
