/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cells-private.h"

#include <math.h>
#include <string.h>

#include "ef-large-memory.h"

/* Readers append cells by the million, so the builder owns plain arrays that double when full:
 * no allocation per cell, and the arrays become the column's without being copied. What most
 * columns never need (bounds, originals) is allocated when the first cell has it. */
struct _EfColumnBuilder
{
  EfColumnTraits traits; /* its strings are the three below */
  char *name;
  char *formula;
  char *path;
  EfCells *cells;
  guint capacity; /* of the cells' arrays */
  guint originals_capacity;
  GString *original_text; /* NULL until the first original */
  gboolean own_pool;
};

static void
grow (EfColumnBuilder *self,
      guint            capacity)
{
  EfCells *cells = self->cells;

  if (capacity <= self->capacity)
    return;

  if (cells->kind == EF_COLUMN_TEXT)
    {
      cells->text_ids = g_renew (guint32, cells->text_ids, capacity);
      ef_large_memory_hint (cells->text_ids, (gsize) capacity * sizeof *cells->text_ids);
    }
  else
    {
      cells->numbers = g_renew (double, cells->numbers, capacity);
      ef_large_memory_hint (cells->numbers, (gsize) capacity * sizeof *cells->numbers);
    }
  if (cells->lows != NULL)
    {
      cells->lows = g_renew (double, cells->lows, capacity);
      cells->highs = g_renew (double, cells->highs, capacity);
    }

  self->capacity = capacity;
}

/* Makes room for @n more rows. */
static inline void
reserve_rows (EfColumnBuilder *self,
              guint            n)
{
  if (G_LIKELY (n <= self->capacity - self->cells->n_rows))
    return;

  g_assert (self->capacity <= G_MAXUINT / 2 - n);
  grow (self, MAX (self->capacity * 2 + n, 64));
}

/* Makes room for one row and counts it. */
static inline guint
next_row (EfColumnBuilder *self)
{
  reserve_rows (self, 1);

  return self->cells->n_rows++;
}

static void
ensure_bounds (EfColumnBuilder *self,
               guint            n_rows)
{
  EfCells *cells = self->cells;

  if (cells->lows != NULL)
    return;

  cells->lows = g_new (double, self->capacity);
  cells->highs = g_new (double, self->capacity);
  for (guint i = 0; i < n_rows; i++)
    cells->lows[i] = cells->highs[i] = NAN;
}

static void
keep_original (EfColumnBuilder *self,
               guint            row,
               const char      *text,
               gssize           length)
{
  EfCells *cells = self->cells;

  if (self->original_text == NULL)
    self->original_text = g_string_new (NULL);

  if (cells->n_originals == self->originals_capacity)
    {
      self->originals_capacity = MAX (self->originals_capacity * 2, 16);
      cells->original_rows = g_renew (guint32, cells->original_rows, self->originals_capacity);
      cells->original_offsets = g_renew (gsize, cells->original_offsets, self->originals_capacity);
    }

  cells->original_rows[cells->n_originals] = row;
  cells->original_offsets[cells->n_originals] = self->original_text->len;
  cells->n_originals++;

  g_string_append_len (self->original_text, text, length);
  g_string_append_c (self->original_text, '\0');
}

static EfTextPool *
ensure_pool (EfColumnBuilder *self)
{
  if (self->cells->pool == NULL)
    {
      self->cells->pool = ef_text_pool_new ();
      self->own_pool = TRUE;
    }

  return self->cells->pool;
}

static void
count_texts (EfCells *cells)
{
  for (guint i = 0; i < cells->n_rows; i++)
    cells->n_present += cells->text_ids[i] != 0;
}

static void
measure_numbers (EfCells *cells)
{
  double min = INFINITY;
  double max = -INFINITY;

  for (guint i = 0; i < cells->n_rows; i++)
    {
      double value = cells->numbers[i];

      cells->n_present += !isnan (value);
      if (!isfinite (value))
        continue;

      min = MIN (min, value);
      max = MAX (max, value);
    }

  if (min <= max)
    {
      cells->min = min;
      cells->max = max;
    }
}

