/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-tree-rows.h"

#include <glib/gi18n-lib.h>

#include "ef-number.h"
#include "ef-quantity.h"
#include "ef-tree-gather-private.h"
#include "ef-tree-path.h"
#include "ef-typed-column.h"

/* A document is walked twice: for the kinds of rows in it (ef-row-kinds.h), and then to gather
 * these rows (ef-tree-gather-private.h). Each table is filled columns first, because their names
 * depend on one another. */

/* Values around rows are repeated in each; so many for each value of the rows, and so many in any
 * case. */
#define AROUND_FACTOR 4
#define AROUND_FREE (1 << 20)

/* Gives the values of the open row the bounds that stand beside them. */
static void
add_bounds (EfTreeGather *self)
{
  for (guint i = 0; i < self->ends->len; i++)
    {
      const EfErrorBarEnds *ends = &g_array_index (self->ends, EfErrorBarEnds, i);
      EfTreeLeaf *value = g_ptr_array_index (self->leaves, ends->value);
      EfTreeLeaf *low = g_ptr_array_index (self->leaves, ends->low);
      EfTreeLeaf *high = g_ptr_array_index (self->leaves, ends->high);

      if (value->text != NULL && low->text != NULL && high->text != NULL)
        ef_records_set_bounds (self->records, value->field, low->text, high->text, low->pointer);
      value->text = low->text = high->text = NULL;
    }
}

/* TRUE for what says which value of something it is, and not of what. */
static gboolean
is_statistic (const char *name)
{
  static const char *const names[] = { "min", "max", "mean", "avg", "average", "median", "std",
                                       "stddev", "total", "sum", "lower", "upper", NULL };
  g_autofree char *folded = g_ascii_strdown (name, -1);

  return g_strv_contains (names, folded);
}

/* The last key, unless it takes the ones before to say of what it is: the "total" of "energy", the
 * "min" of the "active" ones of the "parameters". */
static char *
choose_name (const char *path)
{
  g_autofree char *last = ef_tree_path_make_name (path, 1);
  g_autofree char *both = ef_tree_path_make_name (path, 2);
  g_autofree char *three = NULL;

  if (ef_quantity_recognise (last, NULL) != NULL)
    return g_steal_pointer (&last);
  if (ef_quantity_recognise (both, NULL) != NULL)
    return g_steal_pointer (&both);
  if (!is_statistic (last))
    return g_steal_pointer (&last);
  three = ef_tree_path_make_name (path, 3);

  return ef_quantity_recognise (three, NULL) != NULL ? g_steal_pointer (&three)
                                                     : g_steal_pointer (&both);
}

static void
name_leaves (EfTreeGather *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->leaves->len; i++)
    {
      EfTreeLeaf *leaf = g_ptr_array_index (self->leaves, i);
      gpointer count;

      leaf->name = choose_name (leaf->path);
      count = g_hash_table_lookup (counts, leaf->name);
      g_hash_table_insert (counts, g_strdup (leaf->name),
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
    }
  for (guint i = 0; i < self->leaves->len; i++)
    {
      EfTreeLeaf *leaf = g_ptr_array_index (self->leaves, i);

      if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, leaf->name)) > 1)
        {
          g_free (leaf->name);
          leaf->name = ef_tree_path_make_name (leaf->path, leaf->rank > 0 ? 3 : 2);
        }
    }
}

/* Time, step and value, in this order, is how TensorBoard writes its curves. */
static void
name_curve (EfTreeGather *self)
{
  static const char *const names[] = { "Wall time", "Step", "Value" };
  const EfTreeNode *row = g_ptr_array_index (self->kind->rows, 0);
  double time;

  if (!ef_tree_is (row, EF_TREE_LIST) || row->n_children != G_N_ELEMENTS (names)
      || self->leaves->len < G_N_ELEMENTS (names)
      || !ef_number_read_plain (ef_tree_at (row, 0)->text, ef_tree_at (row, 0)->length, &time)
      || time < 1e9)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      EfTreeLeaf *leaf = g_ptr_array_index (self->leaves, i);

      g_free (leaf->name);
      leaf->name = g_strdup (names[i]);
    }
}

static void
find_ends (EfTreeGather *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->leaves->len; i++)
    g_ptr_array_add (names, ((EfTreeLeaf *) g_ptr_array_index (self->leaves, i))->name);
  self->ends = ef_error_bars_find_ends (names);
}

static void
add_fields (EfTreeGather *self)
{
  name_leaves (self);
  if (self->kind->rows->len > 0)
    name_curve (self);
  for (guint i = 0; i < self->leaves->len; i++)
    {
      EfTreeLeaf *leaf = g_ptr_array_index (self->leaves, i);
      const EfField field = {
        .id = leaf->path,
        .name = leaf->name,
        .plain = ef_tree_path_is_setting (leaf->path, leaf->name),
        .share = EF_TYPED_COLUMN_SHARE,
        .rank = leaf->rank,
      };

      leaf->field = ef_records_get_field (self->records, &field);
    }
  find_ends (self);
}

static void
report_around (const EfTreeGather *self)
{
  EfReading *reading = self->document->reading;

  ef_diagnostics_add (reading->diagnostics, EF_SEVERITY_WARNING, ef_input_get_name (reading->input),
                      NULL,
                      _("Rows of “%s”: what stands around them is left out, because it is far more "
                        "than the rows themselves."),
                      self->kind->name != NULL ? self->kind->name : "");
}

