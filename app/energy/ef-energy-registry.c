/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-data-private.h"

#include "ef-energy-name-private.h"
#include "ef-energy-resources.h"
#include "ef-data-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Like the registry of quantities: data/energy/ is compiled in and parsed when somebody first asks,
 * by one thread, and not changed once tables are looked at, so that all threads may look things up
 * without a lock. */

#define RESOURCE_FOLDER "/org/efficientfrontier/energy/"

/* Nobody writes a larger table; ours have 70 kB. */

static void
add_to_list (GHashTable *lists, char *key, gpointer item)
{
  GPtrArray *list = g_hash_table_lookup (lists, key);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (lists, g_strdup (key), list);
    }
  if (!g_ptr_array_find (list, item, NULL))
    g_ptr_array_add (list, item);
  g_free (key);
}

static char *
remove_blanks (const char *words)
{
  GString *dense = g_string_new (NULL);

  for (const char *p = words; *p != '\0'; p++)
    if (*p != ' ')
      g_string_append_c (dense, *p);

  return g_string_free (dense, FALSE);
}

static void
index_hardware (EfEnergyRegistry *self, EfHardwareRow *row, GPtrArray *aliases)
{
  for (guint i = 0; i < aliases->len; i++)
    {
      g_autofree char *words = ef_energy_name_words (g_ptr_array_index (aliases, i));

      if (*words != '\0')
        add_to_list (self->hardware_words, remove_blanks (words), &row->hardware);
    }
}

/* What the file adds to a row that was there before. */
static void
merge_hardware (EfHardwareRow *row, EfHardwareRow *more)
{
  if (!isnan (more->hardware.tdp))
    row->hardware.tdp = more->hardware.tdp;
  if (!isnan (more->hardware.memory))
    row->hardware.memory = more->hardware.memory;
  for (guint i = 0; i < EF_N_PRECISIONS; i++)
    if (!isnan (more->hardware.peaks[i]))
      row->hardware.peaks[i] = more->hardware.peaks[i];
  g_array_append_vals (row->measured, more->measured->data, more->measured->len);
}

static void
take_hardware (EfEnergyRegistry *self, EfHardwareRow *more)
{
  EfHardwareRow *row = g_hash_table_lookup (self->hardware_ids, more->hardware.id);

  if (row == NULL)
    {
      row = more;
      g_hash_table_insert (self->hardware_ids, (char *) row->hardware.id, row);
    }
  else
    {
      merge_hardware (row, more);
    }

  row->hardware.measured = (const EfMeasuredPower *) row->measured->data;
  row->hardware.n_measured = row->measured->len;
  index_hardware (self, row, more->aliases);
}

static void
index_grid (EfEnergyRegistry *self, EfPowerGridRow *row, GPtrArray *aliases)
{
  EfPowerGrid *grid = &row->grid;

  add_to_list (self->grid_names, ef_energy_name_fold (grid->id), grid);
  if (grid->iso2 != NULL)
    add_to_list (self->grid_names, ef_energy_name_fold (grid->iso2), grid);
  if (grid->region != NULL)
    add_to_list (self->grid_names, ef_energy_name_fold (grid->region), grid);
  for (guint i = 0; i < aliases->len; i++)
    add_to_list (self->grid_names, ef_energy_name_fold (g_ptr_array_index (aliases, i)), grid);
}

static void
take_grid (EfEnergyRegistry *self, EfPowerGridRow *more)
{
  EfPowerGridRow *row = g_hash_table_lookup (self->grid_ids, more->grid.id);

  if (row == NULL)
    {
      row = more;
      g_hash_table_insert (self->grid_ids, (char *) row->grid.id, row);
    }
  else
    {
      g_array_append_vals (row->intensities, more->intensities->data, more->intensities->len);
    }

  row->grid.intensities = (const EfGridIntensity *) row->intensities->data;
  row->grid.n_intensities = row->intensities->len;
  index_grid (self, row, more->aliases);
}

/* Only when all are there: a region may stand before its country. */
static void
connect_grids (EfEnergyRegistry *self, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      EfPowerGridRow *row = g_ptr_array_index (rows, i);
      const EfPowerGridRow *around
        = row->within != NULL ? g_hash_table_lookup (self->grid_ids, row->within) : NULL;

      row->grid.within = around != NULL ? &around->grid : NULL;
    }
}

