/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-document-private.h"

/* The kinds of change a document knows. All of them work by replacing one immutable value by
 * another, so an undo gives back exactly what was there.
 *
 * Where one looks (the view of a chart) is not part of the history, yet it is stored in the
 * specification. The rule that makes both true: as long as the axes stay, applying and reverting
 * keep the present view; when the axes change, the present view would mean nothing any more, so the
 * one that belongs to the other side of the change is taken, and the one that is left is remembered
 * for the way back. */

/* The catalog is replaced: a source came or went, a table has another version. */

typedef struct
{
  EfChange parent;
  EfCatalog *old_catalog;
  EfCatalog *new_catalog;
  gsize size; /* bytes that only the old one holds */
} EfCatalogChange;

/* The title of the project. */

typedef struct
{
  EfChange parent;
  char *old_title; /* or NULL */
  char *new_title; /* or NULL */
} EfTitleChange;

/* A chart comes, goes or has another specification. */

typedef struct
{
  EfChange parent;
  char *chart_id;
  guint index;           /* where the chart is added or was removed */
  EfChartSpec *old_spec; /* NULL: there was no such chart */
  EfChartSpec *new_spec; /* NULL: there is none any more */
  gboolean was_current;  /* when it was taken out: gets the honour back */
  GPtrArray *old_scenarios; /* EfScenario, of the document; or NULL: they stay */
  GPtrArray *new_scenarios;
  GPtrArray *others; /* EfChange: what it does to other charts; or NULL */
} EfChartChange;

static gsize
column_bytes (EfColumn *column)
{
  gsize n_rows = ef_column_get_n_rows (column);
  gsize bytes;

  if (ef_column_get_kind (column) == EF_COLUMN_TEXT)
    return n_rows * sizeof (guint32);

  bytes = n_rows * sizeof (double);
  if (ef_column_get_lows (column) != NULL)
    bytes += n_rows * sizeof (double);
  if (ef_column_get_highs (column) != NULL)
    bytes += n_rows * sizeof (double);

  return bytes;
}

/* Bytes of the columns of @from that @other does not share. */
static gsize
unshared_bytes (EfCatalog *from, EfCatalog *other)
{
  g_autoptr (GHashTable) shared = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) kept = ef_catalog_list_tables (other);
  g_autoptr (GPtrArray) tables = ef_catalog_list_tables (from);
  gsize bytes = 0;

  for (guint i = 0; i < kept->len; i++)
    for (guint j = 0; j < ef_table_get_n_columns (g_ptr_array_index (kept, i)); j++)
      g_hash_table_add (shared, ef_table_get_column (g_ptr_array_index (kept, i), j));

  for (guint i = 0; i < tables->len; i++)
    for (guint j = 0; j < ef_table_get_n_columns (g_ptr_array_index (tables, i)); j++)
      {
        EfColumn *column = ef_table_get_column (g_ptr_array_index (tables, i), j);

        if (!g_hash_table_contains (shared, column))
          bytes += column_bytes (column);
      }

  return bytes;
}

static void
catalog_change_apply (EfChange *change, gpointer target)
{
  ef_document_put_catalog (target, ((EfCatalogChange *) change)->new_catalog);
}

static void
catalog_change_revert (EfChange *change, gpointer target)
{
  ef_document_put_catalog (target, ((EfCatalogChange *) change)->old_catalog);
}

static gsize
catalog_change_get_size (const EfChange *change)
{
  return ((const EfCatalogChange *) change)->size;
}

static void
catalog_change_free (EfChange *change)
{
  EfCatalogChange *self = (EfCatalogChange *) change;

  ef_catalog_unref (self->old_catalog);
  ef_catalog_unref (self->new_catalog);
  g_free (self);
}

static const EfChangeClass catalog_change_class = {
  .apply = catalog_change_apply,
  .revert = catalog_change_revert,
  .get_size = catalog_change_get_size,
  .free = catalog_change_free,
};

static void
title_change_apply (EfChange *change, gpointer target)
{
  ef_document_put_title (target, ((EfTitleChange *) change)->new_title);
}

static void
title_change_revert (EfChange *change, gpointer target)
{
  ef_document_put_title (target, ((EfTitleChange *) change)->old_title);
}

