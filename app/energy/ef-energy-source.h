/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EfEnergySource:
 *
 * Where a row of the reference data is from. The reference data (`data/energy/`: hardware, grids,
 * sites, equivalents, constants) is compiled in, parsed when somebody first asks, and lives as long
 * as the process: pointers may be kept and compared, and any thread may read.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *url;     /* or NULL */
  const char *licence; /* of the data, if it asks to be named; or NULL */
  int year;            /* of the source, not of the value */
} EfEnergySource;

/* Adds what a user's file says (schema `energy.rng`): rows of its own, and names and values to rows
 * of ours. A file with a mistake changes nothing. Call before the first lookup in another thread,
 * from the main thread. */
gboolean ef_energy_load_file (GFile *file, GError **error);

/* A value that is assumed where nothing better is known, with the range in which it was
 * observed. */
typedef struct
{
  const char *id;
  double value;
  double low;
  double high;
  const EfEnergySource *source;
} EfEnergyConstant;

/* "utilisation", "power-over-design-power"; NULL if unknown. */
const EfEnergyConstant *ef_energy_constant_get (const char *id);

G_END_DECLS
