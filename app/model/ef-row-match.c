/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-row-match-private.h"

#include "ef-row-ids-private.h"

#include <math.h>
#include <string.h>

/* Cells are only counted where there are so few pairs of rows to choose from; larger heaps of rows
 * that say the same go by their order. */
#define MAX_PAIRS 1024

/* A text or date in common is more than all numbers. */
#define TEXT_WEIGHT (G_GUINT64_CONSTANT (1) << 32)

typedef struct
{
  EfTable *tables[2];  /* before, after */
  guint64 *whole[2];   /* hashes of all that is stated */
  guint64 *told[2];    /* of texts and dates */
  GArray *rest[2];     /* of guint32: rows of the present heap without partner, ascending */
  GArray *scratch;     /* of guint64: how alike they are */
  guint32 *matches;
  guint n_unsure;
} Matcher;

static gboolean
is_any (const EfColumn *column)
{
  return TRUE;
}

static gboolean
is_text_or_date (const EfColumn *column)
{
  return ef_column_get_kind (column) != EF_COLUMN_NUMBER;
}

static guint64 *
hash_rows (EfTable *table, gboolean (*wanted) (const EfColumn *column),
           guint64 *(*hash) (GPtrArray *columns, guint n_rows))
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    if (wanted (ef_table_get_column (table, i)))
      g_ptr_array_add (columns, ef_table_get_column (table, i));

  return hash (columns, ef_table_get_n_rows (table));
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint64 *hashes = data;
  guint32 one = *(const guint32 *) a, other = *(const guint32 *) b;

  if (hashes[one] != hashes[other])
    return hashes[one] < hashes[other] ? -1 : 1;

  return (one > other) - (one < other);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint32 one = *(const guint32 *) a, other = *(const guint32 *) b;

  return (one > other) - (one < other);
}

/* So many rows from @start on have the same hash. */
static guint
count_equal (const GArray *rows, guint start, const guint64 *hashes)
{
  guint end = start + 1;

  while (end < rows->len
         && hashes[g_array_index (rows, guint32, end)]
              == hashes[g_array_index (rows, guint32, start)])
    end++;

  return end - start;
}

static void
keep (GArray *kept, const GArray *rows, guint start, guint n)
{
  g_array_append_vals (kept, &g_array_index (rows, guint32, start), n);
}

/* Calls @pair with each run of rows that have one hash, which may be empty on one side. */
static void
for_each_heap (GArray *rows[2], guint64 *const hashes[2],
               void (*pair) (Matcher *self, GArray *const rows[2], const guint start[2],
                             const guint n[2], GArray *const kept[2]),
               Matcher *self, GArray *const kept[2])
{
  guint at[2] = { 0, 0 };

  for (guint side = 0; side < 2; side++)
    g_array_sort_with_data (rows[side], compare_rows, hashes[side]);
  while (at[0] < rows[0]->len || at[1] < rows[1]->len)
    {
      guint n[2] = { 0, 0 };
      guint64 next[2];

      for (guint side = 0; side < 2; side++)
        next[side] = at[side] < rows[side]->len
                       ? hashes[side][g_array_index (rows[side], guint32, at[side])] : 0;
      for (guint side = 0; side < 2; side++)
        if (at[side] < rows[side]->len
            && (at[1 - side] == rows[1 - side]->len || next[side] <= next[1 - side]))
          n[side] = count_equal (rows[side], at[side], hashes[side]);
      pair (self, rows, at, n, kept);
      at[0] += n[0];
      at[1] += n[1];
    }
}

static void
match (Matcher *self, GArray *const rows[2], guint first, guint second)
{
  self->matches[g_array_index (rows[0], guint32, first)]
    = g_array_index (rows[1], guint32, second);
}

/* Rows that are wholly equal: it does not matter which is which. */
static void
pair_equal (Matcher *self, GArray *const rows[2], const guint start[2], const guint n[2],
            GArray *const kept[2])
{
  guint n_pairs = MIN (n[0], n[1]);

  for (guint i = 0; i < n_pairs; i++)
    match (self, rows, start[0] + i, start[1] + i);
  for (guint side = 0; side < 2; side++)
    if (n[side] > n_pairs)
      keep (kept[side], rows[side], start[side] + n_pairs, n[side] - n_pairs);
}

static void
pair_only (Matcher *self, GArray *const rows[2], const guint start[2], const guint n[2],
           GArray *const kept[2])
{
  if (n[0] == 1 && n[1] == 1)
    {
      match (self, rows, start[0], start[1]);
      return;
    }
  for (guint side = 0; side < 2; side++)
    if (n[side] > 0)
      keep (kept[side], rows[side], start[side], n[side]);
}

/* What is left of the present heap after that. */
static void
reduce (Matcher *self, guint64 *const hashes[2],
        void (*pair) (Matcher *self, GArray *const rows[2], const guint start[2],
                      const guint n[2], GArray *const kept[2]))
{
  GArray *kept[2];

  if (self->rest[0]->len == 0 || self->rest[1]->len == 0)
    return;

  for (guint side = 0; side < 2; side++)
    kept[side] = g_array_new (FALSE, FALSE, sizeof (guint32));
  for_each_heap (self->rest, hashes, pair, self, kept);
  for (guint side = 0; side < 2; side++)
    {
      g_array_unref (self->rest[side]);
      self->rest[side] = kept[side];
      g_array_sort (kept[side], compare_numbers);
    }
}

