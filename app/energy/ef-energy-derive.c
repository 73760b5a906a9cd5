/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-derive-private.h"
#include "ef-energy-derive.h"

#include "ef-column-footprint.h"
#include "ef-derived-cells-private.h"
#include "ef-energy-columns-private.h"
#include "ef-energy-estimate.h"
#include "ef-energy-lookup-private.h"

#include <math.h>

/* A table may have a million rows, and a scenario changes while somebody drags a slider. So names
 * are looked up once for each distinct text, formulas are written once for each distinct way, and a
 * row costs some multiplications. */

#define JOULES_PER_KILOWATT_HOUR 3.6e6
/* Rows between two looks at whether it is still wanted. */
#define CHECK_ROWS 8192

/* What the energy of a row counts. */
typedef struct
{
  EfScope reported; /* UNKNOWN also where it is not the reported one that counts */
  EfFootprint derived;
} Counted;

typedef struct
{
  const EfTable *table;
  const EfScenario *scenario;
  EfEnergyColumns columns;
  guint n_rows;
  EfEnergyLookup lookup;
  EfFootprint energy_header; /* what the headers say that reported amounts count */
  EfFootprint carbon_header;
  EfFootprint *energies; /* of each row: what it counts; or NULL */
  EfFootprint *carbons;
} Derivation;

/* What the row says, as an input. */
static void
set_amount (EfEnergyInputs *inputs, EfInput input, const EfNumbers *numbers, guint row)
{
  EfAssumption *amount = &inputs->inputs[input];

  *amount = ef_assumption_reported (ef_numbers_get (numbers, row), ef_numbers_get_name (numbers));
  if (numbers->lows != NULL && isfinite (numbers->lows[row]))
    amount->low = numbers->lows[row] * numbers->factor;
  if (numbers->highs != NULL && isfinite (numbers->highs[row]))
    amount->high = numbers->highs[row] * numbers->factor;
}

static void
set_reported (EfEnergyInputs *inputs, EfInput input, const EfNumbers *numbers, guint row)
{
  double value = ef_numbers_get (numbers, row);

  /* A zero or less is no hours and no power. */
  if (value > 0 && isfinite (value))
    set_amount (inputs, input, numbers, row);
}

/* What the row says, else what the scenario says; the other way round where it replaces. */
static void
set_either (EfEnergyInputs *inputs,
            EfInput input,
            const EfNumbers *numbers,
            guint row,
            const EfAssumption *chosen,
            gboolean replace)
{
  if (!replace || isnan (chosen->value))
    set_reported (inputs, input, numbers, row);
  if (isnan (inputs->inputs[input].value))
    inputs->inputs[input] = *chosen;
}

/* The machine that works in this row, and the id of it and of the one it stands for. */
static guint64
set_machine (Derivation *self, EfEnergyInputs *inputs, guint row)
{
  const EfEnergyMachine *machine = ef_energy_lookup_get_machine (&self->lookup, row);
  const EfEnergyMachine *chosen
    = self->lookup.chosen_machine.id != 0 ? &self->lookup.chosen_machine : NULL;
  const EfEnergyMachine *used
    = chosen != NULL && (machine == NULL || self->scenario->replace) ? chosen : machine;

  if (used == NULL)
    return 0;

  if (isnan (inputs->inputs[EF_INPUT_POWER].value) || (used == chosen && self->scenario->replace))
    {
      inputs->inputs[EF_INPUT_POWER] = used->power;
      inputs->power_scope = used->scope;
    }
  inputs->inputs[EF_INPUT_PEAK] = used->peak;
  if (used == chosen && machine != NULL)
    inputs->inputs[EF_INPUT_OLD_PEAK] = machine->peak;
  if (machine != NULL && machine->count > 1 && isnan (inputs->inputs[EF_INPUT_DEVICES].value))
    inputs->inputs[EF_INPUT_DEVICES]
      = ef_assumption_reported (machine->count, ef_column_get_name (self->columns.hardware));

  return used->id | (guint64) (machine != NULL && used == chosen ? machine->id : 0) << 32;
}

