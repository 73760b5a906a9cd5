/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-trails.h"

#include <math.h>

#include "ef-weight-format.h"

/*
 * Trails are what a text says of several points: variants of one model, checkpoints of one run.
 * Points are sorted into their texts by counting, then within each. Names that differ in nothing
 * but a format of weights at their end are one, "Llama-3.1-405B" and "Llama-3.1-405B-FP8", where
 * each has one point: what has several is a line already, and two of them would make a tangle.
 */

/* More points on trails than this are a tangle that nobody follows. */
#define POINTS_MAX 20000
/* Cells by which a column is told that states formats of weights, and how many must be some. */
#define FORMAT_CELLS 200
/* Cells among which one has to be a variant. */
#define VARIANT_CELLS 5000
#define FORMAT_SHARE 0.5

typedef struct
{
  const EfChartData *data;
  const double *bits; /* of each point, or NULL */
} Order;

static gboolean
states_bits (const EfColumn *column)
{
  const char *name = ef_column_get_name (column);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return ef_column_get_kind (column) == EF_COLUMN_NUMBER
         && (g_str_equal (lower, "bits") || g_str_equal (lower, "bpw")
             || g_str_has_prefix (lower, "bits per ") || g_str_has_prefix (lower, "bits/"));
}

static gboolean
states_formats (const EfColumn *column)
{
  guint n_cells = 0;
  guint n_formats = 0;

  if (ef_column_get_kind (column) != EF_COLUMN_TEXT)
    return FALSE;
  for (guint row = 0; row < ef_column_get_n_rows (column) && n_cells < FORMAT_CELLS; row++)
    {
      const char *text = ef_column_get_text (column, row);

      if (text == NULL || text[0] == '\0')
        continue;
      n_cells++;
      n_formats += ef_weight_format_find (text) != NULL;
    }

  return n_cells > 0 && n_formats >= FORMAT_SHARE * n_cells;
}

static EfColumn *
find_bits_column (EfTable *table, const EfColumn *trail)
{
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);

      if (column != trail && (states_bits (column) || states_formats (column)))
        return column;
    }

  return NULL;
}

/* The bits of a weight of the point, or NAN. */
static double
get_bits (const EfColumn *column, guint row)
{
  const EfWeightFormat *format;
  const char *text;

  if (ef_column_get_kind (column) == EF_COLUMN_NUMBER)
    return ef_column_get_numbers (column)[row];

  text = ef_column_get_text (column, row);
  format = text != NULL && text[0] != '\0' ? ef_weight_format_find (text) : NULL;

  return format != NULL ? ef_weight_format_get_bits (format) : NAN;
}

/* Of each text of the pool the one that stands for it: the first that has the same name without a
 * format of weights. @bits: what the text itself says, or NAN. Both have @n_ids entries. */
static void
find_bases (EfTextPool *pool, guint n_ids, guint32 *bases, double *bits)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean any = FALSE;

  bases[0] = 0;
  bits[0] = NAN;
  for (guint id = 1; id < n_ids; id++)
    {
      const EfWeightFormat *format;
      g_autofree char *base
        = ef_weight_format_split_name (ef_text_pool_get (pool, id), &format);

      bases[id] = id;
      bits[id] = format != NULL ? ef_weight_format_get_bits (format) : NAN;
      if (base == NULL)
        continue;
      any = TRUE;
      if (!g_hash_table_contains (by_name, base))
        g_hash_table_insert (by_name, g_steal_pointer (&base), GUINT_TO_POINTER (id));
    }
  if (!any)
    return;

  /* A model itself is one of its variants, and stands for them. */
  for (guint id = 1; id < n_ids; id++)
    {
      const char *text = ef_text_pool_get (pool, id);

      if (g_hash_table_contains (by_name, text))
        g_hash_table_insert (by_name, g_strdup (text), GUINT_TO_POINTER (id));
    }
  for (guint id = 1; id < n_ids; id++)
    {
      const EfWeightFormat *format;
      g_autofree char *base
        = ef_weight_format_split_name (ef_text_pool_get (pool, id), &format);

      if (base != NULL)
        bases[id] = GPOINTER_TO_UINT (g_hash_table_lookup (by_name, base));
    }
}

static int
compare_numbers (double a, double b)
{
  return (a > b) - (a < b);
}

static int
compare_points (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Order *order = user_data;
  guint32 first = *(const guint32 *) a, second = *(const guint32 *) b;
  int result = 0;

  if (order->bits != NULL)
    result = compare_numbers (order->bits[first], order->bits[second]);
  if (result == 0)
    result = compare_numbers (order->data->sx[first], order->data->sx[second]);
  if (result == 0)
    result = compare_numbers (order->data->sy[first], order->data->sy[second]);

  return result != 0 ? result : compare_numbers (first, second);
}

