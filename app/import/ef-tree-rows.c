/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-tree-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error-bars.h"
#include "ef-number.h"
#include "ef-quantity.h"
#include "ef-records.h"
#include "ef-row-kinds.h"
#include "ef-tree-path.h"
#include "ef-tree-shape.h"
#include "ef-typed-column.h"

/* A document is walked twice: for the kinds of rows in it (ef-row-kinds.h), and then to gather
 * these rows. Each table is filled columns first, because their names depend on one another. */

/* A list of texts or numbers in a row is shown up to so many, joined with commas. */
#define JOINED_MAX 20
/* Values around rows are repeated in each; so many for each value of the rows, and so many in any
 * case. */
#define AROUND_FACTOR 4
#define AROUND_FREE (1 << 20)

typedef struct
{
  EfReading *reading;
  EfTextPool *pool;
  EfRowKinds *kinds;
  GString *path; /* of what is looked at */
} Document;

/* A column to be. */
typedef struct
{
  char *path;    /* what leads to it from the row, or from the top if it stands around */
  char *name;    /* made of that */
  char *pointer; /* the same as JSON pointer */
  gint rank;
  guint field;   /* in the records */
  const char *text; /* of the open row, of which bounds are made; or NULL */
} Leaf;

typedef struct
{
  Document *document;
  const EfRowKind *kind;
  EfRecords *records; /* NULL while columns are looked for */
  GPtrArray *leaves;  /* (element-type Leaf), as met */
  GHashTable *by_path;
  gsize base;         /* where in the path that of the leaf begins */
  gint rank;
  GArray *ends;       /* (element-type EfErrorBarEnds) of leaves */
  guint64 n_own;
  guint64 n_around;
  gboolean has_number; /* in a row itself: what is around rows says nothing of them */
} TableWork;

static void
leaf_free (gpointer data)
{
  Leaf *self = data;

  g_free (self->path);
  g_free (self->name);
  g_free (self->pointer);
  g_free (self);
}

/* Columns */

/* The column of what is at the path. */
static Leaf *
ensure_leaf (TableWork *self)
{
  const char *path = self->document->path->str + self->base;
  Leaf *leaf = g_hash_table_lookup (self->by_path, path);

  if (leaf != NULL)
    return leaf;
  leaf = g_new0 (Leaf, 1);
  leaf->path = g_strdup (path);
  leaf->pointer = ef_tree_path_make_pointer (path);
  leaf->rank = self->rank;
  g_ptr_array_add (self->leaves, leaf);
  g_hash_table_insert (self->by_path, leaf->path, leaf);

  return leaf;
}

static gboolean
may_be_number (const char *text)
{
  const EfNumberStyle style = { EF_COMMA_DECIMAL, TRUE };
  EfNumber number;

  return ef_number_read (text, -1, &style, &number) == EF_NUMBER_OK;
}

/* A value of the open row; @node says where it stands. */
static void
add_value (TableWork *self, const EfTreeNode *node, const char *text)
{
  Leaf *leaf = ensure_leaf (self);

  if (self->rank > 0)
    self->n_around++;
  else
    {
      self->n_own++;
      self->has_number = self->has_number || may_be_number (text);
    }
  if (self->records == NULL)
    return;
  if (self->rank > 0)
    {
      g_autofree char *place = ef_tree_dup_pointer (node);

      ef_records_set_at (self->records, leaf->field, text, place);
    }
  else
    {
      ef_records_set (self->records, leaf->field, text, leaf->pointer);
      leaf->text = text == node->text ? text : NULL;
    }
}

