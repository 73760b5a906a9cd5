/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-private.h"

#include "ef-error.h"
#include "ef-word-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Parts that may be missing in one of two names that mean the same. */
static const EfLinkPart extras[] = {
  EF_LINK_PART_ORGANISATION, EF_LINK_PART_REVISION, EF_LINK_PART_IMAGE_SIZE,
};

#define N_MASKS (1 << G_N_ELEMENTS (extras))
#define MAX_COMPARED_PARTS (2 + G_N_ELEMENTS (extras))

static const char *const level_words[] = { "exact", "spelling", "base", "confirmed", "none" };

typedef struct
{
  EfLink *link;
  GArray *found; /* of EfLinkEntryPair */
  GHashTable *rejected; /* like EfLink.decided, or NULL */
  guint64 n_pairs;
} Linker;

const char *
ef_link_level_to_word (EfLinkLevel level)
{
  g_return_val_if_fail (level < EF_N_LINK_LEVELS, NULL);

  return level_words[level];
}

gboolean
ef_link_level_from_word (const char  *word,
                         EfLinkLevel *level)
{
  guint index;

  if (!ef_word_list_find (level_words, EF_N_LINK_LEVELS, word, &index))
    return FALSE;
  *level = index;

  return TRUE;
}

static gboolean
contains (GHashTable *set,
          guint64     key)
{
  return set != NULL && g_hash_table_contains (set, &key);
}

static void
add (GHashTable **set,
     guint64      key)
{
  if (*set == NULL)
    *set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_add (*set, g_memdup2 (&key, sizeof key));
}

/* FALSE if there are too many. */
static gboolean
add_pair (Linker     *self,
          guint       first,
          guint       second,
          EfLinkLevel level)
{
  EfLinkEntries *sides = self->link->sides;
  EfLinkEntryPair pair = { first, second, level };

  if (sides[0].best[first] < level && sides[1].best[second] < level)
    return TRUE;
  if (contains (self->rejected, ef_link_decided_key (sides[0].parts[EF_LINK_PART_TEXT][first],
                                                     sides[1].parts[EF_LINK_PART_TEXT][second])))
    return TRUE;

  sides[0].best[first] = MIN (sides[0].best[first], level);
  sides[1].best[second] = MIN (sides[1].best[second], level);
  g_array_append_val (self->found, pair);
  self->n_pairs += (guint64) ef_link_entries_count_rows (&sides[0], first)
                   * ef_link_entries_count_rows (&sides[1], second);

  return self->n_pairs <= EF_LINK_MAX_PAIRS;
}

