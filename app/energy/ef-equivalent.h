/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-energy-source.h"

G_BEGIN_DECLS

/* What an amount would be in everyday terms: kilometres in a car, days of a household. */
typedef struct
{
  const char *id;
  const char *name; /* untranslated */
  gboolean of_carbon;
  double amount; /* what one of them takes: kg of CO2 equivalents, else joules */
  int year;
  const EfEnergySource *source;
} EfEquivalent;

/* All (transfer container, element-type EfEquivalent). */
GPtrArray          *ef_equivalent_list (void);
const EfEquivalent *ef_equivalent_get (const char *id);
/* Translated: "kilometres in an average passenger car". */
const char         *ef_equivalent_get_name (const EfEquivalent *self);
/* How many @kilograms or @joules are; the other may be NAN. NAN where the needed one is. */
double              ef_equivalent_convert (const EfEquivalent *self, double joules,
                                           double kilograms);

/* Such a number for people: as much as they can imagine, which is three digits, with the separators
 * of the locale; of a figure, as its language writes numbers, and the same everywhere (transfer
 * full). */
char               *ef_equivalent_format (double value);

G_END_DECLS