/* Hours of many devices are device hours where the peaks are exchanged. */
static void
join_hours (EfEnergyInputs *inputs)
{
  EfAssumption *device_hours = &inputs->inputs[EF_INPUT_DEVICE_HOURS];
  const EfAssumption *hours = &inputs->inputs[EF_INPUT_HOURS];
  const EfAssumption *devices = &inputs->inputs[EF_INPUT_DEVICES];

  if (isnan (inputs->inputs[EF_INPUT_OLD_PEAK].value) || !isnan (device_hours->value))
    return;

  *device_hours = *hours;
  device_hours->value *= devices->value;
  device_hours->low *= devices->low;
  device_hours->high *= devices->high;
}

static void
set_tokens (Derivation *self, EfEnergyInputs *inputs, guint row)
{
  if (self->scenario->activity != EF_ACTIVITY_INFERENCE)
    set_reported (inputs, EF_INPUT_TOKENS, &self->columns.tokens, row);
  else if (!isnan (self->scenario->tokens))
    inputs->inputs[EF_INPUT_TOKENS] = ef_energy_lookup_choose (self->scenario->tokens);
}

/* Everything that the row and the scenario say of its energy; returns what tells its formula from
 * those of rows that use the same inputs. */
static guint64
fill_inputs (Derivation *self, EfEnergyInputs *inputs, guint row)
{
  const EfEnergyColumns *columns = &self->columns;
  guint64 key;

  ef_energy_inputs_init (inputs, self->scenario->activity);
  if (self->scenario->activity != EF_ACTIVITY_INFERENCE)
    {
      set_reported (inputs, EF_INPUT_DEVICE_HOURS, &columns->device_hours, row);
      set_reported (inputs, EF_INPUT_HOURS, &columns->hours, row);
      set_reported (inputs, EF_INPUT_DEVICES, &columns->devices, row);
      set_reported (inputs, EF_INPUT_POWER, &columns->power, row);
    }
  set_reported (inputs, EF_INPUT_COMPUTE, &columns->compute, row);
  set_reported (inputs, EF_INPUT_PARAMETERS, &columns->parameters, row);
  set_tokens (self, inputs, row);
  set_either (inputs, EF_INPUT_UTILISATION, &columns->utilisation, row,
              &self->lookup.chosen_utilisation,
              self->scenario->replace && !isnan (self->scenario->utilisation));
  set_either (inputs, EF_INPUT_PUE, &columns->pue, row, &self->lookup.chosen_pue,
              self->scenario->replace);
  key = set_machine (self, inputs, row);
  join_hours (inputs);

  return key;
}

static void
set_way (EfDerivedCells *cells,
         guint row,
         guint64 rows,
         const EfEnergyInputs *inputs,
         const EfEstimate *estimate)
{
  EfWayKey key = { rows, estimate->used };

  /* Who gives an input is part of the way too: reported in one row, chosen in the next. */
  for (guint i = 0; i < EF_N_INPUTS; i++)
    if ((estimate->used & (1u << i)) != 0)
      key.how = key.how * 4 + inputs->inputs[i].given;
  key.how = (key.how * 16 + estimate->method) * 4 + estimate->origin;

  if (ef_derived_cells_set (cells, row, &key, estimate->value, estimate->low, estimate->high))
    ef_derived_cells_describe_way (cells, row, estimate->origin,
                                   ef_energy_formula_new (inputs, estimate));
}

/* What the column of the table says, from which @input is taken. */
static char *
name_column (const EfNumbers *numbers, EfInput input)
{
  EfEnergyInputs inputs;
  const EfEstimate estimate = {
    .method = input == EF_INPUT_CARBON ? EF_METHOD_COLUMN_CARBON : EF_METHOD_COLUMN,
    .used = 1u << input,
  };

  ef_energy_inputs_init (&inputs, EF_ACTIVITY_UNKNOWN);
  inputs.inputs[input] = ef_assumption_reported (NAN, ef_numbers_get_name (numbers));

  return ef_energy_formula_new (&inputs, &estimate);
}

