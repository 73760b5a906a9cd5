/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-lookup-private.h"

#include "ef-power-grid.h"
#include "ef-site.h"

#include <math.h>

static void
read_power (EfEnergyMachine *self, const EfHardware *hardware, gboolean measured)
{
  EfPowerInUse power;

  ef_hardware_get_power (hardware, measured, &power);
  self->scope = power.scope;
  self->power = (EfAssumption){ power.watts, power.low,    power.high, EF_GIVEN_REFERENCE,
                                NULL,        power.source, 0 };
}

/* Tells the formulas apart in which a row of reference data stands. */
static guint
number_row (EfEnergyLookup *self, gconstpointer row)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, row));

  if (number == 0)
    {
      number = g_hash_table_size (self->ids) + 1;
      g_hash_table_insert (self->ids, (gpointer) row, GUINT_TO_POINTER (number));
    }

  return number;
}

/* "nvidia-a100-sxm4-80gb|nvidia-a100-pcie-40gb": all that a text may name, so that whoever reads
 * the formula knows what its range is of. Texts that may name the same have the same. */
static const char *
join_ids (GPtrArray *found, gboolean measured)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const EfHardware *hardware = g_ptr_array_index (found, i);
      EfPowerInUse power;

      ef_hardware_get_power (hardware, measured, &power);
      g_string_append_printf (ids, "%s%s%s", i > 0 ? EF_OTHERS_SEPARATOR : "", hardware->id,
                              power.measured ? EF_MEASURED_SUFFIX : "");
    }

  return g_intern_string (ids->str);
}

static void
read_machine (EfEnergyLookup *self, EfEnergyMachine *machine, GPtrArray *found, guint count)
{
  static const EfAssumption unknown = EF_ASSUMPTION_UNKNOWN;
  const char *ids = join_ids (found, self->scenario->measured);
  /* A peak is nothing that was measured. */
  const char *peak_ids = join_ids (found, FALSE);

  machine->count = count;
  machine->power = machine->peak = unknown;
  machine->id = 0;
  machine->scope = EF_SCOPE_ACCELERATOR;
  for (guint i = 0; i < found->len; i++)
    {
      const EfHardware *hardware = g_ptr_array_index (found, i);
      double peak = ef_hardware_get_peak (hardware, self->scenario->precision, NULL);
      EfEnergyMachine other = { 0 };

      read_power (&other, hardware, self->scenario->measured);
      if (i == 0)
        {
          machine->id = number_row (self, ids);
          machine->scope = other.scope;
          machine->power = other.power;
          machine->power.of = ids;
          machine->peak = (EfAssumption){ peak,     peak,             peak, EF_GIVEN_REFERENCE,
                                          peak_ids, hardware->source, 0 };
          continue;
        }

      /* What else it may be widens the range. */
      machine->power.low = fmin (machine->power.low, other.power.low);
      machine->power.high = fmax (machine->power.high, other.power.high);
      machine->peak.low = fmin (machine->peak.low, peak);
      machine->peak.high = fmax (machine->peak.high, peak);
    }
}

const EfEnergyMachine *
ef_energy_lookup_get_machine (EfEnergyLookup *self, guint row)
{
  const EfColumn *column = self->columns->hardware;
  EfEnergyMachine *machine;
  guint32 id;

  if (column == NULL)
    return NULL;
  id = ef_column_get_text_ids (column)[row];
  if (id == 0)
    return NULL;

  machine = g_hash_table_lookup (self->machines, GUINT_TO_POINTER (id));
  if (machine == NULL)
    {
      guint count;
      g_autoptr (GPtrArray) found = ef_hardware_find (ef_column_get_text (column, row), &count);

      machine = g_new0 (EfEnergyMachine, 1);
      g_hash_table_insert (self->machines, GUINT_TO_POINTER (id), machine);
      read_machine (self, machine, found, count);
    }

  return machine->id != 0 ? machine : NULL;
}