/* Gives back what doubling allocated in excess, so that a column costs what it holds. */
static void
trim (EfColumnBuilder *self)
{
  EfCells *cells = self->cells;

  if (cells->text_ids != NULL)
    cells->text_ids = g_renew (guint32, cells->text_ids, MAX (cells->n_rows, 1));
  if (cells->numbers != NULL)
    cells->numbers = g_renew (double, cells->numbers, MAX (cells->n_rows, 1));
  if (cells->lows != NULL)
    {
      cells->lows = g_renew (double, cells->lows, MAX (cells->n_rows, 1));
      cells->highs = g_renew (double, cells->highs, MAX (cells->n_rows, 1));
    }
  if (cells->n_originals > 0)
    {
      cells->original_rows = g_renew (guint32, cells->original_rows, cells->n_originals);
      cells->original_offsets = g_renew (gsize, cells->original_offsets, cells->n_originals);
      cells->original_text = g_string_free (g_steal_pointer (&self->original_text), FALSE);
    }
}

EfColumnBuilder *
ef_column_builder_new (const char   *name,
                       EfColumnKind  kind)
{
  EfColumnBuilder *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (EfColumnBuilder, 1);
  self->name = g_strdup (name);
  self->traits.name = self->name;
  self->cells = ef_cells_new (kind);
  self->cells->date_precision = EF_DATE_DAY;

  return self;
}

void
ef_column_builder_free (EfColumnBuilder *self)
{
  g_return_if_fail (self != NULL);

  if (self->original_text != NULL)
    g_string_free (self->original_text, TRUE);
  g_clear_pointer (&self->cells, ef_cells_unref);
  g_free (self->formula);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

void
ef_column_builder_set_role (EfColumnBuilder *self,
                            EfRole           role)
{
  g_return_if_fail (self != NULL);

  self->traits.role = role;
}

void
ef_column_builder_set_quantity (EfColumnBuilder  *self,
                                const EfQuantity *quantity,
                                const EfUnit     *unit)
{
  g_return_if_fail (self != NULL);

  self->traits.quantity = quantity;
  self->traits.unit = unit;
}

void
ef_column_builder_set_direction (EfColumnBuilder   *self,
                                 EfDirection        direction,
                                 EfDirectionReason  reason)
{
  g_return_if_fail (self != NULL);

  self->traits.direction = direction;
  self->traits.direction_reason = reason;
}

void
ef_column_builder_set_origin (EfColumnBuilder *self,
                              EfOrigin         origin,
                              const char      *formula)
{
  g_return_if_fail (self != NULL);

  self->traits.origin = origin;
  g_free (self->formula);
  self->formula = g_strdup (formula);
  self->traits.formula = self->formula;
}

void
ef_column_builder_set_path (EfColumnBuilder *self,
                            const char      *path)
{
  g_return_if_fail (self != NULL);

  g_free (self->path);
  self->path = g_strdup (path);
  self->traits.path = self->path;
}

void
ef_column_builder_set_pool (EfColumnBuilder *self,
                            EfTextPool      *pool)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (pool != NULL);
  g_return_if_fail (self->cells->kind == EF_COLUMN_TEXT);
  g_return_if_fail (self->cells->n_rows == 0);

  ef_text_pool_ref (pool);
  g_clear_pointer (&self->cells->pool, ef_text_pool_unref);
  self->cells->pool = pool;
  self->own_pool = FALSE;
}

void
ef_column_builder_set_date_precision (EfColumnBuilder *self,
                                      EfDatePrecision  precision)
{
  g_return_if_fail (self != NULL);

  self->cells->date_precision = precision;
}

void
ef_column_builder_reserve (EfColumnBuilder *self,
                           guint            n_rows)
{
  g_return_if_fail (self != NULL);

  grow (self, n_rows);
}

void
ef_column_builder_add_number (EfColumnBuilder *self,
                              double           value)
{
  guint row;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->cells->kind != EF_COLUMN_TEXT);

  row = next_row (self);
  self->cells->numbers[row] = value;
  if (G_UNLIKELY (self->cells->lows != NULL))
    self->cells->lows[row] = self->cells->highs[row] = NAN;
}

void
ef_column_builder_add_number_full (EfColumnBuilder *self,
                                   double           value,
                                   double           low,
                                   double           high,
                                   const char      *original,
                                   gssize           original_length)
{
  guint row;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->cells->kind != EF_COLUMN_TEXT);

  row = next_row (self);
  self->cells->numbers[row] = value;

  if (!isnan (low) || !isnan (high))
    ensure_bounds (self, row);
  if (self->cells->lows != NULL)
    {
      self->cells->lows[row] = low;
      self->cells->highs[row] = high;
    }

  if (original != NULL)
    keep_original (self, row, original, original_length);
}

