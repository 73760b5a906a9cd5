/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-row-ids-private.h"

#include "ef-cells-private.h"

#include <math.h>
#include <string.h>
#include <xxhash.h>

/* A row is named by what it says, not by where it stands, so that hidden points and labels find
 * their rows again when a source is imported anew with rows added or sorted otherwise. What it
 * says are the texts that identify a result: its name, group, paper and link; where a table has
 * none of these, all its texts; where it has no text at all, its numbers. Rows that say the same
 * are told apart by counting: the second "QANet (ensemble)" stays the second.
 *
 * A text is hashed once per pool entry, not per cell, and the row's id is a hash of those
 * hashes: the id depends on the texts only, not on the numbers by which a pool happens to know
 * them. */
struct _EfRowIds
{
  gsize ids_ready; /* both for g_once_init_enter() */
  gsize slots_ready;
  guint64 *ids;
  guint32 *slots; /* open addressing over ids: row + 1, or 0 */
  gsize mask;
};

#define MISSING_HASH G_GUINT64_CONSTANT (0)

/* Hashes of the entries of one text pool; an entry not yet hashed is 0. */
typedef struct
{
  EfTextPool *pool;
  guint64 *hashes;
} PoolHashes;

static void
pool_hashes_free (PoolHashes *self)
{
  g_free (self->hashes);
  g_free (self);
}

static PoolHashes *
find_pool_hashes (GPtrArray  *all,
                  EfTextPool *pool)
{
  PoolHashes *found;

  for (guint i = 0; i < all->len; i++)
    {
      found = g_ptr_array_index (all, i);
      if (found->pool == pool)
        return found;
    }

  found = g_new0 (PoolHashes, 1);
  found->pool = pool;
  found->hashes = g_new0 (guint64, (gsize) ef_text_pool_get_size (pool) + 1);
  g_ptr_array_add (all, found);

  return found;
}

static inline guint64
hash_text_id (PoolHashes *self,
              guint32     id)
{
  if (id == 0)
    return MISSING_HASH;

  if (self->hashes[id] == 0)
    {
      const char *text = ef_text_pool_get (self->pool, id);

      self->hashes[id] = XXH3_64bits (text, strlen (text));
    }

  return self->hashes[id];
}

static guint64
hash_number (double value)
{
  guint64 bits;

  if (isnan (value))
    return MISSING_HASH;

  value += 0.0; /* -0 and 0 are one number */
  memcpy (&bits, &value, sizeof bits);
  bits = GUINT64_TO_LE (bits);

  return XXH3_64bits (&bits, sizeof bits);
}

/* states: n_rows running hashes. */
static void
mix_column (guint64        *states,
            guint           n_rows,
            const EfColumn *column,
            GPtrArray      *pools)
{
  const EfCells *cells = ef_column_get_cells (column);
  PoolHashes *pool = NULL;

  if (cells->kind == EF_COLUMN_TEXT)
    pool = find_pool_hashes (pools, cells->pool);

  for (guint row = 0; row < n_rows; row++)
    {
      guint64 pair[2];

      pair[0] = GUINT64_TO_LE (states[row]);
      pair[1] = GUINT64_TO_LE (pool != NULL ? hash_text_id (pool, cells->text_ids[row])
                                            : hash_number (cells->numbers[row]));
      states[row] = XXH3_64bits (pair, sizeof pair);
    }

  for (guint i = 0; i < cells->n_originals; i++)
    {
      guint row = cells->original_rows[i];
      const char *text = cells->original_text + cells->original_offsets[i];

      states[row] = XXH3_64bits_withSeed (text, strlen (text), states[row]);
    }
}

static gboolean
has_identity_role (const EfColumn *column)
{
  switch (ef_column_get_role (column))
    {
    case EF_ROLE_NAME:
    case EF_ROLE_GROUP:
    case EF_ROLE_LINK:
    case EF_ROLE_PAPER:
      return TRUE;

    case EF_ROLE_NONE:
    case EF_ROLE_DATE:
    case EF_ROLE_LEFT_OUT:
    default:
      return FALSE;
    }
}

static gboolean
has_text (const EfColumn *column)
{
  return ef_column_get_kind (column) == EF_COLUMN_TEXT;
}

/* A formula's result says nothing new about its row, and must not rename it. */
static gboolean
is_stated (const EfColumn *column)
{
  EfOrigin origin = ef_column_get_origin (column);

  return origin == EF_ORIGIN_REPORTED || origin == EF_ORIGIN_EDITED;
}

/* The columns that make the identity of a row (element-type EfColumn, transfer container):
 * those of the first rule that finds any. */
static GPtrArray *
list_identity_columns (GPtrArray *columns)
{
  static gboolean (* const rules[]) (const EfColumn *) = { has_identity_role, has_text, is_stated };
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint rule = 0; rule < G_N_ELEMENTS (rules) && chosen->len == 0; rule++)
    for (guint i = 0; i < columns->len; i++)
      {
        EfColumn *column = g_ptr_array_index (columns, i);

        if (is_stated (column) && rules[rule] (column))
          g_ptr_array_add (chosen, column);
      }

  return chosen;
}

