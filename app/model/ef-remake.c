/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-remake.h"

#include "ef-error.h"
#include "ef-formula.h"
#include "ef-table-link.h"
#include "ef-table-reshape.h"

#include <glib/gi18n-lib.h>

/* Tables made of tables that were made. Nobody goes deeper by hand; a file may. */
#define MAX_DEPTH 64

typedef struct
{
  EfCatalog *catalog;
  EfCatalog *before;        /* or NULL */
  EfDiagnostics *diagnostics;
  GCancellable *cancellable;
  GPtrArray *made;          /* of EfTable, in order */
  GHashTable *made_by_id;   /* of the same, borrowed */
  GHashTable *visited;      /* of ids, which the catalog owns: each once, even in a circle */
  GHashTable *left_by_id;   /* of EfTable that stay as they were, borrowed */
  guint64 n_cells;          /* of those that were made */
  guint n_left;
} Remaker;

/* The tables that another was made of. */
typedef struct
{
  const char *ids[2];
  guint n;
} Inputs;

/* None if it is not known how the table was made. */
static Inputs
list_inputs (EfTable *table)
{
  const EfTableParts *parts = ef_table_get_parts (table);
  const EfTableRecipe *recipe = ef_table_get_recipe (table);

  if (parts != NULL && ef_table_parts_get_spec (parts) != NULL)
    return (Inputs) { { ef_table_parts_get_table_id (parts, 0),
                        ef_table_parts_get_table_id (parts, 1) }, 2 };
  if (recipe != NULL && recipe->table_id != NULL)
    return (Inputs) { { recipe->table_id, NULL }, 1 };

  return (Inputs) { { NULL, NULL }, 0 };
}

guint
ef_table_get_n_inputs (EfTable *table)
{
  g_return_val_if_fail (table != NULL, 0);

  return list_inputs (table).n;
}

const char *
ef_table_get_input (EfTable *table,
                    guint    index)
{
  Inputs inputs;

  g_return_val_if_fail (table != NULL, NULL);
  inputs = list_inputs (table);
  g_return_val_if_fail (index < inputs.n, NULL);

  return inputs.ids[index];
}

gboolean
ef_catalog_is_made_of (EfCatalog  *catalog,
                       EfTable    *table,
                       const char *id)
{
  g_autoptr (GHashTable) visited = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) todo = g_ptr_array_new ();

  g_return_val_if_fail (catalog != NULL && table != NULL && id != NULL, FALSE);

  g_ptr_array_add (todo, table);
  while (todo->len > 0)
    {
      EfTable *next = g_ptr_array_steal_index_fast (todo, todo->len - 1);
      Inputs inputs = list_inputs (next);

      if (g_str_equal (ef_table_get_id (next), id))
        return TRUE;
      for (guint i = 0; i < inputs.n; i++)
        {
          EfTable *input = ef_catalog_get_table (catalog, inputs.ids[i]);

          if (input != NULL && g_hash_table_add (visited, (gpointer) inputs.ids[i]))
            g_ptr_array_add (todo, input);
        }
    }

  return FALSE;
}

EfTable *
ef_table_relink (EfTable       *linked,
                 EfTable       *first,
                 EfTable       *second,
                 EfDiagnostics *diagnostics,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const EfTableParts *parts;
  const EfLinkSpec *spec;
  g_autoptr (EfLink) link = NULL;
  g_autoptr (EfTable) table = NULL;

  g_return_val_if_fail (linked != NULL && first != NULL && second != NULL, NULL);

  parts = ef_table_get_parts (linked);
  spec = parts != NULL ? ef_table_parts_get_spec (parts) : NULL;
  if (spec == NULL)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND,
                   _("How “%s” was linked is not known."), ef_table_get_name (linked));
      return NULL;
    }

  link = ef_table_link_rows (first, second, spec, cancellable, error);
  if (link == NULL)
    return NULL;
  table = ef_table_link (first, second, spec, link, ef_table_get_path (linked), cancellable,
                         error);
  if (table == NULL)
    return NULL;

  return ef_formula_carry (table, linked, diagnostics, cancellable, error);
}

EfTable *
ef_table_reshape_again (EfTable       *made,
                        EfTable       *table,
                        EfDiagnostics *diagnostics,
                        GCancellable  *cancellable,
                        GError       **error)
{
  const EfTableRecipe *recipe;
  g_autoptr (EfTable) reshaped = NULL;
  g_autoptr (EfTable) placed = NULL;

  g_return_val_if_fail (made != NULL && table != NULL, NULL);

  recipe = ef_table_get_recipe (made);
  if (recipe == NULL)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND, _("How “%s” was made is not known."),
                   ef_table_get_name (made));
      return NULL;
    }

  reshaped = ef_table_reshape (table, recipe, cancellable, error);
  if (reshaped == NULL)
    return NULL;
  placed = ef_table_with_path (reshaped, ef_table_get_name (made), ef_table_get_path (made));

  return ef_formula_carry (placed, made, diagnostics, cancellable, error);
}

