/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-data-private.h"

#include <math.h>
#include <string.h>

#include "ef-number.h"
#include "ef-words.h"

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

char *
ef_equivalent_format (double value)
{
  char rounded[G_ASCII_DTOSTR_BUF_SIZE];
  char buffer[EF_NUMBER_BUFFER];
  g_auto (GStrv) parts = NULL;
  double few;
  int decimals;

  g_ascii_formatd (rounded, sizeof rounded, "%.2e", value);
  few = g_ascii_strtod (rounded, NULL);
  ef_number_to_text (few, buffer);
  if (ef_words_get_entered () != NULL)
    {
      parts = g_strsplit (buffer, ".", 2);
      return g_strjoinv (C_("decimal mark", "."), parts);
    }

  /* No more decimals than the shortest form has. */
  decimals = strchr (buffer, 'e') == NULL && strchr (buffer, '.') != NULL
               ? (int) strlen (strchr (buffer, '.') + 1)
               : 0;

  return fabs (few) < 1e15 ? g_strdup_printf ("%'.*f", decimals, few) : g_strdup (buffer);
}