static void
take_site (EfEnergyRegistry *self, EfSiteRow *more)
{
  EfSiteRow *row = g_hash_table_lookup (self->site_ids, more->site.id);

  if (row == NULL)
    {
      row = more;
      g_hash_table_insert (self->site_ids, (char *) row->site.id, row);
    }
  else
    {
      g_array_append_vals (row->pues, more->pues->data, more->pues->len);
    }

  row->site.pues = (const EfPue *) row->pues->data;
  row->site.n_pues = row->pues->len;
  add_to_list (self->site_names, ef_energy_name_fold (row->site.id), &row->site);
  for (guint i = 0; i < more->aliases->len; i++)
    add_to_list (self->site_names, ef_energy_name_fold (g_ptr_array_index (more->aliases, i)),
                 &row->site);
}

/* (transfer full) of @part */
static void
take_part (EfEnergyRegistry *self, EfEnergyPart *part)
{
  EfEnergyPart *known = self->known;

  for (guint i = 0; i < part->hardware->len; i++)
    take_hardware (self, g_ptr_array_index (part->hardware, i));
  for (guint i = 0; i < part->grids->len; i++)
    take_grid (self, g_ptr_array_index (part->grids, i));
  for (guint i = 0; i < part->sites->len; i++)
    take_site (self, g_ptr_array_index (part->sites, i));
  connect_grids (self, part->grids);

  g_ptr_array_extend_and_steal (known->sources, g_ptr_array_ref (part->sources));
  g_ptr_array_extend_and_steal (known->hardware, g_ptr_array_ref (part->hardware));
  g_ptr_array_extend_and_steal (known->grids, g_ptr_array_ref (part->grids));
  g_ptr_array_extend_and_steal (known->sites, g_ptr_array_ref (part->sites));
  g_ptr_array_extend_and_steal (known->equivalents, g_ptr_array_ref (part->equivalents));
  g_ptr_array_extend_and_steal (known->constants, g_ptr_array_ref (part->constants));
  ef_energy_part_free (part);
}

static void
load_builtin (EfEnergyRegistry *self, const char *file)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  EfEnergyPart *part = NULL;

  bytes = g_resource_lookup_data (ef_energy_get_resource (), path, 0, &error);
  if (bytes != NULL)
    {
      gsize length;
      const char *text = g_bytes_get_data (bytes, &length);

      part = ef_energy_parse (self->known, text, length, &error);
    }

  /* The files are part of the program and tested with it. */
  if (part == NULL)
    g_error ("%s: %s", file, error->message);

  take_part (self, part);
}

static EfEnergyRegistry *
new_registry (void)
{
  static const char *const files[] = {
    "constants.xml", "equivalents.xml", "grids.xml", "hardware.xml", "sites.xml",
  };
  EfEnergyRegistry *self = g_new0 (EfEnergyRegistry, 1);
  GDestroyNotify free_list = (GDestroyNotify) g_ptr_array_unref;

  self->known = ef_energy_part_new ();
  self->hardware_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->hardware_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_list);
  self->grid_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->grid_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_list);
  self->site_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->site_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_list);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    load_builtin (self, files[i]);

  return self;
}

EfEnergyRegistry *
ef_energy_registry_get (void)
{
  static gsize once = 0;
  static EfEnergyRegistry *registry = NULL;

  if (g_once_init_enter (&once))
    {
      registry = new_registry ();
      g_once_init_leave (&once, 1);
    }

  return registry;
}

gboolean
ef_energy_load_file (GFile *file, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;
  EfEnergyRegistry *registry = ef_energy_registry_get ();
  EfEnergyPart *part;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  text = ef_data_file_read (file, &length, error);
  if (text == NULL)
    return FALSE;

  part = ef_energy_parse (registry->known, text, length, error);
  if (part == NULL)
    return FALSE;

  take_part (registry, part);

  return TRUE;
}

const EfEnergyConstant *
ef_energy_constant_get (const char *id)
{
  GPtrArray *constants = ef_energy_registry_get ()->known->constants;
  const EfEnergyConstant *found = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  /* A user's file comes last, and its word is taken. */
  for (guint i = 0; i < constants->len; i++)
    {
      const EfEnergyConstant *constant = g_ptr_array_index (constants, i);

      if (strcmp (constant->id, id) == 0)
        found = constant;
    }

  return found;
}
