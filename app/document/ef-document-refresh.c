/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-document-private.h"

/* A source that was read again. Charts name rows by what identifies them; where that is something
 * else now, because a column came or went or a link was corrected, they follow. */

/* What differs in the table of that id, or NULL. */
static const EfTableChanges *
find_changes (GPtrArray *list, const char *table_id)
{
  for (guint i = 0; table_id != NULL && i < list->len; i++)
    {
      const EfTableChanges *changes = g_ptr_array_index (list, i);
      EfTable *before = ef_table_changes_get_before (changes);

      if (before != NULL && ef_table_changes_get_after (changes) != NULL
          && g_str_equal (ef_table_get_id (before), table_id))
        return changes;
    }

  return NULL;
}

/* The id that the row has now. A row that is gone keeps its own: it may come back. */
static guint64
follow (const EfTableChanges *changes, guint64 row_id)
{
  EfTable *after = ef_table_changes_get_after (changes);
  gint row = ef_table_find_row (ef_table_changes_get_before (changes), row_id);
  guint now = row >= 0 ? ef_table_changes_find_row (changes, (guint) row) : EF_NO_ROW;

  return now != EF_NO_ROW ? ef_table_get_row_ids (after)[now] : row_id;
}

/* The specification with the rows as they are called now (transfer full). */
static EfChartSpec *
follow_rows (const EfChartSpec *spec, const EfTableChanges *changes)
{
  EfChartSpec *followed = ef_chart_spec_copy (spec);

  g_array_set_size (followed->hidden, 0);
  for (guint i = 0; i < spec->hidden->len; i++)
    ef_chart_spec_set_hidden (followed,
                              follow (changes, g_array_index (spec->hidden, guint64, i)), TRUE);

  g_array_set_size (followed->point_labels, 0);
  for (guint i = 0; i < spec->point_labels->len; i++)
    {
      EfPointLabel label = g_array_index (spec->point_labels, EfPointLabel, i);

      label.row_id = follow (changes, label.row_id);
      ef_point_labels_set (followed->point_labels, &label);
    }

  return followed;
}

static void
follow_charts (EfDocument *self, GPtrArray *list)
{
  for (guint i = 0; i < self->charts->len; i++)
    {
      const EfChart *chart = g_ptr_array_index (self->charts, i);
      const EfTableChanges *changes = find_changes (list, chart->spec->table_id);
      g_autoptr (EfChartSpec) followed = NULL;

      if (changes == NULL)
        continue;
      followed = follow_rows (chart->spec, changes);
      if (!ef_chart_spec_equal (chart->spec, followed))
        ef_history_do (self->history,
                       ef_chart_change_new (chart->id, i, chart->spec, followed), NULL, NULL);
    }
}

static EfCatalog *
make_catalog (EfDocument *self, guint index, EfCatalogNode *root, GPtrArray *linked)
{
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();
  EfCatalog *catalog;

  for (guint i = 0; i < ef_catalog_get_n_roots (self->catalog); i++)
    g_ptr_array_add (roots, i == index ? root : ef_catalog_get_root (self->catalog, i));
  catalog = ef_catalog_new_for_roots (roots);
  for (guint i = 0; i < linked->len; i++)
    {
      g_autoptr (EfCatalog) before = catalog;

      catalog = ef_catalog_replace_table (
        before, ef_table_changes_get_after (g_ptr_array_index (linked, i)));
    }

  return catalog;
}

void
ef_document_refresh_source (EfDocument *self, guint index, EfCatalogNode *root,
                            GPtrArray *changes, GPtrArray *linked, const char *label)
{
  g_autoptr (EfCatalog) catalog = NULL;

  g_return_if_fail (EF_IS_DOCUMENT (self));
  g_return_if_fail (index < ef_catalog_get_n_roots (self->catalog));
  g_return_if_fail (root != NULL && changes != NULL && linked != NULL);

  catalog = make_catalog (self, index, root, linked);
  ef_history_begin_group (self->history, label);
  ef_document_remove_orphaned_charts (self, catalog);
  ef_history_do (self->history, ef_catalog_change_new (self->catalog, catalog), NULL, NULL);
  follow_charts (self, changes);
  follow_charts (self, linked);
  ef_history_end_group (self->history);
  ef_document_announce (self);
}
