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
} Ingredients;

typedef struct
{
  const EfColumn *column;
  const EfColumn *energy; /* that was derived, or NULL */
  gboolean is_carbon;
  GHashTable *formulas; /* formula, which the columns intern, to Ingredients plus 1 */
} Reader;

static Ingredients
parse (const char *formula)
{
  g_autoptr (EfEnergyFormula) parsed = ef_energy_formula_parse (formula);
  Ingredients ingredients = 0;

  if (parsed == NULL)
    return 0;
  if (parsed->with_pue)
    ingredients |= WITH_PUE;
  for (guint i = 0; i < parsed->inputs->len; i++)
    {
      const EfFormulaInput *input = &g_array_index (parsed->inputs, EfFormulaInput, i);

      if (input->input == EF_INPUT_INTENSITY && input->given != EF_GIVEN_REPORTED)
        ingredients |= WITH_GRID;
      else if (input->input == EF_INPUT_ENERGY && strcmp (input->of, EF_ENERGY_COLUMN) == 0)
        ingredients |= OF_ESTIMATE;
    }

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
      known = parse (formula) + 1;
      g_hash_table_insert (self->formulas, (gpointer) formula, GUINT_TO_POINTER (known));
    }

  return known - 1;
}

/* What is missing of what is supposed. */
static Ingredients
get_missing (const Reader *self, guint row)
{
  Ingredients made = read_cell (self, self->column, row);

  if ((made & OF_ESTIMATE) != 0 && self->energy != NULL)
    made |= read_cell (self, self->energy, row) & WITH_PUE;

  return ~made & (self->is_carbon ? WITH_PUE | WITH_GRID : WITH_PUE);
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
  gboolean pue, grid;

  g_return_if_fail (self != NULL && table != NULL && reach != NULL);
  g_return_if_fail (columns != NULL || n_columns == 0);
  g_return_if_fail (rows != NULL || n == 0);

  *reach = (EfScenarioReach){ 0, 0, 0 };
  pue = self->site != NULL || !isnan (self->pue);
  grid = self->grid != NULL || !isnan (self->intensity);
  if (!pue && !grid)
    return;

  formulas = g_hash_table_new (NULL, NULL);
  missing = g_new0 (guint8, MAX (n, 1));
  for (guint k = 0; k < n_columns; k++)
    {
      Reader reader = { .formulas = formulas };

      if (!reader_init (&reader, table, columns[k]))
        continue;
      for (guint i = 0; i < n; i++)
        if (!isnan (ef_column_get_numbers (columns[k])[rows[i]]))
          missing[i] |= HAS_VALUE | get_missing (&reader, rows[i]);
    }
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