/* TRUE if all of them are known and two differ. */
static gboolean
bits_tell (const double *bits, const guint32 *points, guint n)
{
  gboolean differ = FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (!isfinite (bits[points[i]]))
        return FALSE;
      differ = differ || bits[points[i]] != bits[points[0]];
    }

  return differ;
}

/* @named: the bits that a text of the trail's own column says, by its id. */
static void
sort_trails (EfTrails *self, const EfChartData *data, const double *named)
{
  EfColumn *column = find_bits_column (data->table, self->column);
  const guint32 *ids = ef_column_get_text_ids (self->column);
  g_autofree double *bits = g_new (double, MAX (data->n, 1));

  for (guint i = 0; i < self->starts[self->n]; i++)
    {
      guint32 row = data->rows[self->points[i]];

      bits[self->points[i]] = column != NULL ? get_bits (column, row) : named[ids[row]];
    }
  for (guint k = 0; k < self->n; k++)
    {
      guint32 *points = (guint32 *) self->points + self->starts[k];
      guint n = self->starts[k + 1] - self->starts[k];
      Order order = { data, bits_tell (bits, points, n) ? bits : NULL };

      g_qsort_with_data (points, (int) n, sizeof (guint32), compare_points, &order);
    }
}

/* Variants that have several points each are not joined. @counts: how many each text has. */
static void
keep_lines (guint n_ids, const guint32 *counts, guint32 *bases)
{
  g_autofree guint8 *is_line = g_new0 (guint8, n_ids);

  for (guint id = 1; id < n_ids; id++)
    if (counts[id] > 1)
      is_line[bases[id]] = 1;
  for (guint id = 1; id < n_ids; id++)
    if (is_line[bases[id]])
      bases[id] = id;
}

void
ef_chart_trails_find (EfTrails *self, const EfChartData *data)
{
  EfTextPool *pool;
  const guint32 *ids;
  g_autofree guint32 *places = NULL; /* by id: how many points, then where the next one goes */
  g_autofree guint32 *bases = NULL;  /* by id: the one that stands for it */
  g_autofree double *bits = NULL;
  guint32 *points, *starts;
  guint n_ids, n_points = 0;

  g_return_if_fail (self != NULL && self->column != NULL && data != NULL);

  pool = ef_column_get_pool (self->column);
  ids = ef_column_get_text_ids (self->column);
  n_ids = ef_text_pool_get_size (pool) + 1;
  places = g_new0 (guint32, n_ids);
  bases = g_new (guint32, n_ids);
  bits = g_new (double, n_ids);
  find_bases (pool, n_ids, bases, bits);
  {
    g_autofree guint32 *counts = g_new0 (guint32, n_ids);

    for (guint i = 0; i < data->n; i++)
      counts[ids[data->rows[i]]]++;
    keep_lines (n_ids, counts, bases);
    for (guint id = 0; id < n_ids; id++)
      places[bases[id]] += counts[id];
  }
  places[0] = 0; /* no text joins nothing */
  for (guint id = 1; id < n_ids; id++)
    if (places[id] >= 2)
      {
        self->n++;
        n_points += places[id];
      }
  if (n_points > POINTS_MAX)
    {
      self->n_refused = self->n;
      self->n = 0;
      return;
    }

  /* In the order of the first points, so nothing depends on how texts came into the pool. */
  starts = g_new (guint32, self->n + 1);
  points = g_new (guint32, MAX (n_points, 1));
  {
    g_autofree guint32 *next = g_new0 (guint32, n_ids);
    guint k = 0, start = 0;

    for (guint i = 0; i < data->n; i++)
      {
        guint32 id = bases[ids[data->rows[i]]];

        if (id == 0 || places[id] < 2)
          continue;
        if (next[id] == 0)
          {
            starts[k++] = start;
            next[id] = start + 1; /* one more, so that 0 is "not met" */
            start += places[id];
          }
        points[next[id]++ - 1] = i;
      }
    starts[k] = start;
  }
  self->starts = starts;
  self->points = points;
  sort_trails (self, data, bits);
}

gboolean
ef_chart_trails_has_variants (const EfColumn *column)
{
  EfTextPool *pool;
  guint n;

  g_return_val_if_fail (column != NULL, FALSE);

  if (ef_column_get_kind (column) != EF_COLUMN_TEXT)
    return FALSE;
  pool = ef_column_get_pool (column);
  n = MIN (ef_column_get_n_rows (column), VARIANT_CELLS);
  for (guint row = 0; row < n; row++)
    {
      const EfWeightFormat *format;
      g_autofree char *base = ef_weight_format_split_name (
        ef_text_pool_get (pool, ef_column_get_text_ids (column)[row]), &format);

      if (base != NULL)
        return TRUE;
    }

  return FALSE;
}

void
ef_chart_trails_clear (EfTrails *self)
{
  g_free ((gpointer) self->starts);
  g_free ((gpointer) self->points);
}