/* "{min, max}" where other rows have a number: its middle, with both ends. */
static void
add_range (TableWork *self, const EfTreeNode *node)
{
  const EfTreeNode *low = ef_tree_get (node, "min");
  const EfTreeNode *high = ef_tree_get (node, "max");
  const Leaf *leaf
    = g_hash_table_lookup (self->by_path, self->document->path->str + self->base);
  char buffer[EF_NUMBER_BUFFER];
  double from, to;

  if (self->records == NULL || self->rank > 0 || leaf == NULL || node->n_children != 2
      || ef_tree_get_text (low) == NULL || ef_tree_get_text (high) == NULL
      || !ef_number_read_plain (low->text, low->length, &from)
      || !ef_number_read_plain (high->text, high->length, &to) || !(from <= to))
    return;
  ef_records_set (self->records, leaf->field, ef_number_to_text (from + (to - from) / 2, buffer),
                  leaf->pointer);
  ef_records_set_bounds (self->records, leaf->field, low->text, high->text, leaf->pointer);
  ef_records_set_origin (self->records, leaf->field, EF_ORIGIN_DERIVED,
                         _("middle of the range that is stated"));
}

/* Gives the values of the open row the bounds that stand beside them. */
static void
add_bounds (TableWork *self)
{
  for (guint i = 0; i < self->ends->len; i++)
    {
      const EfErrorBarEnds *ends = &g_array_index (self->ends, EfErrorBarEnds, i);
      Leaf *value = g_ptr_array_index (self->leaves, ends->value);
      Leaf *low = g_ptr_array_index (self->leaves, ends->low);
      Leaf *high = g_ptr_array_index (self->leaves, ends->high);

      if (value->text != NULL && low->text != NULL && high->text != NULL)
        ef_records_set_bounds (self->records, value->field, low->text, high->text, low->pointer);
      value->text = low->text = high->text = NULL;
    }
}

/* Units */

/* TRUE if the number at that key cannot be in @unit, though this stands beside it and names no
 * number: "year" and "duration" beside "emission_factor" and "gCO2eq/kWh". */
static gboolean
says_otherwise (const char *key, const EfUnit *unit)
{
  static const char *const plain[] = { "year", "month", "day", "id", "index", "rank", "version",
                                       "count", "samples", "n", "seed", "step", "epoch", "runs",
                                       NULL };
  const EfQuantity *quantity = ef_quantity_recognise (key, NULL);
  g_autofree char *lower = g_ascii_strdown (key, -1);

  if (g_strv_contains (plain, lower))
    return TRUE;

  return quantity != NULL
         && g_strcmp0 (ef_quantity_get_dimension (quantity), ef_unit_get_dimension (unit)) != 0;
}

/* @shared: whether it is the one of all that stands there. */
static const EfTreeNode *
find_unit (const EfTreeNode *node, gboolean *shared)
{
  static const char *const endings[] = { "_unit", "_units", "_Units", "_Unit", "Unit", " unit" };
  static const char *const keys[] = { "unit", "units", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *key = g_strconcat (node->key, endings[i], NULL);
      const EfTreeNode *unit = ef_tree_get (node->parent, key);

      if (unit != NULL)
        return unit;
    }
  *shared = TRUE;

  return ef_tree_get_any (node->parent, keys);
}

/* The unit that stands beside a number, if it is one that is known; else NULL. */
static const char *
get_unit (const EfTreeNode *node)
{
  gboolean shared = FALSE;
  const EfUnit *known;
  const char *unit;

  if (node->key == NULL || node->quoted || !ef_tree_is_number (node))
    return NULL;
  unit = ef_tree_get_text (find_unit (node, &shared));
  known = unit != NULL ? ef_unit_find (unit, -1) : NULL;

  return known != NULL && !(shared && says_otherwise (node->key, known)) ? unit : NULL;
}

static gboolean
is_known_unit (const EfTreeNode *node)
{
  const gsize length = strlen (node->key);

  return length >= 4
         && (g_ascii_strcasecmp (node->key + length - 4, "unit") == 0
             || (length >= 5 && g_ascii_strcasecmp (node->key + length - 5, "units") == 0))
         && ef_unit_find (node->text, -1) != NULL;
}

/* What is in a row */

static void gather (TableWork *self, const EfTreeNode *node, const EfTreeNode *except);

static void
gather_scalar (TableWork *self, const EfTreeNode *node)
{
  const char *unit = get_unit (node);
  g_autofree char *both = NULL;

  if (ef_tree_get_text (node) == NULL || *node->text == '\0'
      || (node->key != NULL && is_known_unit (node)))
    return;
  if (unit != NULL)
    both = g_strconcat (node->text, " ", unit, NULL);
  add_value (self, node, both != NULL ? both : node->text);
}

