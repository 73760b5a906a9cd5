/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-column-footprint.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-audit-private.h"
#include "ef-energy-columns-private.h"
#include "ef-energy-formula-private.h"
#include "ef-equivalent.h"
#include "ef-hardware.h"

/* A carbon is made of an energy, which may be computed itself. */
#define MAX_DEPTH 2
/* Less than so much of a day, or of a kilometre, tells nobody anything. */
#define EQUIVALENT_MIN 0.01

static const char *
get_dimension (const EfColumn *column)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);
  const char *dimension = quantity != NULL ? ef_quantity_get_dimension (quantity) : NULL;

  return dimension != NULL ? dimension : "";
}

/* ---- By name ---- */

/* Small letters between single blanks, with one at either end. */
static char *
dup_words (const char *header)
{
  g_autofree char *small = g_utf8_strdown (header, -1);
  GString *words = g_string_new (" ");

  for (const char *p = small; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (words, c);
      else if (words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');

  return g_string_free (words, FALSE);
}

static const struct
{
  const char *words;
  EfFootprint footprint;
} header_words[] = {
  { " inference ", { .activity = EF_ACTIVITY_INFERENCE } },
  { " per query ", { .activity = EF_ACTIVITY_INFERENCE } },
  { " per request ", { .activity = EF_ACTIVITY_INFERENCE } },
  { " per token ", { .activity = EF_ACTIVITY_INFERENCE } },
  { " per prompt ", { .activity = EF_ACTIVITY_INFERENCE } },
  { " fine tun", { .activity = EF_ACTIVITY_FINE_TUNING } },
  { " finetun", { .activity = EF_ACTIVITY_FINE_TUNING } },
  { " training ", { .activity = EF_ACTIVITY_TRAINING } },
  { " location based ", { .basis = EF_BASIS_LOCATION } },
  { " market based ", { .basis = EF_BASIS_MARKET } },
  { " gross ", { .netting = EF_NETTING_GROSS } },
  { " net ", { .netting = EF_NETTING_NET } },
  { " life cycle ", { .scope = EF_SCOPE_LIFE_CYCLE } },
  { " lifecycle ", { .scope = EF_SCOPE_LIFE_CYCLE } },
  { " with pue ", { .scope = EF_SCOPE_SITE } },
  { " incl pue ", { .scope = EF_SCOPE_SITE } },
  { " including pue ", { .scope = EF_SCOPE_SITE } },
  { " without pue ", { .scope = EF_SCOPE_SERVER } },
  { " excl pue ", { .scope = EF_SCOPE_SERVER } },
  { " gpu energy ", { .scope = EF_SCOPE_ACCELERATOR } },
  { " accelerator energy ", { .scope = EF_SCOPE_ACCELERATOR } },
};

/* What is known already stays. */
static void
merge (EfFootprint *footprint, EfFootprint more)
{
  if (footprint->scope == EF_SCOPE_UNKNOWN)
    footprint->scope = more.scope;
  if (footprint->activity == EF_ACTIVITY_UNKNOWN)
    footprint->activity = more.activity;
  if (footprint->basis == EF_BASIS_UNKNOWN)
    footprint->basis = more.basis;
  if (footprint->netting == EF_NETTING_UNKNOWN)
    footprint->netting = more.netting;
}

static void
read_name (const EfColumn *column, EfFootprint *footprint)
{
  const char *id = ef_quantity_get_id (ef_column_get_quantity (column));
  g_autofree char *words = dup_words (ef_column_get_name (column));

  if (g_str_has_prefix (id, "training-"))
    footprint->activity = EF_ACTIVITY_TRAINING;
  else if (g_str_has_prefix (id, "inference-"))
    footprint->activity = EF_ACTIVITY_INFERENCE;
  if (strcmp (id, "market-carbon") == 0)
    footprint->basis = EF_BASIS_MARKET;
  for (guint i = 0; i < G_N_ELEMENTS (header_words); i++)
    if (strstr (words, header_words[i].words) != NULL)
      merge (footprint, header_words[i].footprint);
}

/* ---- By formula ---- */

static EfScope find_scope (const EfTable *table, const EfColumn *column, guint row, guint depth);

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

static EfScope
get_energy_scope (const EfTable *table, const EfFormulaInput *input, guint row, guint depth)
{
  gint index = ef_table_find_column_index (table, input->of);

  return index >= 0
           ? find_scope (table, ef_table_get_column (table, (guint) index), row, depth + 1)
           : EF_SCOPE_UNKNOWN;
}

static EfScope
find_formula_scope (
  const EfTable *table, const EfEnergyFormula *formula, guint row, guint depth)
{
  EfScope scope = EF_SCOPE_UNKNOWN;

  if (formula->with_pue)
    return EF_SCOPE_SITE;
  for (guint i = 0; i < formula->inputs->len; i++)
    {
      const EfFormulaInput *input = &g_array_index (formula->inputs, EfFormulaInput, i);

      if (input->input == EF_INPUT_POWER)
        scope = get_power_scope (input);
      else if (input->input == EF_INPUT_ENERGY && depth < MAX_DEPTH)
        scope = get_energy_scope (table, input, row, depth);
    }

  return scope;
}

static EfScope
find_scope (const EfTable *table, const EfColumn *column, guint row, guint depth)
{
  const char *formula = ef_column_get_cell_formula (column, row);
  g_autoptr (EfEnergyFormula) parsed = formula != NULL ? ef_energy_formula_parse (formula) : NULL;
  EfFootprint named = { 0 };
  EfEnergyColumns columns;

  if (parsed != NULL)
    return find_formula_scope (table, parsed, row, depth);

  if (ef_column_get_quantity (column) != NULL)
    read_name (column, &named);
  if (named.scope != EF_SCOPE_UNKNOWN)
    return named.scope;
  ef_energy_columns_find (&columns, table, EF_ACTIVITY_TRAINING);

  return ef_energy_columns_get_scope (&columns, row);
}

static void
read_formula (const EfColumn *column, guint row, EfFootprint *footprint)
{
  const char *formula = ef_column_get_cell_formula (column, row);
  g_autoptr (EfEnergyFormula) parsed = formula != NULL ? ef_energy_formula_parse (formula) : NULL;

  /* What the grid there emits, and nothing taken off. */
  if (parsed != NULL && parsed->method == EF_METHOD_CARBON)
    merge (footprint, (EfFootprint){ .basis = EF_BASIS_LOCATION, .netting = EF_NETTING_GROSS });
}

gboolean
ef_column_footprint_get (const EfTable *table,
                         const EfColumn *column,
                         gint row,
                         EfFootprint *footprint)
{
  const char *dimension = get_dimension (column);

  g_return_val_if_fail (footprint != NULL, FALSE);

  *footprint = (EfFootprint){ 0 };
  if ((strcmp (dimension, "energy") != 0 && strcmp (dimension, "carbon") != 0)
      || ef_column_get_kind (column) != EF_COLUMN_NUMBER)
    return FALSE;

  read_name (column, footprint);
  if (row < 0)
    return TRUE;

  footprint->scope = find_scope (table, column, (guint) row, 0);
  read_formula (column, (guint) row, footprint);

  return TRUE;
}

/* ---- Words ---- */

static void
append (GString *text, gboolean known, const char *label)
{
  if (known)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", label);
}

char *
ef_column_footprint_describe (const EfTable *table, const EfColumn *column, gint row)
{
  EfFootprint footprint;
  GString *text;

  if (!ef_column_footprint_get (table, column, row, &footprint))
    return NULL;

  text = g_string_new (NULL);
  append (text, footprint.activity != EF_ACTIVITY_UNKNOWN,
          ef_activity_to_label (footprint.activity));
  append (text, footprint.scope != EF_SCOPE_UNKNOWN, ef_scope_to_label (footprint.scope));
  append (text, footprint.basis != EF_BASIS_UNKNOWN, ef_basis_to_label (footprint.basis));
  append (text, footprint.netting != EF_NETTING_UNKNOWN, ef_netting_to_label (footprint.netting));

  return g_string_free (text, text->len == 0);
}

char *
ef_column_footprint_compare (const EfColumn *column, guint row)
{
  gboolean is_carbon = strcmp (get_dimension (column), "carbon") == 0;
  g_autoptr (GPtrArray) equivalents = NULL;
  GString *text;
  double amount;

  if ((!is_carbon && strcmp (get_dimension (column), "energy") != 0)
      || ef_column_get_kind (column) != EF_COLUMN_NUMBER || ef_column_get_unit (column) == NULL)
    return NULL;
  amount = ef_column_get_numbers (column)[row] * ef_column_get_factor (column);
  if (!(amount > 0) || !isfinite (amount))
    return NULL;

  text = g_string_new (NULL);
  equivalents = ef_equivalent_list ();
  for (guint i = 0; i < equivalents->len; i++)
    {
      const EfEquivalent *equivalent = g_ptr_array_index (equivalents, i);
      double value = ef_equivalent_convert (equivalent, amount, amount);
      g_autofree char *number = NULL;

      if (equivalent->of_carbon != is_carbon || value < EQUIVALENT_MIN)
        continue;
      number = ef_audit_format (value);
      /* Translators: a number, of what, who says how much one of it takes, and the year: "as much
       * as 12,300 kilometres in an average passenger car (US EPA, 2023)" */
      g_string_append_printf (text, _("%sas much as %s %s (%s, %d)"), text->len > 0 ? "\n" : "",
                              number, ef_equivalent_get_name (equivalent),
                              equivalent->source->title, equivalent->year);
    }

  return g_string_free (text, text->len == 0);
}
