/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-footprint.h"
#include "ef-table.h"

G_BEGIN_DECLS

/* Processors, accelerators and memory, each of them in steps of a run. */
#define EF_ENERGY_PARTS_MAX 12

/* A column of numbers, read in a unit of our choice. */
typedef struct
{
  const EfColumn *column; /* NULL: the table has none */
  const double *numbers;
  const double *lows; /* or NULL */
  const double *highs;
  double factor; /* to that unit */
} EfNumbers;

/* Which columns of a table say what of energy. */
typedef struct
{
  EfNumbers device_hours; /* h */
  EfNumbers hours;        /* h */
  EfNumbers devices;
  EfNumbers power;        /* W */
  EfNumbers pue;
  EfNumbers compute;      /* FLOP: of training, or of one item */
  EfNumbers parameters;   /* active ones where the table has them */
  EfNumbers tokens;
  EfNumbers utilisation;
  EfNumbers energy;       /* J */
  EfNumbers carbon;       /* kg, location-based or not said to be otherwise */
  EfNumbers market_carbon; /* kg */
  EfNumbers intensity;    /* g/kWh */
  const EfColumn *hardware; /* text, or NULL */
  const EfColumn *place;    /* text: a country or a region, or NULL */
  const EfColumn *scope;    /* text: what the energy counts, or NULL */
  const EfColumn *notes;    /* text that may say so too ("energy_basis=incl_pue; ..."), or NULL */
  EfNumbers parts[EF_ENERGY_PARTS_MAX]; /* J: of which the energy may be the sum */
  guint n_parts;
  gboolean has_computer; /* one of the parts is a processor's or of memory */
} EfEnergyColumns;

/* @activity: INFERENCE looks for energy and compute of one item, else those of training. */
void   ef_energy_columns_find (EfEnergyColumns *self, const EfTable *table, EfActivity activity);
/* Only those that say what energy and carbon of training count. */
void   ef_energy_columns_find_scopes (EfEnergyColumns *self, const EfTable *table);
/* What the table says that the energy of a row counts, in words or by its numbers. */
EfScope ef_energy_columns_get_scope (const EfEnergyColumns *self, guint row);
/* Only by the column of words for it, which must be there. */
EfScope ef_energy_columns_read_scope (const EfEnergyColumns *self, guint row);
/* Only by notes and numbers. */
EfScope ef_energy_columns_infer_scope (const EfEnergyColumns *self, guint row);
/* Whether notes or numbers of the table may say it, row by row. */
gboolean ef_energy_columns_can_infer_scope (const EfEnergyColumns *self);
/* The value of a row, or NAN. */
double ef_numbers_get (const EfNumbers *self, guint row);
/* The name of the column, or NULL. */
const char *ef_numbers_get_name (const EfNumbers *self);

G_END_DECLS