static void
gather_pairs (TableWork *self, const EfTreeNode *list)
{
  GString *path = self->document->path;
  const gsize length = path->len;

  for (guint i = 0; i < list->n_children; i++)
    {
      const EfTreeNode *value = ef_tree_get_pair_value (ef_tree_at (list, i));

      ef_tree_path_push (path, ef_tree_get_text (ef_tree_get_pair_name (ef_tree_at (list, i))));
      if (ef_tree_get_text (value) != NULL)
        add_value (self, value, value->text);
      g_string_truncate (path, length);
    }
}

static void
gather_joined (TableWork *self, const EfTreeNode *list)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (list->n_children > JOINED_MAX)
    return;
  for (guint i = 0; i < list->n_children; i++)
    {
      const char *item = ef_tree_get_text (ef_tree_at (list, i));

      if (item != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", item);
    }
  if (text->len > 0)
    add_value (self, list, text->str);
}

static gboolean
is_table_of_its_own (TableWork *self)
{
  Document *document = self->document;

  return ef_row_kind_is_table (ef_row_kinds_find (document->kinds, document->path));
}

static void
gather_inner (TableWork *self, const EfTreeNode *node)
{
  GString *path = self->document->path;
  const gsize length = path->len;

  if (ef_tree_is_list_of_pairs (node))
    gather_pairs (self, node);
  else if (is_table_of_its_own (self))
    return;
  else if (ef_tree_is (node, EF_TREE_MAPPING))
    {
      add_range (self, node);
      gather (self, node, NULL);
    }
  else if (ef_tree_is_list_of_scalars (node))
    gather_joined (self, node);
  else if (node->n_children == 1 && ef_tree_is (ef_tree_at (node, 0), EF_TREE_MAPPING))
    {
      ef_tree_path_push (path, EF_TREE_PATH_ANY);
      gather (self, ef_tree_at (node, 0), NULL);
      g_string_truncate (path, length);
    }
}

/* All of a mapping or a tuple but the child @except. */
static void
gather (TableWork *self, const EfTreeNode *node, const EfTreeNode *except)
{
  GString *path = self->document->path;
  const gsize length = path->len;

  for (guint i = 0; i < node->n_children; i++)
    {
      const EfTreeNode *child = ef_tree_at (node, i);
      g_autofree char *number = NULL;

      if (child == except)
        continue;
      if (child->key == NULL)
        number = g_strdup_printf ("%u", i);
      ef_tree_path_push (path, child->key != NULL ? child->key : number);
      if (ef_tree_is (child, EF_TREE_SCALAR))
        gather_scalar (self, child);
      else
        gather_inner (self, child);
      g_string_truncate (path, length);
    }
}

/* The key of a row, as a value. */
static void
gather_key (TableWork *self, const EfTreeNode *row, const char *name)
{
  GString *path = self->document->path;
  const gsize length = path->len;

  ef_tree_path_push (path, name);
  add_value (self, row, row->key);
  g_string_truncate (path, length);
}

static void
gather_row (TableWork *self, const EfTreeNode *row)
{
  GString *path = self->document->path;

  g_string_assign (path, self->kind->path);
  self->base = path->len;
  self->rank = 0;
  if (self->kind->keyed)
    gather_key (self, row, "name");
  if (!ef_tree_is (row, EF_TREE_SCALAR))
    gather (self, row, NULL);
  else
    {
      ef_tree_path_push (path, self->kind->name != NULL ? self->kind->name : "value");
      gather_scalar (self, row);
    }
}

/* What stands among rows with keys. */
static void
gather_strays (TableWork *self, const EfTreeNode *node)
{
  GString *path = self->document->path;
  const gsize length = path->len;

  for (guint i = 0; i < node->n_children; i++)
    if (ef_tree_is (ef_tree_at (node, i), EF_TREE_SCALAR))
      {
        ef_tree_path_push (path, ef_tree_at (node, i)->key);
        gather_scalar (self, ef_tree_at (node, i));
        g_string_truncate (path, length);
      }
}

