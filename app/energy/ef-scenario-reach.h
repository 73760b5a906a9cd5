/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-scenario.h"
#include "ef-table.h"

G_BEGIN_DECLS

/* What is supposed and changes nothing: hours of chips with their power are the same in any
 * precision. */
typedef enum
{
  EF_IDLE_HARDWARE = 1 << 0,
  EF_IDLE_PRECISION = 1 << 1,
  EF_IDLE_UTILISATION = 1 << 2,
  EF_IDLE_POWER = 1 << 3, /* that it is the measured one */
  EF_IDLE_TOKENS = 1 << 4,
} EfScenarioIdle;

/* How far a scenario reaches. Where it replaces what is reported: what an energy counts is not
 * always known, and some carbon has no energy beside it, so a supposed site or grid does not hold
 * for all rows. Where it fills gaps only: there may be none. Whoever names them says for how many
 * rows they do not hold. */
typedef struct
{
  guint without_pue;  /* rows whose values are not with the PUE that is supposed */
  guint without_grid; /* rows whose carbon is not on the grid that is supposed */
  guint n;            /* rows that have a value at all */
  EfScenarioIdle idle; /* what goes into none of their values; 0 where there is none */
} EfScenarioReach;

/**
 * ef_scenario_reach_count:
 * @table: with the columns of ef_energy_derive() for the scenario
 * @columns: (array length=n_columns): columns of @table, or NULL; only derived ones count
 * @rows: (array length=n)
 * @reach: (out): of one that fills gaps, rows it does not hold for only where there are no others
 *
 * A row without a value does not count, and one counts once.
 */
void ef_scenario_reach_count (const EfScenario *self, const EfTable *table,
                              const EfColumn *const *columns, guint n_columns,
                              const guint32 *rows, guint n, EfScenarioReach *reach);

G_END_DECLS
