/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-refresh-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-alike-tables.h"
#include "ef-column-choice.h"
#include "ef-error.h"
#include "ef-formula.h"
#include "ef-left-out.h"
#include "ef-remake.h"

struct _EfRefresh
{
  EfCatalog *catalog;
  guint index;
  EfCatalogNode *root;
  GPtrArray *changes; /* of EfTableChanges */
  GPtrArray *made;    /* of EfTableChanges */
  guint n_left;       /* made of its tables, but not again */
};

typedef struct
{
  EfCatalogNode *before;
  EfCatalogNode *read;
  GPtrArray *tables_before; /* of EfTable */
  GPtrArray *tables_read;   /* of EfTable */
  GPtrArray *not_found;     /* of char: places of tables that were left out */
  GHashTable *partners;     /* table of @tables_read -> of @tables_before */
  GHashTable *made;         /* table of @tables_read -> what becomes of it, owned */
  EfDiagnostics *diagnostics;
  GCancellable *cancellable;
} Work;

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->read, ef_catalog_node_unref);
  g_clear_pointer (&self->not_found, g_ptr_array_unref);
  g_clear_pointer (&self->tables_before, g_ptr_array_unref);
  g_clear_pointer (&self->tables_read, g_ptr_array_unref);
  g_clear_pointer (&self->partners, g_hash_table_unref);
  g_clear_pointer (&self->made, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/* ---- Which table is which ---- */

/* The path that a table has where its file is called as it was before (transfer full). */
static char *
dup_path (const Work *self, EfTable *table)
{
  const char *path = ef_table_get_path (table);
  const char *name = ef_catalog_node_get_name (self->read);
  gsize length = strlen (name);

  if (strncmp (path, name, length) != 0
      || (path[length] != '\0' && !g_str_has_prefix (path + length, EF_CATALOG_SEPARATOR)))
    return g_strdup (path);

  return g_strconcat (ef_catalog_node_get_name (self->before), path + length, NULL);
}

static EfTable *
find_path (const Work *self, const char *path)
{
  for (guint i = 0; i < self->tables_before->len; i++)
    {
      EfTable *table = g_ptr_array_index (self->tables_before, i);

      if (g_str_equal (ef_table_get_path (table), path))
        return table;
    }

  return NULL;
}

/* A table of several files of a folder is called after what these have in common, which one more
 * may change. @left: those before that have no partner yet, by their paths. */
static void
find_renamed (Work *self, GHashTable *left)
{
  for (guint i = 0; i < self->tables_before->len; i++)
    {
      EfTable *before = g_ptr_array_index (self->tables_before, i);
      gboolean found = !g_hash_table_contains (left, ef_table_get_path (before));

      for (guint k = 0; k < self->tables_read->len && !found; k++)
        {
          EfTable *read = g_ptr_array_index (self->tables_read, k);

          found = !g_hash_table_contains (self->partners, read)
                  && ef_alike_tables_is_renamed (read, before);
          if (found)
            g_hash_table_insert (self->partners, read, before);
        }
    }
}

/* A dump has thousands of tables. */
static void
find_partners (Work *self)
{
  g_autoptr (GHashTable) by_path = g_hash_table_new (g_str_hash, g_str_equal);

  if (self->tables_before->len == 1 && self->tables_read->len == 1)
    {
      g_hash_table_insert (self->partners, g_ptr_array_index (self->tables_read, 0),
                           g_ptr_array_index (self->tables_before, 0));
      return;
    }

  for (guint i = 0; i < self->tables_before->len; i++)
    {
      EfTable *table = g_ptr_array_index (self->tables_before, i);

      g_hash_table_insert (by_path, (gpointer) ef_table_get_path (table), table);
    }
  for (guint i = 0; i < self->tables_read->len; i++)
    {
      EfTable *table = g_ptr_array_index (self->tables_read, i);
      g_autofree char *path = dup_path (self, table);
      gpointer partner;

      if (g_hash_table_steal_extended (by_path, path, NULL, &partner))
        g_hash_table_insert (self->partners, table, partner);
    }
  if (g_hash_table_size (by_path) > 0)
    find_renamed (self, by_path);
}

/* ---- What was decided ---- */

/* A unit in a cell is not one that somebody chose for the column. */
static gboolean
says_unit (const EfColumn *column)
{
  for (guint row = 0; row < ef_column_get_n_rows (column); row++)
    if (ef_column_get_original (column, row) != NULL)
      return TRUE;

  return FALSE;
}

/* @column as @before was (transfer full). */
static EfColumn *
decide_again (EfColumn *column, const EfColumn *before)
{
  EfColumnChoice choice = ef_column_choice_between (column, before);
  g_autoptr (EfColumn) chosen = NULL;

  if (ef_column_get_kind (column) == EF_COLUMN_NUMBER
      && ef_column_get_kind (before) != EF_COLUMN_NUMBER)
    choice.made &= EF_CHOICE_ROLE;
  else if (ef_column_get_quantity (column) == choice.quantity && says_unit (column))
    choice.made &= ~(EF_CHOICE_QUANTITY | EF_CHOICE_UNIT);
  chosen = ef_column_choice_apply (&choice, column);

  /* Rows that are sorted otherwise now do not turn a chart over. */
  if (ef_column_get_direction (chosen) != ef_column_get_direction (before)
      && ef_column_get_direction (before) != EF_DIRECTION_UNKNOWN
      && ef_column_get_direction_reason (chosen) != EF_DIRECTION_REASON_FILE)
    return ef_column_with_direction (chosen, ef_column_get_direction (before),
                                     ef_column_get_direction_reason (before));

  return g_steal_pointer (&chosen);
}

/* Takes out of what was read the tables that were left out before. */
static void
leave_out_tables (Work *self, EfCatalogNode *read)
{
  const guint n_read = ef_catalog_node_count_tables (read);
  guint n;

  self->not_found = g_ptr_array_new_with_free_func (g_free);
  self->read = ef_left_out_drop_again (read, self->before, self->not_found);
  n = n_read - ef_catalog_node_count_tables (self->read);
  if (n > 0 && self->diagnostics != NULL)
    ef_diagnostics_add (self->diagnostics, EF_SEVERITY_INFO,
                        ef_catalog_node_get_name (self->before), NULL,
                        ngettext ("%u table is left out, as was decided before.",
                                  "%u tables are left out, as was decided before.", n),
                        n);
}

/* A table that comes in as a new one may be one that was left out, if that has another name now. */
static void
tell_not_found (Work *self)
{
  if (self->diagnostics == NULL
      || g_hash_table_size (self->partners) == self->tables_read->len)
    return;

  for (guint i = 0; i < self->not_found->len; i++)
    {
      const char *place = g_ptr_array_index (self->not_found, i);

      ef_diagnostics_add (self->diagnostics, EF_SEVERITY_WARNING,
                          ef_catalog_node_get_name (self->before), NULL,
                          _("The table “%s”, which was left out, is not in the file any more. If "
                            "it has another name there now, it comes in as a new one."),
                          *place != '\0' ? place : ef_catalog_node_get_name (self->before));
    }
}

/* @read without what somebody left out of @before, whatever else is in it now (transfer full). */
static EfTable *
leave_out_again (Work *self, EfTable *read, EfTable *before)
{
  g_autoptr (EfTable) marked = ef_left_out_decide_again (read, before);
  EfTable *kept;
  guint n;

  /* Nobody left out the whole table: columns of these names are all that it has now. */
  if (ef_left_out_has_table (marked))
    return ef_table_ref (read);

  kept = ef_left_out_drop_columns (marked);
  n = ef_table_get_n_columns (read) - ef_table_get_n_columns (kept);
  if (n > 0 && self->diagnostics != NULL)
    ef_diagnostics_add (self->diagnostics, EF_SEVERITY_INFO, ef_table_get_name (before), NULL,
                        ngettext ("%u column is left out, as was decided before.",
                                  "%u columns are left out, as was decided before.", n),
                        n);

  return kept;
}

/* @read with the decisions, the path and the computed columns of @before; NULL if cancelled
 * (transfer full). */
static EfTable *
make_table (Work *self, EfTable *read, EfTable *before, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfTable) table = leave_out_again (self, read, before);
  g_autoptr (EfTable) decided = NULL;
  g_autoptr (EfTable) placed = NULL;

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);
      gint place = ef_table_find_header (before, ef_column_get_name (column));
      EfColumn *old = place >= 0 ? ef_table_get_column (before, (guint) place) : NULL;

      g_ptr_array_add (columns, old != NULL && !ef_formula_made (old) ? decide_again (column, old)
                                                                      : ef_column_ref (column));
    }
  decided = ef_table_with_columns (table, columns);
  placed = ef_table_with_path (decided, ef_table_get_name (before), ef_table_get_path (before));

  return ef_formula_carry (placed, before, self->diagnostics, self->cancellable, error);
}