static void
read_place (EfEnergyLookup *self, EfEnergyPlace *place, const EfPowerGrid *grid)
{
  const EfPowerGrid *where = NULL;
  const EfGridIntensity *intensity
    = grid != NULL ? ef_power_grid_get_intensity (grid, self->scenario->grid_year, &where) : NULL;

  if (intensity == NULL)
    return;

  place->id = number_row (self, intensity);
  place->intensity
    = (EfAssumption){ intensity->grams, intensity->grams,  intensity->grams, EF_GIVEN_REFERENCE,
                      where->id,        intensity->source, intensity->year };
}

const EfEnergyPlace *
ef_energy_lookup_get_place (EfEnergyLookup *self, guint row)
{
  const EfColumn *column = self->columns->place;
  EfEnergyPlace *place;
  guint32 id;

  if (column == NULL)
    return NULL;
  id = ef_column_get_text_ids (column)[row];
  if (id == 0)
    return NULL;

  place = g_hash_table_lookup (self->places, GUINT_TO_POINTER (id));
  if (place == NULL)
    {
      g_autoptr (GPtrArray) found = ef_power_grid_find (ef_column_get_text (column, row));

      place = g_new0 (EfEnergyPlace, 1);
      g_hash_table_insert (self->places, GUINT_TO_POINTER (id), place);
      read_place (self, place, found->len == 1 ? g_ptr_array_index (found, 0) : NULL);
    }

  return place->id != 0 ? place : NULL;
}

EfAssumption
ef_energy_lookup_choose (double value)
{
  return (EfAssumption){ value, value, value, EF_GIVEN_CHOSEN, NULL, NULL, 0 };
}

static void
read_scenario (EfEnergyLookup *self)
{
  static const EfAssumption unknown = EF_ASSUMPTION_UNKNOWN;
  const EfScenario *scenario = self->scenario;
  const EfEnergyConstant *utilisation = ef_energy_constant_get ("utilisation");
  const EfSite *site = scenario->site != NULL ? ef_site_get (scenario->site) : NULL;
  const EfPue *pue = site != NULL ? ef_site_get_pue (site, 0) : NULL;
  const EfHardware *hardware
    = scenario->hardware != NULL ? ef_hardware_get (scenario->hardware) : NULL;

  self->chosen_pue = unknown;
  if (!isnan (scenario->pue))
    self->chosen_pue = ef_energy_lookup_choose (scenario->pue);
  else if (pue != NULL)
    self->chosen_pue = (EfAssumption){ pue->value, pue->value,  pue->value, EF_GIVEN_REFERENCE,
                                       site->id,   pue->source, pue->year };

  if (!isnan (scenario->utilisation))
    self->chosen_utilisation = ef_energy_lookup_choose (scenario->utilisation);
  else
    self->chosen_utilisation = (EfAssumption){ utilisation->value,
                                               utilisation->low,
                                               utilisation->high,
                                               EF_GIVEN_ASSUMED,
                                               utilisation->id,
                                               utilisation->source,
                                               0 };

  if (hardware != NULL)
    {
      g_autoptr (GPtrArray) found = g_ptr_array_new ();

      g_ptr_array_add (found, (gpointer) hardware);
      read_machine (self, &self->chosen_machine, found, 1);
    }

  if (!isnan (scenario->intensity))
    {
      self->chosen_place.id = number_row (self, &self->chosen_place);
      self->chosen_place.intensity = ef_energy_lookup_choose (scenario->intensity);
    }
  else if (scenario->grid != NULL)
    {
      read_place (self, &self->chosen_place, ef_power_grid_get (scenario->grid));
    }
}

void
ef_energy_lookup_init (EfEnergyLookup *self,
                       const EfScenario *scenario,
                       const EfEnergyColumns *columns)
{
  *self = (EfEnergyLookup){ .scenario = scenario, .columns = columns };
  self->ids = g_hash_table_new (NULL, NULL);
  self->machines = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  read_scenario (self);
}

void
ef_energy_lookup_clear (EfEnergyLookup *self)
{
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->machines);
  g_hash_table_unref (self->places);
}
