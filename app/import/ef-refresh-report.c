/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-refresh.h"

#include <glib/gi18n-lib.h>

/* What a refresh changed, in words. */

guint64
ef_refresh_count (const EfRefresh *self, EfTableChangeKind kind)
{
  GPtrArray *list;
  guint64 n = 0;

  g_return_val_if_fail (self != NULL, 0);

  list = ef_refresh_get_changes (self);
  for (guint i = 0; i < list->len; i++)
    n += ef_table_changes_count (g_ptr_array_index (list, i), kind);

  return n;
}

guint64
ef_refresh_count_unlisted (const EfRefresh *self)
{
  GPtrArray *list;
  guint64 n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint kind = 0; kind < EF_N_CHANGE_KINDS; kind++)
    n += ef_refresh_count (self, kind);
  list = ef_refresh_get_changes (self);
  for (guint i = 0; i < list->len; i++)
    n -= ef_table_changes_get_n_kept (g_ptr_array_index (list, i));

  return n;
}

/* Rows that another could be as well. */
static guint64
count_unsure (const EfRefresh *self)
{
  GPtrArray *list = ef_refresh_get_changes (self);
  guint64 n = 0;

  for (guint i = 0; i < list->len; i++)
    n += ef_table_changes_get_n_unsure (g_ptr_array_index (list, i));

  return n;
}

/* Of the tables that were made again, those that are others now. */
static guint64
count_followers (const EfRefresh *self)
{
  GPtrArray *made = ef_refresh_get_made (self);
  guint64 n = 0;

  for (guint i = 0; i < made->len; i++)
    n += !ef_table_changes_is_empty (g_ptr_array_index (made, i));

  return n;
}

/* @text (transfer full) counts @n things; it says nothing of none. */
static void
take_count (GPtrArray *parts, guint64 n, char *text)
{
  if (n > 0)
    g_ptr_array_add (parts, text);
  else
    g_free (text);
}

char *
ef_refresh_summarise (const EfRefresh *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *list;
  guint64 n_new = 0, n_gone = 0, n;

  g_return_val_if_fail (self != NULL, NULL);

  list = ef_refresh_get_changes (self);
  for (guint i = 0; i < list->len; i++)
    {
      const EfTableChanges *changes = g_ptr_array_index (list, i);

      n_new += ef_table_changes_get_before (changes) == NULL;
      n_gone += ef_table_changes_get_after (changes) == NULL;
    }

  n = ef_refresh_count (self, EF_CHANGE_ROW_ADDED);
  take_count (parts, n,
              g_strdup_printf (ngettext ("%'lu row added", "%'lu rows added", n),
                               (gulong) n));
  n = ef_refresh_count (self, EF_CHANGE_ROW_REMOVED);
  take_count (parts, n,
              g_strdup_printf (ngettext ("%'lu row removed", "%'lu rows removed", n),
                               (gulong) n));
  n = ef_refresh_count (self, EF_CHANGE_CELL);
  take_count (parts, n,
              g_strdup_printf (ngettext ("%'lu cell changed", "%'lu cells changed", n),
                               (gulong) n));
  n = ef_refresh_count (self, EF_CHANGE_COLUMN_ADDED);
  take_count (parts, n,
              g_strdup_printf (ngettext ("%'lu column added", "%'lu columns added", n),
                               (gulong) n));
  n = ef_refresh_count (self, EF_CHANGE_COLUMN_REMOVED);
  take_count (parts, n,
              g_strdup_printf (ngettext ("%'lu column removed", "%'lu columns removed", n),
                               (gulong) n));
  take_count (parts, n_new,
              g_strdup_printf (ngettext ("%'lu table added", "%'lu tables added", n_new),
                               (gulong) n_new));
  take_count (parts, n_gone,
              g_strdup_printf (ngettext ("%'lu table removed", "%'lu tables removed", n_gone),
                               (gulong) n_gone));
  n = count_unsure (self);
  take_count (parts, n,
              g_strdup_printf (ngettext ("%'lu row told apart by its place only",
                                         "%'lu rows told apart by their order only", n),
                               (gulong) n));
  n = count_followers (self);
  take_count (parts, n,
              g_strdup_printf (ngettext ("%'lu table made of it follows",
                                         "%'lu tables made of it follow", n),
                               (gulong) n));
  n = ef_refresh_get_n_left (self);
  take_count (parts, n,
              g_strdup_printf (ngettext ("%'lu table made of it stays as it was",
                                         "%'lu tables made of it stay as they were", n),
                               (gulong) n));
  if (parts->len == 0)
    return g_strdup (_("Nothing has changed"));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (", ", (char **) parts->pdata);
}

