/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-reshape.h"

#include "ef-error.h"
#include "ef-row-groups-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* One row for each value, and back. */

#define UNIT_NAME "Unit"

static gboolean
require_kind (const EfColumn *column, EfColumnKind kind, GError **error)
{
  if (ef_column_get_kind (column) == kind)
    return TRUE;

  g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX,
               kind == EF_COLUMN_NUMBER ? _("The column “%s” holds no numbers.")
                                        : _("The column “%s” holds no texts."),
               ef_column_get_name (column));

  return FALSE;
}

static void
set_no_values (EfTable *table, GError **error)
{
  g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS, _("“%s” has no values there."),
               ef_table_get_name (table));
}

/* ---- Wide to long ---- */

typedef struct
{
  EfTable *table;
  GPtrArray *chosen; /* of EfColumn, borrowed */
  GArray *rows;      /* of guint32: the row of @table for each new row */
  GArray *origins;   /* of guint: its column in @chosen */
  GPtrArray *columns; /* of EfColumn: the new ones */
} Melt;

static void
melt_clear (Melt *self)
{
  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->origins, g_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Melt, melt_clear)

static gboolean
list_cells (Melt *self, GError **error)
{
  guint64 n = 0;

  for (guint i = 0; i < self->chosen->len; i++)
    {
      const EfColumn *column = g_ptr_array_index (self->chosen, i);

      if (!require_kind (column, EF_COLUMN_NUMBER, error))
        return FALSE;
      n += ef_column_get_n_present (column);
    }
  if (!ef_reshape_check_size (n, ef_table_get_n_columns (self->table) - self->chosen->len + 3,
                              error))
    return FALSE;

  for (guint32 row = 0; row < ef_table_get_n_rows (self->table); row++)
    for (guint i = 0; i < self->chosen->len; i++)
      if (!isnan (ef_column_get_numbers (g_ptr_array_index (self->chosen, i))[row]))
        {
          g_array_append_val (self->rows, row);
          g_array_append_val (self->origins, i);
        }
  if (self->rows->len == 0)
    set_no_values (self->table, error);

  return self->rows->len > 0;
}

/* All columns measure the same in the same unit, and with the same better end. */
static gboolean
are_alike (GPtrArray *columns)
{
  const EfColumn *first = g_ptr_array_index (columns, 0);

  for (guint i = 1; i < columns->len; i++)
    {
      const EfColumn *column = g_ptr_array_index (columns, i);

      if (ef_column_get_quantity (column) != ef_column_get_quantity (first)
          || ef_column_get_unit (column) != ef_column_get_unit (first)
          || ef_column_get_direction (column) != ef_column_get_direction (first))
        return FALSE;
    }

  return TRUE;
}

static const EfColumn *
get_origin (const Melt *self, guint i)
{
  return g_ptr_array_index (self->chosen, g_array_index (self->origins, guint, i));
}

static void
add_texts (Melt *self, const char *name, EfRole role, const char *(*get) (const EfColumn *column))
{
  g_autofree char *unique = ef_reshape_dup_column_name (self->columns, name);
  EfColumnBuilder *builder = ef_column_builder_new (unique, EF_COLUMN_TEXT);

  ef_column_builder_set_role (builder, role);
  ef_column_builder_reserve (builder, self->rows->len);
  for (guint i = 0; i < self->rows->len; i++)
    ef_column_builder_add_text (builder, get (get_origin (self, i)), -1);
  g_ptr_array_add (self->columns, ef_column_builder_end (builder));
}

static const char *
get_symbol (const EfColumn *column)
{
  const EfUnit *unit = ef_column_get_unit (column);

  return unit != NULL ? ef_unit_get_symbol (unit) : "";
}

static double
get_bound (const double *bounds, guint row)
{
  return bounds != NULL ? bounds[row] : NAN;
}

gint
ef_table_find_long_column (const EfTable *table, const char *name)
{
  const EfTableRecipe *recipe;

  g_return_val_if_fail (table != NULL && name != NULL, -1);

  recipe = ef_table_get_recipe (table);
  if (recipe == NULL || recipe->kind != EF_RECIPE_LONG)
    return -1;
  /* Others of that name stand before it. */
  for (gint i = (gint) ef_table_get_n_columns (table) - 1; i >= 0; i--)
    if (g_str_has_prefix (ef_column_get_name (ef_table_get_column (table, (guint) i)), name))
      return i;

  return -1;
}