static gsize
title_change_get_size (const EfChange *change)
{
  return sizeof (EfTitleChange);
}

static void
title_change_free (EfChange *change)
{
  EfTitleChange *self = (EfTitleChange *) change;

  g_free (self->old_title);
  g_free (self->new_title);
  g_free (self);
}

static const EfChangeClass title_change_class = {
  .apply = title_change_apply,
  .revert = title_change_revert,
  .get_size = title_change_get_size,
  .free = title_change_free,
};

/* Leads from @from to @to, either of which may hold NULL for "no chart". */
static void
chart_change_go (EfChartChange *self, EfDocument *document, EfChartSpec *from, EfChartSpec *to)
{
  if (from == NULL)
    {
      ef_document_insert_chart (document, self->index, self->chart_id, to);
      if (self->was_current)
        ef_document_set_current_chart (document, self->chart_id);
      return;
    }

  ef_chart_spec_keep_look (from, ef_document_get_chart (document, self->chart_id));

  if (to == NULL)
    {
      self->was_current = g_strcmp0 (ef_document_get_current_chart (document), self->chart_id) == 0;
      ef_document_drop_chart (document, self->chart_id);
      return;
    }

  ef_chart_spec_keep_look (to, from);
  ef_document_put_chart (document, self->chart_id, to);
}

static void
chart_change_apply (EfChange *change, gpointer target)
{
  EfChartChange *self = (EfChartChange *) change;

  chart_change_go (self, target, self->old_spec, self->new_spec);
  if (self->new_scenarios != NULL)
    ef_document_put_scenarios (target, self->new_scenarios);
  for (guint i = 0; self->others != NULL && i < self->others->len; i++)
    chart_change_apply (self->others->pdata[i], target);
}

static void
chart_change_revert (EfChange *change, gpointer target)
{
  EfChartChange *self = (EfChartChange *) change;

  for (guint i = self->others != NULL ? self->others->len : 0; i > 0; i--)
    chart_change_revert (self->others->pdata[i - 1], target);
  if (self->old_scenarios != NULL)
    ef_document_put_scenarios (target, self->old_scenarios);
  chart_change_go (self, target, self->new_spec, self->old_spec);
}

static EfMerge chart_change_merge (EfChange *change, EfChange *next);

/* The same charts are the others of both, where both have any: none came or went between. */
static gboolean
merge_scenarios (EfChartChange *self, EfChartChange *next)
{
  gboolean cancelled = TRUE;

  if (next->new_scenarios != NULL)
    {
      if (self->old_scenarios == NULL)
        self->old_scenarios = g_steal_pointer (&next->old_scenarios);
      g_clear_pointer (&self->new_scenarios, g_ptr_array_unref);
      self->new_scenarios = g_steal_pointer (&next->new_scenarios);
    }
  if (self->others == NULL)
    self->others = g_steal_pointer (&next->others);
  for (guint i = 0; next->others != NULL && i < next->others->len; i++)
    chart_change_merge (self->others->pdata[i], next->others->pdata[i]);
  for (guint i = 0; self->others != NULL && i < self->others->len; i++)
    {
      const EfChartChange *other = self->others->pdata[i];

      cancelled = cancelled && ef_chart_spec_equal (other->old_spec, other->new_spec);
    }

  return cancelled;
}

static EfMerge
chart_change_merge (EfChange *change, EfChange *next)
{
  EfChartChange *self = (EfChartChange *) change;
  EfChartChange *other = (EfChartChange *) next;

  if (!g_str_equal (self->chart_id, other->chart_id) || self->old_spec == NULL
      || self->new_spec == NULL || other->old_spec == NULL || other->new_spec == NULL)
    return EF_MERGE_NONE;

  ef_chart_spec_free (self->new_spec);
  self->new_spec = g_steal_pointer (&other->new_spec);
  ef_chart_spec_keep_look (self->old_spec, self->new_spec);

  return merge_scenarios (self, other) && ef_chart_spec_equal (self->old_spec, self->new_spec)
           ? EF_MERGE_CANCELLED
           : EF_MERGE_DONE;
}

static gsize
spec_bytes (const EfChartSpec *spec)
{
  return spec != NULL ? sizeof *spec + spec->hidden->len * sizeof (guint64) : 0;
}