static gboolean
is_cancelled (const EfTreeGather *self, guint row)
{
  return row % 1024 == 0 && g_cancellable_is_cancelled (self->document->reading->cancellable);
}

static gboolean
fill (EfTreeGather *self)
{
  const GPtrArray *rows = self->kind->rows;
  gboolean with_around = TRUE;

  for (guint i = 0; i < rows->len && !is_cancelled (self, i); i++)
    {
      ef_tree_gather_row (self, g_ptr_array_index (rows, i));
      with_around = self->n_around <= AROUND_FREE + AROUND_FACTOR * self->n_own;
      if (with_around)
        ef_tree_gather_around (self, g_ptr_array_index (rows, i));
    }
  if (!with_around)
    report_around (self);

  self->records = ef_records_new (ef_input_get_name (self->document->reading->input),
                                  self->document->pool, self->document->reading->diagnostics);
  add_fields (self);
  for (guint i = 0; i < rows->len && !is_cancelled (self, i); i++)
    {
      const EfTreeNode *row = g_ptr_array_index (rows, i);
      g_autofree char *place = ef_tree_dup_pointer (row);

      ef_records_begin_row (self->records, NULL, place);
      ef_tree_gather_row (self, row);
      add_bounds (self);
      if (with_around)
        ef_tree_gather_around (self, row);
    }

  return !g_cancellable_is_cancelled (self->document->reading->cancellable);
}

static EfTable *
end_table (EfTreeGather *self, GError **error)
{
  EfReading *reading = self->document->reading;
  const char *file = ef_input_get_name (reading->input);
  g_autoptr (GPtrArray) keys = ef_tree_path_split (self->kind->path);
  g_autofree char *inside = NULL;
  g_autofree char *path = NULL;

  if (keys->len == 0)
    return ef_records_end (self->records, file, file, reading->source, reading->cancellable, error);
  g_ptr_array_add (keys, NULL);
  inside = g_strjoinv (EF_CATALOG_SEPARATOR, (char **) keys->pdata);
  path = g_strjoin (EF_CATALOG_SEPARATOR, file, inside, NULL);

  return ef_records_end (self->records, self->kind->name != NULL ? self->kind->name : file, path,
                         reading->source, reading->cancellable, error);
}

static gboolean
has_numbers (EfTable *table, gboolean known)
{
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);

      if (ef_column_get_kind (column) == EF_COLUMN_NUMBER
          && (!known || ef_column_get_quantity (column) != NULL))
        return TRUE;
    }

  return FALSE;
}

/* NULL without @error if there are no numbers in it. @known: they have to be of a known
 * quantity. */
static EfTable *
make_table (EfTreeDocument *document, const EfRowKind *kind, gboolean known, GError **error)
{
  EfTreeGather work = {
    .document = document,
    .kind = kind,
    .leaves = g_ptr_array_new_with_free_func (ef_tree_leaf_free),
    .by_path = g_hash_table_new (g_str_hash, g_str_equal),
  };
  EfTable *table = NULL;

  if (!fill (&work))
    g_cancellable_set_error_if_cancelled (document->reading->cancellable, error);
  else
    table = end_table (&work, error);
  if (table != NULL && (!work.has_number || !has_numbers (table, known)))
    g_clear_pointer (&table, ef_table_unref);
  g_clear_pointer (&work.records, ef_records_free);
  g_clear_pointer (&work.ends, g_array_unref);
  g_ptr_array_unref (work.leaves);
  g_hash_table_unref (work.by_path);

  return table;
}

static gboolean
make_tables (EfTreeDocument *self, GPtrArray *tables, GError **error)
{
  for (guint i = 0; i < ef_row_kinds_get_n (self->kinds); i++)
    {
      const EfRowKind *kind = ef_row_kinds_get (self->kinds, i);
      GError *cause = NULL;
      EfTable *table = NULL;

      if (ef_row_kind_is_table (kind))
        table = make_table (self, kind, FALSE, &cause);
      if (cause != NULL)
        {
          g_propagate_error (error, cause);
          return FALSE;
        }
      if (table != NULL)
        g_ptr_array_add (tables, table);
    }

  return TRUE;
}

/* The document as its only row. */
static gboolean
make_single (EfTreeDocument *self, const EfTreeNode *root, GPtrArray *tables, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  const EfRowKind kind = { .path = (char *) "", .rows = rows, .most = 1 };
  GError *cause = NULL;
  EfTable *table;

  g_ptr_array_add (rows, (gpointer) root);
  table = make_table (self, &kind, TRUE, &cause);
  if (table != NULL)
    g_ptr_array_add (tables, table);
  if (cause != NULL)
    g_propagate_error (error, cause);

  return cause == NULL;
}

GPtrArray *
ef_tree_rows_read (const EfTreeNode *root, EfReading *reading, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_table_unref);
  EfTreeDocument document = {
    .reading = reading,
    .pool = ef_text_pool_new (),
    .kinds = ef_row_kinds_new (root),
    .path = g_string_new (NULL),
  };
  gboolean done;

  done = make_tables (&document, tables, error);
  if (done && tables->len == 0 && ef_tree_is (root, EF_TREE_MAPPING))
    done = make_single (&document, root, tables, error);
  ef_text_pool_freeze (document.pool);

  ef_text_pool_unref (document.pool);
  ef_row_kinds_free (document.kinds);
  g_string_free (document.path, TRUE);

  return done ? g_steal_pointer (&tables) : NULL;
}