/* FALSE if cancelled. */
static gboolean
make_tables (Work *self, GError **error)
{
  for (guint i = 0; i < self->tables_read->len; i++)
    {
      EfTable *table = g_ptr_array_index (self->tables_read, i);
      EfTable *before = g_hash_table_lookup (self->partners, table);
      g_autofree char *path = NULL;
      EfTable *made;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (before != NULL)
        made = make_table (self, table, before, error);
      else
        {
          path = dup_path (self, table);
          made = find_path (self, path) != NULL
                   ? ef_table_ref (table)
                   : ef_table_with_path (table, ef_table_get_name (table), path);
        }
      if (made == NULL)
        return FALSE;
      g_hash_table_insert (self->made, table, made);
    }

  return TRUE;
}

/* The source with the new tables, under its old name (transfer full). */
static EfCatalogNode *
make_root (Work *self)
{
  g_autoptr (EfCatalogNode) filled = ef_catalog_node_replace_tables (self->read, self->made);
  const char *name = ef_catalog_node_get_name (self->before);
  EfCatalogNode *root;

  if (g_str_equal (ef_catalog_node_get_name (filled), name))
    return g_steal_pointer (&filled);

  root = ef_catalog_node_new (name, ef_catalog_node_get_description (filled));
  ef_catalog_node_set_left_out (root, ef_catalog_node_get_left_out (filled));
  for (guint i = 0; i < ef_catalog_node_get_n_children (filled); i++)
    ef_catalog_node_add_child (root, ef_catalog_node_get_child (filled, i));
  for (guint i = 0; i < ef_catalog_node_get_n_tables (filled); i++)
    ef_catalog_node_add_table (root, ef_catalog_node_get_table (filled, i));
  ef_catalog_node_seal (root);

  return root;
}

