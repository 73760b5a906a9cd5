/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-equivalent.h"
#include "ef-power-grid.h"
#include "ef-hardware.h"
#include "ef-site.h"

G_BEGIN_DECLS

/* A row of any kind with what only the registry needs of it. The structs that are handed out point
 * into these. */
typedef struct
{
  EfHardware hardware;
  GArray *measured;   /* EfMeasuredPower */
  GPtrArray *aliases; /* char; and the name */
} EfHardwareRow;

typedef struct
{
  EfPowerGrid grid;
  char *within;        /* id, or NULL */
  GArray *intensities; /* EfGridIntensity */
  GPtrArray *aliases;
} EfPowerGridRow;

typedef struct
{
  EfSite site;
  GArray *pues; /* EfPue */
  GPtrArray *aliases;
} EfSiteRow;

/* What a file says, in its order. Owns everything. */
typedef struct
{
  GPtrArray *sources;     /* EfEnergySource */
  GPtrArray *hardware;    /* EfHardwareRow */
  GPtrArray *grids;       /* EfPowerGridRow */
  GPtrArray *sites;       /* EfSiteRow */
  GPtrArray *equivalents; /* EfEquivalent */
  GPtrArray *constants;   /* EfEnergyConstant */
} EfEnergyPart;

EfEnergyPart *ef_energy_part_new (void);
void ef_energy_part_free (EfEnergyPart *self);

EfEnergySource *ef_energy_part_find_source (const EfEnergyPart *self, const char *id);
EfHardwareRow *ef_energy_part_find_hardware (const EfEnergyPart *self, const char *id);
EfPowerGridRow *ef_energy_part_find_grid (const EfEnergyPart *self, const char *id);
EfSiteRow *ef_energy_part_find_site (const EfEnergyPart *self, const char *id);

/* Rows that are empty but for the id. */
EfHardwareRow *ef_hardware_row_new (const char *id);
EfPowerGridRow *ef_power_grid_row_new (const char *id);
EfSiteRow *ef_site_row_new (const char *id);

/* Everything that is known: what the program brings, then what a user's file adds. */
typedef struct
{
  EfEnergyPart *known;
  GHashTable *hardware_ids;   /* id to EfHardwareRow */
  GHashTable *hardware_words; /* words of a name, without blanks, to a GPtrArray of EfHardware */
  GHashTable *grid_ids;       /* id to EfPowerGridRow */
  GHashTable *grid_names;     /* folded name to a GPtrArray of EfPowerGrid */
  GHashTable *site_ids;       /* id to EfSiteRow */
  GHashTable *site_names;     /* folded name to a GPtrArray of EfSite */
} EfEnergyRegistry;

EfEnergyRegistry *ef_energy_registry_get (void);

/* Reads a file. What it refers to must be in itself or in @known. Rows that are in @known already
 * come with what is added to them only. */
EfEnergyPart *
ef_energy_parse (const EfEnergyPart *known, const char *text, gsize length, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfEnergyPart, ef_energy_part_free)

G_END_DECLS