/* As it is now: made again, or as the catalog has it; NULL if it is gone. */
static EfTable *
get_table (Remaker    *self,
           const char *id)
{
  EfTable *made = g_hash_table_lookup (self->made_by_id, id);

  return made != NULL ? made : ef_catalog_get_table (self->catalog, id);
}

static gboolean
is_any_new (Remaker      *self,
            const Inputs *inputs)
{
  for (guint i = 0; i < inputs->n; i++)
    if (self->before == NULL
        || get_table (self, inputs->ids[i])
             != ef_catalog_get_table (self->before, inputs->ids[i]))
      return TRUE;

  return FALSE;
}

static void
leave (Remaker    *self,
       EfTable    *table,
       const char *reason)
{
  self->n_left++;
  g_hash_table_insert (self->left_by_id, (gpointer) ef_table_get_id (table), table);
  if (self->diagnostics != NULL)
    ef_diagnostics_add (self->diagnostics, EF_SEVERITY_WARNING, ef_table_get_name (table), NULL,
                        _("It stays as it was: %s"), reason);
}

static EfTable *
make_again (Remaker      *self,
            EfTable      *table,
            const Inputs *inputs,
            GError      **error)
{
  EfTable *of[2] = { NULL, NULL };

  for (guint i = 0; i < inputs->n; i++)
    {
      of[i] = get_table (self, inputs->ids[i]);
      if (of[i] == NULL)
        {
          g_set_error_literal (error, EF_ERROR, EF_ERROR_NOT_FOUND,
                               _("a table that it was made of is no longer there."));
          return NULL;
        }
    }

  return inputs->n == 2
           ? ef_table_relink (table, of[0], of[1], self->diagnostics, self->cancellable, error)
           : ef_table_reshape_again (table, of[0], self->diagnostics, self->cancellable, error);
}

/* FALSE if cancelled. What cannot be made stays. */
static gboolean
remake_now (Remaker      *self,
            EfTable      *table,
            const Inputs *inputs,
            GError      **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (EfTable) made = make_again (self, table, inputs, &local);

  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (made == NULL)
    {
      leave (self, table, local->message);
      return TRUE;
    }

  /* Small tables can ask for large ones, again and again. */
  self->n_cells += (guint64) ef_table_get_n_rows (made) * ef_table_get_n_columns (made);
  if (self->n_cells > EF_REMAKE_MAX_CELLS)
    {
      leave (self, table, _("the tables that were made of others are too large together."));
      return TRUE;
    }

  g_hash_table_insert (self->made_by_id, (gpointer) ef_table_get_id (table), made);
  g_ptr_array_add (self->made, g_steal_pointer (&made));

  return TRUE;
}

/* What was made of a table that stays as it was fits that, but not what both come from. */
static void
leave_with_input (Remaker      *self,
                  EfTable      *table,
                  const Inputs *inputs)
{
  for (guint i = 0; i < inputs->n; i++)
    {
      EfTable *left = g_hash_table_lookup (self->left_by_id, inputs->ids[i]);

      if (left != NULL)
        {
          g_autofree char *reason = g_strdup_printf (_("“%s”, which it was made of, does too."),
                                                     ef_table_get_name (left));

          leave (self, table, reason);
          return;
        }
    }
}

/* FALSE if cancelled. */
static gboolean
remake (Remaker *self,
        EfTable *table,
        guint    depth,
        GError **error)
{
  Inputs inputs = list_inputs (table);

  if (inputs.n == 0
      || !g_hash_table_add (self->visited, (gpointer) ef_table_get_id (table)))
    return TRUE;

  for (guint i = 0; i < inputs.n; i++)
    {
      EfTable *input = ef_catalog_get_table (self->catalog, inputs.ids[i]);

      if (input != NULL && depth < MAX_DEPTH && !remake (self, input, depth + 1, error))
        return FALSE;
    }

  if (is_any_new (self, &inputs))
    return remake_now (self, table, &inputs, error);
  leave_with_input (self, table, &inputs);

  return TRUE;
}

GPtrArray *
ef_catalog_remake (EfCatalog     *catalog,
                   EfCatalog     *before,
                   EfDiagnostics *diagnostics,
                   guint         *n_left,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GPtrArray) made = NULL;
  g_autoptr (GHashTable) made_by_id = NULL;
  g_autoptr (GHashTable) left_by_id = NULL;
  g_autoptr (GHashTable) visited = NULL;
  Remaker self;

  g_return_val_if_fail (catalog != NULL, NULL);

  tables = ef_catalog_list_tables (catalog);
  made = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_table_unref);
  made_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  left_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  visited = g_hash_table_new (g_str_hash, g_str_equal);
  self = (Remaker) { .catalog = catalog, .before = before, .diagnostics = diagnostics,
                     .cancellable = cancellable, .made = made, .made_by_id = made_by_id,
                     .left_by_id = left_by_id, .visited = visited };
  for (guint i = 0; i < tables->len; i++)
    if (!remake (&self, g_ptr_array_index (tables, i), 0, error))
      return NULL;
  if (n_left != NULL)
    *n_left = self.n_left;

  return g_steal_pointer (&made);
}
