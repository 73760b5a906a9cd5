/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-scenario.h"
#include "ef-ticks.h"

G_BEGIN_DECLS

/* What is supposed, for people: "Sweden (41 g/kWh, 2023), PUE 1.1". Without the name; "" for one
 * that supposes nothing. (transfer full) */
char *ef_scenario_describe (const EfScenario *self, const EfTickStyle *style);

/* What a column of estimates is called beside an axis, with its unit; NULL for any other column. */
const char *ef_scenario_get_column_title (const char *column);

G_END_DECLS
