/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-derived-cells-private.h"

#include <math.h>

/* What a multiplication and a division are off by together, as a part of the value. */
#define CONVERSION_ERROR 1e-15

typedef struct
{
  EfOrigin origin;
  char *formula; /* or NULL; of a plain way, how a multiple of it is made */
  guint n;       /* cells */
} Way;

struct _EfDerivedCells
{
  guint n_rows;
  double *values;
  double *lows;
  double *highs;
  guint *ways;      /* of each row: index in `list` plus 1; 0 where there is no value */
  GArray *list;     /* Way */
  GHashTable *keys; /* EfWayKey to index plus 1 */
};

static void
clear_way (gpointer data)
{
  g_free (((Way *) data)->formula);
}

static guint
hash_key (gconstpointer data)
{
  const EfWayKey *key = data;
  guint64 mixed = (key->rows * 0x9e3779b97f4a7c15u) ^ key->how;

  return (guint) (mixed ^ mixed >> 32);
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const EfWayKey *one = a;
  const EfWayKey *other = b;

  return one->rows == other->rows && one->how == other->how;
}

EfDerivedCells *
ef_derived_cells_new (guint n_rows)
{
  EfDerivedCells *self = g_new0 (EfDerivedCells, 1);

  self->n_rows = n_rows;
  self->values = g_new (double, MAX (n_rows, 1));
  self->lows = g_new (double, MAX (n_rows, 1));
  self->highs = g_new (double, MAX (n_rows, 1));
  self->ways = g_new0 (guint, MAX (n_rows, 1));
  self->list = g_array_new (FALSE, FALSE, sizeof (Way));
  g_array_set_clear_func (self->list, clear_way);
  self->keys = g_hash_table_new_full (hash_key, equal_keys, g_free, NULL);

  return self;
}

void
ef_derived_cells_free (EfDerivedCells *self)
{
  g_free (self->values);
  g_free (self->lows);
  g_free (self->highs);
  g_free (self->ways);
  g_array_unref (self->list);
  g_hash_table_unref (self->keys);
  g_free (self);
}

gboolean
ef_derived_cells_set (
  EfDerivedCells *self, guint row, const EfWayKey *key, double value, double low, double high)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->keys, key));
  gboolean is_new = index == 0;

  if (is_new)
    {
      Way way = { EF_ORIGIN_REPORTED, NULL, 0 };

      g_array_append_val (self->list, way);
      index = self->list->len;
      g_hash_table_insert (self->keys, g_memdup2 (key, sizeof *key), GUINT_TO_POINTER (index));
    }

  /* A cell that is set again came to be the second way. */
  if (self->ways[row] != 0)
    g_array_index (self->list, Way, self->ways[row] - 1).n--;
  g_array_index (self->list, Way, index - 1).n++;
  self->ways[row] = index;
  self->values[row] = value;
  self->lows[row] = low;
  self->highs[row] = high;

  return is_new;
}

void
ef_derived_cells_describe_way (EfDerivedCells *self, guint row, EfOrigin origin, char *formula)
{
  Way *way = &g_array_index (self->list, Way, self->ways[row] - 1);

  way->origin = origin;
  way->formula = formula;
}

gboolean
ef_derived_cells_get (
  const EfDerivedCells *self, guint row, double *value, double *low, double *high, EfOrigin *origin)
{
  if (self->ways[row] == 0)
    return FALSE;

  *value = self->values[row];
  *low = self->lows[row];
  *high = self->highs[row];
  *origin = g_array_index (self->list, Way, self->ways[row] - 1).origin;

  return TRUE;
}

/* Nothing is computed for what somebody said, as long as it is not multiplied. */
static gboolean
is_plain (const Way *way)
{
  return way->origin == EF_ORIGIN_REPORTED || way->origin == EF_ORIGIN_EDITED;
}

static EfOrigin
get_origin (const Way *way, double times)
{
  return is_plain (way) && times != 1 ? EF_ORIGIN_DERIVED : way->origin;
}

static const char *
get_formula (const Way *way, double times)
{
  return is_plain (way) && times == 1 ? NULL : way->formula;
}

/* The way of most cells is what the column says; the others are exceptions. */
static guint
find_common_way (const EfDerivedCells *self)
{
  guint best = 0;

  for (guint i = 1; i < self->list->len; i++)
    if (g_array_index (self->list, Way, i).n > g_array_index (self->list, Way, best).n)
      best = i;

  return best;
}

/* 0.275 MWh are 275 kWh, not 275.00000000000006: what a conversion is off by, and no more, is taken
 * back where a number of 15 digits is as near. */
static double
without_noise (double value)
{
  static const double powers[] = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  };
  double magnitude = value != 0 ? floor (log10 (fabs (value))) : NAN;
  double exact;
  int power;

  if (!(magnitude >= -8 && magnitude <= 14))
    return value;

  /* A whole number below 2^53 by a power of ten that a double holds: the nearest to the decimal. */
  power = 14 - (int) magnitude;
  exact = round (value * powers[power]) / powers[power];

  return fabs (exact - value) <= CONVERSION_ERROR * fabs (value) ? exact : value;
}

static void
add_value (
  const EfDerivedCells *self, EfColumnBuilder *builder, guint row, double times, double per)
{
  double value = self->values[row] * times / per;
  double low = self->lows[row] * times / per;
  double high = self->highs[row] * times / per;
  guint way = self->ways[row];

  if (way != 0 && g_array_index (self->list, Way, way - 1).origin != EF_ORIGIN_ESTIMATED)
    {
      value = without_noise (value);
      low = without_noise (low);
      high = without_noise (high);
    }

  if (self->ways[row] == 0)
    ef_column_builder_add_number (builder, NAN);
  else if (low == value && high == value)
    ef_column_builder_add_number (builder, value);
  else
    ef_column_builder_add_number_full (builder, value, low, high, NULL, 0);
}

EfColumn *
ef_derived_cells_build (const EfDerivedCells *self,
                        const char *name,
                        const char *quantity,
                        const char *unit,
                        double times,
                        double per)
{
  EfColumnBuilder *builder;
  const Way *ways = (const Way *) self->list->data;
  guint common;

  if (self->list->len == 0)
    return NULL;

  common = find_common_way (self);
  builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);
  ef_column_builder_set_quantity (builder, ef_quantity_find (quantity), ef_unit_find_by_id (unit));
  ef_column_builder_set_origin (builder, get_origin (&ways[common], times),
                                get_formula (&ways[common], times));
  ef_column_builder_reserve (builder, self->n_rows);
  for (guint row = 0; row < self->n_rows; row++)
    {
      guint index = self->ways[row];

      add_value (self, builder, row, times, per);
      if (index != 0 && index - 1 != common)
        ef_column_builder_set_cell_origin (builder, row, get_origin (&ways[index - 1], times),
                                           get_formula (&ways[index - 1], times));
    }

  return ef_column_builder_end (builder);
}