/* Where the change stands in the file that was read, or NULL (transfer full). */
static char *
dup_place (const EfTableChanges *changes, const EfTableChange *change)
{
  EfTable *after = ef_table_changes_get_after (changes);

  if (change->kind == EF_CHANGE_ROW_ADDED)
    return ef_table_describe_place (after, change->row_after, NULL);
  if (change->kind == EF_CHANGE_CELL)
    return ef_table_describe_place (after, change->row_after,
                                    ef_table_get_column (after, change->column_after));

  return NULL;
}

/* A sentence (transfer full). */
static char *
describe (const EfTableChanges *changes, const EfTableChange *change)
{
  g_autofree char *row = ef_table_changes_dup_row (changes, change);
  g_autofree char *column = ef_table_changes_dup_column (changes, change);
  g_autofree char *before = ef_table_changes_dup_before (changes, change);
  g_autofree char *after = ef_table_changes_dup_after (changes, change);

  switch (change->kind)
    {
    case EF_CHANGE_COLUMN_ADDED:
      return g_strdup_printf (_("The column “%s” is new."), column);
    case EF_CHANGE_COLUMN_REMOVED:
      return g_strdup_printf (_("The column “%s” is gone."), column);
    case EF_CHANGE_ROW_ADDED:
      return g_strdup_printf (_("“%s” is new."), row);
    case EF_CHANGE_ROW_REMOVED:
      return g_strdup_printf (_("“%s” is gone."), row);
    case EF_CHANGE_CELL:
    default:
      break;
    }

  /* Translators: model, column, old value and new value; an empty cell is "–". */
  return g_strdup_printf (_("“%s”, %s: %s → %s"), row, column, *before != '\0' ? before : "–",
                          *after != '\0' ? after : "–");
}

static void
report_table (const EfTableChanges *changes, EfDiagnostics *diagnostics)
{
  EfTable *before = ef_table_changes_get_before (changes);
  EfTable *after = ef_table_changes_get_after (changes);
  const char *name = ef_table_get_name (after != NULL ? after : before);
  guint n_unsure;

  if (before == NULL)
    ef_diagnostics_add (diagnostics, EF_SEVERITY_INFO, name, NULL, "%s", _("The table is new."));
  if (after == NULL)
    ef_diagnostics_add (diagnostics, EF_SEVERITY_WARNING, name, NULL, "%s",
                        _("The table is gone, and its charts with it."));
  n_unsure = ef_table_changes_get_n_unsure (changes);
  if (n_unsure > 0)
    ef_diagnostics_add (
      diagnostics, EF_SEVERITY_WARNING, name, NULL,
      ngettext ("%u row says the same as others of its name, so that only its place tells which it "
                "was. Look whether hidden points and labels are still at the right ones.",
                "%u rows say the same as others of their names, so that only their order tells "
                "which they were. Look whether hidden points and labels are still at the right "
                "ones.", n_unsure),
      n_unsure);
  for (guint i = 0; i < ef_table_changes_get_n_kept (changes); i++)
    {
      const EfTableChange *change = ef_table_changes_get (changes, i);
      g_autofree char *place = dup_place (changes, change);
      g_autofree char *sentence = describe (changes, change);

      ef_diagnostics_add (diagnostics, EF_SEVERITY_INFO, name, place, "%s", sentence);
    }
}

void
ef_refresh_report (const EfRefresh *self, EfDiagnostics *diagnostics)
{
  GPtrArray *list;

  g_return_if_fail (self != NULL && diagnostics != NULL);

  list = ef_refresh_get_changes (self);
  for (guint i = 0; i < list->len; i++)
    report_table (g_ptr_array_index (list, i), diagnostics);
}