static gsize
chart_change_get_size (const EfChange *change)
{
  const EfChartChange *self = (const EfChartChange *) change;
  gsize size = sizeof *self + spec_bytes (self->old_spec) + spec_bytes (self->new_spec);

  for (guint i = 0; self->others != NULL && i < self->others->len; i++)
    size += chart_change_get_size (self->others->pdata[i]);

  return size;
}

static void
chart_change_free (EfChange *change)
{
  EfChartChange *self = (EfChartChange *) change;

  g_free (self->chart_id);
  g_clear_pointer (&self->old_spec, ef_chart_spec_free);
  g_clear_pointer (&self->new_spec, ef_chart_spec_free);
  g_clear_pointer (&self->old_scenarios, g_ptr_array_unref);
  g_clear_pointer (&self->new_scenarios, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_free (self);
}

static const EfChangeClass chart_change_class = {
  .apply = chart_change_apply,
  .revert = chart_change_revert,
  .merge = chart_change_merge,
  .get_size = chart_change_get_size,
  .free = chart_change_free,
};

EfChange *
ef_catalog_change_new (EfCatalog *old_catalog, EfCatalog *new_catalog)
{
  EfCatalogChange *self = g_new0 (EfCatalogChange, 1);

  self->parent.klass = &catalog_change_class;
  self->old_catalog = ef_catalog_ref (old_catalog);
  self->new_catalog = ef_catalog_ref (new_catalog);
  self->size = sizeof *self + unshared_bytes (old_catalog, new_catalog);

  return &self->parent;
}

EfChange *
ef_title_change_new (const char *old_title, const char *new_title)
{
  EfTitleChange *self = g_new0 (EfTitleChange, 1);

  self->parent.klass = &title_change_class;
  self->old_title = g_strdup (old_title);
  self->new_title = g_strdup (new_title);

  return &self->parent;
}

EfChange *
ef_chart_change_new (const char *chart_id,
                     guint index,
                     const EfChartSpec *old_spec,
                     const EfChartSpec *new_spec)
{
  EfChartChange *self = g_new0 (EfChartChange, 1);

  g_assert (old_spec != NULL || new_spec != NULL);

  self->parent.klass = &chart_change_class;
  self->chart_id = g_strdup (chart_id);
  self->index = index;
  self->old_spec = old_spec != NULL ? ef_chart_spec_copy (old_spec) : NULL;
  self->new_spec = new_spec != NULL ? ef_chart_spec_copy (new_spec) : NULL;

  return &self->parent;
}

void
ef_chart_change_set_scenarios (EfChange *change,
                               const GPtrArray *old_scenarios,
                               const GPtrArray *new_scenarios)
{
  EfChartChange *self = (EfChartChange *) change;

  g_assert (change->klass == &chart_change_class && self->old_scenarios == NULL);

  self->old_scenarios = ef_scenarios_copy (old_scenarios);
  self->new_scenarios = ef_scenarios_copy (new_scenarios);
}

void
ef_chart_change_add_other (EfChange *change, EfChange *other)
{
  EfChartChange *self = (EfChartChange *) change;

  g_assert (change->klass == &chart_change_class && other->klass == &chart_change_class);

  if (self->others == NULL)
    self->others = g_ptr_array_new_with_free_func ((GDestroyNotify) chart_change_free);
  g_ptr_array_add (self->others, other);
}

static gboolean
shares_view (const EfChartSpec *a, const EfChartSpec *b)
{
  return g_strcmp0 (a->table_id, b->table_id) == 0 && g_strcmp0 (a->x.column, b->x.column) == 0
         && a->x.scale == b->x.scale && g_strcmp0 (a->y.column, b->y.column) == 0
         && a->y.scale == b->y.scale;
}

static gboolean
shares_groups (const EfChartSpec *a, const EfChartSpec *b)
{
  return g_strcmp0 (a->table_id, b->table_id) == 0
         && g_strcmp0 (a->table.group_by, b->table.group_by) == 0;
}

void
ef_chart_spec_keep_look (EfChartSpec *self, const EfChartSpec *from)
{
  if (shares_view (self, from))
    {
      self->has_view = from->has_view;
      self->view = from->view;
    }
  if (shares_groups (self, from))
    ef_table_view_set_folded (&self->table, from->table.folded);
}
