/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-quantity.h"

G_BEGIN_DECLS

/* In which multiple of a unit amounts of energy and of carbon read best: milligrams to gigatonnes,
 * milliwatt-hours to petawatt-hours. Steps are thousands, so that a conversion only moves the
 * decimal point. Any other unit (joules, pounds, parameters) has no multiple but itself. */

/* Whether the symbol of @unit (nullable) begins with a prefix, as those of kWh and MiB do. */
gboolean      ef_legible_unit_is_prefixed (const EfUnit *unit);

/* TRUE if @unit (nullable) has other multiples. */
gboolean      ef_legible_unit_has_multiples (const EfUnit *unit);

/* The largest multiple of @unit in which @value, stated in @unit, is one or more; the least one
 * for what is smaller still, and @unit itself for zero and what is not finite. */
const EfUnit *ef_legible_unit_for_value (const EfUnit *unit, double value);

/* The multiple of @unit in which amounts from @low to @high, above zero and stated in @unit, need
 * the fewest digits: of several the nearest one, so @unit itself where others are no better. */
const EfUnit *ef_legible_unit_for_range (const EfUnit *unit, double low, double high);

/* @unit for a @value stated in it of which nobody has to count the digits, else the multiple that
 * ef_legible_unit_for_value() finds. */
const EfUnit *ef_legible_unit_keep (const EfUnit *unit, double value);

/* A number in the multiple @to is one in the multiple @from times ten to the power of this. */
int           ef_legible_unit_get_power (const EfUnit *from, const EfUnit *to);
/* @value in another multiple; as exact as doubles are. */
double        ef_legible_unit_convert (double value, const EfUnit *from, const EfUnit *to);

G_END_DECLS
