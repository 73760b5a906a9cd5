/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-order-private.h"

#include "ef-large-memory.h"
#include "ef-points-private.h"

/*
 * Sorting is what an analysis of a million points spends its time on, so it is a radix sort, and
 * one that moves little. The keys are cut to their first 32 bits above the smallest, which tell
 * nearly all values apart, and three passes over entries of 8 bytes put these in order. What they
 * do not tell apart stands in runs that are sorted by the rest: short ones by insertion, long ones
 * (values that agree in nine digits, beside one that is far away) by the same sort again, where
 * what is left of the keys fits into 32 bits, so there is no third time.
 */

#define DIGIT_BITS 11
#define N_DIGIT_VALUES (1u << DIGIT_BITS)
#define N_DIGITS 3 /* of 11 bits cover 32 */
#define N_SHORT 24      /* up to this many insertion is faster */
#define N_MIDDLING 1024 /* and up to this many merging, which needs no counts to be cleared */

typedef struct
{
  guint32 prefix;
  guint32 index;
} Entry;

static void
order_short (const double *values,
             double        sign,
             guint32      *indices,
             gsize         n)
{
  double sorted[N_SHORT];

  for (gsize i = 0; i < n; i++)
    {
      guint32 index = indices[i];
      double value = values[index] * sign;
      gsize at = i;

      for (; at > 0 && sorted[at - 1] > value; at--)
        {
          sorted[at] = sorted[at - 1];
          indices[at] = indices[at - 1];
        }
      sorted[at] = value;
      indices[at] = index;
    }
}

/* Sorts two halves and merges them: the first half makes room by moving out of the way. */
static void
order_middling (const double *values,
                double        sign,
                guint32      *indices,
                gsize         n)
{
  guint32 first[N_MIDDLING / 2];
  gsize n_first = n / 2;
  gsize i = 0, k = n_first, at = 0;

  ef_order_by_value (values, sign, indices, n_first);
  ef_order_by_value (values, sign, indices + n_first, n - n_first);
  memcpy (first, indices, n_first * sizeof *first);

  while (i < n_first && k < n)
    {
      if (values[indices[k]] * sign < values[first[i]] * sign)
        indices[at++] = indices[k++];
      else
        indices[at++] = first[i++];
    }

  memcpy (indices + at, first + i, (n_first - i) * sizeof *first);
}

/* The range of the keys. TRUE if they are in order already. */
static gboolean
find_range (const double  *values,
            double         sign,
            const guint32 *indices,
            gsize          n,
            gint64        *low,
            gint64        *high)
{
  gint64 previous = G_MININT64;
  gboolean sorted = TRUE;

  *low = G_MAXINT64;
  *high = G_MININT64;

  for (gsize i = 0; i < n; i++)
    {
      gint64 key = ef_order_get_key (values[indices[i]] * sign);

      sorted = sorted && previous <= key;
      previous = key;
      *low = MIN (*low, key);
      *high = MAX (*high, key);
    }

  return sorted;
}

static inline guint
get_digit (guint32 prefix,
           guint   digit)
{
  return (prefix >> (digit * DIGIT_BITS)) & (N_DIGIT_VALUES - 1);
}

/* Least significant digit first. Digits that are the same in all prefixes are skipped. @entries
 * and @spare take turns; returns the one that holds the result. */
static Entry *
sort_entries (Entry *entries,
              Entry *spare,
              gsize  n)
{
  g_autofree guint32 *counts = g_new0 (guint32, N_DIGITS * N_DIGIT_VALUES);

  for (gsize i = 0; i < n; i++)
    for (guint digit = 0; digit < N_DIGITS; digit++)
      counts[digit * N_DIGIT_VALUES + get_digit (entries[i].prefix, digit)]++;

  for (guint digit = 0; digit < N_DIGITS; digit++)
    {
      guint32 *positions = counts + digit * N_DIGIT_VALUES;
      guint32 position = 0;
      Entry *swap;

      if (positions[get_digit (entries[0].prefix, digit)] == n)
        continue;

      for (guint value = 0; value < N_DIGIT_VALUES; value++)
        {
          guint32 count = positions[value];

          positions[value] = position;
          position += count;
        }

      for (gsize i = 0; i < n; i++)
        spare[positions[get_digit (entries[i].prefix, digit)]++] = entries[i];

      swap = entries;
      entries = spare;
      spare = swap;
    }

  return entries;
}

/* Orders by the prefixes, and runs of one prefix by what they leave out. */
static void
order_by_prefix (const double *values,
                 double        sign,
                 guint32      *indices,
                 gsize         n,
                 gint64        low,
                 guint         shift)
{
  g_autofree Entry *entries = g_new (Entry, n);
  g_autofree Entry *spare = g_new (Entry, n);
  const Entry *sorted;
  gsize end;

  ef_large_memory_hint (entries, n * sizeof *entries);
  ef_large_memory_hint (spare, n * sizeof *spare);

  for (gsize i = 0; i < n; i++)
    {
      guint64 key = (guint64) ef_order_get_key (values[indices[i]] * sign) - (guint64) low;

      entries[i].prefix = (guint32) (key >> shift);
      entries[i].index = indices[i];
    }

  sorted = sort_entries (entries, spare, n);
  for (gsize i = 0; i < n; i++)
    indices[i] = sorted[i].index;

  for (gsize start = 0; shift > 0 && start < n; start = end)
    {
      for (end = start + 1; end < n && sorted[end].prefix == sorted[start].prefix; end++)
        continue;
      if (end - start > 1)
        ef_order_by_value (values, sign, indices + start, end - start);
    }
}

void
ef_order_by_value (const double *values,
                   double        sign,
                   guint32      *indices,
                   gsize         n)
{
  gint64 low, high;
  guint shift = 0;

  if (n <= N_SHORT)
    {
      order_short (values, sign, indices, n);
      return;
    }

  if (n <= N_MIDDLING)
    {
      order_middling (values, sign, indices, n);
      return;
    }

  if (find_range (values, sign, indices, n, &low, &high))
    return;

  while ((((guint64) high - (guint64) low) >> shift) > G_MAXUINT32)
    shift++;

  order_by_prefix (values, sign, indices, n, low, shift);
}

void
ef_order_by_place (const EfPoints *points,
                   guint32        *indices,
                   gsize           n)
{
  double y_sign = ef_direction_get_sign (points->y_direction);
  gsize end;

  ef_order_by_value (points->x, ef_direction_get_sign (points->x_direction), indices, n);

  for (gsize start = 0; start < n; start = end)
    {
      double x = points->x[indices[start]];

      for (end = start + 1; end < n && points->x[indices[end]] == x; end++)
        continue;
      if (end - start > 1)
        ef_order_by_value (points->y, y_sign, indices + start, end - start);
    }
}

guint32 *
ef_order_points (const EfPoints *points,
                 gsize          *n_ordered)
{
  guint32 *indices = g_new (guint32, points->n);
  gsize n = 0;

  for (gsize i = 0; i < points->n; i++)
    if (ef_points_is_comparable (points, i))
      indices[n++] = (guint32) i;

  ef_order_by_place (points, indices, n);
  *n_ordered = n;

  return indices;
}
