/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-sum.h"

#include "ef-energy-derive-private.h"
#include "ef-energy-derive.h"

#include <math.h>

static void
add_up (EfEnergySum *self,
        EfTable *derived,
        const char *name,
        const EfFootprint *footprints,
        const guint32 *rows,
        guint n)
{
  const EfColumn *column = ef_table_find_column (derived, name);
  const double *numbers = column != NULL ? ef_column_get_numbers (column) : NULL;
  g_autofree double *values = g_new (double, MAX (n, 1));
  g_autofree EfFootprint *counted = g_new (EfFootprint, MAX (n, 1));
  g_autoptr (GError) error = NULL;

  self->amount = NAN;
  for (guint i = 0; i < n && numbers != NULL; i++)
    {
      if (isnan (numbers[rows[i]]))
        continue;
      values[self->n] = numbers[rows[i]];
      counted[self->n] = footprints[rows[i]];
      self->n++;
    }
  if (self->n > 0 && !ef_footprint_sum (values, counted, self->n, &self->amount, &error))
    {
      self->amount = NAN;
      self->problem = g_strdup (error->message);
    }
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

  *sums = (EfEnergySums){ { 0, NAN, NULL }, { 0, NAN, NULL } };
  energies = g_new0 (EfFootprint, MAX (ef_table_get_n_rows (table), 1));
  carbons = g_new0 (EfFootprint, MAX (ef_table_get_n_rows (table), 1));
  derived = ef_energy_derive_counted (table, scenario, energies, carbons, cancellable, error);
  if (derived == NULL)
    return FALSE;

  add_up (&sums->energy, derived, EF_ENERGY_COLUMN, energies, rows, n);
  add_up (&sums->carbon, derived, EF_CARBON_COLUMN, carbons, rows, n);

  return TRUE;
}

void
ef_energy_sums_clear (EfEnergySums *self)
{
  g_clear_pointer (&self->energy.problem, g_free);
  g_clear_pointer (&self->carbon.problem, g_free);
}
