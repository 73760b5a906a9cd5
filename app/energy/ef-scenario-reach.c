/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-scenario-reach.h"

#include "ef-energy-derive.h"
#include "ef-energy-formula-private.h"

#include <math.h>
#include <string.h>

/* What a formula was made with. */
typedef enum
{
  WITH_PUE = 1 << 0,
  WITH_GRID = 1 << 1,
  OF_ESTIMATE = 1 << 2, /* of the energy that was derived, which says whether it has the PUE */
  HAS_VALUE = 1 << 3,
  WITH_HARDWARE = 1 << 4, /* the one that is supposed */
  WITH_PEAK = 1 << 5,
  WITH_UTILISATION = 1 << 6,
  WITH_MEASURED = 1 << 7,
  WITH_TOKENS = 1 << 8,
} Ingredients;

typedef struct
{
  const EfScenario *scenario;
  const EfColumn *column;
  const EfColumn *energy; /* that was derived, or NULL */
  gboolean is_carbon;
  GHashTable *formulas; /* formula, which the columns intern, to Ingredients plus 1 */
} Reader;

static Ingredients
parse_input (const EfFormulaInput *input, const EfScenario *scenario)
{
  const gboolean measured = g_str_has_suffix (input->of, EF_MEASURED_SUFFIX);
  const gsize length = strlen (input->of) - (measured ? strlen (EF_MEASURED_SUFFIX) : 0);
  const gboolean supposed = scenario->hardware != NULL && strlen (scenario->hardware) == length
                            && strncmp (input->of, scenario->hardware, length) == 0;

  switch (input->input)
    {
    case EF_INPUT_INTENSITY:
      return input->given != EF_GIVEN_REPORTED ? WITH_GRID : 0;
    case EF_INPUT_ENERGY:
      return strcmp (input->of, EF_ENERGY_COLUMN) == 0 ? OF_ESTIMATE : 0;
    case EF_INPUT_POWER:
      return (supposed ? WITH_HARDWARE : 0) | (measured ? WITH_MEASURED : 0);
    case EF_INPUT_PEAK:
    case EF_INPUT_OLD_PEAK:
      return (supposed ? WITH_HARDWARE : 0) | WITH_PEAK;
    case EF_INPUT_UTILISATION:
      return input->given == EF_GIVEN_CHOSEN ? WITH_UTILISATION : 0;
    case EF_INPUT_TOKENS:
      return input->given == EF_GIVEN_CHOSEN ? WITH_TOKENS : 0;
    case EF_INPUT_DEVICE_HOURS:
    case EF_INPUT_HOURS:
    case EF_INPUT_DEVICES:
    case EF_INPUT_PUE:
    case EF_INPUT_COMPUTE:
    case EF_INPUT_PARAMETERS:
    case EF_INPUT_CARBON:
    case EF_INPUT_OLD_PUE:
    default:
      return 0;
    }
}

static Ingredients
parse (const char *formula, const EfScenario *scenario)
{
  g_autoptr (EfEnergyFormula) parsed = ef_energy_formula_parse (formula);
  Ingredients ingredients = 0;

  if (parsed == NULL)
    return 0;
  if (parsed->with_pue)
    ingredients |= WITH_PUE;
  for (guint i = 0; i < parsed->inputs->len; i++)
    ingredients |= parse_input (&g_array_index (parsed->inputs, EfFormulaInput, i), scenario);

  return ingredients;
}

static Ingredients
read_cell (const Reader *self, const EfColumn *column, guint row)
{
  const char *formula = ef_column_get_cell_formula (column, row);
  guint known;

  if (formula == NULL)
    return 0;
  known = GPOINTER_TO_UINT (g_hash_table_lookup (self->formulas, formula));
  if (known == 0)
    {
      known = parse (formula, self->scenario) + 1;
      g_hash_table_insert (self->formulas, (gpointer) formula, GUINT_TO_POINTER (known));
    }

  return known - 1;
}

/* What the value was made with, and the energy that it was made of. */
static Ingredients
get_made (const Reader *self, guint row)
{
  Ingredients made = read_cell (self, self->column, row);

  if ((made & OF_ESTIMATE) != 0 && self->energy != NULL)
    made |= read_cell (self, self->energy, row);

  return made;
}

/* What is missing of what is supposed for all. */
static Ingredients
get_missing (const Reader *self, Ingredients made)
{
  return ~made & (self->is_carbon ? WITH_PUE | WITH_GRID : WITH_PUE);
}

static EfScenarioIdle
get_idle (Ingredients made)
{
  return ((made & WITH_HARDWARE) == 0 ? EF_IDLE_HARDWARE : 0)
         | ((made & WITH_PEAK) == 0 ? EF_IDLE_PRECISION : 0)
         | ((made & WITH_UTILISATION) == 0 ? EF_IDLE_UTILISATION : 0)
         | ((made & WITH_MEASURED) == 0 ? EF_IDLE_POWER : 0)
         | ((made & WITH_TOKENS) == 0 ? EF_IDLE_TOKENS : 0);
}

/* FALSE for a column that no scenario makes. */
static gboolean
reader_init (Reader *self, const EfTable *table, const EfColumn *column)
{
  const char *name = column != NULL ? ef_column_get_name (column) : "";

  self->column = column;
  self->energy = ef_table_find_column (table, EF_ENERGY_COLUMN);
  self->is_carbon
    = strcmp (name, EF_CARBON_COLUMN) == 0 || strcmp (name, EF_CARBON_YEAR_COLUMN) == 0;

  return self->is_carbon || strcmp (name, EF_ENERGY_COLUMN) == 0
         || strcmp (name, EF_ENERGY_YEAR_COLUMN) == 0;
}

void
ef_scenario_reach_count (const EfScenario *self,
                         const EfTable *table,
                         const EfColumn *const *columns,
                         guint n_columns,
                         const guint32 *rows,
                         guint n,
                         EfScenarioReach *reach)
{
  g_autoptr (GHashTable) formulas = NULL;
  g_autofree guint8 *missing = NULL;
  Ingredients all = 0;
  gboolean pue, grid;

  g_return_if_fail (self != NULL && table != NULL && reach != NULL);
  g_return_if_fail (columns != NULL || n_columns == 0);
  g_return_if_fail (rows != NULL || n == 0);

  *reach = (EfScenarioReach){ 0, 0, 0, 0 };
  pue = self->site != NULL || !isnan (self->pue);
  grid = self->grid != NULL || !isnan (self->intensity);
  formulas = g_hash_table_new (NULL, NULL);
  missing = g_new0 (guint8, MAX (n, 1));
  for (guint k = 0; k < n_columns; k++)
    {
      Reader reader = { .scenario = self, .formulas = formulas };

      if (!reader_init (&reader, table, columns[k]))
        continue;
      for (guint i = 0; i < n; i++)
        if (!isnan (ef_column_get_numbers (columns[k])[rows[i]]))
          {
            Ingredients made = get_made (&reader, rows[i]);

            missing[i] |= HAS_VALUE | get_missing (&reader, made);
            all |= HAS_VALUE | made;
          }
    }
  if ((all & HAS_VALUE) != 0)
    reach->idle = get_idle (all);
  for (guint i = 0; i < n; i++)
    {
      reach->n += (missing[i] & HAS_VALUE) != 0;
      reach->without_pue += pue && (missing[i] & WITH_PUE) != 0;
      reach->without_grid += grid && (missing[i] & WITH_GRID) != 0;
    }
  if (!self->replace && reach->without_pue < reach->n)
    reach->without_pue = 0;
  if (!self->replace && reach->without_grid < reach->n)
    reach->without_grid = 0;
}