/* ---- What is different ---- */

static gboolean
add_changes (GPtrArray *list, EfTable *before, EfTable *after, GCancellable *cancellable,
             GError **error)
{
  EfTableChanges *changes = ef_table_changes_new (before, after, cancellable, error);

  if (changes != NULL)
    g_ptr_array_add (list, changes);

  return changes != NULL;
}

/* In the order of the new source, then what is gone. */
static gboolean
compare_tables (EfRefresh *self, Work *work, GError **error)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < work->tables_read->len; i++)
    {
      EfTable *table = g_ptr_array_index (work->tables_read, i);
      EfTable *before = g_hash_table_lookup (work->partners, table);

      if (before != NULL)
        g_hash_table_add (kept, before);
      if (!add_changes (self->changes, before, g_hash_table_lookup (work->made, table),
                        work->cancellable, error))
        return FALSE;
    }
  for (guint i = 0; i < work->tables_before->len; i++)
    {
      EfTable *before = g_ptr_array_index (work->tables_before, i);

      if (!g_hash_table_contains (kept, before)
          && !add_changes (self->changes, before, NULL, work->cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
make_again (EfRefresh *self, Work *work, GError **error)
{
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();
  g_autoptr (EfCatalog) catalog = NULL;
  g_autoptr (GPtrArray) made = NULL;

  for (guint i = 0; i < ef_catalog_get_n_roots (self->catalog); i++)
    g_ptr_array_add (roots, i == self->index ? self->root : ef_catalog_get_root (self->catalog, i));
  catalog = ef_catalog_new_for_roots (roots);
  made = ef_catalog_remake (catalog, self->catalog, work->diagnostics, &self->n_left,
                            work->cancellable, error);
  for (guint i = 0; made != NULL && i < made->len; i++)
    {
      EfTable *after = g_ptr_array_index (made, i);
      EfTable *before = ef_catalog_get_table (self->catalog, ef_table_get_id (after));

      if (!add_changes (self->made, before, after, work->cancellable, error))
        return FALSE;
    }

  return made != NULL;
}

/* ---- What can be read again ---- */

static gboolean
came_from_file (const Work *self, GError **error)
{
  g_autoptr (EfTable) made = ef_refresh_find_made (self->before);

  if (made == NULL)
    return TRUE;

  g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
               ef_table_get_n_inputs (made) > 0
                 ? _("“%s” was made of other tables. Refresh those: it follows.")
                 : _("“%s” was made of another table. Refresh that, and make it again."),
               ef_catalog_node_get_name (self->before));

  return FALSE;
}

static gboolean
check (Work *self, GError **error)
{
  if (!came_from_file (self, error))
    return FALSE;

  find_partners (self);
  if (g_hash_table_size (self->partners) == 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   _("“%s” holds none of the tables of “%s”."),
                   ef_catalog_node_get_name (self->read), ef_catalog_node_get_name (self->before));
      return FALSE;
    }

  return TRUE;
}

/* @root: taken. */
static EfRefresh *
refresh_new (EfCatalog *catalog, guint index, EfCatalogNode *root)
{
  EfRefresh *self = g_atomic_rc_box_new0 (EfRefresh);

  self->catalog = ef_catalog_ref (catalog);
  self->index = index;
  self->root = root;
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_table_changes_unref);
  self->made = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_table_changes_unref);

  return self;
}

