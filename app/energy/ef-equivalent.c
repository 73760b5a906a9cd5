/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-data-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

GPtrArray *
ef_equivalent_list (void)
{
  GPtrArray *known = ef_energy_registry_get ()->known->equivalents;
  GPtrArray *list = g_ptr_array_new ();

  g_ptr_array_extend (list, known, NULL, NULL);

  return list;
}

const EfEquivalent *
ef_equivalent_get (const char *id)
{
  GPtrArray *known = ef_energy_registry_get ()->known->equivalents;

  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < known->len; i++)
    {
      const EfEquivalent *equivalent = g_ptr_array_index (known, i);

      if (strcmp (equivalent->id, id) == 0)
        return equivalent;
    }

  return NULL;
}

const char *
ef_equivalent_get_name (const EfEquivalent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_dgettext (GETTEXT_PACKAGE, self->name);
}

double
ef_equivalent_convert (const EfEquivalent *self,
                       double              joules,
                       double              kilograms)
{
  g_return_val_if_fail (self != NULL, NAN);

  return (self->of_carbon ? kilograms : joules) / self->amount;
}
