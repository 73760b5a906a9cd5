/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-known.h"

#include "ef-energy-columns-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The ways of ef-energy-estimate.c, asked of columns and a scenario instead of a row. */

typedef struct
{
  EfEnergyColumns columns;
  gboolean inference;
  gboolean time;    /* how long, and so how much of what computes */
  gboolean compute; /* how many operations */
  gboolean device;  /* what computes */
  gboolean power;
} Look;

static gboolean
has (const EfNumbers *numbers)
{
  return numbers->column != NULL;
}

static void
look (Look *self, const EfTable *table, const EfScenario *scenario)
{
  const EfEnergyColumns *columns = &self->columns;
  gboolean tokens;

  self->inference = scenario->activity == EF_ACTIVITY_INFERENCE;
  ef_energy_columns_find (&self->columns, table, scenario->activity);
  tokens = self->inference ? !isnan (scenario->tokens) : has (&columns->tokens);
  self->time = !self->inference
               && (has (&columns->device_hours)
                   || (has (&columns->hours) && (has (&columns->devices) || columns->hardware)));
  self->compute = has (&columns->compute) || (has (&columns->parameters) && tokens);
  self->device = columns->hardware != NULL || scenario->hardware != NULL;
  self->power = self->device || has (&columns->power);
}

/* Whether parameters, or hours without hardware, could be made something of. */
static gboolean
is_hopeless (const Look *self)
{
  const EfEnergyColumns *columns = &self->columns;

  return !has (&columns->energy) && !has (&columns->device_hours)
         && !has (&columns->hours) && !has (&columns->compute) && !has (&columns->parameters);
}

static EfEnergyKnown
get_known (const Look *self, const EfScenario *scenario)
{
  const EfEnergyColumns *columns = &self->columns;
  gboolean grid = has (&columns->intensity) || columns->place != NULL || scenario->grid != NULL
                  || !isnan (scenario->intensity);
  EfEnergyKnown known;

  known.energy = has (&columns->energy) || (self->time && self->power)
                 || (self->compute && self->device);
  known.carbon = has (&columns->carbon) || (known.energy && grid);
  known.hopeless = is_hopeless (self);

  return known;
}

EfEnergyKnown
ef_energy_get_known (const EfTable *table, const EfScenario *scenario)
{
  Look self;

  g_return_val_if_fail (table != NULL && scenario != NULL, (EfEnergyKnown){ 0 });

  look (&self, table, scenario);

  return get_known (&self, scenario);
}

static const char *
get_missing_of_energy (const Look *self)
{
  const EfEnergyColumns *columns = &self->columns;
  gboolean carbon = has (&columns->carbon);

  if (self->time || self->compute)
    return _("Choose the hardware: the table does not say what computes.");
  if (self->inference && has (&columns->parameters))
    return _("Say how many tokens a run of inference has.");
  if (has (&columns->hours))
    return _("The table says hours, but not of how many devices. A column for that, or one of "
             "device hours, would do.");
  if (has (&columns->parameters))
    return _("The table says parameters, but neither hours nor tokens of training. Estimate "
             "inference instead, or add a column for one of these.");
  if (carbon)
    return _("The table reports carbon, but nothing that energy follows from, so no scenario moves "
             "it. It needs columns of energy, of hours and hardware, of compute (FLOP), or of "
             "parameters and tokens.");

  return _("The table says nothing that energy follows from. It needs columns of energy or carbon, "
           "of hours and hardware, of compute (FLOP), or of parameters and tokens.");
}

/* A column of energy that could be anything, or NULL. */
static const EfColumn *
find_without_unit (const EfTable *table)
{
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      const EfColumn *column = ef_table_get_column (table, i);
      const EfQuantity *quantity = ef_column_get_quantity (column);
      const char *id = quantity != NULL ? ef_quantity_get_id (quantity) : "";

      if ((g_str_equal (id, "energy") || g_str_has_suffix (id, "-energy"))
          && ef_column_get_kind (column) == EF_COLUMN_NUMBER
          && ef_column_get_unit (column) == NULL)
        return column;
    }

  return NULL;
}

char *
ef_energy_describe_missing (const EfTable *table, const EfScenario *scenario)
{
  const EfColumn *without_unit;
  EfEnergyKnown known;
  Look self;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (scenario != NULL, NULL);

  look (&self, table, scenario);
  known = get_known (&self, scenario);
  without_unit = known.energy ? NULL : find_without_unit (table);
  if (without_unit != NULL)
    return g_strdup_printf (_("The column “%s” has no unit. With one, which the review of the "
                              "import can give it, estimates are made of it."),
                            ef_column_get_name (without_unit));
  if (!known.energy)
    return g_strdup (get_missing_of_energy (&self));
  if (!known.carbon)
    return g_strdup (_("Choose a grid to see carbon."));

  return NULL;
}

static void
add_name (GPtrArray *names, const EfColumn *column)
{
  if (column != NULL)
    g_ptr_array_add (names, (gpointer) ef_column_get_name (column));
}

char *
ef_energy_describe_columns (const EfTable *table, const EfScenario *scenario)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const EfEnergyColumns *columns;
  Look self;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (scenario != NULL, NULL);

  look (&self, table, scenario);
  columns = &self.columns;
  add_name (names, columns->energy.column);
  add_name (names, columns->carbon.column);
  if (!self.inference)
    {
      add_name (names, columns->device_hours.column);
      add_name (names, columns->hours.column);
      add_name (names, columns->devices.column);
      add_name (names, columns->power.column);
    }
  add_name (names, columns->hardware);
  add_name (names, columns->compute.column);
  add_name (names, columns->parameters.column);
  if (!self.inference)
    add_name (names, columns->tokens.column);
  add_name (names, columns->utilisation.column);
  add_name (names, columns->pue.column);
  add_name (names, columns->intensity.column);
  add_name (names, columns->place);
  g_ptr_array_add (names, NULL);

  return g_strjoinv (", ", (char **) names->pdata);
}
