/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-footprint-reader-private.h"

#include <string.h>

#include "ef-energy-columns-private.h"
#include "ef-energy-formula-private.h"
#include "ef-estimate-column.h"
#include "ef-footprint-words-private.h"
#include "ef-hardware.h"
#include "ef-table-scope.h"

/* Quantities of training are called by what they measure behind this: "training-carbon". */
#define TRAINING "training-"

/* A carbon is made of an energy, which may be computed itself. */
#define MAX_DEPTH 2

/* What a formula says of what it makes. */
typedef struct
{
  gboolean is_ours;
  gboolean is_carbon;
  EfScope scope;             /* UNKNOWN: that of @amount */
  EfFootprintReader *amount; /* the energy or carbon that it was made of, or NULL */
} Made;

struct _EfFootprintReader
{
  const EfTable *table;
  const EfColumn *column;
  EfFootprint common;
  EfFootprint taken; /* of values that are no estimates of ours */
  EfEnergyColumns columns; /* only those that say what is counted */
  guint depth;
  GHashTable *formulas; /* formula, which the column interns, to Made */
  GHashTable *scopes;   /* id of a text to EfScope */
};

/* ---- By name ---- */

static void
read_name (const EfColumn *column, EfFootprint *footprint)
{
  const char *id = ef_quantity_get_id (ef_column_get_quantity (column));

  if (g_str_has_prefix (id, TRAINING))
    footprint->activity = EF_ACTIVITY_TRAINING;
  else if (g_str_has_prefix (id, "inference-"))
    footprint->activity = EF_ACTIVITY_INFERENCE;
  if (strcmp (id, "market-carbon") == 0)
    footprint->basis = EF_BASIS_MARKET;
  ef_footprint_merge (footprint, ef_footprint_from_words (ef_column_get_name (column)));
}

/* An estimate takes over what another column reports, which counts what that one says: training is
 * what the scenario is about, and no word of who reported a “CO₂ cost”. */
static EfFootprint
read_taken (const EfTable *table, const EfColumn *column, EfFootprint common)
{
  const char *id = ef_quantity_get_id (ef_column_get_quantity (column));
  const EfColumn *general = NULL;
  EfFootprint taken = { 0 };

  if (table == NULL || ef_estimate_column_get_name (ef_column_get_name (column)) == NULL
      || !g_str_has_prefix (id, TRAINING))
    return common;

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      const EfColumn *other = ef_table_get_column (table, i);
      const EfQuantity *quantity = ef_column_get_quantity (other);

      if (quantity == NULL || other == column)
        continue;
      if (g_str_equal (ef_quantity_get_id (quantity), id))
        return common;
      if (general == NULL && g_str_equal (ef_quantity_get_id (quantity), id + strlen (TRAINING)))
        general = other;
    }
  if (general == NULL)
    return common;
  read_name (general, &taken);

  return taken;
}

/* ---- By formula ---- */

/* Of measured power, what was measured. */
static EfScope
get_power_scope (const EfFormulaInput *input)
{
  g_autofree char *id = NULL;
  const EfHardware *hardware;

  if (input->given != EF_GIVEN_REFERENCE || !g_str_has_suffix (input->of, EF_MEASURED_SUFFIX))
    return EF_SCOPE_ACCELERATOR;
  id = g_strndup (input->of, strlen (input->of) - strlen (EF_MEASURED_SUFFIX));
  hardware = ef_hardware_get (id);

  return hardware != NULL && hardware->n_measured > 0 ? hardware->measured[0].scope
                                                      : EF_SCOPE_UNKNOWN;
}

static EfFootprintReader *new_reader (const EfTable *table, const EfColumn *column, guint depth);

static void
read_inputs (const EfFootprintReader *self, Made *made, const EfEnergyFormula *formula)
{
  for (guint i = 0; i < formula->inputs->len; i++)
    {
      const EfFormulaInput *input = &g_array_index (formula->inputs, EfFormulaInput, i);
      gint index = -1;

      if (input->input == EF_INPUT_POWER)
        made->scope = get_power_scope (input);
      else if ((input->input == EF_INPUT_ENERGY || input->input == EF_INPUT_CARBON)
               && self->depth < MAX_DEPTH)
        index = ef_table_find_column_index (self->table, input->of);
      if (index >= 0)
        made->amount = new_reader (
          self->table, ef_table_get_column (self->table, (guint) index), self->depth + 1);
    }
  if (formula->with_pue)
    made->scope = EF_SCOPE_SITE;
}

static Made *
read_formula (EfFootprintReader *self, const char *formula)
{
  Made *made = g_hash_table_lookup (self->formulas, formula);
  g_autoptr (EfEnergyFormula) parsed = NULL;

  if (made != NULL)
    return made;

  made = g_new0 (Made, 1);
  g_hash_table_insert (self->formulas, (gpointer) formula, made);
  parsed = ef_energy_formula_parse (formula);
  if (parsed == NULL)
    return made;
  made->is_ours = TRUE;
  made->is_carbon = parsed->method == EF_METHOD_CARBON;
  read_inputs (self, made, parsed);

  return made;
}