static gboolean
have_units (GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    if (*get_symbol (columns->pdata[i]) != '\0')
      return TRUE;

  return FALSE;
}

/* What all columns agree on, be they of different things: "top1" and "top5" are better higher. */
static EfDirection
find_direction (GPtrArray *columns)
{
  EfDirection direction = ef_column_get_direction (g_ptr_array_index (columns, 0));

  for (guint i = 1; i < columns->len; i++)
    if (ef_column_get_direction (g_ptr_array_index (columns, i)) != direction)
      return EF_DIRECTION_UNKNOWN;

  return direction;
}

static void
add_values (Melt *self, gboolean alike)
{
  g_autofree char *unique = ef_reshape_dup_column_name (self->columns, EF_TABLE_LONG_VALUES);
  EfColumnBuilder *builder = ef_column_builder_new (unique, EF_COLUMN_NUMBER);
  const EfColumn *first = g_ptr_array_index (self->chosen, 0);

  if (alike)
    ef_column_builder_set_quantity (builder, ef_column_get_quantity (first),
                                    ef_column_get_unit (first));
  if (find_direction (self->chosen) != EF_DIRECTION_UNKNOWN)
    ef_column_builder_set_direction (builder, find_direction (self->chosen),
                                     ef_column_get_direction_reason (first));
  ef_column_builder_reserve (builder, self->rows->len);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const EfColumn *column = get_origin (self, i);
      guint32 row = g_array_index (self->rows, guint32, i);
      EfOrigin origin = ef_column_get_cell_origin (column, row);

      ef_column_builder_add_number_full (builder, ef_column_get_numbers (column)[row],
                                         get_bound (ef_column_get_lows (column), row),
                                         get_bound (ef_column_get_highs (column), row),
                                         ef_column_get_original (column, row), -1);
      if (origin != EF_ORIGIN_REPORTED)
        ef_column_builder_set_cell_origin (builder, i, origin,
                                           ef_column_get_cell_formula (column, row));
    }
  g_ptr_array_add (self->columns, ef_column_builder_end (builder));
}

static EfColumn *
list_places (const Melt *self)
{
  EfColumnBuilder *builder = ef_column_builder_new ("place", EF_COLUMN_TEXT);

  ef_column_builder_reserve (builder, self->rows->len);
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *place = ef_reshape_dup_place (
        self->table, g_array_index (self->rows, guint32, i), get_origin (self, i));

      ef_column_builder_add_text (builder, place, -1);
    }

  return ef_column_builder_end (builder);
}

EfTable *
ef_table_to_long (EfTable *table, GPtrArray *columns, GCancellable *cancellable, GError **error)
{
  g_auto (Melt) self = { .table = table };
  g_autoptr (EfColumn) places = NULL;
  g_autoptr (EfSource) source = NULL;
  g_autoptr (EfTable) made = NULL;
  g_autoptr (EfTableRecipe) recipe = NULL;
  g_autofree char *name = NULL;
  gboolean alike;

  g_return_val_if_fail (table != NULL && columns != NULL, NULL);

  self.chosen = ef_reshape_find_columns (table, columns, error);
  if (self.chosen == NULL)
    return NULL;
  self.rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self.origins = g_array_new (FALSE, FALSE, sizeof (guint));
  self.columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  if (!list_cells (&self, error))
    return NULL;

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!g_ptr_array_find (self.chosen, column, NULL))
        g_ptr_array_add (self.columns,
                         ef_column_pick (column, (const guint32 *) self.rows->data,
                                         self.rows->len));
    }
  alike = are_alike (self.chosen);
  add_texts (&self, EF_TABLE_LONG_METRICS, EF_ROLE_GROUP, ef_column_get_name);
  add_values (&self, alike);
  if (!alike && have_units (self.chosen))
    add_texts (&self, UNIT_NAME, EF_ROLE_NONE, get_symbol);

  places = list_places (&self);
  source = ef_reshape_dup_source (table);
  name = ef_reshape_dup_name (table, "long");
  made = ef_table_new_with_places (name, name, self.columns, self.rows->len, source, places);
  recipe = ef_table_recipe_new (EF_RECIPE_LONG, columns);

  return ef_reshape_finish (made, table, recipe);
}

/* ---- Long to wide ---- */

