/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-pairs.h"

#include "ef-table-link.h"

struct _EfLinkPairs
{
  GStringChunk *texts;
  GArray *pairs; /* of EfLinkNamePair */
  guint n_close;
};

/* The cells with the names. */
typedef struct
{
  EfLinkPairs *pairs;
  EfColumn *columns[2];
} Lister;

static guint
hash_pair (gconstpointer data)
{
  const EfLinkNamePair *pair = data;

  /* A text stands in the chunk once, so its address will do. */
  return g_direct_hash (pair->names[0]) * 31 + g_direct_hash (pair->names[1]);
}

static gboolean
have_equal_names (gconstpointer a,
                  gconstpointer b)
{
  const EfLinkNamePair *one = a, *other = b;

  return one->names[0] == other->names[0] && one->names[1] == other->names[1];
}

static const char *
get_name (Lister *self,
          guint   side,
          guint   row)
{
  g_autofree char *cell = ef_column_dup_cell (self->columns[side], row);

  return g_string_chunk_insert_const (self->pairs->texts, cell);
}

static EfLinkNamePair
make_pair (Lister     *self,
           guint       first,
           guint       second,
           EfLinkLevel level)
{
  return (EfLinkNamePair) { { get_name (self, 0, first), get_name (self, 1, second) }, level, 1,
                            1 };
}

/* Those of a level, each pair of names once. FALSE if cancelled. */
static gboolean
list_level (Lister       *self,
            const EfLink *link,
            EfLinkLevel   level,
            GCancellable *cancellable)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (hash_pair, have_equal_names, g_free, NULL);
  GArray *pairs = self->pairs->pairs;
  guint n_pairs;
  const EfLinkPair *linked = ef_link_get_pairs (link, &n_pairs);

  for (guint i = 0; i < n_pairs; i++)
    {
      EfLinkNamePair pair;
      gpointer number;

      if (linked[i].level != level)
        continue;
      if (i % 1024 == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      pair = make_pair (self, linked[i].first, linked[i].second, level);
      if (g_hash_table_lookup_extended (seen, &pair, NULL, &number))
        {
          g_array_index (pairs, EfLinkNamePair, GPOINTER_TO_UINT (number)).n_rows++;
          continue;
        }
      g_hash_table_insert (seen, g_memdup2 (&pair, sizeof pair), GUINT_TO_POINTER (pairs->len));
      g_array_append_val (pairs, pair);
    }

  return TRUE;
}

static void
list_close (Lister       *self,
            const GArray *close)
{
  for (guint i = 0; i < close->len; i++)
    {
      const EfLinkCandidate *candidate = &g_array_index (close, EfLinkCandidate, i);
      EfLinkNamePair pair = make_pair (self, candidate->first, candidate->second, EF_LINK_NONE);

      pair.score = candidate->score;
      pair.n_rows = candidate->n_pairs;
      g_array_append_val (self->pairs->pairs, pair);
    }
  self->pairs->n_close = close->len;
}

/* How many rows have each name, which the list owns. */
static GHashTable *
count_names (Lister *self,
             guint   side)
{
  GHashTable *counts = g_hash_table_new (NULL, NULL);

  for (guint row = 0; row < ef_column_get_n_rows (self->columns[side]); row++)
    {
      const char *name = get_name (self, side, row);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));

      g_hash_table_insert (counts, (gpointer) name, GUINT_TO_POINTER (n + 1));
    }

  return counts;
}

