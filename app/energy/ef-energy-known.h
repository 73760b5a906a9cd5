/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-scenario.h"
#include "ef-table.h"

G_BEGIN_DECLS

/* What a table lets us say with a scenario, and what is missing for more. It looks at columns, not
 * at rows: each row may lack a value of its own. */
typedef struct
{
  gboolean energy; /* reported, or follows from what is known */
  gboolean carbon;
  gboolean hopeless; /* no scenario moves anything: the table would need other columns */
} EfEnergyKnown;

EfEnergyKnown ef_energy_get_known (const EfTable *table, const EfScenario *scenario);

/* A sentence on what would help, translated: "Choose a grid to see carbon."; NULL where nothing is
 * missing (transfer full). */
char *ef_energy_describe_missing (const EfTable *table, const EfScenario *scenario);

/* The columns that energy follows from, "GPU hours, Hardware"; "" for none (transfer full). */
char *ef_energy_describe_columns (const EfTable *table, const EfScenario *scenario);

G_END_DECLS