/* A mean of runs, or what a formula made, is not reported because a column of the table holds
 * it. */
static void
set_reported_cell (EfDerivedCells *cells, guint row, const EfNumbers *numbers, EfInput input)
{
  EfOrigin origin = ef_column_get_cell_origin (numbers->column, row);
  const EfWayKey key = { origin, G_MAXUINT64 };
  double low = numbers->lows != NULL ? numbers->lows[row] * numbers->factor : NAN;
  double high = numbers->highs != NULL ? numbers->highs[row] * numbers->factor : NAN;

  if (ef_derived_cells_set (cells, row, &key, ef_numbers_get (numbers, row), low, high))
    ef_derived_cells_describe_way (cells, row, origin, name_column (numbers, input));
}

/* What the header of a column says that its amounts count. */
static EfFootprint
read_header (const EfNumbers *numbers)
{
  EfFootprint footprint = { 0 };

  if (numbers->column != NULL)
    ef_column_footprint_get (NULL, numbers->column, -1, &footprint);

  return footprint;
}

/* What a reported amount of the row counts, as far as its header and the table say. For what it was
 * taken is not for the scenario to say: a log of energies is not one of training because somebody
 * supposes a grid. */
static EfFootprint
get_reported (const Derivation *self, const EfFootprint *header, guint row)
{
  EfFootprint footprint = *header;

  if (footprint.scope == EF_SCOPE_UNKNOWN)
    footprint.scope = ef_energy_columns_get_scope (&self->columns, row);

  return footprint;
}

/* Where the scenario replaces, only a part of it has energy computed anew: what was measured is
 * better than what hardware is designed for, and a grid or a site change nothing of it. */
static gboolean
replaces_energy (const Derivation *self)
{
  const EfScenario *scenario = self->scenario;

  return scenario->replace
         && (scenario->hardware != NULL || !isnan (scenario->utilisation) || scenario->measured);
}

static gboolean
replaces_pue (const Derivation *self)
{
  return self->scenario->replace && !isnan (self->lookup.chosen_pue.value);
}

/* Whether the scenario has something to say of the carbon of a reported energy of that scope. */
static gboolean
replaces_carbon (const Derivation *self, EfScope scope)
{
  gboolean takes_pue = scope == EF_SCOPE_ACCELERATOR || scope == EF_SCOPE_SERVER;

  return self->scenario->replace
         && (self->lookup.chosen_place.id != 0 || (takes_pue && replaces_pue (self))
             || replaces_energy (self));
}

/* The PUE that is supposed, and the one that the row has. A PUE below one is none. */
static void
fill_site (const Derivation *self, EfEnergyInputs *inputs, guint row)
{
  ef_energy_inputs_init (inputs, self->scenario->activity);
  if (ef_numbers_get (&self->columns.pue, row) >= 1)
    set_reported (inputs, EF_INPUT_OLD_PUE, &self->columns.pue, row);
  inputs->inputs[EF_INPUT_PUE] = self->lookup.chosen_pue;
}

/* The energy as it is reported, or as it would be at the site that is supposed in place of the one
 * that it counts, where that is known. */
static void
set_reported_energy (Derivation *self, guint row, EfDerivedCells *cells, Counted *counted)
{
  EfEnergyInputs inputs;
  EfEstimate estimate;

  counted->derived = get_reported (self, &self->energy_header, row);
  counted->reported = counted->derived.scope;
  set_reported_cell (cells, row, &self->columns.energy, EF_INPUT_ENERGY);
  if (!replaces_pue (self))
    return;

  fill_site (self, &inputs, row);
  set_amount (&inputs, EF_INPUT_ENERGY, &self->columns.energy, row);
  if (!ef_energy_estimate_site (&inputs, counted->reported, &estimate))
    return;
  set_way (cells, row, 0, &inputs, &estimate);
  counted->derived.scope = estimate.footprint.scope;
}

