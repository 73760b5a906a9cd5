/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-formula-private.h"

/* Columns of a table that were computed from others of it. Which these are says their formula, by
 * name. A file may hold formulas that refer to each other in a circle: no column is visited
 * twice. */

/* The formula that made the column, NULL if none did (transfer full). */
static EfFormula *
get_formula (const EfColumn *column)
{
  const char *text = ef_column_get_formula (column);

  if (ef_column_get_origin (column) != EF_ORIGIN_DERIVED || text == NULL
      || ef_column_get_kind (column) != EF_COLUMN_NUMBER)
    return NULL;

  return ef_formula_parse (text, NULL);
}

gboolean
ef_formula_made (const EfColumn *column)
{
  g_autoptr (EfFormula) formula = NULL;

  g_return_val_if_fail (column != NULL, FALSE);

  formula = get_formula (column);

  return formula != NULL;
}

static gboolean
uses (const EfFormula *self, const EfTable *table, const EfColumn *column, GHashTable *visited)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const EfStep *step = &g_array_index (self->steps, EfStep, i);
      EfColumn *used = step->op == EF_OP_COLUMN ? ef_table_find_column (table, step->name) : NULL;
      g_autoptr (EfFormula) made_by = NULL;

      if (used == NULL || !g_hash_table_add (visited, used))
        continue;
      if (used == column)
        return TRUE;
      made_by = get_formula (used);
      if (made_by != NULL && uses (made_by, table, column, visited))
        return TRUE;
    }

  return FALSE;
}

gboolean
ef_formula_uses (const EfFormula *self, const EfTable *table, const EfColumn *column)
{
  g_autoptr (GHashTable) visited = NULL;

  g_return_val_if_fail (self != NULL && table != NULL && column != NULL, FALSE);

  visited = g_hash_table_new (NULL, NULL);

  return uses (self, table, column, visited);
}

/* @table with column @i computed again; @table itself if that cannot be (transfer full). */
static EfTable *
compute_again (EfTable *table, guint i, const EfFormula *formula)
{
  EfColumn *old = ef_table_get_column (table, i);
  g_autoptr (EfColumn) computed
    = ef_formula_compute (formula, table, ef_column_get_name (old), NULL, NULL, NULL);
  g_autoptr (EfColumn) directed = NULL;

  if (computed == NULL)
    return ef_table_ref (table);
  /* What a person decided of the column stays. */
  if (ef_column_get_direction_reason (old) == EF_DIRECTION_REASON_USER)
    directed = ef_column_with_direction (computed, ef_column_get_direction (old),
                                         EF_DIRECTION_REASON_USER);

  return ef_table_replace_column (table, i, directed != NULL ? directed : computed);
}

EfTable *
ef_formula_follow (EfTable *table, const char *changed)
{
  g_autoptr (EfTable) followed = NULL;
  const EfColumn *source;

  g_return_val_if_fail (table != NULL, NULL);

  source = changed != NULL ? ef_table_find_column (table, changed) : NULL;
  followed = ef_table_ref (table);
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      g_autoptr (EfFormula) formula = get_formula (ef_table_get_column (table, i));
      g_autoptr (EfTable) before = NULL;

      if (formula == NULL || (changed != NULL && source == NULL)
          || (source != NULL && !ef_formula_uses (formula, table, source)))
        continue;
      before = g_steal_pointer (&followed);
      followed = compute_again (before, i, formula);
    }

  return g_steal_pointer (&followed);
}
