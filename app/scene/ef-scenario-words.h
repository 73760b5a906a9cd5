/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-scenario-reach.h"
#include "ef-ticks.h"

G_BEGIN_DECLS

/* What is supposed, for people: "Sweden (41 g/kWh, 2023), PUE 1.1". Without the name; "" for one
 * that supposes nothing. (transfer full) */
char *ef_scenario_describe (const EfScenario *self, const EfTickStyle *style);
/* What a grid emits for a kilowatt-hour, with as many digits wherever it is told: "472.94".
 * (transfer full) */
char *ef_scenario_format_grams (double grams, const EfTickStyle *style);
/* What of it is left where nothing else of a scenario shows: "in place of what is reported". */
const char *ef_scenario_describe_replacing (void);
/* As ef_scenario_describe(), and for how many rows it does not hold: "PUE 1.1 (not applied to 3 of
 * 9 rows)"; without what goes into none of their values. */
char *ef_scenario_describe_reach (const EfScenario *self, const EfScenarioReach *unapplied,
                                  const EfTickStyle *style);

/* A name for a scenario that has none, from the one or two things that tell it best: "France, PUE
 * 1.1"; NULL for one that supposes nothing. (transfer full) */
char *ef_scenario_dup_short_name (const EfScenario *self, const EfTickStyle *style);
/* That, or "Scenario" where it supposes nothing: what we call a scenario until a person does.
 * (transfer full) */
char *ef_scenario_dup_own_name (const EfScenario *self, const EfTickStyle *style);
/* Whether the name says more than the settings do, and to people: what we call it in the words
 * entered, counted or not, and settings as the command line takes them do not. */
gboolean ef_scenario_has_telling_name (const EfScenario *self, const EfTickStyle *style);

G_END_DECLS