/* The same of carbon whose energy counts the overhead. It follows from that energy, so it changes
 * as that does; what was bought or taken off stays as it was. */
static gboolean
set_site_carbon (Derivation *self, guint row, const Counted *counted, EfDerivedCells *cells)
{
  EfScope scope = self->carbon_header.scope;
  EfEnergyInputs inputs;
  EfEstimate estimate;

  if (!replaces_pue (self) || self->lookup.chosen_place.id != 0
      || counted->reported != EF_SCOPE_SITE
      || (scope != EF_SCOPE_UNKNOWN && scope != EF_SCOPE_SITE))
    return FALSE;

  fill_site (self, &inputs, row);
  set_amount (&inputs, EF_INPUT_CARBON, &self->columns.carbon, row);
  if (!ef_energy_estimate_site_carbon (&inputs, &estimate))
    return FALSE;
  set_way (cells, row, 0, &inputs, &estimate);

  return TRUE;
}

static void
derive_energy (Derivation *self, guint row, EfDerivedCells *cells, Counted *counted)
{
  double reported = ef_numbers_get (&self->columns.energy, row);
  EfEnergyInputs inputs;
  EfEstimate estimate;
  guint64 key;

  *counted = (Counted){ EF_SCOPE_UNKNOWN, { 0 } };
  if (isfinite (reported) && !replaces_energy (self))
    {
      set_reported_energy (self, row, cells, counted);
      return;
    }

  key = fill_inputs (self, &inputs, row);
  if (ef_energy_estimate (&inputs, &estimate))
    {
      set_way (cells, row, key, &inputs, &estimate);
      counted->derived = estimate.footprint;
    }
  else if (isfinite (reported))
    {
      set_reported_energy (self, row, cells, counted);
    }
}

/* The intensity, and the id of where. */
static guint64
set_intensity (Derivation *self, EfEnergyInputs *inputs, guint row)
{
  const EfEnergyPlace *chosen
    = self->lookup.chosen_place.id != 0 ? &self->lookup.chosen_place : NULL;
  const EfEnergyPlace *place;
  double reported = ef_numbers_get (&self->columns.intensity, row);
  EfAssumption *intensity = &inputs->inputs[EF_INPUT_INTENSITY];

  if (chosen != NULL && self->scenario->replace)
    {
      *intensity = chosen->intensity;
      return chosen->id;
    }
  if (isfinite (reported) && reported >= 0)
    {
      *intensity
        = ef_assumption_reported (reported, ef_column_get_name (self->columns.intensity.column));
      return 0;
    }

  place = ef_energy_lookup_get_place (&self->lookup, row);
  if (place == NULL)
    place = chosen;
  if (place == NULL)
    return 0;

  *intensity = place->intensity;

  return place->id;
}

/* The energy of the row as an input for its carbon. */
static gboolean
set_energy (const Derivation *self,
            EfEnergyInputs *inputs,
            guint row,
            const EfDerivedCells *energy,
            EfOrigin *origin)
{
  EfAssumption *assumption = &inputs->inputs[EF_INPUT_ENERGY];
  const char *column = EF_ENERGY_COLUMN;
  double value, low, high;

  if (!ef_derived_cells_get (energy, row, &value, &low, &high, origin))
    return FALSE;

  if (*origin == EF_ORIGIN_REPORTED || *origin == EF_ORIGIN_EDITED)
    column = ef_numbers_get_name (&self->columns.energy);
  *assumption = ef_assumption_reported (value, column);
  if (isfinite (low))
    assumption->low = low;
  if (isfinite (high))
    assumption->high = high;

  return TRUE;
}

