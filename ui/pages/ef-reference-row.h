/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What of the reference data a row lets choose. */
typedef enum
{
  EF_REFERENCE_GRID,     /* countries, the world, regions of clouds; or grams for a kWh */
  EF_REFERENCE_SITE,     /* operators of data centres; or a PUE */
  EF_REFERENCE_HARDWARE, /* accelerators and processors */
} EfReference;

/**
 * EfReferenceRow:
 *
 * A row with a button that opens a list to search: each line says what is known, of which year, and
 * who says so. A number that is typed is offered as a value of one's own.
 *
 * Signal "picked": the user chose; ef_reference_row_get_value() says what.
 */
#define EF_TYPE_REFERENCE_ROW (ef_reference_row_get_type ())
G_DECLARE_FINAL_TYPE (EfReferenceRow, ef_reference_row, EF, REFERENCE_ROW, AdwActionRow)

/* Once, before anything else. @none: what it is called if nothing is chosen. */
void        ef_reference_row_set_kind (EfReferenceRow *self, EfReference kind, const char *none);
/* In the words of ef_scenario_set(): an id or a number; NULL if nothing is chosen. */
const char *ef_reference_row_get_value (EfReferenceRow *self);
/* Does not emit "picked". */
void        ef_reference_row_set_value (EfReferenceRow *self, const char *value);
/* What else is to be said of the value, below what is known of it; NULL for nothing. */
void        ef_reference_row_set_note (EfReferenceRow *self, const char *note);

G_END_DECLS