EfRefresh *
ef_refresh_new (EfCatalog *catalog, guint index, EfCatalogNode *read, EfDiagnostics *diagnostics,
                GCancellable *cancellable, GError **error)
{
  g_auto (Work) work = { .diagnostics = diagnostics, .cancellable = cancellable };
  g_autoptr (EfRefresh) self = NULL;

  g_return_val_if_fail (catalog != NULL && read != NULL, NULL);
  g_return_val_if_fail (index < ef_catalog_get_n_roots (catalog), NULL);

  work.before = ef_catalog_get_root (catalog, index);
  work.tables_before = ef_catalog_node_list_tables (work.before);
  leave_out_tables (&work, read);
  work.tables_read = ef_catalog_node_list_tables (work.read);
  work.partners = g_hash_table_new (NULL, NULL);
  work.made = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) ef_table_unref);
  if (!check (&work, error) || !make_tables (&work, error))
    return NULL;
  tell_not_found (&work);

  self = refresh_new (catalog, index, make_root (&work));
  if (!compare_tables (self, &work, error) || !make_again (self, &work, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* The source that has the table; -1 if none has. */
static gint
find_root (EfCatalog *catalog, EfTable *table)
{
  for (guint i = 0; i < ef_catalog_get_n_roots (catalog); i++)
    {
      g_autoptr (GPtrArray) tables = ef_catalog_node_list_tables (ef_catalog_get_root (catalog, i));

      if (g_ptr_array_find (tables, table, NULL))
        return (gint) i;
    }

  return -1;
}

EfRefresh *
ef_refresh_new_for_table (EfCatalog *catalog, EfTable *table, EfDiagnostics *diagnostics,
                          GCancellable *cancellable, GError **error)
{
  g_auto (Work) work = { .diagnostics = diagnostics, .cancellable = cancellable };
  g_autoptr (EfCatalog) replaced = NULL;
  g_autoptr (EfRefresh) self = NULL;
  EfTable *before;
  gint index;

  g_return_val_if_fail (catalog != NULL && table != NULL, NULL);

  before = ef_catalog_get_table (catalog, ef_table_get_id (table));
  index = before != NULL ? find_root (catalog, before) : -1;
  if (index < 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND, _("The project has no table “%s”."),
                   ef_table_get_path (table));
      return NULL;
    }

  replaced = ef_catalog_replace_table (catalog, table);
  self = refresh_new (catalog, (guint) index,
                      ef_catalog_node_ref (ef_catalog_get_root (replaced, (guint) index)));
  if (!add_changes (self->changes, before, table, cancellable, error)
      || !make_again (self, &work, error))
    return NULL;

  return g_steal_pointer (&self);
}

EfRefresh *
ef_refresh_ref (EfRefresh *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
refresh_clear (gpointer data)
{
  EfRefresh *self = data;

  g_clear_pointer (&self->catalog, ef_catalog_unref);
  g_clear_pointer (&self->root, ef_catalog_node_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->made, g_ptr_array_unref);
}

void
ef_refresh_unref (EfRefresh *self)
{
  g_atomic_rc_box_release_full (self, refresh_clear);
}

EfCatalog *
ef_refresh_get_catalog (const EfRefresh *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->catalog;
}

guint
ef_refresh_get_index (const EfRefresh *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->index;
}

EfCatalogNode *
ef_refresh_get_root (const EfRefresh *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->root;
}

GPtrArray *
ef_refresh_get_changes (const EfRefresh *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->changes;
}

GPtrArray *
ef_refresh_get_made (const EfRefresh *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->made;
}

guint
ef_refresh_get_n_left (const EfRefresh *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_left;
}

gboolean
ef_refresh_is_empty (const EfRefresh *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < self->changes->len; i++)
    if (!ef_table_changes_is_empty (g_ptr_array_index (self->changes, i)))
      return FALSE;

  return TRUE;
}