static gboolean
have_equal_cell (const EfColumn *one, guint row, const EfColumn *other, guint other_row)
{
  double a, b;

  if (ef_column_get_kind (one) != ef_column_get_kind (other))
    return FALSE;
  if (ef_column_get_kind (one) == EF_COLUMN_TEXT)
    return *ef_column_get_text (one, row) != '\0'
           && strcmp (ef_column_get_text (one, row), ef_column_get_text (other, other_row)) == 0;

  a = ef_column_get_numbers (one)[row];
  b = ef_column_get_numbers (other)[other_row];

  return !isnan (a) && a * ef_column_get_factor (one) == b * ef_column_get_factor (other);
}

static guint64
compare_cells (const Matcher *self, guint row, guint other_row)
{
  guint64 score = 0;

  for (guint i = 0; i < ef_table_get_n_columns (self->tables[0]); i++)
    {
      const EfColumn *one = ef_table_get_column (self->tables[0], i);
      const EfColumn *other = ef_table_get_column (self->tables[1], i);

      if (have_equal_cell (one, row, other, other_row))
        score += is_text_or_date (one) ? TEXT_WEIGHT : 1;
    }

  return score;
}

/* Another pair with one of these two rows is as alike. */
static gboolean
has_rival (const Matcher *self, guint first, guint second)
{
  const guint64 *scores = (const guint64 *) self->scratch->data;
  guint n = self->rest[1]->len;
  guint64 score = scores[first * n + second];

  for (guint i = 0; i < self->rest[0]->len; i++)
    if (i != first && scores[i * n + second] == score)
      return TRUE;
  for (guint i = 0; i < n; i++)
    if (i != second && scores[first * n + i] == score)
      return TRUE;

  return FALSE;
}

/* The pair that is most alike, of equals the first; their row and column in the scores. */
static guint64
find_best (const Matcher *self, guint *first, guint *second)
{
  const guint64 *scores = (const guint64 *) self->scratch->data;
  guint64 best = 0;

  for (guint i = 0; i < self->scratch->len; i++)
    if (scores[i] > best)
      {
        best = scores[i];
        *first = i / self->rest[1]->len;
        *second = i % self->rest[1]->len;
      }

  return best;
}

/* Their scores are above 0 while both are without partner. */
static void
pair_alike (Matcher *self)
{
  guint n[2] = { self->rest[0]->len, self->rest[1]->len };
  guint first = 0, second = 0;
  guint64 *scores;

  g_array_set_size (self->scratch, n[0] * n[1]);
  scores = (guint64 *) self->scratch->data;
  for (guint i = 0; i < n[0]; i++)
    for (guint k = 0; k < n[1]; k++)
      scores[i * n[1] + k] = 1 + compare_cells (self, g_array_index (self->rest[0], guint32, i),
                                                g_array_index (self->rest[1], guint32, k));

  while (find_best (self, &first, &second) > 0)
    {
      self->n_unsure += has_rival (self, first, second);
      match (self, self->rest, first, second);
      for (guint i = 0; i < n[0]; i++)
        scores[i * n[1] + second] = 0;
      for (guint k = 0; k < n[1]; k++)
        scores[first * n[1] + k] = 0;
    }
}

static void
pair_in_order (Matcher *self)
{
  guint n = MIN (self->rest[0]->len, self->rest[1]->len);

  for (guint i = 0; i < n; i++)
    match (self, self->rest, i, i);
  self->n_unsure += n;
}

/* Rows that are identified by the same texts. */
static void
pair_heap (Matcher *self, GArray *const rows[2], const guint start[2], const guint n[2],
           GArray *const kept[2])
{
  if (n[0] == 0 || n[1] == 0)
    return;
  if (n[0] == 1 && n[1] == 1)
    {
      match (self, rows, start[0], start[1]);
      return;
    }

  for (guint side = 0; side < 2; side++)
    {
      g_array_set_size (self->rest[side], 0);
      keep (self->rest[side], rows[side], start[side], n[side]);
    }
  reduce (self, self->whole, pair_equal);
  reduce (self, self->told, pair_only);
  if (self->rest[0]->len == 0 || self->rest[1]->len == 0)
    return;
  if ((guint64) self->rest[0]->len * self->rest[1]->len <= MAX_PAIRS)
    pair_alike (self);
  else
    pair_in_order (self);
}

guint
ef_row_match (EfTable *before, EfTable *after, guint32 *matches)
{
  EfTable *tables[2] = { before, after };
  Matcher self = { .tables = { before, after }, .matches = matches };
  guint64 *identities[2];
  GArray *rows[2];

  for (guint row = 0; row < ef_table_get_n_rows (before); row++)
    matches[row] = EF_NO_ROW;

  self.scratch = g_array_new (FALSE, FALSE, sizeof (guint64));
  for (guint side = 0; side < 2; side++)
    {
      guint n = ef_table_get_n_rows (tables[side]);

      identities[side] = hash_rows (tables[side], is_any, ef_row_ids_hash_identity);
      self.whole[side] = hash_rows (tables[side], is_any, ef_row_ids_hash);
      self.told[side] = hash_rows (tables[side], is_text_or_date, ef_row_ids_hash);
      self.rest[side] = g_array_new (FALSE, FALSE, sizeof (guint32));
      rows[side] = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);
      for (guint32 row = 0; row < n; row++)
        g_array_append_val (rows[side], row);
    }

  for_each_heap (rows, identities, pair_heap, &self, NULL);

  for (guint side = 0; side < 2; side++)
    {
      g_free (identities[side]);
      g_free (self.whole[side]);
      g_free (self.told[side]);
      g_array_unref (self.rest[side]);
      g_array_unref (rows[side]);
    }
  g_array_unref (self.scratch);

  return self.n_unsure;
}
