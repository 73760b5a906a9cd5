/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-data-private.h"

#include <math.h>
#include <string.h>

/* The strings of the structs that are handed out are const there; here they are owned. */

static void
source_free (gpointer data)
{
  EfEnergySource *source = data;

  g_free ((char *) source->id);
  g_free ((char *) source->title);
  g_free ((char *) source->url);
  g_free ((char *) source->licence);
  g_free (source);
}

static void
hardware_row_free (gpointer data)
{
  EfHardwareRow *row = data;

  g_free ((char *) row->hardware.id);
  g_free ((char *) row->hardware.name);
  g_array_unref (row->measured);
  g_ptr_array_unref (row->aliases);
  g_free (row);
}

static void
grid_row_free (gpointer data)
{
  EfPowerGridRow *row = data;

  g_free ((char *) row->grid.id);
  g_free ((char *) row->grid.name);
  g_free ((char *) row->grid.iso2);
  g_free ((char *) row->grid.provider);
  g_free ((char *) row->grid.region);
  g_free (row->within);
  g_array_unref (row->intensities);
  g_ptr_array_unref (row->aliases);
  g_free (row);
}

static void
site_row_free (gpointer data)
{
  EfSiteRow *row = data;

  g_free ((char *) row->site.id);
  g_free ((char *) row->site.name);
  g_array_unref (row->pues);
  g_ptr_array_unref (row->aliases);
  g_free (row);
}

static void
equivalent_free (gpointer data)
{
  EfEquivalent *equivalent = data;

  g_free ((char *) equivalent->id);
  g_free ((char *) equivalent->name);
  g_free (equivalent);
}

static void
constant_free (gpointer data)
{
  EfEnergyConstant *constant = data;

  g_free ((char *) constant->id);
  g_free (constant);
}

EfEnergyPart *
ef_energy_part_new (void)
{
  EfEnergyPart *self = g_new0 (EfEnergyPart, 1);

  self->sources = g_ptr_array_new_with_free_func (source_free);
  self->hardware = g_ptr_array_new_with_free_func (hardware_row_free);
  self->grids = g_ptr_array_new_with_free_func (grid_row_free);
  self->sites = g_ptr_array_new_with_free_func (site_row_free);
  self->equivalents = g_ptr_array_new_with_free_func (equivalent_free);
  self->constants = g_ptr_array_new_with_free_func (constant_free);

  return self;
}

void
ef_energy_part_free (EfEnergyPart *self)
{
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->hardware);
  g_ptr_array_unref (self->grids);
  g_ptr_array_unref (self->sites);
  g_ptr_array_unref (self->equivalents);
  g_ptr_array_unref (self->constants);
  g_free (self);
}

/* The structs all begin with the id. */
static gpointer
find (GPtrArray *rows, const char *id)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const char *const *row = g_ptr_array_index (rows, i);

      if (strcmp (*row, id) == 0)
        return g_ptr_array_index (rows, i);
    }

  return NULL;
}

EfEnergySource *
ef_energy_part_find_source (const EfEnergyPart *self, const char *id)
{
  return find (self->sources, id);
}

EfHardwareRow *
ef_energy_part_find_hardware (const EfEnergyPart *self, const char *id)
{
  return find (self->hardware, id);
}

EfPowerGridRow *
ef_energy_part_find_grid (const EfEnergyPart *self, const char *id)
{
  return find (self->grids, id);
}

EfSiteRow *
ef_energy_part_find_site (const EfEnergyPart *self, const char *id)
{
  return find (self->sites, id);
}

EfHardwareRow *
ef_hardware_row_new (const char *id)
{
  EfHardwareRow *row = g_new0 (EfHardwareRow, 1);

  row->hardware.id = g_strdup (id);
  row->hardware.tdp = NAN;
  row->hardware.memory = NAN;
  for (guint i = 0; i < EF_N_PRECISIONS; i++)
    row->hardware.peaks[i] = NAN;
  row->measured = g_array_new (FALSE, FALSE, sizeof (EfMeasuredPower));
  row->aliases = g_ptr_array_new_with_free_func (g_free);

  return row;
}

EfPowerGridRow *
ef_power_grid_row_new (const char *id)
{
  EfPowerGridRow *row = g_new0 (EfPowerGridRow, 1);

  row->grid.id = g_strdup (id);
  row->intensities = g_array_new (FALSE, FALSE, sizeof (EfGridIntensity));
  row->aliases = g_ptr_array_new_with_free_func (g_free);

  return row;
}

EfSiteRow *
ef_site_row_new (const char *id)
{
  EfSiteRow *row = g_new0 (EfSiteRow, 1);

  row->site.id = g_strdup (id);
  row->pues = g_array_new (FALSE, FALSE, sizeof (EfPue));
  row->aliases = g_ptr_array_new_with_free_func (g_free);

  return row;
}