static guint32
hash_entry (const EfLinkEntries *side,
            guint                entry,
            const EfLinkPart    *parts,
            guint                n_parts)
{
  guint64 hash = 0;

  for (guint i = 0; i < n_parts; i++)
    hash = (hash ^ side->parts[parts[i]][entry]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return hash >> 32;
}

/* Pairs those of the listed entries of both sides of which all @parts are equal. */
static gboolean
pair_equals (Linker           *self,
             GArray           *lists[2],
             const EfLinkPart *parts,
             guint             n_parts,
             EfLinkLevel       level)
{
  const EfLinkEntries *sides = self->link->sides;
  g_autofree guint32 *heads = NULL; /* index in the second list + 1, or 0 */
  g_autofree guint32 *nexts = NULL;
  guint32 mask = 15;

  if (lists[0]->len == 0 || lists[1]->len == 0)
    return TRUE;

  while (mask < lists[1]->len)
    mask = mask * 2 + 1;
  heads = g_new0 (guint32, (gsize) mask + 1);
  nexts = g_new0 (guint32, lists[1]->len);
  for (guint i = 0; i < lists[1]->len; i++)
    {
      guint entry = g_array_index (lists[1], guint32, i);
      guint32 *head = &heads[hash_entry (&sides[1], entry, parts, n_parts) & mask];

      nexts[i] = *head;
      *head = i + 1;
    }

  for (guint i = 0; i < lists[0]->len; i++)
    {
      guint first = g_array_index (lists[0], guint32, i);
      guint32 at = heads[hash_entry (&sides[0], first, parts, n_parts) & mask];

      for (; at != 0; at = nexts[at - 1])
        {
          guint second = g_array_index (lists[1], guint32, at - 1);
          guint equal = 0;

          while (equal < n_parts
                 && sides[0].parts[parts[equal]][first] == sides[1].parts[parts[equal]][second])
            equal++;
          if (equal == n_parts && !add_pair (self, first, second, level))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
pair_all (Linker     *self,
          EfLinkPart  part,
          EfLinkLevel level)
{
  const EfLinkPart parts[] = { EF_LINK_PART_KEY, part };
  GArray *lists[2];
  gboolean fits;

  for (guint side = 0; side < 2; side++)
    {
      lists[side] = g_array_new (FALSE, FALSE, sizeof (guint32));
      for (guint32 i = 0; i < self->link->sides[side].n_entries; i++)
        if (self->link->sides[side].parts[part][i] != 0)
          g_array_append_val (lists[side], i);
    }
  fits = pair_equals (self, lists, parts, G_N_ELEMENTS (parts), level);
  for (guint side = 0; side < 2; side++)
    g_array_unref (lists[side]);

  return fits;
}

/* Equal in core and in those extras that both have: for each two sets of extras that names of the
 * two sides have, those that both sets have are compared. */
static gboolean
pair_bases (Linker *self)
{
  GArray *lists[2][N_MASKS];
  gboolean fits = TRUE;

  for (guint side = 0; side < 2; side++)
    {
      const EfLinkEntries *entries = &self->link->sides[side];

      for (guint mask = 0; mask < N_MASKS; mask++)
        lists[side][mask] = g_array_new (FALSE, FALSE, sizeof (guint32));
      for (guint32 i = 0; i < entries->n_entries; i++)
        {
          guint mask = 0;

          for (guint extra = 0; extra < G_N_ELEMENTS (extras); extra++)
            if (entries->parts[extras[extra]][i] != 0)
              mask |= 1 << extra;
          if (entries->parts[EF_LINK_PART_CORE][i] != 0)
            g_array_append_val (lists[side][mask], i);
        }
    }

  for (guint first = 0; first < N_MASKS; first++)
    for (guint second = 0; second < N_MASKS && fits; second++)
      {
        EfLinkPart parts[MAX_COMPARED_PARTS] = { EF_LINK_PART_KEY, EF_LINK_PART_CORE };
        GArray *both[2] = { lists[0][first], lists[1][second] };
        guint n_parts = 2;

        for (guint extra = 0; extra < G_N_ELEMENTS (extras); extra++)
          if ((first & second & 1 << extra) != 0)
            parts[n_parts++] = extras[extra];
        fits = pair_equals (self, both, parts, n_parts, EF_LINK_BASE);
      }

  for (guint side = 0; side < 2; side++)
    for (guint mask = 0; mask < N_MASKS; mask++)
      g_array_unref (lists[side][mask]);

  return fits;
}

static int
compare_entry_pairs (gconstpointer a,
                     gconstpointer b)
{
  const EfLinkEntryPair *one = a, *other = b;

  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;

  return (one->second > other->second) - (one->second < other->second);
}

/* Whether the pair is among the first @n of those found, which are sorted. */
static gboolean
is_found (Linker *self,
          guint   n,
          guint   first,
          guint   second)
{
  const EfLinkEntryPair wanted = { first, second, EF_LINK_NONE };

  return n > 0
         && bsearch (&wanted, self->found->data, n, sizeof wanted, compare_entry_pairs) != NULL;
}

/* Rows whose names are one, somebody says, if their keys are. */
static gboolean
pair_confirmed (Linker              *self,
                const EfLinkOptions *options)
{
  const EfLinkEntries *sides = self->link->sides;
  g_autoptr (GHashTable) done = NULL;
  guint n_sure = self->found->len;

  g_array_sort (self->found, compare_entry_pairs);
  for (guint i = 0; i < options->n_decisions; i++)
    {
      const EfLinkDecision *decision = &options->decisions[i];
      guint32 texts[2] = { ef_text_pool_find (self->link->pool, decision->first),
                           ef_text_pool_find (self->link->pool, decision->second) };
      guint64 key = ef_link_decided_key (texts[0], texts[1]);
      guint first, second, ends[2];

      if (!decision->accepted || texts[0] == 0 || texts[1] == 0 || contains (done, key))
        continue;

      add (&done, key);
      first = ef_link_entries_find (&sides[0], texts[0], &ends[0]);
      second = ef_link_entries_find (&sides[1], texts[1], &ends[1]);
      while (first < ends[0] && second < ends[1])
        {
          guint32 keys[2] = { sides[0].parts[EF_LINK_PART_KEY][first],
                              sides[1].parts[EF_LINK_PART_KEY][second] };

          if (keys[0] == keys[1] && !is_found (self, n_sure, first, second))
            {
              EfLinkEntryPair pair = { first, second, EF_LINK_CONFIRMED };

              sides[0].best[first] = MIN (sides[0].best[first], EF_LINK_CONFIRMED);
              sides[1].best[second] = MIN (sides[1].best[second], EF_LINK_CONFIRMED);
              g_array_append_val (self->found, pair);
              self->n_pairs += (guint64) ef_link_entries_count_rows (&sides[0], first)
                               * ef_link_entries_count_rows (&sides[1], second);
              if (self->n_pairs > EF_LINK_MAX_PAIRS)
                return FALSE;
            }
          if (keys[0] <= keys[1])
            first++;
          if (keys[1] <= keys[0])
            second++;
        }
    }

  return TRUE;
}

static int
compare_pairs (const void *a,
               const void *b)
{
  const EfLinkPair *one = a, *other = b;

  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;

  return (one->second > other->second) - (one->second < other->second);
}

/* From entries to rows. */
static void
expand_pairs (Linker *self)
{
  EfLink *link = self->link;
  EfLinkPair *pair;

  link->n_pairs = self->n_pairs;
  link->pairs = pair = g_new (EfLinkPair, MAX (link->n_pairs, 1));
  for (guint i = 0; i < self->found->len; i++)
    {
      const EfLinkEntryPair *found = &g_array_index (self->found, EfLinkEntryPair, i);
      const EfLinkEntries *first = &link->sides[0], *second = &link->sides[1];
      const guint32 *firsts = first->rows + first->row_offsets[found->first];
      const guint32 *seconds = second->rows + second->row_offsets[found->second];
      guint n_firsts = ef_link_entries_count_rows (first, found->first);
      guint n_seconds = ef_link_entries_count_rows (second, found->second);

      for (guint a = 0; a < n_firsts; a++)
        for (guint b = 0; b < n_seconds; b++)
          *pair++ = (EfLinkPair) { firsts[a], seconds[b], found->level };
    }
  qsort (link->pairs, link->n_pairs, sizeof *link->pairs, compare_pairs);
}

static void
sum_up (EfLink *self)
{
  for (guint side = 0; side < 2; side++)
    {
      const EfLinkEntries *entries = &self->sides[side];
      g_autofree guint32 *n_partners = g_new0 (guint32, MAX (entries->n_rows, 1));

      self->levels[side] = g_malloc (MAX (entries->n_rows, 1));
      memset (self->levels[side], EF_LINK_NONE, entries->n_rows);
      for (guint i = 0; i < self->n_pairs; i++)
        {
          const EfLinkPair *pair = &self->pairs[i];
          guint row = side == 0 ? pair->first : pair->second;

          self->levels[side][row] = MIN (self->levels[side][row], pair->level);
          if (++n_partners[row] == 2)
            self->n_ambiguous[side]++;
        }
    }
}

static void
decide (Linker              *self,
        const EfLinkOptions *options)
{
  EfLink *link = self->link;

  for (guint i = 0; i < options->n_decisions; i++)
    {
      const EfLinkDecision *decision = &options->decisions[i];
      guint32 first = ef_text_pool_find (link->pool, decision->first);
      guint32 second = ef_text_pool_find (link->pool, decision->second);

      if (first == 0 || second == 0)
        continue;

      add (&link->decided, ef_link_decided_key (first, second));
      if (!decision->accepted)
        add (&self->rejected, ef_link_decided_key (first, second));
    }
}

/* FALSE if there are too many pairs. */
static gboolean
link_entries (Linker              *self,
              const EfLinkOptions *options)
{
  decide (self, options);

  return pair_all (self, EF_LINK_PART_TEXT, EF_LINK_EXACT)
         && (options->loosest < EF_LINK_SPELLING
             || pair_all (self, EF_LINK_PART_SPELLING, EF_LINK_SPELLING))
         && (options->loosest < EF_LINK_BASE || pair_bases (self))
         && pair_confirmed (self, options);
}

EfLink *
ef_link_new (const EfLinkSide    *first,
             const EfLinkSide    *second,
             const EfLinkOptions *options,
             GCancellable        *cancellable,
             GError             **error)
{
  static const EfLinkOptions all = { .loosest = EF_LINK_BASE };
  g_autoptr (EfLink) link = g_new0 (EfLink, 1);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (EfLinkEntryPair));
  Linker linker = { .link = link, .found = found };
  gboolean fits;

  g_return_val_if_fail (first != NULL && second != NULL, NULL);

  link->pool = ef_text_pool_new ();
  ef_link_entries_fill (&link->sides[0], first, link->pool);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  ef_link_entries_fill (&link->sides[1], second, link->pool);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  fits = link_entries (&linker, options != NULL ? options : &all);
  g_clear_pointer (&linker.rejected, g_hash_table_unref);
  if (!fits)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE,
                   _("Linked by these names there would be more than %u rows. Choose a column "
                     "that tells rows of the same name apart."), EF_LINK_MAX_PAIRS);
      return NULL;
    }

  expand_pairs (&linker);
  sum_up (link);

  return g_steal_pointer (&link);
}

void
ef_link_free (EfLink *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->pool, ef_text_pool_unref);
  for (guint side = 0; side < 2; side++)
    {
      ef_link_entries_clear (&self->sides[side]);
      g_free (self->levels[side]);
    }
  g_clear_pointer (&self->decided, g_hash_table_unref);
  g_free (self->pairs);
  g_free (self);
}

const EfLinkPair *
ef_link_get_pairs (const EfLink *self,
                   guint        *n_pairs)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_pairs = self->n_pairs;

  return self->pairs;
}

const guint8 *
ef_link_get_levels (const EfLink *self,
                    guint         side)
{
  g_return_val_if_fail (self != NULL && side < 2, NULL);

  return self->levels[side];
}

guint
ef_link_count_rows (const EfLink *self,
                    guint         side,
                    EfLinkLevel   level)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL && side < 2, 0);

  for (guint i = 0; i < self->sides[side].n_rows; i++)
    n += self->levels[side][i] == level;

  return n;
}

guint
ef_link_count_ambiguous (const EfLink *self,
                         guint         side)
{
  g_return_val_if_fail (self != NULL && side < 2, 0);

  return self->n_ambiguous[side];
}