/* A column to be. */
typedef struct
{
  char *name;
  char *unit; /* as the file writes it, or "" */
  guint32 *rows; /* of the long table, for each group, or EF_NO_ROW */
} Metric;

static void
metric_free (gpointer data)
{
  Metric *self = data;

  g_free (self->name);
  g_free (self->unit);
  g_free (self->rows);
  g_free (self);
}

typedef struct
{
  EfTable *table;
  const EfColumn *metrics;
  const EfColumn *values;
  const EfColumn *units; /* or NULL */
  GPtrArray *keys;       /* of EfColumn, borrowed */
  EfRowGroups *groups;
  GPtrArray *made;       /* of Metric */
  GHashTable *by_text;   /* name and unit -> Metric */
} Cast;

static void
cast_clear (Cast *self)
{
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->groups, ef_row_groups_free);
  g_clear_pointer (&self->made, g_ptr_array_unref);
  g_clear_pointer (&self->by_text, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cast, cast_clear)

/* NULL with EF_ERROR_TOO_LARGE. */
static Metric *
ensure_metric (Cast *self, guint32 row, GError **error)
{
  const char *name = ef_column_get_text (self->metrics, row);
  const char *unit = self->units != NULL ? ef_column_get_text (self->units, row) : "";
  g_autofree char *text = g_strdup_printf ("%s\x1f%s", name, unit);
  Metric *metric = g_hash_table_lookup (self->by_text, text);

  if (metric != NULL)
    return metric;
  if (!ef_reshape_check_size (self->groups->n, self->made->len + self->keys->len + 1, error))
    return NULL;

  metric = g_new0 (Metric, 1);
  metric->name = g_strdup (name);
  metric->unit = g_strdup (unit);
  metric->rows = g_new (guint32, MAX (self->groups->n, 1));
  for (guint i = 0; i < self->groups->n; i++)
    metric->rows[i] = EF_NO_ROW;
  g_ptr_array_add (self->made, metric);
  g_hash_table_insert (self->by_text, g_steal_pointer (&text), metric);

  return metric;
}

static gboolean
place_cell (Cast *self, guint group, guint32 row, GError **error)
{
  Metric *metric;

  if (isnan (ef_column_get_numbers (self->values)[row])
      || *ef_column_get_text (self->metrics, row) == '\0')
    return TRUE;
  metric = ensure_metric (self, row, error);
  if (metric == NULL)
    return FALSE;
  if (metric->rows[group] != EF_NO_ROW)
    {
      g_autofree char *label = ef_table_dup_row_label (self->table, row);

      g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX,
                   _("“%s” has several values of “%s”. Aggregate these first, or name more "
                     "columns by which rows belong together."),
                   label, metric->name);
      return FALSE;
    }
  metric->rows[group] = row;

  return TRUE;
}

static gboolean
place_cells (Cast *self, GCancellable *cancellable, GError **error)
{
  for (guint group = 0; group < self->groups->n; group++)
    {
      if (group % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint i = self->groups->starts[group]; i < self->groups->starts[group + 1]; i++)
        if (!place_cell (self, group, self->groups->rows[i], error))
          return FALSE;
    }
  if (self->made->len == 0)
    set_no_values (self->table, error);

  return self->made->len > 0;
}

static gboolean
is_measured_twice (const Cast *self, const Metric *metric)
{
  for (guint i = 0; i < self->made->len; i++)
    {
      const Metric *other = g_ptr_array_index (self->made, i);

      if (other != metric && strcmp (other->name, metric->name) == 0)
        return TRUE;
    }

  return FALSE;
}

/* What its name says, and the unit that stood beside it. */
static EfColumn *
make_column (const Cast *self, const Metric *metric, GPtrArray *columns)
{
  g_autoptr (EfColumn) picked = ef_column_pick (self->values, metric->rows, self->groups->n);
  g_autofree char *wanted = *metric->unit != '\0' && is_measured_twice (self, metric)
                              ? g_strdup_printf ("%s (%s)", metric->name, metric->unit)
                              : g_strdup (metric->name);
  g_autofree char *name = ef_reshape_dup_column_name (columns, wanted);
  g_autoptr (EfColumn) named = ef_column_with_name (picked, name);
  const EfUnit *implied = NULL;
  const EfQuantity *quantity = ef_quantity_recognise (metric->name, &implied);
  const EfUnit *unit = *metric->unit != '\0' ? ef_unit_find (metric->unit, -1) : NULL;

  if (quantity == NULL && unit == NULL)
    return g_steal_pointer (&named);
  if (quantity != NULL && unit != NULL
      && g_strcmp0 (ef_unit_get_dimension (unit), ef_quantity_get_dimension (quantity)) != 0)
    quantity = NULL;

  return ef_column_with_quantity (named, quantity, unit != NULL ? unit : implied);
}