double
ef_column_builder_get_number (const EfColumnBuilder *self,
                              guint                  row)
{
  g_return_val_if_fail (self != NULL, NAN);
  g_return_val_if_fail (self->cells->kind != EF_COLUMN_TEXT, NAN);
  g_return_val_if_fail (row < self->cells->n_rows, NAN);

  return self->cells->numbers[row];
}

void
ef_column_builder_set_bounds (EfColumnBuilder *self,
                              guint            row,
                              double           low,
                              double           high)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->cells->kind != EF_COLUMN_TEXT);
  g_return_if_fail (row < self->cells->n_rows);

  ensure_bounds (self, self->cells->n_rows);
  self->cells->lows[row] = low;
  self->cells->highs[row] = high;
}

void
ef_column_builder_add_text (EfColumnBuilder *self,
                            const char      *text,
                            gssize           length)
{
  guint row;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->cells->kind == EF_COLUMN_TEXT);

  row = next_row (self); /* may move the array */
  self->cells->text_ids[row] = ef_text_pool_add (ensure_pool (self), text, length);
}

void
ef_column_builder_add_text_id (EfColumnBuilder *self,
                               guint32          id)
{
  ef_column_builder_add_text_ids (self, &id, 1);
}

void
ef_column_builder_add_text_ids (EfColumnBuilder *self,
                                const guint32   *ids,
                                guint            n)
{
  EfCells *cells;
  guint32 n_texts;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->cells->kind == EF_COLUMN_TEXT);

  cells = self->cells;
  n_texts = ef_text_pool_get_size (ensure_pool (self));
  reserve_rows (self, n);
  for (guint i = 0; i < n; i++)
    {
      g_return_if_fail (ids[i] <= n_texts);

      cells->text_ids[cells->n_rows++] = ids[i];
    }
}

void
ef_column_builder_add_missing (EfColumnBuilder *self,
                               const char      *original,
                               gssize           original_length)
{
  guint row;

  g_return_if_fail (self != NULL);

  row = next_row (self);
  if (self->cells->kind == EF_COLUMN_TEXT)
    self->cells->text_ids[row] = 0;
  else
    self->cells->numbers[row] = NAN;
  if (self->cells->lows != NULL)
    self->cells->lows[row] = self->cells->highs[row] = NAN;

  if (original != NULL)
    keep_original (self, row, original, original_length);
}

void
ef_column_builder_take_numbers (EfColumnBuilder *self,
                                double          *values,
                                guint            n_values)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->cells->kind != EF_COLUMN_TEXT);
  g_return_if_fail (self->cells->n_rows == 0);
  g_return_if_fail (values != NULL || n_values == 0);

  g_free (self->cells->numbers);
  g_clear_pointer (&self->cells->lows, g_free);
  g_clear_pointer (&self->cells->highs, g_free);
  self->cells->numbers = values;
  self->cells->n_rows = n_values;
  self->capacity = n_values;
}

void
ef_column_builder_set_cell_origin (EfColumnBuilder *self,
                                   guint            row,
                                   EfOrigin         origin,
                                   const char      *formula)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (row < self->cells->n_rows);

  if (self->cells->origins == NULL)
    self->cells->origins = ef_cell_origins_new ();
  ef_cell_origins_add (self->cells->origins, row, origin, formula);
}

guint
ef_column_builder_get_n_rows (const EfColumnBuilder *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->cells->n_rows;
}

EfColumn *
ef_column_builder_end (EfColumnBuilder *self)
{
  EfColumn *column;
  EfCells *cells;

  g_return_val_if_fail (self != NULL, NULL);

  cells = self->cells;
  if (cells->kind == EF_COLUMN_TEXT)
    {
      ensure_pool (self);
      if (self->own_pool)
        ef_text_pool_freeze (cells->pool);
      if (cells->text_ids == NULL)
        cells->text_ids = g_new (guint32, 1);
      count_texts (cells);
    }
  else
    {
      if (cells->numbers == NULL)
        cells->numbers = g_new (double, 1);
      measure_numbers (cells);
    }

  trim (self);
  if (cells->origins != NULL)
    ef_cell_origins_seal (cells->origins);
  ef_column_traits_settle_direction (&self->traits, cells->kind);
  column = ef_column_new_take_cells (&self->traits, g_steal_pointer (&self->cells));
  ef_column_builder_free (self);

  return column;
}