/* A table of row + 1 (0 is free) for n_rows rows, at most half full (transfer full). */
static guint32 *
new_slots (guint  n_rows,
           gsize *mask)
{
  gsize size = 16;

  while (size / 2 < n_rows)
    size *= 2;

  *mask = size - 1;

  return g_new0 (guint32, size);
}

/* The slot that holds a row with that hash, or the free one where it belongs. */
static inline guint32 *
find_slot (guint32       *slots,
           gsize          mask,
           const guint64 *hashes,
           guint64        hash)
{
  gsize i = hash & mask;

  while (slots[i] != 0 && hashes[slots[i] - 1] != hash)
    i = (i + 1) & mask;

  return &slots[i];
}

/* Makes equal hashes different by their occurrence. The first of equals keeps its hash. */
static void
number_equals (guint64 *states,
               guint    n_rows)
{
  g_autofree guint32 *occurrences = g_new0 (guint32, MAX (n_rows, 1));
  g_autofree guint32 *slots = NULL;
  gsize mask;

  slots = new_slots (n_rows, &mask);
  for (guint row = 0; row < n_rows; row++)
    {
      guint32 *slot = find_slot (slots, mask, states, states[row]);

      if (*slot != 0)
        occurrences[row] = occurrences[*slot - 1] + 1;
      *slot = row + 1;
    }

  for (guint row = 0; row < n_rows; row++)
    if (occurrences[row] > 0)
      {
        guint64 pair[2] = { GUINT64_TO_LE (states[row]), GUINT64_TO_LE (occurrences[row]) };

        states[row] = XXH3_64bits (pair, sizeof pair);
      }
}

guint64 *
ef_row_ids_hash (GPtrArray *columns,
                 guint      n_rows)
{
  g_autoptr (GPtrArray) pools = g_ptr_array_new_with_free_func ((GDestroyNotify) pool_hashes_free);
  guint64 *states = g_new0 (guint64, MAX (n_rows, 1));

  for (guint i = 0; i < columns->len; i++)
    if (is_stated (g_ptr_array_index (columns, i)))
      mix_column (states, n_rows, g_ptr_array_index (columns, i), pools);

  return states;
}

guint64 *
ef_row_ids_hash_identity (GPtrArray *columns,
                          guint      n_rows)
{
  g_autoptr (GPtrArray) chosen = list_identity_columns (columns);

  return ef_row_ids_hash (chosen, n_rows);
}

static guint64 *
compute_ids (GPtrArray *columns,
             guint      n_rows)
{
  guint64 *states = ef_row_ids_hash_identity (columns, n_rows);

  number_equals (states, n_rows);

  return states;
}

EfRowIds *
ef_row_ids_new (void)
{
  return g_atomic_rc_box_new0 (EfRowIds);
}

EfRowIds *
ef_row_ids_ref (EfRowIds *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
row_ids_clear (gpointer data)
{
  EfRowIds *self = data;

  g_free (self->ids);
  g_free (self->slots);
}

void
ef_row_ids_unref (EfRowIds *self)
{
  g_atomic_rc_box_release_full (self, row_ids_clear);
}

const guint64 *
ef_row_ids_get (EfRowIds  *self,
                GPtrArray *columns,
                guint      n_rows)
{
  if (g_once_init_enter (&self->ids_ready))
    {
      self->ids = compute_ids (columns, n_rows);
      g_once_init_leave (&self->ids_ready, 1);
    }

  return self->ids;
}

gint
ef_row_ids_find (EfRowIds  *self,
                 GPtrArray *columns,
                 guint      n_rows,
                 guint64    id)
{
  const guint64 *ids = ef_row_ids_get (self, columns, n_rows);

  if (g_once_init_enter (&self->slots_ready))
    {
      self->slots = new_slots (n_rows, &self->mask);
      for (guint row = 0; row < n_rows; row++)
        {
          guint32 *slot = find_slot (self->slots, self->mask, ids, ids[row]);

          if (*slot == 0)
            *slot = row + 1;
        }
      g_once_init_leave (&self->slots_ready, 1);
    }

  return (gint) *find_slot (self->slots, self->mask, ids, id) - 1;
}

gboolean
ef_row_ids_survive (GPtrArray *old_columns,
                    GPtrArray *new_columns)
{
  g_autoptr (GPtrArray) before = list_identity_columns (old_columns);
  g_autoptr (GPtrArray) after = list_identity_columns (new_columns);

  if (before->len != after->len)
    return FALSE;

  for (guint i = 0; i < before->len; i++)
    if (ef_column_get_cells (g_ptr_array_index (before, i))
        != ef_column_get_cells (g_ptr_array_index (after, i)))
      return FALSE;

  return TRUE;
}