static void
made_free (gpointer data)
{
  Made *made = data;

  g_clear_pointer (&made->amount, ef_footprint_reader_free);
  g_free (made);
}

/* ---- By what the table says ---- */

static EfScope
read_scope (EfFootprintReader *self, guint row)
{
  gpointer id, scope;

  if (self->columns.scope == NULL)
    return ef_energy_columns_infer_scope (&self->columns, row);

  id = GUINT_TO_POINTER (ef_column_get_text_ids (self->columns.scope)[row]);
  if (!g_hash_table_lookup_extended (self->scopes, id, NULL, &scope))
    {
      scope = GUINT_TO_POINTER (ef_energy_columns_read_scope (&self->columns, row));
      g_hash_table_insert (self->scopes, id, scope);
    }

  return (EfScope) GPOINTER_TO_UINT (scope) != EF_SCOPE_UNKNOWN
           ? (EfScope) GPOINTER_TO_UINT (scope)
           : ef_energy_columns_infer_scope (&self->columns, row);
}

/* ---- The reader ---- */

/* What says what the values of the column count: a column of its own, as the command line writes it
 * beside estimates, or that of the table. */
static EfColumn *
find_scope_column (const EfTable *table, const EfColumn *column)
{
  g_autofree char *name = g_strconcat (ef_column_get_name (column), ": scope", NULL);
  EfColumn *own = ef_table_find_column (table, name);

  return own != NULL && ef_column_get_kind (own) == EF_COLUMN_TEXT
           ? own
           : ef_table_find_scope_column (table);
}

/* What is said of the energy of a run holds for the carbon it causes, not for parts of a run nor
 * for single requests. */
static gboolean
is_of_run (const EfColumn *column)
{
  static const char *const quantities[] = { "energy", TRAINING "energy", "carbon",
                                            TRAINING "carbon", "market-carbon", NULL };

  return g_strv_contains (quantities, ef_quantity_get_id (ef_column_get_quantity (column)));
}

static EfFootprintReader *
new_reader (const EfTable *table, const EfColumn *column, guint depth)
{
  EfFootprintReader *self;

  if (!ef_column_is_amount (column))
    return NULL;

  self = g_new0 (EfFootprintReader, 1);
  self->table = table;
  self->column = column;
  self->depth = depth;
  if (table != NULL && is_of_run (column))
    ef_energy_columns_find_scopes (&self->columns, table);
  if (table != NULL)
    self->columns.scope = find_scope_column (table, column);
  self->formulas = g_hash_table_new_full (NULL, NULL, NULL, made_free);
  self->scopes = g_hash_table_new (NULL, NULL);
  read_name (column, &self->common);
  self->taken = read_taken (table, column, self->common);

  return self;
}

EfFootprintReader *
ef_footprint_reader_new (const EfTable *table, const EfColumn *column)
{
  return new_reader (table, column, 0);
}

void
ef_footprint_reader_free (EfFootprintReader *self)
{
  g_hash_table_unref (self->formulas);
  g_hash_table_unref (self->scopes);
  g_free (self);
}

gboolean
ef_footprint_reader_is_uniform (const EfFootprintReader *self)
{
  return ef_column_get_formula (self->column) == NULL
         && !ef_column_has_cell_origins (self->column)
         && ((self->columns.scope == NULL && !ef_energy_columns_can_infer_scope (&self->columns))
             || self->taken.scope != EF_SCOPE_UNKNOWN);
}

EfFootprint
ef_footprint_reader_get_common (const EfFootprintReader *self)
{
  return self->taken; /* nobody asks where the formulas of cells say more */
}

EfFootprint
ef_footprint_reader_read (EfFootprintReader *self, guint row)
{
  const char *formula = ef_column_get_cell_formula (self->column, row);
  Made *made = formula != NULL ? read_formula (self, formula) : NULL;
  EfFootprint footprint = self->common;
  EfFootprint source;

  if (made == NULL || !made->is_ours)
    {
      footprint = self->taken;
      if (footprint.scope == EF_SCOPE_UNKNOWN)
        footprint.scope = read_scope (self, row);
      return footprint;
    }

  source = made->amount != NULL ? ef_footprint_reader_read (made->amount, row)
                                : (EfFootprint){ .activity = footprint.activity };
  if (made->scope != EF_SCOPE_UNKNOWN)
    source.scope = made->scope;
  footprint.scope = source.scope;
  /* Training is what the scenario is about, and no word of who measured the energy. */
  footprint.activity = source.activity;
  /* What the grid there emits, and nothing taken off. */
  if (made->is_carbon)
    source = (EfFootprint){ .basis = EF_BASIS_LOCATION, .netting = EF_NETTING_GROSS };
  ef_footprint_merge (&footprint, source);

  return footprint;
}