/* Names that both tables have, on which somebody decided, and that are not in the list. */
static void
list_decided (Lister           *self,
              const EfLinkSpec *spec)
{
  GArray *pairs = self->pairs->pairs;
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (GHashTable) firsts = NULL;
  g_autoptr (GHashTable) seconds = NULL;
  g_autoptr (GArray) decided = NULL;

  if (spec->decisions->len == 0)
    return;

  seen = g_hash_table_new (hash_pair, have_equal_names);
  firsts = count_names (self, 0);
  seconds = count_names (self, 1);
  decided = g_array_new (FALSE, FALSE, sizeof (EfLinkNamePair));
  for (guint i = 0; i < pairs->len; i++)
    g_hash_table_add (seen, &g_array_index (pairs, EfLinkNamePair, i));
  for (guint i = 0; i < spec->decisions->len; i++)
    {
      const EfLinkDecision *decision = g_ptr_array_index (spec->decisions, i);
      EfLinkNamePair pair = { .level = EF_LINK_NONE };
      guint64 n_rows;

      pair.names[0] = g_string_chunk_insert_const (self->pairs->texts, decision->first);
      pair.names[1] = g_string_chunk_insert_const (self->pairs->texts, decision->second);
      n_rows = (guint64) GPOINTER_TO_UINT (g_hash_table_lookup (firsts, pair.names[0]))
               * GPOINTER_TO_UINT (g_hash_table_lookup (seconds, pair.names[1]));
      pair.n_rows = (guint) MIN (n_rows, G_MAXUINT);
      if (n_rows > 0 && !g_hash_table_contains (seen, &pair))
        g_array_append_val (decided, pair);
    }
  g_array_insert_vals (pairs, self->pairs->n_close, decided->data, decided->len);
  self->pairs->n_close += decided->len;
}

EfLinkPairs *
ef_link_pairs_new (EfTable          *first,
                   EfTable          *second,
                   const EfLinkSpec *spec,
                   EfProgress       *progress,
                   GCancellable     *cancellable,
                   GError          **error)
{
  EfTable *tables[] = { first, second };
  g_autoptr (EfLinkSpec) undecided = NULL;
  g_autoptr (EfLink) link = NULL;
  g_autoptr (GArray) close = NULL;
  g_autoptr (EfLinkPairs) self = NULL;
  Lister lister;

  g_return_val_if_fail (first != NULL && second != NULL && spec != NULL, NULL);

  undecided = ef_link_spec_copy_undecided (spec);
  link = ef_table_link_rows (first, second, undecided, cancellable, error);
  if (link == NULL)
    return NULL;
  close = ef_link_list_close (link, EF_LINK_PAIRS_MIN_SCORE, EF_LINK_PAIRS_PER_NAME, progress,
                              cancellable, error);
  if (close == NULL)
    return NULL;

  self = g_atomic_rc_box_new0 (EfLinkPairs);
  self->texts = g_string_chunk_new (16384);
  self->pairs = g_array_new (FALSE, FALSE, sizeof (EfLinkNamePair));
  lister = (Lister) { .pairs = self };
  for (guint side = 0; side < 2; side++)
    lister.columns[side]
      = ef_table_get_column (tables[side],
                             ef_table_link_find_names (tables[side], spec->names[side], NULL));
  list_close (&lister, close);
  if (!list_level (&lister, link, EF_LINK_BASE, cancellable)
      || !list_level (&lister, link, EF_LINK_SPELLING, cancellable))
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  list_decided (&lister, spec);

  return g_steal_pointer (&self);
}

EfLinkPairs *
ef_link_pairs_ref (EfLinkPairs *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
link_pairs_clear (gpointer data)
{
  EfLinkPairs *self = data;

  g_string_chunk_free (self->texts);
  g_array_unref (self->pairs);
}

void
ef_link_pairs_unref (EfLinkPairs *self)
{
  g_atomic_rc_box_release_full (self, link_pairs_clear);
}

guint
ef_link_pairs_get_n (const EfLinkPairs *self)
{
  return self->pairs->len;
}

guint
ef_link_pairs_get_n_close (const EfLinkPairs *self)
{
  return self->n_close;
}

const EfLinkNamePair *
ef_link_pairs_get (const EfLinkPairs *self,
                   guint              index)
{
  g_return_val_if_fail (index < self->pairs->len, NULL);

  return &g_array_index (self->pairs, EfLinkNamePair, index);
}
