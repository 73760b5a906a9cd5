/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-relink.h"

#include "ef-error.h"
#include "ef-formula.h"
#include "ef-table-link.h"

#include <glib/gi18n-lib.h>

/* Tables linked from linked tables. Nobody goes deeper by hand; a file may. */
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
} Relinker;

static void
report (EfDiagnostics *diagnostics, EfTable *table, const char *reason)
{
  if (diagnostics != NULL)
    ef_diagnostics_add (diagnostics, EF_SEVERITY_WARNING, ef_table_get_name (table), NULL, "%s",
                        reason);
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

/* As it is now: made again, or as the catalog has it; NULL if it is gone. */
static EfTable *
get_table (Relinker   *self,
           const char *id)
{
  EfTable *made = g_hash_table_lookup (self->made_by_id, id);

  return made != NULL ? made : ef_catalog_get_table (self->catalog, id);
}

static gboolean
is_new (Relinker   *self,
        const char *id)
{
  return self->before == NULL || get_table (self, id) != ef_catalog_get_table (self->before, id);
}

static gboolean relink (Relinker *self, EfTable *table, guint depth, GError **error);

/* FALSE if cancelled. */
static gboolean
relink_input (Relinker   *self,
              const char *id,
              guint       depth,
              GError    **error)
{
  EfTable *table = ef_catalog_get_table (self->catalog, id);

  return table == NULL || depth == MAX_DEPTH || relink (self, table, depth + 1, error);
}

/* FALSE if cancelled. What cannot be linked stays. */
static gboolean
relink_now (Relinker   *self,
            EfTable    *table,
            const char *ids[2],
            GError    **error)
{
  EfTable *first = get_table (self, ids[0]), *second = get_table (self, ids[1]);
  g_autoptr (EfTable) made = NULL;
  g_autoptr (GError) local = NULL;

  if (first == NULL || second == NULL)
    {
      report (self->diagnostics, table,
              _("It stays as it was: a table that it was linked from is no longer there."));
      return TRUE;
    }

  made = ef_table_relink (table, first, second, self->diagnostics, self->cancellable, &local);
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (made == NULL)
    {
      g_autofree char *reason = g_strdup_printf (_("It stays as it was: %s"), local->message);

      report (self->diagnostics, table, reason);
      return TRUE;
    }

  g_hash_table_insert (self->made_by_id, (gpointer) ef_table_get_id (table), made);
  g_ptr_array_add (self->made, g_steal_pointer (&made));

  return TRUE;
}

static gboolean
relink (Relinker *self,
        EfTable  *table,
        guint     depth,
        GError  **error)
{
  const EfTableParts *parts = ef_table_get_parts (table);
  const char *ids[2];

  if (parts == NULL || ef_table_parts_get_spec (parts) == NULL
      || !g_hash_table_add (self->visited, (gpointer) ef_table_get_id (table)))
    return TRUE;

  for (guint side = 0; side < 2; side++)
    {
      ids[side] = ef_table_parts_get_table_id (parts, side);
      if (!relink_input (self, ids[side], depth, error))
        return FALSE;
    }

  return !(is_new (self, ids[0]) || is_new (self, ids[1])) || relink_now (self, table, ids, error);
}

GPtrArray *
ef_catalog_relink (EfCatalog     *catalog,
                   EfCatalog     *before,
                   EfDiagnostics *diagnostics,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GPtrArray) made = NULL;
  g_autoptr (GHashTable) made_by_id = NULL;
  g_autoptr (GHashTable) visited = NULL;
  Relinker self;

  g_return_val_if_fail (catalog != NULL, NULL);

  tables = ef_catalog_list_tables (catalog);
  made = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_table_unref);
  made_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  visited = g_hash_table_new (g_str_hash, g_str_equal);
  self = (Relinker) { catalog, before, diagnostics, cancellable, made, made_by_id, visited };
  for (guint i = 0; i < tables->len; i++)
    if (!relink (&self, g_ptr_array_index (tables, i), 0, error))
      return NULL;

  return g_steal_pointer (&made);
}