static gboolean
find_columns (Cast *self, const char *metrics, const char *values, GPtrArray *keys, GError **error)
{
  self->metrics = ef_table_require_column (self->table, metrics, error);
  if (self->metrics == NULL || !require_kind (self->metrics, EF_COLUMN_TEXT, error))
    return FALSE;
  self->values = ef_table_require_column (self->table, values, error);
  if (self->values == NULL || !require_kind (self->values, EF_COLUMN_NUMBER, error))
    return FALSE;

  self->units = ef_table_find_column (self->table, UNIT_NAME);
  if (self->units == self->metrics
      || (self->units != NULL && ef_column_get_kind (self->units) != EF_COLUMN_TEXT))
    self->units = NULL;

  if (keys != NULL)
    {
      self->keys = ef_reshape_find_columns (self->table, keys, error);
      return self->keys != NULL;
    }
  self->keys = g_ptr_array_new ();
  for (guint i = 0; i < ef_table_get_n_columns (self->table); i++)
    {
      EfColumn *column = ef_table_get_column (self->table, i);

      if (column != self->metrics && column != self->values && column != self->units)
        g_ptr_array_add (self->keys, column);
    }

  return TRUE;
}

EfTable *
ef_table_to_wide (EfTable *table, const char *metrics, const char *values, GPtrArray *keys,
                  GCancellable *cancellable, GError **error)
{
  g_auto (Cast) self = { .table = table };
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autofree guint32 *firsts = NULL;
  g_autoptr (EfColumn) places = NULL;
  g_autoptr (EfSource) source = NULL;
  g_autoptr (EfTable) made = NULL;
  g_autoptr (EfTableRecipe) recipe = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (table != NULL && metrics != NULL && values != NULL, NULL);

  if (!find_columns (&self, metrics, values, keys, error))
    return NULL;
  self.groups = ef_row_groups_new (table, self.keys, EF_MISSING_KEYS_AGREE, NULL, cancellable,
                                   error);
  if (self.groups == NULL)
    return NULL;
  self.made = g_ptr_array_new_with_free_func (metric_free);
  self.by_text = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!place_cells (&self, cancellable, error))
    return NULL;

  firsts = g_new (guint32, MAX (self.groups->n, 1));
  for (guint i = 0; i < self.groups->n; i++)
    firsts[i] = self.groups->rows[self.groups->starts[i]];
  for (guint i = 0; i < self.keys->len; i++)
    g_ptr_array_add (columns,
                     ef_column_pick (g_ptr_array_index (self.keys, i), firsts, self.groups->n));
  for (guint i = 0; i < self.made->len; i++)
    g_ptr_array_add (columns, make_column (&self, g_ptr_array_index (self.made, i), columns));

  places = ef_row_groups_list_places (self.groups, table);
  source = ef_reshape_dup_source (table);
  name = ef_reshape_dup_name (table, "wide");
  made = ef_table_new_with_places (name, name, columns, self.groups->n, source, places);
  recipe = ef_table_recipe_new (EF_RECIPE_WIDE, keys);
  recipe->metrics = g_strdup (metrics);
  recipe->values = g_strdup (values);

  return ef_reshape_finish (made, table, recipe);
}

EfTable *
ef_table_reshape (EfTable *table, const EfTableRecipe *recipe, GCancellable *cancellable,
                  GError **error)
{
  g_return_val_if_fail (table != NULL && recipe != NULL, NULL);

  switch (recipe->kind)
    {
    case EF_RECIPE_LONG:
      return ef_table_to_long (table, recipe->columns, cancellable, error);
    case EF_RECIPE_WIDE:
      return ef_table_to_wide (table, recipe->metrics, recipe->values, recipe->columns,
                               cancellable, error);
    case EF_RECIPE_RUNS:
    default:
      return ef_table_aggregate (table, recipe->columns, recipe->statistic, recipe->spread,
                                 cancellable, error);
    }
}
