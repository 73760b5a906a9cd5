/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-energy-columns-private.h"
#include "ef-energy-estimate.h"
#include "ef-scenario.h"

G_BEGIN_DECLS

/* What the reference data say of the hardware and the places that a table and a scenario name. A
 * table may have a million rows, so each distinct text is looked up once. */

/* What is known of the hardware that a text names. */
typedef struct
{
  guint id; /* tells formulas apart; 0 is unknown */
  guint count;
  EfScope scope; /* of the power */
  EfAssumption power;
  EfAssumption peak;
} EfEnergyMachine;

/* What is known of the place that a text names. */
typedef struct
{
  guint id; /* 0 is unknown */
  EfAssumption intensity;
} EfEnergyPlace;

typedef struct
{
  const EfScenario *scenario;
  const EfEnergyColumns *columns;
  GHashTable *machines; /* text id of the hardware column to EfEnergyMachine */
  GHashTable *places;   /* text id of the place column to EfEnergyPlace */
  GHashTable *ids;      /* row of reference data to its number, from 1 */
  /* What the scenario names; unknown where it does not. */
  EfEnergyMachine chosen_machine;
  EfEnergyPlace chosen_place;
  EfAssumption chosen_pue;
  EfAssumption chosen_utilisation; /* else what was observed elsewhere */
} EfEnergyLookup;

/* Both must live longer. */
void ef_energy_lookup_init (EfEnergyLookup *self, const EfScenario *scenario,
                            const EfEnergyColumns *columns);
void ef_energy_lookup_clear (EfEnergyLookup *self);

/* What works in a row, and where; NULL if nothing is known of it. */
const EfEnergyMachine *ef_energy_lookup_get_machine (EfEnergyLookup *self, guint row);
const EfEnergyPlace   *ef_energy_lookup_get_place (EfEnergyLookup *self, guint row);

/* Exactly @value, as somebody chose it. */
EfAssumption ef_energy_lookup_choose (double value);

G_END_DECLS
