/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-audit.h"
#include "ef-energy-columns-private.h"

G_BEGIN_DECLS

/* How exactly published numbers must fit: they are rounded, and so is what they were made from. */
#define EF_AUDIT_TOLERANCE 0.02

/* What a grid may emit, in kilograms for a kilowatt-hour, where nothing is known of it. */
#define EF_AUDIT_LEAST_INTENSITY 0.005
#define EF_AUDIT_MOST_INTENSITY 1.3

/* What a grid emits, in kg/kWh. */
typedef struct
{
  double least;
  double most;
  gboolean is_known; /* from our reference data */
} EfGridBounds;

/* What a row claims. What it does not say is NAN. */
typedef struct
{
  EfTable *table; /* not owned */
  guint row;
  gboolean is_total;
  const char *hardware_text; /* or "" */
  const char *place_text;    /* a country or region, or "" */
  GHashTable *places;        /* not owned: of such a text to its EfGridBounds, as asked for */
  guint32 hardware;          /* number of alike hardware among all tables, 0 if unknown */
  double device_hours;
  double hours; /* of all devices together */
  double devices;
  double power; /* W of a device */
  double power_low;
  double power_high;
  double pue;
  double energy;           /* kWh */
  double intensity;        /* kg/kWh */
  double carbon;           /* kg */
  double carbon_printed;   /* in the unit of the column */
  double carbon_factor;    /* from that to kg */
  const char *carbon_text; /* as the file writes it, where that is not the number; or NULL */
  double market_carbon;    /* kg */
  EfScope scope;           /* of the energy */
  gboolean says_more;      /* anything beside the carbon */
  gboolean is_counted;     /* the table gives carbon in whole numbers, and others than 0 and 1 */
} EfClaim;

/* The claims of the table's rows (element-type EfClaim). @hardware: what tells it to its
 * number, and @places: text to EfGridBounds, shared by all tables of an audit. */
GArray *ef_claims_read (EfTable *table, const EfEnergyColumns *columns, GHashTable *hardware,
                        GHashTable *places);

/* How many amounts of energy and carbon the rules look at. */
guint ef_claims_count (const EfTable *table);

/* What the row is called: its name, or what stands first in a table without names, such as its
 * phase (transfer full). */
char *ef_claim_dup_name (const EfClaim *self);

/* The energy of a claim in kilowatt-hours, as published or made of hours and power, with its least
 * and most. FALSE if there is none. */
gboolean ef_claim_get_energy (const EfClaim *self, double *energy, double *low, double *high);

/* What the grid may emit at the place of the claim: as anywhere, or further where our reference
 * data have such values for it or for a region of it. */
const EfGridBounds *ef_claim_get_grid (const EfClaim *self);

/* Whether @printed may be @computed: within the tolerance, or rounded to the digits that it has. */
gboolean ef_claim_fits (const EfClaim *self, double computed, double tolerance);

/* Half a unit of the last digit that the shortest form of @printed has. */
double ef_audit_get_rounding (double printed);

/* How @printed may have come from @computed by a slip of a unit or a digit, as a sentence, or
 * NULL. */
const char *ef_audit_find_slip (double printed, double computed);

/* What is wrong with an intensity in kg/kWh that only a MWh can have, or NULL (transfer full). */
char *ef_audit_dup_intensity_slip (double intensity);

/* "4,900 MWh", with four digits at most, or all of a whole number (transfer full). */
char *ef_audit_format (double value);
char *ef_audit_format_energy (double kilowatt_hours);
char *ef_audit_format_carbon (double kilograms);

/* Adds a finding of a claim. */
void ef_audit_add (GPtrArray *findings, const EfClaim *claim, EfAuditRule rule,
                   EfSeverity severity, double printed, double computed, const char *unit,
                   const char *format, ...) G_GNUC_PRINTF (8, 9);
GPtrArray *ef_audit_findings_new (void);

/* @value times a power of ten that is not one, within @rounding of @value: "5521" is ten times
 * "552.1". FALSE also where fewer than three digits are known, which many numbers share. */
gboolean ef_audit_is_shifted (double printed, double value, double rounding);

/* What the head of a card and the text below it say of the carbon, where both have the same digits
 * but not the same amount. The card is the rows from @first to before @end; @numbers: of all of its
 * text */
void ef_audit_card (GPtrArray *findings, EfTable *table, guint first, guint end,
                    const EfProseNumber *numbers, guint n_numbers);

/* What the text around tables says otherwise: rule 4, and slips of units. A table is named by the
 * heading above it. @tables: (element-type EfTable), those of a file one after the other. Returns:
 * how many amounts of the text were compared with anything. */
guint ef_audit_text (GPtrArray *findings, GPtrArray *tables, GCancellable *cancellable);

/* The rules; each looks at the claims of one table. */
void ef_audit_columns (GPtrArray *findings, EfTable *table, GArray *claims);
void ef_audit_row (GPtrArray *findings, const EfClaim *claim);
void ef_audit_sums (GPtrArray *findings, EfTable *table, const EfEnergyColumns *columns,
                    GArray *claims);
/* @claims: (element-type EfClaim) of all tables */
void ef_audit_siblings (GPtrArray *findings, GArray *claims);

G_END_DECLS
