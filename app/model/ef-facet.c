/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-facet.h"

#include <math.h>
#include <string.h>

#include "ef-filter-parts.h"
#include "ef-filter.h"
#include "ef-round.h"

/* Values that reach further than this, and are all above zero, are told apart on a logarithmic
 * scale only. */
#define LOGARITHMIC_FROM 100

static int
compare_values (gconstpointer a, gconstpointer b, gpointer pool)
{
  const EfFacetValue *left = a;
  const EfFacetValue *right = b;

  if (left->n != right->n)
    return left->n > right->n ? -1 : 1;

  return strcmp (ef_text_pool_get (pool, left->text_id), ef_text_pool_get (pool, right->text_id));
}

/* @mask: the rows that count, or NULL. */
static void
count_texts (EfFacet *self, const guint8 *mask)
{
  const guint32 *ids = ef_column_get_text_ids (self->column);
  EfTextPool *pool = ef_column_get_pool (self->column);
  gsize size = (gsize) ef_text_pool_get_size (pool) + 1;
  g_autofree guint *counts = g_new0 (guint, size);
  g_autofree guint8 *occurs = g_new0 (guint8, size);

  for (guint row = 0; row < ef_column_get_n_rows (self->column); row++)
    {
      occurs[ids[row]] = 1;
      counts[ids[row]] += mask == NULL || mask[row];
    }

  self->n_missing = counts[0];
  self->values = g_array_new (FALSE, FALSE, sizeof (EfFacetValue));
  for (gsize id = 1; id < size; id++)
    if (occurs[id])
      {
        EfFacetValue value = { (guint32) id, counts[id] };

        g_array_append_val (self->values, value);
      }
  self->n_values = self->values->len;
  g_array_sort_with_data (self->values, compare_values, pool);
  if (self->values->len > EF_FACET_VALUES_MAX)
    g_array_set_size (self->values, EF_FACET_VALUES_MAX);
}

double
ef_facet_get_share_of (const EfFacet *self, double value)
{
  double share;

  g_return_val_if_fail (self != NULL, 0);

  if (!(self->max > self->min))
    return 0.5;
  share = self->logarithmic
            ? log (MAX (value, self->min) / self->min) / log (self->max / self->min)
            : (value - self->min) / (self->max - self->min);

  return CLAMP (share, 0, 1);
}

double
ef_facet_get_value_at (const EfFacet *self, double share)
{
  g_return_val_if_fail (self != NULL, 0);

  if (share <= 0)
    return self->min;
  if (share >= 1)
    return self->max;

  return self->logarithmic ? self->min * pow (self->max / self->min, share)
                           : self->min + share * (self->max - self->min);
}

double
ef_facet_get_bound_at (const EfFacet *self, double share, double step, gboolean upper)
{
  const double end = upper ? INFINITY : -INFINITY;
  double value, before;

  g_return_val_if_fail (self != NULL, end);

  if (upper ? share >= 1 : share <= 0)
    return end;
  value = ef_facet_get_value_at (self, share);
  before = ef_facet_get_value_at (self, upper ? share - step : share + step);
  if (ef_column_get_kind (self->column) == EF_COLUMN_DATE)
    value = floor (value);
  else
    value = ef_round_as_fine (value, value - before, upper ? ceil : floor);

  return (upper ? value >= self->max : value <= self->min) ? end : value;
}

guint
ef_facet_find_bin (const EfFacet *self, double value)
{
  return MIN ((guint) (ef_facet_get_share_of (self, value) * EF_FACET_BINS), EF_FACET_BINS - 1);
}

static void
count_numbers (EfFacet *self, const guint8 *mask)
{
  const double *numbers = ef_column_get_numbers (self->column);

  self->has_range = ef_column_get_range (self->column, &self->min, &self->max);
  self->logarithmic = self->has_range && ef_column_get_kind (self->column) == EF_COLUMN_NUMBER
                      && self->min > 0 && self->max / self->min > LOGARITHMIC_FROM;
  for (guint row = 0; row < ef_column_get_n_rows (self->column); row++)
    {
      if (mask != NULL && !mask[row])
        continue;
      if (isnan (numbers[row]))
        self->n_missing++;
      else if (self->has_range)
        self->bins[ef_facet_find_bin (self, numbers[row])]++;
    }
}

EfFacet *
ef_facet_new (const EfTable *table,
              EfColumn *column,
              const char *filter,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (EfFacet) self = NULL;
  g_autofree char *others = NULL;
  g_autofree guint8 *mask = NULL;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (column != NULL, NULL);

  others = ef_filter_remove_choices (filter, table, column);
  if (others != NULL)
    {
      g_autoptr (EfFilter) parsed = ef_filter_parse (others, error);

      if (parsed == NULL)
        return NULL;
      mask = ef_filter_apply (parsed, table, error);
      if (mask == NULL)
        return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  self = g_new0 (EfFacet, 1);
  self->column = ef_column_ref (column);
  for (guint row = 0; row < ef_column_get_n_rows (column); row++)
    self->n_rows += mask == NULL || mask[row];
  if (ef_column_get_kind (column) == EF_COLUMN_TEXT)
    count_texts (self, mask);
  else
    count_numbers (self, mask);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
ef_facet_free (EfFacet *self)
{
  ef_column_unref (self->column);
  g_clear_pointer (&self->values, g_array_unref);
  g_free (self);
}