/* What a row counts, for whoever adds rows up. */
static void
note (EfFootprint *footprints, guint row, EfFootprint footprint)
{
  if (footprints != NULL)
    footprints[row] = footprint;
}

static void
derive_carbon (Derivation *self,
               guint row,
               const Counted *counted,
               const EfDerivedCells *energy,
               EfDerivedCells *cells)
{
  double reported = ef_numbers_get (&self->columns.carbon, row);
  EfFootprint footprint;
  EfEnergyInputs inputs;
  EfEstimate estimate;
  EfOrigin origin;
  guint64 key;

  if (isfinite (reported))
    {
      footprint = get_reported (self, &self->carbon_header, row);
      set_reported_cell (cells, row, &self->columns.carbon, EF_INPUT_CARBON);
      if (set_site_carbon (self, row, counted, cells))
        {
          footprint.scope = EF_SCOPE_SITE;
          note (self->carbons, row, footprint);
          return;
        }
      note (self->carbons, row, footprint);
      if (!replaces_carbon (self, counted->reported))
        return;
    }

  ef_energy_inputs_init (&inputs, self->scenario->activity);
  if (!set_energy (self, &inputs, row, energy, &origin))
    return;
  key = set_intensity (self, &inputs, row);
  set_either (&inputs, EF_INPUT_PUE, &self->columns.pue, row, &self->lookup.chosen_pue,
              self->scenario->replace);
  if (!ef_energy_estimate_carbon (&inputs, counted->derived.scope, &estimate))
    return;

  if (origin == EF_ORIGIN_ESTIMATED)
    estimate.origin = EF_ORIGIN_ESTIMATED;
  set_way (cells, row, key * 4 + origin, &inputs, &estimate);
  footprint = estimate.footprint;
  footprint.activity = counted->derived.activity;
  note (self->carbons, row, footprint);
}

/* A linked table no longer has the column from one of those that were linked. Takes over. */
static EfTable *
forget_part (EfTable *table, const char *name)
{
  EfTableParts *parts = ef_table_get_parts (table);
  g_autoptr (EfTableParts) others = NULL;
  EfTable *forgotten;
  guint part;

  if (parts == NULL || !ef_table_parts_find_column (parts, name, &part, NULL))
    return table;

  others = ef_table_parts_without_column (parts, name);
  forgotten = ef_table_with_parts (table, others);
  ef_table_unref (table);

  return forgotten;
}

/* Takes over both. */
static EfTable *
put_column (EfTable *table, EfColumn *column)
{
  EfTable *more;
  gint index;

  if (column == NULL)
    return table;

  index = ef_table_find_column_index (table, ef_column_get_name (column));
  more = index >= 0 ? ef_table_replace_column (table, index, column)
                    : ef_table_add_column (table, column);
  more = forget_part (more, ef_column_get_name (column));
  ef_column_unref (column);
  ef_table_unref (table);

  return more;
}

static EfTable *
put_columns (EfTable *table,
             const Derivation *self,
             const EfDerivedCells *energy,
             const EfDerivedCells *carbon)
{
  gboolean inference = self->scenario->activity == EF_ACTIVITY_INFERENCE;
  const char *energy_id = inference ? "inference-energy" : "training-energy";
  const char *carbon_id = inference ? "inference-carbon" : "training-carbon";
  double runs = self->scenario->runs;
  double kilowatt_hour = JOULES_PER_KILOWATT_HOUR;
  EfTable *more = ef_table_ref (table);

  more = put_column (more, ef_derived_cells_build (energy, EF_ENERGY_COLUMN, energy_id,
                                                   "kilowatt-hour", 1, kilowatt_hour));
  more = put_column (
    more, ef_derived_cells_build (carbon, EF_CARBON_COLUMN, carbon_id, "kilogram", 1, 1));
  if (isnan (runs))
    return more;

  more = put_column (more, ef_derived_cells_build (energy, EF_ENERGY_YEAR_COLUMN, "energy",
                                                   "kilowatt-hour", runs, kilowatt_hour));
  more = put_column (
    more, ef_derived_cells_build (carbon, EF_CARBON_YEAR_COLUMN, "carbon", "kilogram", runs, 1));

  return more;
}

