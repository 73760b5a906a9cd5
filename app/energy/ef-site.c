/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-data-private.h"

#include "ef-energy-name-private.h"
#include "ef-words.h"

const EfSite *
ef_site_get (const char *id)
{
  EfSiteRow *row;

  g_return_val_if_fail (id != NULL, NULL);

  row = g_hash_table_lookup (ef_energy_registry_get ()->site_ids, id);

  return row != NULL ? &row->site : NULL;
}

const char *
ef_site_get_name (const EfSite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return ef_words_get (self->name, 0);
}

GPtrArray *
ef_site_list (void)
{
  const EfEnergyRegistry *registry = ef_energy_registry_get ();
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < registry->known->sites->len; i++)
    {
      EfSiteRow *row = g_ptr_array_index (registry->known->sites, i);

      if (row->site.name != NULL)
        g_ptr_array_add (list, &row->site);
    }

  return list;
}

GPtrArray *
ef_site_find (const char *text)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *name = NULL;
  GPtrArray *list;

  g_return_val_if_fail (text != NULL, found);

  name = ef_energy_name_fold (text);
  list = *name != '\0' ? g_hash_table_lookup (ef_energy_registry_get ()->site_names, name) : NULL;
  if (list != NULL)
    g_ptr_array_extend (found, list, NULL, NULL);

  return found;
}

const EfPue *
ef_site_get_pue (const EfSite *self,
                 int           year)
{
  const EfPue *best = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->n_pues; i++)
    {
      const EfPue *pue = &self->pues[i];

      if (year == 0 ? best == NULL || pue->year >= best->year : pue->year == year)
        best = pue;
    }

  return best;
}
