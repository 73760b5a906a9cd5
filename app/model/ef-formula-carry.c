/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-formula.h"

#include <glib/gi18n-lib.h>

/* Computed columns, when their table is another: read again, or linked again. */

static void
report (EfDiagnostics *diagnostics, EfTable *table, const char *reason)
{
  if (diagnostics != NULL)
    ef_diagnostics_add (diagnostics, EF_SEVERITY_WARNING, ef_table_get_name (table), NULL, "%s",
                        reason);
}

/* @table with @column of @from computed in it, too; @table itself where it cannot be. NULL if
 * cancelled (transfer full). */
static EfTable *
compute_column (EfTable       *table,
                EfTable       *from,
                EfColumn      *column,
                EfDiagnostics *diagnostics,
                GCancellable  *cancellable,
                GError       **error)
{
  const char *name = ef_column_get_name (column);
  g_autoptr (EfFormula) formula = ef_formula_parse (ef_column_get_formula (column), NULL);
  g_autoptr (EfColumn) computed = NULL;
  g_autoptr (EfColumn) directed = NULL;
  g_autoptr (GError) local = NULL;

  computed = ef_formula_compute (formula, table, name, NULL, cancellable, &local);
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (computed == NULL)
    {
      g_autofree char *reason
        = g_strdup_printf (_("The column “%s” could not be computed again: %s"), name,
                           local->message);

      report (diagnostics, from, reason);
      return ef_table_ref (table);
    }
  /* What a person decided of the column stays. */
  if (ef_column_get_direction_reason (column) == EF_DIRECTION_REASON_USER)
    directed = ef_column_with_direction (computed, ef_column_get_direction (column),
                                         EF_DIRECTION_REASON_USER);

  return ef_table_add_column (table, directed != NULL ? directed : computed);
}

/* A formula made the column in this table, not in one that it was linked from. */
static gboolean
made_here (EfTable *table, EfColumn *column)
{
  EfTableParts *parts = ef_table_get_parts (table);
  guint part;

  return ef_formula_made (column)
         && (parts == NULL
             || !ef_table_parts_find_column (parts, ef_column_get_name (column), &part, NULL));
}

EfTable *
ef_formula_carry (EfTable       *table,
                  EfTable       *from,
                  EfDiagnostics *diagnostics,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (EfTable) result = NULL;

  g_return_val_if_fail (table != NULL && from != NULL, NULL);

  result = ef_table_ref (table);
  for (guint i = 0; i < ef_table_get_n_columns (from); i++)
    {
      EfColumn *column = ef_table_get_column (from, i);
      const char *name = ef_column_get_name (column);
      EfColumn *same = ef_table_find_column (table, name);
      g_autoptr (EfTable) before = NULL;

      if (!made_here (from, column)
          || (same != NULL && g_str_equal (ef_column_get_name (same), name)))
        continue;
      before = g_steal_pointer (&result);
      result = compute_column (before, from, column, diagnostics, cancellable, error);
      if (result == NULL)
        return NULL;
    }

  return g_steal_pointer (&result);
}
