/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-sum.h"

#include "ef-energy-derive-private.h"
#include "ef-energy-derive.h"

#include <math.h>

/* The one that @footprint may be added to. */
static EfEnergyPart *
find_part (GArray *parts, const EfFootprint *footprint)
{
  EfEnergyPart part = { *footprint, 0, 0 };

  for (guint i = 0; i < parts->len; i++)
    {
      EfEnergyPart *found = &g_array_index (parts, EfEnergyPart, i);

      if (ef_footprint_can_add (&found->footprint, footprint, NULL))
        return found;
    }
  g_array_append_val (parts, part);

  return &g_array_index (parts, EfEnergyPart, parts->len - 1);
}

static gint
compare_parts (gconstpointer a, gconstpointer b)
{
  guint first = ((const EfEnergyPart *) a)->n;
  guint second = ((const EfEnergyPart *) b)->n;

  return (first < second) - (first > second);
}

/* (transfer full) */
static GArray *
add_up (EfTable *derived,
        const char *name,
        const EfFootprint *footprints,
        const guint32 *rows,
        guint n)
{
  const EfColumn *column = ef_table_find_column (derived, name);
  const double *numbers = column != NULL ? ef_column_get_numbers (column) : NULL;
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (EfEnergyPart));

  for (guint i = 0; i < n && numbers != NULL; i++)
    {
      EfEnergyPart *part;

      if (isnan (numbers[rows[i]]))
        continue;
      part = find_part (parts, &footprints[rows[i]]);
      part->amount += numbers[rows[i]];
      part->n++;
    }
  g_array_sort (parts, compare_parts);

  return parts;
}

gboolean
ef_energy_sum (EfTable *table,
               const EfScenario *scenario,
               const guint32 *rows,
               guint n,
               EfEnergySums *sums,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (EfTable) derived = NULL;
  g_autofree EfFootprint *energies = NULL;
  g_autofree EfFootprint *carbons = NULL;

  g_return_val_if_fail (table != NULL && scenario != NULL, FALSE);
  g_return_val_if_fail (rows != NULL || n == 0, FALSE);
  g_return_val_if_fail (sums != NULL, FALSE);

  *sums = (EfEnergySums){ NULL, NULL };
  energies = g_new0 (EfFootprint, MAX (ef_table_get_n_rows (table), 1));
  carbons = g_new0 (EfFootprint, MAX (ef_table_get_n_rows (table), 1));
  derived = ef_energy_derive_counted (table, scenario, energies, carbons, cancellable, error);
  if (derived == NULL)
    return FALSE;

  sums->energy = add_up (derived, EF_ENERGY_COLUMN, energies, rows, n);
  sums->carbon = add_up (derived, EF_CARBON_COLUMN, carbons, rows, n);

  return TRUE;
}

void
ef_energy_sums_clear (EfEnergySums *self)
{
  g_clear_pointer (&self->energy, g_array_unref);
  g_clear_pointer (&self->carbon, g_array_unref);
}