static void
gather_around (TableWork *self, const EfTreeNode *row)
{
  self->base = 0;
  self->rank = 1;
  for (const EfTreeNode *inside = row, *node = row->parent; node != NULL;
       inside = node, node = node->parent)
    {
      Document *document = self->document;
      const gboolean named = ef_row_kinds_locate (document->kinds, node, document->path);

      if (!ef_tree_is (node, EF_TREE_MAPPING))
        continue;
      if (named)
        gather_key (self, node, "name");
      if (!is_table_of_its_own (self))
        gather (self, node, inside);
      else if (!ef_tree_is (inside, EF_TREE_SCALAR))
        gather_strays (self, node);
    }
}

/* Tables */

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
name_leaves (TableWork *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->leaves->len; i++)
    {
      Leaf *leaf = g_ptr_array_index (self->leaves, i);
      gpointer count;

      leaf->name = choose_name (leaf->path);
      count = g_hash_table_lookup (counts, leaf->name);
      g_hash_table_insert (counts, g_strdup (leaf->name),
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
    }
  for (guint i = 0; i < self->leaves->len; i++)
    {
      Leaf *leaf = g_ptr_array_index (self->leaves, i);

      if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, leaf->name)) > 1)
        {
          g_free (leaf->name);
          leaf->name = ef_tree_path_make_name (leaf->path, leaf->rank > 0 ? 3 : 2);
        }
    }
}

/* Time, step and value, in this order, is how TensorBoard writes its curves. */
static void
name_curve (TableWork *self)
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
      Leaf *leaf = g_ptr_array_index (self->leaves, i);

      g_free (leaf->name);
      leaf->name = g_strdup (names[i]);
    }
}

static void
find_ends (TableWork *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->leaves->len; i++)
    g_ptr_array_add (names, ((Leaf *) g_ptr_array_index (self->leaves, i))->name);
  self->ends = ef_error_bars_find_ends (names);
}

static void
add_fields (TableWork *self)
{
  name_leaves (self);
  if (self->kind->rows->len > 0)
    name_curve (self);
  for (guint i = 0; i < self->leaves->len; i++)
    {
      Leaf *leaf = g_ptr_array_index (self->leaves, i);
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
report_around (const TableWork *self)
{
  EfReading *reading = self->document->reading;

  ef_diagnostics_add (reading->diagnostics, EF_SEVERITY_WARNING, ef_input_get_name (reading->input),
                      NULL,
                      _("Rows of “%s”: what stands around them is left out, because it is far more "
                        "than the rows themselves."),
                      self->kind->name != NULL ? self->kind->name : "");
}

static gboolean
is_cancelled (const TableWork *self, guint row)
{
  return row % 1024 == 0 && g_cancellable_is_cancelled (self->document->reading->cancellable);
}

static gboolean
fill (TableWork *self)
{
  const GPtrArray *rows = self->kind->rows;
  gboolean with_around = TRUE;

  for (guint i = 0; i < rows->len && !is_cancelled (self, i); i++)
    {
      gather_row (self, g_ptr_array_index (rows, i));
      with_around = self->n_around <= AROUND_FREE + AROUND_FACTOR * self->n_own;
      if (with_around)
        gather_around (self, g_ptr_array_index (rows, i));
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
      gather_row (self, row);
      add_bounds (self);
      if (with_around)
        gather_around (self, row);
    }

  return !g_cancellable_is_cancelled (self->document->reading->cancellable);
}

static EfTable *
end_table (TableWork *self, GError **error)
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
make_table (Document *document, const EfRowKind *kind, gboolean known, GError **error)
{
  TableWork work = {
    .document = document,
    .kind = kind,
    .leaves = g_ptr_array_new_with_free_func (leaf_free),
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
make_tables (Document *self, GPtrArray *tables, GError **error)
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
make_single (Document *self, const EfTreeNode *root, GPtrArray *tables, GError **error)
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
  Document document = {
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
