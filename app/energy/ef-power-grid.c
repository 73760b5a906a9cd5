/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-data-private.h"

#include "ef-energy-name-private.h"
#include "ef-words.h"

const EfPowerGrid *
ef_power_grid_get (const char *id)
{
  EfPowerGridRow *row;

  g_return_val_if_fail (id != NULL, NULL);

  row = g_hash_table_lookup (ef_energy_registry_get ()->grid_ids, id);

  return row != NULL ? &row->grid : NULL;
}

const char *
ef_power_grid_get_name (const EfPowerGrid *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  /* Regions of clouds are called the same everywhere. */
  return self->provider == NULL ? ef_words_get (self->name, 0) : self->name;
}

GPtrArray *
ef_power_grid_list (void)
{
  const EfEnergyRegistry *registry = ef_energy_registry_get ();
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < registry->known->grids->len; i++)
    {
      EfPowerGridRow *row = g_ptr_array_index (registry->known->grids, i);

      if (row->grid.name != NULL)
        g_ptr_array_add (list, &row->grid);
    }

  return list;
}

GPtrArray *
ef_power_grid_find (const char *text)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *name = NULL;
  GPtrArray *list;

  g_return_val_if_fail (text != NULL, found);

  name = ef_energy_name_fold (text);
  list = *name != '\0' ? g_hash_table_lookup (ef_energy_registry_get ()->grid_names, name) : NULL;
  if (list != NULL)
    g_ptr_array_extend (found, list, NULL, NULL);

  return found;
}

const EfGridIntensity *
ef_power_grid_get_intensity (const EfPowerGrid *self, int year, const EfPowerGrid **where)
{
  const EfGridIntensity *best = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->n_intensities; i++)
    {
      const EfGridIntensity *intensity = &self->intensities[i];

      /* Of two values of a year the later one counts: a user's file stands behind ours. */
      if (year == 0 ? best == NULL || intensity->year >= best->year : intensity->year == year)
        best = intensity;
    }

  if (best == NULL && self->within != NULL)
    return ef_power_grid_get_intensity (self->within, year, where);

  if (where != NULL)
    *where = best != NULL ? self : NULL;

  return best;
}
