/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-own.h"

#include "ef-energy-source.h"

char *
ef_energy_dup_own_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "efficient-frontier", "energy.xml", NULL);
}

gboolean
ef_energy_load_own (GError **error)
{
  g_autofree char *path = ef_energy_dup_own_path ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) problem = NULL;

  if (!g_file_query_exists (file, NULL) || ef_energy_load_file (file, &problem))
    return TRUE;

  g_propagate_prefixed_error (error, g_steal_pointer (&problem), "%s: ", path);

  return FALSE;
}