/* Whether the row has another amount now than the one that it reports. */
static gboolean
has_moved (const EfDerivedCells *cells, guint row, const EfNumbers *numbers)
{
  double reported = ef_numbers_get (numbers, row);
  double value, low, high;
  EfOrigin origin;

  return isfinite (reported)
         && ef_derived_cells_get (cells, row, &value, &low, &high, &origin)
         && value != reported;
}

/* A sum of rows that are supposed to be otherwise is no longer their sum: better none than the old
 * one beside new ones. Where none of them moved, it still holds. */
static void
keep_totals (const GArray *totals, const EfNumbers *numbers, EfInput input, EfDerivedCells *cells)
{
  for (guint i = 0; i < totals->len; i++)
    {
      guint row = g_array_index (totals, guint32, i);

      if (isfinite (ef_numbers_get (numbers, row)))
        set_reported_cell (cells, row, numbers, input);
    }
}

/* FALSE if cancelled. */
static gboolean
derive_rows (Derivation *self,
             EfDerivedCells *energy,
             EfDerivedCells *carbon,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GArray) totals
    = self->scenario->replace ? ef_table_list_totals (self->table) : NULL;
  gboolean energy_moved = FALSE, carbon_moved = FALSE;
  guint next = 0;

  for (guint row = 0; row < self->n_rows; row++)
    {
      Counted counted;

      if (row % CHECK_ROWS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (totals != NULL && next < totals->len && g_array_index (totals, guint32, next) == row)
        {
          next++;
          continue;
        }
      derive_energy (self, row, energy, &counted);
      note (self->energies, row, counted.derived);
      derive_carbon (self, row, &counted, energy, carbon);
      if (totals != NULL && totals->len > 0)
        {
          energy_moved = energy_moved || has_moved (energy, row, &self->columns.energy);
          carbon_moved = carbon_moved || has_moved (carbon, row, &self->columns.carbon);
        }
    }
  if (totals != NULL && !energy_moved)
    keep_totals (totals, &self->columns.energy, EF_INPUT_ENERGY, energy);
  if (totals != NULL && !carbon_moved)
    keep_totals (totals, &self->columns.carbon, EF_INPUT_CARBON, carbon);

  return TRUE;
}

EfTable *
ef_energy_derive_counted (EfTable *table,
                          const EfScenario *scenario,
                          EfFootprint *energies,
                          EfFootprint *carbons,
                          GCancellable *cancellable,
                          GError **error)
{
  Derivation self
    = { .table = table, .scenario = scenario, .energies = energies, .carbons = carbons };
  gboolean done;
  g_autoptr (EfDerivedCells) energy = NULL;
  g_autoptr (EfDerivedCells) carbon = NULL;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (scenario != NULL, NULL);

  self.n_rows = ef_table_get_n_rows (table);
  ef_energy_columns_find (&self.columns, table, scenario->activity);
  self.energy_header = read_header (&self.columns.energy);
  self.carbon_header = read_header (&self.columns.carbon);
  ef_energy_lookup_init (&self.lookup, scenario, &self.columns);
  energy = ef_derived_cells_new (self.n_rows);
  carbon = ef_derived_cells_new (self.n_rows);

  done = derive_rows (&self, energy, carbon, cancellable, error);
  ef_energy_lookup_clear (&self.lookup);

  return done ? put_columns (table, &self, energy, carbon) : NULL;
}

EfTable *
ef_energy_derive (EfTable *table,
                  const EfScenario *scenario,
                  GCancellable *cancellable,
                  GError **error)
{
  return ef_energy_derive_counted (table, scenario, NULL, NULL, cancellable, error);
}
